"""The accuracy card, worked by hand on small golds."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from compare import models, score, tables

CODES = "start\tend\tsectors\tinstruments\tcontested"
NUMBERS = "start\tend\tquote\trole\tindicator\tcomparator\tvalue\tvalue_high\tunit\tyear\tbasis\toptional"


def gold(folder: Path, codes: list[str], numbers: list[str]) -> Path:
    for name, head, rows in (("codes", CODES, codes), ("quantities", NUMBERS, numbers)):
        (folder / f"a.{name}.tsv").write_text("\n".join([head, *rows]).replace("|", "\t") + "\n", encoding="utf-8")
    return folder


def coding(scheme: str, code: str, start: int) -> models.Coding:
    return models.Coding("a", scheme, code, start, start + 2, "", "", "a-0", "xx", "r")


def quantity(start: int, end: int, **given: str) -> models.Quantity:
    fields = {
        "role": "target",
        "comparator": ">=",
        "value": "5",
        "unit": "%",
        "year": "2020",
        "basis": "share",
        "indicator": "增加值比重",
    }
    return models.Quantity("a", start, end, "a-0", "x", rule="r", **(fields | given))


def counts(card: score.Card, measure: str, code: str = "") -> tuple[int, int, int]:
    c = card.counts[measure, code]
    return c.right, c.extra, c.missed


def test_codes_by_sentence(tmp_path: Path) -> None:
    sentences = ["0|10|it,bio|talent|", "10|20|it||bio", "30|40|||finance"]
    found = [
        coding("sector", "it", 0),
        coding("sector", "it", 5),  # the same code twice in a sentence counts once
        coding("instrument", "talent", 9),  # belongs where it starts, though it ends in the next
        coding("sector", "bio", 12),  # contested: neither for nor against
        coding("sector", "energy", 15),  # not in the gold
        coding("sector", "it", 25),  # in no sentence of the gold
        coding("instrument", "finance", 31),  # contested
    ]
    card = score.cards(gold(tmp_path, sentences, []), found, [], ["a"])["a"]
    assert counts(card, "sector") == (1, 2, 2)  # it; energy and the stray it; bio and the second it
    assert counts(card, "sector", "it") == (1, 1, 1)
    assert counts(card, "sector", "bio") == (0, 0, 1)
    assert counts(card, "instrument") == (1, 0, 0)
    assert card.contested == 2


GOLD = "10|12|5%|target|战略性新兴产业增加值比重|>=|5||%|2020|share|"


@pytest.mark.parametrize(
    ("found", "place", "record"),
    [
        ([quantity(10, 12)], (1, 0, 0), (1, 0, 0)),
        ([quantity(11, 15)], (1, 0, 0), (1, 0, 0)),  # overlap is enough
        ([quantity(12, 14)], (0, 1, 1), (0, 1, 1)),  # to touch is not
        ([quantity(10, 12, value="5.0")], (1, 0, 0), (1, 0, 0)),  # the same number
        ([quantity(10, 12, role="status")], (0, 1, 1), (0, 1, 1)),
        (
            [quantity(10, 12, role="status"), quantity(11, 12)],
            (1, 1, 0),
            (1, 1, 0),
        ),  # the right role before the nearer start
        ([quantity(10, 12, year="2025")], (1, 0, 0), (0, 1, 1)),
        ([quantity(10, 12, comparator="<=")], (1, 0, 0), (0, 1, 1)),
        ([quantity(10, 12, value_high="8")], (1, 0, 0), (0, 1, 1)),
        ([quantity(10, 12), quantity(50, 52)], (1, 1, 0), (1, 1, 0)),
        ([], (0, 0, 1), (0, 0, 1)),
    ],
)
def test_quantities(
    tmp_path: Path, found: list[models.Quantity], place: tuple[int, int, int], record: tuple[int, int, int]
) -> None:
    card = score.cards(gold(tmp_path, ["0|99|||"], [GOLD]), [], found, ["a"])["a"]
    assert counts(card, "quantity_found") == place
    assert counts(card, "quantity_record") == record


def test_an_optional_quantity_counts_neither_for_nor_against(tmp_path: Path) -> None:
    folder = gold(tmp_path, ["0|99|||"], [GOLD + "yes"])
    for found in ([], [quantity(10, 12, role="status")]):
        assert counts(score.cards(folder, [], found, ["a"])["a"], "quantity_found") == (0, 0, 0)


def test_a_year_that_the_gold_does_not_give_is_not_asked_for(tmp_path: Path) -> None:
    folder = gold(tmp_path, ["0|99|||"], [GOLD.replace("2020", "")])
    assert counts(score.cards(folder, [], [quantity(10, 12, year="2023")], ["a"])["a"], "quantity_record") == (1, 0, 0)


def test_what_is_told_of_the_quantities_found(tmp_path: Path) -> None:
    folder = gold(tmp_path, ["0|99|||"], [GOLD])
    shares = score.cards(folder, [], [quantity(10, 12, basis="level", comparator="<", indicator="产值")], ["a"])[
        "a"
    ].shares
    assert shares == {"quantity_reversed": 1}
    assert score.cards(folder, [], [quantity(10, 12)], ["a"])["a"].shares == {
        "quantity_basis": 1,
        "quantity_indicator": 1,
    }


def test_rows_of_the_table(tmp_path: Path) -> None:
    folder = gold(tmp_path, ["0|10|it,bio,nev||"], [GOLD])
    found = [coding("sector", "it", 0), coding("sector", "bio", 3), coding("sector", "energy", 4)]
    rows = score.rows(score.cards(folder, found, [quantity(10, 12)], ["a", "b"]))
    tables.check_rows("accuracy", rows)
    by_key = {row[:3]: row[3:] for row in rows}
    assert by_key["a", "sector", ""] == ("0.6667", "0.6667", "0.6667", "3")
    assert by_key["a", "sector", "energy"] == ("0", "", "0", "0"), "no case to recall is no recall of 0"
    assert by_key["a", "sector", "nev"] == ("", "0", "0", "1")
    assert by_key["all", "quantity_record", ""] == ("1", "1", "1", "1")
    assert by_key["a", "quantity_basis", ""] == ("1", "", "", "1")


def test_a_document_that_was_not_built_is_not_scored(tmp_path: Path) -> None:
    assert score.cards(gold(tmp_path, ["0|10|it||"], []), [], [], ["b"]) == {}
    assert score.rows({}) == []


@pytest.mark.parametrize("guide", ["README.md", "README.zh.md"])
def test_the_accuracy_in_the_guides_is_what_was_measured(guide: str) -> None:
    root = Path(__file__).parents[1]
    section = (root / guide).read_text(encoding="utf-8").split("<!-- accuracy -->")[1].split("<!-- /accuracy -->")[0]
    cells = [[cell.strip() for cell in line.split("|")[2:-1]] for line in section.splitlines() if re.match(r"\| \S.* \d", line)]
    with (root / "data" / "processed" / "accuracy.csv").open(encoding="utf-8") as f:
        rows = {row["measure"]: row for row in csv.DictReader(f) if row["doc_id"] == "all" and not row["code"]}
    shown = [rows[measure] for measure in ("sector", "instrument", "quantity_found", "quantity_record")]
    assert cells == [[f"{float(row[c]):.2f}" for c in ("precision", "recall", "f1")] + [row["n"]] for row in shown]

"""The accuracy card, worked by hand on small golds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from compare import accuracy, build, models, tables, vocab
from compare.accuracy import bootstrap, codes, golds, guides, quantities
from compare.accuracy.counts import Counts, Key, Tally, total
from compare.errors import UserError
from projects import project, snapshot

ROOT = Path(__file__).parents[1]
CODES = "start\tend\tsectors\tinstruments\tcontested"
NUMBERS = "start\tend\tquote\trole\tindicator\tcomparator\tvalue\tvalue_high\tunit\tyear\tbasis\toptional"


def gold(folder: Path, sentences: list[str], numbers: list[str], doc_id: str = "a") -> list[golds.Gold]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, head, rows in (("codes", CODES, sentences), ("quantities", NUMBERS, numbers)):
        text = "\n".join([head, *rows]).replace("|", "\t") + "\n"
        (folder / f"{doc_id}.{name}.tsv").write_text(text, encoding="utf-8")
    return golds.read(folder)


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


def of_codes(found: list[golds.Gold], codings: list[models.Coding]) -> Tally:
    return total(codes.score(found[0].sentences, codings))


def of_numbers(found: list[golds.Gold], numbers: list[models.Quantity]) -> Tally:
    return total(quantities.score(found[0].sentences, found[0].quantities, numbers))


def test_codes_by_sentence(tmp_path: Path) -> None:
    read = gold(tmp_path, ["0|10|it,bio|talent|", "10|20|it||bio", "30|40|||finance"], [])
    found = [
        coding("sector", "it", 0),
        coding("sector", "it", 5),  # the same code twice in a sentence counts once
        coding("instrument", "talent", 9),  # belongs where it starts, though it ends in the next
        coding("sector", "bio", 12),  # contested: neither for nor against
        coding("sector", "energy", 15),  # not in the gold
        coding("sector", "it", 25),  # in no sentence of the gold
        coding("instrument", "finance", 31),  # contested
        coding("stage", "pilot", 31),  # a scheme that the gold does not know
    ]
    tally = of_codes(read, found)
    assert tally[Key("sector")] == (1, 2, 2)  # it; energy and the stray it; bio and the second it
    assert tally[Key("sector", "it")] == (1, 1, 1)
    assert tally[Key("sector", "bio")] == (0, 0, 1)
    assert tally[Key("instrument")] == (1, 0, 0)


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
    tally = of_numbers(gold(tmp_path, ["0|99|||"], [GOLD]), found)
    assert tally[Key("quantity_found")] == place
    assert tally[Key("quantity_record")] == record


def test_an_optional_quantity_counts_neither_for_nor_against(tmp_path: Path) -> None:
    read = gold(tmp_path, ["0|99|||"], [GOLD + "yes"])
    for found in ([], [quantity(10, 12, role="status")]):
        assert Key("quantity_found") not in of_numbers(read, found)


def test_a_year_that_the_gold_does_not_give_is_not_asked_for(tmp_path: Path) -> None:
    tally = of_numbers(gold(tmp_path, ["0|99|||"], [GOLD.replace("2020", "")]), [quantity(10, 12, year="2023")])
    assert tally[Key("quantity_record")] == (1, 0, 0)
    assert Key("quantity_year") not in tally


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, set()),
        ({"value": "6"}, {"value"}),
        ({"value_high": "6"}, {"value_high"}),
        ({"unit": "个百分点"}, {"unit"}),
        ({"year": "2025"}, {"year"}),
        ({"basis": "level"}, {"basis"}),
        ({"indicator": "产值"}, {"indicator"}),  # 产值 and 增加值 share one character, not two running
        ({"comparator": ">"}, {"comparator"}),  # not the same, but the same way
        ({"comparator": "<"}, {"comparator", "reversed"}),
    ],
)
def test_each_field_of_a_quantity_found(tmp_path: Path, given: dict[str, str], wrong: set[str]) -> None:
    tally = of_numbers(gold(tmp_path, ["0|99|||"], [GOLD]), [quantity(10, 12, **given)])
    for measure in quantities.SHARES:
        name = measure.removeprefix("quantity_")
        # the share of reversed comparators is one of faults
        told = (name in wrong) == (name == "reversed")
        assert tally[Key(measure)] == (told, not told, 0), name


def test_a_quantity_is_drawn_with_its_sentence(tmp_path: Path) -> None:
    read = gold(tmp_path, ["0|9|||", "10|20|||", "30|40|||"], [GOLD])
    first, second, third = quantities.score(read[0].sentences, read[0].quantities, [quantity(22, 24), quantity(35, 36)])
    assert not first
    # missed at 10; what stands in the gap goes to the sentence before
    assert second[Key("quantity_found")] == (0, 1, 1)
    assert third[Key("quantity_found")] == (0, 1, 0)


def test_the_two_readings_by_hand(tmp_path: Path) -> None:
    """Five sentences, one code: both readings have it in two, one has it in one, neither in two."""
    read = gold(tmp_path, ["0|1|it||", "1|2|it||", "2|3|||it,talent", "3|4|||", "4|5|||"], [])
    tally = total(codes.readings(read[0].sentences, [], {"sector": {"it"}, "instrument": {"talent"}}))
    counts = tally[Key("readings_sector", "it")]
    assert counts == (2, 1, 0)
    assert counts.f1 == pytest.approx(4 / 5)
    # alpha: 10 values, 5 yes and 5 no, one pair apart: 1 - 9 * 1 / 25
    assert codes.alpha(counts, 5) == pytest.approx(0.64)
    # AC1: pa = 4/5, q = 5/10, pe = 1/2: (0.8 - 0.5) / 0.5
    assert codes.ac1(counts, 5) == pytest.approx(0.6)
    assert tally[Key("readings_instrument")] == (0, 1, 0)


def test_a_second_reading_in_a_file_of_its_own(tmp_path: Path) -> None:
    first = ["0|1|it,bio|talent|nev", "1|2|it||", "2|3|energy||"]
    second = ["0|1|it,nev|talent|", "1|2|bio||", "2|3|||energy"]  # nev and energy: open to one of the two
    gold(tmp_path / "written" / "second", second, [])
    gold(tmp_path / "written", first, [])
    assert [found.doc_id for found in golds.read(tmp_path)] == ["a"], "a second reading is no text of its own"
    read = golds.read(tmp_path)
    tally = total(codes.readings(read[0].sentences, read[0].second, {"sector": {"nev"}, "instrument": set()}))
    assert tally[Key("readings_sector")] == (1, 3, 0)  # it; bio of the first, it against bio in the second sentence
    assert tally[Key("readings_instrument")] == (1, 0, 0)
    assert Key("readings_sector", "nev") not in tally
    assert Key("readings_sector", "energy") not in tally
    gold(tmp_path / "written" / "second", second[1:], [])
    with pytest.raises(UserError, match="other sentences than in the first reading"):
        golds.read(tmp_path)


def test_alpha_of_a_published_example() -> None:
    """Krippendorff (2011), section A: ten units, two coders, o01 = 4, n0 = 14, n1 = 6: alpha = 0.095."""
    assert codes.alpha(Counts(right=1, extra=4), 10) == pytest.approx(0.095, abs=0.0005)


@pytest.mark.parametrize("counts", [Counts(), Counts(right=5)])
def test_without_variation_there_is_no_alpha(counts: Counts) -> None:
    assert codes.alpha(counts, 5) is None
    assert codes.ac1(counts, 5) == 1


def lines(
    read: Iterable[golds.Gold], found: dict[str, accuracy.Found]
) -> dict[tuple[str, str, str, str], accuracy.Line]:
    rows = accuracy.rows(list(read), found)
    tables.check_rows("accuracy", rows)
    return {(row.doc_id, row.seen, row.measure, row.code): row for row in rows}


def test_rows_of_the_table(tmp_path: Path) -> None:
    read = gold(tmp_path, ["0|10|it,bio,nev||"], [GOLD])
    found = [coding("sector", "it", 0), coding("sector", "bio", 3), coding("sector", "energy", 4)]
    rows = lines(read, {"a": accuracy.Found(found, [quantity(10, 12)])})
    whole = rows["a", "tuned", "sector", ""]
    assert (whole.precision, whole.recall, whole.f1, whole.n) == ("0.6667", "0.6667", "0.6667", "3")
    stray = rows["a", "tuned", "sector", "energy"]
    assert (stray.precision, stray.recall, stray.n) == ("0", "", "0"), "no case to recall is no recall of 0"
    assert rows["a", "tuned", "sector", "nev"].recall == "0"
    assert rows["all", "tuned", "quantity_record", ""].f1 == "1"
    assert rows["a", "tuned", "quantity_basis", ""].precision == "1"
    assert not any(row.f1_low for row in rows.values()), "under ten cases there is no interval"


def test_tuned_and_unseen_are_kept_apart(tmp_path: Path) -> None:
    gold(tmp_path, ["0|10|it||"], [], "a")
    gold(tmp_path / "written", ["0|10|it||"], [], "b")
    gold(tmp_path / "written", ["0|10|it||"], [], "c")
    (tmp_path / "texts.csv").write_text("doc_id,kind,seen,note\nc,written,unseen,\n", encoding="utf-8")
    right, nothing = accuracy.Found([coding("sector", "it", 0)], []), accuracy.Found([], [])
    rows = lines(golds.read(tmp_path), {"a": right, "b": nothing, "c": right})
    totals = {key[:2]: row.f1 for key, row in rows.items() if key[2:] == ("sector", "") and len(key[0]) > 1}
    assert totals == {
        ("all", "tuned"): "0.6667",  # b is not listed, and who is not listed counts as tuned
        ("shared", "tuned"): "1",
        ("written", "tuned"): "0",
        ("all", "unseen"): "1",
    }


def test_a_text_that_was_not_built_is_not_scored(tmp_path: Path) -> None:
    assert accuracy.rows(gold(tmp_path, ["0|10|it||"], []), {}) == []


def test_a_fault_in_the_list_of_texts(tmp_path: Path) -> None:
    (tmp_path / "texts.csv").write_text("doc_id,kind,seen,note\na,shared,never,\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"texts\.csv, line 2, column seen: found 'never'"):
        golds.read(tmp_path)


def test_a_code_counts_alone_and_with_all() -> None:
    tally = Tally()
    tally.count("sector", "it", right=1)
    tally.count("sector", "bio", missed=1)
    assert tally == {Key("sector"): (1, 0, 1), Key("sector", "it"): (1, 0, 0), Key("sector", "bio"): (0, 0, 1)}


def test_packing_keeps_the_counts_apart() -> None:
    tallies = [Tally({Key("a"): Counts(3, 0, 70_000), Key("b"): Counts(0, 1, 0)}), Tally({Key("b"): Counts(5, 6, 7)})]
    packing = bootstrap.Packing([Key("a"), Key("b")])
    drawn = [sum(map(packing.pack, tallies))]
    assert [packing.unpack(Key(name), drawn) for name in "abc"] == [[(3, 0, 70_000)], [(5, 7, 7)], []]


def test_an_interval_is_that_of_a_share() -> None:
    """A hundred sentences, one case each, eighty right: the 95 % interval of such a share is 0.72 to 0.88 (normal)."""
    key = Key("sector")
    packing = bootstrap.Packing([key])
    packed = [packing.pack(Tally({key: Counts(right=i < 80, missed=i >= 80)})) for i in range(100)]
    drawn = packing.unpack(key, bootstrap.of_document("a", packed))
    found = bootstrap.interval([counts.recall for counts in drawn])
    assert found == pytest.approx((0.72, 0.88), abs=0.025)
    assert bootstrap.of_document("a", packed) == bootstrap.of_document("a", packed)
    assert bootstrap.of_document("a", packed) != bootstrap.of_document("b", packed)


def test_texts_that_differ_widen_the_interval_of_their_total() -> None:
    key = Key("sector")
    packing = bootstrap.Packing([key])
    good = bootstrap.of_document("a", [packing.pack(Tally({key: Counts(right=1)}))] * 50)
    bad = bootstrap.of_document("b", [packing.pack(Tally({key: Counts(missed=1)}))] * 50)
    drawn = packing.unpack(key, bootstrap.of_group("all", [good, bad]))
    assert bootstrap.interval([counts.recall for counts in drawn]) == (0, 1)


@pytest.mark.parametrize("figures", [[1.0] * 20, [None] * 11 + [0.1] * 5 + [0.2] * 4, []])
def test_no_interval_where_the_draws_tell_nothing(figures: list[float | None]) -> None:
    assert bootstrap.interval(figures) is None


def test_the_card_is_made_again_when_the_gold_changes(tmp_path: Path) -> None:
    ours = project(tmp_path)
    gold(ours.gold, ["0|22|energy|planning|"], [], "donghe")
    gold(ours.gold / "written", ["15|24|energy||"], [], "nan")
    (ours.gold / "written" / "nan.txt").write_text(
        "南方市工作要点\n一、主要任务\n加快发展光伏产业。\n", encoding="utf-8"
    )

    def card() -> dict[str, str]:
        build.write(ours, build.make(ours).files)
        rows = tables.read_rows(ours.processed / "accuracy.csv", "accuracy")
        return {row[0]: row[10] for row in rows if row[2:4] == ("sector", "")}

    assert card()["nan"] == "1"
    before = snapshot(ours.processed)
    assert card()["nan"] == "1"
    assert snapshot(ours.processed) == before
    gold(ours.gold / "written", ["15|24|it||"], [], "nan")
    assert card()["nan"] == "0"


@pytest.mark.parametrize("kept", [b"", b"{}", b"[]", b'{"key": 1, "rows": [[1]]}'])
def test_a_kept_card_that_cannot_be_read_is_none(tmp_path: Path, kept: bytes) -> None:
    ours = project(tmp_path)
    gold(ours.gold, ["0|22|energy|planning|"], [], "donghe")
    (ours.cache / "accuracy").mkdir(parents=True)
    (ours.cache / "accuracy" / "card.json").write_bytes(kept)
    assert accuracy.card(ours, [], [], ["donghe"])


def test_the_guides_show_a_table_of_the_card(tmp_path: Path) -> None:
    guide = tmp_path / "README.md"
    guide.write_text(
        "before\n<!-- accuracy -->\nsaid\n\n| old |\n| --- |\n\nmore\n<!-- /accuracy -->\n| kept |\n", encoding="utf-8"
    )
    shown = accuracy.Line("all", "tuned", "sector", "", precision="0.5", recall="1", f1="0.6667", f1_low="0.6", f1_high="0.7", n="12")  # fmt: skip
    other = shown._replace(seen="unseen", f1_low="", f1_high="", precision="")
    assert guides.write_guides(tmp_path, [shown, other, shown._replace(code="it"), shown._replace(doc_id="a")]) == [
        guide
    ]
    assert guide.read_text(encoding="utf-8").splitlines() == [
        "before",
        "<!-- accuracy -->",
        "said",
        "",
        "| | texts | precision | recall | F1 (95 %) | cases |",
        "| --- | --- | --- | --- | --- | --- |",
        "| Sector codings | tuned on | 0.50 | 1.00 | 0.67 (0.60–0.70) | 12 |",
        "| Sector codings | unseen | – | 1.00 | 0.67 | 12 |",
        "",
        "more",
        "<!-- /accuracy -->",
        "| kept |",
    ]


@pytest.mark.parametrize("text", ["no marks", "<!-- accuracy -->\n<!-- /accuracy -->", "<!-- accuracy -->\n| a |\n"])
def test_a_guide_without_a_place_for_the_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="no table to replace"):
        guides.write_guides(tmp_path, [])


@pytest.mark.parametrize(("guide", "unseen"), [("README.md", "unseen"), ("README.zh.md", "未曾读过")])
def test_the_accuracy_in_the_guides_is_what_was_measured(guide: str, unseen: str) -> None:
    section = (ROOT / guide).read_text(encoding="utf-8").split("<!-- accuracy -->")[1].split("<!-- /accuracy -->")[0]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("|")]
    with (ROOT / "data" / "processed" / "accuracy.csv").open(encoding="utf-8") as f:
        rows = {(r["measure"], r["seen"]): r for r in csv.DictReader(f) if r["doc_id"] == "all" and not r["code"]}
    wanted = []
    for measure in ("sector", "instrument", "quantity_found", "quantity_record"):
        for seen in ("tuned", "unseen"):
            if (row := rows.get((measure, seen))) is None:
                continue
            figures = [f"{float(row[c]):.2f}" for c in ("precision", "recall", "f1", "f1_low", "f1_high") if row[c]]
            wanted.append(["unseen" if seen == "unseen" else "tuned", *figures, row["n"]])
    shown = [["unseen" if c[1] == unseen else "tuned", *" ".join(c[2:]).translate(str.maketrans("(–)（）", "     ")).split()] for c in cells[2:]]  # fmt: skip
    assert shown == wanted


def test_every_coded_text_says_whether_rules_were_tuned_on_it() -> None:
    with (ROOT / "data" / "gold" / "texts.csv").open(encoding="utf-8") as f:
        listed = {(row["doc_id"], row["kind"], row["seen"]) for row in csv.DictReader(f)}
    assert listed == {(gold.doc_id, gold.kind, gold.seen) for gold in golds.read(ROOT / "data" / "gold")}


@pytest.mark.parametrize("found", golds.read(ROOT / "data" / "gold"), ids=lambda found: found.doc_id)
def test_the_gold_fits_its_text_and_the_codebook(found: golds.Gold) -> None:
    path = found.text or ROOT / "data" / "processed" / "text" / f"{found.doc_id}.txt"
    text = path.read_bytes().decode("utf-8")
    known = {scheme: {row[1] for row in vocab.codes() if row[0] == scheme} for scheme in codes.SCHEMES}
    end = 0
    for row in [*found.sentences.rows, *found.second]:
        for scheme, column in codes.SCHEMES.items():
            assert codes.split(row[column]) <= known[scheme], row
        assert codes.split(row.get("contested")) <= set.union(*known.values()), row
    for row in found.sentences.rows:
        assert end <= int(row["start"]) < int(row["end"]) <= len(text), row
        end = int(row["end"])
    allowed = {name: tables.registry()["quantities"].column(name).allowed for name in ("role", "comparator", "basis")}
    for row in found.quantities:
        assert text[int(row["start"]) : int(row["end"])] == row["quote"], row
        assert all(row[name] in accepted for name, accepted in allowed.items() if accepted), row

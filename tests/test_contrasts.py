"""What sets texts apart, how broad and how strict they are, what stands beside what; worked by hand in the comments."""

from __future__ import annotations

from math import exp, log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import compare
from compare import measures
from compare.measures.log_odds import log_odds
from compare.measures.scope import MeasureError
from compare.study import Study
from studies import Line, Part, Text, even, study

ROOT = Path(__file__).resolve().parent.parent


def row(frame: pd.DataFrame, **where: str) -> Any:
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


def text(codes: dict[str, int], sections: int = 10, **facts: str) -> Text:
    """Sections alike, with so many sentences of each code."""
    lines = [Line("甲", code) for code, n in codes.items() for _ in range(n)]
    return Text([Part("task", list(lines)) for _ in range(sections)], facts=facts)


# a: it 30, materials 10 of 40 uses. b: it 10, materials 30. Expected of a by b's shares: it 40 × ¼ = 10.
def test_a_location_quotient_by_hand(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": text({"it": 3, "materials": 1}), "b": text({"it": 1, "materials": 3})})
    found = row(measures.location_quotient(made), region="a", label="it")
    assert (found["n"], found["total"], found["others_n"], found["others_total"]) == (30, 40, 10, 40)
    assert (found["share"], found["others_share"], found["expected"], found["raw"]) == (0.75, 0.25, 10, 3)
    assert found["quotient"] == pytest.approx(35 / 15)
    assert found[["low", "high"]].tolist() == pytest.approx([35 / 15] * 2)  # sections are alike: no draw differs
    assert found["partners"] == "b"
    assert row(measures.location_quotient(made), region="b", label="it")["quotient"] == pytest.approx(15 / 35)


def test_the_wide_bounds_of_a_quotient_by_hand(tmp_path: Path) -> None:
    """Half of what is called it is wrong: a has 15 + 10, it 0.6 of them; b 5 + 30, it 1/7. (40 × 0.6 + 5) / (40 / 7 + 5)."""
    card = [
        ("all", "unseen", "sector", code, p, "", "", "1", "", "", "", "", "", "", "", str(10**6))
        for code, p in (("", "1"), ("it", "0.5"), ("materials", "1"))
    ]
    texts = {"a": text({"it": 3, "materials": 1}), "b": text({"it": 1, "materials": 3})}
    found = row(measures.location_quotient(study(tmp_path, texts, {"accuracy": card})), region="a", label="it")
    assert found["wide_low"] == pytest.approx(35 / 15)
    assert found["wide_high"] == pytest.approx((40 * 0.6 + 5) / (40 / 7 + 5), rel=0.01)


def test_the_others_count_alike_however_long_they_are(tmp_path: Path) -> None:
    texts = {
        "a": text({"it": 2, "materials": 2}),
        "short": text({"it": 4}),
        "long": text({"it": 1, "materials": 3}, 100),
    }
    found = row(measures.location_quotient(study(tmp_path, texts)), region="a", label="it")
    assert found["others_share"] == pytest.approx((1 + 0.25) / 2)
    assert found["partners"] == "short long"


def test_partners_are_whole_large_enough_and_apart(tmp_path: Path) -> None:
    texts = {
        "a": Text(text({"it": 4}).parts, region={"members": "650100"}),
        "around": Text(text({"nev": 4}).parts, region={"members": "650000"}),
        "cut": text({"nev": 4}, complete="truncated"),
        "few": text({"nev": 1}),
        "b": text({"it": 2, "materials": 2}),
    }
    made = study(tmp_path, texts)
    frame = measures.location_quotient(made)
    partners = frame.drop_duplicates("region").set_index("region")["partners"]
    assert partners.to_dict() == {"a": "b", "around": "b", "cut": "a around b", "few": "a around b", "b": "a around"}
    assert measures.partners(made)["a"] == ("few", "b")  # whether a text is large enough is the measure's affair
    assert frame.loc[frame["region"] == "few", "quotient"].isna().all()
    assert set(frame.loc[frame["region"] == "few", "reason"]) == {"too few"}
    assert frame.loc[frame["region"] == "cut", "quotient"].notna().any()
    assert set(frame["compared"]) == {"a around b"}
    assert measures.code_log_odds(made).drop_duplicates("region")["partners"].tolist() == partners.tolist()


def test_without_partners_there_is_no_contrast_but_the_reason(tmp_path: Path) -> None:
    alone = study(tmp_path, {"a": even()})
    for frame in (measures.location_quotient(alone), measures.code_log_odds(alone)):
        assert set(frame["reason"]) == {"no other text is whole, has 20 coded sentences and lies apart"}
    assert measures.location_quotient(alone)["quotient"].isna().all()
    assert measures.code_log_odds(alone)["z"].isna().all()


# a: it 40. b: materials 40. What one side never uses has a quotient without bounds; nev, that neither uses, has none.
def test_what_one_side_never_uses(tmp_path: Path) -> None:
    frame = measures.location_quotient(study(tmp_path, {"a": text({"it": 4}), "b": text({"materials": 4})}))
    own, theirs, neither = (row(frame, region="a", label=label) for label in ("it", "materials", "nev"))
    assert own["quotient"] == pytest.approx(45 / 5)
    assert theirs["quotient"] == pytest.approx(5 / 45)
    assert theirs["share"] is pd.NA
    assert neither["quotient"] is pd.NA
    assert own[["raw", "low", "high"]].isna().all()
    assert theirs[["raw", "low", "high"]].isna().all()


def test_nothing_is_left_of_a_share_by_rounding(tmp_path: Path) -> None:
    """0.1 + 0.2 - 0.1 - 0.2 is no partner's share: of x and y, which overlap, z alone is the partner, and it has none."""
    texts = {
        "x": Text(text({"it": 1, "materials": 9}).parts, region={"members": "650100"}),
        "y": Text(text({"it": 2, "materials": 8}).parts, region={"members": "650100"}),
        "z": text({"materials": 10}),
    }
    found = row(measures.location_quotient(study(tmp_path, texts)), region="x", label="it")
    assert (found["partners"], found["others_share"], found["raw"]) == ("z", 0, pd.NA)
    assert found["quotient"] == pytest.approx(15 / 5)


# 30 : 10 against 10 : 30 with prior 20, split evenly: own odds 40 / 20, the others' 20 / 40.
def test_log_odds_by_hand() -> None:
    counts = pd.DataFrame([[30, 10], [10, 30]], index=["a", "b"], columns=["x", "y"])
    found = row(log_odds(counts, strength=20), region="a", item="x")
    assert found["prior"] == pytest.approx(10)
    assert found["log_odds"] == pytest.approx(log(2) - log(1 / 2))
    assert found["se"] == pytest.approx(sqrt(1 / 40 + 1 / 20))
    assert found["z"] == pytest.approx(log(4) / sqrt(1 / 40 + 1 / 20))
    assert row(log_odds(counts, strength=20), region="b", item="y")["z"] == pytest.approx(found["z"])


def test_log_odds_against_texts_of_different_size() -> None:
    """Two partners of 40 and 120 uses: the mean of their shares is worth 2² / (1/40 + 1/120) = 120 uses."""
    counts = pd.DataFrame([[8, 2], [30, 10], [30, 90]], index=["a", "b", "c"], columns=["x", "y"])
    found = row(log_odds(counts, strength=20), region="a", item="x")
    assert (found["others_share"], found["others_worth"]) == (0.5, pytest.approx(120))
    prior = 20 * (0.8 + 0.75 + 0.25) / 3
    own, other = 8 + prior, 60 + prior
    assert found["log_odds"] == pytest.approx(log(own / (30 - own)) - log(other / (140 - other)))


# Two texts of four uses: prior 2 spreads evenly, 1 each; ln((3+1)/(4+2-4)) - ln((1+1)/(4+2-2)) = 2 ln 2; variance 1/4 + 1/2.
def test_log_odds_of_two_texts_by_hand() -> None:
    found = log_odds(pd.DataFrame([[3, 1], [1, 3]], index=["a", "b"], columns=["x", "y"]), strength=2)
    assert found["log_odds"].tolist() == pytest.approx([2 * log(2), -2 * log(2), -2 * log(2), 2 * log(2)])
    assert found["z"].tolist() == pytest.approx([s * 2 * log(2) / sqrt(0.75) for s in (1, -1, -1, 1)])


# The rest has 2 of 10 and 16 of 40: mean rate 0.3, size 2²/(1/10 + 1/40) = 32, so 9.6 of 32. Prior 6: rates 0.6, 0.2, 0.4,
# mean 0.4, a = 2.4. ln(8.4 / (10 + 6 - 8.4)) - ln(12 / (32 + 6 - 12)); a long text of the rest weighs no more than a short.
def test_the_rest_is_the_unweighted_mean_of_the_others() -> None:
    counts = pd.DataFrame([[6, 4], [2, 8], [16, 24]], index=["a", "b", "c"], columns=["x", "y"])
    found = row(log_odds(counts, strength=6), region="a", item="x")
    assert found["log_odds"] == pytest.approx(log(8.4 / 7.6) - log(12 / 26))
    assert found["z"] == pytest.approx((log(8.4 / 7.6) - log(12 / 26)) / sqrt(1 / 8.4 + 1 / 12))


def test_log_odds_are_missing_where_all_others_lie_apart() -> None:
    counts = pd.DataFrame([[3, 1], [1, 3]], index=["a", "b"], columns=["x", "y"])
    found = log_odds(counts, {"a": ["b"], "b": ["a"]})
    assert found["z"].isna().all()
    assert set(found["reason"]) == {"no other text is whole, has 20 coded sentences and lies apart"}


@pytest.mark.parametrize(
    ("rows", "columns", "missing"),
    [
        ([[5, 1, 0], [2, 1, 0], [0, 0, 0]], "xyz", {("a", "z"), ("b", "z"), *(("c", item) for item in "xyz")}),  # c has nothing
        ([[5, 0, 3], [2, 0, 9]], "xyz", {("a", "y"), ("b", "y")}),  # nobody has y
        ([[5], [2]], "x", {("a", "x"), ("b", "x")}),  # an only item has no odds
        ([[5, 1], [0, 0]], "xy", {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}),  # b has nothing: a no partner
        ([[5, 1]], "xy", {("a", "x"), ("a", "y")}),
    ],
)
def test_log_odds_that_do_not_exist(rows: list[list[int]], columns: str, missing: set[tuple[str, str]]) -> None:
    found = log_odds(pd.DataFrame(rows, index=list("abc")[: len(rows)], columns=list(columns)))
    gone = found[found["z"].isna()]
    assert set(zip(gone["region"], gone["item"], strict=True)) == missing


# Shares ¾ and ¼: H = - ¾ ln ¾ - ¼ ln ¼ = 0.5623.
@pytest.mark.parametrize(
    ("codes", "shannon", "used"),
    [
        ({"it": 4}, 0.0, 1),
        ({"it": 2, "materials": 2}, log(2), 2),
        ({"it": 3, "materials": 1}, -0.75 * log(0.75) - 0.25 * log(0.25), 2),
        ({"it": 1, "materials": 1, "nev": 1}, log(3), 3),
    ],
)
def test_breadth_by_hand(tmp_path: Path, codes: dict[str, int], shannon: float, used: int) -> None:
    found = row(measures.breadth(study(tmp_path, {"a": text(codes)})), region="a")
    assert (found["shannon"], found["effective"]) == (pytest.approx(shannon), pytest.approx(exp(shannon)))
    assert (found["used"], found["codes"], found["n"]) == (used, 3, 10 * sum(codes.values()))
    assert found[["low", "high"]].tolist() == pytest.approx([exp(shannon)] * 2)


def test_breadth_is_missing_where_it_would_mislead(tmp_path: Path) -> None:
    uneven = Text([Part("task", [Line("甲", "it")] * i + [Line("乙", "nev")]) for i in range(1, 13)])
    texts = {
        "a": uneven,
        "cut": text({"it": 4}, complete="truncated"),
        "few": text({"it": 1}),
        "flat": Text([Part("task", [Line("空话。")])]),
    }
    frame = measures.breadth(study(tmp_path, texts))
    assert dict(zip(frame["region"], frame["status"], strict=True)) == {
        "a": "ok",
        "cut": "truncated",
        "few": "too few",
        "flat": "no units",
    }
    whole = row(frame, region="a")
    assert whole["low"] < whole["effective"] < whole["high"] <= 3
    assert frame.loc[frame["region"] != "a", ["shannon", "effective", "low", "high"]].isna().all(axis=None)


# `even`: in each of ten sections it+talent, it+materials+cooperation, materials+planning; 30 sentences with both schemes.
@pytest.mark.parametrize(
    ("label", "other", "n", "expected", "ratio"),
    [
        ("it", "talent", 10, 20 * 10 / 30, 1.5),
        ("materials", "cooperation", 10, 20 * 10 / 30, 1.5),
        ("materials", "talent", 0, 20 * 10 / 30, 0.0),
        ("nev", "talent", 0, 0, None),  # nev stands in headings alone
    ],
)
def test_what_stands_beside_what(
    tmp_path: Path, label: str, other: str, n: int, expected: float, ratio: float | None
) -> None:
    found = row(measures.cross(study(tmp_path, {"a": even()})), label=label, other_label=other)
    assert (found["n"], found["units"]) == (n, 30)
    assert found["expected"] == pytest.approx(expected)
    assert found["ratio"] == pytest.approx(ratio) if ratio is not None else found["ratio"] is pd.NA
    assert found["status"] == ("ok" if n else "none")


def test_what_stands_beside_what_by_items(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even(30), "few": even()})
    frame = measures.cross(made, ruler="items")
    found = row(frame, region="a", label="nev", other_label="talent")
    assert (found["n"], found["units"], found["row_n"], found["column_n"]) == (15, 30, 15, 30)  # from headings
    few = row(frame, region="few", label="nev", other_label="talent")
    assert (few["n"], few["status"]) == (5, "too few")
    assert few[["expected", "ratio", "share_of_row"]].isna().all()
    with pytest.raises(MeasureError, match="no ruler is called 'characters'"):
        measures.cross(made, ruler="characters")  # type: ignore[arg-type]


# `even`: 30 uses; talent (supply) with it, domestic cooperation (environment) with it and materials, planning with materials.
def test_the_table_of_groups_and_sectors(tmp_path: Path) -> None:
    frame = measures.xy_table(study(tmp_path, {"a": even()}))
    cell = row(frame, group="environment", x="materials")
    assert (cell["n"], cell["row_n"], cell["column_n"], cell["total"]) == (20, 20, 20, 30)
    assert cell["share"] == pytest.approx(2 / 3)
    empty = row(frame, group="demand", x="nev")
    assert (empty["n"], empty["share"], empty["status"]) == (0, 0, "ok")  # an empty cell is shown as 0
    table = measures.xy_wide(frame, "a")
    assert table.loc["Supply"].tolist() == ["10 (33.3%)", "0 (0.0%)", "0 (0.0%)", "0 (0.0%)", "10 (33.3%)"]
    assert table.loc["All uses"].tolist() == ["20 (66.7%)", "20 (66.7%)", "0 (0.0%)", "0 (0.0%)", "30 (100.0%)"]
    assert table.columns[-2:].tolist() == ["None named", "All uses"]


@pytest.mark.parametrize("dimension", ["sector", "function", "stance"])
def test_a_cell_has_as_many_rows_of_evidence_as_uses(tmp_path: Path, dimension: str) -> None:
    lines = [Line("甲一", "it materials talent"), Line("乙二", "talent planning", stance="restrict"), Line("丙三", "cooperation.domestic it")]
    parts = [Part("task", lines), Part("measure", [Line("丁四", "planning")]), *even(2).parts]
    made = study(tmp_path, {"a": Text(parts), "b": even(1)})
    rows = measures.xy_evidence(made, dimension)
    cells = measures.xy_table(made, dimension).set_index(["region", "group", "x"])["n"]
    assert rows.groupby(["region", "group", "x"]).size().to_dict() == cells[cells > 0].to_dict()
    places = list(zip(rows["region"], rows["group"], rows["x"], strict=True))
    assert len([place for place, before in zip(places, [None, *places], strict=False) if place != before]) == len(set(places))
    assert rows.loc[rows["text"] == "丁四", "quotes"].unique().tolist() == ["丁四"]


def test_other_second_dimensions(tmp_path: Path) -> None:
    lines = [Line("甲", "talent")] * 12 + [Line("乙", "planning", stance="restrict")] * 5
    parts = [Part("task", lines), Part("organisation", [Line("丙", "planning")] * 4), Part("box", [], under=0)]
    parts[2].lines.append(Line("丁", "talent"))  # a box belongs to the section it stands in
    made = study(tmp_path, {"a": Text(parts), "few": Text([Part("goal", [Line("戊", "talent it")])])})
    by_function = measures.xy_table(made, "function")
    assert by_function["x"].unique().tolist() == ["goal", "task", "organisation"]  # those that some text has
    assert row(by_function, region="a", group="supply", x="task")["n"] == 13
    assert row(by_function, region="a", group="environment", x="organisation")["share"] == pytest.approx(4 / 22)
    by_stance = measures.xy_table(made, "stance")
    assert row(by_stance, region="a", group="environment", x="restrict")["n"] == 5
    assert row(by_stance, region="a", group="environment", x="promote")["n"] == 4
    by_sector = measures.xy_table(made)
    assert row(by_sector, region="a", group="supply", x="")["n"] == 13  # uses in sentences that name no sector
    assert set(by_sector.loc[by_sector["region"] == "few", "status"]) == {"too few"}
    assert by_sector.loc[by_sector["region"] == "few", "share"].isna().all()
    assert measures.xy_wide(by_sector, "few").loc["Supply", "Information technology"] == "1"


@pytest.mark.parametrize(
    ("asked", "message"),
    [({"dimension": "stage"}, "no dimension is called 'stage'"), ({"scheme": "sector"}, "has no groups")],
)
def test_a_table_that_cannot_be_made_is_refused(tmp_path: Path, asked: dict[str, str], message: str) -> None:
    with pytest.raises(MeasureError, match=message):
        measures.xy_table(study(tmp_path, {"a": even()}), **asked)  # type: ignore[arg-type]


def worded() -> Text:
    """Ten sections of 2 sentences that demand (talent), 1 that encourages (talent) and 1 plain (planning)."""
    lines = [
        Line("须", "talent", strength="must"),
        Line("须", "talent", strength="must"),
        Line("励", "talent", strength="encourage"),
        Line("常", "planning"),
    ]
    return Text([Part("task", list(lines)) for _ in range(10)])


def test_strength_of_wording(tmp_path: Path) -> None:
    cut = Text(worded().parts, facts={"complete": "truncated"})
    made = study(tmp_path, {"a": worded(), "b": even(4), "cut": cut})
    whole = measures.wording(made)
    must = row(whole, region="a", strength="must")
    assert (must["n"], must["units"], must["share"], must["low"], must["high"]) == (20, 40, 0.5, 0.5, 0.5)
    assert row(whole, region="a", strength="prohibit")["status"] == "none"
    assert set(whole.loc[whole["region"] == "b", "status"]) == {"too few"}  # 16 sentences
    by_code = measures.wording(made, "instrument")
    assert row(by_code, region="a", label="talent", strength="must")["share"] == pytest.approx(2 / 3)
    assert row(by_code, region="a", label="planning", strength="plain")["status"] == "too few"
    together = row(measures.wording_by_code(made), label="talent", strength="must")
    assert (together["n"], together["units"], together["texts"]) == (20, 34, 2)  # 30 of a, 4 of b; cut is left out
    assert together["most_from"] == pytest.approx(30 / 34)
    assert together["compared"] == "a b"


def every_row(made: Study) -> list[tuple[pd.DataFrame, str]]:
    return [
        (measures.emphasis(made, intervals=False), "n"),
        (measures.emphasis(made, "instrument", level="subcode", intervals=False), "n"),
        (measures.emphasis(made, "instrument", level="group", functions="task", intervals=False), "n"),
        (measures.emphasis(made, ruler="headings", intervals=False), "n"),
        (measures.emphasis(made, stance="promote", intervals=False), "n"),
        (measures.instrument_mix(made, flip=["pilots", "domestic_cooperation", "planning"]), "n"),
        (measures.mix_borders(made).drop_duplicates(["region", "switch"]), "concerned"),
        (measures.location_quotient(made), "n"),
        (measures.cross(made), "n"),
        (measures.wording(made), "n"),
        (measures.wording_by_code(made), "n"),
    ]


def test_every_row_opens_as_many_sentences_as_it_counts() -> None:
    corpus = compare.load(ROOT)
    made = corpus.only(*corpus.regions_in_order[-2:])
    for frame, count in every_row(made):
        for _, one in frame[frame[count] > 0].iloc[::7].iterrows():
            assert len(measures.behind(made, one)) == one[count], one.to_dict()


def test_a_row_opens_without_what_was_left_out(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()})
    gone = made.sentences.loc[made.sentences["text"].str.startswith("二"), "sentence_id"]
    found = row(measures.emphasis(made, without=gone), label="it")
    assert len(measures.behind(made, found, without=gone)) == found["n"] == 10


def test_an_item_opens_with_the_heading_that_gives_it_its_sector(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()})
    found = measures.behind(made, row(measures.emphasis(made, ruler="items"), label="nev"))
    assert set(found.frame["kind"]) == {"heading"}
    assert len(found) == 5
    one = next(measures.emphasis(made).itertuples())
    assert len(measures.behind(made, one)) == one.n


def test_cells_of_two_dimensions_open_too(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()})
    found = measures.behind(made, row(measures.xy_table(made), group="environment", x="it"))
    assert found.frame["text"].tolist() == ["二" * 20] * 10
    functions = row(measures.xy_table(made, "function"), group="supply", x="task")
    assert len(measures.behind(made, functions)) == 10
    nothing = row(measures.xy_table(made), group="supply", x="")
    assert len(measures.behind(made, nothing)) == 0
    with pytest.raises(MeasureError, match="no measure that counts codings"):
        measures.behind(made, measures.corpus(made).iloc[0])


def test_nothing_at_all_is_no_error(tmp_path: Path) -> None:
    empty = study(tmp_path, {"a": Text([Part("task", [Line("空话。")])]), "b": Text([])})
    frames = [
        measures.emphasis(empty, stance="restrict"),
        measures.rank_stability(empty),
        measures.ruler_agreement(measures.rank_stability(empty)),
        measures.instrument_mix(empty, flip="planning"),
        measures.mix_borders(empty),
        measures.location_quotient(empty),
        measures.code_log_odds(empty),
        measures.breadth(empty),
        measures.cross(empty),
        measures.xy_table(empty),
        measures.xy_table(empty, "function"),
        measures.wording(empty),
        measures.wording(empty, "instrument"),
        measures.wording_by_code(empty),
    ]
    for frame in frames:
        figures = frame.select_dtypes("Float64")
        assert figures.isna().all(axis=None) or set(np.unique(figures.fillna(0))) == {0}

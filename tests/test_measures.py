"""Measures on texts small enough to count by hand; the counts stand in the comments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from compare import measures
from compare.measures import claims
from compare.measures.scope import MeasureError
from compare.measures.targets import growth
from studies import Line, Part, Text, even, study


def row(frame: pd.DataFrame, **where: str) -> Any:
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


# Ten sections; in each: it in sentences 1 and 2, materials in 2 and 3, 4 without code; 100 characters; 1 heading.
@pytest.mark.parametrize(
    ("ruler", "label", "n", "units", "share", "share_of_coded"),
    [
        ("sentences", "it", 20, 40, 0.5, 20 / 30),
        ("characters", "it", 10 * (10 + 20 / 2), 1000, 0.2, 200 / 400),  # the second sentence is split over two codes
        ("items", "it", 10, 10, 1.0, 1.0),
        ("items", "nev", 5, 10, 0.5, 0.5),  # an item has its heading's sector
        ("headings", "nev", 5, 10, 0.5, 1.0),
    ],
)
def test_emphasis_by_each_ruler(
    tmp_path: Path, ruler: Any, label: str, n: float, units: float, share: float, share_of_coded: float
) -> None:
    found = row(measures.emphasis(study(tmp_path, {"a": even()}), ruler=ruler), label=label)
    assert (found["n"], found["units"]) == (n, units)
    assert found["share"] == pytest.approx(share)
    assert found["share_of_coded"] == pytest.approx(share_of_coded)


def test_headings_count_in_no_other_ruler_and_what_is_not_named_is_missing(tmp_path: Path) -> None:
    found = row(measures.emphasis(study(tmp_path, {"a": even()})), label="nev")
    assert (found["n"], found["status"]) == (0, "none")
    assert found["share"] is pd.NA


def test_titles_tables_agencies_and_furniture_never_count(tmp_path: Path) -> None:
    text = even()
    text.parts[0].lines += [Line(kind, "nev", kind) for kind in ("title", "table_row", "agencies", "furniture")]
    stress = measures.emphasis(study(tmp_path, {"a": text}))
    assert row(stress, label="nev")["status"] == "none"
    assert row(stress, label="it")["units"] == 40


def test_a_reference_document_is_no_region(tmp_path: Path) -> None:
    reference = Text(even().parts, facts={"role": "reference"})
    stress = measures.emphasis(study(tmp_path, {"a": even(), "national": reference}))
    assert set(stress["region"]) == {"a"}


@pytest.mark.parametrize(("coded", "status"), [(19, "too few"), (20, "ok")])
def test_under_twenty_coded_sentences_a_share_is_too_few(tmp_path: Path, coded: int, status: str) -> None:
    lines = [Line("甲" * 5, "it") for _ in range(coded)] + [Line("乙") for _ in range(30)]
    stress = measures.emphasis(study(tmp_path, {"a": Text([Part("task", lines)]), "b": even()}))
    found = row(stress, region="a", label="it")
    assert found["status"] == status
    assert pd.isna(found["share"]) == (status == "too few")
    assert found["compared"] == ("b" if status == "too few" else "a b")


def test_like_for_like_keeps_goals_and_tasks_and_boxes_inside_them(tmp_path: Path) -> None:
    parts = [
        Part("background", [Line("一" * 9, "it") for _ in range(30)]),
        Part("task", [Line("二" * 9, "materials") for _ in range(30)]),
        Part("box", [Line("三" * 9, "nev") for _ in range(10)], under=1),
        Part("box", [Line("四" * 9, "nev") for _ in range(5)], under=0),
    ]
    texts = {"a": Text(parts), "b": even(function="measure")}
    alike = measures.emphasis(study(tmp_path, texts), view="like_for_like")
    assert row(alike, region="a", label="it")["status"] == "none"
    assert row(alike, region="a", label="nev")["n"] == 10
    assert row(alike, region="a", label="materials")["share"] == pytest.approx(30 / 40)
    assert row(alike, region="b", label="it")["status"] == "no units"
    assert row(alike, region="b", label="it")["share"] is pd.NA


def test_a_code_counts_once_a_sentence(tmp_path: Path) -> None:
    lines = [Line("甲" * 5, "it") for _ in range(20)]
    again = ("a", "sector", "it", 0, 2, "", "neutral", "a-0", "甲甲", "test", "")
    made = study(tmp_path, {"a": Text([Part("task", lines)])}, {"codings": [again]})
    assert row(measures.emphasis(made), label="it")["n"] == 20


def test_sections_that_are_alike_give_an_interval_without_width(tmp_path: Path) -> None:
    found = row(measures.emphasis(study(tmp_path, {"a": even()})), label="it")
    assert (found["low"], found["high"], found["sections"]) == (0.5, 0.5, 10)


def test_under_eight_sections_there_is_no_interval_but_the_reason(tmp_path: Path) -> None:
    found = row(measures.emphasis(study(tmp_path, {"a": even(7)})), label="it")
    assert pd.isna(found["low"])
    assert found["share"] == 0.5
    assert found["reason"] == "7 sections, of which an interval needs 8"


def uneven(sections: int = 12) -> Text:
    """Sections that differ: section i has i sentences on it and 3 without code."""
    return Text([Part("task", [Line("甲", "it")] * i + [Line("乙")] * 3) for i in range(1, sections + 1)])


def test_intervals_hold_the_share_and_do_not_depend_on_other_regions(tmp_path: Path) -> None:
    alone = row(measures.emphasis(study(tmp_path / "1", {"a": uneven()})), label="it")
    beside = row(measures.emphasis(study(tmp_path / "2", {"b": even(), "a": uneven()})), region="a", label="it")
    assert alone["share"] == pytest.approx(78 / (78 + 36))  # 1 + … + 12 = 78
    assert alone["low"] < alone["share"] < alone["high"]
    assert (alone["low"], alone["high"]) == (beside["low"], beside["high"])


@pytest.mark.parametrize("asked", [{"ruler": "pages"}, {"view": "half"}, {"level": "third"}, {"scheme": "colour"}])
def test_an_unknown_choice_is_refused(tmp_path: Path, asked: dict[str, Any]) -> None:
    with pytest.raises(MeasureError, match="accepted"):
        measures.emphasis(study(tmp_path, {"a": even()}), **asked)


# In each section one use of talent (supply), planning (environment), cooperation.domestic (environment).
def test_a_second_level_counts_in_its_own_group(tmp_path: Path) -> None:
    mix = measures.instrument_mix(study(tmp_path, {"a": even()}))
    assert set(mix["total"]) == {30}
    assert row(mix, label="cooperation.domestic")["share"] == pytest.approx(1 / 3)
    assert row(mix, label="cooperation.domestic")["group_share"] == pytest.approx(2 / 3)
    assert row(mix, label="cooperation.international")["status"] == "none"
    assert row(mix, label="demonstration")["group_share"] is pd.NA  # no use on the demand side
    assert "cooperation" not in set(mix["label"])  # nothing that no second level claims


def test_what_no_second_level_claims_stays_with_the_code(tmp_path: Path) -> None:
    lines = [Line("甲" * 4, "cooperation") for _ in range(10)] + [Line("乙" * 4, "talent") for _ in range(30)]
    mix = measures.instrument_mix(study(tmp_path, {"a": Text([Part("task", lines)])}))
    assert row(mix, label="cooperation")["share"] == pytest.approx(0.25)
    assert row(mix, label="cooperation")["group"] == "demand"


def test_the_mix_without_planning(tmp_path: Path) -> None:
    mix = measures.instrument_mix(study(tmp_path, {"a": even()}), leave_out=["planning"])
    assert set(mix["total"]) == {20}
    assert row(mix, label="talent")["share"] == pytest.approx(0.5)
    assert set(mix["left_out"]) == {"planning"}


def test_a_truncated_text_stands_apart_from_the_mix(tmp_path: Path) -> None:
    cut = Text(even().parts, facts={"complete": "truncated"})
    mix = measures.instrument_mix(study(tmp_path, {"a": even(), "cut": cut}))
    assert set(mix["compared"]) == {"a"}
    assert row(mix, region="cut", label="talent")["truncated"]
    assert row(mix, region="cut", label="talent")["share"] == pytest.approx(1 / 3)
    assert "Cut" not in repr(claims.leading_group(mix))


def test_shares_of_a_mix_add_up(tmp_path: Path) -> None:
    for ruler in ("sentences", "characters", "items"):
        mix = measures.instrument_mix(study(tmp_path / ruler, {"a": even()}), ruler=ruler)  # type: ignore[arg-type]
        assert float(mix["share"].sum()) == pytest.approx(1)
        assert float(mix.drop_duplicates("group")["group_share"].sum()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("given", "percent", "points", "reason"),
    [
        ((121, None, "亿元", 2022, "level", 100, 2020), 10.0, None, ""),  # 1.1 ^ 2 = 1.21
        ((2.8, None, "%", 2025, "share", 1.8, 2020), None, 0.2, "a share: points a year"),
        ((6, None, "个", 2025, "level", 0, 2020), None, None, "the baseline is 0"),
        ((5, 10, "家", 2025, "level", 3, 2020), None, None, "the target is a range"),
        (
            (1000, None, "亿元", 2025, "level", 500, 2020, "magnitude"),
            None,
            None,
            "the target is an order of magnitude",
        ),
        ((8, None, "%", 2025, "annual_growth", 5, 2020), None, None, "stated as annual growth"),
        ((8, None, "个", 2025, "level", None, None), None, None, "no baseline"),
        ((8, None, "个", None, "level", 4, 2020), None, None, "no deadline"),
        ((8, None, "个", 2025, "level", 4, None), None, None, "the baseline has no year"),
        ((8, None, "个", 2020, "level", 4, 2020), None, None, "the deadline is not after the baseline"),
    ],
)
def test_growth_or_the_reason_why_there_is_none(
    given: tuple[Any, ...], percent: float | None, points: float | None, reason: str
) -> None:
    found = growth(*given)
    assert found.reason == reason
    assert found.percent == (pytest.approx(percent) if percent is not None else None)
    assert found.points == (pytest.approx(points) if points is not None else None)


def promised() -> Text:
    """A promise stated three times (prose, table with baseline, prose), a part of it, one more without target_id."""
    labs = {"indicator": "实验室", "value": "8", "unit": "个", "year": "2025", "target_id": "t1"}
    quantities = [
        {"start": "1", "end": "3", "comparator": ">", **labs},
        {"start": "9", "end": "10", **labs, "baseline_value": "4", "baseline_year": "2020", "table_id": "x"},
        {"start": "20", "end": "22", **labs, "year": ""},
        {"start": "30", "end": "32", **labs, "value": "2", "target_id": "t2", "part_of": "t1"},
        {"start": "40", "end": "42", "indicator": "企业", "value": "5", "value_high": "10", "unit": "家"},
        {"start": "50", "end": "52", "indicator": "园区", "value": "3", "role": "status"},
    ]
    return Text(even().parts, quantities, {"period_start": "2021"})


def test_promises_are_counted_once_however_often_they_are_stated(tmp_path: Path) -> None:
    found = measures.promises(study(tmp_path, {"a": promised()}))
    assert found["promise"].tolist() == ["t1", "t2", "a-40"]
    first = found.iloc[0]
    assert (first["statements"], first["tables"], first["start"]) == (3, 1, 9)
    assert first["comparator"] == ">"  # the prose says more than the table
    assert first["growth"] == pytest.approx(100 * (2 ** (1 / 5) - 1))
    assert (first["base_year"], first["base_from"], first["horizon"]) == (2020, "baseline", 5)
    assert found["part"].tolist() == [False, True, False]


def test_without_a_baseline_the_horizon_counts_from_the_year_before_the_period(tmp_path: Path) -> None:
    part = measures.promises(study(tmp_path, {"a": promised()})).iloc[1]
    assert (part["base_year"], part["base_from"], part["horizon"]) == (2020, "period", 5)


def test_totals_of_promises(tmp_path: Path) -> None:
    cut = Text(promised().parts, promised().quantities, {"complete": "truncated"})
    totals = measures.promise_totals(study(tmp_path, {"a": promised(), "b": even(), "cut": cut}))
    first, second, third = (totals.iloc[i] for i in range(3))
    assert (first["promises"], first["statements"], first["parts"], first["headline"]) == (3, 5, 1, 2)
    assert (first["with_deadline"], first["with_baseline"], first["with_range"]) == (0.5, 0.5, 0.5)
    assert first["binding"] is pd.NA  # no text says whether a target binds
    assert first["density"] == pytest.approx(2)  # 2 in 1,000 characters
    assert (second["promises"], second["density"]) == (0, pd.NA)
    assert third["truncated"]
    assert set(totals["compared"]) == {"a"}


def test_structure_adds_up_and_furniture_is_furniture_everywhere(tmp_path: Path) -> None:
    parts = [
        Part("goal", [Line("目" * 30)]),
        Part("task", [Line("任" * 60), Line("广告" * 5, kind="furniture")]),
    ]
    shape = measures.structure(study(tmp_path, {"a": Text(parts)}))
    assert dict(zip(shape["label"], shape["characters"], strict=True)) == {"goal": 30, "task": 60, "furniture": 10}
    assert shape["share"].tolist() == [0.3, 0.6, 0.1]


def test_the_size_of_a_text(tmp_path: Path) -> None:
    found = measures.corpus(study(tmp_path, {"a": even()})).iloc[0]
    assert (found["characters"], found["sentences"], found["items"]) == (1000, 40, 10)
    assert found["all_characters"] == 1040  # ten headings of four characters
    assert found["coded"] == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("650000", "650100;659001", "650100, 659001"),  # a province holds its cities
        ("659001;659002", "650100;659001", "659001"),
        ("650100", "659001", None),
        ("130900", "131000", None),
        ("东区", "东区;西区", "东区"),
        ("", "650100", None),
    ],
)
def test_overlapping_areas(tmp_path: Path, one: str, other: str, shared: str | None) -> None:
    texts = {"a": Text(even().parts, region={"members": one}), "b": Text(even().parts, region={"members": other})}
    found = measures.overlaps(study(tmp_path, texts))
    assert found["shared"].tolist() == ([shared] if shared else [])


def test_claims_that_hold_and_one_that_does_not(tmp_path: Path) -> None:
    texts = {"a": even(), "b": even()}
    stress = measures.emphasis(study(tmp_path, texts))
    assert str(claims.most_stressed(stress)[0]) == (
        "A: Information technology and New materials, in 50.0% of its sentences (20 of 40)."
    )
    assert claims.common_top(stress).holds
    failed = claims.stands_out(stress)[0]
    assert not failed.holds
    assert str(failed).startswith("does not hold here: ")


def test_claims_about_nothing_do_not_hold_and_do_not_fail(tmp_path: Path) -> None:
    empty = study(tmp_path, {"a": Text([Part("task", [Line("空话。")])])})
    stress, mix = measures.emphasis(empty), measures.instrument_mix(empty)
    promises = measures.promises(empty)
    said = [
        *claims.most_stressed(stress),
        claims.common_top(stress),
        *claims.stands_out(stress),
        claims.same_by_rulers(lambda _: stress, ["sentences"]),
        *claims.leading_group(mix),
        claims.unmoved_by_planning(mix, mix),
        *claims.moved_by_borders(measures.mix_borders(empty)),
        *claims.promised(promises),
        claims.common_indicators(promises),
    ]
    assert not [claim for claim in said if claim.holds]


def test_a_claim_is_not_read_as_markup() -> None:
    shown = claims.Claim("a_b*c <script>")._repr_markdown_()
    assert shown == "a\\_b\\*c &lt;script&gt;"


def scored(
    doc_id: str, seen: str, measure: str, code: str, f1: str, n: str, low: str = "", high: str = ""
) -> tuple[object, ...]:
    return (doc_id, seen, measure, code, "0.5", "", "", "1", "", "", f1, low, high, "", "", n)


CARD = [
    scored("a", "tuned", "sector", "", "0.6667", "10"),
    scored("all", "tuned", "sector", "", "0.8571", "20", "0.8", "0.9049"),
    scored("all", "unseen", "sector", "", "0.75", "9"),
    scored("shared", "tuned", "sector", "", "0.9", "9"),
    scored("all", "tuned", "sector", "it", "0.5", "12"),
    scored("all", "tuned", "sector", "materials", "0.4", "12"),
    scored("all", "tuned", "sector", "nev", "0", "9"),
    scored("all", "unseen", "sector", "nev", "0.6", "10"),
]
PEERS = [
    ("dictionary", "1.0", "2026-01-01", "tuned", "sector", "0.1", "0.2", "0.3333", "", "", "20"),
    ("dictionary", "1.0", "2026-01-01", "unseen", "sector", "0.1", "0.2", "0.4", "0.31", "0.5", "9"),
    ("older", "1.0", "2025-01-01", "tuned", "sector", "0.1", "0.2", "0.5", "", "", "19"),  # on another gold: 19, not 20
]


def test_accuracy_is_of_all_texts_whichever_regions_are_compared(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even(), "b": even()}, {"accuracy": CARD, "peers": PEERS})
    for asked in (made, made.only("b")):
        table = measures.accuracy(asked)
        assert list(table.columns) == ["Texts", "Precision", "Recall", "F1 (95 %)", "n", "dictionary", "older"]
        assert table.to_numpy().tolist() == [
            ["texts tuned on", "0.50", "1.00", "0.86 (0.80–0.90)", "20", "0.33", "–"],
            ["unseen texts", "0.50", "1.00", "0.75", "9", "0.40 (0.31–0.50)", "–"],
        ]
        assert list(table.index) == ["Sector codings", "Sector codings"]


def test_without_a_gold_or_peers_the_card_has_no_rows_or_no_columns(tmp_path: Path) -> None:
    assert measures.accuracy(study(tmp_path / "none", {"a": even()})).empty
    assert "dictionary" not in measures.accuracy(study(tmp_path / "rules", {"a": even()}, {"accuracy": CARD}))


def test_the_weakest_codes_have_ten_cases(tmp_path: Path) -> None:
    weakest = measures.weakest(study(tmp_path, {"a": even()}, {"accuracy": CARD}))
    assert weakest[["texts", "code", "f1"]].to_numpy().tolist() == [
        ["texts tuned on", "materials", 0.4],
        ["texts tuned on", "it", 0.5],
        ["unseen texts", "nev", 0.6],
    ]


def test_tables_to_read_say_why_a_figure_is_missing(tmp_path: Path) -> None:
    few = Text([Part("task", [Line("甲", "it")])])
    table = measures.wide(measures.emphasis(study(tmp_path, {"a": even(), "few": few})))
    assert table["A"].tolist() == ["50.0%", "50.0%", "–", "40"]
    assert table["Few"].tolist() == ["too few"] * 3 + ["1"]

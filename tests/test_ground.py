"""Targets on common ground: what may be compared, why not, and what stands beside it; cases counted by hand."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from compare import measures
from compare.measures import alikes as alike_grounds
from compare.measures import claims_targets as claims
from compare.measures.figures import convert, prices, unit
from compare.measures.measured import normal
from compare.measures.names import names_of
from compare.measures.places import Places
from compare.measures.references import COLUMNS, TargetError, reference_targets, references
from compare.quantities import indicators
from compare.study import Study
from studies import Line, Part, Text, study

INDICATORS: list[tuple[object, ...]] = [tuple(row) for row in indicators.rows()]


def promise(code: str, value: str, unit: str = "%", year: str = "2025", **more: str) -> dict[str, str]:
    """A target of the first sentence of a text."""
    said = {"indicator": code, "indicator_code": code, "value": value, "unit": unit, "year": year}
    return {"start": str(len(code) + 100 * len(value)), "end": "999", **said, **more}


def region(*quantities: dict[str, str], text: str = "目标。", **facts: str) -> Text:
    rows = [{**q, "start": str(10 * i), "end": str(10 * i + 1)} for i, q in enumerate(quantities)]
    return Text([Part("goal", [Line(text)])], rows, {"period_start": "2021", "period_end": "2025", **facts})


def of(folder: Path, **texts: Text) -> Study:
    codes = {q["indicator_code"].partition(".")[0] for text in texts.values() for q in text.quantities}
    return study(folder, texts, {"indicators": [row for row in INDICATORS if str(row[0]).partition(".")[0] in codes]})


SHARE = "sei_va.share_gdp"


def test_two_regions_that_promise_one_thing_stand_in_one_row(tmp_path: Path) -> None:
    made = of(tmp_path, a=region(promise(SHARE, "5", comparator=">=")), b=region(promise(SHARE, "15", year="2020"), promise("hte.level", "3", "家")))
    common = measures.common_ground(made)
    assert common[["region", "row", "regions", "amount", "year", "size_matters"]].to_numpy().tolist() == [
        ["a", 1, 2, 5.0, 2025, False],
        ["b", 1, 2, 15.0, 2020, False],
    ]
    table = measures.ground_wide(common)
    assert table.to_numpy().tolist() == [["≥ 5% (2025)", "15% (2020)"]]
    assert str(claims.side_by_side(common)[0]) == (
        "Value added of strategic emerging industries, share of GDP: A ≥ 5% (2025) and B 15% (2020)."
    )


APART: list[tuple[str, dict[str, str], dict[str, str], str]] = [
    ("statistic", promise(SHARE, "5"), promise("sei_va.annual_growth", "9"), "statistic"),
    ("population of another indicator", promise(SHARE, "5"), promise("sei_industrial_va.share_gdp", "9"), "population"),
    ("population in the words", promise("clusters.level", "5", "个"), promise("clusters.level", "9", "个", scope="先进"), "population"),
    ("geography", promise("hte.level", "5", "家"), promise("hte.level", "9", "家", scope="滨海新区"), "geography"),
    ("concept", promise("sei_size.level", "5", "亿元"), promise("sei_output.level", "9", "亿元"), "concept"),
    ("unit", promise("sei_output.level", "5", "亿元"), promise("sei_output.level", "9", "亿美元"), "unit"),
    ("period", promise("hte.added", "5", "家"), promise("hte.added", "9", "家", year="2023"), "period"),
    ("nobody knows whose", promise("revenue.level", "5", "亿元"), promise("revenue.level", "9", "亿元"), "population"),
    ("no indicator", promise("", "5", "座", indicator="加油站"), promise("", "9", "座", indicator="加油站"), "concept"),
]


@pytest.mark.parametrize(("trap", "one", "other", "field"), APART, ids=[row[0] for row in APART])
def test_what_differs_is_the_reason(tmp_path: Path, trap: str, one: dict[str, str], other: dict[str, str], field: str) -> None:
    made = of(tmp_path, a=region(one), b=region(other))
    assert measures.common_ground(made).empty
    alikes = measures.look_alikes(made)
    assert alikes["fields"].tolist() == [field], alikes["reason_en"].tolist()
    expected = {"nobody knows whose": "unsaid", "no indicator": "unknown"}.get(trap, "differs")
    assert alikes["reason"].tolist() == [expected]


WORDS = [
    ("a statistic", promise(SHARE, "5"), promise("sei_va.annual_growth", "9"), "统计量:占地区生产总值比重 ≠ 年均增长", "Statistic: share of GDP ≠ mean annual growth"),
    (
        "another indicator",
        promise(SHARE, "5"),
        promise("sei_industrial_va.share_gdp", "9"),
        "统计对象:战略性新兴产业增加值 ≠ 战略性新兴产业规上工业增加值",
        "Population: strategic emerging industries ≠ strategic emerging industrial firms above scale",
    ),
    ("restricted in the words", promise("hte.level", "5", "家"), promise("hte.level", "9", "家", scope="先进"), "统计对象:高新技术企业 ≠ 高新技术企业“先进”", ""),
    ("a place", promise("hte.level", "5", "家"), promise("hte.level", "9", "家", scope="滨海新区"), "地域:全域 ≠ 滨海新区", "Geography: the whole area ≠ 滨海新区"),
    ("a unit", promise("sei_output.level", "5", "亿元"), promise("sei_output.level", "9", "亿美元"), "单位:亿元 ≠ 亿美元", "Unit: 亿元 ≠ 亿美元"),
    ("a period", promise("hte.added", "5", "家"), promise("hte.added", "9", "家", year="2023"), "时期:2020-2025 ≠ 2020-2023", "Period: 2020-2025 ≠ 2020-2023"),
    ("nobody knows whose", promise("revenue.level", "5", "亿元"), promise("revenue.level", "9", "亿元"), "原文未说明统计对象", "the words do not say whose it is"),
]


@pytest.mark.parametrize(("trap", "one", "other", "zh", "en"), WORDS, ids=[row[0] for row in WORDS])
def test_the_reason_is_said_in_both_languages(
    tmp_path: Path, trap: str, one: dict[str, str], other: dict[str, str], zh: str, en: str
) -> None:
    said = measures.look_alikes(of(tmp_path, a=region(one), b=region(other))).iloc[0]
    assert said["reason_zh"] == zh
    assert not en or said["reason_en"] == en
    assert (said["regions_zh"], said["other_regions_en"]) == ("a区", "B")


def test_the_two_promises_shown_are_of_two_regions(tmp_path: Path) -> None:
    """a promises a share and a growth, b the share alone: the growth of a looks like the share of b, not like a's own."""
    made = of(tmp_path, a=region(promise(SHARE, "5"), promise("sei_va.annual_growth", "9")), b=region(promise(SHARE, "7")))
    said = measures.look_alikes(made).iloc[0]
    assert {(said["doc_id"], said["figure"]), (said["other_doc_id"], said["other_figure"])} == {("b", "7% (2025)"), ("a", "9% (2025)")}
    assert {said["regions"], said["other_regions"]} == {"b a", "a"}


def test_every_statistic_kind_and_price_has_a_name() -> None:
    known = [(names_of("statistics"), 4), (names_of("statistic_kinds"), 6)]
    assert not [row[0] for row in INDICATORS for names, column in known if row[column] not in names]
    assert set(names_of("price_bases")) == {"real", "nominal", "unknown", ""}


@pytest.mark.parametrize(
    ("trap", "one", "other"),
    [
        ("two things", promise("hte.level", "5", "家"), promise("forest_cover.level", "9")),
        ("firms of two kinds", promise("firms.level", "5", "家", scope="氢能"), promise("firms.level", "9", "家", scope="软件")),
        ("names alike, units apart", promise("sei_firms.level", "5", "家"), promise("sei_size.level", "9", "亿元")),
    ],
)
def test_what_does_not_look_alike_is_not_listed(tmp_path: Path, trap: str, one: dict[str, str], other: dict[str, str]) -> None:
    assert measures.look_alikes(of(tmp_path, a=region(one), b=region(other))).empty


def test_one_region_with_two_promises_is_no_pair(tmp_path: Path) -> None:
    made = of(tmp_path, a=region(promise(SHARE, "5"), promise("sei_va.annual_growth", "9")), b=region())
    assert measures.common_ground(made).empty
    assert measures.look_alikes(made).empty


def test_figures_of_a_row_are_in_one_unit(tmp_path: Path) -> None:
    based = promise("sei_output.level", "1.2", "万亿元", baseline_value="6000", baseline_year="2020")
    made = of(tmp_path, a=region(promise("sei_output.level", "800", "亿元")), b=region({**based, "baseline_value": "0.6"}))
    common = measures.common_ground(made)
    assert common["amount"].tolist() == [800, 12000]
    assert common["baseline_amount"].tolist() == [pd.NA, 6000]
    assert set(common["shown_unit"]) == {"亿元"}
    assert common["size_matters"].all()


def test_a_truncated_text_stands_in_a_row_but_makes_none(tmp_path: Path) -> None:
    a, b = region(promise(SHARE, "5")), region(promise(SHARE, "9"))
    cut = region(promise(SHARE, "7"), promise("hte.level", "7", "家"), complete="truncated")
    made = of(tmp_path, a=a, cut=cut, b=b)
    common = measures.common_ground(made)
    assert common[["region", "truncated", "regions"]].to_numpy().tolist() == [["a", False, 2], ["cut", True, 2], ["b", False, 2]]
    assert set(common["compared"]) == {"a b"}
    assert measures.common_ground(of(tmp_path / "2", a=a, cut=cut)).empty
    assert "Cut" not in repr(claims.side_by_side(common))


def test_real_and_unknown_prices_share_no_row(tmp_path: Path) -> None:
    real = region(promise("gdp.annual_growth", "6"), text="按可比价格计算,增长。")
    rows = [{**q, "sentence_id": f"{name}-0", "start": "8", "end": "10"} for name, q in (("a", promise("gdp.annual_growth", "6")),)]
    a = Text(real.parts, rows, {"period_start": "2021"})
    made = of(tmp_path, a=a, b=region(promise("gdp.annual_growth", "7")))
    assert measures.promises(made)["prices"].tolist() == ["real", "unknown"]
    assert measures.look_alikes(made)["fields"].tolist() == ["prices"]


PRICES = [
    ("in the clause", "增加值增长|8%(按可比价)。", "real"),
    ("before all figures", "按不变价格计算,总值增长|8%,产值翻番。", "real"),
    ("behind another figure", "总值增长8%(可比价),产值达到|500亿元。", "unknown"),
    ("at current prices", "产值(现价)达到|500亿元。", "nominal"),
    ("until told otherwise", "按可比价计算,增长8%,按现价计算,达到|500亿元。", "nominal"),
    ("full-width signs", "按可比价计算，增长|8%。", "real"),
    ("another sentence's business", "产值达到|500亿元。", "unknown"),
]


@pytest.mark.parametrize(("trap", "marked", "expected"), PRICES, ids=[row[0] for row in PRICES])
def test_prices_as_the_sentence_has_them(trap: str, marked: str, expected: str) -> None:
    text, at = marked.replace("|", ""), marked.index("|")
    spans = [(i, i + 1) for i, sign in enumerate(text) if sign.isdigit() and not text[i - 1].isdigit()]
    assert prices(text, at, spans) == expected


@pytest.mark.parametrize(
    ("value", "written", "to", "expected"),
    [
        (2.5, "万亿元", "亿元", 25000),
        (5000, "万元", "亿元", 0.5),
        (3, "平方公里", "公顷", 300),
        (15, "亩", "公顷", 1),
        (2, "万家", "家", 20000),
        (60, "万千瓦", "吉瓦", 0.6),
        (20, "万元/亩", "亿元/平方公里", 3),  # 20 · 10^4 · 1500 mu = 3 · 10^8
        (5, "％", "%", 5),
        (50, "名", "人", 50),
        (3, "亿美元", "亿元", None),
        (3, "个百分点", "%", None),
        (2, "倍", "%", None),
        (2, "万人次", "万人", None),
    ],
)  # fmt: skip
def test_units(value: float, written: str, to: str, expected: float | None) -> None:
    found = convert(value, written, to)
    assert found == (pytest.approx(expected) if expected is not None else None)


def test_every_unit_that_texts_are_read_with_is_known_to_measure_something() -> None:
    usual = {str(row[7]) for row in INDICATORS}
    bare = [written for written in usual if unit(written).dimension == written and written]
    assert bare == []


def test_places() -> None:
    reader = Places(["东海市", "东海"])
    assert reader.split("全市规模以上") == ("", "规模以上")
    assert reader.split("东海市高新技术") == ("", "高新技术")
    assert reader.split("滨海新区规模以上") == ("滨海新区", "规模以上")
    assert reader.split("省级特色") == ("", "省级特色")
    assert reader.split("境内外上市") == ("", "境内外上市")
    assert reader.heading("1.临港经济开发区。", "1.") == "临港经济开发区"
    assert reader.heading("——创新创业生态优化示范区。", "——") == ""
    assert reader.heading("1.东海市。", "1.") == ""
    assert reader.label("临港高新区:建设园区,达到3个。", 14) == "临港高新区"
    assert reader.label("达到3个。临港高新区:建设园区。", 2) == ""


def test_a_figure_under_the_heading_of_a_part_is_the_part_s(tmp_path: Path) -> None:
    parts = [Part("goal", [Line("目标。", kind="heading")]), Part("goal", [Line("临港开发区", kind="heading"), Line("建成。")], under=0)]
    rows = [{**promise("hte.level", "9", "家"), "start": "12", "end": "13", "sentence_id": "b-10"}]
    b = Text(parts, rows, {"period_start": "2021"})
    made = of(tmp_path, a=region(promise("hte.level", "5", "家")), b=b)
    assert measures.promises(made)["place"].tolist() == ["", "临港开发区"]
    assert measures.look_alikes(made)["fields"].tolist() == ["geography"]


@pytest.mark.parametrize(("written", "meant"), [("产业", "产业"), ("国家级", "国家"), ("战略新兴产业", "战略性新兴"), ("规上食品", "规模以上食品"), ("院士等", "院士")])
def test_two_ways_to_write_one_group(written: str, meant: str) -> None:
    assert normal(written) == meant


def test_what_one_statement_leaves_open_another_says(tmp_path: Path) -> None:
    table = promise("platforms.level", "148", "个", target_id="t", baseline_value="97", baseline_year="2020", table_id="x")
    prose = promise("platforms.level", "148", "个", target_id="t", scope="实验室、研发中心等")
    found = measures.promises(of(tmp_path, a=region(prose, table))).iloc[0]
    assert (found["statements"], found["baseline_value"], found["group"]) == (2, 97, "实验室、研发中心")


# Of four items three are tasks or measures; one has a figure with a year, one a deadline in words.
def test_tasks_with_a_figure_and_with_a_deadline(tmp_path: Path) -> None:
    parts = [
        Part("task", [Line("建成平台3个。")], item=True),
        Part("task", [Line("2024年6月底前出台办法。")], item=True),
        Part("measure", [Line("加强支持,2023年已有先例。")], item=True),
        Part("goal", [Line("到2025年翻番。")], item=True),
    ]
    rows = [{**promise("platforms.level", "3", "个"), "start": "4", "end": "6", "sentence_id": "a-0"}]
    made = of(tmp_path, a=Text(parts, rows), b=region(promise(SHARE, "5")))
    totals = measures.promise_totals(made).set_index("region")
    assert totals.loc["a", ["tasks", "with_figure", "task_deadline"]].tolist() == [3, pytest.approx(1 / 3), pytest.approx(2 / 3)]
    assert totals.loc["b", "tasks"] == 0
    assert totals.loc["b", "with_figure"] is pd.NA
    assert "of its 3 tasks 33% give a figure and 67% a deadline" in repr(claims.precise(measures.promise_totals(made)))


def test_binding_and_expected(tmp_path: Path) -> None:
    a = region(promise(SHARE, "5", binding="约束性"), promise("hte.level", "3", "家", binding="预期性"), promise("gdp.level", "3", "亿元"))
    totals = measures.promise_totals(of(tmp_path, a=a, b=region(promise(SHARE, "5"))))
    assert totals["binding"].tolist() == [pytest.approx(1 / 3), pd.NA]
    assert totals["expected"].tolist() == [pytest.approx(1 / 3), pd.NA]
    assert str(claims.bound(totals)) == "1 of 2 texts say whether targets bind: A (binding 33.3%, expected 33.3%)."


def written(folder: Path, **changes: str) -> None:
    """A reference of 15 % of GDP by 2020, with some cells changed, beside the tables of a study."""
    definition = next(str(row[8]) for row in INDICATORS if row[0] == SHARE)
    cells = dict(zip(COLUMNS, (SHARE, "nation", "中国", "", "2020", "=", "15", "%", "", definition, "某规划"), strict=True))
    target = folder / "data" / "reference" / "targets.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([COLUMNS, {**cells, **changes}.values()])


BESIDE: list[tuple[str, dict[str, str], dict[str, str], str]] = [
    ("all agrees", {}, {}, ""),
    ("another year", {}, {"year": "2025"}, "year"),
    ("another definition", {}, {"definition": "产值"}, "definition"),
    ("a part of the region", {"scope": "滨海新区"}, {}, "geography"),
    ("a part of the population", {"scope": "海洋"}, {}, "population"),
    ("no deadline", {"year": ""}, {}, "year"),
]


@pytest.mark.parametrize(("trap", "ours", "theirs", "reason"), BESIDE, ids=[row[0] for row in BESIDE])
def test_a_reference_is_shown_where_definition_and_year_match(
    tmp_path: Path, trap: str, ours: dict[str, str], theirs: dict[str, str], reason: str
) -> None:
    made = of(tmp_path, a=region({**promise(SHARE, "5", year="2020"), **ours}))
    written(tmp_path, **theirs)
    found = reference_targets(made).iloc[0]
    assert (found["reason"], bool(found["shown"])) == (reason, not reason)


def test_a_fall_meets_its_reference_only_over_the_same_years(tmp_path: Path) -> None:
    fall = "energy_intensity.fall"
    definition = next(str(row[8]) for row in INDICATORS if row[0] == fall)
    made = of(tmp_path, a=region(promise(fall, "14")), b=region(promise(fall, "14"), period_start="2022"))
    written(tmp_path, indicator_code=fall, base_year="2020", year="2025", definition=definition)
    assert reference_targets(made)["reason"].tolist() == ["", "period"]


BASES = [
    ("from a year", "到2025年,能耗较2018年下降|15%。", 2018, "words"),
    ("the year of the deadline is none", "到2025年,能耗下降|15%。", 2020, "period"),
    ("another clause's", "能耗比2018年减少,到2025年,再下降|15%。", 2020, "period"),
]


@pytest.mark.parametrize(("trap", "marked", "base", "source"), BASES, ids=[row[0] for row in BASES])
def test_the_year_that_words_count_from(tmp_path: Path, trap: str, marked: str, base: int, source: str) -> None:
    text, at = marked.replace("|", ""), marked.index("|")
    row = {**promise("energy_intensity.fall", "15"), "start": str(at), "end": str(at + 3), "sentence_id": "a-0"}
    found = measures.promises(of(tmp_path, a=Text([Part("goal", [Line(text)])], [row], {"period_start": "2021"}))).iloc[0]
    assert (found["base_year"], found["base_from"]) == (base, source)


def test_references_in_words(tmp_path: Path) -> None:
    made = of(tmp_path, a=region(promise(SHARE, "5", year="2020", comparator=">=")), b=region(promise(SHARE, "15", year="2020")))
    written(tmp_path)
    said = [str(claim) for claim in claims.beside_references(reference_targets(made))]
    assert "A promises ≥ 5% (2020)" in said[0]
    assert "a lower figure than the national target for that year (15 %; 某规划)" in said[0]
    assert "the same figure as" in said[1]


@pytest.mark.parametrize(("column", "value"), [("year", "二〇二〇"), ("value", "十五"), ("comparator", "≥"), ("source", "")])
def test_a_reference_that_cannot_be_read_names_its_line(tmp_path: Path, column: str, value: str) -> None:
    made = of(tmp_path, a=region(promise(SHARE, "5")))
    written(tmp_path, **{column: value})
    with pytest.raises(TargetError, match=f"line 2.*{column}|{column}.*line 2"):
        references(made)


def test_without_references_there_are_none(tmp_path: Path) -> None:
    made = of(tmp_path, a=region(promise(SHARE, "5")))
    assert references(made).empty
    assert reference_targets(made).empty
    assert not claims.beside_references(reference_targets(made))[0].holds


def test_the_references_of_the_project_are_of_indicators_as_defined() -> None:
    definitions = {str(row[0]): row[8] for row in INDICATORS}
    path = Path(__file__).parents[1] / "data" / "reference" / "targets.csv"
    with path.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert len(rows) > 10
    assert [row["indicator_code"] for row in rows if definitions.get(row["indicator_code"]) != row["definition"]] == []
    keys = [(row["indicator_code"], row["region"], row["year"], row["source"]) for row in rows]
    assert keys == sorted(set(keys), key=keys.index)


def test_nothing_promised_and_one_text_alone(tmp_path: Path) -> None:
    for made in (of(tmp_path / "1", a=region()), of(tmp_path / "2", a=region(promise(SHARE, "5")))):
        common, alikes = measures.common_ground(made), measures.look_alikes(made)
        assert common.empty
        assert alikes.empty
        assert measures.ground_wide(common).empty
        said: list[Any] = [*claims.side_by_side(common), claims.kept_apart(alikes), claims.bound(measures.promise_totals(made))]
        assert not [claim for claim in said if claim.holds]


def test_names_are_alike_by_their_running_pairs() -> None:
    assert alike_grounds.alike("甲乙丙", "甲乙丁") == 0.5  # 甲乙 of {甲乙, 乙丙} and {甲乙, 乙丁}
    assert alike_grounds.alike("甲", "甲乙") == 0.0

"""The vocabularies of numbers prove themselves: every indicator is found by its own words, nothing stands twice."""

from __future__ import annotations

from collections import Counter

import pytest

from compare.quantities import indicators
from compare.quantities.lexicon import cues, one_of, units
from compare.vocab import FOLDER, read_yaml

ENTRIES = read_yaml("indicators")["indicators"]
BASES = ("level", "share", "growth")


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["code"] for entry in ENTRIES])
def test_every_term_of_an_indicator_finds_it(entry: dict[str, list[str]]) -> None:
    for term in entry["match"]:
        found = {indicators.read(term, kind, basis).code.partition(".")[0] for kind in (*entry["classes"], "share") for basis in BASES}
        assert entry["code"] in found, term


def test_no_term_stands_under_two_indicators() -> None:
    counted = Counter(term for entry in ENTRIES for term in entry["match"])
    assert [term for term, n in counted.items() if n > 1] == []


def test_no_term_is_refused_by_its_own_indicator() -> None:
    assert [(e["code"], t) for e in ENTRIES for t in e["match"] for no in e.get("exclude", ()) if no in t] == []


def test_classes_of_indicators_are_classes_of_units() -> None:
    known = set(read_yaml("units")["classes"])
    assert {kind for entry in ENTRIES for kind in entry["classes"]} <= known


def test_rows_have_one_key_each_and_every_cell_that_must_stand() -> None:
    rows = indicators.rows()
    assert len({row.indicator_code for row in rows}) == len(rows)
    assert all(row.name_zh and row.name_en and row.concept and row.statistic and row.population and row.kind for row in rows)


def test_no_key_of_a_file_stands_twice() -> None:
    # YAML lets the last of two equal keys win without a word
    for name in ("units", "quantity_cues"):
        keys = [line.split(":")[0] for line in (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines() if line[:1] not in "# "]
        assert len(keys) == len(set(keys))
    guards = [line.split(":")[0] for line in (FOLDER / "units.yaml").read_text(encoding="utf-8").split("not_before:")[1].splitlines() if line.startswith("  ")]
    assert [g for g, n in Counter(guards).items() if n > 1] == []


def test_no_comparator_points_both_ways() -> None:
    comparators = cues()["comparators"]
    for side in ("before", "after"):
        counted = Counter(word for words in comparators[side].values() for word in words)
        assert [word for word, n in counted.items() if n > 1] == []
    assert set(comparators["negated"]) == {">", "<"}


def test_the_longest_unit_wins() -> None:
    assert units().of["平方公里"] == "area"
    assert one_of(["米", "平方米", "平方公里"]) == "(?:平方(?:公里|米)|米)"


@pytest.mark.parametrize(
    ("words", "kind", "basis", "expected"),
    [
        ("战略性新兴产业增加值占生产总值比重", "share", "share", "sei_va.share_gdp"),
        ("全社会研发经费支出占地区生产总值比重", "share", "share", "rd_intensity.level"),
        ("规上工业企业研发经费支出占营业收入比重", "share", "share", "firm_rd_intensity.level"),
        ("新增国家级专精特新“小巨人”企业", "count", "cumulative", "little_giant.added"),
        ("每万人口高价值发明专利拥有量", "count", "level", "hv_patents_per_10k.level"),
        ("有效发明专利拥有量", "count", "level", "invention_patents.level"),
        ("地区生产总值年均增速", "share", "annual_growth", "gdp.annual_growth"),
        ("高新技术企业产值", "money", "level", "hitech_firm_output.level"),
        ("高新技术企业", "count", "level", "hte.level"),
        ("高新技术企业", "money", "level", ""),
        ("单位地区生产总值能耗下降", "share", "growth", "energy_intensity.fall"),
        ("百亿级企业集群", "count", "level", "ten_bn_clusters.level"),
        ("电梯数量", "count", "level", ""),
    ],
)
def test_the_indicator_of_words(words: str, kind: str, basis: str, expected: str) -> None:
    assert indicators.read(words, kind, basis).code == expected


SCOPES = [
    ("acts restrict nothing", "培育战略性新兴产业集聚区", "count", "level", "", "gathering_areas.level", "战略性新兴产业"),
    ("a level does", "国家级重点实验室", "count", "level", "", "key_labs.level", "国家级"),
    ("words of counting do not", "高新技术企业数量", "count", "level", "", "hte.level", ""),
    ("the head stands last", "规模以上工业企业亩均税收年均增长", "share", "annual_growth", "", "tax_per_mu.annual_growth", "规模以上工业企业"),
    ("a part of industry is not industry", "食品工业产值", "money", "level", "", "industry_output.level", "食品"),
    ("of another whole", "研发经费占主营业务收入比重", "share", "share", "", "rd_spending.share", "占主营业务收入"),
    ("of the product of the sea, not of the area", "海洋新兴产业增加值占海洋生产总值比重", "share", "share", "",
     "sei_va.share", "海洋…占海洋生产总值"),
    ("points of a share of GDP", "数字经济核心产业增加值占地区生产总值比重提高", "points", "change", "", "digital_core_va.change_gdp", ""),
    ("points faster than another", "战略性新兴产业增加值增速高于规上工业", "points", "change", "", "", ""),
    ("a fall is no growth", "单位地区生产总值能耗下降", "share", "growth", "", "energy_intensity.fall", ""),
    ("the entry says it already", "规模以上工业企业关键工序数控化率", "share", "share", "", "digital_tools.level", ""),
    ("brackets do not lead", "孵化器(含众创空间)", "count", "level", "", "incubators.level", "(含众创空间)"),
    ("an act in the clause", "产业人才", "count", "level", "引进产业创新团队100个、", "talents.added", "产业"),
    ("the last act counts", "高新技术企业", "count", "level", "新增省级平台20家、高新技术企业达到", "hte.level", ""),
    ("nothing but firms", "人工智能企业", "count", "level", "", "firms.level", "人工智能"),
    ("a project of firms is no firm", "企业家培训班", "count", "level", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "words", "kind", "basis", "acts", "code", "scope"), SCOPES, ids=[row[0] for row in SCOPES])
def test_what_words_restrict_an_indicator_to(trap: str, words: str, kind: str, basis: str, acts: str, code: str, scope: str) -> None:
    assert indicators.read(words, kind, basis, acts) == (code, scope)


def test_two_indicators_differ_in_more_than_their_name() -> None:
    rows = [(row.concept, row.statistic, row.population, row.kind) for row in indicators.rows()]
    assert [row for row, n in Counter(rows).items() if n > 1] == []

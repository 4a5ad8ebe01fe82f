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
        found = {indicators.code(term, kind, basis).partition(".")[0] for kind in (*entry["classes"], "share") for basis in BASES}
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
        ("高新技术企业产值", "money", "level", "hitech_output.level"),
        ("高新技术企业", "count", "level", "hte.level"),
        ("高新技术企业", "money", "level", ""),
        ("单位地区生产总值能耗", "share", "growth", "energy_intensity.growth"),
        ("百亿级企业集群", "count", "level", "hundred_bn_clusters.level"),
        ("电梯数量", "count", "level", ""),
    ],
)
def test_the_indicator_of_words(words: str, kind: str, basis: str, expected: str) -> None:
    assert indicators.code(words, kind, basis) == expected

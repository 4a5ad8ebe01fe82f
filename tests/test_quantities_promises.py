"""Statements of one promise are joined, parts know their total, targets know where they start from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from compare.corpus import read
from compare.models import Quantity
from compare.quantities import extract
from compare.quantities.promises import alike
from quantities_of import records

RAW = Path(__file__).parents[1] / "data" / "raw"


def targets(text: str) -> list[Quantity]:
    return [q for q in records(text, "goal")[0] if q.role == "target"]


@pytest.mark.parametrize(
    ("trap", "text", "one"),
    [
        ("said twice", "到2025年,高新技术企业达到500家。力争2025年高新技术企业数量达到500家。", True),
        ("said twice with another verb", "到2025年,建成国际科技合作基地10个。到2025年,国际科技合作基地达到10个。", True),
        ("another value of the same words", "到2025年,高新技术企业达到500家。到2025年,高新技术企业突破600家。", True),
        ("another level", "到2025年,建成国家级孵化器10个。到2025年,建成省级孵化器10个。", False),
        ("another size", "到2025年,形成3个千亿级产业集群。到2025年,形成3个百亿级产业集群。", False),
        ("another year", "到2025年,高新技术企业达到500家。到2027年,高新技术企业达到500家。", False),
        ("growth and level", "到2025年,研发经费年均增长10%。到2025年,研发经费占比达到10%。", False),
        ("another thing", "到2025年,建成绿色工厂50家。到2025年,培育上市企业50家。", False),
        ("two of one sentence", "到2025年,培育瞪羚企业20家、独角兽企业20家。", False),
    ],
)
def test_one_promise_or_two(trap: str, text: str, one: bool) -> None:
    first, second = targets(text)
    assert (first.target_id == second.target_id) is one
    assert first.target_id == f"test-{first.start}"


def test_a_part_names_its_total() -> None:
    total, part = targets("到2025年,高新技术企业达到500家,其中规上企业300家。")
    assert (total.part_of, part.part_of) == ("", total.target_id)


def test_a_total_of_another_unit_is_none() -> None:
    _, other = targets("到2025年,高新技术企业达到500家,其中研发人员3000名。")
    assert other.part_of == ""


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("到2025年,工业技改投资占比由2020年的18.7%提升至32%。", "18.7", "2020"),
        ("到2025年,劳动生产率达到22万元/人(2020年为16.8万元/人)。", "16.8", "2020"),
        ("力争到2025年,上市公司数量从12家增至25家。", "12", ""),
    ],
)
def test_a_target_repeats_its_start(text: str, value: str, year: str) -> None:
    [target] = targets(text)
    assert (target.baseline_value, target.baseline_year) == (value, year)


def test_what_rose_in_the_past_is_no_baseline() -> None:
    rows, _ = records("“十三五”期间,高新技术企业从2015年的210家增加到2020年的680家。", "background")
    assert [(q.role, q.baseline_value) for q in rows] == [("status", ""), ("status", "")]


def test_wuchangshi_repeats_fifteen_promises_and_has_nine_parts() -> None:
    rows, _ = extract(read((RAW / "wuchangshi.txt").read_bytes().decode(), "wuchangshi"))
    statements = Counter(q.target_id for q in rows if q.role == "target")
    assert sum(1 for n in statements.values() if n == 2) == 15
    assert max(statements.values()) == 2
    parts = {q.indicator: q.part_of for q in rows if q.part_of}
    assert len(parts) == 9
    assert parts["院士工作站"] == parts["博士后流动站、工作站"] != parts["技术转移中心"]


def test_table_targets_carry_baseline_and_binding() -> None:
    rows, _ = extract(read((RAW / "wuchangshi.txt").read_bytes().decode(), "wuchangshi"))
    row = next(q for q in rows if q.table_id and q.indicator == "高新技术企业数" and q.role == "target")
    assert (row.value, row.year, row.baseline_value, row.baseline_year, row.binding) == ("400", "2025", "222", "2020", "预期性")


def test_alike_is_a_share_of_running_pairs() -> None:
    assert alike("产业集群", "产业集群") == 1.0
    assert alike("甲乙丙", "丁戊己") == 0.0
    assert alike("", "甲") == 0.0

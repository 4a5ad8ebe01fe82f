"""No number is lost: every run of digits, and every Chinese numeral before a unit, is accounted for, in any text at all."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.corpus import read
from compare.models import Document
from compare.quantities import extract

RAW = Path(__file__).parents[1] / "data" / "raw"
DOCUMENTS = ("bingtuan", "cangzhou", "guangxi", "wuchangshi", "xinjiang_parks")
DIGITS = re.compile(r"[0-9]+")
# the commonest units, written out here so that a unit lost from the vocabulary is noticed
# a five-year plan is a name, whatever stands behind it
PLAN = re.compile(r"十[一二三四五六]五")
WORDS = re.compile(r"[一二三四五六七八九十百千万两]+(?=(?:个|家|项|条|件|亿元|万元|元|平方公里|吨|倍|位)(?![性庭龙一]))")


def unaccounted(document: Document) -> list[str]:
    """The numbers of a document that lie in no quantity, leftover or section number, each with what stands around it."""
    quantities, leftovers = extract(document)
    spans = [(row.start, row.end) for row in (*quantities, *leftovers)]
    spans += [(s.start, s.start + len(s.number)) for s in document.sections if s.number]
    covered = bytearray(len(document.norm))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    numbers = [m for pattern in (DIGITS, WORDS) for m in pattern.finditer(document.norm)]
    lost = [m for m in numbers if not all(covered[m.start() : m.end()]) and not PLAN.search(m[0])]
    return [document.norm[max(0, m.start() - 8) : m.end() + 8] for m in lost]


def overlapping(document: Document) -> list[tuple[str, str]]:
    """Pairs of rows that claim the same characters."""
    rows = sorted((r.start, r.end, r.quote) for found in extract(document) for r in found)
    return [(a[2], b[2]) for a, b in pairwise(rows) if b[0] < a[1]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_number_of_the_texts_is_accounted_for(name: str) -> None:
    document = read((RAW / f"{name}.txt").read_bytes().decode(), name)
    assert unaccounted(document) == []
    assert overlapping(document) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_rows_cut_out_their_quotes_in_order(name: str) -> None:
    document = read((RAW / f"{name}.txt").read_bytes().decode(), name)
    for rows in extract(document):
        assert [document.text[row.start : row.end] for row in rows] == [row.quote for row in rows]
        assert [(row.start, row.end) for row in rows] == sorted((row.start, row.end) for row in rows)


PIECES = st.sampled_from(
    ["到2025年", "2018-2020年", "3-5", "12,504", "1.2", "万亿元", "5%", "以上", "十", "三十家", "千亿级", "百", "分之", "五", "万", "亿", "元", "个", "家",
     "年", "翻一番", "翻", "番", "前", "第", "—", "~", "至", "到", "余", "多", "几", "、", ",", ";", "。", ":", "(", ")", "“", "”", "《", "》", "\n", "\t", " |",
     "一、", "(二)", "1.", "表1 目标", "指标 |", "2020年 |", "新增", "给予", "奖励", "对", "的企业", "超过", "不超过", "分别", "由", "提升至", "5", "G", "±", "０",
     "〔2021〕23号", "每", "半", "一半", "点", "级", "大", "等", "十四五", "三年内", "基金", "总投资", "%", "."]
)  # fmt: skip


# a range, a multiplier or 余 behind the first digits of a text: no number of a heading, and nothing of it is lost
@example("5至2018-2020年")
@example("2到5家")
@example("5多万元")
@example("2十十家")
@example("0至\n5")
@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_number_of_a_shuffled_text_is_accounted_for(text: str) -> None:
    document = read(text, "random")
    assert unaccounted(document) == []
    assert overlapping(document) == []


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_at_all_is_read(text: str) -> None:
    quantities, leftovers = extract(read(text, "random"))
    for row in (*quantities, *leftovers):
        assert text[row.start : row.end] == row.quote

"""What a page, an editor or an office's habits do to a text changes neither codes nor quantities: line ends, blanks, signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from compare import annotate
from compare.corpus.normalise import normalise
from quantities_of import spaced

WRITTEN = Path(__file__).parents[1] / "data" / "gold" / "written"
# Every tenth text, and those with a table of each kind.
TEXTS = [*sorted(path.stem for path in WRITTEN.glob("*.txt"))[::10], "gulf8", "hanjiang6", "dongguang", "qinling", "heilong7", "years"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW = str.maketrans("（），；：", "(),;:")


def pages(text: str) -> str:
    """With the number of a page behind every tenth line."""
    lines = text.split("\n")
    return "\n".join(line if n % 10 else f"{line}\n— {n // 10} —" for n, line in enumerate(lines, 1))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: re.sub("(?m)^(?=.)", "　　", text),
    "indented with hard blanks": lambda text: re.sub("(?m)^(?=.)", "\xa0\xa0", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old": lambda text: text.replace("\n", "\r"),
    "numbers of pages": pages,
    "blanks of no width": lambda text: text.replace("。", "。\u200b"),
    "straight quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "narrow signs": lambda text: text.translate(NARROW),
    "wide digits": lambda text: text.translate(WIDE),
    "第 一 章, （ 一 ） and 一 、": lambda text: re.sub("(?m)^(第|（|)([一二三四五六七八九十]{1,3})(?=[章节条）、])", r"\1 \2 ", text),
    "一. for 一、": lambda text: re.sub("(?m)^([一二三四五六七八九十]{1,3})、", r"\1．", text),
}


@cache
def read(text: str) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Codes with their evidence, and quantities, without their places."""
    found = annotate(text, "text")
    codes = Counter((c.scheme, c.code, bare(c.quote)) for c in found.codings)
    return codes, Counter((bare(q.quote), q.role, q.comparator, q.value, bare(q.unit), q.year) for q in found.quantities)


def bare(quote: str) -> str:
    return re.sub(r"[\s\u200b“”\"]|[、.](?=$)", "", normalise(quote))


# Tables that tell their years in rows, in a caption and at the head of rows.
YEARS = """二、主要目标
算力规模（P）：2024年1350，2025年2600
增加值增速（%）：2021年8、2022年8.5；

专栏1 主要指标（2020年，2025年）
造船完工量（万载重吨） 268.5 330
专栏2 分年度安排
年份 电炉钢占比（%） 固废利用率（%）
2023年 8 52
2025年 15 58
三、重点任务
建设园区。
"""


@cache
def text_of(stem: str) -> str:
    if stem == "years":
        return YEARS
    return (WRITTEN / f"{stem}.txt").read_text(encoding="utf-8")


# Where a text holds nothing to be laid out so, there is nothing to be told.
LAID_OUT = [(stem, layout) for stem in TEXTS for layout, lay_out in LAYOUTS.items() if lay_out(text_of(stem)) != text_of(stem)]


@pytest.mark.parametrize(("stem", "layout"), LAID_OUT)
def test_the_layout_of_a_text_changes_nothing(stem: str, layout: str) -> None:
    assert read(LAYOUTS[layout](text_of(stem))) == read(text_of(stem))


def test_each_layout_is_told_by_some_texts() -> None:
    assert Counter(layout for _, layout in LAID_OUT).keys() == LAYOUTS.keys()


@pytest.mark.parametrize("stem", TEXTS)
def test_blanks_around_digits_change_hardly_anything(stem: str) -> None:
    """Where a row of a table is told by its blanks, more of them are too many."""
    text = text_of(stem)
    for before, after in zip(read(text), read(spaced(text)), strict=True):
        assert (before & after).total() >= 0.97 * max(before.total(), after.total())

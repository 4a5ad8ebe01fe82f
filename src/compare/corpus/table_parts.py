"""The parts of a table of indicators: heads of columns, heads of rows and figures, however its cells are divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from compare.models import Cell

LINE = re.compile(r"[^\n]+")
_CAPTION = re.compile(r"\s*(?:附?表|专栏)\s?[0-9一二三四五六七八九十]*(?:[-—][0-9]+)?(?:\([^()。]{0,30}\)|[^,。;]){0,40}$")
# 单位:亿元, behind the caption or on a line between it and the header; (营业收入,单位:亿元).
_ALL_IN = re.compile(r"(?:\((?:[^()]{1,20}[,、;])?)?(?:计量)?单位:\s?([^\s()、,]{1,6})\)?\s*$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年|$|\(|\)|[目规实现完预基]|\s)")
_SPAN = re.compile(r"(?:19|20)[0-9]{2}年?\s?[-—–~至]+\s?((?:19|20)[0-9]{2})")
_PLAN = re.compile(r"十([一二三四五六])五")
_PLAN_END = {"一": "2010", "二": "2015", "三": "2020", "四": "2025", "五": "2030", "六": "2035"}
# What rows may be of where they are of no indicators: 重点产业, 产业领域, 产业集群, 县(市、区).
ROWS_OF = (
    r"(?:重点|主要|主导|优势|支柱|特色|新兴|细分|分)*(?:(?:产业|领域|行业)(?:领域|集群|链条?|门类|类别)?|集群|产品)"
    r"|(?:地区|区域|县区|市州|地市|园区|开发区|县\(?市、?区\)?|市\(?州\)?|乡镇)"
)
# Heads of columns: what is named, what is counted in, and what else may stand beside the years.
NAMED = re.compile(rf"(?:主要|具体|核心|规划)?(?:指标|项目|名称|内容)(?:名称)?(?:\(.*\))?$|(?:序号|类别|分类|(?:{ROWS_OF})(?:名称)?|一级指标|二级指标|类型)$")
_THINGS, _INDICATORS = re.compile(rf"(?:{ROWS_OF})(?:名称)?$"), re.compile("指标|项目|内容")
COUNTED = re.compile(r"(?:计量)?单位$")
BESIDE = re.compile(r".*(?:属性|性质|备注|责任|来源|牵头|说明).*$")
FIGURES = re.compile(r".*(?:年均|累计|增长|增速|增幅|目标|现状|基期|规划|完成|实际|预期值|变化)[^,。]{0,8}$")
# A figure in a cell: 1.8%, 222, 12,504, >30, 7.5左右, [13.5], 3万, -2, 6-7. Years (2021-2025) are none.
FIGURE = re.compile(
    r"(?:[\[(〔<>≥≤=约超近\s]|不低于|不少于|不超过|不高于|大于|小于|超过|达到?|累计)*(?!(?:19|20)[0-9]{2}\s?[-—–~至年])"
    r"(?P<figure>(?P<value>-?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+(?:,[0-9]{3})*)(?:\.[0-9]+)?)(?:%?[-—–~至](?P<high>[0-9]+(?:\.[0-9]+)?))?"
    r"\s?(?P<unit>(?:(?!以上|以下|以内|左右)(?:万|亿|万亿)?(?:%|‰|[一-龥]{1,4}?(?:/[一-龥]{1,4}?)?))?))"
    r"(?:以上|以下|以内|左右)?[\])〕]*\s*$"
)
# What the head of a column says but what it measures: years, plans, 目标值, brackets.
_OF_A_YEAR = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:\s?[-—–~至]+\s?(?:19|20)[0-9]{2}年?)?[底末]?|[“\"]?十[一二三四五六]五[”\"]?(?:期间|时期|期?末)?|\([^()]*\)|\s"
    r"|(?:目标|规划|预期|预计|预测|实际|实绩|计划|现状|基期|完成|达到|指标|累计)[值数]?"
)
# A column of growth says in per cent what its rows grow by: 年均增长(%), 年均增速.
_GROWTH = re.compile(r"年均(?:增长率?|增速|增幅|下降)|增长率|增速|增幅")
EMPTY = re.compile(r"\s*(?:[-—–/]+|…|无)\s*$")
UNIT = re.compile(r"\(([^()]*|[^()]*\([^()]*\))\)\s*$")
_NO_UNIT = re.compile(r"[含不包按如及和、]|(?:其中|以下|不变价|可比价|当年价|累计|预[期计测]|约束|基[数期准]|现状|实际|实绩|目标|规划|计划|完成|估计)")
_MARK = re.compile(r"(?:[0-9]{1,2}[.、]|\([0-9]{1,2}\)|#|其中:?|——?|·|\s)+")


class Place(NamedTuple):
    """A cell's text without outer blanks and where it stands; ``row`` counts lines."""

    start: int
    end: int
    text: str
    row: int


class Column(NamedTuple):
    """A column of figures: its year ('' where it has none); a column of growth adds words and a unit to each row's own.

    Where rows are of industries or places, the column says what of them is measured: ``words`` (产值) and ``unit``.
    """

    year: str
    unit: str = ""
    words: str = ""
    grows: bool = False


class Head(NamedTuple):
    """The head of a row, and whether the row is a child of one above it."""

    place: Place
    name: str
    unit: str
    child: bool


def is_caption(line: str) -> bool:
    """Whether a line is a table's caption: 表1 主要目标."""
    return _CAPTION.match(line) is not None


def line_before(norm: str, start: int) -> re.Match[str] | None:
    """The line above, where a caption stands."""
    end = len(norm[:start].rstrip("\n ")) if start else 0
    first = norm.rfind("\n", 0, end) + 1
    return LINE.match(norm, first) if end else None


def opening_of(norm: str, header: re.Match[str]) -> tuple[int, str]:
    """Where a table begins: at its caption, or at its header; and the unit of all its rows if one is said above them."""
    start, unit = header.start() + len(header[0]) - len(header[0].lstrip()), ""
    above = line_before(norm, header.start())
    between = _ALL_IN.match(above[0].strip()) if above is not None else None
    if above is not None and between is not None:
        unit, above = between[1], line_before(norm, above.start())
    if above is not None and is_caption(caption := above[0].rstrip("| \t")):
        start = above.start() + len(above[0]) - len(above[0].lstrip())
        said = _ALL_IN.search(caption)
        unit = unit or (said[1] if said else "")
    return start, unit


def counted_in(head: Head, unit: str) -> Head:
    """The head of a row in the ``unit`` of the whole table, where that has one and the row none."""
    return head._replace(unit=unit, child=False) if unit and not head.unit else head


def of_things(heads: Sequence[str]) -> bool:
    """Whether the rows below these heads are of industries or places, not of indicators."""
    return any(map(_THINGS.match, heads)) and not any(map(_INDICATORS.search, heads))


def column_of(text: str, year: str, before: list[Column], measured_by_column: bool) -> Column:
    """The column of a head; a column of growth without a year has that of the columns ``before`` it.

    ``measured_by_column``: rows are of things (see `of_things`), so that the column says what is measured.
    """
    measured = next((c.words for c in reversed(before) if c.unit and not c.grows), "")
    growth = _GROWTH.search(text)
    if growth:
        last = year or next((c.year for c in reversed(before) if c.year), "")
        return Column(last, "%", measured + growth[0], True)
    unit = UNIT.search(text)
    if not unit or not is_unit(unit[1]):
        return Column(year)
    if not measured_by_column:
        return Column(year, unit[1])
    # 2015年产值(亿元), 2020年目标(亿元): the second is of the same
    said = _OF_A_YEAR.sub("", text[: unit.start()])
    same = not said and any(c.unit == unit[1] for c in before)
    return Column(year, unit[1], measured if same else said)


def column_year(text: str) -> str:
    """The year of a column's head, the last one of a span or plan (2021-2025年, “十四五”末), or an empty text."""
    if len(text) > 20:
        return ""
    if m := _SPAN.search(text):
        return m[1]
    if m := _YEAR.search(text):
        return m[0]
    if m := _PLAN.search(text):
        return _PLAN_END[m[1]]
    return ""


def is_unit(text: str) -> bool:
    """Whether a cell, or what stands in brackets behind a head, is a unit: 万人, 吨/万元."""
    return len(text) <= 8 and re.match(r"(?:万亿|万|亿)?(?:%|‰|[一-龥A-Za-z]{1,4}(?:/[一-龥]{1,5})?)$", text) is not None and not _NO_UNIT.search(text)


def is_part(text: str) -> bool:
    """Whether a cell is a figure, an empty cell or a unit: anything but the head of a row."""
    return FIGURE.match(text) is not None or EMPTY.match(text) is not None or is_unit(text)


def head_of(cell: Place, parent: Head | None) -> Head:
    """The head of a row: its name without number and unit, its unit, and whether it is a child of the row above."""
    mark = _MARK.match(cell.text)
    cut = mark.end() if mark and mark.end() < len(cell.text) else 0
    name, unit = cell.text[cut:], ""
    m = UNIT.search(name)
    # 上市新药(个,累计): what stands behind the unit says how it is counted
    if m and is_unit(counted := re.split("[,、;]", m[1])[0]):
        name, unit = name[: m.start()].rstrip(), counted
    child = parent is not None and ((not unit and bool(parent.unit)) or "其中" in cell.text[:cut])
    return Head(Place(cell.start + cut, cell.end, cell.text[cut:], cell.row), name, unit, child)


def cell_of(table_id: str, head: Head, parent: Head | None, column: Column, cell: Place, figure: re.Match[str]) -> Cell:
    """The figure of a row (``head``) in a column, with the unit that it, its column, its row or the row above gives."""
    above = parent if head.child else None
    cumulative = column.grows and cell.text.startswith(("[", "〔"))
    unit = figure["unit"] or ("" if cumulative else column.unit) or head.unit or (above.unit if above else "") or column.unit
    start = cell.start + figure.start("figure")
    end = start + len(figure["figure"].rstrip())  # 5000 以上
    value = figure["value"].replace(",", "").replace(" ", "")
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    words = "累计" if cumulative else column.words
    return Cell(
        table_id, head.name + words, unit, above.name if above else "", column.year, value, start, end, head.place.start, head.place.end
    )  # fmt: skip

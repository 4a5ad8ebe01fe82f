"""Tables of indicators as web pages leave them: flattened to lines that end in |, or one line a row with | or tabs.

    表1 自主创新能力发展目标(预期)        caption
    指标 |  2020年 |  2025年 |           header: one cell a line, or all on one line
    高端人才数量(人) |  26 |  50 |        row: head with its unit in brackets, figures
    院士 |  11 |  20 |                   child: no unit of its own, so the parent's

or with no divider at all, one cell a line from a line 指标 on.

A box (专栏) ends its lines in | too; it is no table, since no header with a year or a target column opens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.corpus.markers import marker_at
from compare.models import Cell

_LINE = re.compile(r"[^\r\n]+")
_CELL = re.compile(r"[^|\t]+")
_CAPTION = re.compile(r"\s*(?:附?表|专栏)\s?[0-9一二三四五六七八九十]*(?:[-—][0-9]+)?[^,。;]{0,40}$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年|$|\(|目|规|\s)")
_SPAN = re.compile(r"(?:19|20)[0-9]{2}年?\s?[-—–~至]+\s?((?:19|20)[0-9]{2})")
_PLAN = re.compile(r"十([一二三四五六])五")
_PLAN_END = {"一": "2010", "二": "2015", "三": "2020", "四": "2025", "五": "2030", "六": "2035"}
# Heads of columns: what is named, what is counted in, and what else may stand beside the years.
_NAMED = re.compile(r"(?:主要|具体|核心|规划)?(?:指标|项目|名称|内容)(?:名称)?(?:\(.*\))?$|(?:序号|类别|分类|领域|一级指标|二级指标|类型)$")
_COUNTED = re.compile(r"(?:计量)?单位$")
_BESIDE = re.compile(r".*(?:属性|性质|备注|责任|来源|牵头|说明).*$")
_FIGURES = re.compile(r".*(?:年均|累计|增长|增速|增幅|目标|现状|基期|规划|完成|实际|预期值|变化)[^,。]{0,8}$")
# A figure in a cell: 1.8%, 222, 12,504, >30, 7.5左右, [13.5], 3万, -2.
_FIGURE = re.compile(
    r"[\[(<>≥≤=约超近\s]*(?P<figure>(?P<value>-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s?(?P<unit>(?:(?!以上|以下|以内|左右)(?:万|亿|万亿)?(?:%|‰|[一-龥]{1,4}?(?:/[一-龥]{1,4})?))?))"
    r"(?:以上|以下|以内|左右)?[\])]*\s*$"
)
# A column of growth says in per cent what its rows grow by: 年均增长(%), 年均增速.
_GROWTH = re.compile(r"年均(?:增长率?|增速|增幅|下降)|增长率|增速|增幅")
_EMPTY = re.compile(r"\s*(?:[-—–/]+|…|无)\s*$")
_UNIT = re.compile(r"\(([^()]*|[^()]*\([^()]*\))\)\s*$")
_NO_UNIT = re.compile(r"[含不包按如及和、]|(?:其中|以下|不变价|可比价|当年价|累计|预期|约束)")
_MARK = re.compile(r"(?:[0-9]{1,2}[.、]|\([0-9]{1,2}\)|#|其中:?|——?|·|\s)+")


class _Place(NamedTuple):
    """A cell's text without outer blanks and where it stands; ``row`` counts lines."""

    start: int
    end: int
    text: str
    row: int


class _Table(NamedTuple):
    """``start`` of the caption (of the header where none stands), ``end`` of the last line, cells in reading order."""

    start: int
    end: int
    cells: list[_Place]


# The line that opens a table without dividers, and what no cell of one is or holds. Its last words are looked for first,
# since a pattern that begins with a known character passes over a text several times as fast.
_OPENING = re.compile(r"^[ \t]*(?:序号|(?:主要|具体|核心)?指标(?:名称)?)[ \t]*$", re.MULTILINE)
_LAST_WORDS = (re.compile(r"序号[ \t]*$", re.MULTILINE), re.compile(r"指标(?:名称)?[ \t]*$", re.MULTILINE))
_NO_CELL = re.compile(r"[。;|\t]")
_LONGEST_CELL = 30


def read_tables(norm: str, doc_id: str) -> tuple[list[tuple[int, int]], list[Cell]]:
    """Start and end of the lines of each table, its caption with them; and one Cell for each figure, in order.

    Fast and empty where a text has no table.
    """
    spans: list[tuple[int, int]] = []
    cells: list[Cell] = []
    for table in _tables(norm):
        columns, first = _header(table.cells)
        spans.append((table.start, table.end))
        cells += _rows(table, columns, first, f"{doc_id}-{table.start}")
    return spans, cells


def _tables(norm: str) -> Iterator[_Table]:
    for bare in _bare_runs(norm):
        yield from _table(bare, _line_before(norm, bare[0].start()))
    run: list[re.Match[str]] = []
    for line in (*_divided(norm), None):
        if line is not None and (not run or not norm[run[-1].end() : line.start()].strip("\r\n")):
            run.append(line)
            continue
        if len(run) > 1:  # a header and a row: less is no table
            yield from _table(run, _line_before(norm, run[0].start()))
        run = [line] if line is not None else []


def _bare_runs(norm: str) -> Iterator[list[re.Match[str]]]:
    """Runs of short lines that a line 指标 opens and two years follow: a table whose dividers were lost with the page."""
    starts = {norm.rfind("\n", 0, found.start()) + 1 for words in _LAST_WORDS for found in words.finditer(norm)}
    for opening in filter(None, (_OPENING.match(norm, start) for start in sorted(starts))):
        run: list[re.Match[str]] = []
        for line in _LINE.finditer(norm, opening.start()):
            text = line[0].strip()
            if len(text) > _LONGEST_CELL or _NO_CELL.search(text) or (run and marker_at(text, 0, len(text))):
                break
            run.append(line)
        if sum(_column_year(line[0].strip()) != "" for line in run[1:6]) > 1:
            yield run


def _divided(norm: str) -> Iterator[re.Match[str]]:
    """The lines that hold a divider, found from their dividers: most texts have none."""
    at = 0
    bar, tab = norm.find("|"), norm.find("\t")
    while bar >= 0 or tab >= 0:
        divider = min(place for place in (bar, tab) if place >= 0)
        start = max(norm.rfind("\n", at, divider), norm.rfind("\r", at, divider), at - 1) + 1
        line = _LINE.match(norm, start)
        if line is not None and ("|" in line[0] or "\t" in line[0].strip()):
            yield line
        at = line.end() if line is not None else divider + 1
        bar = norm.find("|", at) if 0 <= bar < at else bar
        tab = norm.find("\t", at) if 0 <= tab < at else tab


def _line_before(norm: str, start: int) -> re.Match[str] | None:
    """The line above, where a caption stands."""
    end = len(norm[:start].rstrip("\r\n")) if start else 0
    first = max(norm.rfind("\n", 0, end), norm.rfind("\r", max(0, end - 400), end)) + 1
    return _LINE.match(norm, first) if end else None


def _table(run: list[re.Match[str]], caption: re.Match[str] | None) -> Iterator[_Table]:
    """The table that a run of lines is, if its first cells are a header. A caption may be the first line of the run."""
    named = caption is not None and _CAPTION.match(caption[0]) is not None
    if len(run) > 1 and _CAPTION.match(run[0][0].rstrip("| \t")) and len(_places(run[0], 0)) == 1:
        caption, named, run = run[0], True, run[1:]
    cells = [place for i, line in enumerate(run) for place in _places(line, i)]
    columns, first = _header(cells)
    if not columns or first >= len(cells):
        return
    start = caption if named and caption is not None else run[0]
    blank = len(start[0]) - len(start[0].lstrip())
    yield _Table(start.start() + blank, run[-1].end(), cells)


def _places(line: re.Match[str], row: int) -> list[_Place]:
    places = []
    for m in _CELL.finditer(line[0]):
        stripped = m[0].strip()
        if stripped:
            start = line.start() + m.start() + len(m[0]) - len(m[0].lstrip())
            places.append(_Place(start, start + len(stripped), stripped, row))
    return places


class _Column(NamedTuple):
    """A column of figures: its year ('' where it has none); a column of growth adds words and a unit to each row's own."""

    year: str
    unit: str = ""
    words: str = ""


def _header(cells: list[_Place]) -> tuple[list[_Column], int]:
    """The columns of figures and the place of the first cell of the body. No columns: no table of indicators.

    Where a row is a line, the header is the first line; where a cell is a line, it ends with the first cell that cannot
    be the head of a column.
    """
    columns: list[_Column] = []
    named = False
    by_row = len(cells) > 2 and cells[2].row == cells[0].row
    for i, cell in enumerate(cells[:14]):
        year = _column_year(cell.text)
        if by_row and cell.row != cells[0].row:
            return (columns, i) if named and any(c.year for c in columns) else ([], i)
        if _NAMED.match(cell.text) or _COUNTED.match(cell.text):
            named = True
        elif year or (named and len(cell.text) <= 14 and (by_row or not _UNIT.search(cell.text)) and _FIGURES.match(cell.text)):
            columns.append(_column(cell.text, year, columns))
        elif not by_row and (not _BESIDE.match(cell.text) or not columns):
            return (columns, i) if named and any(c.year for c in columns) else ([], i)
    return [], 0


def _column(text: str, year: str, before: list[_Column]) -> _Column:
    growth = _GROWTH.search(text)
    if not growth:
        return _Column(year)
    last = year or next((c.year for c in reversed(before) if c.year), "")
    return _Column(last, "%", growth[0])


def _column_year(text: str) -> str:
    if len(text) > 20:
        return ""
    if m := _SPAN.search(text):
        return m[1]
    if m := _YEAR.search(text):
        return m[0]
    if m := _PLAN.search(text):
        return _PLAN_END[m[1]]
    return ""


class _Head(NamedTuple):
    place: _Place
    name: str
    unit: str
    child: bool


def _rows(table: _Table, columns: list[_Column], first: int, table_id: str) -> Iterator[Cell]:
    head: _Head | None = None
    parent: _Head | None = None
    column = len(columns)
    for cell in table.cells[first:]:
        figure = _FIGURE.match(cell.text) if column < len(columns) else None
        if figure or (column < len(columns) and _EMPTY.match(cell.text)):
            if figure and head:
                yield _cell(table_id, head, parent, columns[column], cell, figure)
            column += 1
        elif _FIGURE.match(cell.text) or _BESIDE.match(cell.text) or cell.text in ("预期性", "约束性", "预期", "约束"):
            continue  # a number of the row, or a cell beside the years
        elif head and column == 0 and not head.unit and _is_unit(cell.text):
            head = head._replace(unit=cell.text, child=False)
            parent = head
        else:
            head, column = _head(cell, parent), 0
            parent = parent if head.child else head


def _is_unit(text: str) -> bool:
    return len(text) <= 8 and re.match(r"(?:万亿|万|亿)?(?:%|‰|[一-龥A-Za-z]{1,4}(?:/[一-龥]{1,5})?)$", text) is not None and not _NO_UNIT.search(text)


def _head(cell: _Place, parent: _Head | None) -> _Head:
    """The head of a row: its name without number and unit, its unit, and whether it is a child of the row above."""
    mark = _MARK.match(cell.text)
    cut = mark.end() if mark and mark.end() < len(cell.text) else 0
    name, unit = cell.text[cut:], ""
    m = _UNIT.search(name)
    if m and _is_unit(m[1]):
        name, unit = name[: m.start()].rstrip(), m[1]
    child = parent is not None and (not unit or "其中" in cell.text[:cut])
    return _Head(_Place(cell.start + cut, cell.end, cell.text[cut:], cell.row), name, unit, child)


def _cell(table_id: str, head: _Head, parent: _Head | None, column: _Column, cell: _Place, figure: re.Match[str]) -> Cell:
    above = parent if head.child else None
    own = figure["unit"]
    unit = own or column.unit or head.unit or (above.unit if above else "")
    start, end = cell.start + figure.start("figure"), cell.start + figure.end("figure")
    value = figure["value"].replace(",", "")
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    words = "累计" if column.words and cell.text.startswith("[") else column.words
    return Cell(
        table_id, head.name + words, unit, above.name if above else "", column.year, value, start, end, head.place.start, head.place.end
    )  # fmt: skip

"""Tables of indicators whose rows stand one on a line with only blanks between the cells.

    序号  指标  2020年  2025年                  header: what is named and the years, nothing else
    创新能力                                    line of a group: no figures, a row below it
    1  研发投入占营业收入比重(%)  3.4  5.0      row: number, head, figures
    口岸货物平均通关时间 小时 9.5 4以内         its unit may have a column of its own, under 单位

A row is known by its end: as many figures (or dashes) as the header has columns of them, and what stands beside them. Nothing
else is in a table; it ends at the first line that is no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.corpus.lines import is_page
from compare.corpus.table_parts import (
    BESIDE,
    COUNTED,
    EMPTY,
    FIGURE,
    FIGURES,
    LINE,
    ROWS_OF,
    Column,
    Head,
    Place,
    cell_of,
    column_of,
    column_year,
    counted_in,
    head_of,
    is_unit,
    of_things,
    opening_of,
)
from compare.models import Cell

# Words that end the head of a column, and a blank: a table is looked for by them, since most texts have none.
_OPENINGS = ("指标 ", "项目 ", "名称 ", "单位 ", "单位) ", "产业 ", "领域 ", "行业 ", "集群 ", "链 ", "产品 ", "区 ", "区) ", "州 ", "乡镇 ")
_NUMBERED = re.compile(r"(?:序号|编号)$")
_GROUPED = re.compile(r"(?:类别|分类|类型|领域|维度|方面|[一二]级指标|指标(?:类别|类型|分类))$")
_NAMED = re.compile(r"[一-龥]{0,6}(?:指标|项目|名称|内容)(?:名称)?(?:\([^()]*\))?$|(?:" + ROWS_OF + ")$")
# The whole of a year's head: 2020年, 2025年目标值, 现状值(2020年), “十四五”末, 2021-2025年累计.
_YEARS = re.compile(
    r"(?:(?:19|20)\d\d|十[一二三四五六]五|[-—–~至到\s“”\"()\[\]%年末底值数]"
    r"|实际|现状|基期|基准|基数|目标|规划|预期|预计|计划|完成|指标|累计|增长率?|增速|增幅|年均|情况|水平|达到|时期|期间)+$"
)
# Cells of a header and of a row: a blank may stand inside 2025 年, before a bracket and between a sign and its number.
_HEADS = re.compile(r"\S+(?:(?<=\d) +年\S*)?(?: +\([^\s()]*\))?")
_CELLS = re.compile(r"(?:[<>≥≤=\[] *(?=[\d.-]))?\S+(?:(?<=[\d%]) +(?:以上|以下|以内|左右|\]))?")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[).、]?|[①-⑳]|[一二三四五六七八九十]{1,3}[、.]?|\([一二三四五六七八九十]{1,3}\))$")
_THOUSANDS, _HUNDREDS = re.compile(r"\d{1,3}$"), re.compile(r"\d{3}(?:\.\d+)?$")
_GLUED = re.compile(r"(\d{1,2})(?=[一-龥])")
_KIND = re.compile(r"[\[(]?(?:预期|约束|指导)性?[\])]?$")
_BRACKETS = re.compile(r"\([^()]*\)")
_STOPS = re.compile(r"[。;!?|\t]")
_LONGEST_ROW, _LONGEST_GROUP = 120, 20


class _Header(NamedTuple):
    """What a header says of its rows: its columns of figures, and which other columns stand around them."""

    columns: list[Column]
    numbered: bool
    grouped: bool
    counted: bool
    beside: int


class _Row(NamedTuple):
    """Head, unit of its own column, and figures, each with the place of its column."""

    head: Place
    unit: str
    figures: list[tuple[int, Place]]


def read(norm: str, doc_id: str) -> Iterator[tuple[tuple[int, int], list[Cell]]]:
    """Start and end of each table, its caption with it, and its figures."""
    end = -1
    for start in sorted(_lines_of_heads(norm)):
        line = LINE.match(norm, start)
        if start < end or line is None or (header := _header(line[0])) is None:
            continue
        lines = _lines(norm, line, header)
        if lines:
            opening, unit = opening_of(norm, line)
            end = lines[-1][0].end()
            yield (opening, end), list(_cells(lines, header, unit, f"{doc_id}-{opening}"))


def _lines_of_heads(norm: str) -> set[int]:
    """The starts of the lines that may be headers."""
    found = set()
    for words in _OPENINGS:
        at = norm.find(words)
        while at >= 0:
            found.add(norm.rfind("\n", max(0, at - _LONGEST_ROW), at) + 1)
            at = norm.find(words, at + 1)
    return found


def _header(line: str) -> _Header | None:
    """The header that a line is: each of its cells is the head of a column, one names and one has a year."""
    if len(line) > _LONGEST_ROW or _STOPS.search(line.rstrip()):
        return None
    columns: list[Column] = []
    numbered = grouped = named = counted = False
    beside = 0
    heads = _HEADS.findall(line)
    things = of_things(heads)
    for text in heads:
        year = column_year(text)
        if _NUMBERED.match(text):
            numbered = True
        elif COUNTED.match(text):
            counted = True
        elif _GROUPED.match(text) and not columns:
            grouped = True
        elif _NAMED.match(text) and not columns:
            grouped, named = grouped or named, True
        elif (year and (_YEARS.match(text) or column_of(text, year, columns, things).unit)) or (not year and columns and len(text) <= 14 and FIGURES.match(text)):
            columns.append(column_of(text, year, columns, things))
        elif BESIDE.match(text) and len(text) <= 8:
            beside += 1
        else:
            return None
    known = (named or grouped or counted) and any(column.year for column in columns)
    return _Header(columns, numbered, grouped and named, counted, beside) if known else None


def _lines(norm: str, first: re.Match[str], header: _Header) -> list[tuple[re.Match[str], _Row | None]]:
    """The lines below a header to its last row; a line of a group (and a header repeated on a new page) has no row."""
    found: list[tuple[re.Match[str], _Row | None]] = []
    waiting: list[tuple[re.Match[str], _Row | None]] = []
    count = 0
    for line in LINE.finditer(norm, first.end()):
        text = line[0].strip()
        if not text or is_page(text):
            continue
        row = _row(line, header, count + 1)
        if row is not None:
            found += [*waiting, (line, row)]
            waiting, count = [], count + 1
        elif text == first[0].strip() or (len(waiting) < 2 and _is_group(text)):
            waiting.append((line, None))
        else:
            break
    return found


def _is_group(text: str) -> bool:
    return len(text) <= _LONGEST_GROUP and not _STOPS.search(text) and not text.endswith(",") and not text[-1].isdigit()


def _row(line: re.Match[str], header: _Header, number: int) -> _Row | None:
    """The row that a line is, or None."""
    text = line[0]
    if len(text) > _LONGEST_ROW or _STOPS.search(text):
        return None
    cells = [Place(line.start() + m.start(), line.start() + m.end(), m[0], number) for m in _CELLS.finditer(text)]
    split = _figures(_joined(cells, len(header.columns)), header)
    if split is None:
        return None
    cells, figures = split
    return _with_head(cells, figures, header, number)


def _joined(cells: list[Place], wanted: int) -> list[Place]:
    """Thousands that a blank sets off put together, where a row has more figures than the header has columns: 924 1 500."""
    cells = cells.copy()
    spare = sum(_is_figure(cell.text) for cell in cells[1:]) - wanted
    for i in range(len(cells) - 1, 1, -1):
        before, cell = cells[i - 1], cells[i]
        if spare > 0 and _HUNDREDS.match(cell.text) and _THOUSANDS.match(before.text) and cell.start - before.end == 1:
            cells[i - 1 : i + 1] = [Place(before.start, cell.end, f"{before.text} {cell.text}", cell.row)]
            spare -= 1
    return cells


def _figures(cells: list[Place], header: _Header) -> tuple[list[Place], list[tuple[int, Place]]] | None:
    """The cells before a row's figures, and its figures with the places of their columns; None if it has none."""
    wanted = len(header.columns)
    end = len(cells)
    while end and not _is_figure(cells[end - 1].text):
        end -= 1
    start = end
    while start > max(1, end - wanted) and _is_figure(cells[start - 1].text):
        start -= 1
    behind = cells[end:]
    words = max(0, len(behind) - header.beside) if not header.beside or start > end - wanted else 0
    words -= bool(words and _KIND.match(behind[0].text))
    found = end - start
    if found < 1 or found + words > wanted:
        return None
    if found + words < wanted and any(_has_unit(cell.text) for cell in cells[start:end]):
        return None  # 产业园 68亿元: an amount in a list of projects
    return cells[:start], list(zip(_places(header.columns, found, words), cells[start:end], strict=True))


def _is_figure(text: str) -> bool:
    return (FIGURE.match(text) or EMPTY.match(text)) is not None


def _has_unit(text: str) -> bool:
    figure = FIGURE.match(text)
    return figure is not None and figure["unit"] not in ("", "%", "‰")


def _places(columns: list[Column], found: int, words: int) -> range:
    """The columns of fewer figures than columns: growth may be left out behind them, else the first year before them."""
    end = len(columns) - words
    if found < end:
        levels = next((i for i, column in enumerate(columns) if column.grows), end)
        end = levels if found <= levels else end
    return range(end - found, end)


def _with_head(cells: list[Place], figures: list[tuple[int, Place]], header: _Header, number: int) -> _Row | None:
    """The row of cells that stand before figures: a number, a group, the head, a unit, whether it is binding."""
    if len(cells) > 1 and _NUMBER.match(cells[0].text):
        cells = cells[1:]
    elif header.numbered and (inside := [i for i, cell in enumerate(cells[:-1]) if i and _NUMBER.match(cell.text)]):
        cells = cells[inside[0] + 1 :]  # 创新能力 1 研发投入强度: the group first
    while len(cells) > 1 and (_KIND.match(cells[-1].text) or EMPTY.match(cells[-1].text)):
        cells = cells[:-1]
    unit = ""
    if header.counted and len(cells) > 1 and (is_unit(cells[-1].text) or "/" in cells[-1].text):
        cells, unit = cells[:-1], cells[-1].text
    if header.grouped and len(cells) > 1:
        cells = cells[1:]
    if len(cells) > 1 and any(_has_unit(cell.text) for _, cell in figures):
        return None  # 智能产业园 总投资 68亿元: a project
    start, end = cells[0].start, cells[-1].end
    if (glued := _GLUED.match(cells[0].text)) and glued[1] == str(number):
        start += glued.end()  # 3营业收入: the number of the row runs into its head
    said = " ".join([cells[0].text[start - cells[0].start :], *(cell.text for cell in cells[1:])])
    plain = _BRACKETS.sub("", said).replace("其中:", "")
    if _is_figure(said.rpartition(" ")[2]) or "," in plain or ":" in plain or not re.search("[一-龥A-Za-z]", plain):
        return None
    return _Row(Place(start, end, said, number), unit, figures)


def _cells(lines: list[tuple[re.Match[str], _Row | None]], header: _Header, unit: str, table_id: str) -> Iterator[Cell]:
    parent: Head | None = None
    for _, row in lines:
        if row is None:
            parent = None
            continue
        head = head_of(row.head, parent)
        if row.unit:
            head = head._replace(unit=row.unit, child=head.child and "其中" in row.head.text[:3])
        else:
            head = counted_in(head, unit)
        parent = parent if head.child else head
        for place, cell in row.figures:
            if figure := FIGURE.match(cell.text):
                yield cell_of(table_id, head, parent, header.columns[place], cell, figure)

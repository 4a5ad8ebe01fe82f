"""Tables of indicators as web pages leave them: flattened to lines that end in |, or one line a row with | or tabs.

    表1 自主创新能力发展目标(预期)        caption
    指标 |  2020年 |  2025年 |           header: one cell a line, or all on one line
    高端人才数量(人) |  26 |  50 |        row: head with its unit in brackets, figures
    院士 |  11 |  20 |                   child: no unit of its own, so the parent's

or with no divider at all, one cell a line from a line 指标 on. Rows with blanks between their cells: `spaced_tables`.

A box (专栏) ends its lines in | too; it is no table, since no header with a year or a target column opens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import NamedTuple

from compare.corpus import captioned_years, spaced_tables, year_lists, yearly_rows
from compare.corpus.lines import is_page
from compare.corpus.markers import marker_at
from compare.corpus.table_parts import (
    BESIDE,
    COUNTED,
    EMPTY,
    FIGURE,
    FIGURES,
    LINE,
    NAMED,
    UNIT,
    Column,
    Head,
    Place,
    cell_of,
    column_of,
    column_year,
    counted_in,
    head_of,
    is_caption,
    is_part,
    is_unit,
    of_things,
    opening_of,
)  # fmt: skip
from compare.models import Cell

_CELL = re.compile(r"[^|\t]+")


class _Table(NamedTuple):
    """``start`` of the caption (of the header where none stands), ``end`` of the last line, cells in reading order.

    ``unit`` of all its rows, if one is said above them.
    """

    start: int
    end: int
    cells: list[Place]
    unit: str


# The line that opens a table without dividers, and what no cell of one is or holds. Its last words are looked for first,
# since a pattern that begins with a known character passes over a text several times as fast.
_OPENING = re.compile(r"^[ \t]*(?:序号|(?:主要|具体|核心)?指标(?:名称)?)[ \t]*$", re.MULTILINE)
_LAST_WORDS = (re.compile(r"序号[ \t]*$", re.MULTILINE), re.compile(r"指标(?:名称)?[ \t]*$", re.MULTILINE))
_LAYOUTS = (spaced_tables, year_lists, captioned_years, yearly_rows)
_NUMBER = re.compile(r"[0-9]{1,2}")
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
    for (start, end), row_cells in chain.from_iterable(layout.read(norm, doc_id) for layout in _LAYOUTS):
        if all(end <= span[0] or span[1] <= start for span in spans):
            spans.append((start, end))
            cells += row_cells
    return spans, cells


def _tables(norm: str) -> Iterator[_Table]:
    for bare in _bare_runs(norm):
        yield from _table(norm, bare)
    run: list[re.Match[str]] = []
    for line in (*_divided(norm), None):
        if line is not None and (not run or _is_void(norm[run[-1].end() : line.start()])):
            run.append(line)
            continue
        if len(run) > 1:  # a header and a row: less is no table
            yield from _table(norm, run)
        run = [line] if line is not None else []


def _is_void(between: str) -> bool:
    """Whether between two lines stand only blank lines and numbers of pages."""
    return all(is_page(line.strip()) for line in between.split("\n") if line.strip())


def _bare_runs(norm: str) -> Iterator[list[re.Match[str]]]:
    """Runs of short lines that a line 指标 opens and two years follow: a table whose dividers were lost with the page."""
    starts = {norm.rfind("\n", 0, found.start()) + 1 for words in _LAST_WORDS for found in words.finditer(norm)}
    end = -1
    for opening in filter(None, (_OPENING.match(norm, start) for start in sorted(starts))):
        if opening.start() < end:
            continue  # 序号 opened the table, 指标 is its second cell
        run: list[re.Match[str]] = []
        for line in LINE.finditer(norm, opening.start()):
            text = line[0].strip()
            if is_page(text):
                continue
            if len(text) > _LONGEST_CELL or _NO_CELL.search(text) or (run and not FIGURE.match(text) and marker_at(text, 0, len(text))):
                break
            run.append(line)
        if sum(column_year(line[0].strip()) != "" for line in run[1:6]) > 1:
            end = run[-1].end()
            yield run


def _divided(norm: str) -> Iterator[re.Match[str]]:
    """The lines that hold a divider, found from their dividers: most texts have none."""
    at = 0
    bar, tab = norm.find("|"), norm.find("\t")
    while bar >= 0 or tab >= 0:
        divider = min(place for place in (bar, tab) if place >= 0)
        start = max(norm.rfind("\n", at, divider), at - 1) + 1
        line = LINE.match(norm, start)
        if line is not None and ("|" in line[0] or "\t" in line[0].strip()):
            yield line
        at = line.end() if line is not None else divider + 1
        bar = norm.find("|", at) if 0 <= bar < at else bar
        tab = norm.find("\t", at) if 0 <= tab < at else tab


def _table(norm: str, run: list[re.Match[str]]) -> Iterator[_Table]:
    """The table that a run of lines is, if its first cells are a header. A caption may be the first line of the run."""
    if len(run) > 1 and is_caption(run[0][0].rstrip("| \t")) and len(_places(run[0], 0)) == 1:
        run = run[1:]
    start, unit = opening_of(norm, run[0])
    cells = [place for i, line in enumerate(run) for place in _places(line, i)]
    columns, first = _header(cells)
    if not columns or first >= len(cells):
        return
    yield _Table(start, run[-1].end(), cells, unit)


def _places(line: re.Match[str], row: int) -> list[Place]:
    places = []
    for m in _CELL.finditer(line[0]):
        stripped = m[0].strip()
        if stripped:
            start = line.start() + m.start() + len(m[0]) - len(m[0].lstrip())
            places.append(Place(start, start + len(stripped), stripped, row))
    return places


def _header(cells: list[Place]) -> tuple[list[Column], int]:
    """The columns of figures and the place of the first cell of the body. No columns: no table of indicators.

    Where a row is a line, the header is the first line; where a cell is a line, it ends with the first cell that cannot
    be the head of a column.
    """
    columns: list[Column] = []
    named = False
    by_row = _by_row(cells)
    for i, cell in enumerate(cells[:14]):
        year = column_year(cell.text)
        if by_row and cell.row != cells[0].row:
            return (columns, i) if named and any(c.year for c in columns) else ([], i)
        if NAMED.match(cell.text) or COUNTED.match(cell.text):
            named = True
        elif year or (named and len(cell.text) <= 14 and (by_row or cell.text.startswith("年均") or not UNIT.search(cell.text)) and FIGURES.match(cell.text)):
            columns.append(column_of(cell.text, year, columns, of_things([before.text for before in cells[:i]])))
        elif not by_row and (not BESIDE.match(cell.text) or not columns):
            return (columns, i) if named and any(c.year for c in columns) else ([], i)
    return [], 0


def _numbers(cell: Place, behind: Place, begins: bool) -> bool:
    """Whether a cell numbers its row: what stands behind it is a head, of whatever length where both are on the row's own line."""
    if not _NUMBER.fullmatch(cell.text):
        return False
    headed = begins and behind.row == cell.row and FIGURE.match(behind.text) is None and EMPTY.match(behind.text) is None
    return headed or not is_part(behind.text)


def _by_row(cells: list[Place]) -> bool:
    return len(cells) > 2 and cells[2].row == cells[0].row


def _rows(table: _Table, columns: list[Column], first: int, table_id: str) -> Iterator[Cell]:
    head: Head | None = None
    parent: Head | None = None
    column = len(columns)
    body, by_row, line = table.cells[first:], _by_row(table.cells), -1
    for cell, behind in zip_longest(body, body[1:]):
        begins, line = cell.row != line, cell.row
        if column == 0 and len(columns) > 1 and behind is not None and _numbers(cell, behind, begins):
            continue  # the number of a row, below the name of its group or behind the last cell of the row above
        figure = FIGURE.match(cell.text) if column < len(columns) else None
        if figure or (column < len(columns) and EMPTY.match(cell.text)):
            if figure and head:
                yield cell_of(table_id, counted_in(head, table.unit), parent, columns[column], cell, figure)
            column += 1
        elif FIGURE.match(cell.text) or BESIDE.match(cell.text) or cell.text in ("预期性", "约束性", "预期", "约束"):
            continue  # a number of the row, or a cell beside the years
        elif head and column == 0 and not head.unit and is_unit(cell.text) and (head.place.row == cell.row or not by_row):
            head = head._replace(unit=cell.text, child=False)
            parent = head
        else:
            head, column = head_of(cell, parent), 0
            parent = parent if head.child else head

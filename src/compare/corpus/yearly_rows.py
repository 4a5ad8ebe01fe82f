"""Tables whose rows are years, with only blanks between the cells.

    年份   电炉钢占比(%)   固废综合利用率(%)
    2023年  8              52
    2025年  15             58
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.corpus.lines import is_page
from compare.corpus.table_parts import FIGURE, LINE, Column, Head, Place, cell_of, counted_in, head_of, opening_of
from compare.models import Cell

_HEADER = re.compile(r"^[ \t]*(?:年份|年度|时间)[ \t]+(?=\S)[^\n。;]+$", re.MULTILINE)
_YEAR = re.compile(r"(20\d\d) *年?(?:末|底)?$")
_CELL = re.compile(r"\S+(?:(?<=\d) +[年%])?")


def read(norm: str, doc_id: str) -> Iterator[tuple[tuple[int, int], list[Cell]]]:
    """Start and end of each such table, its caption with it, and its figures."""
    for header in _HEADER.finditer(norm):
        opening, unit = opening_of(norm, header)
        named = [head_of(place, None) for place in _places(header, 0)[1:]]
        heads = [counted_in(head, unit) for head in named]
        cells: list[Cell] = []
        end = header.end()
        for number, line in enumerate(LINE.finditer(norm, header.end()), 1):
            if not line[0].strip() or is_page(line[0].strip()):
                continue
            row = _row(_places(line, number), heads, f"{doc_id}-{opening}")
            if not row:
                break
            cells, end = cells + row, line.end()
        if cells:
            yield (opening, end), cells


def _places(line: re.Match[str], number: int) -> list[Place]:
    return [Place(line.start() + m.start(), line.start() + m.end(), m[0], number) for m in _CELL.finditer(line[0])]


def _row(places: list[Place], heads: list[Head], table_id: str) -> list[Cell]:
    """The figures of a row; none unless it is a year with a figure for each head."""
    year = _YEAR.match(places[0].text)
    figures = [FIGURE.match(place.text) for place in places[1:]]
    if year is None or len(figures) != len(heads):
        return []
    return [
        cell_of(table_id, head, None, Column(year[1]), place, figure)
        for head, place, figure in zip(heads, places[1:], figures, strict=True)
        if figure is not None
    ]

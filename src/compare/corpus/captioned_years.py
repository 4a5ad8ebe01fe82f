"""Rows of a table whose caption tells the years, each figure in its turn.

    专栏1 主要指标(2023年—2025年—2027年)        专栏2 分产业主营业务收入(亿元,2015年/2020年)
    1.产值(亿元):128.6—250—500;                 锂电材料96/300;生物医药118/240

A row has as many figures as there are years, divided as the years are, or by blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.corpus.lines import is_page
from compare.corpus.table_parts import FIGURE, LINE, Column, Place, cell_of, counted_in, head_of
from compare.models import Cell

# Two years with a dash between are a period (2021—2025年), unless each is called a year.
_YEARS = r"20\d\d ?(?P<each>年)?(?: ?(?P<divider>[-—–~/,、]) ?20\d\d ?年?)(?: ?(?P=divider) ?20\d\d ?年?)*"
_CAPTION = re.compile(rf"^[ \t]*(?:附?表|专栏)[^\n()]{{0,40}}\( ?(?:(?:单位:)?(?P<unit>[^\s,;、()\d]{{1,6}})[,;、]\s*)?{_YEARS}(?:[,;、]\s*(?:单位:)?(?P<counted>[^\s,;、()\d]{{1,6}}))?\)[ \t]*$", re.MULTILINE)
_HEAD = r"(?P<head>(?:[(]?\d{1,2}[).、] ?)?[^\s;:。,|\d](?:[^\n;:。,|\d()]|\([^()\n]{0,14}\)){1,30}?)"
_VALUE = r"(?:(?<=[\s:])-)?\d+(?:,\d{3})*(?:\.\d+)?(?: ?%|[一-龥]{1,3})?"
_END = r"[ \t]*(?:[;。]|$)"


def read(norm: str, doc_id: str) -> Iterator[tuple[tuple[int, int], list[Cell]]]:
    """Start and end of each such table, and its figures."""
    for caption in _CAPTION.finditer(norm):
        years = re.findall(r"20\d\d", caption[0])
        period = len(years) == 2 and caption["divider"] in "-—–~" and not caption["each"]
        if period or len(set(years)) < len(years):
            continue
        end, cells = _rows(norm, caption, years, f"{doc_id}-{caption.start()}")
        if cells:
            yield (caption.start(), end), cells


def _rows(norm: str, caption: re.Match[str], years: list[str], table_id: str) -> tuple[int, list[Cell]]:
    """Where the last line that is made of such rows ends, and the figures of all."""
    divider = re.escape(caption["divider"])
    values = rf"(?: ?{divider} ?|[ \t]+)".join(rf"(?P<in{year}>{_VALUE})" for year in years)
    row = re.compile(rf"[ \t]*{_HEAD}:?[ \t]*{values}{_END}", re.MULTILINE)
    unit = caption["unit"] or caption["counted"] or ""
    end, cells = caption.end(), list[Cell]()
    for line in LINE.finditer(norm, caption.end()):
        at, found = line.start(), list[Cell]()
        while at < line.end() and (m := row.match(norm, at, line.end())):
            found += _cells(m, years, unit, table_id)
            at = m.end()
        rest = norm[at : line.end()].strip()
        if rest and not is_page(rest):
            break
        end, cells = (at, cells + found) if found else (end, cells)
    return end, cells


def _cells(row: re.Match[str], years: list[str], unit: str, table_id: str) -> list[Cell]:
    """The figures of one row, of each year one; none where what stands there is no figure (建设期 2021年/2023年)."""
    name = row["head"].rstrip()
    head = counted_in(head_of(Place(row.start("head"), row.start("head") + len(name), name, 0), None), unit)
    places = [(year, Place(*row.span(f"in{year}"), row[f"in{year}"], 0)) for year in years]
    figures = [(year, place, figure) for year, place in places if (figure := FIGURE.match(place.text))]
    return [cell_of(table_id, head, None, Column(year), place, figure) for year, place, figure in figures] if len(figures) == len(years) else []

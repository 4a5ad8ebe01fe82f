"""Rows of a table that tell their years in words, each row on a line of its own.

    算力规模(P):2024年1350,2025年2600,2027年6000
    规上工业增加值增速(%):2021年8,2022年8.5、2023年9

The number behind a year is in the unit that stands in brackets behind the name, or has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.corpus.table_parts import FIGURE, Column, Place, cell_of, head_of
from compare.models import Cell

_ROW = re.compile(r"^[ \t]*(?P<head>[^\n,。;:、|\d](?:[^\n,。;:|()]|\([^()\n]{0,14}\)){1,30}):[ ]?(?=20\d\d ?年)(?P<rest>[^\n。]+?)[。;]?[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"[ ]?(20\d\d) ?年(?:末|底)?(?:达到?|为|约)?[ ]?([^,、;年]{1,16}?)[ ]?(?:[,、;]|$)")
_BRACKETED = re.compile(r"\([^()]{1,12}\)$")


def read(norm: str, doc_id: str) -> Iterator[tuple[tuple[int, int], list[Cell]]]:
    """Start and end of each run of such rows, and its figures; a row has at least two years."""
    if ":20" not in norm and ": 20" not in norm:
        return
    start, end, cells = -1, -1, list[Cell]()
    for row in _ROW.finditer(norm):
        if not (found := _cells(row, f"{doc_id}-{start if end >= 0 and not norm[end : row.start()].strip() else row.start()}")):
            continue
        if end >= 0 and not norm[end : row.start()].strip():
            end, cells = row.end(), cells + found
            continue
        if cells:
            yield (start, end), cells
        start, end, cells = row.start(), row.end(), found
    if cells:
        yield (start, end), cells


def _cells(row: re.Match[str], table_id: str) -> list[Cell]:
    """The figures of a row; none unless every item behind the colon is a year with a figure in a unit."""
    place = Place(row.start("head"), row.end("head"), row["head"].rstrip(), 0)
    head = head_of(place, None)
    items = list(_ITEM.finditer(row.string, row.start("rest"), row.end("rest")))
    whole = sum(len(item[0]) for item in items) == len(row["rest"])
    figures = [FIGURE.match(item[2]) for item in items]
    if len(items) < 2 or not whole or not all(f and (f["unit"] or head.unit or _BRACKETED.search(place.text)) for f in figures):
        return []
    cells = []
    for item, figure in zip(items, figures, strict=True):
        assert figure is not None
        cells.append(cell_of(table_id, head, None, Column(item[1]), Place(*item.span(2), item[2], 0), figure))
    return cells

"""The figures of tables as quantities: columns of past years are baselines of the columns to come."""

from __future__ import annotations

import re

from compare.models import Cell, Document, Quantity
from compare.quantities import indicators
from compare.quantities.basis import basis
from compare.quantities.comparators import comparator
from compare.quantities.leftovers import unit_class

_BINDING = re.compile(r"约束性|预期性|[(（](?:预期|约束)[)）]")


def read(document: Document, sentence_of: dict[int, str]) -> tuple[list[Quantity], dict[int, str]]:
    """One quantity for each cell, and for each figure (by its start) the row head above a child row.

    ``sentence_of`` gives the sentence that holds each cell's start.
    """
    found: list[Quantity] = []
    parents: dict[int, str] = {}
    by_row: dict[int, list[Cell]] = {}
    for cell in document.cells:
        by_row.setdefault(cell.head_start, []).append(cell)
        if cell.parent:
            parents[cell.start] = cell.parent
    captions = _captions(document)
    for head, cells in by_row.items():
        del head
        found += _row(document, cells, captions, sentence_of)
    return found, parents


def _captions(document: Document) -> dict[str, str]:
    """What each table's caption says of all its rows: 表1 …(预期)."""
    said = {}
    for table_id in {cell.table_id for cell in document.cells}:
        start = int(table_id.rpartition("-")[2])
        line = document.norm[start : document.norm.find("\n", start)]
        m = _BINDING.search(line)
        said[table_id] = ("约束性" if "约束" in m[0] else "预期性") if m else ""
    return said


def _row(document: Document, cells: list[Cell], captions: dict[str, str], sentence_of: dict[int, str]) -> list[Quantity]:
    now = int(document.facts.issued_on[:4] or document.facts.period_start or 0)
    years = sorted({cell.year for cell in cells if cell.year})
    levels = [c for c in cells if not c.indicator.endswith(("年均增长", "年均增速", "年均增幅", "增长率", "增速", "增幅", "累计"))]
    first = next((c for c in levels if _is_past(c, years, now)), None)
    binding = captions[cells[0].table_id] or _binding(document.norm, cells)
    rows = []
    for cell in cells:
        past = cell in levels and _is_past(cell, years, now)
        role = "target" if not past else ("baseline" if len(levels) > 1 and cell.year != years[-1] else "status")
        rows.append(_quantity(document, cell, role, first if role == "target" and cell in levels else None, binding, sentence_of))
    return rows


def _is_past(cell: Cell, years: list[str], now: int) -> bool:
    if not cell.year:
        return False
    if now:
        return int(cell.year) < now or (int(cell.year) == now and cell.year != years[-1])
    return len(years) > 1 and cell.year == years[0]


def _binding(norm: str, cells: list[Cell]) -> str:
    """预期性 or 约束性 beside the row's figures."""
    beside = norm[cells[-1].end : cells[-1].end + 24]
    m = re.match(r"[^一-龥]*(?:\S{0,4}[以上左右内]{2})?[\s|\]\)]*(约束性|预期性|约束|预期)", beside)
    return ("约束性" if m[1].startswith("约束") else "预期性") if m else ""


def _quantity(
    document: Document, cell: Cell, role: str, base: Cell | None, binding: str, sentence_of: dict[int, str]
) -> Quantity:
    norm, kind = document.norm, unit_class(cell.unit)
    left = max(cell.head_end, norm.rfind("|", 0, cell.start), norm.rfind("\n", 0, cell.start))
    line_end = norm.find("\n", cell.end)
    sign, _, _ = comparator(norm, left, cell.start, cell.end, line_end if line_end >= 0 else len(norm), False, kind)
    read_as = basis(cell.indicator if kind in ("share", "points") else "", kind, cell.unit)
    measured = indicators.read(cell.indicator, kind, read_as)
    return Quantity(
        document.doc_id, cell.start, cell.end, sentence_of.get(cell.start, ""), document.text[cell.start : cell.end], role,
        indicator=cell.indicator, indicator_code=measured.code, comparator=sign,
        value=cell.value, unit=cell.unit, year=cell.year, basis=read_as, scope=measured.scope,
        baseline_value=base.value if base else "", baseline_year=base.year if base else "",
        binding=binding or "unstated", table_id=cell.table_id,
        head_start=cell.head_start, head_end=cell.head_end, rule="table.row",
    )  # fmt: skip

"""The figures of tables as quantities: columns of past years are baselines of the columns to come."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.models import Cell, Document, Quantity
from compare.quantities import indicators
from compare.quantities.basis import basis
from compare.quantities.comparators import comparator
from compare.quantities.leftovers import unit_class

_KIND = re.compile(r"(约束性|预期性)")
_GROWN = ("年均增长", "年均增速", "年均增幅", "增长率", "增速", "增幅", "累计")
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
    tables = _tables(document)
    for cells in by_row.values():
        found += _row(document, cells, tables[cells[0].table_id], sentence_of)
    return found, parents


class _Table(NamedTuple):
    """What holds for all rows of a table: which of its years lie in the past, and what its caption says (预期)."""

    past: frozenset[str]
    binding: str


def _tables(document: Document) -> dict[str, _Table]:
    years: dict[str, set[str]] = {}
    for cell in document.cells:
        years.setdefault(cell.table_id, set()).add(cell.year)
    tables = {}
    for table_id, found in years.items():
        start = int(table_id.rpartition("-")[2])
        m = _BINDING.search(document.norm, start, max(document.norm.find("\n", start), start))
        binding = ("约束性" if "约束" in m[0] else "预期性") if m else ""
        tables[table_id] = _Table(_past(document, sorted(found - {""}), start), binding)
    return tables


def _past(document: Document, years: list[str], start: int) -> frozenset[str]:
    """The years of a table that lie in the past; all of them in a section that looks back (完成情况)."""
    functions = (section.function for section in reversed(document.sections) if section.start <= start < section.body_end)
    if next(functions, "") == "background":
        return frozenset({*years, ""})
    now = int(document.facts.issued_on[:4] or document.facts.period_start or 0)
    if not now:
        return frozenset(years[:1] if len(years) > 1 else ())
    past = {year for year in years if int(year) < now}
    # the year of the plan itself is its starting point, but not where an earlier one is (2022年实际 2023年 2024年), unless
    # the plan begins later
    begins = int(document.facts.period_start or 0)
    if str(now) in years[:-1] and (not past or begins > now):
        past.add(str(now))
    return frozenset(past)


def _row(document: Document, cells: list[Cell], table: _Table, sentence_of: dict[int, str]) -> list[Quantity]:
    """The figures of a row: the last level of the past is the baseline of its targets."""
    levels = [c for c in cells if not c.indicator.endswith(_GROWN)] or cells  # a row of growth rates has its own levels
    ahead = any(c.year not in table.past for c in cells)
    first = next((c for c in reversed(levels) if c.year in table.past), None) if ahead else None
    binding = table.binding or _binding(document.norm, cells)
    rows = []
    for cell in cells:
        role = "target" if cell.year not in table.past else "baseline" if cell is first else "status"
        rows.append(_quantity(document, cell, role, first if role == "target" and cell in levels else None, binding, sentence_of))
    return rows


def _binding(norm: str, cells: list[Cell]) -> str:
    """预期性 or 约束性 beside the row's figures."""
    beside = norm[cells[-1].end : cells[-1].end + 24]
    m = re.match(r"[^一-龥]*(?:\S{0,4}[以上左右内]{2})?[\s|\]\)]*(约束性|预期性|约束|预期)", beside)
    m = m or _KIND.search(norm, cells[0].head_end, cells[0].start)  # its column may stand before those of the years
    return ("约束性" if m[1].startswith("约束") else "预期性") if m else ""


def _quantity(
    document: Document, cell: Cell, role: str, base: Cell | None, binding: str, sentence_of: dict[int, str]
) -> Quantity:
    norm, kind = document.norm, unit_class(cell.unit)
    left, start = _cell_of(norm, cell)
    line_end = norm.find("\n", cell.end)
    sign, _, _ = comparator(norm, left, start, cell.end, line_end if line_end >= 0 else len(norm), False, kind)
    read_as = basis(cell.indicator if kind in ("share", "points") else "", kind, cell.unit)
    measured = indicators.read(cell.indicator, kind, read_as)
    return Quantity(
        document.doc_id, cell.start, cell.end, sentence_of.get(cell.start, ""), document.text[cell.start : cell.end], role,
        indicator=cell.indicator, indicator_code=measured.code, comparator=sign,
        value=cell.value, value_high=_high(norm[cell.start : cell.end]), unit=cell.unit, year=cell.year, basis=read_as, scope=measured.scope,
        baseline_value=base.value if base else "", baseline_year=base.year if base else "",
        binding=binding or "unstated", table_id=cell.table_id,
        head_start=cell.head_start, head_end=cell.head_end, rule="table.row",
    )  # fmt: skip


def _cell_of(norm: str, cell: Cell) -> tuple[int, int]:
    """Where the cell of a figure begins, and where the figure does: behind a sign, though a blank stand between (> 40)."""
    start = len(norm[cell.head_end : cell.start].rstrip(" ")) + cell.head_end
    start = start if norm[start - 1] in "<>≥≤=" else cell.start
    left = max(norm.rfind(divider, cell.head_end, cell.start) for divider in "|\n\t")
    if left < 0:  # only blanks divide the cells: in ≥5 10 the sign is of the figure before
        left = norm.rfind(" ", cell.head_end, start)
    return max(cell.head_end, left), start


def _high(figure: str) -> str:
    """The upper end of a range in a cell: 6-7."""
    m = re.search(r"(?<=[\d%])[-—–~至]([\d.]+)", figure)
    return m[1] if m else ""

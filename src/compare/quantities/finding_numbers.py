"""Figures that contradict each other: totals and their parts, tables and prose, two statements of one promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from compare.models import Cell, Document, Finding, Quantity
from compare.quantities.finding_notes import finding
from compare.quantities.wording import place

_SCALE = {"万亿": Decimal(10) ** 12, "亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}
_UP, _DOWN = frozenset({">", ">="}), frozenset({"<", "<="})


def find(doc: Document, quantities: list[Quantity]) -> Iterator[Finding]:
    """Findings of kind ``total_not_sum``, ``table_prose_differ`` and ``promise_differ``."""
    yield from _totals(doc, quantities)
    yield from _statements(doc, quantities)


def _totals(doc: Document, quantities: list[Quantity]) -> Iterator[Finding]:
    """Totals of tables, by year. Parts are what the table indents, or what the text lists of the total (``part_of``)."""
    rows = {(cell.table_id, cell.indicator, cell.year): cell for cell in doc.cells}
    listed = _listed_parts(doc.cells, quantities)
    parts: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    for cell in doc.cells:
        parent = cell.parent or listed.get((cell.table_id, cell.indicator), "")
        if parent:
            parts[cell.table_id, parent, cell.year].append(cell)
    for key, below in parts.items():
        total = rows.get(key)
        if total is None or len(below) < 2:
            continue
        figures = [_number(cell.value) for cell in below]
        whole = _number(total.value)
        if whole is None or None in figures or not _addable(total, below):
            continue
        added = sum((figure for figure in figures if figure is not None), Decimal(0))
        some = any((total.table_id, c.indicator) in listed or "其中" in _before(doc, c) for c in below)
        if added > whole or (added < whole and not some):
            yield _total_finding(doc, total, below, added)


def _total_finding(doc: Document, total: Cell, below: list[Cell], added: Decimal) -> Finding:
    terms = " + ".join(f"{cell.indicator} {cell.value}" for cell in below)
    said = {"indicator": total.indicator, "year": total.year, "value": total.value, "added": _plain(added), "terms": terms}
    return finding(doc, "total_not_sum", total.start, total.end, "parts_of_year" if total.year else "parts", **said)


def _listed_parts(cells: list[Cell], quantities: list[Quantity]) -> dict[tuple[str, str], str]:
    """Table and row of a part → row of its total, where quantities say so and the table does not."""
    by_start = {cell.start: cell for cell in cells}
    totals = {q.target_id: by_start[q.start] for q in quantities if q.target_id and q.table_id and q.start in by_start}
    found = {}
    for q in quantities:
        part, total = by_start.get(q.start), totals.get(q.part_of)
        if part is not None and total is not None and part.table_id == total.table_id and not part.parent:
            found[part.table_id, part.indicator] = total.indicator
    return found


def _before(doc: Document, cell: Cell) -> str:
    return doc.norm[max(0, cell.head_start - 6) : cell.head_end]


def _addable(total: Cell, below: list[Cell]) -> bool:
    """Counts and amounts add up, rates and shares do not; 个 and 家 count alike, 亿元 and 万元 do not."""
    units = {cell.unit for cell in (total, *below)} - {""}
    rates = any("%" in unit or "倍" in unit or "/" in unit or "位" in unit for unit in units)
    return not rates and len({_scale(unit) for unit in units}) <= 1


def _scale(unit: str) -> Decimal:
    return next((factor for word, factor in _SCALE.items() if unit.startswith(word)), Decimal(1))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _statements(doc: Document, quantities: list[Quantity]) -> Iterator[Finding]:
    """Statements of one promise: the first (a table's, where there is one) is the measure of the others."""
    promises: dict[str, list[Quantity]] = defaultdict(list)
    for q in quantities:
        if q.target_id and q.role == "target" and q.precision == "exact":
            promises[q.target_id].append(q)
    for stated in promises.values():
        stated.sort(key=lambda q: (not q.table_id, q.start))
        for i, later in enumerate(stated):
            against = next((q for q in stated[:i] if _comparable(q, later) and _differ(q, later)), None)
            if against is not None:
                yield _statement_finding(doc, against, later)


def _comparable(one: Quantity, other: Quantity) -> bool:
    if (one.table_id and other.table_id) or one.basis != other.basis or place(one.indicator) != place(other.indicator):
        return False
    return one.year == other.year and _bare(one.unit) == _bare(other.unit)


def _bare(unit: str) -> str:
    return next((unit.removeprefix(word) for word in _SCALE if unit.startswith(word)), unit)


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether the values differ, or the directions oppose; 400 and 400以上 agree."""
    pairs = ((one.value, other.value), (one.value_high, other.value_high))
    for a, b in pairs:
        x, y = _number(a), _number(b)
        if (x is None) != (y is None):
            return True
        if x is not None and y is not None and x * _scale(one.unit) != y * _scale(other.unit):
            return True
    sides = {one.comparator, other.comparator}
    return bool(sides & _UP) and bool(sides & _DOWN)


def _statement_finding(doc: Document, against: Quantity, later: Quantity) -> Finding:
    kind = "table_prose_differ" if against.table_id else "promise_differ"
    note = "table" if against.table_id else "earlier"
    said = {"subject": later.indicator or against.indicator, "here": _said(later), "there": _said(against), "at": against.start}
    return finding(doc, kind, later.start, later.end, note, **said)


def _said(q: Quantity) -> str:
    sign = "" if q.comparator == "=" else f"{q.comparator} "
    value = f"{q.value}-{q.value_high}" if q.value_high else q.value
    return f"{sign}{value} {q.unit}".strip()

"""Quantities against the gold, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from compare.accuracy.counts import Tally
from compare.accuracy.golds import Row, Sentences
from compare.models import Quantity

UP, DOWN = frozenset({">", ">="}), frozenset({"<", "<="})
FOUND, RECORD = "quantity_found", "quantity_record"
# What a record is right in; a year that the gold does not give is not asked for.
RECORD_FIELDS = ("value", "value_high", "unit", "comparator", "year")
SHARES = tuple(f"quantity_{name}" for name in (*RECORD_FIELDS, "basis", "indicator", "reversed"))


def score(sentences: Sentences, gold: Sequence[Row], found: Sequence[Quantity]) -> list[Tally]:
    """One tally for each sentence of the gold.

    A quantity is found where the spans overlap and the role is right. Its record is right where value, upper end, unit
    and comparator agree too, and the year where the gold gives one. Of those found, each field is right or (extra) not.
    Optional quantities count neither for nor against; everything else that was found and is not in the gold is wrong.
    """
    out = [Tally() for _ in sentences.rows]
    used: set[int] = set()
    for g in gold:
        place = _best(g, found, used)
        if place is not None:
            used.add(place)
        if g.get("optional") != "yes":
            _count(out[sentences.nearest(int(g["start"]))], g, None if place is None else found[place])
    for i, q in enumerate(found):
        if i not in used and out:
            for measure in (FOUND, RECORD):
                out[sentences.nearest(int(q.start))].count(measure, extra=1)
    return out


def _best(g: Row, found: Sequence[Quantity], used: set[int]) -> int | None:
    """The unused row that overlaps a gold quantity: one of its role before others, then the nearest start."""
    a, b = int(g["start"]), int(g["end"])
    hits = [i for i, q in enumerate(found) if i not in used and int(q.start) < b and int(q.end) > a]
    return min(hits, key=lambda i: (found[i].role != g["role"], abs(int(found[i].start) - a)), default=None)


def _count(tally: Tally, g: Row, q: Quantity | None) -> None:
    hit = q is not None and q.role == g["role"]
    tally.count(FOUND, right=hit, extra=q is not None and not hit, missed=not hit)
    fields = _fields(g, q) if q is not None and hit else {}
    same = hit and all(fields.get(f"quantity_{name}", True) for name in RECORD_FIELDS)
    tally.count(RECORD, right=same, extra=q is not None and not same, missed=not same)
    for measure, true in fields.items():
        tally.count(measure, right=true, extra=not true)


def _fields(g: Row, q: Quantity) -> dict[str, bool]:
    pairs = (g["indicator"][i : i + 2] for i in range(len(g["indicator"]) - 1))
    turned = (g["comparator"] in UP and q.comparator in DOWN) or (g["comparator"] in DOWN and q.comparator in UP)
    year = {"quantity_year": str(q.year) == g["year"]} if g["year"] else {}
    return year | {
        "quantity_value": _number(q.value) == _number(g["value"]),
        "quantity_value_high": _number(q.value_high) == _number(g["value_high"]),
        "quantity_unit": q.unit == g["unit"],
        "quantity_comparator": q.comparator == g["comparator"],
        "quantity_basis": q.basis == g["basis"],
        "quantity_indicator": any(pair in q.indicator for pair in pairs),
        "quantity_reversed": turned,
    }


def _number(cell: str) -> Decimal | None:
    return round(Decimal(cell), 6) if cell else None

"""Promises as the page shows them: figures to read, and targets on common ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from compare import measures
from compare.measures.frames import rows_of
from compare.measures.names import shown

if TYPE_CHECKING:
    from compare.study import Study

SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ ", ">": "> ", "<": "< "}


class Target(NamedTuple):
    """One promise in a row of common ground; ``region`` is the place of its region."""

    region: int
    promise: str
    figure: str
    said: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What several regions promise: the indicator, and their promises in the order of the regions."""

    zh: str
    en: str
    targets: list[Target]


class Side(NamedTuple):
    """One of two promises that look alike, in the words of the text; ``regions`` are the places of those who make it."""

    regions: list[int]
    promise: str
    figure: str
    said: str


class Pair(NamedTuple):
    """Two promises that look alike and may not be compared, and the reason in both languages."""

    one: Side
    other: Side
    zh: str
    en: str


def figure(row: Any) -> str:
    """A quantity to read: sign, value or range, unit, year. Takes a row of quantities or promises."""
    import pandas as pd

    high = "" if pd.isna(row.value_high) else f"–{shown(row.value_high)}"
    gap = "" if row.unit in ("%", "%") else " "
    year = "" if pd.isna(row.year) else f" ({int(row.year)})"
    return f"{SIGNS.get(row.comparator, '')}{shown(row.value)}{high}{gap}{row.unit}{year}"


def promise_ids(study: Study) -> dict[tuple[str, int], str]:
    """Which promise each target states, by document and start: as `measures.promises` joins them."""
    rows = study.quantities[study.quantities["role"] == "target"]
    return {(r.doc_id, int(r.start)): r.target_id or f"{r.doc_id}-{r.start}" for r in rows_of(rows)}


def ground(study: Study) -> list[Ground]:
    """Rows of `measures.common_ground`: what may be compared."""
    place = {region: i for i, region in enumerate(study.regions_in_order)}
    rows: dict[int, Ground] = {}
    for row in rows_of(measures.common_ground(study)):
        group = f" ({row.group})" if row.group else ""
        own = rows.setdefault(row.row, Ground(f"{row.indicator_plain}{group}", f"{row.indicator_name}{group}", []))
        own.targets.append(Target(place[row.region], row.promise, figure(row), row.indicator))
    return list(rows.values())


def look_alikes(study: Study) -> list[Pair]:
    """Rows of `measures.look_alikes`: what may not be compared, though it looks alike, and the reason."""
    place = {region: i for i, region in enumerate(study.regions_in_order)}

    def side(row: Any, of: str) -> Side:
        own = {name: getattr(row, f"{of}{name}") for name in ("regions", "promise", "figure", "indicator_zh")}
        regions = [place[region] for region in own["regions"].split()]
        return Side(regions, own["promise"], own["figure"], own["indicator_zh"])

    rows = rows_of(measures.look_alikes(study))
    return [Pair(side(row, ""), side(row, "other_"), row.reason_zh, row.reason_en) for row in rows]

"""Promises as the page shows them: figures to read, and targets on common ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from compare import measures
from compare.measures.frames import rows_of
from compare.measures.names import shown

if TYPE_CHECKING:
    import pandas as pd

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


def common(study: Study) -> pd.DataFrame:
    """Promises that at least two regions make, ``row`` joining those of one indicator, with its names zh and en.

    Two promises of one indicator may still differ in population or prices; a measure that also asks for these takes the
    place of this function with the same columns.
    """
    found = measures.promises(study)
    named = found[found["indicator_code"] != ""]
    shared = named[named.groupby("indicator_code")["region"].transform("nunique") > 1]
    names = study.indicators.set_index("indicator_code")[["name_zh", "name_en"]]
    return shared.assign(
        row=shared.groupby("indicator_code", sort=False).ngroup(),
        zh=shared["indicator_code"].map(names["name_zh"]),
        en=shared["indicator_code"].map(names["name_en"]),
    ).sort_values("row", kind="stable", ignore_index=True)


def ground(study: Study) -> list[Ground]:
    """Rows of the table of common ground."""
    place = {region: i for i, region in enumerate(study.regions_in_order)}
    rows: dict[int, Ground] = {}
    for row in rows_of(common(study)):
        own = rows.setdefault(row.row, Ground(row.zh, row.en, []))
        own.targets.append(Target(place[row.region], row.promise, figure(row), row.indicator))
    return list(rows.values())

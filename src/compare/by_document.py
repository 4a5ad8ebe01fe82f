"""Documents in the place of their regions, so that several texts of one region can be compared with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

NAMES = ("name_zh", "name_en", "short_zh", "short_en")
PALEST = 0.45
"""How far the oldest of many documents of a region is on its way from the region's colour to white."""


def regrouped(documents: pd.DataFrame, regions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same documents, each in a region of its own (its doc_id); and these regions.

    They keep level, place and members of the region, so that texts of one place still count as overlapping. Where it has
    several documents, their names say when each is of, the newest has the region's colour and older ones are paler.
    """
    import pandas as pd

    of_region = {str(row["region"]): row for row in regions.to_dict("records")}
    when = [_when(row) for row in documents.to_dict("records")]
    listed = documents.assign(when=when, place=[of_region[region]["order"] for region in documents["region"]])
    listed = listed.sort_values(["place", "region", "when", "doc_id"], ignore_index=True)
    rows = [
        row
        for region, own in listed.groupby("region", sort=False)
        for row in _of_one(of_region[str(region)], list(own["doc_id"]), list(own["when"]))
    ]
    made = pd.DataFrame(rows, columns=regions.columns).assign(order=range(1, len(rows) + 1))
    return documents.assign(region=documents["doc_id"]), made.astype(regions.dtypes.to_dict())


def _of_one(region: dict[Any, Any], doc_ids: list[str], when: list[str]) -> Iterator[dict[Any, Any]]:
    """A row of regions for each document of ``region``, the oldest first."""
    alone, last = len(doc_ids) == 1, max(len(doc_ids) - 1, 1)
    for place, (doc_id, time) in enumerate(zip(doc_ids, when, strict=True)):
        told = time if time and when.count(time) == 1 else f"{time} {doc_id}".strip()
        names = {name: region[name] if alone else f"{region[name]} {told}" for name in NAMES}
        pale = 0.0 if alone else PALEST * (last - place) / last
        colour = _paler(str(region["colour"]), pale) if pale else region["colour"]
        yield region | names | {"region": doc_id, "colour": colour}


def _when(document: dict[Any, Any]) -> str:
    """Years of the plan's period, else of its issue; empty where the text says neither."""
    years = [str(document[name]) for name in ("period_start", "period_end") if str(document[name]).isdigit()]
    return "–".join(dict.fromkeys(years)) or str(document["issued_on"])[:4]


def _paler(colour: str, share: float) -> str:
    """The colour (#rrggbb) mixed with ``share`` of white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)

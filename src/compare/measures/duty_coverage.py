"""How far a text says who is responsible: its items with an agency, and those that say who leads."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from compare.measures.counts import by_region
from compare.measures.names import named, truncated_regions
from compare.measures.scope import COUNTED, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def duty_coverage(study: Study) -> pd.DataFrame:
    """One row for each region: how many of its items (条款) name an agency, how many agencies, and how often it says who leads.

    items counts the text's items with a sentence of kind body or item; covered is the share of them that stand in what a
    statement of duty serves, <NA> where a text has no items or names no agency. served counts what such statements
    serve (an item, or a section with several), agencies those named, per_item = namings / served, leading the share of
    served with an agency that leads; <NA> where no agency is named. A truncated text may break off before it names
    any: it is not in ``compared``.
    """
    import pandas as pd

    region = dict(zip(study.policies["doc_id"], study.policies["region"], strict=True))
    duties = study.duties[study.duties["doc_id"].isin(region)].assign(region=lambda f: f["doc_id"].map(region))
    inside = _inside(study, duties)
    named_in, items = by_region(duties), by_region(inside)
    none, nothing = duties.iloc[:0], inside.iloc[:0]
    rows = [_row(name, named_in.get(name, none), items.get(name, nothing)) for name in study.regions_in_order]
    types = {"covered": "Float64", "per_item": "Float64", "leading": "Float64"}
    cut = truncated_regions(study)
    compared = " ".join(name for name in study.regions_in_order if name not in cut)
    frame = named(study, pd.DataFrame(rows).astype(types))
    return frame.assign(truncated=frame["region"].isin(cut), compared=compared)


def _inside(study: Study, duties: pd.DataFrame) -> pd.DataFrame:
    """Each item of the policies (region, item_id), and whether one of its sentences stands in what a duty serves."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in duties[["doc_id", "item_start", "item_end"]].drop_duplicates().values.tolist():
        spans.setdefault(doc_id, []).append((start, end))
    # the farthest end of all spans that begin up to here: what lies before it is inside one of them
    reach: dict[str, tuple[list[int], list[int]]] = {}
    for doc_id, own in spans.items():
        own.sort()
        ends, far = [], 0
        for _, end in own:
            far = max(far, end)
            ends.append(far)
        reach[doc_id] = [start for start, _ in own], ends
    rows = sentences(study)
    rows = rows[rows["kind"].isin(COUNTED) & (rows["item_id"] != "")]
    there = []
    for doc_id, start in rows[["doc_id", "start"]].values.tolist():
        starts, ends = reach.get(doc_id, ([], []))
        at = bisect_right(starts, start) - 1
        there.append(at >= 0 and start < ends[at])
    return rows.assign(inside=there).groupby(["region", "item_id"])["inside"].any().reset_index()


def _row(region: str, duties: pd.DataFrame, items: pd.DataFrame) -> dict[str, object]:
    import pandas as pd

    agency = duties["agency_id"].where(duties["agency_id"] != "", duties["agency"])
    item = ["doc_id", "item_start", "item_end"]
    served = len(duties[item].drop_duplicates())
    leading = len(duties.loc[duties["duty"] == "lead", item].drop_duplicates())
    namings = len(duties.assign(who=agency)[[*item, "who"]].drop_duplicates())
    return {
        "region": region,
        "items": len(items),
        "covered": items["inside"].mean() if len(items) and served else pd.NA,
        "served": served,
        "agencies": agency.nunique(),
        "per_item": namings / served if served else pd.NA,
        "leading": leading / served if served else pd.NA,
    }

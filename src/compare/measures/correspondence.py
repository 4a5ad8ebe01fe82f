"""Correspondence analysis: the regions and the codes of a scheme on one map."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.measures.axes import Points, axes, column_points, contributions, row_points
from compare.measures.contrast import overlapping
from compare.measures.counts import attributions
from compare.measures.emphasis import coded_sentences
from compare.measures.names import truncated_regions
from compare.measures.scope import TOO_FEW, Level, Ruler, View, labels

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from compare.study import Study

FEWEST_ROWS = 3
"""Regions that must make the map: two have a single axis, whatever they say."""

HALF = 0.5
DEVIATIONS = 2.0
"""An outlier gives more than half of an axis's inertia from more than so many of its standard deviations away."""


class Map(NamedTuple):
    """A correspondence analysis.

    ``points`` has a row for each region, code and axis: kind (region, code), point (its id), axis (from 1), coordinate
    (principal), contribution (to the axis; those of the active points of a kind sum to 1), cos2 (share of the point's own
    distance from the centre that lies on the axis), mass, inertia (the point's share of the total), supplementary, reason,
    the point's names, order and colour, overlaps (of a region: those whose areas overlap with its own), and what was asked
    for (scheme, ruler, view, level). ``axes`` has a row an axis: axis, inertia, share, cumulative. ``reason``
    says why there is no map.
    """

    points: pd.DataFrame
    axes: pd.DataFrame
    reason: str = ""


def correspondence(
    study: Study, scheme: str = "sector", ruler: Ruler = "sentences", view: View = "whole", level: Level = "code"
) -> Map:
    """The correspondence analysis of the table regions × codes, with amounts as n of `measures.emphasis`.

    Greenacre (2017, Correspondence Analysis in Practice, appendix A): with P the table over its total and r, c its
    margins, the squared singular values of (P - r cᵀ) / √(r cᵀ) are the inertias of the axes, and singular vectors times
    singular values over the root of the mass the principal coordinates of rows and columns. The sign of an axis makes
    the code that contributes most to it positive.

    Supplementary, with the reason, are regions whose text is cut off; regions with under 20 coded sentences; and outliers,
    which give more than half of the inertia of the first or second axis from more than two of its standard deviations
    off the centre, and would have the axis to themselves: one after the other, while three regions remain. Their profile
    over the active codes is placed on the map; they have no mass, contribution or inertia (<NA>). A code that no active
    region has is on no map, nor is a region without any active code (coordinate <NA>). Under three active regions there is no
    map; with three, two axes hold everything.
    """
    import numpy as np

    amounts = attributions(study, scheme, ruler, view, level)
    names = labels(study, scheme, level)
    table = amounts.pivot_table(index="region", columns="label", values="amount", aggfunc="sum", fill_value=0.0)
    table = table.reindex(
        index=[region for region in study.regions_in_order if region in table.index],
        columns=[label for label in names["label"] if label in table.columns],
    )
    enough, cut = coded_sentences(study, scheme, view), truncated_regions(study)
    reasons = {region: "cut off" for region in table.index if region in cut}
    reasons |= {r: "too few" for r in table.index if r not in reasons and enough.get(r, 0) < TOO_FEW}
    counts = table.to_numpy(dtype=float)
    active = np.array([region not in reasons for region in table.index], dtype=bool)
    for place in _outliers(counts, active):
        active[place] = False
        reasons[table.index[place]] = "outlier"
    codes = counts[active].sum(axis=0) > 0
    if active.sum() < FEWEST_ROWS or codes.sum() < 2:
        return _none(f"{active.sum()} regions and {codes.sum()} codes may make a map, which needs {FEWEST_ROWS} and 2")
    made = _map(table, active, codes, reasons)
    if not len(made.axes):
        return _none("the active regions do not differ")
    named = _with_names(study, made, names)
    return named._replace(points=named.points.assign(scheme=scheme, ruler=ruler, view=view, level=level))


def _outliers(counts: NDArray[np.float64], active: NDArray[np.bool_]) -> list[int]:
    """Rows that have an axis to themselves, in the order in which they are taken out."""
    import numpy as np

    left, found = np.flatnonzero(active), []
    while len(left) > FEWEST_ROWS:
        table = counts[left]
        made = axes(table[:, table.sum(axis=0) > 0])
        share = contributions(made)[:, :2]
        alone = (share > HALF) & (np.abs(made.rows[:, :2]) > DEVIATIONS * np.sqrt(made.inertia[:2]))
        if not alone.any():
            break
        worst = int(np.argmax(np.where(alone, share, 0).max(axis=1)))
        found.append(int(left[worst]))
        left = np.delete(left, worst)
    return found


def _map(table: pd.DataFrame, active: NDArray[np.bool_], codes: NDArray[np.bool_], reasons: dict[str, str]) -> Map:
    import pandas as pd

    counts = table.to_numpy(dtype=float)
    made = axes(counts[active][:, codes])
    regions = _long("region", table.index, row_points(made, counts[:, codes], active), reasons)
    missing = {label: "no active region has it" for label, there in zip(table.columns, codes, strict=True) if not there}
    columns = _long("code", table.columns, column_points(made, codes), missing)
    number = range(1, len(made.inertia) + 1)
    share = made.inertia / made.inertia.sum()
    axis = pd.DataFrame({"axis": number, "inertia": made.inertia, "share": share, "cumulative": share.cumsum()})
    return Map(pd.concat([regions, columns], ignore_index=True), axis)


def _long(kind: str, names: pd.Index[str], points: Points, reasons: dict[str, str]) -> pd.DataFrame:
    """A row for each point and axis."""
    import numpy as np
    import pandas as pd

    count, axis_count = points.coordinate.shape
    frame = pd.DataFrame({"kind": kind, "point": np.repeat(np.array(names, dtype=object), axis_count)})
    frame["axis"] = np.tile(np.arange(1, axis_count + 1), count)
    for name in ("coordinate", "contribution", "cos2"):
        frame[name] = pd.array(getattr(points, name).ravel(), dtype="Float64")
    for name in ("mass", "inertia"):
        frame[name] = pd.array(np.repeat(getattr(points, name), axis_count), dtype="Float64")
    reason = [reasons.get(point, "") for point in frame["point"]]
    frame = frame.assign(supplementary=[bool(why) for why in reason], reason=reason)
    return frame.astype(dict.fromkeys(("kind", "point", "reason"), "str"))


def _with_names(study: Study, made: Map, names: pd.DataFrame) -> Map:
    """The map with label_zh, label_en, label_order, group (of a code), colour and overlaps (of a region) beside each point."""
    import pandas as pd

    regions = study.regions.rename(columns=NAMES)[[*NAMES.values(), "colour"]]
    codes = names.drop(columns="code").rename(columns={"label": "point"})
    known = pd.concat([regions.assign(kind="region"), codes.assign(kind="code")], ignore_index=True)
    points = made.points.merge(known, on=["kind", "point"], how="left", validate="many_to_one")
    apart = {region: " ".join(r for r in study.regions_in_order if r in own) for region, own in overlapping(study).items()}
    regions_only = points["point"].where(points["kind"] == "region", "")
    points = points.assign(overlaps=regions_only.map(apart).fillna("").astype("str"))
    return made._replace(points=points.fillna({"group": "", "colour": ""}).astype({"label_order": "Int64"}))


NAMES = {"region": "point", "short_zh": "label_zh", "short_en": "label_en", "order": "label_order"}


def _none(reason: str) -> Map:
    """No map, and why."""
    import pandas as pd

    figures = ["coordinate", "contribution", "cos2", "mass", "inertia"]
    points = ["kind", "point", "axis", *figures, "supplementary", "reason"]
    names = ["label_zh", "label_en", "label_order", "colour", "group", "overlaps", "scheme", "ruler", "view", "level"]
    axis = ["axis", "inertia", "share", "cumulative"]
    return Map(pd.DataFrame(columns=[*points, *names]), pd.DataFrame(columns=axis), reason)

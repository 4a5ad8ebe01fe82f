"""Regions and codes on one map: a correspondence analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import names, pair, text
from compare.charts.placing import Named, place_names
from compare.charts.theme import GREY, GROUPS, INK, RULE, Chart, clear, finish, new, style, width, wrap
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from compare.measures.correspondence import Map

SMALL, LARGE = 9.0, 300.0
"""Area in square points of a mark that contributes nothing, and what is added where one gives the whole plane."""

NAME = {"column": 18, "page": 28, "slide": 40}
"""Columns of a name in one line."""

HEIGHT = {"column": 3.7, "page": 4.4, "slide": 5.6}
"""Inches of the drawing."""


def correspondence_map(found: Map, labels: str = "en", size: str = "page") -> Chart:
    """The first two axes: regions as squares in their colours, codes as circles, areas by contribution to the plane.

    ``found`` is from `measures.correspondence`. Supplementary points are hollow and small, with their reason in the caption. Axes say
    what share of the inertia they hold. A name without room is left out, and the caption says how many are.
    """
    points = _plane(found)
    with style():
        chart, left_out = _drawn(found, points, labels, size, 0)
        return _drawn(found, points, labels, size, left_out)[0] if left_out else chart


def _plane(found: Map) -> pd.DataFrame:
    """One row a point with x, y (0 where there is but one axis) and weight, the share of the plane's inertia that it gives."""
    keys = ["kind", "point"]
    inertia = found.axes.head(2).set_index("axis")["inertia"].astype(float)
    coordinate, contribution = (
        found.points.pivot_table(index=keys, columns="axis", values=value, aggfunc="first", dropna=False)
        .reindex(columns=[1, 2])
        .astype(float)
        for value in ("coordinate", "contribution")
    )
    second = coordinate[2] if len(inertia) > 1 else 0 * coordinate[1]
    weight = (contribution * inertia).sum(axis=1, min_count=1) / inertia.sum()
    place = pd.DataFrame({"x": coordinate[1], "y": second, "weight": weight}).reset_index()
    return found.points.drop_duplicates(keys).merge(place, on=keys, how="left")


def _drawn(found: Map, points: pd.DataFrame, labels: str, size: str, left_out: int) -> tuple[Chart, int]:
    """The chart, and how many names found no room; ``left_out`` is what its caption says of that."""
    chart = new(size, HEIGHT[size] if len(points) and width(size) else 0.8)
    axes = chart.add_subplot()
    shown = points.dropna(subset=["x", "y"]).sort_values(["kind", "weight"], ascending=False, na_position="last")
    if shown.empty:
        axes.text(0, 0.5, text("words", "no_map", labels, "\n"), color=GREY)
        clear(axes)
    else:
        _frame(axes, found, labels)
        _marks(axes, shown)
        _key(axes, shown, labels, size)
    scheme = pair("schemes", points["scheme"].iloc[0]) if len(points) else pair("words", "code")
    finish(chart, text("titles", "map", labels, scheme=scheme), _caption(found, points, labels, left_out))
    said = [wrap(name, NAME[size]) for name in names(shown, "label", labels, "\n")]
    named = [_named(row, name) for row, name in zip(rows_of(shown), said, strict=True)]
    return chart, len(place_names(chart, axes, named))


def _frame(axes: Axes, found: Map, labels: str) -> None:
    """Axes of one scale that cross in the centre of gravity."""
    axes.axhline(0, color=RULE, linewidth=0.7, zorder=0)
    axes.axvline(0, color=RULE, linewidth=0.7, zorder=0)
    axes.update_datalim([(0, 0)])
    axes.margins(0.16)
    axes.set_aspect("equal", adjustable="datalim")
    share = dict(zip(found.axes["axis"], found.axes["share"], strict=True))
    axes.set_xlabel(text("words", "axis", labels, n=1, share=f"{share[1]:.0%}"))
    if 2 in share:
        axes.set_ylabel(text("words", "axis", labels, n=2, share=f"{share[2]:.0%}"))
    axes.tick_params(labelsize=6.5, labelcolor=GREY)


def _area(weight: float) -> float:
    return SMALL + (0.0 if np.isnan(weight) else LARGE * weight)


def _colour(row: Any) -> str:
    return str(row.colour if row.kind == "region" else GROUPS.get(row.group, GREY) if row.group else "#8a8a8a")


def _marks(axes: Axes, shown: pd.DataFrame) -> None:
    for row in rows_of(shown):
        colour = _colour(row)
        inside = "white" if row.supplementary else colour
        mark = "s" if row.kind == "region" else "o"
        look: Any = {"facecolor": inside, "edgecolor": colour, "linewidth": 1.0, "zorder": 4 if mark == "s" else 3}
        axes.scatter(row.x, row.y, s=_area(row.weight), marker=mark, **look)


def _named(row: Any, name: str) -> Named:
    """Regions in their colour and first, codes after them."""
    radius = float(np.sqrt(_area(row.weight)) / 2 + 0.5)
    own = row.kind == "region"
    return Named(row.x, row.y, name, radius, row.colour if own else INK, 8.0 if own else 6.5)


def _key(axes: Axes, shown: pd.DataFrame, labels: str, size: str) -> None:
    from matplotlib.lines import Line2D

    look: Any = {"linestyle": "", "markersize": 4.5}
    handles = [Line2D([], [], marker="s", color=GREY, label=text("words", "region", labels), **look)]
    groups = [group for group in GROUPS if group in set(shown.loc[shown["kind"] == "code", "group"])]
    for group in groups:
        said = text("groups", group, labels) if group else text("words", "code", labels)
        handles.append(Line2D([], [], marker="o", color=GROUPS[group] if group else "#8a8a8a", label=said, **look))
    if shown["supplementary"].any():
        hollow = {**look, "markerfacecolor": "white", "color": GREY}
        handles.append(Line2D([], [], marker="s", label=text("words", "supplementary", labels), **hollow))
    across = 2 if size == "column" else len(handles)
    place: Any = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2, "frameon": False}
    axes.legend(handles=handles, ncols=across, fontsize=7, handletextpad=0.1, columnspacing=1.2, **place)


def _caption(found: Map, points: pd.DataFrame, labels: str, left_out: int) -> str:
    regions, codes = (points[points["kind"] == kind] for kind in ("region", "code"))
    n = int((regions["supplementary"] == False).sum())  # noqa: E712
    if found.reason:
        return text("captions", "no_map", labels, "\n", n=n)
    asked = {part: pair(f"{part}s", points[part].iloc[0]) for part in ("ruler", "view")}
    said = [text("captions", "map", labels, "\n", n=n, codes=int(codes["x"].notna().sum()), **asked)]
    beside = points[points["supplementary"].astype(bool)]
    for key, rows in (("map_beside", beside[beside["x"].notna()]), ("map_missing", beside[beside["x"].isna()])):
        said += [text("captions", key, labels, "\n", points=_with_reasons(rows))] if len(rows) else []
    said += [text("captions", "overlaps", labels, "\n", pairs=pairs)] if (pairs := _overlapping(regions))[0] else []
    said += [text("captions", "unnamed", labels, "\n", n=left_out)] if left_out else []
    return "\n".join(said)


def _overlapping(regions: pd.DataFrame) -> tuple[str, str]:
    """Pairs of regions whose areas overlap, each once, in Chinese and English."""
    rows = {row.point: row for row in rows_of(regions)}
    place = {region: i for i, region in enumerate(rows)}
    pairs = [(row, rows[o]) for row in rows.values() for o in row.overlaps.split() if place.get(o, -1) > place[row.point]]
    zh, en = ([f"{getattr(a, name)}–{getattr(b, name)}" for a, b in pairs] for name in ("label_zh", "label_en"))
    return "、".join(zh), ", ".join(en)


def _with_reasons(rows: pd.DataFrame) -> tuple[str, str]:
    """Points with the reason why each made no axis, in Chinese and English."""
    reasons = [pair("supplementary", reason) for reason in rows["reason"]]
    zh = "、".join(f"{name}({why[0]})" for name, why in zip(rows["label_zh"], reasons, strict=True))
    return zh, ", ".join(f"{name} ({why[1]})" for name, why in zip(rows["label_en"], reasons, strict=True))

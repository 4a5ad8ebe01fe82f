"""With which instruments on which sectors, code by code: a grid of bubbles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import names, pair, text
from compare.charts.panels import BROAD, head, height_of, lines_of, panels, regions_of, under_key
from compare.charts.theme import GREY, GROUPS, INKS, RULE, Chart, finish, new, style, width
from compare.errors import columns as columns_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.135
"""Inches that a row takes."""


def cross_grid(together: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Small multiples by region: a row for each code, a column for each of the other scheme, a bubble for the units with both.

    ``together`` is from `measures.cross`. Areas are proportional to the number of units, on one scale for all regions; columns have
    the colour of their group. Bubbles of a truncated text are hollow.
    """
    columns, down = regions_of(together), _order(together, "label")
    across = _order(together, "other_label")
    shape = lines_of(len(columns), BROAD, size, labels)
    room = 72 * min(ROW, (width(size) - 1.6) / shape[1] / len(across))
    area = room**2 / max(int(together["n"].max()), 1)
    with style():
        heads = names(across, "other_label", labels)
        height = height_of(shape[0], len(down), ROW, labels) + 0.053 * max(map(columns_of, heads), default=0)
        chart = new(size, height)
        grid = panels(
            under_key(chart, _key(together, area, labels), height, size), len(columns), shape, sharex=True, sharey=True
        )
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xlim=(-0.7, len(across) - 0.3), ylim=(len(down) - 0.3, -0.7))
            _bubbles(axes, together[together["region"] == region["region"]], down, across, area)
            axes.set_xticks(range(len(across)), heads)
            axes.tick_params(axis="x", length=0, labelbottom=False)
            axes.set_title(f"{head(region, labels)}  {text('words', 'n', 'en', n=int(region['units']))}", loc="left")
        for axes in grid[0]:
            _heads(axes, across, min(7, max(5.2, 0.95 * room)))
        for line in grid:
            line[0].set_yticks(range(len(down)), names(down, "label", labels))
        schemes: dict[str, Any] = {name: pair("schemes", together[name].iloc[0]) for name in ("scheme", "other_scheme")}
        caption = text("captions", "cross", labels, "\n", **_asked(together), **schemes)
        return finish(chart, text("titles", "cross", labels, **schemes), caption)


def _order(together: pd.DataFrame, of: str) -> pd.DataFrame:
    """One row a label: by group, and in the order of the scheme."""
    group = "other_group" if of == "other_label" else "group"
    rows = together.drop_duplicates(of)[[of, f"{of}_zh", f"{of}_en", f"{of}_order", group]]
    place = {name: i for i, name in enumerate(GROUPS)}
    rows = rows.rename(columns={group: "group"})
    rows = rows.assign(place=rows["group"].map(place).fillna(len(place)))
    return rows.sort_values(["place", f"{of}_order"], ignore_index=True)


def _bubbles(axes: Axes, own: pd.DataFrame, down: pd.DataFrame, across: pd.DataFrame, area: float) -> None:
    y, x = (dict(zip(rows, range(len(rows)), strict=True)) for rows in (down["label"], across["other_label"]))
    colour = dict(zip(across["other_label"], across["group"].map(GROUPS), strict=True))
    axes.hlines(range(len(down)), -0.7, len(across) - 0.3, color=RULE, linewidth=0.4, zorder=1)
    axes.vlines(range(len(across)), -0.7, len(down) - 0.3, color=RULE, linewidth=0.4, zorder=1)
    there = own[own["n"] > 0]
    edge = there["other_label"].map(colour)
    inside = ["white" if cut else fill for cut, fill in zip(there["truncated"], edge, strict=True)]
    place = there["other_label"].map(x), there["label"].map(y)
    axes.scatter(*place, s=area * there["n"], facecolor=inside, edgecolor=edge, linewidth=0.7, zorder=3)
    axes.spines[:].set_visible(False)


def _heads(axes: Axes, across: pd.DataFrame, points: float) -> None:
    """Names above the columns of the first line of panels, in the colour of their group."""
    axes.tick_params(axis="x", labeltop=True)
    for tick, group in zip(axes.xaxis.get_major_ticks(len(across)), across["group"], strict=True):
        tick.label2.set(color=INKS.get(group, GREY), rotation=90, fontsize=points)


def _key(together: pd.DataFrame, area: float, labels: str) -> list[Any]:
    """Bubbles of one, some and most units; and the colours of the groups."""
    from matplotlib.lines import Line2D

    most, unit = max(int(together["n"].max()), 1), _asked(together)["ruler"]
    look: Any = {"linestyle": "", "marker": "o"}
    sizes = sorted({1, max(1, round(most / 3)), most})
    said = {n: str(n) for n in sizes[:-1]} | {most: text("words", "together", labels, n=most, ruler=unit)}
    bubbles = [
        Line2D([], [], color=GREY, markersize=np.sqrt(area * n), markeredgewidth=0, label=said[n], **look)
        for n in sizes
    ]
    groups = [group for group in GROUPS if group and group in set(together["other_group"])]
    return bubbles + [
        Line2D([], [], color=GROUPS[g], markersize=5, label=text("groups", g, labels), **look) for g in groups
    ]


def _asked(frame: pd.DataFrame) -> dict[str, Any]:
    return {part: pair(f"{part}s", frame[part].iloc[0]) for part in ("ruler", "view")}

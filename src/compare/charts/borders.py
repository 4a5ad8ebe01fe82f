"""How the shares of the groups move when a disputed border between them is drawn on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import counts, names, pair, text
from compare.charts.panels import (
    BROAD,
    axis,
    caption_of,
    head,
    height_of,
    lines_of,
    panels,
    say,
    under_key,
    with_figures,
)
from compare.charts.theme import GREY, GROUPS, INK, Chart, finish, new, style
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS = {"supply": "o", "environment": "s", "demand": "^"}
"""A mark for each group, so that they are told apart without their colours."""

ASIDE = {"supply": -0.17, "environment": 0.17, "demand": 0.0}
"""Rows by which marks stand off their row: the two largest groups are often near each other."""

MOVED = 0.01
"""Percentage points under which a share stays where it was."""


def mix_borders(borders: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Small multiples by region: a row for each border, from each group's share by default to its share when it is flipped.

    ``borders`` is from `measures.mix_borders`. The lines from top to bottom are the shares by default. A ring marks the largest group
    where the flip makes it another one. Marks of a truncated text are hollow.
    """
    columns, missing = with_figures(borders, "share_before")
    rows = borders.drop_duplicates("switch").sort_values("switch_order", ignore_index=True)
    down, across = lines_of(len(columns), BROAD, size, labels)
    both = borders[["share_before", "share_after"]].astype("float64").to_numpy()
    with style():
        height = height_of(down, len(rows), 0.17, labels)
        chart = new(size, height)
        grid = panels(
            under_key(chart, _key(labels), height, size), len(columns), (down, across), sharex=True, sharey=True
        )
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xlim=(0, 100 * max(both[both == both].max(initial=0.5) * 1.06, 0.1)), ylim=(len(rows) - 0.4, -0.6))
            _panel(axes, borders[borders["region"] == region["region"]], rows, region, labels)
        for line in grid:
            heads = [name[:1].upper() + name[1:] for name in names(rows, "switch", labels)]
            line[0].set_yticks(range(len(rows)), heads)
        axis(grid, len(columns), text("words", "share_of_uses", labels))
        ruler, view = (
            pair(f"{part}s", borders[part].iloc[0]) if len(borders) else ("", "") for part in ("ruler", "view")
        )
        said = text("captions", "borders", labels, "\n", ruler=ruler, view=view, counts=counts(borders, "total_before"))
        return finish(chart, text("titles", "borders", labels), caption_of(said, missing, labels))


def _panel(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, region: pd.Series, labels: str) -> None:
    place = {switch: y for y, switch in enumerate(rows["switch"])}
    axes.set_title(head(region, labels), loc="left")
    axes.spines["left"].set_visible(False)
    there = own[own["share_before"].notna()]
    for group in MARKS:
        moves = there[there["group"] == group]
        axes.vlines(
            100 * moves["share_before"].astype(float).unique(),
            -0.6,
            len(rows) - 0.4,
            color=GROUPS[group],
            linewidth=0.7,
        )
        for move in rows_of(moves):
            _move(axes, move, place[move.switch] + ASIDE[group])
    if there.empty:
        say(axes, sum(axes.get_xlim()) / 2, (len(rows) - 1) / 2, region, len(rows), labels)


def _move(axes: Axes, move: Any, y: float) -> None:
    """A line from the share by default to that with the border flipped; a ring where that makes the group the largest."""
    before, after, colour = 100 * float(move.share_before), 100 * float(move.share_after), GROUPS[move.group]
    first = move.leader_changes and move.group in move.leading_after.split()
    if abs(after - before) < MOVED and not first:
        return
    inside = "white" if move.truncated else colour
    axes.hlines(y, before, after, color=colour, linewidth=2.2, zorder=2)
    axes.scatter(after, y, marker=MARKS[move.group], s=17, facecolor=inside, edgecolor=colour, linewidth=0.9, zorder=4)
    if first:
        axes.scatter(after, y, s=58, facecolor="none", edgecolor=INK, linewidth=0.9, zorder=5)


def _key(labels: str) -> list[Any]:
    from matplotlib.lines import Line2D

    look: Any = {"linestyle": ""}
    groups = [
        Line2D([], [], marker=mark, color=GROUPS[g], markersize=4, label=text("groups", g, labels), **look)
        for g, mark in MARKS.items()
    ]
    ring: Any = {"marker": "o", "markerfacecolor": "none", "markeredgecolor": INK, "markersize": 7}
    line = Line2D([], [], color=GREY, linewidth=0.7, label=text("words", "by_default", labels))
    return [*groups, line, Line2D([], [], label=text("words", "now_first", labels), **ring, **look)]

"""How far the rank of what a region stresses depends on the ruler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import counts, names, pair, text
from compare.charts.panels import (
    NARROW,
    axis,
    caption_of,
    head,
    height_of,
    lines_of,
    paler,
    panels,
    say,
    under_key,
    with_figures,
)
from compare.charts.theme import GREY, PALE, Chart, finish, new, style
from compare.measures.frames import rows_of
from compare.measures.ranks import RULERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS = dict(zip(RULERS, "os^D", strict=True))
"""A mark for each ruler."""

APART = 0.18
"""Rows between the marks of two rulers, so that equal ranks are seen side by side."""


def rank_ranges(ranks: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Small multiples by region: the rank of each code on every ruler, joined from the best to the last.

    ``ranks`` is from `measures.rank_stability`. Codes are ordered by their mean rank over regions and rulers.
    """
    rows, (columns, missing) = _rows(ranks), with_figures(ranks, "rank_min")
    down, across = lines_of(len(columns), NARROW, size, labels)
    last = float(np.nanmax(np.append(ranks["rank_max"].astype("float64").to_numpy(), 2)))
    with style():
        height = height_of(down, len(rows), 0.21, labels)
        chart = new(size, height)
        grid = panels(
            under_key(chart, _key(labels), height, size), len(columns), (down, across), sharex=True, sharey=True
        )
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xlim=(0.3, last + 0.7), ylim=(len(rows) - 0.4, -0.6), xticks=_ticks(last))
            _panel(axes, ranks[ranks["region"] == region["region"]], rows, region, labels)
        for line in grid:
            line[0].set_yticks(range(len(rows)), names(rows, "label", labels))
        axis(grid, len(columns), text("words", "rank", labels))
        view, n = pair("views", ranks["view"].iloc[0]), counts(ranks, "units_sentences")
        caption = text("captions", "ranks", labels, "\n", view=view, counts=n)
        title = text("titles", "ranks", labels, scheme=pair("schemes", ranks["scheme"].iloc[0]))
        return finish(chart, title, caption_of(caption, missing, labels))


def _rows(ranks: pd.DataFrame) -> pd.DataFrame:
    """One row a label, by mean rank; what no region names comes last."""
    marks = ranks[[f"rank_{ruler}" for ruler in RULERS]].astype("float64")
    mean = marks.mean(axis=1).groupby(ranks["label"]).mean()
    rows = ranks.drop_duplicates("label")[["label", "label_zh", "label_en", "label_order"]]
    return rows.assign(mean=rows["label"].map(mean)).sort_values(["mean", "label_order"], ignore_index=True)


def _ticks(last: float) -> list[int]:
    """First rank, last rank, and round ones between."""
    end = int(np.ceil(last))
    step = 5 if end > 9 else 2
    return sorted({1, *range(step, end + 1, step)})


def _panel(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, region: pd.Series, labels: str) -> None:
    place = {label: y for y, label in enumerate(rows["label"])}
    colour = region["colour"]
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.set_title(head(region, labels), loc="left")
    axes.spines["left"].set_visible(False)
    there = own[own["rank_min"].notna()]
    for row in rows_of(there):
        axes.hlines(place[row.label], row.rank_min, row.rank_max, color=[paler(colour)], linewidth=8, zorder=2)
    for i, (ruler, mark) in enumerate(MARKS.items()):
        x, y = there[f"rank_{ruler}"].astype("float64"), there["label"].map(place) + (i - 1.5) * APART
        inside = "white" if region["truncated"] or mark == "D" else colour
        axes.scatter(x, y, marker=mark, s=9, facecolor=inside, edgecolor=colour, linewidth=0.8, zorder=3)
    for label in own.loc[own["rank_min"].isna(), "label"] if len(there) else ():
        axes.text(axes.get_xlim()[0] + 0.3, place[label], "–", va="center", color=PALE)
    if there.empty:
        say(axes, sum(axes.get_xlim()) / 2, (len(rows) - 1) / 2, region, len(rows), labels)


def _key(labels: str) -> list[Any]:
    from matplotlib.lines import Line2D

    look: Any = {"linestyle": "", "markeredgecolor": GREY, "markersize": 4}
    said = {ruler: text("rulers", ruler, labels) for ruler in MARKS}
    return [
        Line2D([], [], marker=mark, markerfacecolor="white" if mark == "D" else GREY, label=said[ruler], **look)
        for ruler, mark in MARKS.items()
    ]

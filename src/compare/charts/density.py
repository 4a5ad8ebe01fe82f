"""How dense promises are, and how precise tasks: dots with both intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import counts, names, regions, text
from compare.charts.theme import GREY, Chart, finish, new, style, width, wrap
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.23
"""Height of one region in inches."""

SHARES = ("with_figure", "task_deadline")
"""Figures that are shares, shown in %."""


def promise_density(density: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Three panels: promises by length of the text, share of tasks with a figure, share with a deadline; a dot a region.

    ``density`` is from `measures.promise_density`. The dark line is the 95 % interval of the text as written, the pale one
    also of its figures as found. A share of none is said in words.
    """
    places = density.drop_duplicates("region").sort_values(["region_order", "region"], ignore_index=True)
    panels = list(density.drop_duplicates("label")["label"])
    side = width(size) > 5
    down, across = (1, len(panels)) if side else (len(panels), 1)
    with style():
        chart = new(size, down * (0.55 + ROW * len(places)) + 0.1)
        grid = chart.subplots(down, across, sharey=True, squeeze=False)
        for axes, label in zip(grid.flat, panels, strict=True):
            own = density[density["label"] == label].set_index("region").loc[places["region"]]
            _panel(axes, own, labels, 100 if label in SHARES else 1)
            head = names(own.head(1), "label", labels, "\n")[0] + (" (%)" if label in SHARES else "")
            axes.set_title(wrap(head, int(width(size) / across * 12)), loc="left")
        for line in grid:
            line[0].set_yticks(range(len(places)), regions(places, labels))
        return finish(chart, text("titles", "density", labels), _caption(density, labels))


def _panel(axes: Axes, own: pd.DataFrame, labels: str, scale: float) -> None:
    ends = own[["value", "high", "wide_high"]].astype("Float64")
    top = scale * float(ends.max().max()) if ends.notna().any().any() else 1.0
    for y, row in enumerate(rows_of(own)):
        for low, high, line, pale in ((row.wide_low, row.wide_high, 4.5, 0.3), (row.low, row.high, 1.2, 1.0)):
            if pd.notna(low):
                axes.hlines(y, scale * low, scale * high, color=row.colour, linewidth=line, alpha=pale, zorder=2)
        inside = "white" if row.truncated else row.colour
        if pd.notna(row.value):
            axes.scatter(scale * row.value, y, s=22, facecolor=inside, edgecolor=row.colour, linewidth=1, zorder=4)
        else:
            key = "none_of" if row.units else "no_units"
            axes.text(0.02 * top, y, text("words", key, labels, n=row.units), va="center_baseline", fontsize=7, color=GREY)
    axes.set(xlim=(-0.03 * top, 1.06 * top), ylim=(len(own) - 0.5, -0.5))
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def _caption(density: pd.DataFrame, labels: str) -> str:
    said: dict[str, Any] = {}
    for label in ("promises", "with_figure"):
        said[label] = counts(density[density["label"] == label], "n" if label == "promises" else "units")
    return text("captions", "density", labels, "\n", **said)

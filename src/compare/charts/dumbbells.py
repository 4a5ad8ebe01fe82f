"""From baseline to target: how far each promise goes that says where it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from compare.charts.amounts import amount, change, promised
from compare.charts.labels import text
from compare.charts.stacks import height, in_lines, stacked, write_names
from compare.charts.theme import GREY, Chart, clear, finish, new, style, width, wrap
from compare.errors import columns
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SCALES = ("amount", "unknown", "nominal", "real", "share")
"""What may share an axis: things counted, money by its prices, and shares in %."""

TICKS = (1, 0.1, 10, 100, 1000, 10**4, 10**5, 10**6, 2, 3, 5, 0.5, 20, 50, 1.5, 0.75, 0.25, 1.2, 0.9)
"""Multiples that may be marked, those that a reader wants most first."""


def target_dumbbells(promises: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A line for each promise with a baseline, from there to the target; values and implied change stand beside it.

    ``promises`` is from `measures.promises`. Amounts are drawn as multiples of their baseline on a log axis, money of each
    price basis on one of its own, shares in % as they are.
    """
    based = promises[promises["baseline_value"].notna()]
    share = based["dimension"] == "percent"
    ratio = (based["baseline_value"] > 0) & (based["value"] > 0)
    drawn = based[based["value_high"].isna() & (share | ratio)].sort_values(["region_order", "region", "doc_id", "start"])
    scale = drawn["prices"].where(drawn["prices"] != "", "amount").mask(drawn["dimension"] == "percent", "share")
    panels = [(name, _stacked(drawn[scale == name], labels, size)) for name in SCALES if (scale == name).any()]
    with style():
        heights = [height(rows) + 0.06 for _, rows in panels] or [0.3]
        chart = new(size, sum(heights) + 0.45 * len(heights) + 0.3)
        across = [11, 6] if _wide(size) else [5, 2]
        grid = chart.subplots(len(heights), 2, squeeze=False, width_ratios=across, height_ratios=heights)
        for i, ((name, rows), (axes, beside)) in enumerate(zip(panels, grid, strict=False)):
            _panel(axes, rows, name, labels, width(size) * (0.35 if _wide(size) else 0.3))
            _beside(beside, rows, labels, head=i == 0, aside=_aside(panels, size) if _wide(size) else None)
        if not panels:
            grid[0, 0].text(0, 0.5, text("words", "nothing", labels), color=GREY)
            clear(grid[0, 0])
            clear(grid[0, 1])
        said = {"n": len(drawn), "total": len(promises), "zero": len(based) - len(drawn)}
        return finish(chart, text("titles", "dumbbells", labels), text("captions", "dumbbells", labels, "\n", **said))


def _wide(size: str) -> bool:
    """Whether there is room for the values beside the drawing; else they stand below the names."""
    return width(size) > 5


def _stacked(rows: pd.DataFrame, labels: str, size: str) -> pd.DataFrame:
    said = in_lines(rows, "indicator", labels, 44 if _wide(size) else 27)
    if not _wide(size):
        said = [f"{name}\n{_values(row)}" for name, row in zip(said, rows_of(rows), strict=True)]
    return stacked(rows, said, labels)


def _values(row: object) -> str:
    return f"{amount(getattr(row, 'baseline_value'))} → {promised(row)}"  # noqa: B009


def _panel(axes: Axes, rows: pd.DataFrame, scale: str, labels: str, inches: float) -> None:
    share = scale == "share"
    base = rows["baseline_value"].astype(float)
    start = base if share else base / base
    end = rows["value"].astype(float) if share else rows["value"].astype(float) / base
    inside = ["white" if cut else colour for cut, colour in zip(rows["truncated"], rows["colour"], strict=True)]
    axes.hlines(rows["y"], start, end, color=rows["colour"], linewidth=1.4, zorder=2)
    axes.scatter(start, rows["y"], s=15, facecolor="white", edgecolor=GREY, linewidth=0.9, zorder=3)
    axes.scatter(end, rows["y"], s=19, facecolor=inside, edgecolor=rows["colour"], linewidth=1, zorder=4)
    if share:
        axes.set_xlim(min(0.0, float(start.min()), float(end.min())), 1.06 * max(float(start.max()), float(end.max()), 0.1))
    else:
        low, high = min(0.97, float(end.min()) * 0.95), max(1.5, float(end.max()) * 1.08)
        ticks = _ticks(low, high, 0.34 / inches)
        axes.set(xscale="log", xlim=(low, high))
        axes.set_xticks(ticks, [f"{tick:,}×" for tick in ticks])
        axes.set_xticks([], minor=True)
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.set_xlabel(wrap(text("words", f"scale_{scale}", labels, "\n"), int(inches * 28)))
    axes.spines["left"].set_visible(False)
    write_names(axes, rows)


def _ticks(low: float, high: float, apart: float) -> list[float]:
    """Multiples between the ends of a log axis, at least the share ``apart`` of it from each other."""
    kept: list[float] = []
    for tick in TICKS:
        if low <= tick <= high and all(abs(np.log(tick / other)) > np.log(high / low) * apart for other in kept):
            kept.append(tick)
    return sorted(kept)


def _aside(panels: list[tuple[str, pd.DataFrame]], size: str) -> float:
    """Where the implied change stands beside the values, as a share of their column: behind the longest of them."""
    longest = max((columns(_values(row)) for _, rows in panels for row in rows_of(rows)), default=0)
    return max(0.58, min(0.8, longest * 0.062 / (width(size) * 0.27)))


def _beside(beside: Axes, rows: pd.DataFrame, labels: str, head: bool, aside: float | None) -> None:
    """Values and implied change right of the drawing."""
    clear(beside)
    beside.set(xlim=(0, 1), ylim=(height(rows), 0))
    heads = ((0.0, "growth"),) if aside is None else ((0.0, "values"), (aside, "growth"))
    for row in rows_of(rows):
        if aside is not None:
            beside.text(0, row.y, _values(row), va="center_baseline", fontsize=7)
        beside.text(heads[-1][0], row.y, change(row, labels), va="center_baseline", fontsize=7)
    for x, word in heads if head else ():
        beside.text(x, rows["above"].iloc[0], text("words", word, labels, "\n"), va="center", fontsize=7, color=GREY)

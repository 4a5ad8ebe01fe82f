"""Promises on common ground: what regions promise of the same thing, beside targets of higher plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.amounts import SIGNS, amount, promised
from compare.charts.labels import names, regions, text
from compare.charts.stacks import LINE, PAD
from compare.charts.theme import GREY, INK, Chart, clear, finish, new, style, width, wrap
from compare.measures.figures import convert
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = LINE + PAD + 0.03
"""Height of one promise in inches."""


def common_ground_dots(
    common: pd.DataFrame, references: pd.DataFrame, labels: str = "en", size: str = "page"
) -> Chart:
    """A panel for each thing that regions promise in the same terms, on an axis of its own; a dot for each promise.

    ``common`` is from `measures.common_ground`, ``references`` from `measures.reference_targets`: a target of a higher plan
    is drawn as a diamond on the line of a promise of the same definition and year, and nowhere else.
    """
    panels = [rows.reset_index(drop=True) for _, rows in common.groupby("row", sort=True)]
    shown = references[references["shown"].astype(bool)]
    with style():
        heads = [_head(rows, labels, int((width(size) - 1.6) * 16)) for rows in panels]
        heights = [ROW * len(rows) + 0.1 for rows in panels] or [0.3]
        lines = sum(head.count("\n") + 1 for head in heads)
        chart = new(size, sum(heights) + 0.3 * len(heights) + 0.15 * lines)
        grid = chart.subplots(len(heights), 2, squeeze=False, height_ratios=heights, width_ratios=[7, 4])
        for rows, head, (axes, beside) in zip(panels, heads, grid, strict=False):
            _panel(axes, rows, labels)
            axes.locator_params(axis="x", nbins=5 if width(size) > 5 else 3)
            _figures(axes, beside, rows, shown)
            axes.set_title(head, loc="left")
        if not panels:
            grid[0, 0].text(0, 0.5, text("words", "no_common", labels, "\n"), color=GREY, va="center")
            clear(grid[0, 0])
            clear(grid[0, 1])
        drawn = int(shown["promise"].isin(common["promise"]).sum())
        caption = text("captions", "common", labels, "\n", n=len(common), rows=len(panels), references=drawn)
        return finish(chart, text("titles", "common", labels), caption)


def _head(rows: pd.DataFrame, labels: str, room: int) -> str:
    """What a panel measures, in which unit; a level says that size matters."""
    first = rows.head(1)
    named = first.assign(of_zh=first["indicator_plain"], of_en=first["indicator_name"])
    own = rows.iloc[0]
    restricted = "".join(f" ({words})" for words in (own["group"], own["part_name"]) if words)
    head = f"{names(named, 'of', labels)[0]}{restricted}, {own['shown_unit']}"
    level = text("words", "size_matters", labels) if own["size_matters"] else ""
    return wrap(f"{head[:1].upper()}{head[1:]} {level}".strip(), room)


def _panel(axes: Axes, rows: pd.DataFrame, labels: str) -> None:
    y = pd.Series(range(len(rows)), dtype=float)
    low = rows["amount"].astype(float)
    high = rows["amount_high"].astype("Float64").fillna(rows["amount"]).astype(float)
    base = rows["baseline_amount"].astype("Float64").astype(float)
    inside = ["white" if cut else colour for cut, colour in zip(rows["truncated"], rows["colour"], strict=True)]
    axes.hlines(y, base, low, color=rows["colour"], linewidth=1.2, zorder=2)
    axes.scatter(base, y, s=15, facecolor="white", edgecolor=GREY, linewidth=0.9, zorder=3)
    axes.hlines(y, low, high, color=rows["colour"], linewidth=3, alpha=0.4, zorder=2)
    for end in (low, high):
        axes.scatter(end, y, s=26, facecolor=inside, edgecolor=rows["colour"], linewidth=1, zorder=4)
    years = ["" if pd.isna(year) else f" {year}" for year in rows["year"]]
    said = [f"{name}{year}" for name, year in zip(regions(rows, labels), years, strict=True)]
    axes.set_yticks(y, said)
    axes.set(xlim=_limits([low, high, base]), ylim=(len(rows) - 0.5, -0.5))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def _limits(values: list[pd.Series]) -> tuple[float, float]:
    every = pd.concat(values).dropna()
    low, high = min(0.0, float(every.min())), max(float(every.max()), 0.0)
    room = 0.06 * (high - low or 1.0)
    return low - room * (low < 0), high + room


def _figures(axes: Axes, beside: Axes, rows: pd.DataFrame, shown: pd.DataFrame) -> None:
    """Each promise's figure beside the drawing, and the targets of higher plans that may stand beside it."""
    clear(beside)
    beside.set(xlim=(0, 1), ylim=axes.get_ylim())
    top = axes.get_xlim()[1]
    for y, row in enumerate(rows_of(rows)):
        beside.text(0, y, promised(row), va="center_baseline", fontsize=7)
        own = shown[shown["promise"] == row.promise]
        for place in rows_of(own):
            value = convert(float(place.reference_value), place.reference_unit, row.shown_unit)
            if value is not None:
                axes.scatter(value, y, s=30, marker="D", facecolor="none", edgecolor=INK, linewidth=1, zorder=5)
                top = max(top, 1.06 * value)
        beside.text(0.5, y, "; ".join(_higher(place) for place in rows_of(own)), va="center_baseline", fontsize=7, color=GREY)
    axes.set_xlim(axes.get_xlim()[0], top)


def _higher(row: Any) -> str:
    """A target of a higher plan: its figure, and whose it is where it is not the nation's."""
    whose = "" if row.reference_level == "nation" else f"{row.reference_region} "
    sign = SIGNS.get(row.reference_comparator, f"{row.reference_comparator} ")
    gap = "" if row.reference_unit[:1] == "%" else " "
    return f"◇ {whose}{sign}{amount(row.reference_value)}{gap}{row.reference_unit}"

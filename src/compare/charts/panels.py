"""Small multiples: a panel for each region in order, a few side by side; and what is said of regions without figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import regions, text
from compare.charts.theme import GREY, SIZES, Chart, clear, width, wrap
from compare.errors import columns
from compare.measures.contrast import NOBODY
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.gridspec import SubplotSpec

NARROW = {"column": 2, "page": 5, "slide": 5}
"""Panels side by side that share the names of their rows, by size; more begin a new line."""

BROAD = {"column": 1, "page": 2, "slide": 3}
"""The same for panels that need room, or have names of their own."""

SHORT = 8
"""Rows under which a reason has no room to stand upright."""

REASONS = {
    "too few": "too_few",
    "no units": "no_units",
    "truncated": "cut_off",
    "nothing to compare": "nobody",
    NOBODY: "nobody",
}
"""Words of a chart for a status, or a reason, of a region without figures."""


def regions_of(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a region, in order."""
    return frame.drop_duplicates("region").sort_values(["region_order", "region"], ignore_index=True)


def with_figures(frame: pd.DataFrame, value: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row for each region that has a ``value`` anywhere, and for each of the others; all are drawn where none has one."""
    every = regions_of(frame)
    has = every["region"].isin(set(frame.loc[frame[value].notna(), "region"]))
    if not has.any():
        return every, every.iloc[:0]
    return every[has].reset_index(drop=True), every[~has].reset_index(drop=True)


def caption_of(said: str, missing: pd.DataFrame, labels: str) -> str:
    """A caption, and after it the regions that are not drawn, each with its reason."""
    if missing.empty:
        return said
    each = {lang: [why(row, lang) for row in rows_of(missing)] for lang in ("zh", "en")}
    zh = ";".join(f"{name}:{reason}" for name, reason in zip(missing["region_zh"], each["zh"], strict=True))
    en = "; ".join(f"{name}: {reason}" for name, reason in zip(missing["region_en"], each["en"], strict=True))
    return f"{said}\n{text('captions', 'missing', labels, chr(10), regions=(zh, en))}"


def why(region: Any, labels: str) -> str:
    """Why a region has no figure."""
    status = getattr(region, "reason", "") if region.status in ("ok", "none") else region.status
    key = REASONS.get(status, "nothing")
    n = getattr(region, "coded_sentences", None)
    return text("words", "few" if key == "too_few" and n is None else key, labels, "\n", n=n)


def say(axes: Axes, x: float, y: float, region: Any, rows: int, labels: str) -> None:
    """Why a region has no figure, in its panel: upright, or in short lines where there are too few rows for that."""
    upright, reason = rows >= SHORT, why(region, labels)
    look: Any = {"rotation": 90 if upright else 0, "ha": "center", "va": "center", "fontsize": 7, "color": GREY}
    look["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # over the lines of the grid
    axes.text(x, y, reason if upright else wrap(reason, 11), **look)


def height_of(lines: int, rows: float, row: float, labels: str) -> float:
    """Inches of so many lines of panels, each with ``rows`` rows of ``row`` inches: with their heads, and an axis at the end."""
    heads = 0.66 if labels == "both" else 0.5
    return 0.38 + lines * (heads + row * max(rows, 3))


def lines_of(count: int, beside: dict[str, int], size: str, labels: str = "en") -> tuple[int, int]:
    """Lines of panels, and panels in a line; ``beside`` is NARROW or BROAD. UserError for a size that does not exist."""
    width(size)
    across = 1 if (size, labels) == ("column", "both") else max(1, min(beside[size], count))
    return -(-count // across), across


def panels(where: Chart | SubplotSpec, count: int, shape: tuple[int, int], **look: Any) -> Any:
    """Axes for ``count`` panels as a grid, in a chart or in a part of one; what is left of the last line is not seen."""
    cells = where.add_gridspec(*shape) if isinstance(where, Chart) else where.subgridspec(*shape)
    grid: Any = cells.subplots(squeeze=False, **look)
    for i in range(count, grid.size):
        grid.flat[i].set_visible(False)
        if i >= shape[1]:
            grid.flat[i - shape[1]].tick_params(labelbottom=True)
    return grid


def axis(grid: Any, count: int, label: str) -> None:
    """What all panels measure, below the middle of the last line."""
    last = count - (len(grid) - 1) * len(grid[0])
    measured(grid[-1][last // 2], label)


def measured(axes: Axes, label: str) -> None:
    """What the axis below measures; in a column it ends with the panel, beside which there is no room."""
    across = axes.get_figure(root=True).get_figwidth()  # type: ignore[union-attr]
    axes.set_xlabel(wrap(label, int(8 * across)), loc="right" if across <= SIZES["column"] else "center")


def head(region: pd.Series, labels: str) -> str:
    """Title of a region's panel; in two languages each word on a cut text has a line of its own, since panels are narrow."""
    cut, broken = text("words", "cut_off", labels), text("words", "cut_off", labels, "\n")
    return regions(region.to_frame().T, labels, "\n")[0].replace(cut, broken)


def paler(colour: str, white: float = 0.7) -> tuple[float, float, float]:
    """The colour mixed with a share of white."""
    from matplotlib.colors import to_rgb

    r, g, b = (white + (1 - white) * part for part in to_rgb(colour))
    return r, g, b


def intervals(axes: Axes, y: Any, ends: tuple[Any, ...], colour: str) -> None:
    """Both 95 % intervals: a pale band for the wide one, a line for the other. ``ends`` are low, high, wide_low, wide_high."""
    low, high, wide_low, wide_high = ends
    axes.hlines(y, wide_low, wide_high, color=[paler(colour)], linewidth=4.2, zorder=2.5)
    axes.hlines(y, low, high, color=colour, linewidth=1.1, zorder=3)


KEY = 0.2
"""Inches that a line of a key takes."""


def key_lines(labels: list[str], size: str) -> int:
    """Lines that a key with these labels takes in a chart of a size."""
    room = width(size) - 0.2
    for lines in range(1, len(labels) + 1):
        across = -(-len(labels) // lines)
        wanted = (max(columns(label) for label in labels[i::across]) for i in range(across))
        if sum(0.4 + 0.053 * w for w in wanted) <= room:
            return lines
    return max(1, len(labels))


def under_key(chart: Chart, handles: list[Any], height: float, size: str) -> SubplotSpec:
    """Write a key at the top; the part of the chart below it, ``height`` inches high."""
    from matplotlib.transforms import blended_transform_factory

    lines = key_lines([handle.get_label() for handle in handles], size)
    chart.set_figheight(height + KEY * (lines + 1))
    cells = chart.add_gridspec(2, 1, height_ratios=[KEY * lines, height])
    axes = chart.add_subplot(cells[0])
    clear(axes)
    across = max(1, -(-len(handles) // lines))
    look: Any = {"frameon": False, "fontsize": 7, "handlelength": 1.2, "borderpad": 0, "columnspacing": 1.4}
    # A legend fills its columns downwards; what reads line by line is handed over column by column.
    ordered = [handle for column in range(across) for handle in handles[column::across]]
    # At the left edge of the page, whatever names the panels have on their left.
    place = blended_transform_factory(chart.transFigure, axes.transAxes)
    look |= {"bbox_to_anchor": (0.01, 0.5), "bbox_transform": place, "handletextpad": 0.4}
    axes.legend(handles=ordered, loc="center left", ncols=across, **look).set_in_layout(False)
    return cells[1]

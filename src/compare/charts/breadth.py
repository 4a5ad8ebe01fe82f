"""Over how many codes each region spreads its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import counts, pair, regions, text
from compare.charts.panels import measured, regions_of, why
from compare.charts.theme import GREY, Chart, finish, new, style
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def breadth(spread: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A panel for each scheme: the effective number of codes of each region with its 95 % interval, and how many are used at all.

    ``spread`` is from `measures.breadth`, or several of its results together (``pandas.concat``). Each panel ends at the number of codes.
    """
    rows, schemes = regions_of(spread), list(dict.fromkeys(spread["scheme"]))
    beside = 1 if size == "column" else len(schemes)
    down = -(-len(schemes) // beside)
    with style():
        chart = new(size, down * (0.55 + 0.24 * len(rows)))
        grid = chart.subplots(down, beside, squeeze=False, sharey=True)
        for axes, scheme in zip(grid.flat, schemes, strict=True):
            _panel(axes, spread[spread["scheme"] == scheme], rows, labels)
            axes.set_title(text("words", "by_scheme", labels, scheme=pair("schemes", scheme)), loc="left")
        for line in grid:
            line[0].set_yticks(range(len(rows)), regions(rows, labels))
        measured(grid[-1][beside // 2], text("words", "effective", labels))
        asked = {part: pair(f"{part}s", spread[part].iloc[0]) for part in ("ruler", "view")}
        caption = text("captions", "breadth", labels, "\n", **asked, counts=_counts(spread, schemes))
        return finish(chart, text("titles", "breadth", labels), caption)


def _panel(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, labels: str) -> None:
    from matplotlib.ticker import MaxNLocator

    place = {region: y for y, region in enumerate(rows["region"])}
    most = int(own["codes"].iloc[0])
    axes.set(xlim=(0, most * 1.02), ylim=(len(rows) - 0.4, -0.6))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.axvline(most, color=GREY, linewidth=0.7)
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    for row in rows_of(own):
        y = place[row.region]
        if pd.isna(row.effective):
            axes.text(0.01 * most, y, why(row, labels).replace("\n", " "), va="center_baseline", fontsize=7, color=GREY)
            continue
        if pd.notna(row.low):
            axes.hlines(y, row.low, row.high, color=row.colour, linewidth=1.3)
        inside = "white" if row.truncated else row.colour
        axes.scatter(row.effective, y, s=26, facecolor=inside, edgecolor=row.colour, zorder=3)
        used = f"{row.used}/{row.codes}"
        look: Any = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "va": "center_baseline"}
        axes.annotate(used, (1, y), xytext=(4, 0), fontsize=6.5, color=GREY, **look)


def _counts(spread: pd.DataFrame, schemes: list[str]) -> tuple[str, str]:
    """n of each region, scheme by scheme."""
    each = [(pair("schemes", scheme), counts(spread[spread["scheme"] == scheme], "n")) for scheme in schemes]
    if len(each) == 1:
        return each[0][1]
    return ";".join(f"{name[0]}:{n[0]}" for name, n in each), "; ".join(f"{name[1]}: {n[1]}" for name, n in each)

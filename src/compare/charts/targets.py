"""What each region promises: from baseline to target, and the list of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import names, regions, text
from compare.charts.theme import GREY, RULE, Chart, clear, finish, new, style, width
from compare.errors import columns
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TICKS = (1, 0.1, 10, 100, 1000, 10**4, 10**5, 10**6, 2, 3, 5, 0.5, 20, 50, 1.5, 0.75, 0.25, 1.2, 0.9)
"""Multiples that may be marked, those that a reader wants most first."""
LONGEST = 12
"""Promises of one region that a list shows; it says how many more there are."""


def target_dumbbells(promises: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A line for each promise with a baseline: from 1 (the baseline) to the target as its multiple, on a log scale.

    ``promises`` is from `measures.promises`. Values stand on the right in the text's own unit, with the implied change.
    """
    based = promises[promises["baseline_value"].notna()]
    drawn = based[(based["baseline_value"] > 0) & based["value_high"].isna() & (based["value"] > 0)]
    rows = _stacked(drawn)
    with style():
        chart = new(size, 0.75 + 0.175 * (len(rows) + rows["begins"].sum()))
        axes, beside = chart.subplots(1, 2, sharey=True, width_ratios=[11, 6])
        clear(beside)
        if drawn.empty:
            axes.text(0, 0.5, text("words", "nothing", labels), color=GREY)
            clear(axes)
        else:
            _dumbbells(axes, rows, labels)
            _figures(axes, beside, rows, labels)
        said = {"n": len(drawn), "total": len(promises), "zero": len(based) - len(drawn)}
        return finish(chart, text("titles", "dumbbells", labels), text("captions", "dumbbells", labels, "\n", **said))


def _stacked(promises: pd.DataFrame) -> pd.DataFrame:
    """Rows with a place ``y`` from the top; each region leaves a row for its name."""
    rows = promises.sort_values(["region_order", "region", "doc_id", "start"], ignore_index=True)
    begins = rows["region"] != rows["region"].shift()
    return rows.assign(begins=begins, y=[i + n for i, n in enumerate(begins.cumsum())])


def _dumbbells(axes: Axes, rows: pd.DataFrame, labels: str) -> None:
    ratio = (rows["value"] / rows["baseline_value"]).astype(float)
    inside = ["white" if cut else colour for cut, colour in zip(rows["truncated"], rows["colour"], strict=True)]
    axes.hlines(rows["y"], 1, ratio, color=rows["colour"], linewidth=1.4, zorder=2)
    axes.scatter(np.ones(len(rows)), rows["y"], s=15, facecolor="white", edgecolor=GREY, linewidth=0.9, zorder=3)
    axes.scatter(ratio, rows["y"], s=19, facecolor=inside, edgecolor=rows["colour"], linewidth=1, zorder=3)
    low, high = min(0.97, float(ratio.min()) * 0.95), max(1.5, float(ratio.max()) * 1.08)
    ticks = _ticks(low, high)
    axes.set(xscale="log", xlim=(low, high), ylim=(rows["y"].iloc[-1] + 0.7, -0.7))
    axes.set_xticks(ticks, [f"{tick:,}×" for tick in ticks])
    axes.set_xticks([], minor=True)
    axes.set_yticks(rows["y"], [_short(name, 44) for name in names(rows, "indicator", labels)])
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.set_xlabel(text("words", "times_baseline", labels))
    axes.spines["left"].set_visible(False)


def _ticks(low: float, high: float) -> list[float]:
    """Multiples between the ends of a log axis, at least a ninth of it apart."""
    kept: list[float] = []
    for tick in TICKS:
        if low <= tick <= high and all(abs(np.log(tick / other)) > np.log(high / low) / 9 for other in kept):
            kept.append(tick)
    return sorted(kept)


ASIDE = 0.58
"""Where the implied change stands beside the values, as a share of their column."""


def _figures(axes: Axes, beside: Axes, rows: pd.DataFrame, labels: str) -> None:
    """Names of regions left of the drawing; values and implied change on its right."""
    beside.set_xlim(0, 1)
    beside.spines[:].set_visible(False)
    beside.tick_params(left=False, labelleft=False)
    place: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "xytext": (-3, 0), "textcoords": "offset points"}
    for row, region in zip(rows_of(rows), regions(rows, labels), strict=True):
        if row.begins:
            axes.annotate(
                region, (0, row.y - 1), ha="right", va="center_baseline", color=row.colour, fontsize=8, **place
            )
        beside.text(0, row.y, f"{_amount(row.baseline_value)} → {_said(row)}", va="center_baseline", fontsize=7)
        beside.text(ASIDE, row.y, _change(row, labels), va="center_baseline", fontsize=7)
    for x, word in ((0, "values"), (ASIDE, "growth")):
        beside.text(x, -0.2, text("words", word, labels, "\n"), va="bottom", fontsize=7, color=GREY)


def _amount(value: float) -> str:
    """A number as a text would print it: thousands apart, no needless decimals."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _said(row: Any) -> str:
    """What is promised: comparator, value or range, unit."""
    sign = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}.get(row.comparator, f"{row.comparator} ")
    high = "" if pd.isna(row.value_high) else f"–{_amount(row.value_high)}"
    gap = "" if row.unit[:1] in ("%", "") else " "
    return f"{sign}{_amount(row.value)}{high}{gap}{row.unit}"


def _change(row: Any, labels: str) -> str:
    """Implied change a year: in %, or of a share in percentage points."""
    if pd.notna(row.growth):
        return f"{row.growth:+.1f}%"
    points = text("words", "points", "en" if labels == "both" else labels)
    return f"{row.points:+.2g} {points}" if pd.notna(row.points) else ""


def promise_list(promises: pd.DataFrame, labels: str = "en", size: str = "page", rows: int = LONGEST) -> Chart:
    """Promises as a table in the look of the charts, by region: indicator, promise, deadline, baseline, implied change.

    Parts of a total are left out. Of each region the first ``rows`` in the order of the text are shown, and how many
    more there are.
    """
    headline = promises[~promises["part"].astype(bool)].sort_values(["region_order", "region", "doc_id", "start"])
    shown = _stacked(headline.groupby("region", sort=False).head(rows))
    shown = _with_more(shown, headline["region"].value_counts().to_dict())
    lines = float(shown["y"].iloc[-1]) + 1 + int(shown["more"].iloc[-1] > 0) if len(shown) else 1.0
    with style():
        chart = new(size, 0.2 + 0.175 * (lines + 2))
        axes = chart.add_subplot()
        axes.set(xlim=(0, 1), ylim=(lines - 0.3, -1.6))
        clear(axes)
        _table(axes, shown, labels, width(size))
        caption = text("captions", "promises", labels, "\n", n=len(headline), rows=rows)
        return finish(chart, text("titles", "promises", labels), caption)


def _with_more(shown: pd.DataFrame, count: dict[Any, int]) -> pd.DataFrame:
    """With ``more``, at the last row of each region: promises not shown, for which the rows below move down by one."""
    last = shown["region"] != shown["region"].shift(-1)
    own = shown["region"].map(shown["region"].value_counts())
    more = (shown["region"].map(count) - own).where(last, 0).astype("int64")
    return shown.assign(more=more, y=shown["y"] + (more > 0).cumsum().shift(fill_value=0))


COLUMNS = {"indicator": 0.0, "promise": 0.47, "deadline": 0.645, "baseline": 0.72, "growth": 0.84}


def _table(axes: Axes, rows: pd.DataFrame, labels: str, inches: float) -> None:
    for column, x in COLUMNS.items():
        axes.text(x, -1, text("words", column, labels), va="center_baseline", fontsize=7, color=GREY)
    axes.hlines(-0.5, 0, 1, color=GREY, linewidth=0.6)
    room = int((COLUMNS["promise"] - COLUMNS["indicator"]) * inches * 72 / 4.1)
    for row, name, region in zip(rows_of(rows), names(rows, "indicator", labels), regions(rows, labels), strict=True):
        if row.begins:
            axes.text(0, row.y - 1, region, va="center_baseline", fontsize=8, color=row.colour)
        axes.hlines(row.y + 0.5, 0, 1, color=RULE, linewidth=0.4)
        base = "" if pd.isna(row.baseline_value) else _amount(row.baseline_value)
        year = "" if pd.isna(row.baseline_year) or not base else f" ({row.baseline_year})"
        deadline = "" if pd.isna(row.year) else str(row.year)
        cells = (
            _short(name, room),
            _said(row),
            deadline,
            base + year,
            _change(row, labels),
        )
        for x, cell in zip(COLUMNS.values(), cells, strict=True):
            axes.text(x, row.y, cell, va="center_baseline", fontsize=7)
        if row.more:
            axes.text(
                0, row.y + 1, text("words", "more", labels, n=row.more), va="center_baseline", fontsize=7, color=GREY
            )


def _short(name: str, room: int) -> str:
    """A name in one line of ``room`` columns; what is longer ends in an ellipsis."""
    if columns(name) <= room:
        return name
    end = next(i for i in range(len(name), 0, -1) if columns(name[:i]) < room)
    return name[:end].rstrip() + "…"

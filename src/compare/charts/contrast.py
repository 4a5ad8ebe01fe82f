"""What sets one region apart: location quotients with their intervals, and the codes or words that tell it from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import counts, names, pair, text
from compare.charts.panels import (
    BROAD,
    NARROW,
    axis,
    caption_of,
    head,
    height_of,
    intervals,
    lines_of,
    panels,
    say,
    with_figures,
)
from compare.charts.theme import GREY, Chart, finish, new, style
from compare.measures.emphasis import BOUNDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TICKS = {0.125: "⅛", 0.25: "¼", 0.5: "½", 1: "1", 2: "2", 4: "4", 8: "8", 16: "16", 32: "32"}
"""Multiples that are marked on a log axis."""

EACH = 8
"""Items of each side that a panel of keyness shows at most."""


def location_quotients(quotients: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Small multiples by region: lollipops from 1, where a code has the share that the others give it, on a log scale.

    ``quotients`` is from `measures.location_quotient`. Both 95 % intervals lie behind; where both lie on one side of 1 the lollipop has
    the region's colour, else it is grey. A truncated text is hollow.
    """
    columns, missing = with_figures(quotients, "quotient")
    rows = quotients.drop_duplicates("label").sort_values(["label_order", "label"], ignore_index=True)
    shape = lines_of(len(columns), NARROW, size, labels)
    ends = quotients[["quotient", *BOUNDS]].astype("float64").to_numpy()
    low, high = np.nanmin(np.append(ends, 0.5)) / 1.15, np.nanmax(np.append(ends, 2.0)) * 1.15
    with style():
        chart = new(size, height_of(shape[0], len(rows), 0.185, labels))
        grid = panels(chart, len(columns), shape, sharex=True, sharey=True)
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xscale="log", xlim=(low, high), ylim=(len(rows) - 0.4, -0.6))
            _quotients(axes, quotients[quotients["region"] == region["region"]], rows, region, labels)
        for line in grid:
            line[0].set_yticks(range(len(rows)), names(rows, "label", labels))
        for axes in grid.flat:
            ticks = [tick for tick in TICKS if low <= tick <= high]
            axes.set_xticks(ticks, [TICKS[tick] for tick in ticks])
            axes.set_xticks([], minor=True)
        axis(grid, len(columns), text("words", "quotient", labels))
        asked = _asked(quotients)
        caption = text("captions", "quotients", labels, "\n", **asked, counts=counts(quotients, "total"))
        return finish(chart, text("titles", "quotients", labels, **asked), caption_of(caption, missing, labels))


def _quotients(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, region: pd.Series, labels: str) -> None:
    place = {label: y for y, label in enumerate(rows["label"])}
    axes.axvline(1, color=GREY, linewidth=0.7, zorder=1)
    _frame(axes, region, labels)
    there = own[own["quotient"].notna()]
    beyond = ((there["low"] > 1) & (there["wide_low"] > 1)) | ((there["high"] < 1) & (there["wide_high"] < 1))
    for sure, colour in ((False, GREY), (True, region["colour"])):
        drawn = there[beyond.fillna(value=False) == sure]
        y, x = drawn["label"].map(place), drawn["quotient"].astype(float)
        bounded = drawn[drawn["low"].notna()]
        spans = tuple(bounded[end].astype(float) for end in BOUNDS)
        intervals(axes, bounded["label"].map(place), spans, colour if sure else "#8f8f8f")
        inside = "white" if region["truncated"] else colour
        axes.hlines(y, 1, x, color=colour, linewidth=2.0, zorder=3.5)
        axes.scatter(x, y, s=22 if sure else 12, facecolor=inside, edgecolor=colour, linewidth=1, zorder=4)
    if there.empty:
        say(axes, 1, (len(rows) - 1) / 2, region, len(rows), labels)


def keyness(odds: pd.DataFrame, labels: str = "en", size: str = "page", each: int = EACH) -> Chart:
    """Small multiples by region: the codes, or the words, that tell its text best from the others, as lollipops of z.

    ``odds`` has a row for each region and item with z, n and the item's name: in label_zh and label_en (`measures.code_log_odds`), or in
    a column token or item. Of each region the ``each`` largest and the ``each`` smallest z are drawn, of what a side uses; n on the right.
    """
    named = _named(odds[odds["z"].notna()])
    columns, missing = with_figures(odds, "z")
    shape = lines_of(len(columns), BROAD, size, labels)
    shown = {region: _extremes(own, each) for region, own in named.groupby("region", sort=False)}
    most = max(map(len, shown.values()), default=1)
    far = 1.1 * float(np.nanmax(np.append(odds["z"].astype("float64").abs().to_numpy(), 2)))
    with style():
        chart = new(size, height_of(shape[0], most, 0.16, labels))
        grid = panels(chart, len(columns), shape, sharex=True)
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xlim=(-far, 1.18 * far), ylim=(most - 0.4, -0.6))
            _lollipops(axes, shown.get(region["region"], named.iloc[:0]), region, labels)
        axis(grid, len(columns), text("words", "z", labels))
        caption = caption_of(text("captions", "keyness", labels, "\n", counts=_totals(odds)), missing, labels)
        by: dict[str, Any] = {"scheme": pair("schemes", odds["scheme"].iloc[0])} if "scheme" in odds else {}
        return finish(chart, text("titles", "keyness_by" if by else "keyness", labels, **by), caption)


def _named(odds: pd.DataFrame) -> pd.DataFrame:
    """With the names of the items in label_zh and label_en; a word has one name."""
    if "label_zh" in odds:
        return odds
    item = odds["token" if "token" in odds else "item"]
    return odds.assign(label_zh=item, label_en=item)


def _extremes(own: pd.DataFrame, each: int) -> pd.DataFrame:
    """The largest and the smallest z, in descending order."""
    order = own.sort_values(["z", "label_en"], ascending=[False, True])
    above, below = order[order["z"] > 0].head(each), order[order["z"] < 0].tail(each)
    return pd.concat([above, below], ignore_index=True)


def _lollipops(axes: Axes, own: pd.DataFrame, region: pd.Series, labels: str) -> None:
    axes.axvline(0, color=GREY, linewidth=0.7, zorder=1)
    _frame(axes, region, labels)
    y, x = np.arange(len(own)), own["z"].astype(float).to_numpy()
    edge = [region["colour"] if value > 0 else "#8f8f8f" for value in x]
    inside = ["white" if region["truncated"] else colour for colour in edge]
    axes.hlines(y, 0, x, color=edge, linewidth=1.6, zorder=2)
    axes.scatter(x, y, s=18, facecolor=inside, edgecolor=edge, linewidth=1, zorder=3)
    axes.set_yticks(y, names(own, "label", labels))
    right = axes.get_xlim()[1]
    for place, n in enumerate(own["n"]):
        axes.text(right, place, f"{n:,.0f}", ha="right", va="center_baseline", fontsize=6.5, color=GREY)
    if own.empty:
        axes.set_yticks([])
        say(axes, 0, sum(axes.get_ylim()) / 2, region, 1, labels)


def _frame(axes: Axes, region: pd.Series, labels: str) -> None:
    """Title and grid of a panel."""
    axes.set_title(head(region, labels), loc="left")
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def _asked(frame: pd.DataFrame) -> dict[str, Any]:
    asked = {part: pair(f"{part}s", frame[part].iloc[0]) for part in ("ruler", "view")}
    return {**asked, "scheme": pair("schemes", frame["scheme"].iloc[0])}


def _totals(odds: pd.DataFrame) -> tuple[str, str]:
    """What n is of, for each region: uses of codes, or tokens."""
    return counts(odds, "total" if "total" in odds else "tokens")

"""With which instruments each region works: the three groups, and the codes inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from compare.charts.labels import counts, names, pair, text
from compare.charts.panels import NARROW, axis, head, lines_of, regions_of
from compare.charts.theme import GREY, GROUPS, INK, INKS, PALE, Chart, clear, finish, new, style
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GAP = 0.9
"""Space between two groups, in rows."""


def instrument_mix(mix: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Small multiples by region: a strip of the three group shares, under it a bar for each instrument.

    ``mix`` is from `measures.instrument_mix`. Bars of a truncated text are hollow.
    """
    rows, regions = _rows(mix), regions_of(mix)
    down, across = lines_of(len(regions), NARROW, size, labels)
    height = float(rows["y"].iloc[-1]) + 1.6
    with style():
        chart = new(size, 0.3 + down * (0.9 + 0.158 * height))
        grid = chart.subplots(2 * down, across, squeeze=False, height_ratios=[1.5, height] * down)
        top = 100 * float(mix["share"].max()) if mix["share"].notna().any() else 1.0
        for i, (_, region) in enumerate(regions.iterrows()):
            own = mix[mix["region"] == region["region"]]
            _strip(grid[2 * (i // across), i % across], own, region, labels)
            _bars(grid[2 * (i // across) + 1, i % across], own, rows, top)
        for i in range(len(regions), down * across):
            for axes in grid[2 * (i // across) : 2 * (i // across) + 2, i % across]:
                axes.set_visible(False)
        for line in grid[1::2]:
            _names(line[0], rows, labels)
        axis(grid[1::2], len(regions), text("words", "share_of_uses", labels))
        return finish(chart, text("titles", "mix", labels), _caption(mix, labels))


def _rows(mix: pd.DataFrame) -> pd.DataFrame:
    """One row an instrument in the order of groups and codes, with its height ``y``; a group leaves room for its name."""
    rows = mix.drop_duplicates("label")[["label", "label_zh", "label_en", "label_order", "group", "code"]]
    place = {group: i for i, group in enumerate(GROUPS)}
    rows = rows.assign(place=rows["group"].map(place)).sort_values(["place", "label_order"], ignore_index=True)
    begins = rows["group"] != rows["group"].shift()
    return rows.assign(begins=begins, y=[i + (1 + GAP) * n - GAP for i, n in enumerate(begins.cumsum())])


def _strip(axes: Axes, own: pd.DataFrame, region: pd.Series, labels: str) -> None:
    """Group shares as one bar of 100 %, the region's name above it."""
    groups = own.drop_duplicates("group").set_index("group")["group_share"]
    left = 0.0
    for group in [g for g in GROUPS if g in groups.index and pd.notna(groups[g])]:
        share = 100 * float(groups[group])
        hollow = region["truncated"]
        fill, edge = ("white", GROUPS[group]) if hollow else (GROUPS[group], "white")
        axes.barh(0, share, left=left, height=0.9, facecolor=fill, edgecolor=edge, linewidth=1)
        if share >= 7:
            ink = INK if hollow or group != "supply" else "white"
            axes.text(left + share / 2, 0, f"{share:.0f}", ha="center", va="center_baseline", fontsize=7, color=ink)
        left += share
    if not left:
        axes.text(0, 0, _why(region, labels), va="center", fontsize=7, color=GREY)
    axes.set(xlim=(0, 100), ylim=(-0.6, 0.6))
    axes.set_title(head(region, labels), loc="left")
    clear(axes)


def _why(region: pd.Series, labels: str) -> str:
    key = "no_units" if region["status"] == "no units" else "too_few"
    return text("words", key, labels, "\n", n=region["coded_sentences"])


def _bars(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, top: float) -> None:
    height = dict(zip(rows["label"], rows["y"], strict=True))
    for bar in rows_of(own):
        y = height[bar.label]
        if bar.status == "none":
            axes.text(0, y, "–", va="center", fontsize=7, color=PALE)
        elif bar.status == "ok":
            share, colour = 100 * float(bar.share), GROUPS[bar.group]
            fill = "white" if bar.truncated else colour
            axes.barh(y, share, height=0.66, facecolor=fill, edgecolor=colour, linewidth=0.8)
            axes.text(share + 0.025 * top, y, f"{share:.1f}", va="center_baseline", fontsize=6.5, color=GREY)
    axes.set(xlim=(0, 1.22 * top), ylim=(rows["y"].iloc[-1] + 0.7, -0.6), xticks=[], yticks=[])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_color(PALE)


def _names(axes: Axes, rows: pd.DataFrame, labels: str) -> None:
    """Names of the instruments, and of each group above its own."""
    axes.set_yticks(rows["y"], names(rows, "label", labels))
    group_names = {g: _group(g, labels) for g in rows["group"].unique()}
    for row in rows_of(rows[rows["begins"]]):
        axes.annotate(
            group_names[row.group],
            (0, row.y - 1),
            xycoords=("axes fraction", "data"),
            xytext=(-3, 0),
            textcoords="offset points",
            ha="right",
            va="center_baseline",
            color=INKS.get(row.group, GREY),
            fontsize=8,
        )


def _group(group: str, labels: str) -> str:
    zh, en = pair("groups", group or "none")
    return {"zh": zh, "en": en}.get(labels, f"{zh} {en}")


def _caption(mix: pd.DataFrame, labels: str) -> str:
    ruler, view = (pair(f"{part}s", mix[part].iloc[0]) for part in ("ruler", "view"))
    said = text("captions", "mix", labels, "\n", ruler=ruler, unit=ruler, view=view, counts=counts(mix, "total"))
    left_out = mix["left_out"].iloc[0]
    return f"{said}\n{text('captions', 'left_out', labels, chr(10), codes=left_out)}" if left_out else said

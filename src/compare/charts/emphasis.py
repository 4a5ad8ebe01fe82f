"""What each region stresses: a heat map, and dots with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import counts, names, pair, regions, text
from compare.charts.panels import (
    NARROW,
    axis,
    caption_of,
    head,
    height_of,
    intervals,
    lines_of,
    panels,
    regions_of,
    say,
    with_figures,
)
from compare.charts.theme import GREY, INK, PALE, Chart, finish, new, style, width
from compare.measures.emphasis import BOUNDS
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def emphasis_heat_map(stress: pd.DataFrame, labels: str = "en", size: str = "page", by: str = "share") -> Chart:
    """Codes by regions, shaded by share; the share in % stands in the cell. ``stress`` is from `measures.emphasis`.

    Codes are ordered by their mean share (``by`` "share") or as the scheme has them ("code").
    """
    import seaborn as sns

    rows, columns = ordered(stress, by), regions_of(stress)
    grid = stress.pivot(index="label", columns="region", values="share").reindex(
        index=rows["label"], columns=columns["region"]
    )
    values = 100 * grid.astype("float64").to_numpy()
    hollow = np.broadcast_to(columns["truncated"].to_numpy(dtype=bool), values.shape)
    with style():
        chart = new(size, 0.85 + 0.21 * len(rows))
        axes = chart.add_subplot()
        shades = sns.light_palette("#1f4e79", as_cmap=True)
        top = float(np.nanmax(values)) if np.isfinite(values).any() else 1.0
        look = {"cmap": shades, "vmin": 0, "vmax": top, "linewidths": 1.5, "linecolor": "white", "cbar": False}
        sns.heatmap(values, mask=np.isnan(values) | hollow, ax=axes, **look)
        _cells(axes, values, hollow, shades, top)
        _gaps(axes, stress, columns, rows, labels)
        axes.set_yticks(np.arange(len(rows)) + 0.5, names(rows, "label", labels), rotation=0)
        _heads(axes, columns, labels, width(size) * 0.68 / len(columns))
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        _bar(chart, axes, shades, top, stress, labels)
        return finish(chart, _title(stress, labels), _caption(stress, labels))


def emphasis_dots(stress: pd.DataFrame, labels: str = "en", size: str = "page", by: str = "share") -> Chart:
    """Small multiples by region: each code's share as a dot with both its 95 % intervals, the other regions in grey."""
    rows, (columns, missing) = ordered(stress, by), with_figures(stress, "share")
    down, across = lines_of(len(columns), NARROW, size, labels)
    ends = stress[["share", "high", "wide_high"]].astype("float64").to_numpy()
    high = np.nanmax(np.append(100 * ends.ravel(), 0.1))
    with style():
        chart = new(size, height_of(down, len(rows), 0.185, labels))
        grid = panels(chart, len(columns), (down, across), sharex=True, sharey=True)
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xlim=(-0.02 * high, 1.04 * high), ylim=(len(rows) - 0.4, -0.6))
            _panel(axes, stress, rows, region, labels)
        for line in grid:
            line[0].set_yticks(range(len(rows)), names(rows, "label", labels))
        axis(grid, len(columns), _axis(stress, labels))
        note = text("captions", "intervals" if _wide(stress) else "interval", labels, "\n")
        caption = caption_of(f"{_caption(stress, labels)}\n{note}", missing, labels)
        return finish(chart, _title(stress, labels), caption)


def _wide(stress: pd.DataFrame) -> bool:
    """Whether there are intervals with coding errors, or might be: none at all where the scheme was never measured."""
    return bool(stress["wide_low"].notna().any() or stress["low"].isna().all())


def ordered(stress: pd.DataFrame, by: str = "share") -> pd.DataFrame:
    """One row a label: by mean share over regions, the largest first, or in the order of the scheme."""
    rows = stress.drop_duplicates("label")[["label", "label_zh", "label_en", "label_order"]]
    mean = stress.assign(share=stress["share"].fillna(0.0)).groupby("label")["share"].mean()
    rows = rows.assign(mean=rows["label"].map(mean).astype("float64"))
    columns, ascending = (["mean", "label_order"], [False, True]) if by == "share" else (["label_order"], [True])
    return rows.sort_values(columns, ascending=ascending, ignore_index=True)


def _cells(axes: Axes, values: Any, hollow: Any, shades: Any, top: float) -> None:
    """Figures in the cells; a cell of a truncated text has a coloured edge and no filling."""
    from matplotlib.patches import Rectangle

    for (y, x), value in np.ndenumerate(values):
        if np.isnan(value):
            continue
        if hollow[y, x]:
            edge = shades(0.25 + 0.75 * value / top)
            axes.add_patch(Rectangle((x + 0.04, y + 0.1), 0.92, 0.8, facecolor="white", edgecolor=edge, linewidth=1.2))
        dark = value > 0.55 * top and not hollow[y, x]
        axes.text(
            x + 0.5,
            y + 0.5,
            f"{value:.1f}",
            ha="center",
            va="center_baseline",
            fontsize=7,
            color="white" if dark else INK,
        )


def _gaps(axes: Axes, stress: pd.DataFrame, columns: pd.DataFrame, rows: pd.DataFrame, labels: str) -> None:
    """What stands where there is no share: a dash, or down the whole column the reason."""
    place = {region: x + 0.5 for x, region in enumerate(columns["region"])}
    row = {label: y + 0.5 for y, label in enumerate(rows["label"])}
    for gap in rows_of(stress[stress["status"] == "none"]):
        axes.text(place[gap.region], row[gap.label], "–", ha="center", va="center", color=PALE)
    for region in rows_of(columns[columns["status"].isin(("too few", "no units"))]):
        say(axes, place[region.region], len(rows) / 2, region, len(rows), labels)


def _heads(axes: Axes, columns: pd.DataFrame, labels: str, inches: float) -> None:
    """Names of regions above the columns, upright where they are too many to stand side by side."""
    heads = regions(columns, labels, "\n")
    upright = inches < 0.55
    heads = [head.replace("\n", " ") for head in heads] if upright else heads
    axes.set_xticks(np.arange(len(heads)) + 0.5, heads, rotation=90 if upright else 0, color=INK)


def _bar(chart: Chart, axes: Axes, shades: Any, top: float, stress: pd.DataFrame, labels: str) -> None:
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    scale = ScalarMappable(Normalize(0, top), shades)
    bar = chart.colorbar(scale, ax=axes, orientation="horizontal", shrink=0.35, aspect=34, pad=0.02, anchor=(1.0, 1.0))
    bar.outline.set_visible(False)
    bar.set_label(
        text("words", "share_of", labels, "\n", ruler=pair("rulers", stress["ruler"].iloc[0])), fontsize=7, color=GREY
    )


def _panel(axes: Axes, stress: pd.DataFrame, rows: pd.DataFrame, region: pd.Series, labels: str) -> None:
    """One region: grey dots of the others behind its own."""
    place = {label: y for y, label in enumerate(rows["label"])}
    shown = stress[stress["share"].notna()]
    own, others = shown[shown["region"] == region["region"]], shown[shown["region"] != region["region"]]
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    if region["status"] in ("ok", "none"):
        axes.scatter(100 * others["share"].astype(float), others["label"].map(place), s=7, color=PALE, zorder=2)
    colour, y = region["colour"], own["label"].map(place)
    bounded = own[own["low"].notna()]
    spans = tuple(100 * bounded[end].astype(float) for end in BOUNDS)
    intervals(axes, bounded["label"].map(place), spans, colour)
    inside = "white" if region["truncated"] else colour
    axes.scatter(100 * own["share"].astype(float), y, s=15, facecolor=inside, edgecolor=colour, linewidth=1, zorder=4)
    axes.set_title(head(region, labels), loc="left")
    if region["status"] in ("too few", "no units"):
        say(axes, sum(axes.get_xlim()) / 2, (len(rows) - 1) / 2, region, len(rows), labels)
    axes.spines["left"].set_visible(False)


def _title(stress: pd.DataFrame, labels: str) -> str:
    title = text("titles", "emphasis", labels, scheme=pair("schemes", stress["scheme"].iloc[0]))
    view = stress["view"].iloc[0]
    return title if view == "whole" else f"{title} ({text('views', view, labels)})"


def _axis(stress: pd.DataFrame, labels: str) -> str:
    return text("words", "share_of", labels, ruler=pair("rulers", stress["ruler"].iloc[0]))


def _caption(stress: pd.DataFrame, labels: str) -> str:
    ruler, view = (pair(f"{part}s", stress[part].iloc[0]) for part in ("ruler", "view"))
    return text(
        "captions", "emphasis", labels, "\n", ruler=ruler, unit=ruler, view=view, counts=counts(stress, "units")
    )

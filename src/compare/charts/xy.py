"""The X-Y table of policy-tool studies as a heat map, its empty cells in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from compare.charts.labels import counts, names, pair, text
from compare.charts.panels import NARROW, head, height_of, lines_of, panels, regions_of, say, under_key
from compare.charts.theme import GREY, INK, INKS, RULE, Chart, finish, new, style
from compare.errors import columns as columns_of
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.17
"""Inches that a row takes."""

GAP = 0.4
"""Rows between the cells and their sums."""

DARK = "#1f4e79"


def xy_heat_map(xy: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """Small multiples by region: a row for each value of the dimension, a column for each group, the number of uses in the cell.

    ``xy`` is from `measures.xy_table`. Cells are shaded by their share of the region's uses, with one scale for all regions; hatched
    cells are empty. Below and on the right stand, without a shade, uses that name no value, and the sums, which count uses once.
    """
    columns, groups = regions_of(xy), xy.drop_duplicates("group").sort_values("group_order", ignore_index=True)
    rows = _rows(xy)
    shape = lines_of(len(columns), NARROW, size, labels)
    heads = [*names(groups, "group", labels), text("words", "total", labels)]
    top = max(float(xy.loc[xy["x"] != "", "share"].max() or 0), 1e-9) if xy["share"].notna().any() else 1.0
    with style():
        height = height_of(shape[0], len(rows) + GAP + 0.055 * max(map(columns_of, heads)) / ROW, ROW, labels)
        chart = new(size, height)
        grid = panels(under_key(chart, _key(top, labels), height, size), len(columns), shape, sharex=True, sharey=True)
        for axes, (_, region) in zip(grid.flat, columns.iterrows(), strict=False):
            axes.set(xlim=(-0.5, len(groups) + 0.5 + GAP), ylim=(rows["y"].max() + 0.5, -0.5))
            _panel(axes, xy[xy["region"] == region["region"]], rows, groups, top)
            _heads(axes, groups, heads)
            axes.set_title(head(region, labels), loc="left")
            if region["status"] == "no units":
                say(axes, len(groups) / 2, len(rows) / 2, region, len(rows), labels)
        for line in grid:
            line[0].set_yticks(rows["y"], names(rows, "x", labels))
        asked = {part: pair(f"{part}s", xy[part].iloc[0]) for part in ("ruler", "view")}
        asked["dimension"] = pair("schemes", xy["dimension"].iloc[0])
        caption = text("captions", "xy", labels, "\n", **asked, counts=counts(xy, "total"))
        return finish(chart, text("titles", "xy", labels, dimension=asked["dimension"]), caption)


def _rows(xy: pd.DataFrame) -> pd.DataFrame:
    """One row a value in order, with its height ``y``; what names none, and the sums, stand apart at the end."""
    rows = xy.drop_duplicates("x").sort_values("x_order", ignore_index=True)[["x", "x_zh", "x_en"]]
    margins = pd.DataFrame(
        {"x": [TOTAL], "x_zh": [text("words", "total", "zh")], "x_en": [text("words", "total", "en")]}
    )
    rows = pd.concat([rows, margins], ignore_index=True)
    apart = rows["x"].isin(["", TOTAL])
    return rows.assign(apart=apart, y=np.arange(len(rows)) + GAP * apart)


TOTAL = "total"
"""The row of the sums; a value of a dimension is a code, or empty."""


def _panel(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, groups: pd.DataFrame, top: float) -> None:
    """Cells of a region, and its sums."""
    place = dict(zip(rows["x"], rows["y"], strict=True))
    across = dict(zip(groups["group"], range(len(groups)), strict=True))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    if own["status"].iloc[0] == "no units":
        return
    for cell in rows_of(own):
        x, y = across[cell.group], place[cell.x]
        if cell.x:
            _cell(axes, x, y, cell, top)
        else:
            _sum(axes, x, y, cell.n)
    for cell in rows_of(own.drop_duplicates("x")):
        _sum(axes, len(groups) + GAP, place[cell.x], cell.column_n)
    for cell in rows_of(own.drop_duplicates("group")):
        _sum(axes, across[cell.group], place[TOTAL], cell.row_n)
    _sum(axes, len(groups) + GAP, place[TOTAL], own["total"].iloc[0])


def _cell(axes: Axes, x: float, y: float, cell: Any, top: float) -> None:
    from matplotlib.colors import to_hex
    from matplotlib.patches import Rectangle

    share = 0.0 if pd.isna(cell.share) else float(cell.share) / top
    look: Any = {"facecolor": to_hex(_shade(share)), "edgecolor": "white", "linewidth": 1.2}
    if not cell.n:
        look = {"facecolor": "white", "edgecolor": RULE, "linewidth": 0.4, "hatch": "//////"}
    elif cell.truncated or pd.isna(cell.share):
        look = {"facecolor": "white", "edgecolor": to_hex(_shade(0.25 + 0.75 * share)), "linewidth": 1.1}
    inset = 0.06 if cell.n else 0.04
    axes.add_patch(Rectangle((x - 0.5 + inset, y - 0.5 + inset), 1 - 2 * inset, 1 - 2 * inset, **look))
    if cell.n:
        ink = "white" if share > 0.55 and look["facecolor"] != "white" else INK
        axes.text(x, y, f"{cell.n:,}", ha="center", va="center_baseline", fontsize=6.5, color=ink)


def _shade(share: float) -> tuple[float, float, float]:
    """From nearly white to the darkest."""
    from matplotlib.colors import to_rgb

    r, g, b = (1 - (0.08 + 0.92 * share) * (1 - part) for part in to_rgb(DARK))
    return r, g, b


def _sum(axes: Axes, x: float, y: float, n: int) -> None:
    axes.text(x, y, f"{n:,}", ha="center", va="center_baseline", fontsize=6.5, color=GREY)


def _heads(axes: Axes, groups: pd.DataFrame, heads: list[str]) -> None:
    """Names of the groups above the columns, in their colours."""
    axes.set_xticks([*range(len(groups)), len(groups) + GAP], heads)
    axes.tick_params(axis="x", labeltop=True, labelbottom=False)
    for tick, group in zip(axes.xaxis.get_major_ticks(len(heads)), [*groups["group"], ""], strict=True):
        tick.label2.set(color=INKS.get(group, GREY), rotation=90)


def _key(top: float, labels: str) -> list[Any]:
    from matplotlib.colors import to_hex
    from matplotlib.patches import Patch

    steps = [(share, f"{100 * share * top:.1f}".rstrip("0").rstrip(".") + "%") for share in (0.1, 0.5, 1.0)]
    steps[-1] = (1.0, text("words", "of_uses", labels, share=steps[-1][1]))
    shades = [Patch(facecolor=to_hex(_shade(share)), edgecolor="none", label=said) for share, said in steps]
    empty = Patch(
        facecolor="white", edgecolor=RULE, hatch="//////", linewidth=0.4, label=text("words", "empty", labels)
    )
    return [*shades, empty]

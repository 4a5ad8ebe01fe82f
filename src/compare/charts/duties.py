"""Who is made responsible: agencies by duty, or by the codes of the items that name them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import pair, regions, text
from compare.charts.stacks import in_lines
from compare.charts.theme import GREY, INK, PALE, RULE, Chart, finish, new, style, wrap
from compare.errors import columns
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE, PAD = 0.115, 0.06
"""Height of a line of names and room around it, in inches."""

SHOWN = {"column": 6, "page": 12, "slide": 14}
"""Agencies with a column of their own; two languages side by side leave room for fewer on a column."""

FEWEST = 5
"""Items of a row under which a share is not shaded: one item of one would be as dark as can be."""


def duty_heat_map(duties: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A block for each region: duties, or codes, by agencies; in the cell the number of items, shaded by its share.

    ``duties`` is from `measures.duties`, of any division. The agencies that the regions' items name most, on the mean, have a
    column; what the others are named is summed in the last. The first column gives the items of the row.
    """
    places = duties.drop_duplicates("region").sort_values(["region_order", "region"], ignore_index=True)
    top, others = _most(duties, SHOWN[size] - 2 * (labels == "both" and size == "column"))
    blocks = [duties[duties["region"] == region] for region in places["region"]]
    rows = [_rows(block, labels, 28 if size == "column" else 60) for block in blocks]
    with style():
        heights = [float(own["bottom"].iloc[-1]) for own in rows] or [0.3]
        heads = _heads(top, others, labels)
        chart = new(size, sum(heights) + 0.33 * len(heights) + _tall(heads) + 0.7)
        above, *grid = chart.subplots(len(heights) + 1, 1, squeeze=False, sharex=True, height_ratios=[_tall(heads), *heights])[:, 0]
        _columns(above, grid, heads)
        for axes, block, own, (_, place) in zip(grid, blocks, rows, places.iterrows(), strict=False):
            _block(axes, block, own, list(top["agency_id"]))
            name = regions(place.to_frame().T, labels)[0]
            axes.set_title(f"{name} (n = {place['items']})", loc="left", color=place["colour"])
        if len(places):
            _bar(chart, grid, labels, 0.7 if size == "column" else 0.35, 0.08 / sum(heights))
        else:
            grid[0].text(-0.4, 0, text("words", "nothing", labels), color=GREY)
        by = duties["by"].iloc[0] if len(duties) else "duty"
        caption = text("captions", "duties", labels, "\n", n=len(top), others=len(others), few=FEWEST)
        return finish(chart, text("titles", "duties", labels, by=pair("divisions", by)), caption)


def _tall(heads: list[str]) -> float:
    """Inches that upright names of columns take."""
    return 0.1 + 0.055 * max((columns(line) for head in heads for line in head.split("\n")), default=0)


def _rows(block: pd.DataFrame, labels: str, room: int) -> pd.DataFrame:
    """Rows of one region with name, middle ``y``, ``high`` and ``bottom`` in inches."""
    own = block.drop_duplicates("label").sort_values("label_order", ignore_index=True)
    said = in_lines(own, "label", labels, room)
    high = pd.Series([LINE * (name.count("\n") + 1) + PAD for name in said], dtype=float)
    return own.assign(name=said, high=high, y=high.cumsum() - high / 2, bottom=high.cumsum())


def _most(duties: pd.DataFrame, count: int) -> tuple[pd.DataFrame, list[str]]:
    """The agencies named most, by the mean over regions of their share of all namings; and the ids of the others."""
    named = duties.groupby(["region", "agency_id"])["n"].sum()
    share = named / named.groupby("region").transform("sum")
    mean = share.unstack("region").fillna(0.0).mean(axis=1) if len(named) else pd.Series(dtype=float)
    order = sorted(mean.index, key=lambda agency: (-mean[agency], agency))
    known = duties.drop_duplicates("agency_id").set_index("agency_id")[["agency_zh", "agency_en"]]
    return known.loc[order[:count]].reset_index(), order[count:]


@cache
def _shades() -> Any:
    """From nearly white to dark blue, in steps that grey shows too."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("items", ["#eef1f4", "#1f4e79"])


def _heads(top: pd.DataFrame, others: list[str], labels: str) -> list[str]:
    heads = [text("words", "items", labels), *in_lines(top, "agency", labels, 24)]
    return [*heads, text("words", "others", labels, "\n", n=len(others))] if others else heads


def _block(axes: Axes, block: pd.DataFrame, own: pd.DataFrame, top: list[str]) -> None:
    """One region: items of each row, cells of the agencies shown, and the sum of the others."""
    n = block.set_index(["label", "agency_id"])["n"]
    # what stands inside the cells needs no room of its own: the layout need not look at it
    look: Any = {"ha": "center", "va": "center_baseline", "fontsize": 7, "in_layout": False}
    for row in rows_of(own):
        y = row.y
        axes.text(0, y, str(row.items_with), color=GREY, **look)
        for x, agency in enumerate(top, start=1):
            if count := int(n.get((row.label, agency), 0)):
                axes.text(x, y, str(count), color=_cell(axes, x, count, row), **look)
            else:
                axes.text(x, y, "–", color=PALE, **look)
        rest = int(block.loc[(block["label"] == row.label) & ~block["agency_id"].isin(top), "n"].sum())
        if rest:
            axes.text(len(top) + 1, y, str(rest), color=GREY, **look)
    axes.set_yticks(own["y"], own["name"])
    axes.set_ylim(float(own["bottom"].iloc[-1]), 0)
    axes.spines[:].set_visible(False)


def _cell(axes: Axes, x: int, count: int, row: Any) -> str:
    """Draw a cell, and say in which colour its number stands: hollow for a truncated text, plain where items are few."""
    from matplotlib.patches import Rectangle

    share, shades = count / row.items_with, _shades()
    few = row.items_with < FEWEST
    hollow = row.truncated or few
    edge = RULE if few else shades(0.25 + 0.75 * share) if row.truncated else "none"
    fill = "white" if hollow else shades(share)
    axes.add_patch(Rectangle((x - 0.47, row.y - 0.46 * row.high), 0.94, 0.92 * row.high, linewidth=0.8 if hollow else 0, facecolor=fill, edgecolor=edge))
    return "white" if share > 0.55 and not hollow else INK


def _columns(above: Axes, grid: list[Axes], heads: list[str]) -> None:
    """Names of the columns, upright above the first block."""
    above.set_axis_off()
    above.set(xlim=(-0.5, len(heads) - 0.5), ylim=(0, 1))
    for x, head in enumerate(heads):
        above.text(x, 0, head, rotation=90, ha="center", va="bottom", fontsize=7, color=GREY if not x else INK)
    for axes in grid:
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, labelbottom=False)


def _bar(chart: Chart, grid: list[Axes], labels: str, shrink: float, pad: float) -> None:
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    bar = chart.colorbar(
        ScalarMappable(Normalize(0, 100), _shades()), ax=grid, orientation="horizontal", shrink=shrink, aspect=34, pad=pad, anchor=(1.0, 1.0)
    )
    bar.outline.set_visible(False)
    bar.set_label(wrap(text("words", "share_of_items", labels, "\n"), 20), fontsize=7, color=GREY)

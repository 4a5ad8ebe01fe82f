"""How alike the policies are in their words: a matrix of cosines, and the tree that joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from compare.charts.labels import regions, text
from compare.charts.theme import GREY, INK, PALE, Chart, clear, finish, new, style, width, wrap
from compare.errors import columns
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from compare.measures.similarity import Clusters

TALL, FLAT = 8, 24
"""Policies up to which a row has room for intervals, and for figures at all."""

LETTER, LINES = 0.052, 4
"""Inches that a Latin letter of a name takes, and lines that a name may have."""


def similarity_matrix(alike: pd.DataFrame, tree: Clusters, labels: str = "en", size: str = "page") -> Chart:
    """Policies by policies, shaded by cosine: below the diagonal the cosine, above it its 95 % interval; on the right the tree.

    ``alike`` is from `measures.similarity`, ``tree`` from `measures.clusters` of it. Neighbours are alike; policies without a
    cosine come last. Cells with a text that is cut off are hollow; an asterisk marks a pair whose areas overlap.
    """
    texts = _texts(alike, tree)
    row = 0.36 if len(texts) <= TALL else 0.2 if len(texts) <= FLAT else 0.12
    cell = Cell(0.5 * width(size) / max(len(texts), 1), row, float(np.nanmax([0.01, *alike["cosine"].astype(float)])))
    with style():
        heads, upright = _heads(texts, labels, cell)
        above = max(map(columns, heads), default=0) * LETTER if upright else 0.3
        chart = new(size, 0.5 + row * max(len(texts), 2) + above)
        axes, beside = chart.subplots(1, 2, sharey=True, width_ratios=(2.6, 1))
        if alike["cosine"].isna().all():
            axes.text(0, 0.5, text("words", "nothing", labels), color=GREY)
            clear(axes)
            clear(beside)
        else:
            _cells(axes, _both_ways(alike, list(texts["doc_id"])), cell, len(texts) <= FLAT)
            stacked = row > 0.3 and size == "column"
            _frame(axes, regions(texts, labels, "\n" if stacked else " "), heads, upright, 7 if row > 0.13 else 6)
            _tree(beside, tree, labels, size)
        return finish(chart, text("titles", "similarity", labels), _caption(alike, texts, labels))


class Cell(NamedTuple):
    """Width and height of a cell in inches, and the cosine of the darkest shade."""

    wide: float
    high: float
    top: float


def _texts(alike: pd.DataFrame, tree: Clusters) -> pd.DataFrame:
    """One row for each policy in the order of the tree, with the document where a region has several."""
    one = alike[["doc_id", "region", "region_zh", "region_en", "tokens"]]
    other = alike[["other_doc", "other", "other_zh", "other_en", "other_tokens"]].set_axis(one.columns, axis=1)
    every = pd.concat([one, other]).sort_values("tokens", na_position="last", kind="stable").drop_duplicates("doc_id")
    known = every.set_index("doc_id").reindex([*tree.order, *tree.left_out]).reset_index()
    several = known["region"].duplicated(keep=False)
    mark = [f" ({doc})" if more else "" for doc, more in zip(known["doc_id"], several, strict=True)]
    cut = {doc for listed in alike["cut_off"] for doc in listed.split()}
    named = {name: known[name].astype("str") + mark for name in ("region_zh", "region_en")}
    return known.assign(**named, truncated=known["doc_id"].isin(cut))


def _both_ways(alike: pd.DataFrame, order: list[str]) -> list[tuple[int, int, Any]]:
    """Each pair below the diagonal (row, column, pair) and above it, in the order of the drawing."""
    place = {doc_id: i for i, doc_id in enumerate(order)}
    known = [(place[pair.doc_id], place[pair.other_doc], pair) for pair in rows_of(alike)]
    return [(*ends, pair) for a, b, pair in known for ends in ((max(a, b), min(a, b)), (min(a, b), max(a, b)))]


def _cells(axes: Axes, pairs: list[tuple[int, int, Any]], cell: Cell, written: bool) -> None:
    from matplotlib.patches import Rectangle
    from seaborn import light_palette

    shades = light_palette("#1f4e79", as_cmap=True)
    for y, x, pair in pairs:
        if pd.isna(pair.cosine):
            axes.text(x, y, "–", ha="center", va="center", color=PALE)
            continue
        shade = shades(0.9 * float(pair.cosine) / cell.top)
        hollow = pair.truncated
        face, edge = ("white", shade) if hollow else (shade, "white")
        axes.add_patch(Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, facecolor=face, edgecolor=edge, linewidth=1.2))
        dark = not hollow and pair.cosine > 0.6 * cell.top
        if written:
            said, points = _said(pair, cell) if y < x else (f"{pair.cosine:.2f}{'*' if pair.overlap else ''}", 7.0)
            look: Any = {"ha": "center", "va": "center", "linespacing": 1.1, "color": "white" if dark else INK}
            axes.text(x, y, said, fontsize=points, **look)


def _said(pair: Any, cell: Cell) -> tuple[str, float]:
    """The interval, in one line or two, and its type size; nothing where a row has no room for it."""
    if pd.isna(pair.low) or cell.high < 0.3:
        return "", 6.0
    return f"{pair.low:.2f}–{'' if cell.wide > 0.5 else chr(10)}{pair.high:.2f}", 6.0


def _heads(texts: pd.DataFrame, labels: str, cell: Cell) -> tuple[list[str], bool]:
    """Names above the columns, and whether they stand upright: where one is too long, or has too many lines."""
    heads = [wrap(head, max(1, int(cell.wide / LETTER))) for head in regions(texts, labels, "\n")]
    lines = [line for head in heads for line in head.split("\n")]
    upright = any(columns(line) * LETTER > cell.wide for line in lines) or any(h.count("\n") >= LINES for h in heads)
    return (regions(texts, labels) if upright else heads), upright


def _frame(axes: Axes, names: list[str], heads: list[str], upright: bool, points: float) -> None:
    """Names on the left and above."""
    axes.set(xlim=(-0.5, len(names) - 0.5), ylim=(len(names) - 0.5, -0.5))
    axes.set_xticks(range(len(names)), heads, rotation=90 if upright else 0)
    axes.set_yticks(range(len(names)), names, fontsize=points)
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.tick_params(axis="x", labelsize=points, labelcolor=INK)
    axes.spines[:].set_visible(False)


def _tree(axes: Axes, tree: Clusters, labels: str, size: str) -> None:
    """Branches that meet at 1 - cosine, leaves beside their rows."""
    from scipy.cluster.hierarchy import dendrogram

    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.tick_params(axis="y", length=0, labelleft=False)
    if not len(tree.linkage):
        clear(axes)
        return
    drawn = dendrogram(tree.linkage, no_plot=True)
    for places, distances in zip(drawn["icoord"], drawn["dcoord"], strict=True):
        axes.plot(distances, (np.array(places) - 5) / 10, color=INK, linewidth=0.9, solid_joinstyle="miter")
    axes.set_xlim(0, max(0.05, 1.06 * float(tree.linkage[:, 2].max())))
    axes.set_xlabel(text("words", "distance", labels, "\n"))
    axes.xaxis.set_major_locator(MaxNLocator(2 if size == "column" else 4))


def _caption(alike: pd.DataFrame, texts: pd.DataFrame, labels: str) -> str:
    if texts.empty:
        return text("captions", "similarity_none", labels, "\n")
    there = texts[texts["tokens"].notna()]
    tokens = tuple(_listed(there, name, sep) for name, sep in (("region_zh", "、"), ("region_en", ", ")))
    said = text("captions", "similarity", labels, "\n", counts=tokens)
    if len(few := texts[texts["tokens"].isna()]):
        missing = tuple(sep.join(few[name]) for name, sep in (("region_zh", "、"), ("region_en", ", ")))
        said += "\n" + text("captions", "similarity_few", labels, "\n", regions=missing)
    return said if alike["overlap"].eq("").all() else f"{said}\n{text('captions', 'overlap_pairs', labels, chr(10))}"


def _listed(texts: pd.DataFrame, name: str, between: str) -> str:
    """Names with their tokens; a no-break space keeps both on one line."""
    gap = "" if between == "、" else "\N{NO-BREAK SPACE}"
    return between.join(f"{row[name]}{gap}{row['tokens']:,}" for _, row in texts.iterrows())

"""What each text is made of: characters by the function of their section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from compare.charts.labels import counts, names, regions, text
from compare.charts.theme import FUNCTIONS, GREY, INK, Chart, clear, finish, new, style
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NARROW = 0.06
"""Share of a bar's axis under which a part is too narrow for its figure."""


def structure(shape: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A bar for each text: its length on the left, the shares of its parts on the right. ``shape`` is from `measures.structure`."""
    texts = shape.drop_duplicates("doc_id").reset_index(drop=True)
    with style():
        key = _key(shape, labels)
        across = KEY.get(labels, 5)
        lines = -(-len(key) // across)
        chart = new(size, 0.55 + 0.36 * len(texts) + 0.17 * lines)
        cells = chart.add_gridspec(2, 2, height_ratios=[0.17 * lines, 0.36 * len(texts)], width_ratios=[2, 3])
        left = chart.add_subplot(cells[1, 0])
        right = chart.add_subplot(cells[1, 1], sharey=left)
        _bars(left, shape, texts, "characters", 1000)
        _bars(right, shape, texts, "share", 0.01)
        left.set(yticks=range(len(texts)), ylim=(len(texts) - 0.5, -0.5))
        left.set_yticklabels(_heads(texts, labels))
        left.set_xlabel(text("words", "characters", labels))
        right.set_xlabel(text("words", "share_of_characters", labels))
        right.set_xlim(0, 100)
        for axes in (left, right):
            axes.spines["left"].set_visible(False)
        right.tick_params(labelleft=False)
        head = chart.add_subplot(cells[0, :])
        clear(head)
        head.legend(
            handles=key, loc="center left", borderpad=0, ncols=across, frameon=False, fontsize=7, handlelength=1
        )
        total = counts(texts, "total")
        return finish(
            chart, text("titles", "structure", labels), text("captions", "structure", labels, "\n", counts=total)
        )


KEY = {"both": 4}
"""Entries of the key in one line, where they are not 5."""


def _heads(texts: pd.DataFrame, labels: str) -> list[str]:
    """Name of the region, with the document where a region has several; a word on a text that is cut off below."""
    several = texts["region"].duplicated(keep=False)
    told_apart = [f" ({doc})" if more else "" for doc, more in zip(texts["doc_id"], several, strict=True)]
    named = texts.assign(region_zh=texts["region_zh"] + told_apart, region_en=texts["region_en"] + told_apart)
    heads = regions(named, labels)
    return [head.replace(" (", "\n(") if gone else head for head, gone in zip(heads, texts["truncated"], strict=True)]


def _bars(axes: Axes, shape: pd.DataFrame, texts: pd.DataFrame, column: str, unit: float) -> None:
    """Stacked bars of ``column`` divided by ``unit``; a truncated text is hollow."""
    whole = shape.groupby("doc_id")[column].sum().max() / unit
    for y, doc_id in enumerate(texts["doc_id"]):
        at = 0.0
        for part in rows_of(shape[shape["doc_id"] == doc_id]):
            size, colour = getattr(part, column) / unit, FUNCTIONS.get(part.label, "#efefef")
            edge = GREY if part.label == "furniture" else colour
            fill, line = ("white", 1.4) if part.truncated else (colour, 0.5)
            inset = 0.003 * whole if part.truncated else 0.0
            axes.barh(
                y,
                max(size - 2 * inset, 0),
                left=at + inset,
                height=0.62,
                facecolor=fill,
                edgecolor=edge,
                linewidth=line,
            )
            if column == "share" and size > 100 * NARROW:
                dark = part.label in ("title", "task", "box", "measure", "background") and not part.truncated
                ink = "white" if dark else INK
                axes.text(at + size / 2, y, f"{size:.0f}", ha="center", va="center_baseline", fontsize=6.5, color=ink)
            at += size


def _key(shape: pd.DataFrame, labels: str) -> list[object]:
    from matplotlib.patches import Patch

    parts = shape.drop_duplicates("label").sort_values("label_order")
    colours = [FUNCTIONS.get(label, "#efefef") for label in parts["label"]]
    edges = [GREY if label == "furniture" else colour for label, colour in zip(parts["label"], colours, strict=True)]
    said = names(parts, "label", labels)
    key = [
        Patch(facecolor=c, edgecolor=e, label=n, linewidth=0.6) for c, e, n in zip(colours, edges, said, strict=True)
    ]
    # A legend fills its columns downwards; what reads line by line is handed over column by column.
    across = KEY.get(labels, 5)
    return [patch for column in range(across) for patch in key[column::across]]

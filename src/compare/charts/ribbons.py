"""Which parts of two texts stand in both: ribbons between their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import counts, names, regions, text
from compare.charts.theme import GREY, INK, Chart, clear, finish, new, style, width
from compare.errors import columns
from compare.measures.frames import rows_of
from compare.measures.reuse import both_ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

KINDS: dict[str, dict[str, Any]] = {
    "formula": {"facecolor": "#d9a13b", "edgecolor": "#d9a13b"},
    "inherited": {"facecolor": "white", "edgecolor": "#1f4e79", "hatch": "//////"},
    "specific": {"facecolor": "#1f4e79", "edgecolor": "#1f4e79"},
}
"""Look of each kind, light, hatched and dark; the last is drawn on top."""

THICK = 0.13
"""Height of a text's bar, where the ribbons are 1 - THICK high."""


def reuse_ribbons(
    passages: pd.DataFrame,
    outline: pd.DataFrame,
    pair: Sequence[str] | None = None,
    labels: str = "en",
    size: str = "page",
) -> Chart:
    """Two texts as bars of one scale, from beginning to end, with a ribbon for each passage that both have.

    ``passages`` is from `measures.text_reuse`, ``outline`` from `measures.outline`: bars say what their parts are for. ``pair`` names two
    policies by doc_id; by default those with most specific text in common. Dark: specific; hatched: a reference document
    holds it too; light: set phrases. The bar of a text that is cut off is hollow.
    """
    chosen = list(pair) if pair is not None else closest(passages)
    rows = _of_pair(passages, chosen)
    with style():
        chart = new(size, 2.0 if chosen else 0.8)
        axes = chart.add_subplot()
        if not chosen:
            axes.text(0, 0.5, text("words", "nothing", labels), color=GREY)
            clear(axes)
            return finish(chart, text("titles", "ribbons_none", labels), text("captions", "ribbons_none", labels, "\n"))
        texts = outline.drop_duplicates("doc_id").set_index("doc_id", drop=False).loc[chosen]
        far = float(texts["total"].max()) / 1000
        _ribbons(axes, rows)
        for y, doc_id in ((1, chosen[0]), (0, chosen[1])):
            _bar(axes, outline[outline["doc_id"] == doc_id], y, labels, far / (0.8 * width(size)))
        _frame(axes, texts, far, labels)
        _key(axes, rows, labels, size)
        one, other = zip(texts["region_zh"], texts["region_en"], strict=True)
        title = text("titles", "ribbons", labels, one=one, other=other)
        return finish(chart, title, _caption(rows, texts, labels))


def closest(passages: pd.DataFrame) -> list[str]:
    """The two policies with most specific text in common, else with most of any kind; none where no two have any."""
    own = passages[passages["other_role"] == "policy"]
    own = own[own["kind"] == "specific"] if (own["kind"] == "specific").any() else own
    common: dict[tuple[str, str], int] = {}
    for row in rows_of(own):
        common[row.doc_id, row.other_doc] = common.get((row.doc_id, row.other_doc), 0) + row.length
    most = sorted(common, key=lambda pair: -common[pair])
    return list(most[0]) if most else []


def _of_pair(passages: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    """The passages of the two, the first of them on the first side, with what they are drawn as."""
    if not chosen:
        return passages.iloc[:0].assign(drawn="")
    both = both_ways(passages)
    rows = both[(both["doc_id"] == chosen[0]) & (both["other_doc"] == chosen[1])]
    drawn = ["inherited" if pd.notna(row.inherited) and row.inherited else row.kind for row in rows_of(rows)]
    return rows.assign(drawn=drawn).sort_values("start", ignore_index=True)


def _ribbons(axes: Axes, rows: pd.DataFrame) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    top, low, middle = 1 - THICK / 2, THICK / 2, 0.5
    steps = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    for layer, (kind, look) in enumerate(KINDS.items()):
        for row in rows_of(rows[rows["drawn"] == kind]):
            a, b, c, d = (place / 1000 for place in (row.start, row.end, row.other_start, row.other_end))
            left = [(a, top), (a, middle), (c, middle), (c, low)]
            right = [(d, low), (d, middle), (b, middle), (b, top)]
            path = Path([*left, *right, left[0]], steps)
            axes.add_artist(PathPatch(path, linewidth=0.7, alpha=0.75, zorder=2 + layer, **look))


def _bar(axes: Axes, parts: pd.DataFrame, y: float, labels: str, unit: float) -> None:
    """A text and its parts; ``unit`` is the thousand characters of an inch."""
    for part, name in zip(rows_of(parts), names(parts, "label", labels), strict=True):
        at, long = part.start / 1000, (part.end - part.start) / 1000
        fill, edge = ("white", GREY) if part.truncated else ("#e4e4e4", "white")
        axes.barh(y, long, left=at, height=THICK, facecolor=fill, edgecolor=edge, linewidth=0.8, zorder=5)
        if columns(name) * 0.05 * unit < 0.96 * long and part.function:
            axes.text(at + long / 2, y, name, ha="center", va="center_baseline", fontsize=6.5, color=INK, zorder=6)


def _frame(axes: Axes, texts: pd.DataFrame, far: float, labels: str) -> None:
    axes.set(xlim=(0, far), ylim=(-0.12, 1.12))
    axes.set_yticks([1, 0], regions(texts, labels, "\n"))
    for tick, colour in zip(axes.get_yticklabels(), texts["colour"], strict=True):
        tick.set_color(colour)
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(text("words", "from_beginning", labels, "\n"))


def _key(axes: Axes, rows: pd.DataFrame, labels: str, size: str) -> None:
    from matplotlib.patches import Patch

    found = rows["drawn"].value_counts()
    there = [kind for kind in reversed(KINDS) if found.get(kind, 0)]
    said = [text("kinds", kind, labels, n=found[kind]) for kind in there]
    look: Any = {"linewidth": 0.6}
    handles = [Patch(label=name, **KINDS[kind], **look) for kind, name in zip(there, said, strict=True)]
    place: Any = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2, "frameon": False}
    if handles:
        axes.legend(handles=handles, ncols=1 if size == "column" else 3, fontsize=7, handlelength=1.4, **place)


def _caption(rows: pd.DataFrame, texts: pd.DataFrame, labels: str) -> str:
    same = rows.groupby("drawn")["length"].sum()
    about = {"n": len(rows), "specific": f"{same.get('specific', 0):,}", "formula": f"{same.get('formula', 0):,}"}
    sizes = counts(texts, "total")
    said = [text("captions", "ribbons", labels, "\n", sizes=sizes, **about)]
    if len(rows) and rows["inherited"].isna().all():
        said.append(text("captions", "no_references", labels, "\n"))
    if len(rows) and rows["overlap"].iloc[0]:
        said.append(text("captions", "overlap_pair", labels, "\n"))
    return "\n".join(said)

"""How strictly the texts are worded, by region and by code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import counts, names, pair, regions, text
from compare.charts.panels import measured, under_key
from compare.charts.theme import GREY, INK, Chart, finish, new, style
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHADES = {
    "prohibit": "#0d2540",
    "must": "#1f4e79",
    "plain": "#e4e4e4",
    "strive": "#f0d9a8",
    "encourage": "#d9a13b",
    "explore": "#8a5a14",
    "none": "#ffffff",
}
"""Strict wordings are blue and dark, soft ones ochre, from light to dark; between them what is only stated."""

WHITE_ON = {"prohibit", "must", "explore"}
NARROW = 4.5
"""Percent under which a part is too narrow for its figure."""


def wording(words: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A bar of 100 % for each region, divided by strength of wording; or for each code, the regions taken together.

    ``words`` is from `measures.wording` without a scheme, or from `measures.wording_by_code`. Codes are ordered by their share of soft
    wordings (strive, encourage, explore), the largest first; a text that is cut off is hollow.
    """
    by_code = "region" not in words
    rows = _codes(words) if by_code else _regions(words)
    strengths = words[words["n"] > 0].drop_duplicates("strength").sort_values("strength_order", ignore_index=True)
    with style():
        height = 0.3 + (0.19 if by_code else 0.3) * len(rows)
        chart = new(size, height)
        axes = chart.add_subplot(under_key(chart, _key(strengths, labels), height, size))
        for y, row in enumerate(rows_of(rows)):
            own = words[words["label" if by_code else "region"] == row.key].sort_values("strength_order")
            _bar(axes, y, own, row, labels)
        axes.set(xlim=(0, 100), ylim=(len(rows) - 0.4, -0.6))
        axes.set_yticks(range(len(rows)), names(rows, "label", labels) if by_code else regions(rows, labels))
        axes.spines["left"].set_visible(False)
        measured(axes, text("words", "share_of", labels, ruler=pair("rulers", "sentences")))
        view = pair("views", words["view"].iloc[0])
        if by_code:
            scheme = pair("schemes", words["scheme"].iloc[0])
            caption = text("captions", "wording_by", labels, "\n", view=view, scheme=scheme)
            return finish(chart, text("titles", "wording_by", labels, scheme=scheme), caption)
        caption = text("captions", "wording", labels, "\n", view=view, counts=counts(words, "units"))
        return finish(chart, text("titles", "wording", labels), caption)


SOFT = ("strive", "encourage", "explore")


def _codes(words: pd.DataFrame) -> pd.DataFrame:
    """One row a code: by its share of soft wordings; those with too few sentences at the end, in the order of the scheme."""
    soft = words["share"].where(words["strength"].isin(SOFT)).fillna(0.0).groupby(words["label"]).sum()
    rows = words.drop_duplicates("label").assign(key=lambda own: own["label"])
    rows = rows.assign(few=rows["status"].isin(("too few", "no units")), soft=rows["label"].map(soft).astype(float))
    rows = rows.assign(soft=rows["soft"].where(~rows["few"], 0.0), truncated=False)
    return rows.sort_values(["few", "soft", "label_order"], ascending=[True, False, True], ignore_index=True)


def _regions(words: pd.DataFrame) -> pd.DataFrame:
    """One row a region, in order."""
    rows = words.drop_duplicates("region").assign(key=lambda own: own["region"])
    return rows.sort_values(["region_order", "region"], ignore_index=True)


def _bar(axes: Axes, y: int, own: pd.DataFrame, row: Any, labels: str) -> None:
    """The bar of one row, and its n on the right; or why there is none."""
    axes.annotate(
        f"n = {row.units:,}",
        (1, y),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center_baseline",
        fontsize=6.5,
        color=GREY,
    )
    if row.status in ("too few", "no units"):
        reason = text("words", "few" if row.status == "too few" else "no_units", labels)
        axes.text(0.5, y, reason, va="center_baseline", fontsize=7, color=GREY)
        return
    left = 0.0
    for part in rows_of(own[own["share"].notna()]):
        share, colour = 100 * float(part.share), SHADES[part.strength]
        fill, edge = ("white", colour) if row.truncated else (colour, "white")
        inset = 0.25 if row.truncated else 0.0
        axes.barh(
            y, max(share - 2 * inset, 0), left=left + inset, height=0.66, facecolor=fill, edgecolor=edge, linewidth=1
        )
        if share >= NARROW:
            ink = "white" if part.strength in WHITE_ON and not row.truncated else INK
            axes.text(left + share / 2, y, f"{share:.0f}", ha="center", va="center_baseline", fontsize=6.5, color=ink)
        left += share


def _key(strengths: pd.DataFrame, labels: str) -> list[Any]:
    from matplotlib.patches import Patch

    said = names(strengths, "strength", labels)
    look: Any = {"edgecolor": GREY, "linewidth": 0.3}
    return [Patch(facecolor=SHADES[s], label=name, **look) for s, name in zip(strengths["strength"], said, strict=True)]

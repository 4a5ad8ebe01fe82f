"""One region against the mean of the others: what its uses of sectors and of instruments divide over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import names, pair, text
from compare.charts.theme import GREY, INK, Chart, clear, finish, new, style, width, wrap
from compare.measures.contrast import NOBODY
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

MOST = 12
"""Codes that a panel shows: those with the largest share on either side."""

NAME = (3.9, 9.0)
"""Columns of a name in one line for each inch of the chart's width: with panels side by side, and one below the other."""


def against_mean(quotients: Sequence[pd.DataFrame], labels: str = "en", size: str = "page") -> Chart:
    """A panel for each scheme: shares of one region's uses as dots, the mean of the others as rings, the quotient beside them.

    ``quotients`` are from `measures.location_quotient`, each with the rows of one region alone. Where both intervals of a quotient lie
    on one side of 1, line and dot have the region's colour. A truncated text is hollow.
    """
    panels, room = [_rows(own) for own in quotients], int(width(size) * NAME[size == "column"])
    said = [[wrap(name, room) for name in names(rows, "label", labels, "\n")] for rows in panels]
    most = max(4, *(len(rows) for rows in panels))
    row = 0.075 + 0.08 * max((name.count("\n") + 1 for listed in said for name in listed), default=1)
    down, across = (len(panels), 1) if size == "column" else (1, max(1, len(panels)))
    with style():
        chart = new(size, down * (0.62 + row * most))
        grid = chart.subplots(down, across, squeeze=False)
        for axes, own, rows, listed in zip(grid.flat, quotients, panels, said, strict=False):
            axes.set_ylim(most - 0.4, -1.2)
            _panel(axes, own, rows, listed, labels)
        first = quotients[0].head(1)
        region = (str(first["region_zh"].iloc[0]), str(first["region_en"].iloc[0]))
        return finish(chart, text("titles", "against", labels, region=region), _caption(quotients, labels))


def _rows(own: pd.DataFrame) -> pd.DataFrame:
    """What is drawn, the largest share of the region first; nothing where the region has no shares."""
    share, others = (own[name].astype("float64").fillna(0.0) for name in ("share", "others_share"))
    if own["share"].isna().all():
        return own.iloc[:0]
    own = own.assign(own=100 * share, mean=100 * others, larger=share.where(share > others, others))
    kept = own[own["larger"] > 0].sort_values(["larger", "label_order"], ascending=[False, True]).head(MOST)
    return kept.sort_values(["own", "mean", "label_order"], ascending=[False, False, True], ignore_index=True)


def _panel(axes: Axes, own: pd.DataFrame, rows: pd.DataFrame, listed: list[str], labels: str) -> None:
    title = text("schemes", own["scheme"].iloc[0], labels)
    axes.set_title(title[:1].upper() + title[1:], loc="left")
    if rows.empty:
        axes.text(0, 0, wrap(_why(own, labels), 40), color=GREY, va="top", fontsize=7)
        clear(axes)
        return
    compared = rows["quotient"].notna()
    top = float(max(rows["own"].max(), rows.loc[compared, "mean"].max() if compared.any() else 0))
    axes.set_xlim(0, 1.24 * top)
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    for y, row in enumerate(rows_of(rows)):
        _line(axes, y, row, 1.24 * top)
    axes.set_yticks(range(len(rows)), listed, linespacing=0.95)
    axes.tick_params(axis="y", labelsize=6.5)
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(text("words", "share_of_uses_of", labels, "\n", scheme=pair("schemes", own["scheme"].iloc[0])))
    if compared.any():
        axes.text(1.24 * top, -0.9, text("words", "times", labels), ha="right", va="center", fontsize=6.5, color=GREY)


def _line(axes: Axes, y: int, row: Any, right: float) -> None:
    sure = _beyond(row)
    colour = row.colour if sure else "#8f8f8f"
    if pd.notna(row.quotient):
        axes.hlines(y, min(row.own, row.mean), max(row.own, row.mean), color=colour, linewidth=2.2 if sure else 1.0, zorder=2)
        axes.scatter(row.mean, y, s=17, facecolor="white", edgecolor=GREY, linewidth=0.9, zorder=3)
        look: Any = {"ha": "right", "va": "center_baseline", "fontsize": 6.5, "color": INK if sure else GREY}
        axes.text(right, y, f"{row.quotient:.1f}", **look)
    if row.n > 0:
        inside = "white" if row.truncated else colour
        axes.scatter(row.own, y, s=26, facecolor=inside, edgecolor=colour, linewidth=1.1, zorder=4)


def _beyond(row: Any) -> bool:
    """Whether both intervals of the quotient lie on the same side of 1."""
    ends = (row.low, row.wide_low, row.high, row.wide_high)
    if any(pd.isna(end) for end in ends):
        return False
    return bool(min(ends[:2]) > 1 or max(ends[2:]) < 1)


def _why(own: pd.DataFrame, labels: str) -> str:
    few = own["status"].iloc[0] == "too few"
    return text("words", "too_few" if few else "no_units", labels, "\n", n=own["coded_sentences"].iloc[0])


def _caption(quotients: Sequence[pd.DataFrame], labels: str) -> str:
    first = quotients[0].iloc[0]
    asked = {part: pair(f"{part}s", first[part]) for part in ("ruler", "view")}
    counts = _each(quotients, [f"{own['total'].iloc[0]:,.0f}" for own in quotients])
    others = _each(quotients, [str(len(own["partners"].iloc[0].split())) for own in quotients])
    said = text("captions", "against", labels, "\n", counts=counts, others=others, most=MOST, **asked)
    alone = [own for own in quotients if own["reason"].iloc[0] == NOBODY]
    return f"{said}\n{text('captions', 'against_nobody', labels, chr(10))}" if alone else said


def _each(quotients: Sequence[pd.DataFrame], numbers: list[str]) -> tuple[str, str]:
    """A number for each scheme, in Chinese and English."""
    schemes = [pair("schemes", own["scheme"].iloc[0]) for own in quotients]
    zh = "、".join(f"{name[0]}{number}" for name, number in zip(schemes, numbers, strict=True))
    return zh, ", ".join(f"{name[1]}s\N{NO-BREAK SPACE}{number}" for name, number in zip(schemes, numbers, strict=True))

"""Passages that two texts share, side by side as a figure."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.differences import SHOWN, Aligned, Side, aligned, both_heads, measured
from compare.charts.fonts import chinese
from compare.charts.labels import text
from compare.charts.placing import drawn
from compare.charts.theme import CLOSING, GREY, INK, RULE, Chart, clear, finish, new, style, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS, LINE = 7.0, 10.5
"""Type size, and height of a line, in points."""

LONGEST = 450
"""Characters of a side that are shown: a figure is no place for pages."""

TOP = 0.5
"""Lines above the first."""

BETWEEN = 0.16
"""Inches between the columns."""

MARK = "#f0c75e"
"""Ground of what differs; it is lighter than the type in grey too."""


def aligned_passages(
    passages: pd.DataFrame, agreements: pd.DataFrame, labels: str = "en", size: str = "page", count: int = SHOWN
) -> Chart:
    """The ``count`` longest passages, both texts side by side, with what differs on a ground of its own.

    ``passages`` is from `measures.text_reuse`, ``agreements`` from `measures.agreements`; on a page `side_by_side` shows the same.
    """
    shown = aligned(passages, agreements, count)
    with style():
        room = (width(size) - 0.2 - BETWEEN) / 2 * 72
        blocks = [_Block(each, room) for each in shown]
        lines = sum(block.lines + 2.2 for block in blocks) or 1
        chart = new(size, (lines + TOP) * LINE / 72 + 0.12)
        axes = chart.add_subplot()
        clear(axes)
        if not blocks:
            axes.text(0, 0.5, text("words", "nothing", labels), color=GREY)
        at = 0.0
        for block in blocks:
            block.draw(axes, at, labels, room)
            at += block.lines + 2.2
        said = {"n": len(passages), "shown": len(shown)}
        caption = text("captions", "aligned" if shown else "aligned_none", labels, "\n", **said)
        if any(len(side.quote) > LONGEST for each in shown for side in each.sides):
            caption += "\n" + text("captions", "aligned_cut", labels, "\n", n=LONGEST)
        return _in_points(finish(chart, text("titles", "aligned", labels), caption), axes)


def _in_points(chart: Chart, axes: Axes) -> Chart:
    """The chart with axes in points of type and in lines from the top left, whose scale is known only once all is laid out."""
    across, down = (side * 72 / chart.dpi for side in axes.get_window_extent(drawn(chart)).size)
    axes.set(xlim=(0, across), ylim=(down / LINE - TOP, -TOP))
    return chart


class _Block:
    """A passage broken into lines on both sides."""

    def __init__(self, each: Aligned, room: float) -> None:
        self.each = each
        self.sides = [_lines(side.quote[:LONGEST], room) for side in each.sides]
        self.lines = max(map(len, self.sides))

    def draw(self, axes: Axes, at: float, labels: str, room: float) -> None:
        """Draw it from line ``at`` down."""
        look: Any = {"fontsize": 6.5, "color": GREY, "va": "center_baseline", "in_layout": False}
        heads = both_heads(self.each.row, labels)
        for place, (side, lines, head) in enumerate(zip(self.each.sides, self.sides, heads, strict=True)):
            left = place * (room + BETWEEN * 72)
            cut = " …" if len(side.quote) > LONGEST else ""
            axes.text(left, at, f"{head} {side.start:,}–{side.start + len(side.quote):,}{cut}", **look)
            for row, (start, end) in enumerate(lines, start=1):
                _line(axes, side, (start, end), left, at + row)
        axes.text(0, at + self.lines + 1, measured(self.each.row, labels), **look)
        axes.hlines(at + self.lines + 1.6, 0, 2 * room + BETWEEN * 72, color=RULE, linewidth=0.5)


def _line(axes: Axes, side: Side, span: tuple[int, int], left: float, y: float) -> None:
    from matplotlib.patches import Rectangle

    start, end = span
    for begin, stop in side.differs:
        first, last = max(begin, start), min(stop, end)
        if first < last:
            before, inside = wide(side.quote[start:first]), wide(side.quote[first:last])
            axes.add_patch(Rectangle((left + before, y - 0.45), inside, 0.9, facecolor=MARK, edgecolor="none"))
    _write(axes, side.quote[start:end], left, y)


def _write(axes: Axes, said: str, left: float, y: float) -> None:
    """A line as outlines: type that is set at the size of a picture is as wide as its pixels allow, and misses its ground."""
    from matplotlib.patches import PathPatch
    from matplotlib.textpath import TextPath
    from matplotlib.transforms import Affine2D

    shown = "".join(sign if sign.isprintable() else " " for sign in said)
    outline = TextPath((0, 0), shown, prop=_type())
    place = Affine2D().scale(1, -1 / LINE).translate(left, y + 0.36 * POINTS / LINE)
    # add_patch would measure every curve of every sign to set limits that are set anyway.
    axes.add_artist(PathPatch(outline.transformed(place), facecolor=INK, edgecolor="none", transform=axes.transData))


def _lines(quote: str, room: float) -> list[tuple[int, int]]:
    """Start and end of each line of a quote that fits the room; a line break ends one, a closing mark begins none."""
    found, start, used = [], 0, 0.0
    for i, sign in enumerate(quote):
        used += _sign(sign)
        if sign in "\r\n":
            found.append((start, i))
            start, used = i + 1, 0.0
        elif used > room and sign not in CLOSING:
            found.append((start, i))
            start, used = i, _sign(sign)
    return [span for span in [*found, (start, len(quote))] if quote[slice(*span)].strip()]


def wide(said: str) -> float:
    """Width in points that a text takes in the type of passages."""
    return sum(map(_sign, said))


@cache
def _sign(sign: str) -> float:
    from matplotlib.textpath import text_to_path

    shown = sign if sign.isprintable() else " "
    return float(text_to_path.get_text_width_height_descent(shown, _type(), ismath=False)[0])


def _type() -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=chinese(), size=POINTS)

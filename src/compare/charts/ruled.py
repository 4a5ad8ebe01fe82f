"""Tables in the look of the charts: cells in lines that fit their column, a thin rule under each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.charts.theme import GREY, INK, RULE, Chart, clear, new, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

LINE, PAD, FONT = 0.118, 0.06, 7
"""Height of a line and room around a row in inches; size of type in points."""

COLUMN = 0.56 * FONT / 72
"""Inches that one column of type takes; a Han character is two wide."""


class Row(NamedTuple):
    """One row: its cells, or a heading alone across the table, in a colour; without a rule where ``open``."""

    cells: tuple[str, ...]
    colour: str = INK
    size: float = FONT
    open: bool = False


def heading(text: str, colour: str = INK, size: float = 8) -> Row:
    """A heading across the table."""
    return Row((text,), colour, size, True)


def ruled(size: str, heads: Iterable[tuple[str, float]], rows: Iterable[Row]) -> Chart:
    """A chart that holds the table alone, high enough for its rows; ``heads`` has the name and share of width of each column."""
    named = list(heads)
    inches = width(size) - 0.1
    room = [max(int(share * inches / COLUMN) - 1, 4) for _, share in named]
    left = [sum(share for _, share in named[:i]) for i in range(len(named))]
    top = Row(tuple(name for name, _ in named), GREY, open=True)
    body = [_wrapped(row, room, int(inches / COLUMN)) for row in (top, *rows)]
    heights = [LINE * max(cell.count("\n") + 1 for cell in row.cells) + PAD for row in body]
    chart = new(size, sum(heights) + 0.1)
    axes = chart.add_subplot()
    axes.set(xlim=(0, 1), ylim=(sum(heights), 0))
    clear(axes)
    at = 0.0
    for i, (row, height) in enumerate(zip(body, heights, strict=True)):
        _row(axes, row, left, at)
        at += height
        if not i or not row.open:
            axes.hlines(at, 0, 1, color=GREY if not i else RULE, linewidth=0.6 if not i else 0.4)
    return chart


def _wrapped(row: Row, room: list[int], whole: int) -> Row:
    rooms = room if len(row.cells) > 1 else [whole]
    return row._replace(cells=tuple(wrap(cell, space) for cell, space in zip(row.cells, rooms, strict=True)))


def _row(axes: Axes, row: Row, left: list[float], at: float) -> None:
    """Each line stands on its own baseline, so that cells of a row are level whatever their letters."""
    for x, cell in zip(left, row.cells, strict=False):
        for i, line in enumerate(cell.split("\n")):
            axes.text(x, at + PAD / 2 + (i + 0.8) * LINE, line, va="baseline", fontsize=row.size, color=row.colour)

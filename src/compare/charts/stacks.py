"""Rows of a chart under each other, as high as their names need, with the region's name above its own rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import languages, names, regions
from compare.charts.theme import wrap
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE, PAD = 0.122, 0.055
"""Height of a line of names and room around it, in inches."""

LEFT: Any = {"xycoords": ("axes fraction", "data"), "xytext": (-4, 0), "textcoords": "offset points"}
"""Where what stands left of the axes is put, at a height given in data."""


def stacked(rows: pd.DataFrame, said: list[str], labels: str) -> pd.DataFrame:
    """Rows in the order of their regions with ``name``, and their middle ``y`` in inches from the top.

    ``said`` are names that may have several lines. ``begins`` marks the first row of a region, whose name stands at ``above``.
    ``bottom`` is where a row ends.
    """
    frame = rows.assign(name=said).sort_values(["region_order", "region"], kind="stable", ignore_index=True)
    begins = frame["region"] != frame["region"].shift()
    head = regions(frame, labels, " ")
    at, y, above, bottom = 0.0, [], [], []
    for name, first in zip(frame["name"], begins, strict=True):
        above.append(at + (LINE + PAD) / 2 + 0.02)
        at += (LINE + PAD + 0.04) * first
        high = LINE * (name.count("\n") + 1) + PAD
        y.append(at + high / 2)
        at += high
        bottom.append(at)
    return frame.assign(begins=begins, head=head, above=above, y=y, bottom=bottom)


def height(rows: pd.DataFrame) -> float:
    """Inches that stacked rows take; of none, those of one line."""
    return float(rows["bottom"].iloc[-1]) if len(rows) else LINE + PAD


def in_lines(rows: pd.DataFrame, of: str, labels: str, room: int) -> list[str]:
    """Names of ``of`` in lines of ``room`` columns; two languages stand under each other."""
    each = [[wrap(name, room) for name in names(rows, of, language)] for language in languages(labels)]
    return ["\n".join(dict.fromkeys(said)) for said in zip(*each, strict=True)]


def write_names(axes: Axes, rows: pd.DataFrame) -> None:
    """Names of rows left of the axes, and of each region, in its colour, above its own."""
    axes.set_yticks(rows["y"], rows["name"])
    axes.set_ylim(height(rows), 0)
    for row in rows_of(rows[rows["begins"]]):
        axes.annotate(row.head, (0, row.above), ha="right", va="center_baseline", color=row.colour, fontsize=8, **LEFT)

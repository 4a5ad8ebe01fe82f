"""Names beside points: each where it covers no other name and no mark, nearest first; what finds no room is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from compare.charts.theme import GREY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from numpy.typing import NDArray

    from compare.charts.theme import Chart

    Boxes = NDArray[np.float64]
    """Left, low, right and high of each box, in points of type."""

ANGLES = (0, 180, 90, 270, 45, 315, 135, 225, 22, 338, 158, 202, 67, 293, 113, 247)
"""Directions in degrees in which a name may stand, the most legible first."""

DISTANCES = (2, 5, 9, 14, 20, 27, 36, 46, 58)
"""Points of type between a mark's edge and its name."""

LED = 7.0
"""Points of type from which a thin line leads to the name."""

GAP = 0.8
"""Points of type that stay free around a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A point with the name that it wants: its place in the data, and the radius of its mark in points of type."""

    x: float
    y: float
    name: str
    radius: float
    colour: str
    size: float = 7.0


def drawn(chart: Chart) -> Any:
    """The renderer of a chart that has been drawn once, so that all is laid out."""
    canvas: Any = FigureCanvasAgg(chart)
    chart.draw_without_rendering()
    return canvas.get_renderer()


def place_names(chart: Chart, axes: Axes, points: list[Named]) -> list[str]:
    """Write the names, those that come first having the choice; the names that found no room.

    The chart must be complete, since where things lie is known only once it is drawn.
    """
    renderer, scale = drawn(chart), chart.dpi / 72
    inside = np.array(axes.get_window_extent(renderer).extents) / scale
    centres = [np.asarray(axes.transData.transform((point.x, point.y))) / scale for point in points]
    taken = np.array([_around(c, p.radius) for c, p in zip(centres, points, strict=True)]).reshape(-1, 4)
    left_out = []
    for point, centre in zip(points, centres, strict=True):
        label = axes.annotate(point.name, (point.x, point.y), (0, 0), textcoords="offset points", fontsize=point.size)
        label.set(color=point.colour, linespacing=1.05, in_layout=False, annotation_clip=False)
        size = np.array(label.get_window_extent(renderer).size) / scale
        found = next((box for box in _places(size, centre, point.radius) if _free(box, centre, point, inside, taken)), None)
        if found is None:
            label.remove()
            left_out.append(point.name)
            continue
        taken = np.vstack([taken, found, _line(found, centre, point.radius)])
        _put(axes, label, point, found - np.tile(centre, 2))
    return left_out


def _around(centre: Any, radius: float) -> Any:
    return np.concatenate([centre - radius, centre + radius])


def _places(size: Any, centre: Any, radius: float) -> Iterator[Boxes]:
    """Boxes for a name of this size, in the order in which they are tried."""
    for distance in DISTANCES:
        for angle in ANGLES:
            turn = np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])
            low = centre + (radius + distance) * turn - size * (1 - turn) / 2
            yield np.concatenate([low, low + size])


def _free(box: Boxes, centre: Any, point: Named, inside: Boxes, taken: Boxes) -> bool:
    """Whether a name, and the line that leads to it, would lie inside and cover nothing."""
    if (box[:2] < inside[:2]).any() or (box[2:] > inside[2:]).any():
        return False
    wider = box + np.array([-GAP, -GAP, GAP, GAP])
    return not any(_meets(part, taken) for part in (wider, *_line(box, centre, point.radius)))


def _meets(box: Boxes, taken: Boxes) -> bool:
    return bool(((taken[:, :2] < box[2:]) & (taken[:, 2:] > box[:2])).all(axis=1).any())


def _line(box: Boxes, centre: Any, radius: float) -> Boxes:
    """Small boxes along the line from the edge of a mark to a name that stands far off; none for one that stands near."""
    way = np.clip(centre, box[:2], box[2:]) - centre
    length = float(np.hypot(*way))
    steps = np.arange(radius + 1, length, 1.5) / length if length - radius > LED else np.empty(0)
    return np.array([_around(centre + step * way, 0.3) for step in steps]).reshape(-1, 4)


def _put(axes: Axes, label: Annotation, point: Named, box: Boxes) -> None:
    """Move the name to its box, which is given relative to the point, with a line to it where it stands far off."""
    label.xyann = (box[0], box[1])
    end = np.clip(0, box[:2], box[2:])
    if np.hypot(*end) - point.radius > LED:
        line: Any = {"arrowstyle": "-", "color": GREY, "linewidth": 0.5, "shrinkA": 0, "shrinkB": point.radius}
        lead = axes.annotate("", (point.x, point.y), tuple(end), textcoords="offset points", arrowprops=line)
        lead.set(in_layout=False, annotation_clip=False)

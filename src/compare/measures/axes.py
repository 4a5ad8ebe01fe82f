"""The algebra of correspondence analysis, on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

NOTHING = 1e-12
"""Inertia under which an axis is none."""


class Axes(NamedTuple):
    """Inertia of each axis, largest first; masses; principal coordinates (a row a point, a column an axis)."""

    inertia: Floats
    row_mass: Floats
    column_mass: Floats
    rows: Floats
    columns: Floats


class Points(NamedTuple):
    """Points of one kind, a row each: coordinate, contribution and cos2 by axis; mass; inertia. NaN where there is none."""

    coordinate: Floats
    contribution: Floats
    cos2: Floats
    mass: Floats
    inertia: Floats


def axes(table: Floats) -> Axes:
    """Axes of a table without empty rows or columns; an axis's sign makes its most contributing column positive."""
    import numpy as np

    share = table / table.sum()
    row_mass, column_mass = share.sum(axis=1), share.sum(axis=0)
    expected = np.outer(row_mass, column_mass)
    left, value, right = np.linalg.svd((share - expected) / np.sqrt(expected), full_matrices=False)
    kept = value**2 > NOTHING
    left, value, right = left[:, kept], value[kept], right[kept].T
    strongest = np.argmax(np.round(np.abs(right), 9), axis=0)  # rounded: of two that are equal, the first
    turned = value * np.sign(right[strongest, np.arange(len(value))])
    rows, columns = left * turned / np.sqrt(row_mass)[:, None], right * turned / np.sqrt(column_mass)[:, None]
    return Axes(value**2, row_mass, column_mass, rows, columns)


def contributions(made: Axes) -> Floats:
    """Share of each axis's inertia that each row gives: mass · coordinate² / inertia."""
    return made.row_mass[:, None] * made.rows**2 / made.inertia


def row_points(made: Axes, counts: Floats, active: Flags) -> Points:
    """All rows: the active ones made the axes, the others are placed by their profile over the active columns."""
    import numpy as np

    size = counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        profiles = counts / size[:, None]
        coordinate = profiles @ (made.columns / np.sqrt(made.inertia))
        far = ((profiles - made.column_mass) ** 2 / made.column_mass).sum(axis=1)
    coordinate[active] = made.rows
    return _points(coordinate, far, made.inertia, _spread(made.row_mass, active))


def column_points(made: Axes, active: Flags) -> Points:
    """All columns; those that are not active have no place."""
    import numpy as np

    coordinate = np.full((len(active), len(made.inertia)), np.nan)
    coordinate[active] = made.columns
    return _points(coordinate, (coordinate**2).sum(axis=1), made.inertia, _spread(made.column_mass, active))


def _spread(mass: Floats, active: Flags) -> Floats:
    import numpy as np

    out = np.full(len(active), np.nan)
    out[active] = mass
    return out


def _points(coordinate: Floats, far: Floats, inertia: Floats, mass: Floats) -> Points:
    """``far`` is the squared distance from the centre in the whole space."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        cos2 = np.where(far[:, None] > NOTHING, coordinate**2 / far[:, None], np.nan)
        return Points(coordinate, mass[:, None] * coordinate**2 / inertia, cos2, mass, mass * far / inertia.sum())

"""Kendall's tau-b: how alike two orders are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def tau_b(one: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Tau-b of the values ``one`` with each row of ``others``; nan where all of a side are alike, or there are under two.

    (C - D) / sqrt((C + D + X) (C + D + Y)) over the pairs of places: C of them in the same order on both sides, D in opposite
    order, X and Y tied on one side alone (Kendall 1945, Biometrika 33(3)). 1 is the same order, 0 none in common, -1 the reverse.

    >>> import numpy as np
    >>> tau_b(np.array([3, 2, 1]), np.array([[0.5, 0.3, 0.1], [0.1, 0.3, 0.5], [0.5, 0.1, 0.3]])).round(2).tolist()
    [1.0, -1.0, 0.33]
    """
    import numpy as np

    first, second = np.triu_indices(len(one), k=1)
    a = np.sign(one[first] - one[second])
    b = np.sign(others[:, first] - others[:, second])
    untied = np.sqrt(np.abs(a).sum() * np.abs(b).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        out: np.ndarray = np.where(untied > 0, (b @ a) / untied, np.nan)
    return out

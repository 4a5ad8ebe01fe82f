"""Random numbers that are the same on every run, and the middle of what is drawn with them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SEED = 20260701
DRAWS = 1000
LEVEL = 0.95


def generator(*names: str) -> np.random.Generator:
    """Random numbers that depend on these names alone."""
    import numpy as np

    return np.random.default_rng([SEED, *(zlib.crc32(name.encode()) for name in names)])


def middle(draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper end of the middle 95 % of each column."""
    import numpy as np

    tail = (1 - LEVEL) / 2
    low, high = np.quantile(draws, [tail, 1 - tail], axis=0)
    return low, high

"""How far a share would move had the text been written in other sections: a bootstrap over the deepest sections."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

SEED = 20260701
DRAWS = 1000
FEWEST_SECTIONS = 8
LEVEL = 0.95


class Interval(NamedTuple):
    """Lower and upper bound of each label's share, or none and the reason."""

    low: dict[str, float]
    high: dict[str, float]
    sections: int
    reason: str = ""


def bootstrap(units: pd.DataFrame, carried: pd.DataFrame, labels: list[str], name: str) -> Interval:
    """95 % percentile intervals of the shares of all units, for one region.

    The text is read as one draw from what its authors might have written (Benoit, Laver and Mikhaylov 2009, American
    Journal of Political Science 53(2)). Whole sections are drawn with replacement, since sentences of one section
    speak of one thing; the share of a draw is amount over weight in the sections drawn. ``units`` has section_id and
    weight, ``carried`` section_id, label and amount. The seed depends on ``name`` alone, so that adding a region
    moves no other region's interval. Under 8 sections there is none.
    """
    import numpy as np

    weight = units.groupby("section_id")["weight"].sum()
    count = len(weight)
    if count < FEWEST_SECTIONS:
        return Interval({}, {}, count, f"{count} sections, of which an interval needs {FEWEST_SECTIONS}")
    amounts = carried.pivot_table(index="section_id", columns="label", values="amount", aggfunc="sum", fill_value=0.0)
    matrix = amounts.reindex(index=weight.index, columns=labels, fill_value=0.0).to_numpy(dtype=float)
    shares = _shares(matrix, weight.to_numpy(dtype=float), name)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(shares, [tail, 1 - tail], axis=0)
    return Interval(dict(zip(labels, low, strict=True)), dict(zip(labels, high, strict=True)), count)


def _shares(matrix: np.ndarray, weight: np.ndarray, name: str) -> np.ndarray:
    """Shares of every draw: a row a draw, a column a label."""
    import numpy as np

    rng = np.random.default_rng([SEED, zlib.crc32(name.encode())])
    count = len(weight)
    draws = rng.multinomial(count, np.full(count, 1 / count), size=DRAWS).astype(float)
    shares: np.ndarray = (draws @ matrix) / (draws @ weight)[:, None]
    return shares

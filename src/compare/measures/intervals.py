"""How far a share would move had the text been written in other sections, or been coded with the errors that are known.

Two intervals. The narrow one is a bootstrap over the deepest sections. The wide one also lets the codes be wrong as often
as they were on texts that nobody had tuned rules on (`errors`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.measures.chance import DRAWS, generator, middle
from compare.measures.errors import Errors

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

FEWEST_SECTIONS = 8

NO_ERRORS = Errors()
"""What a measure passes whose counts rest on no code, or whose codes were never measured."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper bound of each label's share, or none and the reason; ``wide`` with errors of coding."""

    low: Mapping[str, float]
    high: Mapping[str, float]
    sections: int
    reason: str = ""
    wide_low: Mapping[str, float] = field(default_factory=dict)
    wide_high: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draws:
    """One region's text drawn anew: ``amounts`` of each label (a row a draw, a column a label), ``weight`` of each draw."""

    amounts: np.ndarray
    weight: np.ndarray
    sections: int
    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


def resample(units: pd.DataFrame, carried: pd.DataFrame, labels: list[str], name: str) -> Draws:
    """A thousand texts that the region's authors might have written; none, with the reason, under 8 sections.

    The text is read as one draw from what its authors might have written (Benoit, Laver and Mikhaylov 2009, American
    Journal of Political Science 53(2)). Whole sections are drawn with replacement, since sentences of one section
    speak of one thing. ``units`` has section_id and weight, ``carried`` section_id, label and amount. The seed depends on
    ``name`` alone, so that adding a region moves no other region's interval.
    """
    import numpy as np

    matrix, weight = by_section(units, carried, labels)
    count = len(weight)
    if count < FEWEST_SECTIONS:
        nothing = np.empty((0, len(labels)))
        return Draws(nothing, np.empty(0), count, f"{count} sections, of which an interval needs {FEWEST_SECTIONS}")
    rng = generator(name)
    draws = rng.multinomial(count, np.full(count, 1 / count), size=DRAWS).astype(float)
    return Draws(draws @ matrix, draws @ weight, count)


def by_section(units: pd.DataFrame, carried: pd.DataFrame, labels: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Amount of each label in each section that has units (sections in order of id), and the section's weight."""
    import numpy as np
    import pandas as pd

    where, sections = pd.factorize(units["section_id"], sort=True)
    weight = np.bincount(where, units["weight"].to_numpy(dtype=float), minlength=len(sections))
    row = pd.Index(sections).get_indexer(pd.Index(carried["section_id"]))
    column = pd.Index(labels).get_indexer(pd.Index(carried["label"]))
    known = (row >= 0) & (column >= 0)
    cell, amount = row[known] * len(labels) + column[known], carried["amount"].to_numpy(dtype=float)[known]
    matrix = np.bincount(cell, amount, minlength=len(sections) * len(labels))
    return matrix.reshape(len(sections), len(labels)), weight


def bootstrap(
    units: pd.DataFrame, carried: pd.DataFrame, labels: list[str], name: str, errors: Errors = NO_ERRORS
) -> Interval:
    """95 % percentile intervals of the shares of all units, for one region; both where ``errors`` knows every label.

    Narrow: the share of draw b is s_b = amount / weight of the sections drawn (`resample`), and the interval its middle
    95 %. Wide: each s_b is taken as found by rules that err,

        s*_b = min(1, s_b P_b / R_b),  P_b ~ Beta(right + ½, found - right + ½),  R_b ~ Beta(right + ½, there - right + ½)

    so that n codings, of which a share P is right, stand for n P / R true ones, of which a share R was found; right, found
    and there are the counts of `errors.Errors`. The interval runs from the lower of both lower ends to the higher of both
    upper ends, so that it holds the narrow one: known error never makes a figure surer.
    """
    import numpy as np

    drawn = resample(units, carried, labels, name)
    if not drawn:
        return Interval({}, {}, drawn.sections, drawn.reason)
    shares = drawn.amounts / drawn.weight[:, None]
    low, high = middle(shares)
    narrow = Interval(_named(labels, low), _named(labels, high), drawn.sections)
    if not errors:
        return narrow
    below, above = middle(np.minimum(1, shares * errors.factors(labels, name)))
    wide = _named(labels, np.minimum(low, below)), _named(labels, np.maximum(high, above))
    return Interval(narrow.low, narrow.high, narrow.sections, "", *wide)


def _named(labels: Iterable[str], values: np.ndarray) -> dict[str, float]:
    return dict(zip(labels, map(float, values), strict=True))

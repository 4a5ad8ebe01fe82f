"""What sets one region apart from the others: location quotients with shrinkage.

A contrast is with the unweighted mean of the other texts, so that a long one does not decide what is usual; with those that
are whole, since a text that breaks off lacks what plans end with; and with those whose areas do not overlap, since a text
cannot be set apart from one that speaks for the same ground.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from compare.measures.chance import middle
from compare.measures.composition import Composition, composition
from compare.measures.corpus import overlaps
from compare.measures.emphasis import NO_ERROR_RATES
from compare.measures.errors import Errors, errors_of
from compare.measures.intervals import Draws
from compare.measures.names import truncated_regions
from compare.measures.scope import Level, Only, Ruler, View

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from compare.study import Study

FIGURES = ("others_share", "others_n", "expected", "raw", "quotient", "low", "high", "wide_low", "wide_high")
NOBODY = "no other text is whole, has 20 coded sentences and lies apart"

STRENGTH = 5.0
"""Uses of a code that the prior is worth: what is expected counts for more only where it is more than these."""


ROUNDING = 1e-9
"""What may be left of nothing when shares are taken off a sum of them; a share of one use is a thousand times as much."""


def partners(study: Study) -> dict[str, tuple[str, ...]]:
    """For each region those that it may be set against, in order: whole texts whose areas do not overlap with its own."""
    apart, cut = overlapping(study), truncated_regions(study)
    whole = [region for region in study.regions_in_order if region not in cut]
    return {r: tuple(o for o in whole if o != r and o not in apart[r]) for r in study.regions_in_order}


def overlapping(study: Study) -> dict[str, set[str]]:
    """For each region those whose areas overlap with its own (`corpus.overlaps`)."""
    apart: dict[str, set[str]] = {region: set() for region in study.regions_in_order}
    pairs = overlaps(study)
    for one, other in zip(pairs["region"], pairs["other"], strict=True):
        apart[one].add(other)
        apart[other].add(one)
    return apart


class Others:
    """What the partners of a region have: the unweighted mean, taken from the sum over all texts, so that no pair is gone through.

    ``values`` holds an array for each text that may be a partner, ``apart`` those that each region overlaps with.
    """

    def __init__(self, values: Mapping[str, np.ndarray], apart: Mapping[str, Collection[str]]) -> None:
        """Sum up, once."""
        self.values, self.apart = values, apart
        self.sum = sum(values.values())

    def excluded(self, region: str) -> list[str]:
        """The region itself and those that it overlaps with, of those that may be partners at all."""
        return [other for other in (region, *sorted(self.apart[region])) if other in self.values]

    def count(self, region: str) -> int:
        """Number of partners."""
        return len(self.values) - len(self.excluded(region))

    def ids(self, region: str) -> str:
        """Ids of the partners, separated by space."""
        return " ".join(other for other in self.values if other != region and other not in self.apart[region])

    def total(self, region: str) -> np.ndarray:
        """The sum over the partners; zeros where there is none."""
        import numpy as np

        rest = np.asarray(self.sum, dtype=float)
        for other in self.excluded(region):
            rest = rest - self.values[other]
        left: np.ndarray = np.where(rest > ROUNDING, rest, 0.0)
        return left

    def mean(self, region: str) -> np.ndarray:
        """The mean over the partners, of which there must be one."""
        mean: np.ndarray = self.total(region) / self.count(region)
        return mean


def location_quotient(
    study: Study,
    scheme: str = "sector",
    ruler: Ruler = "sentences",
    view: View = "whole",
    level: Level = "code",
    **only: Unpack[Only],
) -> pd.DataFrame:
    """One row for each region and code: how many times its share of the region's uses is what the others give it.

    A use is one code in one unit of the ruler; share = n / total, others_share the unweighted mean of the partners' shares,
    expected = total × others_share. ``raw`` = share / others_share = n / expected, and ``quotient`` the same shrunk towards 1:

        quotient = (n + 5) / (expected + 5)

    the posterior mean of a ratio with the prior Gamma(5, 5) when n is Poisson with mean ratio × expected (the estimator of
    disease mapping, Clayton and Kaldor 1987, Biometrics 43(3), with a prior of stated strength in place of a fitted one: as
    if 5 uses more had been seen where 5 were expected). So 3 uses where 1 is expected say little (1.3), 30 where 10 are
    expected much (2.3), and a code that one side never uses has a quotient, not 0 or infinity.

    Bounds are the middle 95 % of the quotients of texts drawn anew, region and partners each for itself
    (`intervals.resample`; a partner of under 8 sections stays as it is); in the wide ones the drawn uses of each code are
    multiplied by P / R of its errors first (`errors.Errors`). There are none where one side never uses the code, since what
    was never written is never drawn. ``partners`` are those texts that are whole, have 20 coded sentences and do not
    overlap with the region (`partners`), others_n and others_total the uses in them together; where there is none the quotient
    is <NA>, with the reason, as for a region that is "too few" or has "no units", and for a code that neither side uses. A
    text that is cut off has quotients of its own, but stands apart (``truncated``). ``status`` "none": n is 0, and share is
    <NA>. `behind` opens a row.
    """
    import numpy as np

    parts = composition(study, scheme, ruler, view, level, only)
    errors = errors_of(study, scheme, parts.names)
    sides = _Sides.of(parts, errors)
    blank = np.full((len(FIGURES), len(parts.names)), np.nan)
    figures = np.stack([sides.figures(region) if sides.usable(region) else blank for region in parts.regions])
    columns = dict(zip(FIGURES, np.moveaxis(figures, 1, 0).reshape(len(FIGURES), -1), strict=True))
    frame = parts.rows().assign(**columns).astype(dict.fromkeys(FIGURES, "Float64"))
    return parts.finish(
        frame.assign(
            partners=frame["region"].map({region: sides.counts.ids(region) for region in parts.regions}),
            others_total=frame["region"].map({region: sides.counts.total(region).sum() for region in parts.regions}),
            errors_from=[errors.source.get(label, "none") for label in frame["label"]],
            reason=frame["region"].map({region: sides.reason(region) for region in parts.regions}),
        )
    )


@dataclass(frozen=True)
class _Sides:
    """Shares of each region and of those that it is set against: as written, drawn anew, and drawn with errors."""

    parts: Composition
    counts: Others
    totals: dict[str, float]
    why: dict[str, str]
    shares: list[dict[str, np.ndarray]]
    others: list[Others]

    @classmethod
    def of(cls, parts: Composition, errors: Errors) -> _Sides:
        """All sides, each region drawn once."""
        apart, draws = overlapping(parts.study), parts.draws()
        written = dict(zip(parts.regions, parts.shares(), strict=True))
        shares = [written, _drawn(written, draws, None)]
        if errors:
            labels = list(parts.counts.columns)
            shares.append(_drawn(written, draws, {region: errors.factors(labels, region) for region in draws}))
        others = [Others({region: each[region] for region in parts.whole}, apart) for each in shares]
        counts = {region: parts.counts.loc[region].to_numpy(dtype=float) for region in parts.regions}
        why = {region: drawn.reason or ("" if errors else NO_ERROR_RATES) for region, drawn in draws.items()}
        totals = {region: float(own.sum()) for region, own in counts.items()}
        return cls(
            parts, Others({region: counts[region] for region in parts.whole}, apart), totals, why, shares, others
        )

    def usable(self, region: str) -> bool:
        """Whether the region has a quotient at all."""
        return self.parts.status[region] in ("ok", "truncated") and self.counts.count(region) > 0

    def reason(self, region: str) -> str:
        """Why the region has no quotient, or no bounds."""
        if self.parts.status[region] in ("ok", "truncated"):
            return self.why[region] if self.counts.count(region) else NOBODY
        return self.parts.status[region]

    def figures(self, region: str) -> np.ndarray:
        """FIGURES of a region: a row a figure, a column a label."""
        import numpy as np

        own, theirs, total = self.shares[0][region], self.others[0].mean(region), self.totals[region]
        none = np.full_like(own, np.nan)
        raw = np.divide(own, theirs, out=none.copy(), where=(own > 0) & (theirs > 0))
        quotient = np.where((own > 0) | (theirs > 0), self._quotient(region, 0), np.nan)
        ends = [none] * 4
        for i in range(1, len(self.shares)):
            if self.shares[i][region].ndim > 1:
                ends[2 * i - 2 : 2 * i] = middle(self._quotient(region, i))
        if len(self.shares) > 2:
            ends[2:] = np.minimum(ends[0], ends[2]), np.maximum(ends[1], ends[3])
        drawn = np.where((own > 0) & (theirs > 0), ends, np.nan)
        return np.vstack([theirs, self.counts.total(region), total * theirs, raw, quotient, drawn])

    def _quotient(self, region: str, i: int) -> np.ndarray:
        total = self.totals[region]
        quotient: np.ndarray = (total * self.shares[i][region] + STRENGTH) / (
            total * self.others[i].mean(region) + STRENGTH
        )
        return quotient


def _drawn(
    written: dict[str, np.ndarray], draws: dict[str, Draws], factors: dict[str, np.ndarray] | None
) -> dict[str, np.ndarray]:
    """Shares of each draw of each region (times P / R); as written where there are no draws."""
    shares = {}
    for region, drawn in draws.items():
        shares[region] = written[region]
        if drawn:
            amounts = drawn.amounts * factors[region] if factors else drawn.amounts
            shares[region] = amounts / amounts.sum(axis=1, keepdims=True)
    return shares

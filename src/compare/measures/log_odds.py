"""Which codes, or words, tell one text from the others: log-odds with an informative Dirichlet prior."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Unpack

from compare.measures.composition import composition
from compare.measures.contrast import NOBODY, Others, overlapping
from compare.measures.scope import Level, Only, Ruler, View

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from compare.study import Study

STRENGTH = 20.0
"""Uses that the prior is worth by default: as many as a text needs coded sentences for a share to be given at all."""

FIGURES = ("others_share", "others_worth", "prior", "log_odds", "se", "z")


class Side(NamedTuple):
    """A region's side of the contrast: its partners, the reason why there is none, and FIGURES (a row a figure, a column an item)."""

    region: str
    partners: str
    reason: str
    figures: NDArray[np.float64]


def log_odds(
    counts: pd.DataFrame,
    apart: Mapping[str, Collection[str]] | None = None,
    among: Collection[str] | None = None,
    strength: float = STRENGTH,
) -> pd.DataFrame:
    """One row for each region and item of ``counts`` (a row a region, a column an item: a code, or a token).

    Columns region, item, n, total, share, partners, others_share, others_worth, prior, log_odds, se, z, reason. For item w
    with n of the region's total, and others_share q among its partners,

        log_odds = ln[(n + a_w) / (total + a - n - a_w)] - ln[(N q + a_w) / (N + a - N q - a_w)]
        se² = 1 / (n + a_w) + 1 / (N q + a_w),   z = log_odds / se

    (Monroe, Colaresi and Quinn 2008, Fightin' Words, Political Analysis 16(4), section 3), with the prior a_w = a m_w, where
    a = ``strength`` in uses, and m_w the unweighted mean share of the region and its partners. The contrast is with the
    unweighted mean of the partners' k shares, which are worth N = k² / sum(1 / total_j) uses (others_worth), the size at
    which a share is as certain as that mean, so that with partners of equal size it is the pooled contrast of the paper. |z|
    orders items by how well they tell the texts apart; it takes every use as drawn by itself, which sentences of one
    section are not, so that |z| > 1.96 is no test here.

    Partners are the regions of ``among`` (all by default) that have uses, without the region and those it is ``apart`` from
    (for example `contrast.overlapping`). <NA> with the reason where there is none, or the region has no uses; an item that
    neither side uses, or that is all they use, has no log-odds. ``strength`` should rise with the number of items: 20 for
    codes, some hundred for tokens (`keyness.keyness`).
    """
    import numpy as np
    import pandas as pd

    matrix, found = counts.to_numpy(dtype=float), list(sides(counts, apart, among, strength))
    every = pd.MultiIndex.from_product([counts.index, counts.columns], names=["region", "item"])
    frame = pd.DataFrame({"n": matrix.ravel()}, every).reset_index()
    stacked = np.stack([side.figures for side in found]) if found else np.empty((0, len(FIGURES), matrix.shape[1]))
    figures = np.moveaxis(stacked, 1, 0).reshape(len(FIGURES), -1)
    texts = {name: np.array([getattr(side, name) for side in found], dtype=object) for name in ("partners", "reason")}
    about = {"total": matrix.sum(axis=1), **texts}
    frame = frame.assign(**{name: np.repeat(values, matrix.shape[1]) for name, values in about.items()})
    frame = frame.assign(**dict(zip(FIGURES, figures, strict=True))).astype(dict.fromkeys(FIGURES, "Float64"))
    share = (frame["n"] / frame["total"]).where(frame["n"] > 0).astype("Float64")
    return frame.assign(share=share).astype({"partners": "str", "reason": "str"})


def sides(
    counts: pd.DataFrame,
    apart: Mapping[str, Collection[str]] | None = None,
    among: Collection[str] | None = None,
    strength: float = STRENGTH,
) -> Iterator[Side]:
    """`log_odds` one region after the other, in the order of ``counts``: for so many items that all rows at once are too many."""
    import numpy as np

    totals = (matrix := counts.to_numpy(dtype=float)).sum(axis=1)
    usable = [r for r, n in zip(counts.index, totals, strict=True) if n and (among is None or r in among)]
    place = {region: i for i, region in enumerate(counts.index)}
    off = {region: (apart or {}).get(region, ()) for region in counts.index}
    shares = Others({region: matrix[place[region]] / totals[place[region]] for region in usable}, off)
    sizes = Others({region: np.array([1 / totals[place[region]]]) for region in usable}, off)
    for i, region in enumerate(counts.index):
        reason = "no units" if not totals[i] else "" if shares.count(region) else NOBODY
        blank = np.full((len(FIGURES), matrix.shape[1]), np.nan)
        figures = blank if reason else _figures(matrix[i], totals[i], region, (shares, sizes), strength)
        yield Side(str(region), shares.ids(region), reason, figures)


def _figures(n: np.ndarray, total: float, region: str, others: tuple[Others, Others], strength: float) -> np.ndarray:
    """FIGURES of one region: a row a figure, a column an item."""
    import numpy as np

    shares, sizes = others
    k, theirs = shares.count(region), shares.mean(region)
    worth = k / float(sizes.mean(region)[0])
    prior = strength * (n / total + k * theirs) / (k + 1)
    there = (prior > 0) & (prior < strength)
    a, own, other = prior[there], n[there] + prior[there], worth * theirs[there] + prior[there]
    odds = np.log(own / (total + strength - own)) - np.log(other / (worth + strength - other))
    se = np.sqrt(1 / own + 1 / other)
    out = np.full((len(FIGURES), len(n)), np.nan)
    out[0], out[1] = theirs, worth
    out[2:, there] = a, odds, se, odds / se
    return out


def code_log_odds(
    study: Study,
    scheme: str = "sector",
    ruler: Ruler = "sentences",
    view: View = "whole",
    level: Level = "code",
    **only: Unpack[Only],
) -> pd.DataFrame:
    """`log_odds` of the codes of a scheme, with their names: one row for each region and code.

    Partners and the reasons for <NA> are those of `contrast.location_quotient`: whole texts of 20 coded sentences that do not
    overlap with the region. n counts uses, one code in one unit of the ruler.
    """
    import pandas as pd

    parts = composition(study, scheme, ruler, view, level, only)
    odds = log_odds(parts.counts, overlapping(study), parts.whole)
    few = odds["region"].map(parts.status).isin(("too few", "no units"))
    odds[list(FIGURES)] = odds[list(FIGURES)].mask(few, pd.NA)
    odds["reason"] = odds["reason"].mask(few, odds["region"].map(parts.status))
    kept = odds.rename(columns={"item": "label"}).drop(columns=["n", "total", "share"])
    return parts.finish(parts.rows().merge(kept, on=["region", "label"], how="left", validate="one_to_one"))

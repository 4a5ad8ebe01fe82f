"""Whether the order of what a region stresses is the same whichever ruler measures it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Unpack, get_args

from compare.measures.emphasis import emphasis
from compare.measures.kendall import tau_b
from compare.measures.names import word
from compare.measures.scope import Level, Only, Ruler, View

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from compare.study import Study

RULERS: tuple[Ruler, ...] = get_args(Ruler)
KEYS = ["region", "label"]


def rank_stability(
    study: Study, scheme: str = "sector", view: View = "whole", level: Level = "code", **only: Unpack[Only]
) -> pd.DataFrame:
    """One row for each region and code: its rank on each ruler (sentences, characters, items, headings), 1 the largest share.

    Columns n_<ruler>, units_<ruler> and rank_<ruler>; rank_min and rank_max over the rulers, and ``spread`` their difference
    (0: the same rank on all). Equal shares share the mean of the ranks that they span (1, 2.5, 2.5, 4). A code that a ruler
    does not find, but another does, stands with its like behind all that it finds. A code that no ruler finds has no rank, and a ruler
    that finds nothing in a region (no items, no headings with a code) has none there: <NA>. ``status`` is that of the ruler
    sentences: "too few" (no ranks), "no units", "none" or "ok"; ``compared`` is as in `emphasis`. `ruler_agreement` sums up.
    """
    frame = None
    for ruler in RULERS:
        own = emphasis(study, scheme, ruler, view, level, intervals=False, **only)
        counts = own[[*KEYS, "n", "units"]].rename(columns={"n": f"n_{ruler}", "units": f"units_{ruler}"})
        frame = own if frame is None else frame
        frame = frame.merge(counts, on=KEYS, how="left", validate="one_to_one")
    assert frame is not None
    named = frame.drop(columns=["n", "units", "coded", "share", "share_of_coded", "ruler", *_INTERVALS])
    n = named[[f"n_{ruler}" for ruler in RULERS]].fillna(0.0).round(6)  # thirds of a sentence add up to equal shares
    found = n.sum(axis=1) > 0
    shown = found & ~named["status"].isin(("too few", "no units"))
    for ruler in RULERS:
        whole = n[f"n_{ruler}"].groupby(named["region"]).transform("sum") > 0
        rank = n[f"n_{ruler}"].where(shown).groupby(named["region"]).rank(ascending=False)
        named[f"rank_{ruler}"] = rank.where(whole).astype("Float64")
    ranks = named[[f"rank_{ruler}" for ruler in RULERS]]
    least, most = ranks.min(axis=1), ranks.max(axis=1)
    return named.assign(rank_min=least, rank_max=most, spread=most - least)


_INTERVALS = ["low", "high", "wide_low", "wide_high", "errors_from", "errors_n", "sections", "reason"]


def ruler_agreement(ranks: pd.DataFrame, labels: str = "en") -> pd.DataFrame:
    """One row for each region and pair of rulers: how alike they order the codes, from `rank_stability`.

    Kendall's tau-b (`kendall.tau_b`) over pairs of the codes that some ruler finds; 1 the same order, 0 none in common, -1
    the reverse. ``codes`` counts the codes. It describes the text, and no test stands beside it, since codes are no sample.
    <NA> with the reason where a ruler ties all codes or finds none, or there are fewer than three.
    """
    import pandas as pd

    rows = []
    for _, own in ranks.groupby("region", sort=False):
        there = own[own["rank_min"].notna()]
        first = own.iloc[0]
        for one, other in combinations(RULERS, 2):
            counts = (there[f"n_{ruler}"].to_numpy(dtype=float) for ruler in (one, other))
            tau, reason = order_alike(*counts)
            names = [word("rulers", ruler, labels) for ruler in (one, other)]
            rows.append((first["region"], one, other, *names, len(there), tau, reason))
    columns = [*KEYS[:1], "ruler", "other", "ruler_name", "other_name", "codes", "tau_b", "reason"]
    frame = pd.DataFrame(rows, columns=columns).astype({"tau_b": "Float64", "region": "str", "reason": "str"})
    about = ["region", "region_zh", "region_en", "region_order", "colour", "truncated", "compared", "scheme", "view"]
    return frame.merge(ranks[about].drop_duplicates("region"), on="region", how="left")


FEWEST_CODES = 3
"""Codes under which an order says nothing."""


def order_alike(one: np.ndarray, other: np.ndarray) -> tuple[float | None, str]:
    """Kendall's tau-b of the counts of codes on two rulers, or the reason why there is none."""
    import numpy as np

    if len(one) < FEWEST_CODES:
        return None, f"{len(one)} codes, of which an order needs {FEWEST_CODES}"
    tau = float(tau_b(one, other[None, :])[0])
    return (None, "a ruler ties all codes or finds none") if np.isnan(tau) else (tau, "")

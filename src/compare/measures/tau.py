"""Whether a text speaks most of what it puts first: Kendall's tau-b between declared order and emphasis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.measures.chance import DRAWS, LEVEL, generator
from compare.measures.intervals import FEWEST_SECTIONS
from compare.measures.kendall import tau_b

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from compare.measures.fields import Fields

FEWEST_FIELDS = 8
"""Fields under which tau says more about chance than about a text."""


class Tau(NamedTuple):
    """Tau-b between -1 and 1 (1: the higher the tier, the larger the share) with its 95 % interval, or the reason."""

    tau: float | None
    low: float | None
    high: float | None
    reason: str


def tau_of(fields: Fields, listed: pd.DataFrame) -> Tau:
    """Tau-b of one list (``listed``: rows of `priorities.priorities`), with the percentile interval of a bootstrap over sections.

    Sections are drawn as in `intervals.bootstrap`; the share of a field in a draw is that of sentences with all of its
    codes. None for headings (their order is the text's layout), for under eight coded fields, for tiers or shares that
    are all alike; no interval under eight sections.
    """
    import numpy as np

    coded = listed[listed["codes"] != ""]
    if reason := _none(listed, coded):
        return Tau(None, None, None, reason)
    matrix, weight = _by_section(fields, coded)
    tier = -coded["tier"].astype(int).to_numpy()
    tau = tau_b(tier, matrix.sum(axis=0)[None, :] / weight.sum())[0]
    if np.isnan(tau):
        return Tau(None, None, None, "all tiers or all shares are alike")
    if len(weight) < FEWEST_SECTIONS:
        return Tau(float(tau), None, None, f"{len(weight)} sections, of which an interval needs {FEWEST_SECTIONS}")
    rng = generator(str(coded["list_id"].iloc[0]))
    draws = rng.multinomial(len(weight), np.full(len(weight), 1 / len(weight)), size=DRAWS).astype(float)
    drawn = tau_b(tier, (draws @ matrix) / (draws @ weight)[:, None])
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(drawn, [tail, 1 - tail])
    return Tau(float(tau), float(low), float(high), "")


def _none(listed: pd.DataFrame, coded: pd.DataFrame) -> str:
    """Why a list has no tau, '' where it has one."""
    if listed["basis"].iloc[0] == "headings":
        return "the order is that of headings"
    if len(coded) < FEWEST_FIELDS:
        return f"{len(coded)} fields with a code, of which tau needs {FEWEST_FIELDS}"
    return ""


def _by_section(fields: Fields, coded: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Sentences of each field (columns) in each section (rows), and all sentences of each section."""
    import numpy as np

    own = fields.counted.get(coded["region"].iloc[0], [])
    place = {section: i for i, section in enumerate(sorted({section for _, section in own}))}
    weight, matrix = np.zeros(len(place)), np.zeros((len(place), len(coded)))
    wanted = [set(codes.split()) for codes in coded["codes"]]
    for sentence, section in own:
        carried = fields.codes.get(sentence, set())
        weight[place[section]] += 1
        matrix[place[section]] += [one <= carried for one in wanted]
    return matrix, weight

"""DataFrame → DataFrame, computing only. Every result carries n, its denominator and the regions that may be compared."""

from compare.measures.accuracy import accuracy, weakest
from compare.measures.behind import behind
from compare.measures.borders import borders
from compare.measures.breadth import breadth
from compare.measures.contrast import location_quotient, overlapping, partners
from compare.measures.corpus import corpus, findings, kinds, overlaps, structure
from compare.measures.cross import cross
from compare.measures.emphasis import emphasis
from compare.measures.log_odds import code_log_odds, log_odds
from compare.measures.mix import groups_wide, instrument_mix
from compare.measures.mix_borders import mix_borders
from compare.measures.names import card, wide
from compare.measures.ranks import rank_stability, ruler_agreement
from compare.measures.scope import MeasureError
from compare.measures.targets import growth, promise_totals, promises
from compare.measures.wording import wording, wording_by_code
from compare.measures.xy import xy_table, xy_wide

__all__ = [
    "MeasureError",
    "accuracy",
    "behind",
    "borders",
    "breadth",
    "card",
    "code_log_odds",
    "corpus",
    "cross",
    "emphasis",
    "findings",
    "groups_wide",
    "growth",
    "instrument_mix",
    "kinds",
    "location_quotient",
    "log_odds",
    "mix_borders",
    "overlapping",
    "overlaps",
    "partners",
    "promise_totals",
    "promises",
    "rank_stability",
    "ruler_agreement",
    "structure",
    "weakest",
    "wide",
    "wording",
    "wording_by_code",
    "xy_table",
    "xy_wide",
]

"""DataFrame → DataFrame, computing only. Every result carries n, its denominator and the regions that may be compared."""

from compare.measures.accuracy import accuracy, weakest
from compare.measures.alikes import look_alikes
from compare.measures.behind import behind
from compare.measures.borders import borders
from compare.measures.breadth import breadth
from compare.measures.citations import citation_levels, citations, citations_wide
from compare.measures.contrast import location_quotient, overlapping, partners
from compare.measures.corpus import corpus, findings, kinds, overlaps, structure
from compare.measures.cross import cross
from compare.measures.density import promise_density
from compare.measures.duties import duties
from compare.measures.duty_coverage import duty_coverage
from compare.measures.emphasis import emphasis
from compare.measures.ground import common_ground, ground_wide
from compare.measures.leaving_out import leaving_each_out
from compare.measures.log_odds import code_log_odds, log_odds
from compare.measures.mix import groups_wide, instrument_mix
from compare.measures.mix_borders import mix_borders
from compare.measures.names import card, wide
from compare.measures.periods import periods
from compare.measures.priorities import priorities, priority_coverage
from compare.measures.ranks import rank_stability, ruler_agreement
from compare.measures.references import reference_targets, references
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
    "citation_levels",
    "citations",
    "citations_wide",
    "code_log_odds",
    "common_ground",
    "corpus",
    "cross",
    "duties",
    "duty_coverage",
    "emphasis",
    "findings",
    "ground_wide",
    "groups_wide",
    "growth",
    "instrument_mix",
    "kinds",
    "leaving_each_out",
    "location_quotient",
    "log_odds",
    "look_alikes",
    "mix_borders",
    "overlapping",
    "overlaps",
    "partners",
    "periods",
    "priorities",
    "priority_coverage",
    "promise_density",
    "promise_totals",
    "promises",
    "rank_stability",
    "reference_targets",
    "references",
    "ruler_agreement",
    "structure",
    "weakest",
    "wide",
    "wording",
    "wording_by_code",
    "xy_table",
    "xy_wide",
]

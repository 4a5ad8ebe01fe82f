"""DataFrame → DataFrame, computing only. Every result carries n, its denominator and the regions that may be compared."""

from compare.measures.accuracy import accuracy, weakest
from compare.measures.citations import citation_levels, citations
from compare.measures.corpus import corpus, findings, kinds, overlaps, structure
from compare.measures.duties import duties
from compare.measures.emphasis import emphasis
from compare.measures.ground import common_ground, ground_wide, look_alikes
from compare.measures.mix import groups_wide, instrument_mix
from compare.measures.names import card, wide
from compare.measures.priorities import priorities, priority_coverage
from compare.measures.references import reference_targets, references
from compare.measures.scope import MeasureError
from compare.measures.targets import growth, promise_totals, promises

__all__ = [
    "MeasureError",
    "accuracy",
    "card",
    "citation_levels",
    "citations",
    "common_ground",
    "corpus",
    "duties",
    "emphasis",
    "findings",
    "ground_wide",
    "groups_wide",
    "growth",
    "instrument_mix",
    "kinds",
    "look_alikes",
    "overlaps",
    "priorities",
    "priority_coverage",
    "promise_totals",
    "promises",
    "reference_targets",
    "references",
    "structure",
    "weakest",
    "wide",
]

"""DataFrame → DataFrame, computing only. Every result carries n, its denominator and the regions that may be compared."""

from compare.measures.accuracy import accuracy, weakest
from compare.measures.alikes import look_alikes
from compare.measures.behind import behind
from compare.measures.borders import borders
from compare.measures.breadth import breadth
from compare.measures.brief import leaving_out_others, stated
from compare.measures.citations import citation_levels, citations, citations_wide
from compare.measures.coding_table import coding_counts, coding_table, item_numbers
from compare.measures.contrast import location_quotient, overlapping, partners
from compare.measures.corpus import corpus, findings, kinds, outline, overlaps, structure
from compare.measures.correspondence import correspondence
from compare.measures.cross import cross
from compare.measures.density import promise_density
from compare.measures.duties import duties
from compare.measures.duty_coverage import duty_coverage
from compare.measures.emphasis import emphasis
from compare.measures.evidence_rows import evidence_rows
from compare.measures.ground import common_ground, ground_wide
from compare.measures.keyness import keyness
from compare.measures.leaving_out import leaving_each_out
from compare.measures.log_odds import code_log_odds, log_odds
from compare.measures.mix import groups_wide, instrument_mix
from compare.measures.mix_borders import mix_borders
from compare.measures.names import card, listing, wide
from compare.measures.periods import periods
from compare.measures.priorities import priorities, priority_coverage
from compare.measures.ranks import rank_stability, ruler_agreement
from compare.measures.references import reference_targets, references
from compare.measures.reuse import agreements, both_ways, reuse_shares, shared_sentences, sides, text_reuse
from compare.measures.scope import MeasureError
from compare.measures.similarity import clusters, similarity
from compare.measures.targets import growth, promise_totals, promises
from compare.measures.tokens import occurrences, tokens
from compare.measures.wording import wording, wording_by_code
from compare.measures.xy import xy_table, xy_wide
from compare.measures.xy_evidence import xy_evidence

__all__ = [
    "MeasureError",
    "accuracy",
    "agreements",
    "behind",
    "borders",
    "both_ways",
    "breadth",
    "card",
    "citation_levels",
    "citations",
    "citations_wide",
    "clusters",
    "code_log_odds",
    "coding_counts",
    "coding_table",
    "common_ground",
    "corpus",
    "correspondence",
    "cross",
    "duties",
    "duty_coverage",
    "emphasis",
    "evidence_rows",
    "findings",
    "ground_wide",
    "groups_wide",
    "growth",
    "instrument_mix",
    "item_numbers",
    "keyness",
    "kinds",
    "leaving_each_out",
    "leaving_out_others",
    "listing",
    "location_quotient",
    "log_odds",
    "look_alikes",
    "mix_borders",
    "occurrences",
    "outline",
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
    "reuse_shares",
    "ruler_agreement",
    "shared_sentences",
    "sides",
    "similarity",
    "stated",
    "structure",
    "text_reuse",
    "tokens",
    "weakest",
    "wide",
    "wording",
    "wording_by_code",
    "xy_evidence",
    "xy_table",
    "xy_wide",
]

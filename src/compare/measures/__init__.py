"""DataFrame → DataFrame, computing only. Every result carries n, its denominator and the regions that may be compared."""

from compare.measures.accuracy import accuracy, weakest
from compare.measures.corpus import corpus, findings, kinds, overlaps, structure
from compare.measures.correspondence import correspondence
from compare.measures.emphasis import emphasis
from compare.measures.keyness import keyness
from compare.measures.mix import groups_wide, instrument_mix
from compare.measures.names import card, wide
from compare.measures.reuse import agreements, reuse_shares, shared_sentences, sides, text_reuse
from compare.measures.scope import MeasureError
from compare.measures.similarity import clusters, similarity
from compare.measures.targets import growth, promise_totals, promises
from compare.measures.tokens import occurrences, tokens

__all__ = [
    "MeasureError",
    "accuracy",
    "agreements",
    "card",
    "clusters",
    "corpus",
    "correspondence",
    "emphasis",
    "findings",
    "groups_wide",
    "growth",
    "instrument_mix",
    "keyness",
    "kinds",
    "occurrences",
    "overlaps",
    "promise_totals",
    "promises",
    "reuse_shares",
    "shared_sentences",
    "sides",
    "similarity",
    "structure",
    "text_reuse",
    "tokens",
    "weakest",
    "wide",
]

"""How far a figure would move with other sentences, and other texts, of the same kind: 95 % percentile bootstrap.

Within a document sentences are drawn with replacement (a quantity comes with its sentence); over several documents,
documents first and then their sentences. All counts of a sentence are packed into one whole number, 32 bits for each, so
that a draw of a document is one sum. Only `random.Random` is used: the same figures on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from compare.accuracy.counts import Counts, Key, Tally

DRAWS = 500
SEED = 20_181_107
BITS = 32


class Interval(NamedTuple):
    """The middle 95 % of what the draws gave."""

    low: float
    high: float


class Packing:
    """Which bits of a whole number hold which counts."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.keys = list(keys)
        self._shift = {key: 3 * i * BITS for i, key in enumerate(self.keys)}

    def pack(self, tally: Tally) -> int:
        """The counts of one sentence as one number."""
        out = 0
        for key, (right, extra, missed) in tally.items():
            out += (right + (extra << BITS) + (missed << 2 * BITS)) << self._shift[key]
        return out

    def unpack(self, key: Key, draws: Sequence[int]) -> list[Counts]:
        """The counts of the key in every draw; none where no text has the key."""
        shift, one = self._shift.get(key), (1 << BITS) - 1
        if shift is None:
            return []
        parts = (draw >> shift for draw in draws)
        return [Counts(part & one, part >> BITS & one, part >> 2 * BITS & one) for part in parts]


def of_document(doc_id: str, packed: Sequence[int]) -> list[int]:
    """Sums of ``DRAWS`` draws of as many sentences as the document has."""
    chance = random.Random(f"{SEED} {doc_id}")
    return [sum(chance.choices(packed, k=len(packed))) if packed else 0 for _ in range(DRAWS)]


def of_group(name: str, documents: Sequence[Sequence[int]]) -> list[int]:
    """Sums of ``DRAWS`` draws of as many documents as there are, each with a draw of its sentences."""
    chance = random.Random(f"{SEED} {name}")
    return [sum(chance.choice(draws) for draws in chance.choices(documents, k=len(documents))) for _ in range(DRAWS)]


def interval(figures: Sequence[float | None]) -> Interval | None:
    """The middle 95 %; None where fewer than half of the draws gave a figure, or all gave the same.

    All draws from right cases are right: that is no sign that the next case will be.
    """
    known = sorted(figure for figure in figures if figure is not None)
    if not known or len(known) < len(figures) / 2 or known[0] == known[-1]:
        return None
    cut = int(len(known) * 0.025)
    return Interval(known[cut], known[-1 - cut])

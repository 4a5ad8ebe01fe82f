"""What is counted: hits, false finds and misses, by what is scored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Key(NamedTuple):
    """What is scored: a measure of the table accuracy, and one code of it ('' for all)."""

    measure: str
    code: str = ""


class Counts(NamedTuple):
    """True and false positives and false negatives."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found; None where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is nothing to find and nothing was found."""
        every = 2 * self.right + self.extra + self.missed
        return 2 * self.right / every if every else None


class Tally(dict[Key, Counts]):
    """Counts by what is scored, of one sentence, one document or several."""

    def count(self, measure: str, code: str = "", *, right: int = 0, extra: int = 0, missed: int = 0) -> None:
        """Add to the counts of a measure; those of a code count for the measure as a whole too."""
        for key in {Key(measure, code), Key(measure)}:
            a, b, c = self.get(key, (0, 0, 0))
            self[key] = Counts(a + right, b + extra, c + missed)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of some tallies."""
    out = Tally()
    for tally in tallies:
        for key, (right, extra, missed) in tally.items():
            a, b, c = out.get(key, (0, 0, 0))
            out[key] = Counts(a + right, b + extra, c + missed)
    return out

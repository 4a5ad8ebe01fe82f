"""Codes against the gold, and the two readings behind the gold against each other, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.accuracy.counts import Counts, Tally
from compare.accuracy.golds import Row, Sentences
from compare.models import Coding

SCHEMES = {"sector": "sectors", "instrument": "instruments"}
READINGS = {scheme: f"readings_{scheme}" for scheme in SCHEMES}


def score(sentences: Sentences, codings: Sequence[Coding]) -> list[Tally]:
    """One tally for each sentence of the gold.

    A predicted code belongs to the sentence that holds the start of its evidence; evidence outside every sentence is
    wrong. Codes that the two readings did not agree on count neither for nor against.
    """
    out = [Tally() for _ in sentences.rows]
    got: list[set[tuple[str, str]]] = [set() for _ in sentences.rows]
    for coding in codings:
        if coding.scheme not in SCHEMES:
            continue
        place = sentences.holding(int(coding.start))
        if place is not None:
            got[place].add((coding.scheme, coding.code))
        elif out:
            out[sentences.nearest(int(coding.start))].count(coding.scheme, coding.code, extra=1)
    for tally, row, found in zip(out, sentences.rows, got, strict=True):
        skipped = split(row["contested"])
        for scheme, column in SCHEMES.items():
            wanted = split(row[column]) - skipped
            named = {code for of, code in found if of == scheme} - skipped
            for code in sorted(wanted | named):
                right, extra = code in wanted and code in named, code not in wanted
                tally.count(scheme, code, right=right, extra=extra, missed=code not in named)
    return out


def split(cell: str | None) -> set[str]:
    """The codes in a cell of the gold."""
    return set(filter(None, (cell or "").split(",")))


def readings(sentences: Sentences, second: Sequence[Row], codes: Mapping[str, set[str]]) -> list[Tally]:
    """One tally for each sentence: codes that both readings gave are right, those that one gave are extra.

    Where the second reading has a file of its own, codes that either reader found open are left out; else the column
    contested holds what one gave. ``codes`` are all codes of each scheme: that column does not say of which a code is.
    """
    out = []
    for i, row in enumerate(sentences.rows):
        tally = Tally()
        contested = split(row["contested"])
        for scheme, column in SCHEMES.items():
            first = split(row[column]) - contested
            both, one = first, contested & codes[scheme]
            if second:
                other = split(second[i][column]) - contested
                left = first - split(second[i].get("contested"))
                both, one = left & other, left ^ (other - split(second[i].get("contested")))
            for code in sorted(both):
                tally.count(READINGS[scheme], code, right=1)
            for code in sorted(one):
                tally.count(READINGS[scheme], code, extra=1)
        out.append(tally)
    return out


def alpha(counts: Counts, units: int) -> float | None:
    """Krippendorff's alpha of the two readings: is a code present in a sentence, yes or no.

    Two coders, nominal data, nothing missing: 1 - (n - 1) * o01 / (n0 * n1), with n = 2 * units values, n1 of them yes
    and o01 units in which they differ (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section A).
    None where nobody ever says yes, or everybody always.
    """
    yes = 2 * counts.right + counts.extra
    no = 2 * units - yes
    return 1 - (2 * units - 1) * counts.extra / (yes * no) if yes and no else None


def ac1(counts: Counts, units: int) -> float | None:
    """Gwet's AC1 of the same: (pa - pe) / (1 - pe) with pe = 2 * q * (1 - q), q the mean share of yes (Gwet 2008)."""
    if not units:
        return None
    agreed = 1 - counts.extra / units
    q = (2 * counts.right + counts.extra) / (2 * units)
    chance = 2 * q * (1 - q)
    return (agreed - chance) / (1 - chance)

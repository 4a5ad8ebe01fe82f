"""Which characters are nobody's own wording: set phrases, names, and text common to many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compare.measures.alignment import MINIMUM
from compare.measures.shingles import Row, index
from compare.packaged import packaged_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

PHRASE = 10
"""Signs of a shingle that make a phrase; six may be a word that every plan has."""

MANY = 20
"""Regions beyond which a phrase is common, however many there are."""

AT_LEAST = 3
"""Regions in which a phrase must stand to be common, however few there are."""

NAMES = "names"
"""The kind of phrases that are names: no wording of a text's own, and no formula either."""


class Worn(NamedTuple):
    """Signs that are nobody's own wording, place by place of the row: in set phrases, in names, in common phrases."""

    phrase: Flags
    name: Flags
    common: Flags

    @property
    def any(self) -> Flags:
        """Signs of any of the three."""
        return self.phrase | self.name | self.common

    @property
    def formula(self) -> Flags:
        """Signs of set phrases, and of stretches of common phrases as long as a passage must be."""
        return self.phrase | long_stretches(self.common)


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of formulas.yaml by kind, as they are looked for."""
    kinds = packaged_data(Path(__file__).with_name("formulas.yaml"))
    return {kind: tuple(str(phrase).lower() for phrase in entry["phrases"]) for kind, entry in kinds.items()}


def worn(row: Row, regions: int) -> Worn:
    """Which signs are in set phrases, in names, and in phrases common to the policies of many regions.

    Common is what stands in more than half of the ``regions`` and in three at least, or in more than 20.
    """
    import numpy as np

    text = "".join(map(chr, np.where(row.sign < 0, 0, row.sign).tolist()))
    kinds = phrases()
    phrase = _marked(text, [words for kind, found in kinds.items() if kind != NAMES for words in found])
    found = index(row, PHRASE)
    shared = (found.regions >= AT_LEAST) & (2 * found.regions > regions) | (found.regions > MANY)
    common = np.zeros(len(text), dtype=bool)
    for k in range(PHRASE):
        common[found.place[shared] + k] = True
    return Worn(phrase, _marked(text, kinds[NAMES]), common)


def _marked(text: str, wanted: Iterable[str]) -> Flags:
    """Places of a text in any of the words."""
    import numpy as np

    flags = np.zeros(len(text), dtype=bool)
    for words in wanted:
        at = text.find(words)
        while at >= 0:
            flags[at : at + len(words)] = True
            at = text.find(words, at + 1)
    return flags


def long_stretches(flags: Flags) -> Flags:
    """Those signs flagged that stand in stretches of twenty or more."""
    import numpy as np

    edge = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    begin, end = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    out = np.zeros(len(flags), dtype=bool)
    for start, stop in zip(begin, end, strict=True):
        out[start:stop] = stop - start >= MINIMUM
    return out

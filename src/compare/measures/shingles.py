"""The characters of all documents in one row, and the runs that two documents have in common: where passages may align."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

WIDTH = 6
"""Characters of a shingle: two or three words. Shorter ones are words that any two plans share."""

OFTEN = 64
"""Places of a shingle above which it starts no passage; a passage that starts elsewhere reaches over it all the same."""

FEW = 4
"""Places in reference documents of a shingle that stands in many policies, so that inherited text is found there too."""

REFERENCE = -1
"""Region of a document that is none of a region's policies."""


class Source(NamedTuple):
    """A document as it goes into the row: its text, the spans of it that are compared, and the number of its region."""

    text: str
    spans: list[tuple[int, int]]
    region: int


class Row(NamedTuple):
    """Letters, figures and Han characters of all documents, one after the other.

    ``sign`` is the character in its plain form (half width, lower case); wherever something stands between that is not
    compared, and after each document, stands a bar: a negative number that no other place has. ``at`` is the place in
    the document's text, ``document`` the document's number; ``region`` has the region of each document.
    """

    sign: Ints
    at: Ints
    document: Ints
    region: Ints


class Runs(NamedTuple):
    """Stretches of ``length`` signs, without a bar, that stand at ``first`` and again at ``second`` in a later document."""

    first: Ints
    second: Ints
    length: Ints


def in_a_row(sources: Iterable[Source]) -> Row:
    """The row of the documents, given by region, references last.

    White space and punctuation are left out; ``at`` keeps every offset.
    """
    import numpy as np

    signs, places, numbers, regions = [np.array([-1])], [np.array([0])], [np.array([-1])], []
    for number, source in enumerate(sources):
        plain = _plain(source.text)
        inside = np.zeros(len(plain), dtype=bool)
        for start, end in source.spans:
            inside[start:end] = True
        sign = np.append(np.where(inside, plain, -np.sign(plain)), -1)
        kept = np.flatnonzero(sign)
        kept = kept[(sign[kept] > 0) | (np.append(1, sign[kept][:-1]) > 0)]  # of bars side by side, the first
        signs.append(sign[kept])
        places.append(kept)
        numbers.append(np.full(len(kept), number))
        regions.append(source.region)
    sign = np.concatenate(signs)
    sign = np.where(sign > 0, sign, -1 - np.arange(len(sign)))
    return Row(sign, np.concatenate(places), np.concatenate(numbers), np.array(regions, dtype=np.int64))


def _plain(text: str) -> Ints:
    """Each character's plain form as a number, 0 for white space and punctuation."""
    import numpy as np

    code = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    known, place = np.unique(code, return_inverse=True)
    return np.array([_form(chr(c)) for c in known], dtype=np.int64)[place]


@cache
def _form(character: str) -> int:
    plain = unicodedata.normalize("NFKC", character).lower()
    plain = plain if len(plain) == 1 else character
    return ord(plain) if plain.isalnum() else 0


class Index(NamedTuple):
    """The shingles of a row: ``place`` of each that has no bar, sorted by ``shingle``, which is the same for the same signs.

    ``width`` is their length; ``regions`` the number of regions in whose policies the shingle stands, ``often`` how many
    places it has.
    """

    width: int
    place: Ints
    shingle: Ints
    regions: Ints
    often: Ints


def index(row: Row, width: int = WIDTH) -> Index:
    """The index of all shingles of a row, ``width`` signs long."""
    import numpy as np

    bar = np.append(0, np.cumsum(row.sign < 0))
    place = np.flatnonzero(bar[width:] == bar[:-width])
    key = np.zeros(len(place), dtype=np.uint64)
    for k in range(width):  # 64 bits: no two shingles of a corpus are likely to share a number
        key = (key ^ row.sign[place + k].astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        key ^= key >> np.uint64(29)
    order = np.argsort(key, kind="stable")
    place, key = place[order], key[order]
    new = np.append(True, key[1:] != key[:-1])[: len(key)]
    shingle = np.cumsum(new) - 1
    often = np.bincount(shingle)[shingle] if len(shingle) else shingle
    return Index(width, place, shingle, _regions(row, place, shingle), often)


def _regions(row: Row, place: Ints, shingle: Ints) -> Ints:
    """In the policies of how many regions each shingle stands."""
    import numpy as np

    if not len(place):
        return place
    region = row.region[row.document[place]]
    # places of a shingle ascend, and so do the regions of the row, references last
    new = np.append(True, (shingle[1:] != shingle[:-1]) | (region[1:] != region[:-1])) & (region != REFERENCE)
    count: Ints = np.bincount(shingle[new], minlength=int(shingle[-1]) + 1)[shingle]
    return count


def runs(row: Row, found: Index, most: int) -> Runs:
    """The runs around every shingle that two documents share, as long as they are the same, each once.

    A shingle that stands in the policies of more than ``most`` regions, or at more than `OFTEN` places, starts none
    between policies, and between a policy and a reference document only if the reference has it four times at most.
    """
    import numpy as np

    first, second = _seeds(row, found, most)
    order = np.lexsort((first, second - first))
    first, second = first[order], second[order]
    follows = (np.diff(second - first, prepend=-1) == 0) & (np.diff(first, prepend=-2) == 1)
    begin = np.flatnonzero(~follows)
    last = np.append(begin[1:], len(first))[: len(begin)] - 1
    start, other, end = _stretched(row.sign, first[begin], second[begin], first[last] + found.width)
    return Runs(*np.unique(np.stack([start, other, end - start]), axis=1))


def _seeds(row: Row, found: Index, most: int) -> tuple[Ints, Ints]:
    """Places of the same shingle in two documents, of which at least one is a policy."""
    import numpy as np

    rare = (found.regions <= most) & (found.often <= OFTEN)
    pairs = [*_couples(found.place[rare], found.shingle[rare]), _into_references(row, found, ~rare)]
    first, second = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    one, other = row.document[first], row.document[second]
    wanted = (one != other) & ((row.region[one] != REFERENCE) | (row.region[other] != REFERENCE))
    return first[wanted], second[wanted]


def _couples(place: Ints, shingle: Ints) -> Iterable[tuple[Ints, Ints]]:
    """Every two places of each shingle, the earlier first."""
    for step in range(1, OFTEN):
        same = shingle[step:] == shingle[:-step]
        if not same.any():
            break
        yield place[:-step][same], place[step:][same]


def _into_references(row: Row, found: Index, asked: Flags) -> tuple[Ints, Ints]:
    """Places in policies and in reference documents of the shingles asked for, where references have few."""
    import numpy as np

    place, shingle = found.place[asked], found.shingle[asked]
    reference = row.region[row.document[place]] == REFERENCE
    theirs, where = shingle[reference], place[reference]
    ours, here = shingle[~reference], place[~reference]
    begin, end = np.searchsorted(theirs, ours), np.searchsorted(theirs, ours, side="right")
    few = end - begin <= FEW
    pairs = [
        (np.minimum(a, b), np.maximum(a, b))
        for k in range(FEW)
        for more in [few & (begin + k < end)]
        for a, b in [(here[more], where[(begin + k)[more]])]
    ]
    return np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs])


def _stretched(sign: Ints, start: Ints, other: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """Runs drawn out to both sides while the signs are the same; bars are never the same."""
    import numpy as np

    start, other, end = start.copy(), other.copy(), end.copy()
    going = np.arange(len(start))
    while len(going := going[sign[start[going] - 1] == sign[other[going] - 1]]):
        start[going] -= 1
        other[going] -= 1
    going = np.arange(len(start))
    while len(going := going[sign[end[going]] == sign[other[going] + end[going] - start[going]]]):
        end[going] += 1
    return start, other, end

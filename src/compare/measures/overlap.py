"""All passages that two documents of a study have in common, found once for each study."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from compare.measures import alignment
from compare.measures.alignment import MINIMUM, Block, Blocks
from compare.measures.formulas import MANY, worn
from compare.measures.frames import rows_of
from compare.measures.scope import COUNTED
from compare.measures.shingles import REFERENCE, Row, Runs, Source, in_a_row, index, runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from compare.study import Study

    Flags = NDArray[np.bool_]

COMPARED = ("heading", *COUNTED)
"""Kinds of sentences that passages are looked for in: no lists of agencies, tables, titles or furniture."""

HELD = 0.8
"""Share of a passage that must stand in a reference document for that document to hold it."""


class Passage(NamedTuple):
    """What two documents, given by number, have in common: the blocks of equal signs, by their place in the row.

    ``outside`` counts the equal signs outside set phrases, names and common text; ``holders`` are the reference documents that
    hold the passage, by number.
    """

    one: int
    other: int
    blocks: Blocks
    outside: int
    holders: tuple[int, ...] = ()

    @property
    def specific(self) -> bool:
        """Whether enough of it is wording of its own: half, or twenty signs."""
        return self.outside >= min(alignment.length(self.blocks) / 2, MINIMUM)


class Found(NamedTuple):
    """The documents of a study by number, policies first; their characters in a row; passages; and signs of set phrases."""

    ids: tuple[str, ...]
    row: Row
    passages: tuple[Passage, ...]
    formula: Flags


def found(study: Study) -> Found:
    """Every passage of the study's documents, by number of the two and place; kept for the study."""
    ids = tuple(study.documents["doc_id"])
    return study.once(("reuse", ids, study.regions_in_order), lambda: _find(study))


def _find(study: Study) -> Found:
    ids, sources = _sources(study)
    row = in_a_row(sources)
    used = worn(row, len(study.regions_in_order))
    not_own = used.any | _cited(study, ids, row)
    passages = [
        Passage(one, other, blocks, _outside(blocks, not_own))
        for (one, other), blocks in _aligned(row, runs(row, index(row), MANY))
    ]
    passages.sort(key=lambda p: (p.one, p.other, p.blocks))
    return Found(ids, row, tuple(_with_holders(row, passages)), used.formula)


def _sources(study: Study) -> tuple[tuple[str, ...], list[Source]]:
    """Ids of the documents, policies first, and what of them goes into the row."""
    number = {region: place for place, region in enumerate(study.regions_in_order)}
    policies = dict(zip(study.policies["doc_id"], study.policies["region"].map(number), strict=True))
    others = study.documents.loc[study.documents["role"] != "policy", "doc_id"]
    compared = study.sentences[study.sentences["kind"].isin(COMPARED)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for sentence in rows_of(compared):
        spans.setdefault(sentence.doc_id, []).append((sentence.start, sentence.end))
    ids = (*policies, *sorted(others))
    return ids, [Source(study.text(doc), spans.get(doc, []), policies.get(doc, REFERENCE)) for doc in ids]


def _aligned(row: Row, stretches: Runs) -> Iterator[tuple[tuple[int, int], Blocks]]:
    """Every passage, with the numbers of its two documents."""
    chains = [(pair, chain) for pair, own in _pairs(row, stretches) for chain in alignment.chains(row.sign, own)]
    whole = alignment.extended(row.sign, [chain for _, chain in chains])
    both = zip((pair for pair, _ in chains), whole, strict=True)
    for pair, group in groupby(both, key=itemgetter(0)):
        for blocks in alignment.chosen(blocks for _, blocks in group):
            yield pair, blocks


def _pairs(row: Row, stretches: Runs) -> Iterator[tuple[tuple[int, int], Blocks]]:
    """The runs of every two documents that have signs enough in common for a passage."""
    import numpy as np

    one, other = row.document[stretches.first], row.document[stretches.second]
    order = np.lexsort((stretches.second, stretches.first, other, one))
    pair = (one * len(row.region) + other)[order]
    edges = np.flatnonzero(np.diff(pair, prepend=-1, append=-1))
    columns = [column[order].tolist() for column in stretches]
    for begin, end in pairwise(edges.tolist()):
        blocks = [Block(*block) for block in zip(*(column[begin:end] for column in columns), strict=True)]
        if alignment.length(blocks) >= MINIMUM // 2:
            yield (int(one[order[begin]]), int(other[order[begin]])), blocks


def _outside(blocks: Blocks, used: Flags) -> int:
    """Signs that are the same and, on both sides, a text's own wording."""
    return sum(int((~used[b.first : b.first + b.length] & ~used[b.second : b.second + b.length]).sum()) for b in blocks)


def _cited(study: Study, ids: tuple[str, ...], row: Row) -> Flags:
    """Signs inside the titles of cited documents."""
    import numpy as np

    out = np.zeros(len(row.sign), dtype=bool)
    number = {doc_id: place for place, doc_id in enumerate(ids)}
    begins = np.searchsorted(row.document, np.arange(len(ids) + 1))
    for cited in rows_of(study.citations[study.citations["title"] != ""]):
        k = number[cited.doc_id]
        own = slice(begins[k], begins[k + 1])
        out[own] |= (row.at[own] >= cited.start) & (row.at[own] < cited.end)
    return out


def _with_holders(row: Row, passages: list[Passage]) -> Iterator[Passage]:
    """The passages with the reference documents that hold them, on one side at least."""
    signs: dict[int, dict[int, set[int]]] = {}
    for p in passages:
        if row.region[p.other] == REFERENCE:
            of_policy = signs.setdefault(p.one, {}).setdefault(p.other, set())
            of_policy.update(at for b in p.blocks for at in range(b.first, b.first + b.length))
    for p in passages:
        if row.region[p.other] == REFERENCE:
            yield p._replace(holders=(p.other,))
            continue
        one = {at for b in p.blocks for at in range(b.first, b.first + b.length)}
        other = {at for b in p.blocks for at in range(b.second, b.second + b.length)}
        sides = [(signs.get(p.one, {}), one), (signs.get(p.other, {}), other)]
        holders = {ref for side, own in sides for ref, held in side.items() if len(own & held) >= HELD * len(own)}
        yield p._replace(holders=tuple(sorted(holders)))

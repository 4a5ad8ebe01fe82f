"""Local alignment of two documents along the runs that they share: seed, chain, fill and extend.

A passage scores as in Smith and Waterman (1981, Journal of Molecular Biology 147(1)): one for each sign that is the same,
minus one for each that differs or stands on one side alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

MINIMUM = 20
"""Score of a passage: twenty signs more are the same than are not. Names, and most lists of them, stay below."""

DROP = 20
"""What a stretch between two runs may cost; beyond it they are passages of their own."""

REACH = 60
"""Signs between two runs, on either side, over which they may belong together."""

EDGE = 30
"""Signs before and behind a chain in which it may go on."""

NEAR = 40
"""Runs before a run that it may continue."""

BATCH = 4096
"""Chains extended together."""


class Block(NamedTuple):
    """``length`` signs that are the same at ``first`` and at ``second``."""

    first: int
    second: int
    length: int


Blocks = list[Block]


class _Link(NamedTuple):
    """A run as the end of a chain: the link before it, if any, the blocks between both, and the score so far."""

    run: Block
    before: int | None
    between: Blocks
    score: int


def score(blocks: Blocks) -> int:
    """Signs that are the same, less those between the blocks on the longer side."""
    apart = sum(max(b.first - a.first - a.length, b.second - a.second - a.length) for a, b in pairwise(blocks))
    return length(blocks) - apart


def length(blocks: Blocks) -> int:
    """Signs that are the same."""
    return sum(block.length for block in blocks)


def chains(sign: Ints, runs: Blocks) -> Iterator[Blocks]:
    """What all runs of two documents make when those that belong together are joined: blocks in order, best chain first."""
    links = _links(sign, sorted(runs))
    used: set[int] = set()
    for last in sorted(range(len(links)), key=lambda k: (-links[k].score, k)):
        chain: list[_Link] = []
        at: int | None = last
        while at is not None and at not in used:
            used.add(at)
            chain.append(links[at])
            at = links[at].before
        if sum(link.run.length for link in chain) >= MINIMUM // 2:
            yield _joined(chain[::-1])


def chosen(found: Iterable[Blocks]) -> Iterator[Blocks]:
    """Of the chains of two documents those that are passages; of some that are for the most part the same, the first."""
    told: set[tuple[int, int]] = set()
    for blocks in found:
        if score(blocks) >= MINIMUM:
            pairs = {(b.first + k, b.second + k) for b in blocks for k in range(b.length)}
            if 2 * len(pairs & told) <= len(pairs):
                told |= pairs
                yield blocks


def _links(sign: Ints, runs: Blocks) -> list[_Link]:
    """Each run with the best chain that it ends."""
    links: list[_Link] = []
    for run in runs:
        best = _Link(run, None, [], run.length)
        for k in range(len(links) - 1, max(-1, len(links) - 1 - NEAR), -1):
            before = links[k].run
            across = run.first - before.first - before.length, run.second - before.second - before.length
            if max(across) <= REACH and abs(across[0] - across[1]) <= REACH and min(across) > -run.length:
                best = _continued(sign, links[k], k, run, best)
        links.append(best)
    return links


def _continued(sign: Ints, before: _Link, k: int, run: Block, best: _Link) -> _Link:
    """The run behind the chain that ends with link ``k``, where that is better than the best known."""
    here, there = before.run.first + before.run.length, before.run.second + before.run.length
    over = max(0, here - run.first, there - run.second)
    kept = Block(run.first + over, run.second + over, run.length - over)
    gaps = kept.first - here, kept.second - there
    most = min(gaps) - abs(gaps[0] - gaps[1])
    if most < -DROP or before.score + most + kept.length <= best.score:
        return best
    one, other = sign[here : kept.first], sign[there : kept.second]
    if (one < 0).any() or (other < 0).any():
        return best
    table = _tables(one[None], other[None])[0]
    total = before.score + int(table[-1, -1])
    if table[-1, -1] < -DROP or total <= 0 or total + kept.length <= best.score:
        return best
    between = [Block(here + b.first, there + b.second, b.length) for b in _traced(table, one, other, *gaps)]
    return _Link(kept, k, between, total + kept.length)


def _joined(chain: list[_Link]) -> Blocks:
    """The blocks of a chain, those that touch on both sides made one."""
    blocks: Blocks = []
    for place, link in enumerate(chain):
        for block in [*(link.between if place else []), link.run]:
            _append(blocks, block)
    return blocks


def _append(blocks: Blocks, block: Block) -> None:
    if blocks:
        last = blocks[-1]
        if (last.first + last.length, last.second + last.length) == (block.first, block.second):
            blocks[-1] = Block(last.first, last.second, last.length + block.length)
            return
    blocks.append(block)


def extended(sign: Ints, found: list[Blocks]) -> list[Blocks]:
    """Chains with what agrees before and behind them, as long as it gains."""
    out = []
    for start in range(0, len(found), BATCH):
        part = found[start : start + BATCH]
        before = _gains(sign, [(blocks[0].first, blocks[0].second) for blocks in part], -1)
        ends = [(last.first + last.length, last.second + last.length) for *_, last in part]
        for blocks, head, tail in zip(part, before, _gains(sign, ends, 1), strict=True):
            whole: Blocks = []
            for block in (*head, *blocks, *tail):
                _append(whole, block)
            out.append(whole)
    return out


def _gains(sign: Ints, corners: list[tuple[int, int]], step: int) -> Iterator[Blocks]:
    """The blocks that gain most from each pair of places on: to the right, or with ``step`` -1 to the left."""
    import numpy as np

    at = np.array(corners, dtype=np.int64).T
    way = np.arange(EDGE) if step > 0 else -1 - np.arange(EDGE)
    one, other = (_free(sign, side[:, None] + way) for side in at)
    tables = _tables(one, other)
    best = tables.reshape(len(tables), -1).argmax(axis=1)
    for k, (first, second) in enumerate(corners):
        i, j = divmod(int(best[k]), EDGE + 1)
        blocks = _traced(tables[k], one[k], other[k], i, j) if i else []
        if step > 0:
            yield [Block(first + b.first, second + b.second, b.length) for b in blocks]
        else:
            yield [Block(first - b.first - b.length, second - b.second - b.length, b.length) for b in blocks[::-1]]


def _free(sign: Ints, places: Ints) -> Ints:
    """Signs at the places, a row each, up to the first bar: from there on, numbers that are the same as nothing."""
    import numpy as np

    signs = sign[np.clip(places, 0, len(sign) - 1)]
    behind = np.maximum.accumulate(signs < 0, axis=1)
    return np.where(behind, -1 - np.clip(places, 0, None), signs)


def _tables(one: Ints, other: Ints) -> Ints:
    """Scores of the best alignments of every start of one with every start of the other (Needleman and Wunsch), row by row."""
    import numpy as np

    step = np.arange(other.shape[1] + 1, dtype=np.int16)
    tables = np.empty((len(one), one.shape[1] + 1, len(step)), dtype=np.int16)
    tables[:, 0] = -step
    for i in range(one.shape[1]):
        line = tables[:, i] - np.int16(1)
        same = np.where(other == one[:, i, None], np.int16(1), np.int16(-1))
        line[:, 1:] = np.maximum(line[:, 1:], tables[:, i, :-1] + same)
        tables[:, i + 1] = np.maximum.accumulate(line + step, axis=1) - step
    return tables


def _traced(table: Ints, one: Ints, other: Ints, i: int, j: int) -> Blocks:
    """The blocks of the best alignment that ends before signs ``i`` and ``j``."""
    pairs = []
    while i > 0 and j > 0:
        same = one[i - 1] == other[j - 1]
        if table[i, j] == table[i - 1, j - 1] + (1 if same else -1):
            i, j = i - 1, j - 1
            if same:
                pairs.append(Block(i, j, 1))
        elif table[i, j] == table[i - 1, j] - 1:
            i -= 1
        else:
            j -= 1
    blocks: Blocks = []
    for pair in reversed(pairs):
        _append(blocks, pair)
    return blocks

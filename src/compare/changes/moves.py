"""Two states compared: documents and rows that came or went, ranks, shares and intervals that moved, claims that changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from compare.changes.summary import Share, Summary
from compare.measures.claims import FAILED

# A figure moved if it differs by more than rounding shows in a table (0.05 percentage points).
SMALLEST = 0.0005
# Share of words from which a claim that came is taken to be one that went, in other figures.
ALIKE = 0.5
NONE = Share(None, None, None)


class Move(NamedTuple):
    """One figure of one region before and now; ranks count regions with a share from 1, None without a share."""

    region: str
    scheme: str
    code: str
    before: Share
    now: Share
    rank_before: int | None
    rank_now: int | None
    of_before: int
    of_now: int

    @property
    def moved(self) -> bool:
        """Whether share or interval moved, not only the rank."""
        return any(_differ(a, b) for a, b in zip(self.before, self.now, strict=True))


class Said(NamedTuple):
    """A claim of a notebook before and now; one of them may be ''."""

    notebook: str
    before: str
    now: str


@dataclass(slots=True)
class Moves:
    """What differs between two states. ``moves`` are of regions that both have, those that moved furthest first; ``touched``
    are the regions of documents that came, went or changed.
    """

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    fallen: list[Said] = field(default_factory=list)
    risen: list[Said] = field(default_factory=list)
    reworded: list[Said] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moves or self.fallen or self.risen or self.reworded)


def compare(before: Summary, now: Summary) -> Moves:
    """What the new state has otherwise than the old one."""
    old, new = before.documents, now.documents
    found = Moves(sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys()))
    found.changed = sorted(doc_id for doc_id in old.keys() & new.keys() if old[doc_id]["key"] != new[doc_id]["key"])
    found.touched = {new[d]["region"] for d in (*found.added, *found.changed)} | {old[d]["region"] for d in found.removed}
    found.rows = _rows(before, now)
    moves = [move for scheme in now.codes for move in _of_scheme(before, now, scheme)]
    found.moves = sorted(moves, key=_size, reverse=True)
    if before.claims and now.claims:
        for said in _claims(before, now):
            held, holds = _holds(said.before), _holds(said.now)
            kind = found.fallen if held and not holds else found.risen if holds and not held else found.reworded
            kind.append(said)
    return found


def _holds(line: str) -> bool:
    return bool(line) and not line.startswith(FAILED)


def _rows(before: Summary, now: Summary) -> dict[str, tuple[int, int]]:
    """Rows by table, before and now, where they differ."""
    totals: list[Counter[str]] = []
    for summary in (before, now):
        total: Counter[str] = Counter()
        for document in summary.documents.values():
            total.update(document["rows"])
        totals.append(total)
    return {table: (totals[0][table], totals[1][table]) for table in sorted(totals[0] | totals[1]) if totals[0][table] != totals[1][table]}


def _of_scheme(before: Summary, now: Summary, scheme: str) -> Iterator[Move]:
    both = [region for region in now.figures if region in before.figures]
    for code in now.codes[scheme]:
        old, new = _shares(before, scheme, code), _shares(now, scheme, code)
        ranks_before, ranks_now = _ranks(old), _ranks(new)
        for region in both:
            if old[region] == new[region] and ranks_before.get(region) == ranks_now.get(region):
                continue
            move = Move(
                region, scheme, code, old.get(region, NONE), new.get(region, NONE),
                ranks_before.get(region), ranks_now.get(region), len(ranks_before), len(ranks_now),
            )  # fmt: skip
            if move.moved or move.rank_before != move.rank_now:
                yield move


def _shares(summary: Summary, scheme: str, code: str) -> dict[str, Share]:
    return {region: own.get(scheme, {}).get(code, NONE) for region, own in summary.figures.items()}


def _ranks(shares: dict[str, Share]) -> dict[str, int]:
    """Rank of each region that has a share, the largest first; equal shares share the better rank."""
    known = {region: share.share for region, share in shares.items() if share.share is not None}
    ordered = sorted(known.values())
    return {region: 1 + len(ordered) - bisect_right(ordered, share) for region, share in known.items()}


def _size(move: Move) -> tuple[float, int, float]:
    """By how much the share moved, then the rank, then how large the share is."""
    before, now = move.before.share or 0.0, move.now.share or 0.0
    ranks = abs((move.rank_before or 0) - (move.rank_now or 0))
    return round(abs(now - before), 6) if move.moved else 0.0, ranks, now


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > SMALLEST


def _claims(before: Summary, now: Summary) -> Iterator[Said]:
    """Claims of the same cell that read otherwise; those before and now that are most alike in their words are one claim."""
    for notebook, cells in now.claims.items():
        for cell, lines in cells.items():
            old = before.claims.get(notebook, {}).get(cell)
            if old is not None:
                gone, come = [line for line in old if line not in lines], [line for line in lines if line not in old]
                yield from (Said(notebook, a, b) for a, b in _paired(gone, come))


def _paired(gone: list[str], come: list[str]) -> list[tuple[str, str]]:
    """Lines that went and lines that came, the most alike together; '' where a line has no fellow."""
    alike = [(_alike(a, b), i, j) for i, a in enumerate(gone) for j, b in enumerate(come)]
    fellow: dict[int, int] = {}
    for ratio, i, j in sorted(alike, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if ratio >= ALIKE and i not in fellow and j not in fellow.values():
            fellow[i] = j
    pairs = [(a, come[fellow[i]] if i in fellow else "") for i, a in enumerate(gone)]
    return pairs + [("", b) for j, b in enumerate(come) if j not in fellow.values()]


def _alike(one: str, other: str) -> float:
    """Share of common words, figures and whether it holds left aside: 0 to 1."""
    first, second = ([w for w in line.removeprefix(FAILED).lower().split() if not any(map(str.isdigit, w))] for line in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()

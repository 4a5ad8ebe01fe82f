"""Sentence → Coding: sectors, instruments and planning, in one pass over the terms of a text."""

from __future__ import annotations

from operator import itemgetter

from compare.coding import instruments, planning, sectors
from compare.coding.masks import Masks
from compare.models import Coding, Document, Quantity
from compare.vocab.lexicon import lexicon

__all__ = ["code"]

_PLACE = itemgetter(3, 4)


def code(doc: Document, quantities: list[Quantity]) -> list[Coding]:
    """All codings of a document, sorted by scheme, code and place.

    ``quantities`` are those of the same document: a sentence with a target states planning (codebook, rule I2).
    """
    hits = lexicon().scan(doc.norm)
    masks = Masks(doc.norm)
    named = sectors.code(doc, hits.sectors, masks)
    acted = instruments.code(doc, hits.cues, masks)
    planned = planning.code(doc, quantities, named, hits.marks)
    return _sorted([*named, *acted, *planned])


def _sorted(rows: list[Coding]) -> list[Coding]:
    """Rows by scheme, code and place, each place once: sorting few rows at a time, which come nearly in order."""
    by_code: dict[tuple[str, str], list[Coding]] = {}
    for row in rows:
        by_code.setdefault(row[1:3], []).append(row)
    ordered: list[Coding] = []
    for code_rows in map(by_code.__getitem__, sorted(by_code)):
        code_rows.sort(key=_PLACE)
        ordered += [row for row, before in zip(code_rows, [None, *code_rows], strict=False) if before is None or row[3:5] != before[3:5]]
    return ordered

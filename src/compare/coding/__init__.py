"""Sentence → Coding: sectors, instruments and planning, in one pass over the terms of a text."""

from __future__ import annotations

from compare.coding import instruments, planning, sectors
from compare.coding.masks import Masks
from compare.models import Coding, Document, Quantity
from compare.vocab.lexicon import lexicon

__all__ = ["code"]


def code(doc: Document, quantities: list[Quantity]) -> list[Coding]:
    """All codings of a document, sorted by scheme, code and place.

    ``quantities`` are those of the same document: a sentence with a target states planning (codebook, rule I2).
    """
    hits = lexicon().scan(doc.norm)
    masks = Masks(doc.norm)
    named = sectors.code(doc, hits.sectors, masks)
    acted = instruments.code(doc, hits.cues, masks)
    planned = planning.code(doc, quantities, named, hits.marks)
    unique = {(c.scheme, c.code, c.start, c.end): c for c in reversed([*named, *acted, *planned])}
    return [unique[key] for key in sorted(unique)]

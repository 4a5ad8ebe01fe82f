"""Sentence → Coding: sectors, instruments and planning, in one pass over the terms of a text."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import Any, Generic, TypeVar

from compare.coding import instruments, planning, sectors
from compare.coding.masks import Masks
from compare.coding.numbers import Numbers
from compare.coding.stance import Stance
from compare.models import Coding, Document, Quantity
from compare.vocab.lexicon import lexicon

__all__ = ["code"]

_PLACE = itemgetter(3, 4)
# Kinds of sentences that name and state nothing.
_SILENT = frozenset({"furniture", "agencies"})
_NAMES_ONLY = frozenset({"title", "table_row"})
H = TypeVar("H", bound=tuple[Any, ...])


def code(doc: Document, quantities: list[Quantity]) -> list[Coding]:
    """All codings of a document, sorted by scheme, code and place.

    ``quantities`` are those of the same document: a sentence with a target states planning (codebook, rule I2), one that
    pays states funding, and one whose numbers tell of the past states no instrument (rule I3).
    """
    hits = lexicon().scan(doc.norm)
    masks = Masks(doc.norm)
    bases = masks.with_bases()
    functions = {section.section_id: section.function for section in doc.sections}
    numbers = Numbers(quantities)
    of_sectors, of_cues, of_marks = _Inside(hits.sectors), _Inside(hits.cues), _Inside(hits.marks)
    found: list[Coding] = []
    for sentence in doc.sentences:
        if sentence.kind in _SILENT:
            continue
        start, end, function = sentence.start, sentence.end, functions.get(sentence.section_id, "title")
        stance = Stance(doc.norm, sentence)
        named: list[Coding] = []
        if terms := of_sectors.span(start, end):
            named = sectors.find(doc, sentence, terms, masks, stance)
            found += named
        if sentence.kind in _NAMES_ONLY or numbers.tell_of_the_past(doc.norm, sentence):
            continue
        given, words = numbers.stated(doc.norm, sentence), of_marks.span(start, end)
        if cues := of_cues.span(start, end):
            figures = [place for place, _, rule, _ in given if rule == "planning.target"]
            found += instruments.find(doc, sentence, function, cues, bases, stance, figures)
        if given or words or function in planning.SPOKEN or planning.may_be_dated(sentence):
            placed = planning.find(doc, sentence, function, [c.start for c in named], given, words)
            found += [instruments.row(doc, sentence, *place, stance) for place in placed]
    return _sorted(found)


class _Inside(Generic[H]):
    """Hits in the order of the text, handed out sentence by sentence."""

    def __init__(self, hits: list[H]) -> None:
        self._hits = hits
        self._starts = [hit[0] for hit in hits]

    def span(self, start: int, end: int) -> list[H]:
        """The hits that begin in ``start:end``."""
        first = bisect_left(self._starts, start)
        return self._hits[first : bisect_left(self._starts, end, first)]


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

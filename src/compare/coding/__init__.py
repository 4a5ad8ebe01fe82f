"""Sentence → Coding: sectors, instruments and planning, in one pass over the terms of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from operator import itemgetter
from typing import Any, Generic, TypeVar

from compare.coding import instruments, planning, schemes, sectors, silent
from compare.coding.masks import Masks
from compare.coding.numbers import Numbers, Stated
from compare.coding.stance import Stances
from compare.models import Coding, CodingRow, Document, Quantity, Sentence
from compare.vocab.lexicon import lexicon

__all__ = ["code", "rows"]

_START, _START_OF_ROW, _PLACE, _WHOLE_PLACE = itemgetter(0), itemgetter(3), itemgetter(3, 4), itemgetter(1, 2, 3, 4)
# Kinds of sentences that name and state nothing.
_SILENT = frozenset({"furniture", "agencies"})
_NAMES_ONLY = frozenset({"title", "table_row"})
H = TypeVar("H", bound=tuple[Any, ...])


def code(doc: Document, quantities: list[Quantity]) -> list[Coding]:
    """All codings of a document, sorted by scheme, code and place.

    ``quantities`` are those of the same document: a sentence with a target states planning (codebook, rule I2), one that
    pays states funding, and one whose numbers tell of the past states no instrument (rule I3).
    """
    return list(map(Coding._make, rows(doc, quantities)))


def rows(doc: Document, quantities: list[Quantity]) -> list[CodingRow]:
    """The same as plain tuples."""
    reading = _Reading(doc, quantities)
    for sentence in doc.sentences:
        if sentence.kind not in _SILENT:
            reading.read(sentence)
    packaged = [*_sorted(reading.instruments), *_sorted(reading.sectors)]
    of_study = schemes.find(doc, reading.masks, reading.stances)
    return sorted([*packaged, *of_study], key=_WHOLE_PLACE) if of_study else packaged


class _Reading:
    """A document read sentence by sentence, and its codings so far by scheme."""

    def __init__(self, doc: Document, quantities: list[Quantity]) -> None:
        hits, length = lexicon().scan(doc.norm), len(doc.norm)
        self.doc = doc
        self.of_sectors, self.of_cues, self.of_marks = (
            _Inside(hits.sectors, length), _Inside(hits.cues, length), _Inside(sorted([*hits.marks, *planning.shapes(doc.norm)]), length)
        )  # fmt: skip
        self.masks = Masks(doc.norm)
        self.bases = self.masks.with_bases()
        self.functions = {section.section_id: section.function for section in doc.sections}
        self.laid_out, self.listings = planning.laid_out(doc.sections), planning.listings(doc.sections)
        self.numbers, self.stances = Numbers(quantities), Stances(doc.norm)
        self.targets = planning.rows(quantities) if doc.cells else {}
        self.sectors: list[CodingRow] = []
        self.instruments: list[CodingRow] = []

    def read(self, sentence: Sentence) -> None:
        """Find the codings of the next sentence."""
        doc, numbers, given, stated, evidence = self.doc, self.numbers, list[Stated](), list[CodingRow](), list[Stated]()
        _, sentence_id, section_id, _, start, end, kind, _, _ = sentence
        function = self.functions.get(section_id, "title")
        stance = self.stances.of(sentence)
        named: list[CodingRow] = []
        if self.of_sectors.next < end and (terms := self.of_sectors.span(start, end)):
            named = sectors.find(doc, sentence, terms, self.masks, stance)
            self.sectors += named
        if sentence_id in self.targets and kind == "table_row" and (placed := planning.row(sentence, self.targets[sentence_id])):
            self.instruments.append(instruments.row(doc, sentence, *placed, stance))
        if kind in _NAMES_ONLY or silent.is_slogan(doc.norm, sentence, function):
            return
        if sentence_id in numbers.counted:
            if numbers.tell_of_the_past(doc.norm, sentence):
                return
            given = numbers.stated(doc.norm, sentence)
        if self.of_cues.next < end and (cues := self.of_cues.span(start, end)):
            figures = [place for place, _, rule, _ in given if rule == "planning.target"] if given else ()
            stated = instruments.find(doc, sentence, function, cues, self.bases, stance, figures)
            self.instruments += stated
            if stated and function == "goal" and kind != "heading" and (goal := planning.goal(stated)):
                given = [*given, goal]
        words = self.of_marks.span(start, end) if self.of_marks.next < end else []
        layout = section_id in self.laid_out and planning.lays_out(doc.norm, sentence, self.laid_out[section_id])
        if given or words or layout or planning.may_state(doc.norm, sentence, function, len(named)):
            evidence = planning.find(doc, sentence, function, [row[3] for row in named], given, words, layout)
        # what a box lists is planned, though its name says that it is built: 合成生物中试基地:年底开工
        if section_id in self.listings and not evidence and all(row[4] <= doc.norm.find(":", start, end) for row in stated):
            evidence = planning.entry(doc.norm, sentence)
        self.instruments += [instruments.row(doc, sentence, *place, stance) for place in evidence]


class _Inside(Generic[H]):
    """Hits in the order of the text, handed out sentence by sentence, in order. ``next`` is where the first one left begins."""

    __slots__ = ("_at", "_hits", "_starts", "next")

    def __init__(self, hits: list[H], length: int) -> None:
        self._hits, self._at = hits, 0
        self._starts = [*map(_START, hits), length]
        self.next = self._starts[0]

    def span(self, start: int, end: int) -> list[H]:
        """The hits that begin in ``start:end``, which lies behind what was asked for before."""
        starts = self._starts
        first = bisect_left(starts, start, self._at)
        self._at = at = bisect_left(starts, end, first)
        self.next = starts[at]
        return self._hits[first:at]


def _sorted(rows: list[CodingRow]) -> list[CodingRow]:
    """Rows of one scheme by code and place, each place once: sorting few rows at a time, which come nearly in order."""
    by_code: dict[str, list[CodingRow]] = defaultdict(list)
    for row in rows:
        by_code[row[2]].append(row)
    ordered: list[CodingRow] = []
    for code in sorted(by_code):
        of_code = by_code[code]
        if len(set(map(_START_OF_ROW, of_code))) == len(of_code):
            of_code.sort(key=_START_OF_ROW)
        else:
            of_code.sort(key=_PLACE)
            of_code = [row for row, before in zip(of_code, [None, *of_code], strict=False) if before is None or row[3:5] != before[3:5]]
        ordered += of_code
    return ordered

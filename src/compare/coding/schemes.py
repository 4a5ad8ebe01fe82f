"""Codings of a study's own schemes: what a sentence names, term by term, as sectors are named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import ahocorasick

from compare.coding.masks import Masks
from compare.coding.stance import Stances
from compare.models import Coding, Document
from compare.vocab import derived, own, read_yaml
from compare.vocab.lexicon import Code, Sector, SectorHit

# Kinds of sentences that name nothing.
SILENT = frozenset({"furniture", "agencies"})


class Terms:
    """The terms of one scheme; of those that overlap the longest wins, and an exclusion that wins names nothing."""

    def __init__(self, scheme: str) -> None:
        self._automaton = ahocorasick.Automaton()
        for entry in read_yaml(scheme):
            code = Code(entry["code"], entry.get("subcode", ""))
            for term in entry["match"]:
                self._automaton.add_word(term, (len(term), Sector(f"{code.subcode or code.code}:{term}", (code,))))
            for term in entry["exclude"]:
                self._automaton.add_word(term, (len(term), None))
        if len(self._automaton):
            self._automaton.make_automaton()

    def scan(self, norm: str) -> list[SectorHit]:
        """All hits of a text, in order."""
        if not len(self._automaton):
            return []
        found = self._automaton.iter_long(norm)
        return [(last + 1 - length, last + 1, sector) for last, (length, sector) in found if sector is not None]


@derived
def of_study() -> dict[str, Terms]:
    """The terms of every scheme that the study brings, by scheme; empty for the packaged vocabulary."""
    return {scheme: Terms(scheme) for scheme in own.schemes()}


def find(doc: Document, masks: Masks, stances: Stances) -> list[Coding]:
    """Codings of a document in the study's own schemes; agencies, cited titles and the like name nothing."""
    return [row for scheme, terms in of_study().items() for row in _of_scheme(doc, scheme, terms.scan(doc.norm), masks, stances)]


def _of_scheme(doc: Document, scheme: str, hits: list[SectorHit], masks: Masks, stances: Stances) -> Iterator[Coding]:
    starts = [hit[0] for hit in hits]
    for sentence in doc.sentences:
        first = bisect_left(starts, sentence.start)
        last = bisect_left(starts, sentence.end, first)
        if first == last or sentence.kind in SILENT:
            continue
        masked, stance = masks.touch(sentence.start, sentence.end), stances.of(sentence)
        for start, end, sector in hits[first:last]:
            if not (masked and masks.hides(start)):
                (code,) = sector.codes
                attitude, quote = stance.at(start), doc.text[start:end]
                yield Coding(doc.doc_id, scheme, code.code, start, end, code.subcode, attitude, sentence.sentence_id, quote, sector.rule)

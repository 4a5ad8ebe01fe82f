"""Codings of a study's own schemes: what a sentence names, term by term, as sectors are named."""

from __future__ import annotations

import ahocorasick

from compare.coding.masks import Masks
from compare.coding.stance import Stance
from compare.models import Coding, Document, Sentence
from compare.vocab import derived, own, read_yaml
from compare.vocab.lexicon import Code, Sector, SectorHit


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


def find(doc: Document, sentence: Sentence, scheme: str, hits: list[SectorHit], masks: Masks, stance: Stance) -> list[Coding]:
    """Codings of one sentence in one scheme; agencies, cited titles and the like name nothing."""
    masked = masks.touch(sentence.start, sentence.end)
    return [
        Coding(doc.doc_id, scheme, code, start, end, subcode, stance.at(start), sentence.sentence_id, doc.text[start:end], sector.rule)
        for start, end, sector in hits
        if not (masked and masks.hides(start))
        for code, subcode in sector.codes
    ]

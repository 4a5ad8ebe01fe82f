"""A document's numbers: each a quantity or a leftover with its reason."""

from __future__ import annotations

import re
from bisect import bisect_right

from compare.models import Document, Leftover, Quantity, Section, Sentence
from compare.quantities import leftovers, promises, table_rows
from compare.quantities.candidates import Candidate, digits_at, scan
from compare.quantities.describing import describes
from compare.quantities.drafted import Draft
from compare.quantities.drafts import finish
from compare.quantities.leftovers import unit_class
from compare.quantities.names import View
from compare.quantities.years import AHEAD, Years

_SILENT = frozenset({"title", "agencies", "furniture"})
_CLAUSE_END = re.compile(r"[,;:。!?]")


def extract(document: Document) -> tuple[list[Quantity], list[Leftover]]:
    """All quantities and all leftovers of a document, each in the order of the text."""
    return _Reading(document).run()


class _Reading:
    """One pass over a document: candidates are gathered by sentence and each sentence is read with what came before."""

    def __init__(self, document: Document) -> None:
        self.document, self.norm, self.text = document, document.norm, document.text
        self.sections = {section.section_id: section for section in document.sections}
        self.numbers = [(s.start, s.start + len(s.number)) for s in document.sections if s.number]
        self.cells = {cell.start: cell.end for cell in document.cells}
        self.years = Years(document.facts)
        self.quantities: list[Quantity] = []
        self.leftovers: list[Leftover] = []
        self.sentence_of: dict[int, str] = {}
        self.last: Sentence | None = None

    def run(self) -> tuple[list[Quantity], list[Leftover]]:
        """Read all sentences, then the tables, then join what is one promise."""
        for sentence, found in self._by_sentence():
            self._sentence(sentence, found)
        figures, parents = table_rows.read(self.document, self.sentence_of)
        everything = sorted([*self.quantities, *figures], key=lambda q: (q.start, q.end))
        return promises.join(everything, parents), self.leftovers

    def _by_sentence(self) -> list[tuple[Sentence, list[Candidate]]]:
        """Candidates with the sentence that holds them; section numbers and table figures are passed over."""
        sentences, numbers = self.document.sentences, self.numbers
        groups: list[tuple[Sentence, list[Candidate]]] = []
        ends = [sentence.end for sentence in sentences]
        place, marked = 0, 0
        for one in scan(self.norm):
            first = digits_at(self.norm, one)
            place = bisect_right(ends, first, place)
            while marked < len(numbers) and numbers[marked][1] <= first:
                marked += 1
            sentence = sentences[place] if place < len(sentences) and sentences[place].start <= first else None
            if marked < len(numbers) and numbers[marked][0] <= first:
                self._leave_rest(one, numbers[marked][1], sentence)
                continue
            if first in self.cells:
                self.sentence_of[first] = sentence.sentence_id if sentence else ""
            elif sentence is None:
                self._leave(one, "", "furniture")
            elif groups and groups[-1][0] is sentence:
                groups[-1][1].append(one)
            else:
                groups.append((sentence, [one]))
        for start in self.cells.keys() - self.sentence_of.keys():  # 176 500: two cells that look like one number
            place = bisect_right(ends, start)
            self.sentence_of[start] = sentences[place].sentence_id if place < len(sentences) else ""
        return groups

    def _leave_rest(self, one: Candidate, start: int, sentence: Sentence | None) -> None:
        """What runs on behind the number of a heading (5至~8) is left over, not lost."""
        if self.norm[start : one.end].strip():
            self._leave(one._replace(start=start), sentence.sentence_id if sentence else "", "heading")

    def _leave(self, one: Candidate, sentence_id: str, reason: str) -> None:
        start = digits_at(self.norm, one)
        self.leftovers.append(Leftover(self.document.doc_id, start, one.end, sentence_id, self.text[start : one.end], reason))

    def _sentence(self, sentence: Sentence, found: list[Candidate]) -> None:
        section = self.sections.get(sentence.section_id)
        if sentence.kind in _SILENT or sentence.kind == "table_row":
            for one in found:
                self._leave(one, sentence.sentence_id, self._silent_reason(one, sentence))
            return
        self._open(sentence, section)
        found = _with_units(self.norm, found)
        drafts = []
        for i, one in enumerate(found):
            self.years.reach(one.start)
            if one.kind != "number":
                self.years.see(self.norm, one, sentence)
                self._leave(one, sentence.sentence_id, leftovers.dated(self.norm, one))
            elif draft := self._draft(one, sentence, section, found, i):
                drafts.append(draft)
        if drafts:
            self.quantities += finish(self.document, sentence, section, drafts, self.years)

    def _silent_reason(self, one: Candidate, sentence: Sentence) -> str:
        if sentence.kind == "furniture":
            return "furniture"
        if one.kind != "number":
            return leftovers.dated(self.norm, one)
        if self.norm[one.start - 1 : one.start] in ("〔", "["):
            return "doc_number"
        if self.norm[one.start - 1 : one.start] == "第":
            return "ordinal"
        if self.norm[one.end : one.end + 1] == "号":
            return "doc_number"
        return "no_unit" if sentence.kind == "table_row" and not one.unit else "name"

    def _open(self, sentence: Sentence, section: Section | None) -> None:
        last = self.last
        same = last is not None and last.section_id == sentence.section_id and "\n" not in self.norm[last.end : sentence.start]
        if section is None or section.function not in AHEAD:
            self.years.leave()
        self.years.open(section, same, self.norm, sentence)
        self.last = sentence

    def _draft(
        self, one: Candidate, sentence: Sentence, section: Section | None, found: list[Candidate], i: int
    ) -> Draft | None:
        """The draft of a quantity, or None after leaving the number with its reason."""
        norm = self.norm
        left = max(norm.rfind(",", sentence.start, one.start), norm.rfind(";", sentence.start, one.start), norm.rfind(":", sentence.start, one.start), sentence.start - 1) + 1
        closed = _CLAUSE_END.search(norm, one.end, sentence.end)
        right = closed.start() if closed else sentence.end
        kind = unit_class(one.unit)
        view = View(norm, sentence, section.function if section else "", left, right, kind, self.years.anchor.deadline)
        why = leftovers.reason(one, view) or ("magnitude" if describes(norm, one, view, found, i) else "")
        if why:
            self.years.see(norm, one, sentence)
            self._leave(one, sentence.sentence_id, why)
            return None
        return Draft(_with_sign(norm, one, kind), left, right, kind, self.years.of(norm, one))


def _with_sign(norm: str, one: Candidate, kind: str) -> Candidate:
    """The number with what belongs to it before its digits: ±1100千伏, 第55位, 前三."""
    sign = norm[one.start - 1 : one.start]
    if sign in ("±", "第") or (sign == "前" and kind != "time" and (one.words or not one.unit)):
        return one._replace(start=one.start - 1)
    return one


def _with_units(norm: str, found: list[Candidate]) -> list[Candidate]:
    """首次突破5亿、10亿、50亿元: what the last of a list is counted in, all are."""
    whole = list(found)
    for i in range(len(whole) - 2, -1, -1):
        one, later = whole[i], whole[i + 1]
        if one.unit in ("亿", "万") and later.unit.startswith(one.unit) and len(later.unit) > 1 and norm[one.end : later.start] in ("、", "和", "或"):
            whole[i] = one._replace(unit=later.unit)
    return whole

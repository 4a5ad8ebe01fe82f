"""A researcher's own rulings on codings: read from data/corrections.csv and applied after every annotation.

An `add` gives the sentence that holds the passage a code, with rule `manual`; the coding spans the sentence, since no
term stands for it. A `drop` removes the code's evidence that touches the passage.
Drops go first, so that a drop and an add may move a code from one passage to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from compare import sheets
from compare.models import Coding, Sentence
from compare.project import Project
from compare.sheets import Line, Sheet

NAME = "data/corrections.csv"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One line of the file, its code resolved to first and second level."""

    line: Line
    doc_id: str
    start: int
    end: int
    scheme: str
    code: str
    subcode: str
    action: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """All lines of the file; ``sheet`` is None where there is no file."""

    sheet: Sheet | None
    rulings: list[Ruling]

    def concern(self, doc_id: str) -> bool:
        """Whether any line is about this document."""
        return any(r.doc_id == doc_id for r in self.rulings)

    def apply(self, doc_id: str, sentences: Sequence[Sentence], codings: Iterable[Coding]) -> list[Coding]:
        """The codings of one document after its rulings; an added coding replaces one with the same key."""
        ours = [r for r in self.rulings if r.doc_id == doc_id]
        drops = [r for r in ours if r.action == "drop"]
        kept = {c[:5]: c for c in codings if not any(_touches(r, c) for r in drops)}
        for ruling in ours:
            if ruling.action == "add":
                coding = self._added(ruling, sentences)
                kept[coding[:5]] = coding
        return sorted(kept.values())

    def _added(self, ruling: Ruling, sentences: Sequence[Sentence]) -> Coding:
        for sentence in sentences:
            if sentence.start <= ruling.start < ruling.end <= sentence.end:
                break
        else:
            what = f"characters {ruling.start} to {ruling.end} lie in no single sentence of {ruling.doc_id}"
            raise self._fault(ruling, "end", what)
        return Coding(
            doc_id=ruling.doc_id,
            scheme=ruling.scheme,
            code=ruling.code,
            start=sentence.start,
            end=sentence.end,
            subcode=ruling.subcode,
            stance="",
            sentence_id=sentence.sentence_id,
            quote=sentence.text,
            rule="manual",
        )

    def _fault(self, ruling: Ruling, column: str, what: str) -> Exception:
        assert self.sheet is not None
        mend = (
            f"take start and end from data/processed/sentences.csv; they count characters of text/{ruling.doc_id}.txt"
        )
        return self.sheet.fault(ruling.line, column, what, accepted="a passage inside one sentence", mend=mend)


def _touches(ruling: Ruling, coding: Coding) -> bool:
    if (ruling.scheme, ruling.code) != (coding.scheme, coding.code) or ruling.subcode not in {"", coding.subcode}:
        return False
    return coding.start < ruling.end and ruling.start < coding.end


def read(project: Project, doc_ids: Iterable[str], codes: Iterable[Sequence[Any]]) -> Rulings:
    """The rulings of the project; UserError for a document, scheme or code that there is not."""
    if not project.corrections.is_file():
        return Rulings(None, [])
    sheet = sheets.read(project.corrections, NAME, "corrections")
    known = {(str(row[0]), str(row[2] or row[1])): (str(row[1]), str(row[2])) for row in codes}
    documents = set(doc_ids)
    return Rulings(sheet, [_ruling(sheet, line, documents, known) for line in sheet.lines])


def _ruling(sheet: Sheet, line: Line, documents: set[str], known: dict[tuple[str, str], tuple[str, str]]) -> Ruling:
    doc_id, start, end, scheme, code, action = line.cells[:6]
    if doc_id not in documents:
        mend = "correct the cell, or remove the line"
        accepted = ", ".join(sorted(documents))
        raise sheet.fault(
            line, "doc_id", f"found {doc_id!r}, a document that there is not", accepted=accepted, mend=mend
        )
    if (scheme, code) not in known:
        accepted = ", ".join(sorted(c for s, c in known if s == scheme)) or ", ".join(sorted({s for s, _ in known}))
        column = "code" if any(s == scheme for s, _ in known) else "scheme"
        raise sheet.fault(line, column, f"found {line.cells[sheet.names.index(column)]!r}", accepted=accepted)
    if int(end) <= int(start):
        raise sheet.fault(line, "end", f"found {end}, which is not after start {start}", accepted="end > start")
    return Ruling(line, doc_id, int(start), int(end), scheme, *known[scheme, code], action)

"""Records of the text side and their invariants.

Everything found in a text carries where it was found: ``start`` and ``end`` count characters of the decoded text, and
``text[start:end]`` is the row's quote (``heading`` in sections, ``text`` in sentences). Rows are named tuples, because
they are written by the thousand; `check` looks at all rows of a document in one pass before anything is written.
Field order is the column order of the tables (`compare.tables` says what each column means).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one document: a row of documents.csv. An empty string means not stated."""

    doc_id: str
    region: str = ""
    role: str = ""
    file: str = ""
    title: str = ""
    issuer: str = ""
    doc_number: str = ""
    genre: str = ""
    domain: str = ""
    issued_on: str = ""
    period_start: str = ""
    period_end: str = ""
    complete: str = ""
    url: str = ""
    retrieved_on: str = ""
    source_kind: str = ""
    sha256: str = ""
    note: str = ""
    inferred: str = ""


class Section(NamedTuple):
    """A heading and what it governs, ``text[start:body_end]``; ``level`` 0 is the title."""

    doc_id: str
    section_id: str
    parent: str
    level: int
    number: str
    heading: str
    function: str
    start: int
    end: int
    body_end: int


class Sentence(NamedTuple):
    """The unit of coding; ``kind`` body and item count in denominators."""

    doc_id: str
    sentence_id: str
    section_id: str
    item_id: str
    start: int
    end: int
    kind: str
    strength: str
    text: str


class Coding(NamedTuple):
    """One piece of evidence that a sentence speaks of a sector or uses an instrument."""

    doc_id: str
    scheme: str
    code: str
    start: int
    end: int
    subcode: str
    stance: str
    sentence_id: str
    quote: str
    rule: str
    score: str = ""


CodingRow = tuple[str, str, str, int, int, str, str, str, str, str, str]
"""A coding as a plain tuple, its fields in the order of `Coding`: made in a fifth of the time, and there are thousands."""


class Quantity(NamedTuple):
    """One number with its unit. Decimals are kept as text in shortest form, so that what is written is what was read."""

    doc_id: str
    start: int
    end: int
    sentence_id: str
    quote: str
    role: str
    indicator: str = ""
    indicator_code: str = ""
    comparator: str = "="
    value: str = ""
    value_high: str = ""
    unit: str = ""
    year: str = ""
    year_from: str = ""
    basis: str = "level"
    baseline_value: str = ""
    baseline_year: str = ""
    binding: str = "unstated"
    precision: str = "exact"
    scope: str = ""
    target_id: str = ""
    part_of: str = ""
    table_id: str = ""
    head_start: int | str = ""
    head_end: int | str = ""
    rule: str = ""


class Priority(NamedTuple):
    """One field in a list of priorities that the text declares."""

    doc_id: str
    list_id: str
    rank: int
    label: str
    codes: str
    tier: str
    basis: str
    sentence_id: str
    start: int
    end: int
    quote: str


class Duty(NamedTuple):
    """One agency named as leading, supporting or responsible, and the item it serves."""

    doc_id: str
    start: int
    end: int
    sentence_id: str
    item_start: int
    item_end: int
    agency: str
    agency_id: str
    duty: str
    quote: str


class Citation(NamedTuple):
    """A document that the text cites: 《title》 and, where it stands beside it, the number."""

    doc_id: str
    start: int
    end: int
    title: str
    doc_number: str
    issuer: str
    level: str
    quote: str


class Leftover(NamedTuple):
    """A run of digits or a Chinese numeral before a unit that is no quantity, and why."""

    doc_id: str
    start: int
    end: int
    sentence_id: str
    quote: str
    reason: str


class Finding(NamedTuple):
    """What a careful reader would query."""

    doc_id: str
    kind: str
    start: int
    end: int
    quote: str
    note: str
    note_zh: str = ""


class Cell(NamedTuple):
    """One figure of a table, flattened or not: where it stands, and the row head that gives indicator and unit."""

    table_id: str
    indicator: str
    unit: str
    parent: str
    year: str
    value: str
    start: int
    end: int
    head_start: int
    head_end: int


@dataclass(slots=True)
class Document:
    """One text as read: what the rooms below (coding, quantities) work on.

    ``norm`` is ``text`` character by character in one form (half-width digits, letters, brackets and commas), so that
    every offset holds in both. ``tables`` are spans of lines that are a table.
    """

    doc_id: str
    text: str
    norm: str
    facts: Facts
    sections: list[Section] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Annotation:
    """All records of one document, as `compare.annotate` returns them; each list is sorted by its key."""

    facts: Facts
    text: str
    sections: list[Section] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class SpanError(ValueError):
    """A row whose span does not cut out its quote: a fault of the program, never of the text."""


def check(found: Annotation) -> None:
    """Raise SpanError for the first row of a document whose span does not cut out its quote."""
    text = found.text
    for section in found.sections:
        _same(text, section.start, section.end, section.heading, section)
    for sentence in found.sentences:
        _same(text, sentence.start, sentence.end, sentence.text, sentence)
    quoted = (found.codings, found.quantities, found.priorities, found.duties, found.citations, found.leftovers)
    for rows in (*quoted, found.findings):
        for row in rows:
            if text[row.start : row.end] != row.quote:
                _same(text, row.start, row.end, row.quote, row)


def check_coded(text: str, codings: Iterable[CodingRow], quantities: Iterable[Quantity]) -> None:
    """The same for codings as plain tuples and for quantities."""
    for coding in codings:
        if text[coding[3] : coding[4]] != coding[8]:
            _same(text, coding[3], coding[4], coding[8], coding)
    for quantity in quantities:
        _same(text, quantity.start, quantity.end, quantity.quote, quantity)


def _same(text: str, start: int, end: int, quote: str, row: object) -> None:
    if not 0 <= start <= end <= len(text) or text[start:end] != quote:
        raise SpanError(f"the span {start}:{end} cuts out {text[start:end]!r}, not {quote!r}: {row}")

"""The texts and what was found in them, in columns: as few bytes as a browser can still read quickly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.frames import rows_of
from compare.measures.scope import LIKE_FOR_LIKE, functions
from compare.report.explorer.schemes import Scheme
from compare.report.explorer.targets import figure, promise_ids

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


@dataclass(frozen=True, slots=True)
class Sections:
    """One entry a section, in the order of the text; ``parent`` is the place of the section above or -1.

    ``alike`` says whether the section belongs to the like-for-like view. Offsets count characters of the text.
    """

    start: list[int]
    end: list[int]
    parent: list[int]
    level: list[int]
    function: list[int]
    alike: list[int]


@dataclass(frozen=True, slots=True)
class Sentences:
    """One entry a sentence; ``section`` is its place in the sections or -1, ``item`` whether an item (条款) holds it."""

    start: list[int]
    end: list[int]
    section: list[int]
    kind: list[int]
    strength: list[int]
    item: list[int]


@dataclass(frozen=True, slots=True)
class Codings:
    """One entry a coding; ``start`` counts from the start of its sentence, ``label`` is its place in the labels of ``scheme``."""

    sentence: list[int]
    scheme: list[int]
    label: list[int]
    start: list[int]
    length: list[int]
    stance: list[int]
    rule: list[int]


class Number(NamedTuple):
    """A quantity as the page shows it; ``head`` is where the head of its row starts in a flattened table, else -1."""

    start: int
    end: int
    role: int
    figure: str
    zh: str
    en: str
    promise: str
    head: int
    rule: int


class Finding(NamedTuple):
    """What a careful reader would query."""

    start: int
    end: int
    kind: int
    note: str
    note_zh: str


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text; ``region`` is the place of its region."""

    id: str
    region: int
    text: str
    sections: Sections
    sentences: Sentences
    codings: Codings
    numbers: list[Number]
    findings: list[Finding]


class Terms:
    """Words that recur (kinds, functions, rules …), each written once and then named by its place."""

    def __init__(self) -> None:
        self.listed: dict[str, list[str]] = {}
        self._place: dict[tuple[str, str], int] = {}

    def place(self, of: str, word: str) -> int:
        """Place of a word in ``listed[of]``, in the order of first use."""
        known = self.listed.setdefault(of, [])
        place = self._place.setdefault((of, word), len(known))
        if place == len(known):
            known.append(word)
        return place

    def places(self, of: str, words: Iterable[str]) -> list[int]:
        """Places of several words."""
        return [self.place(of, word) for word in words]


def documents(study: Study, schemes: Sequence[Scheme], terms: Terms) -> list[Document]:
    """The policy texts in the order of their regions."""
    resolved = functions(study)
    promises = promise_ids(study)
    tables = ("sections", "sentences", "codings", "quantities", "findings")
    parts = {name: dict(list(study.table(name).groupby("doc_id"))) for name in tables}
    names = study.indicators.set_index("indicator_code")[["name_zh", "name_en"]]
    known = {code: (zh, en) for code, zh, en in names.itertuples()}
    place = {region: i for i, region in enumerate(study.regions_in_order)}
    out = []
    for doc_id, region in zip(study.policies["doc_id"], study.policies["region"], strict=True):
        own = {name: parts[name].get(doc_id, study.table(name).iloc[:0]) for name in tables}
        sections, sentences = own["sections"].sort_values("start"), own["sentences"].sort_values("start")
        out.append(
            Document(
                doc_id,
                place[region],
                study.text(doc_id),
                _sections(sections, resolved, terms),
                _sentences(sentences, sections, terms),
                _codings(own["codings"], sentences, schemes, terms),
                [_number(row, known, promises, terms) for row in rows_of(own["quantities"].sort_values("start"))],
                [
                    Finding(int(row.start), int(row.end), terms.place("findings", row.kind), row.note, row.note_zh)
                    for row in rows_of(own["findings"])
                ],
            )
        )
    return out


def _whole(values: Iterable[Any]) -> list[int]:
    return [int(value) for value in values]


def _places(ids: Iterable[str], of: Iterable[str]) -> list[int]:
    """Place of each of ``ids`` in ``of``, -1 for none."""
    place = {name: i for i, name in enumerate(of)}
    return [place.get(name, -1) for name in ids]


def _sections(rows: pd.DataFrame, resolved: dict[str, str], terms: Terms) -> Sections:
    return Sections(
        _whole(rows["start"]),
        _whole(rows["end"]),
        _places(rows["parent"], rows["section_id"]),
        _whole(rows["level"]),
        terms.places("functions", rows["function"]),
        [int(resolved[section] in LIKE_FOR_LIKE) for section in rows["section_id"]],
    )


def _sentences(rows: pd.DataFrame, sections: pd.DataFrame, terms: Terms) -> Sentences:
    return Sentences(
        _whole(rows["start"]),
        _whole(rows["end"]),
        _places(rows["section_id"], sections["section_id"]),
        terms.places("kinds", rows["kind"]),
        terms.places("strengths", rows["strength"]),
        _whole(rows["item_id"] != ""),
    )


def _codings(rows: pd.DataFrame, sentences: pd.DataFrame, schemes: Sequence[Scheme], terms: Terms) -> Codings:
    """Codings in the order of the text; one of a sentence or a scheme that no table knows is left out."""
    starts, ids = _whole(sentences["start"]), list(sentences["sentence_id"])
    place = {sentence: i for i, sentence in enumerate(ids)}
    scheme_place = {scheme.id: i for i, scheme in enumerate(schemes)}
    out = Codings([], [], [], [], [], [], [])
    for row in rows_of(rows.sort_values(["start", "end", "scheme", "code"])):
        sentence, scheme = place.get(row.sentence_id), scheme_place.get(row.scheme)
        if sentence is None or scheme is None:
            continue
        out.sentence.append(sentence)
        out.scheme.append(scheme)
        out.label.append(schemes[scheme].place(row.code, row.subcode))
        out.start.append(int(row.start) - starts[sentence])
        out.length.append(int(row.end - row.start))
        out.stance.append(terms.place("stances", row.stance))
        out.rule.append(terms.place("rules", row.rule))
    return out


def _number(row: Any, known: dict[str, tuple[str, str]], promises: dict[tuple[str, int], str], terms: Terms) -> Number:
    import pandas as pd

    zh, en = known.get(row.indicator_code, ("", ""))
    head = -1 if pd.isna(row.head_start) else int(row.head_start)
    promise = promises.get((row.doc_id, int(row.start)), "")
    said = row.indicator or zh
    role, rule = terms.place("roles", row.role), terms.place("rules", row.rule)
    return Number(int(row.start), int(row.end), role, figure(row), said, en or said, promise, head, rule)

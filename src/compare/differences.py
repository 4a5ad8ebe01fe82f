"""What an edit of the vocabularies changes before it is built: codings gained and lost, sentence by sentence, and the score.

The tables of data/processed are how it was; the texts annotated with the vocabularies as they stand now are how it would be.
Nothing is written but the cache.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from compare import build, tables
from compare.models import Coding, Sentence
from compare.project import Project

Say = Callable[[int, int, str], None]
_LONGEST = 100
_MEASURES = ("sector", "instrument", "quantity_found", "quantity_record")


class Change(NamedTuple):
    """One coding that is new (sign +) or gone (sign -)."""

    sign: str
    coding: Coding


def report(project: Project, say: Say) -> list[str]:
    """The differences as lines: by sentence, by code, and by measure of the accuracy card."""
    before = [Coding(*row) for row in _old(project, "codings")]
    made = build.make(project, say)
    after = [Coding(*row) for row in _new(made.files, "codings")]
    changes = of_codings(before, after)
    sentences = {row.sentence_id: row for row in (Sentence(*row) for row in _new(made.files, "sentences"))}
    lines = [*_by_sentence(changes, sentences), *_by_code(changes)]
    lines += _scores(_old(project, "accuracy"), _new(made.files, "accuracy"))
    return lines or ["no coding and no score differs from the last build"]


def of_codings(before: Iterable[Coding], after: Iterable[Coding]) -> list[Change]:
    """What differs, in the order of the texts; a coding is the same if place, scheme, code and second level are."""
    old, new = ({_key(c): c for c in rows} for rows in (before, after))
    found = [Change("-", old[key]) for key in old.keys() - new.keys()] + [Change("+", new[key]) for key in new.keys() - old.keys()]
    return sorted(found, key=lambda change: (change.coding.doc_id, int(change.coding.start), _key(change.coding), change.sign))


def _key(coding: Coding) -> tuple[Any, ...]:
    return coding.doc_id, int(coding.start), int(coding.end), coding.scheme, coding.code, coding.subcode


def _old(project: Project, name: str) -> list[tuple[Any, ...]]:
    return list(tables.read_rows(project.processed / f"{name}.csv", name))


def _new(files: dict[str, bytes], name: str) -> list[tuple[Any, ...]]:
    return tables.rows_from_csv(name, files[f"{name}.csv"].decode().split("\n", 1)[1])


def _by_sentence(changes: list[Change], sentences: dict[str, Sentence]) -> Iterator[str]:
    grouped: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        grouped[change.coding.sentence_id].append(change)
    for sentence_id, few in grouped.items():
        sentence = sentences.get(sentence_id)
        text = " ".join(sentence.text.split()) if sentence is not None else few[0].coding.quote
        yield f"{sentence_id}  {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}"
        yield from (f"  {sign} {c.scheme} {c.subcode or c.code}  「{c.quote}」  {c.rule}" for sign, c in few)


def _by_code(changes: list[Change]) -> Iterator[str]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sign, coding in changes:
        counts[coding.scheme, coding.code][sign] += 1
    if counts:
        yield f"\n{sum(c['+'] for c in counts.values())} codings gained, {sum(c['-'] for c in counts.values())} lost:"
    yield from (f"  {scheme} {code}: +{count['+']} -{count['-']}" for (scheme, code), count in sorted(counts.items()))


def _scores(before: list[tuple[Any, ...]], after: list[tuple[Any, ...]]) -> Iterator[str]:
    """F1 of each measure that moved, for the texts together and one by one."""
    names = tables.registry()["accuracy"].names
    place = names.index("f1")
    old, new = ({tuple(map(str, row[:4])): str(row[place]) for row in rows} for rows in (before, after))
    moved = [key for key in sorted(old.keys() | new.keys()) if old.get(key, "") != new.get(key, "") and key[2] in _MEASURES]
    if moved:
        yield "\nF1 against the gold:"
    for key in moved:
        doc_id, seen, measure, code = key
        yield f"  {doc_id} ({seen}) {measure}{' ' + code if code else ''}: {old.get(key) or 'none'} -> {new.get(key) or 'none'}"
    if not moved and after:
        yield "\nF1 against the gold: as it was"

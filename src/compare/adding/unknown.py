"""The stretches of a text that no term of any vocabulary covers: where words that the vocabularies lack would stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.build import Made
from compare.cache import Entry
from compare.corpus import normalise
from compare.models import Sentence
from compare.tables import registry, rows_from_csv
from compare.vocab.lexicon import lexicon
from compare.vocab.places import by_name

_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_COUNTED = frozenset({"body", "item", "heading"})


def stretches(entry: Entry) -> list[str]:
    """Runs of two Han characters or more between terms, from sentences and headings, in the order of the text."""
    norm = normalise(entry.text)
    hits = lexicon().scan(norm)
    covered = [(start, end) for few in (hits.sectors, hits.cues, hits.marks) for start, end, _ in few]
    # numbers with their units
    covered += [(row[1], row[2]) for name in ("quantities", "leftovers") for row in rows_from_csv(name, entry.tables[name])]
    blank = _blanked(norm, sorted(covered))
    sentences = (Sentence(*row) for row in rows_from_csv("sentences", entry.tables["sentences"]))
    return [run for s in sentences if s.kind in _COUNTED for run in _runs(blank, s.start, s.end)]


def names(made: Made) -> set[str]:
    """Names of places and of the corpus's regions: no candidates for a vocabulary of industries and instruments."""
    _, rows = made.files["regions.csv"].decode().split("\n", 1)
    regions = (dict(zip(registry()["regions"].names, row, strict=True)) for row in rows_from_csv("regions", rows))
    own = {str(row[name]) for row in regions for name in ("name_zh", "short_zh")}
    return {name for name in own | set(by_name()) if len(name) > 1}


def _runs(text: str, start: int, end: int) -> Iterator[str]:
    return (m[0] for m in _HAN.finditer(text, start, end))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * max(0, end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, text[at:]])

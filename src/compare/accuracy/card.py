"""The card: rows of the table accuracy, for each coded text and for those together that were, or were not, tuned on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from compare import vocab
from compare.accuracy import bootstrap, codes, quantities
from compare.accuracy.counts import Counts, Key, Tally, total
from compare.accuracy.golds import SHARED, TUNED, UNSEEN, WRITTEN, Gold
from compare.models import Coding, Quantity

ALL = "all"
FEWEST = 10
"""Cases under which a figure has no interval: a draw of so few says nothing."""
FIGURES = ("precision", "recall", "f1")
ALWAYS = (*map(Key, codes.SCHEMES), Key(quantities.FOUND), Key(quantities.RECORD))


class Found(NamedTuple):
    """What a program found in one text."""

    codings: Sequence[Coding]
    quantities: Sequence[Quantity]


class Line(NamedTuple):
    """A row of the table accuracy; figures between 0 and 1 with four decimals, empty where there is none."""

    doc_id: str
    seen: str
    measure: str
    code: str
    precision: str = ""
    precision_low: str = ""
    precision_high: str = ""
    recall: str = ""
    recall_low: str = ""
    recall_high: str = ""
    f1: str = ""
    f1_low: str = ""
    f1_high: str = ""
    alpha: str = ""
    ac1: str = ""
    n: str = ""


class Scored(NamedTuple):
    """One text or several together: counts, draws of them, and how many sentences had two readings."""

    name: str
    seen: str
    kind: str
    counts: Tally
    draws: Sequence[int]
    read_twice: int


def rows(golds: Sequence[Gold], found: Mapping[str, Found]) -> list[Line]:
    """The card of the texts that ``found`` has, those together last."""
    tallies = {gold.doc_id: _tallies(gold, found[gold.doc_id]) for gold in golds if gold.doc_id in found}
    packing = bootstrap.Packing(sorted({key for each in tallies.values() for tally in each for key in tally}))
    texts = []
    for gold in golds:
        if (each := tallies.get(gold.doc_id)) is not None:
            draws = bootstrap.of_document(gold.doc_id, [packing.pack(tally) for tally in each])
            twice = len(each) if _read_twice(gold) else 0
            texts.append(Scored(gold.doc_id, gold.seen, gold.kind, total(each), draws, twice))
    return [line for scored in [*texts, *_together(texts)] for line in _lines(scored, packing)]


def _tallies(gold: Gold, found: Found) -> list[Tally]:
    parts = [codes.score(gold.sentences, found.codings)]
    parts.append(quantities.score(gold.sentences, gold.quantities, found.quantities))
    if _read_twice(gold):
        parts.append(codes.readings(gold.sentences, gold.second, _codes()))
    return [total(sentence) for sentence in zip(*parts, strict=True)]


def _read_twice(gold: Gold) -> bool:
    return gold.kind == SHARED or bool(gold.second)


@vocab.derived
def _codes() -> dict[str, set[str]]:
    return {scheme: {row[1] for row in vocab.codes() if row[0] == scheme} for scheme in codes.SCHEMES}


def _together(texts: Sequence[Scored]) -> Iterator[Scored]:
    """All tuned texts and all unseen ones; by kind too where that is another set of texts."""
    for seen in (TUNED, UNSEEN):
        ours = [text for text in texts if text.seen == seen]
        kinds = {text.kind for text in ours}
        for kind in (ALL, *((SHARED, WRITTEN) if len(kinds) > 1 else ())):
            group = [text for text in ours if kind in (ALL, text.kind)]
            if group:
                draws = bootstrap.of_group(f"{kind} {seen}", [text.draws for text in group])
                twice = sum(text.read_twice for text in group)
                yield Scored(kind, seen, kind, total(text.counts for text in group), draws, twice)


def _lines(scored: Scored, packing: bootstrap.Packing) -> Iterator[Line]:
    for key in sorted({*scored.counts, *ALWAYS}):
        counts = scored.counts.get(key, Counts())
        line = Line(scored.name, scored.seen, *key)
        drawn = packing.unpack(key, scored.draws) if sum(counts) >= FEWEST else []
        if key.measure in codes.READINGS.values():
            yield line._replace(**_readings(key, counts, scored.read_twice), **_figures(counts, drawn, ("f1",)))
        elif key.measure in quantities.SHARES:
            shares = _figures(counts, drawn, ("precision",))
            yield line._replace(**shares, n=str(counts.right + counts.extra))
        else:
            yield line._replace(**_figures(counts, drawn, FIGURES), n=str(counts.right + counts.missed))


def _figures(counts: Counts, drawn: Sequence[Counts], names: Sequence[str]) -> dict[str, str]:
    out = {}
    for name in names:
        figure = attrgetter(name)
        out[name] = short(figure(counts))
        if middle := bootstrap.interval(list(map(figure, drawn))):
            out[f"{name}_low"], out[f"{name}_high"] = map(short, middle)
    return out


def _readings(key: Key, counts: Counts, sentences: int) -> dict[str, str]:
    scheme = key.measure.removeprefix("readings_")
    units = sentences * (1 if key.code else len(_codes()[scheme]))
    n = str(counts.right + counts.extra)
    return {"alpha": short(codes.alpha(counts, units)), "ac1": short(codes.ac1(counts, units)), "n": n}


def short(figure: float | None) -> str:
    """A figure with four decimals at most; '' for none."""
    return "" if figure is None else f"{figure:.4f}".rstrip("0").rstrip(".")

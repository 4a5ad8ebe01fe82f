"""Borders between groups of instruments on which the literature disagrees, as switches; they are data (borders.yaml)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.measures.scope import EVIDENCE, MeasureError, Scope, codings, label_of
from compare.packaged import packaged_data

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

SCHEME = "instrument"
"""The scheme whose codes the switches concern."""

OUT = "out"
"""The alternative of a switch whose codings then count nowhere."""


@dataclass(frozen=True, slots=True)
class Border:
    """One switch; the fields are explained at the head of borders.yaml."""

    id: str
    name_zh: str
    name_en: str
    of: str
    group: str
    alternative: str
    source: str
    becomes: str = ""
    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()

    def concerns(self, rule: str, evidence: str) -> bool:
        """Whether a coding of the code lies on this border."""
        named = not self.rules or rule.partition(":")[0] in self.rules
        return named and (not self.words or any(word in evidence for word in self.words))

    @property
    def whole(self) -> bool:
        """Whether every coding of the code is concerned."""
        return not self.words and not self.rules

    @property
    def label(self) -> str:
        """What the codings are called when flipped; "" where they count nowhere."""
        if self.alternative == OUT:
            return ""
        return self.becomes or (self.of if self.whole else f"{self.of}:{self.id}")


@cache
def borders() -> dict[str, Border]:
    """All switches by id, in the order of the file."""
    entries: list[dict[str, Any]] = packaged_data(Path(__file__).with_name("borders.yaml"))
    lists = ("words", "rules", "amounts")
    return {e["id"]: Border(**e | {name: tuple(e.get(name, ())) for name in lists}) for e in entries}


def chosen(flip: str | Collection[str], scheme: str, known: Collection[str]) -> list[Border]:
    """The switches asked for, in the order of the file; MeasureError for one that is unknown or has no code here."""
    asked = {flip} if isinstance(flip, str) else set(flip)
    here = available(scheme, known)
    if unknown := sorted(asked - {border.id for border in here}):
        accepted = ", ".join(border.id for border in here) or f"none with the scheme {scheme}"
        raise MeasureError(f"no border is called {unknown[0]!r}", accepted=accepted)
    return [border for border in here if border.id in asked]


def available(scheme: str, known: Collection[str]) -> list[Border]:
    """The switches whose code is among the ``known`` labels of the scheme."""
    return [border for border in borders().values() if scheme == SCHEME and border.of in known]


def uses(study: Study, scheme: str, scope: Scope, known: Collection[str]) -> pd.DataFrame:
    """Codings of the scheme with their place, label (one of ``known``, else the code) and border (id of what it lies on, or "")."""
    rows = codings(study, scheme, scope)
    pairs = zip(rows["code"], rows["subcode"], strict=True)
    labels = [label if (label := label_of(*pair)) in known else pair[0] for pair in pairs]
    by_label: dict[str, list[Border]] = {}
    for border in available(scheme, known):
        by_label.setdefault(border.of, []).append(border)
    cells = zip(labels, rows["rule"], _evidence(study, rows), strict=True)
    on = [
        next((border.id for border in by_label.get(label, ()) if border.concerns(rule, evidence)), "")
        for label, rule, evidence in cells
    ]
    found = rows[EVIDENCE].assign(label=labels, border=on)
    found["border"] = _with_what_is_inside(found)
    return found.astype({"label": "str", "border": "str"})


def _with_what_is_inside(found: pd.DataFrame) -> list[str]:
    """Borders, where a coding inside another of its label (示范 in 示范区) lies on the border that the longer one lies on."""
    spans: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    cells = list(zip(*(found[name] for name in ("sentence_id", "label", "start", "end", "border")), strict=True))
    for sentence, label, start, end, border in cells:
        if border:
            spans.setdefault((sentence, label), []).append((start, end, border))
    return [
        border or next((b for s, e, b in spans.get((sentence, label), ()) if s <= start and end <= e), "")
        for sentence, label, start, end, border in cells
    ]


def _evidence(study: Study, rows: pd.DataFrame) -> pd.Series[str]:
    """What the words are looked for in: the quote, or the sentence where the quote is a number."""
    amounts = rows["rule"].isin({rule for border in borders().values() for rule in border.amounts})
    near = study.sentences[study.sentences["sentence_id"].isin(rows.loc[amounts, "sentence_id"])]
    text = dict(zip(near["sentence_id"], near["text"], strict=True))
    return rows["quote"].mask(amounts, rows["sentence_id"].map(text))


def flipped(coded: pd.DataFrame, flips: Collection[Border]) -> pd.DataFrame:
    """Codings as they are labelled with the switches flipped; those that then count nowhere are gone."""
    label = coded["label"]
    for border in flips:
        label = label.mask(coded["border"] == border.id, border.label)
    return coded.assign(label=label)[label != ""]

"""What a text does about each of the fields that it declares: sentences, instruments, promises."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.emphasis import coded_sentences
from compare.measures.scope import COUNTED, TOO_FEW, labelled, labels, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

DECLARING = "planning"
"""The instrument of a list of priorities itself: that a field is declared is no act on it."""


class Measured(NamedTuple):
    """What is said of one field; columns of `priorities`."""

    n: int
    units: int
    share: float | None
    status: str
    emphasis_rank: int | None
    label_en: str
    sentences: int
    instruments: int
    instrument_codes: str
    promises: int
    promise_ids: str
    own_instruments: int
    own_promises: int


@dataclass(frozen=True)
class Fields:
    """Sentences, codes, instruments and promises of all policies, ready for look-ups."""

    codes: dict[str, set[str]]
    """Codes of each sentence."""
    counted: dict[str, list[tuple[str, str]]]
    """Sentences of kind body and item by region, each with its section."""
    carrying: dict[tuple[str, str], set[str]]
    """Those of a region with a code."""
    below: dict[str, list[str]]
    """Sentences of each section and of those below it, but for headings."""
    headings: dict[str, list[tuple[str, str]]]
    """Section and sentence of each heading by document."""
    instruments: dict[str, set[str]]
    promises: dict[str, set[str]]
    declaring: dict[str, set[str]]
    """Sentences with a list, by document."""
    enough: dict[str, int]
    names: dict[str, str]
    known: tuple[str, ...]
    """Codes of the scheme, in order."""

    @classmethod
    def of(cls, study: Study, scheme: str) -> Fields:
        """The tables of a study, read once."""
        every = sentences(study)
        rows = every[every["kind"].isin(COUNTED)]
        codes = _sets(labelled(study, scheme), "sentence_id", "label")
        counted: dict[str, list[tuple[str, str]]] = {}
        carrying: dict[tuple[str, str], set[str]] = {}
        for region, sentence, section in rows[["region", "sentence_id", "section_id"]].values.tolist():
            counted.setdefault(region, []).append((sentence, section))
            for code in codes.get(sentence, ()):
                carrying.setdefault((region, code), set()).add(sentence)
        used = labelled(study, "instrument")
        used = used[(used["label"] != DECLARING) & used["sentence_id"].isin(rows["sentence_id"])]
        names = labels(study, scheme)
        return cls(
            codes=codes,
            counted=counted,
            carrying=carrying,
            below=_below(study, every),
            headings=_headings(every),
            instruments=_sets(used, "sentence_id", "label"),
            promises=_promised(study),
            declaring=_sets(study.priorities[study.priorities["basis"] != "headings"], "doc_id", "sentence_id"),
            enough=coded_sentences(study, scheme),
            names=dict(zip(names["label"], names["label_en"], strict=True)),
            known=tuple(names["label"]),
        )

    def field(self, row: Any) -> Measured:
        """What is said of a field."""
        wanted = set(row.codes.split())
        units = len(self.counted.get(row.region, ()))
        own = self.naming(row.region, wanted)
        status = self._status(row.region, wanted, own)
        share = len(own) / units if status == "ok" else None
        ahead = sum(self.count(row.region, code) > len(own) for code in self.known if code not in wanted)
        spoken, alone = self._spoken(row.doc_id, wanted, own)
        uses, promised = self._uses(spoken), self._promised(spoken)
        ordered = sorted(uses, key=lambda code: (-uses[code], code))
        name = " & ".join(self.names.get(code, code) for code in sorted(wanted)) or row.label
        rank = ahead + 1 if status == "ok" else None
        return Measured(
            len(own), units, share, status, rank, name,
            len(spoken), uses.total(), " ".join(ordered), len(promised), " ".join(sorted(promised)),
            self._uses(alone).total(), len(self._promised(alone)),
        )  # fmt: skip

    def naming(self, region: str, wanted: set[str]) -> set[str]:
        """Sentences of kind body and item that carry every code of a field."""
        return set.intersection(*(self.carrying.get((region, code), set()) for code in wanted)) if wanted else set()

    def count(self, region: str, code: str) -> int:
        """How many of a region's sentences carry a code."""
        return len(self.carrying.get((region, code), ()))

    def _uses(self, spoken: set[str]) -> Counter[str]:
        return Counter(code for s in spoken for code in self.instruments.get(s, ()))

    def _promised(self, spoken: set[str]) -> set[str]:
        return {promise for s in spoken for promise in self.promises.get(s, ())}

    def _status(self, region: str, wanted: set[str], own: set[str]) -> str:
        if not wanted:
            return "no code"
        if self.enough.get(region, 0) < TOO_FEW:
            return "too few"
        return "ok" if own else "none"

    def _spoken(self, doc_id: str, wanted: set[str], own: set[str]) -> tuple[set[str], set[str]]:
        """Sentences of a field, without the lists: all of them, and those that speak of nothing else."""
        if not wanted:
            return set(), set()
        headed = [section for section, s in self.headings.get(doc_id, ()) if wanted <= self.codes.get(s, set())]
        below = {s for section in headed for s in self.below.get(section, ())}
        alone = {s for s in own if self.codes[s] == wanted}
        lists = self.declaring.get(doc_id, set())
        return {*own, *below} - lists, (alone | below) - lists


def _sets(frame: pd.DataFrame, key: str, value: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, one in frame[[key, value]].values.tolist():
        found.setdefault(name, set()).add(one)
    return found


def _headings(every: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    rows = every[(every["kind"] == "heading") & (every["section_id"] != "")]
    for doc_id, section, sentence in rows[["doc_id", "section_id", "sentence_id"]].values.tolist():
        found.setdefault(doc_id, []).append((section, sentence))
    return found


def _below(study: Study, every: pd.DataFrame) -> dict[str, list[str]]:
    parent = dict(zip(study.sections["section_id"], study.sections["parent"], strict=True))
    found: dict[str, list[str]] = {}
    rows = every[every["kind"].isin((*COUNTED, "table_row"))]
    for section, sentence in rows[["section_id", "sentence_id"]].values.tolist():
        at = section
        while at in parent:
            found.setdefault(at, []).append(sentence)
            at = parent[at]
    return found


def _promised(study: Study) -> dict[str, set[str]]:
    """Promises by the sentences that state them."""
    rows = study.quantities[study.quantities["role"] == "target"]
    own = rows["doc_id"] + "-" + rows["start"].astype("str")
    return _sets(rows.assign(promise=rows["target_id"].where(rows["target_id"] != "", own)), "sentence_id", "promise")

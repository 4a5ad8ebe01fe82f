"""Schemes and their labels as the page lists them: codes, divided where a chart divides them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.charts.labels import pair
from compare.measures.frames import rows_of
from compare.measures.scope import Level, labels

if TYPE_CHECKING:
    from compare.study import Study


@dataclass(frozen=True, slots=True)
class Label:
    """A code or second-level code by which sentences are chosen."""

    id: str
    zh: str
    en: str
    group: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme with its labels in order; ``level`` is that of its heat map."""

    id: str
    zh: str
    en: str
    level: Level
    labels: list[Label]
    _places: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def place(self, code: str, subcode: str) -> int:
        """Place of the label that a coding counts for: its second level where that is a label, else its code."""
        if not self._places:
            self._places.update({label.id: i for i, label in enumerate(self.labels)})
        named = (f"{code}.{subcode}", subcode, code) if subcode else (code,)
        return next(self._places[name] for name in named if name in self._places)


def schemes(study: Study) -> list[Scheme]:
    """Every scheme of the study: sectors first, as the notebooks have them, then instruments, then those that it brings.

    A scheme with groups is divided into second levels, since a second level may belong to another group than its code.
    """
    known = {"sector": 0, "instrument": 1}
    names = sorted(study.codes["scheme"].unique(), key=lambda name: (known.get(name, len(known)), name))
    return [_scheme(study, name) for name in names]


def _scheme(study: Study, name: str) -> Scheme:
    grouped = (study.codes.loc[study.codes["scheme"] == name, "group"] != "").any()
    level: Level = "subcode" if grouped else "code"
    rows = labels(study, name, level)
    group = dict(zip(rows["code"], rows["group"], strict=True))
    listed = [Label(r.label, r.label_zh, r.label_en, r.group or group.get(r.code, "")) for r in rows_of(rows)]
    return Scheme(name, *pair("schemes", name), level, listed)

"""What stands on each sheet, as data (sheets.yaml): its name, what is said above it, its columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compare.packaged import packaged_data
from compare.report.plain import chinese_marks


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: ``source`` is the column of the frame, ``link`` the one with what a click opens."""

    source: str
    zh: str
    en: str
    kind: str
    width: float
    link: str

    @property
    def head(self) -> str:
        """Its head in both languages; where they are the same, once."""
        return self.zh if self.zh == self.en else f"{self.zh}\n{self.en}"


@dataclass(frozen=True, slots=True)
class Spec:
    """One sheet; the fields are explained at the head of sheets.yaml."""

    id: str
    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]


@cache
def specs() -> dict[str, Spec]:
    """All sheets by id, in order."""
    raw = packaged_data(Path(__file__).with_name("sheets.yaml"))
    return {id_: _spec(id_, entry) for id_, entry in raw.items()}


def _spec(id_: str, entry: dict[str, object]) -> Spec:
    columns = entry.get("columns", [])
    assert isinstance(columns, list)
    zh = chinese_marks(str(entry.get("zh", "")))
    return Spec(id_, str(entry["name"]), zh, str(entry.get("en", "")), tuple(map(_column, columns)))


def _column(entry: dict[str, str]) -> Column:
    kind, link = entry.get("kind", "text"), entry.get("link", "")
    return Column(entry["from"], entry["zh"], entry["en"], kind, float(entry["width"]), link)

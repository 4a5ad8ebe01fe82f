"""The sections of the draft report, as data (questions.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from compare.packaged import packaged_data
from compare.report.frames import Call


@dataclass(frozen=True, slots=True)
class Said:
    """Words in Chinese and English."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The words in zh or en."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a table: what it shows, its head, and its width beside the others."""

    source: str
    said: Said
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a section: a paragraph, a chart, claims or a table; the fields are explained at the head of questions.yaml."""

    said: Said
    chart: str = ""
    claims: str = ""
    table: Call | None = None
    of: tuple[Call, ...] = ()
    columns: tuple[Head, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A question with its parts and its limits."""

    title: Said
    body: tuple[Block, ...]
    limits: tuple[Said, ...]


@cache
def sections() -> tuple[Section, ...]:
    """All sections in order."""
    raw = packaged_data(Path(__file__).with_name("questions.yaml"))
    return tuple(Section(_said(e), tuple(map(_block, e.get("body", ()))), tuple(map(_said, e.get("limits", ())))) for e in raw)


def _said(entry: dict[str, Any]) -> Said:
    return Said(entry.get("zh", ""), entry.get("en", ""))


def _block(entry: dict[str, Any]) -> Block:
    table = Call.read(entry["table"]) if "table" in entry else None
    columns = tuple(Head(column["from"], _said(column), float(column["width"])) for column in entry.get("columns", ()))
    return Block(_said(entry), entry.get("chart", ""), entry.get("claims", ""), table, Call.several(entry.get("of")), columns, entry.get("first", 0))

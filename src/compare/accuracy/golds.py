"""The gold as it lies in data/gold: sentences and quantities of each coded text, and whether rules were tuned on it."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from compare.decoding import decode
from compare.errors import UserError

SHARED, WRITTEN = "shared", "written"
SECOND = "second"
TUNED, UNSEEN = "tuned", "unseen"
ACCEPTED = {"kind": (SHARED, WRITTEN), "seen": (TUNED, UNSEEN)}
Row = dict[str, str]


class Sentences:
    """The coded sentences of one text, and which of them holds a character."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._starts = [int(row["start"]) for row in rows]
        self._ends = [int(row["end"]) for row in rows]

    def nearest(self, start: int) -> int:
        """The sentence that holds a character, else the one before it, else the first."""
        return max(bisect_right(self._starts, start) - 1, 0)

    def holding(self, start: int) -> int | None:
        """The sentence that holds a character, or None between sentences."""
        i = bisect_right(self._starts, start) - 1
        return i if i >= 0 and start < self._ends[i] else None


class Gold(NamedTuple):
    """One coded text: ``text`` is its file where it was written for tests, None where it is a document of the corpus.

    ``second`` is another reading of the same sentences, where there is one in a file of its own.
    """

    doc_id: str
    kind: str
    seen: str
    sentences: Sentences
    quantities: list[Row]
    text: Path | None
    second: list[Row]


def read(folder: Path) -> list[Gold]:
    """All coded texts, those of the corpus first. UserError where a file is missing or texts.csv has a fault.

    A gold that texts.csv does not list counts as tuned: only who never read a text can say that it is unseen.
    """
    listed = _listed(folder / "texts.csv")
    out = []
    for kind, place in ((SHARED, folder), (WRITTEN, folder / WRITTEN)):
        for path in sorted(place.glob("*.codes.tsv")):
            doc_id = path.name.removesuffix(".codes.tsv")
            stated = listed.get(doc_id, {"kind": kind, "seen": TUNED})
            text = place / f"{doc_id}.txt" if kind == WRITTEN else None
            numbers = _rows(place / f"{doc_id}.quantities.tsv")
            sentences, second = _rows(path), _second(place / SECOND / path.name)
            if second and [row["start"] for row in second] != [row["start"] for row in sentences]:
                raise UserError("other sentences than in the first reading", where=str(place / SECOND / path.name))
            out.append(Gold(doc_id, kind, stated["seen"], Sentences(sentences), numbers, text, second))
    return out


def files(folder: Path) -> list[Path]:
    """Every file that the card depends on, in order."""
    patterns = ("texts.csv", "*.tsv", f"{WRITTEN}/*.tsv", f"{WRITTEN}/*.txt", f"{WRITTEN}/{SECOND}/*.tsv")
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def _second(path: Path) -> list[Row]:
    return _rows(path) if path.is_file() else []


def _listed(path: Path) -> dict[str, Row]:
    rows = _rows(path, "excel") if path.is_file() else []
    for line, row in enumerate(rows, start=2):
        for column, accepted in ACCEPTED.items():
            if row.get(column) not in accepted:
                where = f"{path}, line {line}, column {column}"
                raise UserError(f"found {row.get(column)!r}", where=where, accepted=", ".join(accepted))
    return {row["doc_id"]: row for row in rows}


def _rows(path: Path, dialect: str = "excel-tab") -> list[Row]:
    if not path.is_file():
        mend = "each coded document has <doc>.codes.tsv and <doc>.quantities.tsv"
        raise UserError("no such file", where=str(path), mend=mend)
    return list(csv.DictReader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""), dialect=dialect))

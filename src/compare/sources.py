"""What a study is made from: the rows of documents.csv and regions.csv, and the texts they name, checked before use.

A change to the corpus is tried before it is made: ``staged`` maps files of data/raw to others that are to take their place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compare import intake, sheets
from compare.errors import UserError
from compare.intake import Reading
from compare.models import Facts
from compare.project import Project
from compare.sheets import Line, Sheet

# A doc_id names files and begins the ids of sections and sentences.
NAME = re.compile(r"[^\W_][\w-]*")
NAMES = "letters, digits, _ and -, the first a letter or digit"


Staged = Mapping[Path, Path]


@dataclass(frozen=True, slots=True)
class Source:
    """One text as obtained: its facts as stated, and the file that holds it, whose bytes are those that were listed."""

    facts: Facts
    place: Path

    @property
    def suffix(self) -> str:
        """The ending of the file's name, which says what it is; the place may be a temporary one."""
        return Path(self.facts.file).suffix.lower()

    def reading(self) -> Reading:
        """What the file says; UserError where it holds no text that can be read."""
        return intake.load(self.place, f"data/raw/{self.facts.file}")


@dataclass(frozen=True, slots=True)
class Sources:
    """Regions and documents of a study, each in the order of its id."""

    regions: list[tuple[str, ...]]
    documents: list[Source]


def read(project: Project, staged: Staged | None = None) -> Sources:
    """Everything in data/raw; UserError for the first thing that is missing, changed or contradictory.

    Texts are read when `Source.reading` is called.
    """
    instead = staged or {}
    sheet, regions = sheets_of(project, instead)
    known = {line.cells[0] for line in regions.lines}
    documents = [_source(project, sheet, line, known, instead) for line in sheet.lines]
    if not documents:
        mend = "add a text with policy-compare add FILE"
        raise UserError("no document is listed", where=f"{sheet.shown}, line 2", mend=mend)
    documents.sort(key=lambda source: source.facts.doc_id)
    return Sources(sorted(line.cells for line in regions.lines), documents)


def sheets_of(project: Project, staged: Staged | None = None) -> tuple[Sheet, Sheet]:
    """documents.csv and regions.csv as they stand, each value checked against the registry; no text is looked at."""
    instead = staged or {}
    documents, regions = (instead.get(path, path) for path in (project.raw / "documents.csv", project.raw / "regions.csv"))
    sheet = sheets.read(documents, "data/raw/documents.csv", "documents", without=("inferred",))
    return sheet, sheets.read(regions, "data/raw/regions.csv", "regions")


def _source(project: Project, sheet: Sheet, line: Line, regions: set[str], staged: Staged) -> Source:
    facts = Facts(**dict(zip(sheet.names, line.cells, strict=True)))
    if not NAME.fullmatch(facts.doc_id):
        raise sheet.fault(line, "doc_id", f"found {facts.doc_id!r}, which cannot name a file", accepted=NAMES)
    if facts.region not in regions:
        mend = "correct the cell, or add the region to data/raw/regions.csv"
        what = f"found {facts.region!r}, a region that data/raw/regions.csv does not have"
        raise sheet.fault(line, "region", what, accepted=", ".join(sorted(regions)), mend=mend)
    return Source(facts, _place(project, sheet, line, facts, staged))


def _place(project: Project, sheet: Sheet, line: Line, facts: Facts, staged: Staged) -> Path:
    path = project.raw / facts.file
    if path.parent != project.raw or facts.file in {"documents.csv", "regions.csv"}:
        raise sheet.fault(
            line, "file", f"found {facts.file!r}", accepted="the name of a text in data/raw, without a folder"
        )
    place = staged.get(path, path)
    if not place.is_file():
        mend = "put the file there, or correct its name"
        raise sheet.fault(line, "file", f"data/raw/{facts.file} is missing", accepted="a file in data/raw", mend=mend)
    found = sha256(place)
    if found != facts.sha256:
        mend = f"put the file back as it was obtained; if another version is meant, write its hash here: {found}"
        raise sheet.fault(line, "sha256", f"data/raw/{facts.file} is not the file that was listed", mend=mend)
    return place


def sha256(path: Path) -> str:
    """The hash of a file's bytes, as documents.csv states it."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()

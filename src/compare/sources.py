"""What a study is made from: the rows of documents.csv and regions.csv, and the texts they name, checked before use."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from compare import sheets
from compare.decoding import decode
from compare.errors import UserError
from compare.models import Facts
from compare.project import Project
from compare.sheets import Line, Sheet

# A doc_id names files and begins the ids of sections and sentences.
NAME = re.compile(r"[^\W_][\w-]*")


@dataclass(frozen=True, slots=True)
class Source:
    """One text as obtained: its facts as stated, its bytes' hash, and what the bytes say."""

    facts: Facts
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Regions and documents of a study, each in the order of its id."""

    regions: list[tuple[str, ...]]
    documents: list[Source]


def read(project: Project) -> Sources:
    """Everything in data/raw; UserError for the first thing that is missing, changed, unreadable or contradictory."""
    regions = sheets.read(project.raw / "regions.csv", "data/raw/regions.csv", "regions")
    sheet = sheets.read(project.raw / "documents.csv", "data/raw/documents.csv", "documents", without=("inferred",))
    known = {line.cells[0] for line in regions.lines}
    documents = [_source(project, sheet, line, known) for line in sheet.lines]
    if not documents:
        mend = "add a line for each text in data/raw"
        raise UserError("no document is listed", where=f"{sheet.shown}, line 2", mend=mend)
    documents.sort(key=lambda source: source.facts.doc_id)
    return Sources(sorted(line.cells for line in regions.lines), documents)


def _source(project: Project, sheet: Sheet, line: Line, regions: set[str]) -> Source:
    facts = Facts(**dict(zip(sheet.names, line.cells, strict=True)))
    if not NAME.fullmatch(facts.doc_id):
        accepted = "letters, digits, _ and -, the first a letter or digit"
        raise sheet.fault(line, "doc_id", f"found {facts.doc_id!r}, which cannot name a file", accepted=accepted)
    if facts.region not in regions:
        mend = "correct the cell, or add the region to data/raw/regions.csv"
        what = f"found {facts.region!r}, a region that data/raw/regions.csv does not have"
        raise sheet.fault(line, "region", what, accepted=", ".join(sorted(regions)), mend=mend)
    data = _bytes(project, sheet, line, facts)
    text = decode(data, f"data/raw/{facts.file}")
    if not text.strip():
        mend = "obtain the text again, or remove the line from data/raw/documents.csv"
        raise sheet.fault(
            line, "file", f"data/raw/{facts.file} holds no text", accepted="a text with words in it", mend=mend
        )
    return Source(facts, facts.sha256, text)


def _bytes(project: Project, sheet: Sheet, line: Line, facts: Facts) -> bytes:
    path = project.raw / facts.file
    if path.parent != project.raw or facts.file in {"documents.csv", "regions.csv"}:
        raise sheet.fault(
            line, "file", f"found {facts.file!r}", accepted="the name of a text in data/raw, without a folder"
        )
    if not path.is_file():
        mend = "put the file there, or correct its name"
        raise sheet.fault(line, "file", f"data/raw/{facts.file} is missing", accepted="a file in data/raw", mend=mend)
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != facts.sha256:
        mend = f"put the file back as it was obtained; if another version is meant, write its hash here: {found}"
        raise sheet.fault(line, "sha256", f"data/raw/{facts.file} is not the file that was listed", mend=mend)
    return data

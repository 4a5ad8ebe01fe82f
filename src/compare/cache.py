"""Rows of each document as annotated last, so that `build` annotates again only what changed.

An entry's key is a hash of the document's bytes, its stated facts, the vocabularies and the source of the text side. An
entry that cannot be read is no entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

from compare.sources import Source
from compare.tables import write_text

HERE = Path(__file__).parent
# Rooms and modules whose source decides what `annotate` returns.
TEXT_SIDE = ("models.py", "annotate.py", "vocab", "corpus", "coding", "quantities")

Rows = dict[str, list[tuple[Any, ...]]]


@cache
def text_side() -> str:
    """One hash of the vocabularies and all source that `annotate` runs through."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(f"{path.relative_to(HERE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in TEXT_SIDE:
        place = HERE / name
        files = [place] if place.is_file() else [p for p in place.rglob("*") if p.suffix in {".py", ".yaml"}]
        yield from sorted(files)


def key(source: Source) -> str:
    """What the rows of a document depend on, as one hash."""
    stated = json.dumps(astuple(source.facts), ensure_ascii=False)
    return hashlib.sha256(f"{source.sha256}\0{stated}\0{text_side()}".encode()).hexdigest()


def load(folder: Path, source: Source) -> Rows | None:
    """Rows of the document by table, or None where they are not there or were made from something else."""
    try:
        entry = json.loads((folder / f"{source.facts.doc_id}.json").read_bytes())
        if entry["key"] != key(source):
            return None
        return {table: [tuple(row) for row in rows] for table, rows in entry["rows"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def save(folder: Path, source: Source, rows: Rows) -> None:
    """Keep the rows of a document for the next build."""
    entry = {"key": key(source), "rows": rows}
    write_text(folder / f"{source.facts.doc_id}.json", json.dumps(entry, ensure_ascii=False, separators=(",", ":")))


def forget(folder: Path, doc_ids: set[str]) -> None:
    """Remove the entries of documents that are none of ``doc_ids``."""
    for path in folder.glob("*.json"):
        if path.stem not in doc_ids:
            path.unlink()

"""What was found in each document last, so that `build` reads and annotates again only what changed.

An entry holds the document's text and, ready to be put together, its part of each table. Its key is a hash of the
document's bytes, its stated facts, the vocabularies and the source of the text side. An entry that cannot be read is no
entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from compare import vocab
from compare.sources import Source
from compare.tables import write_text

HERE = Path(__file__).parent
# Rooms and modules whose source decides what `annotate` returns.
TEXT_SIDE = ("models.py", "annotate.py", "decoding.py", "vocab", "corpus", "intake", "coding", "quantities")
# Libraries whose version decides what is read out of a file that is no plain text.
READERS = ("charset-normalizer", "lxml", "pdfplumber", "pdfminer.six", "python-docx", "trafilatura")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its text, its rows of each table as CSV in the table's order, and counts.

    ``rows`` are the numbers of rows; ``counts`` has the counted sentences (kinds body and item), and of them those coded by
    each scheme; ``digest`` is a hash of the tables.
    """

    text: str
    tables: dict[str, str]
    rows: dict[str, int]
    counts: dict[str, int]
    digest: str


def entry(text: str, tables: dict[str, str], rows: dict[str, int], counts: dict[str, int]) -> Entry:
    """An entry with the hash of its tables."""
    digest = hashlib.sha256("\0".join(tables[name] for name in sorted(tables)).encode()).hexdigest()
    return Entry(text, tables, rows, counts, digest)


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


@cache
def _readers() -> str:
    return " ".join(f"{name} {version(name)}" for name in READERS)


def key(source: Source) -> str:
    """What was found in a document depends on, as one hash."""
    stated = json.dumps(astuple(source.facts), ensure_ascii=False)
    readers = "" if source.suffix in (".txt", ".md") else _readers()
    known = f"{text_side()}\0{vocab.own.digest()}"
    return hashlib.sha256(f"{source.facts.sha256}\0{stated}\0{known}\0{readers}".encode()).hexdigest()


def load(folder: Path, source: Source) -> Entry | None:
    """What was found in the document, or None where it is not there or was made from something else."""
    stated, found = _read(folder, source.facts.doc_id)
    return found if stated == key(source) else None


def last(folder: Path, doc_id: str) -> Entry | None:
    """What was found last in a document of that name, whatever it was made from; None where nothing is kept."""
    return _read(folder, doc_id)[1]


def _read(folder: Path, doc_id: str) -> tuple[str, Entry | None]:
    try:
        raw = json.loads((folder / f"{doc_id}.json").read_bytes())
        return str(raw["key"]), Entry(raw["text"], raw["tables"], raw["rows"], raw["counts"], raw["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None


def save(folder: Path, source: Source, found: Entry) -> None:
    """Keep what was found in a document for the next build."""
    text = json.dumps({"key": key(source), **asdict(found)}, ensure_ascii=False, separators=(",", ":"))
    write_text(folder / f"{source.facts.doc_id}.json", text)


def forget(folder: Path, doc_ids: set[str]) -> None:
    """Remove the entries of documents that are none of ``doc_ids``."""
    for path in folder.glob("*.json"):
        if path.stem not in doc_ids:
            path.unlink()

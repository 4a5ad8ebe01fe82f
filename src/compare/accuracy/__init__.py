"""How well codings and quantities agree with the gold: the accuracy card, and the guides that show it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from compare import annotate, cache, vocab
from compare.accuracy import golds
from compare.accuracy.card import Found, Line, rows
from compare.accuracy.golds import Gold
from compare.accuracy.guides import lines, write_guides
from compare.decoding import decode
from compare.models import Coding, Quantity
from compare.project import Project
from compare.tables import write_text

__all__ = ["Found", "Line", "card", "coded", "golds", "lines", "rows", "write_guides"]

Rows = Sequence[Sequence[Any]]


def coded(project: Project, doc_ids: Iterable[str]) -> list[str]:
    """Those of ``doc_ids`` that have a gold, in order."""
    return sorted({gold.doc_id for gold in golds.read(project.gold) if gold.text is None} & set(doc_ids))


def card(project: Project, codings: Rows, quantities: Rows, doc_ids: Iterable[str]) -> list[Line]:
    """Rows of the table accuracy: the coded texts among ``doc_ids``, and those written for tests, which are annotated.

    ``codings`` and ``quantities`` are rows of those tables. The card is kept beside the cached documents and made again
    when the gold, the codes and quantities found or the program changed: the bootstrap takes about half a second.
    """
    known = golds.read(project.gold)
    ours = set(coded(project, doc_ids))
    mine = [Coding(*row) for row in codings if row[0] in ours]
    numbers = [Quantity(*row) for row in quantities if row[0] in ours]
    entry, key = project.cache / "accuracy" / "card.json", _key(project, [*mine, *numbers])
    if (kept := _load(entry, key)) is not None:
        return kept
    found = {d: Found([c for c in mine if c.doc_id == d], [q for q in numbers if q.doc_id == d]) for d in ours}
    made = rows(known, found | {gold.doc_id: _annotated(gold, gold.text) for gold in known if gold.text is not None})
    write_text(entry, json.dumps({"key": key, "rows": made}, ensure_ascii=False))
    return made


def _annotated(gold: Gold, path: Path) -> Found:
    found = annotate(decode(path.read_bytes(), str(path)), gold.doc_id, only=("codings", "quantities"))
    return Found(found.codings, found.quantities)


def _key(project: Project, found: Rows) -> str:
    digest = hashlib.sha256(f"{cache.text_side()}\0{vocab.own.digest()}".encode())
    for path in [*golds.files(project.gold), *sorted(Path(__file__).parent.glob("*.py"))]:
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    digest.update(json.dumps([[str(cell) for cell in row] for row in found], ensure_ascii=False).encode())
    return digest.hexdigest()


def _load(path: Path, key: str) -> list[Line] | None:
    try:
        entry = json.loads(path.read_bytes())
        return [Line(*row) for row in entry["rows"]] if entry["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None

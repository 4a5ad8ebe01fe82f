"""What a finding says of its passage, in English and Chinese."""

from __future__ import annotations

from compare.models import Document, Finding
from compare.vocab import read_yaml


def finding(doc: Document, kind: str, start: int, end: int, note: str, **said: object) -> Finding:
    """The finding on ``text[start:end]`` with the note of finding_notes.yaml, filled in."""
    words = read_yaml("finding_notes")[note]
    en, zh = (words[language].format(**said) for language in ("en", "zh"))
    return Finding(doc.doc_id, kind, start, end, doc.text[start:end], en, zh)

"""A document of one section around a text, and its quantities written short: how tests of numbers look at them."""

from __future__ import annotations

import re

from compare.corpus.normalise import normalise
from compare.models import Document, Facts, Leftover, Quantity, Section, Sentence
from compare.quantities import extract

FACTS = Facts("test", period_start="2021", period_end="2025", issued_on="2021-03-01")


def document_of(text: str, function: str = "task", kind: str = "body", facts: Facts = FACTS) -> Document:
    """A document that is one section of that function; sentences end at 。;!? and line breaks."""
    section = Section("test", "test-0", "", 1, "", "", function, 0, 0, len(text))
    sentences = [
        Sentence("test", f"test-{m.start()}", "test-0", "", m.start(), m.end(), kind, "plain", m[0])
        for m in re.finditer(r"[^。;!?;!?\n]+[。;!?;!?]*", text)
    ]
    return Document("test", text, normalise(text), facts, [section], sentences)


def records(text: str, function: str = "task", kind: str = "body", facts: Facts = FACTS) -> tuple[list[Quantity], list[Leftover]]:
    """All quantities and leftovers of the text."""
    return extract(document_of(text, function, kind, facts))


def quantities_of(text: str, function: str = "task", facts: Facts = FACTS) -> list[str]:
    """Each quantity as ``quote role comparator value[..high] unit [year]``."""
    return [short(q) for q in records(text, function, facts=facts)[0]]


def spaced(text: str) -> str:
    """The text with blanks around its digits, as many offices type: 到 2025 年,培育 30 家。"""
    return re.sub(r"(?<=[0-9])(?=[一-龥%])", " ", re.sub(r"(?<=[一-龥])(?=[0-9])", " ", text))


def short(q: Quantity) -> str:
    """One quantity on one line."""
    value = f"{q.value}..{q.value_high}" if q.value_high else q.value
    return " ".join(filter(None, (q.quote, q.role, q.comparator, value, q.unit, q.year)))

"""The one door of the text side: a text goes in, all records of it come out.

The package offers `annotate` under this module's own name, so this module is loaded with it; what it needs is imported
when the first text arrives, which keeps ``import compare`` light.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.models import Annotation, CodingRow, Document, Facts, Quantity

OTHERS = ("priorities", "duties", "citations", "findings")


def annotate(
    text: str,
    doc_id: str,
    facts: Facts | None = None,
    *,
    only: Collection[str] = (),
    furniture: Sequence[tuple[int, int]] = (),
) -> Annotation:
    """All records of one document, each list sorted by its key and every span checked.

    ``facts`` are a row of documents.csv; what they state overrides what the text says of itself, and what they leave
    empty is inferred. ``only`` names the lists that are wanted: of the others, those that would cost work stay empty.
    ``furniture`` are spans of whole lines that belong to the page the text came from (`compare.intake` tells them).
    Nothing is kept between two calls.
    """
    from compare import coding, corpus, models, quantities

    doc = corpus.read(text, doc_id, facts, furniture)
    numbers, leftovers = quantities.extract(doc)
    found = models.Annotation(
        facts=doc.facts,
        text=text,
        sections=doc.sections,
        sentences=doc.sentences,
        codings=coding.code(doc, numbers),
        quantities=sorted(numbers),
        leftovers=sorted(leftovers),
    )
    _find_others(found, doc, only or OTHERS)
    models.check(found)
    return found


def coded(text: str, doc_id: str, furniture: Sequence[tuple[int, int]] = ()) -> tuple[list[CodingRow], list[Quantity]]:
    """The codings and quantities that `annotate` gives, the codings as plain tuples; spans checked.

    For whoever only writes them: the records that nobody asked for are not made.
    """
    from compare import coding, corpus, models, quantities

    doc = corpus.read(text, doc_id, furniture=furniture, modal=False)
    numbers, _ = quantities.extract(doc)
    rows = coding.rows(doc, numbers)
    models.check_coded(text, rows, numbers)
    return rows, sorted(numbers)


def _find_others(found: Annotation, doc: Document, wanted: Collection[str]) -> None:
    """Fill the lists that neither codings nor quantities need."""
    from compare.coding import citations, duties, priorities
    from compare.quantities import findings

    if "priorities" in wanted:
        found.priorities = sorted(priorities.find(doc, [c for c in found.codings if c.scheme == "sector"]))
    if "duties" in wanted:
        found.duties = sorted(duties.find(doc))
    if "citations" in wanted:
        found.citations = sorted(citations.find(doc))
    if "findings" in wanted:
        found.findings = sorted(findings.find(doc, found.quantities))


@contextmanager
def no_cycles() -> Iterator[None]:
    """Without the cyclic garbage collector: records hold no cycles, and looking for some in them costs a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""The one door of the text side: a text goes in, all records of it come out.

The package offers `annotate` under this module's own name, so this module is loaded with it; what it needs is imported
when the first text arrives, which keeps ``import compare`` light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.models import Annotation, Facts


def annotate(text: str, doc_id: str, facts: Facts | None = None) -> Annotation:
    """All records of one document, each list sorted by its key and every span checked.

    ``facts`` are a row of documents.csv; what they state overrides what the text says of itself, and what they leave
    empty is inferred. Nothing is kept between two calls.
    """
    from compare import coding, corpus, models, quantities
    from compare.coding import citations, duties, priorities
    from compare.quantities import findings

    doc = corpus.read(text, doc_id, facts)
    numbers, leftovers = quantities.extract(doc)
    codings = coding.code(doc, numbers)
    found = models.Annotation(
        facts=doc.facts,
        text=text,
        sections=doc.sections,
        sentences=doc.sentences,
        codings=sorted(codings),
        quantities=sorted(numbers),
        priorities=sorted(priorities.find(doc, [c for c in codings if c.scheme == "sector"])),
        duties=sorted(duties.find(doc)),
        citations=sorted(citations.find(doc)),
        leftovers=sorted(leftovers),
        findings=sorted(findings.find(doc, numbers)),
    )
    models.check(found)
    return found

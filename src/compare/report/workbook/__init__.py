"""comparison.xlsx: the tables of the report with their evidence, as something that a researcher sends to a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.citing import SUBTITLE_EN, citation

if TYPE_CHECKING:
    from compare.report.frames import Frames

__all__ = ["data"]

FIGURES, TEXTS, ABOUT = "#1f4e79", "#d9a13b", "#8c8c8c"
"""Colours of the tabs: tables that compare, rows of the texts, what they mean."""
HELD = {"promises": 2, "evidence": 2, "cell_evidence": 3, "coding_table": 1, "counts": 5}
"""Columns that stay in sight where more than the first do."""


def data(frames: Frames) -> bytes:
    """The workbook of a study; the same study gives the same bytes.

    Comparison tables with both intervals, counts, tables of two dimensions, promises, the coding table, the evidence, codebook
    and accuracy; figures open the rows of evidence that they count. What the measures give is shown as it is, nothing is added up.
    """
    from compare.report.workbook import content, crossed, matrix, readme, table
    from compare.report.workbook.book import Book
    from compare.report.workbook.links import Links
    from compare.report.workbook.spec import specs

    cite, all_specs = citation(frames.study), specs()
    book = Book({"title": SUBTITLE_EN, "author": "policy-compare", "comments": cite.line}, cite.line)
    readme.write(book, frames.study, cite)
    links = Links(frames("evidence_rows"), all_specs["evidence"], content.cells(frames), all_specs["cell_evidence"])
    for id_, spec in list(all_specs.items())[1:]:
        colour = TEXTS if id_ in ("coding_table", "evidence", "cell_evidence", "queries") else ABOUT if id_ in ("codebook", "indicators", "accuracy") else FIGURES
        if id_ in ("sectors", "instruments"):
            getattr(matrix, id_)(book, spec, frames, links, colour)
        elif id_.startswith("xy_"):
            crossed.write(book, spec, frames("xy_table", dimension=id_.removeprefix("xy_")), links, colour)
        else:
            table.write(book, spec, content.TABLES[id_](frames, links), colour, HELD.get(id_, 1))
    return book.data()

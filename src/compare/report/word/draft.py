"""The draft itself: title, questions, method, limits, sources."""

from __future__ import annotations

import io
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.charts.theme import PRINT_DPI, bare
from compare.measures.claims import Claim
from compare.measures.frames import rows_of
from compare.packaged import packaged_data
from compare.report.citing import Citation, citation
from compare.report.gallery import entry
from compare.report.word import styles
from compare.report.word.outline import Block, Section, sections
from compare.report.word.rows import Grid, grid
from compare.report.word.writer import Writer, printed_width

if TYPE_CHECKING:
    from compare.report.frames import Frames

ACROSS, PARTS = 6, 3
"""Columns of one table beside its names, and tables that a wider one is divided into; what is wider stands in the workbook alone."""
ROWS = 80
"""Rows of a table; more stand in the workbook."""


@cache
def _words(lang: str) -> dict[str, str]:
    """Words of the draft that belong to no section, in zh or en."""
    raw = packaged_data(Path(__file__).with_name("words.yaml"))
    return {key: entry[lang] for key, entry in raw.items()}


def data(frames: Frames, lang: str) -> bytes:
    """The bytes of the draft in zh or en."""
    words, study, cite = _words(lang), frames.study, citation(frames.study)
    writer = Writer(lang, words["title"], cite.gbt if lang == "zh" else cite.line)
    writer.heading(words["title"], 0)
    names = words["and"].join(study.short_names(lang)[region] for region in study.regions_in_order)
    writer.paragraph(words["about"].format(n=len(study.policies), names=names), "Subtitle")
    writer.paragraph(words["draft"], styles.DRAFT)
    for section in sections():
        _section(writer, section, frames, cite)
    writer.heading(words["sources"])
    for text in rows_of(study.policies):
        writer.verbatim(_source(text, words), "List Bullet")
    writer.heading(words["cite"])
    writer.verbatim(cite.line)
    writer.verbatim(cite.gbt)
    return writer.data()


def _section(writer: Writer, section: Section, frames: Frames, cite: Citation) -> None:
    lang = writer.lang
    writer.heading(section.title.in_(lang))
    for block in section.body:
        if block.chart:
            _figure(writer, block.chart, frames, cite)
        elif block.claims:
            _claims(writer, block, frames)
        elif block.table:
            _table(writer, block, frames, cite)
        else:
            writer.paragraph(block.said.in_(lang))
    if section.limits:
        if section.body:
            writer.heading(_words(lang)["limits"], 2)
        for said in section.limits:
            writer.paragraph(said.in_(lang), "List Bullet")


def _made(lang: str, cite: Citation) -> str:
    return _words(lang)["made"].format(version=cite.version, corpus=cite.corpus)


def _figure(writer: Writer, name: str, frames: Frames, cite: Citation) -> None:
    """A chart without its own title and caption, in whose place the document prints what the gallery says, and a note."""
    found = entry(name)
    chart = found.draw(frames, writer.lang)
    title, caption = found.said(writer.lang), chart.caption
    drawn = io.BytesIO()
    across, height = (float(inches) for inches in bare(chart).get_size_inches())
    printed = printed_width(across, height)
    chart.savefig(drawn, format="png", dpi=PRINT_DPI * printed / across)
    writer.picture(drawn.getvalue(), printed, f"{title}. {caption}")
    writer.caption("Figure", title)
    writer.note(f"{_one_line(caption, writer.lang)} {_made(writer.lang, cite)}")


def _one_line(text: str, lang: str) -> str:
    return text.replace("\n", "" if lang == "zh" else " ")


def _claims(writer: Writer, block: Block, frames: Frames) -> None:
    """Sentences made from the data: several as a list, one that does not hold in italics."""
    module, _, function = block.claims.rpartition(".")
    made: Any = getattr(import_module(f"compare.measures.{module}"), function)(*frames.of(*block.of))
    claims = [made] if isinstance(made, Claim) else list(made)
    for claim in claims:
        text = claim.said(writer.lang)
        writer.paragraph(text if writer.lang == "zh" else text[:1].upper() + text[1:], "List Bullet" if len(claims) > 1 else "Normal", italic=not claim.holds)


def _table(writer: Writer, block: Block, frames: Frames, cite: Citation) -> None:
    """A native table under its caption; a wide one in several, a long one cut, both saying so."""
    words, made = _words(writer.lang), grid(block, frames, writer.lang)
    writer.caption("Table", block.said.in_(writer.lang))
    if not made.rows:
        writer.paragraph(words["nothing"])
        return
    by_region = not block.columns
    if by_region and len(made.head) - 1 > ACROSS * PARTS:
        writer.paragraph(words["wide"])
        return
    for part in _parts(made) if by_region else [made]:
        writer.table(Grid(part.head, part.rows[:ROWS], part.widths, part.words))
        writer.paragraph("", styles.CELL)
    rest = len(made.rows) - ROWS
    more = words["rest"].format(n=rest) if rest > 0 else ""
    writer.note(" ".join(part for part in (more, _made(writer.lang, cite)) if part))


def _parts(made: Grid) -> list[Grid]:
    """The table in as many as its columns need, the names of its rows in each."""
    ends = range(1, len(made.head), ACROSS)
    columns = [[0, *range(first, min(first + ACROSS, len(made.head)))] for first in ends]
    return [Grid([made.head[i] for i in own], [[row[i] for i in own] for row in made.rows], [made.widths[i] for i in own], made.words) for own in columns]


def _source(text: Any, words: dict[str, str]) -> str:
    """A policy text as a list of references names it, and what copy was used; what is not known is left out, but for the issuer."""
    number = f"({text.doc_number})" if text.doc_number else ""
    parts = [text.issuer or words["issuer"], f"{text.title or text.doc_id}{number}[Z]", text.issued_on, text.url]
    copy = words[text.source_kind or "unknown"] + (words["truncated"] if text.complete == "truncated" else "")
    return f"{'. '.join(part for part in parts if part)}. {copy}."

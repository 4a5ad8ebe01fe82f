"""The parts of a Word document: paragraphs, numbered captions, pictures with words for those who cannot see them, native tables."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from compare.report.plain import chinese_marks, printable
from compare.report.word import styles
from compare.report.word.rows import Grid

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  (a date for every document, so that nothing holds the time of day)
ZIPPED = (1980, 1, 1, 0, 0, 0)
NAMES = {"zh": {"Figure": "图", "Table": "表", "notes": "注:"}, "en": {"Figure": "Figure", "Table": "Table", "notes": "Note: "}}
TOGETHER = 24
"""Rows up to which a table stands on one page."""
TALLEST = 20.5
"""Centimetres that a picture may be high, so that its caption stays on its page."""
WIDTH = 21 - 2 * styles.MARGIN


def printed_width(across: float, height: float) -> float:
    """Inches that a picture of these sides is wide in print: as the text, or so that a page holds its height."""
    return min(WIDTH, TALLEST * across / height) / 2.54


class Writer:
    """A document being written in zh or en; `data` ends it."""

    def __init__(self, lang: str, title: str, cite: str) -> None:
        """An empty document with its look, and how to cite it at the foot of each page."""
        import docx

        self.lang, self._words = lang, NAMES[lang]
        self._document: Document = docx.Document()
        styles.apply(self._document)
        about = self._document.core_properties
        about.title, about.author, about.last_modified_by, about.comments = title, "policy-compare", "policy-compare", cite
        about.created = about.modified = CREATED
        about.language, about.revision = ("zh-CN" if lang == "zh" else "en-GB"), 1
        self._cell_style = str(self._document.styles[styles.CELL].style_id)
        self._counts = {"Figure": 0, "Table": 0}
        self._footer(cite)

    def _marked(self, text: str) -> str:
        """Running text as it is printed."""
        return chinese_marks(printable(text)) if self.lang == "zh" else printable(text)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; level 0 is the title."""
        self._document.add_heading(self._marked(text), level)

    def paragraph(self, text: str, style: str = "Normal", italic: bool = False) -> None:
        """A paragraph of running text."""
        self._document.add_paragraph(style=style).add_run(self._marked(text)).italic = italic or None

    def verbatim(self, text: str, style: str = "Normal") -> None:
        """A paragraph whose marks stay as they are: a reference."""
        self._document.add_paragraph(style=style).add_run(printable(text))

    def caption(self, kind: str, text: str) -> None:
        """The caption of a Figure or Table; its number is a field, so that Word counts anew when parts are moved or taken out."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self._counts[kind] += 1
        paragraph = self._document.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = True
        word = self._words[kind]
        paragraph.add_run(word if self.lang == "zh" else f"{word} ")
        field = f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ {word} \\* ARABIC "><w:r><w:t>{self._counts[kind]}</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))  # noqa: SLF001  (python-docx has no fields)
        paragraph.add_run(self._marked(f"\u3000{text}" if self.lang == "zh" else f". {text}"))

    def note(self, text: str) -> None:
        """What stands under a figure or table: n, denominators, source."""
        self.paragraph(self._words["notes"] + text, styles.NOTE)

    def picture(self, png: bytes, inches: float, said: str) -> None:
        """A picture so many inches wide; ``said`` is what it shows, for those who cannot see it."""
        from docx.shared import Inches

        shape = self._document.add_picture(io.BytesIO(png), width=Inches(inches))
        shape._inline.docPr.set("descr", printable(said))  # noqa: SLF001  (python-docx has no words for pictures)
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def table(self, grid: Grid) -> None:
        """A native table; its head comes again on each page."""
        rows = [grid.head, *grid.rows]
        table = self._document.add_table(rows=len(rows), cols=len(grid.head))
        table.style = self._document.styles["Three Rules"]
        table.autofit = False
        for i, (cells, texts) in enumerate(zip(_cells(table), rows, strict=True)):
            kept = len(rows) <= TOGETHER and i < len(rows) - 1
            for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
                self._cell(cell, text, at >= grid.words, kept)
        _lay_out(table, grid.widths)

    def _cell(self, cell: Any, text: str, centred: bool, kept: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        # By its id: python-docx would look through all styles for each cell.
        paragraph._p.get_or_add_pPr().style = self._cell_style  # noqa: SLF001
        paragraph.add_run(printable(text))
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if kept:
            paragraph.paragraph_format.keep_with_next = True

    def _footer(self, cite: str) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        paragraph = self._document.sections[0].footer.paragraphs[0]
        run = paragraph.add_run(f"{printable(cite)}\u3000")
        run.font.size = styles.points(7.5)
        page = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(page))  # noqa: SLF001

    def data(self) -> bytes:
        """The document's bytes: the same document gives the same ones."""
        out = io.BytesIO()
        self._document.save(out)
        return _dated(out.getvalue())


def _cells(table: Table) -> list[list[Any]]:
    """Cells row by row; asking each row for its cells would take as long as the table has cells, for each."""
    cells, width = list(table._cells), len(table.columns)  # noqa: SLF001
    return [cells[i : i + width] for i in range(0, len(cells), width)]


def _lay_out(table: Table, widths: list[float]) -> None:
    """Widths of the columns, the head again on each page, rows that do not break."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    each = [Cm(WIDTH * width / sum(widths)) for width in widths]
    for column, width in zip(table.columns, each, strict=True):
        column.width = width
    for i, (row, cells) in enumerate(zip(table.rows, _cells(table), strict=True)):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(OxmlElement("w:cantSplit"))
        if i == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(cells, each, strict=True):
            cell.width = width


def _dated(data: bytes) -> bytes:
    """The same zip file with one date for all that is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()

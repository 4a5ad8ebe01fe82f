"""A Word file to text, in the order of the document: paragraphs with the numbers that Word draws, tables as rows, text
boxes, notes; heads and feet of pages and the table of contents are marked as furniture.

python-docx opens the package; its own readers pass over content controls, text boxes and automatic numbers, so the text
is taken from the XML. Deleted (tracked) and hidden text is left out, as it is not part of what the document says.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import UserError
from compare.intake.reading import Lines, Reading
from compare.intake.word_numbers import Numbers
from compare.intake.word_xml import NOTES, W, style_of, texts, value

if TYPE_CHECKING:
    from docx.document import Document

ACCEPTED = "a Word file (.docx) without a password"
MEND = "open it in Word, WPS or LibreOffice and save it again as .docx"
# A text of a thousand pages unpacks to a tenth of this, and pictures hardly shrink when they are packed.
MOST_UNPACKED = 200_000_000
MOST_RATIO = 500
LONGEST_CELL = 300


class _Block(NamedTuple):
    text: str
    furniture: bool = False


def read(data: bytes, shown: str) -> Reading:
    """The text of a .docx; UserError where it cannot be opened or would unpack to more than is sensible."""
    document = _open(data, shown)
    lines = Lines()
    reader = _Reader(document)
    for block in reader.blocks(document.element.body):
        lines.add(block.text, furniture=block.furniture)
    for text in _notes(document):
        lines.add(text)
    for text in _heads_and_feet(document):
        lines.add(text, furniture=True)
    return lines.reading("Word file")


def _open(data: bytes, shown: str) -> Document:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        _refuse_bomb(data, shown)
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, PackageNotFoundError, LxmlError, LookupError, ValueError, TypeError, EOFError, RuntimeError) as error:
        if isinstance(error, UserError):
            raise
        raise UserError(
            f"cannot be opened as a Word file: {type(error).__name__}", where=shown, accepted=ACCEPTED, mend=MEND
        ) from None


def _refuse_bomb(data: bytes, shown: str) -> None:
    """UserError for a package whose parts unpack to too much; sizes are those that the package states, and zipfile never
    reads beyond them.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
    size = sum(part.file_size for part in parts)
    large = [part for part in parts if part.file_size > 1_000_000 and part.filename.endswith((".xml", ".rels"))]
    worst = max((part.file_size / max(part.compress_size, 1) for part in large), default=0)
    if size > MOST_UNPACKED or worst > MOST_RATIO:
        raise UserError(
            f"would unpack to {size / 1e6:,.0f} MB from {len(data) / 1e6:,.1f} MB", where=shown,
            accepted=f"a Word file that unpacks to less than {MOST_UNPACKED // 1_000_000} MB",
            mend="copy its text into a new document and save that",
        )  # fmt: skip


class _Reader:
    """The blocks of a document; the numbers of its lists run on from one to the next."""

    def __init__(self, document: Document) -> None:
        self._numbers = Numbers(document)
        self._contents = {
            str(style.style_id) for style in document.styles if str(style.name or "").lower().startswith(("toc ", "目录"))
        }

    def blocks(self, parent: Any) -> Iterator[_Block]:
        """Paragraphs and rows under an element, in order."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "sdt":
                furniture = _is_contents(child)
                content = child.find(W + "sdtContent")
                for block in self.blocks(content if content is not None else ()):
                    yield block._replace(furniture=block.furniture or furniture)
            elif child.tag not in (W + "del", W + "moveFrom", W + "sectPr"):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[_Block]:
        own, boxes = texts(paragraph)
        label = self._numbers.label(paragraph) if own.strip() else ""
        if own.strip():
            yield _Block(label + own, style_of(paragraph) in self._contents)
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[_Block]:
        rows = [list(_cells(row)) for row in table if row.tag == W + "tr"]
        if not self._is_of_figures(rows):
            for cell in (cell for cells in rows for cell in cells):
                yield from self.blocks(cell)
            return
        for cells in rows:
            said = [" ".join(block.text.strip() for block in self.blocks(cell)) for cell in cells]
            if any(said):
                yield _Block("".join(f"{text.replace(chr(10), ' ')} | " for text in said).rstrip())

    def _is_of_figures(self, rows: list[list[Any]]) -> bool:
        """Whether a table holds rows of short cells; a box (专栏) drawn as a table is read as its paragraphs."""
        if sum(len(cells) > 1 for cells in rows) < 2:
            return False
        cells = [cell for row in rows for cell in row]
        return all(sum(len(texts(p)[0]) for p in cell.iter(W + "p")) <= LONGEST_CELL for cell in cells)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent"):
            yield from _cells(child)


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and value(gallery) == "Table of Contents"


def _notes(document: Document) -> Iterator[str]:
    """Footnotes and endnotes, those that only draw a line left out."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in NOTES:
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(W + "type") is None:
                yield from (text for p in note.iter(W + "p") if (text := texts(p)[0]).strip())


def _heads_and_feet(document: Document) -> Iterator[str]:
    """Every text that stands at the head or foot of pages, once."""
    seen: dict[str, None] = {}
    for section in document.sections:
        for part in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if not part.is_linked_to_previous:
                seen |= {text.strip(): None for p in part.part.element.iter(W + "p") if (text := texts(p)[0]).strip()}
    yield from seen

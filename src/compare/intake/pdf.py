"""A PDF's text layer to text: lines of a paragraph joined, tables as rows, page numbers and running heads as furniture.

A scan has no text layer and is refused: recognising characters is a task of its own, whose errors a person must see.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from compare.errors import UserError
from compare.intake import pdf_layout, pdf_paragraphs
from compare.intake.reading import Lines, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdfplumber.pdf import PDF

    from compare.intake.pdf_layout import Page

ACCEPTED = "a PDF with a text layer and without a password"
_SCAN = "run text recognition (OCR) on it, proof-read the result and add that as .txt or .docx"
# Characters a page below which a file of pictures has page numbers or a stamp for text, but no text.
_FEWEST = 10
_UNREADABLE = 0.1


def read(data: bytes, shown: str) -> Reading:
    """The text of a PDF; UserError for a password, a scan, fonts that do not say what they show, or a broken file."""
    pages = _pages(data, shown)
    _refuse_scan(pages, shown)
    lines = Lines()
    for text, furniture in pdf_paragraphs.blocks(pages):
        lines.add(text, furniture=furniture)
    count = len(pages)
    return lines.reading(f"PDF, {count} {'page' if count == 1 else 'pages'}", _notes(pages))


def _pages(data: bytes, shown: str) -> list[Page]:
    import pdfplumber
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            return _each(file)
    except (PdfminerException, MalformedPDFException, LookupError, TypeError, ValueError, AttributeError, OSError) as error:
        raise _broken(error, shown) from None


def _each(file: PDF) -> list[Page]:
    pages = []
    for page in file.pages:
        pages.append(pdf_layout.read(page))
        page.close()
    return pages


def _broken(error: Any, shown: str) -> UserError:
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if "Password" in type(inner).__name__ or "Encrypt" in type(inner).__name__:
        mend = "open it with its password and save or print it as a PDF without one"
        return UserError("is locked with a password", where=shown, accepted=ACCEPTED, mend=mend)
    mend = "obtain it again, or print it as a new PDF"
    return UserError(f"cannot be read as a PDF: {type(inner).__name__}", where=shown, accepted=ACCEPTED, mend=mend)


def _refuse_scan(pages: Sequence[Page], shown: str) -> None:
    characters = sum(page.characters for page in pages)
    unreadable = sum(page.unreadable for page in pages)
    if unreadable > _UNREADABLE * max(characters, 1):
        raise UserError(
            f"has fonts that do not say which characters they show ({unreadable} of {characters} characters)", where=shown,
            accepted=ACCEPTED, mend=f"obtain the text as a web page or Word file, or {_SCAN}",
        )  # fmt: skip
    pictures = any(page.pictures for page in pages)
    if characters == 0 or (pictures and characters < _FEWEST * len(pages)):
        what = f"has no text layer: {len(pages)} {'page' if len(pages) == 1 else 'pages'} of pictures, as a scanner makes them"
        raise UserError(what, where=shown, accepted=ACCEPTED, mend=_SCAN)


def _notes(pages: Sequence[Page]) -> tuple[str, ...]:
    bare = [str(i) for i, page in enumerate(pages, start=1) if page.pictures and page.characters < _FEWEST]
    if not bare:
        return ()
    return (f"{'page' if len(bare) == 1 else 'pages'} {', '.join(bare)}: pictures without text, which is not read",)

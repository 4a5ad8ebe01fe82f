"""Any file that a policy comes in → its text: bytes of a .txt, .md, .html, .docx or .pdf in, a Reading out.

This is the only door for raw files. Nothing that the reader of the page sees is lost: every text node of a web page, every
paragraph, table, header and note of a Word file, every line of a PDF's text layer stands in the text, one block a line.
What belongs to the page and not to the policy is marked, not deleted. Left out are only what shows nothing (scripts,
styles, hidden elements, zero-width characters). The same bytes give the same text.
"""

from __future__ import annotations

from pathlib import Path

from compare.errors import UserError
from compare.intake import kinds
from compare.intake.encodings import decode
from compare.intake.reading import Reading, invisible, visible
from compare.intake.script import refuse_traditional

__all__ = ["Reading", "load", "read"]

MOST_CHARACTERS = 5_000_000


def load(path: Path, shown: str = "") -> Reading:
    """The text of the file at ``path``; see `read`. UserError too where it cannot be opened or is too large."""
    name = shown or str(path)
    try:
        kinds.refuse_too_large(path.stat().st_size, name)
        data = path.read_bytes()
    except OSError as error:
        mend = "correct the name"
        raise UserError(error.strerror or "cannot be read", where=name, accepted=kinds.ACCEPTED, mend=mend) from None
    return read(data, name)


def read(data: bytes, shown: str) -> Reading:
    """The text of a file and how it was read; ``shown`` is its name in messages, and its ending must fit its content.

    UserError where the bytes hold no text that can be read: an image, a scan, a password, another program's file.
    """
    kinds.refuse_too_large(len(data), shown)
    found = _read(data, kinds.kind_of(data, shown), shown)
    if not found.text.strip():
        raise UserError("holds no text", where=shown, accepted="a text with words in it", mend="obtain it again")
    if len(found.text) > MOST_CHARACTERS:
        accepted = f"texts up to {MOST_CHARACTERS:,} characters"
        raise UserError(f"has {len(found.text):,} characters", where=shown, accepted=accepted, mend="add it in parts")
    refuse_traditional(found.text, shown)
    return found


def _read(data: bytes, kind: str, shown: str) -> Reading:
    if kind == "page":
        from compare.intake import page

        return page.read(*decode(data, shown))
    if kind == "word":
        from compare.intake import word

        return word.read(data, shown)
    if kind == "pdf":
        from compare.intake import pdf

        return pdf.read(data, shown)
    text, how = decode(data, shown)
    if kind == "markdown":
        from compare.intake.markdown import plain

        text = plain(text)
    shown_text = visible(text)
    return Reading(shown_text, how, notes=invisible(len(text) - len(shown_text)))

"""Which kind of file it is, told by its bytes; the name must agree. What cannot be read is refused with what to do."""

from __future__ import annotations

from pathlib import PurePath

from compare.errors import UserError

KINDS = {".txt": "text", ".md": "markdown", ".html": "page", ".htm": "page", ".docx": "word", ".pdf": "pdf"}
ACCEPTED = "a text in " + ", ".join(KINDS)
LARGEST = 50_000_000
"""Bytes of a file; plans of a hundred pages have a hundredth of it, scanned ones excepted."""
_AS_WORD = "open it in Word, WPS or LibreOffice and save it as .docx (LibreOffice: soffice --convert-to docx FILE)"
_SCAN = "run text recognition (OCR) on it, proof-read the result and add that as .txt or .docx"

# What a file begins with, what that is called, and what to do about it.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc, .wps), or a .docx with a password", _AS_WORD),
    (b"{\\rtf", "a rich-text file (.rtf)", _AS_WORD),
    (b"\x89PNG", "an image (PNG)", _SCAN),
    (b"\xff\xd8\xff", "an image (JPEG)", _SCAN),
    (b"GIF8", "an image (GIF)", _SCAN),
    (b"BM", "an image (BMP)", _SCAN),
    (b"II*\0", "an image (TIFF)", _SCAN),
    (b"MM\0*", "an image (TIFF)", _SCAN),
    (b"MIME-Version", "a web archive (.mht)", "save the page as 'HTML only'"),
    (b"bplist00", "a web archive of Safari", "save the page as source (.html)"),
    (b"\x1f\x8b", "a compressed file", "unpack it and add the text inside"),
    (b"Rar!", "a compressed file (RAR)", "unpack it and add the text inside"),
    (b"7z\xbc\xaf", "a compressed file (7z)", "unpack it and add the text inside"),
)


def kind_of(data: bytes, shown: str) -> str:
    """text, markdown, page, word or pdf; UserError for anything else, an empty file, or a name that says otherwise."""
    named = KINDS.get(PurePath(shown).suffix.lower())
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserError("holds no text: the file is empty", where=shown, accepted=ACCEPTED, mend="obtain it again")
    told = _told(data)
    if told == "zip":
        raise UserError(
            "is a compressed file or a document of another program, not a Word file (.docx)", where=shown, accepted=ACCEPTED,
            mend="unpack it, or save the document inside as .docx",
        )  # fmt: skip
    for begins, what, mend in _OTHERS:
        # BM may begin a text
        if data.startswith(begins) and (begins != b"BM" or b"\0" in data[:64]):
            raise UserError(f"is {what}", where=shown, accepted=ACCEPTED, mend=mend)
    if named is None:
        raise UserError(
            f"has a name that ends in {PurePath(shown).suffix!r}", where=shown, accepted=ACCEPTED,
            mend="rename it by what it is, or save it as one of these",
        )  # fmt: skip
    if told and told != named:
        right = next(suffix for suffix, kind in KINDS.items() if kind == told)
        raise UserError(f"is a {right} file by its content", where=shown, mend=f"rename it so that it ends in {right}")
    if not told and named in ("word", "pdf"):
        raise UserError(
            f"is no {PurePath(shown).suffix.lower()} file by its content", where=shown, accepted=ACCEPTED,
            mend="obtain it again: a failed download is often a web page with the wrong name",
        )  # fmt: skip
    return named


def refuse_too_large(size: int, shown: str) -> None:
    """UserError for a file of more than ``LARGEST`` bytes."""
    if size > LARGEST:
        raise UserError(
            f"has {size / 1e6:,.0f} MB", where=shown, accepted=f"files up to {LARGEST // 1_000_000} MB",
            mend="add the text alone, without pictures, or its parts one by one",
        )  # fmt: skip


def _told(data: bytes) -> str:
    """pdf, word or zip where the bytes say so, else ''."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "word" if b"word/" in data else "zip"
    return ""

"""Bytes to text: strict UTF-8, with or without a byte-order mark. Newlines are left as they are."""

from __future__ import annotations

import codecs

from compare.errors import UserError, caret

ACCEPTED = "UTF-8, with or without a byte-order mark"
# Tried in this order only to say what a file seems to be; nothing is read in them.
OTHERS = ("gb18030", "big5")
MARKS = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


def decode(data: bytes, shown: str) -> str:
    """The text of ``data``; UserError with line and place where it is not UTF-8. ``shown`` names the file in messages."""
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(body, error.start, shown) from None
    if "\0" in text:
        place = text.index("\0")
        where = f"{shown}, line {text.count(chr(10), 0, place) + 1}"
        what = "found a zero byte: this is no text file"
        raise UserError(what, where=where, accepted=ACCEPTED, mend=_remedy(shown, guess(data)))
    return text


def guess(data: bytes) -> str:
    """The name of another encoding in which ``data`` reads without a fault, or ''."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    for name in OTHERS:
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        return name.upper()
    return ""


def _undecodable(data: bytes, place: int, shown: str) -> UserError:
    begin = max(data.rfind(b"\n", 0, place), data.rfind(b"\r", 0, place)) + 1
    line = data[:place].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    before = data[begin:place].decode("utf-8")
    after = data[place:].splitlines()[0].decode("utf-8", "replace")
    other = guess(data)
    seems = f"; the file reads as {other}" if other else ""
    return UserError(
        f"byte 0x{data[place]:02x} at {place} is not UTF-8{seems}",
        where=f"{shown}, line {line}",
        shown=caret(before + after, len(before), len(before) + 1),
        accepted=ACCEPTED,
        mend=_remedy(shown, other),
    )


def _remedy(shown: str, other: str) -> str:
    if other:
        return f"save it as UTF-8 (iconv -f {other} -t UTF-8 {shown}); for a text of the corpus, put the new sha256 into documents.csv"
    return "obtain the file again, or open it in the program that made it and save it as UTF-8 text"

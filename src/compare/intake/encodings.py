"""Bytes of a text in any encoding that Chinese texts come in, and which it was.

Tried in this order: a byte-order mark, strict UTF-8, GB18030 (which holds GBK and GB2312), UTF-16 without a mark, and
what charset-normalizer detects. All but the first two are taken only where they give plausible Chinese: nearly every
byte sequence is valid GB18030, and a wrong guess is a text full of rare characters, not an error.
"""

from __future__ import annotations

import codecs
from functools import cache
from itertools import chain

from compare import decoding
from compare.errors import UserError, caret

ACCEPTED = "a text in UTF-8, GB18030 (GBK, GB2312), UTF-16 or Big5"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 with a byte-order mark"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 with a byte-order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 with a byte-order mark"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 with a byte-order mark"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030 with a byte-order mark"),
)
# A Chinese text draws nearly all its characters from the everyday ones; read in a wrong encoding, about half or fewer.
_PLAUSIBLE = 0.85
_FEWEST = 4  # Han characters that a guess must rest on
_SAMPLE = 200_000  # bytes that the detector looks at


def decode(data: bytes, shown: str) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding; UserError where none fits. ``shown`` names the file."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data.removeprefix(mark), codec, name, shown), shown), name
    if (text := _try(data, "utf-8")) is not None and "\0" not in text:
        return text, "UTF-8"
    if _is_damaged_utf8(data):
        return decoding.decode(data, shown), ""  # raises, and shows the byte
    for codec, name in (("gb18030", "GB18030"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")):
        text = _try(data, codec)
        if text is not None and is_plausible(text):
            return _checked(text, shown), name
    text, name = _detected(data)
    if not name:
        raise UserError(
            "found no encoding in which this is a Chinese text", where=shown, accepted=ACCEPTED,
            mend="open it in the program that made it and save it as UTF-8 text, or obtain it again",
        )  # fmt: skip
    return _checked(text, shown), f"{name} (detected)"


def is_plausible(text: str) -> bool:
    """Whether a text is mostly Chinese of everyday characters, simplified or traditional."""
    han = [c for c in text if "\u3400" <= c <= "\u9fff" or "\ue000" <= c <= "\uf8ff"]
    if len(han) < _FEWEST or any(c < " " and c not in "\t\n\r\f\v" for c in text):
        return False
    everyday = simplified() | traditional()
    return sum(c in everyday for c in han) >= _PLAUSIBLE * len(han)


@cache
def simplified() -> frozenset[str]:
    """The 3,755 everyday characters of GB 2312 (its level 1)."""
    return _plane("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))


@cache
def traditional() -> frozenset[str]:
    """The 5,401 everyday characters of Big5 (its level 1)."""
    return _plane("big5", range(0xA4, 0xC7), chain(range(0x40, 0x7F), range(0xA1, 0xFF)))


def _plane(codec: str, rows: range, cells: range | chain[int]) -> frozenset[str]:
    pairs = [bytes((row, cell)) for cell in cells for row in rows]
    return frozenset(c for pair in pairs if (c := pair.decode(codec, "ignore")) and "\u4e00" <= c <= "\u9fff")


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, codec: str, name: str, shown: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        text = data[: error.start].decode(codec)
        line = text.replace("\r\n", "\n").replace("\r", "\n")
        last = line.rsplit("\n", 1)[-1]
        raise UserError(
            f"byte 0x{data[error.start]:02x} at {error.start} is not {name}",
            where=f"{shown}, line {line.count(chr(10)) + 1}", shown=caret(last + " ", len(last), len(last) + 1),
            accepted=ACCEPTED, mend="obtain the file again",
        ) from None  # fmt: skip


def _checked(text: str, shown: str) -> str:
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UserError(
            "found a zero byte: this is no text file", where=f"{shown}, line {line}", accepted=ACCEPTED,
            mend="obtain the file again",
        )  # fmt: skip
    return text


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether a file is UTF-8 but for a few bytes: read as GB18030 it would be a text of rare characters."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") + text.count("\0")
    return is_plausible(text.replace("\0", "").replace("\ufffd", "")) and bad <= max(3, len(text) // 100)


def _detected(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    names = [best.encoding] if best is not None else []
    for codec in dict.fromkeys([*names, "big5hkscs"]):
        text = _try(data, codec)
        if text is not None and is_plausible(text):
            return text, codec.upper().replace("_", "-")
    return "", ""

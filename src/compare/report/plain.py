"""Text of policies, and tables, made safe for programs that would read more into them than is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, or looks behind for one; some take the full-width signs too."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` with a � for each character that no XML may hold; as many characters as before."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


HAN = "[\u4e00-\u9fff\u3001\u3002\u300a\u300b\u201c\u201d%]"
WIDE = {",": "\uff0c", ";": "\uff1b", ":": "\uff1a", "?": "\uff1f", "!": "\uff01"}


def chinese_marks(text: str) -> str:
    """Chinese running text with the full-width marks that print has; numbers, codes and English keep theirs.

    >>> chinese_marks("供给型44%,见下表(共1,228次):no, yes (a)") == "供给型44%\uff0c见下表\uff08共1,228次\uff09\uff1ano, yes (a)"
    True
    """
    for _ in range(2):  # brackets in brackets, the inner ones first
        text = re.sub(r"(.?)\(([^()]*)\)", _brackets, text)
    return re.sub(rf"(?<={HAN}|\uff09)([,;:?!]) ?|([,;:?!])(?={HAN}|\uff08)", lambda mark: WIDE[mark[1] or mark[2]], text)


def _brackets(found: re.Match[str]) -> str:
    before, inside = found[1], found[2]
    chinese = re.fullmatch(HAN, before) or re.search(HAN.replace("%", ""), inside)
    return f"{before}\uff08{inside}\uff09" if chinese else found[0]


def harmless(cell: Any) -> Any:
    """A cell of a CSV: a text that a spreadsheet would take for a formula gets an apostrophe before it, as numbers never do.

    >>> harmless("=1+1"), harmless("到2020年"), harmless(-2.5)
    ("'=1+1", '到2020年', -2.5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def spreadsheet_csv(frame: pd.DataFrame, cite: str) -> bytes:
    """A frame as a CSV that a spreadsheet opens rightly: with a byte-order mark, harmless cells, and how to cite it in the last column.

    What is missing is an empty cell.
    """
    texts = frame.select_dtypes(include=["object", "str"]).columns
    safe = frame.assign(**{name: frame[name].map(harmless) for name in texts}, cite=cite)
    text: str = safe.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")

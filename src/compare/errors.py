"""Errors that a user can mend: what was found, where, what is accepted, and what to do about it.

Only `UserError` and what derives from it is shown as a message; anything else is a fault of the program and keeps its
traceback.
"""

from __future__ import annotations

import unicodedata

WINDOW = 100  # columns of a line that are shown around the place


class UserError(ValueError):
    """A fault in the input; the message is for the person who can mend it.

    >>> print(UserError("found 'x'", where="a.csv, line 2", accepted="a, b", mend="correct the cell"))
    a.csv, line 2: found 'x'
      accepted: a, b
      mend: correct the cell
    """

    def __init__(self, what: str, *, where: str = "", shown: str = "", accepted: str = "", mend: str = "") -> None:
        """Where and what on one line, then the text with its caret, what is accepted, the remedy."""
        lines = [f"{where}: {what}" if where else what]
        lines += [shown] if shown else []
        lines += [f"  accepted: {accepted}"] if accepted else []
        lines += [f"  mend: {mend}"] if mend else []
        super().__init__("\n".join(lines))


def caret(line: str, start: int, end: int) -> str:
    """Two lines: ``line`` around ``start`` to ``end``, and carets under exactly that stretch.

    A Han character is two columns wide in a terminal, so carets are counted in columns, not in characters.

    >>> print(caret("地区,guangxi", 3, 10))
      地区,guangxi
           ^^^^^^^
    """
    line = line.expandtabs(1).replace("\r", " ").replace("\n", " ")
    first = _cut(line, start)
    shown = _printable(line[first:])[:WINDOW]
    before = columns(shown[: start - first])
    under = max(1, columns(shown[start - first : max(end, start + 1) - first]))
    return f"  {shown.rstrip()}\n  {' ' * before}{'^' * under}"


def _cut(line: str, start: int) -> int:
    """Where to begin showing a long line, so that the place stays in sight."""
    return 0 if columns(line[:start]) <= WINDOW // 2 else max(0, start - WINDOW // 4)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    return sum(_width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""Spans in which no term speaks for the sentence: cited titles and lists of agencies in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right

_TITLE = re.compile(r"《[^《》\r\n]*(?:《[^《》\r\n]*》[^《》\r\n]*)*》")
_AGENCIES = re.compile(r"\((?:[^()\r\n]|\([^()\r\n]*\))*?(?:负责|牵头|配合|责任单位|参与)(?:[^()\r\n]|\([^()\r\n]*\))*\)")


class Masks:
    """The masked spans of one text."""

    def __init__(self, norm: str) -> None:
        spans = sorted({m.span() for pattern in (_TITLE, _AGENCIES) for m in pattern.finditer(norm)})
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touch(self, start: int, end: int) -> bool:
        """Whether a masked span reaches into ``start:end``."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self._ends[i] > start

    def hides(self, at: int) -> bool:
        """Whether the character at ``at`` lies in a masked span."""
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._ends[i]

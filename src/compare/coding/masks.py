"""Spans in which no term speaks for the sentence: cited titles and lists of agencies in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right

_TITLE = re.compile(r"《[^《》\r\n]*(?:《[^《》\r\n]*》[^《》\r\n]*)*》")
_AGENCIES = re.compile(r"\((?:[^()\r\n]|\([^()\r\n]*\))*?(?:负责|牵头|配合|责任单位|参与)(?:[^()\r\n]|\([^()\r\n]*\))*\)")


# What an action rests on: 以示范工程建设为契机, 在推进园区建设的基础上.
_BASE = re.compile(r"(?:发挥|利用|依托|立足)[^,。;:\r\n]{0,16}?(?:气候|电价|区位|资源|生态|口岸|地缘|成本|能源|价格|港口|劳动力|土地)[^,。;:\r\n]{0,8}?优势|(?:抢抓|紧抓|抓住|把握|抢占)[^,。;:\r\n]{2,60}?机遇|以[^,。;:\r\n]{2,40}为(?:契机|基础|依托|背景|前提)|在[^,。;:\r\n]{4,60}(?:的基础上|基础上)")


class Masks:
    """The masked spans of one text."""

    def __init__(self, norm: str) -> None:
        self._norm = norm
        self._keep({m.span() for pattern in (_TITLE, _AGENCIES) for m in pattern.finditer(norm)})

    def _keep(self, spans: set[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in sorted(spans)]
        self._ends = [end for _, end in sorted(spans)]

    def with_bases(self) -> Masks:
        """The same and what actions rest on, which names sectors but states no instrument."""
        wider = Masks("")
        wider._keep(self._spans | {m.span() for m in _BASE.finditer(self._norm)})
        return wider

    def touch(self, start: int, end: int) -> bool:
        """Whether a masked span reaches into ``start:end``."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self._ends[i] > start

    def hides(self, at: int) -> bool:
        """Whether the character at ``at`` lies in a masked span."""
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._ends[i]

"""Spans in which no term speaks for the sentence: cited titles and lists of agencies in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_TITLE = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")
_AGENCIES = re.compile(
    r"\((?:[^()\n]|\([^()\n]*\))*?(?:负责|牵头|配合|责任单位|参与)(?:[^()\n]|\([^()\n]*\))*\)"
    r"|[〔【][^〔〕【】\n]*(?:负责|牵头|配合|责任单位)[^〔〕【】\n]*[〕】]"
)


# 成立示范区建设专班: a body that is named for a thing, which is not built; and what may stand between the two.
_BODY, _PURPOSES = re.compile("专班|领导小组|工作组|推进组|办公室|管委会|理事会|指挥部"), ("建设", "发展", "工作")
# What an action rests on: 以示范工程建设为契机, 在推进园区建设的基础上; what a thing unites: 集研发、检测于一体; whom an
# environment suits: 有利于人才集聚、成果转化的; what is drawn on: 人才、技术等要素; what is government's part: 更好发挥政府在规划
# 布局、公共服务等方面的作用. A pattern for each word that such a passage opens with: one that begins with a known character is looked
# for several times as fast as one with a choice of beginnings.
_ASSETS = r"[^,。;:\n]{0,16}?(?:气候|电价|区位|资源|生态|口岸|地缘|成本|能源|价格|港口|劳动力|土地)[^,。;:\n]{0,8}?优势"
_CHANCE = r"[^,。;:\n]{2,60}?机遇"
_OPENINGS = {
    **dict.fromkeys(("发挥", "利用", "依托", "立足"), _ASSETS),
    **dict.fromkeys(("抢抓", "紧抓", "抓住", "把握", "抢占"), _CHANCE),
    "发挥政府": r"[^,。;:\n]{2,60}?作用",
    "集": r"[^,。;:\n]{2,60}?[于为]一体",
    "有利于": r"[^,。;:\n]*?、[^,。;:\n]*?的",
    **dict.fromkeys(("研发", "设计"), r"、[^,。;:\n]{2,16}(?:全过程|全链条|全流程|全环节|各环节|等(?:业务|环节|职能))"),
    "人才": r"、[^,。;:\n]{0,16}?等[^,。;:\n]{0,6}(?:要素|资源)",
    "以": r"[^,。;:\n]{2,40}为(?:契机|基础|依托|背景|前提|依据|参考)",
    "在": r"[^,。;:\n]{4,60}(?:的基础上|基础上)",
}
_BASES = tuple(re.compile(opening + rest) for opening, rest in _OPENINGS.items())


class Masks:
    """The masked spans of one text."""

    def __init__(self, norm: str) -> None:
        self._norm = norm
        self.bodies = set(_before_bodies(norm))
        self._keep({m.span() for pattern in (_TITLE, _AGENCIES) for m in pattern.finditer(norm)})

    def _keep(self, spans: set[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in sorted(spans)]
        self._ends = [end for _, end in sorted(spans)]

    def with_bases(self) -> Masks:
        """The same and what actions rest on, which names sectors but states no instrument."""
        wider = Masks("")
        wider.bodies = self.bodies
        wider._keep(self._spans | set(_bases(self._norm)))
        return wider

    def touch(self, start: int, end: int) -> bool:
        """Whether a masked span reaches into ``start:end``."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self._ends[i] > start

    def hides(self, at: int) -> bool:
        """Whether the character at ``at`` lies in a masked span."""
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._ends[i]


def _bases(norm: str) -> Iterator[tuple[int, int]]:
    """The passages that name what an action rests on, in order; of two that overlap the first."""
    ahead = [found for base in _BASES if (found := base.search(norm))]
    while ahead:
        first = min(ahead, key=re.Match.start)
        yield first.span()
        end = first.end()
        ahead = [next_ for found in ahead if (next_ := found if found.start() >= end else found.re.search(norm, end))]


def _before_bodies(norm: str) -> Iterator[int]:
    """Where a term may end that the name of a body goes on from: before 专班, 建设专班, 区规划建设专班.

    Found once for a text: the terms to be asked are many, the bodies few.
    """
    for body in _BODY.finditer(norm):
        ends = [body.start()]
        while norm.endswith(_PURPOSES, 0, ends[-1]):
            ends.append(ends[-1] - 2)
        ends += [at - 2 for at in ends if norm.endswith("规划", 0, at)]
        yield from ends
        yield from (at - 1 for at in ends if norm.endswith(("区", "园"), 0, at))

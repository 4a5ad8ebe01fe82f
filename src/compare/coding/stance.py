"""Stance of a coding: what the clause around the evidence does with it (codebook, section 5)."""

from __future__ import annotations

import re

from compare.models import Sentence

# Stronger first. 产能 is restricted only where a verb says so; 升级 and 改造 transform, 智能化船舶 only describes.
_RESTRICT = re.compile(r"淘汰|压减|严控|严格控制|限制|禁止|严禁|不得|关停|退出|遏制|取缔|压缩")
_TRANSFORM = re.compile(r"改造|转型|升级|提升传统|(?:绿色|数字|智能|高端|网络)化(?=[、,。;]|和|与|发展|水平|方向|制造)|重组|优化调整|更新换代|迭代")
_ANY = re.compile(f"{_RESTRICT.pattern}|{_TRANSFORM.pattern}")
_REACH = 30


class Stance:
    """The stances of one sentence; most sentences hold none of the words and are settled at once."""

    __slots__ = ("_norm", "_sentence", "_settled")

    def __init__(self, norm: str, sentence: Sentence) -> None:
        self._norm, self._sentence = norm, sentence
        # None: not looked at yet, for a sentence without evidence never is; "": it depends on the clause
        self._settled: str | None = "neutral" if sentence.strength == "none" and sentence.kind != "heading" else None

    def at(self, place: int) -> str:
        """restrict, transform, promote or neutral, from the clause that holds the character at ``place``.

        A sentence that states nothing to be done is neutral.
        """
        if self._settled is None:
            found = _ANY.search(self._norm, self._sentence.start, self._sentence.end)
            self._settled = "" if found else "promote"
        if self._settled:
            return self._settled
        norm, first, last = self._norm, self._sentence.start, self._sentence.end
        start = max(norm.rfind(",", first, place), norm.rfind(";", first, place), first, place - _REACH)
        stop = norm.find(",", place, last)
        end = min(stop if stop >= 0 else last, place + _REACH)
        if _RESTRICT.search(norm, start, end):
            return "restrict"
        return "transform" if _TRANSFORM.search(norm, start, end) else "promote"

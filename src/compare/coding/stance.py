"""Stance of a coding: what the clause around the evidence does with it (codebook, section 5)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from compare.models import Sentence

# Stronger first. 产能 is restricted only where a verb says so; 升级 and 改造 transform, 智能化船舶 only describes. What must
# stand behind a word is part of it, so that a clause holds it whole or not.
_RESTRICT = "淘汰|压减|严控|严格控制|限制|禁止|严禁|不得|关停|退出|遏制|取缔|压缩"
_TRANSFORM = "改造|转型|升级|提升传统|重组|优化调整|更新换代|迭代|" + "|".join(
    # each alternative begins with a known character, which the search looks for first (a sixth of the time)
    f"{kind}化(?:[、,。;]|和|与|发展|水平|方向|制造)" for kind in ("绿色", "数字", "智能", "高端", "网络")
)
_ANY = re.compile(f"{_RESTRICT}|{_TRANSFORM}")
_RESTRICTING = frozenset(_RESTRICT.split("|"))
_REACH = 30


class Stances:
    """The stances of one text, sentence by sentence. Its words are looked for once: a look at each sentence costs three times that."""

    def __init__(self, norm: str) -> None:
        self._norm, self._words = norm, list(_words(norm))
        self._starts = [start for start, _, _ in self._words]

    def of(self, sentence: Sentence) -> Stance:
        """Those of one sentence."""
        first = bisect_left(self._starts, sentence.start)
        return Stance(self._norm, sentence, self._words[first : bisect_left(self._starts, sentence.end, first)])


class Stance:
    """The stances of one sentence; ``throughout`` is that of the whole sentence, or '' where it depends on the clause.

    A sentence that states nothing to be done is neutral; most others hold none of the words and are settled too.
    """

    __slots__ = ("_norm", "_sentence", "_words", "throughout")

    def __init__(self, norm: str, sentence: Sentence, words: list[tuple[int, int, str]]) -> None:
        self._norm, self._sentence, self._words = norm, sentence, words
        if sentence.strength == "none" and sentence.kind != "heading":
            self.throughout = "neutral"
        else:
            self.throughout = "" if words else "promote"

    def at(self, place: int) -> str:
        """restrict, transform, promote or neutral, from the clause that holds the character at ``place``."""
        if self.throughout:
            return self.throughout
        norm, first, last = self._norm, self._sentence.start, self._sentence.end
        start = max(norm.rfind(",", first, place), norm.rfind(";", first, place), first, place - _REACH)
        stop = norm.find(",", place, last)
        end = min(stop if stop >= 0 else last, place + _REACH)
        said = [stance for from_, to, stance in self._words if from_ >= start and to <= end]
        return min(said, default="promote")  # restrict before transform


def _words(norm: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text that restrict or transform, also one that overlaps another: 严禁止."""
    word = _ANY.search(norm)
    while word:
        yield (*word.span(), "restrict" if word[0] in _RESTRICTING else "transform")
        word = _ANY.search(norm, word.start() + 1)

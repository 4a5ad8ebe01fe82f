"""Strength of wording: which modal words govern a sentence, from forbidding to exploring."""

from __future__ import annotations

import re
from bisect import bisect_left

# Strongest first. A word counts at the head of a clause, where it governs the clause.
CUES = {
    "prohibit": "不得|严禁|禁止|一律不|杜绝|坚决遏制",
    "must": "必须|确保|应当|务必|务求|严格执行|严格落实|严格控制|要",
    "strive": "力争|力求|争取|努力|奋力|争创",
    "encourage": "鼓励|支持|引导|倡导|允许|扶持|优先",
    "explore": "探索|研究制定|研究制订|研究出台|研究建立|研究设立|研究推动|研究谋划|试行|试点|谋划",
}
ORDER = tuple(CUES)
_CUE = re.compile("|".join(words for words in CUES.values()))
_RANK = {word: rank for rank, words in enumerate(CUES.values()) for word in words.split("|")}
# 重要, 需要, 主要, 要素, 要求 are no 要.
_BEFORE, _BEHIND = frozenset("重需主首紧摘概纲扼"), frozenset("素求点闻件塞务害")
# How far from the head of its clause a governing word may stand: 积极探索, 进一步鼓励, 各有关部门要.
_REACH = 12


class Strengths:
    """The governing words of one text, found in one pass."""

    __slots__ = ("_norm", "_ranks", "_starts")

    def __init__(self, norm: str) -> None:
        self._norm = norm
        self._starts: list[int] = []
        self._ranks: list[int] = []
        for found in _CUE.finditer(norm):
            word = found[0]
            if word != "要" or not _is_part_of_word(norm, found.start()):
                self._starts.append(found.start())
                self._ranks.append(_RANK[word])

    def of(self, start: int, end: int) -> str:
        """The strongest governing word at the head of a clause of ``norm[start:end]``; ``plain`` if there is none."""
        best = len(ORDER)
        if not self._starts:
            return "plain"
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._ranks[i] < best and self._heads_clause(start, self._starts[i]):
                best = self._ranks[i]
        return ORDER[best] if best < len(ORDER) else "plain"

    def _heads_clause(self, start: int, at: int) -> bool:
        if at - start <= _REACH:
            return True
        return any(mark in ",;:。" for mark in self._norm[at - _REACH - 1 : at])


def strength(text: str) -> str:
    """The strength of a sentence by itself, in normal form.

    >>> strength("鼓励企业上市,不得擅自收费。")
    'prohibit'
    """
    return Strengths(text).of(0, len(text))


def _is_part_of_word(norm: str, at: int) -> bool:
    return norm[at - 1 : at] in _BEFORE or norm[at + 1 : at + 2] in _BEHIND

"""Strength of wording: which modal words govern a sentence, from forbidding to exploring."""

from __future__ import annotations

import re

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


def strength(norm: str, start: int, end: int) -> str:
    """The strongest modal word at the head of a clause of ``norm[start:end]``; ``plain`` if there is none.

    >>> strength("鼓励企业上市,不得擅自收费。", 0, 14)
    'prohibit'
    """
    best = len(ORDER)
    for found in _CUE.finditer(norm, start, end):
        rank = _RANK[found[0]]
        if rank < best and not _is_part_of_word(norm, found) and _heads_clause(norm, start, found.start()):
            best = rank
    return ORDER[best] if best < len(ORDER) else "plain"


def _is_part_of_word(norm: str, found: re.Match[str]) -> bool:
    if found[0] != "要":
        return False
    return norm[found.start() - 1 : found.start()] in _BEFORE or norm[found.end() : found.end() + 1] in _BEHIND


def _heads_clause(norm: str, start: int, at: int) -> bool:
    comma = max(norm.rfind(mark, start, at) for mark in ",;:。")
    return at - max(comma + 1, start) <= _REACH

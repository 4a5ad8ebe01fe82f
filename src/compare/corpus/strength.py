"""Strength of wording: which modal words govern a sentence, from forbidding to exploring."""

from __future__ import annotations

import re

# Strongest first. A word counts at the head of a clause, where it governs the clause; 重要, 需要, 主要 are no 要.
CUES = {
    "prohibit": "不得|严禁|禁止|一律不|杜绝|坚决遏制",
    "must": "必须|确保|应当|务必|务求|严格执行|严格落实|严格控制|(?<=[^重需主首紧摘概纲])要(?=[^素求点闻])",
    "strive": "力争|力求|争取|努力|奋力|争创",
    "encourage": "鼓励|支持|引导|倡导|允许|扶持|优先",
    "explore": "探索|研究(?:制定|制订|出台|建立|设立|推动|谋划)|试行|试点|谋划",
}
ORDER = tuple(CUES)
_CUE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in CUES.items()))
# How far from the head of its clause a governing word may stand: 积极探索, 进一步鼓励, 各有关部门要.
_REACH = 12


def strength(norm: str, start: int, end: int) -> str:
    """The strongest modal word at the head of a clause of ``norm[start:end]``; ``plain`` if there is none.

    >>> strength("鼓励企业上市,不得擅自收费。", 0, 14)
    'prohibit'
    """
    best = len(ORDER)
    for found in _CUE.finditer(norm, start, end):
        rank = ORDER.index(found.lastgroup or "")
        if rank < best and _heads_clause(norm, start, found.start()):
            best = rank
    return ORDER[best] if best < len(ORDER) else "plain"


def _heads_clause(norm: str, start: int, at: int) -> bool:
    comma = max(norm.rfind(mark, start, at) for mark in ",;:。")
    return at - max(comma + 1, start) <= _REACH

"""Stance of a coding: what the clause around the evidence does with it (codebook, section 5)."""

from __future__ import annotations

import re

from compare.models import Sentence

# Strongest first. 产能 is restricted only where a verb says so; 升级 and 改造 transform.
_RESTRICT = re.compile(r"淘汰|压减|严控|严格控制|限制|禁止|严禁|不得|关停|退出|遏制|取缔|压缩")
_TRANSFORM = re.compile(r"改造|转型|升级|提升传统|绿色化|数字化|智能化|重组|优化调整|更新换代|迭代")
_REACH = 30


def stance(norm: str, sentence: Sentence, at: int) -> str:
    """restrict, transform, promote or neutral, from the clause that holds ``at``.

    A sentence of a background section, or one that states nothing to be done, is neutral.
    """
    if sentence.strength == "none" and sentence.kind != "heading":
        return "neutral"
    start = max(norm.rfind(",", sentence.start, at), norm.rfind(";", sentence.start, at), sentence.start, at - _REACH)
    stop = norm.find(",", at, sentence.end)
    end = min(stop if stop >= 0 else sentence.end, at + _REACH)
    if _RESTRICT.search(norm, start, end):
        return "restrict"
    return "transform" if _TRANSFORM.search(norm, start, end) else "promote"

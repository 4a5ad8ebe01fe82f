"""Numbers that describe what is counted: 千亿级 in 3个千亿级产业集群, 10亿元以上 in 营业收入10亿元以上企业46家."""

from __future__ import annotations

import re

from compare.quantities.candidates import Candidate
from compare.quantities.leftovers import unit_class
from compare.quantities.names import View

_SIZES = frozenset({"money", "area", "mass", "energy", "share", "count", "money_per", "multiple", "compute"})
_ABOVE = re.compile(r"\s?(?:及?以上|以下|级|规模|左右|量级|区间|台阶)*(?:的)?[一-龥“A-Z(]")
_SCALED = re.compile(r"\s?(?:及?以上|以下|级|规模|量级)")
_OVER = re.compile(r"(?:超过?|过|突破|大于|高于|达到?|逾|不低于|不少于)$")
_DONE = re.compile(r"(?:(?:完成|实现|带动|新增|签约)(?:固定资产|总|工业|产业)?(?:投资|产值|收入|销售|税收|资金|到位)|总投资)[^,。;、]{0,3}$|[、和及与]")


def describes(norm: str, one: Candidate, view: View, found: list[Candidate], i: int) -> bool:
    """Whether the number is part of what another number of its clause counts."""
    if view.unit_class not in _SIZES or (view.unit_class == "count" and not _SCALED.match(norm, one.end)):
        return False
    behind = norm[one.end : view.right]
    sized = one.level or one.bare or bool(_SCALED.match(norm, one.end)) or bool(_OVER.search(norm[view.left : one.start]))
    if i and _is_count(found[i - 1], view.left, norm, found[i - 1].end, one.start):
        between = norm[found[i - 1].end : one.start]
        if not _DONE.search(between) and "分别" not in between and (sized or behind.startswith("的")):
            return True
    if one.level and norm.startswith("一批", max(view.left, one.start - 2)):  # 一批千亿级产业集群: what is counted vaguely
        return True
    if sized and i + 1 < len(found) and norm[one.end : found[i + 1].start] == "的" and unit_class(found[i + 1].unit) == "count":
        return True  # 超百亿元的企业3家、超十亿元的20家
    if not sized or (not _ABOVE.match(norm, one.end) and not one.level and not one.bare):
        return False
    for later in found[i + 1 : i + 3]:
        between = norm[one.end : later.start]
        if later.start >= view.right or "、" in between:
            return False
        if later.kind == "number" and unit_class(later.unit) == "count":
            return re.search(r"[一-龥]{2}", between) is not None
    return False


def _is_count(other: Candidate, left: int, norm: str, end: int, start: int) -> bool:
    if other.kind != "number" or other.start < left or unit_class(other.unit) != "count" or other.unit.startswith("人"):
        return False
    return start - end <= 24 and not re.search(r"[,;:、]", norm[end:start])

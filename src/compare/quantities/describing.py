"""Numbers that describe what is counted: 千亿级 in 3个千亿级产业集群, 10亿元以上 in 营业收入10亿元以上企业46家."""

from __future__ import annotations

import re

from compare.quantities.candidates import Candidate
from compare.quantities.leftovers import unit_class
from compare.quantities.names import View

_SIZES = frozenset({"money", "area", "mass", "energy", "share", "count", "money_per", "multiple", "compute"})
_ABOVE = re.compile(r"\s?(?:及?以上|以下|级|规模|左右|量级|区间|台阶)*(?:的)?[一-龥“A-Z(]")
_STEP = re.compile(r"(?:大关|关口|台阶)(?=[,。;、])")  # 两个产业产值先后跨过200亿元关口
_SCALED = re.compile(r"\s?(?:及?以上|以下|级|规模|量级)")
_OVER = re.compile(r"(?:超过?|过|突破|大于|高于|达到?|逾|不低于|不少于)$")
# 产值超百亿元企业:2015年6家; 营业收入超百亿元企业(家): the head of a figure says what is counted
_HEAD = re.compile(r"(?:及?以上|以下)?的?[一-龥]{0,8}(?:企业|集群|园区|基地|项目|产品|品牌|楼宇)(?:数量?|个数|家数)?(?:\([个家户项]\)|:)")
_SHARE_OF = re.compile(r"(?:及?以[上下])的[^,。;、0-9按给补]{1,10}?(?:占到?|占比|比重|达到?|不足|不到|超过?)")
# none is counted, as in 收入超50亿元的企业尚属空白
_NONE = re.compile(r"的?[一-龥]{1,8}(?:尚属空白|尚无|为零|仍是空白|仍为空白)")
# 规划建设不超过300亩的创业园, 占全省2.3%的国土: the figure bounds or tells of its own
_OWN_FIGURE = re.compile(r"(?:建设|新建|规划|打造)不(?:得)?(?:超过|大于|少于|低于|小于)$|占(?![比总])[^,。;、0-9]{1,6}$")
# 万锭用工降至50人以下: a figure of its own
_BROUGHT = re.compile(r"(?:降|增|升|提高|提升|下降|减少|增加|压减|扩大)[至到]$")
_DONE = re.compile(r"(?:(?:完成|实现|带动|新增|签约)(?:固定资产|总|工业|产业)?(?:投资|产值|收入|销售|税收|资金|到位)|总投资)[^,。;、]{0,3}$|[、和及与]")


def describes(norm: str, one: Candidate, view: View, found: list[Candidate], i: int) -> bool:
    """Whether the number is part of what another number of its clause counts."""
    if _STEP.match(norm, one.end):
        return False
    if view.unit_class not in _SIZES or (view.unit_class == "count" and not _SCALED.match(norm, one.end)):
        return False
    firms = view.unit_class == "money" and norm.startswith(("企业", "园区", "集群"), one.end)  # 五十亿元企业6家
    sized = one.level or one.bare or firms or bool(_SCALED.match(norm, one.end)) or bool(_OVER.search(norm[view.left : one.start]))
    if i and _after_a_count(norm, one, view, found[i - 1], sized):
        return True
    if sized and _of_a_kind(norm, one, view, found[i + 1] if i + 1 < len(found) else None):
        return True
    if not sized or (not _ABOVE.match(norm, one.end) and not one.level and not one.bare):
        return False
    for later in found[i + 1 : i + 3]:
        between = norm[one.end : later.start]
        if later.unit in ("%", "‰") and later.start < view.right and _SHARE_OF.fullmatch(between):
            return True  # 50亩以下的茶园占到六成
        if later.start >= view.right or "、" in between:
            return False
        if later.kind == "number" and unit_class(later.unit) == "count" and later.unit != "类":
            return re.search(r"[一-龥]{2}", between) is not None
    return False


def _of_a_kind(norm: str, one: Candidate, view: View, later: Candidate | None) -> bool:
    """Whether the size is that of a kind, whose number stands elsewhere, is vague, or none."""
    if view.unit_class == "money" and (_HEAD.match(norm, one.end) or _NONE.match(norm, one.end)):
        return True
    if one.level and norm.startswith("一批", max(view.left, one.start - 2)):  # 一批千亿级产业集群: what is counted vaguely
        return True
    # 超百亿元的企业3家、超十亿元的20家
    return later is not None and norm[one.end : later.start] == "的" and unit_class(later.unit) == "count"


def _after_a_count(norm: str, one: Candidate, view: View, before: Candidate, sized: bool) -> bool:
    """Whether the number describes what the number before it counts: 5家产值超过20亿元的企业."""
    if not _is_count(before, view.left, norm, before.end, one.start):
        return False
    between = norm[before.end : one.start]
    of_it = norm.startswith(("的", "以上的"), one.end, view.right)  # 3个产值均超千亿元的集群
    if _BROUGHT.search(between) or _DONE.search(between) or _OWN_FIGURE.search(between) or "分别" in between or ("均" in between and not of_it):
        return False
    return sized or of_it


def _is_count(other: Candidate, left: int, norm: str, end: int, start: int) -> bool:
    if other.kind != "number" or other.start < left or unit_class(other.unit) != "count" or other.unit.startswith("人") or norm[other.start - 1] == "第":
        return False
    if other.unit == "类":  # 三类医疗器械注册证150张以上, 1类新药3个以上: a class
        return False
    return start - end <= 24 and not re.search(r"[,;:、]", norm[end:start])

"""What the quantities of a sentence say of its instruments."""

from __future__ import annotations

import re

from compare.models import Quantity, Sentence
from compare.vocab.lexicon import Code

PLANNING = Code("planning", "")
_FUNDING = Code("funding", "")
# Evidence: start, end, rule and code.
Stated = tuple[int, int, str, Code]
# The area of a zone is a spatial layout.
_AREA = frozenset({"平方公里", "平方千米", "公顷", "亩", "万亩"})
_TERMS = ("年", "月", "小时", "天", "日", "分钟")
_TIMES = ("工作日", "小时", "天", "日", "分钟")
# 每条链由1名县领导任链长, 每人联系2家企业: how work is arranged
_ARRANGES = re.compile(r"每[人名位条个家][^,。;]{0,14}(?:联系|挂点|挂钩|包抓|包联|牵头|链长)|任链长|挂点联系")
# … where the zone is laid out, not where one project of an industry is sized.
_LAYOUT = re.compile(r"核心区|起步区|拓展区|辐射区|发展区|启动区|规划范围|四至|片区|管辖|托管|总面积")
# Money that is paid, not a loan or a share of a tax.
_NOT_PAID = re.compile(r"授信|担保|扣除|减按|减征|税|利率|费率|电价")
# 力争突破千亿元大关
_AIMED = re.compile("力争|争取|确保")
# 打造千亿级装备制造产业集群
_RAISED = re.compile(r"(?:打造|培育|形成|建成|建设|壮大)(?:(?!突破|超|达)[^,。;0-9]){0,10}$")
_OF_A_SIZE = re.compile(r"[^,。;、0-9]{0,16}(?:集群|产业(?![^,。;]*(?:企业|基地))|园区)")
_TOLD = re.compile(r"截至|截止|目前|近年来|以来|已[一-龥]|同比|较上年|比上年|累计")


class Numbers:
    """The quantities of a document by sentence, as far as they bear on instruments."""

    def __init__(self, quantities: list[Quantity]) -> None:
        self.counted: dict[str, list[Quantity]] = {}
        for quantity in quantities:
            if not quantity.table_id:
                self.counted.setdefault(quantity.sentence_id, []).append(quantity)

    def stated(self, norm: str, sentence: Sentence) -> list[Stated]:
        """Planning from targets and from areas, funding from support that is paid.

        A magnitude (百亿级产业集群) describes what is counted and is no goal by itself, but as a heading or aimed at (力争突破千亿元大关).
        """
        stated: list[Stated] = []
        for quantity in self.counted.get(sentence.sentence_id, ()):
            place = quantity.start, quantity.end
            if quantity.role == "target" and _is_goal(norm, sentence, quantity) and not _is_service_time(quantity):
                stated.append((*place, "planning.target", PLANNING))
            elif quantity.role == "project" and quantity.unit in _AREA and _LAYOUT.search(norm, sentence.start, sentence.end):
                stated.append((*place, "planning.area", PLANNING))
            elif quantity.role == "incentive" and not _is_a_term(quantity) and not _NOT_PAID.search(norm, *_clause(norm, sentence, quantity)):
                stated.append((*place, "funding.incentive", _FUNDING))
        return stated

    def tell_of_the_past(self, norm: str, sentence: Sentence) -> bool:
        """Whether all numbers of a sentence are facts and its words tell, not order: 截至2021年底,累计推广320辆。"""
        found = self.counted.get(sentence.sentence_id)
        if not found or any(quantity.role != "status" for quantity in found):
            return False
        return _TOLD.search(norm, sentence.start, sentence.end) is not None


def _is_goal(norm: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a target is one that the sentence sets, and no order of magnitude that describes."""
    if quantity.basis == "level" and _ARRANGES.search(norm, *_clause(norm, sentence, quantity)):
        return False
    if quantity.precision == "exact" or sentence.kind == "heading":
        return True
    if _RAISED.search(norm, sentence.start, quantity.start) and _OF_A_SIZE.match(norm, quantity.end, sentence.end):
        return True
    aimed = _AIMED.search(norm, sentence.start, quantity.start) is not None
    return aimed and quantity.comparator == ">" and norm[quantity.end : quantity.end + 1] not in ("的", "级")


def _is_service_time(quantity: Quantity) -> bool:
    """审批时限压减至40个工作日以内: how fast an office is to work, not what the plan is to reach."""
    return "/" not in quantity.unit and quantity.unit.endswith(_TIMES) and not quantity.year  # not 吨/日


def _is_a_term(quantity: Quantity) -> bool:
    """前两年免租: how long something is granted, which by itself is no money."""
    return "/" not in quantity.unit and quantity.unit.endswith(_TERMS)  # not 元/月


def _clause(norm: str, sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The clause that holds a quantity."""
    start = max(norm.rfind(",", sentence.start, quantity.start) + 1, sentence.start)
    stop = norm.find(",", quantity.end, sentence.end)
    return start, stop if stop >= 0 else sentence.end

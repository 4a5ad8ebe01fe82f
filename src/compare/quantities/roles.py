"""What a number is for: target, baseline, status, incentive, limit, fund or project figure.

Decided in this order: support paid to a firm or a person, a fund, a rule's threshold, the specification of one project or
zone; what is left is promised (target) or told (status) by year, tense and section.
"""

from __future__ import annotations

import re

from compare.models import Facts
from compare.quantities import limits, support
from compare.quantities.places import BACKGROUND, SPECIFIC, Place, giving
from compare.quantities.projects import is_described, is_plant, is_project
from compare.quantities.tenses import is_of_here, is_there, lacks, tense
from compare.quantities.works import is_formed
from compare.quantities.years import Anchor

# 在2020年412家的基础上翻一番
_ON_THE_BASE_OF = re.compile(r"(?:以上|左右)?的?基础上")
# 对服务企业超过50家的,再给予…: who gets support, by a count
_COUNTED_CONDITION = re.compile(r"(?:及?以上)?(?:、[0-9][^,。;、]{1,8}?(?:及?以上)?)*的(?=,|再|给予|奖|补|按)")


def role(place: Place, anchor: Anchor, facts: Facts) -> tuple[str, str]:
    """The role of a number and the rule that decided it."""
    told = tense(place, anchor, facts)
    if _ON_THE_BASE_OF.match(place.norm, place.end):
        return "baseline", "role.baseline.base"
    dated = anchor.deadline and anchor.here
    if told == "target" and not dated and support.is_pot(place):
        return "fund", "role.fund"
    if told == "target" and not anchor.deadline and support.is_budget(place):
        return "incentive", "role.incentive.budget"
    if limits.is_of_who_is_meant(place):
        return "limit", "role.limit.who"
    if found := support.given(place, told):
        return found, f"role.{found}.support"
    if limits.binds(place, anchor) or _is_counted_condition(place):
        return "limit", "role.limit.condition"
    if place.unit_class == "money" and not anchor.deadline and support.is_fund(place):
        return "fund", "role.fund"
    if found := _rule_or_project(place, anchor, told):
        return found, f"role.{found}"
    return told, f"role.{told}"


def _is_counted_condition(place: Place) -> bool:
    """对年度服务企业超过50家的,再给予30万元."""
    together = "分别" in place.norm[place.left : place.start]  # 年执飞分别不少于1000架次、3000架次的
    if place.unit_class != "count" and place.unit_class not in SPECIFIC:
        return False
    if not (place.comparator in (">=", ">") or together) or not _COUNTED_CONDITION.match(place.norm, place.end):
        return False
    return giving().search(place.norm, place.end, place.last) is not None


def _rule_or_project(place: Place, anchor: Anchor, told: str) -> str:
    """limit, project, or target for a time that is to shrink; '' where the number is none of them."""
    if told == "status" and is_there(place):
        return ""
    if told == "status" and (place.function in BACKGROUND or is_of_here(place) or lacks(place)):
        return "project" if is_described(place) else ""
    if found := limits.of_a_thing(place, anchor):
        return found
    condition = limits.sets_a_condition(place, anchor, told)
    dated = (anchor.deadline and anchor.here) or place.function == "goal"
    if not condition and not is_formed(place) and ((not dated and is_project(place)) or is_plant(place)):
        return "project"
    return "limit" if limits.of_a_rule(place, anchor, told, condition) else ""

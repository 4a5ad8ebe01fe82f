"""What a number is for: target, baseline, status, incentive, limit, fund or project figure.

Decided in this order: support paid to a firm or a person, a fund, a rule's threshold, the specification of one project or
zone; what is left is promised (target) or told (status) by year, tense and section.
"""

from __future__ import annotations

import re
from functools import cache

from compare.models import Facts
from compare.quantities import limits
from compare.quantities.lexicon import cue_pattern
from compare.quantities.places import SPECIFIC, Place, giving, strong_future
from compare.quantities.projects import is_described, is_plant, is_project
from compare.quantities.years import Anchor

_SUPPORTED = frozenset({"money", "share", "money_per", "multiple", "points"})
_PAID = re.compile(r"累计|发放|兑现|拨付|获得|争取到|已")
_TOTAL_FUND = re.compile(r"首期|规模|注资|出资|到位")
# 支持比例可提高至40%, 按15%的优惠税率: how large support is, whatever verb stands before it
_SIZE_OF_SUPPORT = re.compile(r"(?:支持|补贴|补助|资助|奖励|贴息|扶持|奖补|补偿|返还)(?:比例|标准|额度|金额|强度)|减按|优惠税率|上浮|(?:电价|用电价格|气价|水价|租金|电费)[^,。;]{0,8}(?:降至|降到|低至|优惠|控制在)")
# 给予奖励:1亿元至5亿元的200万元: who stands on which step
_TIER = re.compile(r"(?:\(含\))?(?:及?以上|以下|以内)?的[0-9]+(?:\.[0-9]+)?万?元")
# 单个企业年度资助总额不超过3000万元: a ceiling over all support
_TOTAL_OF_SUPPORT = re.compile(r"总额[^,。;0-9]{0,10}$|(?:奖补|奖励|补助|资助|支持|扶持)总额[^,。;0-9]{0,26}$")
# 设立20亿元产业引导基金, 基金总规模100亿元: a pot, not what is paid out of it
_POT_BEHIND = re.compile(r"(?:及?以上|左右|规模)?的?[^,。;、0-9]{0,14}?(?:基金|资金池|补偿资金|补偿金)(?!(?:[^,。;、]{0,8}的)?(?:企业|机构|公司|管理人|项目))")
_POT_BEFORE = re.compile(r"(?:基金|资金池|补偿金)[^,。;、0-9]{0,6}(?:规模|首期|总额|共计?|达到?|资金|金)[^,。;、0-9]{0,4}$|基金各?(?:不少于|不低于|达到?|超过)?$")
# 基金管理人实缴规模2亿元以上并投资于本区企业的,按实际投资额的1%: a threshold
_CONDITION_OF_MONEY = re.compile(r"(?:及?以上)[^,。;0-9]{0,16}的,")
_OF_WHOM = re.compile(r"(?<!针)对[^,。;]*$")
# 在2020年412家的基础上翻一番
_ON_THE_BASE_OF = re.compile(r"(?:以上|左右)?的?基础上")
# 每年安排不少于2亿元专项资金: the size of support, paid year by year out of a budget
_BUDGET = re.compile(r"(?:安排|投入|列支|预算|设立|拿出|统筹)[^,。;]{0,28}$")
_BUDGETED = re.compile(r"(?:以上|左右)?的?[^,。;]{0,12}?(?:资金|经费)|(?:用于|采购|支持)")
_BUDGET_NAMED = re.compile(r"(?:资金|经费|预算)[^,。;0-9]{0,4}$")
# 对服务企业超过50家的,再给予…: who gets support, by a count
_COUNTED_CONDITION = re.compile(r"(?:及?以上)?(?:、[0-9][^,。;、]{1,8}?(?:及?以上)?)*的(?=,|再|给予|奖|补|按)")
_BACKGROUND = frozenset({"background", "title"})


@cache
def _past() -> re.Pattern[str]:
    return cue_pattern("roles", "past")


@cache
def _fund() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return cue_pattern("roles", "fund"), cue_pattern("roles", "fund_verb")


def role(place: Place, anchor: Anchor, facts: Facts) -> tuple[str, str]:
    """The role of a number and the rule that decided it."""
    told = tense(place, anchor, facts)
    if _ON_THE_BASE_OF.match(place.norm, place.end):
        return "baseline", "role.baseline.base"
    dated = anchor.deadline and anchor.here
    if told == "target" and not dated and _is_pot(place):
        return "fund", "role.fund"
    if told == "target" and not anchor.deadline and _is_budget(place):
        return "incentive", "role.incentive.budget"
    if place.unit_class in _SUPPORTED and not _was_given(place, told) and (found := _support(place)):
        return found, f"role.{found}.support"
    if limits.binds(place, anchor) or _is_counted_condition(place):
        return "limit", "role.limit.condition"
    if place.unit_class == "money" and not anchor.deadline and _is_fund(place):
        return "fund", "role.fund"
    if found := _rule_or_project(place, anchor, told):
        return found, f"role.{found}"
    return told, f"role.{told}"


def _is_budget(place: Place) -> bool:
    """每年安排不少于2亿元专项资金."""
    if place.unit_class != "money" or not _BUDGET.search(place.norm, place.left, place.start):
        return False
    return bool(_BUDGETED.match(place.norm, place.end) or _BUDGET_NAMED.search(place.norm, place.left, place.start))


def _is_pot(place: Place) -> bool:
    """设立20亿元产业引导基金; not what a fund gives, nor the size of a fund that earns a reward."""
    if place.unit_class != "money" or giving().search(place.norm, place.left, place.start) or _CONDITION_OF_MONEY.match(place.norm, place.end):
        return False
    return _POT_BEHIND.match(place.norm, place.end, place.right) is not None or _POT_BEFORE.search(place.norm, place.left, place.start) is not None


def _is_counted_condition(place: Place) -> bool:
    """对年度服务企业超过50家的,再给予30万元."""
    together = "分别" in place.norm[place.left : place.start]  # 年执飞分别不少于1000架次、3000架次的
    if place.unit_class != "count" and place.unit_class not in SPECIFIC:
        return False
    if not (place.comparator in (">=", ">") or together) or not _COUNTED_CONDITION.match(place.norm, place.end):
        return False
    return giving().search(place.norm, place.end, place.last) is not None


def _was_given(place: Place, told: str) -> bool:
    """Whether support is told of, not offered: in a background section, or 累计发放补贴3亿元."""
    if told != "status":
        return False
    return place.function in _BACKGROUND or _PAID.search(place.norm, place.left, place.right) is not None


def _support(place: Place) -> str:
    """incentive for money or a share that is given; limit for the threshold of who gets it; '' without support."""
    norm = place.norm
    if place.comparator == "<=" and _TOTAL_OF_SUPPORT.search(norm, place.left, place.start):
        return "limit"
    if _SIZE_OF_SUPPORT.search(norm, place.left, min(place.end + 6, place.right)):
        return "incentive"
    given = giving().search(norm, place.first, place.last)
    if given is None:
        return ""
    if place.unit_class == "money" and _TIER.match(norm, place.end):
        return "limit"
    before = list(giving().finditer(norm, place.left, place.start))
    ahead = before[-1] if before else None  # 对新获质量奖的企业奖励100万元: the last of them
    if ahead and "的" not in norm[ahead.end() : place.start][-8:-1].replace("的%", ""):
        return "incentive"
    behind = giving().search(norm, place.end, place.right)
    if behind:
        between = norm[place.end : behind.start()]
        described = limits.OBJECT.match(between) and not between.startswith(("的场", "、"))
        return "limit" if described else "incentive"
    if strong_future().search(norm, place.left, place.start):
        return ""  # 力争每年新增贷款15亿元以上,对上市企业给予…
    later = giving().search(norm, place.right, place.last)
    if later and (limits.OBJECT.match(norm, place.end, place.right + 1) or place.comparator in (">", ">=")):
        return "limit"
    if given.start() < place.left and (place.comparator in ("<=", "=") or "最" in place.words):
        return "incentive"
    return "limit" if later else ""


def _is_fund(place: Place) -> bool:
    fund, verb = _fund()
    if not fund.search(place.norm, place.left, place.right):
        before = place.norm[place.left : place.start]
        return _TOTAL_FUND.search(before) is not None and fund.search(place.norm, place.first, place.left) is not None
    return verb.search(place.norm, place.left, place.right) is not None


def _rule_or_project(place: Place, anchor: Anchor, told: str) -> str:
    """limit, project, or target for a time that is to shrink; '' where the number is none of them."""
    if told == "status" and place.function in _BACKGROUND:
        return "project" if is_described(place) else ""
    if found := limits.of_a_thing(place, anchor):
        return found
    condition = limits.sets_a_condition(place, anchor, told)
    dated = (anchor.deadline and anchor.here) or place.function == "goal"
    if not condition and ((not dated and is_project(place)) or is_plant(place)):
        return "project"
    return "limit" if limits.of_a_rule(place, anchor, told, condition) else ""


def _is_ruled(place: Place) -> bool:
    """按不低于上年度收入2%的比例安排: a floor or ceiling among measures looks ahead, though it looks back for its base."""
    return place.function in ("measure", "organisation") and place.comparator in ("<=", ">=") and "不" in place.norm[place.left : place.start]


def _tells(before: str) -> bool:
    """Whether words tell of the past; in 对入选的团队 they only describe."""
    return any(not _OF_WHOM.search(before, max(0, found.start() - 8), found.start()) for found in _past().finditer(before))


def tense(place: Place, anchor: Anchor, facts: Facts) -> str:
    """target for what is to come, status for what is or was."""
    now = int(facts.issued_on[:4] or facts.period_start or 0)
    if told := _by_year(place, anchor, now, bool(facts.issued_on)):
        return told
    before = place.norm[place.first : place.start]
    if strong_future().search(before) or anchor.deadline:
        return "target"
    if anchor.year and not now and place.function not in ("goal", "task", "measure", "organisation"):
        return "status"
    if anchor.first and not anchor.year:
        return "status" if now and int(anchor.first) <= now else "target"
    if place.function in _BACKGROUND:
        return "status"
    return "status" if not _is_ruled(place) and _is_told(place, before) else "target"


def _by_year(place: Place, anchor: Anchor, now: int, issued: bool) -> str:
    """What the year of a number says against the year of the text; '' where it says nothing."""
    if not anchor.year or not now:
        return ""
    year = int(anchor.year)
    if place.function in _BACKGROUND and not anchor.deadline:
        return "status" if year < now else ""  # 2025年预计达到1860亿元, in a plan from 2026 on
    if year < now and not (anchor.deadline and place.function == "goal" and not issued):
        return "status"
    return "target" if year > now or anchor.deadline else ""


def _is_told(place: Place, before: str) -> bool:
    """Whether a sentence of tasks tells of the past: 已建成10个园区; not 已…,每年新增10个."""
    behind = place.norm[place.end : min(place.end + 24, place.last)]
    return (_tells(before) or re.search(r"(?:的基础上|了)", behind) is not None) and not re.search(r"(?:每年|年度?内|目标)", before)

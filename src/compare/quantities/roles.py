"""What a number is for: target, baseline, status, incentive, limit, fund or project figure.

Decided in this order: support paid to a firm or a person, a fund, a rule's threshold, the specification of one project or
zone; what is left is promised (target) or told (status) by year, tense and section.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compare.models import Facts
from compare.quantities.lexicon import cue_pattern
from compare.quantities.years import Anchor

_SUPPORTED = frozenset({"money", "share", "money_per", "multiple", "points"})
_PHYSICAL = frozenset({"area", "length", "mass", "volume", "energy", "money", "compute", "count"})
_SPECIFIC = frozenset({"area", "length", "mass", "volume", "energy", "compute"})
# The object of support or of a rule behind its threshold: 以上的企业, 的项目.
_OBJECT = re.compile(r"(?:\([^)]*\))?(?:及?以上|以下|以内|左右)?(?:\([^)]*\))?的?[^,。;]{0,24}?(?:企业|项目|单位|机构|园区|平台|团队|人才|个人|集群|产品|的),?")
_TO_WHOM = re.compile(r"(?:^|[,。;:、])?(?:对于?|凡|凡是|支持|鼓励|优先|符合|达到|首次|当年|年度|新)")
_TARGET_NOUN = re.compile(r"(?:增长|增速|增加值|总产值|占比|比重|达到|突破|实现|累计|新增)")
_PAID = re.compile(r"累计|发放|兑现|拨付|获得|争取到|已")
_TOTAL_FUND = re.compile(r"首期|规模|注资|出资|到位")
_FLOOR = re.compile(r"不(?:得|应|能)?(?:低于|少于|高于|超过|大于|小于)")
# 支持比例可提高至40%, 按15%的优惠税率: how large support is, whatever verb stands before it
_SIZE_OF_SUPPORT = re.compile(r"(?:支持|补贴|补助|资助|奖励|贴息|扶持|奖补|补偿|返还)(?:比例|标准|额度|金额|强度)|减按|优惠税率|(?:电价|用电价格|气价|水价|租金|电费|电费)[^,。;]{0,8}(?:降至|降到|低至|优惠|控制在)")
# 单个企业年度资助总额不超过3000万元: a ceiling over all support
_TOTAL_OF_SUPPORT = re.compile(r"总额[^,。;0-9]{0,10}$")
# 设立20亿元产业引导基金, 基金总规模100亿元: a pot, not what is paid out of it
_POT_BEHIND = re.compile(r"(?:及?以上|左右|规模)?的?[^,。;、0-9]{0,14}?(?:基金|资金池|补偿资金|补偿金)(?!(?:[^,。;、]{0,8}的)?(?:企业|机构|公司|管理人|项目))")
_POT_BEFORE = re.compile(r"(?:基金|资金池|补偿金)[^,。;、0-9]{0,6}(?:规模|首期|总额|共计?|达到?|资金|金)[^,。;、0-9]{0,4}$")
# 沿江1公里范围内不得新建
_WITHIN_REACH = re.compile(r"范围(?:以|之)?内")
# 补贴面积不超过2000平方米
_SUPPORTED_SIZE = re.compile(r"(?:补贴|补助|奖励|资助|免租|支持)面积")
# 压减炼铁产能281万吨 is done to capacities, it specifies none
_CUT = re.compile(r"(?:压减|化解|淘汰|退出|削减|关停|去除|控制)[^,。;]{0,16}$")
_CAPPED = re.compile(r"控制[^,。;]{0,4}$")
# 单位产品能耗必须达到先进水平,废水回用率不低于95%
_OBLIGED = re.compile(r"必须|不得|应当|严禁")
_OF_WHOM = re.compile(r"对[^,。;]*$")
# 形成年产火箭20发、卫星300颗的能力
_ABILITY = re.compile(r"[^,。;]{0,20}的?(?:生产|制造|加工)?(?:能力|产能)")
# 在2020年412家的基础上翻一番
_ON_THE_BASE_OF = re.compile(r"(?:以上|左右)?的?基础上")
# 每年安排不少于2亿元专项资金: the size of support, paid year by year out of a budget
_BUDGET = re.compile(r"(?:安排|投入|列支|预算|设立|拿出|统筹)[^,。;]{0,16}$")
_BUDGETED = re.compile(r"(?:以上|左右)?的?[^,。;]{0,12}?(?:资金|经费)|(?:用于|采购|支持)")
_BUDGET_NAMED = re.compile(r"(?:资金|经费|预算)[^,。;0-9]{0,4}$")
# 对服务企业超过50家的,再给予…: who gets support, by a count
_COUNTED_CONDITION = re.compile(r"(?:及?以上)?(?:、[0-9][^,。;、]{1,8}?(?:及?以上)?)*的,")
# 种植面积稳定在12万亩 is an aim for a size
_KEPT = re.compile(r"(?:稳定|保持|维持)在?[^,。;]{0,3}$")
_BACKGROUND = frozenset({"background", "title"})
_RULED = frozenset({"measure", "organisation", "task", "box", ""})


class Place(NamedTuple):
    """A number in its sentence ``norm[first:last]`` and its clause ``norm[left:right]``."""

    norm: str
    first: int
    last: int
    left: int
    right: int
    start: int
    end: int
    unit_class: str
    comparator: str
    function: str
    words: str


@cache
def _strong() -> re.Pattern[str]:
    return cue_pattern("roles", "strong_future")


@cache
def _past() -> re.Pattern[str]:
    return cue_pattern("roles", "past")


@cache
def _project() -> re.Pattern[str]:
    words = cue_pattern("roles", "project").pattern
    return re.compile(rf"(?:{words})(?:约|达到?|为|共|合计|总计|\s)*[^,。;、]{{0,4}}$")


@cache
def _capacity() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9])(?:{cue_pattern('roles', 'capacity').pattern})(?![业值出])[^,。;:、0-9]{{0,14}}$")


@cache
def _capacities() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9])(?:{cue_pattern('roles', 'capacity').pattern})(?![业值出])[^,。;:]{{0,30}}$")


@cache
def _fund() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return cue_pattern("roles", "fund"), cue_pattern("roles", "fund_verb")


@cache
def _rule() -> re.Pattern[str]:
    return cue_pattern("roles", "rule")


@cache
def _give() -> re.Pattern[str]:
    return cue_pattern("roles", "give")


def role(place: Place, anchor: Anchor, facts: Facts) -> tuple[str, str]:
    """The role of a number and the rule that decided it."""
    told = tense(place, anchor, facts)
    if _ON_THE_BASE_OF.match(place.norm, place.end):
        return "baseline", "role.baseline.base"
    if told == "target" and not anchor.deadline and _is_pot(place):
        return "fund", "role.fund"
    if told == "target" and not anchor.deadline and _is_budget(place):
        return "incentive", "role.incentive.budget"
    if place.unit_class in _SUPPORTED and not _was_given(place, told) and (found := _support(place)):
        return found, f"role.{found}.support"
    if _is_counted_condition(place):
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
    if place.unit_class != "money" or _give().search(place.norm, place.left, place.start):
        return False
    return _POT_BEHIND.match(place.norm, place.end, place.right) is not None or _POT_BEFORE.search(place.norm, place.left, place.start) is not None


def _is_counted_condition(place: Place) -> bool:
    """对年度服务企业超过50家的,再给予30万元."""
    if place.unit_class != "count" or place.comparator not in (">=", ">") or not _COUNTED_CONDITION.match(place.norm, place.end):
        return False
    return _give().search(place.norm, place.right, place.last) is not None


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
    given = _give().search(norm, place.first, place.last)
    if given is None:
        return ""
    ahead = _give().search(norm, place.left, place.start)
    if ahead and "的" not in norm[ahead.end() : place.start][-8:-1].replace("的%", ""):
        return "incentive"
    behind = _give().search(norm, place.end, place.right)
    if behind:
        between = norm[place.end : behind.start()]
        return "limit" if _OBJECT.match(between) and not between.startswith("的场") else "incentive"
    later = _give().search(norm, place.right, place.last)
    if later and (_OBJECT.match(norm, place.end, place.right + 1) or place.comparator in (">", ">=")):
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
    norm = place.norm
    if told == "status" and place.function in _BACKGROUND:
        return ""
    if place.unit_class == "time":
        return "target" if anchor.deadline or place.function == "goal" or _shrinks(place) else "limit"
    if place.comparator in ("<=", "<") and place.unit_class in _SPECIFIC and _CUT.search(norm, place.left, place.start):
        return "target" if _CAPPED.search(norm, place.left, place.start) else "limit"  # 关停450立方米以下高炉
    if _SUPPORTED_SIZE.search(norm, place.left, place.start) or (place.unit_class == "length" and _WITHIN_REACH.match(norm, place.end)):
        return "limit"
    # 上年度收入占比不低于50%的企业 looks back and yet sets a rule
    told_of = told == "status" and place.unit_class != "share"
    condition = place.function in _RULED and not anchor.deadline and not told_of and _is_condition(place)
    dated = (anchor.deadline and anchor.here) or place.function == "goal"
    if not condition and not dated and place.unit_class in _PHYSICAL and _is_project(place):
        return "project"
    if anchor.deadline or place.function not in _RULED or (told == "status" and not condition):
        return ""
    ruled = _rule().search(norm, place.left, place.right)
    if ruled and place.unit_class == "share" and ruled[0] == "原则上":
        return "limit"
    if place.unit_class in ("share", "energy") and place.comparator in ("<=", ">=") and _OBLIGED.search(norm, place.first, place.start):
        return "limit"
    if not ruled and place.unit_class != "count" and not _strong().search(norm, place.first, place.start):
        ruled = cue_pattern("roles", "rule_of_size").search(norm, place.left, place.right)
    if place.comparator in ("<=", ">=", "<", ">") and ruled:
        return "limit"
    floor = _FLOOR.search(place.words) is not None and place.unit_class != "count"
    if floor and place.function in ("measure", "organisation") and not _strong().search(norm, place.first, place.start):
        return "limit"
    if place.comparator == "<=" and place.unit_class in ("count", "money", "area") and "控制" not in place.words:
        return "limit"
    if ruled and place.unit_class == "money" and re.search(r"(?:标准|门槛|条件|限额|上限|下限)[^,。;]{0,8}$", norm[place.left : place.start]):
        return "limit"
    return "limit" if condition else ""


def _shrinks(place: Place) -> bool:
    return re.search(r"(?:压缩|压减|缩短|缩减|减少|降)[至到]?", place.norm[place.left : place.start]) is not None


def _is_project(place: Place) -> bool:
    """总投资52亿元, 占地600亩, 年产20万吨; also what specifies the thing named behind it: 110米射电望远镜."""
    before = place.norm[place.left : place.start]
    if _CUT.search(before):
        return False
    if _capacities().search(before) and _ABILITY.match(place.norm, place.end, place.right):
        return True
    if _capacity().search(before):
        return True
    if place.unit_class == "count":
        return False
    if place.function == "box" and place.unit_class in _SPECIFIC and place.comparator == "=" and not _TARGET_NOUN.search(before):
        return True  # 专栏: 锡林川700万千瓦外送风电基地
    if place.unit_class == "area" and before.endswith("("):  # 电子信息产业园(12.6平方公里)
        return True
    if _KEPT.search(before):
        return False
    if _project().search(before) and not _TARGET_NOUN.search(before):
        counted = re.search(r"[0-9]+(?:个|项)", place.norm[place.first : place.start])
        return not (counted and place.unit_class == "money")
    behind = place.norm[place.end : place.right]
    return (
        place.unit_class in _SPECIFIC
        and (place.comparator in ("=", "<=", "<") or place.unit_class in ("length", "energy"))
        and bool(re.match(r"(?:及?以[上下])?(?:级|等级)?的?(?![和及与或等])[一-龥A-Z]{2}", behind))
        and (place.comparator == "<=" or not _TARGET_NOUN.search(before))
    )


def _is_condition(place: Place) -> bool:
    """支持投资5000万元以上的项目…, 对…以上的企业: a threshold of who is meant, not an aim."""
    if place.comparator not in (">=", ">", "<=", "<") or place.unit_class == "count":
        return False
    if place.unit_class == "share":  # 收入占比不低于50%的企业
        return re.match(r"(?:及?以上)?的(?:企业|单位|机构|项目|产品|,)", place.norm[place.end : place.end + 8]) is not None
    if not _OBJECT.match(place.norm, place.end, place.right + 1):
        return False
    return _TO_WHOM.match(place.norm, place.left, place.start) is not None


def _tells(before: str) -> bool:
    """Whether words tell of the past; in 对入选的团队 they only describe."""
    return any(not _OF_WHOM.search(before, max(0, found.start() - 8), found.start()) for found in _past().finditer(before))


def tense(place: Place, anchor: Anchor, facts: Facts) -> str:
    """target for what is to come, status for what is or was."""
    issued = facts.issued_on[:4]
    now = int(issued or facts.period_start or 0)
    background = place.function in _BACKGROUND and not anchor.deadline
    if anchor.year and now and not background:
        year = int(anchor.year)
        if year < now and not (anchor.deadline and place.function == "goal" and not facts.issued_on):
            return "status"
        if year > now or anchor.deadline:
            return "target"
    if anchor.year and now and place.function in _BACKGROUND and int(anchor.year) < now and not anchor.deadline:
        return "status"  # 2025年预计达到1860亿元, in a plan from 2026 on
    before = place.norm[place.first : place.start]
    if _strong().search(before) or anchor.deadline:
        return "target"
    if anchor.year and not now and place.function not in ("goal", "task", "measure", "organisation"):
        return "status"
    if anchor.first and not anchor.year:
        return "status" if now and int(anchor.first) <= now else "target"
    if place.function in _BACKGROUND:
        return "status"
    sentence = place.norm[place.first : place.last]
    if _tells(before) or re.search(r"(?:的基础上|了)", sentence[place.end - place.first : place.end - place.first + 24]):
        return "status" if not re.search(r"(?:每年|年度?内|目标)", before) else "target"
    return "target"

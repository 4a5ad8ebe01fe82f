"""Whether money, a share or a space is support that is given, budget money, a fund, or the threshold of who gets it."""

from __future__ import annotations

import re
from functools import cache

from compare.quantities import limits
from compare.quantities.lexicon import cue_pattern
from compare.quantities.places import BACKGROUND, Place, given_before, giving, strong_future

_SUPPORTED = frozenset({"money", "share", "money_per", "multiple", "points"})
_PAID = re.compile(r"累计|发放|兑现|拨付|获得|争取到|已")
_TOTAL_FUND = re.compile(r"首期|规模|注资|出资|到位")
# 支持比例可提高至40%, 按15%的优惠税率: how large support is, whatever verb stands before it
_SIZE_OF_SUPPORT = re.compile(r"(?:支持|补贴|补助|资助|奖励|贴息|扶持|奖补|补偿|返还)(?:比例|标准|额度|金额|强度)|减按|优惠税率|上浮|(?:电价|用电价格|气价|水价|租金|电费)[^,。;]{0,8}(?:降至|降到|低至|优惠|控制在)")
# 给予奖励:1亿元至5亿元的200万元: who stands on which step
_TIER = re.compile(r"(?:\(含\))?(?:及?以上|以下|以内)?的[0-9]+(?:\.[0-9]+)?万?元")
# 给予贴息,年度贴息总额不超过300万元: the ceiling of the support just given, not of all that one firm gets
_CEILING_OF_GIVEN = re.compile(r"(?!.*(?:单[个家户一]|同一|每[个家户])).*(?:贴息|补贴|补助|奖励|资助)总额")
# 单个企业年度资助总额不超过3000万元: a ceiling over all support
_TOTAL_OF_SUPPORT = re.compile(r"总额[^,。;0-9]{0,10}$|(?:奖补|奖励|补助|资助|支持|扶持)总额[^,。;0-9]{0,26}$")
# 设立20亿元产业引导基金, 基金总规模100亿元: a pot, not what is paid out of it
_POT_BEHIND = re.compile(r"(?:及?以上|左右|规模)?的?[^,。;、0-9]{0,14}?(?:基金|资金池|补偿资金|补偿金)(?!(?:[^,。;、]{0,8}的)?(?:企业|机构|公司|管理人|项目))")
_POT_BEFORE = re.compile(r"(?:基金|资金池|补偿金)[^,。;、0-9]{0,6}(?:规模|首期|总额|共计?|达到?|资金|金)[^,。;、0-9]{0,4}$|基金各?(?:不少于|不低于|达到?|超过)?$")
# 基金管理人实缴规模2亿元以上并投资于本区企业的,按实际投资额的1%: a threshold
_CONDITION_OF_MONEY = re.compile(r"(?:及?以上)[^,。;0-9]{0,16}的,")
# 每年安排不少于2亿元专项资金: the size of support, paid year by year out of a budget
_BUDGET = re.compile(r"(?:安排|投入|列支|预算|设立|拿出|统筹)[^,。;]{0,28}$")
# 市财政每年拿出600万元, 省级财政每年统筹5亿元: public money that is set aside, whatever for
_PUBLIC = re.compile(r"(?:财政|[省市县区州旗]级|(?<![一-龥])[省市县区州旗]|(?<=由)[省市县区州旗])[^,。;:]{0,16}(?:(?:安排|列支|拿出|统筹|切出|注入|每年给|出资)[^,。;0-9]{0,14}|出)$")
_PUT_UP = re.compile(r"[^,。;]{0,12}(?:贷款|投资|项目|产业|产值)")
# 单项支持最高300万元, 每家每年不超过50万元, behind support of whatever kind
_EACH = re.compile(r"(?:单[个项家户套笔]|每[家个户项人]|同一)[^,。;:0-9]{0,14}$")
_YEARLY_MONEY = re.compile(r"(?:安排|设立|列支|预算)[^,。;]{0,20}(?:资金|经费),每年[^,。;0-9]{0,6}$|(?:专项|财政|扶持|发展|引导|奖补)(?:资金|经费)[^,。;0-9]{0,8}每年[^,。;0-9]{0,8}$")
_BUDGETED = re.compile(r"(?:以上|左右)?的?[^,。;]{0,12}?(?:资金|经费)|(?:用于|采购|支持)")
_BUDGET_NAMED = re.compile(r"(?:资金|经费|预算)[^,。;0-9]{0,4}$")
# 200平方米以内三年免租办公用房 is given; not 对租用200平方米以内的企业,免租
_FREE_SPACE = re.compile(r"(?:以内|以下)?的?[^,。;、0-9的]{0,6}(?:免租|免费)")
# 提供10万元以内的启动资金
_STARTING_MONEY = re.compile(r"(?:以内|以下)?的?(?:启动资金|启动经费|创业资金|安家费|生活补贴|租房补贴)")
# 单个项目支持额度不超过500万元,且不高于研发投入的30%
_AND_NO_MORE = re.compile(r"且不(?:高于|超过|多于)[^,。;、0-9]{0,14}$")
# what is paid or charged is a share of what is usual: 按上述标准的50%执行, 第三年租金按50%收取
_AT_A_RATE = re.compile(r"按(?:照)?[^,。;0-9]{0,12}$")
_CHARGED = re.compile(r"(?:的?标准)?(?:执行|收取|计收)")
_USUAL = re.compile("上述|前述|前款|该标准|同等标准|租金|房租|免租")
# 按6%给予补助;其中购置首台套的,比例提高到10%
_BETTER = re.compile(r"(?:比例|标准|额度)再?(?:提高|上浮|上调|提升|放宽)(?:到|至)?$")
_NEXT_STEP = re.compile(r"[^,。;:0-9]{2,12}最高(?:不超过)?$")


def is_budget(place: Place) -> bool:
    """每年安排不少于2亿元专项资金; 安排专项资金,每年不少于1亿元."""
    if place.unit_class == "money" and _YEARLY_MONEY.search(place.norm, place.first, place.start):
        return True
    if place.unit_class == "money" and _PUBLIC.search(place.norm, place.left, place.start) and not _PUT_UP.match(place.norm, place.end, place.right):
        return True
    if place.unit_class != "money" or not _BUDGET.search(place.norm, place.left, place.start):
        return False
    return bool(_BUDGETED.match(place.norm, place.end) or _BUDGET_NAMED.search(place.norm, place.left, place.start))


def is_pot(place: Place) -> bool:
    """设立20亿元产业引导基金; not what a fund gives, nor the size of a fund that earns a reward."""
    if place.unit_class != "money" or given_before(place) or _CONDITION_OF_MONEY.match(place.norm, place.end):
        return False
    return _POT_BEHIND.match(place.norm, place.end, place.right) is not None or _POT_BEFORE.search(place.norm, place.left, place.start) is not None


def is_fund(place: Place) -> bool:
    """设立产业引导基金,首期规模50亿元: the size of a fund that its clause or sentence names with a verb of founding."""
    fund, verb = _fund()
    if not fund.search(place.norm, place.left, place.right):
        before = place.norm[place.left : place.start]
        return _TOTAL_FUND.search(before) is not None and fund.search(place.norm, place.first, place.left) is not None
    return verb.search(place.norm, place.left, place.right) is not None


@cache
def _fund() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return cue_pattern("roles", "fund"), cue_pattern("roles", "fund_verb")


def _was_given(place: Place, told: str) -> bool:
    """Whether support is told of, not offered: in a background section, or 累计发放补贴3亿元."""
    if told != "status":
        return False
    return place.function in BACKGROUND or _PAID.search(place.norm, place.left, place.right) is not None


def given(place: Place, told: str) -> str:
    """incentive for money, a share or a space that is given; limit for the threshold of who gets it; '' without support."""
    if place.unit_class == "area":
        return "incentive" if told == "target" and _FREE_SPACE.match(place.norm, place.end, place.right) else ""
    if place.unit_class not in _SUPPORTED or _was_given(place, told):
        return ""
    return _by_its_words(place) or _by_verbs(place)


def _by_its_words(place: Place) -> str:
    """What the words right beside a number say of support, whatever gives it: 支持比例, 资助总额, 启动资金."""
    norm = place.norm
    if place.comparator == "<=" and _TOTAL_OF_SUPPORT.search(norm, place.left, place.start):
        return "incentive" if _CEILING_OF_GIVEN.match(norm, place.left, place.start) and giving().search(norm, place.first, place.left) else "limit"
    if _SIZE_OF_SUPPORT.search(norm, place.left, min(place.end + 6, place.right)):
        return "incentive"
    if place.unit_class == "share" and _AND_NO_MORE.search(norm, place.left, place.start) and _SIZE_OF_SUPPORT.search(norm, place.first, place.left):
        return "incentive"
    charged = place.unit_class == "share" and _CHARGED.match(norm, place.end) and _AT_A_RATE.search(norm, place.left, place.start)
    if charged and _USUAL.search(norm, place.first, place.start):
        return "incentive"
    if _BETTER.search(norm, place.left, place.start) and giving().search(norm, _begin(norm, place.start), place.left):
        return "incentive"
    if place.unit_class == "money" and (_STARTING_MONEY.match(norm, place.end) or _goes_on_giving(place)):
        return "incentive"
    if place.unit_class == "money" and place.comparator == "<=" and _EACH.search(norm, place.left, place.start) and "原则上" not in norm[place.left : place.start]:
        return "incentive"
    return ""


def _by_verbs(place: Place) -> str:
    """What the verbs of giving say that stand in the number's sentence."""
    norm = place.norm
    given = giving().search(norm, place.first, place.last)
    if given is None:
        return ""
    if place.unit_class == "money" and _TIER.match(norm, place.end):
        return "limit"
    ahead = given_before(place)  # 对新获质量奖的企业奖励100万元: the last of them
    if ahead and "的" not in norm[ahead.end() : place.start][-8:-1].replace("的%", ""):
        return "incentive"
    behind = giving().search(norm, place.end, place.right)
    if behind:
        between = norm[place.end : behind.start()]
        described = limits.OBJECT.match(between) and not between.startswith(("的场", "、", "对"))
        return "limit" if described else "incentive"
    if strong_future().search(norm, place.left, place.start):
        return ""  # 力争每年新增贷款15亿元以上,对上市企业给予…
    later = giving().search(norm, place.right, place.last)
    if later and (limits.OBJECT.match(norm, place.end, place.right + 1) or place.comparator in (">", ">=")):
        return "limit"
    if given.start() < place.left and (place.comparator in ("<=", "=") or "最" in place.words):
        return "incentive"
    return "limit" if later else ""


def _goes_on_giving(place: Place) -> bool:
    """成长型总部最高500万元 behind …给予综合型总部奖励,最高3000万元;"""
    norm = place.norm
    if not norm.endswith(";", 0, place.first) or not _NEXT_STEP.match(norm, place.first, place.start):
        return False
    begin = max(norm.rfind(mark, 0, place.first - 1) for mark in ";。\n")
    return giving().search(norm, begin + 1, place.first) is not None


def _begin(norm: str, at: int) -> int:
    """Where the statement begins, whatever its parts."""
    return max(norm.rfind("。", 0, at), norm.rfind("\n", 0, at)) + 1

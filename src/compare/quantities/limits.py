"""Whether a number is a ceiling, floor or threshold of a rule: 原则上不超过3个, 收入占比不低于50%的企业, 沿江1公里范围内."""

from __future__ import annotations

import re
from functools import cache

from compare.quantities import terms
from compare.quantities.lexicon import cue_pattern
from compare.quantities.places import SPECIFIC, Place, given_before, strong_future
from compare.quantities.projects import CUT
from compare.quantities.years import Anchor

# The object of support or of a rule behind its threshold: 以上的企业, 的项目.
OBJECT = re.compile(r"(?:\([^)]*\))?(?:及?以上|以下|以内|左右)?(?:\([^)]*\))?的?[^,。;]{0,24}?(?:企业|项目|单位|机构|园区|平台|团队|人才|个人|集群|产品|设备|用地|土地|地块|的),?")
_TO_WHOM = re.compile(r"(?:^|[,。;:、])?(?:对于?|将$|凡|凡是|支持|鼓励|优先|符合|达到|首次|当年|年度|新)")
# 对亩均税收低于8万元的低效用地: whoever is meant, in a paragraph of whatever year
_WHOM = re.compile(r"(?:对于?|凡是?)[^,。;]*$")
# What is done is aimed at, though its floor is told as a rule's: 三年建设厂房不少于100万平方米
ACTS = re.compile(r"新增|新建|建[成设]|引[进育]|培育|打造|实施|完成|每年|推动|带动|集聚|提[高升]|招引|供应|划定|安排|举办|开展|组织|改造|培[养训]|入驻|转化")
_FLOOR = re.compile(r"不(?:得|应|能)?(?:低于|少于|高于|超过|大于|小于)")
# 沿江1公里范围内不得新建
_WITHIN_REACH = re.compile(r"(?:范围)?(?:以|之)?内")
# 补贴面积不超过2000平方米
_SUPPORTED_SIZE = re.compile(r"(?:补贴|补助|奖励|资助|免租|支持)面积")
_BROUGHT_DOWN = re.compile(r"(?:降|下降|降低|压减|压缩)(?:至|到)[^,。;、0-9]{0,2}$")
_WEIGHT = re.compile(r"(?:权重|分值)[^,。;、0-9]{0,6}$")
_MARKET = re.compile(r"不(?:高于|超过)[^,。;、0-9]{0,8}(?:市场|周边|同类|同期|同地段)[^,。;、0-9]{0,10}$")
_CAPPED = re.compile(r"控制[^,。;]{0,4}$")
# 单位产品能耗必须达到先进水平,废水回用率不低于95%
_OBLIGED = re.compile(r"必须|不得|应当|严禁|应不[少低][于]|应(?:具备|满足|符合)")
_RULED = frozenset({"measure", "organisation", "task", "box", ""})
# 用于奖励研发团队的比例不低于70%
# a share of land or money for a use: 新增用地指标不低于40%用于工业
_USED = re.compile("(?:及?以上)?(?:专项)?用于")
# storage is fitted: 按不低于装机容量10%配置储能
_RATIO = re.compile(r"比例(?:一般|原则上)?不[^,。;]{1,2}于$|按(?:照)?不[^,。;]{1,2}于[^,。;]{0,8}$")
_STANDARD = re.compile(r"(?:标准|门槛|条件|限额|上限|下限)[^,。;]{0,8}$")
# 审批时间压缩至20个工作日 is aimed at; a 时限 that is shortened still bounds
_SHRINKS = re.compile(r"压缩|压减|缩短|缩减|减少|降")
_DRAWN = re.compile(r"划定[^,。;]{0,16}$")
_LINE = re.compile(r"红线|保护线|控制线|边界线")
_LINE_BEHIND = re.compile(r"[^,。;]{0,10}(?:红线|保护线|控制线|边界线)")
_ALL_OF = re.compile(r"(?:及?以[上下])的?(?![并且和及])[^,。;0-9]{1,10}(?:全部|全面|一律|均[须应])")
_SIZES = frozenset({"area", "length", "mass", "volume", "energy", "compute", "money"})
_EACH_ONE = re.compile(r"单[个宗体户块][^,。;]{0,14}$")
_MUST = re.compile(r"(?:应当?|必须|须|不得|原则上)不?(?:得)?[少低超大高小多达][^,。;]{0,2}$")
_QUOTA = re.compile(r"的?(?:[免减征]税|扣除|交易|购物|申报)(?:额度|限额)")
_ALLOWED = re.compile(r"允许[^,。;0-9]{0,8}$|可(?:享有|承受|提取|使用)[^,。;、0-9]{0,6}$")
_ONLY = re.compile(r"(?:只|仅)(?:保留|设立?|能|允许|确定)[^,。;]{0,4}$")
_BOUNDS = frozenset({"<=", ">=", "<", ">"})
# 5吨/小时及以下冲天炉2022年底前全部拆除, 单炉规模小于7.5万吨的2025年底前退出: what is to go
_GOES = re.compile(r"(?:\)|的)?[^,。;0-9]{0,16}(?:20[0-9]{2} ?年[^,。;0-9]{0,4}(?:[0-9]{1,2}月[^,。;0-9]{0,4})?)?[^,。;0-9]{0,6}(?:拆除|清退|退出|关停|淘汰|关闭|取缔)")
# 层高不低于6米, 荷载不低于1.5吨: how a building is to be
_BUILT_SO = re.compile(r"(?:层高|净高|荷载|承重|跨度|柱距)[^,。;、]{0,8}$")
_SURCHARGE = re.compile(r"(?:加价|扣减|扣除|上浮不(?:得)?超过)$")
_WITHIN = re.compile(r"(?:以|之)?内")
# 年行驶满2万公里的,按…补助; 利用不足200次的停补: who is meant
_MET = re.compile(r"(?:满|连续|达到?|超过|逾期|首次)[^,。;0-9]{0,6}(?:[0-9][^,。;、]{0,8}、)*$")
_NOUN_MEANT = re.compile(r"(?:及?以[上下])?(?:[或且][^,。;0-9]{2,20})?的[^,。;0-9]{0,12}(?:企业|项目|生产线|产线|装置|机组|县|基地|园区|平台|作坊),")
_ORDERED = re.compile("原则上|一律|不予|不得|不再|实行“一事一议”|收回|摘牌|停止|暂停")
_OFFERS = re.compile("提供(?!服务)|安排|设立|免费")
_WHO = re.compile(r"(?:\([^()]*\))?(?:及?以[上下内])?[^,。;0-9]{0,24}?的(?=,|停|不予|不补|不得|不列|予以|给予|取消|收回|一律|按)")


def is_of_who_is_meant(place: Place) -> bool:
    """Whether the number bounds who or what a rule means, in a clause that ends in 的: 投入1000万元以上的,给予…"""
    if place.function not in _RULED or place.norm[place.start - 1] == "每":
        return False
    if place.comparator not in _BOUNDS and not _MET.search(place.norm, place.left, place.start):
        return False
    if given_before(place) or _OFFERS.search(place.norm, place.left, place.start):
        return False
    if _WHOM.match(place.norm, place.left, place.start) and "的" in place.norm[place.end : place.right]:
        return True  # 对年运量达到3万吨的企业,每吨补助15元
    if _NOUN_MEANT.match(place.norm, place.end, place.right + 1) and _ORDERED.search(place.norm, place.right, place.last):
        return True  # 配套率低于30%的组装项目,原则上不纳入
    return _WHO.match(place.norm, place.end, min(place.right + 3, place.last)) is not None


def of_a_thing(place: Place, anchor: Anchor) -> str:
    """limit or target for times, for the size of what is closed or supported and for a reach; '' for everything else."""
    norm = place.norm
    if place.unit_class == "time":
        if terms.grants(norm, place.start, place.end, place.left, place.right):
            return "incentive"
        if place.function != "goal" and _WITHIN.match(norm, place.end) and not _SHRINKS.search(norm, place.left, place.start):
            return "limit"  # 24小时内报告, whatever date stands before
        shrinks = (found := _SHRINKS.search(norm, place.left, place.start)) is not None and not norm.endswith("时限", place.left, found.start())
        return "target" if anchor.deadline or place.function == "goal" or shrinks else "limit"
    if place.unit_class == "length" and _WITHIN_REACH.match(norm, place.end):
        return "limit"  # 严格控制沿江1公里范围内新建项目
    if place.comparator in ("<=", "<") and place.unit_class in SPECIFIC and CUT.search(norm, place.left, place.start):
        return "target" if _CAPPED.search(norm, place.left, place.start) else "limit"  # 关停450立方米以下高炉
    return "limit" if _SUPPORTED_SIZE.search(norm, place.left, place.start) else ""


def binds(place: Place, anchor: Anchor) -> bool:
    """Whether the number bounds by its own words, before it could be an aim or a project's size: 工业用地红线28万亩."""
    if _is_line(place) or _is_class(place) or _is_of_what_goes(place) or (place.unit_class == "share" and place.function != "goal" and _is_for_a_use(place)):
        return True
    if place.function in ("goal", "background", "title"):
        return False
    return _is_capped(place, anchor) or (not anchor.deadline and (_is_size_bound(place) or _is_allowed(place)))


def _is_capped(place: Place, anchor: Anchor) -> bool:
    """权重不低于15%, 收费不高于市场价的一半, 园区控制在28个以内."""
    norm = place.norm
    if place.unit_class == "share" and _WEIGHT.search(norm, place.left, place.start):
        return True
    if place.comparator == ">=" and place.norm.endswith(":1", place.start, place.end):
        return True  # 置换比例不低于1.25:1
    if place.comparator not in ("<=", "<"):
        return False
    held = place.unit_class == "count" and not (anchor.deadline and anchor.here)  # 到2025年,规模控制在130万锭以内 is aimed at
    return (held and _CAPPED.search(norm, place.left, place.start) is not None) or _MARKET.search(norm, place.left, place.start) is not None


def _is_for_a_use(place: Place) -> bool:
    """新增用地指标不低于40%用于工业."""
    return place.comparator in ("<=", ">=") and _USED.match(place.norm, place.end) is not None


def _is_line(place: Place) -> bool:
    """划定工业用地红线28万亩, 划定420平方公里工业保护线."""
    if place.unit_class != "area":
        return False
    found = _DRAWN.search(place.norm, place.left, place.start)
    return found is not None and (_LINE.search(found[0]) is not None or _LINE_BEHIND.match(place.norm, place.end, place.right) is not None)


def _is_class(place: Place) -> bool:
    """30万千瓦以上机组全部完成: who or what is meant, whatever the deadline; not 1000家以上企业全部…"""
    return place.unit_class in _SIZES and place.comparator in (">=", "<=") and _ALL_OF.match(place.norm, place.end, place.right) is not None


def _is_of_what_goes(place: Place) -> bool:
    """The size up to which something closes, a building's measures, a surcharge."""
    norm = place.norm
    if place.comparator in ("<=", "<") and place.unit_class in _SIZES and _GOES.match(norm, place.end, place.last):
        return True
    if place.comparator in (">=", "<=") and _BUILT_SO.search(norm, place.left, place.start):
        return True
    return _SURCHARGE.search(norm, place.left, place.start) is not None


def _is_size_bound(place: Place) -> bool:
    """建筑面积应不少于1万平方米, 面积不超过2000平方米, 单个面积控制在3至8万平方米."""
    norm = place.norm
    if place.unit_class not in SPECIFIC:
        return False
    if _EACH_ONE.search(norm, place.left, place.start) and (place.comparator in _BOUNDS or _CAPPED.search(norm, place.left, place.start)):
        return True
    if place.comparator == "<=" and place.unit_class == "area" and "不" in place.words:
        return True
    return place.comparator in ("<=", ">=") and _MUST.search(norm, place.left, place.start) is not None


def _is_allowed(place: Place) -> bool:
    """每人每日8000元免税额度, 允许单个项目100%亏损, 原则上一个县只保留1家开发区."""
    norm = place.norm
    if place.unit_class == "money":
        return _QUOTA.match(norm, place.end, place.right) is not None
    if place.unit_class == "share":
        return _ALLOWED.search(norm, place.left, place.start) is not None
    return place.unit_class == "count" and _ONLY.search(norm, place.left, place.start) is not None


def sets_a_condition(place: Place, anchor: Anchor, told: str) -> bool:
    """Whether the number says who or what is meant: 支持投资5000万元以上的项目.

    上年度收入占比不低于50%的企业 looks back and yet sets a rule.
    """
    looks_back = told == "status" and place.unit_class != "share"
    dated = anchor.deadline and (anchor.here or not _WHOM.match(place.norm, place.left, place.start))
    return place.function in _RULED and not dated and not looks_back and _is_condition(place)


def of_a_rule(place: Place, anchor: Anchor, told: str, condition: bool) -> bool:
    """Whether the number bounds what a rule allows or asks for."""
    if "原则上" in place.norm[place.left : place.start] and place.comparator in _BOUNDS and place.unit_class == "count":
        return True  # 原则上不超过3个, among principles too
    if (anchor.deadline and not condition) or place.function not in _RULED or (told == "status" and not condition):
        return False
    if not condition and _BROUGHT_DOWN.search(place.norm, place.left, place.start):
        return False  # 吨钢综合能耗降至545千克标准煤以下
    rule = _rule_word(place)
    if place.unit_class == "share" and rule == "原则上":
        return True
    if rule and (place.comparator in _BOUNDS or (place.unit_class == "money" and _STANDARD.search(place.norm, place.left, place.start))):
        return True
    return condition or _is_obliged(place) or _is_bound(place)


def _rule_word(place: Place) -> str:
    """The word of a rule in the number's clause; '' where there is none."""
    norm = place.norm
    found = _rule().search(norm, place.left, place.right)
    if not found and place.unit_class != "count" and not strong_future().search(norm, place.first, place.start):
        found = _rule_of_size().search(norm, place.left, place.right)
    return found[0] if found else ""


def _is_obliged(place: Place) -> bool:
    """单位产品能耗必须达到先进水平,废水回用率不低于95%."""
    if place.unit_class not in ("share", "energy") or place.comparator not in ("<=", ">="):
        return False
    if place.unit_class == "share" and _RATIO.search(place.norm, place.left, place.start):
        return True
    return _OBLIGED.search(place.norm, place.first, place.start) is not None


def _is_bound(place: Place) -> bool:
    """A floor among measures, or a ceiling of a count, of money or of an area."""
    floor = _FLOOR.search(place.norm, place.left, place.start) is not None and place.unit_class != "count"
    if floor and place.comparator in _BOUNDS and place.function in ("measure", "organisation"):
        acted = place.unit_class != "share" and ACTS.search(place.norm, place.left, place.start)
        return not acted and strong_future().search(place.norm, place.first, place.start) is None
    return place.comparator == "<=" and place.unit_class in ("count", "money", "area") and "控制" not in place.words


def _is_condition(place: Place) -> bool:
    """支持投资5000万元以上的项目…, 对…以上的企业: a threshold of who is meant, not an aim."""
    if place.comparator not in (">=", ">", "<=", "<") or place.unit_class == "count":
        return False
    if place.unit_class == "share":  # 收入占比不低于50%的企业
        return re.match(r"(?:及?以上)?的(?:企业|单位|机构|项目|产品|,)", place.norm[place.end : place.end + 8]) is not None
    if not OBJECT.match(place.norm, place.end, place.right + 1):
        return False
    return _TO_WHOM.match(place.norm, place.left, place.start) is not None


@cache
def _rule_of_size() -> re.Pattern[str]:
    """高标准, 标准厂房 and 标准地 set no standard."""
    return re.compile(rf"(?:(?<!高)标准(?!化|厂房|地)|{cue_pattern('roles', 'rule_of_size').pattern})")


@cache
def _rule() -> re.Pattern[str]:
    return cue_pattern("roles", "rule")

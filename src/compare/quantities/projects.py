"""Whether a number specifies one named project, plant or zone: 总投资52亿元, 年产20万吨, 核心区9.8平方公里."""

from __future__ import annotations

import re
from functools import cache

from compare.quantities import works
from compare.quantities.lexicon import cue_pattern
from compare.quantities.places import BACKGROUND, SPECIFIC, Place

_PHYSICAL = frozenset({"area", "length", "mass", "volume", "energy", "money", "compute", "count"})
_TARGET_NOUN = re.compile(r"(?:增长|增速|增加值|总产值|占比|比重|达到|突破|实现|累计|新增)")
# 压减炼铁产能281万吨 is done to capacities, it specifies none
CUT = re.compile(r"(?:压减|化解|淘汰|退出|削减|关停|去除|控制)[^,。;]{0,16}$")
# 腾退仓储面积40万平方米, 每年供应用地6000亩 is done to areas
_DONE_TO_AREA = re.compile(r"(?:腾退|腾出|盘活|清理|整治|收储|收回|处置)[^,。;]{0,10}$|每年[^,。;]{0,16}$")
# 形成年产火箭20发、卫星300颗的能力
_ABILITY = re.compile(r"[^,。;]{0,20}的?(?:生产|制造|加工)?(?:能力|产能)")
# 2022年形成月产12万片的能力, 推动年产能达到120万辆, 2025年产能10万千升: a capacity that is aimed at
_STRIVES = re.compile(r"力争|争取|努力|目标")
_AIMED = re.compile(r"20[0-9]{2} ?年[^,。;]{0,6}形成|产能(?:达到|提高到|扩大到|提升到|突破)$|20[0-9]{2} ?年产能")
# 种植面积稳定在12万亩 is an aim for a size
_KEPT = re.compile(r"(?:稳定|保持|维持)在?[^,。;]{0,3}$")
_KEPT_ANYWHERE = re.compile(r"稳定|保持在|维持在")
_REACHED = re.compile(r"(?:能力|产能)(?:达到|提高到|扩大到|提升到|增至)$")
# 指标, 目标: such a box holds aims, whatever they are measured in
_OF_AIMS = re.compile("指标|目标")
_DESCRIBED = re.compile(
    r"(?:总投资|计划投资|规划面积|规划建设面积|占地|起步区|核心区|先导区|启动区|先行区|拓展区|(?<=,)建成区)(?:面积)?(?:约|达|为|近|超过?)?$"
)
_PLANT = re.compile(r"[^,。;、]{2,16}(?:、[^,。;]{2,40}?等[^,。;、]{0,4}|、[0-9][^,。;、]{2,20})?项目|(?!及?以上)[^,。;、0-9]{2,12}(?:生产线|改造工程|扩建工程)")
# 3万吨石油树脂项目, 30万吨/年PBAT装置
_NAMED_PLANT = re.compile(r"(?:/年)?[^,。;、0-9的]{2,12}(?:项目|生产线|产线|总装线|装置|技改|扩能)(?![^,。;]{0,6}(?:[0-9]|数))")
_YEARLY = re.compile(r"每年|累计|新增|达到|突破|合计")
# 桃山梁5万千瓦风电场并网发电, 300万吨矿井建成: what is sized is one thing
_WORKS = re.compile(r"[^,。;、0-9]{0,4}(?:矿井|风电场|电站|电厂|选煤厂|机组|泊位|码头|冷库)")
_COUNTED = re.compile(r"[0-9]+(?:个|项)")
# 建成甲、乙等8个重大项目,总投资680亿元: what is counted is named
_COUNTED_BY_NAME = re.compile(r"、[^。;]{2,40}等[0-9]{1,2}(?:个|项)[^,。;]{0,8}项目")
# What is specified, right behind the number: 110米射电望远镜, 100兆瓦/200兆瓦时储能电站. 30万平方米标准厂房 and
# 两万亩小麦订单基地 may lie in many places.
_THING = re.compile(r"(?:及?以[上下])?(?:级|等级)?(?:/[0-9.]+[一-龥A-Za-z]{1,3}时)?的?(?![和及与或等]|以[上下])(?!高?标准化?厂房|[^,。;、]{0,14}(?:种植|养殖|订单|农田|制种))[一-龥A-Z]{2}")


# 锂盐产能:2020年3.2万吨,2025年9万吨 is a list of indicators
_DATED = re.compile(r"20[0-9]{2} ?年$")


def is_project(place: Place) -> bool:
    """Whether the number belongs to the description of one project."""
    if place.unit_class not in _PHYSICAL or _DATED.search(place.norm, place.left, place.start):
        return False
    return _is_sized(place) or works.holds(place)


def is_plant(place: Place) -> bool:
    """Whether the number is the capacity of a project that is named behind it or in the clause before.

    建成年产3万吨海绵钛技改项目; 建成装配式建筑基地,年产构件20万立方米.
    """
    if place.function not in BACKGROUND and works.is_rated(place):
        return True
    if _PLANT.match(place.norm, place.end, place.right) and _capacity().search(place.norm, place.left, place.start):
        return True
    if place.comparator == "=" and place.unit_class in SPECIFIC and _NAMED_PLANT.match(place.norm, place.end, place.right):
        return not _YEARLY.search(place.norm, place.left, place.start)
    return place.comparator == "=" and _capacity().match(place.norm, place.left, place.start) is not None and works.named_before(place)


def is_described(place: Place) -> bool:
    """Whether the number specifies one project even where a section tells of the past: 总投资35亿元的…项目."""
    if is_plant(place) or works.is_told(place):
        return True
    if place.unit_class in ("energy", "mass") and place.comparator == "=" and _WORKS.match(place.norm, place.end, place.right):
        return True
    return place.unit_class in _PHYSICAL and _DESCRIBED.search(place.norm, place.left, place.start) is not None


@cache
def _project() -> re.Pattern[str]:
    words = cue_pattern("roles", "project").pattern
    return re.compile(rf"(?:{words})(?:约|达到?|为|共|合计|总计|\s)*[^,。;、]{{0,4}}$")


@cache
def _capacity() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9每])(?:{cue_pattern('roles', 'capacity').pattern})(?![业值出])[^,。;:、0-9]{{0,14}}$")


@cache
def _capacities() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9每])(?:{cue_pattern('roles', 'capacity').pattern})(?![业值出])[^,。;:]{{0,30}}$")


def _is_sized(place: Place) -> bool:
    """总投资52亿元, 占地600亩, 年产20万吨; also what specifies the thing named behind it: 110米射电望远镜."""
    before = place.norm[place.left : place.start]
    if CUT.search(before) or _KEPT_ANYWHERE.search(before) or (_REACHED.search(before) and place.unit_class != "money"):
        return False
    if _capacity().search(before) or (_capacities().search(before) and _ABILITY.match(place.norm, place.end, place.right)):
        return not (_AIMED.search(before) or _STRIVES.search(place.norm, place.first, place.start))
    if place.unit_class == "count" or _AIMED.search(before):
        return False
    if _is_named(place, before):
        return True
    if _KEPT.search(before) or (place.unit_class == "area" and _DONE_TO_AREA.search(before)):
        return False
    if _project().search(before) and not _TARGET_NOUN.search(before):
        return place.unit_class != "money" or not _is_of_many(place)
    return _specifies(place, before)


def _is_of_many(place: Place) -> bool:
    """Whether money is that of counted projects, not of one: 实施120个项目,总投资500亿元."""
    told = place.norm[place.first : place.start]
    return _COUNTED.search(told) is not None and _COUNTED_BY_NAME.search(told) is None


def _is_named(place: Place, before: str) -> bool:
    """专栏: 锡林川700万千瓦外送风电基地; 电子信息产业园(12.6平方公里)."""
    if place.unit_class == "area" and before.endswith("("):
        return True
    if place.unit_class in ("energy", "mass") and before.endswith(("项目", "基地", "电站")):
        return True
    return place.function == "box" and not _OF_AIMS.search(place.heading) and place.unit_class in SPECIFIC and place.comparator == "=" and not _TARGET_NOUN.search(before)


def _specifies(place: Place, before: str) -> bool:
    """110米射电望远镜, 15兆瓦以上海上风电机组."""
    return (
        place.unit_class in SPECIFIC
        and (place.comparator in ("=", "<=", "<") or place.unit_class in ("length", "energy"))
        and _THING.match(place.norm, place.end, place.right) is not None
        and (place.comparator == "<=" or not _TARGET_NOUN.search(before))
    )

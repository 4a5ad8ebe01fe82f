"""Whether a number specifies one named project, plant or zone: 总投资52亿元, 年产20万吨, 核心区9.8平方公里."""

from __future__ import annotations

import re
from functools import cache

from compare.quantities.lexicon import cue_pattern
from compare.quantities.places import SPECIFIC, Place

_PHYSICAL = frozenset({"area", "length", "mass", "volume", "energy", "money", "compute", "count"})
_TARGET_NOUN = re.compile(r"(?:增长|增速|增加值|总产值|占比|比重|达到|突破|实现|累计|新增)")
# 压减炼铁产能281万吨 is done to capacities, it specifies none
CUT = re.compile(r"(?:压减|化解|淘汰|退出|削减|关停|去除|控制)[^,。;]{0,16}$")
# 实施港口二期工程,新建码头1座: what specifies the project named before
_STAGE = re.compile(r"[一二三四]期(?:工程|项目)?(?:建设)?,[^;。]*$|^[^,。;]*[一二三四]期建成")
_BUILT = re.compile(r"(?:新建|新增|建设|建成|规划|布置|配置|规模达到|规模)[^,。;]*$")
# 形成年产火箭20发、卫星300颗的能力
_ABILITY = re.compile(r"[^,。;]{0,20}的?(?:生产|制造|加工)?(?:能力|产能)")
# 种植面积稳定在12万亩 is an aim for a size
_KEPT = re.compile(r"(?:稳定|保持|维持)在?[^,。;]{0,3}$")
_DESCRIBED = re.compile(r"(?:总投资|计划投资|规划面积|规划建设面积|占地|建成区)(?:面积)?(?:约|达|为|近|超过?)?$")
_PLANT = re.compile(r"[^,。;、]{2,16}项目")
_TITLED = re.compile(r"\s*(?:[(]?[0-9]{1,2}[).、]?|[—─-]+|[①-⑳])?\s*[^,。;:]{2,24}(?:项目|工程|基地|产业园|中心|园区)(?:[一二三四]期)?:")
# What is specified, right behind the number.
_THING = re.compile(r"(?:及?以[上下])?(?:级|等级)?的?(?![和及与或等])[一-龥A-Z]{2}")


def is_project(place: Place) -> bool:
    """Whether the number belongs to the description of one project."""
    return place.unit_class in _PHYSICAL and (_is_sized(place) or _is_stage(place) or _is_titled(place))


def is_plant(place: Place) -> bool:
    """Whether the number is the capacity of a project that is named behind it: 建成年产3万吨海绵钛技改项目."""
    return _PLANT.match(place.norm, place.end, place.right) is not None and _capacity().search(place.norm, place.left, place.start) is not None


def is_described(place: Place) -> bool:
    """Whether the number specifies one project even where a section tells of the past: 总投资35亿元的…项目."""
    return is_plant(place) or (_DESCRIBED.search(place.norm, place.left, place.start) is not None and place.unit_class in _PHYSICAL)


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


def _is_stage(place: Place) -> bool:
    """What a stage of one named project holds: 建设智算中心一期,规划机架5000个."""
    if place.comparator != "=" or not _BUILT.search(place.norm, place.left, place.start):
        return False
    return bool(_STAGE.search(place.norm, place.first, place.left) or _STAGE.match(place.norm, place.left, place.start))


def _is_titled(place: Place) -> bool:
    """What stands behind the name of one project: 镜湖客车基地:占地1.2平方公里,新建生产线四条."""
    if place.comparator != "=" or place.unit_class == "money" or not _BUILT.search(place.norm, place.left, place.start):
        return False
    return _TITLED.match(place.norm, place.first, place.start) is not None


def _is_sized(place: Place) -> bool:
    """总投资52亿元, 占地600亩, 年产20万吨; also what specifies the thing named behind it: 110米射电望远镜."""
    before = place.norm[place.left : place.start]
    if CUT.search(before):
        return False
    if _capacity().search(before) or (_capacities().search(before) and _ABILITY.match(place.norm, place.end, place.right)):
        return True
    if place.unit_class == "count":
        return False
    if _is_named(place, before):
        return True
    if _KEPT.search(before):
        return False
    if _project().search(before) and not _TARGET_NOUN.search(before):
        counted = re.search(r"[0-9]+(?:个|项)", place.norm[place.first : place.start])
        return not (counted and place.unit_class == "money")
    return _specifies(place, before)


def _is_named(place: Place, before: str) -> bool:
    """专栏: 锡林川700万千瓦外送风电基地; 电子信息产业园(12.6平方公里)."""
    if place.unit_class == "area" and before.endswith("("):
        return True
    if place.unit_class in ("energy", "mass") and before.endswith(("项目", "基地", "电站")):
        return True
    return place.function == "box" and place.unit_class in SPECIFIC and place.comparator == "=" and not _TARGET_NOUN.search(before)


def _specifies(place: Place, before: str) -> bool:
    """110米射电望远镜, 15兆瓦以上海上风电机组."""
    return (
        place.unit_class in SPECIFIC
        and (place.comparator in ("=", "<=", "<") or place.unit_class in ("length", "energy"))
        and _THING.match(place.norm, place.end, place.right) is not None
        and (place.comparator == "<=" or not _TARGET_NOUN.search(before))
    )

"""Works that are named before a number or right behind it: 镜湖客车基地:新建生产线四条, 水电站扩机工程,新增装机24万千瓦.

What such a project holds is its specification, in whatever unit.
"""

from __future__ import annotations

import re

from compare.quantities.places import SPECIFIC, Place

_NOUN = "项目|工程|基地|园|园区|产业城|科技城|中心|电站|电厂|码头|机场|生产线"
_STAGE = "[一二三四]期"
# The name of one project before a colon; 打造制造业基地: and 重点项目: name none.
_NAME = (
    r"\s*(?:[(]?[0-9]{1,2}[).、]?|[—─-]+|[①-⑳])?\s*(?!打造|建设|培育|发展|推进|加快|建成|创建|做[强大优]|壮大|提升|支持|重点|重大|新建|续建|在建|储备|招商)"
    rf"[^,。;:：]{{2,24}}(?:{_NOUN})(?:{_STAGE})?[:：]"
)
_TITLED = re.compile(_NAME)
_TITLE = re.compile(rf"{_NAME}\s*$")
_BUILT = re.compile(r"(?:新建|新增|建设|建成|规划|布置|配置|规模达到|规模)[^,。;]*$")
# Behind a thing's name in a box of projects anything is the project's but what an economy is measured by and the firms that come.
_MEASURED = re.compile(r"增长|增速|占比|比重|达到|突破|产值|收入|税收|利润|就业|引进|招引|培育|集聚|入驻|孵化|累计|每年|年均|到 ?20[0-9]{2} ?年")
# 实施港口二期工程,新建码头1座: what specifies the project named before
_STAGE_BEFORE = re.compile(rf"{_STAGE}(?:工程|项目)?(?:建设)?,[^;。]*$")
_STAGE_BUILT = re.compile(rf"[^,。;]*{_STAGE}建成")
# 海工码头二期工程(泊位4个、年吞吐能力80万标箱)
_BRACKET = re.compile(rf"(?:项目|基地|产业园|[站厂场港库线路]工程|码头工程|{_STAGE}(?:工程)?)\((?![^()]*20[0-9]{{2}}年)[^()。;]*$")
# 完成水电站扩机工程,新增装机24万千瓦; 中小企业提升工程 is no works
_WORKS = re.compile(
    rf"(?:完成|建成|推进|加快|实施|建设|开工)[^,。;]{{2,24}}(?:站|厂|场|港|库|线|路|机场|码头|基地|扩建|扩机|改建|迁建|供水|引水|调水|补水|{_STAGE})(?:工程|项目)(?:建设)?,$"
)
_ADDS = re.compile(r"(?:可|将)?(?:新增|新建|建设|形成|年增|年供)")
# 二期22万平方米, 数据中心首期800个机架
_OF_STAGE = re.compile(rf"(?:{_STAGE}|首期)[^,。;、:0-9(等]{{0,8}}$")
# 建成装配式建筑产业基地,
_BUILDS = re.compile(rf"(?:完成|建成|推进|加快|实施|建设|新建|开工)[^,。;、]{{2,24}}(?:{_NOUN}|厂)(?:{_STAGE})?(?:建设)?,$")
# 投资18.5亿元改造板蒙口岸
_INVESTED = re.compile(r"(?<!每年)(?<!完成)(?<!带动)投资(?:约|近)?$")
_INTO = re.compile(r"(?:用于)?(?:改造|建设|新建|扩建|改扩建|迁建|实施)(?!一批|全[省市县区]|重大|重点|若干)[^,。;0-9]{4,}")
# 乘用车基地30万辆扩建; 100项技改 are counted
_EXPANDED = re.compile(r"(?<![项个家批类次])(?:改?扩建|扩能|扩产|迁建|技改)")
# 占地1200亩的鞋服产业城,配套建设标准化厂房30万平方米; 产业园二期标准厂房30万平方米
_ZONE = re.compile(r"(?:占地(?:面积)?(?:约)? ?[0-9.]+ ?万?(?:亩|平方公里|公顷)|[0-9.]+ ?平方公里)的[^,。;、]{2,16}(?:园|园区|城|基地),[^。;]*$")
_ZONE_STAGE = re.compile(rf"(?:园|园区|城|基地)(?:{_STAGE})[^,。;、0-9]{{0,4}}$")
_FACTORY = re.compile(r"(?:厂房|仓库|冷库)(?:面积)?$")
# 清峁180万吨甲醇深加工、柳沟梁60万吨煤制烯烃等一批重大项目; 2000万吨炼化一体化一期项目建成投产
_LISTED = re.compile(r"[^,。;、0-9]{2,12}(?:、[^,。;、]{4,24})*等(?:一批)?[^,。;、]{0,6}项目")
_OPENED = re.compile(rf"[^,。;、0-9]{{2,14}}(?:{_STAGE})?(?:项目|工程)[^,。;、0-9]{{0,4}}(?:建成|投产|投运|竣工|开工|达产|落地)")


# 苇湖2×66万千瓦、赤岗2×100万千瓦煤电机组: the last of a list says what all are
_POWER_WORKS = re.compile(r"(?:[^,。;、0-9]{0,8}、[^,。;、0-9]{0,12}[0-9.]+万?千瓦)*[^,。;、0-9]{0,10}(?:电站|机组|电厂|风电场)(?![^,。;、]{0,4}(?:[0-9]|产能|能力|制造|生产|产量))")
# 新型储能180万千瓦/540万千瓦时: power and what it stores
_STORES = re.compile(r"/ ?[0-9.]+ ?(?:万?千瓦时|兆瓦时|[MGk]Wh)")
_STORED = re.compile(r"[0-9.]+ ?(?:万?千瓦|兆瓦|[MGk]W) ?/ ?$")
# 二号露天矿(1500万吨/年), 特色工艺线扩能(42亿元): a bracket behind works that holds nothing but a size
_SIZE_OF_WORKS = re.compile(r"(?:[矿线站厂库港]|[一二三四]期|扩能|技改|扩建)\($")
# 日处理1万吨的污水处理厂: plants are rated by the day
_RATED = re.compile(r"(?<!每)日(?:处理|供水|供气|净水)[^,。;、0-9]{0,4}$")


# 规划形成年处理5万吨退役电池的能力: what an industry is to be able to do; 二期建设,形成年产20发 is the project's
_FORMS = re.compile(r"形成年(?:产|处理|加工|生产)(?![业值])[^,。;:、0-9]{0,14}$")
_OF_ONE = re.compile(
    rf"{_STAGE}|投资(?:约|近)? ?[0-9]|建设,(?:形成年.*)?$|(?:推进|推动|建设|加快|支持|实施)[^,。;]{{2,24}}(?:项目|工程|公司)|(?:扩建|达产|投产)[^,。;]{{0,4}},(?:形成年.*)?$"
)


def is_formed(place: Place) -> bool:
    """Whether a task is to bring a capacity about, of no project that the sentence names."""
    if place.function not in ("task", "goal", "measure") or not _FORMS.search(place.norm, place.left, place.start):
        return False
    return _OF_ONE.search(place.norm, place.first, place.start) is None


def is_rated(place: Place) -> bool:
    """Whether the number is the size of works by the way it is told: 日处理1万吨, 新型储能180万千瓦/540万千瓦时."""
    norm = place.norm
    if place.comparator != "=":
        return False
    if place.unit_class == "energy":
        paired = _STORES.match(norm, place.end) or _STORED.search(norm, place.left, place.start)
        return bool(paired or _POWER_WORKS.match(norm, place.end, place.right))
    if _SIZE_OF_WORKS.search(norm, place.left, place.start) and place.unit_class in ("money", "mass", "area"):
        return True
    return place.unit_class in ("mass", "volume") and _RATED.search(norm, place.left, place.start) is not None


def holds(place: Place) -> bool:
    """Whether works that the sentence or its heading names hold what the number tells."""
    if place.comparator != "=":
        return False
    return (
        _is_titled(place)
        or _is_of_stage(place)
        or _is_in_brackets(place)
        or _is_added(place)
        or _is_invested(place)
        or _is_factory(place)
        or _EXPANDED.match(place.norm, place.end) is not None
    )


def named_before(place: Place) -> bool:
    """Whether the clause before builds one named thing: 建成装配式建筑产业基地,年产构件…"""
    return place.norm[place.left - 1] == "," and _BUILDS.search(place.norm, place.first, place.left) is not None


def is_told(place: Place) -> bool:
    """Whether a section of the past names works by their capacity: 2000万吨炼化一体化一期项目建成投产."""
    if place.unit_class != "mass" or place.comparator != "=":
        return False
    return bool(_LISTED.match(place.norm, place.end, place.right) or _OPENED.match(place.norm, place.end, place.right))


def _is_titled(place: Place) -> bool:
    """What stands behind the name of one project: 镜湖客车基地:占地1.2平方公里,新建生产线四条."""
    norm = place.norm
    titled = norm.find(":", place.first, place.start) >= 0 and _TITLED.match(norm, place.first, place.start)
    if not titled and not (place.heading.endswith((":", "：")) and _TITLE.match(place.heading)):
        return False
    if place.function == "box" and not (titled or _TITLE.match(place.heading) or [""])[0].rstrip(":：").endswith("工程"):
        return _MEASURED.search(norm, place.left, place.start) is None
    return place.unit_class != "money" and _BUILT.search(norm, place.left, place.start) is not None


def _is_of_stage(place: Place) -> bool:
    """What a stage of one named project holds: 建设智算中心一期,规划机架5000个."""
    if place.unit_class != "money" and place.function != "goal" and _OF_STAGE.search(place.norm, place.left, place.start):
        return True
    if not _BUILT.search(place.norm, place.left, place.start):
        return False
    return bool(_STAGE_BEFORE.search(place.norm, place.first, place.left) or _STAGE_BUILT.match(place.norm, place.left, place.start))


def _is_in_brackets(place: Place) -> bool:
    """What a bracket behind a project's name holds, but for a bare count: 重点项目(12个)."""
    norm = place.norm
    if place.unit_class == "count" and norm[place.start - 1] == "(":
        return False
    opened = norm.rfind("(", place.first, place.start)
    if opened < 0 or _MEASURED.search(norm, opened, place.start):
        return False
    return _BRACKET.search(norm, place.first, place.start) is not None


def _is_added(place: Place) -> bool:
    """What works bring: 完成水电站扩机工程,新增装机24万千瓦."""
    if place.unit_class not in SPECIFIC or place.norm[place.left - 1] != "," or not _ADDS.match(place.norm, place.left, place.start):
        return False
    return _WORKS.search(place.norm, place.first, place.left) is not None


def _is_invested(place: Place) -> bool:
    """What is put into one thing that is built: 投资18.5亿元改造板蒙口岸."""
    if place.unit_class != "money" or not _INVESTED.search(place.norm, place.left, place.start):
        return False
    return _INTO.match(place.norm, place.end, place.right) is not None


def _is_factory(place: Place) -> bool:
    """Factory buildings of the zone just named: 占地1200亩的产业城,配套建设标准化厂房30万平方米."""
    norm = place.norm
    found = _FACTORY.search(norm, place.left, place.start) if place.unit_class == "area" else None
    if found is None:
        return False
    before = norm[place.first : found.start()]
    return bool(_ZONE.search(norm, place.first, place.left) or _ZONE_STAGE.search(before.removesuffix("标准化").removesuffix("标准")))

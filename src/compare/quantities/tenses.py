"""Whether a number is promised or told: by its year against the text's, by the tense of its words, by its section."""

from __future__ import annotations

import re
from functools import cache

from compare.models import Facts
from compare.quantities.lexicon import cue_pattern
from compare.quantities.places import BACKGROUND, Place, strong_future
from compare.quantities.years import Anchor

# 连续三年分别按每月3000元发放, 低温连续熔炼: a term ahead or none, not the years behind of 连续五年, 连续保持
_TERM = re.compile(r"连续(?![多几两三四五六七八九十0-9]|保持|位居|被|荣获|入选)|连续(?:[一二三四五]|[0-9]) ?年[^,。;0-9]{0,4}(?:按|给予|每[年月]|享受|发放|补|奖)")
_OF_WHOM = re.compile(r"(?<!针)对[^,。;]*$")
_YEAR_OF_NUMBER = re.compile(r"[〔\[(](20[0-9]{2})[〕\])]")
_UNTIL = re.compile(r"[到至] ?20[0-9]{2} ?年")
# 二是龙头企业数量偏少,本地配套率不高
_WANTING = re.compile(r"\s*[一二三四五六七八]是(?!补|加|推|着力|解决|聚焦|针对|围绕|改变)[^。;]{2,24}?(?:偏[少低小弱]|不[高强优大]|不足|薄弱|滞后|不?够均衡|不均衡|不充分)[,。;、]")
# 水稻产量稳定在62亿斤左右,但加工转化率不到55%: what is there, and what it lacks
_YET = re.compile(r"[,;]但(?!要|须|应|必须)[^,。;0-9]{0,14}(?:不到|不足|仅为?|只有|仅占)[^,。;的]*(?=[,。;]|$)")
_RESTING = re.compile(r"[^,。;0-9]{2,16}为(?:主要)?(?:载体|依托|基础|支撑|核心|龙头|骨干)")
# 我县年产优质小麦42万吨
_HERE = re.compile(r"\s*我(?:省|市|县|区|州|盟|旗)(?:(?!要|将|力争|计划|应|须|拟)[^,。;0-9]){0,6}(?:年产(?![业值])|现有|拥有|出产|盛产|年出栏|共有|已有)")

# 我县在外经商的人员超过3万人,要依托商会…: what the county has, before what is to be done with it
_ACTED = "每年|新增|新建|规划|建设|设立|培育|引进|打造|安排|实施|要|将|力争|计划|应|须|拟"
_OURS = re.compile(rf"\s*我(?:省|市|县|区|州|盟|旗)(?:(?!{_ACTED})[^,。;]){{0,24}}$")
_TO_DO = re.compile(r"[^,。;]{0,6},(?:要|应|须|下一步|今后)(?!求)")

# 用好20万吨存量, 现有4家, 在网汽车吊12.7万台: what is there is told, whatever is done with it
_THERE = re.compile(r"依托(?:(?!组建|新建|建设|培育|引进|打造|设立|实施)[^,。;、0-9]){0,6}$|(?:用好|现有|存量|既有|原有|在用|在网|在研|停产|已有的)[^,。;、0-9]{0,6}$|依托(?:(?!组建|新建|建设|培育|引进|打造|设立|实施)[^,。;]){2,20}[和、]$")
_THERE_BEHIND = re.compile(r"[^,。;0-9]{0,2}(?:存量|现有|在网|停产|在建|园外)")


def tense(place: Place, anchor: Anchor, facts: Facts) -> str:
    """target for what is to come, status for what is or was."""
    now = int(facts.issued_on[:4] or facts.period_start or _numbered(facts) or 0)
    if told := _by_year(place, anchor, now, bool(facts.issued_on)):
        return told
    before = place.norm[place.first : place.start]
    if strong_future().search(before) or (anchor.deadline and not _closed(place, now, before)):
        return "target"
    if is_of_here(place) or lacks(place) or _rests_on(place) or is_there(place):
        return "status"
    if anchor.year and not now and place.function not in ("goal", "task", "measure", "organisation"):
        return "status"
    if anchor.first and not anchor.year:
        return "status" if now and int(anchor.first) <= now else "target"
    if place.function in BACKGROUND:
        return "status"
    return "status" if not _is_ruled(place) and _is_told(place, before) else "target"


def _numbered(facts: Facts) -> str:
    """The year in a document's number, which is that of its issue: 〔2022〕3号."""
    found = _YEAR_OF_NUMBER.search(facts.doc_number)
    return found[1] if found else ""


def _closed(place: Place, now: int, before: str) -> bool:
    """Whether a background of unknown date tells of a year's end, not of a deadline: 2018年底通过验收; not 到2018年底."""
    return not now and place.function == "background" and not _UNTIL.search(before)


def is_of_here(place: Place) -> bool:
    """Whether a sentence of tasks begins with what the county has: 我县年产小麦42万吨、红薯15万吨; not 我县要…"""
    if place.function not in ("task", "measure", "box"):
        return False
    if _OURS.match(place.norm, place.first, place.start) and _TO_DO.match(place.norm, place.end, place.last):
        return True
    return _HERE.match(place.norm, place.first, place.start) is not None


def lacks(place: Place) -> bool:
    """Whether a sentence tells what is wanting: 二是龙头企业偏少,配套率不足四成; 产量62亿斤,但转化率不到55%."""
    if place.function not in ("task", "measure", "box"):
        return False
    if _WANTING.match(place.norm, place.first, place.last):
        return True
    yet = _YET.search(place.norm, place.first, place.last)
    return yet is not None and place.start < yet.end()  # what stands behind it may be ordered


def is_there(place: Place) -> bool:
    """Whether among tasks the number counts what is there, which a figure of its own may be aimed at: 存量45万吨产能."""
    if place.function not in ("task", "measure", "box") or place.comparator not in ("=", "~"):
        return False
    return bool(_THERE.search(place.norm, place.left, place.start) or _THERE_BEHIND.match(place.norm, place.end, place.right))


def _rests_on(place: Place) -> bool:
    """Whether work is to rest on what is counted, which is then there: 以9个省级园区为载体."""
    return place.norm[place.start - 1 : place.start] == "以" and _RESTING.match(place.norm, place.end) is not None


def _by_year(place: Place, anchor: Anchor, now: int, issued: bool) -> str:
    """What the year of a number says against the year of the text; '' where it says nothing."""
    if not anchor.year or not now:
        return ""
    year = int(anchor.year)
    if place.function in BACKGROUND and not anchor.deadline:
        # 2025年预计达到1860亿元, in a plan from 2026 on; 2028年冲刺千亿元, in a preamble
        return "status" if year < now else "target" if year > now and place.function == "title" else ""
    if year < now and not (anchor.deadline and place.function == "goal" and not issued):
        return "status"
    return "target" if year > now or anchor.deadline else ""


def _is_told(place: Place, before: str) -> bool:
    """Whether a sentence of tasks tells of the past: 已建成10个园区; not 已…,每年新增10个."""
    behind = place.norm[place.end : min(place.end + 24, place.last)]
    return (_tells(before) or re.search(r"(?:的基础上|了)", behind) is not None) and not re.search(r"(?:每年|年度?内|目标)", before)


def _is_ruled(place: Place) -> bool:
    """按不低于上年度收入2%的比例安排: a floor or ceiling among measures looks ahead, though it looks back for its base."""
    return place.function in ("measure", "organisation") and place.comparator in ("<=", ">=") and "不" in place.norm[place.left : place.start]


def _tells(before: str) -> bool:
    """Whether words tell of the past; in 对入选的团队 they only describe."""
    return any(
        not _OF_WHOM.search(before, max(0, found.start() - 8), found.start()) and not _TERM.match(before, found.start())
        for found in _past().finditer(before)
    )


@cache
def _past() -> re.Pattern[str]:
    return cue_pattern("roles", "past")

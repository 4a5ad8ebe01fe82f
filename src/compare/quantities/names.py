"""Numbers that are part of a name or of an indicator's name: 世界500强, “三个一批”, 五家渠, 每万人, 数十家."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compare.models import Sentence
from compare.quantities.candidates import Candidate, digits_at
from compare.quantities.lexicon import cues, one_of

_QUOTE = re.compile(r"[“\"‘「《〈][^”\"’」》〉。]{0,24}$")
_CLOSING = {"“": "”", "‘": "’", "「": "」"}
_MEETING = re.compile(r"(?:常务会|全会|全体|会议|党代|常委|代表大会|中央|座谈|[一-龥]{2,8}会议|、[一二三四五六七八九十]+次)")
# a round word for one, where it is part of an indicator: 万元GDP能耗; 亿元以上 is a size
_ONE_UNIT = frozenset({"万元", "亿元", "万人", "万吨"})
_COUNTED_BY = frozenset({"count", "energy", "mass", "volume", "area", "length"})
# 8英寸碳化硅衬底, 12英寸生产线, 70兆帕储氢瓶: a kind of product
_SIZES_OF_KINDS = frozenset({"英寸", "兆帕", "纳米", "微米"})
_NAMED_BY = re.compile(r"(?!及?以[上下])[一-龥A-Z]|、[0-9]+(?:英寸|兆帕|纳米|微米)[一-龥A-Z]")
# 40支以上精梳纱: how fine a yarn is
_YARN = re.compile(r"(?:及?以[上下])?(?:的)?(?:精梳|普梳|高支|气流纺|紧密纺|棉?纱)")
# 每新增1家给予10万元
_EACH = re.compile(r"每(?:通过|获得|取得|获批|进入|引荐|落地|服务|承办|输送|接收|新建设|新增|新引进|引进|新建|建设|建成|培育|新认定|开通|新开通|完成|举办|推荐|孵化|入驻|满|多)$")
_PEOPLE_OR_FIRMS = frozenset({"人", "万人", "家", "名"})


class View(NamedTuple):
    """A candidate in its sentence: its clause is ``norm[left:right]``; ``function`` is its section's."""

    norm: str
    sentence: Sentence
    function: str
    left: int
    right: int
    unit_class: str
    dated: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = cues()["names"]
    before = re.compile(f"(?:{one_of(names['before'])})$")
    return before, re.compile(rf"\s?(?:{one_of(names['after'])})"), re.compile(one_of(names["whole"]))


# 1类新药, 三类医疗器械: the class of a thing, not a count of classes.
_CLASS_BEFORE = re.compile(r"(?:药|制剂|化药|器械|生物制品)$")
_CLASS_OF = re.compile(r"(?:注册)?证|通用机场|(?:创新|改良型|进口)?(?:新药|中药|药|医疗|器械|化药|化学药|生物制品|生物药|疫苗|企业|地区|工业用地|危险品|压力容器)")


def reason(one: Candidate, view: View) -> str:
    """Why a number with a unit belongs to a name, a meeting or a vague size; '' if it does not."""
    norm, start = view.norm, one.start
    before = norm[max(0, start - 1) : start]
    if one.words and (found := _of_words(one, norm, before)):
        return found
    if _is_unit(one, view, before):
        return "name"
    if one.unit == "类" and (_CLASS_OF.match(norm, one.end) or _CLASS_BEFORE.search(norm, max(0, start - 4), start)):
        return "name"
    if one.unit == "次" and _MEETING.match(norm, one.end):
        return "ordinal"  # 十六届57次常务会议
    if one.level and not one.words and view.unit_class == "count":
        return "name"  # 19座级通用飞机: a kind of aircraft
    if one.unit == "支" and _YARN.match(norm, one.end):
        return "name"
    if one.unit in _SIZES_OF_KINDS and _NAMED_BY.match(norm, one.end):
        return "name"
    if one.unit.endswith("强"):
        return "" if before == "前" else "name"
    if not one.level and _in_quotes(norm, view.sentence, one):
        return "name"
    return "name" if not one.words and before.isascii() and before.isalpha() else ""


def _is_unit(one: Candidate, view: View, before: str) -> bool:
    """Whether it says what another figure is counted in or by."""
    norm, start = view.norm, one.start
    if one.bare and before == "(" and norm.startswith((")", ",", "、"), one.end):
        return True  # 并网容量(万千瓦): the unit of what follows
    if before == "每" and view.unit_class in _COUNTED_BY and (one.bare or not one.words):
        return True  # 每万人, 每千瓦时0.2元
    if one.value == "1" and view.unit_class == "count" and _EACH.search(norm, view.left, start):
        return True
    return one.bare and one.value == "1" and one.unit in _ONE_UNIT and not one.level and norm[one.end : one.end + 2] not in ("以上", "以下")


def _of_words(one: Candidate, norm: str, before: str) -> str:
    """The reason for a Chinese numeral: 五家渠, 三次全会, 数十家, 百兆瓦级, 千人计划."""
    _, after, whole = _patterns()
    if whole.match(norm, digits_at(norm, one)) and not norm.startswith("范围", one.end):  # 岸线一公里范围内 is measured, 最后一公里 is not
        return "name"
    if one.unit == "次" and _MEETING.match(norm, one.end):
        return "ordinal"
    if before in ("几", "数", "成") and before and norm[digits_at(norm, one)] in "十百千万亿":
        return "magnitude"
    if one.level and one.bare and not one.unit.endswith("元"):
        return "magnitude"
    return "name" if one.bare and one.unit in _PEOPLE_OR_FIRMS and after.match(norm, one.end) else ""


def ends_with_one(before: str) -> bool:
    """Whether what stands before a number without a unit takes it into a name: 中国制造2025."""
    return _patterns()[0].search(before) is not None


def opens(norm: str, first: int, start: int) -> bool:
    """Whether a quotation or title is open where a number starts."""
    return _QUOTE.search(norm, max(first, start - 24), start) is not None


def _in_quotes(norm: str, sentence: Sentence, one: Candidate) -> bool:
    """Whether the number stands in a short quotation: “三个一批”, 《…三年行动计划》."""
    opened = _QUOTE.search(norm, max(sentence.start, one.start - 24), one.start)
    if not opened:
        return False
    sign = norm[opened.start()]
    if sign in "《〈":
        return True
    closed = norm.find(_CLOSING.get(sign, '"'), one.end, one.end + 14)
    return closed >= 0 and closed - opened.start() <= 26

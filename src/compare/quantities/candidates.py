"""Every place of a text that may be a number, in one pass: dates, periods, numbers in digits, Chinese numerals with a unit.

A candidate is not yet a quantity: `leftovers` says which are names, own counts, references … and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.quantities.lexicon import units
from compare.quantities.numerals import CHINESE, chinese, neighbours, share, shortest, split_multiplier, times

_DASH = r"\s?[-—–~－至到]{1,2}\s?"
# 12,504 and 12 504: thousands are set off by commas or, in the manner of GB/T 15835, by blanks.
_ARABIC = r"(?:[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+|[0-9]+(?:,[0-9]{3}(?![0-9]))*)(?:\.[0-9]+)?"
_ZH = f"[{CHINESE}]"
_YEAR = r"(?:19|20)[0-9]{2}"

# 2018-2020年, 2021年至2025年, (2018-2020). Not 2000-2050家: a year ends with 年, a bracket or a stop.
_PERIOD = re.compile(rf"({_YEAR})\s?年?{_DASH}({_YEAR})(?:\s?年度?|(?=[\])期,、。;》]))")
# 2025年, 2020 年, 2018年7月20日, 2017-01-20, 2021年度. Not 2000家.
_DAY = re.compile(rf"({_YEAR})(?:\s?年度?(?:\s?[0-9]{{1,2}}\s?月(?:\s?[0-9]{{1,2}}\s?日)?)?|[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[0-2]?[0-9])(?![0-9]))")
# 7月20日, 1-6月, 08/13. Not 6个月.
_MONTH = re.compile(rf"[0-9]{{1,2}}(?:{_DASH}[0-9]{{1,2}})?\s?月(?:\s?[0-9]{{1,2}}\s?日)?|(?:0[1-9]|1[0-2])/[0-3][0-9](?![0-9])")
_MAY_SPREAD = re.compile(r"[-—–~－至到]")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_ZH_YEAR = re.compile(r"[一二][九〇零○][〇零○一二三四五六七八九]{2}年")
_PLAN = re.compile(r"十([一二三四五六])五")
_FRACTION = re.compile(rf"([二三四五六七八九十百千万]+)分之({_ZH}+(?:点{_ZH}+)?|{_ARABIC})")
# the digit behind 成: 八成五 is 85 per cent; not in 三成三级医院
_HALF_TENTH = re.compile(r"[一二三四五六七八九](?=[,。;:、)的左以]|$)")
_DOUBLING = re.compile(r"翻(?:了?([一两二三四1-4]))?番")
FIVE_YEAR_ENDS = {"一": "2010", "二": "2015", "三": "2020", "四": "2025", "五": "2030", "六": "2035"}
# 千 before these belongs to the unit: 一百万千瓦.
_THOUSANDS = "瓦伏克米"
_FACTOR = {"十": 10, "百": 100, "千": 1000}


class Candidate(NamedTuple):
    """``kind``: day, period, plan (of five years), time (a clock or a day of no year) or number. In a day ``value`` is the year,
    in a period or plan ``value`` and ``high`` are first and last. ``words``: Chinese numeral; ``more``: with 余, 多 or 几;
    ``bare``: a round word alone, 百亿; ``level``: with 级, 千亿级.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    high: str = ""
    unit: str = ""
    words: bool = False
    more: bool = False
    bare: bool = False
    level: bool = False


@cache
def _scanner() -> re.Pattern[str]:
    """Where a candidate may begin. It opens with one character class, so that the search between candidates runs in C.

    It must not stop at 进一步, 一批, 一体化 (no unit), 一带一路, 翻新.
    """
    guarded = units().guarded
    after_words = rf"[多余几]?{guarded}|分之|[至到—~-]{_ZH}+{guarded}|(?<={_ZH}亿)|(?<=前{_ZH})|(?<=第{_ZH})(?=[,。;、])|(?<=前{_ZH}{_ZH})|(?<=十[一二三四五六]五)|(?<=一半)(?![导径年个天])"
    return re.compile(rf"[0-9{CHINESE[2:]}翻半](?:(?<=[过超]半)(?![导径年个天小数])|(?<=[0-9])[0-9]*|(?<!半)(?<={_ZH}){_ZH}*(?={after_words})|(?<=翻)(?=番|了?[一两二三四1-4]番))")


@cache
def _digits(ranged: bool) -> re.Pattern[str]:
    """A number in digits: its range, its multiplier and its unit. 8—10个, 1亿元(含)至5亿元, 3000余家, 1.2万亿元, 10亿级."""
    unit = units().pattern
    spread = rf"(?: ?((?:[万亿]{{1,2}})?(?:{unit})?)(?:\(含\))?{_DASH} ?({_ARABIC})(?![0-9]|\.[0-9]|\s?年))?" if ranged else "()()"
    return re.compile(rf"({_ARABIC}){spread}(?:\s?([多余几]))?\s?((?:[十百]|千(?![瓦伏克米焦]))*)((?:[万亿]{{1,2}})?)([多余几]?)\s?({unit}(?:/[年月日天])?)?(级)?")


@cache
def _guarded() -> re.Pattern[str]:
    return re.compile(units().guarded)


@cache
def _multiplied() -> re.Pattern[str]:
    """Multiplier and unit right behind a number."""
    return re.compile(rf"((?:[十百]|千(?![瓦伏克米焦]))*)((?:[万亿]{{1,2}})?)({units().pattern})?")


@cache
def _words() -> re.Pattern[str]:
    """A Chinese numeral with its unit: 三十家, 三至五家, 千亿级, 十余项, 五千亿."""
    return re.compile(rf"({_ZH}+)(?:[至到—~-]({_ZH}+))?([多余几]?)({units().guarded})?(级)?")


def scan(norm: str) -> Iterator[Candidate]:
    """All candidates in the order of the text; none overlaps another."""
    search = _scanner().search
    found = search(norm)
    while found is not None:
        start, end = found.span()
        first = norm[start]
        if first in "0123456789":
            one = _dated(norm, start, end) or _number(norm, start)
        elif first == "翻":
            one = _doubling(norm, start)
        elif first == "半":  # 占比过半
            one = Candidate("number", start, end, "50", "", "%", words=True)
        else:
            one = _worded(norm, start, end)
        if one is not None:
            end = one.end
            yield one._replace(start=_with_blank(norm, start)) if norm[start - 1 : start] == " " else one
        found = search(norm, end)


def _with_blank(norm: str, start: int) -> int:
    """Where a number begins with the blank before it: 到 2025 年, 突破 800 亿元. What stands before is read as if none were there.

    A blank behind anything but a word or a comma of a list divides cells, or opens a line.
    """
    before = start - 1 if norm[start - 2 : start - 1] != " " else start - 2
    return before if re.match("[一-龥、±]", norm[before - 1 : before]) else start


def digits_at(norm: str, one: Candidate) -> int:
    """Where the number itself begins."""
    start = one.start
    while norm[start] == " ":
        start += 1
    return start


def _dated(norm: str, start: int, end: int) -> Candidate | None:
    """A date, a period or a clock at ``start``, where a run of digits ends at ``end``."""
    if end - start == 4 and norm[start : start + 2] in ("19", "20"):
        if norm[end : end + 1] in " 年-—–~至到－" and (m := _PERIOD.match(norm, start)):
            return Candidate("period", start, m.end(), m[1], m[2])
        if m := _DAY.match(norm, start):
            return Candidate("day", start, m.end(), m[1])
    elif end - start <= 2 and norm[end : end + 1] in "月 :/-—~":
        if m := _MONTH.match(norm, start):
            return Candidate("time", start, m.end())
        if m := _CLOCK.match(norm, start):
            return Candidate("time", start, m.end())
    return None


def _number(norm: str, start: int) -> Candidate | None:
    ranged = _MAY_SPREAD.search(norm, start + 1, start + 16) is not None
    m = _digits(ranged).match(norm, start)
    if m is None:
        return None
    value, first_unit, high, more1, factor, myriad, more2, unit, level = m.groups("")
    if " " in value and _REFERS.search(norm, max(0, start - 6), start):
        return Candidate("number", start, start + value.index(" "), shortest(value.partition(" ")[0]))
    if unit and norm[m.start(8) - 1] == " " and not _guarded().match(norm, m.start(8)):
        return Candidate("number", start, m.start(8) - 1, shortest(value))  # 2 人工智能: the number of a heading
    if high and first_unit == "万" + unit and myriad == "亿" and unit and not _starts_rise(norm, start):
        high, myriad = times(high, 10_000), "万"  # 1000万元至1亿元
    elif high and (first_unit not in ("", myriad + unit, unit, myriad) or _starts_rise(norm, start)):
        return _single(norm, start, m.start(2))
    end = m.end()
    if level and not unit and not myriad:
        level, end = "", end - 1
    unit = unit or ("元" if level else "")
    if factor:
        value = times(value, _product(factor))
        high = times(high, _product(factor)) if high else ""
    if unit == "个" and _POINTS_BEHIND.match(norm, end):
        unit = "个百分点"
    more = bool(more1 or more2)
    if not unit and not high and value != "1" and (ratio := _RATIO.match(norm, start)):
        unit, end = norm[ratio.start(1) : ratio.end()], ratio.end()
    one = Candidate("number", start, end, shortest(value), shortest(high) if high else "", myriad + unit, more=more, level=bool(level))
    return _each(norm, one) if unit and not high else one


def _each(norm: str, one: Candidate) -> Candidate:
    """The number, multiplied by what stands before it: 2×66万千瓦 are 132."""
    each = _TIMES.search(norm, max(0, one.start - 4), one.start)
    return one._replace(start=each.start(), value=times(one.value, int(each[1]))) if each else one


# 农产品加工业产值与农业总产值之比达到2.8:1; not 4:3:3
_RATIO = re.compile(rf"{_ARABIC}([:∶])1(?![0-9:∶.])")
_TIMES = re.compile(r"(?<![0-9.])([1-9])[×xX*]$")
# 专栏1 200万千瓦光伏基地, and 1 100公里高速公路 as a heading: two numbers, not thousands
_REFERS = re.compile(r"(?:^|\n|专栏|[表图第]|附件) *$")
# 分别提高6.2个和4.5个百分点: what the first counts is said once, behind the last
_POINTS_BEHIND = re.compile(rf"[、和及] ?{_ARABIC} ?个百分点")


def _starts_rise(norm: str, start: int) -> bool:
    """Whether 从 or 由 stands before: 从100家到200家 are two numbers, not a range."""
    before = norm[max(0, start - 9) : start].rstrip(" ")[-7:]
    return before.endswith(("从", "由", "自")) or before.startswith(("从", "由", "自"))


def _single(norm: str, start: int, limit: int) -> Candidate:
    """The first number of two that are no range; ``limit`` is where its digits end."""
    m = _multiplied().match(norm, limit)
    assert m is not None
    value = shortest(norm[start:limit])
    value = times(value, _product(m[1])) if m[1] else value
    return Candidate("number", start, m.end(), value, "", m[2] + (m[3] or ""))


def _product(text: str) -> int:
    factor = 1
    for c in text:
        factor *= _FACTOR[c]
    return factor


def _doubling(norm: str, start: int) -> Candidate | None:
    m = _DOUBLING.match(norm, start)
    if m is None:
        return None
    times_doubled = int(chinese(m[1])) if m[1] and not m[1].isascii() else int(m[1] or 1)
    return Candidate("number", start, m.end(), str(2**times_doubled), "", "倍", words=True)


def _worded(norm: str, start: int, end: int) -> Candidate | None:
    text = norm[start:end]
    if text == "一半":
        return Candidate("number", start, end, "50", "", "%", words=True)
    if norm.startswith("分之", end) and (m := _FRACTION.match(norm, start)) and chinese(m[1]) != "0":
        return _fraction(m)
    if m := _ZH_YEAR.match(norm, start):
        return Candidate("day", start, m.end(), chinese(m[0][:-1].replace("○", "〇")), words=True)
    if len(text) == 3 and (m := _PLAN.match(norm, start)):
        last = FIVE_YEAR_ENDS[m[1]]
        return Candidate("plan", start, m.end(), str(int(last) - 4), last, words=True)
    m = _words().match(norm, start)
    return _of_words(m) if m else None


def _fraction(m: re.Match[str]) -> Candidate:
    part = m[2] if m[2][0].isascii() else _with_point(m[2])
    if m[1] in ("百", "千"):
        return Candidate("number", m.start(), m.end(), shortest(part), "", "%" if m[1] == "百" else "‰", words=True)
    return Candidate("number", m.start(), m.end(), share(part, chinese(m[1])), "", "%", words=True)


def _with_point(text: str) -> str:
    whole, _, part = text.partition("点")
    return chinese(whole) + ("." + "".join(chinese(c) for c in part) if part else "")


def _of_words(m: re.Match[str]) -> Candidate:
    first, second, more, unit, level = m.groups("")
    if unit[:1] in _THOUSANDS and unit and first.endswith("千") and len(first) > 1:
        first, unit = first[:-1], "千" + unit
    numeral, myriad = split_multiplier(first)
    low, high = (chinese(numeral) if numeral else "1"), ""
    if second:
        numeral2, myriad = split_multiplier(second)
        high = chinese(numeral2) if numeral2 else "1"
    elif pair := neighbours(numeral):
        low, high = pair
    end = m.end()
    if unit == "成":
        low, high, unit = times(low, 10), times(high, 10) if high else "", "%"
        if not high and (digit := _HALF_TENTH.match(m.string, end)):
            low, end = str(int(low) + int(chinese(digit[0]))), digit.end()
    if level and not unit:
        unit = "元"
    bare = not numeral.strip("百千万十") and bool(first) and not second
    return Candidate("number", m.start(), end, low, high, myriad + unit, True, bool(more), bare, bool(level))

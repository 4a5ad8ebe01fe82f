"""How a number is to be read: level, share, growth, change, cumulative, per year."""

from __future__ import annotations

import re

_YEARLY = re.compile(r"(?:每年|每年度|年均|逐年|每个年度|按年)")
_MEAN_GROWTH = re.compile(r"(?:年均|年平均|平均每年|每年|(?<![0-9一二三四五六七八九十两几近底末初])年度?)[^,。;]{0,10}?(?:增长|增速|增幅|递增|提高|下降|降低|增加)|(?:增长|增速|增幅)[^,。;]{0,4}(?:年均|每年)|年均")
_GROWTH = re.compile(r"(?:增长|增速|增幅|增加|递增|下降|降低|减少|降幅|压减|削减|同比|翻|扩大|提高|提升)了?(?:率|幅度|约|近|超过?|到|至)?[^,。;]{0,6}$")
_CHANGE = re.compile(r"(?<!不)(?<!得)(?:提高|提升|增加|上升|下降|降低|减少|高于|低于|高出|快于)")
_TO = re.compile(r"(?:到|至|达到|达|为|是|在|保持|稳定)[^,。;]{0,6}$")
_ADDED = re.compile(r"(?:累计|新增|净增|新建|新认定|新培育|新引进|新设|增加(?!值))")
_CAPACITY = re.compile(r"(?:(?<![0-9])年产(?![业值出])|年处理|年加工|年生产|年产能|年吞吐|年接待|年吸纳|年新增|年均)[^,。;]{0,6}$")


def basis(words: str, unit_class: str, unit: str) -> str:
    """The basis of a number whose clause begins with ``words`` (up to the number)."""
    if unit_class == "points":
        return "change"
    if unit_class == "multiple":
        return "growth" if unit == "番" or not _TO.search(words) else "level"
    if unit_class in ("share", "tenths"):
        return _of_share(words)
    if _CAPACITY.search(words) or _YEARLY.search(words):
        return "per_year"
    if _CHANGE.search(words[-6:]) and not _TO.search(words):
        return "change"
    return "cumulative" if _ADDED.search(words) else "level"


def _of_share(words: str) -> str:
    grows = _GROWTH.search(words) or ("增速" in words or "增长率" in words or "增幅" in words)
    if grows and not (_TO.search(words) and not re.search(r"增速|增幅|增长率|增长", words)):
        return "annual_growth" if _MEAN_GROWTH.search(words) else "growth"
    if _MEAN_GROWTH.search(words) and re.search("增长|增速", words):
        return "annual_growth"
    return "share"

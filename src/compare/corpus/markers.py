"""The numbers before headings and items: 第X章, 一、, (一), 1., 专栏N, 表N, ——."""

from __future__ import annotations

import re
from typing import NamedTuple

_CN = "一二三四五六七八九十"
# 第一, and 第 一 as some offices type
_NTH = rf"第 ?[{_CN}百零〇\d]+ ?"

# Headings numbered 1, 1.1, 1.1.1 stand alone on their line; 1.38万亿元, 3年, 2到5家, 5多万元 and 5十元 open running text.
_HEAD = r"(?!\s?[至到]\s?\d|[多余几][十百千万亿个家项]|十[余多万亿元个家项])\s*(?=[“一-龥])(?!(?:[万亿千百元个家项条件名人年月日倍号级度台套辆亩吨米千公平户座所种类批次])(?![一-龥]{0,3}[与和]))"

# One alternative a kind of number, outermost first. A digit after the point is a decimal (2.8%), not a number of an item;
# 第三产业 and 第一, are no numbers of headings, so only 编章节条 count.
_MARKER = re.compile(
    rf"(?P<part>{_NTH}编)|(?P<chapter>{_NTH}(?:章|部分))|(?P<clause>{_NTH}条)"
    rf"|(?P<section>{_NTH}节)|(?P<cn>[{_CN}]{{1,3}} ?(?:、|\.(?![{_CN}\d])))|(?P<pcn>\( ?[{_CN}]{{1,3}} ?\)、?)"
    r"|(?P<arabic>\d{1,2}[.、](?!\d))|(?P<parabic>\(\d{1,2}\)、?)|(?P<circled>[①-⑳])"
    rf"|(?P<box>专栏\s?(?:\d+|[{_CN}]+)(?:-\d+)?[:.、]?)|(?P<table>表\s?\d+(?:-\d+)?[:.、]?(?!明|示|现|彰))"
    r"|(?P<dash>(?:—|-|─){1,2}(?=[^\d\s—-]))"
    rf"|(?P<triple>\d{{1,2}}(?:\.\d{{1,2}}){{2}}\.?{_HEAD})|(?P<double>\d{{1,2}}\.\d{{1,2}}\.?{_HEAD})|(?P<single>\d{{1,2}}(?:\s+|(?=[一-龥])){_HEAD})"
)

# Every character that a number can begin with, so that most sentences are told at a glance.
OPENINGS = frozenset("第专表(—-─0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + _CN)

# Depth when nothing else is known; a box or table hangs below whatever is open (see `sections`).
RANK = {
    "part": 0, "chapter": 1, "single": 1, "section": 2, "double": 2, "clause": 3, "triple": 3, "cn": 4, "plain": 4,
    "pcn": 5, "arabic": 6, "parabic": 7, "circled": 8, "dash": 9,
}  # fmt: skip
# Numbers that open a heading alone on its line or nothing at all.
ONLY_HEADINGS = frozenset({"single", "double", "triple"})
NUMBERED = frozenset({"clause", "cn", "pcn", "arabic", "parabic", "circled"})

# What may follow a heading that runs into the next heading: 一、总体要求(一)指导思想…
_NEXT = rf"(?=\([{_CN}]{{1,3}}\)|[{_CN}]{{1,3}}(?:、|\.(?![{_CN}\d]))|1[.、](?!\d)|第一[章节条])"
RUN_TO_NEXT = re.compile(rf"[^,。;:、!?\d()]{{2,16}}?{_NEXT}")


class Marker(NamedTuple):
    """A number as written, ``norm[start:end]``, and its kind (a key of RANK, or box, table)."""

    kind: str
    start: int
    end: int


def marker_at(norm: str, start: int, end: int) -> Marker | None:
    """The number that opens ``norm[start:end]``, or None.

    >>> marker_at("(一)指导思想", 0, 7)
    Marker(kind='pcn', start=0, end=3)
    >>> marker_at("2.8%以上", 0, 6) is None
    True
    """
    found = _MARKER.match(norm, start, end)
    if found is None or found.lastgroup is None:
        return None
    return Marker(found.lastgroup, start, found.end())

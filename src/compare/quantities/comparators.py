"""What stands around a number and turns it into at least, more than, about, at most: 以上, 突破, 左右, 不超过.

A direction is never guessed: where nothing says otherwise the comparator is =.
"""

from __future__ import annotations

import re
from functools import cache

from compare.quantities.lexicon import cues, one_of

# No comparator and what stands between it and its number is longer than this.
_REACH = 16
# 省级以上, 规模以上: 以上 of another noun, not of the number.
_OTHER_SCALE = ("级", "规模", "限额", "中级", "本科", "及", "县", "市", "省", "中型", "大专", "硕士", "博士", "副高")
# 不足全国平均水平的三分之一, 超过全省总量的一半: of a share the comparator may stand before the whole
_OF_A_WHOLE = re.compile(r"(?:(?P<less>不足|不到|未达到?|低于)|(?<![不未])超过)[^,。;、:0-9]{2,16}的$")
# 过百家, 占比过半
_ROUND = frozenset("百千万亿半")
_NOUN_ABOVE = re.compile(r"[^,。;、:()]{1,12}?(以上|以下|以内)(?=[,。;、]|$)")


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Comparators that end where the number begins, longest first: 不超过 must win over 超过."""
    data = cues()["comparators"]
    sign = {word: mark for mark, words in data["before"].items() for word in words}
    strict = [word for mark in data["negated"] for word in data["before"][mark]]
    between = f"(?:{one_of(data['between'])})*"
    negation = f"(?:{one_of(data['negations'])})(?:{one_of(data['between'])})?"
    guarded = data["not_after"]
    plain = "|".join([one_of(w for w in sign if w not in guarded), *(f"(?<![{''.join(g)}]){w}" for w, g in guarded.items())])
    far = f"(?P<far>{one_of(data['far'])})[一-龥]{{1,6}}$|(?P<share>(?<![节集制条合预签])约|(?<![附邻最临新])近|接近)占[一-龥]{{1,8}}的?$"
    far += "|(?P<most>最高)(?:可)?(?:申领|申请|领取|享受|获得|补贴|补助|奖励|支持|资助|给予|奖补|扶持|贴息|返还)$"
    far += f"|{negation}(?P<of>{one_of(strict)})[^,。;、:0-9]{{1,18}}的?$"
    pattern = rf"(?:(?P<not>{negation})(?P<strict>{one_of(strict)})|(?P<plain>{plain})){between}$|{far}"
    return re.compile(pattern), sign, data["negated"]


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    data = cues()["comparators"]["after"]
    sign = {word: mark for mark, words in data.items() for word in words}
    return re.compile(rf"\s?(?:\(含\))?({one_of(sign)})"), sign


def comparator(norm: str, left: int, start: int, end: int, right: int, more: bool, unit_class: str) -> tuple[str, int, int]:
    """The comparator of the number ``norm[start:end]`` in its clause ``norm[left:right]``, and the number with its comparator's
    words: where they begin and end.
    """
    pattern, sign, negated = _before()
    at = max(left, start - _REACH)
    mark, begin = "", start
    found = pattern.search(norm, at, start)
    if found and not (found["plain"] in cues()["comparators"]["round_only"] and norm[start] not in _ROUND and norm[end - 1] != "成" and "分之" not in norm[start:end]):
        begin = found.start() if found["strict"] or found["plain"] else start
        turned = found["strict"] or found["of"]
        mark = negated[sign[turned]] if turned else sign[found["plain"] or found["far"] or found["share"] or found["most"]]
        weak = found["plain"] in ("控制在", "控制到")
    else:
        weak = True
        if unit_class in ("share", "tenths") and (whole := _OF_A_WHOLE.search(norm, max(left, start - 24), start)):
            mark = "<" if whole["less"] else ">"
    behind, stop = _behind(norm, end, right, unit_class)
    # 突破7纳米及以下 breaks through, it does not exceed
    if behind and (not mark or weak or {mark[0], behind[0]} == {"<", ">"}):
        return behind, begin, stop
    if not mark and more:
        return ">", begin, stop
    return mark or "=", begin, stop


def _behind(norm: str, end: int, right: int, unit_class: str) -> tuple[str, int]:
    pattern, sign = _after()
    found = pattern.match(norm, end, right + 1)
    if found and (found[1] != "内" or unit_class in ("time", "length")):
        return sign[found[1]], found.end()
    if unit_class == "count" and (far := _NOUN_ABOVE.match(norm, end, right)):
        word = norm[far.start() : far.start(1)]
        if not word.endswith(_OTHER_SCALE) and not any(c.isdigit() for c in word):
            return sign[far[1]], end
    return "", end

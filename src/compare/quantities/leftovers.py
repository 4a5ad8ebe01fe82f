"""Which numbers are no quantities, and why: dates, names, the text's own items, ordinals, references, durations."""

from __future__ import annotations

import re
from functools import cache

from compare.quantities import names, terms
from compare.quantities.candidates import Candidate
from compare.quantities.lexicon import cues, one_of, units
from compare.quantities.names import View

_REFERENCE = re.compile(r"(?:附?表|附?图|专栏|附件|附录|附则|见|第)\s?[0-9.-]*$")
_HEADING = re.compile(r"\s*[(]?[0-9]{1,2}(?:[.、)]|\s)")
_NEAR_LATIN = re.compile(r"[A-Za-z+#]")
_RANK = re.compile(r"(?:居|位列|位居|列|排名|排|升至|跃居|跃升|进入|进位|跻身|名列|保持|稳居|挺进|迈进|前移|综合实力|位次)[^,。;]{0,14}$")
BEFORE_RANK = re.compile(r"(?:此|目|当|以|之|日|年|提|面|底|末|月|会|史|空|赛|眼)前$")
_RULE_BEHIND = re.compile(r"\s?(?:以上|以内|内|以下|办结|办理|完成|受理|出具)")
_LIST = re.compile(r"[^,。;:]*、[^,。;:]*?(?:等(?:等)?|以?及[^,。;:、]+|和[^,。;:、]+|、[^,。;:、]+)\s?$")
# A time that is a deadline or the length of a plan, not a rule: 三年行动, 未来五年, 近三年, 十年来.
_PLAN_LENGTH = re.compile(r"\s?(?:滚动|行动|计划|规划|攻坚|提升|倍增|内|之内|来|以来|时间|左右|期间|间|多来|的?努力|后|跨越|发展|目标|任务|工程|为一?个?周期|专项|上台阶|大变样)")
_TIME_BEFORE = re.compile(r"(?:近|未来|今后|过去|前|用|经过|通过|力争|争取|最近|头|再用|新的|时隔|第|历时|连续|每)$")
_RULE_TIME = re.compile(r"(?:提前|期限|有效期|不超过|不少于|不低于|满|连续|免租|最长|最短|最高|期为|缓缴|存续期?|分期|期|可|应|须|需|时限|时间|压缩[至到]|压减[至到]|缩短[至到]|办结|在|至|到)[^,。;]{0,6}$")


_SIZED_THING = re.compile(r"[十百千万]+亿(?:元)?级")


@cache
def _own() -> re.Pattern[str]:
    """The nouns that a count of the text's own items counts, unless they are part of a thing that is built: 三个产业集群."""
    data = cues()
    noun = f"(?:{one_of(data['own_adjectives'])})*(?:{one_of(data['own_items'])})"
    return re.compile(rf"\s?{noun}(?!{one_of(data['own_unless'])})")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(one_of(cues()["own_places"]))


@cache
def _achieving() -> re.Pattern[str]:
    return re.compile(one_of(cues()["roles"]["achieving"]))


def dated(norm: str, one: Candidate) -> str:
    """The reason of a date, period, plan or clock."""
    around = norm[max(0, one.start - 1) : one.start] + norm[one.end : one.end + 1]
    if around in ("〔〕", "[]", "【】") or (around == "()" and norm[one.end + 1 : one.end + 5].rstrip("0123456789").startswith("号")):
        return "doc_number"
    return "period" if one.kind in ("period", "plan") else "date"


def reason(one: Candidate, view: View) -> str:
    """Why the number is no quantity; '' if it is one."""
    if view.sentence.kind == "furniture":
        return "furniture"
    if not one.unit:
        return _no_unit(one, view)
    for rule in (names.reason, _ordinal_or_rank, _time, _own_count):
        if found := rule(one, view):
            return "" if found == "quantity" else found
    return ""


def _no_unit(one: Candidate, view: View) -> str:
    norm, start, end = view.norm, one.start, one.end
    before, behind = norm[max(0, start - 6) : start], norm[end : end + 2]
    if before[-1:] == "前" and not BEFORE_RANK.search(before):
        return "" if _RANK.search(norm, max(view.left, start - 18), start) or one.value in ("3", "5", "10", "20") else "ordinal"
    if before[-1:] + behind[:1] in ("〔〕", "[]", "【】"):
        return "doc_number"
    if behind[:1] == "号":
        return "doc_number" if before[-1:] in "〕]】)第" else "name"
    if before[-1:] == "第":
        rank = _RANK.search(norm, max(view.left, start - 18), start - 1)
        return "" if rank else "ordinal"
    if names.ends_with_one(before):
        return "name"
    if start - view.sentence.start <= 2 and _HEADING.match(norm, view.sentence.start):
        return "heading"
    if _REFERENCE.search(before):
        return "list_reference"
    if _NEAR_LATIN.match(behind) or _NEAR_LATIN.match(before[-1:]) or names.opens(norm, view.sentence.start, start):
        return "name"
    if len(one.value) == 4 and one.value[:2] in ("19", "20"):
        return "date"
    return "no_unit"


def _ordinal_or_rank(one: Candidate, view: View) -> str:
    norm, start = view.norm, one.start
    before = norm[max(0, start - 2) : start]
    if before[-1:] == "第":
        if norm.startswith(("者", "的单位", "的部门"), one.end):  # 列第一位者为牵头单位
            return "ordinal"
        return "quantity" if view.unit_class == "rank" or (one.unit == "名" and not one.words) else "ordinal"
    if before[-1:] == "前" and view.unit_class != "time" and not BEFORE_RANK.search(before):
        return "quantity" if view.unit_class == "rank" or one.unit in ("名", "家", "%") else ""
    if view.unit_class == "rank":
        if one.words or one.value == "1" or not _RANK.search(norm, view.left, start):
            moved = re.match(r"[,。;、]|$", norm[one.end : one.end + 1]) and re.search(r"(?:上升|提升|前移|前进|进位|跃升|提高)了?$", norm[view.left : start])
            return "quantity" if moved else "ordinal"
        return "quantity"
    return ""


def _time(one: Candidate, view: View) -> str:
    if view.unit_class != "time":
        return ""
    norm, start, end = view.norm, one.start, one.end
    before, behind = norm[max(view.left, start - 8) : start], norm[end : end + 4]
    if _is_measured(one, norm[view.left : start]):
        return "quantity"
    if view.function in ("background", "goal", "principle", "title") or view.sentence.kind == "heading":
        worked = one.unit.endswith(("工作日", "小时", "分钟", "天")) and _RULE_TIME.search(before)
        return "quantity" if worked else "duration"
    if one.unit.endswith(("月", "日")) and not one.unit.endswith(("个月", "工作日")) and not re.match("内|以内|前", behind):
        return "date"
    if terms.grants(norm, start, end, view.left, view.right) or terms.binds(norm, start, end, view.left, view.sentence.end):
        return "quantity"
    if one.unit == "年" and one.words and not _RULE_TIME.search(before):
        return "duration"
    if _PLAN_LENGTH.match(behind) and not re.search(r"(?:可|应|须|需|起|自|期|满|不超过|在)$", before):
        within = one.unit.endswith(("工作日", "小时", "分钟", "天", "日")) and behind.startswith(("内", "之内"))
        return "quantity" if within else "duration"
    if (_TIME_BEFORE.search(before) and not before.endswith("连续")) or re.match(",?每年|,?按年|增长|保持|入选|获|位居|居|蝉联", behind):
        return "duration"
    return "quantity" if _RULE_TIME.search(before) or _RULE_BEHIND.match(behind) else "duration"


def _is_measured(one: Candidate, before: str) -> bool:
    """A time that is a figure by itself: 人均预期寿命达到80岁, 利用小时数1200小时, 至少提前30日."""
    if one.unit.endswith("岁"):
        return "寿命" in before
    return before.endswith({"时": ("时数", "利用小时"), "日": ("提前", "少于", "超过")}.get(one.unit[-1], ()))


def _own_count(one: Candidate, view: View) -> str:
    norm, start, end, right = view.norm, one.start, one.end, view.right
    if view.unit_class == "own":
        return "own_count"
    if view.unit_class != "count" or one.more:
        return ""
    if view.sentence.kind == "heading" and one.words and not one.bare:
        return "own_count"
    small = one.value.isdigit() and int(one.value) <= 20
    if one.value == "1" and one.words and not one.high and not one.unit.startswith(("万", "亿")):
        return "" if _one_is_counted(view, start, end) else "own_count"
    if small and not one.high:
        own = _own().match(norm, end, right)
        if own and _closes(norm, own.end(), right, one.words):
            return "own_count"
        if found := _enumerated(one, view):
            return found
    if one.words and small and int(one.value) < 10 and not one.high:
        if view.function == "goal" and _SIZED_THING.match(norm, end):  # 食品、建材两个百亿级产业集群
            return ""
        return "" if _is_achieved(norm, view.left, start, end, right) else "own_count"
    return ""


def _one_is_counted(view: View, start: int, end: int) -> bool:
    """一个 counts only as a floor (至少一个) or as a dated aim (到2025年,建成一个千亿级产业集群)."""
    before = view.norm[max(view.left, start - 4) : start]
    if before.endswith(("至少", "不少于", "不低于")):
        return True
    levelled = "级" in view.norm[end : end + 4]
    return view.dated and levelled and _achieving().search(before) is not None


def _closes(norm: str, end: int, right: int, words: bool) -> bool:
    """Whether a noun of own items ends its phrase. Counts in words are read so more readily than counts in digits."""
    return words or end >= right or norm[end] in "、()的中内上下等为是作和及与均都累开取实进入发推"


def _enumerated(one: Candidate, view: View) -> str:
    """A, B、C等三个园区 counts what is listed: own where the list is as long, or where areas are named."""
    norm, start = view.norm, one.start
    listed = norm[view.left : start]
    if "、" not in listed or not _LIST.match(listed) or norm.startswith(("以上", "左右"), one.end):
        return ""
    items = listed.count("、") + 1 + (1 if re.search(r"[和及与][^、]{2,}$", listed) else 0)
    if one.words and int(one.value) <= 10 and (int(one.value) <= items + 1):
        return "own_count"
    if int(one.value) == items and (listed.endswith("等") or _places().match(norm, one.end)):
        return "own_count"
    return ""


def _is_achieved(norm: str, left: int, start: int, end: int, right: int) -> bool:
    """Whether a small count in words is what an act brings about (建设四个基地), or closes its clause (基地达到四个)."""
    if end >= right or re.match(r"(?:以上|左右|以内)", norm[end : end + 2]):
        return True
    return _achieving().search(norm, left, start) is not None


# a multiplier without a unit: 五千亿 is money, 20万 are people or things
_NUMERAL_ALONE = {"亿": "money", "万亿": "money", "万": "count"}


def unit_class(unit: str) -> str:
    """The class of a unit with or without its multiplier; '' where there is none."""
    of = units().of
    bare = unit.lstrip("万亿")
    return of.get(unit) or of.get(bare) or of.get(bare.partition("/")[0]) or _NUMERAL_ALONE.get(unit, "")

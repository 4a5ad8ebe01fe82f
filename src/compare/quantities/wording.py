"""What a number measures, in the words of the text: the noun that it counts, or what stands before its verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from compare.quantities.lexicon import cues, one_of

_TIME = re.compile(
    r"(?:(?:力争|争取|确保)?[到至在于自从截]{0,2}[“\"]?(?:(?:19|20)[0-9]{2}\s?(?:[-—–至]+(?:19|20)?[0-9]{2,4})?\s?年?(?:[0-9]{1,2}月)?|十[一二三四五六]五)[”\"]?(?:年?(?:底|末|初|前|期间|时期|以来|内)*前?)?|[一二三四五0-9]+年(?:之?内|来))[,:的]?"
)
_LEAD = re.compile(r"^(?:[、和及以并且,:()”—\-\s]|其中|力争|争取|确保|努力|预计|计划|分别|以及|将|使(?![用命])|到(?!位)|至|累计(?=培育|引进)|全面|基本|还(?!原)|有(?![效机色限线])|在(?![线校岗建孵])|共(?![享建性同用计])|已|的)+")
_TAIL = re.compile(r"(?:以上|以下|以内|左右|及以上)$")
_DEPENDENT = re.compile(r"^(?:占|同比|年均(?=[增提下递上降升]|$)|较|比|增长|增速|增幅|提高|提升|下降|降低|居|其中|分别|增加|总量|总数|数量|总额|人均|占比|比重|年增)")
_AFTER_STOP = re.compile(r"[,。;:、)(]|(?:达到?|突破|超过|增至|共有)(?=[0-9一二三四五六七八九十百千万])")
# Where the noun behind a count ends: at a stop, at 、 before the next number or act, before a verb with a number.
_PHRASE_STOP = re.compile(
    r"[,。;:]|、(?=[^、,。;]{0,16}?[0-9])|、(?=建成|打造|培育|引进|推进|形成|实施|完成|创建|新增|组建)|(?:达到?|突破|超过|增至|共有)(?=[0-9一二三四五六七八九十百千万])|为(?=龙头|支撑|核心|主体|引领|骨干|重点)"
)
_VERB_HEAD = re.compile(r".*(?:建设|打造|形成|培育|成为|培育一批|推进|开展|支持)(?:一批)?(?=[^、]*$)|.*的$")
_LEVELS = re.compile(r"[一-龥0-9]{1,4}级")
_GROUND = re.compile(r"的?基础上.*$")
_NO_HEAD = re.compile(r"^(?:以上|以下|以内|左右|上下|及以上|之间|的|级|规模|余|多|\(含\))+")
_VERB_AFTER = re.compile(r"^(?:提高|提升|增加|增至|升至|下降|降至|降低|上升|扩大|以|用于|予|给|进行|作为|并|且|或|再|后|内|为|在|与|和|及|至|到|的?基础上|达|增长|,)")
_OF = re.compile(r"[^,。;:]*的(?=[一-龥“(A-Za-z0-9]{2,})")
_PLACE = re.compile(r"^((?:全(?:省|市|区|国|州|县|兵团|自治区|疆|域)|(?:(?!占|业|建|值|增|发)[一-龥]){2,8}?(?:自治区|自治州|高新区|开发区|示范区|试验区|创新区|兵团|地区|新区|片区|核心区|省|市|州|县|园区)))(?=[一-龥A-Z])")

_ACT = re.compile(
    r"^(?:[、和及并,的]|累计|每年|年度|[一二三四五]年|滚动|争创|申报|推动|推进|力争|全面|争取|实现|新增|净增|新建|新认定|新培育|新引进|新设|批准|引进|引育|招引|招收|培育|培养|培训|辐射带动|带动|建成|建设"
    r"|打造|形成|集聚|拥有|组建|开展|组织实施|实施|完成|创建|推广|规划|布局|改造|获批|认定|攻克|发展(?=.*(?:企业|集群)))"
)
_KINDS = re.compile(r"(?:各类|各级|一批|的|年)+$")
_WHOLE = re.compile(r"占(?!比)(?:到|了)?(?:全部)?([^,。;]{1,16}?)(?:的)?(?:比重|比例|比值|份额|年均.*|提高.*)?$")
# Behind a term: words of counting, a share's whole, growth and what it is counted from.
_COUNTED = re.compile(
    r"(?:的|仅|支出|[及和、]?(?:数量|总数|总量|总额|总规模|规模|拥有量|保有量|个数|家数|量|数|占比|比重|比例)|\((?!含)[^()]*\))*"
    r"(?:(?:占|与|较|比|是|相当于|高于|低于|快于|累计|年均|同比|增长|增速|增幅|提高|提升|下降|降低|减少|翻|[一二三四五]年).*)?$"
)
_DIGIT = re.compile(r"[0-9]")
_OWNERLESS = re.compile(r"(?:产业|行业)?(?:增加值|总产值|产值|总规模|规模|营业收入|主营业务收入|销售收入)(?![一-龥]{0,4}企业)")
_OWNER = re.compile(
    r"([一-龥“”]{2,14}?(?:产业|制造业|服务业|工业|农业|经济))(?=规模|总量|发展|实力|产值|体量|保持|持续|稳步|显著|不断|进一步|综合|整体|快速|平稳|迈|取得|实现|得到|再|明显|稳定)"
)


@cache
def _linking() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(cues()['linking'])})+$")


def indicator(norm: str, left: int, begin: int, stop: int, right: int, counts: bool, goes_on: Callable[[], str]) -> str:
    """The indicator of the number whose words (comparator with it) are ``norm[begin:stop]`` in the clause ``norm[left:right]``.

    ``goes_on`` gives what the clause before spoke of, for clauses that go on with it: ,占全疆的18.95%.
    """
    if counts and (noun := _counted(norm, stop, right)):
        return noun
    before = _trim(norm[left:begin])
    if not before or _DEPENDENT.match(before):
        carried = goes_on()
        before = before if before.startswith(carried) else carried + before
    behind = _GROUND.sub("", _NO_HEAD.sub("", norm[stop:right]))
    if behind and not _VERB_AFTER.match(behind) and not counts:
        before = _VERB_HEAD.sub("", before) + first_phrase(behind)
    return before[-40:]


def sized(norm: str, left: int, begin: int, stop: int, right: int) -> str:
    """The thing whose size a magnitude gives: 千亿级新型显示产业集群, 生物医药产业规模突破千亿元."""
    behind = _NO_HEAD.sub("", norm[stop:right])
    phrase = first_phrase(behind)
    if (of := _OF.match(phrase)) and len(phrase) - of.end() >= 2:
        phrase = phrase[of.end() :]
    if len(phrase) >= 2 and not _VERB_AFTER.match(phrase):
        return phrase + "规模"
    return _trim(norm[left:begin])[-40:]


def _counted(norm: str, stop: int, right: int) -> str:
    """The noun behind a count: 3-5个有较强创新能力的战略性新兴产业集聚区 counts 战略性新兴产业集聚区."""
    behind = _NO_HEAD.sub("", norm[stop:right].lstrip())
    behind = _GROUND.sub("", behind)
    if not behind or _VERB_AFTER.match(behind):
        return ""
    phrase = _noun_phrase(behind)
    if _LEVELS.fullmatch(phrase):
        rest = re.search(r"级([^,。;:、0-9]{2,16})", norm[right - len(behind) + len(phrase) : right])
        phrase += rest[1] if rest else ""
    if (of := _OF.match(phrase)) and len(phrase) - of.end() >= 2 and "亿" not in of[0]:
        phrase = phrase[of.end() :]  # 百亿级规模的龙头企业 stays whole: the size says which
    return phrase


def _noun_phrase(text: str) -> str:
    """A noun with all that stands before it, up to the next number, act or stop: 主业突出、掌握核心技术的排头兵企业."""
    found = _PHRASE_STOP.search(text)
    phrase = text[: found.start()] if found else text
    bracket = phrase.find("(")
    if bracket > 0 and phrase.find(")", bracket) < 0:
        phrase = phrase[:bracket]
    return phrase.rstrip("、和及与")


def first_phrase(text: str) -> str:
    """A text up to its first stop, a bracket kept whole."""
    found = _AFTER_STOP.search(text)
    if found and found[0] == "(" and (close := text.find(")", found.end())) > 0:
        return text[: close + 1]
    return text[: found.start()] if found else text


def _trim(text: str) -> str:
    """A clause's beginning without time, leading adverbs and the verb before the number."""
    text = _TIME.sub("", text)
    while (cut := _LEAD.sub("", _linking().sub("", _TAIL.sub("", text)))) != text:
        text = cut
    return text.replace("实现", "", 1) if "实现" in text[1:] else text


def place(text: str) -> str:
    """The place or group that an indicator's words begin with, '' where they name none."""
    found = _PLACE.match(text)
    return found[1] if found else ""


def scope(words: str, start: int, end: int, statistic: str) -> tuple[str, str]:
    """What stands before and behind the term ``words[start:end]`` and restricts it: 战略性新兴产业 of 培育战略性新兴产业集聚区.

    Acts before the term and words of counting behind it restrict nothing. The whole that a share is of restricts it,
    but for the area's product, which the statistic names.
    """
    before, behind = words[:start], words[end:]
    while (cut := _ACT.sub("", _TIME.sub("", before))) != before:
        before = cut
    before = _KINDS.sub("", before)
    whole = None if statistic.endswith("_gdp") else _WHOLE.match(behind)
    behind = f"占{whole[1]}" if whole else _COUNTED.sub("", behind)
    return before, behind


def counted_out(text: str) -> bool:
    """Whether nothing but words of counting and growth stands behind a term: 数量, 占全省比重, 年均增长."""
    return _COUNTED.fullmatch(text) is not None


def subject(clause: str) -> str:
    """What a clause speaks of: its words without time, adverbs and the verb at its end."""
    return _trim(clause)[-40:]


def owner(clause: str) -> str:
    """The industry that a clause without a number speaks of: 新兴产业 of 新兴产业规模显著扩大; '' where it names none."""
    found = None if _DIGIT.search(clause) else _OWNER.match(_trim(clause))
    return found[1] if found else ""


def ownerless(words: str) -> str:
    """The bare figure that words begin with, without saying whose it is: 产业增加值占…; '' where they do."""
    found = _OWNERLESS.match(words)
    return found[0] if found else ""


def depends(words: str) -> bool:
    """Whether words only go on with the clause before: 占…, 同比…, 年均增长…"""
    return _DEPENDENT.match(words) is not None

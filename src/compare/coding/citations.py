"""Citations: the documents that a text names, 《title》 with the number beside it, or a number alone.

``level`` is the level of the issuing body, read from the number (国发, 桂政办发), else from the title (《国家…》,
《广西…》), else from the words before it (科技部印发《…》). ``own`` is the document that speaks. A title inside a title is
part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.coding import agencies
from compare.coding.placing import Places
from compare.models import Citation, Document
from compare.vocab import read_yaml

_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》){2,160}》")
_NUMBER = r"[一-龥A-Za-z]{1,14}\s?[〔\[(【﹝]\s?(?:19|20)\d\d\s?年?[〕\])】﹞]\s?(?:第\s?)?\d{1,5}\s?号"
_BESIDE = re.compile(rf"\s?\(?\s?(?:文号:)?({_NUMBER})(?:\s?[、,]\s?{_NUMBER})*\s?\)?")
_PLAIN = re.compile(rf"{_NUMBER}$")
# Prose that runs into a number: 根据国发〔2016〕67号 is 国发.
_LEAD_IN = re.compile(r"^.*(?:根据|按照|依据|落实|执行|关于|以|和|与|见|印发|文件|通知|贯彻)")
# 《…》已经市政府同意,现印发给你们: the notice that sends the document out.
_OWN_AFTER = re.compile(r"^[^。\n《]{0,60}?(?:印发(?:给)?你|印发执行|现予(?:以)?(?:印发|公布)|请(?:认真|遵照|结合))")
_PAREN = re.compile(r"\([^()]*\)|[\s“”\"《》〈〉<>]")
_BODIES = r"([一-龥]{2,20}(?:、[一-龥]{2,14})*(?:等[一-龥]{0,5}部门)?)"
_BOTH = re.compile(r"(中共中央(?:办公厅)?)[ 、]?(国务院(?:办公厅)?)")


class _Issuer(NamedTuple):
    name: str
    level: str


_NOBODY = _Issuer("", "unknown")


def find(doc: Document) -> list[Citation]:
    """The citations of a document in the order of the text."""
    places, own = Places(doc), _bare(doc.facts.title)
    rows = []
    covered = 0
    for start, end, title, number in sorted((*_titled(doc.norm), *_numbered(doc.norm))):
        if start < covered:
            continue
        covered = end
        sentence = places.sentence(start)
        if sentence is None or sentence.kind == "furniture":
            continue
        heads = sentence.kind in ("title", "heading") and not title
        issuer = _issuer(doc.norm, start, title, number)
        if heads or _is_own(doc, own, end, title, number) or _alone(doc.norm, start, end, title):
            issuer = _Issuer(issuer.name or doc.facts.issuer, "own")
        written = doc.text[start:end]
        rows.append(Citation(doc.doc_id, start, end, _raw(doc, start, title), number, *issuer, written))
    return rows


def _raw(doc: Document, start: int, title: str) -> str:
    return doc.text[start + 1 : start + 1 + len(title)]


def _titled(norm: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, title and number of what stands in 《》."""
    for m in _TITLE.finditer(norm):
        number = _BESIDE.match(norm, m.end())
        end = m.end()
        if number:
            end = number.end() if "(" in number[0][:3] else number.end(1)
        yield m.start(), end, m[0][1:-1], number[1] if number else ""


def _numbered(norm: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end and number of the numbers that stand without a title."""
    at = norm.find("号")
    while at >= 0:
        low = max(0, at - 40)
        if norm[at - 1].isdigit() and (m := _PLAIN.search(norm, low, at + 1)):
            lead = _LEAD_IN.match(m[0])
            start = m.start() + (lead.end() if lead else 0)
            yield start, at + 1, "", norm[start : at + 1]
        at = norm.find("号", at + 1)


def _is_own(doc: Document, own: str, end: int, title: str, number: str) -> bool:
    if number and doc.facts.doc_number and _PAREN.sub("", number) == _PAREN.sub("", doc.facts.doc_number):
        return True
    named = _bare(title)
    same = bool(named) and (named == own or (len(named) > 8 and own.endswith(named)))
    return same or (bool(title) and bool(_OWN_AFTER.match(doc.norm[end : end + 60])))


def _alone(norm: str, start: int, end: int, title: str) -> bool:
    """A number that fills its line, as at the head of a document."""
    stop = norm.find("\n", end)
    before, after = norm[norm.rfind("\n", 0, start) + 1 : start], norm[end : stop if stop >= 0 else len(norm)]
    return not title and not before.strip() and not after.strip()


def _bare(title: str) -> str:
    """A title without its years, brackets and quotation marks."""
    return _PAREN.sub("", title.translate(str.maketrans("（）", "()")))


def _issuer(norm: str, start: int, title: str, number: str) -> _Issuer:
    """Who issued it and at which level: by number, title, or the words before; nobody and unknown where none tells."""
    found = _by_number(number) if number else _NOBODY
    if found.level == "unknown" and title:
        found = _by_title(title)
    if not found.name and title:
        before = _by_words(norm[max(0, start - 60) : start])
        if before.level != "unknown":
            found = _Issuer(before.name, before.level if found.level == "unknown" else found.level)
    return found


@cache
def _rules() -> _Rules:
    return _Rules()


class _Rules:
    """The vocabulary of issuers, ready for look-ups."""

    def __init__(self) -> None:
        raw = read_yaml("issuers")
        self.numbers: dict[str, str] = raw["national_numbers"]
        self.signs = {entry["sign"]: entry["name"] for entry in raw["provinces"]}
        self.bodies: dict[str, str] = raw["province_bodies"]
        names = sorted({word for e in raw["provinces"] for word in (e["name"], e["short"])}, key=len, reverse=True)
        self.full = {word: e["name"] for e in raw["provinces"] for word in (e["name"], e["short"])}
        bodies = "|".join(sorted(raw["national_bodies"], key=len, reverse=True))
        verbs = "|".join(sorted(raw["issue_verbs"], key=len, reverse=True))
        self.nation = re.compile(bodies)
        self.verb = re.compile(rf"(?:{verbs})(?:了|的|实施)?(?:(?:关于|有关)[^,。;]{{0,12}})?$")
        self.province = re.compile("|".join(names))
        self.national_title = re.compile("|".join(map(re.escape, raw["national_titles"])))
        self.national_inside = re.compile("|".join(map(re.escape, raw["national_inside"])))


_BODY = re.compile(r"[省市]委|[省市]?(?:党委|(?:人民)?政府)(?:办公厅|办公室)?")
_LAW = re.compile(r"(?<![办方做看书])法$|法(?:实施|施行)条例$")
_PREFECTURE = re.compile(r"[一-龥]{2,6}?(?:(?<!城)市(?!场|民|政|容)|自治州|地区|盟(?!发)|州(?=[市一-龥]))")
# A zone is no county: 产业园区, 开发区, 高新区, 示范区.
_COUNTY = re.compile(
    r"[一-龥]{1,4}?(?:(?<![困强大脱])县|旗|(?<![园发社范验城小地片景务林矿])(?<!高新)区(?!域|块|间|位))"
)
_SELF_PROVINCE = re.compile(r"(?:自治区|全区|我区|全省|我省|省|兵团)")
_SELF_CITY = re.compile(r"(?:全市|我市|市)(?!场|民|政|容|值)")


def _by_number(number: str) -> _Issuer:
    sign = re.split(r"[〔\[(【﹝]", number)[0].strip()
    rules = _rules()
    for k in range(len(sign), 0, -1):
        # 建政发 is some county's, though 建 alone is a ministry's
        if sign[:k] in rules.numbers and not (k == 1 and sign[1:2] in "政府"):
            return _Issuer(rules.numbers[sign[:k]], "national")
    for k in (2, 1):
        if sign[:k] in rules.signs:
            body = max((b for b in rules.bodies if sign[k:].startswith(b)), key=len, default="")
            return _Issuer(_body_of(rules.signs[sign[:k]], rules.bodies[body]) if body else "", "province")
    return _Issuer("", "prefecture" if re.search("[政府发]", sign[1:]) else "unknown")


def _body_of(province: str, body: str) -> str:
    """安徽省 and 党委 make 安徽省委, 广西壮族自治区 and 党委 the 党委 of the region."""
    return province + (body.replace("党委", "委") if province[-1] in "省市" else body)


def _by_title(title: str) -> _Issuer:
    rules = _rules()
    core = title.lstrip("“”\"'<〈《 ")
    core = core.removeprefix("关于")
    core = core.removeprefix("印发")
    if m := rules.nation.match(core):
        both = _BOTH.match(core)
        return _Issuer(f"{both[1]}、{both[2]}" if both else m[0], "national")
    if rules.province.match(core.removeprefix("中共")):
        return _provincial(core.removeprefix("中共"))
    if agency := _leading_agency(core):
        return agency
    if rules.national_title.match(core) or rules.national_inside.search(core) or _LAW.search(core):
        return _Issuer("", "national")
    return _Issuer("", _local_level(core))


def _provincial(core: str) -> _Issuer:
    """A title that begins with the name of a province: its own documents, or those of a city inside it."""
    m = _rules().province.match(core)
    assert m is not None
    name = m[0].rstrip("省市")
    rest = core[len(name) :].removeprefix("自治区")
    if not rest.startswith("市") and _PREFECTURE.match(rest.removeprefix("省")):
        return _Issuer("", "prefecture")
    body = _BODY.match(rest)
    if body is None:
        return _Issuer("", "province")
    return _Issuer((name if rest[0] in "省市" else _rules().full[m[0]]) + body[0], "province")


def _leading_agency(core: str) -> _Issuer | None:
    """国家发展改革委关于…: a central department that begins the title."""
    head = core.split("关于", maxsplit=1)[0]
    first = re.split("[、 ]", head)[0]
    if (
        len(first) < len(core)
        and 3 <= len(first) <= 14
        and (first.endswith("部") or first.startswith(("国家", "中国")))
    ):
        agency = agencies.read(first)
        if agency is not None and agency.known:
            return _Issuer(head.strip(), "national")
    return None


def _local_level(core: str) -> str:
    if _SELF_PROVINCE.match(core):
        return "province"
    if _SELF_CITY.match(core) or _PREFECTURE.match(core):
        return "prefecture"
    return "county" if _COUNTY.match(core[:8]) else "unknown"


def _by_words(before: str) -> _Issuer:
    """The bodies before 印发, 出台, 批复: 科技部、国家发改委联合印发《…》."""
    rules = _rules()
    clause = re.split("[,。;:!?\n(]", before)[-1]
    verb = rules.verb.search(clause)
    if verb is None:
        return _NOBODY
    m = re.search(rf"{_BODIES}$", clause[: verb.start()].removesuffix("联合").removesuffix("共同"))
    if m is None:
        return _NOBODY
    return _bodies(m[1])


def _bodies(named: str) -> _Issuer:
    rules = _rules()
    first = re.split("[、和]", named)[0]
    if rules.nation.search(first):
        return _Issuer(named, "national")
    agency = agencies.read(first)
    if agency is None or not (agency.known or agency.agency_id == "local_governments"):
        return _NOBODY
    if first.endswith(("部", "总局", "署")) or first.startswith(("国家", "中国")):
        return _Issuer(named, "national")
    if rules.province.match(first) or _SELF_PROVINCE.match(first) or first.endswith("厅"):
        return _Issuer(named, "province")
    level = _local_level(first)
    return _Issuer(named, level)

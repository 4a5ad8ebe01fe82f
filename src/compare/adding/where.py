"""Which place a text is of: read from its title, its issuer, the notice that sends it out, its number, or what it names most.

A title names the place first (沧州市战略性新兴产业发展…, 广西…, 乌昌石国家自主创新示范区…). A zone has no code of its own; the place of its
issuer is what it lies in. Where title and issuer name the same place it is ``stated``, one of them alone makes it
``likely``, and a count of names is a ``guess``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from compare.corpus import Stated
from compare.corpus.facts import GUESS, LIKELY, STATED
from compare.vocab import read_yaml
from compare.vocab.places import Place, above, by_name

NATION = "national"
_LONGEST = 12  # characters of the longest name that is looked up
_HEAD, _FREQUENT = 2500, 6000
# A zone as a title names it; what stands before the word must be a name, not an action (推动园区…).
_ZONE = re.compile(
    r"[一-龥]{2,16}?(?:自主创新示范区|产业开发区|技术开发区|自由贸易试验区|自贸试验区|综合保税区|合作区|示范区|开发区|试验区|先行区|城市群|都市圈|经济圈|经济带|经济区|新区|高新区|经开区|产业园区?|园区)"
)
_NO_NAME = re.compile(r"关于|加快|推动|推进|支持|促进|建设|培育|打造|深化|实施|提升|发展|高质量|全国|国家级|各")
# A place that the list does not have, by the last word of its name; all provinces and prefectures are there, so that an
# unknown city is a county-level one, unless its government writes to counties of its own.
_OTHER = re.compile(r"([一-龥]{1,8}?(?:自治[县旗区州]|[省县旗市区]))(?![域块间位级场民政容直])")
_NO_COUNTY = re.compile(r"(?:园|开发|经济|新|示范|试验|保税|合作|矿|景|社|片|功能|地|城|海|产业|聚|集聚|经开|全|我|各|本|市辖|辖)区$|^[全我各本]")
_HAS_COUNTIES = re.compile(r"各[^,:;。\n]{0,6}[县区][^,:;。\n]{0,16}(?:人民)?政府")
_SUFFIXES = frozenset("省市县区旗州盟")
_OPENING = re.compile(r"(?:关于)?(?:印发|发布|转发)?[《“\"]?(?:关于)?(?:中共)?")
_NOTICE = re.compile(r"([一-龥()]{2,30}?(?:人民政府|办公厅|办公室|委员会|管委会|[厅局委部]))关于印发")


class Where(NamedTuple):
    """A place and the passage that names it: ``text[start:end]``; ``parent`` is the area above it, in Chinese.

    ``place`` is None for the nation, for a zone, and for a county that the list does not have.
    """

    name_zh: str
    level: str
    parent: str
    place: Place | None
    start: int
    end: int
    sure: str

    @property
    def short_zh(self) -> str:
        """The name for charts."""
        if self.place is not None:
            return self.place.short_zh
        return self.name_zh if self.level in ("zone", NATION) else _shortened(self.name_zh)


def find(norm: str, facts: list[Stated]) -> Where | None:
    """The place of a text, or None where nothing tells it."""
    known = {fact.name: fact for fact in facts}
    number, title, issuer = known.get("doc_number"), known.get("title"), known.get("issuer")
    if (nation := _nation(norm, title, issuer, number)) is not None:
        return nation
    of_issuer = _at(norm, issuer.start, issuer.end) if issuer is not None else _of_notice(norm)
    of_title = _of_title(norm, title) if title is not None else None
    signed = _of_number(norm, number) if number is not None else None
    if of_title is not None:
        higher = of_issuer or signed
        agrees = higher is not None and (of_title.place == higher.place or of_title.place is None)
        if of_title.place is None and not of_title.parent and higher is not None and higher.name_zh != of_title.name_zh:
            of_title = of_title._replace(parent=higher.name_zh)
        return of_title._replace(sure=STATED if agrees else LIKELY)
    return of_issuer or signed or _most_named(norm)


def of_name(name: str) -> Where | None:
    """The place that a name alone stands for, the whole of it; None where it is no name of a place."""
    found = _at(name, 0, len(name))
    return found if found is not None and found.end == len(name) else None


def _at(norm: str, start: int, end: int) -> Where | None:
    """The place whose name begins at ``start``: province, prefecture and county may follow each other."""
    chain: list[Place] = []
    at = start
    while (found := _longest(norm, at, end, chain[-1] if chain else None)) is not None:
        place, at = found
        chain.append(place)
    if not _zone(norm, at, end) and (other := _other(norm, start, at, end, chain)) is not None:
        return other
    if zone := _zone(norm, at, end):
        return Where(norm[start:zone], "zone", chain[-1].name_zh if chain else "", None, start, zone, LIKELY)
    if not chain:
        return None
    return _of_place(chain[-1], start, at, LIKELY)


def _other(norm: str, start: int, at: int, end: int, chain: list[Place]) -> Where | None:
    """A county, or a place of any level that the list does not have, whose name begins at ``at``."""
    found = _OTHER.match(norm, at, end)
    # 沧州市 is a place, 市科技局 behind it none
    if found is None or len(found[1]) < 2 or _NO_COUNTY.search(found[1]) or _NO_NAME.search(found[1]):
        return None
    name, inside = found[1], chain[-1] if chain else None
    level = "county"
    if inside is None and name.endswith(("省", "自治区")):
        level = "province"
    elif name.endswith("自治州") or (name.endswith("市") and _HAS_COUNTIES.search(norm, 0, _HEAD)):
        level = "prefecture"
    return Where(name, level, inside.name_zh if inside is not None else "", None, start, found.end(1), LIKELY)


def _of_place(place: Place, start: int, end: int, sure: str) -> Where:
    holder = above(place)
    return Where(place.name_zh, place.level, holder.name_zh if holder is not None else "", place, start, end, sure)


def _longest(norm: str, at: int, end: int, inside: Place | None) -> tuple[Place, int] | None:
    """The longest name at a place of the text, of those that lie inside the area named before."""
    for length in range(min(_LONGEST, end - at), 1, -1):
        name = norm[at : at + length]
        for place in by_name().get(name, ()):
            full = name == place.name_zh
            # 松江 in 松江省 is no district of Shanghai, and short names of counties are too many to be told
            if not full and (norm[at + length : at + length + 1] in _SUFFIXES or place.level == "county"):
                continue
            if inside is None or place.is_in(inside):
                return place, at + length
    return None


def _zone(norm: str, start: int, end: int) -> int:
    """Where the name of a zone ends that begins at ``start``; 0 if there is none."""
    found = _ZONE.match(norm, start, end)
    return found.end() if found and not _NO_NAME.search(found[0]) else 0


def _of_title(norm: str, title: Stated) -> Where | None:
    opening = _OPENING.match(norm, title.start, title.end)
    start = opening.end() if opening else title.start
    if (found := _at(norm, start, title.end)) is not None:
        return found
    for at in range(start, title.end):
        if (named := _longest(norm, at, title.end, None)) is not None:
            return _at(norm, at, title.end) or _of_place(named[0], at, named[1], LIKELY)
    return None


def _of_notice(norm: str) -> Where | None:
    """The place of 沧州市人民政府办公室关于印发…"""
    found = _NOTICE.search(norm, 0, _HEAD)
    return _at(norm, found.start(1), found.end(1)) if found else None


def _of_number(norm: str, number: Stated) -> Where | None:
    """The province whose sign begins the number (桂政办发 → 广西); a department's number (桂科发) tells it too."""
    for length in (2, 1):
        name = _signs().get(norm[number.start : number.start + length])
        if name is not None and (places := by_name().get(name)):
            return _of_place(places[0], number.start, number.end, LIKELY)
    return None


@cache
def _signs() -> dict[str, str]:
    return {entry["sign"]: entry["name"] for entry in read_yaml("issuers")["provinces"]}


def _nation(norm: str, title: Stated | None, issuer: Stated | None, number: Stated | None) -> Where | None:
    """The nation, where a central body issued the text or its title says so."""
    raw = read_yaml("issuers")
    told = None
    if number is not None and any(norm.startswith(sign, number.start) for sign in raw["national_numbers"] if len(sign) > 1):
        told = number
    elif issuer is not None and any(norm.startswith(body, issuer.start) for body in raw["national_bodies"]):
        told = issuer
    elif title is not None:
        words = norm[title.start : title.end]
        begins = words.startswith(("国家", "全国", "国务院", "中共中央", "中国制造"))
        told = title if begins or any(word in words for word in raw["national_inside"] if word != "国家级") else None
    if told is None or (title is not None and told is not number and _of_title(norm, title) is not None):
        return None
    return Where("中国", NATION, "", None, told.start, told.end, STATED if told is not title else LIKELY)


def _most_named(norm: str) -> Where | None:
    """The place that a text names most, if it names it three times and more than any other."""
    counts: Counter[Place] = Counter()
    for name, few in by_name().items():
        if few[0].level in ("province", "prefecture", "special"):
            counts[few[0]] += norm.count(name, 0, _FREQUENT)
    (place, most), (_, second) = counts.most_common(2)
    if most < 3 or most == second:
        return None
    at = min(i for name in (place.name_zh, place.short_zh) if (i := norm.find(name)) >= 0)
    return _of_place(place, at, at + len(place.short_zh), GUESS)


def _shortened(name: str) -> str:
    """献县 stays, 任丘市 becomes 任丘: a county loses its last sign where two stay."""
    return name[:-1] if name[-1] in "省县旗市区" and 3 <= len(name) <= 5 else name

"""The names of agencies: whose, which and by which function; `duties` finds the lists, this module reads their entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from compare.vocab import read_yaml

# 各州、市〈地〉人民政府〈行政公署〉, 各县(市、区), 各师市: one name, though an enumeration comma stands in it.
_UNIT = r"(?:设区市|直管县|省直管县|自治[州县旗]|师市|乡镇|街道|[州市县区盟旗师乡镇地省])"
_INSIDE = r"(?:[(〈〔][^()〈〉〔〕]{1,16}[)〉〕])?"
LOCAL = re.compile(
    rf"(?:各|有关|相关){_UNIT}*{_UNIT}{_INSIDE}(?:[、和及]?各?{_UNIT}{_INSIDE})*(?:人民)?(?:政府|行政公署|行署|党委|办事处)?{_INSIDE}"
    r"(?=[、,;及和。)\]】\s]|等|按|根据|依|牵头|配合|分|负责|共同|落实|具体|为|$)"
)
_BRACKET = re.compile(r"[(〈〔\[].*")
_PLACE = re.compile(r"[一-龥]{2,7}(?:省|市|自治州|州|地区|盟|自治县|县|自治旗|旗|新区|区)")
# What no name of an agency holds: such a token is prose or a date.
_PROSE = re.compile(r"[\d的了在将把对。:!?“”《》%]|年底|月底|完成|时限|持续|长期|推进$|实施$|按照|根据")
_LOCAL_IDS = frozenset({"park_committees", "local_governments", "leading_groups"})
_LONGEST_NAME = 34


class Agency(NamedTuple):
    """An agency as read: its name without the region's, its function ('' where unknown), how it was recognised."""

    name: str
    agency_id: str
    known: bool  # a name of the vocabulary that stands for an agency anywhere, not only inside a list


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    full: dict[str, str]
    short: dict[str, str]
    endings: dict[str, str]
    prefixes: frozenset[str]
    own_words: frozenset[str]
    suffixes: tuple[str, ...]
    longest: int


@cache
def _vocabulary() -> _Vocabulary:
    raw = read_yaml("agencies")
    full = {name: entry["id"] for entry in raw["agencies"] for name in entry["match"]}
    short = {name: entry["id"] for entry in raw["agencies"] for name in entry["short"]}
    endings = {name: entry["id"] for entry in raw["agencies"] for name in entry.get("endings", ())}
    provinces = {word for entry in read_yaml("issuers")["provinces"] for word in (entry["name"], entry["short"])}
    own_words = frozenset(word for word in raw["prefixes"] if len(word) > 1 or word == "省")
    prefixes = frozenset(raw["prefixes"]) | provinces
    return _Vocabulary(full, short, endings, prefixes, own_words, tuple(raw["suffixes"]), max(map(len, full)))


def read(token: str) -> Agency | None:
    """The agency that a token of a list names, or None where it is something else.

    >>> read("兵团商务局(旅游局)")
    Agency(name='商务局(旅游局)', agency_id='commerce', known=True)
    >>> read("2022年底前完成") is None
    True
    """
    base = _BRACKET.sub("", token)
    if len(base) < 2 or len(token) > _LONGEST_NAME:
        return None
    if token[0] in "各有相" and LOCAL.fullmatch(token):
        return Agency(token, "local_governments", True)
    v = _vocabulary()
    head = _region(base, v)
    name, bare = token[head:], base[head:]
    if bare in v.full:
        return Agency(name, v.full[bare], True)
    if bare in v.short:
        return Agency(name, v.short[bare], False)
    found = None if _PROSE.search(token) else _by_part(bare, v)
    return None if found is None else Agency(name, found, False)


def _region(base: str, v: _Vocabulary) -> int:
    """How many characters of a name say whose it is: 兵团, 省, 沧州市; 0 where none do."""
    if base in v.full or base in v.short:
        return 0
    for k in range(1, min(len(base) - 1, 14)):
        agency_id = v.full.get(base[k:]) or v.short.get(base[k:])
        # 高新区管委会 and 天河区人民政府 are names as they stand: there the place is what tells them apart
        if agency_id and (base[:k] in v.prefixes or (agency_id not in _LOCAL_IDS and _PLACE.fullmatch(base, 0, k))):
            return k
    # a name that no entry holds: only a head that cannot be a part of it (市 of 市场… could, 甘肃 of a university is)
    return next((k for k in range(min(len(base) - 3, 5), 0, -1) if base[:k] in v.own_words), 0)


def _by_part(bare: str, v: _Vocabulary) -> str | None:
    """The function of a name that no entry holds, by how it begins or ends; '' for an agency of unknown function."""
    for k in range(min(len(bare), v.longest), 2, -1):
        if bare[:k] in v.full:
            return v.full[bare[:k]]
    for k in range(min(len(bare) - 1, 8), 1, -1):
        if bare[-k:] in v.endings:
            return v.endings[bare[-k:]]
    if not bare.endswith(v.suffixes):
        return None
    for k in range(min(len(bare), 8), 1, -1):
        if bare[:k] in v.short:
            return v.short[bare[:k]]
    for k in range(min(len(bare) - 1, v.longest), 2, -1):
        if bare[-k:] in v.full:
            return v.full[bare[-k:]]
    return ""

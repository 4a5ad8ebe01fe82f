"""Which indicator a quantity belongs to: concept × statistic × population × kind (indicators.yaml), and its scope."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compare.quantities import wording
from compare.vocab import read_yaml

# The whole that a share is of: 占地区生产总值比重, 与地区生产总值之比.
_OF = re.compile(r"占|与(?=[^,。;]{2,16}(?:之比|比例|比值))")
_GDP = re.compile(r"(?:占|与|较)[^,。;]{0,8}?(?:(?<!海洋)生产总值|GDP|国内生产)")
_INDUSTRY = re.compile(r"占[^,。;]{0,8}?(?:工业|制造业)")
_AREA = re.compile(r"占(?:全)?(?:国|省|市|区|疆|自治区|州|县|兵团)")
_SHARE = re.compile(r"占|比重|比例")
_FALL = re.compile(r"下降|降低|减少|压减|削减|降幅")
# Acts that words name, and those that make new ones.
_ACT = re.compile(
    "新增|净增|新建(?!成)|新认定|新培育|新引进|新设|引进(?!培育)|引育|招引|招收|培养|培训"
    "|达到|超过|突破|建成|打造|形成|培育|拥有|集聚|实施|完成|创建|组建|布局|增至|增加到|提高到|发展到|成立|建设|推广|认定"
)
_ADDING = frozenset({"新增", "净增", "新建", "新认定", "新培育", "新引进", "新设", "引进", "引育", "招引", "招收", "培养", "培训"})
_BRACKET = re.compile(r"\([^()]*\)")


class Row(NamedTuple):
    """A row of the table `indicators`."""

    indicator_code: str
    name_zh: str
    name_en: str
    concept: str
    statistic: str
    population: str
    kind: str
    unit: str
    definition: str


class Reading(NamedTuple):
    """The indicator of some words, '' where none fits; ``scope`` is what the words restrict it to."""

    code: str
    scope: str


class _Entry(NamedTuple):
    code: str
    family: str
    classes: frozenset[str]
    exclude: tuple[str, ...]
    last: bool
    implied: tuple[str, ...]


class _Match(NamedTuple):
    """A term in the words, and the code that it gives; the one that ends last is the head of the phrase."""

    end: int
    length: int
    entry: _Entry
    statistic: str


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the table `indicators`, in order of code."""
    data = read_yaml("indicators")
    found = []
    for entry in data["indicators"]:
        for statistic, has in data["families"][entry["family"]].items():
            words = data["statistics"][statistic]
            found.append(
                Row(
                    f"{entry['code']}.{statistic}",
                    entry["name_zh"] + words["zh"],
                    f"{entry['name_en']}, {words['en']}" if words["en"] else entry["name_en"],
                    entry["concept"], statistic, entry["population"], has["kind"], has["unit"] or entry["unit"],
                    entry["definition"],
                )
            )  # fmt: skip
    return tuple(sorted(found))


class _Terms(NamedTuple):
    """Terms by their first two characters, longest first; the entries of each; the statistics of each family."""

    by_head: dict[str, tuple[str, ...]]
    entries: dict[str, tuple[_Entry, ...]]
    statistics: dict[str, frozenset[str]]


@cache
def _terms() -> _Terms:
    data = read_yaml("indicators")
    entries: dict[str, list[_Entry]] = {}
    for entry in data["indicators"]:
        classes, exclude = frozenset(entry["classes"]), tuple(entry.get("exclude", ()))
        implied = tuple(entry.get("implied", ()))
        one = _Entry(entry["code"], entry["family"], classes, exclude, entry.get("last", False), implied)
        for term in entry["match"]:
            entries.setdefault(term, []).append(one)
    by_head: dict[str, list[str]] = {}
    for term in sorted(entries, key=lambda t: (-len(t), t)):
        by_head.setdefault(term[:2], []).append(term)
    return _Terms(
        {head: tuple(terms) for head, terms in by_head.items()},
        {term: tuple(found) for term, found in entries.items()},
        {name: frozenset(has) for name, has in data["families"].items()},
    )


def read(words: str, unit_class: str, basis: str, acts: str = "") -> Reading:
    """The indicator of words and what they restrict it to; ``acts`` is what stands before the number in its clause.

    The term that ends last wins, where a Chinese noun phrase has its head, and of those the longest; terms in brackets
    and terms that name the whole a share is of count only where there is no other.
    """
    found = _matches(words, unit_class, basis, acts)
    if not found:
        return Reading("", wording.place(words))
    of = _OF.search(words)
    aside = [m.span() for m in _BRACKET.finditer(words)]
    best = max(
        found,
        key=lambda m: (
            not any(a < m.end - m.length and m.end <= b for a, b in aside),
            of is None or m.end - m.length < of.start(),
            m.end,
            m.length,
        ),
    )
    scope = wording.scope(words, best.end - best.length, best.end, best.statistic)
    said = "…".join(part for part in scope if part and part not in best.entry.implied)
    return Reading(f"{best.entry.code}.{best.statistic}", said)


def _matches(words: str, unit_class: str, basis: str, acts: str) -> list[_Match]:
    by_head, entries, statistics = _terms()
    found = []
    told: dict[tuple[str, bool, bool], str] = {}  # the statistic, by all of an entry that it hangs on
    for i in [i for i in range(len(words) - 1) if words[i : i + 2] in by_head]:
        for term in by_head[words[i : i + 2]]:
            if not words.startswith(term, i):
                continue
            end = i + len(term)
            for entry in entries[term]:
                key = entry.family, "share" in entry.classes, unit_class in entry.classes
                if key not in told:
                    told[key] = _statistic(entry, words, unit_class, basis, acts)
                statistic = told[key]
                refused = any(word in words for word in entry.exclude) or (entry.last and not wording.counted_out(words[end:]))
                if statistic in statistics[entry.family] and not refused:
                    found.append(_Match(end, len(term), entry, statistic))
    return found


def _statistic(entry: _Entry, words: str, unit_class: str, basis: str, acts: str) -> str:
    if unit_class == "points":
        return _change(entry, words, acts)
    if basis in ("growth", "annual_growth") or (basis == "change" and unit_class == "share"):
        yearly = "annual_" if basis == "annual_growth" else ""
        return yearly + ("fall" if _FALL.search(words + acts) else "growth")
    if unit_class == "share" and "share" not in entry.classes:
        return _share(words) if entry.family in ("output", "whole", "firms") else ""
    if unit_class not in entry.classes:
        return ""
    if entry.family in ("count", "firms", "things", "size"):
        if basis == "per_year":
            return "per_year"
        return "added" if _adds(acts) or _adds(words) else "level"
    return "level"


def _change(entry: _Entry, words: str, acts: str) -> str:
    """A rise in percentage points; one that is no share's, or a fall, has no statistic of its own."""
    if _FALL.search(words + acts):
        return ""
    if entry.family == "ratio":
        return "change"
    share = _share(words) if _SHARE.search(words) else ""
    return {"share_gdp": "change_gdp", "share_industry": "change_industry", "": ""}.get(share, "change_share")


def _share(words: str) -> str:
    if _GDP.search(words):
        return "share_gdp"
    if _INDUSTRY.search(words):
        return "share_industry"
    return "share_area" if _AREA.search(words) else "share"


def _adds(words: str) -> bool:
    """Whether the last act that words name makes new ones: 新增, 引进, but not 建成."""
    acts = _ACT.findall(words)
    return bool(acts) and acts[-1] in _ADDING

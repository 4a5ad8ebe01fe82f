"""Which indicator a quantity belongs to: concept × statistic × population × kind (indicators.yaml)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compare.vocab import read_yaml

_GDP = re.compile(r"占[^,。;]{0,8}?(?:生产总值|GDP|国内生产)")
_INDUSTRY = re.compile(r"占[^,。;]{0,8}?(?:工业|制造业)")
_AREA = re.compile(r"占(?:全)?(?:国|省|市|区|疆|自治区|州|县|兵团)")
_ADDED = re.compile(r"新增|净增|新建|新认定|新培育|新引进|引进|新设|组建|招引")


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


class _Entry(NamedTuple):
    code: str
    family: str
    classes: frozenset[str]
    exclude: tuple[str, ...]


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
        one = _Entry(entry["code"], entry["family"], frozenset(entry["classes"]), tuple(entry.get("exclude", ())))
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


def code(words: str, unit_class: str, basis: str) -> str:
    """The indicator code for an indicator's words, '' where none fits.

    The longest term wins; of terms as long, the one that stands last, where a Chinese noun phrase has its head.
    """
    by_head, entries, statistics = _terms()
    best, length = "", 0
    for i in range(len(words) - 1):
        for term in by_head.get(words[i : i + 2], ()):
            if len(term) < length:
                break
            if not words.startswith(term, i):
                continue
            for entry in entries[term]:
                statistic = _statistic(entry, words, unit_class, basis)
                if statistic in statistics[entry.family] and not any(word in words for word in entry.exclude):
                    best, length = f"{entry.code}.{statistic}", len(term)
    return best


def _statistic(entry: _Entry, words: str, unit_class: str, basis: str) -> str:
    if unit_class == "points":
        return "change"
    if basis in ("growth", "annual_growth"):
        return basis
    if unit_class == "share" and entry.family != "ratio" and "share" not in entry.classes:
        return _share(words) if entry.family in ("value", "count") else ""
    if unit_class not in entry.classes:
        return ""
    if entry.family == "count":
        if basis == "per_year":
            return "per_year"
        return "added" if _ADDED.search(words) else "level"
    return "level"


def _share(words: str) -> str:
    if _GDP.search(words):
        return "share_gdp"
    if _INDUSTRY.search(words):
        return "share_industry"
    return "share_area" if _AREA.search(words) else "share"

"""Lists that hold more or fewer items than they announce: 六大产业 with seven names, 七大行动 with eight sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.models import Document, Finding, Section
from compare.quantities.finding_notes import finding
from compare.vocab import read_yaml

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = re.compile(r"(?:\d{1,2}|十[一二三四五六七八九]|[两二三四五六七八九十])$")
_STOPS = ",。;:!?\n"
_SIGNS = {")": "(", "”": "“", "》": "《", "〉": "〈", "】": "【", "〕": "〔"}
_AND = re.compile("以及|[和与及]")
_LONGEST_LIST, _LONGEST_ITEM = 160, 24
_FAR_OFF = 2  # a count that is off by more counts something else


class _Words(NamedTuple):
    counted: re.Pattern[str]
    adding: tuple[str, ...]
    verbs: tuple[str, ...]


class _Count(NamedTuple):
    """An announced count: its place (with 大 or 个 and the noun), number and noun; whether 等 stands before it."""

    start: int
    end: int
    number: int
    noun: str
    after_etc: bool


@cache
def _words() -> _Words:
    raw = read_yaml("finding_cues")
    counted = "|".join(sorted(raw["counted"], key=len, reverse=True))
    return _Words(re.compile(rf"[^,。;:、()\n]{{0,8}}?({counted})"), tuple(raw["adding"]), tuple(raw["verbs"]))


def find(doc: Document) -> Iterator[Finding]:
    """Findings of kind ``list_count``."""
    for count in _counts(doc.norm):
        yield from _enumerated(doc, count)
    yield from _headed(doc)


def _counts(norm: str) -> Iterator[_Count]:
    for word in ("大", "个", "项"):
        at = norm.find(word)
        while at >= 0:
            number = _NUMBER.search(norm, max(0, at - 2), at)
            if number and (noun := _words().counted.match(norm, at + 1)):
                start = number.start()
                if start == 0 or norm[start - 1] not in "第、.十百0123456789-—~":
                    yield _Count(start, noun.end(), _value(number[0]), noun[1], norm[start - 1 : start] == "等")
            at = norm.find(word, at + 1)


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    return 10 + _DIGITS[written[1]] if len(written) > 1 else _DIGITS[written]


def _enumerated(doc: Document, count: _Count) -> Iterator[Finding]:
    """A、B、C等六大产业 or A、B、C六大产业: the names before the count; 六大产业:A、B、C: those behind it."""
    norm = doc.norm
    if norm[count.end : count.end + 1] == ":":
        stop = next((i for i in range(count.end + 1, len(norm)) if norm[i] in _STOPS), len(norm))
        items, start, end, etc = _items(norm, count.end + 1, stop), count.start, stop, norm[stop - 2 : stop]
        if len(items) > 1:
            yield from _off(doc, count, items, start, end, open_end="等" in etc)
        return
    stop = count.start - count.after_etc
    start = _list_start(norm, stop)
    items = _items(norm, start, stop)
    if len(items) > 1 and not (not count.after_etc and items[-1].endswith(_words().adding)):
        yield from _off(doc, count, items, start, count.end, open_end=count.after_etc)


def _off(doc: Document, count: _Count, items: list[str], start: int, end: int, *, open_end: bool) -> Iterator[Finding]:
    if not _is_plain(items):
        return
    if items[0] in _words().verbs:
        items = items[1:]
    least = len(items)
    most = least + sum(len(_AND.findall(item)) for item in items)
    if least <= count.number <= most or (open_end and count.number > most):
        return
    named = least if count.number < least else most
    if named > 1 and abs(named - count.number) <= _FAR_OFF:
        said = {"number": count.number, "named": named, "items": "; ".join(items)}
        yield finding(doc, "list_count", start, end, "named", **said)


def _is_plain(items: list[str]) -> bool:
    """Whether the items are names side by side: no counts among them, no second verb, none of a sentence's length."""
    words = _words()
    if any(
        not item or len(item) > _LONGEST_ITEM or item[0].isdigit() or item[0] in "一两二三四五六七八九十等"
        for item in items
    ):
        return False
    return not any(item.startswith(words.verbs) for item in items[1:])


def _list_start(norm: str, stop: int) -> int:
    """Where the clause that ends at ``stop`` begins; what stands in brackets or quotation marks belongs to an item."""
    closing: list[str] = []
    for i in range(stop - 1, max(-1, stop - _LONGEST_LIST), -1):
        sign = norm[i]
        if sign in _SIGNS:
            closing.append(_SIGNS[sign])
        elif closing and sign == closing[-1]:
            closing.pop()
        elif not closing and (sign in _STOPS or sign in "(“《【"):
            return i + 1
    return max(0, stop - _LONGEST_LIST)


def _items(norm: str, start: int, stop: int) -> list[str]:
    found, depth, at = [], 0, start
    for i in range(start, stop):
        sign = norm[i]
        if sign in "(“《〈【〔":
            depth += 1
        elif sign in _SIGNS:
            depth -= 1
        elif sign == "、" and depth == 0:
            found.append(norm[at:i].strip())
            at = i + 1
    found.append(norm[at:stop].strip().removesuffix("等"))
    return found


def _headed(doc: Document) -> Iterator[Finding]:
    """着力实施以下七大行动计划, and then the sections: those whose headings hold the noun must be seven."""
    children: dict[str, list[Section]] = {}
    for section in doc.sections:
        if section.function not in ("box", "table", "furniture") and section.number:
            children.setdefault(section.parent, []).append(section)
    parents = [s for s in doc.sections if len(children.get(s.section_id, ())) > 1]
    for parent in parents:
        below = children[parent.section_id]
        for count in _counts(doc.norm[parent.start : below[0].start]):
            at = parent.start + count.start
            held = [s for s in below if count.noun in s.heading]
            whole = at < parent.end and parent.start + count.end >= parent.end - 1
            if whole and not held:
                held = below
            if 2 < len(held) != count.number and abs(len(held) - count.number) <= _FAR_OFF:
                end = parent.start + count.end
                said = {"number": count.number, "named": len(held), "first": held[0].number, "last": held[-1].number}
                yield finding(doc, "list_count", at, end, "follow", **said)

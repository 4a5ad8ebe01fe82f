"""Enumerations of fields: where the names of a list begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from compare.models import Coding
from compare.vocab import read_yaml

_BRACKET = re.compile(r"[(“〈《\"\[【〔]")
_OPEN, _CLOSE = '(“〈《"[【〔', ')”〉》"]】〕'
_REST = re.compile(r"等[^、]*$|[、,]?(?:[两二三四五六七八九十]|\d{1,2})(?:大|个)[^、]*$")
_CLAUSE, _PIECE = re.compile(r"[^,;:。!?\n]+"), re.compile("[^、]+")
_LONGEST_FIELD = 24
_JOINTS = re.compile(r"以及|和")
_KIND = re.compile(r"(?:战略性新兴)?(?:产业集群|产业链|制造业|产业|行业|领域|业)$")


class Field(NamedTuple):
    """One field of a list: its place, and the sector codes whose evidence lies inside it."""

    start: int
    end: int
    codes: tuple[str, ...]


class Evidence:
    """The sector codings of a document, by place."""

    def __init__(self, codings: list[Coding]) -> None:
        self._rows = sorted((c.start, c.end, c.code) for c in codings)
        self._starts = [row[0] for row in self._rows]

    def inside(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Start, end, code of the evidence that lies inside a span."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [row for row in self._rows[low:high] if row[1] <= end]

    def codes(self, start: int, end: int) -> tuple[str, ...]:
        """Codes inside a span, in the order of the text, each once."""
        return tuple(dict.fromkeys(code for _, _, code in self.inside(start, end)))


@cache
def opener() -> re.Pattern[str]:
    """A word that opens a list."""
    return re.compile("|".join(sorted(read_yaml("priority_cues")["openers"], key=len, reverse=True)))


@cache
def _no_fields() -> tuple[str, ...]:
    return tuple(read_yaml("priority_cues")["no_fields"])


def clauses(norm: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a sentence between commas, semicolons and colons, outside brackets."""
    return _split(norm, start, end, ",;:。!?\n", _CLAUSE)


def fields(norm: str, start: int, end: int, evidence: Evidence, *, opened: bool) -> list[Field]:
    """The fields of the list that fills a clause; [] where it holds none.

    ``opened`` says that ``start`` lies behind the word that opens the list; otherwise the first field begins behind the
    last opening word before its evidence.
    """
    pieces = _split(norm, start, end, "、", _PIECE)
    if not pieces:
        return []
    low, high = pieces[-1]
    if rest := _REST.search(norm, low, high):
        pieces[-1] = (low, rest.start())
    first = (_head(norm, *pieces[0], evidence, opened=opened), pieces[0][1])
    parts = [part for a, b in (first, *pieces[1:]) for part in _joined(norm, *_strip(norm, a, b), evidence)]
    kept = [Field(a, b, evidence.codes(a, b)) for a, b in parts if 1 < b - a <= _LONGEST_FIELD]
    means = sum(norm[f.start : f.end].endswith(_no_fields()) for f in kept)
    return kept if len(kept) == len(parts) and not means else []


def stem(label: str) -> str:
    """A label without the word for its kind: 生物产业 and 生物 are one field."""
    return _KIND.sub("", label) or label


def same(one: str, other: str) -> bool:
    """Whether two labels name one field.

    >>> same("生物医药健康", "生物医药产业"), same("新能源", "新能源汽车")
    (True, False)
    """
    a, b = sorted((stem(one), stem(other)), key=len)
    return a == b or (len(a) >= 3 and b.startswith(a) and not b.startswith("新能源汽车"))


def _split(norm: str, start: int, end: int, signs: str, plain: re.Pattern[str]) -> list[tuple[int, int]]:
    if _BRACKET.search(norm, start, end) is None:
        return [m.span() for m in plain.finditer(norm, start, end)]
    found, depth, at = [], 0, start
    for i in range(start, end):
        sign = norm[i]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and sign in signs:
            found.append((at, i))
            at = i + 1
    found.append((at, end))
    return [(a, b) for a, b in found if b > a]


def _strip(norm: str, start: int, end: int) -> tuple[int, int]:
    while start < end and norm[start] in " \t\r\n\xa0":
        start += 1
    while end > start and norm[end - 1] in " \t\r\n\xa0":
        end -= 1
    return start, end


def _head(norm: str, start: int, end: int, evidence: Evidence, *, opened: bool) -> int:
    """Where the first field begins: behind the opening word, and behind 的 (有特色的新材料)."""
    inside = evidence.inside(start, end)
    stop = inside[0][0] if inside else end
    if not opened:
        words = list(opener().finditer(norm, start, stop))
        start = words[-1].end() if words else (start if stop - start < 5 else stop)
    return max(start, norm.rfind("的", start, stop) + 1)


def _joined(norm: str, start: int, end: int, evidence: Evidence) -> list[tuple[int, int]]:
    """A piece, cut at 和 where both sides are fields of different sectors."""
    for joint in _JOINTS.finditer(norm, start + 1, end - 1):
        left, right = set(evidence.codes(start, joint.start())), set(evidence.codes(joint.end(), end))
        if left and right and not left & right:
            return [(start, joint.start()), *_joined(norm, joint.end(), end, evidence)]
    return [(start, end)]

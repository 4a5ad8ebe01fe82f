"""Proper names with a character missing: 鲁木齐国家高新区 where the text otherwise writes 乌鲁木齐国家高新区."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.models import Document, Finding
from compare.vocab import read_yaml

_BEFORE = "\n\r \t,。;:、(“《|】和与及在到向由对"
_LONGEST = 8
_USUAL = 3  # a form that stands this often is the usual one


class _Words(NamedTuple):
    places: tuple[str, ...]
    ends: tuple[str, ...]
    optional: frozenset[str]


@cache
def _words() -> _Words:
    raw = read_yaml("finding_cues")
    ends = tuple(sorted(raw["name_ends"], key=len, reverse=True))
    return _Words(tuple(raw["places"]), ends, frozenset(raw["optional"]))


def find(doc: Document) -> Iterator[Finding]:
    """Findings of kind ``missing_character``, each place once."""
    seen: set[int] = set()
    for start, end, usual, form in (*_places(doc.norm), *_named(doc.norm)):
        if all(at not in seen for at in range(start, end)):
            seen.update(range(start, end))
            note = f"{form} stands here once; the text otherwise writes {usual}"
            yield Finding(doc.doc_id, "missing_character", start, end, doc.text[start:end], note)


def _lacking(name: str) -> list[tuple[str, str, str]]:
    """The name without one of its characters: the form, and what may not stand before and after it."""
    forms = [(name[:i] + name[i + 1 :], "", "") for i in range(1, len(name) - 1)]
    return [(name[1:], name[0], ""), *forms, (name[:-1], "", name[-1])]


def _places(norm: str) -> Iterator[tuple[int, int, str, str]]:
    for place in _words().places:
        if place not in norm or norm.count(place) < 2:
            continue
        for form, before, after in _lacking(place):
            at = norm.find(form)
            while at >= 0:
                stop = at + len(form)
                whole = (before and norm[at - 1 : at] == before) or (after and norm[stop : stop + 1] == after)
                if not whole:
                    yield at, stop, place, form
                at = norm.find(form, stop)


def _named(norm: str) -> Iterator[tuple[int, int, str, str]]:
    """Names that end in a word such as 国家高新区: the usual forms, then the places that lack a character of one."""
    taken: set[int] = set()
    for end in _words().ends:
        hits = [at for at in _each(norm, end) if at + len(end) not in taken]
        if len(hits) <= _USUAL:
            continue
        taken.update(at + len(end) for at in hits)
        usual = [name for name, n in _forms(norm, hits).items() if n >= _USUAL and len(name) > 2]
        for at in hits:
            if (found := _lacks(norm, at, usual)) is not None:
                name, form = found
                if sum(norm[i - len(form) : i] == form and norm[i - len(name) : i] != name for i in hits) == 1:
                    yield at - len(form), at + len(end), name + end, form + end


def _each(norm: str, word: str) -> Iterator[int]:
    at = norm.find(word)
    while at >= 0:
        yield at
        at = norm.find(word, at + len(word))


def _forms(norm: str, hits: list[int]) -> Counter[str]:
    """What stands before the ends, where a stop or a blank shows where the name begins; counted over all hits."""
    names = set()
    for at in hits:
        low = at
        while low > max(0, at - _LONGEST) and norm[low - 1] not in _BEFORE:
            low -= 1
        if low == 0 or norm[low - 1] in _BEFORE:
            names.add(norm[low:at])
    return Counter({name: sum(norm.endswith(name, 0, at) for at in hits) for name in names if name})


def _lacks(norm: str, at: int, usual: list[str]) -> tuple[str, str] | None:
    """A usual name and the form of it that stands before ``at`` with one character missing."""
    if any(norm.endswith(name, 0, at) for name in usual):
        return None
    for name in usual:
        for i, missing in enumerate(name):
            form = name[:i] + name[i + 1 :]
            if missing in _words().optional or len(form) < 2 or not norm.endswith(form, 0, at):
                continue
            # 石河 before the end is a name that lacks 子; behind another character it is a part of some other name
            before = norm[at - len(form) - 1 : at - len(form)]
            if not before or before in _BEFORE or i == 0:
                return name, form
    return None

"""Proper names with a character missing: 鲁木齐国家高新区 where the text otherwise writes 乌鲁木齐国家高新区."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.models import Document, Finding
from compare.quantities.finding_notes import finding
from compare.vocab import read_yaml

_BEFORE = "\n\r \t,。;:、(“《|】和与及在到向由对"
_LONGEST = 8
# From the last stop or blank on; what has less than three characters cannot lack one.
_NAME = re.compile(rf"(?<=[{re.escape(_BEFORE)}])[^{re.escape(_BEFORE)}]{{3,}}$")
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
    for start, end, usual, form in (*_named(doc.norm), *_places(doc.norm)):
        if seen.isdisjoint(range(start, end)):
            seen.update(range(start, end))
            yield finding(doc, "missing_character", start, end, "form", form=form, usual=usual)


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
        before = [norm[max(0, at - _LONGEST) : at] for at in hits]
        texts = Counter(before)
        names = Counter(m[0] for text in texts if (m := _NAME.search(text)))
        usual = [name for name in names if sum(n for text, n in texts.items() if text.endswith(name)) >= _USUAL]
        short = {form: name for name in usual for form in _shortened(name)}
        if not short:
            continue
        lacks = {text: _lack(text, short) for text in texts}
        found = [(at, *lack) for at, text in zip(hits, before, strict=True) if (lack := lacks[text])]
        once = Counter(form for _, form, _ in found)
        for at, form, name in found:
            if once[form] == 1:
                yield at - len(form), at + len(end), name + end, form + end


def _lack(text: str, short: dict[str, str]) -> tuple[str, str] | None:
    """The form with a character missing that ends a text, and the usual name; None where it is a part of another name."""
    for k in range(len(text), 1, -1):
        form = text[-k:]
        name = short.get(form)
        if name is not None and not text.endswith(name):
            return (form, name) if k == len(text) or text[-k - 1] in _BEFORE or name.endswith(form) else None
    return None


def _each(norm: str, word: str) -> Iterator[int]:
    at = norm.find(word)
    while at >= 0:
        yield at
        at = norm.find(word, at + len(word))


def _shortened(name: str) -> Iterator[str]:
    """The name without one of its characters; those that many names lack (国家级, 省) are left alone."""
    for i, missing in enumerate(name):
        if missing not in _words().optional:
            yield name[:i] + name[i + 1 :]

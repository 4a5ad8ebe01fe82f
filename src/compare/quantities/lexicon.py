"""The vocabularies of numbers (units.yaml, quantity_cues.yaml), compiled once when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from compare.vocab import read_yaml

Trie = dict[str, Any]


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` at a place, sharing their common beginnings.

    >>> one_of(["平方公里", "平方米", "亩"])
    '(?:亩|平方(?:公里|米))'
    """
    root: Trie = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: Trie) -> str:
    branches = []
    for first in sorted(c for c in node if c):
        text, child = re.escape(first), node[first]
        while len(child) == 1 and "" not in child:
            char, child = next(iter(child.items()))
            text += re.escape(char)
        branches.append(text if set(child) == {""} else text + _pattern(child))
    inner = "|".join(branches)
    if "" in node:
        return f"(?:{inner})?"
    return inner if len(branches) == 1 else f"(?:{inner})"


class Units(NamedTuple):
    """``pattern`` matches a unit after digits, ``guarded`` one after a Chinese numeral; ``of`` gives its class."""

    pattern: str
    guarded: str
    of: dict[str, str]


@cache
def units() -> Units:
    """All units."""
    data = read_yaml("units")
    of: dict[str, str] = {}
    for name, words in data["classes"].items():
        for word in words:
            of.setdefault(word, name)
    never = {word: one_of(after) for word, after in data["never_before"].items()}
    return Units(_longest(of, never), _longest(of, never | {word: one_of(after) for word, after in data["not_before"].items()}), of)


def _longest(words: Iterable[str], guards: dict[str, str]) -> str:
    """The longest word at a place that its guard allows: few alternatives to try, since they part at the first character."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]) + _guard(word, guards))
    branches = [re.escape(c) + (tails[0] if len(tails) == 1 else f"(?:{'|'.join(tails)})") for c, tails in sorted(by_first.items())]
    return f"(?:{'|'.join(branches)})"


def _guard(word: str, guards: dict[str, str]) -> str:
    if word[-1].isascii() and word[-1].isalpha():
        return "(?![A-Za-z])"
    return f"(?!{guards[word]})" if word in guards else ""


@cache
def cues() -> dict[str, Any]:
    """quantity_cues.yaml as read."""
    data: dict[str, Any] = read_yaml("quantity_cues")
    return data


@cache
def cue_pattern(*path: str) -> re.Pattern[str]:
    """The words at ``path`` of quantity_cues.yaml as one pattern."""
    node: Any = cues()
    for key in path:
        node = node[key]
    return re.compile(one_of(node))

"""Frequent terms that no code knows: candidates for the vocabulary, found in what the vocabularies leave uncovered.

jieba cuts the uncovered stretches; neighbouring tokens are joined again, since it cuts 石墨/提纯. A term that other texts of
the corpus use as well is the common language of plans and none of this place's.
"""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from compare.packaged import packaged_data

FEWEST, MOST_TOKENS, LONGEST = 3, 3, 8
OTHERS = 40
"""Texts that terms are looked up in, spread evenly over the corpus: the cost of a new text must not grow with all."""


class Candidate(NamedTuple):
    """A term, how often the text has it, in how many of the other texts that were looked at it stands, and a passage."""

    term: str
    times: int
    others: int
    passage: str


def frequent(
    stretches: Sequence[str], text: str, others: Sequence[str], names: Collection[str] = (), limit: int = 15
) -> list[Candidate]:
    """The terms that stand out, the weightiest (count by length) first.

    ``stretches`` are the uncovered runs of the text, ``others`` the other texts. A term counts if it stands three times
    and in fewer than half of the others, and holds none of the ``names`` (of places); one that only ever stands inside a
    longer one gives way to it.
    """
    counts = Counter(term for run in stretches for term in _terms(run))
    often = {term: n for term, n in counts.items() if n >= FEWEST}
    whole = [t for t in often if not any(t in longer and often[longer] == often[t] for longer in often if longer != t)]
    looked = _spread(others)
    found = []
    for term in sorted(whole, key=lambda t: (-often[t] * len(t), t)):
        if any(name in term for name in names):
            continue
        there = sum(term in other for other in looked)
        if not looked or 2 * there < len(looked):
            found.append(Candidate(term, often[term], there, _passage(text, term)))
        if len(found) == limit:
            break
    return found


def _spread(others: Sequence[str]) -> list[str]:
    step = max(1, len(others) / OTHERS)
    return [others[int(i * step)] for i in range(min(len(others), OTHERS))]


def _terms(run: str) -> Iterator[str]:
    """Joined neighbouring tokens of a run, of which none is a plain word."""
    tokens = _cut()(run)
    for i in range(len(tokens)):
        for j in range(i + 1, min(i + MOST_TOKENS, len(tokens)) + 1):
            term = "".join(tokens[i:j])
            if tokens[j - 1] in _plain() or tokens[i] in _plain() or len(term) > LONGEST:
                break
            if len(term) > 1:
                yield term


@cache
def _plain() -> frozenset[str]:
    words = packaged_data(Path(__file__).with_name("plain_words.yaml"))
    return frozenset(words["words"])


@cache
def _cut() -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, on newer Pythons
        import jieba
    jieba.setLogLevel(logging.WARNING)
    # its cache of the dictionary: whole or not there, and nothing of it where others write
    jieba.dt.tmp_dir = tempfile.gettempdir()
    cut: Callable[[str], list[str]] = jieba.lcut
    return cut


def _passage(text: str, term: str) -> str:
    at = text.find(term)
    return text[max(0, at - 12) : at + len(term) + 12].replace("\n", " ").strip() if at >= 0 else ""

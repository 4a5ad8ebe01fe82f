"""Clauses that only say how things come about: 产业链条基本健全, 落后产能基本出清. They order nothing and state no instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.models import Sentence
from compare.vocab import derived, read_yaml

_ADVERBS = "基本|显著|明显|不断|更加|进一步|持续|初步|大幅|全面|稳步|日益|逐步"
_MAY_COME = re.compile(_ADVERBS)
_COMES = "健全|贯通|提升|增强|完善|改善|壮大|优化|出清|建立|提高|扩大|深化|加快|凸显|丰富|建成|形成|成型"
# What may stand before the word that gives an order: 切实推动…持续优化, 力争…基本建立.
_STRESSED = "(?:大力|切实|着力|积极|努力|有效|有序|力争|争取|确保|统筹|协同|共同|加快|深入|要|将|使|让|围绕|发挥|依托)"
_LONGEST_NUMBER = 5  # 3. before the clause


def clauses(norm: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where such clauses stand in the sentence, in order; hardly one has the adverb without which there is none."""
    if _MAY_COME.search(norm, sentence.start, sentence.end):
        for found in _clause().finditer(norm, sentence.start, sentence.end):
            yield found.span()


def is_one(norm: str, sentence: Sentence) -> bool:
    """Whether the whole sentence is such a clause: 3.市场主体不断壮大。"""
    return any(start - sentence.start <= _LONGEST_NUMBER and end >= sentence.end - 1 for start, end in clauses(norm, sentence))


@derived
def _clause() -> re.Pattern[str]:
    """A clause that no word of action opens. Words that open nouns as often (创新能力, 发展质量) do not count as such."""
    verbs = read_yaml("verbs")
    orders = {word for words in verbs["classes"].values() for word in words} - set(verbs["nouns"])
    words = "|".join(sorted(map(re.escape, orders), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<=[,。;:.、)\s—-])|^)(?!{_STRESSED}|{words}|{_ADVERBS})[^,。;:0-9]{{2,18}}?(?:{_ADVERBS})(?:{_COMES})(?=[,。;:\s]|$)"
    )

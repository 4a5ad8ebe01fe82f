"""Which blocks of a web page are furniture: by the elements they stand in, by their links, and by a library's vote.

No sentence of the policy may vanish, so the vote alone decides nothing: what reads like a policy (a sentence, a numbered
heading, a title, a number, a signature) is furniture only where it is a link, or stands outside the policy in an element of the
page and trafilatura leaves it out too. In doubt a block stays; the rules of `corpus.lines` still look at it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from compare.corpus.lines import is_of_title_block, is_signature
from compare.corpus.markers import marker_at
from compare.corpus.normalise import normalise
from compare.vocab import read_yaml

if TYPE_CHECKING:
    from compare.intake.page import Block

_HEADS = frozenset({"part", "chapter", "clause", "section", "cn", "pcn", "box", "table"})
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LINKED = 0.8
_SENTENCE = 16  # characters from which a line that ends in a stop is a sentence


def mark(blocks: Sequence[Block], html: str) -> None:
    """Set ``furniture`` on each block of a page given as HTML."""
    kept = _squeezed(_article(html))
    voted = [bool(kept) and _squeezed(block.text) not in kept for block in blocks]
    parts = [_is_part_of_page(block.around) for block in blocks]
    policy = [_reads_like_policy(block) for block in blocks]
    links = [block.linked >= _LINKED * len(block.text) for block in blocks]
    body = [
        i for i in range(len(blocks)) if policy[i] and not links[i] and not (parts[i] and voted[i])
    ]
    first, last = (body[0], body[-1]) if body else (0, len(blocks))
    for i, block in enumerate(blocks):
        outside = not first <= i <= last
        if links[i]:
            block.furniture = parts[i] or voted[i]
        elif policy[i]:
            block.furniture = parts[i] and voted[i] and outside
        else:
            block.furniture = parts[i] or (voted[i] and outside)


def _article(html: str) -> str:
    """The article as trafilatura finds it; '' where it finds none."""
    from trafilatura import extract

    found = extract(html, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    return str(found or "")


def _squeezed(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def _reads_like_policy(block: Block) -> bool:
    text = normalise(block.text).strip()
    marker = marker_at(text, 0, len(text))
    sentence = len(text) >= _SENTENCE and ("。" in text or text.endswith((";", ":")))
    return block.table_row or sentence or (marker is not None and marker.kind in _HEADS) or is_of_title_block(text) or is_signature(text)


def _is_part_of_page(around: tuple[Any, ...]) -> bool:
    return any(_names_part(element) for element in around if element.tag not in ("html", "body"))


def _names_part(element: Any) -> bool:
    if element.tag in names()["elements"] or element.get("role") in names()["roles"]:
        return True
    labels = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(word.lower() in names()["words"] for word in _WORD.findall(labels))


@cache
def names() -> dict[str, frozenset[str]]:
    """Names of elements, roles and classes by what they tell (`vocab/pages.yaml`)."""
    return {name: frozenset(words) for name, words in read_yaml("pages").items()}

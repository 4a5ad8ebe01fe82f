"""Duties: the agencies that a text names as leading, supporting or responsible for an item.

A statement stands in one of three places; `duty_grammar` says what stands inside it::

    bracket   (兵团工信委、农业局等部门按职责分工负责); also 【…】, […], 〔…〕
    line      责任单位:市科技局、市财政局
    prose     发展改革委作为牵头单位; 由市商务局牵头 (names of the vocabulary only)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.coding.duty_grammar import BLANK, LABEL, Entry, Grammar
from compare.coding.placing import Places
from compare.models import Document, Duty

# An outermost bracket with at most one level inside; what is longer is prose between stray brackets.
_BRACKET = re.compile(
    r"\((?:[^()\n]|\([^()\n]{0,60}\)){2,600}\)|【[^【】\n]{2,600}】|\[[^\[\]\n]{2,600}\]|〔[^〔〕\n]{5,600}〕"
)
_CUE = re.compile("负责|牵头|配合|单位|部门|落实")
_BETWEEN = re.compile(r"[及和与、,;\s]|等(?:部门|单位)?")
_LABEL_ENDS = ("单位:", "部门:", "主体:")


class Statement(NamedTuple):
    """Where a statement stands, whom it names, and whether it closes the item before it (prose does not)."""

    start: int
    end: int
    entries: list[Entry]
    closes: bool


def find(doc: Document) -> list[Duty]:
    """The duties of a document in the order of the text: one row for each agency named."""
    places = Places(doc)
    statements = sorted(_statements(doc.norm))
    ends = [statement.end for statement in statements if statement.closes]
    rows: list[Duty] = []
    for statement in statements:
        sentence = places.sentence(statement.entries[0].start)
        if sentence is None or sentence.kind == "furniture":
            continue
        item = places.item(sentence, statement.start, statement.end, ends if statement.closes else [])
        for start, end, agency, duty in statement.entries:
            if start >= sentence.end:  # lines of one statement are sentences of their own
                sentence = places.sentence(start) or sentence
            quote = doc.text[start:end]
            name = quote[len(quote) - len(agency.name) :]
            rows.append(Duty(doc.doc_id, start, end, sentence.sentence_id, *item, name, agency.agency_id, duty, quote))
    return rows


def _statements(norm: str) -> Iterator[Statement]:
    """Every statement, in no order, none inside another."""
    grammar = Grammar(norm)
    taken: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(norm):
        start, end = bracket.span()
        follows_stop = start == 0 or norm[start - 1] in "。;】 \n"
        if (follows_stop or _CUE.search(norm, start, end)) and (entries := _bracket(grammar, start, end)):
            taken.append((start, end))
            yield Statement(start, end, entries, closes=True)
    for start, end in _lines(norm):
        if not _within(start, taken) and (entries := grammar.entries(start, end, "")):
            taken.append((start, end))
            yield Statement(start, end, entries, closes=True)
    for at in _each(norm, "牵头"):
        if not _within(at, taken) and (entries := _prose(grammar, at)):
            yield Statement(entries[0].start, at + 2, entries, closes=False)


def _each(norm: str, word: str) -> Iterator[int]:
    at = norm.find(word)
    while at >= 0:
        yield at
        at = norm.find(word, at + len(word))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _bracket(grammar: Grammar, start: int, end: int) -> list[Entry]:
    """Entries of a bracket. Without a word of duty it must hold nothing but agencies that are known as such."""
    entries = grammar.entries(start + 1, end - 1, "")
    if not entries or all(entry.duty for entry in entries):
        return entries
    if not any(entry.agency.known or entry.agency.agency_id == "unspecified" for entry in entries):
        return []
    named = sum(entry.end - entry.start for entry in entries)
    between = sum(len(gap) for gap in _BETWEEN.findall(grammar.norm[start + 1 : end - 1]))
    whole = named + between >= end - start - 2
    return [entry._replace(duty="responsible") for entry in entries] if whole else []


def _lines(norm: str) -> Iterator[tuple[int, int]]:
    """Lines of the form 责任单位:市科技局, from the label to the end of line or sentence; neighbours are one."""
    found: list[tuple[int, int]] = []
    for colon in sorted(at for word in _LABEL_ENDS for at in _each(norm, word)):
        label = next(LABEL.finditer(norm, max(0, colon - 8), colon + 4), None)
        if label is None or (found and label.start() < found[-1][1]):
            continue
        stops = (norm.find("\n", label.end()), norm.find("。", label.end()))
        stop = min((at for at in stops if at >= 0), default=len(norm))
        if found and not norm[found[-1][1] : label.start()].strip(BLANK):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((label.start(), stop))
    yield from found


def _prose(grammar: Grammar, at: int) -> list[Entry]:
    """X、Y牵头 or X作为牵头单位 in running text, where X and Y are names of the vocabulary and nothing else stands."""
    norm = grammar.norm
    low = max(0, at - 60, *(norm.rfind(stop, max(0, at - 60), at) + 1 for stop in ",。;:!?\n由"))
    stop = at - 2 if norm.startswith("作为", at - 2) else at
    entries = grammar.names(low, stop, "lead")
    sure = all(entry.agency.known or entry.agency.agency_id == "park_committees" for entry in entries)
    covered = sum(entry.end - entry.start + 1 for entry in entries)
    return entries if sure and covered >= stop - low else []

"""Priorities: the fields that a text itself puts first.

A list is found in one of three ways, and its rows say in which (``basis``):

- ``wording``: words of different strength side by side (优先发展A、B,稳步发展C、D); fields under one word share a tier;
- ``order``: a list that is declared (选择A、B、C等领域作为主攻方向; A、B、C等六大产业); the tier is the place in the list,
  which is the text's order and no more than that;
- ``headings``: fields that head sections side by side (1.新材料产业。2.生物产业。), where no list is declared.

An order list whose fields a wording list ranks is dropped, and so is a list that repeats an earlier one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.coding.placing import Places
from compare.coding.priority_lists import Evidence, Field, clauses, fields, same
from compare.models import Coding, Document, Priority, Section, Sentence
from compare.vocab import read_yaml

_SILENT = frozenset({"background", "organisation", "table", "box", "furniture"})
_NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})"
# 柳州市重点发展…: the priority of a part. 全市, 我区, 自治区 and 示范区 are the whole.
_PART = re.compile(
    r"(?<![全我本])(?<!自治)(?<!示范)(?:市|区|县|园|基地|组团|带|镇|州|走廊|新城)(?:要|主要|着重|重点|着力|大力|加快|优先|积极)*$"
)


class _Cues(NamedTuple):
    tier: re.Pattern[str]
    tier_of: dict[str, int]
    declared: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    layout: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


class _List(NamedTuple):
    """Fields with their tiers."""

    basis: str
    fields: list[Field]
    tiers: list[int]


@cache
def _cues() -> _Cues:
    raw = read_yaml("priority_cues")

    def words(names: list[str]) -> str:
        return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"

    made, counted, leading = words(raw["made_into"]), words(raw["counted"]), words(raw["leading"])
    tier_of = {word: i for i, tier in enumerate(raw["tiers"]) for word in tier}
    declared = (
        rf"(?P<made>,?作为[^,。;、]{{0,24}}?{made})|(?P<counted>(?:等|、)?{_NUMBER}[大个][^,。;、]{{0,10}}?{counted})"
    )
    return _Cues(
        tier=re.compile(rf"(?:要|着力|继续|进一步|重点)?({words(list(tier_of))})"),
        tier_of=tier_of,
        declared=re.compile(rf"{declared}|(?P<leading>(?:等[^,。;、]{{0,8}})?为{leading})"),
        strong=re.compile(words(raw["strong"])),
        weak=re.compile(words(raw["weak"])),
        layout=re.compile(words(raw["layouts"])),
        before=re.compile(rf"{words(raw['heading_before'])}"),
        after=re.compile(rf"{words(raw['heading_after'])}$"),
    )


def find(doc: Document, sector_codings: list[Coding]) -> list[Priority]:
    """The priorities of a document, list by list, in the order of their rank."""
    finder = _Finder(doc, sector_codings)
    lists = finder.by_wording()
    for other in finder.by_order(_cues().strong, declared=True):
        if not any(_covers(doc, known, other) for known in lists):
            lists.append(other)
    lists = lists or finder.by_headings() or finder.by_order(_cues().weak, declared=False)[:1]
    return [row for found in lists for row in _rows(doc, finder.places, found)]


def _rows(doc: Document, places: Places, found: _List) -> Iterator[Priority]:
    list_id = f"{doc.doc_id}-{found.fields[0].start}"
    for rank, (field, tier) in enumerate(zip(found.fields, found.tiers, strict=True), start=1):
        quote = doc.text[field.start : field.end]
        sentence = places.sentence(field.start)
        sentence_id = sentence.sentence_id if sentence is not None else ""
        codes = " ".join(sorted(field.codes))
        yield Priority(
            doc.doc_id, list_id, rank, quote, codes, str(tier), found.basis, sentence_id, field.start, field.end, quote
        )


def _covers(doc: Document, known: _List, other: _List) -> bool:
    """Whether a list names the fields of another: four in five of them."""
    labels = [doc.norm[f.start : f.end] for f in known.fields]
    held = sum(any(same(doc.norm[f.start : f.end], label) for label in labels) for f in other.fields)
    return held >= 0.8 * len(other.fields)


class _Finder:
    """Looks for lists in one document."""

    def __init__(self, doc: Document, codings: list[Coding]) -> None:
        self.doc, self.norm = doc, doc.norm
        self.evidence = Evidence(codings)
        self.places = Places(doc)
        codes: dict[str, set[str]] = defaultdict(set)
        for coding in codings:
            codes[coding.sentence_id].add(coding.code)
        self._coded = [s for s in doc.sentences if s.kind in ("body", "item") and len(codes[s.sentence_id]) > 1]
        self._pieces: dict[int, list[tuple[int, int]]] = {}
        self._of_sector = {s.section_id for s in doc.sections if s.level and self.evidence.codes(s.start, s.end)}

    def by_wording(self) -> list[_List]:
        """Lists whose tiers rest on words of different strength in one section."""
        cues, groups = _cues(), defaultdict(list)
        for sentence in self._coded:
            if self._may_hold(sentence, _SILENT):
                groups[sentence.section_id].append(sentence)
        found = []
        for sentences in groups.values():
            clauses_of = [
                self._tiered(*clause, cues) for s in sentences for clause in clauses(self.norm, s.start, s.end)
            ]
            if (ranked := self._rank([clause for clause in clauses_of if clause is not None])) is not None:
                found.append(ranked)
        return found

    def _tiered(self, start: int, end: int, cues: _Cues) -> tuple[int, list[Field]] | None:
        while start < end and self.norm[start].isspace():
            start += 1
        cue = cues.tier.match(self.norm, start, end)
        if cue is None:
            return None
        named = [f for f in fields(self.norm, cue.end(), end, self.evidence, opened=True) if f.codes]
        return (cues.tier_of[cue[1]], named) if named else None

    def _rank(self, tiered: list[tuple[int, list[Field]]]) -> _List | None:
        """One list out of the clauses of a section; a lone field counts only beside a list in its own sentence."""
        listed = {tier for tier, named in tiered if len(named) > 1}
        if not listed:
            return None
        kept: list[tuple[int, Field]] = []
        for tier, named in tiered:
            if len(named) > 1 or tier not in listed:
                kept += [(tier, f) for f in named if not any(self._same(f, other) for _, other in kept)]
        steps = sorted({tier for tier, _ in kept})
        codes = {code for _, f in kept for code in f.codes}
        if len(steps) < 2 or len(kept) < 3 or len(codes) < 3:
            return None
        return _List("wording", [f for _, f in kept], [steps.index(tier) + 1 for tier, _ in kept])

    def _same(self, one: Field, other: Field) -> bool:
        return same(self.norm[one.start : one.end], self.norm[other.start : other.end])

    def by_order(self, cue: re.Pattern[str], *, declared: bool) -> list[_List]:
        """Lists that a text declares, each once: by what stands behind them (``declared``) or by the word before."""
        found: list[_List] = []
        for sentence in self._coded:
            if not self._may_hold(sentence, _SILENT | {"measure"}) or self._in_layout(sentence):
                continue
            for named in self._declared(sentence, cue, declared=declared):
                one = _List("order", named, list(range(1, len(named) + 1)))
                if not any(_covers(self.doc, known, one) for known in found):
                    found.append(one)
        return found

    def _declared(self, sentence: Sentence, cue: re.Pattern[str], *, declared: bool) -> Iterator[list[Field]]:
        pieces = self._clauses(sentence)
        for i, (start, end) in enumerate(pieces):
            word = cue.search(self.norm, start, end)
            if word is not None and not _PART.search(self.norm, start, word.start()):
                named = fields(self.norm, word.end(), end, self.evidence, opened=True)
                if self._is_list(named, 3, 2 if declared else 3):
                    yield named
                    continue
            mark = _cues().declared.search(self.norm, start, end) if declared else None
            if mark is None:
                continue
            # 选择A、B等领域,作为主攻方向: the list is the clause before
            if mark.start() <= start + 1 and i:
                start, stop = pieces[i - 1]
            else:
                stop = mark.start() if mark.lastgroup != "counted" else mark.end()
            named = fields(self.norm, start, stop, self.evidence, opened=False)
            if self._is_list(named, 2, 2) and not _PART.search(self.norm, start, named[0].start - 2):
                yield named

    def _is_list(self, named: list[Field], least: int, sectors: int) -> bool:
        coded = [f for f in named if f.codes]
        codes = {code for f in coded for code in f.codes}
        return len(named) >= least and len(coded) >= 0.7 * len(named) and len(codes) >= sectors

    def by_headings(self) -> list[_List]:
        """The longest row of sibling headings that name fields."""
        rows: dict[str, list[Section]] = defaultdict(list)
        for section in self.doc.sections:
            if section.function not in _SILENT | {"measure"} and section.level:
                rows[section.parent].append(section)
        best: list[Field] = []
        for parent, siblings in rows.items():
            if any(section.section_id in self._of_sector for section in self.places.chain(parent)):
                continue
            named = [self._heading(s) for s in siblings if s.section_id in self._of_sector]
            codes = {code for f in named for code in f.codes}
            if len(named) > max(2, len(best)) and len(named) >= 0.6 * len(siblings) and len(codes) > 2:
                best = named
        return [_List("headings", best, list(range(1, len(best) + 1)))] if best else []

    def _heading(self, section: Section) -> Field:
        """The field that a heading names: without its number, and without 推动 … 发展 around it."""
        cues, start, end = _cues(), section.start + len(section.number), section.end
        while end > start and self.norm[end - 1] in "。:; \t\r\n\xa0":
            end -= 1
        while start < end and self.norm[start] in "、.) \t\xa0":
            start += 1
        if (before := cues.before.match(self.norm, start, end)) and self.evidence.codes(before.end(), end):
            start = before.end()
        if (after := cues.after.search(self.norm, start, end)) and self.evidence.codes(start, after.start()):
            end = after.start()
        return Field(start, end, self.evidence.codes(start, end))

    def _clauses(self, sentence: Sentence) -> list[tuple[int, int]]:
        if sentence.start not in self._pieces:
            self._pieces[sentence.start] = clauses(self.norm, sentence.start, sentence.end)
        return self._pieces[sentence.start]

    def _may_hold(self, sentence: Sentence, silent: frozenset[str]) -> bool:
        chain = self.places.chain(sentence.section_id)
        return not (chain and chain[0].function in silent) and not any(s.section_id in self._of_sector for s in chain)

    def _in_layout(self, sentence: Sentence) -> bool:
        chain = self.places.chain(sentence.section_id)
        return any(_cues().layout.search(section.heading) for section in chain if section.level)

"""What a text says of itself: title, issuer, number, date, period, genre; and whether it is whole.

Each fact comes with the passage that it was taken from and how sure that is: ``stated`` (the text says so of itself),
``likely`` (a rule reads it from what usually means it). What a text does not say has no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

from compare.corpus.lines import ISSUER, Line, is_title, title_begins
from compare.corpus.pieces import title_end
from compare.models import Facts
from compare.vocab import read_yaml

STATED, LIKELY, GUESS = "stated", "likely", "guess"
_NOTICE_TITLE = re.compile(r"《([^《》]{6,80})》(?:已经|已|现|业经)|现将《([^《》]{6,80})》(?:印发|发布|转发)")
# …人民政府关于印发…行动计划的通知: the document that a notice without 《》 sends out.
_SENT_OUT = re.compile(r"关于印发[《<]?([^《》<>]{6,80}?)[》>]?的通知$")
_NUMBER = re.compile(r"([一-龥]{1,12}\s?[〔\[(﹝【](?:19|20)\d\d[〕\])﹞】]\s?\d+\s?号)")
_DATE = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_DIGIT = dict(zip("〇○零OＯ一二三四五六七八九", "00000123456789", strict=True))
_DATE_IN_WORDS = re.compile(r"([一二][〇○零OＯ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_PERIOD = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-—~–至]+\s?((?:19|20)\d\d)(?:\s?年)?")
_PERIOD_LINE = re.compile(r"^\s*\(\s?(20\d\d)\s?年?\s?[-—~–至]+\s?(20\d\d)\s?年?\s?\)\s*$", re.MULTILINE)
_FIVE_YEAR = re.compile(r"(十[一二三四五六])五[”\"]?(?=时期|期间|规划|末|以来|[^一-龥]|.{0,12}规划)")
# How far into the text its own period is looked for.
_HEAD, _BELOW = 4000, 3000
_FIRST_YEAR = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_LABELS = {
    "issuer": re.compile(r"(?:发文|发布|制发|制定|印发)(?:机关|机构|单位)\s*[:|]?\s*([一-龥]{3,24}(?:政府|办公厅|办公室|委员会|管委会|[厅局委部]))"),
    "issued_on": re.compile(r"(?:成文|印发|发文|签发)(?:日期|时间)\s*[:|]?\s*((?:19|20)\d\d)\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})日?"),
}
_SENDS = re.compile(r"([一-龥()]{2,26}?(?:人民政府|办公厅|办公室|委员会|管委会|厅|局|委))关于(?:印发|发布|转发)")
_SHORT_LINE = 40


class Stated(NamedTuple):
    """One fact and where it was found: ``text[start:end]`` is the passage; ``sure`` is stated, likely or guess."""

    name: str
    value: str
    start: int
    end: int
    sure: str = STATED


def infer(doc_id: str, text: str, norm: str, lines: list[Line], given: Facts | None) -> Facts:
    """The facts of a document: what ``given`` states, and from the text what it leaves empty (named in ``inferred``)."""
    found = Facts(doc_id, **{fact.name: fact.value for fact in find(text, norm, lines)})
    return _merge(given or Facts(doc_id), found)


def find(text: str, norm: str, lines: Sequence[Line]) -> list[Stated]:
    """The facts that a text states of itself, each with its passage, in the order of the table documents."""
    block = [line for line in lines if line.kind == "title"]
    first = next((i for i, line in enumerate(lines) if line.kind == "text"), len(lines))
    beside = [line for line in lines[:first] if line.kind == "furniture"]
    title = _title(norm, lines)
    found: list[Stated | None] = []
    if title is not None and title.value:
        found += [title._replace(value=re.sub(r"\s*\n\s*", "", text[title.start : title.end])), _genre(title)]
    found += [_issuer(norm, block) or _labelled("issuer", norm, beside), _number(norm, block) or _number(norm, beside, LIKELY)]
    found += [_issued(norm, block) or _labelled("issued_on", norm, beside), *_period(title, norm), _whole(norm, lines)]
    order = [f.name for f in fields(Facts)]
    return sorted((fact for fact in found if fact is not None), key=lambda fact: order.index(fact.name))


def _merge(given: Facts, found: Facts) -> Facts:
    names = [f.name for f in fields(Facts) if getattr(found, f.name) and not getattr(given, f.name)]
    merged = replace(given, doc_id=found.doc_id, **{name: getattr(found, name) for name in names if name != "doc_id"})
    return replace(merged, inferred=" ".join(name for name in names if name != "doc_id"))


def _title(norm: str, lines: Sequence[Line]) -> Stated | None:
    """The title: the one that the notice names, else the last title line of the block, else one run in."""
    candidates = [
        line for i, line in enumerate(lines) if line.kind == "title" and (is_title(norm[line.start : line.end]) or title_begins(norm, lines, i) < i)
    ]
    own = [line for line in candidates if not norm[line.start : line.end].endswith("通知")] or candidates
    if noticed := _NOTICE_TITLE.search(norm, 0, _HEAD):
        which = 1 if noticed[1] else 2
        return Stated("title", noticed[which], *noticed.span(which))
    if own:
        start, end = lines[title_begins(norm, lines, lines.index(own[-1]))].start, own[-1].end
        if sent := _SENT_OUT.search(norm, start, end):
            start, end = sent.span(1)
        return Stated("title", norm[start:end], start, end)
    first = next((line for line in lines if line.kind == "text"), None)
    if first is None:
        return None
    end = title_end(norm, first.start, first.end)
    return Stated("title", norm[first.start : end], first.start, end, LIKELY)


def _issuer(norm: str, block: Sequence[Line]) -> Stated | None:
    line = next((line for line in block if ISSUER.match(norm[line.start : line.end])), None)
    if line is not None:
        return Stated("issuer", norm[line.start : line.end], line.start, line.end)
    sent = next((m for line in block if (m := _SENDS.match(norm, line.start, line.end))), None)
    return Stated("issuer", sent[1], *sent.span(1), LIKELY) if sent is not None else None


def _number(norm: str, block: Sequence[Line], sure: str = STATED) -> Stated | None:
    """The number on a line of its own, or behind the title; not that of a document which the line cites."""
    for line in block:
        m = _NUMBER.search(norm, line.start, line.end)
        if m and "《" not in norm[line.start : m.start()]:
            return Stated("doc_number", m[1], m.start(1), m.end(1), sure)
    return None


def _labelled(name: str, norm: str, beside: Sequence[Line]) -> Stated | None:
    """What the page says of the document beside it: 发文机关: …, 成文日期: … The day on which it was put online is not told."""
    for line in beside:
        if m := _LABELS[name].search(norm, line.start, line.end):
            value = m[1] if name == "issuer" else f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}"
            return Stated(name, value, m.start(1), m.end() if name == "issued_on" else m.end(1), LIKELY)
    return None


def _issued(norm: str, block: Sequence[Line]) -> Stated | None:
    for line in block:
        if m := _DATE.match(norm, line.start, line.end):
            return Stated("issued_on", f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}", m.start(), m.end())
        if m := _DATE_IN_WORDS.match(norm, line.start, line.end):
            year = "".join(_DIGIT[c] for c in m[1])
            return Stated("issued_on", f"{year}-{_count(m[2]):02d}-{_count(m[3]):02d}", m.start(), m.end())
    return None


def _count(numeral: str) -> int:
    """十二 → 12; days and months only."""
    tens, ten, ones = numeral.rpartition("十")
    return int(_DIGIT.get(ones, "0")) + ((int(_DIGIT.get(tens, "1"))) * 10 if ten else 0)


def _period(title: Stated | None, norm: str) -> Iterator[Stated]:
    """First and last year: from the title, the line below it, or the five-year plan that the title or text names."""
    start, end = (title.start, title.end) if title is not None else (0, 0)
    if m := _PERIOD.search(norm, start, end) or _PERIOD_LINE.search(norm, 0, _BELOW):
        yield Stated("period_start", m[1], *m.span())
        yield Stated("period_end", m[2], *m.span())
        return
    in_title = _FIVE_YEAR.search(norm[:end], start)
    if m := in_title or _FIVE_YEAR.search(norm, 0, _HEAD):
        first = _FIRST_YEAR.get(m[1], 0)
        goal = re.search(rf"{m[1]}五[”\"]?(?:时期|期间),", norm)
        if first and (in_title or goal):
            shown = m if in_title or goal is None else goal
            sure = STATED if in_title else LIKELY
            yield Stated("period_start", str(first), *shown.span(), sure)
            yield Stated("period_end", str(first + 4), *shown.span(), sure)


def _genre(title: Stated) -> Stated | None:
    bare = re.sub(r"\([^()]*\)$", "", title.value)
    for entry in read_yaml("headings")["genres"]:
        for word in entry["match"]:
            if bare.endswith(word):
                end = title.start + len(bare)
                return Stated("genre", str(entry["genre"]), end - len(word), end)
    return None


def _whole(norm: str, lines: Sequence[Line]) -> Stated:
    """Whether the last line of the policy ends as a text ends: with a stop, a bracket, a date or a signature."""
    last = next((line for line in reversed(lines) if line.kind != "furniture"), None)
    if last is None:
        return Stated("complete", "yes", 0, 0, LIKELY)
    ending = norm[last.start : last.end].rstrip(" |\"”’")
    ends = last.kind == "title" or not ending or ending[-1] in "。!?;:)》】…" or len(ending) < _SHORT_LINE
    return Stated("complete", "yes" if ends else "truncated", max(last.start, last.end - 20), last.end, LIKELY)

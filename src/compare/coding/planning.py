"""Planning, from what stands beside the words: a dated or quantified goal, a list of priorities, a box of projects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from compare.coding.instruments import row
from compare.coding.stance import Stance
from compare.models import Coding, Document, Quantity, Sentence
from compare.vocab.lexicon import Code, MarkHit

_PLANNING = Code("planning", "")
_DEADLINE = re.compile(r"[到至]\s?20\d\d\s?年|20\d\d\s?年[底末前]|十[二三四五六]五[”\"]?(?:末|时期|期间)")
# The area of a zone is a spatial layout.
_AREA = frozenset({"平方公里", "平方千米", "公顷", "亩", "万亩"})


def code(doc: Document, quantities: list[Quantity], sectors: list[Coding], marks: list[MarkHit]) -> list[Coding]:
    """Codings of planning: targets, areas of zones, deadlines of goals, lists of priorities, boxes of projects.

    A magnitude (百亿级产业集群) describes what is counted and is no goal by itself.
    """
    functions = {section.section_id: section.function for section in doc.sections}
    stated = _stated(quantities)
    fields: dict[str, list[int]] = defaultdict(list)
    for coding in sectors:
        fields[coding.sentence_id].append(coding.start)
    places = [mark[0] for mark in marks]
    found: list[Coding] = []
    for sentence in doc.sentences:
        function = functions.get(sentence.section_id, "title")
        if sentence.kind not in ("body", "item", "heading") or function in ("background", "title"):
            continue
        evidence = list(stated.get(sentence.sentence_id, ()))
        if function == "goal" and sentence.kind != "heading" and (m := _DEADLINE.search(doc.norm, sentence.start, sentence.end)):
            evidence.append((m.start(), m.end(), "planning.deadline"))
        inside = marks[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        ruled = ((*mark[:2], _rule(doc.norm, mark, sentence, function, fields[sentence.sentence_id])) for mark in inside)
        evidence += [mark for mark in ruled if mark[2]]
        if function == "table" and sentence.kind == "heading":
            evidence.append((sentence.start, sentence.end, "planning.table"))
        if evidence:
            stance = Stance(doc.norm, sentence)
            found += [row(doc, sentence, start, end, rule, _PLANNING, stance) for start, end, rule in evidence]
    return found


def _stated(quantities: list[Quantity]) -> dict[str, list[tuple[int, int, str]]]:
    """Targets and areas by sentence."""
    stated: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for quantity in quantities:
        if quantity.role == "target" and quantity.precision == "exact" and not quantity.table_id:
            stated[quantity.sentence_id].append((quantity.start, quantity.end, "planning.target"))
        elif quantity.role == "project" and quantity.unit in _AREA:
            stated[quantity.sentence_id].append((quantity.start, quantity.end, "planning.area"))
    return stated


def _rule(norm: str, mark: MarkHit, sentence: Sentence, function: str, fields: list[int]) -> str:
    """The rule by which words that may state planning do so where they stand, or an empty text."""
    start, end, name = mark
    if sentence.kind == "heading":
        return "planning.projects" if name == "projects" and function == "box" else ""
    if name != "priorities":
        return ""
    # a list: at least two fields behind the words, or before 主攻方向 and 重点方向
    before = bisect_left(fields, start)
    named = before if norm.startswith("方向", end - 2) else len(fields) - before
    return "planning.priorities" if named >= 2 else ""

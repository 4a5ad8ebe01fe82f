"""Planning, from what stands beside the words: a dated or quantified goal, a list of priorities, a box of projects."""

from __future__ import annotations

import re
from bisect import bisect_left

from compare.models import Document, Quantity, Sentence
from compare.vocab.lexicon import MarkHit

Stated = tuple[int, int, str]
_DEADLINE = re.compile(r"[到至]\s?20\d\d\s?年|20\d\d\s?年[底末前]|十[二三四五六]五[”\"]?(?:末|时期|期间)")
# Sections whose sentences may state planning without such words: by a deadline, or as the caption of a table of targets.
SPOKEN = frozenset({"goal", "table"})
# The area of a zone is a spatial layout.
_AREA = frozenset({"平方公里", "平方千米", "公顷", "亩", "万亩"})


def find(
    doc: Document, sentence: Sentence, function: str, fields: list[int], stated: list[Stated], marks: list[MarkHit]
) -> list[Stated]:
    """Evidence of planning in one sentence: targets, areas of zones, deadlines of goals, lists of priorities, projects.

    ``fields`` are the places of its sector codings, ``stated`` what its quantities state (see `stated_by`), ``marks``
    the words inside it that may state planning.
    """
    if function in ("background", "title"):
        return []
    evidence = list(stated)
    if function == "goal" and sentence.kind != "heading" and (m := _DEADLINE.search(doc.norm, sentence.start, sentence.end)):
        evidence.append((m.start(), m.end(), "planning.deadline"))
    for mark in marks:
        if rule := _rule(doc.norm, mark, sentence, function, fields):
            evidence.append((mark[0], mark[1], rule))  # noqa: PERF401  (three kinds of evidence, one list)
    if function == "table" and sentence.kind == "heading":
        evidence.append((sentence.start, sentence.end, "planning.table"))
    return evidence


def stated_by(quantities: list[Quantity]) -> dict[str, list[Stated]]:
    """Targets and areas by sentence. A magnitude (百亿级产业集群) describes what is counted and is no goal by itself."""
    stated: dict[str, list[Stated]] = {}
    for quantity in quantities:
        if quantity.role == "target" and quantity.precision == "exact" and not quantity.table_id:
            stated.setdefault(quantity.sentence_id, []).append((quantity.start, quantity.end, "planning.target"))
        elif quantity.role == "project" and quantity.unit in _AREA:
            stated.setdefault(quantity.sentence_id, []).append((quantity.start, quantity.end, "planning.area"))
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

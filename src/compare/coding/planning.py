"""Planning, from what stands beside the words: a dated or quantified goal, a list of priorities, a box of projects."""

from __future__ import annotations

import re
from bisect import bisect_left

from compare.coding.numbers import PLANNING, Stated
from compare.models import CodingRow, Document, Quantity, Sentence
from compare.vocab.lexicon import MarkHit

_DEADLINE = re.compile(r"(?<!截)[到至]\s?20\d\d\s?年(?!的)|展望20\d\d年|十[二三四五六]五[”\"]?(?:末|时期|期间)")
# Outside the goals a date is a deadline only where it says so: 2020年底前全部完成.
_DUE = re.compile(r"(?<!截)(?<!有效期)(?<!起)[到至]\s?20\d\d\s?年(?!的)|(?<!截至)20\d\d\s?年(?:\d+月)?[底末]?前|20\d\d\s?年(?:\d+月)?[底末](?=[^,。;]*(?:完成|实现|建成))")
LAYOUT = re.compile(r"(?:空间|功能|区域|总体|产业|生产力)(?:发展)?布局$|(?:空间|发展)格局$")
# …专项资金,重点支持新能源、新材料: what money is for sets no priorities of the plan
_PAID_OUT = re.compile(r"资金|基金|补助|奖励")
_YEAR_OF_GOALS = re.compile(r"20\d\d年(?:发展|主要|远景)?目标")
_CLAUSE = re.compile(r"[^,。;:]+")
_BROUGHT_ABOUT = (".build", ".gather", ".foster", ".zone", ".cluster", ".clusters", ".attract", ".brand")
# Sections whose sentences may state planning without such words: by a deadline, or as the caption of a table of targets.
SPOKEN = frozenset({"goal", "table"})


def find(
    doc: Document, sentence: Sentence, function: str, fields: list[int], given: list[Stated], marks: list[MarkHit], layout: bool = False
) -> list[Stated]:
    """Evidence of planning in one sentence: targets, areas of zones, deadlines of goals, lists of priorities, projects.

    ``fields`` are the places of its sector codings, ``given`` what its quantities state (see `Numbers`), ``marks``
    the words inside it that may state planning, ``layout`` whether its own section lays out the space.
    """
    if function in ("background", "title"):
        return []
    evidence = list(given)
    pattern = _YEAR_OF_GOALS if sentence.kind == "heading" else _DEADLINE if function == "goal" else _DUE
    if m := pattern.search(doc.norm, sentence.start, sentence.end):
        evidence.append((m.start(), m.end(), "planning.deadline", PLANNING))
    for mark in marks:
        if rule := _rule(doc.norm, mark, sentence, function, fields):
            evidence.append((mark[0], mark[1], rule, PLANNING))  # noqa: PERF401  (three kinds of evidence, one list)
    if layout and sentence.kind in ("body", "item"):
        clause = _CLAUSE.match(doc.norm, sentence.start, sentence.end)
        evidence.append((sentence.start, clause.end() if clause else sentence.end, "planning.layout", PLANNING))
    if (function == "table" or (function == "box" and "指标" in sentence.text)) and sentence.kind == "heading":
        evidence.append((sentence.start, sentence.end, "planning.table", PLANNING))
    return evidence


def goal(stated: list[CodingRow]) -> Stated | None:
    """A goal that builds, gathers or fosters something states planning too (codebook, section 4): its first such evidence."""
    first = next((row for row in stated if row[9].partition(":")[0].endswith(_BROUGHT_ABOUT)), None)
    return (first[3], first[4], "planning.goal", PLANNING) if first else None


def rows(quantities: list[Quantity]) -> dict[str, tuple[Quantity, ...]]:
    """The targets in tables by the sentence (line) that they stand in."""
    found: dict[str, tuple[Quantity, ...]] = {}
    for quantity in quantities:
        if quantity.table_id and quantity.role == "target":
            found[quantity.sentence_id] = (*found.get(quantity.sentence_id, ()), quantity)
    return found


def row(sentence: Sentence, targets: tuple[Quantity, ...]) -> Stated | None:
    """A row of a table states planning if it has a target. A line that holds one cell of it names nothing by itself."""
    first = next((q for q in targets if isinstance(q.head_start, int) and q.head_start >= sentence.start), None)
    return (first.start, first.end, "planning.row", PLANNING) if first else None


def may_state(sentence: Sentence, function: str) -> bool:
    """Whether a sentence may state planning by nothing but its deadline, its section, or as the heading of a table or box."""
    if sentence.kind == "heading":
        return function in SPOKEN or function == "box"
    return function in SPOKEN or "20" in sentence.text


def _rule(norm: str, mark: MarkHit, sentence: Sentence, function: str, fields: list[int]) -> str:
    """The rule by which words that may state planning do so where they stand, or an empty text."""
    start, end, name = mark
    if sentence.kind == "heading":
        return "planning.projects" if name == "projects" and function == "box" else ""
    if name != "priorities":
        return ""
    if norm.startswith("支持", end - 2) and _PAID_OUT.search(norm, sentence.start, start):
        return ""
    # a list: at least two fields behind the words, or before 主攻方向 and 重点方向; or three names in the clause behind
    before = bisect_left(fields, start)
    if norm.startswith("方向", end - 2):
        return "planning.priorities" if before >= 2 else ""
    comma = norm.find(",", end, sentence.end)
    listed = norm.count("、", end, comma if comma >= 0 else sentence.end)
    named = len(fields) - before >= 2 or (listed >= 2 and norm.startswith("发展", end - 2))
    return "planning.priorities" if named else ""

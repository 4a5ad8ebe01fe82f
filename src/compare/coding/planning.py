"""Planning, from what stands beside the words: a dated or quantified goal, a list of priorities, a box of projects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from compare.coding.instruments import row
from compare.coding.stance import Stance
from compare.models import Coding, Document, Quantity
from compare.vocab.lexicon import Code

_PLANNING = Code("planning", "")
_DEADLINE = re.compile(r"(?:到|至|力争到?|截至|争取到?)\s?20\d\d\s?年|20\d\d\s?年(?:底|末|前)|[“\"]?十[二三四五六]五[”\"]?(?:末|时期|期间)")
_PRIORITY = re.compile(r"重点发展|优先发展|主攻方向|重点培育|重点打造|重点方向|优先布局|重点布局|聚焦发展")
# The area of a zone is a spatial layout.
_AREA = frozenset({"平方公里", "平方千米", "公顷", "亩", "万亩"})
_PROJECTS = re.compile(r"重点项目|重大项目清单|项目清单")


def code(doc: Document, quantities: list[Quantity], sectors: list[Coding]) -> list[Coding]:
    """Codings of planning: targets, areas of zones, deadlines of goals, lists of priorities, boxes of projects.

    A magnitude (百亿级产业集群) describes what is counted and is no goal by itself.
    """
    functions = {section.section_id: section.function for section in doc.sections}
    targets: dict[str, Quantity] = {}
    areas: dict[str, Quantity] = {}
    for quantity in quantities:
        if quantity.role == "target" and quantity.precision == "exact" and not quantity.table_id:
            targets.setdefault(quantity.sentence_id, quantity)
        elif quantity.role == "project" and quantity.unit in _AREA:
            areas.setdefault(quantity.sentence_id, quantity)
    named: dict[str, list[int]] = defaultdict(list)
    for coding in sectors:
        named[coding.sentence_id].append(coding.start)
    found: list[Coding] = []
    for sentence in doc.sentences:
        function = functions.get(sentence.section_id, "title")
        if sentence.kind not in ("body", "item", "heading") or function in ("background", "title"):
            continue
        for rule, given in (("planning.target", targets), ("planning.area", areas)):
            if (stated := given.get(sentence.sentence_id)) is not None:
                found.append(row(doc, sentence, stated.start, stated.end, rule, _PLANNING, Stance(doc.norm, sentence)))
        for start, end, rule in _marks(doc.norm, sentence.start, sentence.end, sentence.kind, function, named.get(sentence.sentence_id, [])):
            found.append(row(doc, sentence, start, end, rule, _PLANNING, Stance(doc.norm, sentence)))
    return found


def _marks(norm: str, start: int, end: int, kind: str, function: str, named: list[int]) -> Iterator[tuple[int, int, str]]:
    if kind == "heading":
        if (function in ("box", "table")) and (m := _PROJECTS.search(norm, start, end)):
            yield m.start(), m.end(), "planning.projects"
        if function == "table":
            yield start, end, "planning.table"
        return
    if function == "goal" and (m := _DEADLINE.search(norm, start, end)):
        yield m.start(), m.end(), "planning.deadline"
    for m in _PRIORITY.finditer(norm, start, end):
        # a list: at least two fields behind the words, or before 主攻方向 and 重点方向
        before = bisect_left(named, m.start())
        if (before if m[0].endswith("方向") else len(named) - before) >= 2:
            yield m.start(), m.end(), "planning.priorities"
            return

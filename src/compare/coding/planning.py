"""Planning, from what stands beside the words: a dated or quantified goal, a list of priorities, a box of projects."""

from __future__ import annotations

import re
from bisect import bisect_left

from compare.coding.numbers import PLANNING, Stated
from compare.models import CodingRow, Document, Quantity, Section, Sentence
from compare.vocab.lexicon import MarkHit

_DEADLINE = re.compile(r"(?<!截)[到至]\s?20\d\d\s?年(?!的)|展望\s?20\d\d\s?年|十[二三四五六]五[”\"]?(?:末|时期|期间)")
# Outside the goals a date is a deadline only where it says so: 2020年底前全部完成.
_DUE = re.compile(r"(?<!截)(?<!有效期)(?<!起)[到至]\s?20\d\d\s?年(?!的)|(?<!截至)(?<!截至\s)20\d\d\s?年(?:\s?\d+\s?月|[一二三四]季度|[上下]半年|年|[^,。;、0-9]{1,5}[季期夏冬节])?[底末]?前(?![^,。;]{0,4}的)|20\d\d\s?年(?:\s?\d+\s?月)?[底末](?=[^,。;]*(?:完成|实现|建成))|(?:力争|争取|确保)[^,。;]{0,16}20\d\d\s?年(?!的)")
_LAYOUT = re.compile(r"(?:空间|功能|区域|总体|产业|生产力|工业|制造业|经济)(?:发展|空间)?布局$|(?:空间|发展)格局$|优化(?:空间|功能|区域|产业)?布局")
# 沿江智造带。中部…: words that head a paragraph; the sentences behind them lay out.
_HEAD = re.compile(r"(?!按照|围绕|构建|形成|打造|优化)(?:[^,。;:、“]{2,16}|“[^,。;:、”]{2,12}”)[。:]")
# What a sentence says that lays out space in a section below one of layout: 软件谷以基础软件、网络安全为主。
_PLACED = re.compile(r"以[^,。;]{2,40}为(?:主|重点)|侧重|产业带|发展轴|[一二三四五两多][核带轴园心极廊翼]|组团|片区")
# 东部片区布局整车制造,西部片区布局关键零部件: what goes where, in any section
_PLACE = r"(?:片区|区域|园区|组团|[东西南北中]部|[市县区镇]|沿[一-龥]{1,2})(?:重点)?"
_APART = re.compile(rf"{_PLACE}布局[^,。;、]{{2,20}},[^,。;、]{{0,10}}{_PLACE}布局")
# …专项资金,重点支持新能源、新材料: what money is for sets no priorities of the plan
_PAID_OUT = re.compile(r"资金|基金|补助|奖励")
# of a project in a box also the year in which it opens, or its years: 总投资51亿元,2025年投产; 总投资4.6亿元,2019—2021年
_OPENS = re.compile(rf"{_DUE.pattern}|,20\d\d\s?年?\s?[-—–~至]+\s?20\d\d\s?年(?=[。;]?$)|20\d\d\s?年(?:[^,。;]{{0,8}}(?:投产|建成|完工|竣工|投用|投运|开工))")
# “一核两带三园”: the shape that a layout gives to the space; not 一带一路
_SHAPE = re.compile(r"(?:[一二两双三四五六七八九十多N](?:基地|中心|组团|走廊|[核城带轴区园廊极翼心港片圈点谷湾街副]|主(?![业要导体题攻]))){2,}")
# 一带,即沿海新能源产业带: an entry of such a layout, at the beginning of its sentence
_OF_A_SHAPE = re.compile(r"[一二两三四五六多N](?<=[\n。;“\"\s].)[核城带轴区园廊极翼心港片圈点谷湾](?=[”\"]?(?:,?即|:))")
# 渤山等沿海开发区做优钢铁、石化: what a place is to have; 全市发展… says it of all
_HAS = re.compile(
    r"\s*(?:[(]?[0-9一二三四五六七八九十]{1,2}[).、]\s*)?(?![全我本各以在]|支持|推[动进]|促进|加快|提[升高]|服务|带动|指导|统筹|增强|引[导领]|鼓励|依托|围绕|聚焦)"
    r"[^,。;:全]{2,16}(?:[区县市园镇](?<!城市)|沿海|新城)(?:依托[^,。;:]{2,20})?(?:重点)?(?:布局)?(?:发展|做大做强|做优|做强)(?!改革|研究|规划|壮大)"
)
_ORDERS_FIELDS = re.compile("[为做]|发展")  # what every match of _FIRST or _HAS holds
_YEAR_OF_GOALS = re.compile(r"20\d\d\s?年(?:发展|主要|远景)?目标")
# 以体外诊断、植介入器械为突破口: a list of fields that come first
_FIRST = re.compile(r"以[^,。;:]*、[^,。;:]*(?<!建设)为(?:重点|主攻方向|主要方向|重点方向|突破口|主导|主(?![体要线题]))")
# 第四章 重点领域: the heading of what comes first
_AREAS = re.compile(r"(?:重点(?:支持|发展)?领域|主攻方向|发展(?:方向|重点)(?:[和与及、](?:方向|重点))?|(?:工业|制造业|经济|产业)(?:发展|空间)布局)(?=[。:：]?$)|优化布局")
_TARGETS = re.compile(r"指标|目标[。:：]?$")
_CLAUSE = re.compile(r"[^,。;:]+")
# 力争把我市建成…基地, 争取进入…行列: a goal, though it has no date; 争取进入国家试点 is asked for
_HOPE = re.compile(
    r"(?:力争|争取)(?:[^,。;:]{0,4}(?:成为|跻身|迈入)|[把将使][^,。;:]{2,30}?(?:建成|建设成|打造成|成为|建设为)|[^,。;:]{0,4}进入[^,。;:]{0,16}(?:行列|前列|名单|方阵|前[0-9十百])"
    r"|建成[^,。;:]{2,30}(?:基地|高地|中心|强市|强县|强区|示范区|先行区)(?=[,。;:]))"
)
# 专栏2 重点项目, 补短板清单: what stands in such a box is planned; 重点工作 are acts, each of which says what it is
_LISTS = re.compile(r"项目|清单|产品|指标|目标|工程|方向|布局")
_LISTS_ACTS = re.compile("工作|举措|措施|保障")
_BROUGHT_ABOUT = (".build", ".gather", ".foster", ".zone", ".cluster", ".clusters", ".attract", ".brand")
# Sections whose sentences may state planning without such words: by a deadline, or as the caption of a table of targets.
SPOKEN = frozenset({"goal", "table"})
_NEAR = 12
_LAID_OUT_IN = frozenset({"task", "measure", "principle", ""})


def find(
    doc: Document, sentence: Sentence, function: str, fields: list[int], given: list[Stated], marks: list[MarkHit], layout: bool = False
) -> list[Stated]:
    """Evidence of planning in one sentence: targets, areas of zones, deadlines of goals, lists of priorities, projects.

    ``fields`` are the places of its sector codings, ``given`` what its quantities state (see `Numbers`), ``marks``
    the words inside it that may state planning, ``layout`` whether it lays out the space (see `lays_out`).
    """
    if function == "background":
        return []
    if function == "title":  # 力争到2026年…达到700亿元, in a preamble
        return [one for one in given if one[2] == "planning.target"]
    evidence = list(given)
    pattern = _YEAR_OF_GOALS if sentence.kind == "heading" else _DEADLINE if function == "goal" else _OPENS if function == "box" else _DUE
    if m := pattern.search(doc.norm, sentence.start, sentence.end):
        evidence.append((m.start(), m.end(), "planning.deadline", PLANNING))
    for mark in marks:
        if rule := _rule(doc.norm, mark, sentence, function, fields):
            evidence.append((mark[0], mark[1], rule, PLANNING))  # noqa: PERF401  (three kinds of evidence, one list)
    evidence += _by_wording(doc.norm, sentence, function, fields)
    if layout:
        evidence.append(_opening(doc.norm, sentence, "planning.layout"))
    return evidence + _of_heading(sentence, function) if sentence.kind == "heading" else evidence


def _by_wording(norm: str, sentence: Sentence, function: str, fields: list[int]) -> list[Stated]:
    """Fields that come first, goals without a date, what a place is to have, what goes where."""
    found: list[Stated] = []
    text = sentence.text
    if len(fields) > 1 and "、" in text and (m := _first(norm, sentence, fields)):
        found.append((*m.span(), "planning.priorities", PLANNING))
    if ("力争" in text or "争取" in text) and (m := _HOPE.search(norm, sentence.start, sentence.end)):
        found.append((*m.span(), "planning.goal", PLANNING))
    if len(fields) > 1 and function in _LAID_OUT_IN and (m := _has(norm, sentence, fields)):
        found.append((*m.span(), "planning.layout", PLANNING))
    if text.count("布局") > 1 and (m := _APART.search(norm, sentence.start, sentence.end)):
        found.append((*m.span(), "planning.layout", PLANNING))
    return found


def _of_heading(sentence: Sentence, function: str) -> list[Stated]:
    """What a heading says of its section: that it sets priorities, or is a table of targets."""
    found: list[Stated] = []
    if function != "principle" and (m := _AREAS.search(sentence.text)):
        found.append((sentence.start + m.start(), sentence.start + m.end(), "planning.areas", PLANNING))
    if function == "table" or (function == "box" and _TARGETS.search(sentence.text)):
        found.append((sentence.start, sentence.end, "planning.table", PLANNING))
    return found


def shapes(norm: str) -> list[MarkHit]:
    """Where a text names the shape of its space, in order: “一核两带三园”."""
    return sorted((*m.span(), "shape") for pattern in (_SHAPE, _OF_A_SHAPE) for m in pattern.finditer(norm))


def laid_out(sections: list[Section]) -> dict[str, bool]:
    """The sections that lay out the space: True where their own heading says so, False where that of a section above does."""
    found: dict[str, bool] = {}
    for section in sections:  # a section stands behind the one above it
        own = _LAYOUT.search(section.heading.rstrip("。: ")) is not None
        if own or section.parent in found:
            found[section.section_id] = own
    return found


def listings(sections: list[Section]) -> frozenset[str]:
    """The boxes that list what is planned (项目, 清单, 产品), with the sections in them."""
    found: set[str] = set()
    for section in sections:
        caption = section.heading if section.number.startswith("专栏") else ""
        if section.function == "box" and (section.parent in found or (_LISTS.search(caption) and not _LISTS_ACTS.search(caption))):
            found.add(section.section_id)
    return frozenset(found)


def entry(norm: str, sentence: Sentence) -> list[Stated]:
    """An entry of such a box, as evidence: its first clause. A heading or a note is none."""
    if sentence.kind == "heading" or sentence.text.startswith("注"):
        return []
    return [_opening(norm, sentence, "planning.entry")]


def _opening(norm: str, sentence: Sentence, rule: str) -> Stated:
    """The first clause of the sentence."""
    clause = _CLAUSE.match(norm, sentence.start, sentence.end)
    return sentence.start, clause.end() if clause else sentence.end, rule, PLANNING


def lays_out(norm: str, sentence: Sentence, own: bool) -> bool:
    """Whether a sentence of such a section lays out; ``own``: by the section's own heading."""
    if sentence.kind not in ("body", "item") or _heads(norm, sentence):
        return False
    return own or _PLACED.search(norm, sentence.start, sentence.end) is not None


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
    headed = (q for q in targets if isinstance(q.head_start, int) and q.head_start >= sentence.start)
    first = next(headed, targets[0] if len(targets) > 1 else None)  # 2025年 15 58: the year is the head
    return (first.start, first.end, "planning.row", PLANNING) if first else None


def may_state(norm: str, sentence: Sentence, function: str, fields: int) -> bool:
    """Whether a sentence with so many fields may state planning without a word of it: by its deadline, its section, its wording
    (see `_by_wording`), or as the heading of a table or box.
    """
    if fields > 1 and _ORDERS_FIELDS.search(sentence.text):
        return True
    if sentence.kind == "heading":
        return function in SPOKEN or function == "box" or _AREAS.search(sentence.text) is not None
    text = sentence.text
    return function in SPOKEN or norm.find("20", sentence.start, sentence.end) >= 0 or "力争" in text or "争取" in text or text.count("布局") > 1


def _first(norm: str, sentence: Sentence, fields: list[int]) -> re.Match[str] | None:
    """The clause that says which fields come first, where it names at least two."""
    for m in _FIRST.finditer(norm, sentence.start, sentence.end):
        if bisect_left(fields, m.end()) - bisect_left(fields, m.start()) > 1:
            return m
    return None


def _has(norm: str, sentence: Sentence, fields: list[int]) -> re.Match[str] | None:
    """What says that a place is to have fields: they begin right behind the verb, in its clause, and there are two of them."""
    m = _HAS.match(norm, sentence.start, sentence.end)
    if m is None:
        return None
    clause = _CLAUSE.match(norm, m.end(), sentence.end)
    first = bisect_left(fields, m.end())
    near = first < len(fields) and clause is not None and fields[first] < min(clause.end(), m.end() + _NEAR)
    return m if near and len(fields) - first > 1 else None


def _heads(norm: str, sentence: Sentence) -> bool:
    """Whether a sentence is the heading of its paragraph: it begins the line, says a few words and goes on."""
    if not _HEAD.fullmatch(norm, sentence.start, sentence.end) or norm[norm.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip():
        return False
    line = norm.find("\n", sentence.end)
    return norm[sentence.end : line if line >= 0 else len(norm)].strip() != ""


def _rule(norm: str, mark: MarkHit, sentence: Sentence, function: str, fields: list[int]) -> str:
    """The rule by which words that may state planning do so where they stand, or an empty text."""
    start, end, name = mark
    if name == "shape":
        return "planning.layout"
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

"""Instrument codings: which actions a sentence states (codebook, section 2).

Cue terms are read clause by clause. A phrase (招商引资) speaks for itself. An object (重点实验室) speaks only with an
action word of its rule: before it in the clause (建设一批重点实验室), or right behind it or its list as a noun
(重点实验室、工程中心建设). A clause that opens with 依托, 围绕 and the like names what the action rests on, so nothing in it
speaks until an action word follows. A rule may ask that the word stand near (within so many characters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compare.coding.masks import Masks
from compare.coding.stance import stance
from compare.models import Coding, Document, Sentence
from compare.vocab.lexicon import Code, Cue, Hit, Reading, lexicon

_SILENT = frozenset({"title", "furniture", "agencies", "table_row"})
_NO_ACTION = frozenset({"background", "title", "table", "furniture"})
_CLAUSE = re.compile(r"[,;:。!?]")
# What may follow an action word that is used as a noun behind its object: 平台建设,… 园区建设工程, 人才引进力度.
_NOUN_END = frozenset("、,。;:!?和与及等工力机计行项体的任方制)》”\" |或并")
_NOUN_GAP = re.compile(r"(?:的|等|及其|和|工程|项目|体系|一体化|规范化|标准化|现代化)*\Z")

# A phrase right before 的 and an actor describes the actor: 从事技术开发的人才, 技术开发类人才, 实现上市的企业.
_ATTRIBUTE = re.compile("的(?:人|企业|机构|单位|团队|科研|科技)|类")
# What stands before a word that opens a clause.
_OPENERS = frozenset(["", ",", ";", ":", "。", "\n", " ", ")", "、", "并", "要"])

Found = tuple[int, int, Reading]


@dataclass(slots=True)
class _Clause:
    """State while a clause is read: the action words so far, and the objects that wait for one behind them."""

    end: int
    classes: int
    resting: bool = False
    covered: int = 0
    verbs: list[tuple[int, int]] = field(default_factory=list)
    pending: list[tuple[int, int, Cue]] = field(default_factory=list)


def code(doc: Document, hits: list[Hit], masks: Masks) -> list[Coding]:
    """Instrument codings of a document by vocabulary rules, in the order of the text."""
    functions = {section.section_id: section.function for section in doc.sections}
    found: list[Coding] = []
    at = 0
    for sentence in doc.sentences:
        while at < len(hits) and hits[at].start < sentence.start:
            at += 1
        first = at
        while at < len(hits) and hits[at].end <= sentence.end:
            at += 1
        function = functions.get(sentence.section_id, "title")
        if first < at and sentence.kind not in _SILENT and function not in _NO_ACTION:
            for start, end, reading in _sentence(doc.norm, sentence, function, hits[first:at], masks):
                found.append(row(doc, sentence, start, end, reading.rule, reading.code))
    return found


def row(doc: Document, sentence: Sentence, start: int, end: int, rule: str, c: Code) -> Coding:
    """The coding of evidence ``text[start:end]``."""
    attitude = stance(doc.norm, sentence, start)
    quote = doc.text[start:end]
    return Coding(doc.doc_id, "instrument", c.code, start, end, c.subcode, attitude, sentence.sentence_id, quote, rule)


def _sentence(norm: str, sentence: Sentence, function: str, hits: list[Hit], masks: Masks) -> list[Found]:
    given = _given(sentence, function)
    clause = _Clause(-1, 0)
    found: list[Found] = []
    for start, end, cue in hits:
        if start >= clause.end:
            stop = _CLAUSE.search(norm, start, sentence.end)
            ends = stop.start() if stop else sentence.end
            # 石河子国家高新区:建设… names the place before the colon, which is not built
            clause = _Clause(ends, 0 if stop and stop[0] == ":" else given)
        if not masks.hides(start):
            _read(norm, clause, start, end, cue, found)
    return found


def _given(sentence: Sentence, function: str) -> int:
    """Action words understood where none stands: a box lists what is to be built, a heading names what is to be done."""
    bits = lexicon().verb_bits
    if sentence.kind == "heading":
        return sum(bit for name, bit in bits.items() if name not in ("build", "attract", "issue"))
    return bits["build"] if function == "box" else 0


def _read(norm: str, clause: _Clause, start: int, end: int, cue: Cue, found: list[Found]) -> None:
    if cue.adjunct:
        clause.resting = clause.resting or norm[start - 1 : start] in _OPENERS
    if cue.phrases:
        clause.covered = max(clause.covered, end)
        if not clause.resting and not _ATTRIBUTE.match(norm, end):
            found.extend((start, end, reading) for reading in cue.phrases)
    if cue.objects:
        clause.covered = max(clause.covered, end)
        spoken = [(start, end, r) for r in cue.objects if r.verbs & clause.classes and _is_near(clause, start, r)]
        found.extend(spoken)
        if not spoken:
            clause.pending.append((start, end, cue))
    # an action word inside a longer term (转化 in 成果转化平台) is none
    if cue.verb and start >= clause.covered:
        clause.resting = False
        if clause.pending and _is_noun(norm, end, clause.end) and _NOUN_GAP.match(norm, clause.pending[-1][1], start):
            for from_, to, thing in clause.pending:
                found.extend((from_, to, r) for r in thing.objects if r.verbs & cue.verb)
        clause.pending.clear()
        clause.classes |= cue.verb
        clause.verbs.append((end, cue.verb))


def _is_near(clause: _Clause, start: int, reading: Reading) -> bool:
    """Whether a rule that asks for nearness has its action word within so many characters before the object."""
    if not reading.within:
        return True
    return any(start - end <= reading.within and mask & reading.verbs for end, mask in clause.verbs)


def _is_noun(norm: str, end: int, clause_end: int) -> bool:
    return end >= clause_end or norm[end] in _NOUN_END

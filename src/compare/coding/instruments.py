"""Instrument codings: which actions a sentence states (codebook, section 2).

Cue terms are read clause by clause. A phrase (招商引资) speaks for itself. An object (重点实验室) speaks only with an
action word of its rule: before it in the clause (建设一批重点实验室), or right behind it or its list as a noun
(重点实验室、工程中心建设). A clause that opens with 依托, 围绕 and the like names what the action rests on, so nothing in it
speaks until an action word follows. A rule may ask that the word stand near (within so many characters).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from compare.coding import outcomes, silent
from compare.coding.masks import Masks
from compare.coding.stance import Stance
from compare.models import CodingRow, Document, Sentence
from compare.vocab.lexicon import Code, Cue, CueHit, Reading, lexicon

_NO_ACTION = frozenset({"background", "title", "table", "furniture"})
# What may follow an action word that is used as a noun behind its object: 平台建设,… 园区建设工程, 人才引进力度.
_NOUN_END = frozenset("、,。;:!?和与及等工力机计行项体的任方制)》”\" |或并")
# What an object closes its phrase before; a number counts it: 建成千亿元园区1个.
_CLOSERS = _NOUN_END | frozenset("0123456789")
_GROWS = ("发展", "建设", "培育", "壮大", "提升", "竞争", "规模", "能级", "创建")
_NOUN_GAP = re.compile(r"(?:\([^()]{1,30}\)|的|等|及其|和|[一二三]期|工程|项目|体系|一体化|规范化|标准化|现代化)*\Z")

# A phrase right before 的 and an actor describes the actor: 从事技术开发的人才, 技术开发类人才, 实现上市的企业.
_ATTRIBUTE = re.compile("的(?:人|企业|机构|单位|团队|科研|科技)|类")
_ATTRIBUTE_OPENINGS = ("的", "类")
# 强化要素支撑。 opens a paragraph of measures as a heading does.
_RUN_IN = re.compile(r"\s*(?:强化|加强|完善|优化|健全|加大|推进|深化|提升|营造|创新|狠抓|落实)[^,,。;、:0-9]{2,9}[。:]")
_LONGEST_RUN_IN = 16
_COUNTED, _SET_UP = frozenset({"新增"}), frozenset({"platforms"})
# What a list of fields to be developed holds is an industry there, not a means: 发展工业设计、知识产权等专业服务.
_KINDS_OF_FIELDS = ("功能", "环节", "领域", "产业", "行业", "服务业", "服务外包", "服务", "业态", "经济", "贸易")
_FIELDS = re.compile(
    rf"(?:发展|布局|集聚|重点支持|培育|壮大|做强|做优)(?=[^,。;:]*、)[^,。;:]{{4,90}}?(?:等[^,。;:]{{0,8}})?(?:{'|'.join(_KINDS_OF_FIELDS)})(?=[,。;]|$)"
)
_ONE_FIELD = re.compile("研发、(?!制造|生产|加工|应用|推广|转化)")  # 重点发展芯片设计、创新药研发、基础算法: an industry
_LISTED = re.compile(r"(?:重点(?:发展|布局|支持|培育)|发展|布局)[^,。;:]*[^,。;:、]$")
_STOP = re.compile("[,。;:]")
_FIELDS_ALONE = frozenset({"finance", "regulation", "ip", "rd", "procurement", "trade", "cooperation"})
# What a phrase orders by itself even where a figure follows: 试点20个品种, 腾出土地1730亩.
_ORDERS = frozenset({"demonstration", "factors", "regulation"})
_RATIOS = ("占", "强度", "增长", "年均", "达到")
_PAID = re.compile("给予|补助|补贴|奖励|资助")
# 对取得质量管理规范认证的机构,给予奖励; 新建冷库1000吨以上的,给予补助: what is paid for is no act of these kinds, only who is paid.
# 建设一批高水平的园区,对入驻企业给予奖励 orders first.
_PAYS = r"(?:给予|奖励|奖补|补助|补贴|资助|贴息|[奖补][0-9])"
_WHO_IS_PAID = re.compile(
    rf"(?:(?<=[,。;:、\s）)])|^)(?:对[^,。;:]{{4,60}}?的[^,。;:]{{0,12}}|(?!规划|打造|完善|推进|支持|培育|引进|加强|健全|组建|共?建|加快|鼓励)[^,。;:]{{4,60}}?的(?:企业|机构|单位|项目|个人)?),(?=(?:[^,。;]*,)?[^,。;]*{_PAYS})"
)
# 新建项目一律进入合规园区: who goes there builds none
_ENTERS = re.compile(r"(?:进入|迁入|入驻|进驻|搬迁到|搬迁至|搬入|集中到)(?:(?!建|打造)[^,。;、]){0,8}$")
_NOT_PAID_FOR = frozenset({"cooperation", "governance", "infrastructure", "public_services", "regulation", "tax"})
_SIZE_OR_START = re.compile("[0-9]|投资|占地|新建|建设|开工|投产|建成")
_WORKS = ("园", "园区", "基地", "中心", "工厂", "电站", "一期", "二期", "三期")
_OPENERS = frozenset(["", ",", ";", ":", "。", "\n", " ", ")", "、", "并", "要"])  # before a word that opens a clause

Found = tuple[int, int, Reading]
_END = itemgetter(1)


def find(
    doc: Document, sentence: Sentence, function: str, hits: list[CueHit], masks: Masks, stance: Stance, figures: Sequence[int] = ()
) -> list[CodingRow]:
    """Instrument codings of one sentence by vocabulary rules; ``hits`` are those inside the sentence, ``figures`` the places
    of its targets.
    """
    if function in _NO_ACTION or silent.is_told(doc.norm, sentence):
        return []
    spoken = _Reading(doc.norm, sentence, function, masks, figures).read(hits)
    if spoken and not _NOT_PAID_FOR.isdisjoint(found[2].code.code for found in spoken):
        spoken = _without_conditions(doc.norm, sentence, spoken)
    if spoken and (passive := list(outcomes.clauses(doc.norm, sentence))):
        spoken = _outside(passive, spoken)
    if not spoken:
        return []
    doc_id, sentence_id, text, settled = doc.doc_id, sentence.sentence_id, doc.text, stance.throughout
    return [
        (doc_id, "instrument", code, start, end, subcode, settled or stance.at(start), sentence_id, text[start:end], rule, "")
        for start, end, (_, _, rule, (code, subcode), _) in spoken
    ]


def _without_conditions(norm: str, sentence: Sentence, spoken: list[Found]) -> list[Found]:
    """What speaks, without acts that only say who is paid."""
    if "的" not in sentence.text:
        return spoken
    kept = _outside([m.span() for m in _WHO_IS_PAID.finditer(norm, sentence.start, sentence.end)], spoken)
    return spoken if len(kept) == len(spoken) else [one for one in spoken if one in kept or one[2].code.code not in _NOT_PAID_FOR]


def _outside(clauses: list[tuple[int, int]], spoken: list[Found]) -> list[Found]:
    """What speaks outside such clauses."""
    return [one for one in spoken if not any(first <= one[0] < last for first, last in clauses)]


def row(doc: Document, sentence: Sentence, start: int, end: int, rule: str, c: Code, stance: Stance) -> CodingRow:
    """The coding of evidence ``text[start:end]``."""
    code, subcode = c
    attitude = stance.throughout or stance.at(start)
    return (doc.doc_id, "instrument", code, start, end, subcode, attitude, sentence.sentence_id, doc.text[start:end], rule, "")


class _Reading:
    """A sentence being read clause by clause: what is understood in it and what has spoken so far; in the clause, the action
    words so far and the objects that wait for one behind them.
    """

    __slots__ = (
        "bodies", "classes", "counted", "cover", "covered", "fields", "figure", "figures", "found", "function", "given", "guiding", "masks", "norm",
        "pending", "resting", "sentence", "stop", "understood", "verbs",
    )  # fmt: skip

    def __init__(self, norm: str, sentence: Sentence, function: str, masks: Masks, figures: Sequence[int]) -> None:
        self.norm, self.sentence, self.function, self.figures = norm, sentence, function, figures
        self.masks = masks if masks.touch(sentence.start, sentence.end) else None
        self.bodies = masks.bodies
        self.understood = _given(sentence, function)
        self.guiding = _bits("build", "foster", "crack") if silent.is_guiding(norm, sentence) else 0
        self.fields: list[tuple[int, int]] | None = None
        self.found: list[Found] = []
        # where the clause ends, the last phrase or object in it, and the figure that it may measure
        self.stop = self.covered = self.figure = -1
        self.cover = 0, 0

    def read(self, hits: list[CueHit]) -> list[Found]:
        """What speaks for an instrument, in the order of the text."""
        norm, masks, bodies, stop, spent = self.norm, self.masks, self.bodies, -1, False
        for start, end, cue in hits:
            if norm[start] == "研" and _ONE_FIELD.match(norm, start) and _LISTED.search(norm, self.sentence.start, start):
                continue  # a field among others
            if start >= stop:
                stop = self._open(start)
                # …专项资金,重点支持新产品研发、创新平台: what a fund pays for (codebook, rule I6)
                spent = cue.verb != 0 and self._pays_for(start)
            if spent or end in bodies or (masks is not None and masks.hides(start)):
                spent = spent or cue.purpose
                continue
            if not cue.only_acts:
                self._meet(start, end, cue)
                spent = cue.purpose
            # an action word inside a longer term (转化 in 成果转化平台) is none
            if cue.verb and (start >= self.covered or (start, end) == self.cover):
                self._act(start, end, cue.verb)
        return self.found

    def _open(self, start: int) -> int:
        """Begin the clause that holds ``start``, and where it ends: sentences end at stops and semicolons, so commas and
        colons are what divides them.
        """
        norm, last = self.norm, self.sentence.end
        comma = norm.find(",", start, last)
        stop = comma if comma >= 0 else last
        colon = norm.find(":", start, stop)
        if colon >= 0:  # 石河子国家高新区:建设… names the place before the colon, which is not built
            stop = colon
        self.stop = stop
        names_works = colon >= 0 and self.function == "box" and norm.endswith(_WORKS, start, colon) and self._is_built(colon)
        understood = lexicon().given["box"] if names_works else self.understood
        self.given = self.classes = understood if colon < 0 or names_works else 0
        if self.figures:
            self.figure = next((at for at in self.figures if start < at < stop), -1) if colon < 0 else -1
        self.resting = self.counted = False
        self.covered, self.cover = 0, (0, 0)
        self.verbs: list[tuple[int, int]] = []
        self.pending: list[tuple[int, int, Cue]] = []
        return stop

    def _is_built(self, colon: int) -> bool:
        """Whether the works that name an entry are to be built: 深影装备产业园:投资22亿元; not 东湖产业园:重点发展集成电路."""
        return colon + 1 >= self.sentence.end or _SIZE_OR_START.search(self.norm, colon, self.sentence.end) is not None

    def _pays_for(self, start: int) -> bool:
        """Whether the clause tells what the funding of the clause before is for."""
        if not self.found or self.found[-1][2].code.code != "funding":
            return False
        return self.norm.startswith(("重点支持", "主要支持", "优先支持"), start - 2)

    def _meet(self, start: int, end: int, cue: Cue) -> None:
        """A phrase, an object, or a word that the clause rests on."""
        if cue.adjunct and self.norm[start - 1 : start] in _OPENERS:
            # 按照研发费用的5%给予补助 says what is paid for
            self.resting = not (self.norm.startswith("按照", start) and _PAID.search(self.norm, end, self.stop))
        if self.resting and cue.verb and cue.phrases and self.norm[end : end + 1] not in _NOUN_END:
            self.resting = False  # 围绕…攻关灵巧手
        if self.resting and self.norm.endswith("招商", start, end) and self.norm[end : end + 1] in _NOUN_END:
            self.resting = False  # 围绕缺失环节精准招商,
        if end > self.covered and (cue.phrases or cue.objects):
            self.covered, self.cover = end, (start, end)
        rhetoric = self.guiding and "enterprise" not in cue.spoken
        if cue.phrases and not (rhetoric or self.resting or (end <= self.figure and self._is_outcome(end, cue))):
            self._speak(start, end, cue)
        if cue.objects and not self._is_acted_on(start, end, cue):
            self.pending.append((start, end, cue))

    def _speak(self, start: int, end: int, cue: Cue) -> None:
        """A phrase that speaks for itself, unless it describes an actor; in a list of fields to be developed it may be an industry."""
        if self.norm.startswith(_ATTRIBUTE_OPENINGS, end) and _ATTRIBUTE.match(self.norm, end):
            return
        listed = not _FIELDS_ALONE.isdisjoint(cue.spoken) and self._is_field(start)
        for reading in cue.phrases:
            if not listed or reading.code.code not in _FIELDS_ALONE:
                self.found.append((start, end, reading))

    def _is_acted_on(self, start: int, end: int, cue: Cue) -> bool:
        """Whether an object has its action word before it, and so speaks."""
        classes = self.classes & self.guiding if self.guiding else self.classes
        # `needs` settles most objects that wait, without a look at their rules
        if self.resting or not cue.needs & classes:
            return False
        before = len(self.found)
        for reading in cue.objects:
            if reading.verbs & classes and self._fits(start, end, reading):
                self.found.append((start, end, reading))
        return len(self.found) > before

    def _act(self, start: int, end: int, verb: int) -> None:
        """An action word: it acts on what follows, and as a noun on the objects right before it."""
        norm = self.norm
        # 新增上市企业20家, among goals: an outcome; 新增国家级企业技术中心8家 sets them up
        self.counted = self.function == "goal" and norm[start:end] in _COUNTED
        if norm.startswith("的", end):  # 布局的园区, 建设的平台: what was built describes; 新引进的项目 is to be attracted
            verb &= ~(_bits("build") if norm[start - 1] == "新" else _bits("build", "attract"))
        self.resting = False
        if self.pending:
            if self._is_noun(end) and _NOUN_GAP.match(norm, max(map(_END, self.pending)), start):
                self._act_behind(verb)
            self.pending.clear()
        # what is understood in a box gives way to the first word that stands; a heading keeps what it names
        if self.given and not self.given & lexicon().verb_bits["heading"]:
            self.classes, self.given = verb, 0
        else:
            self.classes |= verb
        self.verbs.append((end, verb))

    def _act_behind(self, verb: int) -> None:
        for start, end, cue in self.pending:
            for reading in cue.objects:
                if reading.verbs & verb:
                    self.found.append((start, end, reading))

    def _is_outcome(self, end: int, cue: Cue) -> bool:
        """Whether a phrase only names what a target of its clause measures (codebook, section 4): 技改投资年均增长10%.

        Not where an action word stands before it or in it (新增上市企业5家), nor where the phrase orders.
        """
        if (self.verbs and not self.counted) or (cue.acts and not self.norm.startswith(_RATIOS, end)):
            return False
        return _ORDERS.isdisjoint(cue.spoken)

    def _is_field(self, start: int) -> bool:
        """Whether a list of fields that are to be developed holds the place: few clauses end as such a list does."""
        stop = _STOP.search(self.norm, start, self.sentence.end)
        if not self.norm.endswith(_KINDS_OF_FIELDS, 0, stop.start() if stop else self.sentence.end):
            return False
        if self.fields is None:
            found = _FIELDS.finditer(self.norm, self.sentence.start, self.sentence.end)
            self.fields = [m.span() for m in found] if "、" in self.sentence.text else []
        return any(first <= start < last for first, last in self.fields)

    def _fits(self, start: int, end: int, reading: Reading) -> bool:
        """Whether the object stands as its rule asks: its action word near before it, its phrase closed behind it."""
        verbs, within, _, (code, _), closes = reading
        if self.counted and code not in _SET_UP:
            return False
        if code == "infrastructure" and (self.guiding or _ENTERS.search(self.norm, self.sentence.start, start)):
            return False  # 奋力打造国家重要的清洁能源基地: what the place is to be (codebook, section 4)
        closed = end >= self.stop or self.norm[end] in _CLOSERS
        # 海洋生物医药集群。 as a heading names a field
        acts = any(mask & ~_bits("engage") for _, mask in self.verbs)  # 船舶与海工装备集群: 与 is no act there
        named = self.given and not acts and (closes or (closed and self.norm.endswith("集群", start, end)))
        if (named or (closes and not closed)) and not self.norm.startswith(_GROWS, end):
            return False
        if not within or self.given & verbs:
            return True
        return any(start - end <= within and mask & verbs for end, mask in self.verbs)

    def _is_noun(self, end: int) -> bool:
        return end >= self.stop or self.norm[end] in _NOUN_END


def _given(sentence: Sentence, function: str) -> int:
    """Action words understood where none stands: a box lists what is to be built, a heading names what is to be done."""
    if sentence.kind == "heading" or (len(sentence.text) <= _LONGEST_RUN_IN and _RUN_IN.fullmatch(sentence.text)):
        return lexicon().given["heading"]
    return lexicon().given.get(function, 0)


@cache
def _bits(*classes: str) -> int:
    return sum(lexicon().verb_bits[name] for name in classes)

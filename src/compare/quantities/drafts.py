"""Drafts of one sentence made into quantities: comparator, role, year, basis, indicator, what they are paired with."""

from __future__ import annotations

import re

from compare.models import Document, Quantity, Section, Sentence
from compare.quantities import indicators, leftovers, rises, terms, wording
from compare.quantities.basis import basis
from compare.quantities.candidates import Candidate, digits_at
from compare.quantities.comparators import comparator
from compare.quantities.drafted import Draft, Read
from compare.quantities.limits import ACTS
from compare.quantities.places import Place, strong_future
from compare.quantities.roles import role
from compare.quantities.years import AHEAD, Anchor, Years

# the years of a project, behind its figures: 总投资4.6亿元,2019—2021年。
_LASTS = re.compile(r",20[0-9]{2} ?年? ?[-—–~至]+ ?(20[0-9]{2}) ?年[。;]?$")
_OPENS = re.compile(
    r"(20[0-9]{2}) ?年(?: ?[0-9]{1,2} ?月)?[底末初前]*(?:[一二三四]期|全部|部分|全面|整体|正式|基本|竣工|力争|实现)*(?:建成|投产|投用|竣工|完工|交付|运营|并网|投运|通车|达产|投入|投料|产出|试产|上架|开街|接通|动工|试车|复工|签约|开园|开业|前[一-龥]{2})"
)
# A deadline with an act behind it and no other figure before it; 到2025年产值达到… is another statement
_DUE = re.compile(r"[^。;0-9]{0,28}?(20[0-9]{2}) ?年(?: ?[0-9]{1,2} ?月|[一二三四]季度|[上下]半年)?[底末]?前(?!投产的|建成的|已)[^,。;0-9]{0,6}(?:完成|建成|实现|拆除|退出|清退|关停|淘汰|搬迁|改造|到位|投|开工|交付|清零|更新|接入|达到|办结)")
_BINDING = re.compile(r"约束性|预期性")
_JOINTS = frozenset({"、", "和", "及", "、和", "以及"})
_LEVEL_ALONE = re.compile(r"[一-龥]{1,3}级(?:以上)?")
_RULED = frozenset({"measure", "organisation", "task"})
_BOUNDS = frozenset({">=", "<="})
_RESPECTIVELY = re.compile(r"分别")


def finish(document: Document, sentence: Sentence, section: Section | None, drafts: list[Draft], years: Years) -> list[Quantity]:
    """One quantity a draft, in order."""
    norm, function = document.norm, section.function if section else ""
    drafts = _dated_in_turn(norm, drafts, years)
    reads = [_read(document, sentence, section, draft) for draft in drafts]
    reads = _ruled_together(norm, sentence, function, _shared_signs(norm, sentence, reads))
    starts = [rises.starts(norm, read, reads[i + 1] if i + 1 < len(reads) else None) for i, read in enumerate(reads)]
    reads = rises.risen(norm, function, reads, starts)
    kinds = _kinds(norm, sentence, reads)
    found: list[Quantity] = []
    for i, read in enumerate(reads):
        base = reads[i - 1] if i and starts[i - 1] else None
        role_, rule = read.role, read.rule
        if starts[i] and reads[i + 1].role in ("target", "incentive"):
            role_, rule = "baseline", "role.baseline.rise"
            read = reads[i] = rises.since(norm, sentence, rises.undated(norm, read))
        elif (aside := _aside(norm, reads, i)) is not None:
            role_, rule = "baseline", "role.baseline.aside"
            found[aside] = found[aside]._replace(baseline_value=read.draft.one.value, baseline_year=read.anchor.year)
        elif starts[i] and role_ == "status" and read.anchor.first and read.anchor.year:
            # 高新技术企业由21家增加到87家 within a five-year plan: from the year before it
            read = reads[i] = read._replace(anchor=Anchor(str(int(read.anchor.first) - 1)))
        words = _words(norm, sentence, reads, i, kinds.get(i, ""))
        if found and _LEVEL_ALONE.fullmatch(words) and "级" in found[-1].indicator:
            words += found[-1].indicator.partition("级")[2]  # 国家级孵化器10个、省级20个
        one = _quantity(document, sentence, function, read, role_, rule, words, base if role_ in ("target", "incentive") else None)
        whole = _whole(norm, reads, i, found) if role_ == "target" else ""
        found.append(one._replace(part_of=whole) if whole else one)
    return found


def _read(document: Document, sentence: Sentence, section: Section | None, draft: Draft) -> Read:
    norm, one = document.norm, draft.one
    sign, begin, stop = comparator(norm, draft.left, one.start, one.end, draft.right, one.more, draft.unit_class)
    if norm.endswith(("须提前", "应提前", "需提前"), draft.left, one.start):
        sign = ">="
    elif draft.unit_class != "time" and "前" in (norm[one.start], norm[one.start - 1]) and not leftovers.BEFORE_RANK.search(norm, one.start - 2, one.start):
        sign = "<="
    elif one.high and norm[begin : one.start] in ("控制在", "控制到"):  # 单个面积控制在3至8万平方米 has a floor too
        sign = "="
    place = Place(
        norm, sentence.start, sentence.end, draft.left, draft.right, one.start, one.end,
        draft.unit_class, sign, section.function if section else "", norm[begin : one.start], section.heading if section else "",
    )  # fmt: skip
    role_, rule = role(place, draft.anchor, document.facts)
    sign = _sign_of_role(place, role_, sign)
    return Read(draft, sign, begin, stop, role_, rule, _behind(norm, stop, sentence, draft, role_))


def _sign_of_role(place: Place, role_: str, sign: str) -> str:
    """The comparator that a role gives: 授信额度可达3000万元 is a ceiling, 三年内不得 are three years."""
    before = place.norm[place.left : place.start]
    if role_ == "limit" and place.unit_class == "time" and terms.shuts(place.norm, place.end, place.last):
        return "="
    return "<=" if role_ == "incentive" and sign == "=" and before.endswith(("可达", "可至", "可到")) else sign


def _behind(norm: str, stop: int, sentence: Sentence, draft: Draft, role_: str) -> Anchor:
    """The year told behind a figure: by which a project opens or ends (新建码头1座,2026年6月底前投用; …,2019—2021年),
    or by which what is ordered is done (7户企业,2019年6月底前完成搬迁).
    """
    found = None
    if role_ == "project" and not draft.anchor.here:
        found = _OPENS.search(norm, stop, sentence.end) or _LASTS.search(norm, stop, sentence.end)
    elif role_ in ("target", "limit") and not draft.anchor.year:
        found = _DUE.match(norm, stop, sentence.end)
    return Anchor(found[1], "", False, True) if found else draft.anchor


def _shared_signs(norm: str, sentence: Sentence, reads: list[Read]) -> list[Read]:
    """分别突破500亿元、1000亿元: one comparator for all numbers of the list, wherever in it the comparator stands.

    So too 突破1亿元、5亿元、10亿元的企业,分别给予…, where 分别 comes later.
    """
    reads = _listed_steps(norm, reads)
    if len(reads) < 2 or "分别" not in norm[sentence.start : sentence.end]:
        return reads
    shared = list(reads)
    for i in range(1, len(reads)):
        one, two = shared[i - 1], shared[i]
        if norm[one.stop : two.begin] in _JOINTS and two.sign == "=" and _RESPECTIVELY.search(norm, sentence.start, sentence.end):
            shared[i] = two._replace(sign=one.sign)
    last = shared[-1]
    for i in range(len(reads) - 2, -1, -1):
        if norm[shared[i].stop : shared[i + 1].begin] not in _JOINTS:
            last = shared[i]
        elif shared[i].sign == "=" and last.sign != "=" and _RESPECTIVELY.search(norm, sentence.start, shared[i].begin + 1):
            shared[i] = shared[i]._replace(sign=last.sign)
    return shared


def _listed_steps(norm: str, reads: list[Read]) -> list[Read]:
    """首次突破5亿元、20亿元、50亿元的,: steps of one ladder have the comparator of the first."""
    steps = list(reads)
    for i in range(1, len(reads)):
        one, two = steps[i - 1], steps[i]
        if norm[one.stop : two.begin] == "、" and two.sign == "=" and one.sign != "=" and norm[two.draft.right - 1] == "的":
            steps[i] = two._replace(sign=one.sign)
    return steps


def _ruled_together(norm: str, sentence: Sentence, function: str, reads: list[Read]) -> list[Read]:
    """A floor or ceiling behind that of a rule is the rule's too: 投资强度不低于250万元/亩,亩均税收不低于15万元.

    An act or a future of its own (力争新引进企业不少于10家) makes it an aim.
    """
    if function not in _RULED:
        return reads
    ruled, together = False, list(reads)
    for i, read in enumerate(reads):
        if read.role == "target":
            own = read.anchor.deadline or ACTS.search(norm, read.draft.left, read.begin) or strong_future().search(norm, sentence.start, read.begin)
            ruled = ruled and read.sign in _BOUNDS and not own
            if ruled:
                together[i] = read._replace(role="limit", rule="role.limit.together")
        elif read.role == "limit":
            ruled = ruled or (read.sign in _BOUNDS and read.draft.unit_class != "time")
        else:
            ruled = False
    return together


def _dated_in_turn(norm: str, drafts: list[Draft], years: Years) -> list[Draft]:
    """2023年、2024年、2025年…分别达到120、150、190亿元: the years in the order of the numbers."""
    listed = years.listed
    if len(listed) < 2 or not drafts:
        return drafts
    first = next((i for i, d in enumerate(drafts) if _RESPECTIVELY.search(norm, d.left, d.one.start)), None)
    if first is None or len(drafts) - first < len(listed):
        return drafts
    dated = list(drafts)
    for k, year in enumerate(listed):
        draft = dated[first + k]
        dated[first + k] = draft._replace(anchor=Anchor(year, "", False, draft.anchor.deadline))
    return dated


def _whole(norm: str, reads: list[Read], i: int, found: list[Quantity]) -> str:
    """The statement whose part a number tells: 高新技术企业达到500家,其中规上企业300家."""
    draft = reads[i].draft
    if not i or draft.unit_class != "count" or not norm.startswith("其中", draft.left):
        return ""
    total = next((q for q in reversed(found) if q.role == "target" and q.end < draft.left and q.unit == draft.one.unit), None)
    return f"{total.doc_id}-{total.start}" if total else ""


def _aside(norm: str, reads: list[Read], i: int) -> int | None:
    """The target that a number in brackets is the start of: 22万元/人(2020年为16.8万元/人)."""
    read = reads[i]
    if not i or read.role == "target" or not read.anchor.year or read.draft.unit_class != reads[i - 1].draft.unit_class:
        return None
    between = norm[reads[i - 1].draft.one.end : read.draft.one.start]
    return i - 1 if "(" in between and ")" not in between and reads[i - 1].role == "target" else None


def _kinds(norm: str, sentence: Sentence, reads: list[Read]) -> dict[int, str]:
    """The kinds of firm that 分别给予50万元、100万元、25万元 pairs with, by place of the number."""
    for i, read in enumerate(reads):
        one = read.draft.one
        at = norm.rfind("分别", sentence.start, one.start)
        if at < 0:
            continue
        run = [j for j in range(i, len(reads)) if j == i or norm[reads[j - 1].stop : reads[j].begin] in _JOINTS]
        run = run[: next((k for k, j in enumerate(run) if j != i + k), len(run))]
        clause = norm[sentence.start : at].rstrip(",")
        listed = re.split(r"、|和|以及", clause[clause.rfind(",") + 1 :])
        if len(run) == len(listed) >= 2 and not re.match(r"[0-9]{4}年", listed[0]):
            listed[0] = re.sub(r"^.*?(?:对|的(?=国|省|市|[“一-龥]{4}))", "", listed[0]) or listed[0]
            return dict(zip(run, listed, strict=True))
    return {}


def _words(norm: str, sentence: Sentence, reads: list[Read], i: int, kind: str) -> str:
    """The indicator of a number."""
    read, draft = reads[i], reads[i].draft
    left = _left(norm, reads, i)
    if kind:
        right = min(draft.right, reads[i + 1].begin) if i + 1 < len(reads) else draft.right
        behind = wording.first_phrase(norm[read.stop : right]).strip("和及")
        return kind + (behind or "奖励" if read.role == "incentive" else "")
    if draft.one.level or (draft.one.bare and draft.unit_class == "money"):
        return wording.sized(norm, left, read.begin, read.stop, draft.right)
    counts = draft.unit_class in ("count", "own", "")
    words = wording.indicator(norm, left, read.begin, read.stop, draft.right, counts, lambda: _before(norm, sentence, reads, i))
    return _owned(norm, sentence, draft.one.start, words)


def _owned(norm: str, sentence: Sentence, start: int, words: str) -> str:
    """Words with whose figure it is, where the clause before says so: 新兴产业规模显著扩大,产业增加值达3600亿元."""
    bare = wording.ownerless(words)
    at = norm.rfind(bare, sentence.start, start) if bare else -1
    stop = norm.rfind(",", sentence.start, at) if at >= 0 else -1
    if stop < 0:
        return words
    begin = max(norm.rfind(mark, sentence.start, stop) for mark in ",;:") + 1 or sentence.start
    owner = wording.owner(norm[begin:stop])
    return owner + words.removeprefix("产业").removeprefix("行业") if owner else words


def _left(norm: str, reads: list[Read], i: int) -> int:
    """Where a number's own words begin: behind the number before it and what that one counts, up to 、."""
    draft = reads[i].draft
    if not i or reads[i - 1].stop <= draft.left:
        return draft.left
    stop = min(reads[i - 1].stop, draft.one.start)
    listed = norm.find("、", stop, draft.one.start)
    return listed + 1 if listed >= 0 else stop


def _before(norm: str, sentence: Sentence, reads: list[Read], i: int) -> str:
    """What a clause that goes on speaks of: the nearest clause before with a subject of its own."""
    for read in reversed(reads[:i]):
        own = wording.subject(norm[read.draft.left : read.begin])
        if len(own) > 3 and not wording.depends(own):
            return own
    left = reads[0].draft.left
    if left - 1 <= sentence.start:
        return ""
    begin = max(norm.rfind(",", sentence.start, left - 1) + 1, sentence.start)
    return wording.subject(norm[begin : left - 1])


def _as_written(document: Document, one: Candidate) -> str:
    """The unit in the letters of the text: ％ stays full-width."""
    end = one.end - len(one.unit)
    same = document.norm[end : one.end] == one.unit
    return document.text[end : one.end] if same else one.unit


def _quantity(
    document: Document, sentence: Sentence, function: str, read: Read, role_: str, rule: str, words: str, base: Read | None
) -> Quantity:
    norm, draft, one = document.norm, read.draft, read.draft.one
    start = digits_at(norm, one)
    clause = norm[draft.left : read.begin]
    read_as = basis(clause + norm[read.begin : one.start], draft.unit_class, one.unit)
    measured = indicators.read(words, draft.unit_class, read_as, clause)
    year = read.anchor.year
    if not year and role_ == "target" and function in AHEAD and read_as != "per_year":
        year = document.facts.period_end
    said = _BINDING.search(norm, draft.left, min(draft.right + 12, sentence.end))
    return Quantity(
        document.doc_id, start, one.end, sentence.sentence_id, document.text[start : one.end], role_,
        indicator=words, indicator_code=measured.code,
        comparator=read.sign, value=one.value, value_high=one.high,
        unit=_as_written(document, one) or "位",
        year=year, year_from=read.anchor.first, basis=read_as,
        baseline_value=base.draft.one.value if base else "", baseline_year=base.anchor.year if base else "",
        binding=said[0] if said else "unstated",
        precision="magnitude" if one.bare and (draft.unit_class == "money" or (draft.unit_class == "count" and one.value != "10")) else "exact",
        scope=measured.scope, rule=rule,
    )  # fmt: skip

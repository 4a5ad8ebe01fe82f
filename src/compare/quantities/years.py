"""The year that a number speaks of: named beside it, at the head of its sentence or paragraph, or by the plan's period."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.corpus.normalise import normalise
from compare.models import Facts, Section, Sentence
from compare.quantities.candidates import FIVE_YEAR_ENDS, Candidate

# 较2020年, 比上年: a year to compare with. 与2020年相比.
_COMPARING = re.compile(r"(?:较之?|(?<!占)比|与|同|相比于?|超过|高于|低于|好于|在)$")
_RISING_FROM = re.compile(r"(?:由|从|自)$")
_LEVEL_OF = re.compile(r"(?:是|为|达到|相当于|到|至)$")
_SINCE = re.compile(r"[”\"]?\s?(?:年)?(?:以来|开始|之后|后,|起[,至到])")
_PLAN_TIME = re.compile(r"[”\"]?(?:时期|期间|末|末期|期末|规划期|五年|阶段)")
_END_OF_PLAN = re.compile(r"[”\"]?(?:期?末|时期末)的?")
# 力争规划期内新增省级平台12个: by the last year of the plan's own period
_IN_THE_PERIOD = re.compile(r"(?:规划|方案|计划|行动)期(?:内|末)")
_WITHIN = re.compile(r"年(?:左右)?(?:时间)?(?:之?内|左右|时间)")
# 三年招引企业三十家, in a plan of three years. Not 三年行动, 三年以上.
_ALL_YEARS = re.compile(r"年(?:累计|共|内)?(?!均|年|滚动(?!实施)|行动|计划|规划|攻坚|以|来|期|上|下|左右|免|租|的|级|制|一|倍|大|任|或|[、,。;)])[一-龥]")
_COMING = re.compile(r"(?:未来|今后|再用|力争用|争取用|利用|通过|经过|用)$")


# 专栏1 重点产业2020年发展目标
_TARGETS_OF = re.compile(r"(20[0-9]{2}) ?年(?!以来)[^年]{0,12}(?:目标|指标|任务)")
_FIVE_YEARS = re.compile(r"十([一二三四五六])五(?!.*十[一二三四五六]五)")
# Sections that state goals: 总体要求 often does without a heading of its own for them.
AHEAD = frozenset({"goal", "principle"})
_CLAUSE_OPENERS = frozenset(["", ",", ";", ":", "。", "\n", " ", "力", "争"])


class Anchor(NamedTuple):
    """A year that governs numbers: ``first`` where it closes a span, ``inherits`` where the next sentences have it too,
    ``here`` where it stands in the sentence itself.
    """

    year: str = ""
    first: str = ""
    inherits: bool = True
    deadline: bool = False
    here: bool = True


_NONE = Anchor(here=False)


def _in_brackets(norm: str, first: int, at: int) -> bool:
    """Whether a bracket is open: (2023年175亿元、2024年215亿元), whose years govern nothing behind it."""
    opened = norm.rfind("(", first, at)
    return opened >= 0 and norm.find(")", opened, at) < 0


class Years:
    """What years govern, kept while the candidates of a text go by."""

    def __init__(self, facts: Facts) -> None:
        self.start, self.end = facts.period_start, facts.period_end
        self.issued = facts.issued_on[:4]
        self.anchor = _NONE
        self.goal = _NONE
        self.reviewed = ("", "")
        self.own: tuple[str, int] = ("", -1)
        self.listed: list[str] = []
        self.last_day_end = -1
        self.looks_back = False
        self.period_at = -1

    def open(self, section: Section | None, same_paragraph: bool, norm: str, sentence: Sentence) -> None:
        """A new sentence begins: keep what its paragraph or its section of goals hands on."""
        self.own, self.listed, self.last_day_end = ("", -1), [], -1
        if self.anchor.deadline and section is not None and section.function in AHEAD and self.anchor.year <= (self.end or "9999"):
            self.goal = self.anchor
        function, heading = (section.function, section.heading) if section is not None else ("", "")
        self.looks_back = function == "background"
        if self.looks_back:
            self._review(heading)
        if not (same_paragraph and self.anchor.inherits):
            self.anchor = self.goal if function in AHEAD else _NONE
            if self.looks_back and self.reviewed[0]:
                self.anchor = Anchor(*self.reviewed)
            elif function == "box" and (dated := _TARGETS_OF.search(normalise(heading))):
                self.anchor = Anchor(dated[1], deadline=True)
        if self.anchor.here:
            self.anchor = self.anchor._replace(here=False)
        named = _IN_THE_PERIOD.search(norm, sentence.start, sentence.end) if self.end and not self.looks_back else None
        self.period_at = named.end() if named else -1

    def reach(self, place: int) -> None:
        """The next number or date stands at ``place``: 规划期内 before it dates what follows, as a date would."""
        if 0 <= self.period_at <= place:
            self.period_at = -1
            self.anchor = Anchor(self.end, self.start, False, True)

    def _review(self, heading: str) -> None:
        """Keep the year that a section of background tells of: named by its heading (“十二五”回顾) or last dated in it.

        Only a year right before the plan is what its other figures speak of; 2010年升级为国家级 is history.
        """
        named = _FIVE_YEARS.search(heading)
        year = FIVE_YEAR_ENDS[named[1]] if named else self.anchor.year
        begins = self.start or self.issued
        if year and begins and 0 <= int(begins) - int(year) <= 2 and year >= self.reviewed[0]:
            first = str(int(year) - 4) if named else self.anchor.first
            self.reviewed = (year, first or self.reviewed[1])

    def leave(self) -> None:
        """The section of goals ends."""
        self.goal = _NONE

    def see(self, norm: str, one: Candidate, sentence: Sentence) -> None:
        """A date, period, five-year plan or 三年内 goes by."""
        before, after = norm[max(sentence.start, one.start - 6) : one.start].rstrip(" "), norm[one.end : one.end + 8]
        if one.kind == "number":
            self._within(one, before, norm[one.end - 1 : one.end + 8])
        elif not one.value or "《" in before or (one.kind == "period" and before.endswith("(")):
            return
        elif _SINCE.match(after):
            # 2017年产值达到7860亿元,2012年以来年均增长9.8%: up to the year told of
            told = self.anchor.year if not self.anchor.deadline and self.anchor.year > one.value else ""
            self.anchor = Anchor(told, one.value, True)
        elif one.kind == "plan":
            if before.rstrip("“\"").endswith(("较", "比", "与")):  # 较“十二五”末增长1.6倍
                return
            if _RISING_FROM.search(before.rstrip("“\"")) and (ends := _END_OF_PLAN.match(after)):  # 由“十一五”末的19%提高到31%
                self.own = (one.high, one.end + ends.end())
                return
            if _PLAN_TIME.match(after):
                self.anchor = Anchor(one.high, one.value, True, "末" in after[:3] or before[-2:-1] == "到")
        elif one.kind == "period":
            self.anchor = Anchor(one.high, one.value)
        else:
            self._day(norm, one, before, after, _in_brackets(norm, sentence.start, one.start))

    def _day(self, norm: str, one: Candidate, before: str, after: str, aside: bool) -> None:
        if _RISING_FROM.search(before) or (after.startswith("的") and (_LEVEL_OF.search(before) or before.endswith("在"))):
            self.own = (one.value, one.end)
            return
        if before.endswith("在") and re.match(r"的? ?[0-9]", after):  # 在2020年412家的基础上
            self.own = (one.value, one.end)
            return
        if _COMPARING.search(before) and not (before.endswith("在") and not re.match(r"(?:基础|的? ?[0-9])", after)):
            return
        if aside and re.match(r"(?:为|:)? ?[0-9]", after):
            self.own = (one.value, one.end)
            return
        if after.startswith("前") and one.value < (self.start or self.issued):
            self.own = (one.value, one.end)  # 2010年前投运的48万千瓦老旧风电场
            return
        if self.last_day_end >= 0 and norm[self.last_day_end : one.start] in ("、", "和", "及", "与"):
            self.listed.append(one.value)
        elif len(self.listed) < 2:  # 2022年、2023年分别达到29亿元、36亿元,2025年突破55亿元: the first ones go in turn
            self.listed = [one.value]
        self.last_day_end = one.end
        month = "月" in norm[one.start : one.end]
        closing = before.endswith(("到", "至")) or after.startswith(("底", "末", "前", "年底", "年末"))
        if "截" in before:  # 截至2023年底 tells what is; 截至 a year to come, what shall be
            closing = closing and one.value > (self.issued or self.start or "9999")
        self.anchor = Anchor(one.value, "", not month or "截" in before, closing)

    def _within(self, one: Candidate, before: str, after: str) -> None:
        """三年内, 未来五年: years counted from the plan's first, or from the year of issue."""
        if one.unit != "年" or not one.value.isdigit():
            return
        length = int(one.high or one.value)
        whole = length == self._length() and not self.looks_back and _ALL_YEARS.match(after) and before[-1:] in _CLAUSE_OPENERS
        if not (whole or _WITHIN.match(after) or _COMING.search(before)):
            return
        if self.start:
            # counted in full years from the plan's first, but not beyond its last
            last = min(int(self.start) + length, int(self.end or "9999")) if self.end else int(self.start) + length - 1
            self.anchor = Anchor(str(last), self.start, not whole, True)
        elif self.issued:
            self.anchor = Anchor(str(int(self.issued) + length), self.issued, True, True)

    def _length(self) -> int:
        """Years of the plan's period, both ends counted; 0 where it is not known."""
        return int(self.end) - int(self.start) + 1 if self.start and self.end else 0

    def of(self, norm: str, one: Candidate) -> Anchor:
        """The anchor of a number: its own year (由2015年的18.7%), else what governs."""
        year, end = self.own
        if year and 0 <= one.start - end <= 14 and "," not in norm[end : one.start] and one.unit != "倍":
            self.own = (year, one.end) if norm.startswith("、", one.end) else ("", -1)  # 由2016年的45.1%、30.3%下降到6.8%、2.4%
            return Anchor(year, "", False, False)
        return self.anchor

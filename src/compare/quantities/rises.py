"""Where one number is the start from which the next rises or falls: 由18.7%提升至32%, 2020年85亿元,2025年240亿元."""

from __future__ import annotations

import re
from functools import cache

from compare.models import Sentence
from compare.quantities.drafted import Read
from compare.quantities.lexicon import cues, one_of
from compare.quantities.years import Anchor

_FROM = re.compile(r"(?:由|从|自)[^,。;]{0,24}$")
_THEN = re.compile(r",(?:到|至)? ?20[0-9]{2} ?年(?:底|末)?(?:力争)?(?:达到?|增至|突破|提高到|超过|增加到|扩大到)")
# 推动32个工业园区优化整合为9个
_MERGED = re.compile(r"[^,。;、0-9]{1,10}(?:整合|归并|合并|撤并|压减|精简)(?:优化)?(?:为|到|至|成)")
_COMPARED = re.compile(r"(?:较|比)之?(20[0-9]{2}) ?年")
_FROM_NOW = re.compile(r"(?<!已)(?:由|从)(?:现有|目前|现在|现状)的?[^,。;]{0,8}$")
# 战略性新兴产业产值:2020年1.43万亿元,2025年3万亿元
_LISTED = re.compile(r",(?:到|至)? ?20[0-9]{2} ?年(?:底|末)?")
_HEAD_OF_LIST = re.compile(r": ?20[0-9]{2} ?年(?:底|末)?$")


def starts(norm: str, read: Read, behind: Read | None) -> bool:
    """Whether the number is the start of a rise or fall to the one behind: 由18.7%提升至32%, 从10家增加到20家."""
    if behind is None or (read.draft.unit_class != behind.draft.unit_class and read.draft.one.unit):
        return False
    between = norm[read.draft.one.end : behind.draft.one.start]
    if len(between) > 24 or "。" in between:
        return False
    if _MERGED.fullmatch(between) and read.draft.one.unit == behind.draft.one.unit:
        return True
    listed = _LISTED.fullmatch(between) and _HEAD_OF_LIST.search(norm, max(0, read.draft.left - 1), read.begin)
    if read.role == "status" and (listed or _THEN.fullmatch(between)):  # 2020年产值85亿元,2025年达到240亿元
        return behind.role == "target" and read.draft.one.unit == behind.draft.one.unit
    since = _FROM.search(norm, read.draft.left, read.begin) is not None
    return (_rise().match(between) is not None and (since or "," not in between)) or (since and between in ("到", "至"))


@cache
def _rise() -> re.Pattern[str]:
    return re.compile(rf",?(?:{one_of(cues()['rising'])})[^,。;]{{0,2}}(?:到|至|为)")


def risen(norm: str, function: str, reads: list[Read], begun: list[bool]) -> list[Read]:
    """What a number is to rise or fall to is aimed at, though a rule could bound it: 由17家压减到8家以内.

    So it is in a task that starts from what is now: 由现有的27家压减到9家; not where it has happened (已由现有…).
    """
    planned = function in ("task", "measure", "goal", "box")
    aimed = set()
    for i, begins in enumerate(begun):
        from_now = planned and begins and _FROM_NOW.search(norm, reads[i].draft.left, reads[i].begin)
        if begins and (reads[i + 1].role in ("limit", "project") or (from_now and not reads[i + 1].anchor.year)):
            aimed.add(i + 1)
    return [read._replace(role="target", rule="role.target.rise") if i in aimed else read for i, read in enumerate(reads)]


def since(norm: str, sentence: Sentence, read: Read) -> Read:
    """A start without a year has that which the sentence compares with: 产值较2023年翻一番,占比由46.2%提高到52%."""
    if read.anchor.year:
        return read
    first = max(norm.rfind(mark, 0, sentence.start) for mark in "。\n") + 1
    compared = _COMPARED.findall(norm, first, read.begin)
    return read._replace(anchor=Anchor(compared[-1])) if compared else read


def undated(norm: str, read: Read) -> Read:
    """A start without a year of its own: the deadline of the sentence is not its year. In 2020年产值85亿元,2025年达到… it has one."""
    year = read.anchor.year
    if year and read.role == "status" and f"{year}年" in norm[read.draft.left : read.begin].replace(" ", ""):
        return read
    return read._replace(anchor=Anchor()) if read.anchor.deadline or read.anchor.inherits else read

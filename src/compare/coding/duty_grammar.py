"""What stands inside a statement of duty: labels, lists and verbs, read from left to right.

Grammar, over the normal form (brackets, commas and colons in half width)::

    parts = {label list | list verb | list}, separated by , ; or nothing
    label = 牵头单位: | 责任部门: | 配合单位: …
    verb  = 牵头 | 配合 | 按职责分工负责 | 会同 …
    list  = agency {、 agency} [等部门]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.coding.agencies import LOCAL, Agency, read

LABEL = re.compile(
    r"(?:(?P<lead>[主总]?牵头|主办|主责)"
    r"|(?P<support>配合|协办|协助|参与|参加|支持|协同|协作|辅助)"
    r"|(?P<responsible>责任|负责|承办|主管|实施|落实|承担|共同责任))"
    r"(?:责任)?(?:单位|部门|处室|科室|机构|主体|地区)(?:[及和](?:单位|部门)|\((?:单位|部门)\))? *: *"
)
_END = r"(?=[,;、。)\]】〕\s(]|$)"
_WORK = r"(?:职责|职能|责任|分工|权限)"
_SHARE = rf"(?:(?:按照?|根据|依据|依)(?:各自)?{_WORK}(?:和?{_WORK})*,?)?(?:分工|分别|共同|具体|组织|联合|协同|按职责)*"
_VERB = re.compile(
    r"(?=[(〈,会为作共联分总牵主负按积协参与配依根据具组落承推实执])(?:"
    r"[(〈][^()〈〉]*[)〉]"  # passed over: 援疆办(经协办) names no 协办
    r"|(?P<join>,?会同)"
    r"|(?P<lead>(?:为|作为|共同|联合|分别|总)*(?:总?牵头|主办|主责|负总责)(?:单位|部门)?(?:负责|组织|落实|推进|实施|抓总)*)"
    r"|(?P<support>(?:按职责|共同|积极|协同|分工|为|参与)*(?:配合|协助|(?<![经口作])协办|参与|参加|协同)"
    rf"(?:单位|部门|落实|实施|推进|做好)*{_END})"
    rf"|(?P<responsible>{_SHARE}(?:负责|落实|承担|承办|组织实施|推进|实施|执行)(?:落实|实施|推进|组织)*{_END})"
    rf"|(?P<share>(?:按照?|根据|依据|依)(?:各自)?{_WORK}+{_END}))"
)
_DUTY = {"join": "lead", "lead": "lead", "support": "support", "responsible": "responsible", "share": "responsible"}
_MORE = re.compile(
    r"等(?:[一-龥]{0,8}?(?:部门|单位|机构|高校|院校|企业)(?:[和及]单位|\(单位\))?|相关方面)?(?:,?各自)?$"
)
_AND = re.compile(r"以及|[及和与]")
_MARKED = re.compile(r"\((?:总?牵头|主办|主责)(?:单位|部门)?\)$")  # 市发展改革委(牵头)
BLANK = " \t\n\r\xa0,;、。:"
# Pieces between commas and semicolons outside inner brackets; 各州、市人民政府 is one piece.
_TOKEN = re.compile(rf"{LOCAL.pattern}|(?:[^、,;。:\s(〈<〔]|\([^()]*\)|〈[^〈〉]*〉|<[^<>]*>|〔[^〔〕]*〕)+")


class Entry(NamedTuple):
    """One agency of a statement, with its offsets; ``duty`` is '' where the statement names none."""

    start: int
    end: int
    agency: Agency
    duty: str


class Grammar:
    """Reads statements of one text in its normal form."""

    def __init__(self, norm: str) -> None:
        self.norm = norm
        self._seen: dict[str, list[tuple[int, int, Agency, bool]]] = {}

    def entries(self, start: int, end: int, default: str) -> list[Entry]:
        """The agencies between two offsets; a list without verb or label has the duty ``default``."""
        labels = list(LABEL.finditer(self.norm, start, end)) if self.norm.find(":", start, end) > 0 else []
        if not labels:
            return self._clauses(start, end, default, "")
        found = self._clauses(start, labels[0].start(), default, "")
        for i, label in enumerate(labels):
            stop = labels[i + 1].start() if i + 1 < len(labels) else end
            found += self._clauses(label.end(), stop, default, label.lastgroup or "")
        return found

    def _clauses(self, start: int, end: int, default: str, label: str) -> list[Entry]:
        """Lists and the verbs that follow them. What follows a lead and has no verb of its own supports it."""
        found: list[Entry] = []
        at, joined, last = start, False, ""
        for verb in _VERB.finditer(self.norm, start, end):
            kind = verb.lastgroup
            if kind is None:
                continue
            duty = "support" if joined or label == "support" else _DUTY[kind]
            entries = self.names(at, verb.start(), duty)
            if entries or last or kind == "join":  # else the verb is part of a name, or of prose
                found += entries
                at, joined, last = verb.end(), kind == "join", _DUTY[kind]
        rest = "support" if last == "lead" else last or label or default
        return found + self.names(at, end, rest)

    def names(self, start: int, end: int, duty: str) -> list[Entry]:
        """The agencies of one list; tokens that are none (dates, 持续推进) are passed over."""
        found = []
        for m in _TOKEN.finditer(self.norm, start, end):
            token, at = m[0], m.start()
            parts = self._seen.get(token)
            if parts is None:
                parts = self._seen[token] = list(self._read(token))
            for low, high, agency, leads in parts:
                found.append(Entry(at + low, at + high, agency, "lead" if leads else duty))
        return found

    def _read(self, token: str) -> Iterator[tuple[int, int, Agency, bool]]:
        """Start, end, agency of what a token names, and whether a mark says that it leads."""
        low = len(token) - len(token.lstrip("由和及"))
        more = _MORE.search(token, low)
        for start, end in _parts(token, low, more.start() if more else len(token)):
            mark = _MARKED.search(token, start, end)
            stop = mark.start() if mark else end
            agency = read(token[start:stop])
            if agency is not None:
                yield start, stop, agency, mark is not None


def _parts(token: str, low: int, high: int) -> list[tuple[int, int]]:
    """A token, cut at 和, 及 or 以及 where an agency stands on both sides (but 文化和旅游局 is one)."""
    joints = list(_AND.finditer(token, low + 1, high - 1))
    whole = read(token[low:high]) if joints else None
    if whole is None or not whole.known:
        for joint in joints:
            left, right = read(token[low : joint.start()]), read(token[joint.end() : high])
            if left is not None and right is not None and (left.known or not right.known) and left.agency_id:
                return [(low, joint.start()), *_parts(token, joint.end(), high)]
    return [(low, high)]

"""How far a box (专栏) or a table reaches: its caption is numbered, the text that goes on behind it is not."""

from __future__ import annotations

import re

from compare.corpus.markers import ONLY_HEADINGS, marker_at

BOXES = frozenset({"box", "table"})
# What a caption says of figures of the past; 现状 beside 目标 is a column of a table of targets.
_TOLD = re.compile(r"(?:完成|实现|执行|落实|进展|达成)情况|回顾")
_STATE = re.compile(r"现状|成就|成效|成绩")
_AHEAD = re.compile(r"目标|任务|展望|重[点大](?:建设)?(?:项目|工程)|拟建|行动|计划")
# 注:[ ]内为五年累计数。 belongs to the table above it.
_NOTE = re.compile(r"\(?(?:备?注|说明|(?:数据|资料)来源)\s?\d?:")
_LABEL = re.compile(r"[^,。;:]{2,24}:")
_STOPS = "。;!?"
_TELLS = re.compile(r"[\d,:]")
_SHORTEST_PROSE = 30


def tells_of_the_past(caption: str, above: str) -> bool:
    """Whether a box or table holds figures of the past: its caption says so (完成情况), or it stands in the background."""
    if _TOLD.search(caption):
        return True
    return (above == "background" or _STATE.search(caption) is not None) and not _AHEAD.search(caption)


class Frame:
    """The lines of an open box or table so far, and whether the next one still belongs to it."""

    __slots__ = ("_bare", "_kind", "_rows", "_stopped", "_told", "section")

    def __init__(self, section: int, kind: str) -> None:
        self.section, self._kind = section, kind
        self._bare = 0
        self._rows = self._stopped = self._told = False

    def ends_before(self, line: str, in_table: bool) -> bool:
        """Whether the next line lies behind the box or table; if not, it is one of its lines from now on.

        A table ends with its last row. A box whose entries have no stop at their ends (甲基地:投资46亿元) ends before a
        paragraph of running text; one whose own lines are paragraphs goes on.
        """
        if in_table:
            self._rows = True
            return False
        if self._kind == "table" and self._rows:
            return not _NOTE.match(line) and not _is_row_left(line)
        listed = self._rows or self._told or self._bare > 2
        if (self._kind == "table" or (listed and not self._stopped)) and _is_prose(line):
            return True
        if line[-1] in _STOPS or "。" in line:
            self._stopped = self._stopped or not _NOTE.match(line)
        elif _TELLS.search(line):
            self._told = True
        else:
            self._bare += 1  # a heading inside the box, or an entry that is a bare name
        return False


def _is_row_left(line: str) -> bool:
    """A line of cells that the reader of tables did not know."""
    return line[-1] not in _STOPS and len(line.replace("|", " ").split()) > 2 and marker_at(line, 0, len(line)) is None


def _is_prose(line: str) -> bool:
    """A longer paragraph that ends in 。, opened by no number and no label (甲园区:…)."""
    if len(line) < _SHORTEST_PROSE or line.rstrip("”’」』\"")[-1:] != "。" or _LABEL.match(line):
        return False
    marker = marker_at(line, 0, len(line))
    return marker is None or marker.kind in ONLY_HEADINGS

"""The tree of sections: headings, what each governs and what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from compare.corpus.boxes import BOXES, Frame, tells_of_the_past
from compare.corpus.markers import NUMBERED, RANK, Marker
from compare.corpus.pieces import Piece
from compare.models import Section
from compare.vocab import read_yaml

_TITLE_RANK = -1.0
# Before a list with dashes: 到2025年,…(newline) ——产业提质扩量,… makes the list one of goals.
_DATED = re.compile(r"[到至]\s?[2２][0０][0-9０-９]{2}\s?年|十[二三四五]五[”\"]?末")


@dataclass(slots=True)
class _Open:
    """A section whose end is not yet known."""

    rank: float
    marker: Marker
    heading_end: int
    function: str
    parent: int
    depth: int
    body_end: int = -1


@cache
def _functions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["function"], re.compile("|".join(entry["match"]))) for entry in read_yaml("headings")["functions"])


class Tree:
    """Sections in the order of the text. `open` takes the headings one after another, `close` ends the last ones."""

    def __init__(self, doc_id: str, text: str, genre: str) -> None:
        self.doc_id, self.text = doc_id, text
        self.default = "measure" if genre == "measures" else "task"
        self.all: list[_Open] = []
        self.stack: list[int] = []
        # the box or table that is open, if one is
        self.frame: Frame | None = None
        # the deepest open section, and the lowest numbered unit (item) that is open
        self.section_id = self.item_id = ""

    def open_title(self, start: int, end: int) -> None:
        """The document's title: the root."""
        self._push(_Open(_TITLE_RANK, Marker("title", start, start), end, "title", -1, 0))

    def open(self, piece: Piece) -> None:
        """A heading, or a number that opens an item (its number is then its heading)."""
        assert piece.head is not None
        marker = piece.head
        self._make_room(marker)
        top = self.all[self.stack[-1]] if self.stack else None
        below = top.rank + 0.5 if top is not None else 0.0
        rank = below if marker.kind in BOXES else float(RANK[marker.kind])
        end = piece.end if piece.kind == "heading" else marker.end
        function = self._function(marker.kind, self.text[marker.end : end], marker.start, top)
        parent = self.stack[-1] if self.stack else -1
        self._push(_Open(rank, marker, end, function, parent, top.depth + 1 if top else 1))

    def _make_room(self, marker: Marker) -> None:
        """Close what the new heading ends: a box or table ends with the next box, and with anything not below it."""
        if marker.kind in BOXES:
            self._close_frame(marker.start)
            return
        while self.stack:
            top = self.all[self.stack[-1]]
            if top.rank == _TITLE_RANK or top.rank < RANK[marker.kind]:
                return
            self._pop(marker.start)

    def _close_frame(self, end: int) -> None:
        """Close the box or table that is open, with what is open inside it."""
        while self.frame is not None:
            self._pop(end)

    def _pop(self, end: int) -> None:
        """Close the deepest open section."""
        closed = self.stack.pop()
        self.all[closed].body_end = end
        if self.frame is not None and self.frame.section == closed:
            self.frame = None

    def begin_line(self, start: int, line: str, in_table: bool) -> None:
        """Close the open box or table, with what is open inside it, if the next line lies behind it."""
        if self.frame is not None and self.frame.ends_before(line, in_table):
            self._close_frame(start)
            self._name_open()

    def _function(self, kind: str, heading: str, start: int, top: _Open | None) -> str:
        if kind in BOXES:
            return "background" if tells_of_the_past(heading, top.function if top is not None else "") else kind
        inherited = top.function if top is not None and top.function not in ("title", "table") else ""
        if kind == "dash" and inherited == "principle" and top is not None and _DATED.search(self.text, top.heading_end, start):
            return "goal"
        if inherited == "box" or (inherited and kind in ("arabic", "parabic", "circled", "dash")):
            return inherited
        above = inherited or self.default
        heading = heading.strip().strip("【】。:")
        for function, words in _functions():
            # 产业, 工程, 重点 stand in the headings of measures too: they make a task only where nothing says measure
            if words.search(heading) and not (function == "task" and above in ("measure", "organisation", "background")):
                return function
        return above

    def _push(self, section: _Open) -> None:
        self.all.append(section)
        self.stack.append(len(self.all) - 1)
        if section.marker.kind in BOXES:
            self.frame = Frame(self.stack[-1], section.marker.kind)
        self._name_open()

    def _name_open(self) -> None:
        """The ids of the deepest open section and item."""
        self.section_id = f"{self.doc_id}-{self.all[self.stack[-1]].marker.start}" if self.stack else ""
        numbered = (i for i in reversed(self.stack) if self.all[i].marker.kind in NUMBERED)
        item = next(numbered, -1)
        self.item_id = f"{self.doc_id}-{self.all[item].marker.start}" if item >= 0 else ""

    def _open_with_background(self) -> None:
        """What stands before the first section of principles, and says nothing else of itself, is background: 一、重要意义."""
        top = [i for i, section in enumerate(self.all) if section.depth == 1]
        first = next((n for n, i in enumerate(top) if self.all[i].function == "principle"), 0)
        before = {i for i in top[:first] if self.all[i].function == "task"}
        for i, section in enumerate(self.all):
            if i in before or section.parent in before:
                before.add(i)
                caption = self.text[section.marker.end : section.heading_end]
                if section.function == "task" or (section.function in BOXES and tells_of_the_past(caption, "background")):
                    section.function = "background"

    def close(self, end: int) -> list[Section]:
        """All sections in the order of the text, those still open ending at ``end``."""
        for i in self.stack:
            self.all[i].body_end = end
        self._open_with_background()
        ids = [f"{self.doc_id}-{s.marker.start}" for s in self.all]
        return [
            Section(
                self.doc_id, ids[i], ids[s.parent] if s.parent >= 0 else "", s.depth,
                self.text[s.marker.start : s.marker.end].strip(), self.text[s.marker.start : s.heading_end],
                s.function, s.marker.start, s.heading_end, s.body_end,
            )
            for i, s in enumerate(self.all)
        ]  # fmt: skip

"""Lines of pages to paragraphs: which lines belong together, and which belong to the paper.

Two lines are one paragraph only where the first reaches the right margin and the second begins at the left one, at the
same size; or where both are lines of a centred title. So a heading, an indented paragraph or a short last line ends what
stood before, and a paragraph goes on over the end of a page. What belongs to the paper is put behind the paragraph that it
would have parted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from compare.intake.pdf_layout import Line, Page
from compare.intake.spacing import join

_NUMBER = re.compile(r"[-—–―·.\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·.\s]*$")
_MARKED = re.compile(r"第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|专栏|——")
_STOPS = ("。", ";", ":", "!", "?", "；", "：", "！", "？")
_EDGE = 2  # lines from the top and from the foot of a page that may be its head or foot
# In heights of a line: how far from a margin a line still reaches it, and what is a gap between paragraphs.
_RIGHT, _LEFT, _GAP, _CENTRE = 1.8, 0.8, 1.2, 1.0
_FEWEST = 3
_SAME = 0.12  # by which part two sizes may differ

Block = tuple[str, bool]


class _Margins:
    """Where lines of running text begin and end in this document, and how high they are."""

    def __init__(self, pages: Sequence[Page]) -> None:
        lines = [line for page in pages for line in page.lines if not line.row and line.upright] or [Line("", 0, 0, 0, 0, 10)]
        full = sorted(lines, key=lambda line: line.x1 - line.x0)[len(lines) // 2 :]
        self.size = sorted(line.size for line in full)[len(full) // 2]
        self.left = Counter(round(line.x0) for line in full).most_common(1)[0][0]
        self.left = min([self.left, *(round(line.x0) for line in full if abs(line.x0 - self.left) <= 3 * self.size)])
        self.right = sorted(line.x1 for line in full)[int(len(full) * 0.9)]
        if sum(self.reaches_right(line) for line in full) < _FEWEST:  # no edge that lines share: the margins are alike
            self.right = max(self.right, max(page.width for page in pages) - self.left - 3 * self.size)

    def reaches_right(self, line: Line) -> bool:
        return line.x1 >= self.right - _RIGHT * self.size

    def begins_left(self, line: Line) -> bool:
        return line.x0 <= self.left + _LEFT * self.size


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """Text and whether it is furniture, one paragraph or row after the other."""
    margins = _Margins(pages)
    paper = _paper(pages)
    text, head_row = "", ""
    before: Line | None = None
    above: Page | None = None
    waiting: list[Block] = []
    for page in pages:
        for line in page.lines:
            if id(line) in paper:
                waiting.append((line.text, True))
                continue
            if line.row and before is not None and before.row and above is not page and line.text == head_row:
                waiting.append((line.text, True))  # the head of a table, drawn again on its next page
                continue
            if line.row and (before is None or not before.row):
                head_row = line.text
            if before is not None and _goes_on(before, line, page, above is page, margins):
                text += join(text, line.text) + line.text
            else:
                yield from _finish(text, [] if line.row and before is not None and before.row else waiting)
                text = line.text
            before, above = line, page
    yield from _finish(text, waiting)


def _finish(text: str, waiting: list[Block]) -> Iterator[Block]:
    if text:
        yield text, False
    yield from waiting
    waiting.clear()


def _goes_on(before: Line, line: Line, page: Page, same_page: bool, margins: _Margins) -> bool:
    """Whether a line continues the paragraph of the line before."""
    if before.row or line.row or abs(before.size - line.size) > _SAME * max(before.size, line.size):
        return False
    if same_page and line.top - before.bottom > _GAP * line.size + max(0.0, margins.size * 0.5):
        return False
    if _MARKED.match(line.text) and before.text.endswith(_STOPS):
        return False
    if _is_centred(before, page) and _is_centred(line, page) and line.size > margins.size * (1 + _SAME):
        return same_page and not _MARKED.match(line.text)
    return margins.reaches_right(before) and margins.begins_left(line)


def _is_centred(line: Line, page: Page) -> bool:
    return abs((line.x0 + line.x1) / 2 - page.width / 2) <= _CENTRE * line.size


def _paper(pages: Sequence[Page]) -> set[int]:
    """Lines (by identity) that are page numbers, running heads or feet, or stand across the page."""
    edges = [(page, line) for page in pages for line in _edge(page)]
    told = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    often = max(2, (len(pages) + 1) // 2)
    marks = {id(line) for page in pages for line in page.lines if not line.upright}
    numbers = {id(line) for page, line in edges if page.is_at_edge(line) and _NUMBER.match(line.text)}
    heads = {id(line) for page, line in edges if page.is_at_edge(line) and told[_key(line)] >= often and not _MARKED.match(line.text)}
    return marks | numbers | heads


def _edge(page: Page) -> list[Line]:
    lines = [line for line in page.lines if line.upright and not line.row]
    return lines[:_EDGE] + lines[max(_EDGE, len(lines) - _EDGE) :]


def _key(line: Line) -> str:
    return re.sub(r"[\d\s]+", "", line.text)

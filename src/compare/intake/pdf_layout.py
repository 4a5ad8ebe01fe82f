"""What stands on a page of a PDF, and where: lines of characters, and tables drawn with rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compare.intake.spacing import join

if TYPE_CHECKING:
    from pdfplumber.page import Page as Source

# In parts of a character's height: a gap between two Latin words, and one that the layout makes between Han characters.
_WORD_GAP, _WIDE_GAP = 0.2, 0.8
_MARGIN = 0.12  # of a page's height: where heads and feet stand


@dataclass(slots=True)
class Line:
    """A line of a page, or a row of a table; places in points from the left and the top."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    row: bool = False
    upright: bool = True


@dataclass(slots=True)
class Page:
    """A page: its lines from the top down, and what tells a scan from a text."""

    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    characters: int = 0
    unreadable: int = 0
    pictures: int = 0

    def is_at_edge(self, line: Line) -> bool:
        """Whether a line stands where heads and feet of pages do."""
        return line.bottom <= self.height * _MARGIN or line.top >= self.height * (1 - _MARGIN)


def read(source: Source) -> Page:
    """The page as pdfplumber sees it, characters drawn twice for bold taken once."""
    drawn = source.chars
    if len({(c["text"], round(c["x0"]), round(c["top"])) for c in drawn}) < len(drawn):
        source = source.dedupe_chars()
        drawn = source.chars
    characters = [c for c in drawn if c["text"].strip()]
    unreadable = sum(c["text"].startswith("(cid:") or c["text"] == "\ufffd" for c in characters)
    page = Page(float(source.width), float(source.height), [], len(characters), unreadable, len(source.images))
    tables = [table for table in source.find_tables() if _is_of_figures(table)] if source.rects or source.lines else []
    boxes = [table.bbox for table in tables]
    outside = [c for c in drawn if not any(_inside(c, box) for box in boxes)]
    lines = [line for group in _groups(outside) if (line := _line(group)).text.strip()]
    page.lines = sorted([*lines, *(row for table in tables for row in _rows(table))], key=lambda line: (line.top, line.x0))
    return page


def _is_of_figures(table: Any) -> bool:
    """Whether a drawn table has rows of cells; a frame around text is none."""
    return sum(sum(cell is not None for cell in row.cells) > 1 for row in table.rows) > 1


def _inside(character: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _rows(table: Any) -> Iterator[Line]:
    for row, cells in zip(table.rows, table.extract(), strict=True):
        said = [_unwrapped(cell or "") for cell in cells]
        if any(said):
            x0, top, x1, bottom = row.bbox
            yield Line("".join(f"{text} | " for text in said).rstrip(), x0, x1, top, bottom, 0, row=True)


def _unwrapped(text: str) -> str:
    """A cell's text on one line."""
    out = ""
    for line in text.split("\n"):
        out += join(out, line) + line.strip()
    return out


def _groups(characters: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Characters of each line: those whose middle lies within the height of the first."""
    upright = [c for c in characters if c["upright"]]
    rest = [c for c in characters if not c["upright"] and c["text"].strip()]
    group: list[dict[str, Any]] = []
    for c in sorted(upright, key=lambda c: (c["top"] + c["bottom"], c["x0"])):
        middle = (c["top"] + c["bottom"]) / 2
        if group and not group[0]["top"] <= middle <= group[0]["bottom"]:
            yield group
            group = []
        group.append(c)
    if group:
        yield group
    if rest:  # a watermark across the page, or text on its side
        yield rest


def _line(group: list[dict[str, Any]]) -> Line:
    upright = bool(group[0]["upright"])
    ordered = sorted(group, key=lambda c: c["x0"]) if upright else group
    text = ""
    before: dict[str, Any] | None = None
    for c in ordered:
        text += (_between(before, c) if before is not None and upright else "") + c["text"]
        before = c
    shown = [c for c in ordered if c["text"].strip()] or ordered
    heights = sorted(c["bottom"] - c["top"] for c in shown)
    tops, bottoms = [c["top"] for c in shown], [c["bottom"] for c in shown]
    size = float(heights[len(heights) // 2])
    return Line(text.strip(), shown[0]["x0"], max(c["x1"] for c in shown), min(tops), max(bottoms), size, upright=upright)


def _between(left: dict[str, Any], right: dict[str, Any]) -> str:
    gap = right["x0"] - left["x1"]
    height = left["bottom"] - left["top"]
    if left["text"].isspace() or right["text"].isspace() or gap <= _WORD_GAP * height:
        return ""
    return " " if gap > _WIDE_GAP * height or join(left["text"], right["text"]) else ""

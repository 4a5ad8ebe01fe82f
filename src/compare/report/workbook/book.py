"""One look for every sheet, and cells in which text stays text: the same rows give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from compare.report.plain import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  (a date for every workbook, so that nothing holds the time of day)
LONGEST = 32_767
"""Characters that a cell holds."""
ROWS = 1_048_576
"""Rows that a sheet holds."""

INK, GREY, BLUE, RULE, HEAD, EMPTY = "#222222", "#6b6b6b", "#1f4e79", "#dcdcdc", "#e9eff5", "#fbefd5"
FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "font_color": INK}
NUMBERS = {"count": "#,##0", "share": "0.0%", "rate": "0.00", "year": "0", "whole": "#,##0", "number": "#,##0.0###"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "plain": {"valign": "top"},
    "missing": {"valign": "top", "font_color": GREY, "align": "right", "shrink": True},
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": GREY},
    "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": HEAD, "bottom": 1, "bottom_color": BLUE},
    "right": {"align": "right"},
    "strong": {"bold": True, "valign": "top"},
    "link": {"valign": "top", "font_color": BLUE},
    "empty": {"bg_color": EMPTY, "font_color": GREY},
    "mark": {"font_color": "#b3261e", "bold": True},
    **{kind: {"num_format": form, "valign": "top"} for kind, form in NUMBERS.items()},
}


class Book:
    """A workbook being made; `data` ends it."""

    def __init__(self, about: Mapping[str, str], footer: str) -> None:
        """With these properties (title, subject …), and ``footer`` on every printed page."""
        from xlsxwriter import Workbook

        safe = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
        self._out = io.BytesIO()
        self._book = Workbook(self._out, {"in_memory": True, "default_format_properties": dict(FONT), **safe})
        self._book.set_properties({**about, "created": CREATED})
        self._footer = footer
        self._formats: dict[tuple[str, ...], Format] = {}

    def sheet(self, name: str, colour: str = "") -> Worksheet:
        """A new sheet, set up for print on A4 across."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&7{self._footer}&R&8&P / &N")
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def look(self, *names: str) -> Format:
        """The format that joins these looks (LOOKS)."""
        if names not in self._formats:
            joined: dict[str, Any] = dict(FONT)
            for name in names:
                joined |= LOOKS[name]
            self._formats[names] = self._book.add_format(joined)
        return self._formats[names]

    def data(self) -> bytes:
        """The workbook's bytes."""
        self._book.close()
        return self._out.getvalue()


def clip(text: str) -> str:
    """Text as a cell can hold it."""
    safe = printable(text)
    return safe if len(safe) <= LONGEST else safe[: LONGEST - 1] + "…"


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """A text that stays one, whatever it begins with."""
    sheet.write_string(row, column, clip(text), look)


def write_link(sheet: Worksheet, row: int, column: int, target: str, text: str, look: Format) -> None:
    """A text that opens ``target``, a place in the workbook (`place`)."""
    sheet.write_url(row, column, f"internal:{target}", look, clip(text))


def write_number(sheet: Worksheet, row: int, column: int, value: float, look: Format, target: str = "") -> None:
    """A number, that opens ``target`` where there is one."""
    if target:
        # A link is written with its text; the number then takes the place of the text.
        sheet.write_url(row, column, f"internal:{target}", look, "–")
    sheet.write_number(row, column, value, look)


def write_marked(sheet: Worksheet, row: int, column: int, text: str, spans: Sequence[tuple[int, int]], looks: tuple[Format, Format]) -> None:
    """A text with spans of it marked; ``looks`` are that of the cell and that of what is marked."""
    cell, mark = looks
    parts: list[Any] = []
    text, at = clip(text), 0
    for start, end in sorted(spans):
        first, last = max(start, at), min(end, len(text))
        if first < last:
            # What stands behind a mark would fall back to the program's own font, were its look not said again.
            parts += [cell, text[at:first]] if first > at else []
            parts += [mark, text[first:last]]
            at = last
    parts += [cell, text[at:]] if at < len(text) else []
    if len(parts) > 2:
        sheet.write_rich_string(row, column, *parts, cell)
    else:
        # Nothing is marked, or all of it.
        sheet.write_string(row, column, text, cell)


def place(sheet: str, first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """A range of a sheet as a link names it; rows and columns count from 0."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{xl_rowcol_to_cell(first_row, first_column)}:{xl_rowcol_to_cell(last_row, last_column)}"

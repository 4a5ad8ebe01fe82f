"""A frame as a sheet: what it shows above it, a head that stays in sight, filters, widths, formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.errors import columns
from compare.report.workbook.book import ROWS, Book, write_marked, write_number, write_text
from compare.report.workbook.spec import Column, Spec

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

HEAD = 4
"""Row of the head, counted from 0; the title and what is said of the sheet stand above it."""
FIRST = HEAD + 1
WORDS = ("text", "plain", "marked")
"""Kinds of columns that hold words."""
LINE, TALLEST = 15, 400
"""Height of a line and of a row, in points."""
WIDEST = 46
"""Characters that a column of one line may take."""


def opened(book: Book, spec: Spec, colour: str = "") -> Worksheet:
    """A new sheet with its name as title and what it shows in Chinese and English."""
    sheet = book.sheet(spec.name, colour)
    write_text(sheet, 0, 0, spec.name, book.look("title"))
    write_text(sheet, 1, 0, spec.zh, book.look("note"))
    write_text(sheet, 2, 0, spec.en, book.look("note"))
    sheet.set_row(0, 22)
    return sheet


def write(book: Book, spec: Spec, frame: pd.DataFrame, colour: str = "", held: int = 1) -> None:
    """The sheet of a table; the first ``held`` columns stay in sight. Rows that no sheet can hold are left out, and it says so."""
    sheet = opened(book, spec, colour)
    rows = min(len(frame), ROWS - FIRST)
    if rows < len(frame):
        write_text(sheet, 3, 0, f"{rows:,} of {len(frame):,} rows; all are in data/processed", book.look("note"))
    for at, column in enumerate(spec.columns):
        right = () if column.kind in WORDS else ("right",)
        write_text(sheet, HEAD, at, column.head, book.look("head", *right))
        sheet.set_column(at, at, _width(column, frame))
        _write_column(book, sheet, at, column, frame.head(rows))
    sheet.set_row(HEAD, 46)
    for row, height in enumerate(_heights(spec, frame.head(rows)), FIRST):
        if height > 1:
            sheet.set_row(row, min(LINE * height + 2, TALLEST))
    sheet.freeze_panes(FIRST, held)
    sheet.autofilter(HEAD, 0, HEAD + max(rows, 1), len(spec.columns) - 1)
    sheet.repeat_rows(HEAD)


def _heights(spec: Spec, frame: pd.DataFrame) -> list[int]:
    """Lines that each row takes: not every program looks for itself when it opens a sheet."""
    tallest = [1] * len(frame)
    for column in spec.columns:
        if column.kind in WORDS and column.kind != "plain":
            texts = frame[column.source].astype("str").tolist()
            lines = {text: -(-columns(text) // int(column.width)) for text in set(texts)}
            tallest = [max(one, lines[text]) for one, text in zip(tallest, texts, strict=True)]
    return tallest


def _width(column: Column, frame: pd.DataFrame) -> float:
    """As wide as its longest line where lines are not wrapped, within bounds; else as the sheet says."""
    if column.kind != "plain" or frame.empty:
        return column.width
    longest = max(map(columns, set(frame[column.source].astype("str"))))
    return max(column.width, min(longest + 1.5, WIDEST))


def _write_column(book: Book, sheet: Worksheet, at: int, column: Column, frame: pd.DataFrame) -> None:
    values = frame[column.source].tolist()
    targets = frame[column.link].tolist() if column.link else [""] * len(values)
    if column.kind == "marked":
        looks = book.look("text"), book.look("mark")
        spans = zip(frame["quote_start"], frame["quote_end"], strict=True)
        for row, (text, span) in enumerate(zip(values, spans, strict=True), FIRST):
            write_marked(sheet, row, at, str(text), [_whole(*span)], looks)
        return
    for row, (value, target) in enumerate(zip(values, targets, strict=True), FIRST):
        write_cell(book, sheet, (row, at), value, column.kind, target)


def _whole(start: Any, end: Any) -> tuple[int, int]:
    import pandas as pd

    return (0, 0) if pd.isna(start) or pd.isna(end) else (int(start), int(end))


def write_cell(book: Book, sheet: Worksheet, at: tuple[int, int], value: Any, kind: str, target: str = "", strong: bool = False) -> None:
    """One value as its kind is written; what is missing is an empty cell."""
    import pandas as pd

    weight = ("strong",) if strong else ()
    if pd.isna(value) or value == "":
        return
    if kind in ("text", "plain"):
        write_text(sheet, *at, str(value), book.look(kind, *weight))
    elif isinstance(value, str):
        write_text(sheet, *at, value, book.look("missing"))
    else:
        shown = "whole" if kind == "number" and float(value).is_integer() else kind
        look = book.look(shown, "link", *weight) if target else book.look(shown, *weight)
        write_number(sheet, *at, float(value), look, target)

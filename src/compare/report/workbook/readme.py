"""The first sheet: what this is, from which texts, how to read it, how to cite it, and what stands on each other sheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import columns
from compare.packaged import packaged_data
from compare.report.citing import Citation
from compare.report.plain import chinese_marks
from compare.report.workbook.book import Book, place, write_link, write_text
from compare.report.workbook.spec import specs

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from compare.study import Study

WIDTHS = (4, 28, 90)
"""Characters of the columns; a paragraph goes over all of them."""


@cache
def _paragraphs() -> dict[str, list[dict[str, str]]]:
    said: dict[str, list[dict[str, str]]] = packaged_data(Path(__file__).with_name("readme.yaml"))
    return said


def write(book: Book, study: Study, cite: Citation) -> None:
    """The read me."""
    sheet = book.sheet(specs()["readme"].name)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    write_text(sheet, 0, 0, "地区产业政策文本比较 Regional industrial policies compared", book.look("title"))
    sheet.set_row(0, 24)
    names = "、".join(dict.fromkeys(study.policies["short_zh"])), ", ".join(dict.fromkeys(study.policies["short_en"]))
    row = _said(book, sheet, 1, chinese_marks(f"依据{len(study.policies)}份政策文本:{names[0]}。"), f"From {len(study.policies)} policy texts: {names[1]}.")
    row = _heading(book, sheet, row + 1, "如何引用 How to cite")
    row = _said(book, sheet, row, cite.gbt, cite.line)
    row = _heading(book, sheet, row + 1, "各表 Sheets")
    for spec in list(specs().values())[1:]:
        write_link(sheet, row, 1, place(spec.name, 0, 0, 0, 0), spec.name, book.look("link"))
        write_text(sheet, row, 2, f"{spec.zh.partition('。')[0]}。 {spec.en.partition('. ')[0].rstrip('.')}.", book.look("plain"))
        row += 1
    for title, part in (("如何阅读 How to read", "reading"), ("局限 Limits", "limits")):
        row = _heading(book, sheet, row + 1, title)
        for said in _paragraphs()[part]:
            row = _said(book, sheet, row, chinese_marks(said["zh"]), said["en"])


def _heading(book: Book, sheet: Worksheet, row: int, title: str) -> int:
    write_text(sheet, row, 0, title, book.look("strong"))
    return row + 1


def _said(book: Book, sheet: Worksheet, row: int, zh: str, en: str) -> int:
    """A paragraph in Chinese and one in English, each over several columns and as high as it needs; the row behind them."""
    room = sum(WIDTHS)
    for text in (zh, en):
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", book.look("text"))
        write_text(sheet, row, 0, text, book.look("text"))
        sheet.set_row(row, 16 * -(-columns(text) // room))
        row += 1
    return row

"""The tables of two dimensions, region under region: groups of instruments against what they serve, empty cells shaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.frames import rows_of
from compare.measures.names import names_of
from compare.report.workbook.book import Book, write_number, write_text
from compare.report.workbook.content import INSTRUMENT, both, regions
from compare.report.workbook.links import Links
from compare.report.workbook.spec import Spec
from compare.report.workbook.table import opened

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

BEGIN = 4
"""Row of the first region, counted from 0."""


def write(book: Book, spec: Spec, xy: pd.DataFrame, links: Links, colour: str) -> None:
    """A sheet of `measures.xy_table`: of each region the uses in each cell, then their shares of all uses."""
    sheet = opened(book, spec, colour)
    at = BEGIN
    for _, own in xy.groupby("region", sort=False):
        at = _region(book, sheet, at, own, links) + 2
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, max(xy["x"].nunique(), 1) + 1, 13)
    sheet.freeze_panes(BEGIN - 1, 1)


def _region(book: Book, sheet: Worksheet, at: int, own: pd.DataFrame, links: Links) -> int:
    """One region's two tables from row ``at`` on; the row behind them."""
    groups, values = own.drop_duplicates("group"), own.drop_duplicates("x")
    first, total = own.iloc[0], int(own["total"].iloc[0])
    n = " ".join(names_of("tables")["total"])
    missing = "" if first["status"] == "ok" else "; " + " ".join(names_of("missing")[first["status"]])
    write_text(sheet, at, 0, f"{regions(own.head(1))[0]} (n = {total:,}{missing})", book.look("strong"))
    head, look = at + 1, book.look("head", "right")
    for column, name in enumerate(["", *both(values, "x"), n]):
        write_text(sheet, head, column, name.replace(" ", "\n", 1), look)
    sheet.set_row(head, 62)
    row = head + 1
    for kind in ("count", "share") if first["status"] == "ok" else ("count",):
        row = _block(book, sheet, row, own, kind, links, both(groups, "group"))
    return row


def _block(
    book: Book, sheet: Worksheet, row: int, own: pd.DataFrame, kind: str, links: Links, names: list[str]
) -> int:
    """A line for each group and one for the sums, as counts or as shares of all uses."""
    total = int(own["total"].iloc[0])

    def put(at: int, column: int, n: Any, target: str = "", empty: bool = False) -> None:
        looks = (kind, "empty") if empty else (kind, "link") if target else (kind,)
        write_number(sheet, at, column, n / total if kind == "share" else n, book.look(*looks), target)

    groups = own.groupby("group", sort=False)
    for (group, cells), name in zip(groups, names, strict=True):
        write_text(sheet, row, 0, name if kind == "count" else f"{name} %", book.look("plain"))
        for column, cell in enumerate(rows_of(cells), 1):
            put(row, column, cell.n, links.cell(cell.dimension, cell.region, cell.group, cell.x), empty=cell.n == 0)
        put(row, len(cells) + 1, int(cells["row_n"].iloc[0]), links.group(str(own["region"].iloc[0]), INSTRUMENT, str(group)))
        row += 1
    values = own.drop_duplicates("x")
    all_uses = " ".join(names_of("tables")["total"])
    write_text(sheet, row, 0, all_uses if kind == "count" else f"{all_uses} %", book.look("strong"))
    for column, n in enumerate(values["column_n"], 1):
        put(row, column, n)
    put(row, len(values) + 1, total)
    return row + 1

"""Codes by regions: the tables that a reader looks at first, each figure opening the rows of evidence that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.frames import rows_of
from compare.measures.names import names_of
from compare.report.workbook.book import BLUE, Book, write_text
from compare.report.workbook.content import INSTRUMENT, SECTOR, VIEWS, regions
from compare.report.workbook.links import Links
from compare.report.workbook.spec import Spec
from compare.report.workbook.table import FIRST, HEAD, opened, write_cell

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

    from compare.report.frames import Frames

WIDTH = 15
"""Characters that a column of a region has."""


class Row(NamedTuple):
    """One line of a matrix: its names, what its cells are, and a value with what it opens for each region."""

    zh: str
    en: str
    kind: str
    cells: dict[str, tuple[Any, str]]
    strong: bool = False


def sectors(book: Book, spec: Spec, frames: Frames, links: Links, colour: str) -> None:
    """Shares of sectors, in whole texts and, in a second block, in goals and tasks."""
    views = [frames("emphasis", scheme=SECTOR), frames("emphasis", scheme=SECTOR, view="like_for_like")]
    blocks = []
    for view, frame in zip(VIEWS, views, strict=True):
        rows = [
            Row(label.label_zh, label.label_en, "share", {r.region: (_shown(r, r.share), links.label(r.region, SECTOR, r.label, view)) for r in rows_of(own)})
            for label, own in _by_label(frame)
        ]
        blocks.append((VIEWS[view], [*rows, *_denominators(frame, "units", "n, 句 sentences")]))
    _write(book, opened(book, spec, colour), views[0], blocks)


def instruments(book: Book, spec: Spec, frames: Frames, links: Links, colour: str) -> None:
    """Shares of instruments in all uses under those of their groups, and in a second block how many uses there are."""
    mix = frames("instrument_mix")
    shares: list[Row] = []
    uses: list[Row] = []
    for group, (zh, en) in names_of("groups").items():
        own = mix[mix["group"] == group]
        if own.empty:
            continue
        heads = list(rows_of(own.drop_duplicates("region")))
        opens = {r.region: links.group(r.region, INSTRUMENT, group) for r in heads}
        shares.append(Row(zh, en, "share", {r.region: (_group(r), opens[r.region]) for r in heads}, strong=True))
        uses.append(Row(zh, en, "count", {r.region: (r.group_n or None, opens[r.region]) for r in heads}, strong=True))
        for label, rows in _by_label(own):
            to = {r.region: links.label(r.region, INSTRUMENT, r.label) for r in rows_of(rows)}
            names = f"  {label.label_zh}", f"  {label.label_en}"
            shares.append(Row(*names, "share", {r.region: (_shown(r, r.share), to[r.region]) for r in rows_of(rows)}))
            uses.append(Row(*names, "count", {r.region: (r.n or None, to[r.region]) for r in rows_of(rows)}))
    last = _denominators(mix, "total", "n, 使用次数 uses")
    _write(book, opened(book, spec, colour), mix, [("比例 Share of all uses", [*shares, *last]), ("次数 Uses", [*uses, *last])])


def _by_label(frame: pd.DataFrame) -> list[tuple[Any, pd.DataFrame]]:
    """Rows of each label in order, with the first of them."""
    ordered = frame.sort_values(["label_order", "label", "region_order", "region"])
    return [(next(rows_of(own)), own) for _, own in ordered.groupby("label", sort=False)]


def _shown(row: Any, share: Any) -> Any:
    """The share, or why there is none."""
    return share if row.status == "ok" else " ".join(dict.fromkeys(names_of("missing")[row.status]))


def _group(row: Any) -> Any:
    import pandas as pd

    if not pd.isna(row.group_share):
        return row.group_share
    return " ".join(dict.fromkeys(names_of("missing")[row.status if row.status in ("too few", "no units") else "none"]))


def _denominators(frame: pd.DataFrame, column: str, name: str) -> list[Row]:
    """The last line: what the shares of each region are shares of."""
    rows = frame.drop_duplicates("region")
    return [Row("", name, "count", {region: (n, "") for region, n in zip(rows["region"], rows[column], strict=True)})]


def _write(book: Book, sheet: Worksheet, frame: pd.DataFrame, blocks: list[tuple[str, list[Row]]]) -> None:
    """Blocks side by side, each a column for each region; names on the left."""
    columns = frame.drop_duplicates("region").sort_values(["region_order", "region"])
    ids, heads, look = list(columns["region"]), regions(columns), book.look("head")
    for at, (head, width) in enumerate((("编码\nCode (zh)", 20), ("编码(英)\nCode (en)", 32))):
        write_text(sheet, HEAD, at, head, look)
        sheet.set_column(at, at, width)
    for i, (title, rows) in enumerate(blocks):
        first = 2 + i * (len(ids) + 1)
        write_text(sheet, HEAD - 1, first, title, book.look("strong"))
        for at, head in enumerate(heads, first):
            write_text(sheet, HEAD, at, _lines(head), book.look("head", "right"))
        sheet.set_column(first, first + len(ids) - 1, WIDTH)
        if i:
            sheet.set_column(first - 1, first - 1, 2)
        _body(book, sheet, rows, ids, first, names=not i)
    sheet.set_row(HEAD, 62)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)


def _lines(head: str) -> str:
    """A region's name in its two languages, and what is said of its text, in a line each."""
    return head.replace(" ", "\n", 1).replace(" (", "\n(")


def _body(book: Book, sheet: Worksheet, rows: list[Row], ids: list[str], first: int, names: bool) -> None:
    for at, row in enumerate(rows, FIRST):
        look = book.look("plain", "strong") if row.strong else book.look("plain")
        if names:
            write_text(sheet, at, 0, row.zh, look)
            write_text(sheet, at, 1, row.en, look)
        for column, region in enumerate(ids, first):
            value, target = row.cells.get(region, (None, ""))
            write_cell(book, sheet, (at, column), value, row.kind, target, row.strong)
    _shade(sheet, [at for at, row in enumerate(rows, FIRST) if row.kind == "share" and not row.strong], first, first + len(ids) - 1)


def _shade(sheet: Worksheet, rows: list[int], first: int, last: int) -> None:
    """The larger a share of these rows, the darker its cell."""
    from xlsxwriter.utility import xl_range

    if rows:
        ranges = " ".join(xl_range(row, first, row, last) for row in rows)
        scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": "#ffffff", "max_color": _pale(BLUE)}
        sheet.conditional_format(rows[0], first, rows[-1], last, {**scale, "multi_range": ranges})


def _pale(colour: str) -> str:
    """A third of a colour, so that figures on it stay legible."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{255 - (255 - part) // 3:02x}" for part in parts)

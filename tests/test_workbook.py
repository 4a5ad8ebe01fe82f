"""The workbook read back: what stands in its cells, what a click opens, and what text stays."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from compare.report import workbook
from compare.report.citing import citation
from compare.report.frames import Frames
from compare.report.workbook import book, content, table
from compare.report.workbook.book import Book
from compare.report.workbook.spec import Spec, specs
from compare.study import Study
from studies import Line, Part, Text, even, study

HEAD = table.HEAD + 1
"""Row of the heads, counted from 1 as openpyxl does."""
TRAP = "=1+1+cmd|'/c calc'!A0"
PROMISE = {"start": "5", "end": "15", "quote": "x", "indicator": "企业", "value": "30", "unit": "家", "year": "2025", "baseline_value": "10", "baseline_year": "2020"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Two texts alike, and one that is cut off and tries to be a program."""
    trap = Text([*even().parts, Part("goal", [Line(TRAP, "it talent"), Line("+1", "talent"), Line("@x", "it"), Line("-2", "materials")])])
    trap.facts |= {"complete": "truncated", "title": "=cmd", "note": "@note"}
    two = even()
    two.quantities.append(PROMISE)
    return study(tmp_path_factory.mktemp("workbook"), {"alpha": even(), "beta": two, "gamma": trap})


@pytest.fixture(scope="module")
def data(small: Study) -> bytes:
    return workbook.data(Frames(small))


@pytest.fixture(scope="module")
def read(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet(read: Any, id_: str) -> Worksheet:
    found: Worksheet = read[specs()[id_].name]
    return found


def rows(read: Any, id_: str) -> list[dict[str, Any]]:
    """The rows of a table as cells by the name of the column that they are from."""
    spec = specs()[id_]
    return [dict(zip((c.source for c in spec.columns), row, strict=True)) for row in sheet(read, id_).iter_rows(min_row=HEAD + 1, max_col=len(spec.columns))]


def opened(read: Any, cell: Any) -> list[dict[str, Any]]:
    """The rows of evidence that a click on a cell opens."""
    name, first, last = re.fullmatch(r"'(.+)'!A(\d+):[A-Z](\d+)", cell.hyperlink.location).groups()  # type: ignore[union-attr]
    (id_,) = (id_ for id_ in ("evidence", "cell_evidence") if specs()[id_].name == name)
    return rows(read, id_)[int(first) - HEAD - 1 : int(last) - HEAD]


def test_it_has_every_sheet_in_order(read: Any) -> None:
    assert read.sheetnames == [spec.name for spec in specs().values()]
    assert all(len(name) <= 31 for name in read.sheetnames)
    assert set(content.TABLES) | {"readme", "sectors", "instruments", "xy_sector", "xy_function"} == set(specs())


def test_the_read_me_says_from_which_texts_and_how_to_cite(read: Any, small: Study) -> None:
    said = [cell.value for row in sheet(read, "readme").iter_rows() for cell in row if cell.value]
    assert {citation(small).line, citation(small).gbt, "From 3 policy texts: Alpha, Beta, Gamma."} <= set(said)
    links = {cell.value: cell.hyperlink.location for row in sheet(read, "readme").iter_rows() for cell in row if cell.hyperlink}
    assert links == {name: f"'{name}'!A1:A1" for name in read.sheetnames[1:]}


def test_tables_have_heads_in_sight_filters_and_widths(read: Any) -> None:
    for id_ in content.TABLES:
        own, spec = sheet(read, id_), specs()[id_]
        assert [cell.value for cell in own[HEAD]][: len(spec.columns)] == [column.head for column in spec.columns]
        assert own.freeze_panes.endswith(str(HEAD + 1)), id_
        assert own.auto_filter.ref.startswith(f"A{HEAD}:"), id_
        assert own.column_dimensions["A"].width >= spec.columns[0].width


def test_a_share_is_a_number_that_opens_as_many_sentences_as_it_counts(read: Any) -> None:
    # in each of ten sections two of four sentences name it: 20 of 40
    row = next(r for r in rows(read, "sector_intervals") if r["view_both"].value == content.VIEWS["whole"] and r["region_both"].value.endswith("Alpha") and r["label_zh"].value == "信息技术")
    assert (row["n"].value, row["units"].value, row["share"].value) == (20, 40, 0.5)
    assert row["share"].number_format == "0.0%"
    assert row["low"].value < 0.5 < row["high"].value or row["low"].value == row["high"].value == 0.5
    behind = opened(read, row["share"])
    assert len({r["sentence_id"].value for r in behind}) == 20
    assert {(r["code"].value, r["region_both"].value) for r in behind} == {("it", "alpha区 Alpha")}
    assert {r["counted_both"].value for r in behind} == {content.YES}


def test_a_figure_that_is_none_is_an_empty_cell_with_its_reason(read: Any) -> None:
    # new-energy vehicles stand in headings alone
    row = next(r for r in rows(read, "sector_intervals") if r["label_zh"].value == "新能源汽车")
    assert [row[name].value for name in ("share", "low", "why")] == [None, None, "未提及 not named"]
    assert row["share"].hyperlink is None


def test_the_first_tables_are_codes_by_regions(read: Any) -> None:
    own = sheet(read, "sectors")
    heads = [cell.value for cell in own[HEAD]]
    assert heads[2:5] == ["alpha区\nAlpha", "beta区\nBeta", "gamma区\nGamma\n(文本不全 cut off)"]
    it = next(row for row in own.iter_rows(min_row=HEAD + 1) if row[0].value == "信息技术")
    assert it[2].value == 0.5
    # gamma: 22 of 44; two sentences more name it, of the four that it has more
    assert it[4].value == pytest.approx(22 / 44)
    assert len({r["sentence_id"].value for r in opened(read, it[4])}) == 22
    # its goals and tasks are in the second block, behind an empty column; of the even texts every section is a task
    assert (heads[5], it[6].value) == (None, 0.5)


def test_groups_of_instruments_stand_above_their_codes(read: Any) -> None:
    body = list(sheet(read, "instruments").iter_rows(min_row=HEAD + 1, max_col=3))
    shares = {row[1].value: row[2] for row in body}
    assert [row[1].value for row in body][:2] == ["Supply", "  Talent"]
    assert shares["Supply"].value == pytest.approx(1 / 3)
    assert shares["Environment"].value == pytest.approx(2 / 3)
    assert shares["Demand"].value == "–"
    behind = opened(read, shares["Environment"])
    assert {r["label_en"].value for r in behind} == {"Planning", "Domestic cooperation"}
    assert len(behind) == 20, "ten uses of each"


def test_both_intervals_of_the_groups_on_three_bases(read: Any) -> None:
    found = [(r["base"].value, r["group_en"].value, r["group_n"].value, r["total"].value) for r in rows(read, "groups") if r["region_both"].value == "alpha区 Alpha"]
    bases = list(content.BASES)
    assert found == [
        *((bases[0], group, n, 30) for group, n in (("Supply", 10), ("Environment", 20), ("Demand", 0))),
        *((bases[1], group, n, 20) for group, n in (("Supply", 10), ("Environment", 10), ("Demand", 0))),
        *((bases[2], group, n, 30) for group, n in (("Supply", 10), ("Environment", 20), ("Demand", 0))),
    ]
    assert {column.source for column in specs()["groups"].columns} >= {"group_low", "group_high", "group_wide_low", "group_wide_high"}


def test_the_table_of_two_dimensions_shows_empty_cells(read: Any) -> None:
    own = sheet(read, "xy_sector")
    body = list(own.iter_rows(min_row=5, max_row=10))
    assert body[0][0].value == "alpha区 Alpha (n = 30)"
    # columns: it, materials, nev, none named, all uses
    assert [cell.value for cell in body[2]][:6] == ["供给型 Supply", 10, 0, 0, 0, 10]
    assert [cell.value for cell in body[3]][:6] == ["环境型 Environment", 10, 20, 0, 0, 20]
    assert [cell.value for cell in body[5]][1:6] == [20, 20, 0, 0, 30]
    assert body[2][2].fill.fgColor.rgb == f"FF{book.EMPTY[1:].upper()}"
    assert body[2][1].fill.fill_type is None
    assert len(opened(read, body[2][5])) == 10


def test_a_cell_of_two_dimensions_opens_its_uses(read: Any) -> None:
    body = list(sheet(read, "xy_sector").iter_rows(min_row=5, max_row=10))
    environment = body[3]
    behind = opened(read, environment[2])  # sentences that name materials
    assert len(behind) == environment[2].value == 20
    assert {r["x_both"].value for r in behind} == {"新材料 New materials"}
    uses = [(r["label_en"].value, r["text"].value) for r in behind]
    assert uses.count(("Planning", "三" * 10)) == uses.count(("Domestic cooperation", "二" * 20)) == 10
    assert environment[3].hyperlink is None, "an empty cell opens nothing"


def test_the_coding_table_counts_what_the_counts_say(read: Any) -> None:
    uses = [(r["region_both"].value, r["label_en"].value) for r in rows(read, "coding_table")]
    for row in rows(read, "counts"):
        n = uses.count((row["region_both"].value, row["label_en"].value))
        assert row["n"].value == (n or None), "an empty cell where there is no use"
    first = rows(read, "coding_table")[0]
    assert [first[name].value for name in ("number", "text", "label", "others")] == ["1-1-1", "一" * 10, "talent", "it"]


def test_promises_stand_with_their_sentence(read: Any) -> None:
    (row,) = rows(read, "promises")
    said = ["region_both", "indicator_zh", "value", "unit", "year", "baseline_value"]
    assert [row[name].value for name in said] == ["beta区 Beta", "企业", 30, "家", 2025, 10]
    assert row["growth"].value == pytest.approx(100 * (3 ** (1 / 5) - 1))
    assert row["text"].value == "一" * 10


def test_text_stays_text(data: bytes, read: Any) -> None:
    texts = {cell["text"].value: cell["text"] for cell in rows(read, "evidence")}
    for text in (TRAP, "+1", "@x", "-2"):
        assert texts[text].data_type == "s", "openpyxl gives f for a formula"
    about = rows(read, "texts")[2]
    assert [(about[name].value, about[name].data_type) for name in ("title", "note")] == [("=cmd", "s"), ("@note", "s")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not [one for one in sheets if b"<f>" in one or b"<f " in one]


def test_the_same_study_gives_the_same_bytes(small: Study, data: bytes) -> None:
    assert workbook.data(Frames(small)) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    "text",
    [
        Text([Part("task", [Line("没有编码的句子。")])]),
        Text([Part("task", [Line("一句", "it talent")])], facts={"complete": "truncated"}),
    ],
    ids=["no code", "cut off with too few"],
)
def test_one_poor_text_has_a_workbook_too(tmp_path: Path, text: Text) -> None:
    made = openpyxl.load_workbook(io.BytesIO(workbook.data(Frames(study(tmp_path, {"alpha": text})))))
    assert len(made.sheetnames) == len(specs())


# cells ----------------------------------------------------------------------------------------------------------------


def written(text: str, spans: list[tuple[int, int]]) -> Any:
    made = Book({"title": "t"}, "cite")
    own = made.sheet("a")
    book.write_marked(own, 0, 0, text, spans, (made.look("text"), made.look("mark")))
    return openpyxl.load_workbook(io.BytesIO(made.data()), rich_text=True)["a"]["A1"].value


@pytest.mark.parametrize(
    ("text", "spans", "parts"),
    [
        ("支持人才培养", [(2, 4)], ["支持", "人才", "培养"]),
        ("人才培养", [(0, 2)], ["人才", "培养"]),
        ("支持人才", [(2, 4)], ["支持", "人才"]),
        ("人才", [(0, 2)], ["人才"]),  # all of it: nothing to tell it from
        ("人才", [], ["人才"]),
        ("人才人才", [(2, 4), (0, 3)], ["人才人", "才"]),  # spans that overlap
        ("人才", [(1, 9)], ["人", "才"]),  # a span that leaves the text
        ("a\x0bb", [(0, 1)], ["a", "\ufffdb"]),
    ],
)
def test_what_is_marked_is_bold_and_all_of_the_text_is_there(text: str, spans: list[tuple[int, int]], parts: list[str]) -> None:
    value = written(text, spans)
    assert [str(part) for part in (value if isinstance(value, list) else [value])] == parts


def test_a_text_that_no_cell_holds_is_cut() -> None:
    assert len(book.clip("一" * 40_000)) == book.LONGEST
    assert book.clip("一" * 40_000).endswith("一…")
    assert book.clip("短") == "短"


def test_rows_that_no_sheet_holds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    import pandas as pd

    monkeypatch.setattr(table, "ROWS", table.FIRST + 2)
    made = Book({}, "cite")
    column = specs()["texts"].columns[2]
    table.write(made, Spec("a", "a", "", "", (column,)), pd.DataFrame({column.source: ["x", "y", "z"]}))
    read = openpyxl.load_workbook(io.BytesIO(made.data()))["a"]
    assert [cell.value for cell in read["A"]][3:] == ["2 of 3 rows; all are in data/processed", column.head, "x", "y"]

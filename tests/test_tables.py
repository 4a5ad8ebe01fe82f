"""The registry: what is written is what is read, and nothing that the registry does not allow gets through."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import models, tables
from compare.tables import TableError

RECORDS = {
    "documents": models.Facts,
    "sections": models.Section,
    "sentences": models.Sentence,
    "codings": models.Coding,
    "quantities": models.Quantity,
    "priorities": models.Priority,
    "duties": models.Duty,
    "citations": models.Citation,
    "leftovers": models.Leftover,
    "findings": models.Finding,
}
FINDING = ("a", "masked", 3, 6, "***", "three stars")
TRAPS = [
    "2.10",
    "NA",
    "None",
    "",
    "1.0",
    "nan",
    "null",
    "N/A",
    "-",
    "007",
    "1e5",
    " padded ",
    'quo"te',
    "a,b",
    "a\nb",
    "a\rb",
    "a\r\nb",
    "=1+1",
    "\ufeff",
    "TRUE",
]


def finding(**given: Any) -> tuple[Any, ...]:
    return tuple(models.Finding(*FINDING)._replace(**given))


@pytest.mark.parametrize(("table", "record"), RECORDS.items())
def test_record_fields_are_columns(table: str, record: Any) -> None:
    names = record._fields if hasattr(record, "_fields") else tuple(f.name for f in fields(record))
    assert tables.registry()[table].names == names


@pytest.mark.parametrize("table", tables.registry().values(), ids=lambda t: t.name)
def test_keys_and_orders_are_columns(table: tables.Table) -> None:
    assert set(table.key) <= set(table.names)
    assert set(table.order) <= set(table.names)
    assert all(c.type in {"text", "integer", "decimal"} and c.meaning for c in table.columns)


@pytest.mark.parametrize("trap", TRAPS)
def test_text_survives_the_round_trip(tmp_path: Path, trap: str) -> None:
    tables.write("findings", [finding(quote=trap)], tmp_path)
    assert tables.read_rows(tmp_path / "findings.csv", "findings")[0][4] == trap
    assert tables.read("findings", tmp_path)["quote"].tolist() == [trap]


def test_a_decimal_is_written_as_it_was_read(tmp_path: Path) -> None:
    quantity = models.Quantity("a", 1, 5, "a-0", "2.10", "target", value="2.10", rule="r")
    tables.write("quantities", [quantity], tmp_path)
    assert ",2.10," in (tmp_path / "quantities.csv").read_text(encoding="utf-8")
    frame = tables.read("quantities", tmp_path)
    assert frame["value"].dtype == "Float64"
    assert frame["value"].tolist() == [2.1]
    assert frame["year"].dtype == "Int64"
    assert frame["year"].isna().all()
    assert frame["unit"].tolist() == [""], "an empty text is no missing value"


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("start", "1.0", "a whole number"),
        ("start", "", "a value is required"),
        ("start", "٣", "a whole number"),
        ("start", None, "None is no value"),
        ("kind", "maskd", "accepted: truncated, masked"),
        ("note", "", "a value is required"),
        ("quote", None, "None is no value"),
    ],
)
def test_a_value_that_is_not_allowed(column: str, value: Any, says: str) -> None:
    rows = [finding(), finding(start=9, **{column: value}) if column != "start" else finding(start=value)]
    with pytest.raises(TableError, match="table findings, line 3, column " + column) as error:
        tables.check_rows("findings", rows)
    assert says in str(error.value)


@pytest.mark.parametrize("value", ["二", "1e5", "1,000", "2.", ".5", "NA"])
def test_a_decimal_has_digits_only(value: str) -> None:
    with pytest.raises(TableError, match="a decimal such as"):
        tables.check_rows("quantities", [models.Quantity("a", 1, 5, "a-0", "x", "target", value=value, rule="r")])


def test_a_key_that_stands_twice() -> None:
    with pytest.raises(TableError, match="line 4: the key doc_id=a, kind=masked, start=3, end=6 stands in line 2 too"):
        tables.check_rows("findings", [finding(), finding(start=4), finding(note="again")])


def test_a_short_row() -> None:
    with pytest.raises(TableError, match="line 2: 5 cells, 7 columns"):
        tables.check_rows("findings", [FINDING[:5]])


def test_rows_sort_by_number_where_the_key_is_one(tmp_path: Path) -> None:
    tables.write("findings", [finding(start=10), finding(start=9)], tmp_path)
    assert [row[2] for row in tables.read_rows(tmp_path / "findings.csv", "findings")] == ["9", "10"]


def test_sentences_stand_in_reading_order() -> None:
    rows = [models.Sentence("a", f"a-{n}", "", "", n, n + 1, "body", "none", "x") for n in (1000, 200)]
    assert [row[4] for row in tables.sort_rows("sentences", rows)] == [200, 1000], "a-1000 is before a-200 as text"


def test_files_have_no_byte_order_mark_and_plain_newlines(tmp_path: Path) -> None:
    data = tables.write("findings", [finding()], tmp_path).read_bytes()
    assert data.startswith(b"doc_id,kind,")
    assert data.endswith(b"\n")
    assert b"\r" not in data


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("doc_id,kind\n", "columns missing: start, end, quote, note, note_zh; unknown: none"),
        ("doc_id,kind,start,end,quote,note,note_zh,more\n", "columns missing: none; unknown: more"),
        ("kind,doc_id,start,end,quote,note,note_zh\n", "accepted, in this order: doc_id, kind"),
    ],
)
def test_a_header_that_differs(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "findings.csv").write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as error:
        tables.read_rows(tmp_path / "findings.csv", "findings")
    assert says in str(error.value)
    with pytest.raises(TableError, match=r"findings\.csv, line 1"):
        tables.read("findings", tmp_path)


def test_a_table_that_is_missing_says_how_to_make_it(tmp_path: Path) -> None:
    for read in (
        lambda: tables.read("findings", tmp_path),
        lambda: tables.read_rows(tmp_path / "findings.csv", "findings"),
    ):
        with pytest.raises(TableError, match="policy-compare build"):
            read()


def test_the_codebook_names_every_column() -> None:
    text = tables.codebook()
    for table in tables.registry().values():
        part = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.unit} | {column.meaning} |" in part
            assert all(f"`{value}`" in part for value in column.allowed)


def test_the_committed_codebook_is_up_to_date() -> None:
    committed = Path(__file__).parents[1] / "data" / "processed" / "CODEBOOK.md"
    assert committed.read_text(encoding="utf-8") == tables.codebook(), "run policy-compare build"


# Any character that UTF-8 can hold.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=8))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]) -> None:
    folder = tmp_path_factory.mktemp("table")
    rows = [finding(start=i, quote=quote, note=note or "-") for i, (quote, note) in enumerate(cells)]
    tables.write("findings", rows, folder)
    assert tables.read_rows(folder / "findings.csv", "findings") == [tuple(map(str, row)) for row in rows]
    frame = tables.read("findings", folder)
    assert list(frame.itertuples(index=False, name=None)) == [tuple(row) for row in rows]


@given(st.lists(st.integers(0, 10**6), unique=True), st.randoms())
def test_order_of_rows_does_not_matter(starts: list[int], random: Any) -> None:
    rows = [finding(start=n) for n in starts]
    shuffled = random.sample(rows, len(rows))
    assert tables.make("findings", rows) == tables.make("findings", shuffled)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=4), max_size=6))
def test_csv_reads_back_with_the_standard_reader(rows: list[list[str]]) -> None:
    text = tables.rows_to_csv([tuple(row) for row in rows])
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows


@given(st.lists(st.tuples(TEXT, st.integers(), TEXT).filter(lambda row: "\r" not in row[0] + row[2]), max_size=6))
def test_rows_without_quotation_marks_are_what_the_standard_writer_gives(rows: list[tuple[str, int, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    assert tables.rows_to_csv(rows) == out.getvalue()

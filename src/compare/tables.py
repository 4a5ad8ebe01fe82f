"""The one registry of tables and columns, and the only way in and out of ``data/processed``.

Every table is sorted by its key, UTF-8 without BOM, ``\\n`` at line ends, no timestamps: same input, same bytes. The
columns themselves are data (``schema.yaml``), so that CODEBOOK.md, the writer, the reader and the checks cannot differ.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from compare.errors import UserError
from compare.packaged import packaged_data

if TYPE_CHECKING:
    import pandas as pd

Type = Literal["text", "integer", "decimal"]
SCHEMA = Path(__file__).with_name("schema.yaml")
REMEDY = "make it with policy-compare build"


class TableError(UserError):
    """A table on disk or in memory that the registry does not allow; the message names file, row, column and remedy."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``allowed`` is empty where any value of the type may stand; ``unit`` where the value has one."""

    name: str
    type: Type
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, the columns that identify it, those it is sorted by, all columns in order."""

    name: str
    row: str
    key: tuple[str, ...]
    order: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError with the names that exist."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name!r}; it has {', '.join(self.names)}")


@cache
def registry() -> dict[str, Table]:
    """All tables by name, in the order of CODEBOOK.md."""
    return {name: _table(name, spec) for name, spec in packaged_data(SCHEMA).items()}


def _table(name: str, spec: dict[str, Any]) -> Table:
    key = tuple(spec["key"])
    columns = []
    for column, fields in spec["columns"].items():
        allowed = tuple(str(v) for v in fields.get("allowed", ()))
        required = bool(fields.get("required", column in key))
        columns.append(Column(column, fields["type"], fields["meaning"], fields.get("unit", ""), allowed, required))
    return Table(name, spec["row"], key, tuple(spec.get("order", key)), tuple(columns))


def sort_rows(name: str, rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Rows in the order of the table (its key, unless the registry says otherwise); integer columns sort as numbers."""
    table = registry()[name]
    listed = [tuple(row) for row in rows]
    columns = dict(zip(table.names, zip(*listed, strict=True), strict=False))
    types = [(k, int if table.column(k).type == "integer" else str) for k in table.order if listed]
    keys = list(zip(*(map(type_, columns[k]) for k, type_ in types), strict=True))
    return [listed[i] for i in sorted(range(len(listed)), key=keys.__getitem__)]


def to_csv(name: str, rows: Iterable[tuple[Any, ...]]) -> str:
    """The table as text: header, then rows as given. ``None`` is refused, since an empty cell means not stated."""
    return rows_to_csv([registry()[name].names, *rows])


def rows_to_csv(rows: Sequence[tuple[Any, ...]]) -> str:
    """Rows as CSV with ``\\n`` at line ends; no header is added.

    Most rows need no quotation mark and are put together without the writer, which takes half the time.
    """
    width = len(rows[0]) if rows else 0
    if width < 2 or set(map(len, rows)) != {width}:
        return _quoted(rows)
    line = ",".join(["%s"] * width) + "\n"
    lines = [line % row for row in rows]
    text = "".join(lines)
    if '"' in text or "\r" in text or text.count("\n") != len(rows):
        return _quoted(rows)
    if text.count(",") == (width - 1) * len(rows):
        return text
    for i in compress(range(len(rows)), map(width.__le__, map(str.count, lines, repeat(",")))):  # all in C
        lines[i] = _quoted([rows[i]])
    return "".join(lines)


def _quoted(rows: Sequence[tuple[Any, ...]]) -> str:
    # A bare \\r ends a row for every reader, but the writer quotes only the characters of its own line end.
    lines: list[str] = []
    sink = _Sink(lines.append)
    csv.writer(sink, lineterminator="\r\n").writerows(rows)
    return "".join(line.removesuffix("\r\n") + "\n" for line in lines)


class _Sink(NamedTuple):
    write: Callable[[str], Any]


def make(name: str, rows: Iterable[Sequence[Any]]) -> str:
    """The table as text, its rows sorted and checked."""
    ordered = sort_rows(name, rows)
    check_rows(name, ordered)
    return to_csv(name, ordered)


def write(name: str, rows: Iterable[Sequence[Any]], folder: Path) -> Path:
    """Check, sort and write one table into ``folder``; the old file stays until the new one is whole."""
    return write_text(folder / f"{name}.csv", make(name, rows))


def write_text(target: Path, text: str) -> Path:
    """Write ``text`` (UTF-8, newlines untouched) to a temporary file beside ``target``, then replace it."""
    return beside(target, text.encode("utf-8")).replace(target)


def beside(target: Path, data: bytes) -> Path:
    """``data`` whole in a temporary file beside ``target``, ready to replace it; nothing is left where that fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def check_rows(name: str, rows: Sequence[Sequence[Any]], where: str = "") -> None:
    """Raise TableError for the first row with a missing, ill-typed or unknown value, or a key that stands twice.

    Columns are looked at whole, which is ten times as fast as cell by cell; only a column with a fault is searched.
    """
    table = registry()[name]
    place = where or f"table {name}"
    width = len(table.columns)
    if set(map(len, rows)) - {width}:
        line, row = next((line, row) for line, row in enumerate(rows, start=2) if len(row) != width)
        raise TableError(f"{place}, line {line}: {len(row)} cells, {width} columns expected")
    columns = list(zip(*rows, strict=True))
    for column, values in zip(table.columns, columns, strict=bool(rows)):
        if not _clean(column, values):
            _check_cells(column, values, place)
    keys = list(zip(*(columns[table.names.index(k)] for k in table.key), strict=True)) if rows else []
    if len(set(keys)) != len(keys):
        _check_keys(table, keys, place)


def _clean(column: Column, values: Sequence[Any]) -> bool:
    """Whether no value of a column can be at fault, told without a look at each."""
    if column.type == "text" and not column.allowed:
        try:
            "".join(values)
        except TypeError:
            return False
        return not column.required or all(values)
    if column.type == "integer" and set(map(type, values)) == {int}:
        return True
    return not any(problem(column, value) for value in set(values))


def _check_cells(column: Column, values: Sequence[Any], place: str) -> None:
    for line, value in enumerate(values, start=2):
        if found := problem(column, value):
            raise TableError(f"{place}, line {line}, column {column.name}: {found}")


def _check_keys(table: Table, keys: Sequence[tuple[Any, ...]], place: str) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for line, key in enumerate(keys, start=2):
        if key in seen:
            stated = ", ".join(f"{name}={value}" for name, value in zip(table.key, key, strict=True))
            raise TableError(f"{place}, line {line}: the key {stated} stands in line {seen[key]} too")
        seen[key] = line


def problem(column: Column, value: Any) -> str:
    """What is wrong with one value of a column, or ''."""
    text = value if isinstance(value, str) else repr(value)
    if value is None:
        return "None is no value; an empty text means not stated"
    if text == "":
        return "empty, but a value is required" if column.required else ""
    if column.type != "text" and not _is_number(text, column.type):
        return f"found {text!r}; accepted: {'a whole number' if column.type == 'integer' else 'a decimal such as 2.8'}"
    if column.allowed and text not in column.allowed:
        return f"found {text!r}; accepted: {', '.join(column.allowed)}"
    return ""


def _is_number(text: str, kind: Type) -> bool:
    whole, _, part = text.removeprefix("-").partition(".")
    if kind == "integer":
        return whole.isascii() and whole.isdigit() and "." not in text
    return whole.isascii() and whole.isdigit() and (part.isascii() and part.isdigit() if "." in text else True)


def read_rows(path: Path, name: str) -> list[tuple[str, ...]]:
    """Rows of a table that the program wrote, as text, in the registry's column order, checked.

    Raises TableError where the file is missing, a column is missing or unknown, a row is short or a value not allowed.
    """
    table = registry()[name]
    try:
        with path.open(encoding="utf-8", newline="") as f:
            reader = csv.reader(f)
            header = tuple(next(reader, ()))
            rows = [tuple(row) for row in reader if row]
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise TableError(_why(error), where=str(path), mend=REMEDY) from None
    if header != table.names:
        raise TableError(header_fault(table.names, header), where=f"{path}, line 1", mend=REMEDY)
    check_rows(name, rows, str(path))
    return rows


def _why(error: Exception) -> str:
    return "no such file" if isinstance(error, FileNotFoundError) else f"not UTF-8: {error}"


def rows_from_csv(name: str, text: str) -> list[tuple[Any, ...]]:
    """Rows of a table written by `rows_to_csv`, whole numbers as int; nothing is checked.

    >>> rows_from_csv("findings", "a,masked,3,6,***,words are masked,有文字被遮盖\\n")
    [('a', 'masked', 3, 6, '***', 'words are masked', '有文字被遮盖')]
    """
    integer = [column.type == "integer" for column in registry()[name].columns]
    rows = csv.reader(io.StringIO(text, newline=""))
    return [tuple(int(c) if whole and c else c for c, whole in zip(row, integer, strict=True)) for row in rows]


def header_fault(expected: Sequence[str], found: Sequence[str]) -> str:
    """What differs between two lists of columns, and which are accepted."""
    missing = ", ".join(c for c in expected if c not in found) or "none"
    unknown = ", ".join(c for c in found if c not in expected) or "none"
    return f"columns missing: {missing}; unknown: {unknown}; accepted, in this order: {', '.join(expected)}"


def read(name: str, folder: Path) -> pd.DataFrame:
    """One table of ``folder`` as a DataFrame with the registry's dtypes.

    Text columns are ``str`` with '' for not stated, integer columns ``Int64`` and decimal columns ``Float64`` with
    ``<NA>`` for not stated; order of rows as on disk.
    """
    import pandas as pd

    table = registry()[name]
    dtypes = {"text": "str", "integer": "Int64", "decimal": "Float64"}
    empty = {c.name: [""] for c in table.columns if c.type != "text"}
    path = folder / f"{name}.csv"
    types = {c.name: dtypes[c.type] for c in table.columns}
    try:
        frame = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=empty, encoding="utf-8")
    except FileNotFoundError as error:
        raise TableError(_why(error), where=str(path), mend=REMEDY) from None
    if tuple(frame.columns) != table.names:
        raise TableError(header_fault(table.names, tuple(frame.columns)), where=f"{path}, line 1", mend=REMEDY)
    return frame


def codebook() -> str:
    """CODEBOOK.md: every table and column with type, unit, meaning and allowed values."""
    lines = ["# Codebook of the tables", ""]
    lines += [
        "Generated from the registry of tables. CSV, UTF-8, sorted by key. An empty cell means not stated; `none` is a value.",
        "`start` and `end` count characters of `text/<doc_id>.txt`; `text[start:end]` is the row's quote.",
        "",
    ]
    for table in registry().values():
        lines += [f"## {table.name}", "", f"{table.row} Key: {_ticked(table.key)}.{_sorted_by(table)}", ""]
        lines += ["| column | type | unit | meaning | allowed |", "| --- | --- | --- | --- | --- |"]
        for c in table.columns:
            lines.append(f"| `{c.name}` | {c.type} | {c.unit} | {c.meaning} | {_ticked(c.allowed)} |")
        lines.append("")
    return "\n".join(lines)


def _ticked(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _sorted_by(table: Table) -> str:
    return "" if table.order == table.key else f" Sorted by {_ticked(table.order)}."

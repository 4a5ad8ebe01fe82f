"""The tables that people edit by hand: read as text with the line each row came from, so that an error can show it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

from compare.decoding import decode
from compare.errors import UserError, caret
from compare.tables import Table, header_fault, problem, registry


class Sheet(NamedTuple):
    """One file as read: ``shown`` is its name in messages, ``lines`` its rows, ``raw`` its physical lines."""

    shown: str
    names: tuple[str, ...]
    lines: list[Line]
    raw: list[str]

    def fault(
        self, line: Line, column: str, what: str, *, accepted: str = "", mend: str = "correct the cell"
    ) -> UserError:
        """An error that shows the cell of ``column`` in ``line`` with carets under it."""
        where = f"{self.shown}, line {line.number}, column {column}"
        return UserError(what, where=where, shown=self._shown(line, column), accepted=accepted, mend=mend)

    def _shown(self, line: Line, column: str) -> str:
        raw = self.raw[line.number - 1].rstrip("\r\n")
        start, end = _cell(raw, self.names.index(column))
        return caret(raw, start, end)


class Line(NamedTuple):
    """One row and the number of the physical line on which it begins."""

    number: int
    cells: tuple[str, ...]


def read(path: Path, shown: str, name: str, without: tuple[str, ...] = ()) -> Sheet:
    """Rows of a hand-edited CSV in the order of the file, each value checked against the registry's table ``name``.

    ``without`` are columns of the table that the file does not have. UserError where the file is missing, not UTF-8,
    has other columns, a value that is not allowed, or a key twice.
    """
    table = registry()[name]
    names = tuple(c for c in table.names if c not in without)
    if not path.is_file():
        raise UserError(
            "no such file", where=shown, accepted=f"a CSV with the columns {', '.join(names)}", mend="put it there"
        )
    physical = list(io.StringIO(decode(path.read_bytes(), shown), newline=""))
    header, lines = _parse(physical, shown)
    if header != names:
        first = physical[0] if physical else ""
        raise UserError(
            header_fault(names, header),
            where=f"{shown}, line 1",
            shown=caret(first, 0, len(first)),
            mend="correct the first line",
        )
    sheet = Sheet(shown, names, lines, physical)
    _check(sheet, table)
    return sheet


def _parse(physical: list[str], shown: str) -> tuple[tuple[str, ...], list[Line]]:
    reader = csv.reader(physical, strict=True)
    lines: list[Line] = []
    before = 0
    try:
        for cells in reader:
            if cells:
                lines.append(Line(before + 1, tuple(cells)))
            before = reader.line_num
    except csv.Error as error:
        mend = "close the quotation mark; a quotation mark inside a cell is written twice"
        raise UserError(f"no CSV: {error}", where=f"{shown}, line {before + 1}", mend=mend) from None
    return (lines[0].cells if lines else ()), lines[1:]


def _check(sheet: Sheet, table: Table) -> None:
    key = [sheet.names.index(k) for k in table.key]
    seen: dict[tuple[str, ...], int] = {}
    for line in sheet.lines:
        if len(line.cells) != len(sheet.names):
            what = f"{len(line.cells)} cells, {len(sheet.names)} columns expected"
            mend = "write a cell that holds a comma in quotation marks"
            raise UserError(what, where=f"{sheet.shown}, line {line.number}", mend=mend)
        for name, value in zip(sheet.names, line.cells, strict=True):
            if what := problem(table.column(name), value):
                raise sheet.fault(line, name, what)
        identity = tuple(line.cells[i] for i in key)
        if identity in seen:
            what = f"{', '.join(table.key)} {', '.join(identity)} stands in line {seen[identity]} too"
            raise sheet.fault(line, table.key[-1], what, mend="remove one of the two lines, or rename it")
        seen[identity] = line.number


def _cell(raw: str, place: int) -> tuple[int, int]:
    """Where cell number ``place`` stands in a physical line; quoted commas do not separate."""
    start, cell, quoted = 0, 0, False
    for i, character in enumerate(raw):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            if cell == place:
                return start, i
            cell, start = cell + 1, i + 1
    return (start, len(raw)) if cell == place else (0, len(raw))

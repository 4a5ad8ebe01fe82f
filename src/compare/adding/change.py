"""A change of the corpus, tried before it is made: new files lie beside those that they will replace, the tables are built
from them, and only when that went well everything is put in its place. A fault on the way leaves every file as it was.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from compare import build, sources, tables
from compare.adding.plan import Plan, Row
from compare.build import Made
from compare.errors import UserError
from compare.project import Project
from compare.sheets import Line, Sheet
from compare.sources import Staged

Say = Callable[[int, int, str], None]
Replacing = dict[Path, bytes | None]


class Change:
    """Files to write (None: to take away) and the tables that they give; `carry_out` makes it so."""

    def __init__(self, project: Project, files: Replacing) -> None:
        self.project, self.files = project, files
        self.made: Made | None = None

    def carry_out(self, say: Say) -> Made:
        """Build from the changed files, then replace them and the tables together."""
        with _staged(self.files) as staged:
            self.made = build.make(self.project, say, staged)
            with _replaced(staged, [path for path, data in self.files.items() if data is None]):
                build.write(self.project, self.made.files)
        return self.made


def added(project: Project, plan: Plan) -> Change:
    """The change that adds a planned text."""
    documents, regions = sources.sheets_of(project)
    raw = project.raw
    files: Replacing = {raw / plan.document["file"]: plan.file.read_bytes()}
    if plan.region is not None:
        files[raw / "regions.csv"] = _with(raw / "regions.csv", regions, plan.region)
    files[raw / "documents.csv"] = _with(raw / "documents.csv", documents, plan.document)
    return Change(project, files)


def removed(project: Project, doc_id: str) -> tuple[Change, list[str]]:
    """The change that takes a document out, and with the last document of a region the region; and what goes, in words.

    Its file is moved to data/removed. UserError where there is no such document, or no other one.
    """
    documents, regions = sources.sheets_of(project)
    row = next((line for line in documents.lines if line.cells[0] == doc_id), None)
    if row is None:
        accepted = ", ".join(sorted(line.cells[0] for line in documents.lines)) or "none: the corpus is empty"
        raise UserError(f"no document is called {doc_id!r}", where=documents.shown, accepted=accepted)
    if len(documents.lines) == 1:
        mend = "add another text first (policy-compare add FILE), then remove this one"
        raise UserError(f"{doc_id} is the only document, and a corpus without any cannot be built", where=documents.shown, mend=mend)
    stated = dict(zip(documents.names, row.cells, strict=True))
    raw, aside = project.raw, project.root / "data" / "removed"
    file = raw / stated["file"]
    files: Replacing = {raw / "documents.csv": _without(raw / "documents.csv", documents, row)}
    told = [f"{doc_id}: its row in documents.csv"]
    if file.parent == raw and file.is_file():
        kept = _unused(aside / file.name)
        files |= {file: None, kept: file.read_bytes()}
        told.append(f"data/raw/{file.name}, moved to {project.show(kept)}; policy-compare add puts it back")
    others = [line for line in documents.lines if line is not row and line.cells[1] == stated["region"]]
    region = next((line for line in regions.lines if line.cells[0] == stated["region"]), None)
    if region is not None and not others:
        files[raw / "regions.csv"] = _without(raw / "regions.csv", regions, region)
        told.append(f"{stated['region']}: its row in regions.csv, since no other document is of it")
    return Change(project, files), told


def _unused(path: Path) -> Path:
    """The path, with a number before its ending where it is taken."""
    names = [path, *(path.with_name(f"{path.stem}_{i}{path.suffix}") for i in range(2, 1000))]
    return next(name for name in names if not name.exists())


def _with(path: Path, sheet: Sheet, row: Row) -> bytes:
    """The file with one row more; what stands in it stays byte for byte."""
    data = path.read_bytes()
    end = b"\r\n" if b"\r\n" in data.split(b"\n", 1)[0] + b"\n" else b"\n"
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end.decode()).writerow([row[name] for name in sheet.names])
    return data + (b"" if data.endswith(b"\n") else end) + out.getvalue().encode()


def _without(path: Path, sheet: Sheet, line: Line) -> bytes:
    """The file without the physical lines of one row; the others stay byte for byte."""
    starts = sorted(other.number for other in sheet.lines)
    after = next((number for number in starts if number > line.number), len(sheet.raw) + 1)
    mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    return mark + "".join(sheet.raw[: line.number - 1] + sheet.raw[after - 1 :]).encode()


@contextmanager
def _staged(files: Replacing) -> Iterator[Staged]:
    """New files, whole, beside the places that they are for; none is left at the end."""
    staged: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if data is not None:
                staged[path] = tables.beside(path, data)
        yield staged
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


@contextmanager
def _replaced(staged: Staged, gone: Sequence[Path]) -> Iterator[None]:
    """Staged files in their places and ``gone`` ones taken away; all as before where the work inside fails."""
    kept: dict[Path, Path] = {}
    put: list[Path] = []
    try:
        for path in [*staged, *gone]:
            if path.exists():
                kept[path] = path.replace(path.with_name(f".{path.name}.{os.getpid()}.old"))
            if path in staged:
                staged[path].replace(path)
                put.append(path)
        yield
    except BaseException:
        for path in put:
            path.unlink(missing_ok=True)
        for path, old in kept.items():
            old.replace(path)
        raise
    for old in kept.values():
        old.unlink()

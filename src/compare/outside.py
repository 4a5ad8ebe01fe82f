"""Texts outside the corpus: read, annotated one after the other, their codings and quantities written as they come."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import IO, Any

from compare import intake, tables, vocab
from compare.annotate import coded, no_cycles
from compare.errors import UserError
from compare.workers import worth

WRITTEN = ("codings", "quantities")
BYTES_A_CHARACTER = 3
# Number of rows and rows as CSV, by table; as the bytes of the file, which cost less than text on the way between processes.
Coded = dict[str, tuple[int, bytes]]
# Documents that a worker takes at a time: few, so that none is left with much when the others are done.
AT_A_TIME = 4


def annotate_files(
    paths: Sequence[Path], out: Path, say: Callable[[int, int, str], None] | None = None, own: Path | None = None
) -> dict[str, int]:
    """How many rows of each table were written to ``out``; both files are whole or untouched.

    The doc_id is the file's stem; documents stand in its order. Nothing of a document is kept after its rows are written.
    ``own`` is a folder of vocabularies that extend the packaged ones.
    """
    with vocab.using(own):
        if faults := vocab.lint() if own is not None else []:
            raise vocab.VocabularyError("a vocabulary has a fault", where=faults[0], mend="correct the entry")
        return _annotate_files(paths, out, say)


def _annotate_files(paths: Sequence[Path], out: Path, say: Callable[[int, int, str], None] | None) -> dict[str, int]:
    ordered = _by_stem(paths)
    out.mkdir(parents=True, exist_ok=True)
    writers = {name: _Writer(name, out) for name in WRITTEN}
    try:
        for done, ((doc_id, _), coded) in enumerate(zip(ordered, _coded(ordered), strict=True), start=1):
            for name, (rows, lines) in coded.items():
                writers[name].add(rows, lines)
            if say:
                say(done, len(ordered), doc_id)
        for writer in writers.values():
            writer.finish()
    finally:
        for writer in writers.values():
            writer.clear()
    return {name: writer.rows for name, writer in writers.items()}


def _coded(ordered: Sequence[tuple[str, Path]]) -> Iterator[Coded]:
    """The tables of each file in turn; worker processes share the files where there is enough text for them."""
    workers = worth(len(ordered), sum(path.stat().st_size for _, path in ordered if path.is_file()) // BYTES_A_CHARACTER)
    if workers < 2:
        with no_cycles():
            yield from map(_code, ordered)
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(vocab.own.folder(),)) as pool:
        yield from pool.map(_code, ordered, chunksize=AT_A_TIME)


def _prepare(own: Path | None) -> None:
    """A worker begins as this process is: with the same vocabulary, and no search for cycles."""
    gc.disable()
    vocab.use(own)


def _code(file: tuple[str, Path]) -> Coded:
    """Number of rows and rows as CSV of each table of one file, checked."""
    doc_id, path = file
    reading = intake.load(path)
    written: Coded = {}
    tables_of: tuple[Sequence[tuple[Any, ...]], ...] = coded(reading.text, doc_id, reading.furniture)
    for name, rows in zip(WRITTEN, tables_of, strict=True):
        tables.check_rows(name, rows, f"{doc_id}, table {name}")
        written[name] = len(rows), tables.rows_to_csv(rows).encode()
    return written


def _by_stem(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    seen: dict[str, Path] = {}
    for path in paths:
        if other := seen.get(path.stem):
            what = f"has the stem {path.stem!r}, and so has {other}"
            raise UserError(
                what, where=str(path), accepted="one file for each stem: it becomes the doc_id", mend="rename one"
            )
        seen[path.stem] = path
    return sorted(seen.items())


class _Writer:
    """One table on its way to disk: rows go to a temporary file beside the target, which is replaced at the end."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.rows = 0
        self._target = folder / f"{name}.csv"
        self._temporary = tables.beside(self._target, tables.to_csv(name, []).encode())
        self._file: IO[bytes] = self._temporary.open("ab")

    def add(self, rows: int, lines: bytes) -> None:
        """Write the rows of one document, given as CSV."""
        self._file.write(lines)
        self.rows += rows

    def finish(self) -> None:
        """Put the whole table in its place."""
        self._file.close()
        self._temporary.replace(self._target)

    def clear(self) -> None:
        """Leave nothing half-written behind."""
        self._file.close()
        self._temporary.unlink(missing_ok=True)

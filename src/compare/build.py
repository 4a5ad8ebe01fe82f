"""data/raw to data/processed: every document through `annotate`, then all tables at once.

`make` computes every file of data/processed without touching the disk (the cache aside); `write` puts them there. So a
fault anywhere leaves the tables as they were, and `check` can tell whether they are what the sources give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

from compare import accuracy, annotate, cache, corrections, sources, tables
from compare.annotate import no_cycles
from compare.cache import Rows
from compare.models import Coding, Sentence
from compare.project import Project
from compare.sources import Source, Sources
from compare.workers import worth

# Tables that `annotate` fills, in the names of its lists.
FOUND = ("sections", "sentences", "codings", "quantities", "priorities", "duties", "citations", "leftovers", "findings")

Say = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """All files of data/processed by name, and which documents were annotated anew."""

    files: dict[str, bytes]
    annotated: list[str]
    unchanged: list[str]


def _silent(_done: int, _total: int, _doc_id: str) -> None:
    pass


def make(project: Project, say: Say = _silent) -> Made:
    """Every file of data/processed, made and checked; ``say(done, total, doc_id)`` is called as documents are annotated."""
    with no_cycles():
        return _make(project, say)


def _make(project: Project, say: Say) -> Made:
    from compare import vocab
    from compare.quantities import indicators

    found = sources.read(project)
    if faults := vocab.lint():
        mend = f"correct the entry; policy-compare check lists all ({len(faults)})"
        raise vocab.VocabularyError("a vocabulary has a fault", where=faults[0], mend=mend)
    codes = [tuple(row) for row in vocab.codes()]
    rulings = corrections.read(project, [s.facts.doc_id for s in found.documents], codes)
    kept = {s.facts.doc_id: rows for s in found.documents if (rows := cache.load(project.cache, s)) is not None}
    changed = [s for s in found.documents if s.facts.doc_id not in kept]
    fresh = _annotate_all(project, changed, say)
    rows = _joined(found, {**kept, **fresh}, rulings)
    rows |= {
        "regions": list(found.regions),
        "codes": codes,
        "indicators": [tuple(row) for row in indicators.rows()],
        "agencies": list(vocab.agencies()),
        "corrections": [ruling.line.cells for ruling in rulings.rulings],
    }
    rows["accuracy"] = list(accuracy.card(project, rows["codings"], rows["quantities"], kept | fresh))
    rows["peers"] = list(tables.read_rows(project.peers, "peers")) if project.peers.is_file() else []
    return Made(_files(rows, found), sorted(fresh), sorted(kept))


def annotate_source(folder: Path, source: Source) -> Rows:
    """Rows of one document by table, as plain tuples; they are kept in the cache ``folder`` too."""
    with no_cycles():
        found = annotate(source.text, source.facts.doc_id, source.facts)
        rows: Rows = {name: [tuple(row) for row in getattr(found, name)] for name in FOUND}
        rows["documents"] = [astuple(found.facts)]
        for name, table in rows.items():
            tables.check_rows(name, table, f"{source.facts.doc_id}, table {name}")
        cache.save(folder, source, rows)
    return rows


def _annotate_all(project: Project, changed: Sequence[Source], say: Say) -> dict[str, Rows]:
    out: dict[str, Rows] = {}
    for source, rows in zip(changed, _rows(project, changed), strict=True):
        doc_id = source.facts.doc_id
        out[doc_id] = rows
        say(len(out), len(changed), doc_id)
    return out


def _rows(project: Project, changed: Sequence[Source]) -> Iterator[Rows]:
    step = partial(annotate_source, project.cache)
    workers = worth(len(changed), sum(len(source.text) for source in changed))
    if workers < 2:
        yield from map(step, changed)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(step, changed, chunksize=4)


def _joined(found: Sources, by_document: dict[str, Rows], rulings: corrections.Rulings) -> Rows:
    """Rows of all documents, with the researcher's rulings applied."""
    out: Rows = {name: [] for name in (*FOUND, "documents")}
    for source in found.documents:
        doc_id = source.facts.doc_id
        rows = by_document[doc_id]
        if rulings.concern(doc_id):
            sentences = [Sentence(*row) for row in rows["sentences"]]
            codings = rulings.apply(doc_id, sentences, [Coding(*row) for row in rows["codings"]])
            rows = {**rows, "codings": list(codings)}
        for name, table in rows.items():
            out[name] += table
    return out


def _files(rows: Rows, found: Sources) -> dict[str, bytes]:
    files = {f"{name}.csv": tables.make(name, table).encode() for name, table in rows.items()}
    files |= {f"text/{source.facts.doc_id}.txt": source.text.encode() for source in found.documents}
    files["CODEBOOK.md"] = tables.codebook().encode()
    return files


def write(project: Project, files: dict[str, bytes]) -> None:
    """Put ``files`` into data/processed and take away what no longer belongs there.

    All are written to temporary files first and then renamed, so that an interruption leaves whole tables; a file that
    is the same already is not touched.
    """
    folder = project.processed
    _clear_temporary(folder)
    pending: list[tuple[Path, Path]] = []
    try:
        changed = (name for name in sorted(files) if not _same(folder / name, files[name]))
        pending.extend((tables.beside(folder / name, files[name]), folder / name) for name in changed)
        for temporary, target in pending:
            temporary.replace(target)
    finally:
        for temporary, _ in pending:
            temporary.unlink(missing_ok=True)
    for path in superfluous(project, files):
        path.unlink()
    cache.forget(project.cache, {Path(name).stem for name in files if name.startswith("text/")})


def stale(project: Project, files: dict[str, bytes]) -> list[Path]:
    """Files of data/processed that are missing, differ from ``files``, or belong to nothing that is there."""
    folder = project.processed
    differing = [folder / name for name in sorted(files) if not _same(folder / name, files[name])]
    return differing + superfluous(project, files)


def superfluous(project: Project, files: dict[str, bytes]) -> list[Path]:
    """Texts and tables in data/processed that ``files`` does not have; files of other kinds are the user's own."""
    folder = project.processed
    ours = [*folder.glob("text/*.txt"), *(p for name in tables.registry() if (p := folder / f"{name}.csv").exists())]
    return sorted(path for path in ours if path.relative_to(folder).as_posix() not in files)


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _clear_temporary(folder: Path) -> None:
    for pattern in (".*.tmp", "text/.*.tmp"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)

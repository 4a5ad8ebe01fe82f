"""data/raw to data/processed: every document through `annotate`, then all tables at once.

`make` computes every file of data/processed without touching the disk (the cache aside); `write` puts them there. So a
fault anywhere leaves the tables as they were, and `check` can tell whether they are what the sources give. A document's
rows stand together in every table, in the order of doc_id: a table is its documents' parts one after the other, and those
of documents that did not change are neither read nor checked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from compare import accuracy, annotate, cache, corrections, sources, tables, vocab
from compare.annotate import no_cycles
from compare.cache import Entry
from compare.models import Annotation, Coding, Sentence
from compare.project import Project
from compare.sources import Source, Sources, Staged
from compare.workers import worth

# Tables that `annotate` fills, in the names of its lists.
FOUND = ("sections", "sentences", "codings", "quantities", "priorities", "duties", "citations", "leftovers", "findings")
OF_DOCUMENTS = (*FOUND, "documents")
COUNTED = frozenset({"body", "item"})
# What reading a file that is no plain text costs, in characters of text annotated in the same time.
COSTLY = 100_000

Say = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """All files of data/processed by name, what was found in each document, and which were annotated anew."""

    files: dict[str, bytes]
    entries: dict[str, Entry]
    annotated: list[str]
    unchanged: list[str]


def _silent(_done: int, _total: int, _doc_id: str) -> None:
    pass


def make(project: Project, say: Say = _silent, staged: Staged | None = None) -> Made:
    """Every file of data/processed, made and checked; ``say(done, total, doc_id)`` is called as documents are annotated.

    ``staged`` are files that stand for others of data/raw (`compare.sources`).
    """
    with no_cycles(), vocab.using(project.vocab):
        return _make(project, say, staged)


def _make(project: Project, say: Say, staged: Staged | None) -> Made:
    from compare.quantities import indicators

    found = sources.read(project, staged)
    if faults := vocab.lint():
        mend = f"correct the entry; policy-compare check lists all ({len(faults)})"
        raise vocab.VocabularyError("a vocabulary has a fault", where=faults[0], mend=mend)
    codes = [tuple(row) for row in vocab.codes()]
    rulings = corrections.read(project, [s.facts.doc_id for s in found.documents], codes)
    kept = {s.facts.doc_id: entry for s in found.documents if (entry := cache.load(project.cache, s)) is not None}
    changed = [s for s in found.documents if s.facts.doc_id not in kept]
    fresh = _annotate_all(project, changed, say)
    entries = {s.facts.doc_id: {**kept, **fresh}[s.facts.doc_id] for s in found.documents}
    parts = {doc_id: _ruled(entry, doc_id, rulings) for doc_id, entry in entries.items()}
    small: dict[str, Sequence[Sequence[Any]]] = {
        "regions": found.regions,
        "codes": codes,
        "indicators": [tuple(row) for row in indicators.rows()],
        "agencies": list(vocab.agencies()),
        "corrections": [ruling.line.cells for ruling in rulings.rulings],
        "accuracy": _card(project, parts),
        "peers": tables.read_rows(project.peers, "peers") if project.peers.is_file() else [],
    }
    return Made(_files(found, parts, small), parts, sorted(fresh), sorted(kept))


def _card(project: Project, parts: Mapping[str, Entry]) -> list[accuracy.Line]:
    """The accuracy card; only documents that have a gold are looked at."""
    coded = accuracy.coded(project, parts)
    rows = {name: [row for doc_id in coded for row in _rows(parts[doc_id], name)] for name in ("codings", "quantities")}
    return accuracy.card(project, rows["codings"], rows["quantities"], parts)


def _rows(entry: Entry, name: str) -> list[tuple[Any, ...]]:
    return tables.rows_from_csv(name, entry.tables[name])


def annotate_source(folder: Path, source: Source) -> Entry:
    """What is found in one document; it is kept in the cache ``folder`` too."""
    with no_cycles():
        reading = source.reading()
        found = annotate(reading.text, source.facts.doc_id, source.facts, furniture=reading.furniture)
        rows = {name: len(getattr(found, name)) for name in FOUND} | {"documents": 1}
        entry = cache.entry(found.text, _parts(found), rows, _counts(found))
        cache.save(folder, source, entry)
    return entry


def _parts(found: Annotation) -> dict[str, str]:
    """The document's part of each table, sorted, checked and as CSV."""
    rows: dict[str, list[Any]] = {name: getattr(found, name) for name in FOUND} | {"documents": [astuple(found.facts)]}
    out = {}
    for name, table in rows.items():
        ordered = tables.sort_rows(name, table)
        tables.check_rows(name, ordered, f"{found.facts.doc_id}, table {name}")
        out[name] = tables.rows_to_csv(ordered)
    return out


def _counts(found: Annotation) -> dict[str, int]:
    counted = {s.sentence_id for s in found.sentences if s.kind in COUNTED}
    schemes = {coding.scheme for coding in found.codings}
    coded = {scheme: {c.sentence_id for c in found.codings if c.scheme == scheme} & counted for scheme in sorted(schemes)}
    return {"sentences": len(counted)} | {scheme: len(ids) for scheme, ids in coded.items()}


def _annotate_all(project: Project, changed: Sequence[Source], say: Say) -> dict[str, Entry]:
    out: dict[str, Entry] = {}
    for source, entry in zip(changed, _entries(project, changed), strict=True):
        doc_id = source.facts.doc_id
        out[doc_id] = entry
        say(len(out), len(changed), doc_id)
    return out


def _entries(project: Project, changed: Sequence[Source]) -> Iterator[Entry]:
    step = partial(annotate_source, project.cache)
    workers = worth(len(changed), sum(map(_weight, changed)))
    if workers < 2:
        yield from map(step, changed)
        return
    with ProcessPoolExecutor(workers, initializer=vocab.use, initargs=(vocab.own.folder(),)) as pool:
        yield from pool.map(step, changed, chunksize=4)


def _weight(source: Source) -> int:
    plain = source.place.stat().st_size // 3
    return plain if source.suffix in (".txt", ".md") else max(plain, COSTLY)


def _ruled(entry: Entry, doc_id: str, rulings: corrections.Rulings) -> Entry:
    """The same with the researcher's rulings applied."""
    if not rulings.concern(doc_id):
        return entry
    sentences = [Sentence(*row) for row in _rows(entry, "sentences")]
    codings = rulings.apply(doc_id, sentences, [Coding(*row) for row in _rows(entry, "codings")])
    ordered = tables.rows_to_csv(tables.sort_rows("codings", codings))
    rows = {**entry.rows, "codings": len(codings)}
    return cache.entry(entry.text, {**entry.tables, "codings": ordered}, rows, entry.counts)


def _files(found: Sources, parts: Mapping[str, Entry], small: Mapping[str, Sequence[Sequence[Any]]]) -> dict[str, bytes]:
    ordered = [parts[source.facts.doc_id] for source in found.documents]
    files = {f"{name}.csv": tables.make(name, rows).encode() for name, rows in small.items()}
    for name in OF_DOCUMENTS:
        files[f"{name}.csv"] = "".join([tables.to_csv(name, []), *(entry.tables[name] for entry in ordered)]).encode()
    files |= {f"text/{doc_id}.txt": entry.text.encode() for doc_id, entry in parts.items()}
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

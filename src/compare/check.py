"""What `policy-compare check` looks at: raw files, vocabularies, and whether the tables are what the sources give."""

from __future__ import annotations

from collections.abc import Iterator

from compare import build, sources, tables, vocab
from compare.errors import UserError
from compare.project import Project


def problems(project: Project) -> list[str]:
    """One message for each thing that is wrong; an empty list where all is well."""
    found = [*_vocabularies(project), *_raw(project), *_tables(project)]
    return found or list(_stale(project))


def _vocabularies(project: Project) -> Iterator[str]:
    from compare.coding.proof import prove

    try:
        with vocab.using(project.vocab):
            # examples are only read where the form is sound
            yield from vocab.lint() or prove()
    except UserError as error:
        yield str(error)


def _raw(project: Project) -> Iterator[str]:
    try:
        sources.read(project)
    except UserError as error:
        yield str(error)


def _tables(project: Project) -> Iterator[str]:
    for name in tables.registry():
        try:
            tables.read_rows(project.processed / f"{name}.csv", name)
        except UserError as error:
            yield str(error).replace(str(project.processed), project.show(project.processed))


def _stale(project: Project) -> Iterator[str]:
    try:
        made = build.make(project)
    except UserError as error:
        yield str(error)
        return
    for path in build.stale(project, made.files):
        yield str(UserError("not what the sources give", where=project.show(path), mend="run policy-compare build"))

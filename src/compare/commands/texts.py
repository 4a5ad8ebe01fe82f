"""policy-compare add and remove: a text comes into the corpus, or goes; what was read is shown before, how it went after."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from compare import adding, cache, candidates
from compare.adding import Plan, health, unknown
from compare.build import Made
from compare.commands import moved, state
from compare.errors import columns
from compare.project import Project

Say = Callable[[int, int, str], None]
# What a person is asked for, in this order, where a terminal is there to ask on.
ASKED = ("doc_id", "role", "title", "issuer", "doc_number", "genre", "issued_on", "period_start", "period_end")
ASKED_OF_REGION = ("region", "name_zh", "name_en", "level")


def add(project: Project, file: Path, given: Mapping[str, str], say: Say) -> tuple[Plan, Made]:
    """Plan, show, ask where there is a terminal, build, report; the plan as carried out and what was made."""
    plan = adding.plan(project, file, given)
    _show(plan)
    if _is_terminal():
        plan = _confirmed(project, plan, given)
    made = adding.added(project, plan).carry_out(say)
    doc_id = plan.document["doc_id"]
    region = f", region {plan.region['region']}" if plan.region is not None else ""
    typer.echo(f"\nadded {doc_id}{region}: data/raw/{plan.document['file']}, as it was obtained")
    typer.echo("\n".join(["", *health.report(made, doc_id, plan.reading), *_candidates(made, doc_id), ""]))
    _tell_moved(project, plan, made)
    return plan, made


def _tell_moved(project: Project, plan: Plan, made: Made) -> None:
    doc_id, of = plan.document["doc_id"], [plan.document["region"]]
    before = {name: entry for name, entry in made.entries.items() if name != doc_id}
    then, now = state.summary(project, made, before, bounded=of), state.summary(project, made, bounded=of)
    moved.tell(project, then, now, f"when {doc_id} was added")


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def remove(project: Project, doc_id: str, say: Say) -> Made:
    """Take a document out of the corpus and say what went."""
    change, told = adding.removed(project, doc_id)
    gone, regions = cache.last(project.cache, doc_id), project.processed / "regions.csv"
    old = regions.read_bytes() if regions.is_file() else b""
    made = change.carry_out(say)
    typer.echo("\n".join([*(f"removed {line}" for line in told), ""]))
    if gone is not None and old:
        before = replace(made, files={**made.files, "regions.csv": old}, entries={**made.entries, doc_id: gone})
        of = state.regions_of(before, doc_id)
        then, now = state.summary(project, before, bounded=of), state.summary(project, made, bounded=of)
        moved.tell(project, then, now, f"when {doc_id} was removed")
    return made


def _show(plan: Plan) -> None:
    typer.echo(f"{plan.file.name}: {plan.reading.how}, {len(plan.reading.text):,} characters\n")
    typer.echo("\n".join(_facts(plan)))


def _facts(plan: Plan) -> list[str]:
    """The facts as a table: value, how sure, and the passage that says so."""
    rows = [("", "value", "how sure", "taken from")]
    rows += [(s.column, s.value, s.sure, health.quoted(s.quote) if s.quote else "") for s in plan.shown]
    known = {shown.column for shown in plan.shown}
    missing = [name for name in ASKED if name not in known]
    lines = aligned(rows)
    if missing:
        lines.append(f"not told by the text: {', '.join(missing)}")
    return [*lines, "Any of them can be given (--set COLUMN=VALUE), or edited later in data/raw/documents.csv and regions.csv."]


def _confirmed(project: Project, plan: Plan, given: Mapping[str, str]) -> Plan:
    """The plan after a person has looked at it; Enter keeps what stands."""
    while not typer.confirm("Is this right?", default=True):
        said = dict(given)
        for column in (*(ASKED_OF_REGION if plan.region is not None else ("region",)), *ASKED):
            row = plan.region if column in ASKED_OF_REGION and plan.region is not None else plan.document
            now = row[column]
            answer = typer.prompt(column, default=now, show_default=True).strip()
            if answer != now:
                said[column] = answer
        plan = adding.plan(project, plan.file, said)
        given = said
        _show(plan)
    return plan


def _candidates(made: Made, doc_id: str) -> list[str]:
    """Frequent terms that no code knows."""
    entry = made.entries[doc_id]
    others = [other.text for name, other in made.entries.items() if name != doc_id]
    found = candidates.frequent(unknown.stretches(entry), entry.text, others, unknown.names(made))
    if not found:
        return ["unknown    no frequent term is without a code"]
    rows = [(f"  {c.term}", f"{c.times} times", f"in {c.others} other texts", f"…{c.passage}…") for c in found]
    return ["unknown    frequent terms that no code knows; those that name an industry or an instrument belong into vocab/", *aligned(rows)]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines of a terminal, a Han character being two columns wide; the last column is not padded."""
    widths = [max(columns(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]

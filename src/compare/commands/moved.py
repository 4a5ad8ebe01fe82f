"""What moved, told on the terminal and in reports/changes.html: after a text came or went, and with every report."""

from __future__ import annotations

import typer

from compare import changes, report, tables
from compare.build import Made
from compare.changes import Summary
from compare.commands import state
from compare.project import Project
from compare.report import Extra, pages

FILE = "changes.html"


def tell(project: Project, before: Summary, now: Summary, when: str) -> None:
    """Print what moved when a text came or went, and write it in full beside the report."""
    moves = changes.compare(before, now)
    typer.echo("\n".join(changes.as_text(moves, now, when)))
    body = changes.as_html(moves, now, when)
    tables.write_text(project.reports / FILE, pages.plain_page("What changed", body))


def with_report(project: Project, made: Made) -> None:
    """Write the report with the page of changes since the last one, and keep this state for the next."""
    now = state.summary(project, made)
    before = state.reported(project)

    def page(claims: dict[str, dict[str, list[str]]]) -> Extra:
        now.claims = claims
        if before is None:
            lines, body = ["first report: there is none before to compare it with"], "<h1>What changed</h1><p>This is the first report.</p>"
        else:
            moves = changes.compare(before, now)
            lines, body = changes.as_text(moves, now, "since the last report"), changes.as_html(moves, now, "since the last report")
        return Extra(FILE, "What changed since the last report", body, lines)

    report.make(project, extra=page)
    state.keep(project, now)

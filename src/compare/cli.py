"""The command policy-compare. Exit codes: 0 done, 1 the input has a fault, 2 the command was called wrongly."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare import __version__
from compare.errors import UserError
from compare.project import Project, find, vocabulary

if TYPE_CHECKING:
    from compare.build import Made
    from compare.study import Study

app = typer.Typer(
    name="policy-compare",
    help="Compare regional industrial policies written in Chinese: raw texts to tables, notebooks and a report.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
Folder = Annotated[
    Path | None,
    typer.Option("--project", metavar="DIR", help="The project's folder; default: the nearest with data/raw from here up."),
]


Vocabulary = Annotated[
    Path | None, typer.Option("--vocab", metavar="DIR", help="A vocabulary of your own; default: the project's folder vocab.")
]


FEW = 20


class Progress:
    """Says on standard error how far a step is, once it has taken a second."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._begun = self._told = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        """One more of ``total`` is done; a line at most every second."""
        now = time.monotonic()
        if now - self._begun < 1 or (now - self._told < 1 and done < total):
            return
        self._told = now
        typer.echo(f"{self._doing} {done} of {total}: {name}", err=True)


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"policy-compare {__version__}")
        raise typer.Exit


@app.command()
def new(folder: Annotated[Path, typer.Argument(help="A folder that is not there yet, or empty.", metavar="DIR")]) -> None:
    """Make an empty project with the notebooks, for a study of other texts."""
    from compare import starting

    made = starting.make(folder)
    typer.echo(f"made {folder}: {len(list(made.notebooks.glob('*.ipynb')))} notebooks and no text yet")
    typer.echo(f"next: policy-compare add FILE --project {folder}")


@app.command()
def build(folder: Folder = None, vocab: Vocabulary = None) -> None:
    """Make the tables of data/processed from data/raw; only documents that changed are annotated again."""
    _build(find(folder, vocab))


def _build(project: Project) -> Made:
    from compare import build as room

    begun = time.monotonic()
    made = room.make(project, Progress("annotated"))
    room.write(project, made.files)
    typer.echo(f"annotated: {_named(made.annotated)}; unchanged: {_named(made.unchanged)}")
    typer.echo(f"{len(made.files)} files in {project.processed} are up to date ({time.monotonic() - begun:.1f} s)")
    return made


def _named(doc_ids: list[str]) -> str:
    """The ids of few documents, the number of many."""
    return ", ".join(doc_ids) or "none" if len(doc_ids) <= FEW else f"{len(doc_ids)} texts"


@app.command()
def report(folder: Folder = None, vocab: Vocabulary = None) -> None:
    """Build the tables, execute the notebooks, write reports/index.html, and tell what changed since the last report."""
    from compare.commands import moved

    project = find(folder, vocab)
    moved.with_report(project, _build(project))


@app.command()
def notebooks(folder: Folder = None) -> None:
    """Build the tables and refresh the outputs of the committed notebooks."""
    from compare import report as room

    project = find(folder)
    _build(project)
    room.refresh_notebooks(project)


@app.command()
def add(  # noqa: PLR0913  (an argument is an option of the command)
    file: Annotated[Path, typer.Argument(help="A policy as .txt, .md, .html, .docx or .pdf.")],
    folder: Folder = None,
    region: Annotated[str, typer.Option(help="Id of its region, in regions.csv or new.")] = "",
    name_zh: Annotated[str, typer.Option(help="Name of a new region in Chinese.")] = "",
    name_en: Annotated[str, typer.Option(help="Name of a new region in English.")] = "",
    role: Annotated[str, typer.Option(help="policy, or reference: a text that others are measured against.")] = "",
    doc_id: Annotated[str, typer.Option(help="Id of the document.")] = "",
    title: Annotated[str, typer.Option(help="Title of the policy.")] = "",
    more: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="Any other column of documents.csv or regions.csv.")
    ] = None,
) -> None:
    """Add a text to the corpus: read it, infer its facts, build, and report how well it was read and coded."""
    from compare.commands import texts

    given = {"region": region, "name_zh": name_zh, "name_en": name_en, "role": role, "doc_id": doc_id, "title": title}
    texts.add(find(folder), file, {name: value for name, value in given.items() if value} | _assigned(more or []), Progress("annotated"))


def _assigned(more: list[str]) -> dict[str, str]:
    """COLUMN=VALUE, several times, as a dictionary."""
    pairs = [text.partition("=") for text in more]
    for text, (name, sign, _) in zip(more, pairs, strict=True):
        if not name or not sign:
            raise typer.BadParameter(f"{text!r} is not COLUMN=VALUE", param_hint="--set")
    return {name.strip(): value.strip() for name, _, value in pairs}


@app.command()
def remove(
    doc_id: Annotated[str, typer.Argument(help="Id of a document of the corpus.", metavar="DOC")], folder: Folder = None
) -> None:
    """Take a text out of the corpus; its file is kept in data/removed."""
    from compare.commands import texts

    texts.remove(find(folder), doc_id, Progress("annotated"))


@app.command()
def annotate(
    files: Annotated[list[Path], typer.Argument(help="Texts as .txt, .md, .html, .docx or .pdf, in the corpus or not.", metavar="FILE")],
    out: Annotated[Path, typer.Option("--out", help="Folder for codings.csv and quantities.csv; made where missing.")],
    folder: Annotated[Path | None, typer.Option("--project", metavar="DIR", help="A project whose vocabulary is used; default: none.")] = None,
    vocab: Annotated[Path | None, typer.Option("--vocab", metavar="DIR", help="A vocabulary of your own; default: that of --project.")] = None,
) -> None:
    """Code any text files; facts are read from each text, and the doc_id is the file's stem."""
    from compare import outside

    rows = outside.annotate_files(files, out, Progress("annotated"), vocabulary(folder, vocab))
    for name, count in rows.items():
        typer.echo(f"{out / name}.csv: {count} rows")


@app.command()
def check(folder: Folder = None, vocab: Vocabulary = None) -> None:
    """Look for changed raw files, faults in vocabularies and tables, and tables that are not up to date."""
    from compare.check import problems

    found = problems(find(folder, vocab))
    for message in found:
        typer.echo(f"error: {message}", err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("raw files, vocabularies and tables are in order")


@app.command()
def diff(folder: Folder = None, vocab: Vocabulary = None) -> None:
    """What an edit of the vocabulary changes: codings gained and lost since the last build, and how the score moves."""
    from compare import differences

    for line in differences.report(find(folder, vocab), Progress("annotated")):
        typer.echo(line)


@app.command()
def score(
    folder: Folder = None,
    guides: Annotated[
        bool, typer.Option("--guides", help="Build first, and write the figures into README.md and README.zh.md.")
    ] = False,
) -> None:
    """Compare data/processed, and the texts written for tests, with the gold in data/gold."""
    from compare import accuracy as room
    from compare.tables import read_rows

    project = find(folder)
    if guides:
        _build(project)
    codings, quantities, documents = (
        read_rows(project.processed / f"{name}.csv", name) for name in ("codings", "quantities", "documents")
    )
    card = room.card(project, codings, quantities, [row[0] for row in documents])
    if not card:
        raise UserError(
            "no coded document", where=project.show(project.gold), accepted="<doc>.codes.tsv and <doc>.quantities.tsv"
        )
    for line in room.lines(card):
        typer.echo(line)
    if guides:
        for path in room.write_guides(project.root, card):
            typer.echo(f"{project.show(path)}: figures as above")


@app.command()
def chart(
    name: Annotated[str, typer.Argument(help="Name of a chart; --list shows them.", metavar="NAME")] = "",
    regions: Annotated[str, typer.Option(help="Ids of regions, separated by commas; default: all.")] = "",
    lang: Annotated[str, typer.Option(help="zh, en or both.")] = "en",
    size: Annotated[str, typer.Option(help="Width: column (3.5 in), page (7.2 in) or slide (10 in).")] = "page",
    kind: Annotated[str, typer.Option("--format", help="png (300 dpi), svg or pdf.")] = "png",
    out: Annotated[Path, typer.Option("--out", help="Folder for the chart and its data; made where missing.")] = Path(),
    listed: Annotated[bool, typer.Option("--list", help="Show every chart with a line, and stop.")] = False,
    folder: Folder = None,
) -> None:
    """Draw one chart of the gallery for a report, from data/processed, with its figures beside it as CSV."""
    from compare.report import figures, gallery

    if listed:
        for line in gallery.lines(lang):
            typer.echo(line)
        return
    if not name:
        raise typer.BadParameter("name a chart, or ask for --list", param_hint="NAME")
    for path in figures.write(_study(find(folder), regions), name, out, lang, size, kind):
        typer.echo(path)


def _study(project: Project, regions: str) -> Study:
    from compare.study import load

    study = load(project.processed)
    ids = [region for region in regions.replace(",", " ").split() if region]
    return study.only(*ids) if ids else study


@app.command()
def cite(folder: Folder = None) -> None:
    """Print the version, the id of the corpus, and how to cite them."""
    from compare.report.citing import citation

    cited = citation(find(folder))
    typer.echo(f"version   {cited.version}\ncorpus    {cited.corpus}\n\n{cited.line}\n\nGB/T 7714\n{cited.gbt}")


def main() -> None:
    """Run the command; faults in the input end as one message and exit code 1."""
    try:
        app(prog_name="policy-compare")
    except UserError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"error: {error.filename or 'file system'}: {error.strerror or error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()

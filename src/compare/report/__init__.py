"""Tables and figures to take away: executed notebooks with an index, workbook and drafts; made whole, then put in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from typer import echo

from compare.errors import UserError

if TYPE_CHECKING:
    from compare.project import Project

__all__ = ["Extra", "make", "refresh_notebooks"]

Say = Callable[[str], None]
PACKAGED = Path(__file__).parents[1] / "notebooks"
"""The notebooks without outputs, as the package ships them for new projects."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A page beside the notebooks: its file, title and body, and what to say of it on the terminal."""

    file: str
    title: str
    body: str
    lines: list[str]


def make(
    project: Project,
    out: Path | None = None,
    say: Say = echo,
    extra: Callable[[dict[str, dict[str, list[str]]]], Extra] | None = None,
) -> Path:
    """Execute the notebooks and write the report; the path of its index.html, which opens without a network.

    A notebook with a parameter REGION is executed for each region, into a page for each. Beside the pages stand
    explorer.html, comparison.xlsx, report.docx and report.zh.docx (`exports`), made by a process of their own meanwhile.

    ``out`` is the folder to write, by default the project's reports; figures go to its figures/ as PNG (300 dpi), SVG and
    PDF. ``extra`` makes one more page from the claims that the notebooks print (by notebook and cell). A notebook that
    fails is a UserError, and a report made before stays as it was.
    """
    from compare.report import execute, exports, pages, summary
    from compare.report.citing import citation
    from compare.report.frames import Frames
    from compare.study import load

    paths = _notebooks(project)
    study = load(project.processed)
    runs = execute.runs(paths, study.regions_in_order)
    with _in_place_of(out or project.reports) as folder, get_context("spawn").Pool(1) as aside:
        exported = aside.apply_async(exports.write, (project.processed, folder))
        figures = folder / "figures"
        figures.mkdir()
        names = study.short_names() | {"": ""}
        by_run = {
            run: pages.page(run.stem, notebook, names[run.region])
            for run, notebook in execute.as_executed(runs, say, figures)
        }
        made = [by_run[run] for run in runs]
        for shown in made:
            pages.save_missing(shown, figures)
        frames = Frames(study)
        more = extra({run.stem: dict(page.claims) for run, page in zip(runs, made, strict=True)}) if extra else None
        index = pages.Index(summary.as_html(frames), summary.about(study), citation(project).line, more)
        for name, html in pages.report_pages(made, index).items():
            (folder / name).write_text(html, encoding="utf-8", newline="\n")
        exported.get()
    _tell(project, out or project.reports, summary.as_text(frames), say)
    if more is not None:
        say("\n".join(["", *more.lines]))
    return (out or project.reports) / "index.html"


def refresh_notebooks(project: Project, say: Say = echo) -> list[Path]:
    """Execute the notebooks as they stand, in place: committed outputs are those of one clean run. Those that changed.

    In the checkout the package's copies without outputs are written too.
    """
    from compare.report import execute

    paths = _notebooks(project)
    done = execute.execute_all([execute.Run(path) for path in paths], say)
    changed = [path for path, notebook in zip(paths, done, strict=True) if execute.write(notebook, path)]
    if project.root == PACKAGED.parents[2]:
        execute.write_plain(done, [PACKAGED / path.name for path in paths])
    say(f"changed: {', '.join(path.name for path in changed) or 'none'}")
    return changed


def _notebooks(project: Project) -> list[Path]:
    paths = sorted(project.notebooks.glob("*.ipynb"))
    if not paths:
        raise UserError("no notebooks", where=project.show(project.notebooks), accepted="files that end in .ipynb")
    return paths


@contextmanager
def _in_place_of(target: Path) -> Iterator[Path]:
    """An empty folder beside ``target`` that takes its place at the end; where the work fails, ``target`` stays as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".report-", dir=target.parent) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        new.mkdir()
        yield new
        if target.exists():
            target.replace(old)
        try:
            new.replace(target)
        except OSError:
            if old.exists():
                shutil.move(old, target)
            raise


def _tell(project: Project, folder: Path, table: str, say: Say) -> None:
    say(f"\n{table}\n")
    say(f"report   {project.show(folder / 'index.html')}")
    say(f"explorer {project.show(folder / 'explorer.html')}")
    say(f"workbook {project.show(folder / 'comparison.xlsx')}")
    say(f"drafts   {project.show(folder / 'report.docx')}, {project.show(folder / 'report.zh.docx')}")
    say(f"figures  {project.show(folder / 'figures')}")
    say(f"tables   {project.show(project.processed)}")

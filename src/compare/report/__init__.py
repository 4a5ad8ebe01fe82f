"""Tables and figures to take away: executed notebooks with an index, workbook and drafts; made whole, then put in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from typer import echo

from compare.errors import UserError

if TYPE_CHECKING:
    from compare.project import Project

__all__ = ["make", "refresh_notebooks"]

Say = Callable[[str], None]


def make(project: Project, out: Path | None = None, say: Say = echo) -> Path:
    """Execute the notebooks and write the report; the path of its index.html, which opens without a network.

    Beside the pages stand comparison.xlsx, report.docx and report.zh.docx (`exports`).

    ``out`` is the folder to write, by default the project's reports; figures go to its figures/ as PNG (300 dpi), SVG and
    PDF. A notebook that fails is a UserError, and a report made before stays as it was.
    """
    from compare.report import execute, exports, pages, summary
    from compare.report.citing import citation
    from compare.report.frames import Frames
    from compare.study import load

    paths = _notebooks(project)
    with _in_place_of(out or project.reports) as folder:
        figures = folder / "figures"
        figures.mkdir()
        done = execute.execute_all(paths, say, figures)
        made = [pages.page(path.stem, notebook) for path, notebook in zip(paths, done, strict=True)]
        frames = Frames(load(project.processed))
        for shown in made:
            pages.save_missing(shown, figures)
        exports.write(frames, folder)
        written = pages.report_pages(made, summary.as_html(frames), summary.about(frames.study), citation(project).line)
        for name, html in written.items():
            (folder / name).write_text(html, encoding="utf-8", newline="\n")
    _tell(project, out or project.reports, summary.as_text(frames), say)
    return (out or project.reports) / "index.html"


def refresh_notebooks(project: Project, say: Say = echo) -> list[Path]:
    """Execute the notebooks in place, so that their committed outputs are those of one clean run; those that changed."""
    from compare.report import execute

    paths = _notebooks(project)
    done = execute.execute_all(paths, say)
    changed = [path for path, notebook in zip(paths, done, strict=True) if execute.write(notebook, path)]
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
    say(f"workbook {project.show(folder / 'comparison.xlsx')}")
    say(f"drafts   {project.show(folder / 'report.docx')}, {project.show(folder / 'report.zh.docx')}")
    say(f"figures  {project.show(folder / 'figures')}")
    say(f"tables   {project.show(project.processed)}")

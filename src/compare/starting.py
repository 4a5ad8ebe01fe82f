"""An empty project: the folders and headers that the commands expect, and the notebooks, for a study of other texts."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from compare import tables
from compare.errors import UserError
from compare.project import Project

HERE = Path(__file__).parent
NOTEBOOKS = HERE / "notebooks"
"""The notebooks without their outputs, as `policy-compare notebooks` keeps them beside the committed ones."""
_FILES = {"README.md": "README.md", "vocab.md": "vocab/README.md", "gitignore.txt": ".gitignore"}


def make(folder: Path) -> Project:
    """A new project in ``folder``, which must not be there or be empty; whole or not at all."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        mend = "choose another name, or work in the project that is there"
        raise UserError("is there already and not empty", where=str(folder), accepted="a new or empty folder", mend=mend)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as beside:
        new = Path(beside) / "project"
        _fill(new)
        if folder.exists():
            folder.rmdir()
        new.replace(folder)
    return Project(folder.resolve())


def _fill(root: Path) -> None:
    project = Project(root)
    for path, name, without in (
        (project.raw / "documents.csv", "documents", ("inferred",)),
        (project.raw / "regions.csv", "regions", ()),
        (project.corrections, "corrections", ()),
    ):
        tables.write_text(path, ",".join(c for c in tables.registry()[name].names if c not in without) + "\n")
    for source, target in _FILES.items():
        tables.write_text(root / target, (HERE / "new_project" / source).read_text(encoding="utf-8"))
    project.notebooks.mkdir()
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        shutil.copy(path, project.notebooks)

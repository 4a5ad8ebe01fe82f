"""What the tutorial on adding a region works with: a text written for it, and a scratch copy of the project."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from compare import starting
from compare.errors import UserError
from compare.project import Project, find

__all__ = ["SAMPLE", "scratch_copy", "silent", "write_vocabulary"]

HERE = Path(__file__).parent
SAMPLE = HERE / "sample.html"
"""A plan of a city that does not exist, as a web page with menus around it."""


def scratch_copy() -> Project:
    """A project with the texts of the one around the working directory, in a folder that goes when Python ends.

    Without its gold: a copy to try things out needs no accuracy. Where there are no texts it is an empty project.
    """
    place = Path(tempfile.mkdtemp(prefix="policy-compare-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    scratch = starting.make(place / "project")
    try:
        around = find()
    except UserError:
        return scratch
    for path in around.raw.iterdir():
        shutil.copy(path, scratch.raw)
    for path in around.vocab.glob("*.yaml"):
        shutil.copy(path, scratch.vocab)
    return scratch


def write_vocabulary(project: Project) -> Path:
    """Put the sample's own terms into the project's folder vocab; the file's path."""
    return Path(shutil.copy(HERE / "sectors.yaml", project.vocab / "sectors.yaml"))


def silent(_done: int, _total: int, _name: str) -> None:
    """Progress that nobody is told."""

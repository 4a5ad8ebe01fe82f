"""Where a project keeps its files: data in, tables and reports out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compare.errors import UserError


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with ``data/raw`` in it; every path the commands read or write hangs on it."""

    root: Path
    other_vocabulary: Path | None = None

    @property
    def vocab(self) -> Path:
        """The study's own vocabulary, which extends the packaged one; may be missing."""
        return self.other_vocabulary or self.root / "vocab"

    @property
    def raw(self) -> Path:
        """Texts as obtained, with documents.csv and regions.csv; written by `add` and `remove` alone."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """Tables that `build` makes."""
        return self.root / "data" / "processed"

    @property
    def gold(self) -> Path:
        """Hand-coded sentences and quantities; may be missing."""
        return self.root / "data" / "gold"

    @property
    def peers(self) -> Path:
        """How other programs do on the gold, as `make peers` measured it; may be missing."""
        return self.root / "peers" / "figures.csv"

    @property
    def corrections(self) -> Path:
        """The researcher's own rulings; may be missing."""
        return self.root / "data" / "corrections.csv"

    @property
    def cache(self) -> Path:
        """Rows of each document as annotated last; may be deleted at any time."""
        return self.root / ".compare"

    @property
    def notebooks(self) -> Path:
        """Notebooks as committed."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """What `report` makes; may be deleted at any time."""
        return self.root / "reports"

    def show(self, path: Path) -> str:
        """``path`` as the user knows it: from the project's root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def find(root: Path | None = None, vocab: Path | None = None) -> Project:
    """The project at ``root``; without it, the nearest folder with data/raw from the working directory up.

    ``vocab`` is a vocabulary that stands for the project's own.
    """
    _ask_for(vocab)
    begin = (root or Path.cwd()).resolve()
    for folder in (begin,) if root else (begin, *begin.parents):
        if (folder / "data" / "raw").is_dir():
            return Project(folder, vocab)
    raise UserError(
        "no folder data/raw" if root else "no folder data/raw here or above",
        where=str(begin),
        accepted="a project: data/raw with documents.csv, regions.csv and the texts",
        mend="change into the project, or name it with --project",
    )


def vocabulary(root: Path | None, vocab: Path | None) -> Path | None:
    """The vocabulary for files of no project: ``vocab``, else that of the project at ``root``, else None, the packaged one."""
    _ask_for(vocab)
    return vocab or (find(root).vocab if root is not None else None)


def _ask_for(vocab: Path | None) -> None:
    if vocab is not None and not vocab.is_dir():
        raise UserError("no such folder", where=str(vocab), accepted="a folder of YAML files", mend="correct --vocab")

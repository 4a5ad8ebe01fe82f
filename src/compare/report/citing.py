"""How a study made with this package is cited: version, corpus, and the line that every export carries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare import __version__
from compare.project import Project
from compare.tables import read_rows, registry

if TYPE_CHECKING:
    from compare.study import Study

AUTHORS_EN, AUTHORS_ZH = "The policy-compare authors", "policy-compare作者"
NAME = "policy-compare"
SUBTITLE_EN, SUBTITLE_ZH = "Compare regional industrial policies written in Chinese", "比较中文的地区产业政策文本"
RELEASED = ""
"""Year in which this version was released; empty until it is. CHANGELOG.md and CITATION.cff say the same."""

READ = ("codes", "codings", "quantities")
"""Tables that a study's own vocabulary changes."""

SHOWN = 12
"""Digits of the hash that a corpus id has: enough that no two studies ever meet."""

HOUSE = Path(__file__).parents[1]
CODE = {".py", ".yaml", ".csv"}
"""Files of the package on which figures depend: code and vocabularies."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What to cite: ``corpus`` is the id of the texts with the vocabularies and the code that read them."""

    version: str
    corpus: str
    texts: int

    @property
    def line(self) -> str:
        """One line in English, that every export carries."""
        texts = f"{self.texts} policy {'text' if self.texts == 1 else 'texts'}"
        return (
            f"{AUTHORS_EN} ({RELEASED or 'n.d.'}). {NAME}: {SUBTITLE_EN} (Version {self.version}) [Computer software]. "
            f"Corpus {self.corpus}, {texts}."
        )

    @property
    def gbt(self) -> str:
        """The same in the form of GB/T 7714-2015, [CP] for a computer program; what is not known is said to be so."""
        imprint = f"[出版地不详]: [出版者不详], {RELEASED or '[出版年不详]'}"
        return f"{AUTHORS_ZH}. {NAME}: {SUBTITLE_ZH}[CP]. {self.version}版. {imprint}. 语料{self.corpus}({self.texts}份政策文本)."


def citation(of: Study | Project) -> Citation:
    """How to cite what is made from the tables of a study or project.

    The corpus id is a hash of the raw texts (as documents.csv lists them), the researcher's corrections, the package's
    vocabularies, its code and its version, and of what was read with them and with the study's own vocabulary: two studies
    with one id have the same tables and the same figures. A study of some regions alone has the id of the whole corpus. TableError where there are no tables yet.
    """
    folder = of.processed if isinstance(of, Project) else of.folder
    documents, corrections = (read_rows(folder / f"{name}.csv", name) for name in ("documents", "corrections"))
    names = registry()["documents"].names
    doc_id, role, sha256 = (names.index(name) for name in ("doc_id", "role", "sha256"))
    texts = sorted((row[doc_id], row[role], row[sha256]) for row in documents)
    read = [hashlib.sha256((folder / f"{name}.csv").read_bytes()).hexdigest() for name in READ]
    stated = repr((__version__, _code(), texts, corrections, read))
    corpus = hashlib.sha256(stated.encode()).hexdigest()[:SHOWN]
    return Citation(__version__, corpus, sum(row[role] == "policy" for row in documents))


@cache
def _code() -> str:
    """One hash of the package's code and vocabularies."""
    digest = hashlib.sha256()
    for path in sorted(p for p in HOUSE.rglob("*") if p.suffix in CODE):
        digest.update(f"{path.relative_to(HOUSE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

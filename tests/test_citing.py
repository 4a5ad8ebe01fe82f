"""How a study is cited: an id that moves with texts, corrections, vocabularies, code and version, and with nothing else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import compare
from compare import tables
from compare.project import Project
from compare.report import citing
from compare.report.citing import Citation, citation
from compare.study import Study
from compare.tables import TableError
from studies import even, study

HERE = Path(__file__).parents[1]


@pytest.fixture
def small(tmp_path: Path) -> Study:
    return study(tmp_path, {"alpha": even(2), "beta": even(2)})


def test_a_study_and_its_project_are_cited_alike(small: Study) -> None:
    assert citation(small) == citation(Project(small.folder.parents[1]))


def test_some_regions_alone_are_cited_as_the_corpus_that_they_are_from(small: Study) -> None:
    assert citation(small.only("beta")) == citation(small)


def test_references_are_in_the_id_but_not_in_the_count(tmp_path: Path) -> None:
    plan = even(1)
    plan.facts["role"] = "reference"
    without, with_plan = study(tmp_path / "a", {"alpha": even(1)}), study(tmp_path / "b", {"alpha": even(1), "nation": plan})
    assert (citation(without).texts, citation(with_plan).texts) == (1, 1)
    assert citation(without).corpus != citation(with_plan).corpus


def test_the_id_moves_with_a_text_and_comes_back(small: Study) -> None:
    before = citation(small).corpus
    path = small.folder / "documents.csv"
    kept = path.read_text(encoding="utf-8")
    rows = tables.read_rows(path, "documents")
    place = tables.registry()["documents"].names.index("sha256")
    tables.write("documents", [(*rows[0][:place], "f" * 64, *rows[0][place + 1 :]), rows[1]], small.folder)
    assert citation(small).corpus != before
    path.write_text(kept, encoding="utf-8")
    assert citation(small).corpus == before


def test_the_id_moves_with_a_correction(small: Study) -> None:
    before = citation(small).corpus
    ruling = ("alpha", "5", "15", "sector", "it", "drop", "A. Reader", "a figure of speech")
    tables.write("corrections", [ruling], small.folder)
    assert citation(small).corpus != before


def test_the_id_moves_with_the_version_and_the_code(small: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = {citation(small).corpus}
    with monkeypatch.context() as patch:
        patch.setattr(citing, "__version__", "9.9.9")
        ids.add(citation(small).corpus)
    with monkeypatch.context() as patch:
        patch.setattr(citing, "_code", lambda: "another")
        ids.add(citation(small).corpus)
    assert len(ids) == 3


def test_code_and_vocabularies_are_in_the_hash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = set()
    for name in ("a.py", "vocab/b.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
        monkeypatch.setattr(citing, "HOUSE", tmp_path)
        citing._code.cache_clear()
        found.add(citing._code())
    monkeypatch.undo()
    citing._code.cache_clear()
    assert len(found) == 2, "notes are no code"


def test_the_lines_hold_version_and_corpus() -> None:
    cited = Citation("1.2.3", "0123456789ab", 1)
    assert cited.line.endswith("(Version 1.2.3) [Computer software]. Corpus 0123456789ab, 1 policy text.")
    assert replace(cited, texts=5).line.endswith("5 policy texts.")
    assert "[CP]. 1.2.3版. " in cited.gbt
    assert "语料0123456789ab(1份政策文本)" in cited.gbt


def test_what_has_not_been_released_has_no_year() -> None:
    """CHANGELOG.md, CITATION.cff and the line say the same of the version at hand."""
    heading = re.search(rf"^## \[{re.escape(compare.__version__)}\] - (.+)$", (HERE / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heading is not None
    year = heading[1][:4] if heading[1][:4].isdigit() else ""
    assert year == citing.RELEASED
    assert str(_cff().get("date-released", ""))[:4] == citing.RELEASED


def _cff() -> dict[str, object]:
    cff: dict[str, object] = yaml.safe_load((HERE / "CITATION.cff").read_text(encoding="utf-8"))
    return cff


def test_the_citation_file_is_in_step_with_the_package() -> None:
    cff, package = _cff(), tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"cff-version", "message", "title", "authors", "version"} <= set(cff), "what the format asks for"
    assert cff["version"] == compare.__version__
    assert cff["title"] == f"{citing.NAME}: {citing.SUBTITLE_EN}"
    assert package["name"] == citing.NAME
    assert package["description"].startswith(f"{citing.SUBTITLE_EN}: ")
    assert cff["authors"] == package["authors"] == [{"name": citing.AUTHORS_EN}]
    assert cff["license"] == package["license"]


def test_without_tables_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="make it with policy-compare build"):
        citation(Project(tmp_path))

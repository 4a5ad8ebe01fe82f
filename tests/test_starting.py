"""An empty project for a study of other texts, outside the checkout."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import compare
import hard_files as files
from compare import starting
from compare.report import execute
from compare.study import load
from projects import snapshot
from test_cli import run

ROOT = Path(__file__).parents[1]
COMMITTED = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_a_new_project_takes_texts_at_once(tmp_path: Path) -> None:
    done = run("new", tmp_path / "我的 study")
    assert done.returncode == 0
    ours = tmp_path / "我的 study"
    assert {"README.md", "vocab/README.md", ".gitignore", "data/raw/documents.csv", "data/raw/regions.csv", "data/corrections.csv"} <= set(snapshot(ours))
    assert f"next: policy-compare add FILE --project {ours}" in done.stdout
    empty = run("build", "--project", ours)
    assert empty.returncode == 1
    assert "no document is listed" in empty.stderr
    assert "policy-compare add FILE" in empty.stderr
    (tmp_path / "a.txt").write_text(files.as_text(), encoding="utf-8")
    assert run("add", tmp_path / "a.txt", "--project", ours, "--region", "east", "--name-zh", "东河市", "--name-en", "Donghe").returncode == 0
    assert load(ours).regions_in_order == ("east",)
    assert run("check", "--project", ours).returncode == 0


@pytest.mark.parametrize("there", ["a file in it", "a file of that name"])
def test_what_is_there_is_left_alone(tmp_path: Path, there: str) -> None:
    target = tmp_path / "study"
    if there == "a file in it":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        target.write_text("mine")
    before = snapshot(tmp_path)
    done = run("new", target)
    assert done.returncode == 1
    assert "is there already and not empty" in done.stderr
    assert snapshot(tmp_path) == before


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    starting.make(tmp_path / "study")
    assert (tmp_path / "study" / "data" / "raw").is_dir()


def test_the_packaged_notebooks_are_the_committed_ones_without_outputs() -> None:
    assert [path.name for path in sorted(starting.NOTEBOOKS.glob("*.ipynb"))] == [path.name for path in COMMITTED], "run make notebooks"
    for path in COMMITTED:
        plain = execute.plain(nbformat.read(path, as_version=4))
        assert nbformat.read(starting.NOTEBOOKS / path.name, as_version=4) == plain, "run make notebooks"
        assert all(not cell.outputs and cell.execution_count is None for cell in plain.cells if cell.cell_type == "code")


def test_what_a_new_project_needs_is_shipped_with_the_package() -> None:
    """Not from the checkout: everything lies inside the package, under names that package-data ships."""
    house = Path(compare.__file__).parent
    patterns = ["*.yaml", "*.csv", "notebooks/*", "new_project/*"]
    assert all(any(path.match(p) for p in patterns) for path in [*starting.NOTEBOOKS.iterdir(), *(house / "new_project").iterdir()])
    shipped = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f'"{pattern}"' in shipped for pattern in patterns)

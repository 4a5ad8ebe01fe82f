"""Every notebook of the project: how it is written, that its outputs are those of one clean run, and that any regions do."""

from __future__ import annotations

import ast
import itertools
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

from compare import tables
from compare.project import Project
from compare.report import execute
from compare.study import Study, load

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
LONGEST = 8  # lines of a code cell


@cache
def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    numbers = [path.stem[:2] for path in NOTEBOOKS]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == "00"


@EACH
def test_it_asks_a_question_and_ends_with_limits(path: Path) -> None:
    cells = read(path).cells
    assert re.match(r"# .+\?(\n|$)", cells[0].source)
    assert cells[-1].source.startswith("## Limits\n")


@EACH
def test_it_has_one_import_cell_and_one_of_parameters(path: Path) -> None:
    cells = code(read(path))
    importing = [cell for cell in cells if re.search(r"^(import|from) ", cell.source, re.MULTILINE)]
    assert importing == cells[:1]
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", ())]
    assert len(tagged) == 1
    assert all(isinstance(node, ast.Assign) for node in ast.parse(tagged[0].source).body)


@EACH
def test_its_code_is_short_and_plain(path: Path) -> None:
    for cell in code(read(path)):
        assert len(cell.source.splitlines()) < LONGEST, cell.source
        tree = ast.parse(cell.source)
        defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        assert not [node for node in defined if (node.end_lineno or 0) - node.lineno >= 3]
        assert not {"re", "os", "pathlib"} & {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }


@EACH
def test_it_names_no_region(path: Path) -> None:
    regions = load(ROOT).regions
    names = {name for column in ("region", "name_zh", "name_en", "short_zh", "short_en") for name in regions[column]}
    source = "\n".join(cell.source for cell in read(path).cells)
    assert not [name for name in names if name in source]


@EACH
def test_it_checks_its_data(path: Path) -> None:
    assert any(cell.source.startswith("assert ") for cell in code(read(path)))


@EACH
def test_its_outputs_are_those_of_one_clean_run(path: Path) -> None:
    check_run(read(path))
    assert len({cell.id for cell in read(path).cells}) == len(read(path).cells)


def check_run(notebook: Any) -> None:
    cells = code(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    for output in (output for cell in cells for output in cell.outputs):
        assert output.output_type in {"display_data", "execute_result", "stream"}
        assert output.get("name") != "stderr"
        assert not [kind for kind in output.get("data", {}) if "widget" in kind]
    text = re.sub(r'"image/png": "[^"]*"', "", nbformat.writes(notebook))
    assert not re.findall(r"/(?:home|root|tmp|work|Users|usr|private)/|[A-Z]:\\\\", text)


def run(study: Study, folder: Path, paths: list[Path] = NOTEBOOKS) -> dict[Path, Any]:
    """The notebooks executed in one kernel, as the report does, in a copy of the project with the tables and texts of ``study``."""
    ours = Project(folder)
    _copy_raw(study, ours)
    for name, table in tables.registry().items():
        frame = getattr(study, name).astype(object)
        rows = frame.where(frame.notna(), "").values.tolist()
        tables.write(name, [tuple(row) for row in rows], ours.processed)
        assert tuple(frame.columns) == table.names
    shutil.copytree(ROOT / "data" / "reference", ours.processed.parent / "reference")
    shutil.copytree(study.folder / "text", ours.processed / "text")
    ours.notebooks.mkdir()
    copies = [execute.Run(Path(shutil.copy(path, ours.notebooks))) for path in paths]
    return dict(zip(paths, execute.execute_runs(copies), strict=True))


def _copy_raw(study: Study, ours: Project) -> None:
    """data/raw with the texts of the study alone, and the lines of the sheets that are of them."""
    ours.raw.mkdir(parents=True)
    own = Project(study.folder.parents[1]).raw
    raw = own if own.exists() else Project(ROOT).raw
    for file in study.documents["file"]:
        shutil.copy(raw / file, ours.raw)
    for name, ids in (("documents", study.documents["doc_id"]), ("regions", study.regions["region"])):
        head, *lines = (raw / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.split(",", 1)[0] in set(ids)]
        (ours.raw / f"{name}.csv").write_text("".join([head, *kept]), encoding="utf-8")


def text_of(notebook: Any) -> list[Any]:
    """Outputs as text; pictures depend on the machine's libraries."""
    return [
        (output.get("text"), {k: v for k, v in output.get("data", {}).items() if k != "image/png"})
        for cell in code(notebook)
        for output in cell.outputs
    ]


@pytest.fixture(scope="module")
def on_corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Any]:
    return run(load(ROOT), tmp_path_factory.mktemp("corpus"))


@EACH
def test_it_runs_on_the_corpus_and_its_outputs_are_the_committed_ones(path: Path, on_corpus: dict[Path, Any]) -> None:
    check_run(on_corpus[path])
    assert text_of(on_corpus[path]) == text_of(read(path)), "run `make notebooks`"


@pytest.fixture(scope="module")
def on_two(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], dict[Path, Any]]:
    """The two shortest texts, where most is missing: the names of the other regions, and the notebooks."""
    study = load(ROOT)
    length = study.sentences.groupby("doc_id").size()
    shortest = sorted(study.regions_in_order, key=lambda region: length.get(region, 0))[:2]
    others = {study.short_names()[region] for region in study.regions_in_order if region not in shortest}
    return others, run(study.only(*shortest), tmp_path_factory.mktemp("two"))


@EACH
def test_it_runs_on_two_regions(path: Path, on_two: tuple[set[str], dict[Path, Any]]) -> None:
    others, done = on_two
    check_run(done[path])
    assert not [name for name in others if any(name in str(text) for text in text_of(done[path]))]


@pytest.mark.slow
@pytest.mark.parametrize("pair", list(itertools.combinations(load(ROOT).regions_in_order, 2)), ids="+".join)
def test_they_run_on_every_pair(pair: tuple[str, str], tmp_path: Path) -> None:
    for done in run(load(ROOT).only(*pair), tmp_path).values():
        check_run(done)

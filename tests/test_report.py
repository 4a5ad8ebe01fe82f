"""The report on small projects: one notebook or two, made here."""

from __future__ import annotations

import base64
import io
import re
from multiprocessing.pool import ThreadPool
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from compare import report
from compare.errors import UserError
from compare.project import Project
from compare.report import execute, pages, word, workbook
from compare.report.citing import citation
from studies import even, study

CHART = """\
import compare as cp
from compare import charts, measures
from compare.measures import claims
study = cp.load()
charts.publish(charts.structure(measures.structure(study)), "shape")"""
CLAIM = "claims.Claim('everyone <agrees>.', holds=False)"


def project(root: Path, notebooks: dict[str, list[str]]) -> Project:
    study(root, {"alpha": even(), "beta": even()})
    ours = Project(root)
    ours.notebooks.mkdir()
    for name, cells in notebooks.items():
        made = new_notebook(cells=[new_markdown_cell(f"# Is {name} right?"), *map(new_code_cell, cells)])
        nbformat.write(made, ours.notebooks / f"{name}.ipynb")
    return ours


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[str]]:
    ours = project(tmp_path_factory.mktemp("report"), {"one": [CHART, CLAIM, "'雄安新区'"], "two": ["print('plain')"]})
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:  # what stands in them is the affair of their own tests
        patch.setattr(report, "get_context", lambda _: SimpleNamespace(Pool=ThreadPool))
        patch.setattr(workbook, "data", lambda _: b"workbook")
        patch.setattr(word, "data", lambda _, lang: lang.encode())
        report.make(ours, say=said.append)
    return ours, said


def test_it_holds_every_notebook_and_figure(made: tuple[Project, list[str]]) -> None:
    folder = made[0].reports
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    figures = {f"figures/shape.{kind}" for kind in ("png", "svg", "pdf")}
    exports = {"comparison.xlsx", "report.docx", "report.zh.docx"}
    assert files == {"index.html", "explorer.html", "one.html", "two.html", *exports, *figures}
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert 'src="figures/shape.png"' in index
    assert "Is one right?" in index
    assert 'href="explorer.html"' in index


def test_the_index_opens_what_a_researcher_takes_away_and_says_how_to_cite_it(made: tuple[Project, list[str]]) -> None:
    index = (made[0].reports / "index.html").read_text(encoding="utf-8")
    for file in ("comparison.xlsx", "report.docx", "report.zh.docx"):
        assert f'<a href="{file}">' in index
        assert any(f"reports/{file}" in line for line in made[1])
    assert [(made[0].reports / file).read_bytes() for file in ("comparison.xlsx", "report.docx", "report.zh.docx")] == [b"workbook", b"en", b"zh"]
    assert citation(made[0]).line in index


def test_claims_that_do_not_hold_are_listed_and_escaped(made: tuple[Project, list[str]]) -> None:
    index = (made[0].reports / "index.html").read_text(encoding="utf-8")
    assert "everyone &lt;agrees&gt;." in index
    assert "does not hold here: everyone" in (made[0].reports / "one.html").read_text(encoding="utf-8")


def test_no_page_asks_the_network_for_anything(made: tuple[Project, list[str]]) -> None:
    for path in made[0].reports.glob("*.html"):
        if path.name == "explorer.html":  # has a script; tests/test_explorer.py watches it in a browser
            continue
        html = path.read_text(encoding="utf-8")
        assert "<script" not in html
        assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", html)
        assert "@import" not in html
        assert not re.findall(r'url\((?!"?data:)', html)
        assert "Content-Security-Policy" in html


def test_chinese_shows_without_a_chinese_font_on_the_machine(made: tuple[Project, list[str]]) -> None:
    from fontTools.ttLib import TTFont

    html = (made[0].reports / "one.html").read_text(encoding="utf-8")
    (data,) = re.findall(r'url\("data:font/woff;base64,([^"]+)"\)', html)
    with TTFont(io.BytesIO(base64.b64decode(data))) as font:
        known = set(font.getBestCmap())
    assert ord("雄") in known
    assert len(known) < 400  # the characters of the report, not the whole font


def test_it_ends_with_where_things_are_and_the_main_comparison(made: tuple[Project, list[str]]) -> None:
    said = "\n".join(made[1])
    assert re.search(r"executed 1 of 2: \w+\.ipynb", said)
    assert "Alpha" in said
    assert "Information technology 50%, New materials 50%" in said
    assert "33% / 67% / –" in said
    assert "reports/index.html" in said
    assert str(made[0].root) not in said


def test_the_notebooks_stay_as_they_were(made: tuple[Project, list[str]]) -> None:
    kept = nbformat.read(made[0].notebooks / "one.ipynb", as_version=4)
    assert not kept.cells[1].outputs


def test_a_failing_notebook_names_the_cell_and_leaves_the_old_report(tmp_path: Path) -> None:
    ours = project(tmp_path, {"bad": ["fine = 1", "rows = {}\nrows['雄安']"]})
    ours.reports.mkdir()
    (ours.reports / "index.html").write_text("old")
    with pytest.raises(UserError) as caught:
        report.make(ours, say=lambda _: None)
    message = str(caught.value)
    assert message.startswith("notebooks/bad.ipynb, code cell 2: KeyError: '雄安'")
    assert "  | rows['雄安']" in message
    assert (ours.reports / "index.html").read_text() == "old"
    assert [path.name for path in ours.root.iterdir() if path.name.startswith(".report")] == []


def test_without_notebooks_there_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no notebooks"):
        report.make(Project(tmp_path), say=lambda _: None)


def test_refreshing_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    ours = project(tmp_path, {"one": ["1 + 1", "{'b', 'a', 'c'}"]})
    said: list[str] = []
    assert [path.name for path in report.refresh_notebooks(ours, say=said.append)] == ["one.ipynb"]
    first = (ours.notebooks / "one.ipynb").read_bytes()
    assert report.refresh_notebooks(ours, say=said.append) == []
    assert (ours.notebooks / "one.ipynb").read_bytes() == first
    kept = nbformat.reads(first.decode(), as_version=4)
    assert [cell.execution_count for cell in kept.cells[1:]] == [1, 2]
    assert not [cell.metadata for cell in kept.cells if "execution" in cell.metadata]
    assert "version" not in kept.metadata.language_info


# Prints its region, and whether a name of the run before it is still there. The second "REGION" is no parameter.
ASKS = ['REGION = ""  # id of a region', "kept = 'kept' in globals()\nprint(REGION or 'first', kept)\nkept = True", 'REGION = "x"']


def asking(root: Path, cells: list[str]) -> Project:
    """A project with a plain notebook, and one with the parameter REGION."""
    ours = project(root, {"one": ["1 + 1"], "two": cells})
    notebook = nbformat.read(ours.notebooks / "two.ipynb", as_version=4)
    notebook.cells[1].metadata["tags"] = ["parameters"]
    nbformat.write(notebook, ours.notebooks / "two.ipynb")
    return ours


def test_a_notebook_about_a_region_is_executed_for_each(tmp_path: Path) -> None:
    ours, said = asking(tmp_path, ASKS), []
    report.make(ours, say=said.append)
    pages = {path.name: path.read_text(encoding="utf-8") for path in ours.reports.glob("*.html")}
    assert set(pages) == {"index.html", "explorer.html", "one.html", "two_alpha.html", "two_beta.html"}
    for region, other in (("alpha", "Beta"), ("beta", "Alpha")):
        page = pages[f"two_{region}.html"]
        assert f"{region} False" in page  # in one kernel, which has forgotten the other region
        assert f"<title>{region.title()}: Is two right?</title>" in page
        assert f'<a href="two_{other.lower()}.html">{other}</a>' in page
    assert '<a href="two_alpha.html">Alpha</a>, <a href="two_beta.html">Beta</a>' in pages["index.html"]
    assert pages["one.html"].count('<a href="two_') == 1  # the bar of every page names a question once
    assert {"two.ipynb, alpha", "two.ipynb, beta"} <= {line.split(": ")[-1].split(" (")[0] for line in said}


def test_a_notebook_about_a_region_is_committed_as_it_stands(tmp_path: Path) -> None:
    ours = asking(tmp_path, ASKS)
    report.refresh_notebooks(ours, say=lambda _: None)
    kept = nbformat.read(ours.notebooks / "two.ipynb", as_version=4)
    assert kept.cells[1].source == ASKS[0]
    assert kept.cells[2].outputs[0].text == "first False\n"


def test_runs_in_one_kernel_are_like_runs_in_their_own(tmp_path: Path) -> None:
    ours = asking(tmp_path, [*ASKS[:2], "import compare as cp\nstudy = cp.load()\nstudy.only(REGION)"])
    path = ours.notebooks / "two.ipynb"
    both = execute.execute_runs([execute.Run(path, "alpha"), execute.Run(path, "beta")])
    assert both[1] == execute.execute(path, region="beta")
    assert [cell.execution_count for cell in both[1].cells[1:]] == [1, 2, 3]
    assert both[0].cells[1].source == 'REGION = "alpha"  # id of a region'


def test_a_failure_names_the_region(tmp_path: Path) -> None:
    ours = asking(tmp_path, ['名 = 1; REGION = ""', "assert REGION != 'beta'"])  # columns count bytes
    with pytest.raises(UserError, match=r"^notebooks/two\.ipynb for REGION 'beta', code cell 2: AssertionError"):
        report.make(ours, say=lambda _: None)


def test_kernels_begin_with_what_is_heavy(tmp_path: Path) -> None:
    a, b, c = (tmp_path / f"{name}.ipynb" for name in "abc")
    for path, size in ((a, 10), (b, 50), (c, 300)):
        path.write_text("x" * size)
    listed = [execute.Run(a), execute.Run(b, "first"), execute.Run(b, "second"), execute.Run(c)]
    assert [run.stem for run in execute._heaviest_first(listed)] == ["c", "b_first", "b_second", "a"]


LEAVES = """\
import os, sys, warnings
import numpy as np, pandas as pd, matplotlib as mpl
left = 1
os.chdir("/")
os.environ["LEFT"] = "1"
sys.path.insert(0, "/left")
warnings.simplefilter("ignore")
pd.set_option("display.max_rows", 3)
np.set_printoptions(precision=1)
mpl.rcParams["font.size"] = 99"""
LOOKS = """\
import os, sys, warnings
import numpy as np, pandas as pd, matplotlib as mpl
print("left" in globals(), os.getcwd(), os.environ.get("LEFT"), sys.path[0], warnings.filters[:2])
print(pd.get_option("display.max_rows"), np.array([0.123]), mpl.rcParams["font.size"])"""


def test_a_notebook_leaves_nothing_to_the_next_one_of_its_kernel(tmp_path: Path) -> None:
    ours = project(tmp_path, {"leaves": [LEAVES], "looks": [LOOKS]})
    leaves, looks = (ours.notebooks / f"{name}.ipynb" for name in ("leaves", "looks"))
    _, after = execute.execute_runs([execute.Run(leaves), execute.Run(looks)])
    assert after == execute.execute(looks)


def test_a_kernel_that_cannot_be_made_fresh_runs_no_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = project(tmp_path, {"one": ["1 + 1"]})
    monkeypatch.setattr(execute, "FRESH", "missing")
    with pytest.raises(RuntimeError, match=r"no fresh kernel for notebooks/one\.ipynb: name 'missing' is not defined"):
        execute.execute(ours.notebooks / "one.ipynb")


def test_an_export_that_fails_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = project(tmp_path, {"one": ["1 + 1"]})
    ours.reports.mkdir()
    (ours.reports / "index.html").write_text("old")

    def fails(_: Any) -> bytes:
        raise UserError("no such sheet")

    monkeypatch.setattr(report, "get_context", lambda _: SimpleNamespace(Pool=ThreadPool))
    monkeypatch.setattr(workbook, "data", fails)
    with pytest.raises(UserError, match="no such sheet"):
        report.make(ours, say=lambda _: None)
    assert (ours.reports / "index.html").read_text() == "old"


def test_a_failure_that_the_cell_does_not_show_is_named_too(tmp_path: Path) -> None:
    from nbclient.exceptions import CellExecutionError

    error = CellExecutionError("Traceback …", "UserError", "no such region")
    message = execute._failure(execute.Run(tmp_path / "one.ipynb"), _notebook(), error)
    assert "code cell 1: UserError: no such region" in str(message)


def _notebook(*outputs: Any) -> Any:
    cell = new_code_cell("x", outputs=list(outputs))
    return new_notebook(cells=[new_markdown_cell("words\n# Who *leads*?\nmore"), cell])


def test_the_question_is_the_first_heading() -> None:
    assert pages.question(_notebook(), "01") == "Who *leads*?"
    assert pages.question(new_notebook(), "01_sectors") == "01_sectors"


def test_widgets_and_times_are_cleaned_away() -> None:
    shown = nbformat.v4.new_output("display_data", {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "x"})
    notebook = _notebook(shown)
    notebook.cells[1].metadata = {"execution": {"iopub": "now"}, "tags": ["parameters"]}
    notebook.metadata = {"widgets": {}, "kernelspec": {"name": "mine"}}
    cleaned = execute.cleaned(notebook)
    assert cleaned.cells[1].metadata == {"tags": ["parameters"]}
    assert cleaned.metadata["kernelspec"]["name"] == "python3"
    assert list(cleaned.cells[1].outputs[0].data) == ["text/plain"]

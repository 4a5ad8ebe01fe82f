"""What moved between two states: documents, rows, ranks, shares, intervals, claims; nothing is said that did not move."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import hard_files as files
from compare import build, changes, report, tables
from compare.changes import Figures, Share, Summary
from compare.commands import moved, state
from compare.project import Project
from compare.study import load
from projects import DONGHE, XILING, no_exports, project
from studies import even, study
from test_cli import run

# Three regions, one code; shares 0.30, 0.20 and none.
NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}


def figures(share: float | None, low: float | None = None, high: float | None = None) -> Figures:
    return {"sector": {"it": Share(share, low, high)}}


def summary(**shares: Figures) -> Summary:
    documents = {r: {"region": r, "role": "policy", "key": "k", "rows": {"codings": 10}} for r in shares}
    return Summary(documents, {r: NAMES[r] for r in shares}, shares, {"sector": {"it": "Information technology"}})


BEFORE = summary(a=figures(0.30, 0.25, 0.35), b=figures(0.20, 0.1, 0.3))


def test_nothing_moved() -> None:
    found = changes.compare(BEFORE, copy.deepcopy(BEFORE))
    assert not found
    assert changes.as_text(found, BEFORE, "since the last report") == ["nothing changed since the last report"]


def test_a_new_region_moves_ranks_and_nothing_else() -> None:
    """0.25 comes between 0.30 and 0.20: Beta falls from 2 of 2 to 3 of 3, Alpha stays first."""
    now = summary(a=BEFORE.figures["a"], b=BEFORE.figures["b"], c=figures(0.25))
    found = changes.compare(BEFORE, now)
    assert (found.added, found.removed, found.changed, found.rows) == (["c"], [], [], {"codings": (20, 30)})
    assert [(m.region, m.rank_before, m.rank_now, m.of_before, m.of_now, m.moved) for m in found.moves] == [("b", 2, 3, 2, 3, False)]
    lines = changes.as_text(found, now, "when c was added")
    assert lines[0] == "what changed when c was added:"
    assert "  other regions: no share or interval moved, 1 rank did" in lines
    assert lines[-1].split() == ["Beta", "sector", "Information", "technology", "20.0%", "10.0%–30.0%", "2", "of", "2", "→", "3", "of", "3"]


# (trap, Beta's figures now, before → now as shown)
MOVES = [
    ("a share", figures(0.21, 0.1, 0.3), ("20.0% → 21.0%", "10.0%–30.0%", "2 of 2")),
    ("an interval alone", figures(0.2, 0.1, 0.31), ("20.0%", "10.0%–30.0% → 10.0%–31.0%", "2 of 2")),
    ("an interval that is gone", figures(0.2), ("20.0%", "10.0%–30.0% → none", "2 of 2")),
    ("a share that is gone is none, not 0", figures(None), ("20.0% → none", "10.0%–30.0% → none", "2 of 2 → none")),
    ("ties share the better rank", figures(0.3, 0.1, 0.3), ("20.0% → 30.0%", "10.0%–30.0%", "2 of 2 → 1 of 2")),
]


@pytest.mark.parametrize(("trap", "beta", "shown"), MOVES, ids=[m[0] for m in MOVES])
def test_what_moved_is_shown_before_and_now(trap: str, beta: Figures, shown: tuple[str, ...]) -> None:
    now = summary(a=BEFORE.figures["a"], b=beta)
    found = changes.compare(BEFORE, now)
    assert [m.region for m in found.moves] == ["b"]
    html = changes.as_html(found, now, "since the last report")
    assert "".join(f"<td>{cell}</td>" for cell in shown) in html


def test_rounding_is_no_move() -> None:
    assert not changes.compare(BEFORE, summary(a=figures(0.3004, 0.2504, 0.3496), b=BEFORE.figures["b"]))


def test_own_texts_and_others_are_told_apart() -> None:
    """Alpha was edited and its share moved; Beta's rank moved because of it."""
    now = summary(a=figures(0.15), b=BEFORE.figures["b"])
    now.documents["a"]["key"] = "other"
    found = changes.compare(BEFORE, now)
    assert (found.changed, found.touched) == (["a"], {"a"})
    html = changes.as_html(found, now, "since the last report")
    others, own = html.split("Figures of regions whose own texts changed")
    assert "<td>Beta</td>" in others
    assert "<td>Alpha</td>" in own
    assert "<td>Alpha</td>" not in others


def test_a_region_that_is_new_has_not_moved() -> None:
    assert changes.compare(summary(a=figures(0.3)), summary(a=figures(0.3), b=figures(0.2))).moves == []


FAILED = "does not hold here: "
# (trap, lines before, lines now, no longer hold, hold now, read otherwise)
CLAIMS: list[tuple[str, list[str], list[str], list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]] = [
    ("the same", ["A is first."], ["A is first."], [], [], []),
    ("no longer holds", ["The same group comes first in all 4 texts."], [f"{FAILED}the same group comes first in all texts."],
     [("The same group comes first in all 4 texts.", f"{FAILED}the same group comes first in all texts.")], [], []),
    ("holds now", [f"{FAILED}one sector is common to every text."], ["One sector is common to every text: it."],
     [], [(f"{FAILED}one sector is common to every text.", "One sector is common to every text: it.")], []),
    ("other figures", ["Alpha: it, in 30% of its sentences (3 of 10)."], ["Alpha: it, in 25% of its sentences (3 of 12)."],
     [], [], [("Alpha: it, in 30% of its sentences (3 of 10).", "Alpha: it, in 25% of its sentences (3 of 12).")]),
    ("a new line beside one that fell", ["The same group comes first in all 2 texts compared."],
     ["Gamma: supply 46% of 54 uses.", f"{FAILED}the same group comes first in all texts compared."],
     [("The same group comes first in all 2 texts compared.", f"{FAILED}the same group comes first in all texts compared.")],
     [("", "Gamma: supply 46% of 54 uses.")], []),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "old", "new", "fallen", "risen", "reworded"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_claims(trap: str, old: list[str], new: list[str], fallen: Any, risen: Any, reworded: Any) -> None:
    before, now = copy.deepcopy(BEFORE), copy.deepcopy(BEFORE)
    before.claims, now.claims = {"01": {"cell": old}}, {"01": {"cell": new}}
    found = changes.compare(before, now)
    assert [s[1:] for s in found.fallen] == fallen
    assert [s[1:] for s in found.risen] == risen
    assert [s[1:] for s in found.reworded] == reworded
    if fallen:
        assert "  claims that no longer hold:" in changes.as_text(found, now, "since the last report")


def test_claims_of_another_notebook_and_html_signs() -> None:
    before, now = copy.deepcopy(BEFORE), copy.deepcopy(BEFORE)
    before.claims, now.claims = {"01": {"cell": ["a < b"]}}, {"01": {"cell": ["a < c"]}, "02": {"cell": ["new"]}}
    found = changes.compare(before, now)
    assert "a &lt; b" in changes.as_html(found, now, "x")
    assert not any(said.notebook == "02" for said in (*found.fallen, *found.risen, *found.reworded))


def test_a_summary_comes_back_as_it_was() -> None:
    assert Summary.from_json(BEFORE.as_json()) == BEFORE


def test_figures_are_those_of_the_measures(tmp_path: Path) -> None:
    """`even`: of each section's four sentences two speak of it, so whichever sections are drawn the share is 0.5."""
    found = changes.figures(study(tmp_path, {"alpha": even(), "beta": even(4)}))
    assert found["alpha"]["sector"]["it"] == Share(0.5, 0.5, 0.5)
    assert found["beta"]["sector"]["it"].share is None, "eight coded sentences are too few"


# In a project -----------------------------------------------------------------------------------------------------------

LONG = "\n".join(f"({n})发展新材料产业{n}。\n建设新材料产业园{'一二三四五六七八九十'[n % 10]}区,支持新能源企业。" for n in range(1, 30))


def plan(place: str) -> str:
    return f"{place}新材料产业规划\n一、重点任务\n{LONG}\n"


def test_add_tells_what_moved_and_measures_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = project(tmp_path / "ours", {"donghe": plan("东河"), "xiling": plan("西岭")})
    path = tmp_path / "沧州.txt"
    path.write_text(plan("沧州市").replace("新材料产业园", "产业园"), encoding="utf-8")
    told = run("add", path, "--project", ours.root).stdout
    assert "what changed when cangzhou was added:\n  texts added: cangzhou\n" in told
    assert "other regions: no share" in told
    html = (ours.reports / "changes.html").read_text(encoding="utf-8")
    assert "What changed when cangzhou was added" in html
    assert "<script" not in html
    measured: list[tuple[tuple[str, ...], bool]] = []
    real = changes.figures
    monkeypatch.setattr(changes, "figures", lambda study, bounds: measured.append((study.regions_in_order, bounds)) or real(study, bounds))
    other = tmp_path / "other.txt"
    other.write_text(plan("邯郸市"), encoding="utf-8")
    assert run("add", other, "--project", ours.root).returncode == 0
    assert measured == [(("handan",), True)]
    told = run("remove", "handan", "--project", ours.root).stdout
    assert "what changed when handan was removed:\n  texts removed: handan\n" in told
    assert measured == [(("handan",), True)]
    state.summary(ours, build.make(ours))
    assert measured[1:] == [(("donghe", "xiling"), True)], "with intervals only when a report asks for them"


def test_the_first_text_of_a_project(tmp_path: Path) -> None:
    run("new", tmp_path / "ours")
    path = tmp_path / "a.txt"
    path.write_text(files.as_text().replace("东河市", "沧州市"), encoding="utf-8")
    told = run("add", path, "--project", tmp_path / "ours").stdout
    assert "texts added: cangzhou" in told


def test_the_summary_of_a_build_is_that_of_its_tables(tmp_path: Path) -> None:
    """Measured from parts of the tables or from all of them, the figures are the same; rows are counted right."""
    ours = project(tmp_path, {"donghe": DONGHE, "xiling": XILING})
    made = build.make(ours)
    build.write(ours, made.files)
    found = state.summary(ours, made)
    assert found.figures == changes.figures(load(ours.root))
    assert found.documents["donghe"]["rows"]["codings"] == sum(r[0] == "donghe" for r in tables.read_rows(ours.processed / "codings.csv", "codings"))
    assert state.summary(ours, made) == found
    (state.folder(ours) / "figures.json").write_text("{")
    assert state.summary(ours, made) == found, "a summary that cannot be read is none"


CELL = """\
from compare.measures import claims
import compare as cp
n = len(cp.load().documents)
claims.Claim(f"there are two texts ({n}).", holds=n == 2)"""


def test_the_first_report_has_none_to_be_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(report, "make", lambda _, extra: told.extend(extra({}).lines))
    ours = project(tmp_path)
    moved.with_report(ours, build.make(ours))
    assert told == ["first report: there is none before to compare it with"]
    assert state.reported(ours) is not None


def test_the_report_tells_what_changed_since_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report.exports, "write", no_exports)
    ours = project(tmp_path / "ours")
    ours.notebooks.mkdir()
    cell = new_code_cell(CELL)
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Are there two?"), cell]), ours.notebooks / "one.ipynb")
    last = state.summary(ours, build.make(ours))
    last.claims = {"one": {cell.id: ["there are two texts (2)."]}}
    state.keep(ours, last)
    path = tmp_path / "a.txt"
    path.write_text(files.as_text().replace("东河市", "沧州市"), encoding="utf-8")
    run("add", path, "--project", ours.root)
    told = run("report", "--project", ours.root).stdout
    assert "what changed since the last report:\n  texts added: cangzhou\n" in told
    assert "claims that no longer hold:\n    one: there are two texts (2). → does not hold here: there are two texts (3).\n" in told
    index, page = ((ours.reports / name).read_text(encoding="utf-8") for name in ("index.html", "changes.html"))
    assert '<a href="changes.html">What changed since the last report</a>' in index
    assert "there are two texts (2). → does not hold here" in page


def test_a_state_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    ours = Project(tmp_path)
    assert state.reported(ours) is None
    for broken in ("", "[]", '{"documents": {}}'):
        tables.write_text(state.folder(ours) / "reported.json", broken)
        assert state.reported(ours) is None
    state.keep(ours, BEFORE)
    assert state.reported(ours) == BEFORE

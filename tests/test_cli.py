"""The command: its help, its exit codes, what it prints and what it writes."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from compare import cli, outside, tables, vocab, workers
from compare.coding import proof
from projects import DONGHE, XILING, project, snapshot

HERE = Path(__file__).parents[1]
COMMANDS = ["build", "add", "remove", "report", "notebooks", "annotate", "check", "score", "chart", "cite"]
HEAVY = {"pandas", "numpy", "sklearn", "matplotlib", "seaborn", "jieba", "scipy"}


def run(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, but in this process: exit code and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd or Path.cwd()), redirect_stdout(out), redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["policy-compare", *map(str, args)])
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
    return subprocess.CompletedProcess(args, code, out.getvalue(), err.getvalue())


def loaded(code: str) -> set[str]:
    """Which heavy libraries a fresh Python has loaded after ``code``."""
    told = f"{code}\nimport sys\nprint(*{HEAVY!r}.intersection(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import compare",
        "import compare.cli, compare.build, compare.outside, compare.check",
        "import compare; compare.annotate('一、总则\\n到2025年,产值达到300亿元。', 'a')",
    ],
)
def test_the_text_side_loads_no_heavy_library(code: str) -> None:
    assert loaded(code) == set()


def test_the_door_keeps_its_name() -> None:
    code = "import compare.annotate, compare; from compare.annotate import annotate; assert compare.annotate is annotate; compare.annotate('x', 'a')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_load_and_study_come_when_asked_for() -> None:
    code = "import compare; compare.load; compare.Study; assert {'load', 'Study', 'annotate'} <= set(dir(compare))"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"Usage: policy-compare {command} " in done.stdout
    assert "--help" in done.stdout


def test_the_command_is_installed_and_prints_no_traceback(tmp_path: Path) -> None:
    for command in ([sys.executable, "-m", "compare.cli"], [str(Path(sys.executable).with_name("policy-compare"))]):
        done = subprocess.run([*command, "build", "--project", tmp_path], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"error: {tmp_path}: no folder data/raw\n")


def test_help_names_every_command() -> None:
    for args in (["--help"], []):
        done = run(*args)
        told = done.stdout + done.stderr
        assert all(f"\n  {command} " in told for command in COMMANDS)


def test_version() -> None:
    assert run("--version").stdout == "policy-compare 0.1.0\n"


@pytest.mark.parametrize("args", [["bild"], ["build", "--rot", "x"], ["annotate", "--out", "x"], ["annotate", "a.txt"]])
def test_a_wrong_call_ends_with_2(args: list[str]) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert "Usage: " in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_a_project_the_message_says_so(tmp_path: Path) -> None:
    for command in ("build", "check", "score"):
        done = run(command, "--project", tmp_path)
        assert done.returncode == 1
        assert f"error: {tmp_path}: no folder data/raw" in done.stderr


def test_the_project_is_found_from_a_folder_inside(tmp_path: Path) -> None:
    ours = project(tmp_path)
    done = run("build", cwd=ours.raw)
    assert done.returncode == 0
    assert done.stdout.startswith("annotated: donghe, xiling; unchanged: none\n")
    assert run("build", cwd=ours.raw).stdout.startswith("annotated: none; unchanged: donghe, xiling\n")


def test_check_is_content_after_a_build_and_names_what_is_not(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run("build", "--project", tmp_path)
    done = run("check", "--project", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (ours.processed / "text" / "donghe.txt").write_text("changed", encoding="utf-8")
    done = run("check", "--project", tmp_path)
    assert done.returncode == 1
    assert (
        "error: data/processed/text/donghe.txt: not what the sources give\n  mend: run policy-compare build"
        in done.stderr
    )


def test_check_names_a_changed_text_and_a_broken_table(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run("build", "--project", tmp_path)
    (ours.raw / "donghe.txt").write_text("changed", encoding="utf-8")
    (ours.processed / "codings.csv").write_text("doc_id\n", encoding="utf-8")
    before = snapshot(tmp_path / "data")
    done = run("check", "--project", tmp_path)
    assert done.returncode == 1
    assert "data/raw/donghe.txt is not the file that was listed" in done.stderr
    assert "data/processed/codings.csv, line 1: columns missing: scheme" in done.stderr
    assert snapshot(tmp_path / "data") == before, "check writes no table"


def test_check_reads_the_vocabularies_and_their_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    run("build", "--project", tmp_path)
    for module, name in ((vocab, "lint"), (proof, "prove")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, lambda: ["sectors.yaml, line 7, bio.drugs: a fault", "another"])
            done = run("check", "--project", tmp_path)
        assert done.returncode == 1
        assert done.stderr == "error: sectors.yaml, line 7, bio.drugs: a fault\nerror: another\n"


def test_score_without_a_gold(tmp_path: Path) -> None:
    project(tmp_path)
    run("build", "--project", tmp_path)
    done = run("score", "--project", tmp_path)
    assert done.returncode == 1
    assert "error: data/gold: no coded document" in done.stderr


def test_score_before_a_build(tmp_path: Path) -> None:
    project(tmp_path)
    done = run("score", "--project", tmp_path)
    assert done.returncode == 1
    assert "make it with policy-compare build" in done.stderr


def test_score_prints_a_line_for_each_document_and_all(tmp_path: Path) -> None:
    """On the shared gold alone: the tests of the card read all of it."""
    for name in ("raw", "processed", "gold"):
        shutil.copytree(HERE / "data" / name, tmp_path / "data" / name, ignore=shutil.ignore_patterns("written"))
    texts = tmp_path / "data" / "gold" / "texts.csv"
    texts.write_text("".join(row for row in texts.read_text().splitlines(keepends=True) if ",written," not in row))
    done = run("score", "--project", tmp_path)
    assert done.returncode == 0
    lines = [line.split()[:2] for line in done.stdout.splitlines()]
    assert all(
        [doc, measure] in lines
        for doc in ("bingtuan", "wuchangshi", "xinjiang_parks", "all")
        for measure in ("sector", "instrument", "quantity_found", "quantity_record")
    )


# annotate -------------------------------------------------------------------------------------------------------------


def read(folder: Path, table: str) -> list[tuple[str, ...]]:
    return tables.read_rows(folder / f"{table}.csv", table)


def test_the_five_raw_files_give_the_rows_of_build(tmp_path: Path) -> None:
    files = sorted((HERE / "data" / "raw").glob("*.txt"), reverse=True)
    assert run("annotate", *files, "--out", tmp_path / "out").returncode == 0
    for table in ("codings", "quantities"):
        assert (tmp_path / "out" / f"{table}.csv").read_bytes() == (
            HERE / "data" / "processed" / f"{table}.csv"
        ).read_bytes()


def test_workers_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((HERE / "data" / "raw").glob("*.txt"))
    outside.annotate_files(files, tmp_path / "one")
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 10)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    outside.annotate_files(files, tmp_path / "two")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_any_text_file_will_do(tmp_path: Path) -> None:
    (tmp_path / "东河 (草案).md").write_text("\ufeff" + DONGHE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(XILING, encoding="utf-8")
    done = run("annotate", "东河 (草案).md", "b.txt", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert {row[0] for row in read(tmp_path / "out", "quantities")} == {"b", "东河 (草案)"}
    reward = next(row for row in read(tmp_path / "out", "quantities") if row[4] == "50万元")
    start, end = int(reward[1]), int(reward[2])
    assert DONGHE[start:end] == "50万元", "offsets count from after the byte-order mark"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("gone.txt", None, "gone.txt: No such file or directory"),
        ("empty.txt", b" \n", "empty.txt: holds no text"),
        ("damaged.txt", DONGHE.encode() + b"\xff", "damaged.txt, line 8: byte 0xff"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_tables_as_they_were(
    tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    (tmp_path / "a.txt").write_text(DONGHE, encoding="utf-8")
    assert run("annotate", "a.txt", "--out", "out", cwd=tmp_path).returncode == 0
    before = snapshot(tmp_path / "out")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run("annotate", "a.txt", name, "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert f"error: {says}" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(tmp_path / "out") == before


def test_two_files_of_one_stem(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(DONGHE, encoding="utf-8")
    done = run("annotate", "one/a.txt", "two/a.txt", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "has the stem 'a', and so has one/a.txt" in done.stderr.replace("\\", "/")


def test_the_folder_out_cannot_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DONGHE, encoding="utf-8")
    done = run("annotate", "a.txt", "--out", "a.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "error: a.txt: " in done.stderr
    assert "Traceback" not in done.stderr

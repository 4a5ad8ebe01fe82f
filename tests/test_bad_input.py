"""Bad input ends in one clear message naming file, line and remedy, exit code 1, and leaves the tables as they were."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare import cli, corrections
from compare.decoding import decode
from compare.errors import UserError, caret, columns
from compare.project import Project
from projects import DONGHE, XILING, list_documents, project, rule, snapshot

BOTH: dict[str, dict[str, str]] = {"donghe": {}, "xiling": {}}
RULING = {
    "doc_id": "xiling",
    "start": "0",
    "end": "4",
    "scheme": "instrument",
    "code": "finance",
    "action": "drop",
    "coder": "a",
    "reason": "b",
}


def missing_text(ours: Project) -> None:
    (ours.raw / "xiling.txt").unlink()


def changed_text(ours: Project) -> None:
    with (ours.raw / "xiling.txt").open("ab") as f:
        f.write(b"\n")


def image(ours: Project) -> None:
    (ours.raw / "xiling.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    list_documents(ours, BOTH)


def broken_utf8(ours: Project) -> None:
    data = XILING.encode()
    place = data.index("平台".encode())
    (ours.raw / "xiling.txt").write_bytes(data[:place] + b"\xff" + data[place + 1 :])
    list_documents(ours, BOTH)


def binary(ours: Project) -> None:
    (ours.raw / "xiling.txt").write_bytes("西岭\n县\0生物".encode())
    list_documents(ours, BOTH)


def empty_text(ours: Project) -> None:
    (ours.raw / "xiling.txt").write_bytes("\ufeff \n\u3000\n".encode())
    list_documents(ours, BOTH)


def unknown_region(ours: Project) -> None:
    list_documents(ours, {"donghe": {}, "xiling": {"region": "xilin"}})


def doc_id_twice(ours: Project) -> None:
    lines = (ours.raw / "documents.csv").read_text(encoding="utf-8").splitlines()
    (ours.raw / "documents.csv").write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")


def doc_id_no_name(ours: Project) -> None:
    list_documents(ours, {"donghe": {}, "xiling": {"doc_id": "../xiling"}})


def file_elsewhere(ours: Project) -> None:
    list_documents(ours, {"donghe": {}, "xiling": {"file": "../raw/xiling.txt"}})


def unknown_genre(ours: Project) -> None:
    list_documents(ours, {"donghe": {}, "xiling": {"genre": "实施方案"}})


def year_no_number(ours: Project) -> None:
    list_documents(ours, {"donghe": {}, "xiling": {"period_end": "2025年"}})


def no_documents_csv(ours: Project) -> None:
    (ours.raw / "documents.csv").unlink()


def no_document(ours: Project) -> None:
    list_documents(ours, {})


def another_column(ours: Project) -> None:
    text = (ours.raw / "documents.csv").read_text(encoding="utf-8")
    (ours.raw / "documents.csv").write_text(text.replace("issuer", "issued_by"), encoding="utf-8")


def sheet_in_gb18030(ours: Project) -> None:
    list_documents(ours, {"donghe": {"title": "东河市新能源产业发展行动计划"}, "xiling": {}})
    path = ours.raw / "documents.csv"
    path.write_bytes(path.read_bytes().decode().encode("gb18030"))


def quote_left_open(ours: Project) -> None:
    with (ours.raw / "documents.csv").open("a", encoding="utf-8") as f:
        f.write('x,"y\n')


def short_line(ours: Project) -> None:
    with (ours.raw / "regions.csv").open("a", encoding="utf-8") as f:
        f.write("nanshan,南山\n")


def ruling_on_no_document(ours: Project) -> None:
    rule(ours, RULING | {"doc_id": "nanshan"})


def ruling_with_no_code(ours: Project) -> None:
    rule(ours, RULING | {"code": "money"})


def ruling_with_no_scheme(ours: Project) -> None:
    rule(ours, RULING | {"scheme": "topic"})


def ruling_across_sentences(ours: Project) -> None:
    rule(ours, RULING | {"action": "add", "end": "60"})


def ruling_of_nothing(ours: Project) -> None:
    rule(ours, RULING | {"start": "4"})


# (what is done, file and line, what was found, what is accepted or the remedy)
CASES: list[tuple[Callable[[Project], None], str, str, str]] = [
    (
        missing_text,
        "data/raw/documents.csv, line 3, column file",
        "data/raw/xiling.txt is missing",
        "put the file there",
    ),
    (
        changed_text,
        "data/raw/documents.csv, line 3, column sha256",
        "is not the file that was listed",
        "put the file back",
    ),
    (image, "data/raw/xiling.txt", "is an image (PNG)", "text recognition"),
    (broken_utf8, "data/raw/xiling.txt, line 3", "byte 0xff", "UTF-8, with or without a byte-order mark"),
    (binary, "data/raw/xiling.txt, line 2", "zero byte", "UTF-8"),
    (
        empty_text,
        "data/raw/xiling.txt",
        "holds no text",
        "obtain it again",
    ),
    (unknown_region, "data/raw/documents.csv, line 3, column region", "'xilin', a region", "accepted: donghe, xiling"),
    (
        doc_id_twice,
        "data/raw/documents.csv, line 4, column doc_id",
        "xiling stands in line 3 too",
        "remove one of the two lines",
    ),
    (doc_id_no_name, "data/raw/documents.csv, line 3, column doc_id", "'../xiling'", "letters, digits"),
    (file_elsewhere, "data/raw/documents.csv, line 3, column file", "'../raw/xiling.txt'", "without a folder"),
    (unknown_genre, "data/raw/documents.csv, line 3, column genre", "'实施方案'", "accepted: plan, outline"),
    (year_no_number, "data/raw/documents.csv, line 3, column period_end", "'2025年'", "a whole number"),
    (no_documents_csv, "data/raw/documents.csv", "no such file", "doc_id, region, role"),
    (no_document, "data/raw/documents.csv, line 2", "no document is listed", "policy-compare add FILE"),
    (
        another_column,
        "data/raw/documents.csv, line 1",
        "columns missing: issuer; unknown: issued_by",
        "correct the first line",
    ),
    (sheet_in_gb18030, "data/raw/documents.csv, line 2", "reads as GB18030", "save it as UTF-8"),
    (quote_left_open, "data/raw/documents.csv, line 4", "no CSV", "close the quotation mark"),
    (short_line, "data/raw/regions.csv, line 4", "2 cells, 11 columns", "in quotation marks"),
    (ruling_on_no_document, "data/corrections.csv, line 2, column doc_id", "'nanshan'", "accepted: donghe, xiling"),
    (ruling_with_no_code, "data/corrections.csv, line 2, column code", "'money'", "finance"),
    (ruling_with_no_scheme, "data/corrections.csv, line 2, column scheme", "'topic'", "instrument, sector"),
    (
        ruling_across_sentences,
        "data/corrections.csv, line 2, column end",
        "in no single sentence",
        "data/processed/sentences.csv",
    ),
    (ruling_of_nothing, "data/corrections.csv, line 2, column end", "not after start", "end > start"),
]


@pytest.mark.parametrize(("spoil", "where", "found", "remedy"), CASES, ids=[case[0].__name__ for case in CASES])
def test_one_clear_message_and_the_tables_as_they_were(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Project], None],
    where: str,
    found: str,
    remedy: str,
) -> None:
    ours = project(tmp_path)
    assert run("build", "--project", str(tmp_path)) == 0
    before = snapshot(ours.processed)
    spoil(ours)
    capsys.readouterr()
    assert run("build", "--project", str(tmp_path)) == 1
    out, message = capsys.readouterr()
    assert out == ""
    assert message.startswith(f"error: {where}: ")
    assert message.count("error:") == 1
    assert found in message
    assert remedy in message
    assert "Traceback" not in message
    assert str(tmp_path) not in message, "files are named as the user knows them"
    assert snapshot(ours.processed) == before


def run(*args: str) -> int:
    """Exit code of the command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["policy-compare", *args])
        try:
            cli.main()
        except SystemExit as stop:
            return int(stop.code or 0)
    return 0


def test_a_fault_in_one_text_leaves_the_others_alone(tmp_path: Path) -> None:
    ours = project(tmp_path, {"donghe": DONGHE, "xiling": b"\xff"})
    assert run("build", "--project", str(tmp_path)) == 1
    assert not ours.processed.exists()


def cut_off(text: str) -> tuple[str, str]:
    return text + "  : [left open\n", f", line {text.count(chr(10)) + 1}: no YAML"


def first_entry(text: str) -> str:
    """Where a message says that the first entry of sectors.yaml stands."""
    return f", line {text[: text.index('subcode: it.network')].count(chr(10)) + 1}, it.network"


def number_for_a_term(text: str) -> tuple[str, str]:
    return text.replace("match: [", "match: [5, ", 1), first_entry(text)


def unknown_key(text: str) -> tuple[str, str]:
    return text.replace("  name_zh: ", "  name_cn: ", 1), first_entry(text) + ": unknown keys name_cn"


@pytest.mark.parametrize("spoil", [cut_off, number_for_a_term, unknown_key])
def test_a_vocabulary_with_a_fault(tmp_path: Path, spoil: Callable[[str], tuple[str, str]]) -> None:
    ours = project(tmp_path / "project")
    assert run("build", "--project", str(ours.root)) == 0
    before = snapshot(ours.processed)
    package = tmp_path / "src" / "compare"
    shutil.copytree(Path(compare.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    broken = package / "vocab" / "sectors.yaml"
    text, says = spoil(broken.read_text(encoding="utf-8"))
    broken.write_text(text, encoding="utf-8")
    for command in ("build", "check"):
        done = subprocess.run(
            [sys.executable, "-m", "compare.cli", command, "--project", str(ours.root)],
            env=os.environ | {"PYTHONPATH": str(package.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert f"sectors.yaml{says}" in done.stderr
        assert "Traceback" not in done.stderr
        assert command == "check" or "  mend: " in done.stderr
    assert snapshot(ours.processed) == before


# The caret ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "part", "under"),
    [
        ("地区,guangxi,政策", "guangxi", "       ^^^^^^^"),  # two Han characters before it are four columns
        ("地区,广西,政策", "广西", "       ^^^^"),  # and two under the caret are four as well
        ("a\tb", "b", "    ^"),  # a tab is shown as one column
        ("\uff08一\uff09x", "x", "        ^"),  # full-width brackets are two columns each
    ],
)
def test_carets_stand_under_the_text(line: str, part: str, under: str) -> None:
    start = line.index(part)
    shown, carets = caret(line, start, start + len(part)).split("\n")
    assert carets == under
    assert columns(shown[: shown.index(part)]) == len(carets) - len(carets.lstrip())


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "产业" * 2000 + "X" + "政策" * 2000
    shown, carets = caret(line, 4000, 4001).split("\n")
    assert columns(shown) < 210
    before = shown[: shown.index("X")]
    assert columns(before) == carets.index("^")


def test_an_empty_cell_still_has_a_caret() -> None:
    assert caret("a,,b", 2, 2).endswith("\n    ^")


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        ("规划".encode("utf-16"), "UTF-16"),
        ("关于加快发展新能源产业的意见".encode("gb18030"), "GB18030"),
    ],
)
def test_another_encoding_is_named(data: bytes, guess: str) -> None:
    with pytest.raises(UserError, match=f"iconv -f {guess}"):
        decode(data, "a.txt")


def test_a_byte_that_is_not_utf8_is_shown_in_its_line() -> None:
    with pytest.raises(UserError) as error:
        decode("一\r\n二三".encode() + b"\xff" + "四\n五".encode(), "a.txt")
    first, shown, carets, *_ = str(error.value).split("\n")
    assert first.startswith("a.txt, line 2: byte 0xff at 11 is not UTF-8")
    assert shown.startswith("  二三")
    assert carets == "      ^"


def test_no_file_of_corrections_is_no_fault(tmp_path: Path) -> None:
    assert corrections.read(project(tmp_path), ["donghe"], []).rulings == []

"""From raw texts to tables: same bytes twice, only what changed is annotated, nothing half-done is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare import build, cache, sources, tables, workers
from compare.project import Project
from projects import DONGHE, XILING, list_documents, project, rule, snapshot

CODER = {"coder": "reader", "reason": "read again"}


def run(ours: Project) -> build.Made:
    made = build.make(ours)
    build.write(ours, made.files)
    return made


def rows(ours: Project, table: str) -> list[dict[str, str]]:
    names = tables.registry()[table].names
    return [dict(zip(names, row, strict=True)) for row in tables.read_rows(ours.processed / f"{table}.csv", table)]


def test_every_table_and_text_is_written(tmp_path: Path) -> None:
    ours = project(tmp_path)
    made = run(ours)
    assert set(snapshot(ours.processed)) == {f"{n}.csv" for n in tables.registry()} | {
        "CODEBOOK.md",
        "text/donghe.txt",
        "text/xiling.txt",
    }
    assert made.annotated == ["donghe", "xiling"]
    assert [r["doc_id"] for r in rows(ours, "documents")] == ["donghe", "xiling"]


def test_spans_cut_out_their_quotes_from_the_written_text(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    quoted = {"sections": "heading", "sentences": "text"} | dict.fromkeys(
        ("codings", "quantities", "duties", "leftovers"), "quote"
    )
    for table, column in quoted.items():
        for row in rows(ours, table):
            text = (ours.processed / "text" / f"{row['doc_id']}.txt").read_bytes().decode()
            assert text[int(row["start"]) : int(row["end"])] == row[column]


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = project(tmp_path / "one"), project(tmp_path / "two")
    run(one)
    run(two)
    assert snapshot(one.processed) == snapshot(two.processed)


def test_from_the_cache_or_not_the_bytes_are_the_same(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    first = snapshot(ours.processed)
    made = run(ours)
    assert (made.annotated, made.unchanged) == ([], ["donghe", "xiling"])
    assert snapshot(ours.processed) == first


def test_a_build_that_changes_nothing_touches_nothing(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    before = {p: p.stat().st_mtime_ns for p in ours.processed.rglob("*")}
    run(ours)
    assert {p: p.stat().st_mtime_ns for p in ours.processed.rglob("*")} == before


def _text(ours: Project) -> None:
    (ours.raw / "xiling.txt").write_bytes((XILING + "三、附则\n").encode())
    list_documents(ours, {"donghe": {}, "xiling": {}})


def _facts(ours: Project) -> None:
    list_documents(ours, {"donghe": {}, "xiling": {"issuer": "西岭县人民政府"}})


@pytest.mark.parametrize("change", [_text, _facts])
def test_only_the_document_that_changed_is_annotated_again(tmp_path: Path, change: Any) -> None:
    ours = project(tmp_path)
    run(ours)
    change(ours)
    made = run(ours)
    assert (made.annotated, made.unchanged) == (["xiling"], ["donghe"])
    fresh = project(tmp_path / "fresh")
    change(fresh)
    run(fresh)
    assert snapshot(ours.processed) == snapshot(fresh.processed)


def test_another_vocabulary_or_source_annotates_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = project(tmp_path)
    run(ours)
    monkeypatch.setattr(cache, "text_side", lambda: "another")
    assert run(ours).annotated == ["donghe", "xiling"]


def test_the_text_sides_hash_covers_code_and_vocabularies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tmp_path / "compare"
    (house / "vocab").mkdir(parents=True)
    (house / "models.py").write_text("")
    (house / "cli.py").write_text("")
    monkeypatch.setattr(cache, "HERE", house)

    def fresh() -> str:
        cache.text_side.cache_clear()
        return cache.text_side()

    hashes = [fresh()]
    for name in ("vocab/sectors.yaml", "models.py", "vocab/new.yaml"):
        (house / name).write_text("bio: 生物")
        hashes.append(fresh())
    assert len(set(hashes)) == len(hashes)
    (house / "cli.py").write_text("# the reading side and the command do not count")
    assert fresh() == hashes[-1]
    monkeypatch.undo()
    cache.text_side.cache_clear()


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"key": 1}', b"\xff"])
def test_a_cache_entry_that_cannot_be_read_is_none(tmp_path: Path, broken: bytes) -> None:
    ours = project(tmp_path)
    run(ours)
    (ours.cache / "donghe.json").write_bytes(broken)
    assert run(ours).annotated == ["donghe"]


def test_files_of_a_document_that_was_removed_go(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    (ours.processed / "notes.md").write_text("mine")
    list_documents(ours, {"donghe": {}})
    run(ours)
    assert not (ours.processed / "text" / "xiling.txt").exists()
    assert not (ours.cache / "xiling.json").exists()
    assert (ours.processed / "notes.md").exists(), "a file of another kind is the user's own"
    assert {r["doc_id"] for r in rows(ours, "sentences")} == {"donghe"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf" + DONGHE.encode(), DONGHE),
        (DONGHE.replace("\n", "\r\n").encode(), DONGHE.replace("\n", "\r\n")),
        (DONGHE.replace("\n", "\r").encode(), DONGHE.replace("\n", "\r")),
        (DONGHE.replace("。", "。\u2028").encode(), DONGHE.replace("。", "。\u2028")),
    ],
    ids=["byte-order mark", "crlf", "cr", "line separator"],
)
def test_newlines_are_kept_and_a_byte_order_mark_is_not(tmp_path: Path, data: bytes, text: str) -> None:
    ours = project(tmp_path, {"donghe": data})
    run(ours)
    assert (ours.processed / "text" / "donghe.txt").read_bytes().decode() == text


def test_workers_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = project(tmp_path / "one"), project(tmp_path / "two")
    run(one)
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 10)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    run(two)
    assert snapshot(one.processed) == snapshot(two.processed)


def test_progress_counts_the_documents_that_are_annotated(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build.make(project(tmp_path), lambda *args: told.append(args))
    assert told == [(1, 2, "donghe"), (2, 2, "xiling")]


@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_interruption_leaves_whole_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    ours = project(tmp_path)
    run(ours)
    before = snapshot(ours.processed)
    _text(ours)
    made = build.make(ours)
    monkeypatch.setattr(tables, "beside", _interrupted(tables.beside, after))
    with pytest.raises(KeyboardInterrupt):
        build.write(ours, made.files)
    assert snapshot(ours.processed) == before


def _interrupted(function: Any, after: int) -> Any:
    calls = iter(range(100))

    def stop(*args: Any) -> Any:
        if next(calls) >= after:
            raise KeyboardInterrupt
        return function(*args)

    return stop


def test_temporary_files_of_a_killed_build_go(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    left = [ours.processed / ".codings.csv.1.tmp", ours.processed / "text" / ".donghe.txt.1.tmp"]
    for path in left:
        path.write_text("half")
    run(ours)
    assert not any(path.exists() for path in left)


def test_stale_names_what_is_not_what_the_sources_give(tmp_path: Path) -> None:
    ours = project(tmp_path)
    made = run(ours)
    assert build.stale(ours, made.files) == []
    (ours.processed / "codings.csv").write_text("doc_id\n")
    (ours.processed / "text" / "gone.txt").write_text("x")
    (ours.processed / "CODEBOOK.md").unlink()
    found = [p.relative_to(ours.processed).as_posix() for p in build.stale(ours, made.files)]
    assert found == ["CODEBOOK.md", "codings.csv", "text/gone.txt"]


# Corrections ---------------------------------------------------------------------------------------------------------

LOAN = "鼓励银行机构加大对中药企业的贷款支持。"
AT = XILING.index(LOAN)


def codes(ours: Project, at: int) -> set[tuple[str, str, str]]:
    return {
        (c["code"], c["subcode"], c["rule"])
        for c in rows(ours, "codings")
        if c["doc_id"] == "xiling" and int(c["start"]) >= at
    }


def test_an_added_code_spans_its_sentence_and_survives_a_rebuild(tmp_path: Path) -> None:
    ours = project(tmp_path)
    rule(
        ours,
        {
            "doc_id": "xiling",
            "start": str(AT + 2),
            "end": str(AT + 6),
            "scheme": "instrument",
            "code": "cooperation.domestic",
            "action": "add",
        }
        | CODER,
    )
    for _ in range(2):
        run(ours)
        added = [c for c in rows(ours, "codings") if c["rule"] == "manual"]
        assert [(c["code"], c["subcode"], c["quote"], int(c["start"])) for c in added] == [
            ("cooperation", "cooperation.domestic", LOAN, AT)
        ]


def test_a_dropped_code_goes_where_the_passage_touches_it_and_nowhere_else(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    before = rows(ours, "codings")
    loan = [c for c in before if c["code"] == "finance" and c["doc_id"] == "xiling"]
    assert loan, "a loan is an instrument of finance"
    rule(
        ours,
        {
            "doc_id": "xiling",
            "start": str(AT),
            "end": str(AT + len(LOAN)),
            "scheme": "instrument",
            "code": "finance",
            "action": "drop",
        }
        | CODER,
    )
    made = run(ours)
    assert made.annotated == [], "a ruling needs no new annotation"
    assert rows(ours, "codings") == [c for c in before if c not in loan]


def test_without_the_file_nothing_is_corrected(tmp_path: Path) -> None:
    ours = project(tmp_path)
    run(ours)
    before = snapshot(ours.processed)
    rule(ours)
    run(ours)
    assert snapshot(ours.processed) == before


# The corpus that comes with the project ------------------------------------------------------------------------------

HERE = Project(Path(__file__).parents[1])


def test_the_five_texts_are_byte_for_byte_what_was_listed() -> None:
    assert [s.facts.doc_id for s in sources.read(HERE).documents] == [
        "bingtuan",
        "cangzhou",
        "guangxi",
        "wuchangshi",
        "xinjiang_parks",
    ]


def test_the_committed_tables_are_what_the_sources_give() -> None:
    assert build.stale(HERE, build.make(HERE).files) == [], "run policy-compare build"

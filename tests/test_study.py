from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.study import StudyError, load
from studies import Line, Part, Text, even, study

NASTY = "<script>新能源汽车</script>&产业"


def plain(tmp_path: Path) -> compare.Study:
    parts = [
        Part("title", [Line("规划", kind="title")]),
        Part("task", [Line("一、任务", kind="heading")], under=0),
        Part("task", [Line("(一)车", kind="heading"), Line(NASTY, "nev it"), Line("无关。")], under=1),
    ]
    other = Text([Part("task", [Line("发展新能源汽车。", "nev")])])
    return study(
        tmp_path, {"beta": Text(parts, region={"order": "2"}), "alpha": Text(other.parts, region={"order": "1"})}
    )


def test_it_is_found_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = study(tmp_path, {"alpha": even()})
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert compare.load().folder == made.folder == (tmp_path / "data" / "processed").resolve()
    assert load(tmp_path / "data" / "processed").folder == made.folder


def test_a_missing_study_names_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(StudyError) as caught:
        load(tmp_path)
    assert str(tmp_path / "data" / "processed" / "documents.csv") in str(caught.value)
    assert "policy-compare build" in str(caught.value)


def test_every_table_of_the_registry_is_an_attribute(tmp_path: Path) -> None:
    from compare import tables

    made = plain(tmp_path)
    for name, table in tables.registry().items():
        assert tuple(getattr(made, name).columns) == table.names
    with pytest.raises(StudyError, match="no table is called 'sentense'"):
        made.table("sentense")


def test_regions_stand_in_their_order_and_references_are_none(tmp_path: Path) -> None:
    national = Text([Part("task", [Line("国家规划。")])], facts={"role": "reference"}, region={"order": "0"})
    made = study(tmp_path, {"b": Text(even().parts, region={"order": "9"}), "national": national, "a": even()})
    assert made.regions_in_order == ("a", "b")
    assert made.colours["a"] == "#009E73"
    assert (made.short_names("zh")["a"], made.short_names()["a"], made.short_names("both")["a"]) == (
        "a区",
        "A",
        "a区 A",
    )


def test_evidence_carries_headings_and_marks(tmp_path: Path) -> None:
    found = plain(tmp_path).evidence(region="beta", scheme="sector", code="nev")
    assert found.frame["path"].tolist() == ["一、任务 › (一)车"]
    assert found.frame["text"].tolist() == [NASTY]
    assert found.frame["spans"].tolist() == [[(0, len(NASTY))]]


def test_evidence_is_escaped_and_marked_once(tmp_path: Path) -> None:
    html = plain(tmp_path).evidence(region="beta")._repr_html_()
    assert "<script>" not in html
    assert html.count("<mark") == 1  # two codes of one sentence are one passage
    assert "&lt;script&gt;新能源汽车&lt;/script&gt;&amp;产业" in html


def test_evidence_follows_the_documents_and_shows_how_many_there_are(tmp_path: Path) -> None:
    made = study(tmp_path, {"alpha": even(), "beta": even()})
    found = made.evidence(code="materials")
    assert len(found) == 40
    assert found.frame["region"].tolist() == ["alpha"] * 20 + ["beta"] * 20
    assert "12 of 40 sentences" in found._repr_html_()
    assert found._repr_html_().count("<tr") == 12
    assert found.head(3)._repr_html_().count("<tr") == 3


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"code": "robots"}, "no code is called 'robots'"),
        ({"region": "gamma"}, "no region is called 'gamma'"),
        ({"colour": "red"}, "codings have no column 'colour'"),
        ({"stance": ["promote", "love"]}, "no stance is called 'love'"),
    ],
)
def test_an_unknown_name_is_refused_with_those_that_exist(tmp_path: Path, asked: dict[str, str], message: str) -> None:
    with pytest.raises(StudyError, match=message) as caught:
        plain(tmp_path).evidence(**asked)  # type: ignore[arg-type]
    assert "accepted:" in str(caught.value)


def test_a_known_code_without_evidence_gives_none(tmp_path: Path) -> None:
    found = plain(tmp_path).evidence(code="talent")
    assert len(found) == 0
    assert "No sentence." in found._repr_html_()


def test_a_passage_over_two_sentences_opens_both(tmp_path: Path) -> None:
    import pandas as pd

    made = study(tmp_path, {"alpha": Text([Part("task", [Line("甲乙。"), Line("丙丁。")])])})
    found = made.behind(pd.DataFrame({"doc_id": ["alpha"], "start": [1], "end": [6]}))
    assert found.frame["quotes"].tolist() == ["乙。", "丙丁"]


def test_a_study_of_some_regions_forgets_the_others(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even(), "b": even(), "c": even()})
    assert made.only("c", "a").regions_in_order == ("a", "c")
    assert set(made.without("b").codings["doc_id"]) == {"a", "c"}
    assert set(made.codings["doc_id"]) == {"a", "b", "c"}
    with pytest.raises(StudyError, match="no region is called 'd'"):
        made.without("d")


def test_the_text_of_a_document_keeps_its_line_ends_and_is_read_once(tmp_path: Path) -> None:
    made = study(tmp_path, {"alpha": even(), "beta": even()})
    path = made.folder / "text" / "alpha.txt"
    path.write_bytes("一、\r\n二。".encode())
    assert made.text("alpha") == "一、\r\n二。"
    path.unlink()
    assert made.only("alpha").text("alpha") == "一、\r\n二。"
    (made.folder / "text" / "beta.txt").unlink()
    with pytest.raises(StudyError, match="policy-compare build"):
        made.text("beta")
    with pytest.raises(StudyError, match="no document is called 'gamma'"):
        made.text("gamma")

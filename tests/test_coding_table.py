"""The coding table, its counts, and the order of the evidence, on texts small enough to number by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import measures
from compare.study import Study
from studies import Line, Part, Text, even, study

# Document 2 of the study: a title with a sentence under it, chapter one with two items and a sentence of its own, chapter two
# with one item that states two instruments in one sentence; chapter three comes back to goals.
NUMBERED = Text(
    [
        Part("title", [Line("题目", "", "heading"), Line("题下一句", "talent")]),
        Part("task", [Line("一、任务", "nev", "heading"), Line("章首一句", "planning materials")]),
        Part("task", [Line("(一)", "", "heading"), Line("条内甲", "talent it materials"), Line("条内乙", "talent")], item=True, under=1),
        Part("task", [Line("(二)", "talent", "heading"), Line("条内丙", "cooperation.domestic it")], item=True, under=1),
        Part("measure", [Line("二、措施", "", "heading"), Line("无编码", "")]),
        Part("measure", [Line("(一)续", "", "heading"), Line("两种工具", "talent demonstration"), Line("单位", "talent", "agencies")], item=True, under=4),
        Part("goal", [Line("三、目标", "", "heading"), Line("目标一句", "talent")]),
    ]
)


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return study(tmp_path_factory.mktemp("numbered"), {"alpha": even(2), "beta": NUMBERED})


def test_numbers_are_document_chapter_item(numbered: Study) -> None:
    rows = measures.item_numbers(numbered)
    told = dict(rows.loc[rows["doc_id"] == "beta", ["text", "number"]].values.tolist())
    assert told == {
        "题下一句": "2-0-0",  # before the first chapter
        "章首一句": "2-1-0",  # in a chapter, in no item
        "条内甲": "2-1-1",
        "条内乙": "2-1-1",  # the same item
        "条内丙": "2-1-2",
        "无编码": "2-2-0",
        "两种工具": "2-2-1",  # items count anew in each chapter
        "目标一句": "2-3-0",
    }
    assert set(rows.loc[rows["doc_id"] == "alpha", "number"]) == {"1-1-1", "1-2-1"}, "a chapter that is an item itself"


def test_a_row_is_one_instrument_in_one_sentence(numbered: Study) -> None:
    table = measures.coding_table(numbered)
    rows = table.loc[table["region"] == "beta", ["number", "text", "label", "group", "others"]].values.tolist()
    assert rows == [
        ["2-0-0", "题下一句", "talent", "supply", ""],
        ["2-1-0", "章首一句", "planning", "environment", "materials"],
        ["2-1-1", "条内甲", "talent", "supply", "it materials"],
        ["2-1-1", "条内乙", "talent", "supply", ""],
        ["2-1-2", "条内丙", "cooperation.domestic", "environment", "it"],  # its second level counts in another group
        ["2-2-1", "两种工具", "talent", "supply", ""],
        ["2-2-1", "两种工具", "demonstration", "demand", ""],
        ["2-3-0", "目标一句", "talent", "supply", ""],
    ], "headings and lists of agencies are no uses"


def test_counts_are_those_of_the_mix_with_their_places(numbered: Study) -> None:
    mix, by_items = measures.instrument_mix(numbered), measures.instrument_mix(numbered, ruler="items")
    table = measures.coding_table(numbered)
    counts = measures.coding_counts(mix, by_items, table)
    rows = counts[counts["region"] == "beta"].set_index("label")
    assert rows["n"].to_dict() == {"talent": 5, "planning": 1, "cooperation.domestic": 1, "demonstration": 1, "cooperation.international": 0}
    assert rows["numbers"].to_dict() == {
        "talent": "2-0-0、2-1-1、2-2-1、2-3-0",  # an item once
        "planning": "2-1-0",
        "cooperation.domestic": "2-1-2",
        "demonstration": "2-2-1",
        "cooperation.international": "",
    }
    # items: (一) talent; (二) talent, from its heading, and cooperation; (一)续 talent and demonstration
    assert rows["items_n"].to_dict() == {"talent": 3, "planning": 0, "cooperation.domestic": 1, "demonstration": 1, "cooperation.international": 0}
    assert list(rows["group"]) == ["supply", "environment", "environment", "demand", "demand"]
    sizes = table.groupby(["region", "label"]).size()
    assert all(row.n == sizes.get((row.region, row.label), 0) for row in counts.itertuples())


def test_evidence_has_the_rows_of_each_figure_together(numbered: Study) -> None:
    rows = measures.evidence_rows(numbered)
    assert len(rows) == len(numbered.codings)
    for frame, counted in (
        (measures.emphasis(numbered, intervals=False), rows[rows["counted"]]),
        (measures.emphasis(numbered, view="like_for_like", intervals=False), rows[rows["counted"] & rows["alike"]]),
        (measures.instrument_mix(numbered), rows[rows["counted"]]),
        (measures.emphasis(numbered, "instrument", view="like_for_like", level="subcode", intervals=False), rows[rows["counted"] & rows["alike"]]),
    ):
        for row in frame.itertuples():
            own = counted[(counted["region"] == row.region) & (counted["scheme"] == row.scheme) & (counted["label"] == row.label)]
            assert own["sentence_id"].nunique() == row.n
            assert len(own) in (0, own.index.max() - own.index.min() + 1), "no row of another figure stands between"


def test_evidence_marks_its_quote_and_names_what_stands_beside(numbered: Study) -> None:
    rows = measures.evidence_rows(numbered)
    assert all(row.text[row.quote_start : row.quote_end] == row.quote for row in rows.itertuples())
    one = rows[(rows["text"] == "条内甲") & (rows["code"] == "it")].iloc[0]
    assert (one["also"], one["path"], one["function"], one["group_en"]) == ("talent materials", "一、任务 › (一)", "task", "")
    heading = rows[rows["text"] == "(二)"].iloc[0]
    assert not heading["counted"]


def test_without_a_coding_the_tables_are_empty(tmp_path: Path) -> None:
    bare = study(tmp_path, {"alpha": Text([Part("task", [Line("没有编码的句子")])])})
    assert measures.coding_table(bare).empty
    assert measures.evidence_rows(bare).empty
    assert list(measures.item_numbers(bare)["number"]) == ["1-1-0"]

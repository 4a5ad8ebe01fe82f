"""Findings: each kind is found in a text with the fault, and not in its mended twin."""

from __future__ import annotations

from string import Formatter

import pytest

from compare.models import Cell, Finding, Quantity
from compare.quantities import findings
from compare.vocab import read_yaml
from plain_documents import document


def _kinds(text: str, *, title: str = "", cells: list[Cell] | None = None, quantities: list[Quantity] | None = None) -> list[str]:
    return [found.kind for found in _found(text, title=title, cells=cells, quantities=quantities)]


def _found(
    text: str, *, title: str = "", cells: list[Cell] | None = None, quantities: list[Quantity] | None = None
) -> list[Finding]:
    rows = findings.find(document(text, title=title, cells=cells), quantities or [])
    assert [text[row.start : row.end] for row in rows] == [row.quote for row in rows]
    return rows


TITLE = "沧州市产业发展三年行动方案(2018-2020年)"
TWINS = [
    ("truncated", "inside a quotation", "推动项目落地。对重大项目,采取“一事一", "推动项目落地。对重大项目,采取“一事一议”办法。"),
    ("truncated", "inside a bracket", "推动项目落地(含技改、", "推动项目落地(含技改)。"),
    ("truncated", "after a word that goes on", "推动项目落地。加强项目资金的", "推动项目落地。加强项目资金的管理。"),
    ("truncated", "a long sentence without stop",
     "引进一批高水平技术人才和创新团队,在关键领域取得一批重大科技成果和技术标准,科技成果转化能力明显提",
     "引进一批高水平技术人才和创新团队,在关键领域取得一批重大科技成果和技术标准,科技成果转化能力明显提升。"),
    ("truncated", "a signature is no sentence", "推动项目落地,并", "推动项目落地。\n沧州市人民政府办公室"),
    ("masked", "asterisks", "坚持以***新时代思想为指导。", "坚持以习近平新时代思想为指导。"),
    ("masked", "crosses", "支持××公司建设。", "支持4×100米项目建设。"),
    ("dates_disagree", "signed and printed", "通知\n2018年7月20日\n总体要求。\n2018年7月24日印发", "通知\n2018年7月24日\n总体要求。\n2018年7月24日印发"),
    ("dates_disagree", "period of 本方案", "制定本行动方案(2018-2021年)。", "制定本行动方案(2018-2020年)。"),
    ("dates_disagree", "规划期", "规划期为2019—2025年。", "规划期为2018—2020年。"),
    ("dates_disagree", "own title again", "印发《沧州市产业发展三年行动方案(2018-2022年)》。", "印发《沧州市产业发展三年行动方案(2018-2020年)》。"),
    ("list_count", "seven for six", "重点选择信息技术、智能装备、节能环保、新材料、新能源汽车、大健康、生物等六大产业作为方向。",
     "重点选择信息技术、智能装备、节能环保、新材料、新能源汽车、大健康等六大产业作为方向。"),
    ("list_count", "two for three", "支持昌吉、石河子三个国家高新区建设。", "支持乌市、昌吉、石河子三个国家高新区建设。"),
    ("list_count", "和 counts", "按照核心区、先导区、拓展区、联动区和辐射区三个层次安排。", "按照核心区、先导区和辐射区三个层次安排。"),
    ("list_count", "behind the count", "发展三大产业:新材料、生物、信息、装备。", "发展三大产业:新材料、生物、信息。"),
    ("list_count", "sections", "一、实施三大工程。\n(一)示范工程。做。\n(二)技改工程。做。\n(三)平台工程。做。\n(四)标准工程。做。\n",
     "一、实施三大工程。\n(一)示范工程。做。\n(二)技改工程。做。\n(三)平台工程。做。\n(四)强化保障。做。\n"),
    ("list_count", "sections announced in the text", "一、任务。\n实施以下四大行动。\n(一)攻关行动。做。\n(二)招商行动。做。\n(三)合作行动。做。\n",
     "一、任务。\n实施以下三大行动。\n(一)攻关行动。做。\n(二)招商行动。做。\n(三)合作行动。做。\n"),
    ("missing_character", "first character of a zone",
     "乌鲁木齐国家高新区:建。\n乌鲁木齐国家高新区:设。\n鲁木齐国家高新区:办。\n乌鲁木齐国家高新区:管。\n",
     "乌鲁木齐国家高新区:建。\n乌鲁木齐国家高新区:设。\n乌鲁木齐国家高新区:办。\n乌鲁木齐国家高新区:管。\n"),
    ("missing_character", "a character inside", "石河子国家高新区:建。\n石河子国家高新区:设。\n石子国家高新区:办。\n石河子国家高新区:管。\n",
     "石河子国家高新区:建。\n石河子国家高新区:设。\n昌吉国家高新区:办。\n石河子国家高新区:管。\n"),
    ("missing_character", "a place", "呼和浩特发展。呼和浩特建设。呼浩特管理。", "呼和浩特发展。呼和浩特建设。呼和浩特管理。"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "trap", "planted", "mended"), TWINS)
def test_planted_and_mended(kind: str, trap: str, planted: str, mended: str) -> None:
    assert _kinds(planted, title=TITLE) == [kind]
    assert _kinds(mended, title=TITLE) == []


SILENT = [
    ("等 leaves a list open", "发展新材料、生物、信息、装备等六大产业。"),
    ("a list of places, and another number", "在北京、深圳、大连等城市建设20家平台。"),
    ("added up, not announced", "在昌吉、石河子建设三个园区。"),
    ("a total behind a list", "院士工作站、博士后流动站等人才平台达到3个中心。"),
    ("numbered things side by side", "建设一港、两区、五大中心。"),
    ("a bare verb is no item", "支持、引导昌吉、石河子等两个园区。"),
    ("names in quotation marks", "开展“种、养、加”、物流、电商等三个行业试点。"),
    ("percentage points", "比重提高、降低3个百分点。"),
    ("another count than that of the sections", "一、任务。\n围绕6个行动,实施三大工程。\n(一)示范工程。做。\n(二)技改工程。做。\n(三)平台工程。做。\n"),
    ("two names of one pattern", "石河子高新区:建。\n石河子高新区:设。\n石河子高新区:办。\n昌吉高新区:管。\n"),
    ("a level left out", "省级高新区:建。\n省级高新区:设。\n省级高新区:办。\n省高新区:管。\n"),
    ("a date in a sentence", "2018年7月20日\n会议于2018年7月24日召开。"),
    ("another document's period", "落实《国家规划(2016-2020年)》。"),
    ("a list without stop at the end", "附件:1.重点项目表"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text"), SILENT)
def test_nothing_to_query(trap: str, text: str) -> None:
    assert _kinds(text, title=TITLE) == []


TABLE = "人才平台|73|院士工作站|28|博士后站|45|其中博士后流动站|20|"


def _cell(indicator: str, value: str, parent: str = "", unit: str = "个", year: str = "2025") -> Cell:
    head = TABLE.index(indicator)
    at = TABLE.index(value, head)
    return Cell("t", indicator, unit, parent, year, value, at, at + len(value), head, head + len(indicator))


def test_a_total_that_is_not_the_sum_of_its_parts() -> None:
    parts = [_cell("院士工作站", "28", "人才平台"), _cell("博士后站", "45", "人才平台")]
    assert _kinds(TABLE, cells=[_cell("人才平台", "73"), *parts]) == []
    wrong = _cell("人才平台", "73")._replace(value="81")
    (found,) = _found(TABLE, cells=[wrong, *parts])
    assert (found.kind, found.quote) == ("total_not_sum", "73")
    assert "28" in found.note
    assert "45" in found.note
    assert "add up to 73" in found.note


@pytest.mark.parametrize(
    ("trap", "cells"),
    [
        ("one part is not all", [_cell("人才平台", "73"), _cell("院士工作站", "28", "人才平台")]),
        ("another year", [_cell("人才平台", "73", year="2020"), _cell("院士工作站", "28", "人才平台"), _cell("博士后站", "45", "人才平台")]),
        ("shares do not add up", [_cell("人才平台", "73", unit="%"), _cell("院士工作站", "28", "人才平台", "%"), _cell("博士后站", "20", "人才平台", "%")]),
        ("其中 names some of the parts", [_cell("人才平台", "73"), _cell("院士工作站", "28", "人才平台"), _cell("博士后流动站", "20", "人才平台")]),
    ],
)  # fmt: skip
def test_totals_that_are_no_sums(trap: str, cells: list[Cell]) -> None:
    assert _kinds(TABLE, cells=cells) == []


def test_parts_that_the_text_lists_of_a_total() -> None:
    cells = [_cell("人才平台", "73"), _cell("院士工作站", "28"), _cell("博士后站", "45")]

    def rows(total: str) -> tuple[list[Cell], list[Quantity]]:
        mine = [cells[0]._replace(value=total), *cells[1:]]
        made = [_quantity(c.start, c.value, f"p{i}", table_id="t", part_of="" if i == 0 else "p0") for i, c in enumerate(mine)]
        return mine, [q._replace(quote=TABLE[q.start : q.end]) for q in made]

    planted, quantities = rows("66")
    assert _kinds(TABLE, cells=planted, quantities=quantities) == ["total_not_sum"]
    # more than its parts: the text may not list them all
    mended, quantities = rows("80")
    assert _kinds(TABLE, cells=mended, quantities=quantities) == []


def _quantity(start: int, value: str, target_id: str, **more: str) -> Quantity:
    row = Quantity("doc", start, start + len(value), "doc-0", value, "target", "高新技术企业", value=value, unit="家", year="2025")
    return row._replace(target_id=target_id, **more)


PROMISES = "企业突破400家。企业达到450家。"
FIRST, SECOND = PROMISES.index("400"), PROMISES.index("450")


@pytest.mark.parametrize(
    ("trap", "one", "other", "kinds"),
    [
        ("two values", {}, {}, ["promise_differ"]),
        ("table against prose", {"table_id": "t"}, {}, ["table_prose_differ"]),
        ("same value", {}, {"value": "400"}, []),
        ("突破 of the same value agrees", {"table_id": "t"}, {"value": "400", "comparator": ">"}, []),
        ("directions oppose", {"comparator": ">="}, {"value": "400", "comparator": "<="}, ["promise_differ"]),
        ("units of another size", {"value": "1.2", "unit": "亿元"}, {"value": "12000", "unit": "万元"}, []),
        ("another year", {"year": "2020"}, {}, []),
        ("another promise", {"target_id": "q"}, {}, []),
        ("another place", {"indicator": "昌吉州高新技术企业"}, {}, []),
        ("growth and level", {"basis": "growth"}, {}, []),
        ("a magnitude", {"precision": "magnitude"}, {}, []),
        ("ranges", {"value_high": "500"}, {"value": "400", "value_high": "600"}, ["promise_differ"]),
    ],
)
def test_statements_of_one_promise(trap: str, one: dict[str, str], other: dict[str, str], kinds: list[str]) -> None:
    rows = [_quantity(FIRST, "400", "p")._replace(**one), _quantity(SECOND, "450", "p")._replace(**other)]
    assert _kinds(PROMISES, quantities=rows) == kinds


def test_a_finding_is_placed_where_the_fault_is() -> None:
    text = "一、要求。\n支持昌吉、石河子三个国家高新区建设。坚持以***思想为指导。\n"
    assert [(found.kind, found.quote) for found in _found(text)] == [
        ("list_count", "支持昌吉、石河子三个国家高新区"),
        ("masked", "***"),
    ]


def test_a_note_says_the_same_in_both_languages() -> None:
    for name, words in read_yaml("finding_notes").items():
        fields = [sorted(field for _, field, _, _ in Formatter().parse(words[language]) if field) for language in ("en", "zh")]
        assert fields[0] == fields[1], name


def test_each_finding_has_its_note_in_both_languages() -> None:
    (found,) = _found("坚持以***思想为指导。")
    assert (found.note, found.note_zh) == ("words are masked: …坚持以***思想为指导。…", "有文字被遮盖:…坚持以***思想为指导。…")

"""Reading a text: lines, headings, sections, sentences and facts; nothing is lost and nothing is rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus import normalise, read
from compare.corpus.markers import marker_at
from compare.corpus.strength import strength
from compare.models import Document, Facts

RAW = Path(__file__).parents[1] / "data" / "raw"
DOCS = ("bingtuan", "cangzhou", "guangxi", "wuchangshi", "xinjiang_parks")


def raw(doc_id: str) -> str:
    return (RAW / f"{doc_id}.txt").read_bytes().decode("utf-8")


def headings(doc: Document, kind: str) -> list[str]:
    return [s.heading.strip(" |") for s in doc.sections if kind in s.heading[: len(kind) + 2]]


def rebuilt(doc: Document) -> str:
    """Sentences and the gaps between them, joined."""
    out, at = [], 0
    for sentence in doc.sentences:
        out += [doc.text[at : sentence.start], sentence.text]
        at = sentence.end
    return "".join([*out, doc.text[at:]])


@pytest.mark.parametrize("doc_id", DOCS)
def test_sentences_and_gaps_join_to_the_text(doc_id: str) -> None:
    text = raw(doc_id)
    doc = read(text, doc_id)
    assert rebuilt(doc) == text
    gaps, at = [], 0
    for sentence in doc.sentences:
        gaps.append(text[at : sentence.start])
        at = sentence.end
    assert all(not gap.strip(" \t\r\n|\u3000\ufeff\u00a0") for gap in [*gaps, text[at:]]), "a gap holds words"


PIECES = st.sampled_from(
    ["第一章 总则", "一、", "(一)", "1.", "2.8%", "——", "专栏1", "表1", "发展大数据产业。", "建设园区;", "\r\n", "\n", "\r", "。", "!", "？",
     "（科技厅牵头）", "到2025年,", "|", "　", " ", "指导思想", "《规划》", "“", "”", "，", "a", "\ufeff", "😀"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_read_without_loss(text: str) -> None:
    doc = read(text, "any")
    assert rebuilt(doc) == text
    assert all(a.end <= b.start for a, b in zip(doc.sentences, doc.sentences[1:], strict=False))
    for section in doc.sections:
        assert text[section.start : section.end] == section.heading
        assert section.end <= section.body_end <= len(text)
    ids = {section.section_id for section in doc.sections}
    assert all(section.parent in ids or section.parent == "" for section in doc.sections)


@given(st.text(alphabet="0１２％（）。，国务院 \u3000\r\n｜ａＺ", max_size=80))
def test_the_normal_form_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_full_width_and_half_width_texts_have_the_same_sentences() -> None:
    half = "一、主要目标\n(一)产值。到2020年,产值达到500亿元;\n1.建设园区,占比5%以上。"
    wide = half.translate(str.maketrans("(),;%0123456789", "（），；％０１２３４５６７８９"))
    assert [(s.start, s.end, s.kind) for s in read(half, "a").sentences] == [
        (s.start, s.end, s.kind) for s in read(wide, "a").sentences
    ]


def test_bingtuan_has_five_parts_with_items_down_to_1() -> None:
    doc = read(raw("bingtuan"), "bingtuan")
    parts = [s.heading for s in doc.sections if s.level == 1]
    assert parts == ["一、 总体要求", "二、 重点任务", "三、 主要举措", "四、 推进机制", "五、 督导评估"]
    assert {s.level for s in doc.sections} == {0, 1, 2, 3}
    # 基本原则 1-4; 重点任务 4 + 5 + 2 + 4 + 2 + 2; 主要举措 6 + 3 + 2 + 3 + 2
    assert sum(s.level == 3 for s in doc.sections) == 4 + 19 + 16


def test_guangxi_has_six_directions_seven_plans_and_boxes_with_items_1_to_28() -> None:
    doc = read(raw("guangxi"), "guangxi")
    by_id = {s.section_id: s for s in doc.sections}
    parts = {s.heading: [c for c in doc.sections if c.parent == s.section_id] for s in doc.sections if s.level == 1}
    assert list(parts) == ["一、总体要求", "二、发展重点和方向", "三、主要任务", "四、保障措施"]
    assert len(parts["二、发展重点和方向"]) == 6
    assert len(parts["三、主要任务"]) == 7
    boxes = [s for s in doc.sections if s.heading.startswith("专栏")]
    assert len(boxes) == 7
    items = [s for s in doc.sections if s.parent in {b.section_id for b in boxes}]
    assert [s.number for s in items] == [f"{n}." for n in range(1, 29)]
    assert all(by_id[s.parent].body_end >= s.body_end for s in items)


def test_wuchangshi_has_five_chapters_sixteen_boxes_and_four_tables() -> None:
    doc = read(raw("wuchangshi"), "wuchangshi")
    assert [s.heading for s in doc.sections if s.level == 1] == [
        "第一章 发展基础", "第二章 总体部署", "第三章 科技创新专项行动规划", "第四章 科技创新政策体系建设", "第五章 保障措施",
    ]  # fmt: skip
    assert [s.number.rstrip(":") for s in doc.sections if s.function == "box"] == [f"专栏{n}" for n in range(1, 17)]
    assert [s.number for s in doc.sections if s.function == "table"] == ["表1", "表2", "表3", "表4"]


def test_parks_has_fifteen_clauses_and_its_adverts_are_furniture() -> None:
    doc = read(raw("xinjiang_parks"), "xinjiang_parks")
    numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
    assert [s.number for s in doc.sections if s.level == 1] == [f"第{n}条" for n in numbers]
    furniture = [s.text for s in doc.sentences if s.kind == "furniture"]
    assert furniture[0] == "奖励政策"
    assert any("东莞市" in text for text in furniture)
    assert any("青岛自贸片区" in text for text in furniture)


def test_cangzhou_has_three_parts_out_of_one_line() -> None:
    doc = read(raw("cangzhou"), "cangzhou")
    assert [s.heading for s in doc.sections if s.level == 1] == ["一、总体要求", "二、主要任务", "三、政策措施"]
    assert [s.heading for s in doc.sections if s.level == 2][:4] == ["(一)指导思想", "(二)基本原则", "(三)行动目标", "(四)行动部署"]
    assert doc.facts.complete == "truncated"
    first = next(s for s in doc.sentences if s.kind == "body")
    assert first.text.startswith("深入贯彻党的十九大精神")


# (trap, text, kinds of its pieces)
KINDS = [
    ("a heading that ends in a stop", "一、总体要求\n(一)基本原则。\n坚持市场主导。", ["heading", "heading", "body"]),
    ("a heading run into its paragraph", "一、总体要求\n(一)指导思想深入贯彻新发展理念,推动转型升级。加快发展。", ["heading", "heading", "body", "body"]),
    ("a heading with its text behind it", "一、任务\n1.壮大龙头企业。支持企业做大做强。", ["heading", "heading", "body"]),
    ("a number that opens running text is an item", "一、任务\n1.支持企业做大做强,推动产业链上下游协同,建设一批创新平台。", ["heading", "item"]),
    ("a decimal is no number of an item", "一、目标\n2.8%以上的研发投入强度要达到。", ["heading", "body"]),
    ("第三产业 is no clause", "一、任务\n第三产业加快发展,比重提高。", ["heading", "body"]),
    ("agencies in brackets", "一、任务\n推动转化。(科技厅牵头,财政厅配合)", ["heading", "body", "agencies"]),
    ("a bracket that names no agency", "一、任务\n推动转化。(含众创空间)", ["heading", "body", "body"]),
    ("responsible departments without brackets", "一、任务\n推动转化。\n责任单位:科技厅、财政厅", ["heading", "body", "agencies"]),
    ("a colon closes a short heading", "一、目标\n(一)总体目标:到2025年,产值达到500亿元。", ["heading", "heading", "body"]),
    ("a heading that ends in 布局 is no bureau's signature", "一、总体要求\n(四)空间布局\n构建“一带三区”格局。", ["heading", "heading", "body"]),
    ("so one without a number", "一、总体要求\n坚持创新。\n优化产业布局\n推动集聚。", ["heading", "body", "body", "body"]),
    ("the signature of a bureau", "一、总体要求\n坚持创新。\n东河市工业和信息化局\n2021年3月5日", ["heading", "body", "title", "title"]),
    ("a figure of a table is no date", "一、目标\n发明专利拥有量\n9.4\n12.6\n坚持创新。", ["heading", "body", "body", "body", "body"]),
    ("a long known word inside a longer heading", "一、任务\n(一)重点领域关键共性技术攻关行动计划。集聚资源。", ["heading", "heading", "body"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "kinds"), KINDS, ids=[k[0] for k in KINDS])
def test_kinds_of_sentences(trap: str, text: str, kinds: list[str]) -> None:
    assert [s.kind for s in read(text, "x").sentences] == kinds


def test_a_short_preamble_is_no_furniture() -> None:
    text = "首页 > 公开\n东河市产业发展规划\n为加快东河市产业发展,特制定本规划。\n一、总体要求\n坚持市场主导。"
    assert [s.kind for s in read(text, "x").sentences] == ["furniture", "title", "body", "heading", "body"]


MARKERS = [
    ("第一章 总则", "chapter"), ("第十二条 加强", "clause"), ("一、总体", "cn"), ("(十一)加强", "pcn"), ("1.支持", "arabic"), ("12、支持", "arabic"),
    ("(3)支持", "parabic"), ("①支持", "circled"), ("专栏12:项目", "box"), ("表1 目标", "table"), ("——产业", "dash"),
    ("1.5倍", None), ("2到5家", None), ("5多万元", None), ("5十元", None), ("5至2018-2020年", None), ("5多元化发展", "single"), ("3 十大工程", "single"), ("一是支持", None), ("表明", None), ("5G产业", None), ("2025年", None), ("三、", "cn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), MARKERS)
def test_numbers_before_headings(text: str, kind: str | None) -> None:
    found = marker_at(text, 0, len(text))
    assert (found.kind if found else None) == kind


STRENGTH = [
    ("不得擅自收费。", "prohibit"), ("各地要加强领导。", "must"), ("确保完成任务。", "must"), ("力争建成10个园区。", "strive"),
    ("鼓励企业上市。", "encourage"), ("探索建立飞地。", "explore"), ("建设一批园区。", "plain"),
    ("建设一批重要园区。", "plain"), ("满足主要需求。", "plain"),  # 重要 and 主要 are no 要
    ("鼓励企业上市,严禁乱收费。", "prohibit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRENGTH)
def test_strength_of_wording(text: str, expected: str) -> None:
    assert strength(text) == expected


FACTS = [
    ("bingtuan", ("兵团培育发展战略性新兴产业三年行动计划(2018-2020年)", "新疆生产建设兵团办公厅", "", "2018-07-20", "2018", "2020", "action_plan")),
    ("guangxi", ("广西战略性新兴产业创新发展实施方案", "广西壮族自治区人民政府办公厅", "桂政办发〔2016〕112号", "2016-09-19", "2016", "2020", "scheme")),
    ("wuchangshi", ("乌昌石国家自主创新示范区发展规划纲要(2021-2025年)", "新疆维吾尔自治区人民政府", "新政发〔2021〕23号", "2021-04-09", "2021", "2025", "outline")),
    ("xinjiang_parks", ("推动园区(开发区)高质量发展十五条措施", "", "", "", "", "", "measures")),
    ("cangzhou", ("沧州市战略性新兴产业发展三年行动方案(2018-2020年)", "", "", "", "2018", "2020", "action_plan")),
]  # fmt: skip


@pytest.mark.parametrize(("doc_id", "facts"), FACTS)
def test_facts_are_read_from_the_text(doc_id: str, facts: tuple[str, ...]) -> None:
    found = read(raw(doc_id), doc_id).facts
    assert (found.title, found.issuer, found.doc_number, found.issued_on, found.period_start, found.period_end, found.genre) == facts


def test_given_facts_override_what_is_inferred() -> None:
    found = read(raw("guangxi"), "guangxi", Facts("guangxi", title="另一标题", period_end="2025")).facts
    assert (found.title, found.period_end, found.period_start) == ("另一标题", "2025", "2016")
    assert "title" not in found.inferred.split()
    assert "period_start" in found.inferred.split()


def functions(text: str) -> list[tuple[str, str]]:
    """Heading and function of every section but the title's."""
    return [(s.heading.strip(), s.function) for s in read(text, "x").sections if s.level]


def test_headings_numbered_by_points() -> None:
    text = "某某开发区产业发展规划\n1 发展基础\n1.1 发展成效\n2020年产值1.38万亿元。\n2 总体思路\n2.1 发展目标\n到2025年,产值增长。\n3年内建成园区\n2.8%以上\n"
    assert functions(text) == [("1 发展基础", "background"), ("1.1 发展成效", "background"), ("2 总体思路", "principle"), ("2.1 发展目标", "goal")]


def test_what_stands_before_the_principles_is_background() -> None:
    text = "某市产业发展规划\n一、重要意义\n产业是支柱。\n二、总体要求\n坚持创新。\n三、重点工作\n建设园区。\n"
    assert functions(text) == [("一、重要意义", "background"), ("二、总体要求", "principle"), ("三、重点工作", "task")]
    without = "某市若干措施\n一、支持研发\n建设园区。\n二、支持上市\n给予奖励。\n"
    assert {function for _, function in functions(without)} == {"measure"}


def test_an_environment_that_is_improved_is_no_background() -> None:
    text = "某市产业发展规划\n一、发展环境\n形势复杂。\n二、保障措施\n(一)优化发展环境\n简化审批。\n"
    assert functions(text) == [("一、发展环境", "background"), ("二、保障措施", "measure"), ("(一)优化发展环境", "measure")]


def sections_of(text: str) -> list[tuple[str, str]]:
    """The first words of every sentence and the function of its section."""
    doc = read(text, "x")
    function = {s.section_id: s.function for s in doc.sections}
    return [(s.text[:4], function.get(s.section_id, "")) for s in doc.sentences if s.kind in ("body", "item", "table_row")]


PROSE = "同时也要看到，产业整体上处于中低端，龙头企业数量偏少，创新能力还不强，要素成本上升较快。"
LONG = "建设电子信息产业园，完善研发、检测、物流等公共服务平台，引进配套企业，形成完整的产业链条。"
# (trap, heading, lines, function of each line that is no heading)
FRAMES = [
    ("text goes on behind entries without stops", "一、发展目标", ["专栏1 主要指标", "产值：2020年5亿元，2025年9亿元", "企业：2025年9家", PROSE],
     ["box", "box", "goal"]),
    ("entries that are items", "一、发展目标", ["专栏1 主要指标", "1.产值：2020年5亿元，2025年9亿元", "2.企业：2025年9家", PROSE], ["box", "box", "goal"]),
    ("bare names", "一、发展目标", ["专栏1 重点项目", "甲产业园", "乙产业园", "丙产业园", PROSE], ["box", "box", "box", "goal"]),
    ("paragraphs stay in their box", "一、发展目标", ["专栏1 重点项目", LONG, LONG], ["box", "box"]),
    ("so below a heading inside it", "一、发展目标", ["专栏1 重点项目", "电子信息", LONG, "生物医药", LONG], ["box", "box", "box", "box"]),
    ("and behind an entry with a stop", "一、发展目标", ["专栏1 重点项目", "甲基地：投资46亿元。", "乙基地：投资5亿元", LONG], ["box", "box", "box"]),
    ("and entries that the last one ends", "一、发展目标", ["专栏1 重点项目", "甲基地：投资46亿元；", LONG], ["box", "box"]),
    ("a long entry with a label", "一、发展目标", ["专栏1 重点项目", "甲基地：投资46亿元", "乙基地：" + LONG], ["box", "box"]),
    ("a table ends with its last row", "一、发展目标", ["表1 主要指标", "指标 2020年 2025年", "产值（亿元） 5 9", "展望未来，前景广阔。"],
     ["table", "table", "goal"]),
    ("so with dividers", "一、发展目标", ["表1 主要指标", "指标 | 2020年 | 2025年", "产值（亿元） | 5 | 9", "注：现价。", "展望未来。"],
     ["table", "table", "table", "goal"]),
    ("a table in a box", "一、发展目标", ["专栏1 主要指标", "指标 2020年 2025年", "产值（亿元） 5 9", PROSE], ["box", "box", "goal"]),
    ("figures of the past", "一、发展目标", ["专栏1 “十三五”主要指标完成情况", "产值：2015年5亿元，2020年9亿元"], ["background"]),
    ("what is there already", "一、发展基础", ["专栏1 创新平台", "重点实验室：9家", PROSE], ["background", "background"]),
    ("what is still to come", "一、发展基础", ["专栏1 重点项目", "甲基地：投资46亿元"], ["box"]),
    ("现状 beside 目标", "一、发展目标", ["专栏1 主要指标现状与目标", "产值：2020年5亿元，2025年9亿元"], ["box"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "heading", "lines", "expected"), FRAMES, ids=[f[0] for f in FRAMES])
def test_how_far_a_box_or_a_table_reaches(trap: str, heading: str, lines: list[str], expected: list[str]) -> None:
    assert [function for _, function in sections_of("\n".join([heading, *lines]))] == expected


def test_the_text_behind_a_box_is_of_the_section_that_holds_it() -> None:
    doc = read(f"一、发展目标\n(一)总体目标\n专栏1 主要指标\n1.产值：2025年9亿元\n{PROSE}\n(二)具体目标\n壮大产业。", "x")
    by_heading = {s.heading.strip(): s for s in doc.sections}
    prose = next(s for s in doc.sentences if s.text.startswith("同时"))
    assert prose.section_id == by_heading["(一)总体目标"].section_id
    assert by_heading["专栏1 主要指标"].body_end <= prose.start < by_heading["(一)总体目标"].body_end


def test_a_box_ends_where_the_next_one_begins_though_it_has_items() -> None:
    doc = read("一、重点任务\n专栏1 重点项目\n1.甲园区。\n专栏2 重点平台\n1.乙平台。", "x")
    levels = {s.heading.strip(): s.level for s in doc.sections}
    assert levels["专栏1 重点项目"] == levels["专栏2 重点平台"] == 2


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ('构建"一核两带"格局', "构建“一核两带”格局"),
        ("构建＂一核＂格局", "构建“一核”格局"),
        ('打造“五基地"和"六园区', '打造“五基地"和"六园区'),
        ('前"页\f后"页', '前"页\n后"页'),
        ("一行\r\n二行\r三行", "一行 \n二行\n三行"),
    ],
)
def test_signs_have_one_form(text: str, norm: str) -> None:
    assert normalise(text) == norm


# (trap, first lines, title, date of issue)
TITLES = [
    ("broken over two lines", "东河市现代物流业高质量发展\n实施方案（2024—2027年）\n为加快发展，制定本方案。", "东河市现代物流业高质量发展实施方案（2024—2027年）", ""),
    ("named by its notice", "各县区人民政府：\n现将《东河市氢能产业发展行动计划》印发给你们，请认真贯彻执行。\n2023年5月6日\n一、总体要求\n坚持市场主导。",
     "东河市氢能产业发展行动计划", "2023-05-06"),
    ("an issuer's line is no part of it", "东河市人民政府\n关于加快发展现代物流业的实施意见\n一、总体要求\n坚持市场主导。", "关于加快发展现代物流业的实施意见", ""),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "title", "issued"), TITLES, ids=[row[0] for row in TITLES])
def test_titles(trap: str, text: str, title: str, issued: str) -> None:
    facts = read(text, "x").facts
    assert (facts.title, facts.issued_on) == (title, issued)


def test_a_heading_in_brackets_runs_into_its_paragraph() -> None:
    doc = read("一、支持措施\n第三条【发展目标】到2026年，产值达到500亿元。\n第四条【资金】设立专项资金。", "x")
    assert [(s.kind, s.text) for s in doc.sentences if "【" in s.text or s.kind == "body"] == [
        ("heading", "第三条【发展目标】"), ("body", "到2026年，产值达到500亿元。"), ("heading", "第四条【资金】"), ("body", "设立专项资金。"),
    ]  # fmt: skip
    assert next(s.function for s in doc.sections if "发展目标" in s.heading) == "goal"


@pytest.mark.parametrize("bodies", ["〔市科技局牵头〕", "（市卫生健康局、市教育局、市政务服务中心）", "【市发展改革委会同市财政局】"])
def test_bodies_in_brackets_are_agencies(bodies: str) -> None:
    doc = read(f"二、任务\n建设园区。{bodies}", "x")
    assert [s.kind for s in doc.sentences] == ["heading", "body", "agencies"]
    assert [s.kind for s in read("二、任务\n建设园区。（含标准厂房、冷库）", "x").sentences] == ["heading", "body", "body"]

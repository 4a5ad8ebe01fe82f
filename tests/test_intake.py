"""Reading files: every format and encoding gives the same sentences, or one message that says what to do."""

from __future__ import annotations

import contextlib
import io
import random
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hard_files as files
from compare import annotate, intake
from compare.corpus import normalise
from compare.corpus import read as read_text
from compare.errors import UserError
from compare.intake import kinds, markdown
from compare.intake.word_numbers import numeral

TEXT = files.as_text()


def sentences(data: bytes, name: str) -> list[tuple[str, str]]:
    """Kind and text of every sentence that is no furniture."""
    found = intake.read(data, name)
    document = read_text(found.text, "x", furniture=found.furniture)
    return [(s.kind, s.text) for s in document.sentences if s.kind != "furniture"]


def furniture(data: bytes, name: str) -> list[str]:
    found = intake.read(data, name)
    return [s.text for s in read_text(found.text, "x", furniture=found.furniture).sentences if s.kind == "furniture"]


PLAN = sentences(TEXT.encode(), "a.txt")


def test_the_plan_is_what_the_files_are_made_of() -> None:
    kinds_of = [kind for kind, _ in PLAN]
    assert kinds_of.count("table_row") == 3
    assert kinds_of.count("heading") == 4
    assert ("agencies", "（市发展改革委、市科技局负责）") in PLAN
    assert not furniture(TEXT.encode(), "a.txt")


# (file, bytes, how it says that it was read)
SAME: list[tuple[str, bytes, str]] = [
    ("a.txt", TEXT.encode(), "UTF-8"),
    ("a.txt", TEXT.encode("utf-8-sig"), "UTF-8 with a byte-order mark"),
    ("a.txt", TEXT.encode("gb18030"), "GB18030"),
    ("a.txt", TEXT.encode("utf-16"), "UTF-16 with a byte-order mark"),
    ("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16 with a byte-order mark"),
    ("a.txt", TEXT.encode("utf-16-le"), "UTF-16"),
    ("a.txt", TEXT.encode("utf-16-be"), "UTF-16"),
    ("a.txt", TEXT.encode("utf-32"), "UTF-32 with a byte-order mark"),
    ("a.txt", TEXT.replace("\n", "\r\n").encode(), "UTF-8"),
    ("a.txt", TEXT.replace("\n", "\r").encode(), "UTF-8"),
    ("政策 文件.TXT", TEXT.encode(), "UTF-8"),
    ("a.md", files.as_markdown().encode(), "UTF-8"),
    ("a.md", files.as_markdown().encode("gb18030"), "GB18030"),
    ("a.html", files.as_page().encode(), "web page, UTF-8"),
    ("a.htm", files.as_page("gb2312").encode("gb18030"), "web page, GB18030"),
    ("a.html", files.as_page("utf-16").encode("utf-16"), "web page, UTF-16 with a byte-order mark"),
    ("a.html", files.as_page("iso-8859-1").encode(), "web page, UTF-8"),  # the page claims another encoding
    ("a.docx", files.as_word(), "Word file"),
    ("a.pdf", files.as_pdf(), "PDF, 2 pages"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "how"), SAME, ids=[f"{name}-{how}" for name, _, how in SAME])
def test_the_same_text_in_every_format_and_encoding(name: str, data: bytes, how: str) -> None:
    assert intake.read(data, name).how == how
    assert sentences(data, name) == PLAN


def test_the_same_bytes_give_the_same_reading() -> None:
    for name, data, _ in SAME:
        assert intake.read(data, name) == intake.read(data, name)


@pytest.mark.parametrize("name", sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt")), ids=lambda p: p.stem)
def test_a_text_in_utf8_is_its_bytes(name: Path) -> None:
    assert intake.load(name).text.encode() == name.read_bytes()
    assert not intake.load(name).furniture


# Furniture ------------------------------------------------------------------------------------------------------------


def test_what_belongs_to_the_page_is_marked_and_what_is_hidden_is_left_out() -> None:
    data = files.as_page().encode()
    assert furniture(data, "a.html") == ["行动计划_东河市人民政府", *files.MENU, "当前位置：首页 > 政策文件", *files.FOOT]
    text = intake.read(data, "a.html").text
    assert "隐藏企业" not in text
    assert "var a" not in text
    assert "color" not in text
    assert intake.read(data, "a.html").url == "http://www.donghe.gov.cn/zc/1.html"


def test_heads_and_numbers_of_pages_are_furniture() -> None:
    head = "东河市人民政府文件"
    assert furniture(files.as_word(), "a.docx") == [head, "— 1 —"]
    assert furniture(files.as_pdf(), "a.pdf") == [head, "— 1 —", head, "— 2 —"]


POLICY = st.sampled_from(
    ["一、总体要求", "（一）主要目标。", "到2025年，新材料产业产值达到500亿元，建成园区3个。", "支持龙头企业建设工程技术研究中心，给予50万元奖励。",
     "鼓励银行机构加大对中小企业的贷款支持力度。"]
)  # fmt: skip
AROUND = st.sampled_from(
    ["<p>{}</p>", "<div class='header'>{}</div>", "<div id='footer-top'>{}</div>", "<aside>{}</aside>", "<section><b>{}</b></section>", "<nav><p>{}</p></nav>",
     "{}<br>", "<td>{}</td>", "<table><tr><td>{}</td></tr></table>", "<ucapcontent><p>{}</p></ucapcontent>", "<a name='x'>{}</a><br/>", "<li>{}</li>"]
)  # fmt: skip


@settings(max_examples=30)
@given(st.lists(st.tuples(POLICY, AROUND), min_size=2, max_size=12), st.integers(0, 2))
def test_no_policy_sentence_of_a_page_vanishes(parts: list[tuple[str, str]], menus: int) -> None:
    """Whatever a policy stands in, all that lies between its first and its last sentence is read as policy."""
    head = "<p>为加快新材料产业发展，推动转型升级，特制定本规划。</p>"
    foot = "<p>本规划自印发之日起施行，由市发展改革委负责解释。</p>"
    menu = "<ul class='menu'><li><a href='/'>首页</a></li></ul>" * menus
    page = f"<html><body>{menu}{head}{''.join(shape.format(text) for text, shape in parts)}{foot}</body></html>"
    said = "".join(text for _, text in sentences(page.encode(), "a.html"))
    assert all(text in said for text, _ in parts)


def test_every_text_node_of_a_page_is_kept() -> None:
    page = "<body>裸文字<div>甲<span>乙</span>丙<p>丁<br>戊</p>己</div><select><option>庚</option></select><noscript>辛</noscript><pre>壬\n癸</pre></body>"
    assert intake.read(page.encode(), "a.html").text.split("\n") == ["裸文字", "甲乙丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", ""]


# (trap, HTML of a body, lines)
PAGES = [
    ("a source line break inside a word", "<p>战略性新\n   兴产业</p>", ["战略性新兴产业"]),
    ("a source line break between Latin words", "<p>industrial\n policy</p>", ["industrial policy"]),
    ("bold inside a word", "<p>新<b>材</b>料</p>", ["新材料"]),
    ("no-break and ideographic spaces stay", "<p>\u3000\u3000甲\u00a0乙</p>", ["\u3000\u3000甲\u00a0乙"]),
    ("entities", "<p>R&amp;D&lt;5&nbsp;%</p>", ["R&D<5\u00a0%"]),
    ("a table of figures", "<table><tr><th>指标</th><th>2025年</th></tr><tr><td>产值<br>（亿元）</td><td>300</td></tr></table>", ["指标 | 2025年 |", "产值 （亿元） | 300 |"]),
    ("a table that lays out the page", f"<table><tr><td>左</td><td><p>{'甲' * 400}</p><p>乙</p></td></tr><tr><td>丙</td><td>丁</td></tr></table>", ["左", "甲" * 400, "乙", "丙", "丁"]),
    ("a hidden row", "<table><tr><td>指标</td><td>2025年</td></tr><tr hidden><td>暗</td><td>1</td></tr><tr><td>产值</td><td>3</td></tr></table>", ["指标 | 2025年 |", "产值 | 3 |"]),
    ("an XML declaration that names another encoding", "<p>新材料</p>", ["新材料"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "body", "lines"), PAGES, ids=[trap for trap, *_ in PAGES])
def test_blocks_of_a_page(trap: str, body: str, lines: list[str]) -> None:
    page = f'<?xml version="1.0" encoding="gb2312"?><html><body>{body}</body></html>'
    assert intake.read(page.encode(), "a.html").text.splitlines() == lines


# Word -----------------------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_of(body: str, numbering: str = "") -> bytes:
    """A Word file whose body is the given XML; ``numbering`` replaces its lists."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    for element in parse_xml(f"<w:body {W}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    if numbering:
        part = document.part.numbering_part.element
        for old in list(part):
            part.remove(old)
        for element in parse_xml(f"<w:numbering {W}>{numbering}</w:numbering>"):
            part.append(element)
    return files.saved(document)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


WORD = [
    ("two runs and a break", "<w:p><w:r><w:t>新</w:t></w:r><w:r><w:t>材料</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", ["新材料", "乙"]),
    ("inserted text counts", "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>加</w:t></w:r></w:ins></w:p>", ["加"]),
    ("deleted text does not", "<w:p><w:del w:id='2' w:author='a'><w:r><w:delText>减</w:delText></w:r></w:del><w:r><w:t>明</w:t></w:r></w:p>", ["明"]),
    ("hidden text does not", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>明</w:t></w:r></w:p>", ["明"]),
    ("a content control around a paragraph", f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>", ["控件"]),
    ("a link", "<w:p><w:hyperlink><w:r><w:t>国发〔2016〕67号</w:t></w:r></w:hyperlink></w:p>", ["国发〔2016〕67号"]),
    ("the code of a field", "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>", ["甲"]),
    ("a text box", f"<w:p><w:r><w:t>甲</w:t><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict></w:r></w:p>", ["甲", "框"]),
    ("a box drawn as a table of one cell",
     f"<w:tbl><w:tr><w:tc>{paragraph('专栏1 重点工程')}{paragraph('1.建设园区。')}</w:tc></w:tr></w:tbl>", ["专栏1 重点工程", "1.建设园区。"]),
    ("a table of figures",
     "<w:tbl>" + "".join(f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in (("指标", "2025年"), ("产值", "300"))) + "</w:tbl>",
     ["指标 | 2025年 |", "产值 | 300 |"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "body", "lines"), WORD, ids=[trap for trap, *_ in WORD])
def test_paragraphs_of_a_word_file(trap: str, body: str, lines: list[str]) -> None:
    assert intake.read(word_of(body), "a.docx").text.splitlines() == lines


def test_numbers_that_word_draws_stand_in_the_text() -> None:
    """Two levels of one list, the second beginning anew under each heading; a list of its own starts at 5."""
    levels = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl>"
    )
    lists = (
        f"<w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>"
        "<w:num w:numId='4'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='1'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )

    def item(text: str, level: int, number: int = 3) -> str:
        return paragraph(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")

    body = "".join(
        [item("总体要求", 0), item("甲", 1), item("乙", 1), item("点", 2), item("重点任务", 0), item("丙", 1), item("丁", 1, 4), item("无", 1, 0)]
    )
    lines = intake.read(word_of(body, lists), "a.docx").text.splitlines()
    assert lines == ["一、总体要求", "1.甲", "2.乙", "点", "二、重点任务", "1.丙", "5.丁", "无"]


@pytest.mark.parametrize(
    ("n", "form", "shown"),
    [(10, "chineseCounting", "十"), (11, "japaneseCounting", "十一"), (20, "chineseCountingThousand", "二十"), (101, "chineseCounting", "一百零一"),
     (110, "chineseCounting", "一百一十"), (12, "ideographDigital", "一二"), (2, "ideographTraditional", "乙"), (21, "decimalEnclosedCircle", "(21)"),
     (27, "lowerLetter", "aa"), (9, "lowerRoman", "ix"), (3, "no such form", "3")],
)  # fmt: skip
def test_forms_of_numbers(n: int, form: str, shown: str) -> None:
    assert numeral(n, form) == shown


def test_a_table_of_contents_is_furniture() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{paragraph('一、总体要求3')}</w:sdtContent></w:sdt>"
    )
    body = paragraph("东河市产业规划") + control + paragraph("一、总体要求") + paragraph("建设园区。")
    assert furniture(word_of(body), "a.docx") == ["一、总体要求3"]
    dotted = "东河市产业规划\n一、总体要求……………3\n二、重点任务.......12\n一、总体要求\n建设园区。\n— 3 —\n第4页 共12页\n"
    assert furniture(dotted.encode(), "a.txt") == ["一、总体要求……………3", "二、重点任务.......12", "— 3 —", "第4页 共12页"]


# PDF ------------------------------------------------------------------------------------------------------------------


def pdf_of(*lines: tuple[float, float, float, str]) -> bytes:
    return files.drawn([list(lines)], [[]])


LONG = "推动战略性新兴产业集群发展" * 3  # 39 characters
FULL = (files.RIGHT - files.LEFT) // files.SIZE
# (trap, lines as x, y, size and text; paragraphs)
PDFS: list[tuple[str, list[tuple[float, float, float, str]], list[str]]] = [
    ("a full line goes on at the left margin", [(118, 200, 14, LONG[:28]), (90, 228, 14, LONG[28:])], [LONG]),
    ("an indented line begins a paragraph", [(90, 200, 14, LONG[:30]), (118, 228, 14, LONG[:28])], [LONG[:30], LONG[:28]]),
    ("a short line ends a paragraph", [(90, 172, 14, LONG[:30]), (90, 200, 14, LONG[:9]), (90, 228, 14, LONG[:30])], [LONG[:30] + LONG[:9], LONG[:30]]),
    ("a number after a stop begins an item", [(90, 200, 14, LONG[:29] + "。"), (90, 228, 14, "二、" + LONG[:28])], [LONG[:29] + "。", "二、" + LONG[:28]]),
    ("a larger line is a heading", [(90, 200, 20, "重点任务重点任务重点任务重点任务重点任务"), (90, 228, 14, LONG[:30])], ["重点任务" * 5, LONG[:30]]),
    ("words of Latin letters keep their space", [(90, 200, 14, LONG[:26] + "5G a"), (90, 228, 14, "nd" + LONG[:20])], [LONG[:26] + "5G a nd" + LONG[:20]]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "lines", "paragraphs"), PDFS, ids=[trap for trap, *_ in PDFS])
def test_lines_of_a_pdf(trap: str, lines: list[Any], paragraphs: list[str]) -> None:
    assert intake.read(pdf_of(*lines), "a.pdf").text.splitlines() == paragraphs


def test_characters_drawn_twice_for_bold_count_once() -> None:
    bold = pdf_of((90, 200, 14, "一、重点任务"), (90.3, 200, 14, "一、重点任务"), (90, 228, 14, "建设园区。"))
    assert intake.read(bold, "a.pdf").text.splitlines() == ["一、重点任务", "建设园区。"]


def test_a_table_that_goes_on_over_the_page_stays_one_table() -> None:
    """Its head, drawn again on the second page, would else be read as figures."""
    head = [(94.0, 0, 10.0, "指标"), (274.0, 0, 10.0, "2025年")]

    def rows(*cells: tuple[str, str]) -> tuple[list[Any], list[Any]]:
        texts, rules = [], []
        for i, row in enumerate(cells):
            y = 200 + 20 * i
            texts += [(x, y, size, text) for (x, _, size, _), text in zip(head, row, strict=True)]
            rules += [(90, y - 14, 270, y + 6), (270, y - 14, 450, y + 6)]
        return texts, rules

    one, two = rows(("指标", "2025年"), ("产值（亿元）", "300")), rows(("指标", "2025年"), ("专利数（件）", "90"))
    data = files.drawn([[(90.0, 150.0, 14.0, "表1 主要指标"), *one[0]], two[0]], [one[1], two[1]])
    found = intake.read(data, "a.pdf")
    assert found.text.splitlines() == ["表1 主要指标", "指标 | 2025年 |", "产值（亿元） | 300 |", "专利数（件） | 90 |", "指标 | 2025年 |"]
    cells = read_text(found.text, "x", furniture=found.furniture).cells
    assert [(c.indicator, c.unit, c.year, c.value) for c in cells] == [("产值", "亿元", "2025", "300"), ("专利数", "件", "2025", "90")]


# Characters -----------------------------------------------------------------------------------------------------------

HALF = "一、主要目标\n(一)产值。到2020年,新材料产业产值达到500亿元;占比5%以上(预期性)。\n1.建设工程研究中心。\n"
WIDE = HALF.translate(str.maketrans("(),;%.0123456789", "（），；％．０１２３４５６７８９"))


def codings(text: str) -> list[tuple[str, str, int, int]]:
    return [(c.scheme, c.code, c.start, c.end) for c in annotate(text, "x").codings]


def test_full_and_half_width_forms_give_the_same_codings_and_quantities() -> None:
    assert codings(HALF)
    assert codings(WIDE) == codings(HALF)
    half, wide = annotate(HALF, "x").quantities, annotate(WIDE, "x").quantities
    assert len(half) == 2
    assert [(q.value, normalise(q.unit), q.year, q.role) for q in wide] == [(q.value, q.unit, q.year, q.role) for q in half]


# (trap, characters put into 新材料 and between sentences)
@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("zero-width space in a term", HALF.replace("新材料", "新\u200b材\u200d料")),
        ("byte-order mark in the middle", HALF.replace("到2020", "\ufeff到2020")),
        ("soft hyphen", HALF.replace("工程研究", "工程\u00ad研究")),
        ("mark of direction", "\u200e" + HALF),
    ],
)
def test_characters_that_show_nothing_are_left_out_and_counted(trap: str, text: str) -> None:
    found = intake.read(text.encode(), "a.txt")
    assert found.text == HALF
    assert found.notes == (f"{len(text) - len(HALF)} invisible characters inside the text were left out",)


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("ideographic and no-break spaces", HALF.replace("\n1.", "\n\u3000\u30001.").replace("到2020", "\u00a0到2020")),
        ("a bullet of a symbol font", HALF.replace("\n1.", "\n\uf06c1.")),
        ("line separators", HALF.replace("\n1.", "\u20281.")),
        ("a page break", HALF.replace("\n1.", "\n\f1.")),
        ("radicals for characters", HALF.replace("一、", "⼀、").replace("工", "⼯")),
        ("CRLF", HALF.replace("\n", "\r\n")),
    ],
)
def test_characters_that_look_alike_are_coded_alike(trap: str, text: str) -> None:
    found = annotate(intake.read(text.encode(), "a.txt").text, "x")
    assert [(c.scheme, c.code) for c in found.codings] == [(scheme, code) for scheme, code, *_ in codings(HALF)]
    assert [(s.kind, s.strength) for s in found.sentences] == [(s.kind, s.strength) for s in annotate(HALF, "x").sentences]
    assert all(found.text[c.start : c.end] == c.quote for c in found.codings)


def test_one_line_is_read_as_its_parts() -> None:
    lines = [line for line in TEXT.split("\n")[1:] if not line.endswith("|")]
    one = annotate("东河市新材料产业规划" + "".join(lines), "x")
    assert [s.heading for s in one.sections if s.level == 1] == ["一、总体要求", "二、重点任务", "三、保障措施"]


# (Markdown, text)
@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("# 规划 #", "规划"),
        ("#规划", "#规划"),  # no heading without a space
        ("- 新材料\n  * 新能源", "新材料\n新能源"),
        ("> 引文", "引文"),
        ("以***为指导", "以***为指导"),  # masked words are no emphasis
        ("**加快**发展__新材料__", "加快发展新材料"),
        ("[国发〔2016〕67号](http://a/b_(c).html)印发", "国发〔2016〕67号印发"),
        ("![图](a.png)一", "图一"),
        ("1\\. 甲\r\n---\r\n乙", "1. 甲\r\n\r\n乙"),
        ("| 指标 | 2025年 |\n|:--|--:|\n| 产值 | 3 |", "指标 | 2025年 |\n\n产值 | 3 |"),
        ("——坚持创新", "——坚持创新"),
        ("2*3*4 a_b_c", "2*3*4 a_b_c"),
    ],
)
def test_markdown(marked: str, text: str) -> None:
    assert markdown.plain(marked) == text


# Refusals -------------------------------------------------------------------------------------------------------------

TRADITIONAL = "為加快發展戰略性新興產業，推動產業轉型升級，支持龍頭企業建設工程技術研究中心。\n" * 5


def encrypted() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(files.as_pdf())))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (60, 80), 255).save(out, "PDF", save_all=True, append_images=[Image.new("L", (60, 80), 200)])
    return out.getvalue()


def without_mapping() -> bytes:
    """A font with Identity-H and no ToUnicode: glyphs without characters."""
    return files.as_pdf().replace(b"/ToUnicode 4 0 R ", b" " * len(b"/ToUnicode 4 0 R "))


def bomb(*, lies: bool = False) -> bytes:
    """A .docx whose document.xml is 300 MB of blanks, written as 300 kB."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files.as_word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(30):
                part.write(b" " * 10_000_000)
    data = out.getvalue()
    if lies:  # the directory states 10 kB: zipfile reads no further
        directory = data.rindex(b"PK\x01\x02")
        size = data.index((300_000_000).to_bytes(4, "little"), directory)
        data = data[:size] + (10_000).to_bytes(4, "little") + data[size + 4 :]
    return data


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
# (trap, name, bytes, what is found, what to do)
REFUSED: list[tuple[str, str, bytes, str, str]] = [
    ("empty", "a.txt", b"", "the file is empty", "obtain it again"),
    ("blanks", "a.txt", "\ufeff \n\u3000\n".encode(), "holds no text", "obtain it again"),
    ("empty page", "a.html", b"<html><body><script>x</script></body></html>", "holds no text", "obtain it again"),
    ("empty Word file", "a.docx", word_of(""), "holds no text", "obtain it again"),
    ("old Word file", "a.doc", OLE, "an old Word file (.doc", "save it as .docx"),
    ("old Word file named .docx", "a.docx", OLE, "or a .docx with a password", "save it as .docx"),
    ("rich text", "a.rtf", b"{\\rtf1 x}", "a rich-text file", "save it as .docx"),
    ("image", "a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "an image (PNG)", "text recognition"),
    ("image named .txt", "a.txt", b"\xff\xd8\xff\xe0" + bytes(50), "an image (JPEG)", "text recognition"),
    ("web archive", "a.mht", b"MIME-Version: 1.0\n", "a web archive", "HTML only"),
    ("workbook", "a.xlsx", zipped("xl/workbook.xml"), "not a Word file", "save the document inside as .docx"),
    ("zip named .docx", "a.docx", zipped("x.txt"), "not a Word file", "unpack it"),
    ("another ending", "a.csv", TEXT.encode(), "a name that ends in '.csv'", "rename it"),
    ("no ending", "plan", TEXT.encode(), "a name that ends in ''", ".docx, .pdf"),
    ("PDF named .txt", "a.txt", files.as_pdf(), "is a .pdf file by its content", "rename it so that it ends in .pdf"),
    ("page named .pdf", "a.pdf", files.as_page().encode(), "is no .pdf file", "failed download"),
    ("page named .docx", "a.docx", files.as_page().encode(), "is no .docx file", "failed download"),
    ("locked PDF", "a.pdf", encrypted(), "is locked with a password", "without one"),
    ("scanned PDF", "a.pdf", scanned(), "no text layer: 2 pages of pictures", "text recognition"),
    ("PDF with fonts that do not tell", "a.pdf", without_mapping(), "do not say which characters they show", "text recognition"),
    ("cut-off PDF", "a.pdf", b"%PDF-1.4\n1 0 obj\n<<", "cannot be read as a PDF", "print it as a new PDF"),
    ("cut-off Word file", "a.docx", files.as_word()[:5000], "cannot be opened as a Word file", "save it again"),
    ("zip bomb", "a.docx", bomb(), "would unpack to 301 MB from 0.3 MB", "copy its text into a new document"),
    ("zip bomb that lies", "a.docx", bomb(lies=True), "cannot be opened as a Word file: BadZipFile", "save it again"),
    ("50 MB", "a.txt", b"a" * 52_428_800, "has 52 MB", "files up to 50 MB"),
    ("49 MB of text", "a.txt", b"a" * 49_000_000, "has 49,000,000 characters", "in parts"),
    ("damaged UTF-8", "a.txt", TEXT.encode()[:99] + b"\xff" + TEXT.encode()[102:], "a.txt, line 2: byte 0xff", "obtain the file again"),
    ("UTF-8 cut inside a character", "a.txt", TEXT.encode()[:-3], "is not UTF-8", "obtain the file again"),
    ("UTF-16 cut inside a character", "a.txt", TEXT.encode("utf-16")[:-1], "is not UTF-16", "obtain the file again"),
    ("zero bytes", "a.txt", TEXT.encode().replace("一、".encode(), b"\0\0", 1), "zero byte", "save it as UTF-8"),
    ("noise", "a.txt", bytes(range(128, 256)) * 40, "found no encoding", "save it as UTF-8"),
    ("traditional characters", "a.txt", TRADITIONAL.encode(), "traditional characters (為發", "opencc -c t2s"),
    ("traditional characters in Big5", "a.txt", TRADITIONAL.encode("big5"), "traditional characters", "Chinese conversion"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "name", "data", "found", "mend"), REFUSED, ids=[trap for trap, *_ in REFUSED])
def test_what_cannot_be_read_is_refused_with_what_to_do(trap: str, name: str, data: bytes, found: str, mend: str) -> None:
    with pytest.raises(UserError) as error:
        intake.read(data, name)
    assert str(error.value).startswith(f"{name}")
    assert found in str(error.value)
    assert mend in str(error.value)


@pytest.mark.parametrize(("name", "data"), [("a.pdf", files.as_pdf()), ("a.docx", files.as_word())])
def test_a_damaged_file_is_read_or_refused_and_nothing_else(name: str, data: bytes) -> None:
    chance = random.Random(name)
    for _ in range(40):
        damaged = bytearray(data)
        for place in chance.sample(range(len(data)), 5):
            damaged[place] = chance.randrange(256)
        with contextlib.suppress(UserError), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zipfile warns of a name that stands twice
            intake.read(bytes(damaged), name)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 2000)
    monkeypatch.setattr(kinds, "LARGEST", 1000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    with pytest.raises(UserError, match="files up to"):
        intake.load(path)


def test_a_few_traditional_characters_are_no_traditional_text() -> None:
    assert intake.read((TEXT + "《戰略》").encode(), "a.txt").how == "UTF-8"


def test_a_pdf_of_which_one_page_is_a_picture_says_so() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(files.as_pdf())))
    writer.append(io.BytesIO(scanned()), pages=(0, 1))
    out = io.BytesIO()
    writer.write(out)
    assert intake.read(out.getvalue(), "a.pdf").notes == ("page 3: pictures without text, which is not read",)

"""The drafts read back: their sections, sentences, tables and pictures, fonts for both scripts, and the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml.ns import qn

from compare import measures
from compare.charts.theme import bare
from compare.measures import claims, claims_alike, claims_priorities, claims_targets
from compare.measures.claims import Claim
from compare.report import gallery, word
from compare.report.citing import citation
from compare.report.frames import Frames
from compare.report.word import draft, outline, styles
from compare.report.word.rows import Grid
from compare.report.word.writer import Writer
from compare.study import Study
from studies import Line, Part, Text, even, study

MODULES = {"claims": claims, "claims_alike": claims_alike, "claims_targets": claims_targets, "claims_priorities": claims_priorities}
PROMISE = {"start": "5", "end": "15", "quote": "x", "indicator": "企业", "value": "30", "unit": "家", "year": "2025", "baseline_value": "10", "baseline_year": "2020"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    two = even()
    two.quantities.append(PROMISE)
    two.facts |= {"title": "乙<计划>\x0b", "issued_on": "2020-01-02", "source_kind": "repost"}
    return study(tmp_path_factory.mktemp("word"), {"alpha": even(), "beta": two})


@pytest.fixture(scope="module")
def frames(small: Study) -> Frames:
    return Frames(small)


@pytest.fixture(scope="module")
def made(frames: Frames) -> dict[str, bytes]:
    return {lang: word.data(frames, lang) for lang in ("en", "zh")}


@pytest.fixture(scope="module", params=["en", "zh"])
def read(request: pytest.FixtureRequest, made: dict[str, bytes]) -> tuple[str, Any]:
    return request.param, docx.Document(io.BytesIO(made[request.param]))


def texts(document: Any, style: str = "") -> list[str]:
    return [p.text for p in document.paragraphs if not style or p.style.name == style]


def test_every_question_has_its_heading(read: tuple[str, Any]) -> None:
    lang, document = read
    own = {"en": ["Sources", "How to cite"], "zh": ["资料来源", "引用格式"]}[lang]
    titles = [section.title.in_(lang).replace(",", "\uff0c" if lang == "zh" else ",") for section in outline.sections()]
    assert [text.replace("?", "\uff1f") if lang == "zh" else text for text in titles] + own == texts(document, "Heading 1")


def test_sentences_are_those_of_the_claims(made: dict[str, bytes]) -> None:
    # 20 of 40 sentences name either; ten uses each of talent, planning and domestic cooperation
    for lang, said in {
        "en": ["Alpha: Information technology and New materials, in 50.0% of its sentences (20 of 40).", "Alpha: environment 67% and supply 33% of 30 uses."],
        "zh": ["alpha区提及最多的是信息技术和新材料\uff0c见于50.0%的句子\uff0820/40\uff09。", "alpha区\uff1a环境型67%、供给型33%\uff08共30次使用\uff09。"],
    }.items():
        assert set(said) <= set(texts(docx.Document(io.BytesIO(made[lang]))))


def test_a_claim_that_does_not_hold_says_so_in_italics(read: tuple[str, Any]) -> None:
    lang, document = read
    begins = {"en": "Does not hold here: ", "zh": "此处不成立\uff1a"}[lang]
    failed = [p for p in document.paragraphs if p.text.startswith(begins)]
    assert failed
    assert all(p.runs[0].italic for p in failed)


def test_captions_are_numbered_by_fields(read: tuple[str, Any]) -> None:
    lang, document = read
    told = {"en": ("Figure", "Table"), "zh": ("图", "表")}[lang]
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    for kind in told:
        fields = [f for p in captions for f in p._p.iter(qn("w:fldSimple")) if f"SEQ {kind} " in f.get(qn("w:instr"))]
        assert ["".join(t.text for t in f.iter(qn("w:t"))) for f in fields] == [str(i) for i in range(1, len(fields) + 1)]
        assert fields
    charts = [block.chart for section in outline.sections() for block in section.body if block.chart]
    assert sum(p.text.startswith(told[0]) for p in captions) == len(document.inline_shapes) == len(charts)


def test_pictures_fit_and_are_said_in_words(read: tuple[str, Any]) -> None:
    _, document = read
    text_width = document.sections[0].page_width - document.sections[0].left_margin - document.sections[0].right_margin
    for shape in document.inline_shapes:
        assert shape.width <= text_width + 10
        assert shape.height < document.sections[0].page_height * 0.75
        assert len(shape._inline.docPr.get("descr")) > 20


def test_the_chart_leaves_title_and_caption_to_the_document(frames: Frames) -> None:
    chart = gallery.entry("sector_emphasis").draw(frames)
    before, caption = chart.get_size_inches()[1], chart.caption
    assert bare(chart).get_size_inches()[1] < before
    assert (chart.get_suptitle(), chart.get_supxlabel(), chart.caption) == ("", "", caption)


def test_tables_are_native(read: tuple[str, Any], small: Study) -> None:
    lang, document = read
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    first = {"en": ["Region", "Title", "Issuer", "Issued", "Period"], "zh": ["地区", "标题", "发文机关", "发文日期", "时期"]}[lang]
    assert tables[0][0] == first
    assert tables[0][2][1:] == ["乙<计划>\ufffd", "–", "2020-01-02", "–"]
    wide = measures.wide(measures.emphasis(small, view="like_for_like"), labels=lang)
    assert [["", *wide.columns], *([name, *cells] for name, cells in zip(wide.index, wide.values.tolist(), strict=True))] in tables
    promise = {"en": ["Beta", "企业", "30 家 (2025)", "10 (2020)", "+24.6%"], "zh": ["beta区", "企业", "30 家 (2025)", "10 (2020)", "+24.6%"]}[lang]
    assert any(promise in rows for rows in tables)  # 100 * (3 ** (1 / 5) - 1) = 24.57
    assert all(table.style.name == "Three Rules" for table in document.tables)
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in document.tables]
    assert None not in heads, "a head comes again on each page"


def test_both_scripts_have_a_font_in_every_style_that_is_used(read: tuple[str, Any]) -> None:
    _, document = read
    used = {p.style.name for p in document.paragraphs} | {styles.CELL}
    for name in used:
        style = document.styles[name]
        fonts = style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in (styles.SONG, styles.HEI), name
        assert fonts.get(qn("w:ascii")) in (styles.LATIN, styles.HEADS), name
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        assert not [name for name in fonts.attrib if name.endswith("Theme")], "a font of the theme would win over ours"
    assert {lang.get(qn("w:eastAsia")) for lang in document.styles.element.iter(qn("w:lang"))} == {"zh-CN"}


def test_sources_and_citation_close_it(read: tuple[str, Any], small: Study) -> None:
    lang, document = read
    last = texts(document)[-2:]
    assert last == [citation(small).line, citation(small).gbt]
    source = {"en": "Issuer not stated. 乙<计划>\ufffd[Z]. 2020-01-02. Reposted copy.", "zh": "发文机关不详. 乙<计划>\ufffd[Z]. 2020-01-02. 转载文本."}[lang]
    assert source in texts(document, "List Bullet")
    footer = "".join(p.text for p in document.sections[0].footer.paragraphs)
    assert (citation(small).gbt if lang == "zh" else citation(small).line) in footer


def test_the_same_study_gives_the_same_bytes(small: Study, made: dict[str, bytes]) -> None:
    assert word.data(Frames(small), "zh") == made["zh"]
    with zipfile.ZipFile(io.BytesIO(made["zh"])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = docx.Document(io.BytesIO(made["zh"])).core_properties
    assert (about.created, about.modified, about.author) == (about.created, about.created, "policy-compare")
    assert about.created is not None
    assert about.created.year == 2000


def test_one_text_without_codes_has_a_draft(tmp_path: Path) -> None:
    bare = study(tmp_path, {"alpha": Text([Part("task", [Line("没有编码的句子。")])])})
    document = docx.Document(io.BytesIO(word.data(Frames(bare), "zh")))
    assert "没有可列的内容。" in texts(document)


# what the data files say ----------------------------------------------------------------------------------------------


def test_every_claim_of_the_drafts_has_chinese_words(frames: Frames) -> None:
    for section in outline.sections():
        for block in section.body:
            if block.claims:
                module, _, function = block.claims.rpartition(".")
                said = getattr(MODULES[module], function)(*frames.of(*block.of))
                assert all(claim.zh for claim in ([said] if isinstance(said, Claim) else said)), block.claims


def test_a_claim_without_chinese_words_is_said_in_english() -> None:
    assert Claim("it is so.").said("zh") == "it is so."
    assert Claim("it is so.", holds=False, zh="如此。").said("zh") == "此处不成立:如此。"
    assert Claim("it is so.", holds=False, zh="如此。").said("en") == "does not hold here: it is so."


def test_all_words_stand_in_both_languages() -> None:
    folder = Path(word.__file__).parent
    words = yaml.safe_load((folder / "words.yaml").read_text(encoding="utf-8"))
    assert all(set(entry) == {"zh", "en"} and all(entry.values()) for entry in words.values())
    for section in outline.sections():
        said = [section.title, *section.limits, *(head.said for block in section.body for head in block.columns)]
        said += [block.said for block in section.body if not block.chart and not block.claims]
        assert all(one.zh and one.en for one in said)


def grid(regions: int) -> Grid:
    head = ["", *(f"r{i}" for i in range(regions))]
    return Grid(head, [[f"{name}{i}" for i in range(regions + 1)] for name in "ab"], [2.0, *[1.0] * regions], 1)


@pytest.mark.parametrize(("regions", "widths"), [(1, [2]), (6, [7]), (7, [7, 2]), (18, [7, 7, 7])])
def test_a_wide_table_is_divided_and_keeps_its_names(regions: int, widths: list[int]) -> None:
    parts = draft._parts(grid(regions))
    assert [len(part.head) for part in parts] == widths
    assert all(part.rows[0][0] == "a0" for part in parts)
    assert [cell for part in parts for cell in part.rows[1][1:]] == [f"b{i}" for i in range(1, regions + 1)]


def test_what_no_page_holds_stands_in_the_workbook(small: Study, frames: Frames, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [block for section in outline.sections() for block in section.body if block.table]
    cite = citation(small)
    many, columns = next(b for b in blocks if not b.columns), next(b for b in blocks if b.columns)
    for block, given, says in ((many, grid(19), "stands in comparison.xlsx alone"), (columns, grid(2), "Rows not shown: 1; they stand in comparison.xlsx.")):
        monkeypatch.setattr(draft, "grid", lambda *_, given=given: given)
        monkeypatch.setattr(draft, "ROWS", 1)
        writer = Writer("en", "t", "c")
        draft._table(writer, block, frames, cite)
        assert any(says in text for text in texts(docx.Document(io.BytesIO(writer.data()))))

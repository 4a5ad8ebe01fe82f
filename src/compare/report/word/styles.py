"""How the draft looks: fonts for Latin and Chinese, headings, captions and notes, a table with three rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

LATIN, HEADS = "Times New Roman", "Arial"
SONG, HEI = "宋体", "黑体"
"""Song for running text and Hei for headings, as Chinese reports have them."""
INK, GREY = "222222", "595959"
TABLE = "ThreeRules"
CELL, NOTE, DRAFT = "Table Cell", "Note", "Draft"
MARGIN = 2.3
"""Centimetres around the text on A4."""
SIZES = {"Title": 20, "Subtitle": 11, "Heading 1": 15, "Heading 2": 12, "Caption": 9.5, "List Bullet": 10.5}


def apply(document: Document) -> None:
    """Page, fonts and styles."""
    from docx.oxml.ns import qn
    from docx.shared import Cm

    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN)
        section.top_margin = section.bottom_margin = Cm(2.2)
    _defaults(document)
    normal = _style(document, "Normal")
    _font(normal, LATIN, SONG, 10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = points(6), 1.25
    for name, size in SIZES.items():
        style = _style(document, name)
        body = name == "List Bullet"
        _font(style, LATIN if body else HEADS, SONG if body else HEI, size)
        style.font.italic, style.font.bold = False, name in ("Title", "Heading 1", "Heading 2", "Caption")
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
    caption = _style(document, "Caption").paragraph_format
    caption.space_before, caption.space_after, caption.keep_with_next = points(8), points(3), False
    for name, size in ((CELL, 8.5), (NOTE, 8.5), (DRAFT, 9.5)):
        _added(document, name, size)
    _table_style(document)
    _language(document)


def points(n: float) -> Any:
    """A size in points as python-docx takes it."""
    from docx.shared import Pt

    return Pt(n)


def _style(document: Document, name: str) -> ParagraphStyle:
    style: ParagraphStyle = document.styles[name]
    return style


def _added(document: Document, name: str, size: float) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, LATIN, SONG, size)
    style.paragraph_format.line_spacing = 1.05
    style.paragraph_format.space_after = points(1 if name == CELL else 8)
    if name != CELL:
        style.font.color.rgb = _colour(GREY)


def _font(style: ParagraphStyle, latin: str, han: str, size: float) -> None:
    """Fonts of both scripts; those of the template's theme, which would win over them, are taken away."""
    style.font.name, style.font.size, style.font.color.rgb = latin, points(size), _colour(INK)
    _set_fonts(style.element.get_or_add_rPr().get_or_add_rFonts(), latin, han)


def _set_fonts(fonts: Any, latin: str, han: str) -> None:
    from docx.oxml.ns import qn

    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", han)):
        fonts.set(qn(f"w:{name}"), font)


def _colour(rgb: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(rgb)


def _defaults(document: Document) -> None:
    from docx.oxml.ns import qn

    for fonts in document.styles.element.iter(qn("w:rFonts")):
        _set_fonts(fonts, LATIN, SONG)


def _language(document: Document) -> None:
    """Chinese as the East Asian language, so that Word breaks lines and checks spelling by it."""
    from docx.oxml.ns import qn

    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")


def _table_style(document: Document) -> None:
    """A table with a rule above, below and under its head, as a style that a researcher can change in one place."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def rule(name: str, size: int) -> str:
        return f'<w:{name} w:val="single" w:sz="{size}" w:space="0" w:color="{INK}"/>'

    margins = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in ("left", "right"))
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Three Rules"/>'
            f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>{rule("top", 12)}{rule("bottom", 12)}'
            f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>{rule("bottom", 6)}</w:tcBorders></w:tcPr></w:tblStylePr>'
            f"</w:style>"
        )
    )

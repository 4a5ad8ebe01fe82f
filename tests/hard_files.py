"""The same plan as a page, a Word file, a PDF and plain text: the files that the tests of reading are made of."""

from __future__ import annotations

import io
from typing import Any

# A line that starts with '# ' is the title, with '| ' a row of the table, with '> ' the signature; the rest are paragraphs.
PLAN = """# 东河市新能源产业发展行动计划（2022—2025年）
为加快东河市新能源产业发展，推动能源结构转型升级，根据省委、省政府有关部署，结合我市实际，特制定本行动计划，本计划适用于全市各区县和开发区。
一、总体要求
（一）主要目标。
到2025年，全市新能源产业产值达到300亿元以上，培育龙头企业10家，建成储能示范项目20个，研发投入强度提高到2.8％，带动就业3万人左右，形成较为完整的产业链条。
| 指标 | 2021年 | 2025年 |
| 新能源产业产值（亿元） | 120 | 300 |
| 高新技术企业数（家） | 45 | 90 |
二、重点任务
1．建设储能产业园，引进一批光伏企业，支持企业建设工程技术研究中心。（市发展改革委、市科技局负责）
2．对获得国家级专精特新“小巨人”称号的企业，给予50万元一次性奖励。
三、保障措施
鼓励银行机构加大对新能源企业的贷款支持，落实研发费用加计扣除政策。
> 东河市人民政府办公室
> 2022年3月15日"""
MENU = ["网站首页", "政务公开", "政策文件", "互动交流"]
FOOT = ["主办：东河市人民政府办公室 承办：东河市大数据中心", "网站标识码：1300000001 冀ICP备05000001号"]


def rows() -> list[list[str]]:
    return [[cell.strip() for cell in line[2:].strip(" |").split("|")] for line in PLAN.splitlines() if line.startswith("| ")]


def as_text() -> str:
    lines = []
    for line in PLAN.splitlines():
        row = line.startswith("| ")
        lines.append(line[2:] if line.startswith(("# ", "> ", "| ")) else line)
        assert not row or line.endswith("|")
    return "\n".join(lines) + "\n"


def as_markdown() -> str:
    lines: list[str] = []
    ruled = False
    for line in PLAN.splitlines():
        if line.startswith("| "):
            lines.append(line)
            if not ruled:
                lines.append("|---|---|---|")
            ruled = True
        elif line.startswith("> "):
            lines += ["", line[2:]]
        elif line[1:2] == "、":
            lines += ["", f"## {line}"]
        else:
            lines += ["", line.replace("储能产业园", "**储能产业园**").replace("1．", "1．")]
    return "\n".join(lines) + "\n"


def as_page(charset: str = "utf-8") -> str:
    body: list[str] = []
    for line in PLAN.splitlines():
        if line.startswith("# "):
            body.append(f"<h1>{line[2:]}</h1>")
        elif line.startswith("| "):
            continue
        elif line.startswith("> "):
            body.append(f'<p style="text-align:right">{line[2:]}</p>')
        else:
            # a source line break inside a paragraph, and a link inside a sentence
            half = len(line) // 2
            broken = line[:half] + "\n      " + line[half:] if len(line) > 60 else line
            linked = broken.replace("储能产业园", '<a href="/park">储能产业园</a>')
            body.append(f"<p>\n      {linked}\n    </p>")
        if line.startswith("到2025年"):
            cells = "".join(f"<tr>{''.join(f'<td><p>{c}</p></td>' for c in row)}</tr>" for row in rows())
            body.append(f"<table><tbody>{cells}</tbody></table>")
    menu = "".join(f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate(MENU))
    foot = "".join(f"<p>{line}</p>" for line in FOOT)
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>行动计划_东河市人民政府</title>
<link rel="canonical" href="http://www.donghe.gov.cn/zc/1.html">
<style>p {{ color: red }}</style><script>var a = "建设园区";</script></head>
<body><div class="top-nav"><ul>{menu}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a></div>
<div id="content">{"".join(body)}</div>
<div style="display: none">引进隐藏企业100家。</div>
<div class="footer">{foot}</div><!-- 建设园区 --></body></html>"""


def as_word() -> bytes:
    from docx import Document

    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "东河市人民政府文件"
    section.footer.paragraphs[0].text = "— 1 —"
    table: Any = None
    for line in PLAN.splitlines():
        if line.startswith("| "):
            if table is None:
                table = document.add_table(0, 3)
                for row in rows():
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
        elif line.startswith("# "):
            document.add_heading(line[2:], 0)
        else:
            paragraph = document.add_paragraph()
            for part in (line.removeprefix("> ")[:7], line.removeprefix("> ")[7:]):  # two runs, cut anywhere
                paragraph.add_run(part)
    return saved(document)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# PDF ------------------------------------------------------------------------------------------------------------------

WIDE, HIGH = 595, 842  # A4 in points
LEFT, RIGHT, SIZE, LEADING = 90, 510, 14, 28
PER_LINE = (RIGHT - LEFT) // SIZE


def wrapped(line: str, indent: int = 2) -> list[str]:
    """A paragraph as a typesetter breaks it: the first line indented by two characters, every character one em."""
    first = PER_LINE - indent
    return [line[:first], *(line[i : i + PER_LINE] for i in range(first, len(line), PER_LINE))]


class _Typesetter:
    """Sets the plan on pages, line by line from the top."""

    def __init__(self) -> None:
        self.pages: list[list[tuple[float, float, float, str]]] = []
        self.rules: list[list[tuple[float, float, float, float]]] = []
        self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.rules.append([])
        self.y = 120.0

    def put(self, x: float, text: str, size: float = SIZE, down: float = LEADING) -> None:
        self.pages[-1].append((x, self.y, size, text))
        self.y += down

    def row(self, line: str) -> None:
        for i, cell in enumerate(line[2:].strip(" |").split("|")):
            self.put(LEFT + 4 + i * 180, cell.strip(), 10, 0)
            self.rules[-1].append((LEFT + i * 180, self.y - 14, LEFT + (i + 1) * 180, self.y + 6))
        self.y += 20

    def paragraph(self, line: str) -> None:
        self.y += 12 if self.rules[-1] and self.y % LEADING else 0
        for i, part in enumerate(wrapped(line)):
            self.put(LEFT + (2 * SIZE if i == 0 else 0), part)
            if line.startswith("为加快") and i == 1:  # in the middle of the preamble
                self.turn()


def as_pdf() -> bytes:
    """The plan on two pages, with a running head and page numbers; a paragraph goes on over the end of the page."""
    paper = _Typesetter()
    for line in PLAN.splitlines():
        if line.startswith("| "):
            paper.row(line)
        elif line.startswith("# "):
            for part in (line[2:13], line[13:]):  # a title set in two centred lines
                paper.put(WIDE / 2 - len(part) * 10, part, 20, 32)
        elif line.startswith("> "):
            paper.put(RIGHT - len(line[2:]) * SIZE, line[2:])
        else:
            paper.paragraph(line)
    for i, page in enumerate(paper.pages, start=1):
        page += [(LEFT, 40.0, 9.0, "东河市人民政府文件"), (WIDE / 2 - 12, 800.0, 10.0, f"— {i} —")]
    return drawn(paper.pages, paper.rules)


def drawn(pages: list[list[tuple[float, float, float, str]]], rules: list[list[tuple[float, float, float, float]]]) -> bytes:
    """A PDF of texts (x and baseline from the top, size, text) and boxes, with a font that maps its glyphs to characters.

    Every character is an em wide, so that lines break where they are told to.
    """
    codes = {c: i for i, c in enumerate(dict.fromkeys(c for page in pages for *_, text in page for c in text), start=1)}
    mapping = "\n".join(f"<{i:04X}> <{c.encode('utf-16-be').hex()}>" for c, i in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(codes)} beginbfchar\n{mapping}\nendbfchar\nendcmap end end"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2"
        " /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor"
        " /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >> >>] >>"
    )
    objects += [font, _stream(cmap)]
    kids = []
    for page, boxes in zip(pages, rules, strict=True):
        content = "".join(
            f"BT /F1 {size} Tf {x:.1f} {HIGH - y:.1f} Td <{''.join(f'{codes[c]:04X}' for c in text)}> Tj ET\n" for x, y, size, text in page
        )
        content += "".join(f"{x0} {HIGH - y1:.1f} {x1 - x0} {y1 - y0:.1f} re S\n" for x0, y0, x1, y1 in boxes)
        objects.append(_stream(content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assembled(objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def _assembled(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for i, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{i} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()

"""Executed notebooks as HTML pages that need nothing but themselves: no scripts, no network."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.measures.claims import FAILED
from compare.report import webfont
from compare.report.exports import EXPORTS

if TYPE_CHECKING:
    import jinja2
    from nbformat import NotebookNode

    from compare.report import Extra

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that a notebook shows: ``name`` is the stem of its files, empty where none were published."""

    name: str
    title: str
    caption: str
    image: str


@dataclass(frozen=True, slots=True)
class Page:
    """A notebook as the index lists it; ``region`` is the name of the one that it is about, if it is about one."""

    file: str
    question: str
    region: str
    figures: tuple[Shown, ...]
    failed: tuple[str, ...]
    claims: dict[str, list[str]]
    body: str


def page(stem: str, notebook: NotebookNode, region: str = "") -> Page:
    """What the report shows of an executed notebook."""
    figures, failed = tuple(_figures(notebook)), tuple(_failed(notebook))
    return Page(f"{stem}.html", question(notebook, stem), region, figures, failed, _claims(notebook), _body(notebook))


def question(notebook: NotebookNode, stem: str) -> str:
    """The title of the notebook: its first heading, else the name of its file."""
    for cell in notebook.cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
            if line.startswith("# "):
                return str(line.removeprefix("# ").strip())
    return stem


def _outputs(notebook: NotebookNode) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def _figures(notebook: NotebookNode) -> list[Shown]:
    out = []
    for output in _outputs(notebook):
        data, about = output.get("data", {}), output.get("metadata", {}).get("image/png", {})
        if about.get("name"):
            out.append(Shown(about["name"], about.get("alt", ""), data.get("text/plain", ""), data["image/png"]))
    return out


def _failed(notebook: NotebookNode) -> list[str]:
    """Claims that do not hold, as the notebook prints them."""
    texts = [output.get("data", {}).get("text/plain", "") or output.get("text", "") for output in _outputs(notebook)]
    lines = [line for text in texts for line in text.splitlines()]
    return [line.split(FAILED, 1)[1] for line in lines if FAILED in line]


def _claims(notebook: NotebookNode) -> dict[str, list[str]]:
    """The lines of all claims by cell: of the library's objects they alone show themselves as Markdown."""
    found = {}
    for cell in notebook.cells:
        shown = [output.get("data", {}) for output in cell.get("outputs", ())]
        lines = [line for data in shown if "text/markdown" in data for line in data.get("text/plain", "").splitlines()]
        if lines:
            found[cell.id] = lines
    return found


def _body(notebook: NotebookNode) -> str:
    """The cells as HTML, prompts left out and pictures inside."""
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    config = Config()
    for name in ("require_js_url", "mathjax_url", "jquery_url", "mermaid_js_url", "widget_renderer_url"):
        config.HTMLExporter[name] = ""
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        config=config,
        template_name="basic",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body: str = exporter.from_notebook_node(notebook)[0]
    return body


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )


def style(font: str = "") -> str:
    """The style sheet: ``font`` (a @font-face rule), ours, and the colours of code."""
    from pygments.formatters.html import HtmlFormatter  # type: ignore[import-untyped]

    code: str = HtmlFormatter(style="friendly").get_style_defs(".highlight")
    return font + (TEMPLATES / "style.css").read_text(encoding="utf-8") + code


@dataclass(frozen=True, slots=True)
class Index:
    """What the first page says beside the notebooks' figures: HTML of the comparison, of what it rests on, how to cite it."""

    summary: str
    about: str
    cite: str
    extra: Extra | None = None


def report_pages(pages: list[Page], first: Index) -> dict[str, str]:
    """HTML by file name: one page a notebook, one more where ``first`` has one, and the index."""
    more = first.extra.title + first.extra.body if first.extra is not None else ""
    shown_text = (f"{page.question}{page.region}{page.body}{page.failed}" for page in pages)
    font = webfont.face([first.summary, first.about, first.cite, more, *shown_text])
    common = {"pages": pages, "groups": _groups(pages), "style": style(font)}
    one, index = (_templates().get_template(f"{name}.html.j2") for name in ("notebook", "index"))
    out = {shown.file: one.render(page=shown, **common) for shown in pages}
    if first.extra is not None:
        out[first.extra.file] = one.render(page=_plain(first.extra.file, first.extra.title, first.extra.body), **common)
    return {**out, "index.html": index.render(page=None, first=first, exports=EXPORTS, **common)}


def plain_page(title: str, body: str) -> str:
    """A page of its own: a title and a body of HTML, in the report's style and the reader's own fonts."""
    template = _templates().get_template("notebook.html.j2")
    return template.render(page=_plain("", title, body), pages=[], groups=[], style=style())


def _plain(file: str, title: str, body: str) -> Page:
    return Page(file=file, question=title, region="", figures=(), failed=(), claims={}, body=body)


def _groups(pages: list[Page]) -> list[list[Page]]:
    """Pages that answer one question, each for a region of its own; every other page alone."""
    by_question: dict[tuple[str, str], list[Page]] = {}
    for shown in pages:
        by_question.setdefault((shown.question, "" if shown.region else shown.file), []).append(shown)
    return list(by_question.values())


def save_missing(shown: Page, folder: Path) -> None:
    """Write a figure's picture where the run left no file of it, so that no page points at nothing."""
    for figure in shown.figures:
        path = folder / f"{figure.name}.png"
        if not path.is_file():
            path.write_bytes(base64.b64decode(figure.image))

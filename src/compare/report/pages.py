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
    """A notebook as the index lists it."""

    file: str
    question: str
    figures: tuple[Shown, ...]
    failed: tuple[str, ...]
    body: str


def page(stem: str, notebook: NotebookNode) -> Page:
    """What the report shows of an executed notebook."""
    return Page(
        f"{stem}.html", question(notebook, stem), tuple(_figures(notebook)), tuple(_failed(notebook)), _body(notebook)
    )


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


def report_pages(pages: list[Page], summary: str, about: str, cite: str) -> dict[str, str]:
    """HTML by file name: one page a notebook, and the index with the main comparison, what to take away, figures, failed claims."""
    font = webfont.face([summary, about, cite, *(f"{page.question}{page.body}{page.failed}" for page in pages)])
    common = {"pages": pages, "style": style(font)}
    one, index = (_templates().get_template(f"{name}.html.j2") for name in ("notebook", "index"))
    out = {shown.file: one.render(page=shown, **common) for shown in pages}
    return {**out, "index.html": index.render(page=None, summary=summary, about=about, cite=cite, exports=EXPORTS, **common)}


def save_missing(shown: Page, folder: Path) -> None:
    """Write a figure's picture where the run left no file of it, so that no page points at nothing."""
    for figure in shown.figures:
        path = folder / f"{figure.name}.png"
        if not path.is_file():
            path.write_bytes(base64.b64decode(figure.image))

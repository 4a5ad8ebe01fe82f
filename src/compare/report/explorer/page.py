"""The page around the content: a template, scripts and style in files of their own, put inside with their hashes."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.report import webfont
from compare.report.explorer.content import Content, as_json

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).with_name("templates")

SCRIPTS = (
    "base",
    "content",
    "address",
    "find",
    "marks",
    "sentence",
    "ground",
    "corpus",
    "home",
    "sentences",
    "blocks",
    "text",
    "main",
)
"""In the order in which they build on each other; together they are one script with a scope of its own."""


def render(content: Content) -> str:
    """The page as HTML."""
    data = as_json(content)
    code = script()
    sheet = style(data + code)
    return _template().render(
        data=data, style=sheet, script=code, style_hash=_hash(sheet), script_hash=_hash(code), source=content.source
    )


def style(shown: str) -> str:
    """The style sheet, with a font that has the characters of ``shown``."""
    return webfont.face([shown]) + _read("explorer.css")


@cache
def script() -> str:
    """All scripts as one, in strict mode and with nothing in the global scope."""
    return '(() => {\n"use strict";\n' + "\n".join(_read(f"{name}.js") for name in SCRIPTS) + "})();\n"


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """As a content-security policy names an inline script or style that may run."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("explorer.html.j2")

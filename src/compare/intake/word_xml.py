"""What a paragraph of a Word file says, taken from its XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
NOTES = ("footnotes", "endnotes")
_SIGNS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
# Deleted text, properties, codes of fields, and the copy of a drawing for old programs.
_SILENT = frozenset({W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText", W + "delText", _MC + "Fallback", W + "rt"})


def value(element: Any) -> str:
    """The attribute w:val."""
    return str(element.get(W + "val") or "")


def is_on(element: Any) -> bool:
    """Whether a property that is present is switched on."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def style_of(paragraph: Any) -> str:
    """The id of the paragraph's style, or ''."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return value(style) if style is not None else ""


def texts(paragraph: Any) -> tuple[str, list[Any]]:
    """The text of a paragraph, and the text boxes that are anchored in it."""
    boxes: list[Any] = []
    return "".join(_pieces(paragraph, boxes)), boxes


def _pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SILENT or (tag == W + "r" and is_on(child.find(f"{W}rPr/{W}vanish"))):
            continue
        if tag == W + "t":
            yield child.text or ""
        elif tag == W + "txbxContent":
            boxes.append(child)
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == W + "sym":
            yield _symbol(child)
        else:
            yield from _pieces(child, boxes)


def _symbol(element: Any) -> str:
    try:
        return chr(int(str(element.get(W + "char")), 16))
    except ValueError:
        return ""

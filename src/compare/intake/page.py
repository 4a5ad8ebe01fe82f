"""A web page to text: every text node, one block a line, tables as rows; menus, heads and feet marked as furniture.

White space is collapsed as a browser does, but that a line break of the source between two Han characters is no space.
A cell of a table of figures is followed by ' |', and a row is a line, as `corpus.flat_tables` reads it; a table that only
lays out the page (its cells hold blocks or long text) is read as the blocks inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from compare.intake import page_furniture
from compare.intake.page_furniture import names
from compare.intake.reading import Lines, Reading
from compare.intake.spacing import join

_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
LONGEST_CELL = 300


@dataclass(slots=True)
class Block:
    """A line of the page: its text, how much of it stands in links, and the elements around it from the outside in."""

    text: str
    linked: int
    around: tuple[Any, ...]
    table_row: bool = False
    furniture: bool = field(default=False)


def read(text: str, how: str) -> Reading:
    """The text of a page given as decoded HTML."""
    root = _parse(text)
    found = list(_Walk().blocks(root))
    page_furniture.mark(found, text)
    lines = Lines()
    if title := _title(root):
        lines.add(title, furniture=True)
    for block in found:
        lines.add(block.text, furniture=block.furniture)
    return lines.reading(f"web page, {how}", url=_address(root))


def _parse(text: str) -> Any:
    from lxml import html

    # as UTF-8 bytes, so that neither an XML declaration nor a charset that the page claims matters
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)


def _title(root: Any) -> str:
    return _SPACE.sub(" ", "".join(root.xpath("//head/title//text()"))).strip()


def _address(root: Any) -> str:
    found = root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((str(url).strip() for url in found if str(url).strip().startswith(("http://", "https://"))), "")


class _Walk:
    """The blocks of a page in order; inline text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0

    def blocks(self, root: Any) -> Iterator[Block]:
        """Every block with text, from the top of the page to its end."""
        body = root.find("body")
        yield from self._element(body if body is not None else root, ())
        yield from self._close(())

    def _element(self, element: Any, around: tuple[Any, ...]) -> Iterator[Block]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in names()["silent"] or not tag or is_hidden(element):
            return
        if tag == "br":
            yield from self._close(around)
            return
        if tag == "table" and is_of_figures(element):
            yield from self._close(around)
            yield from self._rows(element, (*around, element))
            return
        inside = (*around, element)
        if tag in names()["blocks"]:
            yield from self._close(around)
        self._gather(element.text, inside)
        for child in element:
            yield from self._element(child, inside)
            self._gather(child.tail, inside)
        if tag in names()["blocks"]:
            yield from self._close(inside)

    def _gather(self, text: str | None, around: tuple[Any, ...]) -> None:
        if not text:
            return
        if any(element.tag in ("pre", "textarea") for element in around):
            text = text.replace("\n", "\v")
        self._parts.append(text)
        if any(element.tag == "a" and element.get("href") for element in around):
            self._linked += len(text.strip())

    def _close(self, around: tuple[Any, ...]) -> Iterator[Block]:
        text = squeezed("".join(self._parts))
        linked, self._linked = self._linked, 0
        self._parts.clear()
        for line in text.split("\v"):
            if line.strip():
                yield Block(line.strip(" "), min(linked, len(line)), around)

    def _rows(self, table: Any, around: tuple[Any, ...]) -> Iterator[Block]:
        for caption in table.iterchildren("caption"):
            yield Block(squeezed(_text(caption)).strip(), 0, around)
        for row in table.iter("tr"):
            if any(is_hidden(element) for element in (row, row.getparent())):
                continue
            cells = [squeezed(_text(cell)).strip() for cell in row if cell.tag in ("td", "th") and not is_hidden(cell)]
            if any(cells):
                linked = sum(len("".join(link.itertext())) for link in row.iter("a"))
                yield Block("".join(f"{cell} | " for cell in cells).rstrip(), linked, around, table_row=True)


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def squeezed(text: str) -> str:
    """White space collapsed; none where the source breaks its line between two Han characters."""
    return _SPACE.sub(lambda m: join(text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]) if "\n" in m[0] else " ", text)


def is_of_figures(table: Any) -> bool:
    """Whether a table holds rows of short cells, not the layout of the page or blocks of text."""
    if any(True for _ in table.iterdescendants("table", "ul", "ol", "h1", "h2", "h3", "h4", "form")):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if sum(len(cells) > 1 for cells in rows) < 2:
        return False
    return all(len(squeezed(_text(cell))) <= LONGEST_CELL for cells in rows for cell in cells)


def _text(element: Any) -> str:
    """Text of a cell; blocks and breaks inside it are parted by a space."""
    parts = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag and tag not in names()["silent"] and not is_hidden(child):
            inner = _text(child)
            parts.append(f" {inner} " if tag in names()["blocks"] or tag == "br" else inner)
        parts.append(child.tail or "")
    return "".join(parts)

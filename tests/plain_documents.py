"""Small documents made by hand, for tests that need no reader: sections are given, sentences end at 。 and line breaks."""

from __future__ import annotations

import re

from compare.models import Cell, Document, Facts, Section, Sentence

_WIDE = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)})
_HEADING = re.compile(
    r"^(第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.)[^。\n]*[。\n]",
    re.MULTILINE,
)
_DEPTH = {"、": 1, ")": 2, "条": 1, ".": 3}


def document(text: str, *, title: str = "", cells: list[Cell] | None = None, function: str = "task") -> Document:
    """The document of ``text``: headings are numbered lines or opening sentences, all other sentences are items."""
    norm = text.translate(_WIDE)
    heads = [(m.start(), m.end(), m[1], _DEPTH[m[1][-1]]) for m in _HEADING.finditer(norm)]
    sections, open_ones = [], [("", 0)]
    for i, (start, stop, number, level) in enumerate(heads):
        while open_ones[-1][1] >= level:
            open_ones.pop()
        body_end = next((s for s, _, _, depth in heads[i + 1 :] if depth <= level), len(text))
        end = start + len(text[start:stop].rstrip())
        sections.append(
            Section(
                "doc", f"doc-{start}", open_ones[-1][0], level, number, text[start:end], function, start, end, body_end
            )
        )
        open_ones.append((f"doc-{start}", level))
    starts = {section.start for section in sections}
    sentences = []
    for m in re.finditer(r"[^。;!?\n]+[。;!?]?", norm):
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        if start >= m.end():
            continue
        holder = next((s.section_id for s in reversed(sections) if s.start <= start < s.body_end), "")
        kind = "heading" if start in starts else "item"
        sentences.append(
            Sentence("doc", f"doc-{start}", holder, holder, start, m.end(), kind, "plain", text[start : m.end()])
        )
    return Document("doc", text, norm, Facts("doc", title=title), sections, sentences, cells or [])

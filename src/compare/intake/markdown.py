"""Markdown to text: the marks of headings, lists, quotations, emphasis, links and tables go, every word stays.

Lines and line breaks stay as they are. Stars that mask words (***) and numbers of items (1.) are no marks.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+(?=\S))+")
_RULER = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_TABLE_RULER = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^\n]*?[^\s*_])\1(?![*_])")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_BREAK = re.compile(r"(\r\n|\n|\r)")


def plain(text: str) -> str:
    """The text without Markdown's marks.

    >>> plain("## 一、总体要求\\n- **加快**发展[新材料](a.html)。\\n| 指标 | 2025年 |\\n| --- | --- |")
    '一、总体要求\\n加快发展新材料。\\n指标 | 2025年 |\\n'
    """
    parts = _BREAK.split(text)
    parts[::2] = [_line(line) for line in parts[::2]]
    return "".join(parts)


def _line(line: str) -> str:
    if _RULER.match(line) or ("|" in line and _TABLE_RULER.match(line)):
        return ""
    heading = _HEADING.match(line)
    line = heading[1] if heading else _LEAD.sub("", line, count=1)
    if line.lstrip().startswith("|"):
        line = line.lstrip().removeprefix("|").lstrip()
    line = _STRONG.sub(r"\2", line)
    line = _LINK.sub(r"\1", _IMAGE.sub(r"\1", line))
    return _ESCAPED.sub(r"\1", line)

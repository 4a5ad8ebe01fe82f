"""One form for matching, character by character, so that no offset moves."""

from __future__ import annotations

import re
import unicodedata

# Radicals for whole characters, as the fonts of some PDF files give them; those of the Kangxi block are found by NFKC.
_RADICALS = dict(
    zip("⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻥⻦⻧⻨⻩⻬⻮⻰", "母民西见角贝车长门青韦页风飞马鱼鸟卤麦黄齐齿龙", strict=True)
)


def _forms() -> dict[str, str]:
    forms = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    forms |= dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f\u200b\u200c\u200d\u00ad\u2060\ufeff", " ")
    forms |= {"\u2215": "/", "\ufe50": ",", "\ufe51": "、", "\ufe52": "."}
    forms |= {"\uff61": "。", "\uff62": "「", "\uff63": "」", "\uff64": "、"}
    # other line and page breaks, and what symbol fonts put before items of a list
    forms |= dict.fromkeys("\u0085\u2028\u2029\v\f", "\n")
    forms |= dict.fromkeys(map(chr, range(0xF000, 0xF100)), " ")
    for c in map(chr, [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAE0)]):
        plain = unicodedata.normalize("NFKC", c)
        if plain != c and len(plain) == 1:
            forms[c] = plain
    return forms | _RADICALS


_FORM = _forms()
_OTHER = re.compile(
    "[\uff01-\uff5e\uff61-\uff64\u3000\u00a0\u2002\u2003\u2009\u202f\u200b\u200c\u200d\u00ad\u2060\ufeff\u2215\ufe50\ufe51\ufe52\u0085\u2028\u2029\v\f\uf000-\uf0ff\u2e80-\u2fd5\uf900-\ufadf]"
)


# "一核两带" as “一核两带”
_STRAIGHT = re.compile(r'"([^"]{1,60})"')


def normalise(text: str) -> str:
    """The text with full-width digits, letters, brackets and punctuation in half width, quotation marks that open and
    close, and one sign for the end of a line; the same length.

    >>> normalise("到２０２０年，占比达到５％（预期）")
    '到2020年,占比达到5%(预期)'
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    norm = _OTHER.sub(lambda m: _FORM.get(m[0], m[0]), text)
    return "\n".join(map(_paired, norm.split("\n"))) if '"' in norm else norm


def _paired(line: str) -> str:
    """The line with quotation marks that open and close; in one that has both kinds a straight one may close what another opened."""
    return line if '"' not in line or "“" in line or "”" in line else _STRAIGHT.sub(r"“\1”", line)

"""One form for matching, character by character, so that no offset moves."""

from __future__ import annotations

import re

_WIDE = re.compile("[\uff01-\uff5e\u3000\u00a0\u2002\u2003\u2009\u202f\u2215\ufe50\ufe51\ufe52]")
_FORM = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_FORM |= dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f", " ")
_FORM |= {"\u2215": "/", "\ufe50": ",", "\ufe51": "、", "\ufe52": "."}


def normalise(text: str) -> str:
    """The text with full-width digits, letters, brackets and punctuation in half width; the same length.

    >>> normalise("到２０２０年，占比达到５％（预期）")
    '到2020年,占比达到5%(预期)'
    """
    return _WIDE.sub(lambda m: _FORM[m[0]], text)

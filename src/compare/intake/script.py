"""Texts in traditional characters are refused: the vocabularies are simplified, and a share of the terms that happen to
look alike would be coded, which is worse than none.
"""

from __future__ import annotations

import re
from functools import cache

from compare.errors import UserError
from compare.intake.encodings import simplified, traditional

_HAN = re.compile("[\u4e00-\u9fff]")
_MOST = 0.1
_FEWEST = 20


def refuse_traditional(text: str, shown: str) -> None:
    """UserError for a text of which more than a tenth of the Han characters exist in traditional script alone."""
    old = _only_traditional().findall(text)
    if len(old) <= _MOST * _FEWEST:  # almost every text, and told without a look at each of its characters
        return
    han = len(_HAN.findall(text))
    if han < _FEWEST or len(old) <= _MOST * han:
        return
    some = "".join(dict.fromkeys(old))[:10]
    raise UserError(
        f"is written in traditional characters ({some} …; {len(old) / han:.0%} of its characters)",
        where=shown,
        accepted="texts in simplified characters, in which the vocabularies are written",
        mend="convert the text (Word: Review, Chinese conversion; or opencc -c t2s) and add the result, saying so in its note",
    )


@cache
def _only_traditional() -> re.Pattern[str]:
    alone = sorted(c for c in traditional() - simplified() if not c.encode("gb2312", "ignore"))
    return re.compile(f"[{''.join(alone)}]")

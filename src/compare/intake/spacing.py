"""What stands between two pieces of text that a line break of the layout parted."""

from __future__ import annotations

import re

# Han characters, and the signs that are written with them at full width.
_WIDE = re.compile("[\u2e80-\u303e\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\u2014\u2026\u201c\u201d\u2018\u2019]")


def join(before: str, after: str) -> str:
    """'' where either side is Chinese, a space between two Latin words or numbers.

    >>> join("战略性新", "兴产业"), join("industrial", "policy"), join("到", "2025年")
    ('', ' ', '')
    """
    left, right = before[-1:], after[:1]
    if not left or not right or _WIDE.match(left) or _WIDE.match(right):
        return ""
    return " " if (left.isalnum() or left in ",.;:)%") and (right.isalnum() or right == "(") else ""

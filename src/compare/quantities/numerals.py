"""Numerals as written into decimals as text, in shortest form: 1,200.50 → 1200.5, 二十五 → 25, 五千亿 → 5000 and 亿."""

from __future__ import annotations

from decimal import Decimal

CHINESE = "零〇一二三四五六七八九十百千万亿两半"
_DIGITS = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def shortest(text: str) -> str:
    """An Arabic numeral without separators, leading and trailing zeros.

    >>> [shortest(t) for t in ("12,504", "12 504", "2.10", "08", "0", "100.0", "0.2596")]
    ['12504', '12504', '2.1', '8', '0', '100', '0.2596']
    """
    if text.isdigit() and text[0] != "0":
        return text
    whole, _, part = text.replace(",", "").replace(" ", "").partition(".")
    part = part.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def times(text: str, factor: int) -> str:
    """A decimal as text times a whole number.

    >>> times("1.5", 1000)
    '1500'
    """
    return shortest(format(Decimal(text.replace(",", "")) * factor, "f"))


def share(part: str, whole: str) -> str:
    """``part`` of ``whole`` in per cent with two decimals: 三分之一 is 33.33.

    >>> share("1", "3"), share("3", "4")
    ('33.33', '75')
    """
    return shortest(format((Decimal(part.replace(",", "")) * 100 / Decimal(whole)).quantize(Decimal("0.01")), "f"))


def chinese(text: str) -> str:
    """A Chinese numeral as decimal text; digits in a row are read one by one (二〇二五), 半 is 0.5.

    >>> [chinese(t) for t in ("三十", "二十五", "一万五千", "百", "两千三百", "二〇二五", "十", "半", "一百零五")]
    ['30', '25', '15000', '100', '2300', '2025', '10', '0.5', '105']
    """
    if text == "半":
        return "0.5"
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return "".join(str(_DIGITS[c]) for c in text)
    total, section, digit = 0, 0, 0
    for i, c in enumerate(text):
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            section += (digit or (0 if i and text[i - 1] in "零〇" else 1)) * _TENS[c]
            digit = 0
        elif c in _MYRIADS:
            section = (section + digit or (1 if not total else 0)) * _MYRIADS[c]
            total, section, digit = total + section, 0, 0
    return str(total + section + digit)


def split_multiplier(text: str) -> tuple[str, str]:
    """A Chinese numeral without the 万 or 亿 that goes with its unit, and that multiplier.

    >>> split_multiplier("五千亿"), split_multiplier("百"), split_multiplier("万亿"), split_multiplier("三万")
    (('五千', '亿'), ('百', ''), ('', '万亿'), ('三', '万'))
    """
    cut = len(text)
    while cut and text[cut - 1] in "万亿":
        cut -= 1
    return text[:cut], text[cut:]


def neighbours(text: str) -> tuple[str, str] | None:
    """The two ends of 两三家, 三五家, 七八个; None for any other numeral.

    >>> neighbours("三五"), neighbours("二〇"), neighbours("十五")
    (('3', '5'), None, None)
    """
    if len(text) != 2 or any(c not in "一两二三四五六七八九" for c in text):
        return None
    low, high = _DIGITS[text[0]], _DIGITS[text[1]]
    return (str(low), str(high)) if 0 < high - low <= 2 else None

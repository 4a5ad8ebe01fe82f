"""What a figure is in: unit, prices. Two figures share an axis only where both agree or can be converted."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from compare.packaged import packaged_data

REAL, NOMINAL, UNKNOWN, NO_PRICES = "real", "nominal", "unknown", ""
"""Price bases; the last is that of a figure that is not money."""

_CLAUSE = re.compile(r"(?:[^,;。:()]|\([^()]*\))+")
_HALF = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}  # full-width signs, digits and letters


@cache
def data() -> dict[str, Any]:
    """figures.yaml as read."""
    loaded: dict[str, Any] = packaged_data(Path(__file__).with_name("figures.yaml"))
    return loaded


def half_width(text: str) -> str:
    """A text of the same length with its full-width signs in half width."""
    return text.translate(_HALF)


class Unit(NamedTuple):
    """What a unit measures, and how many of the dimension's first unit it is; no dimension where it is not known."""

    dimension: str
    factor: float


@cache
def unit(written: str) -> Unit:
    """The unit as data know it, with its multiplier; a ratio by its two sides.

    >>> unit("万亿元"), unit("万亩").dimension, unit("万元/亩").dimension
    (Unit(dimension='yuan', factor=1000000000000.0), 'area', 'yuan per area')
    >>> unit("筐")
    Unit(dimension='筐', factor=1.0)
    """
    name = half_width(written)
    known, multipliers = _units(), data()["multipliers"]
    for cut in range(len(name)):
        if name[cut:] in known and (cut == 0 or name[:cut] in multipliers):
            found = known[name[cut:]]
            return Unit(found.dimension, found.factor * (multipliers[name[:cut]] if cut else 1.0))
    above, slash, below = name.partition("/")
    if slash and above and below:
        top, bottom = unit(above), unit(below)
        return Unit(f"{top.dimension} per {bottom.dimension}", top.factor / bottom.factor)
    return Unit(name, 1.0)


@cache
def _units() -> dict[str, Unit]:
    return {
        name: Unit(dimension, float(factor))
        for dimension, units in data()["dimensions"].items()
        for name, factor in units.items()
    }


def convert(value: float, written: str, to: str) -> float | None:
    """The value in another unit, None where the two measure different things.

    >>> convert(2.5, "万亿元", "亿元"), convert(15, "亩", "公顷"), convert(3, "亿美元", "亿元")
    (25000.0, 1.0, None)
    """
    one, other = unit(written), unit(to)
    return round(value * one.factor / other.factor, 10) if one.dimension == other.dimension else None


def prices(text: str, start: int, figures: list[tuple[int, int]]) -> str:
    """The price basis that a sentence gives the figure that starts at ``start``: real, nominal or unknown.

    A word counts for the figures of its own clause; in a clause without a figure, for all that follow up to the next such
    word: 按可比价格计算,增加值年均增长8%,产值翻一番. ``figures`` are the spans of all figures of the sentence.

    >>> prices("增加值增长8%(可比价),产值达到500亿元", 5, [(5, 7), (16, 21)])
    'real'
    >>> prices("增加值增长8%(可比价),产值达到500亿元", 16, [(5, 7), (16, 21)])
    'unknown'
    """
    known = UNKNOWN
    for clause in _CLAUSE.finditer(half_width(text)):
        own = any(a >= clause.start() and b <= clause.end() for a, b in figures)
        said = _said(clause[0])
        inside = clause.start() <= start < clause.end()
        if said and not own:
            known = said
        if inside:
            return said or known
    return known


def _said(text: str) -> str:
    return next((basis for basis, words in data()["prices"].items() if any(word in text for word in words)), "")

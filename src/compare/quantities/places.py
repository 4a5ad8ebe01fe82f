"""A number where it stands: its sentence, its clause, its class of unit and its comparator."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compare.quantities.lexicon import cue_pattern

# Sections that tell.
BACKGROUND = frozenset({"background", "title"})
# Classes of units that measure a thing, not money or a count.
SPECIFIC = frozenset({"area", "length", "mass", "volume", "energy", "compute"})


class Place(NamedTuple):
    """A number in its sentence ``norm[first:last]`` and its clause ``norm[left:right]``; ``heading`` is its section's."""

    norm: str
    first: int
    last: int
    left: int
    right: int
    start: int
    end: int
    unit_class: str
    comparator: str
    function: str
    words: str
    heading: str = ""


@cache
def strong_future() -> re.Pattern[str]:
    """Words that prove a future whatever the section."""
    words = cue_pattern("roles", "strong_future").pattern
    return re.compile(rf"(?!未来(?:产业|信息|能源|制造|健康|空间|材料|城|社区|工厂|网络|技术|科技|汽车|领域|赛道|学院))(?:{words})")


# 每张补8万元, 展位费补50%, 按合同额的10%补: short for 补助, only beside an amount
_SHORT = r"(?<![增填弥候后])[补贴](?=[0-9.]+ ?(?:万?元|%|个点)|[一二三四五六七八九]成|租金|差额)|(?<=[%成])补(?=[,;。)])|拨付?(?=[0-9一二三四五六七八九]+(?:%|成))|再[加补奖给](?=[0-9])|贴补|(?<=%)支持(?=[,。;])|抵扣?(?=[0-9.]+ ?(?:万?元|%)|一半)"


@cache
def giving() -> re.Pattern[str]:
    """Words by which support is given."""
    return re.compile(f"{cue_pattern('roles', 'give').pattern}|{_SHORT}")


def given_before(place: Place) -> re.Match[str] | None:
    """The last word of giving before the number in its clause. The short ones are known by the amount behind them."""
    found = None
    for m in giving().finditer(place.norm, place.left, place.end):
        if m.end() <= place.start:
            found = m
    return found

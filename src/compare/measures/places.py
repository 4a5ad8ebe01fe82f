"""For which part of a region a figure or a list stands: '' where it is for the whole area that the text speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from compare.measures.figures import data, half_width

if TYPE_CHECKING:
    from compare.study import Study


class Split(NamedTuple):
    """The part of the area that words begin with ('' for the whole), and the rest: whom or what they restrict."""

    place: str
    rest: str


class Places:
    """Reads places in the words of one region's text."""

    def __init__(self, names: Iterable[str]) -> None:
        raw = data()
        own = "|".join(re.escape(name) for name in sorted(set(filter(None, names)), key=len, reverse=True))
        whole = rf"(?:(?:{own}){raw['own_endings']})|" if own else ""
        self._own = re.compile(rf"(?:{whole}{raw['own_area']})")
        self._part = re.compile(raw["part"])
        self._no_part = tuple(raw["no_part"])
        self._label = re.compile(rf"(?:^|[。;:\s|])({raw['part']}):")

    def split(self, words: str) -> Split:
        """Words cut into the place they begin with and the rest.

        >>> Places(["甲州"]).split("全州战略性新兴产业"), Places(["甲州"]).split("丙丁市规模以上")
        (Split(place='', rest='战略性新兴产业'), Split(place='丙丁市', rest='规模以上'))
        """
        own = self._own.match(words)
        if own:
            return Split("", words[own.end() :])
        part = self._part.match(words)
        return Split(part[0], words[part.end() :]) if part else Split("", words)

    def is_whole(self, words: str) -> bool:
        """Whether words begin by naming the whole area: 全市, 我省, the region's name."""
        return self._own.match(words) is not None

    def heading(self, heading: str, number: str) -> str:
        """The place that a heading names and nothing else: 1.乙市高新区。; '' for another heading or the whole."""
        bare = half_width(heading).removeprefix(half_width(number)).strip("、.。:() \t\xa0")
        found = self._part.fullmatch(bare)
        return found[0] if found and self._is_place(found[0]) else ""

    def label(self, text: str, at: int) -> str:
        """The place in front of the last colon before ``at``: 乙高新区:建设…"""
        found = [m[1] for m in self._label.finditer(half_width(text), 0, at) if self._is_place(m[1])]
        return found[-1] if found else ""

    def inside(self, text: str) -> str:
        """A part that a text names anywhere: 立足兵团南疆师市实际 of Bingtuan names 南疆师市; '' where it names none."""
        bare = re.sub("|".join(self._no_part), " ", self._own.sub(" ", text))
        found = next(self._part.finditer(bare), None)
        return found[0] if found else ""

    def _is_place(self, name: str) -> bool:
        return not self._own.fullmatch(name) and not any(word in name for word in self._no_part)


def readers(study: Study) -> dict[str, Places]:
    """A reader of places for each region with a policy, which knows the region by its names."""
    names = {row[0]: row[1:] for row in study.regions[["region", "name_zh", "short_zh"]].values.tolist()}
    return {region: Places(names[region]) for region in study.regions_in_order}

"""Places of China by name and code: provinces and prefectures in full, and those counties that stand below no prefecture.

``places.csv`` follows GB/T 2260-2007 with the changes up to 2023 (Laiwu and Chaohu gone, Sansha and Danzhou, the
prefectures of Tibet and Xinjiang that became cities, the districts of Chongqing): 34 provinces, 333 prefecture-level
divisions, the districts and counties of the four municipalities, the counties and cities that a province administers
itself, and the twelve cities of the Production and Construction Corps. Left out are the other counties, some 2,700: their
name and level are read from the text, their code is left empty. The Corps itself has no code in the standard.

English names are those of the places' own sites: pinyin, or the name in use (Hohhot, Urumqi). Where two places share one,
the province stands in brackets.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("places.csv")


class Place(NamedTuple):
    """One division; ``adcode`` is empty where GB/T 2260 has none."""

    adcode: str
    name_zh: str
    short_zh: str
    name_en: str
    short_en: str

    @property
    def level(self) -> str:
        """province, prefecture, county, or special for the Corps."""
        if not self.adcode:
            return "special"
        return "province" if self.adcode.endswith("0000") else "prefecture" if self.adcode.endswith("00") else "county"

    def is_in(self, other: Place) -> bool:
        """Whether the code of the other place holds this one's."""
        stem = {"province": other.adcode[:2], "prefecture": other.adcode[:4]}.get(other.level, "")
        return bool(stem) and self.adcode.startswith(stem) and self != other


@cache
def places() -> tuple[Place, ...]:
    """All places, in the order of their codes."""
    with FILE.open(encoding="utf-8", newline="") as f:
        return tuple(Place(**row) for row in csv.DictReader(f))


@cache
def by_name() -> dict[str, tuple[Place, ...]]:
    """Places by full and by short name; of several that share one, the higher first."""
    found: dict[str, list[Place]] = {}
    for place in places():
        for name in dict.fromkeys((place.name_zh, place.short_zh)):
            found.setdefault(name, []).append(place)
    rank = ("special", "province", "prefecture", "county")
    return {name: tuple(sorted(few, key=lambda place: rank.index(place.level))) for name, few in found.items()}


@cache
def by_code() -> dict[str, Place]:
    """Places by code."""
    return {place.adcode: place for place in places() if place.adcode}


def above(place: Place) -> Place | None:
    """The division that holds a place: its prefecture, else its province; None for a province."""
    if place.level == "special":
        return by_code()["650000"]
    for code in (place.adcode[:4] + "00", place.adcode[:2] + "0000"):
        if code != place.adcode and code in by_code():
            return by_code()[code]
    return None

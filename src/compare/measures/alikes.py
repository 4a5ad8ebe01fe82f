"""Promises that look alike and may not be compared, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.frames import rows_of
from compare.measures.ground import Ground, figure, grounded
from compare.measures.measured import NOT_SAID
from compare.measures.names import names_of

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

FIELDS = ("concept", "statistic", "population", "geography", "kind", "prices", "unit", "period")
"""What two figures must agree in, in the order in which reasons are given."""

UNKNOWN, UNSAID, DIFFERS = "unknown", "unsaid", "differs"
"""Why two figures may not be compared (names.yaml, reasons)."""

ALIKE = 0.5
"""Dice coefficient of the pairs of running characters of two indicators' names, from which on they look alike."""

SIDE = ("promise", "indicator_zh", "indicator_en", "indicator_code", "figure", "regions", "regions_zh", "regions_en", "n", "doc_id", "start", "end")


def look_alikes(study: Study) -> pd.DataFrame:
    """One row for each pair of grounds that look alike, of two regions, and may not be compared; with the reason.

    Two promises look alike where they belong to one indicator whatever the statistic, where the names of their
    indicators are alike (Dice coefficient of running pairs of characters from 0.5), or where they say the same words.
    Promises with one ground count once: promise and other are the first in order of the regions, of two regions, n and
    other_n how many there are, regions and other_regions who makes them, that of the promise first. indicator_zh has the words of the text, indicator_en the name of
    the indicator. ``reason`` is a code:

    - differs: the grounds differ in ``fields`` (concept, statistic, population, geography, kind, prices, unit, period);
    - unsaid: they agree, but the words do not say whose figure it is (fields is population);
    - unknown: the vocabulary of indicators does not know what they measure (fields is concept).

    reason_zh and reason_en say it in words, with the values of both sides; what a text restricts a figure to stands in the
    text's own words. truncated: whether one side rests on texts that are cut off alone.
    """
    import pandas as pd

    level = study.indicators[study.indicators["statistic"] == "level"]
    plain = {code.partition(".")[0]: name for code, name in level[["indicator_code", "name_zh"]].values.tolist()}
    rows = []
    for one, other in (_across(*pair) for pair in _pairs(_sides(grounded(study)), plain)):
        reason, differ = _reason(one.ground, other.ground)
        said = [_words(one, other, reason, differ, language, plain) for language in (0, 1)]
        rows.append((*one.cells(), *other.cells(), " ".join(differ), reason, *said, one.cut or other.cut))
    rows.sort(key=lambda row: len(row[2 * len(SIDE)].split()))
    columns = [*SIDE, *(f"other_{name}" for name in SIDE), "fields", "reason", "reason_zh", "reason_en", "truncated"]
    return pd.DataFrame(rows, columns=columns)


def _reason(one: Ground, other: Ground) -> tuple[str, list[str]]:
    """Code of the reason, and the fields that differ.

    Kind, prices, unit and period follow from the statistic and are named only where it is one.
    """
    if not one.concept:
        return UNKNOWN, ["concept"]
    fields = FIELDS if one.statistic == other.statistic else FIELDS[: FIELDS.index("kind")]
    differ = [name for name in fields if getattr(one, name) != getattr(other, name)]
    return (DIFFERS, differ) if differ else (UNSAID, ["population"])


class _Side(NamedTuple):
    """Promises with one ground, those of the first region first."""

    ground: Ground
    rows: tuple[Any, ...]

    @property
    def row(self) -> Any:
        """The promise that stands for all."""
        return self.rows[0]

    @property
    def regions(self) -> dict[str, tuple[str, str]]:
        """Chinese and English name of each region."""
        return {row.region: (row.region_zh, row.region_en) for row in self.rows}

    @property
    def cut(self) -> bool:
        """Whether no text is whole."""
        return all(row.truncated for row in self.rows)

    def halves(self) -> tuple[_Side, _Side]:
        """The promises of the first region, and those of the others."""
        own = tuple(row for row in self.rows if row.region == self.row.region)
        return _Side(self.ground, own), _Side(self.ground, tuple(row for row in self.rows if row.region != self.row.region))

    def behind(self, region: str) -> _Side:
        """The side with the promises of ``region`` last."""
        return _Side(self.ground, tuple(sorted(self.rows, key=lambda row: row.region == region)))

    def cells(self) -> tuple[Any, ...]:
        """The columns of one side (SIDE)."""
        row, regions = self.row, self.regions
        zh, en = zip(*regions.values(), strict=True)
        what = (row.promise, row.indicator_zh, row.indicator_name or row.indicator, row.indicator_code, figure(row))
        return (*what, " ".join(regions), "、".join(zh), ", ".join(en), len(self.rows), row.doc_id, row.start, row.end)


def _sides(found: pd.DataFrame) -> dict[str, list[_Side]]:
    """Sides by what makes them look alike: the indicator without its statistic, or the words where it has none.

    Promises come in the order of their regions, and stay so.
    """
    grouped: dict[tuple[str, Ground], list[Any]] = defaultdict(list)
    for row in rows_of(found):
        family = row.indicator_code.partition(".")[0] or f"“{row.indicator}”"
        grouped[family, row.ground].append(row)
    sides: dict[str, list[_Side]] = defaultdict(list)
    for (family, ground), rows in grouped.items():
        sides[family].append(_Side(ground, tuple(rows)))
    return sides


def _pairs(sides: dict[str, list[_Side]], names: dict[str, str]) -> Iterator[tuple[_Side, _Side]]:
    """Pairs of sides that look alike and are of two regions; ``names`` has the name of each indicator."""
    for found in sides.values():
        # one ground that two regions share is comparable, unless nobody knows what it is or whose
        yield from (s.halves() for s in found if len(s.regions) > 1 and not (s.ground.concept and s.ground.whose))
        yield from (pair for pair in combinations(found, 2) if _apart(*pair) and not _far(*pair))
    told = [family for family in sides if family in names and sides[family][0].row.population != NOT_SAID]
    pairs = {family: _running(names[family]) for family in told}
    for a, b in combinations(pairs, 2):
        if _dice(pairs[a], pairs[b]) >= ALIKE:
            both = ((one, other) for one in sides[a] for other in sides[b] if _apart(one, other))
            yield from (pair for pair in both if _near(pair[0].ground, pair[1].ground))


def _apart(one: _Side, other: _Side) -> bool:
    return len({*one.regions, *other.regions}) > 1


def _across(one: _Side, other: _Side) -> tuple[_Side, _Side]:
    """The sides so that the promises that stand for them are of two regions."""
    if one.row.region != other.row.region:
        return one, other
    if len(other.regions) > 1:
        return one, other.behind(one.row.region)
    return one.behind(other.row.region), other


def _near(one: Ground, other: Ground) -> bool:
    """Whether grounds of two indicators could be taken for each other: one statistic, and one concept or a telling unit."""
    same = one.concept == other.concept or (one.unit == other.unit and one.unit != "count")
    return same and one.statistic == other.statistic


def _far(one: _Side, other: _Side) -> bool:
    """Whether two figures share no more than a word that fits anything: firms of one kind, and of quite another."""
    a, b = one.row.group, other.row.group
    return bool(a and b) and one.row.population == NOT_SAID and not _running(a) & _running(b)


def alike(a: str, b: str) -> float:
    """Dice coefficient of the pairs of running characters of two names, between 0 and 1.

    >>> round(alike("战略性新兴产业产值", "战略性新兴产业规模"), 2), alike("实验室", "孵化器")
    (0.75, 0.0)
    """
    return _dice(_running(a), _running(b))


def _running(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _words(one: _Side, other: _Side, reason: str, differ: list[str], language: int, plain: dict[str, str]) -> str:
    """The reason in Chinese (language 0) or English (1)."""
    if reason != DIFFERS:
        return names_of("reasons")[reason][language]
    colon, stop = (":", ";") if language == 0 else (": ", "; ")
    field = names_of("fields")
    sides = [[_value(side, name, language, plain) for side in (one, other)] for name in differ]
    return stop.join(f"{field[name][language]}{colon}{a} ≠ {b}" for name, (a, b) in zip(differ, sides, strict=True))


def _value(side: _Side, name: str, language: int, plain: dict[str, str]) -> str:
    """What one side has in a field; in Chinese a concept and a population go by the indicator's name."""
    ground, row = side.ground, side.row
    if name == "unit":
        return str(row.unit)
    if name in VALUES:
        return names_of(VALUES[name])[getattr(ground, name)][language]
    if name == "geography":
        return ground.geography or names_of("reasons")["whole"][language]
    if name == "concept" and language == 1:
        return ground.concept
    if name in ("concept", "population"):
        return _whose(row, name, language, plain)
    return str(getattr(ground, name))


def _whose(row: Any, name: str, language: int, plain: dict[str, str]) -> str:
    """Whom an indicator is of, with what the words restrict it to."""
    own = plain.get(row.indicator_code.partition(".")[0], "")
    if language == 1:
        own = row.population.removesuffix(NOT_SAID).removesuffix("as stated").rstrip(", ")
    restricted = f"“{row.group}”" if row.group and name == "population" else ""
    said = f"{own}{restricted}" if language == 0 else " ".join(filter(None, (own, restricted)))
    return said or str(row.indicator_name)


VALUES = {"statistic": "statistics", "kind": "statistic_kinds", "prices": "price_bases"}
"""Fields whose values have names, and where those stand in names.yaml."""

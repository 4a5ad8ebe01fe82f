"""Targets on common ground: promises that measure the same thing side by side, and why others may not be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.figures import convert, unit
from compare.measures.frames import rows_of
from compare.measures.measured import NOT_SAID
from compare.measures.names import heads, shown, word
from compare.measures.targets import promises

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

FIELDS = ("concept", "statistic", "population", "geography", "kind", "prices", "unit", "period")
"""What two figures must agree in, in the order in which reasons are given."""

OVER_A_PERIOD = ("added", "growth", "fall", "change", "change_gdp", "change_industry", "change_share")
"""Statistics that add up over the years between base and deadline: two of them meet only where the years agree."""

ALIKE = 0.5
"""Dice coefficient of the pairs of running characters of two indicators' names, from which on they look alike."""


class Ground(NamedTuple):
    """What a figure measures; two figures with the same ground stand in one row. ``whose`` is '' where nobody knows."""

    concept: str
    statistic: str
    population: str
    geography: str
    kind: str
    prices: str
    unit: str
    period: str
    whose: str


def common_ground(study: Study) -> pd.DataFrame:
    """One row for each promise that another region makes too: same indicator, population, geography, prices, period.

    ``row`` joins the promises that may be compared; ``regions`` counts the regions of a row whose text is whole, two at
    least. A truncated text's promises stand in rows that others make (``truncated``), but no row rests on them. amount,
    amount_high and baseline_amount are in ``shown_unit`` (the indicator's usual unit, where the figures convert to it);
    value and unit stay as written. ``part_name`` is '' for the whole region. ``size_matters`` says that the figure is a
    level or a sum, which a large region reaches sooner than a small one; shares and rates have no such excuse.
    The columns of `targets.promises` follow: horizon, growth, points, binding … and start and end for `Study.behind`.
    """
    found = grounded(study)
    regions: dict[Ground, set[str]] = defaultdict(set)
    for ground, region, cut in zip(found["ground"], found["region"], found["truncated"], strict=True):
        if ground.concept and ground.whose and not cut:
            regions[ground].add(region)
    rows = {ground: n for n, ground in enumerate((g for g in regions if len(regions[g]) > 1), start=1)}
    kept = [i for i, ground in enumerate(found["ground"]) if ground in rows]
    frame = found.iloc[kept]
    grounds = list(frame["ground"])
    frame = _in_one_unit(study, frame.assign(row=[rows[g] for g in grounds], regions=[len(regions[g]) for g in grounds]))
    frame = frame.assign(
        compared=[_in_order(study, regions[g]) for g in grounds],
        size_matters=frame["kind"].isin(("stock", "added", "flow")),
    )
    ordered = frame.sort_values(["row", "region_order", "doc_id", "start"], ignore_index=True)
    return ordered.drop(columns="ground").rename(columns={"place": "part_name"})


def grounded(study: Study) -> pd.DataFrame:
    """`targets.promises` with the column ``ground``."""
    import pandas as pd

    found = promises(study)
    grounds: list[Any] = [_ground(row) for row in rows_of(found)]
    return found.assign(ground=pd.Series(grounds, index=found.index, dtype="object"))


def _ground(row: Any) -> Ground:
    own = row.population.removesuffix(NOT_SAID).removesuffix("as stated").rstrip(", ")
    population = ": ".join(part for part in (own, row.group) if part) or "all"
    period = f"{_year(row.base_year)}-{_year(row.year)}" if row.statistic in OVER_A_PERIOD else ""
    whose = population if row.group or not row.population.endswith(NOT_SAID) else ""
    names = (row.concept, row.statistic, population, row.place, row.kind)
    return Ground(*names, row.prices, row.dimension, period, whose)


def _year(year: Any) -> str:
    import pandas as pd

    return "?" if pd.isna(year) else str(int(year))


def _in_order(study: Study, regions: Iterable[str]) -> str:
    there = set(regions)
    return " ".join(region for region in study.regions_in_order if region in there)


def _in_one_unit(study: Study, frame: pd.DataFrame) -> pd.DataFrame:
    """With amounts in one unit a row: the indicator's usual one, else that of the first promise."""
    import pandas as pd

    usual = dict(zip(study.indicators["indicator_code"], study.indicators["unit"], strict=True))
    first: dict[int, str] = {}
    for row in rows_of(frame):
        known = usual.get(row.indicator_code, "")
        first.setdefault(row.row, known if unit(known).dimension == row.dimension else row.unit)
    shown_unit = [first[n] for n in frame["row"]]

    def amounts(column: str) -> Any:
        cells = zip(frame[column], frame["unit"], shown_unit, strict=True)
        return pd.array([pd.NA if pd.isna(v) else convert(float(v), a, b) for v, a, b in cells], dtype="Float64")

    return frame.assign(
        shown_unit=pd.Series(shown_unit, index=frame.index, dtype="str"),
        amount=amounts("value"),
        amount_high=amounts("value_high"),
        baseline_amount=amounts("baseline_value"),
    )


def look_alikes(study: Study) -> pd.DataFrame:
    """One row for each pair of grounds that look alike, of two regions, and may not be compared; with the reason.

    Two promises look alike where they belong to one indicator whatever the statistic, where the names of their
    indicators are alike (Dice coefficient of running pairs of characters from 0.5), or where they say the same words.
    Promises with one ground count once: promise and other are the first in order of the regions, n and other_n how many
    there are, regions and other_regions who makes them. ``fields`` lists what differs (concept, statistic, population,
    geography, kind, prices, unit, period; ``reason`` with the values on both sides), or ``population`` alone where the
    words do not say whose figure it is. truncated: whether one side rests on texts that are cut off alone.
    """
    import pandas as pd

    level = study.indicators[study.indicators["statistic"] == "level"]
    plain = zip(level["indicator_code"], level["name_zh"], strict=True)
    rows = []
    for one, other in _pairs(_sides(study, grounded(study)), {code.partition(".")[0]: name for code, name in plain}):
        differ = _differing(one.ground, other.ground)
        rows.append((*one.cells(), *other.cells(), " ".join(differ), _reason(one, other, differ), one.cut or other.cut))
    rows.sort(key=lambda row: len(row[-3].split()))
    names = ("promise", "indicator", "indicator_code", "figure", "regions", "n", "doc_id", "start", "end")
    columns = [*names, *(f"other_{name}" for name in names), "fields", "reason", "truncated"]
    return pd.DataFrame(rows, columns=columns)


def _differing(one: Ground, other: Ground) -> list[str]:
    """Fields that differ. Kind, prices, unit and period follow from the statistic and are named only where it is one."""
    if not one.concept:
        return ["concept"]
    fields = FIELDS if one.statistic == other.statistic else FIELDS[: FIELDS.index("kind")]
    return [name for name in fields if getattr(one, name) != getattr(other, name)] or ["population"]


class _Side(NamedTuple):
    """Promises with one ground: the first of them, and who makes them."""

    ground: Ground
    row: Any
    regions: tuple[str, ...]
    n: int
    cut: bool

    def cells(self) -> tuple[Any, ...]:
        row = self.row
        who = (" ".join(self.regions), self.n, row.doc_id, row.start, row.end)
        return (row.promise, row.indicator_zh, row.indicator_code, figure(row), *who)


def _sides(study: Study, found: pd.DataFrame) -> dict[str, list[_Side]]:
    """Sides by what makes them look alike: the indicator without its statistic, or the words where it has none."""
    place = {region: i for i, region in enumerate(study.regions_in_order)}
    grouped: dict[tuple[str, Ground], list[Any]] = defaultdict(list)
    for row in rows_of(found):
        family = row.indicator_code.partition(".")[0] or f"“{row.indicator}”"
        grouped[family, row.ground].append(row)
    sides: dict[str, list[_Side]] = defaultdict(list)
    for (family, ground), rows in grouped.items():
        regions = tuple(sorted({row.region for row in rows}, key=place.__getitem__))
        sides[family].append(_Side(ground, rows[0], regions, len(rows), all(row.truncated for row in rows)))
    return sides


def _pairs(sides: dict[str, list[_Side]], names: dict[str, str]) -> Iterator[tuple[_Side, _Side]]:
    """Pairs of sides that look alike and are of two regions; ``names`` has the name of each indicator."""
    for found in sides.values():
        # one ground that two regions share is comparable, unless nobody knows what it is or whose
        yield from ((s, s) for s in found if len(s.regions) > 1 and not (s.ground.concept and s.ground.whose))
        yield from (pair for pair in combinations(found, 2) if _apart(*pair) and not _far(*pair))
    told = [family for family in sides if family in names and sides[family][0].row.population != NOT_SAID]
    pairs = {family: _running(names[family]) for family in told}
    for a, b in combinations(pairs, 2):
        if _dice(pairs[a], pairs[b]) >= ALIKE:
            both = ((one, other) for one in sides[a] for other in sides[b] if _apart(one, other))
            yield from (pair for pair in both if _near(pair[0].ground, pair[1].ground))


def _apart(one: _Side, other: _Side) -> bool:
    return len({*one.regions, *other.regions}) > 1


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


def _reason(one: _Side, other: _Side, differ: list[str]) -> str:
    if not one.ground.concept:
        return "concept: the vocabulary of indicators does not know it"
    if one.ground == other.ground:
        return "population: the words do not say whose it is"
    parts = []
    for name in differ:
        a, b = (getattr(side.ground, name) or ("the whole area" if name == "geography" else "none") for side in (one, other))
        parts.append(f"{name}: {a} ≠ {b}")
    return "; ".join(parts)


SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ ", ">": "> ", "<": "< "}


def figure(row: Any) -> str:
    """A promise's figure to read: sign, value or range, unit, deadline."""
    import pandas as pd

    high = "" if pd.isna(row.value_high) else f"–{shown(row.value_high)}"
    gap = "" if row.dimension == "percent" else " "
    year = "" if pd.isna(row.year) else f" ({int(row.year)})"
    return f"{SIGNS[row.comparator]}{shown(row.value)}{high}{gap}{row.unit}{year}"


def ground_wide(common: pd.DataFrame, labels: str = "en") -> pd.DataFrame:
    """A table to read from `common_ground`: a row for what may be compared, a column a region, the figures as text."""
    import pandas as pd

    columns = common.drop_duplicates("region").sort_values(["region_order", "region"])
    cells: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in rows_of(common):
        cells[row.row, row.region].append(figure(row))
    rows = common.drop_duplicates("row")
    body = [["; ".join(cells.get((n, region), [word("missing", "none", labels)])) for region in columns["region"]] for n in rows["row"]]
    zh, en = rows["indicator_plain"], rows["indicator_name"]
    names = {"zh": zh, "en": en, "both": zh + " " + en}[labels]
    group = rows["group"].map(lambda words: f" ({words})" if words else "")
    return pd.DataFrame(body, index=pd.Index((names + group).tolist(), dtype="str"), columns=heads(columns, labels))

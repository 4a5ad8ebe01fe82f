"""Targets on common ground: promises that measure the same thing, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.figures import convert, unit
from compare.measures.frames import rows_of
from compare.measures.measured import NOT_SAID
from compare.measures.names import heads, shown, word
from compare.measures.targets import promises

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

OVER_A_PERIOD = ("added", "growth", "fall", "change", "change_gdp", "change_industry", "change_share")
"""Statistics that add up over the years between base and deadline: two of them meet only where the years agree."""


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

"""Targets of higher plans beside those of the regions: shown only where definition, population and year are the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import UserError
from compare.measures.figures import unit
from compare.measures.frames import rows_of
from compare.measures.ground import OVER_A_PERIOD, SIGNS
from compare.measures.names import named
from compare.measures.targets import promises

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

TEXT = ("indicator_code", "level", "region", "comparator", "unit", "prices", "definition", "source")
COLUMNS = ("indicator_code", "level", "region", "base_year", "year", "comparator", "value", "unit", "prices", "definition", "source")
NEEDED = ("indicator_code", "level", "region", "year", "comparator", "value", "unit", "definition", "source")


class TargetError(UserError):
    """A row of data/reference/targets.csv that cannot be read; the message names line, column and what is accepted."""


def references(study: Study) -> pd.DataFrame:
    """The targets in data/reference/targets.csv, as they stand there; no rows where there is no such file.

    indicator_code, level (nation, province …), region, base_year (of what adds up over a period), year, comparator,
    value, unit, prices (as in `targets.promises`), definition, source.
    """
    import pandas as pd

    path = reference_file(study)
    types: dict[str, Any] = {name: "str" if name in TEXT else "Float64" if name == "value" else "Int64" for name in COLUMNS}
    if not path.is_file():
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in types.items()})
    raw = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    if tuple(raw.columns) != COLUMNS:
        raise TargetError(f"found the columns {', '.join(raw.columns)}", where=str(path), accepted=", ".join(COLUMNS))
    for line, row in enumerate(rows_of(raw), start=2):
        if fault := _fault(row):
            raise TargetError(fault, where=f"{path}, line {line}", accepted=_accepted(fault))
    numbers = {name: pd.to_numeric(raw[name], errors="coerce").astype(types[name]) for name in ("base_year", "year", "value")}
    return raw.assign(**numbers).astype(types)


def reference_file(study: Study) -> Path:
    """Where the reference targets of a study stand: beside its processed tables."""
    return study.folder.parent / "reference" / "targets.csv"


def _fault(row: Any) -> str:
    if missing := [name for name in NEEDED if not getattr(row, name)]:
        return f"{missing[0]} is empty"
    if row.comparator not in SIGNS:
        return f"comparator is {row.comparator!r}"
    for name in ("year", "base_year"):
        year = getattr(row, name)
        if year and not (year.isdigit() and len(year) == 4):
            return f"{name} is {year!r}"
    try:
        float(row.value)
    except ValueError:
        return f"value is {row.value!r}"
    return ""


def _accepted(fault: str) -> str:
    return {"comparator": ", ".join(SIGNS), "year": "a year such as 2025", "base_year": "a year, or nothing", "value": "a number such as 2.5"}.get(
        fault.split(maxsplit=1)[0], "a value"
    )


def reference_targets(study: Study) -> pd.DataFrame:
    """One row for each promise and reference target of its indicator: whether the reference may be drawn beside it.

    ``shown`` holds where the reference has the definition that the vocabulary gives the indicator, the promise is made for
    the whole region and the whole population, and year and prices agree (for what adds up over a period, its base too);
    else ``reason`` names the first that does not. The columns of both stand side by side, the reference's with the prefix
    ``reference_``; promise, doc_id, start and end open the promise.
    """
    import pandas as pd

    known = references(study).add_prefix("reference_")
    columns = ["region", "doc_id", "promise", "start", "end", "indicator_code", "indicator_name", "indicator_plain", "comparator"]
    columns += ["value", "value_high", "unit", "year", "base_year", "statistic", "place", "group", "prices", "dimension", "truncated"]
    both = promises(study)[columns].merge(known, left_on="indicator_code", right_on="reference_indicator_code")
    definition = dict(zip(study.indicators["indicator_code"], study.indicators["definition"], strict=True))
    reason = [_reason(row, definition[row.indicator_code]) for row in rows_of(both)]
    frame = both.assign(reason=pd.Series(reason, index=both.index, dtype="str"))
    return named(study, frame.assign(shown=frame["reason"] == "").drop(columns="reference_indicator_code"))


def _reason(row: Any, definition: str) -> str:
    import pandas as pd

    period = row.statistic in OVER_A_PERIOD
    differs = {
        "definition": row.reference_definition != definition,
        "geography": bool(row.place),
        "population": bool(row.group),
        "year": pd.isna(row.year) or row.year != row.reference_year,
        "period": period and (pd.isna(row.base_year) or pd.isna(row.reference_base_year) or row.base_year != row.reference_base_year),
        "prices": row.prices != row.reference_prices,
        "unit": unit(row.unit).dimension != unit(row.reference_unit).dimension,
    }
    return next((name for name, holds in differs.items() if holds), "")

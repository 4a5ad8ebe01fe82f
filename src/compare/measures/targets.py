"""What each region promises: targets joined over their statements, with horizon, baseline and implied growth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.figures import UNKNOWN
from compare.measures.figures import unit as units_of
from compare.measures.measured import measured
from compare.measures.names import named, truncated_regions
from compare.measures.precision import tasks
from compare.measures.scope import COUNTED, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

FIELDS = ("value", "value_high", "unit", "year", "baseline_value", "baseline_year")
SAID = ("place", "group", "prices")
"""What a promise is restricted to; each statement may say it or leave it open."""

RATES = {"growth": "stated as growth", "annual_growth": "stated as annual growth", "change": "stated as a change"}
"""Bases whose figure is itself a growth: nothing is left to imply."""


class Growth(NamedTuple):
    """Implied growth in % a year, or the change of a share in points a year, or the reason for neither."""

    percent: float | None
    points: float | None
    reason: str


def promises(study: Study) -> pd.DataFrame:
    """One row for each promise, that is for each target_id, however often the text states it.

    The row is that of the statement which says most: with a baseline, then with most fields filled, then the first.
    Of statements with the same figure the stronger comparator counts (a table prints 148 where the prose says more
    than 148). ``statements`` counts them, ``tables`` those of a table. A target without a target_id is a promise of its own.

    - horizon: years from base_year to the deadline ``year``; base_year is the baseline's, else the year that the words
      count from (较2020年), else the year before the document's period (a plan for 2021 to 2025 starts from the end of
      2020), else the year of issue; ``base_from`` says which (baseline, words, period, issued), both empty where there is none.
    - growth: implied growth in % a year, 100 × ((value / baseline_value) ^ (1 / years) − 1), years counted from
      baseline_year; points: change of a share in percentage points a year, (value − baseline_value) / years. Where neither can
      be computed ``reason`` says why. Growth is in the prices of the column ``prices``: real, nominal, or unknown.
    - part: whether the promise is a part of another (part_of); parts do not add to totals.
    - concept, statistic, population, kind, place, group, prices, dimension: what two promises must agree in to be compared
      (`measured.measured`); what one statement leaves open another of the same promise may say.

    ``start`` and ``end`` open the statement with `Study.behind`.
    """
    rows = study.quantities[study.quantities["role"] == "target"]
    rows = rows.merge(study.policies[["doc_id", "region", "period_start", "issued_on"]], on="doc_id", how="inner")
    own = rows["doc_id"] + "-" + rows["start"].astype("str")
    rows = measured(study, rows.assign(promise=rows["target_id"].where(rows["target_id"] != "", own)))
    filled = (rows[list(FIELDS)].notna() & (rows[list(FIELDS)].astype("str") != "")).sum(axis=1)
    ranked = rows.assign(_filled=filled, _base=rows["baseline_value"].notna())
    ranked = ranked.sort_values(
        ["doc_id", "promise", "_base", "_filled", "start"], ascending=[True, True, False, False, True]
    )
    best = ranked.drop_duplicates(["doc_id", "promise"]).drop(columns=["_filled", "_base", *SAID])
    frame = best.merge(_statements(rows), on=["doc_id", "promise"], how="left").merge(_said(ranked), on=["doc_id", "promise"])
    frame = frame.assign(comparator=_comparators(rows, frame), part=frame["part_of"] != "")
    order = {region: i for i, region in enumerate(study.regions_in_order)}
    frame = _with_growth(frame).assign(_order=frame["region"].map(order))
    frame = frame.sort_values(["_order", "doc_id", "start"], ignore_index=True).drop(columns="_order")
    cut = truncated_regions(study)
    compared = " ".join(
        region for region in study.regions_in_order if region not in cut and region in set(frame["region"])
    )
    frame = frame.assign(truncated=frame["region"].isin(cut), compared=compared)
    return named(study, _with_names(study, frame))


def _with_names(study: Study, frame: pd.DataFrame) -> pd.DataFrame:
    """With indicator_zh, the words of the text, and indicator_en, the name of the indicator's code.

    The code's names alone are indicator_name and, in Chinese, indicator_plain.

    Where a text has several promises of one code, the words of the text stand behind its name to tell them apart;
    where there is no code they stand alone.
    """
    names = study.indicators.set_index("indicator_code")[["name_zh", "name_en"]].to_dict()
    code, said = frame["indicator_code"], frame["indicator"]
    zh, en = (code.map(lambda c, known=known: known.get(c, "")).astype("str") for known in names.values())
    several = frame.duplicated(["doc_id", "indicator_code"], keep=False) & (said != "") & (en != "")
    return frame.assign(
        indicator_zh=said.where(said != "", zh),
        indicator_en=en.where(~several, en + " (" + said + ")").where(en != "", said),
        indicator_name=en,
        indicator_plain=zh,
    )


def _statements(rows: pd.DataFrame) -> pd.DataFrame:
    grouped = rows.assign(in_table=rows["table_id"] != "").groupby(["doc_id", "promise"])
    return grouped.agg(statements=("start", "size"), tables=("in_table", "sum")).reset_index()


def _said(ranked: pd.DataFrame) -> pd.DataFrame:
    """Place, group and prices of each promise: of the first of its statements that says so."""
    frame = ranked[["doc_id", "promise", *SAID]]
    told = frame.replace({"prices": {UNKNOWN: ""}}).replace("", None).groupby(["doc_id", "promise"], sort=False)[list(SAID)].first()
    some = frame.drop_duplicates(["doc_id", "promise"]).set_index(["doc_id", "promise"])
    return told.fillna(some).reset_index()


def _comparators(rows: pd.DataFrame, best: pd.DataFrame) -> list[str]:
    """The comparator of each promise: of the statements with the chosen figure, one that says more than '='."""
    said: dict[tuple[Any, ...], str] = {}
    for doc_id, promise, value, comparator in rows[["doc_id", "promise", "value", "comparator"]].values:
        if comparator != "=":
            said.setdefault((doc_id, promise, value), comparator)
    kept = best[["doc_id", "promise", "value", "comparator"]].values
    return [comparator if comparator != "=" else said.get((d, p, v), "=") for d, p, v, comparator in kept]


def _with_growth(frame: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    issued = pd.to_numeric(frame["issued_on"].str[:4], errors="coerce").astype("Int64")
    base = frame["baseline_year"].fillna(frame["base_said"]).fillna(frame["period_start"] - 1).fillna(issued)
    source = pd.Series("", index=frame.index, dtype="str").mask(issued.notna(), "issued")
    source = source.mask(frame["period_start"].notna(), "period").mask(frame["base_said"].notna(), "words")
    source = source.mask(frame["baseline_year"].notna(), "baseline")
    fields = ("value", "value_high", "unit", "year", "basis", "baseline_value", "baseline_year", "precision")
    known: list[list[Any]] = [[None if pd.isna(v) else v for v in row] for row in frame[list(fields)].values]
    grown = [growth(*row) for row in known]
    return frame.assign(
        base_year=base,
        base_from=source,
        horizon=frame["year"] - base,
        growth=pd.array([g.percent for g in grown], dtype="Float64"),
        points=pd.array([g.points for g in grown], dtype="Float64"),
        reason=[g.reason for g in grown],
    )


def growth(
    value: float,
    value_high: float | None,
    unit: str,
    year: int | None,
    basis: str,
    baseline: float | None,
    baseline_year: int | None,
    precision: str = "exact",
) -> Growth:
    """Growth implied by one promise: % a year for a level, points a year for a share; else the reason for neither.

    >>> growth(2800, None, "件", 2025, "level", 605, 2020).percent.__round__(1)  # (2800/605)^(1/5) - 1
    35.9
    >>> growth(6, None, "个", 2025, "level", 0, 2020).reason
    'the baseline is 0'
    """
    reason = _no_growth(value_high, year, basis, baseline, baseline_year, precision)
    if reason or baseline is None or year is None or baseline_year is None:
        return Growth(None, None, reason)
    years = year - baseline_year
    if units_of(unit).dimension in ("percent", "points") or basis == "share":
        return Growth(None, (value - baseline) / years, "a share: points a year")
    if baseline <= 0:
        return Growth(None, None, f"the baseline is {baseline:g}")
    return Growth(100 * ((value / baseline) ** (1 / years) - 1), None, "")


def _no_growth(
    high: float | None, year: int | None, basis: str, baseline: float | None, baseline_year: int | None, precision: str
) -> str:
    if basis in RATES:
        return RATES[basis]
    reasons = {
        "no baseline": baseline is None,
        "the target is a range": high is not None,
        "the target is an order of magnitude": precision == "magnitude",
        "no deadline": year is None,
        "the baseline has no year": baseline_year is None,
    }
    found = next((reason for reason, holds in reasons.items() if holds), "")
    if not found and year is not None and baseline_year is not None and year <= baseline_year:
        return "the deadline is not after the baseline"
    return found


def promise_totals(study: Study) -> pd.DataFrame:
    """One row for each region: how many promises, how precise, how dense.

    promises counts promises, statements the times they are stated, parts those that are a part of another; headline =
    promises − parts is the denominator of the shares that follow: with_deadline, with_baseline, with_range, binding
    (约束性), expected (预期性; the rest does not say). density = headline promises per 1,000 characters of body and item
    sentences. tasks, with_figure and task_deadline are those of `precision.tasks`. What a region has none of is <NA>, not
    0, in every share; a truncated text is shown but not in ``compared``.
    """
    import pandas as pd

    found = promises(study)
    text = sentences(study)
    length = text[text["kind"].isin(COUNTED)].groupby("region")["length"].sum()
    by_region = dict(iter(found.groupby("region")))
    rows = [
        _total(region, by_region.get(region, found.iloc[:0]), int(length.get(region, 0)))
        for region in study.regions_in_order
    ]
    frame = named(study, pd.DataFrame(rows).merge(tasks(study), on="region", how="left"))
    cut = truncated_regions(study)
    compared = [r for r, n in zip(frame["region"], frame["headline"], strict=True) if n and r not in cut]
    return frame.assign(truncated=frame["region"].isin(cut), compared=" ".join(compared))


def _total(region: str, found: pd.DataFrame, characters: int) -> dict[str, Any]:
    import pandas as pd

    headline = found[~found["part"].astype(bool)]
    n = len(headline)

    def share(of: pd.Series) -> Any:
        return of.mean() if n and of.any() else pd.NA

    return {
        "region": region,
        "promises": len(found),
        "statements": int(found["statements"].sum()),
        "parts": len(found) - n,
        "headline": n,
        "with_deadline": share(headline["year"].notna()),
        "with_baseline": share(headline["baseline_value"].notna()),
        "with_range": share(headline["value_high"].notna()),
        "binding": share(headline["binding"] == "约束性"),
        "expected": share(headline["binding"] == "预期性"),
        "characters": characters,
        "density": 1000 * n / characters if n and characters else pd.NA,
    }

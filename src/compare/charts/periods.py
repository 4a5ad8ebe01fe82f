"""When each text speaks: a strip of years with its period, its date of issue and the deadlines of its promises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import counts, regions, text
from compare.charts.theme import GREY, INK, Chart, finish, new, style, width
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.42
"""Height of one text in inches."""


def plan_periods(periods: pd.DataFrame, labels: str = "en", size: str = "page") -> Chart:
    """A strip for each text: its period as a bar, its issue as a triangle, and a dot for each deadline with how many are due.

    ``periods`` is from `measures.periods`. A year is a cell from January to December; a deadline stands in the middle of
    its year. On the right stands how many promises have no deadline.
    """
    texts = periods.drop_duplicates("doc_id").reset_index(drop=True)
    first, last = _span(periods)
    with style():
        chart = new(size, 0.35 + ROW * len(texts))
        axes = chart.add_subplot()
        for y, facts in enumerate(rows_of(texts)):
            _strip(axes, y, facts)
            _deadlines(axes, y, periods[periods["doc_id"] == facts.doc_id])
        axes.set(xlim=(first, last + 1), ylim=(len(texts) - 0.5, -0.5))
        step = max(1, -(-(last + 1 - first) // int(width(size) * 1.6)))
        years = range(first, last + 1, step)
        axes.set_xticks([year + 0.5 for year in years], [str(year) for year in years])
        axes.set_xticks(range(first, last + 2), minor=True)
        axes.grid(axis="x", which="minor")
        axes.tick_params(axis="x", which="both", length=0)
        axes.set_axisbelow(True)
        axes.spines["left"].set_visible(False)
        axes.set_yticks(range(len(texts)), _heads(texts, labels))
        _undated(axes, periods, labels)
        caption = text("captions", "periods", labels, "\n", counts=counts(_totals(periods), "n"))
        return finish(chart, text("titles", "periods", labels), caption)


def _span(periods: pd.DataFrame) -> tuple[int, int]:
    """First and last year that anything falls into."""
    issued = [int(day[:4]) for day in periods["issued_on"] if day[:4].isdigit()]
    known = pd.concat([periods[name].dropna() for name in ("period_start", "period_end", "year")])
    every = [*issued, *(int(year) for year in known)] or [2000]
    return min(every), max(every)


def _strip(axes: Axes, y: int, facts: Any) -> None:
    start, end, colour = facts.period_start, facts.period_end, facts.colour
    if pd.notna(start) and pd.notna(end):
        hollow = bool(facts.truncated)
        fill = "white" if hollow else colour
        axes.barh(y, end + 1 - start, left=start, height=0.34, facecolor=fill, edgecolor=colour, alpha=1 if hollow else 0.45)
    if (issued := _decimal(facts.issued_on)) is not None:
        axes.scatter(issued, y - 0.3, s=26, marker="v", color=INK, zorder=4)


def _decimal(day: str) -> float | None:
    """A date as a year with decimals; a year or month alone counts from its beginning.

    >>> _decimal("2021-07-02"), _decimal("2021"), _decimal("")
    (2021.4986301369863, 2021.0, None)
    """
    if not day[:4].isdigit():
        return None
    parts = [int(part) for part in day.split("-") if part.isdigit()]
    there = date(*(*parts, 1, 1)[:3]) if len(parts) < 3 else date(*parts[:3])
    return there.year + (there.timetuple().tm_yday - 1) / date(there.year, 12, 31).timetuple().tm_yday


def _deadlines(axes: Axes, y: int, rows: pd.DataFrame) -> None:
    for row in rows_of(rows[rows["year"].notna()]):
        axes.scatter(row.year + 0.5, y, s=95, facecolor="white" if row.truncated else row.colour, edgecolor=row.colour, zorder=5)
        ink = INK if row.truncated else "white"
        axes.text(row.year + 0.5, y, str(row.n), ha="center", va="center_baseline", fontsize=6.5, color=ink, zorder=6)


BESIDE: Any = {"xycoords": ("axes fraction", "data"), "xytext": (8, 0), "textcoords": "offset points"}
"""Where what stands right of the strips is put, at a height given in data."""


def _undated(axes: Axes, periods: pd.DataFrame, labels: str) -> None:
    """How many promises have no deadline, right of each strip."""
    for y, row in enumerate(rows_of(periods[periods["year"].isna()])):
        axes.annotate(str(row.n) if row.n else "–", (1, y), va="center_baseline", fontsize=7.5, **BESIDE)
    axes.annotate(text("words", "undated", labels, "\n"), (1, -0.62), va="bottom", fontsize=7, color=GREY, **BESIDE)


def _heads(texts: pd.DataFrame, labels: str) -> list[str]:
    """Names of regions, with the document where a region has several, and what is not stated of a text."""
    several = texts["region"].duplicated(keep=False)
    said = []
    for row, name, more in zip(rows_of(texts), regions(texts, labels), several, strict=True):
        no_period = pd.isna(row.period_start) or pd.isna(row.period_end)
        missing = {"no_period": no_period, "no_issue": _decimal(row.issued_on) is None}
        words = [text("words", key, labels) for key, holds in missing.items() if holds]
        said.append("\n".join([f"{name} ({row.doc_id})" if more else name, *words]))
    return said


def _totals(periods: pd.DataFrame) -> pd.DataFrame:
    """One row a region with n, its promises."""
    total = periods.groupby("region")["n"].sum()
    return periods.drop_duplicates("region").assign(n=lambda f: f["region"].map(total))

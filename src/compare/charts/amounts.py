"""Figures of promises as charts print them: amounts with sign and unit, baselines, implied change."""

from __future__ import annotations

from typing import Any

import pandas as pd

from compare.charts.labels import text


def amount(value: float) -> str:
    """A number as a text would print it: thousands apart, no needless decimals.

    >>> amount(2800.0), amount(0.25)
    ('2,800', '0.25')
    """
    return f"{value:,.4f}".rstrip("0").rstrip(".")


SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}


def promised(row: Any) -> str:
    """What is promised: comparator, value or range, unit."""
    sign = SIGNS.get(row.comparator, f"{row.comparator} ")
    high = "" if pd.isna(row.value_high) else f"–{amount(row.value_high)}"
    gap = "" if row.unit[:1] in ("%", "") else " "
    return f"{sign}{amount(row.value)}{high}{gap}{row.unit}"


def change(row: Any, labels: str) -> str:
    """Implied change a year: in %, or of a share in percentage points."""
    if pd.notna(row.growth):
        return f"{row.growth:+.1f}%"
    points = text("words", "points", "en" if labels == "both" else labels)
    return f"{row.points:+.2g} {points}" if pd.notna(row.points) else ""

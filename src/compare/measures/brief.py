"""What one region's text holds, picked out of the measures of all texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.contrast import STRENGTH
from compare.measures.frames import rows_of
from compare.measures.ground import figure
from compare.measures.names import shown

if TYPE_CHECKING:
    import pandas as pd


def leaving_out_others(quotients: pd.DataFrame, region: str) -> pd.DataFrame:
    """The region's quotients with each of its partners left out of the mean in turn: label, label_en, omitted, omitted_en, quotient.

    ``quotients`` are those of all regions, from `contrast.location_quotient`, with its formula. No rows where there are not two
    partners.
    """
    import pandas as pd

    own = quotients[(quotients["region"] == region) & quotients["quotient"].notna()]
    partners = own["partners"].iloc[0].split() if len(own) else []
    shares = quotients.pivot(index="region", columns="label", values="share").astype("float64").fillna(0.0)
    names = dict(zip(quotients["region"], quotients["region_en"], strict=True))
    parts = []
    for omitted in partners if len(partners) > 1 else ():
        mean = own["label"].map(shares.loc[[other for other in partners if other != omitted]].mean())
        quotient = (own["n"] + STRENGTH) / (own["total"] * mean + STRENGTH)
        parts.append(own[["label", "label_en"]].assign(omitted=omitted, omitted_en=names[omitted], quotient=quotient))
    columns = ["label", "label_en", "omitted", "omitted_en", "quotient"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def stated(promises: pd.DataFrame, count: int = 10) -> pd.DataFrame:
    """``count`` promises of `targets.promises` that are no parts of a total, with figure, baseline and change as text.

    Those with a baseline come first, then those with a deadline, then the others, each in the order of the text.

    figure is sign, value, unit and deadline; baseline the value and year that it starts from; change the implied growth in %
    a year, or the change of a share in percentage points a year. What a text does not state is empty.
    """
    rows = promises[~promises["part"].astype(bool)]
    vague = 2 - rows["year"].notna().astype(int) - rows["baseline_value"].notna().astype(int)
    rows = rows.assign(_vague=vague).sort_values("_vague", kind="stable").drop(columns="_vague").head(count)
    said = [(figure(row), _baseline(row), _change(row)) for row in rows_of(rows)]
    columns = list(zip(*said, strict=True)) if said else [(), (), ()]
    return rows.assign(**dict(zip(("figure", "baseline", "change"), map(list, columns), strict=True)))


def _baseline(row: Any) -> str:
    import pandas as pd

    if pd.isna(row.baseline_value):
        return ""
    year = "" if pd.isna(row.baseline_year) else f" ({row.baseline_year})"
    return f"{shown(row.baseline_value)}{year}"


def _change(row: Any) -> str:
    import pandas as pd

    if pd.notna(row.growth):
        return f"{row.growth:+.1f}%"
    return f"{row.points:+.2g} pp" if pd.notna(row.points) else ""

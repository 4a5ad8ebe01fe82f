"""What stands beside what: sectors and instruments that the same sentences name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from compare.measures.counts import attributions
from compare.measures.names import named, truncated_regions
from compare.measures.scope import TOO_FEW, Only, View, accept, labels, left_out, scope

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

CountRuler = Literal["sentences", "items", "headings"]
"""Rulers whose units are counted one by one, so that a cell of a table is a number of units."""


def cross(
    study: Study,
    scheme: str = "sector",
    other: str = "instrument",
    ruler: CountRuler = "sentences",
    view: View = "whole",
    **only: Unpack[Only],
) -> pd.DataFrame:
    """One row for each region, code and code of the other scheme: in how many units they stand together.

    Units are sentences of body text and items, items (条款; a code counts once, an item has its headings' sectors), or
    headings. n counts units with both codes; ``units`` those with a code of each scheme, ``row_n`` those of them with the
    code, ``column_n`` those with the other. expected = row_n × column_n / units is what n would be if the two had nothing to
    do with each other, and ratio = n / expected; ``share_of_row`` = n / row_n. A unit with several codes counts in several
    cells, so cells add up to more than units.

    A cell without units has n = 0 and ``status`` "none"; where expected is 0 ratio is <NA>. With under 20 units ("too few")
    or none ("no units") the counts stand, but expected, ratio and shares are <NA>. Small cells say little: read ratio only
    beside expected, and the sentences (`behind`). A text that is cut off stands apart (``truncated``), as in the mix.
    """
    accept("ruler", ruler, CountRuler)
    within = scope(view, only)
    one, two = labels(study, scheme), labels(study, other)
    rows = attributions(study, scheme, ruler, within)[["region", "unit_id", "label"]]
    columns = attributions(study, other, ruler, within)[["region", "unit_id", "label"]]
    rows, columns = (a[a["unit_id"].isin(b["unit_id"])] for a, b in ((rows, columns), (columns, rows)))
    frame = _counted(study, rows, columns.rename(columns={"label": "other_label"}), one, two)
    frame = frame.merge(one.drop(columns="subcode"), on="label", how="left")
    about = {name: f"other_{name}" for name in ("label", "code", "label_zh", "label_en", "group", "label_order")}
    frame = frame.merge(two.rename(columns=about)[list(about.values())], on="other_label", how="left")
    cut = truncated_regions(study)
    usable = set(frame.loc[frame["status"].isin(("ok", "none")), "region"]) - cut
    return named(study, frame).assign(
        **{"scheme": scheme, "other_scheme": other, "level": "code", "ruler": ruler, **within.columns},
        without=frame["region"].map(left_out(study, within)).fillna(0).astype("int64"),
        truncated=frame["region"].isin(cut),
        compared=" ".join(region for region in study.regions_in_order if region in usable),
    )


def _counted(
    study: Study, rows: pd.DataFrame, columns: pd.DataFrame, one: pd.DataFrame, two: pd.DataFrame
) -> pd.DataFrame:
    """Every region with every pair of labels, counted."""
    import pandas as pd

    keys = ["region", "label", "other_label"]
    pairs = rows.merge(columns[["unit_id", "other_label"]], on="unit_id").groupby(keys).size()
    every = pd.MultiIndex.from_product([study.regions_in_order, one["label"], two["label"]], names=keys)
    frame = pairs.reindex(every, fill_value=0).rename("n").reset_index().astype(dict.fromkeys(keys, "str"))
    units = rows.groupby("region")["unit_id"].nunique()
    row_n = rows.groupby(keys[:2]).size().rename("row_n").reset_index()
    column_n = columns.groupby(["region", "other_label"]).size().rename("column_n").reset_index()
    frame = frame.merge(row_n, on=keys[:2], how="left").merge(column_n, on=["region", "other_label"], how="left")
    counts = ["units", "row_n", "column_n"]
    frame = frame.assign(units=frame["region"].map(units))
    frame[counts] = frame[counts].fillna(0).astype("int64")
    status = frame["n"].gt(0).map({True: "ok", False: "none"})
    status = status.mask(frame["units"] < TOO_FEW, "too few").mask(frame["units"] == 0, "no units").astype("str")
    shown = status.isin(("ok", "none"))
    expected = (frame["row_n"] * frame["column_n"] / frame["units"]).where(shown)
    return frame.assign(
        expected=expected.astype("Float64"),
        ratio=(frame["n"] / expected).where(expected > 0).astype("Float64"),
        share_of_row=(frame["n"] / frame["row_n"]).where(shown & (frame["n"] > 0)).astype("Float64"),
        status=status,
    )

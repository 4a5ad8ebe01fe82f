"""The table of two dimensions that policy-tool papers print: groups of instruments against what they serve."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Unpack

from compare.measures.borders import chosen, flipped, uses
from compare.measures.counts import attributions
from compare.measures.cross import CountRuler
from compare.measures.emphasis import coded_sentences
from compare.measures.frames import rows_of
from compare.measures.mix import carried_by, mix_rows, with_borders
from compare.measures.names import bilingual, named, names_of, truncated_regions, word
from compare.measures.scope import (
    TOO_FEW,
    MeasureError,
    Only,
    Scope,
    View,
    accept,
    functions,
    labels,
    left_out,
    scope,
    sentences,
    units,
)

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

FUNCTION, STANCE = "function", "stance"
KEYS = ["region", "group", "x"]


def xy_table(
    study: Study,
    dimension: str = "sector",
    scheme: str = "instrument",
    ruler: CountRuler = "sentences",
    view: View = "whole",
    flip: str | Collection[str] = (),
    **only: Unpack[Only],
) -> pd.DataFrame:
    """One row for each region, group of instruments (X) and value of a second dimension (Y): the uses in the cell.

    ``dimension`` is any scheme of the study (sector, or one of its own: stage of innovation, target group …), "function" (of
    the section that a use stands in) or "stance" (of the codings). A use is one instrument in one unit of the ruler, groups
    and ``flip`` are those of `instrument_mix`. ``x`` is the value, "" for uses in units that name none; n counts the cell's
    uses, row_n the group's, column_n the value's, total the region's, and share = n / total. An empty cell is shown: n and
    share are 0, for in a table of all uses that is what was counted.

    Functions divide the uses, so that cells add up to total. A use in a sentence of two sectors, or in two stances, stands
    in two cells of its row, so that there row_n and total, which count uses once, are less than their cells add up to. ``status`` is
    "too few" (under 20 coded sentences) or "no units", and share then <NA>; else "ok". A text that is cut off stands apart, as
    in the mix. `xy_wide` prints the table of a region; `behind` opens a cell.
    """
    accept("ruler", ruler, CountRuler)
    within, names = scope(view, only), mix_rows(study, scheme)
    if dimension not in (FUNCTION, STANCE, *study.codes["scheme"].unique()):
        accepted = ", ".join((*study.codes["scheme"].unique(), FUNCTION, STANCE))
        raise MeasureError(f"no dimension is called {dimension!r}", accepted=accepted)
    flips = chosen(flip, scheme, set(names["label"]))
    coded = flipped(uses(study, scheme, within, set(names["label"])), flips)
    names = with_borders(names, flips)
    carried = carried_by(study, scheme, ruler, within, coded, names)
    cells = cells_of(study, dimension, ruler, within, carried, coded)
    values = _values(study, dimension, ruler, within)
    if not (groups := [group for group in names_of("groups") if group in set(names["group"])]):
        raise MeasureError(f"the scheme {scheme!r} has no groups", accepted="a scheme whose codes have a group")
    frame = _counted(study, carried, cells, groups, list(values))
    frame["without"] = frame["region"].map(left_out(study, within)).fillna(0).astype("int64")
    asked = {"dimension": dimension, "scheme": scheme, "ruler": ruler, **within.columns}
    asked |= {"flipped": " ".join(border.id for border in flips)}
    return _finish(study, frame, values, coded_sentences(study, scheme, within), asked)


def cells_of(
    study: Study, dimension: str, ruler: CountRuler, within: Scope, carried: pd.DataFrame, coded: pd.DataFrame
) -> pd.DataFrame:
    """Each use with each of its values: the columns of ``carried`` and x ("" for none)."""
    if dimension == FUNCTION:
        function = functions(study)
        return carried.assign(x=[function.get(section, "") for section in carried["section_id"]])
    if dimension == STANCE:
        rows = sentences(study, within)
        unit = dict(zip(rows["sentence_id"], rows["item_id" if ruler == "items" else "sentence_id"], strict=True))
        held = coded.assign(unit_id=coded["sentence_id"].map(unit))[["unit_id", "label", "stance"]].drop_duplicates()
        merged = carried.merge(held.rename(columns={"stance": "x"}), on=["unit_id", "label"], how="left")
    else:
        values = attributions(study, dimension, ruler, within)[["unit_id", "label"]].rename(columns={"label": "x"})
        merged = carried.merge(values, on="unit_id", how="left")
    return merged.assign(x=merged["x"].fillna(""))


def _values(study: Study, dimension: str, ruler: CountRuler, within: Scope) -> dict[str, tuple[str, str]]:
    """Names of the values in order: all codes, all stances, or the functions of sections that the texts have; "" last."""
    if dimension == STANCE:
        return names_of("stances")
    if dimension == FUNCTION:
        function = functions(study)
        there = {function.get(section, "") for section in units(study, ruler, within)["section_id"].unique()}
        return {name: both for name, both in names_of("functions").items() if name in there}
    codes = labels(study, dimension)
    names = zip(codes["label"], zip(codes["label_zh"], codes["label_en"], strict=True), strict=True)
    return {**dict(names), "": names_of("tables")["unnamed"]}


def _counted(
    study: Study, carried: pd.DataFrame, cells: pd.DataFrame, groups: list[str], values: list[str]
) -> pd.DataFrame:
    """Every cell: n, row_n, column_n, total."""
    import pandas as pd

    every = pd.MultiIndex.from_product([study.regions_in_order, groups, values], names=KEYS)
    frame = cells.groupby(KEYS).size().reindex(every, fill_value=0).rename("n").reset_index()
    frame = frame.astype(dict.fromkeys(KEYS, "str"))
    row_n = carried.groupby(KEYS[:2]).size().rename("row_n").reset_index()
    frame = frame.merge(row_n, on=KEYS[:2], how="left")
    return frame.assign(
        row_n=frame["row_n"].fillna(0).astype("int64"),
        column_n=frame.groupby(["region", "x"])["n"].transform("sum"),
        total=frame["region"].map(carried.groupby("region").size()).fillna(0).astype("int64"),
    )


def _finish(
    study: Study, frame: pd.DataFrame, values: dict[str, tuple[str, str]], enough: dict[str, int], asked: dict[str, str]
) -> pd.DataFrame:
    few = frame["region"].map(enough).fillna(0) < TOO_FEW
    status = few.map({True: "too few", False: "ok"}).mask(frame["total"] == 0, "no units").astype("str")
    cut, groups = truncated_regions(study), names_of("groups")
    usable = set(frame.loc[status == "ok", "region"]) - cut
    return named(study, frame).assign(
        share=(frame["n"] / frame["total"]).where(status == "ok").astype("Float64"),
        status=status,
        group_zh=[groups[group][0] for group in frame["group"]],
        group_en=[groups[group][1] for group in frame["group"]],
        group_order=[list(groups).index(group) for group in frame["group"]],
        x_zh=[values[x][0] for x in frame["x"]],
        x_en=[values[x][1] for x in frame["x"]],
        x_order=[list(values).index(x) for x in frame["x"]],
        **asked,
        truncated=frame["region"].isin(cut),
        compared=" ".join(region for region in study.regions_in_order if region in usable),
    )


def xy_wide(xy: pd.DataFrame, region: str, labels: str = "en") -> pd.DataFrame:
    """A table to read, of one region: a row a group, a column a value, with totals; each cell the uses and their share.

    Where a region has too few coded sentences for shares the cells are counts alone.
    """
    import pandas as pd

    own = xy[xy["region"] == region]
    rows, columns = own.drop_duplicates("group"), own.drop_duplicates("x")
    total, shown = int(own["total"].iloc[0]), own["status"].iloc[0] == "ok"

    def cell(n: int) -> str:
        return f"{n:,} ({n / total:.1%})" if shown else f"{n:,}"

    cells = {(row.group, row.x): cell(row.n) for row in rows_of(own)}
    body = [[*(cells[row.group, x] for x in columns["x"]), cell(row.row_n)] for row in rows_of(rows)]
    body.append([*(cell(n) for n in columns["column_n"]), cell(total)])
    all_uses = word("tables", "total", labels)
    return pd.DataFrame(
        body,
        index=pd.Index([*bilingual(rows["group_zh"], rows["group_en"], labels), all_uses]),
        columns=[*bilingual(columns["x_zh"], columns["x_en"], labels), all_uses],
    )

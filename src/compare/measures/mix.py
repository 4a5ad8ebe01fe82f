"""With which instruments: how a region's uses of instruments divide over the three groups and the codes inside them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from compare.measures.borders import OUT, Border, chosen, flipped, uses
from compare.measures.chance import middle
from compare.measures.counts import attributions, by_region
from compare.measures.emphasis import NO_ERROR_RATES, coded_sentences
from compare.measures.errors import Errors, errors_of
from compare.measures.frames import rows_of
from compare.measures.intervals import resample
from compare.measures.names import bilingual, heads, named, names_of, truncated_regions, word
from compare.measures.scope import (
    TOO_FEW,
    Only,
    Ruler,
    Scope,
    View,
    labels,
    left_out,
    scope,
    without_empty_remainders,
)

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

BOUNDS = ("group_low", "group_high", "group_wide_low", "group_wide_high")


def instrument_mix(
    study: Study,
    scheme: str = "instrument",
    ruler: Ruler = "sentences",
    view: View = "whole",
    leave_out: Collection[str] = (),
    flip: str | Collection[str] = (),
    **only: Unpack[Only],
) -> pd.DataFrame:
    """One row for each region and instrument: its share of all uses of instruments in the region's text.

    A use is one instrument in one unit of the ruler (with characters, its share of the unit's length), so that a
    sentence with three instruments is three uses; share = n / total and group_share = group_n / total, both between 0
    and 1 and adding up to 1 over a region. Groups are those of Rothwell and Zegveld (1981, Industrial Innovation and
    Public Policy; 1985, Reindustrialization and Technology). Where a second level carries a group of its own it is a
    row of its own and counts there; uses of such a code without a second level stay in the code's group. Codes in
    ``leave_out`` count nowhere: what the mix looks like without planning is a common question. ``only`` narrows what counts
    (`scope.Only`).

    ``flip`` names switches of `borders` that count on the other side: rewards, subsidies, land … (`mix_borders` flips each
    in turn). Where part of a code changes sides that part is a row of its own, and a unit that holds both parts is two
    uses, as with second levels.

    ``group_low`` and ``group_high`` bound the group's share (bootstrap over the sections with uses, `intervals.resample`),
    ``group_wide_low`` and ``group_wide_high`` also as coded: in each draw the uses of each code are multiplied by P / R of
    its errors (`errors.Errors`) before they are added up. ``status`` is "none", "too few" (under 20 coded sentences) or "no
    units" where a share is missing (<NA>, never 0). A truncated text breaks off before the measures that plans end with: its
    rows stand apart (``truncated``) and its region is not in ``compared``. `behind` opens a row.
    """
    within = scope(view, only)
    names = mix_rows(study, scheme, leave_out)
    flips = chosen(flip, scheme, set(names["label"]))
    coded = uses(study, scheme, within, set(names["label"]))
    names = with_borders(names, flips)
    carried = carried_by(study, scheme, ruler, within, flipped(coded, flips), names)
    errors = errors_of(study, scheme, names)
    frame = _shares(_counted(study, carried, names, coded_sentences(study, scheme, within)))
    rows, none = by_region(carried), carried.iloc[:0]
    drawn = {region: _drawn(rows.get(region, none), names, region, errors) for region in study.regions_in_order}
    frame = _bounded(frame, drawn)
    frame["without"] = frame["region"].map(left_out(study, within)).fillna(0).astype("int64")
    asked = {"scheme": scheme, "ruler": ruler, **within.columns, "left_out": " ".join(sorted(leave_out))}
    return _finish(study, frame, names, asked | {"flipped": " ".join(border.id for border in flips)})


def mix_rows(study: Study, scheme: str, leave_out: Collection[str] = ()) -> pd.DataFrame:
    """Labels of the mix, with the group where each counts: codes, divided where a second level carries a group."""
    names = labels(study, scheme, "subcode")
    first = names["label"] == names["code"]
    kept = names[(first | (names["group"] != "")) & ~names["code"].isin(leave_out)]
    group = dict(zip(names.loc[first, "code"], names.loc[first, "group"], strict=True))
    own = zip(kept["group"], kept["code"], strict=True)
    return kept.assign(group=[given or group.get(code, "") for given, code in own]).reset_index(drop=True)


def with_borders(names: pd.DataFrame, flips: Collection[Border]) -> pd.DataFrame:
    """Rows of the mix when these borders are flipped: a whole code changes its group, a part of one is a row of its own."""
    import pandas as pd

    for border in flips:
        own = names["label"] == border.of
        if border.whole and not border.becomes:
            changed = names.assign(group=names["group"].mask(own, border.alternative))
            names = changed[~own] if border.alternative == OUT else changed
        elif not border.becomes:
            row = names[own].assign(label=border.label, group=border.alternative)
            zh, en = row["label_zh"] + f"({border.name_zh})", row["label_en"] + f": {border.name_en}"
            names = pd.concat([names, row.assign(label_zh=zh, label_en=en)], ignore_index=True)
    return names.sort_values(["label_order", "label"], ignore_index=True)


def carried_by(
    study: Study, scheme: str, ruler: Ruler, within: Scope, coded: pd.DataFrame, names: pd.DataFrame
) -> pd.DataFrame:
    """Uses: `counts.attributions` of the labels of codings that stand in ``names``, with their group."""
    known = coded.loc[coded["label"].isin(names["label"]), ["sentence_id", "label"]].drop_duplicates()
    return in_groups(attributions(study, scheme, ruler, within, "subcode", known), names)


def in_groups(carried: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """With the group of each label."""
    group = dict(zip(names["label"], names["group"], strict=True))
    return carried.assign(group=carried["label"].map(group)).astype({"group": "str"})


def _counted(study: Study, carried: pd.DataFrame, names: pd.DataFrame, enough: dict[str, int]) -> pd.DataFrame:
    """Every region with every label: n, group_n, total, coded_sentences."""
    import pandas as pd

    every = pd.MultiIndex.from_product([study.regions_in_order, names["label"]], names=["region", "label"])
    n = carried.groupby(["region", "label"])["amount"].sum().reindex(every, fill_value=0.0)
    frame = n.rename("n").reset_index().astype({"region": "str", "label": "str"})
    frame = frame.merge(names[["label", "group"]], on="label", how="left")
    return frame.assign(
        total=frame.groupby("region")["n"].transform("sum"),
        group_n=frame.groupby(["region", "group"])["n"].transform("sum"),
        coded_sentences=frame["region"].map(enough).fillna(0).astype("int64"),
    )


def _shares(frame: pd.DataFrame) -> pd.DataFrame:
    status = frame["n"].gt(0).map({True: "ok", False: "none"})
    status = status.mask(frame["coded_sentences"] < TOO_FEW, "too few").mask(frame["total"] == 0, "no units")
    shown = status.isin(("ok", "none")) & (frame["group_n"] > 0)
    return frame.assign(
        share=(frame["n"] / frame["total"]).where(status == "ok").astype("Float64"),
        group_share=(frame["group_n"] / frame["total"]).where(shown).astype("Float64"),
        status=status.astype("str"),
    )


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Bounds of each group's share in one region, in the order of BOUNDS; none, and the reason."""

    of: dict[str, tuple[float | None, ...]]
    sections: int
    reason: str


def _drawn(carried: pd.DataFrame, names: pd.DataFrame, region: str, errors: Errors) -> _Bounds:
    import numpy as np

    uses = carried.assign(weight=carried["amount"])
    drawn = resample(uses, uses, names["label"].tolist(), region)
    if not drawn:
        return _Bounds({}, drawn.sections, drawn.reason)
    groups = sorted(set(names["group"]))
    into = (names["group"].to_numpy(dtype=object)[:, None] == np.array(groups, dtype=object)[None, :]).astype(float)
    low, high = middle(drawn.amounts @ into / drawn.weight[:, None])
    ends: list[list[float | None]] = [low.tolist(), high.tolist(), [None] * len(groups), [None] * len(groups)]
    if errors:
        true = drawn.amounts * errors.factors(names["label"].tolist(), region)
        below, above = middle(true @ into / true.sum(axis=1)[:, None])
        ends[2:] = np.minimum(low, below).tolist(), np.maximum(high, above).tolist()
    reason = "" if errors else NO_ERROR_RATES
    return _Bounds(dict(zip(groups, zip(*ends, strict=True), strict=True)), drawn.sections, reason)


def _bounded(frame: pd.DataFrame, drawn: dict[str, _Bounds]) -> pd.DataFrame:
    each = [drawn[region] for region in frame["region"]]
    none = (None,) * len(BOUNDS)
    ends = [bounds.of.get(group, none) for bounds, group in zip(each, frame["group"], strict=True)]
    columns = dict(zip(BOUNDS, map(list, zip(*ends, strict=True)), strict=True)) if ends else {}
    frame = frame.assign(**columns).astype(dict.fromkeys(BOUNDS, "Float64"))
    frame[list(BOUNDS)] = frame[list(BOUNDS)].where(frame["status"].isin(("ok", "none")))
    sections, reason = [bounds.sections for bounds in each], [bounds.reason for bounds in each]
    return frame.assign(sections=sections, reason=reason).astype({"reason": "str"})


def _finish(study: Study, frame: pd.DataFrame, names: pd.DataFrame, asked: dict[str, str]) -> pd.DataFrame:
    frame = without_empty_remainders(frame.merge(names.drop(columns="group"), on="label", how="left"))
    cut = truncated_regions(study)
    usable = set(frame[frame["status"].isin(("ok", "none"))]["region"]) - cut
    compared = " ".join(region for region in study.regions_in_order if region in usable)
    return named(study, frame).assign(**asked, truncated=frame["region"].isin(cut), compared=compared)


def groups_wide(mix: pd.DataFrame, labels: str = "en") -> pd.DataFrame:
    """A table to read: share of each group (rows) in each region (columns), with the 95 % interval where there is one."""
    import pandas as pd

    rows = mix.drop_duplicates(["region", "group"])
    cells = {(r.region, r.group): _cell(r, labels) for r in rows_of(rows)}
    columns = rows.drop_duplicates("region").sort_values(["region_order", "region"])
    known = {**names_of("groups"), "": ("–", "–")}
    groups = [group for group in known if group in set(rows["group"])]
    names = bilingual([known[g][0] for g in groups], [known[g][1] for g in groups], labels)
    body = [[cells.get((region, group), "–") for region in columns["region"]] for group in groups]
    return pd.DataFrame(
        [*body, [f"{n:,.0f}" for n in columns["total"]]],
        index=pd.Index([*names, f"n ({word('rulers', 'uses', labels)})"]),
        columns=heads(columns, labels),
    )


def _cell(row: Any, labels: str) -> str:
    """A group's share with its interval, or why there is none."""
    import pandas as pd

    if row.status in ("too few", "no units"):
        return word("missing", row.status, labels)
    if pd.isna(row.group_share):
        return word("missing", "none", labels)
    span = "" if pd.isna(row.group_low) else f" ({row.group_low:.0%}–{row.group_high:.0%})"
    return f"{row.group_share:.0%}{span}"

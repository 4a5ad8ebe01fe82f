"""With which instruments: how a region's uses of instruments divide over the three groups and the codes inside them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from compare.measures.counts import attributions
from compare.measures.emphasis import coded_sentences
from compare.measures.frames import rows_of
from compare.measures.intervals import bootstrap
from compare.measures.names import bilingual, heads, named, names_of, truncated_regions, word
from compare.measures.scope import TOO_FEW, Ruler, View, group_of, labels, without_empty_remainders

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def instrument_mix(
    study: Study,
    scheme: str = "instrument",
    ruler: Ruler = "sentences",
    view: View = "whole",
    leave_out: Collection[str] = (),
) -> pd.DataFrame:
    """One row for each region and instrument: its share of all uses of instruments in the region's text.

    A use is one instrument in one unit of the ruler (with characters, its share of the unit's length), so that a
    sentence with three instruments is three uses; share = n / total and group_share = group_n / total, both between 0
    and 1 and adding up to 1 over a region. Groups are those of Rothwell and Zegveld (1981, Industrial Innovation and
    Public Policy; 1985, Reindustrialization and Technology). Where a second level carries a group of its own it is a
    row of its own and counts there; uses of such a code without a second level stay in the code's group. Codes in
    ``leave_out`` count nowhere: what the mix looks like without planning is a common question.

    ``group_low`` and ``group_high`` bound the group's share (`intervals.bootstrap` over the sections with uses). ``status``
    is "none", "too few" (under 20 coded sentences) or "no units" where a share is missing (<NA>, never 0). A truncated
    text breaks off before the measures that plans end with: its rows stand apart (``truncated``) and its region is not
    in ``compared``.
    """
    names = _rows(study, scheme, leave_out)
    uses = _uses(study, scheme, ruler, view, leave_out)
    enough = coded_sentences(study, scheme, view)
    parts = [
        _of_region(region, uses[uses["region"] == region], names, enough.get(region, 0))
        for region in study.regions_in_order
    ]
    return _finish(
        study, parts, names, {"scheme": scheme, "ruler": ruler, "view": view, "left_out": " ".join(sorted(leave_out))}
    )


def _rows(study: Study, scheme: str, leave_out: Collection[str]) -> pd.DataFrame:
    """Labels of the mix: codes, divided where a second level carries a group."""
    names = labels(study, scheme, "subcode")
    first, second = names[names["label"] == names["code"]], names[names["label"] != names["code"]]
    kept = names[(names["label"].isin(first["label"]) | (second["group"] != "").reindex(names.index, fill_value=False))]
    group = dict(zip(first["code"], first["group"], strict=True))
    kept = kept[~kept["code"].isin(leave_out)]
    return kept.assign(
        group=[own or group.get(code, "") for own, code in zip(kept["group"], kept["code"], strict=True)]
    )


def _uses(study: Study, scheme: str, ruler: Ruler, view: View, leave_out: Collection[str]) -> pd.DataFrame:
    """Uses at the finest level, with code and group; a divided code is counted once a second level."""
    groups = group_of(study, scheme)
    uses = attributions(study, scheme, ruler, view, "subcode")
    pairs = [tuple(label.split(".", 1)) if "." in label else (label, "") for label in uses["label"]]
    group = [groups.get(pair, groups.get((pair[0], ""), "")) for pair in pairs]
    uses = uses.assign(code=[code for code, _ in pairs], group=group).astype({"code": "str", "group": "str"})
    return uses[~uses["code"].isin(leave_out)].rename(columns={"amount": "weight"})


def _of_region(region: str, uses: pd.DataFrame, names: pd.DataFrame, enough: int) -> pd.DataFrame:
    total = float(uses["weight"].sum())
    known = set(names["label"])
    label = uses["label"].where(uses["label"].isin(known), uses["code"])
    n = uses["weight"].groupby(label).sum()
    by_group = uses.groupby("group")["weight"].sum()
    drawn = bootstrap(uses, uses.assign(label=uses["group"], amount=uses["weight"]), list(names_of("groups")), region)
    frame = names[["label", "group"]].assign(region=region, n=names["label"].map(n).fillna(0.0), total=total)
    frame["group_n"] = frame["group"].map(by_group).fillna(0.0)
    status = frame["n"].map(lambda n: "ok" if n else "none")
    if not total or enough < TOO_FEW:
        status[:] = "too few" if total else "no units"
    shown = status.isin(("ok", "none"))
    return frame.assign(
        share=(frame["n"] / (total or 1)).where(status == "ok").astype("Float64"),
        group_share=(frame["group_n"] / (total or 1)).where(shown & (frame["group_n"] > 0)).astype("Float64"),
        group_low=frame["group"].map(drawn.low).astype("Float64").where(shown),
        group_high=frame["group"].map(drawn.high).astype("Float64").where(shown),
        sections=drawn.sections,
        coded_sentences=enough,
        status=status,
        reason=drawn.reason,
    )


def _finish(study: Study, parts: list[pd.DataFrame], names: pd.DataFrame, asked: dict[str, str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.concat(parts, ignore_index=True).merge(names.drop(columns="group"), on="label", how="left")
    frame = without_empty_remainders(frame)
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

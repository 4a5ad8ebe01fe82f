"""How strictly the texts are worded: what they forbid, demand, encourage or explore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from compare.measures.counts import by_region
from compare.measures.intervals import bootstrap
from compare.measures.names import named, names_of, truncated_regions
from compare.measures.scope import COUNTED, TOO_FEW, Only, Scope, View, labelled, labels, left_out, scope, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

KEYS = ["region", "label", "strength"]


def wording(study: Study, scheme: str = "", view: View = "whole", **only: Unpack[Only]) -> pd.DataFrame:
    """One row for each region and strength; with a ``scheme``, for each region, code and strength.

    Strength is the strongest wording that governs a sentence's main clause (table sentences): prohibit 不得, must 必须, strive
    力争, encourage 鼓励, explore 探索, and plain where no such word does: orders in the imperative, but also what is told, so
    that sections of background are better left out (``functions``) where a text has them. share = n / units, where units are the region's sentences of
    body text and items (with the code), so that shares add up to 1. ``low`` and ``high`` are the middle 95 % over sections
    drawn anew (`intervals.bootstrap`); how often wording is misread was never measured, so there is no wider interval.

    ``status``: "none" (n is 0), "too few" (under 20 sentences) or "no units" (no such sentence); the share is then <NA>.
    ``stance`` in ``only`` needs a scheme: it narrows which codings count. `behind` opens a row; `wording_by_code` adds the
    texts up.
    """
    within = scope(view, only)
    rows, names = _rows(study, scheme, within)
    frame = _counted(rows, list(study.regions_in_order), names)
    frame = _shares(frame).merge(names, on="label", how="left")
    frame["without"] = frame["region"].map(left_out(study, within)).fillna(0).astype("int64")
    frame = _bounded(frame, rows)
    usable = set(frame.loc[frame["status"].isin(("ok", "none")), "region"])
    return named(study, _with_names(frame)).assign(
        **{"scheme": scheme, "level": "code", "ruler": "sentences", **within.columns},
        truncated=frame["region"].isin(truncated_regions(study)),
        compared=" ".join(region for region in study.regions_in_order if region in usable),
    )


def wording_by_code(
    study: Study, scheme: str = "instrument", view: View = "whole", **only: Unpack[Only]
) -> pd.DataFrame:
    """One row for each code and strength, the regions' sentences taken together: with which words an instrument is used.

    share = n / units, units the sentences that carry the code, as in `wording`; a long text weighs more than a short one, so
    ``texts`` says in how many regions the code stands, and ``most_from`` which share of the units the region with most of
    them has. A text that is cut off is left out; ``compared`` lists the others. ``status`` is as in `wording`.
    """
    within = scope(view, only)
    rows, names = _rows(study, scheme, within)
    whole = [region for region in study.regions_in_order if region not in truncated_regions(study)]
    rows = rows[rows["region"].isin(whole)]
    each = rows.groupby(["label", "region"]).size()
    frame = _shares(_counted(rows.assign(region=""), [""], names)).drop(columns="region")
    return _with_names(frame.merge(names, on="label", how="left")).assign(
        texts=frame["label"].map(each.groupby("label").size()).fillna(0).astype("int64"),
        most_from=(frame["label"].map(each.groupby("label").max()) / frame["units"]).astype("Float64"),
        **{"scheme": scheme, "level": "code", "ruler": "sentences", **within.columns},
        compared=" ".join(whole),
    )


def _rows(study: Study, scheme: str, within: Scope) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Counted sentences with region, section, strength and label (once for each code; "" without a scheme); the labels."""
    import pandas as pd

    counted = sentences(study, within)
    counted = counted[counted["kind"].isin(COUNTED)][["region", "sentence_id", "section_id", "strength"]]
    if not scheme:
        return counted.assign(label=""), pd.DataFrame({"label": [""]}, dtype="str")
    coded = labelled(study, scheme, view=within)[["sentence_id", "label"]]
    return counted.merge(coded, on="sentence_id", how="inner"), labels(study, scheme)


def _counted(rows: pd.DataFrame, regions: list[str], names: pd.DataFrame) -> pd.DataFrame:
    """Every region, label and strength: n, units."""
    import pandas as pd

    every = pd.MultiIndex.from_product([regions, names["label"], names_of("strengths")], names=KEYS)
    frame = rows.groupby(KEYS).size().reindex(every, fill_value=0).rename("n").reset_index()
    frame = frame.astype(dict.fromkeys(KEYS, "str"))
    return frame.assign(units=frame.groupby(KEYS[:2])["n"].transform("sum"))


def _shares(frame: pd.DataFrame) -> pd.DataFrame:
    status = frame["n"].gt(0).map({True: "ok", False: "none"})
    status = status.mask(frame["units"] < TOO_FEW, "too few").mask(frame["units"] == 0, "no units")
    share = (frame["n"] / frame["units"]).where(status == "ok").astype("Float64")
    return frame.assign(share=share, status=status.astype("str"))


def _bounded(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """With bounds for each region and label of which shares are given."""
    import pandas as pd

    shown = set(frame.loc[frame["status"] == "ok", KEYS[:2]].itertuples(index=False, name=None))
    ends: list[tuple[object, ...]] = []
    why: list[tuple[object, ...]] = []
    for region, own in by_region(rows.assign(weight=1.0, amount=1.0)).items():
        for label, part in own.groupby("label", sort=False):
            if (region, label) in shown:
                carried = part.drop(columns="label").rename(columns={"strength": "label"})
                drawn = bootstrap(part, carried, list(names_of("strengths")), f"{region} {label}".strip())
                why.append((region, label, drawn.sections, drawn.reason))
                ends += [(region, label, s, drawn.low[s], drawn.high[s]) for s in drawn.low]
    types = {**dict.fromkeys(KEYS, "str"), "low": "Float64", "high": "Float64"}
    bounds = pd.DataFrame(ends, columns=list(types)).astype(types)
    types = {**dict.fromkeys(KEYS[:2], "str"), "sections": "Int64", "reason": "str"}
    reasons = pd.DataFrame(why, columns=list(types)).astype(types)
    frame = frame.merge(bounds, on=KEYS, how="left").merge(reasons, on=KEYS[:2], how="left")
    hidden = frame["status"] != "ok"
    return frame.assign(
        low=frame["low"].mask(hidden, pd.NA), high=frame["high"].mask(hidden, pd.NA), reason=frame["reason"].fillna("")
    )


def _with_names(frame: pd.DataFrame) -> pd.DataFrame:
    names = names_of("strengths")
    return frame.assign(
        strength_zh=[names[strength][0] for strength in frame["strength"]],
        strength_en=[names[strength][1] for strength in frame["strength"]],
        strength_order=[list(names).index(strength) for strength in frame["strength"]],
    )

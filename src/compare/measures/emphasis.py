"""What each region stresses: how much of its text speaks of each sector, or uses each instrument."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from compare.measures.counts import attributions, by_region
from compare.measures.errors import Errors, errors_of
from compare.measures.intervals import Interval, bootstrap
from compare.measures.names import named, truncated_regions
from compare.measures.scope import (
    TOO_FEW,
    Level,
    Only,
    Ruler,
    Scope,
    View,
    labelled,
    labels,
    left_out,
    scope,
    units,
    without_empty_remainders,
)

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

BOUNDS = ("low", "high", "wide_low", "wide_high")
NO_ERROR_RATES = "no errors of this scheme were measured on unseen texts"


def emphasis(
    study: Study,
    scheme: str = "sector",
    ruler: Ruler = "sentences",
    view: View = "whole",
    level: Level = "code",
    intervals: bool = True,
    **only: Unpack[Only],
) -> pd.DataFrame:
    """One row for each region and code: how much of the region's text carries the code.

    share = n / units and share_of_coded = n / coded, both between 0 and 1, where for the ruler

    - sentences: n counts sentences with the code, units all sentences of kind body and item, coded those with a code;
    - characters: the same in characters, a sentence split evenly over its k codes (so shares of coded sum to 1);
    - items: the same in items (条款); a code counts once, and an item inherits the sectors of the headings above it;
    - headings: the same in headings.

    Shares of units sum to more than 1 where units carry several codes. A region's policies are taken together.
    ``view`` is whole, or like_for_like (sections of goals and tasks); ``only`` narrows what counts to functions of
    sections or to a stance, or leaves sentences out (`scope.Only`): the columns functions, stance and without (how many
    of the region's counted sentences were left out) say how. ``status`` says why a share is missing: "none" (n is 0), "too
    few" (under 20 coded sentences in the view), "no units" (no such section, item or heading): a share that is missing is
    <NA>, never 0.

    ``low`` and ``high`` bound the share as written, ``wide_low`` and ``wide_high`` also as coded: formulas stand in
    `intervals.bootstrap`. ``errors_from`` says whose errors the wide interval takes (`errors.Errors`: "code", "scheme", or
    "none" measured, and then there is none), ``errors_n`` their cases. Errors were measured on codes of sentences and are
    taken to be alike on every ruler, second level and stance. ``reason`` says why bounds are missing. ``compared`` lists
    the regions whose shares may be compared. `behind` opens a row, or `Study.evidence` with its region, scheme and code.
    """
    chosen = scope(view, only)
    names = labels(study, scheme, level)
    there, carried = units(study, ruler, chosen), attributions(study, scheme, ruler, chosen, level)
    errors = errors_of(study, scheme, names)
    frame = _shares(_counted(study, there, carried, names, coded_sentences(study, scheme, chosen)))
    frame = _bounded(frame, _drawn(study, there, carried, names, errors) if intervals else {})
    frame = frame.assign(
        errors_from=[errors.source.get(label, "none") for label in frame["label"]],
        errors_n=frame["label"].map(dict(errors.cases)),
        without=frame["region"].map(left_out(study, chosen)).fillna(0),
    ).astype({"errors_from": "str", "errors_n": "Int64", "without": "int64"})
    return _finish(study, frame, names, {"scheme": scheme, "level": level, "ruler": ruler, **chosen.columns})


def coded_sentences(study: Study, scheme: str, view: View | Scope = "whole") -> dict[str, int]:
    """Number of sentences of each region that carry a code of the scheme, in any stance: what 'too few' is judged by."""
    chosen = replace(scope(view), stance=frozenset())
    carried = labelled(study, scheme, view=chosen)["sentence_id"].unique()
    there = units(study, "sentences", chosen)
    count = there[there["unit_id"].isin(carried)]["region"].value_counts()
    return {str(region): int(n) for region, n in count.items()}


def _counted(
    study: Study, there: pd.DataFrame, carried: pd.DataFrame, names: pd.DataFrame, enough: dict[str, int]
) -> pd.DataFrame:
    """Every region with every label: n, units, coded, coded_sentences."""
    import pandas as pd

    every = pd.MultiIndex.from_product([study.regions_in_order, names["label"]], names=["region", "label"])
    n = carried.groupby(["region", "label"])["amount"].sum().reindex(every, fill_value=0.0)
    frame = n.rename("n").reset_index().astype({"region": "str", "label": "str"})
    weight = there.groupby("region")["weight"].sum()
    coded = there[there["unit_id"].isin(carried["unit_id"])].groupby("region")["weight"].sum()
    return frame.assign(
        units=frame["region"].map(weight).fillna(0.0),
        coded=frame["region"].map(coded).fillna(0.0),
        coded_sentences=frame["region"].map(enough).fillna(0).astype("int64"),
    )


def _shares(frame: pd.DataFrame) -> pd.DataFrame:
    """With status, and both shares where there is one."""
    status = frame["n"].gt(0).map({True: "ok", False: "none"})
    status = status.mask(frame["coded_sentences"] < TOO_FEW, "too few").mask(frame["units"] == 0, "no units")
    shown = status == "ok"
    return frame.assign(
        share=(frame["n"] / frame["units"]).where(shown).astype("Float64"),
        share_of_coded=(frame["n"] / frame["coded"]).where(shown).astype("Float64"),
        status=status.astype("str"),
    )


def _drawn(
    study: Study, there: pd.DataFrame, carried: pd.DataFrame, names: pd.DataFrame, errors: Errors
) -> dict[str, Interval]:
    own, found, listed = by_region(there), by_region(carried), names["label"].tolist()
    none, nothing = there.iloc[:0], carried.iloc[:0]
    return {
        region: bootstrap(own.get(region, none), found.get(region, nothing), listed, region, errors)
        for region in study.regions_in_order
    }


def _bounded(frame: pd.DataFrame, drawn: dict[str, Interval]) -> pd.DataFrame:
    """With the bounds of shares that there are, sections and reason."""
    asked = Interval({}, {}, 0, "not asked for")
    each = [drawn.get(region, asked) for region in frame["region"]]
    shown = frame["status"] == "ok"
    ends = {
        end: [getattr(interval, end).get(label) for interval, label in zip(each, frame["label"], strict=True)]
        for end in BOUNDS
    }
    frame = frame.assign(**ends).astype(dict.fromkeys(BOUNDS, "Float64"))
    frame[list(BOUNDS)] = frame[list(BOUNDS)].where(shown)
    reason = [interval.reason or ("" if interval.wide_low else NO_ERROR_RATES) for interval in each]
    return frame.assign(sections=[interval.sections for interval in each], reason=reason).astype({"reason": "str"})


def _finish(study: Study, frame: pd.DataFrame, names: pd.DataFrame, asked: dict[str, str]) -> pd.DataFrame:
    frame = frame.merge(names, on="label", how="left")
    frame = without_empty_remainders(frame) if asked["level"] == "subcode" else frame
    usable = set(frame[~frame["status"].isin(("no units", "too few"))]["region"])
    return named(study, frame).assign(
        **asked,
        truncated=frame["region"].isin(truncated_regions(study)),
        compared=" ".join(region for region in study.regions_in_order if region in usable),
    )

"""What each region stresses: how much of its text speaks of each sector, or uses each instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.counts import attributions
from compare.measures.intervals import Interval, bootstrap
from compare.measures.names import named, truncated_regions
from compare.measures.scope import TOO_FEW, Level, Ruler, View, labelled, labels, units, without_empty_remainders

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def emphasis(
    study: Study,
    scheme: str = "sector",
    ruler: Ruler = "sentences",
    view: View = "whole",
    level: Level = "code",
    intervals: bool = True,
) -> pd.DataFrame:
    """One row for each region and code: how much of the region's text carries the code.

    share = n / units and share_of_coded = n / coded, both between 0 and 1, where for the ruler

    - sentences: n counts sentences with the code, units all sentences of kind body and item, coded those with a code;
    - characters: the same in characters, a sentence split evenly over its k codes (so shares of coded sum to 1);
    - items: the same in items (条款); a code counts once, and an item inherits the sectors of the headings above it;
    - headings: the same in headings.

    Shares of units sum to more than 1 where units carry several codes. A region's policies are taken together.
    ``view`` is whole, or like_for_like (sections of goals and tasks). ``status`` says why a share is missing: "none"
    (n is 0), "too few" (under 20 coded sentences in the view), "no units" (no such section, item or heading): a share
    that is missing is <NA>, never 0. ``low`` and ``high`` bound the share (`intervals.bootstrap`); ``reason`` says why
    they are missing. ``compared`` lists the regions whose shares may be compared. `Study.evidence` opens a row with its
    region, scheme and code.
    """
    names = labels(study, scheme, level)
    there = units(study, ruler, view)
    carried = attributions(study, scheme, ruler, view, level)
    enough = coded_sentences(study, scheme, view)
    rows = []
    for region in study.regions_in_order:
        own, found = there[there["region"] == region], carried[carried["region"] == region]
        drawn = (
            bootstrap(own, found, names["label"].tolist(), region)
            if intervals
            else Interval({}, {}, 0, "not asked for")
        )
        rows.append(_of_region(region, own, found, names, drawn, enough.get(region, 0)))
    return _finish(study, rows, names, {"scheme": scheme, "level": level, "ruler": ruler, "view": view})


def coded_sentences(study: Study, scheme: str, view: View = "whole") -> dict[str, int]:
    """Number of sentences of each region that carry a code of the scheme: what 'too few' is judged by."""
    carried = labelled(study, scheme)["sentence_id"].unique()
    there = units(study, "sentences", view)
    count = there[there["unit_id"].isin(carried)]["region"].value_counts()
    return {str(region): int(n) for region, n in count.items()}


def _of_region(
    region: str, own: pd.DataFrame, found: pd.DataFrame, names: pd.DataFrame, drawn: Interval, enough: int
) -> pd.DataFrame:
    total = float(own["weight"].sum())
    coded = float(own[own["unit_id"].isin(found["unit_id"])]["weight"].sum())
    amount = found.groupby("label")["amount"].sum()
    frame = names[["label"]].assign(region=region, n=names["label"].map(amount).fillna(0.0), units=total, coded=coded)
    status = frame["n"].map(lambda n: "ok" if n else "none")
    if not total:
        status[:] = "no units"
    elif enough < TOO_FEW:
        status[:] = "too few"
    shown = status == "ok"
    bounded = shown & bool(drawn.low)
    return frame.assign(
        share=(frame["n"] / total if total else frame["n"]).where(shown).astype("Float64"),
        share_of_coded=(frame["n"] / coded if coded else frame["n"]).where(shown).astype("Float64"),
        low=frame["label"].map(drawn.low).astype("Float64").where(bounded),
        high=frame["label"].map(drawn.high).astype("Float64").where(bounded),
        sections=drawn.sections,
        coded_sentences=enough,
        status=status,
        reason=drawn.reason,
    )


def _finish(study: Study, rows: list[pd.DataFrame], names: pd.DataFrame, asked: dict[str, str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.concat(rows, ignore_index=True).merge(names, on="label", how="left")
    frame = without_empty_remainders(frame) if asked["level"] == "subcode" else frame
    usable = frame[~frame["status"].isin(("no units", "too few"))]["region"].unique()
    return named(study, frame).assign(
        **asked,
        truncated=frame["region"].isin(truncated_regions(study)),
        compared=" ".join(region for region in study.regions_in_order if region in usable),
    )

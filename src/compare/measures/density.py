"""How dense a text's promises are, and how precise its tasks, with both intervals."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from compare.measures.counts import by_region
from compare.measures.errors import Errors, errors_of_quantities
from compare.measures.intervals import NO_ERRORS, Interval, bootstrap
from compare.measures.names import named, names_of, truncated_regions
from compare.measures.precision import task_items
from compare.measures.scope import COUNTED, accept, sentences, units
from compare.measures.targets import promises

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

Per = Literal["characters", "sentences", "items"]
PER = {"characters": 1000, "sentences": 100, "items": 100}
"""Units of each ruler that promises are counted in."""

BOUNDS = ("low", "high", "wide_low", "wide_high")
UNMEASURED = "no errors of this figure were measured on unseen texts"


class _Figure(NamedTuple):
    """One figure: units (section_id, weight) and what they carry (section_id, label, amount) by region, its scale, errors."""

    label: str
    units: dict[str, pd.DataFrame]
    carried: dict[str, pd.DataFrame]
    scale: float
    errors: Errors


def promise_density(study: Study, ruler: Per = "characters") -> pd.DataFrame:
    """Three rows for each region: promises by length of the text, and the shares of its tasks with a figure and a deadline.

    value = scale × n / units, where for the label

    - promises: n counts promises without parts of a total, units the characters, sentences or items (``ruler``) of kind
      body and item, and scale is 1,000 characters, or 100 sentences or items;
    - with_figure, task_deadline: n counts tasks with a figure and with a deadline (`precision.tasks`), units tasks, scale is 1.

    ``low`` and ``high`` bound it as written, ``wide_low`` and ``wide_high`` also as found, as in `intervals.bootstrap`: sections
    are drawn, for tasks the items themselves, and figures err as quantities do on unseen texts. A promise that stands in
    a table is drawn with the section of the sentence before it. That statements of one promise are joined wrongly is in
    neither interval, and deadlines of tasks have no wide one, since neither was measured. ``reason`` says why bounds are missing;
    ``status`` why there is no value ("none": n is 0; "no units"), which is then <NA>. Truncated texts are not ``compared``.
    """
    import pandas as pd

    accept("ruler", ruler, Per)
    errors = errors_of_quantities(study, ("promises", "with_figure"))
    items = task_items(study).rename(columns={"figure": "with_figure", "deadline": "task_deadline"})
    tasks = items.rename(columns={"item_id": "section_id"}).assign(weight=1.0)
    figures = [_Figure("promises", by_region(units(study, ruler)), by_region(_promised(study, ruler)), PER[ruler], errors)]
    for label, err in (("with_figure", errors), ("task_deadline", NO_ERRORS)):
        held = tasks[tasks[label].astype(bool)].assign(label=label, amount=1.0)
        figures.append(_Figure(label, by_region(tasks), by_region(held), 1, err))
    rows = [_row(region, figure) for region in study.regions_in_order for figure in figures]
    frame = pd.DataFrame(rows).astype({"value": "Float64", **dict.fromkeys(BOUNDS, "Float64"), "reason": "str"})
    return _finish(study, frame.assign(ruler=ruler), ruler)


def _promised(study: Study, ruler: Per) -> pd.DataFrame:
    """Promises by region and section; with items, by item. Where their own has no units, that of the sentence before."""
    import pandas as pd

    rows = sentences(study)
    rows = rows[rows["kind"].isin(COUNTED)].sort_values(["doc_id", "start"])
    key = "item_id" if ruler == "items" else "section_id"
    places: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
    for doc_id, start, section in rows.loc[rows[key] != "", ["doc_id", "start", key]].values.tolist():
        places[doc_id][0].append(start)
        places[doc_id][1].append(section)
    found = promises(study)
    headline = found.loc[~found["part"].astype(bool), ["region", "doc_id", "start"]]
    there = []
    for region, doc_id, start in headline.values.tolist():
        if doc_id in places:
            starts, sections = places[doc_id]
            there.append((region, sections[max(bisect_right(starts, start) - 1, 0)], "promises", 1.0))
    return pd.DataFrame(there, columns=["region", "section_id", "label", "amount"])


def _row(region: str, figure: _Figure) -> dict[str, Any]:
    own, held = figure.units.get(region), figure.carried.get(region)
    n = 0 if held is None else len(held)
    weight = 0.0 if own is None else float(own["weight"].sum())
    status = "no units" if not weight else "ok" if n else "none"
    drawn = Interval({}, {}, 0, status)
    if own is not None and held is not None and status == "ok":
        drawn = bootstrap(own, held, [figure.label], region, figure.errors)
    ends = {end: getattr(drawn, end).get(figure.label) for end in BOUNDS}
    return {
        "region": region,
        "label": figure.label,
        "n": n,
        "units": int(weight),
        "value": figure.scale * n / weight if status == "ok" else None,
        **{end: None if bound is None else figure.scale * bound for end, bound in ends.items()},
        "sections": drawn.sections,
        "status": status,
        "reason": drawn.reason or ("" if figure.errors else UNMEASURED),
    }


def _finish(study: Study, frame: pd.DataFrame, ruler: Per) -> pd.DataFrame:
    names = {**names_of("totals"), "promises": names_of("densities")[ruler]}
    cut = truncated_regions(study)
    promising = set(frame.loc[(frame["label"] == "promises") & (frame["status"] == "ok"), "region"]) - cut
    return named(study, frame).assign(
        label_zh=[names[label][0] for label in frame["label"]],
        label_en=[names[label][1] for label in frame["label"]],
        truncated=frame["region"].isin(cut),
        compared=" ".join(region for region in study.regions_in_order if region in promising),
    )

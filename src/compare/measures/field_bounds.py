"""How far the share of a declared field would move: the intervals of `emphasis`, for fields of one code or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.emphasis import BOUNDS, NO_ERROR_RATES
from compare.measures.errors import errors_of
from compare.measures.frames import rows_of
from compare.measures.intervals import Interval, bootstrap

if TYPE_CHECKING:
    import pandas as pd

    from compare.measures.fields import Fields
    from compare.study import Study


def bounded(study: Study, fields: Fields, found: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """``found`` (rows of `priorities.priorities`) with low, high, wide_low, wide_high and the reason where they are missing.

    A field of one code has the bounds that `emphasis` gives the code. One of several codes, of which nobody measured how
    well they are found together, errs as the codes of the scheme do.
    """
    import pandas as pd

    coded = found[found["codes"] != ""]
    names = coded[["codes"]].drop_duplicates().assign(label=lambda f: f["codes"], code=lambda f: f["codes"])
    errors = errors_of(study, scheme, names)
    drawn: dict[str, Interval] = {}
    for region in coded["region"].unique():
        own = pd.DataFrame(fields.counted.get(region, []), columns=["sentence_id", "section_id"]).assign(weight=1.0)
        labels = coded.loc[coded["region"] == region, "codes"].unique().tolist()
        naming = [(s, label) for label in labels for s in fields.naming(region, set(label.split()))]
        carried = pd.DataFrame(naming, columns=["sentence_id", "label"]).merge(own, on="sentence_id")
        drawn[region] = bootstrap(own, carried.assign(amount=1.0), labels, region, errors)
    none = Interval({}, {}, 0, "no code")
    each = [drawn.get(row.region, none) if row.codes else none for row in rows_of(found)]
    shown = found["status"] == "ok"
    for end in BOUNDS:
        bounds = [getattr(interval, end).get(codes) for interval, codes in zip(each, found["codes"], strict=True)]
        found = found.assign(**{end: pd.array(bounds, dtype="Float64")})
        found[end] = found[end].where(shown)
    said = [interval.reason or ("" if interval.wide_low else NO_ERROR_RATES) for interval in each]
    reason = pd.Series(said, index=found.index, dtype="str")
    return found.assign(reason=reason.where(shown, found["status"]))

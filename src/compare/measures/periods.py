"""When each text speaks: its period, its date of issue, and the years by which it promises something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.names import named
from compare.measures.targets import promises

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def periods(study: Study) -> pd.DataFrame:
    """One row for each policy text and year by which it promises something, in the order of regions and years.

    n counts the promises due by the end of ``year`` (parts of a total are none, `targets.promises`); in the last row of a
    text ``year`` is <NA>, and n counts those without a deadline, which may be 0: each text has this row. period_start and
    period_end are the first and last year of the text's period, issued_on its date of issue, as stated or inferred; <NA>
    and empty where a text states none.
    """
    import pandas as pd

    facts = study.policies[["doc_id", "region", "title", "issued_on", "period_start", "period_end", "complete"]]
    found = promises(study)
    headline = found[~found["part"].astype(bool)]
    due = headline.groupby(["doc_id", "year"]).size().rename("n").reset_index()
    undated = headline[headline["year"].isna()].groupby("doc_id").size()
    last = pd.DataFrame({"doc_id": facts["doc_id"], "year": pd.NA, "n": facts["doc_id"].map(undated).fillna(0)})
    types = {"doc_id": "str", "year": "Int64", "n": "int64"}
    every = pd.concat([due.astype(types), last.astype(types)], ignore_index=True)
    frame = named(study, facts.merge(every, on="doc_id")).assign(truncated=lambda f: f["complete"] == "truncated")
    ordered = frame.sort_values(["region_order", "region", "doc_id", "year"], na_position="last", ignore_index=True)
    return ordered.drop(columns="complete")

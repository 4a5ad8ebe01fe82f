"""How precise tasks are: whether an item that says what is to be done gives a figure or a deadline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.measures.figures import data
from compare.measures.scope import COUNTED, functions, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

TASKS = ("task", "measure")
"""Functions of the sections that say what is to be done."""


def tasks(study: Study) -> pd.DataFrame:
    """One row for each region: tasks, and the shares of them with a figure (with_figure) and with a deadline (task_deadline).

    A region without tasks has <NA> in both shares; a share of none is 0, since here every task was looked at
    (`task_items`).
    """
    import pandas as pd

    items = task_items(study)
    found = items.groupby("region").agg(tasks=("item_id", "size"), with_figure=("figure", "mean"), task_deadline=("deadline", "mean"))
    out = found.reindex(pd.Index(study.regions_in_order, name="region")).reset_index()
    shares = {name: out[name].astype("Float64") for name in ("with_figure", "task_deadline")}
    return out.assign(tasks=out["tasks"].fillna(0).astype("int64"), **shares)


def task_items(study: Study) -> pd.DataFrame:
    """One row for each task: region, item_id, and whether it has a figure and a deadline.

    A task is an item (条款) with a sentence of kind body or item in a section of function task or measure. It has a
    figure where a target stands in one of its sentences, and a deadline where a target's year is known or its words give
    one (2025年4月底前, figures.yaml).
    """
    function = functions(study)
    rows = sentences(study)
    rows = rows[(rows["item_id"] != "") & rows["section_id"].map(lambda section: function.get(section, "")).isin(TASKS)]
    rows = rows[rows["item_id"].isin(rows.loc[rows["kind"].isin(COUNTED), "item_id"])]
    targets = study.quantities[study.quantities["role"] == "target"]
    dated = set(targets.loc[targets["year"].notna(), "sentence_id"])
    words = re.compile(data()["deadline"])
    marked = rows.assign(
        figure=rows["sentence_id"].isin(targets["sentence_id"]),
        deadline=[s in dated or words.search(text) is not None for s, text in rows[["sentence_id", "text"]].values],
    )
    return marked.groupby(["region", "item_id"])[["figure", "deadline"]].any().reset_index()

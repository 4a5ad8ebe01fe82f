"""The uses behind the cells of an X-Y table, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.borders import uses
from compare.measures.evidence_rows import evidence_rows
from compare.measures.mix import carried_by, mix_rows
from compare.measures.scope import scope
from compare.measures.xy import cells_of, xy_table

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

CELL = ["region", "group", "x"]
OF_USE = ["sentence_id", "label"]


def xy_evidence(study: Study, dimension: str = "sector", scheme: str = "instrument") -> pd.DataFrame:
    """One row for each use that a cell of `xy_table` (ruler sentences, whole texts) counts: its sentence, with what spoke.

    A cell has as many rows as its n, and they stand together: rows are ordered as the table's cells are, those of a cell by
    document and place. ``quotes`` are the words of the sentence that state the use. A use that stands in two cells has two rows.
    """
    table = xy_table(study, dimension, scheme)
    cells = table[[*CELL, "x_zh", "x_en", "x_order", "group_order", "dimension"]]
    within, names = scope("whole", {}), mix_rows(study, scheme)
    coded = uses(study, scheme, within, set(names["label"]))
    carried = carried_by(study, scheme, "sentences", within, coded, names)
    there = cells_of(study, dimension, "sentences", within, carried, coded).rename(columns={"unit_id": "sentence_id"})
    rows = there[[*CELL, *OF_USE]].merge(_sentences(study, scheme), on=OF_USE, how="left", validate="many_to_one")
    frame = rows.merge(cells, on=CELL, how="left", validate="many_to_one")
    by = ["region_order", "region", "group_order", "x_order", "doc_id", "start", "label_order"]
    return frame.sort_values(by, ignore_index=True)


def _sentences(study: Study, scheme: str) -> pd.DataFrame:
    """Each sentence that counts with each label stated in it, and the words that state it."""
    rows = evidence_rows(study)
    rows = rows[rows["counted"] & (rows["scheme"] == scheme)].drop(columns=["group", "region"])
    quotes = rows.groupby(OF_USE)["quote"].agg(lambda own: "、".join(dict.fromkeys(own))).rename("quotes").reset_index()
    first = rows.sort_values("start").drop_duplicates(OF_USE)
    return first.merge(quotes, on=OF_USE, validate="one_to_one")

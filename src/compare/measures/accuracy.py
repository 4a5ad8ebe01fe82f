"""How far codings and quantities agree with coded sentences: the accuracy card as a table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.names import bilingual, names_of

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

ALL = "all"
"""What the table accuracy calls all documents together."""

FEWEST_CASES = 10
"""Cases in the gold under which the figure of one code is left out of `weakest`."""


def accuracy(study: Study, labels: str = "en") -> pd.DataFrame:
    """One row for each document and thing scored, all documents last: precision, recall, f1 and n (cases in the gold).

    The figures are those of the table accuracy, all codes of a scheme together (micro averages): precision = right / found,
    recall = right / there, f1 their harmonic mean, all between 0 and 1. Documents outside the study are left out, and with
    them the line for all, which would count them. Without a gold the table is empty.
    """
    names = names_of("scored")
    short = study.policies.assign(name=_names(study, labels)).set_index("doc_id")["name"].to_dict()
    rows = study.accuracy[(study.accuracy["code"] == "") & study.accuracy["measure"].isin(names)]
    scored = rows[rows["doc_id"].isin(short)]
    if set(rows["doc_id"]) - {ALL} <= set(short):
        scored = rows[rows["doc_id"].isin([*short, ALL])]
    order = {doc_id: i for i, doc_id in enumerate([*short, ALL])}
    place = {measure: i for i, measure in enumerate(names)}
    frame = scored.assign(
        document=scored["doc_id"].map({**short, ALL: "all"}),
        scored=[bilingual([names[m][0]], [names[m][1]], labels)[0] for m in scored["measure"]],
        _document=scored["doc_id"].map(order),
        _measure=scored["measure"].map(place),
    ).sort_values(["_measure", "_document"], ignore_index=True)
    return frame[["scored", "document", "doc_id", "measure", "precision", "recall", "f1", "n"]]


def _names(study: Study, labels: str) -> list[str]:
    return bilingual(study.policies["short_zh"], study.policies["short_en"], labels)


def weakest(study: Study, count: int = 5) -> pd.DataFrame:
    """The codes of ten or more cases that are found least well, all documents together: scheme, code, names, f1, n."""
    rows = study.accuracy[(study.accuracy["doc_id"] == ALL) & (study.accuracy["code"] != "")]
    rows = rows[rows["n"] >= FEWEST_CASES].rename(columns={"measure": "scheme"})
    names = study.codes[study.codes["subcode"] == ""][["scheme", "code", "name_zh", "name_en"]]
    named = rows.merge(names, on=["scheme", "code"], how="inner")
    ordered = named.sort_values(["f1", "scheme", "code"], ignore_index=True)
    return ordered[["scheme", "code", "name_zh", "name_en", "precision", "recall", "f1", "n"]].head(count)

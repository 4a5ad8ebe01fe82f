"""How far codings and quantities agree with coded sentences: the accuracy card as a table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.frames import rows_of
from compare.measures.names import names_of, shown, word

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

ALL = "all"
"""What the table accuracy calls all texts together."""

FEWEST_CASES = 10
"""Cases in the gold under which the figure of one code is left out of `weakest`."""


def accuracy(study: Study, labels: str = "en") -> pd.DataFrame:
    """A table to read: a row for each thing scored, on texts that were tuned on and on unseen ones; peers beside it.

    Precision = right / found, recall = right / there, F1 their harmonic mean with its 95 % interval, n cases in the gold;
    the last columns are the F1 of other programs on the same sentences (none where the gold has changed since). The figures are those of all coded texts,
    whichever regions the study compares: they speak of the rules. Without a gold the table is empty.
    """
    import pandas as pd

    total = study.accuracy[(study.accuracy["doc_id"] == ALL) & (study.accuracy["code"] == "")]
    ours = {(row.measure, row.seen): row for row in rows_of(total)}
    theirs = {(row.peer, row.measure, row.seen): row for row in rows_of(study.peers)}
    peers = list(dict.fromkeys(study.peers["peer"]))
    index, body = [], []
    for measure in names_of("scored"):
        for seen in names_of("seen"):
            if (row := ours.get((measure, seen))) is not None:
                index.append(word("scored", measure, labels))
                beside = [_f1(theirs.get((peer, measure, seen)), row.n) for peer in peers]
                body.append(
                    [
                        word("seen", seen, labels),
                        _two(row.precision),
                        _two(row.recall),
                        _f1(row, row.n),
                        str(row.n),
                        *beside,
                    ]
                )
    columns = [*(word("figures", name, labels) for name in names_of("figures")), *peers]
    return pd.DataFrame(body, index=pd.Index(index, dtype="str"), columns=columns)


def _f1(row: Any, n: int) -> str:
    """F1 with its interval; none for a peer that was measured on another gold than the ``n`` cases of today."""
    import pandas as pd

    if row is None or pd.isna(row.f1) or row.n != n:
        return shown(None)
    return _two(row.f1) + ("" if pd.isna(row.f1_low) else f" ({_two(row.f1_low)}–{_two(row.f1_high)})")


def _two(figure: Any) -> str:
    import pandas as pd

    return shown(None) if pd.isna(figure) else f"{figure:.2f}"


def weakest(study: Study, count: int = 5, labels: str = "en") -> pd.DataFrame:
    """The codes of ten or more cases that are found least well, ``count`` on texts tuned on and ``count`` on unseen ones.

    Columns texts, scheme, code, name_zh, name_en, precision, recall, f1, n.
    """
    rows = study.accuracy[(study.accuracy["doc_id"] == ALL) & (study.accuracy["code"] != "")]
    rows = rows[rows["n"] >= FEWEST_CASES].rename(columns={"measure": "scheme"})
    names = study.codes[study.codes["subcode"] == ""][["scheme", "code", "name_zh", "name_en"]]
    named = rows.merge(names, on=["scheme", "code"], how="inner")
    ordered = named.sort_values(["seen", "f1", "scheme", "code"]).groupby("seen", sort=False).head(count)
    out = ordered.assign(texts=[word("seen", seen, labels) for seen in ordered["seen"]])
    columns = ["texts", "scheme", "code", "name_zh", "name_en", "precision", "recall", "f1", "n"]
    return out[columns].reset_index(drop=True)

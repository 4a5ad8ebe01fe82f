"""How often the codes of a scheme err, as measured on texts that nobody had read when rules were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from compare.measures.accuracy import ALL, FEWEST_CASES
from compare.measures.chance import DRAWS, generator
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from compare.study import Study

UNSEEN = "unseen"
"""What the table accuracy calls texts whose errors were never read."""


QUANTITY = "quantity_found"
"""What the table accuracy calls quantities found with their role."""


class Counts(NamedTuple):
    """Codings that are right, that were found, and that are there in the gold; not whole where they were scaled."""

    right: float
    found: float
    there: float


@dataclass(frozen=True, slots=True)
class Errors:
    """Counts for each label of one scheme and level, and whose they are; empty (False) where none were measured.

    ``source`` of a label is "code" where its code has at least ten cases on unseen texts, and otherwise "scheme": the
    counts of all codes of the scheme together, scaled down to ten cases at most. Codes and texts differ in how well they
    are read, so what the others reach says no more of one code than ten cases of its own would. ``cases`` are those in
    the gold that the counts rest on. A second level errs as its code does, a group as its scheme.
    """

    scheme: str = ""
    counts: Mapping[str, Counts] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.counts)

    def factors(self, labels: Sequence[str], name: str) -> np.ndarray:
        """P / R drawn for each label (a row a draw, a column a label): what a count is multiplied by to be as it should.

        P ~ Beta(right + ½, found - right + ½) and R ~ Beta(right + ½, there - right + ½), the posteriors of Jeffreys'
        prior. They are drawn for each region (``name``) and label apart, so that neither depends on what else is there.
        """
        import numpy as np

        columns = []
        for label in labels:
            right, found, there = self.counts[label]
            rng = generator(name, f"{self.scheme} {label}")
            precision = rng.beta(right + 0.5, found - right + 0.5, DRAWS)
            columns.append(precision / rng.beta(right + 0.5, there - right + 0.5, DRAWS))
        return np.column_stack(columns)


def errors_of(study: Study, scheme: str, names: pd.DataFrame) -> Errors:
    """The errors of the labels in ``names`` (columns label and code); empty where the scheme has no unseen text."""
    rows = study.accuracy
    rows = rows[(rows["doc_id"] == ALL) & (rows["seen"] == UNSEEN) & (rows["measure"] == scheme)]
    measured = {row.code: (counts, int(row.n)) for row in rows_of(rows) if (counts := _counts(row)) is not None}
    if "" not in measured:
        return Errors()
    pooled, cases = measured[""]
    scale = min(1.0, FEWEST_CASES / cases)
    shared = Counts(*(scale * count for count in pooled))
    own = {code for code, (_, n) in measured.items() if code and n >= FEWEST_CASES}
    pairs = list(zip(names["label"], names["code"], strict=True))
    return Errors(
        scheme,
        {label: measured[code][0] if code in own else shared for label, code in pairs},
        {label: "code" if code in own else "scheme" for label, code in pairs},
        {label: measured[code][1] if code in own else cases for label, code in pairs},
    )


def errors_of_quantities(study: Study, labels: Sequence[str]) -> Errors:
    """How quantities err, found with their role, under each of ``labels``; empty where no unseen text has them."""
    rows = study.accuracy
    rows = rows[(rows["doc_id"] == ALL) & (rows["seen"] == UNSEEN) & (rows["measure"] == QUANTITY) & (rows["code"] == "")]
    for row in rows_of(rows):
        if (counts := _counts(row)) is not None:
            cases = int(row.n)
            return Errors(QUANTITY, dict.fromkeys(labels, counts), dict.fromkeys(labels, "scheme"), dict.fromkeys(labels, cases))
    return Errors()


def _counts(row: object) -> Counts | None:
    """Counts back from rates and n; None where nothing is there or nothing was right, so that they cannot be told."""
    import pandas as pd

    precision, recall, there = (getattr(row, name) for name in ("precision", "recall", "n"))
    if pd.isna(precision) or pd.isna(recall) or pd.isna(there) or not precision or not there:
        return None
    right = round(recall * there)
    return Counts(right, max(right, round(right / precision)), there)

"""Which words set a region's policies apart from those of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.contrast import overlapping
from compare.measures.log_odds import FIGURES, Side, sides
from compare.measures.names import named, truncated_regions
from compare.measures.scope import COUNTED, TOO_FEW, sentences
from compare.measures.tokens import tokens

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from compare.study import Study

PRIOR = 500.0
"""Tokens that the prior weighs at most: it steadies rare words, and outweighs no region's own (see `keyness`)."""

FEWEST = 3
"""Uses in a region under which a word is not listed."""


def keyness(study: Study) -> pd.DataFrame:
    """One row for each region and token that it uses three times or more: how much more, or less, than the others do.

    n uses in ``tokens`` tokens (`measures.tokens`) and ``sentences`` sentences of the region; rate = 1000 n / tokens;
    rest_rate is the unweighted mean of the rates of the regions in ``against``: all but those whose areas overlap with its
    own (`measures.overlaps`) and those with under 20 sentences. log_odds and z are those of `measures.log_odds`, with a
    prior of 500 tokens, or of as many as the shortest region has. A region's rows begin with the tokens that set it apart
    most.

    z takes words as drawn one by one, while they come in passages: read it as an order, not as a test, and look at
    ``sentences``. A region with under 20 sentences ("too few") or with nothing to compare with ("nothing to compare") has
    one row without a token. ``truncated`` regions take part: what they have of text is text. `measures.occurrences`
    gives the rows of a region and token that `Study.behind` opens.
    """
    import pandas as pd

    used = tokens(study)
    status = _status(study)
    enough = [region for region in study.regions_in_order if region not in status]
    counts = pd.crosstab(used["region"], used["token"]).reindex(enough, fill_value=0)
    size = counts.sum(axis=1)
    prior = float(size[size > 0].min()) if size.any() else PRIOR
    rows = []
    each = sides(counts, overlapping(study), strength=min(PRIOR, prior))
    for side, own in zip(each, counts.to_numpy(), strict=True):
        status |= {side.region: "nothing to compare"} if side.reason else {}
        rows += [] if side.reason else [_rows(side, counts.columns, own)]
    held = used.drop_duplicates(["sentence_id", "token"]).groupby(["region", "token"]).size().rename("sentences")
    empty = pd.DataFrame({"region": list(status), "token": "", "status": list(status.values())})
    found = pd.concat([*rows, empty], ignore_index=True).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    found = found.fillna({"against": "", "status": "ok"}).merge(held.reset_index(), on=["region", "token"], how="left")
    frame = named(study, found).assign(truncated=found["region"].isin(truncated_regions(study)))
    frame = frame.sort_values(["region_order", "region", "z", "token"], ascending=[True, True, False, True])
    return frame.astype({"sentences": "Int64"}).reset_index(drop=True)


COLUMNS = {
    **dict.fromkeys(("region", "token"), "str"),
    **dict.fromkeys(("n", "tokens"), "Int64"),
    **dict.fromkeys(("rate", "rest_rate", "log_odds", "z"), "Float64"),
    **dict.fromkeys(("against", "status"), "str"),
}


def _status(study: Study) -> dict[str, str]:
    """Regions that take no part, and why."""
    rows = sentences(study)
    count = rows[rows["kind"].isin(COUNTED)]["region"].value_counts()
    return {region: "too few" for region in study.regions_in_order if count.get(region, 0) < TOO_FEW}


def _rows(side: Side, tokens: pd.Index[str], own: NDArray[np.int64]) -> pd.DataFrame:
    """The contrast of each token that the region uses often enough; ``own`` counts its uses."""
    import numpy as np
    import pandas as pd

    often = own >= FEWEST
    figures = dict(zip(FIGURES, side.figures[:, often], strict=True))
    frame = pd.DataFrame({"region": side.region, "token": np.array(tokens, dtype=object)[often]})
    n, total = own[often], int(own.sum())
    rates = {"rate": 1000 * n / total, "rest_rate": 1000 * figures["others_share"]}
    contrast = {"log_odds": figures["log_odds"], "z": figures["z"], "against": side.partners}
    return frame.assign(n=n, tokens=total, **rates, **contrast)

"""Which words set a region's policies apart from those of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.corpus import overlaps
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
    own (`measures.overlaps`) and those with under 20 sentences. log_odds and z are those of `log_odds`, with a prior of
    500 tokens, or of as many as the shortest region has. A region's rows begin with the tokens that set it apart most.

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
    against = _against(study, enough)
    status |= {region: "nothing to compare" for region, row in zip(enough, against, strict=True) if not row.any()}
    found = _rows(counts, against)
    held = used.drop_duplicates(["sentence_id", "token"]).groupby(["region", "token"]).size().rename("sentences")
    found = found.merge(held.reset_index(), on=["region", "token"], how="left").assign(status="ok")
    found = found[~found["region"].isin(status)]
    empty = pd.DataFrame({"region": list(status), "token": "", "status": list(status.values())})
    rows = pd.concat([found, empty], ignore_index=True).fillna({"against": ""})
    frame = named(study, rows.astype(dict.fromkeys(("region", "token", "against", "status"), "str")))
    frame = frame.assign(truncated=frame["region"].isin(truncated_regions(study)))
    frame = frame.sort_values(["region_order", "region", "z", "token"], ascending=[True, True, False, True])
    return frame.astype({"n": "Int64", "tokens": "Int64", "sentences": "Int64"}).reset_index(drop=True)


def log_odds(
    counts: NDArray[np.float64], prior_weight: float, against: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Log-odds ratio and z of every label in every text against the mean of others, with an informative Dirichlet prior.

    ``counts`` has a row a text and a column a label; ``against[i, j]`` says whether text i is held against text j (all
    others by default). Monroe, Colaresi and Quinn (2008, Fightin' Words, Political Analysis 16(4), section 3): with y of
    n in the text, x of m in the rest, a the prior of the label and A = prior_weight that of all,

        log_odds = ln((y + a) / (n + A - y - a)) - ln((x + a) / (m + A - x - a))
        z = log_odds / sqrt(1 / (y + a) + 1 / (x + a))

    Here a is prior_weight times the label's rate, averaged over all texts; x / m is the rate averaged over the k texts
    of the rest, however long they are, and m = k² / (1/n₁ + … + 1/n_k), the size at which a rate is as certain as that
    average. NaN where a text or its rest is empty, or a label stands nowhere.
    """
    import numpy as np

    held = ~np.eye(len(counts), dtype=bool) if against is None else against
    size = counts.sum(axis=1, keepdims=True)
    held = held & (size.T > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where(size > 0, counts / size, 0.0)
        prior = prior_weight * rates.sum(axis=0) / np.count_nonzero(size)
        k = held.sum(axis=1, keepdims=True)
        rest_size = k**2 / (held @ np.where(size > 0, 1 / size, 0.0))
        rest = (held @ rates) / k * rest_size
        own, other = counts + prior, rest + prior
        odds = np.log(own / (size + prior_weight - own)) - np.log(other / (rest_size + prior_weight - other))
        z = odds / np.sqrt(1 / own + 1 / other)
    known = (size > 0) & (k > 0) & (prior > 0)
    return np.where(known, odds, np.nan), np.where(known, z, np.nan)


def _status(study: Study) -> dict[str, str]:
    """Regions that take no part, and why."""
    rows = sentences(study)
    count = rows[rows["kind"].isin(COUNTED)]["region"].value_counts()
    return {region: "too few" for region in study.regions_in_order if count.get(region, 0) < TOO_FEW}


def _against(study: Study, regions: list[str]) -> NDArray[np.bool_]:
    """Which region is held against which: not itself, and none whose area overlaps."""
    import numpy as np

    pairs = overlaps(study)
    near = set(zip(pairs["region"], pairs["other"], strict=True))
    near |= {(other, region) for region, other in near} | {(region, region) for region in regions}
    flags = [(a, b) not in near for a in regions for b in regions]
    return np.array(flags, dtype=bool).reshape(len(regions), len(regions))


def _rows(counts: pd.DataFrame, against: NDArray[np.bool_]) -> pd.DataFrame:
    """The contrast of each region and token used often enough."""
    import numpy as np
    import pandas as pd

    table = counts.to_numpy(dtype=float)
    size = table.sum(axis=1)
    odds, z = log_odds(table, size[size > 0].min(initial=PRIOR), against)
    with np.errstate(invalid="ignore"):
        rates = 1000 * table / np.maximum(size, 1)[:, None]
        rest = (against @ rates) / against.sum(axis=1, keepdims=True)
    at, token = np.nonzero(table >= FEWEST)
    names = np.array(counts.index, dtype=object)
    lists = np.array([" ".join(names[row]) for row in against], dtype=object)
    frame = pd.DataFrame({"region": names[at], "token": np.array(counts.columns, dtype=object)[token]})
    frame = frame.assign(n=table[at, token], tokens=size[at], rate=rates[at, token], rest_rate=rest[at, token])
    return frame.assign(log_odds=odds[at, token], z=z[at, token], against=lists[at])

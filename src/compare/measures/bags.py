"""Texts as bags of words, section by section: their cosine, and how far it would move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.chance import generator

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

DRAWS = 200
"""Draws of sections: a standard deviation needs fewer than a percentile."""

CUTS = 50
"""Draws of words: a mean needs fewer still."""


class Bags(NamedTuple):
    """Counts of tokens: a sparse row a section, a column a token; ``text`` is the place of a section's text in ``ids``."""

    ids: tuple[str, ...]
    text: NDArray[np.int64]
    counts: Any


def bags(used: pd.DataFrame, ids: Sequence[str]) -> Bags:
    """The bags of the texts ``ids``; ``used`` has doc_id, section_id and token, a row a use."""
    import numpy as np
    from scipy.sparse import coo_matrix

    place = {doc_id: i for i, doc_id in enumerate(ids)}
    rows = used[used["doc_id"].isin(place)]
    section, sections = rows["section_id"].factorize(sort=True)
    token, names = rows["token"].factorize(sort=True)
    ones = np.ones(len(rows))
    counts = coo_matrix((ones, (section, token)), shape=(len(sections), len(names))).tocsr()
    text = np.zeros(len(sections), dtype=np.int64)
    text[section] = rows["doc_id"].map(place).to_numpy(dtype=np.int64)
    return Bags(tuple(ids), text, counts)


def of_texts(bag: Bags, weight: NDArray[np.float64] | None = None) -> Any:
    """Counts of each text: a sparse row a text, its sections taken ``weight`` times (once by default)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    sections = len(bag.text)
    taken = np.ones(sections) if weight is None else weight
    counts = csr_matrix((taken, (bag.text, np.arange(sections))), shape=(len(bag.ids), sections)) @ bag.counts
    counts.sort_indices()  # else scipy does so when it likes, and whoever shares the indices has the wrong data
    return counts


def inverse_frequency(counts: Any) -> NDArray[np.float64]:
    """ln((1 + N) / (1 + d)) + 1 of each token that d of the N texts use."""
    import numpy as np

    used = np.asarray((counts > 0).sum(axis=0)).ravel()
    weights: NDArray[np.float64] = np.log((1 + counts.shape[0]) / (1 + used)) + 1
    return weights


def cosines(counts: Any, inverse: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cosine of every two texts, whose tokens weigh (1 + ln n) times ``inverse``; 0 where a text has no token."""
    import numpy as np

    weights = counts.tocsr(copy=True)
    weights.eliminate_zeros()
    weights.data = (1 + np.log(weights.data)) * inverse[weights.indices]
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    met = np.bincount(weights.indices, minlength=counts.shape[1]) > 1  # a word of one text adds to its length alone
    both = weights[:, met].toarray()
    product = both @ both.T
    np.fill_diagonal(product, length**2)
    scale = np.outer(length, length)
    cosine: NDArray[np.float64] = np.divide(product, scale, out=np.zeros_like(product), where=scale > 0)
    return np.minimum(cosine, 1.0)  # texts that are the same may be more than that by rounding


def spread(bag: Bags) -> NDArray[np.float64]:
    """Standard deviation of every cosine over draws of each text's sections with replacement.

    Inverse frequencies stay as observed. The seed of a text depends on its id alone.
    """
    import numpy as np

    inverse = inverse_frequency(of_texts(bag))
    drawn = np.zeros((DRAWS, len(bag.text)))
    for i, doc_id in enumerate(bag.ids):
        own = np.flatnonzero(bag.text == i)
        if len(own):
            drawn[:, own] = generator(doc_id).multinomial(len(own), np.full(len(own), 1 / len(own)), size=DRAWS)
    level = cosines(of_texts(bag), inverse)
    total, squares = np.zeros_like(level), np.zeros_like(level)
    for weight in drawn:
        off = cosines(of_texts(bag, weight), inverse) - level
        total += off
        squares += off**2
    variance: NDArray[np.float64] = (squares - total**2 / DRAWS) / (DRAWS - 1)
    return np.sqrt(np.maximum(variance, 0))


def at_even_length(bag: Bags) -> NDArray[np.float64]:
    """Mean cosine of every two texts over draws in which each is cut, without replacement, to the tokens of the shortest."""
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = of_texts(bag)
    size = np.asarray(counts.sum(axis=1)).ravel().astype(np.int64)
    shortest = int(size.min(initial=size.max(initial=0)))
    drawn = []
    for i, doc_id in enumerate(bag.ids):
        own = counts.data[counts.indptr[i] : counts.indptr[i + 1]].astype(np.int64)
        drawn.append(generator(doc_id).multivariate_hypergeometric(own, shortest, size=CUTS, method="marginals"))
    total = np.zeros((len(bag.ids), len(bag.ids)))
    for k in range(CUTS):
        data = np.concatenate([cut[k] for cut in drawn]).astype(float) if drawn else np.zeros(0)
        cut = csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)
        total += cosines(cut, inverse_frequency(cut))
    return total / CUTS

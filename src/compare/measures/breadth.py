"""How many things a region spreads its words over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from compare.measures.chance import middle
from compare.measures.composition import composition
from compare.measures.intervals import Draws
from compare.measures.scope import Level, Only, Ruler, View

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from compare.study import Study


def breadth(
    study: Study,
    scheme: str = "sector",
    ruler: Ruler = "sentences",
    view: View = "whole",
    level: Level = "code",
    **only: Unpack[Only],
) -> pd.DataFrame:
    """One row for each region: how evenly its uses of a scheme are spread over the codes.

    shannon = - sum p ln p over the shares p of the codes in the region's n uses (Shannon 1948; in nats, from 0 for one code
    to ln of their number), effective = exp(shannon): that many codes used alike would be spread as widely (Hill 1973,
    Ecology 54(2), order 1; of policy agendas Boydstun, Bevan and Thomas 2014, Policy Studies Journal 42(2)). ``used`` of
    ``codes`` codes are used at all.

    ``low`` and ``high`` bound effective: the middle 95 % over texts drawn anew (`intervals.resample`), moved so that their
    mean shannon is the text's own, since a text drawn anew always loses rare codes and would seem narrower than it is. Short
    texts leave out rare codes for the same reason: read breadth beside n. ``status`` is "truncated" (a text that is cut off
    leaves out whole parts), "too few" (under 20 coded sentences) or "no units", and the figures are then <NA>.
    """
    import numpy as np
    import pandas as pd

    parts = composition(study, scheme, ruler, view, level, only)
    draws = parts.draws()
    rows = []
    for region, status in parts.status.items():
        n = parts.counts.loc[region].to_numpy(dtype=float)
        figures = _figures(n, draws[region]) if status == "ok" else [np.nan] * 4
        about = (draws[region].sections, draws[region].reason if status == "ok" else status)
        rows.append((region, n.sum(), int((n > 0).sum()), len(n), status, *figures, *about))
    columns = ["region", "n", "used", "codes", "status", *FIGURES, "sections", "reason"]
    frame = pd.DataFrame(rows, columns=columns)
    return parts.finish(
        frame.astype({"region": "str", "status": "str", "reason": "str", **dict.fromkeys(FIGURES, "Float64")})
    )


FIGURES = ("shannon", "effective", "low", "high")


def _figures(n: np.ndarray, drawn: Draws) -> list[float]:
    """FIGURES of one region; bounds are NaN where nothing was drawn."""
    import numpy as np

    own = shannon(n[None, :])
    if not drawn:
        return [float(own[0]), float(np.exp(own[0])), np.nan, np.nan]
    each = shannon(drawn.amounts)
    low, high = middle(np.clip(each + own - each.mean(), 0, np.log(len(n)))[:, None])
    return [float(own[0]), *(float(np.exp(value[0])) for value in (own, low, high))]


def shannon(counts: np.ndarray) -> np.ndarray:
    """Shannon entropy of each row of counts, in nats."""
    import numpy as np

    p = counts / counts.sum(axis=1, keepdims=True)
    entropy: np.ndarray = -(p * np.log(p, out=np.zeros_like(p), where=p > 0)).sum(axis=1)
    return entropy

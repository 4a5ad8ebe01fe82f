"""The small summary of a study: what each region's figures are, which rows stand behind them, what the notebooks claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from compare import measures
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from compare.study import Study


class Share(NamedTuple):
    """Share of sentences and its 95 % interval; None where there is none."""

    share: float | None
    low: float | None
    high: float | None


Figures = dict[str, dict[str, Share]]
"""The shares of one region by scheme and code."""


@dataclass(slots=True)
class Summary:
    """A state: documents (id → region, role, hash, rows by table), regions (id → name, figures), names of codes by scheme, and
    the lines that claims of notebooks print, by notebook and cell.
    """

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figures] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    claims: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain values, as `from_json` takes them."""
        return {"documents": self.documents, "names": self.names, "figures": self.figures, "codes": self.codes, "claims": self.claims}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Summary:
        """The summary that `as_json` gave; KeyError or TypeError where it is none."""
        read = {region: figures_from_json(own) for region, own in raw["figures"].items()}
        return cls(raw["documents"], raw["names"], read, raw["codes"], raw["claims"])


def figures_from_json(raw: dict[str, Any]) -> Figures:
    """The figures of one region from plain values."""
    return {scheme: {code: Share(*share) for code, share in own.items()} for scheme, own in raw.items()}


def figures(study: Study, intervals: bool = True) -> dict[str, Figures]:
    """The figures of every region of a study; each depends on the region's own texts and the accuracy card alone.

    Without ``intervals`` the shares have none: drawing them is nearly all of the work.
    """
    found: dict[str, Figures] = {region: {} for region in study.regions_in_order}
    for scheme in study.codes["scheme"].unique():
        for row in rows_of(measures.emphasis(study, scheme, intervals=intervals)):
            own = found[row.region].setdefault(scheme, {})
            own[row.label] = Share(*map(_number, (row.share, row.low, row.high)))
    return found


def _number(value: Any) -> float | None:
    """A figure with six decimals, or None for NA."""
    import pandas as pd

    return None if pd.isna(value) else round(float(value), 6)

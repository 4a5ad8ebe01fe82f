"""The small summary of a study: what each region's figures are, which rows stand behind them, what the notebooks claim."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
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


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one region: shares by scheme and code, shares of instrument groups, number of promises."""

    shares: dict[str, dict[str, Share]]
    groups: dict[str, float | None]
    promises: int


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
        return asdict(self)

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Summary:
        """The summary that `as_json` gave; KeyError or TypeError where it is none."""
        read = {region: figures_from_json(own) for region, own in raw["figures"].items()}
        return cls(raw["documents"], raw["names"], read, raw["codes"], raw["claims"])


def figures_from_json(raw: dict[str, Any]) -> Figures:
    """The figures of one region from plain values."""
    shares = {scheme: {code: Share(*share) for code, share in own.items()} for scheme, own in raw["shares"].items()}
    return Figures(shares, raw["groups"], raw["promises"])


def figures(study: Study) -> dict[str, Figures]:
    """The figures of every region of a study; each depends on the region's own texts and the accuracy card alone."""
    shares: dict[str, dict[str, dict[str, Share]]] = {region: {} for region in study.regions_in_order}
    for scheme in study.codes["scheme"].unique():
        for row in rows_of(measures.emphasis(study, scheme)):
            own = shares[row.region].setdefault(scheme, {})
            own[row.label] = Share(*map(_number, (row.share, row.low, row.high)))
    groups: dict[str, dict[str, float | None]] = {region: {} for region in shares}
    for row in rows_of(measures.instrument_mix(study).drop_duplicates(["region", "group"])):
        groups[row.region][row.group] = _number(row.group_share)
    totals = measures.promise_totals(study).set_index("region")["headline"]
    return {region: Figures(shares[region], groups[region], int(totals.get(region, 0))) for region in shares}


def _number(value: Any) -> float | None:
    """A figure with six decimals, or None for NA."""
    import pandas as pd

    return None if pd.isna(value) else round(float(value), 6)

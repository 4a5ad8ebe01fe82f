"""What the page opens with: heat maps from `measures.emphasis`, and the size and shape of each text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from compare import measures
from compare.charts.emphasis import ordered
from compare.measures.frames import rows_of
from compare.measures.names import names_of, shown
from compare.measures.scope import View
from compare.report.explorer.schemes import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.study import Study

VIEWS: tuple[View, ...] = ("whole", "like_for_like")


class Cell(NamedTuple):
    """Sentences, share of all in percent, the same to read, its 95 % intervals to read; or why there is no share.

    ``interval`` is of the text as written, ``wide`` counts errors of coding too.
    """

    n: int
    share: float | None
    text: str
    interval: str
    wide: str
    status: str


class Column(NamedTuple):
    """A region in a heat map: its sentences, those with a code, and why none of its cells has a share, if so."""

    units: int
    coded: int
    status: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Labels by regions, both by their places; ``order`` lists labels by mean share, the largest first."""

    view: str
    labels: list[int]
    order: list[int]
    columns: list[Column]
    cells: list[list[Cell]]


def heat_maps(study: Study, scheme: Scheme) -> list[HeatMap]:
    """One map a view, with the figures of the notebooks."""
    return [_heat_map(study, scheme, view) for view in VIEWS]


def _heat_map(study: Study, scheme: Scheme, view: View) -> HeatMap:
    stress = measures.emphasis(study, scheme.id, view=view, level=scheme.level)
    place = {label.id: i for i, label in enumerate(scheme.labels)}
    there = [label.id for label in scheme.labels if label.id in set(stress["label"])]
    cells = {(row.label, row.region): _cell(row) for row in rows_of(stress)}
    own = {row.region: row for row in rows_of(stress.drop_duplicates("region"))}
    return HeatMap(
        view,
        [place[label] for label in there],
        [place[label] for label in ordered(stress)["label"]],
        [_column(own[region]) for region in study.regions_in_order],
        [[cells[label, region] for region in study.regions_in_order] for label in there],
    )


def _column(row: Any) -> Column:
    return Column(int(row.units), int(row.coded_sentences), row.status if row.status in ("too few", "no units") else "")


def _cell(row: Any) -> Cell:
    if row.status != "ok":
        return Cell(int(row.n), None, "", "", "", row.status)
    interval, wide = _interval(row.low, row.high), _interval(row.wide_low, row.wide_high)
    return Cell(int(row.n), round(100 * float(row.share), 2), f"{100 * row.share:.1f}", interval, wide, "ok")


def _interval(low: Any, high: Any) -> str:
    return "" if pd.isna(low) else f"{100 * low:.1f}–{100 * high:.1f}"


class Bar(NamedTuple):
    """Part of a text that serves one function: characters, and share of all in percent."""

    function: str
    characters: int
    share: float


@dataclass(frozen=True, slots=True)
class Card:
    """A text as the page introduces it: facts and sizes to read, by the names of `measures.names_of`, and its shape."""

    facts: dict[str, str]
    size: dict[str, str]
    bars: list[Bar]


def cards(study: Study) -> list[Card]:
    """One card a text, in the order of `Study.policies`."""
    facts = measures.corpus(study).set_index("doc_id")
    shape = dict(list(measures.structure(study).groupby("doc_id")))
    url = study.documents.set_index("doc_id")["url"]
    return [_card(facts.loc[doc_id], shape.get(doc_id), url[doc_id]) for doc_id in study.policies["doc_id"]]


def _card(row: pd.Series, shape: pd.DataFrame | None, url: str) -> Card:
    bars = (
        [] if shape is None else [Bar(b.function, int(b.characters), round(100 * b.share, 1)) for b in rows_of(shape)]
    )
    size = {name: shown(row[name], percent=name == "coded") for name in names_of("size")}
    return Card({**_stated(row, names_of("facts")), "url": url}, size, bars)


def _stated(row: pd.Series, names: Iterable[str]) -> dict[str, str]:
    """Facts as text; what a text does not state is empty."""
    return {name: "" if pd.isna(row[name]) else str(row[name]) for name in names}

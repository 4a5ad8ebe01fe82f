"""Where the two sides of a passage differ, and both side by side on a page."""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from compare.charts.labels import pair, regions, text
from compare.evidence import STYLE
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 3
"""Passages that are shown."""

Spans = tuple[tuple[int, int], ...]


class Side(NamedTuple):
    """One side of a passage: its document, where it begins, its quote, and the spans of the quote that the other side lacks."""

    doc_id: str
    start: int
    quote: str
    differs: Spans


class Aligned(NamedTuple):
    """A passage of two texts: its row of `measures.text_reuse`, and both sides."""

    row: Any
    sides: tuple[Side, Side]


def aligned(passages: pd.DataFrame, agreements: pd.DataFrame, count: int = SHOWN) -> list[Aligned]:
    """The ``count`` longest passages, the longest first, with where their sides differ.

    ``passages`` is from `measures.text_reuse`, ``agreements`` from `measures.agreements`.
    """
    longest = passages.sort_values(["length", "passage"], ascending=[False, True]).head(count)
    same = dict(list(agreements.groupby("passage", sort=False)))
    return [Aligned(row, (_side(row, same[row.passage], ""), _side(row, same[row.passage], "other_"))) for row in rows_of(longest)]


def _side(row: Any, same: pd.DataFrame, prefix: str) -> Side:
    doc_id = str(row.other_doc if prefix else row.doc_id)
    start, quote = int(getattr(row, f"{prefix}start")), str(getattr(row, f"{prefix}quote"))
    as_found = row.passage.startswith(f"{row.doc_id}-{row.start} ")  # `both_ways` may have turned the row
    of = prefix if as_found else "" if prefix else "other_"
    spans = zip(same[f"{of}start"] - start, same[f"{of}end"] - start, strict=True)
    return Side(doc_id, start, quote, differences(quote, spans))


def differences(quote: str, same: Iterable[tuple[int, int]]) -> Spans:
    """What of the quote lies between the spans that are the same, from its first letter, figure or Han character to its last.

    >>> differences("加强技术合作,引进人才。", [(0, 4), (7, 11)])
    ((4, 6),)
    """
    edges = [(0, 0), *sorted(same), (len(quote), len(quote))]
    found = []
    for (_, begin), (end, _) in pairwise(edges):
        signs = [i for i in range(begin, end) if quote[i].isalnum()]
        found += [(signs[0], signs[-1] + 1)] if signs else []
    return tuple(found)


@dataclass(frozen=True)
class SideBySide:
    """Passages for a page: a row each, the texts side by side, differences marked."""

    shown: tuple[Aligned, ...]
    heads: tuple[tuple[str, str], ...]
    labels: str

    def __len__(self) -> int:
        return len(self.shown)

    def __repr__(self) -> str:
        if not self.shown:
            return text("captions", "aligned_none", self.labels)
        return "\n\n".join("\n".join(side.quote for side in each.sides) for each in self.shown)

    def _repr_html_(self) -> str:
        if not self.shown:
            return f"<p>{html.escape(repr(self))}</p>"
        rows = "".join(map(self._row, self.shown, self.heads))
        return f'<table style="{STYLE["table"]}"><tbody>{rows}</tbody></table>'

    def _row(self, each: Aligned, heads: tuple[str, str]) -> str:
        cells = (self._cell(side, head) for side, head in zip(each.sides, heads, strict=True))
        said = html.escape(measured(each.row, self.labels))
        below = f'<tr><td colspan="2" style="{STYLE["count"]};text-align:left">{said}</td></tr>'
        return f'<tr style="{STYLE["row"]}">{"".join(cells)}</tr>{below}'

    def _cell(self, side: Side, head: str) -> str:
        at, out = 0, []
        for start, end in side.differs:
            marked = f'<mark style="{STYLE["mark"]}">{html.escape(side.quote[start:end])}</mark>'
            out += [html.escape(side.quote[at:start]), marked]
            at = end
        body = "".join([*out, html.escape(side.quote[at:])])
        place = f"{html.escape(head)} {side.start:,}–{side.start + len(side.quote):,}"
        look = f"{STYLE['text']};width:50%;padding-right:1em"
        return f'<td style="{look}"><span style="{STYLE["count"]}">{place}</span><br>{body}</td>'


def side_by_side(
    passages: pd.DataFrame, agreements: pd.DataFrame, labels: str = "en", count: int = SHOWN
) -> SideBySide:
    """The ``count`` longest passages for a page, from `measures.text_reuse` and `measures.agreements`."""
    shown = aligned(passages, agreements, count)
    return SideBySide(tuple(shown), tuple(both_heads(each.row, labels) for each in shown), labels)


def both_heads(row: Any, labels: str, between: str = " ") -> tuple[str, str]:
    """Names of the regions of both sides; of a reference document its id."""
    frame = pd.DataFrame(
        {
            "region_zh": [row.region_zh, row.other_zh],
            "region_en": [row.region_en, row.other_en],
            "truncated": [False, False],
        }
    ).fillna(row.other_doc)
    one, other = regions(frame, labels, between)
    return one, other


def measured(row: Any, labels: str) -> str:
    """How much of a passage is the same, and of what kind it is."""
    kind = "inherited" if pd.notna(row.inherited) and row.inherited else row.kind
    zh, en = pair("passages", kind)
    said = {"length": f"{row.length:,}", "similarity": f"{row.similarity:.0%}", "kind": (zh, en)}
    return text("words", "passage", labels, " ", **said)

"""The sentences behind a number: with the headings above them and the terms marked."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 12
"""Rows that a notebook shows; `Evidence.head` shows another number, `Evidence.frame` holds all."""

STYLE = {
    "table": "border-collapse:collapse;width:100%;max-width:60em",
    "row": "border-top:1px solid rgba(128,128,128,.35);text-align:left;vertical-align:top",
    "where": "padding:.4em 1em .4em 0;width:24%;font-size:85%;opacity:.75;text-align:left;vertical-align:top",
    "text": "padding:.4em 0;text-align:left;white-space:pre-wrap;vertical-align:top",
    "mark": "background:#f6e3a1;color:#222;padding:0 .1em",
    "count": "font-size:85%;opacity:.75;margin:.3em 0",
}


@dataclass(frozen=True)
class Evidence:
    """Sentences in the order of the texts.

    ``frame`` has one row a sentence: region, doc_id, sentence_id, start, end, kind, path (headings above it, from the
    top), text, quotes (what matched, as written) and spans (start and end of each match inside the sentence).
    """

    frame: pd.DataFrame
    shown: int = SHOWN

    @classmethod
    def of(
        cls, rows: pd.DataFrame, sentences: pd.DataFrame, sections: pd.DataFrame, documents: pd.DataFrame
    ) -> Evidence:
        """Evidence for rows with doc_id, start and end; a row that covers several sentences opens all of them."""
        import pandas as pd

        place = {doc_id: i for i, doc_id in enumerate(documents["doc_id"])}
        spans: dict[str, list[tuple[int, int]]] = {}
        for doc_id, start, end in sorted({(d, int(s), int(e)) for d, s, e in rows[["doc_id", "start", "end"]].values}):
            spans.setdefault(doc_id, []).append((start, end))
        near = sentences[sentences["doc_id"].isin(spans)]
        places = zip(near["doc_id"], near["start"], near["end"], strict=True)
        marks = pd.Series(
            [_inside(spans[doc_id], int(start), int(end)) for doc_id, start, end in places], near.index, object
        )
        found = near.assign(spans=marks)[marks.map(bool).astype(bool)]
        texts = zip(found["text"], found["spans"], strict=True)
        found = found.assign(
            region=found["doc_id"].map(dict(zip(documents["doc_id"], documents["region"], strict=True))).astype("str"),
            path=found["section_id"].map(_paths(sections)).fillna("").astype("str"),
            quotes=["、".join(dict.fromkeys(text[a:b] for a, b in spans)) for text, spans in texts],
        )
        columns = ["region", "doc_id", "sentence_id", "start", "end", "kind", "path", "text", "quotes", "spans"]
        order = found["doc_id"].map(place)
        return cls(found.assign(_order=order).sort_values(["_order", "start"], ignore_index=True)[columns])

    def head(self, n: int) -> Evidence:
        """The same sentences, of which a notebook shows ``n``."""
        return Evidence(self.frame, n)

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        return f"{_count(len(self), len(self))}\n" + "\n".join(self.frame["text"].head(self.shown))

    def _repr_html_(self) -> str:
        rows = [_row(*row) for row in self.frame[["path", "doc_id", "text", "spans"]].head(self.shown).values]
        count = f'<p style="{STYLE["count"]}">{_count(len(rows), len(self))}</p>'
        return f'{count}<table style="{STYLE["table"]}"><tbody>{"".join(rows)}</tbody></table>'


def _count(shown: int, of: int) -> str:
    if not of:
        return "No sentence."
    noun = "sentence" if of == 1 else "sentences"
    return f"{of} {noun}." if shown == of else f"{shown} of {of} {noun}; all are in .frame"


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Spans clipped to the sentence and counted from its start."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]


def _paths(sections: pd.DataFrame) -> dict[str, str]:
    """Headings above each section and its own, without the title."""
    parent = dict(zip(sections["section_id"], sections["parent"], strict=True))
    heading = dict(zip(sections["section_id"], sections["heading"], strict=True))
    titles = set(sections.loc[sections["function"] == "title", "section_id"])

    def path(section: str) -> list[str]:
        above = path(parent[section]) if parent.get(section) in parent else []
        return above if section in titles else [*above, heading[section].strip()]

    return {section: " › ".join(path(section)) for section in parent}


def _row(path: str, doc_id: str, text: str, spans: list[tuple[int, int]]) -> str:
    where = f"{html.escape(doc_id)}<br>{html.escape(path)}"
    return (
        f'<tr style="{STYLE["row"]}"><td style="{STYLE["where"]}">{where}</td>'
        f'<td style="{STYLE["text"]}">{_marked(text, spans)}</td></tr>'
    )


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    """The escaped text with its spans marked; overlapping spans are marked as one."""
    out, at = [], 0
    for start, end in sorted(spans):
        begin = max(start, at)
        if begin < end:
            term = html.escape(text[begin:end])
            out += [html.escape(text[at:begin]), f'<mark style="{STYLE["mark"]}">{term}</mark>']
            at = end
    return "".join([*out, html.escape(text[at:])])

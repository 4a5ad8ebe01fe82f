"""What each region promises: the list of promises, and the pairs of promises that only look alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.amounts import amount, change, promised
from compare.charts.labels import languages, names, pair, regions, text
from compare.charts.ruled import Row, heading, ruled
from compare.charts.theme import GREY, Chart, finish, style
from compare.measures.frames import rows_of
from compare.measures.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 12
"""Rows of a list that are shown, of promises for each region; it says how many more there are."""

PROMISES = {"indicator": 0.42, "promise": 0.18, "deadline": 0.1, "baseline": 0.15, "growth": 0.15}
ALIKES = {"one_promise": 0.37, "other_promise": 0.37, "differs": 0.26}
"""Columns and their shares of the width."""


def promise_list(promises: pd.DataFrame, labels: str = "en", size: str = "page", rows: int = LONGEST) -> Chart:
    """Promises as a table in the look of the charts, by region: indicator, promise, deadline, baseline, implied change.

    Parts of a total are left out. Of each region the first ``rows`` in the order of the text are shown, and how many
    more there are. ``promises`` is from `measures.promises`.
    """
    headline = promises[~promises["part"].astype(bool)].sort_values(["region_order", "region", "doc_id", "start"])
    with style():
        chart = ruled(size, _heads(PROMISES, labels), list(_promised(headline, labels, rows)) or [_nothing(labels)])
        caption = text("captions", "promises", labels, "\n", n=len(headline), rows=rows)
        return finish(chart, text("titles", "promises", labels), caption)


def _promised(headline: pd.DataFrame, labels: str, most: int) -> Iterator[Row]:
    for _, own in headline.groupby("region", sort=False):
        first = own.head(most)
        yield heading(regions(first.head(1), labels)[0], str(own["colour"].iloc[0]))
        for row, name in zip(rows_of(first), names(first, "indicator", labels), strict=True):
            base = "" if pd.isna(row.baseline_value) else amount(row.baseline_value)
            year = "" if pd.isna(row.baseline_year) or not base else f" ({row.baseline_year})"
            deadline = "" if pd.isna(row.year) else str(row.year)
            yield Row((name, promised(row), deadline, base + year, change(row, labels)))
        if len(own) > most:
            yield heading(text("words", "more", labels, n=len(own) - most), GREY, 7)


def look_alikes(alikes: pd.DataFrame, labels: str = "en", size: str = "page", rows: int = LONGEST) -> Chart:
    """Pairs of promises that look alike and may not be compared, as a table: both figures, and in what they differ.

    ``alikes`` is from `measures.look_alikes`. Pairs stand below the first field in which they differ, ``rows`` at most below
    each, those of whole texts first; a pair with a text that is cut off says so.
    """
    with style():
        chart = ruled(size, _heads(ALIKES, labels), list(_alike(alikes, labels, rows)) or [_nothing(labels)])
        fields = Counter(alikes["fields"].str.split().str[0])
        known = {name: fields[name] for name in names_of("fields") if fields[name]}
        each = [[f"{names_of('fields')[name][i]} {n}" for name, n in known.items()] for i in (0, 1)]
        said = ("、".join(each[0]) or "0", ", ".join(each[1]) or "0")
        cut = int(alikes["truncated"].sum())
        caption = text("captions", "alikes", labels, "\n", n=len(alikes), cut=cut, fields=said)
        return finish(chart, text("titles", "alikes", labels), caption)


def _alike(alikes: pd.DataFrame, labels: str, most: int) -> Iterator[Row]:
    first = alikes["fields"].str.split().str[0]
    for field, said in names_of("fields").items():
        own = alikes[first == field].sort_values("truncated", kind="stable")
        if own.empty:
            continue
        yield heading(" ".join(said[i] for i in _places(labels)))
        for row, reason in zip(rows_of(own.head(most)), names(own.head(most), "reason", labels, "\n"), strict=True):
            cut = f" ({text('words', 'one_cut', labels)})" if row.truncated else ""
            yield Row((_side(row, "", labels), _side(row, "other_", labels), reason + cut))
        if len(own) > most:
            yield heading(text("words", "more", labels, n=len(own) - most), GREY, 7)


def _places(labels: str) -> list[int]:
    return [("zh", "en").index(language) for language in languages(labels)]


def _side(row: Any, which: str, labels: str) -> str:
    """Whose promise, its figure, and of what: in Chinese the words of the text, in English the indicator's name with them."""
    said = []
    for language in languages(labels):
        who = getattr(row, f"{which}regions_{language}")
        said.append(f"{who}{':' if language == 'zh' else ': '}{getattr(row, f'{which}indicator_{language}')}")
    words = getattr(row, f"{which}indicator_zh")
    if labels == "en" and words not in said[0]:
        said[0] += f" ({words})"
    return "\n".join([*said, getattr(row, f"{which}figure")])


def _heads(columns: dict[str, float], labels: str) -> list[tuple[str, float]]:
    return [(" ".join(dict.fromkeys(pair("words", name)[i] for i in _places(labels))), share) for name, share in columns.items()]


def _nothing(labels: str) -> Row:
    return heading(text("words", "nothing", labels), GREY, 7)

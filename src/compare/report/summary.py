"""The main comparison on one screen: what each region names most, how it works, how much it promises."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pandas as pd

from compare.errors import columns
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from compare.report.frames import Frames
    from compare.study import Study

MOST = 3
HEAD = ("", "names most often", "instruments: supply / environment / demand", "promises")


def table(frames: Frames) -> list[tuple[str, ...]]:
    """Head and one row a region: its most named sectors, its group shares, its number of promises (not statements)."""
    stress, mix = frames("emphasis", scheme="sector"), frames("instrument_mix")
    totals = frames("promise_totals").set_index("region")
    rows: list[tuple[str, ...]] = [HEAD]
    for region in rows_of(frames.study.policies.drop_duplicates("region")):
        cut = " (cut off)" if bool(totals["truncated"][region.region]) else ""
        own = stress[stress["region"] == region.region]
        shares = mix[mix["region"] == region.region].drop_duplicates("group")
        count = int(totals["headline"][region.region])
        rows.append((f"{region.short_en}{cut}", _most(own), _groups(shares), str(count) if count else "–"))
    return rows


def _most(own: pd.DataFrame) -> str:
    top = own[own["share"].notna()].sort_values("share", ascending=False, kind="stable").head(MOST)
    named = ", ".join(f"{row.label_en} {row.share:.0%}" for row in rows_of(top))
    return named or f"too few coded sentences ({own['coded_sentences'].iloc[0]})"


def _groups(shares: pd.DataFrame) -> str:
    known = shares.set_index("group")["group_share"]
    said = [known.get(group) for group in ("supply", "environment", "demand")]
    return " / ".join("–" if share is None or pd.isna(share) else f"{share:.0%}" for share in said)


def as_text(frames: Frames) -> str:
    """The table for a terminal, a Han character being two columns wide."""
    rows = table(frames)
    widths = [max(columns(row[i]) for row in rows) for i in range(len(HEAD))]
    lines = [
        "  ".join(cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, "Sectors: share of sentences of body text and items. Instruments: share of all uses."])


def as_html(frames: Frames) -> str:
    """The table for the index."""
    head, *rows = table(frames)
    cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def about(study: Study) -> str:
    """One sentence on what is compared."""
    names = ", ".join(study.short_names()[region] for region in study.regions_in_order)
    count = len(study.policies)
    return f"{count} policy {'text' if count == 1 else 'texts'}: {names}."

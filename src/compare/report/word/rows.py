"""Tables to read for a document: text cells under heads, made from the frames of the measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare import measures
from compare.measures.frames import rows_of
from compare.measures.ground import figure
from compare.measures.names import shown, word
from compare.report.frames import Frames
from compare.report.word.outline import Block

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text: ``widths`` are relative; the first ``words`` columns are set left, the others centred."""

    head: list[str]
    rows: list[list[str]]
    widths: list[float]
    words: int


def grid(block: Block, frames: Frames, lang: str) -> Grid:
    """The table of a block in zh or en."""
    assert block.table is not None
    if block.table.name == "rows":
        return _rows(block, frames, lang)
    if not block.of:
        wide = frames(block.table.name, labels=lang)
    else:
        wide = getattr(measures, block.table.name)(*frames.of(*block.of), labels=lang, **block.table.options)
    wide = wide.iloc[:, : block.first or None]
    head = ["", *map(str, wide.columns)]
    rows = [[str(name), *map(str, cells)] for name, cells in zip(wide.index, wide.to_numpy(dtype=object).tolist(), strict=True)]
    return Grid(head, rows, [2.0, *[1.0] * len(wide.columns)], 1)


def _rows(block: Block, frames: Frames, lang: str) -> Grid:
    """Columns of a frame; where a frame needs something of its own first (PREPARED) it gets it."""
    (frame,) = frames.of(*block.of)
    frame = PREPARED.get(block.of[0].name, _as_it_is)(frame, lang)
    sources = [head.source.replace("{lang}", lang) for head in block.columns]
    columns = [[shown(value, percent=source.startswith("share")) for value in frame[source]] for source in sources]
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    words = sum(frame[source].map(lambda value: isinstance(value, str)).all() and source != "figure" for source in sources)
    return Grid([head.said.in_(lang) for head in block.columns], rows, [head.width for head in block.columns], int(words))


def _as_it_is(frame: pd.DataFrame, _lang: str) -> pd.DataFrame:
    return frame


def _corpus(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Texts with the years that they are for, and a word on one that is cut off."""
    import pandas as pd

    years = zip(frame["period_start"], frame["period_end"], strict=True)
    names = zip(frame[f"region_{lang}"], frame["truncated"], strict=True)
    cut = word("missing", "cut off", lang)
    return frame.assign(
        period=["–".join(str(year) for year in pair if not pd.isna(year)) for pair in years],
        **{f"region_{lang}": [f"{name} ({cut})" if gone else name for name, gone in names]},
    )


def _findings(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """What is odd about each passage, in the language of the draft where the table has it."""
    return frame.assign(note=frame["note_zh"].where(frame["note_zh"] != "", frame["note"])) if lang == "zh" else frame


def _promises(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Promises without parts of a total, their figures in words."""
    kept = frame[~frame["part"].astype(bool)]
    rows = list(rows_of(kept))
    return kept.assign(figure=[figure(row) for row in rows], baseline=[_baseline(row) for row in rows], change=[_change(row, lang) for row in rows])


def _baseline(row: Any) -> str:
    import pandas as pd

    if pd.isna(row.baseline_value):
        return ""
    return shown(row.baseline_value) + ("" if pd.isna(row.baseline_year) else f" ({row.baseline_year})")


def _change(row: Any, lang: str) -> str:
    import pandas as pd

    if not pd.isna(row.growth):
        return f"{row.growth:+.1f}%"
    return "" if pd.isna(row.points) else f"{row.points:+.2g}{' pp' if lang == 'en' else '个百分点'}"


def _priorities(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Fields with the part of the region that their list is for, where it is not the whole."""
    names = zip(frame[f"region_{lang}"], frame["part"], strict=True)
    return frame.assign(**{f"region_{lang}": [f"{name} ({part})" if part else name for name, part in names]})


PREPARED = {"findings": _findings, "corpus": _corpus, "priorities": _priorities, "promises": _promises}
"""What a frame needs before its columns are shown, by the measure that it is from."""

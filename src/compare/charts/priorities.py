"""What each text declares to be its priorities, and how much it speaks and does about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from compare.charts.labels import pair, regions, text
from compare.charts.stacks import in_lines
from compare.charts.theme import GREY, RULE, Chart, clear, finish, new, style, width, wrap
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE, PAD = 0.12, 0.06
"""Height of a line of names and room around it, in inches."""

MISSING = {"none": "not_named", "no code": "no_code"}
"""What is said in place of a share; too few sentences to measure are said once a panel."""

BESIDE = ("tier", "emphasis_rank", "instruments", "promises")
"""What stands right of the drawing, by column of `measures.priorities`."""
STEP = {"column": 25, "page": 46, "slide": 56}
"""Points between two such columns."""


def declared_and_measured(
    priorities: pd.DataFrame, coverage: pd.DataFrame, labels: str = "en", size: str = "page"
) -> Chart:
    """A panel for each list of priorities: its fields in the order of the text, each with the share of sentences that name it.

    ``priorities`` is from `measures.priorities`, ``coverage`` from `measures.priority_coverage` of the same study and scheme.
    Beside each field stand the tier that the wording gives it, the rank of its share among all codes, uses of instruments and
    promises; below a panel what is named more often than some field and not declared.
    """
    lists = coverage[coverage["fields"] > 0].sort_values(["region_order", "region", "doc_id"], kind="stable", ignore_index=True)
    panels = [_fields(priorities[priorities["list_id"] == row.list_id], labels, size) for row in rows_of(lists)]
    notes = [_note(row, labels, int(width(size) * 10)) for row in rows_of(lists)]
    with style():
        heights = [_height(rows, note) for rows, note in zip(panels, notes, strict=True)] or [0.3]
        chart = new(size, sum(heights) + 0.34 * len(heights) + 0.8)
        above, *grid = chart.subplots(len(heights) + 1, 1, squeeze=False, sharex=True, height_ratios=[0.22, *heights])[:, 0]
        above.set_axis_off()
        above.set_yticks([])
        _heads(above, labels, size)
        for axes, rows, note, (_, row) in zip(grid, panels, notes, lists.iterrows(), strict=False):
            axes.set_title(_head(row, labels, int(width(size) * 13)), loc="left", color=row["colour"])
            _dots(axes, rows, labels)
            _beside(axes, rows, size)
            axes.text(0, float(rows["bottom"].iloc[-1]) + PAD / 2, note, va="top", fontsize=6.5, color=GREY)
            axes.set_ylim(_height(rows, note), 0)
        if panels:
            _bottom(grid, priorities, labels)
        else:
            grid[0].text(0, 0.5, text("words", "nothing", labels), color=GREY)
            clear(grid[0])
        return finish(chart, text("titles", "declared", labels), _caption(priorities, coverage, labels))


def _height(rows: pd.DataFrame, note: str) -> float:
    """Inches of one panel with the note below its fields."""
    return float(rows["bottom"].iloc[-1]) + (0.105 * (note.count("\n") + 1) + PAD if note else 0.0)


def _note(covered: Any, labels: str, room: int) -> str:
    """What is named more often than some field of the list and not declared."""
    codes = (covered.undeclared_zh, covered.undeclared_en)
    return wrap(text("words", "undeclared", labels, "\n", codes=codes), room) if covered.undeclared else ""


def _fields(own: pd.DataFrame, labels: str, size: str) -> pd.DataFrame:
    """The fields of one list with names and heights; fields of one name say the words of the text too."""
    twice = own["label_en"].duplicated(keep=False) & (own["label_zh"] != own["label_en"])
    own = own.assign(label_en=own["label_en"].where(~twice, own["label_en"] + " (" + own["label_zh"] + ")"))
    said = in_lines(own, "label", labels, 34 if width(size) > 5 else 19)
    high = pd.Series([LINE * (name.count("\n") + 1) + PAD for name in said], index=own.index)
    return own.assign(name=said, y=high.cumsum() - high / 2, bottom=high.cumsum())


def _head(row: pd.Series, labels: str, room: int) -> str:
    """Region, the part that the list is for, and what its order rests on."""
    name = regions(row.to_frame().T, labels)[0]
    part = f" ({row['part']})" if row["part"] else ""
    return wrap(f"{name}{part}: {text('bases', row['basis'], labels)}", room)


def _dots(axes: Axes, rows: pd.DataFrame, labels: str) -> None:
    for row in rows_of(rows):
        for low, high, line, pale in ((row.wide_low, row.wide_high, 4.5, 0.3), (row.low, row.high, 1.2, 1.0)):
            if pd.notna(low):
                axes.hlines(row.y, 100 * low, 100 * high, color=row.colour, linewidth=line, alpha=pale, zorder=2)
        if pd.notna(row.share):
            inside = "white" if row.truncated else row.colour
            axes.scatter(100 * row.share, row.y, s=20, facecolor=inside, edgecolor=row.colour, linewidth=1, zorder=4)
        elif row.status in MISSING:
            axes.text(0, row.y, text("words", MISSING[row.status], labels), va="center_baseline", fontsize=7, color=GREY)
    if (rows["status"] == "too few").any():
        middle = float(rows["y"].mean())
        axes.text(0, middle, wrap(text("words", "few_sentences", labels, "\n"), 16), va="center", fontsize=7, color=GREY)
    tier = rows["tier"].where(rows["basis"] == "wording")
    for y in rows["bottom"].shift()[(tier != tier.shift()) & tier.notna()].dropna():
        axes.axhline(y, color=RULE, linewidth=0.6)
    axes.set_yticks(rows["y"], rows["name"])
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


PLACE: Any = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "fontsize": 7, "ha": "center"}


def _beside(axes: Axes, rows: pd.DataFrame, size: str) -> None:
    """Figures of each field right of the drawing."""
    for i, column in enumerate(BESIDE):
        for row in rows_of(rows):
            value = getattr(row, column)
            missing = pd.isna(value) or (row.basis != "wording" if column == "tier" else not value)
            cell = "–" if missing else str(value)
            axes.annotate(cell, (1, row.y), xytext=(STEP[size] * (i + 0.6), 0), va="center_baseline", **PLACE)


def _heads(axes: Axes, labels: str, size: str) -> None:
    for i, column in enumerate(BESIDE):
        said = text("words", f"beside_{column}", labels, "\n")
        axes.annotate(said, (1, 0), xytext=(STEP[size] * (i + 0.6), 0), va="bottom", color=GREY, **PLACE)


def _bottom(grid: list[Axes], priorities: pd.DataFrame, labels: str) -> None:
    """One axis for all panels, below the last."""
    ends = priorities[["share", "high", "wide_high"]].astype("Float64")
    top = 100 * float(ends.max().max()) if ends.notna().any().any() else 10.0
    grid[-1].set_xlim(-0.02 * top, 1.04 * top)
    grid[-1].set_xlabel(text("words", "share_of", labels, "\n", ruler=pair("rulers", "sentences")))
    for axes in grid[:-1]:
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(bottom=False, labelbottom=False)


def _caption(priorities: pd.DataFrame, coverage: pd.DataFrame, labels: str) -> str:
    silent = coverage[coverage["fields"] == 0].drop_duplicates("region")
    none = ("、".join(silent["region_zh"]), ", ".join(silent["region_en"]))
    once = priorities.drop_duplicates("region")
    n = ("、".join(f"{row.region_zh}{row.units}" for row in rows_of(once)), ", ".join(f"{row.region_en}\N{NO-BREAK SPACE}{row.units}" for row in rows_of(once)))
    said = text("captions", "declared", labels, "\n", counts=n)
    return f"{said}\n{text('captions', 'no_list', labels, chr(10), regions=none)}" if len(silent) else said

"""The card as text: on the terminal, and as a table in the guides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from compare.accuracy.card import ALL, Line
from compare.errors import UserError
from compare.packaged import packaged_data
from compare.tables import write_text

BEGIN, END = "<!-- accuracy -->", "<!-- /accuracy -->"


def lines(card: Sequence[Line]) -> list[str]:
    """A line for each text and measure in columns: figures, interval of F1, cases; codes one by one are left out."""
    out = [f"{'text':<15} {'measure':<20} {'seen':<7} {'precision':>9} {'recall':>7} {'F1':>7} {'95 %':>15} {'n':>5}"]
    for line in card:
        if not line.code:
            middle = f"{line.f1_low}-{line.f1_high}" if line.f1_low else "-"
            figures = " ".join(f"{x or '-':>{w}}" for x, w in ((line.precision, 9), (line.recall, 7), (line.f1, 7)))
            more = f"  alpha {line.alpha}, AC1 {line.ac1}" if line.alpha else ""
            out.append(f"{line.doc_id:<15} {line.measure:<20} {line.seen:<7} {figures} {middle:>15} {line.n:>5}{more}")
    return out


def write_guides(root: Path, card: Sequence[Line]) -> list[Path]:
    """Put the figures into the guides that ``root`` has; returns those. UserError where the marks are not there."""
    guides = packaged_data(Path(__file__).with_name("guides.yaml"))
    paths = [root / name for name in guides if (root / name).is_file()]
    for path in paths:
        write_text(path, _with_table(path, table(card, guides[path.name])))
    return paths


def _with_table(path: Path, made: Sequence[str]) -> str:
    text = path.read_bytes().decode("utf-8")
    before, mark, rest = text.partition(BEGIN)
    section, end, after = rest.partition(END)
    old = [i for i, line in enumerate(section.split("\n")) if line.startswith("|")]
    if not mark or not end or not old or old != list(range(old[0], old[-1] + 1)):
        raise UserError("no table to replace", where=str(path), accepted=f"one table between {BEGIN} and {END}")
    shown = section.split("\n")
    shown[old[0] : old[-1] + 1] = made
    return "".join([before, mark, "\n".join(shown), end, after])


def table(card: Sequence[Line], guide: dict[str, Any]) -> list[str]:
    """The lines of a table in Markdown: each measure on the texts that were tuned on, and on those that were not."""
    by_key = {(line.measure, line.seen): line for line in card if line.doc_id == ALL and not line.code}
    body = []
    for measure, name in guide["measures"].items():
        for seen, said in guide["seen"].items():
            if line := by_key.get((measure, seen)):
                body.append([name, said, *map(_two, (line.precision, line.recall)), _f1(line, guide), line.n])
    cells = [guide["head"], ["---"] * len(guide["head"]), *body]
    return [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in cells]


def _f1(line: Line, guide: dict[str, Any]) -> str:
    middle = guide["interval"].format(low=_two(line.f1_low), high=_two(line.f1_high)) if line.f1_low else ""
    return _two(line.f1) + str(middle)


def _two(figure: str) -> str:
    return f"{float(figure):.2f}" if figure else "–"

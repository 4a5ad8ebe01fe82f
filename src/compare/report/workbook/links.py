"""Where the evidence behind a figure stands: rows of the sheets of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from compare.report.workbook.book import ROWS, place
from compare.report.workbook.spec import Spec
from compare.report.workbook.table import FIRST

if TYPE_CHECKING:
    import pandas as pd

Key = tuple[str, ...]
"""Region, scheme, and label or group; or dimension, region, group and value of a cell."""


class Links:
    """What opens the sentences that a figure counts, from the frames of evidence as they stand on their sheets."""

    def __init__(self, evidence: pd.DataFrame, spec: Spec, cells: pd.DataFrame, of_cells: Spec) -> None:
        """Blocks of rows that lie together: of a label, of it in goals and tasks, of a group; and of a cell of an X-Y table."""
        self._spec, self._of_cells = spec, of_cells
        self._cells = _blocks(cells.head(ROWS - FIRST), ["dimension", "region", "group", "x"])
        counted = evidence[evidence["counted"]].head(ROWS - FIRST)
        self._labels = _blocks(counted, ["region", "scheme", "label"])
        self._alike = _blocks(counted[counted["alike"]], ["region", "scheme", "label"])
        self._groups = _blocks(counted, ["region", "scheme", "group"])

    def label(self, region: str, scheme: str, label: str, view: str = "whole") -> str:
        """The rows of a label, as a link names them; '' where there are none."""
        blocks = self._alike if view == "like_for_like" else self._labels
        return self._named(blocks.get((region, scheme, label)))

    def group(self, region: str, scheme: str, group: str) -> str:
        """The rows of a group of instruments."""
        return self._named(self._groups.get((region, scheme, group)))

    def cell(self, dimension: str, region: str, group: str, x: str) -> str:
        """The rows of a cell of an X-Y table."""
        return self._named(self._cells.get((dimension, region, group, x)), self._of_cells)

    def labels(self, frame: pd.DataFrame) -> list[str]:
        """`label` for each row with region, scheme, label and view."""
        cells: Iterable[tuple[str, ...]] = zip(*(frame[name] for name in ("region", "scheme", "label", "view")), strict=True)
        return [self.label(*row) for row in cells]

    def groups(self, frame: pd.DataFrame) -> list[str]:
        """`group` for each row with region, scheme and group."""
        cells: Iterable[tuple[str, ...]] = zip(*(frame[name] for name in ("region", "scheme", "group")), strict=True)
        return [self.group(*row) for row in cells]

    def _named(self, block: tuple[int, int] | None, spec: Spec | None = None) -> str:
        if block is None:
            return ""
        (first, last), on = block, spec or self._spec
        return place(on.name, FIRST + first, 0, FIRST + last, len(on.columns) - 1)


def _blocks(rows: pd.DataFrame, by: list[str]) -> dict[Key, tuple[int, int]]:
    """First and last place of the rows of each key; the order of the evidence has them together."""
    places = rows.assign(_at=rows.index).groupby(by)["_at"].agg(["min", "max"])
    return {key: (int(first), int(last)) for key, first, last in zip(places.index, places["min"], places["max"], strict=True)}

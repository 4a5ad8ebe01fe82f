"""Where the evidence behind a figure stands: rows of the sheet of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from compare.report.workbook.book import ROWS, place
from compare.report.workbook.spec import Spec
from compare.report.workbook.table import FIRST

if TYPE_CHECKING:
    import pandas as pd

Key = tuple[str, str, str]
"""Region, scheme, and label or group."""


class Links:
    """What opens the sentences that a share counts, from the frame of `measures.evidence_rows` as it stands on its sheet."""

    def __init__(self, evidence: pd.DataFrame, spec: Spec) -> None:
        """Blocks of rows that lie together: of a label, of it in goals and tasks, and of a group."""
        self._spec = spec
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

    def labels(self, frame: pd.DataFrame) -> list[str]:
        """`label` for each row with region, scheme, label and view."""
        cells: Iterable[tuple[str, ...]] = zip(*(frame[name] for name in ("region", "scheme", "label", "view")), strict=True)
        return [self.label(*row) for row in cells]

    def groups(self, frame: pd.DataFrame) -> list[str]:
        """`group` for each row with region, scheme and group."""
        cells: Iterable[tuple[str, ...]] = zip(*(frame[name] for name in ("region", "scheme", "group")), strict=True)
        return [self.group(*row) for row in cells]

    def _named(self, block: tuple[int, int] | None) -> str:
        if block is None:
            return ""
        first, last = block
        return place(self._spec.name, FIRST + first, 0, FIRST + last, len(self._spec.columns) - 1)


def _blocks(rows: pd.DataFrame, by: list[str]) -> dict[Key, tuple[int, int]]:
    """First and last place of the rows of each key; the order of the evidence has them together."""
    places = rows.assign(_at=rows.index).groupby(by)["_at"].agg(["min", "max"])
    return {key: (int(first), int(last)) for key, first, last in zip(places.index, places["min"], places["max"], strict=True)}

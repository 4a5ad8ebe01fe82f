"""What a researcher takes away beside the pages: the workbook, and a draft in each language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.report.frames import Frames


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the report, and what the index says of it."""

    file: str
    said: str


EXPORTS = (
    Export("comparison.xlsx", "Workbook: tables with intervals, promises, the coding table, and the evidence behind each figure"),
    Export("report.docx", "Draft report in English, to edit"),
    Export("report.zh.docx", "Draft report in Chinese, to edit"),
)


def write(frames: Frames, folder: Path) -> None:
    """Write every export of EXPORTS into ``folder``; the same study gives the same bytes."""
    from compare.report import word, workbook

    made = (workbook.data(frames), word.data(frames, "en"), word.data(frames, "zh"))
    for export, data in zip(EXPORTS, made, strict=True):
        (folder / export.file).write_bytes(data)

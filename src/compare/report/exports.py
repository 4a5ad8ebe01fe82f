"""What stands beside the notebooks' pages: the explorer, the workbook, and a draft in each language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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


def write(processed: Path, folder: Path) -> None:
    """Write every export of EXPORTS, and explorer.html, into ``folder``; the same tables give the same bytes."""
    from compare.report import explorer, word, workbook
    from compare.report.frames import Frames
    from compare.study import load

    frames = Frames(load(processed))
    made = (workbook.data(frames), word.data(frames, "en"), word.data(frames, "zh"))
    for export, data in zip(EXPORTS, made, strict=True):
        (folder / export.file).write_bytes(data)
    (folder / "explorer.html").write_text(explorer.html(frames.study), encoding="utf-8", newline="\n")

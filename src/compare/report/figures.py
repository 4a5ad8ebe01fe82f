"""One chart of the gallery for a report, with its data beside it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.charts.labels import languages
from compare.charts.theme import FORMATS, PRINT_DPI
from compare.errors import UserError
from compare.report.citing import citation
from compare.report.frames import Frames
from compare.report.gallery import entry
from compare.report.plain import spreadsheet_csv
from compare.study import Study
from compare.tables import beside

if TYPE_CHECKING:
    import pandas as pd


def write(study: Study, name: str, out: Path, labels: str = "en", size: str = "page", kind: str = "png") -> list[Path]:
    """Draw the chart ``name`` into the folder ``out``: <name>.<kind>, and its data as <name>.csv; the paths.

    ``labels`` is zh, en or both, ``size`` column, page or slide, ``kind`` png (300 dpi), svg or pdf. A chart of several measures
    has a table for each: <name>.csv, <name>.<measure>.csv, and <name>.<measure>.<table>.csv where a measure gives several.
    UserError for a name, language, size or format that there is not.
    """
    languages(labels)
    if kind not in FORMATS:
        raise UserError(f"no format is called {kind!r}", accepted=", ".join(FORMATS))
    found, frames, cite = entry(name), Frames(study), citation(study).line
    drawn = io.BytesIO()
    found.draw(frames, labels, size).savefig(drawn, format=kind, dpi=PRINT_DPI)
    files = {f"{name}.{kind}": drawn.getvalue()}
    for i, (call, made) in enumerate(zip(found.data, found.frames(frames), strict=True)):
        for j, (table, frame) in enumerate(_tables(made).items()):
            stem = ".".join([name, *([call.name] if i or j else []), *([table] if j else [])])
            files[f"{stem}.csv"] = spreadsheet_csv(frame, cite)
    return [beside(out / file, data).replace(out / file) for file, data in files.items()]


def _tables(made: Any) -> dict[str, pd.DataFrame]:
    """The frames of what a measure gives, by name: a frame, or a record that holds several."""
    fields = made._asdict() if hasattr(made, "_asdict") else {"": made}
    return {name: value for name, value in fields.items() if hasattr(value, "columns")}

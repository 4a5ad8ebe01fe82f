"""Every chart that the project draws, by name: what it shows, from which measures it is drawn, by which function."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare import charts
from compare.charts.labels import languages
from compare.errors import UserError
from compare.packaged import packaged_data
from compare.report.frames import Call, Frames

if TYPE_CHECKING:
    from compare.charts import Chart


@dataclass(frozen=True, slots=True)
class Entry:
    """One chart; the fields are explained at the head of gallery.yaml."""

    name: str
    zh: str
    en: str
    data: tuple[Call, ...]
    chart: Call

    def said(self, labels: str) -> str:
        """The line that says what it shows; in both languages where ``labels`` is both."""
        return {"zh": self.zh, "en": self.en}.get(labels, f"{self.zh} {self.en}")

    def frames(self, frames: Frames) -> list[Any]:
        """The figures that it draws, what each of its measures gives: a frame, or a record of several."""
        return frames.of(*self.data)

    def draw(self, frames: Frames, labels: str = "en", size: str = "page") -> Chart:
        """The chart of a study; ``labels`` is zh, en or both, ``size`` column, page or slide."""
        function = getattr(charts, self.chart.name)
        chart: Chart = function(*self.frames(frames), labels=labels, size=size, **self.chart.options)
        chart.name = self.name
        return chart


@cache
def entries() -> dict[str, Entry]:
    """All charts by name, in the order of the file."""
    raw = packaged_data(Path(__file__).with_name("gallery.yaml"))
    return {
        name: Entry(name, entry["zh"], entry["en"], Call.several(entry["data"]), Call.read(entry["chart"]))
        for name, entry in raw.items()
    }


def entry(name: str) -> Entry:
    """The chart of that name; UserError with the names that there are."""
    if name not in entries():
        mend = "policy-compare chart --list shows them with a line each"
        raise UserError(f"no chart is called {name!r}", accepted=", ".join(entries()), mend=mend)
    return entries()[name]


def lines(labels: str = "en") -> list[str]:
    """A line for each chart: its name and what it shows, in zh, en or both."""
    languages(labels)
    width = max(map(len, entries()))
    return [f"{name:{width}}  {found.said(labels)}" for name, found in entries().items()]

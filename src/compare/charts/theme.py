"""One look for every chart: font, colours, sizes; and the figure that saves itself the same way every time."""

from __future__ import annotations

import io
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from compare.charts.fonts import FontError, chinese
from compare.errors import UserError, columns

INK, GREY, PALE, RULE = "#222222", "#6b6b6b", "#b9b9b9", "#dddddd"

SIZES = {"column": 3.5, "page": 7.2, "slide": 10.0}
"""Width in inches: one column of a journal, a page, a slide."""

# Dark, middle and light, so that the groups differ in grey as well; blue and ochre are safe for the colour-blind.
GROUPS = {"supply": "#1f4e79", "environment": "#6f9fb8", "demand": "#d9a13b", "": PALE}
INKS = {"supply": "#1f4e79", "environment": "#4c7d97", "demand": "#a8741a"}
"""The same darker, for words."""

FUNCTIONS = {
    "title": "#4d4d4d",
    "background": "#8c8c8c",
    "principle": "#c4c4c4",
    "goal": "#d9a13b",
    "task": "#1f4e79",
    "measure": "#4a7ba6",
    "organisation": "#9cc3dc",
    "box": "#8c4a2f",
    "table": "#c98f72",
    "furniture": "#ffffff",
    "": "#efefef",
}

FIGURES = "POLICY_COMPARE_FIGURES"
"""Environment variable with the folder for figures; a report sets it for the notebooks that it executes."""

DISPLAY_DPI, PRINT_DPI = 144, 300
FORMATS: dict[str, dict[str, Any]] = {
    # Beyond level 3 a chart's file takes longer to pack and gets no smaller.
    "png": {"metadata": {"Software": None}, "pil_kwargs": {"compress_level": 3}},
    "svg": {"metadata": {"Date": None, "Creator": None}},
    "pdf": {"metadata": {"CreationDate": None, "Producer": None, "Creator": None}},
}
"""How a chart is written in each format: without what differs from run to run."""


@contextmanager
def style() -> Iterator[None]:
    """The look, for as long as a chart is drawn or saved; a glyph that the font lacks is a FontError."""
    look: Any = {
        "font.family": [chinese()],
        "font.size": 7.5,
        "axes.unicode_minus": False,
        "axes.titlesize": 8,
        "axes.labelsize": 7.5,
        "axes.edgecolor": GREY,
        "axes.labelcolor": INK,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "text.color": INK,
        "text.hinting": "none",  # so that words are as wide in one format as in another, and measured in half the time
        "xtick.color": GREY,
        "ytick.color": INK,
        "xtick.labelsize": 7,
        "ytick.labelsize": 7.5,
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "ytick.major.size": 0,
        "xtick.major.size": 2.5,
        "grid.color": RULE,
        "grid.linewidth": 0.5,
        "hatch.linewidth": 0.5,
        "figure.autolayout": False,
        "figure.constrained_layout.use": False,
        "figure.facecolor": "white",
        "savefig.facecolor": "white",
        "svg.hashsalt": "policy-compare",
        "svg.fonttype": "path",
        "pdf.fonttype": 3,
    }
    with mpl.rc_context(look), warnings.catch_warnings():
        warnings.filterwarnings("error", message=r"Glyph .* missing")
        try:
            yield
        except UserWarning as warning:
            if "Glyph" not in str(warning):
                raise
            raise FontError(str(warning), mend="name a text or label without this character, or another font") from None


class Chart(Figure):
    """A figure with a title above and a caption below, that a notebook shows and `save` writes."""

    title = ""
    caption = ""
    name = ""
    """Stem of the files that `publish` writes."""
    _drawn = False

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        width, height = (round(96 * side) for side in self.get_size_inches())
        shown = {"image/png": self.screen_png(), "text/plain": self.caption}
        return shown, {"image/png": {"width": width, "height": height, "alt": self.title, "name": self.name}}

    def screen_png(self) -> bytes:
        """A picture for the screen in 128 colours: a notebook is committed with its pictures, so each byte counts."""
        from PIL import Image

        drawn, out = io.BytesIO(), io.BytesIO()
        self.savefig(drawn, format="png", dpi=DISPLAY_DPI, pil_kwargs={"compress_level": 0})
        with Image.open(drawn) as picture:
            picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(out, "png")
        return out.getvalue()

    def savefig(self, fname: Any, **kwargs: Any) -> None:
        """As matplotlib's, with our look and without the time of day: the same chart gives the same bytes."""
        kind = kwargs.get("format") or Path(fname).suffix.lstrip(".")
        with style(), self._laid_out():
            super().savefig(fname, **FORMATS.get(kind, {}) | kwargs)

    @contextmanager
    def _laid_out(self) -> Iterator[None]:
        """The chart as it was last laid out, anew only where it has changed since: the layout takes as long as the drawing,
        and matplotlib would lay out and draw for each file again. So all files of a chart are laid out alike.
        """
        engine = self.get_layout_engine()
        if self.stale or not self._drawn:
            self.draw_without_rendering()
        self.set_layout_engine(None)
        try:
            yield
        finally:
            self.set_layout_engine(engine)
            self._drawn, self.stale = True, False

    def save(self, stem: str | Path) -> list[Path]:
        """Write ``stem`` with the endings .png (300 dpi), .svg and .pdf; the paths."""
        paths = [Path(f"{stem}.{kind}") for kind in FORMATS]
        paths[0].parent.mkdir(parents=True, exist_ok=True)
        for path in paths:
            self.savefig(path, dpi=PRINT_DPI)
        return paths


def publish(chart: Chart, name: str) -> Chart:
    """The chart, under a name; while a report is made also its files (PNG, SVG, PDF) in the report's figures."""
    chart.name = name
    if folder := os.environ.get(FIGURES):
        chart.save(Path(folder) / name)
    return chart


def width(size: str) -> float:
    """Width in inches of a size; UserError with those that there are."""
    if size not in SIZES:
        raise UserError(f"no size is called {size!r}", accepted=", ".join(SIZES))
    return SIZES[size]


def new(size: str, height: float) -> Chart:
    """An empty chart of a size; ``height`` in inches is that of the drawing, to which `finish` adds title and caption."""
    return Chart(figsize=(width(size), height), dpi=DISPLAY_DPI, layout="constrained")


TITLE_LINE, CAPTION_LINE, AROUND = 0.17, 0.105, 0.2
"""Inches that `finish` adds to the height of a chart for each line of the title, of the caption, and around them."""


def finish(chart: Chart, title: str, caption: str) -> Chart:
    """Title at the top left, caption below, both broken into lines that fit the width; the chart grows by their height."""
    across, height = (float(inches) for inches in chart.get_size_inches())
    above, below = wrap(title, int(across * 14)), wrap(caption, int(across * 21))
    chart.set_size_inches(across, height + _words_height(above, below))
    chart.suptitle(above, x=0.01, ha="left", fontsize=9.5)
    chart.supxlabel(below, x=0.01, ha="left", fontsize=6.5, color=GREY)
    chart.title, chart.caption = title, caption
    chart.get_layout_engine().set(w_pad=0.04, h_pad=0.06)  # type: ignore[union-attr, call-arg]
    return chart


def _words_height(above: str, below: str) -> float:
    return TITLE_LINE * (above.count("\n") + 1) + CAPTION_LINE * (below.count("\n") + 1) + AROUND


def bare(chart: Chart) -> Chart:
    """The chart without the title and caption that `finish` wrote on it, for a document that prints them itself."""
    across, height = (float(inches) for inches in chart.get_size_inches())
    chart.set_size_inches(across, height - _words_height(chart.get_suptitle(), chart.get_supxlabel()) + AROUND / 2)
    chart.suptitle("")
    chart.supxlabel("")
    return chart


SPACES = re.compile(r"( +)")
PIECES = re.compile(r"[!-~]+|.")
"""Of a word with Han characters: runs of Latin letters and figures, which stay together, and single characters."""
OPENING = "(《“‘【〈「『(["
CLOSING = ",。;:、!?)》”’】〉」』,.;:!?)]%"


def wrap(text: str, room: int) -> str:
    """``text`` in lines of at most ``room`` columns, a Han character being two wide.

    Breaks at spaces and between Han characters, never before a closing mark or after an opening one.
    """
    return "\n".join(line for part in text.split("\n") for line in _lines(part, room))


def _lines(text: str, room: int) -> list[str]:
    pieces: list[str] = []
    for word in SPACES.split(text):
        for piece in [word] if columns(word) == len(word) else PIECES.findall(word):
            closes = piece[:1] in CLOSING and pieces and not pieces[-1].isspace()
            if closes or (pieces and pieces[-1][-1:] in OPENING and pieces[-1]):
                pieces[-1] += piece
            else:
                pieces.append(piece)
    lines = [""]
    for piece in pieces:
        if columns(lines[-1]) + columns(piece.rstrip()) > room and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] or not piece.isspace() else ""
    return [line.rstrip() for line in lines]


def clear(axes: Any) -> None:
    """Leave only what is drawn: no spines, no ticks."""
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)

"""What the charts of sectors and instruments show and leave out, mark by mark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex

from compare import charts, measures
from compare.charts import Chart
from compare.charts.panels import key_lines, paler
from compare.study import Study
from studies import COLOURS, Line, Part, Text, even, study
from test_charts import _boxes, _overlap
from test_claims_regions import EXACT, text, words

LEFT, RIGHT = (text({"it": 3, "materials": 1}), text({"it": 1, "materials": 3}))


def made(folder: Path, exact: bool = True, **texts: Text) -> Study:
    return study(folder, texts, {"accuracy": EXACT} if exact else None)


def filled(chart: Chart) -> list[str]:
    """Colours in which dots are filled."""
    return [to_hex(colour) for dots in marks(chart) if len(dots.get_offsets()) for colour in dots.get_facecolor()]


def marks(chart: Chart) -> list[PathCollection]:
    """All scattered dots."""
    return [drawn for axes in chart.axes for drawn in axes.collections if isinstance(drawn, PathCollection)]


def said(chart: Chart) -> list[str]:
    return [label for label, _ in _boxes(chart)]


@pytest.mark.parametrize("exact", [True, False])
def test_a_quotient_has_colour_only_beyond_both_intervals(exact: bool, tmp_path: Path) -> None:
    chart = charts.location_quotients(measures.location_quotient(made(tmp_path, exact, a=LEFT, b=RIGHT)))
    assert (COLOURS[0].lower() in filled(chart)) == exact


def test_both_intervals_are_drawn_and_the_caption_says_which(tmp_path: Path) -> None:
    for exact in (True, False):
        chart = charts.emphasis_dots(measures.emphasis(made(tmp_path / str(exact), exact, a=even(), b=even())))
        widths = {
            float(lines.get_linewidths()[0])
            for axes in chart.axes
            for lines in axes.collections
            if hasattr(lines, "get_segments")
        }
        assert ("pale bands" in chart.caption) == exact
        assert len(widths) == 2  # both are there to be drawn; the band is empty where nothing was measured
    assert "were not measured" in chart.caption


def test_regions_without_figures_stand_in_the_caption_with_their_reason(tmp_path: Path) -> None:
    few = Text([Part("task", [Line("一", "it")])])
    given = made(tmp_path, a=LEFT, b=RIGHT, few=few)
    for chart in (
        charts.emphasis_dots(measures.emphasis(given)),
        charts.rank_ranges(measures.rank_stability(given)),
        charts.location_quotients(measures.location_quotient(given)),
        charts.keyness(measures.code_log_odds(given)),
    ):
        assert "Not drawn: Few: too few (1 coded sentences)." in chart.caption
        assert not [label for label in said(chart) if label.startswith("Few")]
    alone = charts.emphasis_dots(measures.emphasis(made(tmp_path / "alone", few=few)))
    assert [label for label in said(alone) if label.startswith("too few")]


def test_empty_cells_are_hatched_and_no_others(tmp_path: Path) -> None:
    xy = measures.xy_table(made(tmp_path, a=text({"it talent": 2, "materials planning": 2, "demonstration": 1})))
    chart = charts.xy_heat_map(xy)
    hatched = [patch for patch in chart.axes[1].patches if patch.get_hatch()]
    assert len(hatched) == 7  # of three sectors by three groups two cells are used
    assert said(chart).count("20") == 6  # both cells, the sums of their rows and of their columns


def test_a_ring_marks_the_group_that_comes_first_when_another_did_before(tmp_path: Path) -> None:
    borders = measures.mix_borders(made(tmp_path, a=text({"talent": 2, "planning": 3})))
    chart = charts.mix_borders(borders)
    rings = [dots for dots in marks(chart) if not len(dots.get_facecolor())]
    assert len(rings) == 1
    assert rings[0].get_offsets()[0][0] == pytest.approx(100)  # without planning all uses are supply


def test_bubbles_are_as_large_as_their_counts(tmp_path: Path) -> None:
    chart = charts.cross_grid(measures.cross(made(tmp_path, a=text({"it talent": 2, "materials planning": 4}))))
    sizes = sorted(size for dots in marks(chart) for size in dots.get_sizes())
    assert sizes[1] == pytest.approx(2 * sizes[0])


def test_codes_are_ordered_by_how_softly_they_are_worded(tmp_path: Path) -> None:
    lines = [Line("甲", "talent", strength="must"), Line("乙", "planning", strength="explore"), Line("丙", "planning")]
    parts = [*(Part("task", list(lines)) for _ in range(20)), Part("task", [Line("丁", "cooperation")])]
    chart = charts.wording(measures.wording_by_code(made(tmp_path, a=Text(parts))))
    names = [label.get_text() for label in chart.axes[1].get_yticklabels()]
    assert names == ["Planning", "Talent", "Demonstration", "Cooperation"]
    assert said(chart).count("too few") == 1
    assert "n = 40" in said(chart)


def test_a_text_that_is_cut_off_is_hollow(tmp_path: Path) -> None:
    cut = Text(words(1, 4, 5).parts, facts={"complete": "truncated"})
    chart = charts.wording(measures.wording(made(tmp_path, a=words(1, 4, 5), cut=cut)))
    colours = [to_hex(bar.get_facecolor()) for bar in chart.axes[1].patches]
    assert len([colour for colour in colours if colour == "#ffffff"]) == 3
    assert len(colours) == 6


def test_words_are_drawn_as_codes_are() -> None:
    """A frame of tokens: no names in two languages, no codes, another name for the total."""
    about = {
        "region": "a",
        "region_zh": "甲",
        "region_en": "A",
        "region_order": 1,
        "colour": COLOURS[0],
        "truncated": False,
    }
    rows = [
        about | {"token": f"词{i}", "n": 3 + i, "tokens": 900, "z": z, "status": "ok"}
        for i, z in enumerate((3.0, -2.0, 1.0))
    ]
    few = about | {
        "region": "b",
        "region_en": "B",
        "region_order": 2,
        "token": "",
        "tokens": 0,
        "z": float("nan"),
        "status": "too few",
    }
    odds = pd.DataFrame([*rows, few]).astype({"n": "Int64", "z": "Float64"})
    chart = charts.keyness(odds, each=1)
    assert [label.get_text() for label in chart.axes[0].get_yticklabels()] == ["词0", "词1"]
    assert "Not drawn: B: too few." in chart.caption


def test_breadth_of_two_schemes_side_by_side(tmp_path: Path) -> None:
    given = made(tmp_path, a=LEFT, b=text({"it talent": 2, "materials planning": 2}))
    chart = charts.breadth(pd.concat([measures.breadth(given), measures.breadth(given, "instrument")]))
    assert [axes.get_title(loc="left") for axes in chart.axes] == ["By sector", "By instrument"]
    assert (
        "sector: A\N{NO-BREAK SPACE}40, B\N{NO-BREAK SPACE}40; instrument: A\N{NO-BREAK SPACE}0, B\N{NO-BREAK SPACE}40"
        in chart.caption
    )
    assert said(chart).count("2/3") == 2  # information technology and materials of three sectors, in both texts


@pytest.mark.parametrize(
    ("labels", "size", "lines"),
    [
        (["甲"] * 3, "column", 1),
        (["a long label of a key"] * 4, "column", 2),
        (["w" * 80] * 2, "column", 2),
        ([], "page", 1),
    ],
)
def test_a_key_takes_the_lines_that_it_needs(labels: list[str], size: str, lines: int) -> None:
    assert key_lines(labels, size) == lines


def test_a_paler_colour_is_on_the_way_to_white() -> None:
    assert paler("#000000", 0.7) == pytest.approx((0.7, 0.7, 0.7))


WIDE: dict[str, tuple[Any, Any]] = {
    "quotients": (charts.location_quotients, measures.location_quotient),
    "borders": (charts.mix_borders, measures.mix_borders),
    "cross": (charts.cross_grid, measures.cross),
    "X-Y": (charts.xy_heat_map, measures.xy_table),
}
"""One chart of each arrangement of panels."""


@pytest.mark.parametrize("what", WIDE)
@pytest.mark.parametrize(("count", "size"), [(2, "column"), (12, "page")])
def test_few_regions_in_a_column_and_many_on_a_page(what: str, count: int, size: str, tmp_path: Path) -> None:
    chart, measure = WIDE[what]
    given = made(tmp_path, **{f"region{i}": even(8) for i in range(count)})
    drawn = chart(measure(given), "zh", size)
    boxes, page = _boxes(drawn), drawn.bbox.padded(1)
    assert not [label for label, box in boxes if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))]
    assert not [(a, b) for i, (a, one) in enumerate(boxes) for b, other in boxes[i + 1 :] if _overlap(one, other)]

"""Every chart in every language: nothing overlaps, nothing is cut, no glyph is missing, the same bytes each time."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text as Label

from compare import charts, measures
from compare.charts import Chart, FontError, fonts
from compare.charts.theme import columns, finish, new, style, wrap
from compare.errors import UserError
from compare.study import Study, load
from studies import Line, Part, Text, even, study

CORPUS = Path(__file__).resolve().parent.parent / "data" / "processed"
DRAWN: dict[str, Callable[[Study, str], Chart]] = {
    "heat map": lambda s, labels: charts.emphasis_heat_map(measures.emphasis(s), labels),
    "heat map of instruments": lambda s, labels: charts.emphasis_heat_map(
        measures.emphasis(s, "instrument", level="subcode", view="like_for_like"), labels, by="code"
    ),
    "dots": lambda s, labels: charts.emphasis_dots(measures.emphasis(s), labels),
    "ranks": lambda s, labels: charts.rank_ranges(measures.rank_stability(s), labels),
    "quotients": lambda s, labels: charts.location_quotients(measures.location_quotient(s), labels),
    "keyness": lambda s, labels: charts.keyness(measures.code_log_odds(s, "instrument"), labels),
    "breadth": lambda s, labels: charts.breadth(
        pd.concat([measures.breadth(s), measures.breadth(s, "instrument")]), labels
    ),
    "borders": lambda s, labels: charts.mix_borders(measures.mix_borders(s), labels),
    "cross": lambda s, labels: charts.cross_grid(measures.cross(s), labels),
    "X-Y": lambda s, labels: charts.xy_heat_map(measures.xy_table(s), labels),
    "X-Y by function": lambda s, labels: charts.xy_heat_map(measures.xy_table(s, "function"), labels),
    "wording": lambda s, labels: charts.wording(measures.wording(s), labels),
    "wording by code": lambda s, labels: charts.wording(measures.wording_by_code(s), labels),
    "mix": lambda s, labels: charts.instrument_mix(measures.instrument_mix(s, leave_out=["planning"]), labels),
    "structure": lambda s, labels: charts.structure(measures.structure(s), labels),
    "dumbbells": lambda s, labels: charts.target_dumbbells(measures.promises(s), labels),
    "promises": lambda s, labels: charts.promise_list(measures.promises(s), labels),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Two whole texts, one cut off, one with too little to measure; promises with and without a baseline."""
    goal = {"indicator": "战略性新兴产业规模以上工业增加值年均增长速度", "unit": "亿元", "year": "2025"}
    quantities = [
        {"start": "1", "end": "2", **goal, "value": "1234567.5", "baseline_value": "2", "baseline_year": "2020"},
        {"start": "4", "end": "5", **goal, "value": "3", "baseline_value": "0", "baseline_year": "2020"},
        *({"start": str(i), "end": str(i + 1), **goal, "value": str(i)} for i in range(10, 40)),
    ]
    texts = {
        "alpha": Text(even().parts, quantities),
        "beta": Text(even(function="measure").parts),
        "cut": Text(even(12).parts, quantities[:2], {"complete": "truncated"}),
        "few": Text([Part("task", [Line("一", "it talent")])]),
    }
    return study(tmp_path_factory.mktemp("small"), texts)


@pytest.fixture(scope="module")
def corpus() -> Study:
    return load(CORPUS)


@pytest.mark.parametrize("what", DRAWN)
# English alone is never wider than both, which hold it; test_charts_alike draws it too.
@pytest.mark.parametrize(("texts", "labels"), [("small", "zh"), ("small", "both"), ("corpus", "both")])
def test_nothing_is_cut_and_nothing_overlaps(
    texts: str, what: str, labels: str, request: pytest.FixtureRequest
) -> None:
    chart = DRAWN[what](request.getfixturevalue(texts), labels)
    boxes = _boxes(chart)
    assert boxes
    page = chart.bbox.padded(1)
    outside = [text for text, box in boxes if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))]
    assert not outside
    overlapping = [(a, b) for (a, one), (b, other) in itertools.combinations(boxes, 2) if _overlap(one, other)]
    assert not overlapping


def _boxes(chart: Chart) -> list[tuple[str, Any]]:
    """Every text that is seen, and where it stands once the chart is drawn."""
    with style():
        canvas = FigureCanvasAgg(chart)
        canvas.draw()
        hidden = _hidden(chart)
        seen = [a for a in chart.findobj(Label) if a.get_text().strip() and a.get_visible() and id(a) not in hidden]
        return [(label.get_text(), label.get_window_extent(canvas.get_renderer())) for label in seen]


def _hidden(chart: Chart) -> set[int]:
    """Labels of ticks beyond the limits of their axes, which axes keep but never draw, and all of axes unseen."""
    out: set[int] = set()
    for axes in chart.axes:
        for axis in (axes.xaxis, axes.yaxis):
            drawn = {id(tick) for tick in axis._update_ticks()} if axes.get_visible() else set()
            gone = [tick for tick in (*axis.majorTicks, *axis.minorTicks) if id(tick) not in drawn]
            out |= {id(label) for tick in gone for label in (tick.label1, tick.label2)}
        if not axes.get_visible():
            out |= {id(label) for label in axes.findobj(Label)}
    return out


def _overlap(one: Any, other: Any, slack: float = 1.5) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return wide > slack and high > slack


def test_labels_that_overlap_are_found() -> None:
    with style():
        chart = new("column", 2)
        axes = chart.add_subplot()
        axes.text(0.5, 0.5, "one")
        axes.text(0.51, 0.5, "other")
    (_, one), (_, other) = (pair for pair in _boxes(chart) if pair[0] in {"one", "other"})
    assert _overlap(one, other)


def test_a_chart_is_laid_out_again_where_it_has_changed_and_only_there() -> None:
    with style():
        chart = new("column", 2)
        axes = chart.add_subplot()
    places = []
    for change in (None, None, "a long name of the axis\nin two lines", None):
        if change:
            axes.set_ylabel(change)
        for kind in ("png", "svg", "pdf"):
            chart.savefig(io.BytesIO(), format=kind, dpi=300)
            places.append(axes.get_position().x0)
    assert len(set(places[:6])) == len(set(places[6:])) == 1  # alike in all files
    assert places[6] > places[5]


@pytest.mark.parametrize("what", DRAWN)
def test_a_chart_says_its_denominator(what: str, small: Study) -> None:
    chart = DRAWN[what](small, "en")
    assert chart.title
    assert any(sign in chart.caption for sign in ("n, ", "n = ", " promises that state"))


def test_the_caption_counts_each_text(small: Study) -> None:
    caption = charts.emphasis_heat_map(measures.emphasis(small)).caption.replace("\N{NO-BREAK SPACE}", " ")
    assert "Alpha 40, Beta 40, Cut 48, Few 1" in caption


def test_the_same_chart_gives_the_same_bytes(small: Study, tmp_path: Path) -> None:
    saved = [DRAWN["mix"](small, "both").save(tmp_path / name / "mix") for name in ("one", "two")]
    assert [path.suffix for path in saved[0]] == [".png", ".svg", ".pdf"]
    for one, two in zip(*saved, strict=True):
        assert one.read_bytes() == two.read_bytes()
        assert b"20" + b"26-" not in one.read_bytes()  # no date


def test_a_missing_glyph_is_an_error_not_a_box(tmp_path: Path) -> None:
    with style():
        chart = new("column", 1)
        chart.text(0.1, 0.5, "\ue123")
    with pytest.raises(FontError, match=r"Glyph .* missing"):
        chart.save(tmp_path / "box")


def test_without_any_chinese_font_there_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from matplotlib import font_manager

    monkeypatch.setitem(sys.modules, "noto_cjk_sans_otc", None)
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    fonts.chinese.cache_clear()
    with pytest.raises(FontError, match="noto-cjk-sans-otc"):
        fonts.chinese()
    fonts.chinese.cache_clear()


def test_the_font_is_the_mainland_face() -> None:
    assert fonts.chinese() == "Noto Sans CJK SC"  # 骨 and 直 differ in the Japanese face, which is the file's first


def test_a_chart_shows_itself_and_is_published_only_in_a_report(
    small: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = charts.publish(DRAWN["structure"](small, "en"), "shape")
    data, about = chart._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == chart.caption
    assert about["image/png"]["name"] == "shape"
    monkeypatch.setenv(charts.FIGURES, str(tmp_path))
    charts.publish(chart, "shape")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["shape.pdf", "shape.png", "shape.svg"]


@pytest.mark.parametrize("size", ["column", "slide"])
def test_other_sizes(size: str, small: Study) -> None:
    chart = charts.emphasis_heat_map(measures.emphasis(small), "en", size)
    assert chart.get_size_inches()[0] == {"column": 3.5, "slide": 10}[size]


def test_many_regions(tmp_path: Path) -> None:
    many = study(tmp_path, {f"region{i}": even(8) for i in range(12)})
    for what in ("heat map", "dots", "mix"):
        boxes = _boxes(DRAWN[what](many, "zh"))
        overlapping = [(a, b) for (a, one), (b, other) in itertools.combinations(boxes, 2) if _overlap(one, other)]
        assert not overlapping


@pytest.mark.parametrize(
    "call", [lambda s: DRAWN["mix"](s, "fr"), lambda s: charts.structure(measures.structure(s), size="a4")]
)
def test_an_unknown_language_or_size_is_refused(call: Callable[[Study], Chart], small: Study) -> None:
    with pytest.raises(UserError, match="accepted"):
        call(small)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("one two three", 7, "one two\nthree"),
        ("新材料产业", 6, "新材料\n产业"),
        ("新材料,产业", 6, "新材\n料,产\n业"),  # a comma never begins a line
        ("一\n二", 10, "一\n二"),
        ("", 10, ""),
    ],
)
def test_wrap(text: str, room: int, expected: str) -> None:
    wrapped = wrap(text, room)
    assert wrapped == expected
    assert all(columns(line) <= room for line in wrapped.split("\n"))


def test_a_long_caption_stays_inside_the_page() -> None:
    with style():
        chart = finish(new("column", 5), "标题" * 40, "图注,很长的说明。" * 40)
        chart.add_subplot()
    page = chart.bbox.padded(1)
    for _, box in _boxes(chart):
        assert page.contains(box.x0, box.y0)
        assert page.contains(box.x1, box.y1)

"""Charts of likeness and reuse, and of one region against the others: nothing is cut or overlaps, and what is marked is right."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import charts, measures
from compare.charts import Chart, labels
from compare.charts.against import _beyond, _rows
from compare.charts.correspondence import _plane
from compare.charts.differences import differences
from compare.charts.passages import CLOSING, _lines, wide
from compare.charts.placing import Named, drawn, place_names
from compare.charts.ribbons import _of_pair, closest
from compare.charts.theme import new, style
from compare.errors import UserError
from compare.study import Study, load
from studies import Line, Part, Text, code_row, even, study
from test_charts import _boxes, _overlap

ROOT = Path(__file__).resolve().parent.parent
OWN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
MORE = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


@cache
def measured(name: str, made: Study, *by: str) -> Any:
    return getattr(measures, name)(made, *by)


def _matrix(made: Study, *look: str) -> Chart:
    alike = measured("similarity", made)
    return charts.similarity_matrix(alike, measures.clusters(alike), *look)


def _against(made: Study, *look: str) -> Chart:
    quotients = [measured("location_quotient", made, scheme) for scheme in ("sector", "instrument")]
    last = made.regions_in_order[-1]
    return charts.against_mean([rows[rows["region"] == last] for rows in quotients], *look)


def _aligned(made: Study, *look: str) -> Chart:
    return charts.aligned_passages(measured("text_reuse", made), measured("agreements", made), *look)


DRAWN: dict[str, Callable[..., Chart]] = {
    "matrix": _matrix,
    "map": lambda s, *look: charts.correspondence_map(measured("correspondence", s), *look),
    "map of instruments": lambda s, *look: charts.correspondence_map(measured("correspondence", s, "instrument"), *look),
    "ribbons": lambda s, *look: charts.reuse_ribbons(measured("text_reuse", s), measured("outline", s), None, *look),
    "aligned": _aligned,
    "against": _against,
}


def plan(i: int) -> Text:
    """A text of which half is its own; every fifth is cut off, every fourth shares its area with the first."""
    codes = ["it talent", "materials planning", "nev demonstration", "it materials cooperation.domestic"]
    lines = [Line(f"{OWN[k:]}{MORE[: 20 - i]}{'金融土地人才农机'[: 4 + i % 4]}{k}", codes[(i * k + k) % 4]) for k in range(10)]
    facts = {"complete": "truncated"} if i % 5 == 4 else {}
    members = "110000" if i == 0 else f"1101{i:02d}" if i % 4 == 3 else f"{i}"
    return Text([Part("task", lines) for _ in range(9)], facts=facts, region={"members": members})


@pytest.fixture(scope="module")
def corpus() -> Study:
    return load(ROOT)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return study(tmp_path_factory.mktemp("one"), {"alone": even()})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return study(tmp_path_factory.mktemp("many"), {f"region{i}": plan(i) for i in range(12)})


LOOKS = [("corpus", "zh", "column"), ("corpus", "both", "page"), ("many", "en", "page"), ("one", "both", "column")]


@pytest.mark.parametrize("what", DRAWN)
@pytest.mark.parametrize(("texts", "language", "size"), LOOKS)
def test_nothing_is_cut_and_nothing_overlaps(
    texts: str, language: str, size: str, what: str, request: pytest.FixtureRequest
) -> None:
    chart = DRAWN[what](request.getfixturevalue(texts), language, size)
    boxes, page = _boxes(chart), chart.bbox.padded(1)
    assert boxes
    outside = [text for text, box in boxes if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))]
    assert not outside
    overlapping = [(a, b) for (a, one), (b, other) in itertools.combinations(boxes, 2) if _overlap(one, other)]
    assert not overlapping
    assert any(sign in chart.caption for sign in ("n, ", "n = ", "n 为"))


@pytest.mark.parametrize("what", DRAWN)
def test_an_unknown_language_or_size_is_refused(what: str, corpus: Study) -> None:
    for look in (("fr", "page"), ("en", "a4")):
        with pytest.raises(UserError, match="accepted"):
            DRAWN[what](corpus, *look)


def test_the_same_chart_gives_the_same_bytes(corpus: Study, tmp_path: Path) -> None:
    for name in ("one", "two"):  # its names are placed by drawing it
        DRAWN["map"](corpus, "en", "column").savefig(tmp_path / f"{name}.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_every_word_of_a_chart_has_its_two_languages_and_nothing_else() -> None:
    """A comma inside {zh: 甲,乙} would end the text there and begin another entry."""
    with Path(labels.__file__).with_name("labels.yaml").open(encoding="utf-8") as f:
        words = yaml.safe_load(f)
    assert not [(part, key) for part, entries in words.items() for key, entry in entries.items() if set(entry) != {"zh", "en"}]


def test_the_matrix_stands_in_the_order_of_its_tree_and_marks_what_is_not_independent(corpus: Study) -> None:
    alike = measured("similarity", corpus)
    tree, chart = measures.clusters(alike), _matrix(corpus)
    rows = [label.get_text().removesuffix(" (cut off)") for label in chart.axes[0].get_yticklabels()]
    assert rows == [corpus.short_names()[doc_id] for doc_id in tree.order]
    starred = [label.get_text() for label in chart.axes[0].texts if label.get_text().endswith("*")]
    assert len(starred) == (alike["overlap"] != "").sum()
    assert "* The areas of the two overlap" in chart.caption


def test_identical_texts_join_at_no_distance(tmp_path: Path) -> None:
    """Their cosine may be more than 1 by rounding, and no tree has branches of negative length."""
    alike = measures.similarity(study(tmp_path, {f"region{i}": plan(0) for i in range(3)}))
    assert alike["cosine"].max() <= 1
    assert measures.clusters(alike).merges["distance"].tolist() == pytest.approx([0, 0], abs=1e-9)


def test_the_map_weighs_points_by_what_they_give_to_both_axes(corpus: Study) -> None:
    found = measured("correspondence", corpus)
    points = _plane(found)
    for kind in ("region", "code"):
        assert points.loc[points["kind"] == kind, "weight"].sum() == pytest.approx(1)
    row = points[points["point"] == "guangxi"].iloc[0]
    each = found.points[found.points["point"] == "guangxi"].set_index("axis")["contribution"]
    inertia = found.axes.set_index("axis")["inertia"]
    assert row["weight"] == pytest.approx((each[1] * inertia[1] + each[2] * inertia[2]) / (inertia[1] + inertia[2]))
    assert points.loc[points["supplementary"], "weight"].isna().all()


def test_the_map_says_who_did_not_make_it_and_whose_areas_overlap(corpus: Study) -> None:
    caption = DRAWN["map"](corpus, "en", "page").caption
    assert "Hollow, placed on the map without making it: " in caption
    assert "(text cut off)" in caption
    overlaps = measures.overlaps(corpus)
    for row in overlaps.itertuples():
        assert f"{row.region_en}–{row.other_en}" in caption


def _crowd(count: int, spread: float) -> tuple[Chart, Any, list[Named]]:
    with style():
        chart = new("column", 3)
        axes = chart.add_subplot()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        places = np.random.default_rng(0).normal(0.5, spread, (count, 2))
        points = [Named(x, y, f"name {i}", 2.0, "black") for i, (x, y) in enumerate(places)]
    return chart, axes, points


@pytest.mark.parametrize(("count", "spread"), [(12, 0.2), (40, 0.02)], ids=["apart", "in a heap"])
def test_names_cover_neither_each_other_nor_a_mark(count: int, spread: float) -> None:
    chart, axes, points = _crowd(count, spread)
    with style():
        left_out = place_names(chart, axes, points)
        renderer = drawn(chart)
        boxes = {label.get_text(): label.get_window_extent(renderer) for label in axes.texts if label.get_text()}
    assert set(boxes) | set(left_out) == {point.name for point in points}
    assert not [1 for one, other in itertools.combinations(boxes.values(), 2) if _overlap(one, other, 0.0)]
    centres = [axes.transData.transform((point.x, point.y)) for point in points]
    assert not [1 for box in boxes.values() for x, y in centres if box.contains(x, y)]
    assert bool(left_out) == (count == 40)  # a heap has no room for all


def test_the_map_says_how_many_names_found_no_room(tmp_path: Path) -> None:
    crowded = {f"region{i}": plan(i) for i in range(4)}
    codes = [("sector", f"s{i}", "", "", f"第{i}个名称很长的产业门类", f"Sector number {i} with a long name", "", 20 + i) for i in range(60)]
    texts = {
        name: Text([Part("task", [Line("甲", f"it s{k if k % (i + 2) else (k + 1) % 60}") for k in range(60)])], region=text.region)
        for i, (name, text) in enumerate(crowded.items())
    }
    made = study(tmp_path, texts, {"codes": [code_row(*code) for code in codes]})
    found = measures.correspondence(made)
    chart = charts.correspondence_map(found, "en", "column")
    shown = {label.get_text().replace("\n", " ") for label in chart.axes[0].texts if label.get_text()}
    missing = set(_plane(found).dropna(subset=["x"])["label_en"]) - shown
    assert len(missing) > 10
    assert f"{len(missing)} points are not named" in chart.caption


# a quote, the spans that the other side has too, and what is marked
@pytest.mark.parametrize(
    ("quote", "same", "marked"),
    [
        ("加强技术合作,引进人才。", [(0, 4), (7, 11)], ["合作"]),  # the comma at its edge is no difference
        ("加强合作", [(0, 4)], []),
        ("加强,合作", [(0, 2), (3, 5)], []),  # punctuation alone
        ("甲A1乙", [(0, 1), (3, 4)], ["A1"]),
        ("甲一,二乙", [(0, 1), (4, 5)], ["一,二"]),  # one difference, its comma inside
        ("前甲后", [(1, 2)], ["前", "后"]),
        ("全", [], ["全"]),
    ],
)
def test_differences(quote: str, same: list[tuple[int, int]], marked: list[str]) -> None:
    assert [quote[a:b] for a, b in differences(quote, same)] == marked


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """a and b share a passage with one difference; b and c a longer one; each has its own beginning."""
    texts = {
        "a": Text([Part("task", [Line(f"<b>前言{OWN[:12]}啊{MORE[:12]}。")])]),
        "b": Text([Part("goal", [Line(f"引子{OWN[:12]}哦{MORE[:12]}。"), Line(f"{MORE[::-1]}{OWN[::-1]}。")])]),
        "c": Text([Part("task", [Line(f"{MORE[::-1]}{OWN[::-1]}。")])], facts={"complete": "truncated"}),
    }
    return study(tmp_path_factory.mktemp("shared"), texts)


def test_passages_stand_side_by_side_with_what_differs_marked(shared: Study) -> None:
    passages, same = measures.text_reuse(shared), measures.agreements(shared)
    html = charts.side_by_side(passages, same)._repr_html_()
    assert html.count("<mark") == 2
    assert ">啊</mark>" in html
    assert ">哦</mark>" in html
    assert html.index(MORE[::-1]) < html.index("啊")  # the longest first
    assert "24 equal characters, similarity 96%" in html
    turned = charts.side_by_side(measures.both_ways(passages).tail(len(passages)), same)._repr_html_()
    assert turned.count("<mark") == 2
    assert turned.index("哦") < turned.index("啊")


def test_markup_in_a_text_stays_text(tmp_path: Path) -> None:
    line = Line(f"{OWN[:10]}<script>{OWN[10:]}")
    made = study(tmp_path, {"a": Text([Part("task", [line])]), "b": Text([Part("task", [line])])})
    html = charts.side_by_side(measures.text_reuse(made), measures.agreements(made))._repr_html_()
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_without_passages_it_says_so(one: Study) -> None:
    shown = charts.side_by_side(measures.text_reuse(one), measures.agreements(one))
    assert len(shown) == 0
    assert shown._repr_html_() == "<p>No two texts have a passage in common: n = 0.</p>"


@settings(max_examples=60)
@given(st.text(alphabet="一二三,。ab 1\n", max_size=60))
def test_lines_hold_the_whole_quote_and_fit(quote: str) -> None:
    room = 40.0
    spans = _lines(quote, room)
    assert "".join(quote[a:b] for a, b in spans).split() == quote.split() or "".join(
        quote[a:b] for a, b in spans
    ).replace(" ", "") == quote.replace("\n", "").replace(" ", "")
    for a, b in spans:
        line = quote[a:b].rstrip(CLOSING)
        assert wide(line[:-1]) <= room
        assert "\n" not in quote[a:b]


def test_the_two_texts_that_share_most_are_drawn(shared: Study) -> None:
    passages = measures.text_reuse(shared)
    assert closest(passages) == ["b", "c"]
    assert closest(passages.iloc[:0]) == []
    chart = charts.reuse_ribbons(passages, measures.outline(shared))
    assert chart.title == "Which passages B and C share"
    assert "n = 1 passages: 40 equal characters in specific ones, 0 in set phrases" in chart.caption
    turned = charts.reuse_ribbons(passages, measures.outline(shared), ("b", "a"))
    assert turned.title == "Which passages B and A share"
    assert "n = 1 passages: 24 equal" in turned.caption


def test_a_ribbon_is_inherited_where_a_reference_holds_the_passage(shared: Study) -> None:
    passages = measures.text_reuse(shared)
    held = passages.assign(inherited=pd.array(["ref", ""], dtype="str"))
    assert _of_pair(held, [held["doc_id"][0], held["other_doc"][0]])["drawn"].tolist() == ["inherited"]
    assert _of_pair(passages, ["a", "b"])["drawn"].tolist() == ["specific"]
    assert _of_pair(passages, ["b", "a"])[["start", "other_start"]].values.tolist() == [[2, 5]]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((1.1, 1.2, 2.0, 2.5), True),
        ((1.1, 0.9, 2.0, 2.5), False),  # with coding errors it may be less
        ((0.2, 0.1, 0.9, 0.8), True),
        ((0.2, 0.1, 0.9, 1.1), False),
        ((1.1, pd.NA, 2.0, pd.NA), False),  # errors never measured
    ],
)
def test_what_lies_beyond_both_intervals(ends: tuple[Any, ...], expected: bool) -> None:
    row = pd.Series(dict(zip(("low", "wide_low", "high", "wide_high"), ends, strict=True)))
    assert _beyond(row) is expected


def test_a_panel_shows_the_largest_shares_of_either_side() -> None:
    rows = pd.DataFrame(
        {
            "label": list("abcd"),
            "label_order": [1, 2, 3, 4],
            "share": pd.array([0.1, pd.NA, 0.5, pd.NA], dtype="Float64"),
            "others_share": pd.array([0.3, 0.4, pd.NA, 0.0], dtype="Float64"),
        }
    )
    assert _rows(rows)["label"].tolist() == ["c", "a", "b"]  # d is named by neither
    assert _rows(rows.assign(share=pd.array([pd.NA] * 4, dtype="Float64"))).empty


def test_a_region_with_too_few_sentences_says_so(corpus: Study) -> None:
    few = measured("location_quotient", corpus)
    region = few.loc[few["status"] == "too few", "region"].iloc[0]
    chart = charts.against_mean([few[few["region"] == region]])
    assert any("too few" in label.get_text() for label in chart.axes[0].texts)

"""Charts of targets, priorities and duties: nothing is cut or overlaps, in each size, from no region that has any to twelve."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text as Label

from compare import charts, measures
from compare.charts import Chart
from compare.charts.theme import columns, wrap
from compare.quantities import indicators
from compare.study import Study, load
from compare.vocab import agencies as agency_names
from studies import Line, Part, Text, even, study
from test_charts import _boxes

CORPUS = Path(__file__).resolve().parent.parent
@cache
def measured(name: str, made: Study, *by: str) -> Any:
    return getattr(measures, name)(made, *by)


DRAWN: dict[str, Callable[[Study, str, str], Chart]] = {
    "dumbbells": lambda s, *look: charts.target_dumbbells(measured("promises", s), *look),
    "promises": lambda s, *look: charts.promise_list(measured("promises", s), *look),
    "look-alikes": lambda s, *look: charts.look_alikes(measured("look_alikes", s), *look),
    "common ground": lambda s, *look: charts.common_ground_dots(measured("common_ground", s), measured("reference_targets", s), *look),
    "periods": lambda s, *look: charts.plan_periods(measured("periods", s), *look),
    "density": lambda s, *look: charts.promise_density(measured("promise_density", s), *look),
    "priorities": lambda s, *look: charts.declared_and_measured(measured("priorities", s), measured("priority_coverage", s), *look),
    "duties": lambda s, *look: charts.duty_heat_map(measured("duties", s), *look),
    "duties by instrument": lambda s, *look: charts.duty_heat_map(measured("duties", s, "instrument"), *look),
}
REFERENCE = "sei_va.share_gdp,nation,中国,,2025,>,17,%,,value added of strategic emerging industries,plan\n"


def promising(i: int) -> Text:
    """A text with figures of every scale; every third has no period, every fifth is cut off."""
    base = {"sentence_id": f"r{i}-5", "year": "2025", "baseline_year": "2020"}
    rows = [
        ("sei_va.share_gdp", "战略性新兴产业增加值占地区生产总值比重", "17.5", "%", "12"),
        ("hte.level", "国家高新技术企业", "1234567", "家", "1000000"),
        ("sei_output.level", "战略性新兴产业规模以上工业总产值", "2400.5", "亿元", "1200"),
        ("firms.level", "规模以上企业", "30", "家", ""),
        ("firms.level", "“专精特新”中小企业和制造业单项冠军企业", "300", "家", ""),
    ]
    quantities = [
        {**base, "start": str(10 + 10 * k), "end": str(19 + 10 * k), "indicator_code": code, "indicator": words, "value": value}
        | {"unit": unit, "baseline_value": was, "scope": f"第{i}类" if code == "firms.level" else ""}
        for k, (code, words, value, unit, was) in enumerate(rows)
    ]
    facts = {} if i % 3 == 2 else {"period_start": "2021", "period_end": "2025", "issued_on": f"2021-0{1 + i % 9}-15"}
    return Text(even(9, "measure").parts, quantities, facts | ({"complete": "truncated"} if i % 5 == 4 else {}))


@cache
def of(folder: Path, count: int) -> Study:
    """``count`` regions alike, with lists of priorities and with agencies for every item."""
    texts = {f"r{i}": promising(i) for i in range(count)}
    fields = [("新一代信息技术产业", "it", "1"), ("材料", "materials", "2"), ("新材料与信息技术融合产业", "it materials", "2")]
    priorities: list[tuple[Any, ...]] = [
        (name, f"{name}-0", k + 1, label, codes, tier, "wording" if i % 2 else "order", f"{name}-0", k, k + 1, label)
        for i, name in enumerate(texts)
        for k, (label, codes, tier) in enumerate(fields)
    ]
    known: list[tuple[Any, ...]] = list(agency_names())
    duties: list[tuple[Any, ...]] = [
        (name, 109 * item + k, 109 * item + k + 1, f"{name}-5", 109 * item, 109 * item + 109, agency[1], agency[0], ("lead", "support", "responsible")[k % 3], "q")
        for name in texts
        for item in range(9)
        for k, agency in enumerate(known[item : item + 20])
    ]
    more = {"priorities": priorities, "agencies": known, "duties": duties, "indicators": list(indicators.rows())}
    made = study(folder, texts, more)
    (folder / "data" / "reference").mkdir()
    head = "indicator_code,level,region,base_year,year,comparator,value,unit,prices,definition,source\n"
    definition = {str(row[0]): str(row[8]) for row in indicators.rows()}["sei_va.share_gdp"]
    line = REFERENCE.replace("value added of strategic emerging industries", f'"{definition}"')
    (folder / "data" / "reference" / "targets.csv").write_text(head + line, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Study]:
    silent = study(tmp_path_factory.mktemp("silent"), {"a": Text([Part("task", [Line("一。", "it")])])})
    two, many = (of(tmp_path_factory.mktemp(str(n)), n) for n in (2, 12))
    return {"silent": silent, "two": two, "corpus": load(CORPUS), "many": many}


# The tightest of each: both languages on a column, many regions, a text that says nothing; two regions where scales differ.
LOOKS = {
    "corpus": ("both", "column", set(DRAWN)),
    "many": ("en", "page", set(DRAWN) - {"duties by instrument"}),
    "silent": ("en", "column", set(DRAWN)),
    "two": ("zh", "slide", {"dumbbells", "common ground", "priorities"}),
}
SLOW = {("many", what) for what in set(DRAWN) - {"common ground", "periods", "density"}}
CASES = [
    pytest.param(texts, what, marks=[pytest.mark.slow] if (texts, what) in SLOW else [])
    for texts, (_, _, every) in LOOKS.items()
    for what in DRAWN
    if what in every
]


@pytest.mark.parametrize(("texts", "what"), CASES)
def test_nothing_is_cut_nothing_overlaps_and_n_is_said(texts: str, what: str, studies: dict[str, Study]) -> None:
    labels, size, _ = LOOKS[texts]
    chart = DRAWN[what](studies[texts], labels, size)
    check(chart)
    assert any(sign in chart.caption for sign in ("n, ", "n = ", "n 为", " promises that state", "项同时给出", "项承诺")), chart.caption


def check(chart: Chart) -> None:
    boxes = _boxes(chart)
    assert boxes
    page = chart.bbox.padded(1)
    assert not [text for text, box in boxes if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))]
    ends = np.array([[box.x0, box.y0, box.x1, box.y1] for _, box in boxes])
    wide = np.minimum(ends[:, None, 2], ends[None, :, 2]) - np.maximum(ends[:, None, 0], ends[None, :, 0])
    high = np.minimum(ends[:, None, 3], ends[None, :, 3]) - np.maximum(ends[:, None, 1], ends[None, :, 1])
    over = np.argwhere(np.triu((wide > 1.5) & (high > 1.5), 1))
    assert not [(boxes[i][0], boxes[j][0]) for i, j in over]


def texts_of(chart: Chart) -> list[str]:
    return [artist.get_text() for artist in chart.findobj(Label) if artist.get_text()]


def test_money_and_shares_have_axes_of_their_own(studies: dict[str, Study]) -> None:
    chart = DRAWN["dumbbells"](studies["two"], "en", "page")
    said = [axes.get_xlabel().partition(":")[0] for axes in chart.axes if axes.get_xlabel()]
    assert said == ["Amounts", "Money, prices not stated", "Shares"]
    share = next(axes for axes in chart.axes if axes.get_xlabel().startswith("Shares"))
    assert [row.tolist() for row in share.collections[2].get_offsets()[:, :1]] == [[17.5], [17.5]]  # the target in %, not a multiple


def test_a_reference_is_drawn_only_where_definition_and_year_agree(studies: dict[str, Study], tmp_path: Path) -> None:
    chart = DRAWN["common ground"](studies["two"], "en", "page")
    assert texts_of(chart).count("◇ > 17%") == 2
    assert "(2 times)" in chart.caption
    references = measures.reference_targets(studies["two"])
    other = charts.common_ground_dots(measures.common_ground(studies["two"]), references.assign(shown=False), "en")
    assert not [said for said in texts_of(other) if said.startswith("◇")]


def test_a_list_shows_so_many_rows_and_says_how_many_more(studies: dict[str, Study]) -> None:
    promises = measures.promises(studies["two"])
    said = texts_of(charts.promise_list(promises, "en", rows=2))
    assert said.count("and 3 more") == 2  # five promises each
    alikes = measures.look_alikes(studies["many"])
    fields = alikes["fields"].str.split().str[0].value_counts()
    said = texts_of(charts.look_alikes(alikes, "en", rows=1))
    assert [f"and {n - 1} more" in said for n in fields] == [True] * len(fields)


def test_agencies_without_a_column_are_summed(studies: dict[str, Study]) -> None:
    duties = measures.duties(studies["two"])
    chart = charts.duty_heat_map(duties, "en", "column")  # six agencies have a column
    named = duties[duties["label"] == "any"]
    others = duties["agency_id"].nunique() - 6
    assert f"{others} others" in texts_of(chart)
    order = duties.groupby("agency_id")["n"].sum()  # two regions alike: the mean is in the order of the sums
    shown = sorted(order.index, key=lambda agency: (-order[agency], agency))[:6]
    rest = named[(named["region"] == "r0") & ~named["agency_id"].isin(shown)]["n"].sum()
    assert str(rest) in texts_of(chart)


def test_under_five_items_nothing_is_shaded(tmp_path: Path) -> None:
    """Four items say who leads, six who supports: one agency each."""
    duty = ["lead"] * 4 + ["support"] * 6
    rows = [("a", i, i + 1, "a-0", 3 * i, 3 * i + 2, "部", "", duty[i], "q") for i in range(10)]
    made = study(tmp_path, {"a": Text([Part("task", [Line("一。")] * 12)])}, {"duties": rows})
    chart = charts.duty_heat_map(measures.duties(made), "en")
    cells = sorted((patch.get_y(), patch.get_facecolor()[:3]) for axes in chart.axes for patch in axes.patches if patch.get_height() > 0.1)
    assert [face == (1.0, 1.0, 1.0) for _, face in cells if face != "none"][:3] == [False, True, False]  # any, lead, support


def test_what_is_not_declared_or_measured_is_said(studies: dict[str, Study]) -> None:
    chart = DRAWN["priorities"](studies["corpus"], "en", "page")
    said = " ".join(texts_of(chart)).replace("\n", " ")
    silent = measures.priority_coverage(studies["corpus"]).query("fields == 0")["region_en"]
    assert all(name in chart.caption for name in silent)
    assert "under 20 coded sentences" in said
    assert "Not declared, but named more than some field" in said


def test_a_deadline_stands_in_its_year(studies: dict[str, Study]) -> None:
    chart = DRAWN["periods"](studies["two"], "en", "page")
    axes = chart.axes[0]
    assert {text.get_position()[0] for text in axes.texts if text.get_text() == "5"} == {2025.5}
    assert axes.get_xlim() == (2021, 2026)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("占全市GDP比重", 8, "占全市\nGDP比重"),  # a word of Latin letters is not torn
        ("规模(全市)很大", 5, "规模\n(全\n市)很\n大"),  # an opening mark never ends a line
        ("share of GDP (占比)", 14, "share of GDP\n(占比)"),
    ],
)
def test_lines_of_two_scripts(text: str, room: int, expected: str) -> None:
    wrapped = wrap(text, room)
    assert wrapped == expected
    assert all(columns(line) <= room for line in wrapped.split("\n"))


def test_charts_take_frames_with_missing_values(studies: dict[str, Study]) -> None:
    density = measures.promise_density(studies["corpus"])
    bare = density.assign(value=pd.array([pd.NA] * len(density), dtype="Float64"), low=pd.NA, high=pd.NA, wide_low=pd.NA, wide_high=pd.NA)
    check(charts.promise_density(bare, "both", "column"))

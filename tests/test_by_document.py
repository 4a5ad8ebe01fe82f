"""Documents in the place of their regions: names, order and colours, and what the measures then say."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import charts, measures
from compare.study import Study
from studies import Line, Part, Text, study

RED = "#ff0000"


def speaking(codes: list[str], **facts: str) -> Text:
    """A text of 20 sentences, the first of which carry these codes in turn, the rest the code nev."""
    lines = [Line(f"句子{i}。", codes[i] if i < len(codes) else "nev") for i in range(20)]
    return Text([Part("task", lines)], facts=facts, region={"colour": RED, "members": "450000"})


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Region alpha with a plan of 2016–2020, one of 2011–2015 and one that says no time; beta with one of 2021."""
    texts = {
        "alpha": speaking(["it", "it"], period_start="2016", period_end="2020"),
        "before": speaking(["it"] * 6, region="alpha", period_start="2011", period_end="2015"),
        "undated": speaking([], region="alpha"),
        "beta": speaking(["materials"] * 4, issued_on="2021-05-01"),
    }
    texts["beta"].region["members"] = "130900"
    return study(tmp_path_factory.mktemp("editions"), texts)


def share(of: Study, region: str, code: str) -> float:
    frame = measures.emphasis(of).set_index(["region", "code"])
    return float(frame.loc[(region, code), "share"])


def test_a_region_adds_its_documents_up_and_a_document_stands_alone(editions: Study) -> None:
    assert share(editions, "alpha", "it") == pytest.approx(8 / 60)
    apart = editions.by_document()
    assert share(apart, "alpha", "it") == pytest.approx(2 / 20)
    assert share(apart, "before", "it") == pytest.approx(6 / 20)
    assert share(editions, "alpha", "it") == pytest.approx(8 / 60)  # the study it came from is as it was


def test_names_say_when_only_where_a_region_has_several(editions: Study) -> None:
    apart = editions.by_document()
    assert apart.short_names() == {"undated": "Alpha undated", "before": "Alpha 2011–2015", "alpha": "Alpha 2016–2020", "beta": "Beta"}
    assert apart.short_names("zh")["before"] == "alpha区 2011–2015"
    assert apart.regions_in_order == ("undated", "before", "alpha", "beta")


def test_the_newest_has_the_colour_of_the_region_and_the_oldest_is_palest(editions: Study) -> None:
    # a share of 0.45 and of 0.225 of white in green and blue: 115 and 57
    assert editions.by_document().colours == {"alpha": RED, "before": "#ff3939", "undated": "#ff7373", "beta": RED}


def test_two_documents_of_one_time_are_told_by_their_ids(tmp_path: Path) -> None:
    twins = {"one": speaking([], issued_on="2020-01-01"), "two": speaking([], region="one", issued_on="2020-06-01")}
    assert study(tmp_path, twins).by_document().short_names() == {"one": "One 2020 one", "two": "One 2020 two"}


def test_texts_of_one_place_are_not_held_against_each_other(editions: Study) -> None:
    apart = measures.location_quotient(editions.by_document())
    assert set(apart.loc[apart["region"] == "alpha", "partners"]) == {"beta"}


def test_charts_know_nothing_of_it(editions: Study) -> None:
    chart = charts.emphasis_heat_map(measures.emphasis(editions.by_document()))
    assert {"Alpha 2011–2015", "Alpha 2016–2020", "Beta"} <= {text.get_text() for axes in chart.axes for text in axes.texts + axes.get_xticklabels()}

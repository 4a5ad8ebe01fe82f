"""Density, periods, bounds of fields, coverage of duties, and the sentences that read them; cases counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from compare import measures
from compare.measures import answers, claims_priorities, claims_targets
from compare.measures.density import UNMEASURED
from compare.measures.scope import MeasureError
from compare.study import Study
from studies import Line, Part, Text, even, study

ACCURACY = ("all", "unseen", "quantity_found", "", "1", "", "", "0.5", "", "", "0.67", "", "", "", "", "40")


def target(i: int, **more: str) -> dict[str, str]:
    """A target in the first sentence of section ``i`` of `even`, whose sections take 109 characters."""
    at = 109 * i + 5
    return {"sentence_id": f"a-{at}", "start": str(at), "end": str(at + 1), "value": "3", "unit": "个", **more}


def density(made: Study, ruler: Any = "characters") -> dict[tuple[str, str], Any]:
    frame = measures.promise_density(made, ruler)
    return {(row.region, row.label): row for row in frame.itertuples()}


@pytest.mark.parametrize(
    ("ruler", "units", "value"),
    [("characters", 1000, 2.0), ("sentences", 40, 5.0), ("items", 10, 20.0)],
)
def test_promises_by_length(tmp_path: Path, ruler: str, units: int, value: float) -> None:
    """Two promises and a part of one, in ten sections of 100 characters, four sentences and one item each."""
    rows = [target(0), target(1, year="2025"), target(2, part_of="a-5")]
    found = density(study(tmp_path, {"a": Text(even().parts, rows)}), ruler)
    promises, figure, deadline = (found["a", label] for label in ("promises", "with_figure", "task_deadline"))
    assert (promises.n, promises.units, promises.value) == (2, units, value)
    assert (figure.n, figure.units, figure.value) == (3, 10, pytest.approx(0.3))
    assert (deadline.n, deadline.value) == (1, pytest.approx(0.1))
    assert promises.low <= value <= promises.high
    assert (promises.wide_low, promises.reason) == (pd.NA, UNMEASURED)


def test_one_promise_in_every_section_cannot_vary(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": Text(even().parts, [target(i) for i in range(10)])}, {"accuracy": [ACCURACY]})
    row = density(made)["a", "promises"]
    assert (row.value, row.low, row.high) == (10, 10, 10)
    assert row.wide_low == 10  # every figure found is right,
    assert 15 < row.wide_high < 30  # and half of them are found: as many again are missing
    assert density(made)["a", "with_figure"].wide_high == 1  # a share is no more than all


@pytest.mark.parametrize(
    ("trap", "text", "status", "reason"),
    [
        ("nothing promised", even(), "none", "none"),
        ("nothing but a heading", Text([Part("title", [Line("题", kind="title")])]), "no units", "no units"),
        ("few sections", Text(even(7).parts, [target(0)]), "ok", "7 sections, of which an interval needs 8"),
    ],
)
def test_why_there_is_no_density_or_no_interval(tmp_path: Path, trap: str, text: Text, status: str, reason: str) -> None:
    row = density(study(tmp_path, {"a": text}))["a", "promises"]
    assert (row.status, row.reason, row.low) == (status, reason, pd.NA)
    assert pd.isna(row.value) == (status != "ok")


def test_a_promise_in_a_table_is_drawn_with_the_sentence_before(tmp_path: Path) -> None:
    """Eight sections and a table whose rows count in no denominator: the promise belongs to the eighth."""
    parts = [*even(8).parts, Part("table", [Line("表 |", kind="table_row")])]
    row = {**target(0), "sentence_id": "a-872", "start": "872", "end": "873"}
    made = study(tmp_path, {"a": Text(parts, [row])})
    found = density(made)["a", "promises"]
    assert (found.n, found.units, found.sections) == (1, 800, 8)
    assert found.high > 0


def test_a_truncated_text_is_shown_and_not_compared(tmp_path: Path) -> None:
    cut = Text(even().parts, [target(0)], {"complete": "truncated"})
    frame = measures.promise_density(study(tmp_path, {"a": cut, "b": even()}))
    assert frame.loc[frame["region"] == "a", "truncated"].all()
    assert set(frame["compared"]) == {""}
    with pytest.raises(MeasureError, match="characters, sentences, items"):
        measures.promise_density(study(tmp_path / "2", {"a": even()}), "headings")  # type: ignore[arg-type]


def test_periods(tmp_path: Path) -> None:
    dated = [target(0, year="2025"), target(1, year="2025"), target(2, year="2023"), target(3), target(4, part_of="x", year="2025")]
    facts = {"period_start": "2021", "period_end": "2025", "issued_on": "2021-03-01"}
    made = study(tmp_path, {"a": Text(even().parts, dated, facts), "b": even()})
    found = measures.periods(made)
    assert found[["doc_id", "year", "n"]].to_numpy().tolist() == [["a", 2023, 1], ["a", 2025, 2], ["a", pd.NA, 1], ["b", pd.NA, 0]]
    assert found["period_end"].tolist() == [2025, 2025, 2025, pd.NA]
    assert [str(claim) for claim in claims_targets.dated(found)] == [
        "A: 3 of 4 promises have a deadline, 2 of them for 2025, the last year of its period."
    ]


def declared(*fields: tuple[str, str]) -> list[tuple[object, ...]]:
    return [("a", "a-0", i + 1, label, codes, "1", "wording", "a-0", i, i + 1, label) for i, (label, codes) in enumerate(fields)]


def test_a_field_of_one_code_has_the_bounds_of_its_code(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()}, {"priorities": declared(("信息", "it"), ("融合", "it materials"), ("无", ""))})
    one, two, none = (row for _, row in measures.priorities(made).iterrows())
    code = measures.emphasis(made).set_index("label").loc["it"]
    for end in ("low", "high"):
        assert one[end] == code[end]
    # a quarter of the sentences of every section carries both: no draw can differ
    assert (two["low"], two["share"], two["high"]) == (0.25, 0.25, 0.25)
    assert (none["low"], none["reason"]) == (pd.NA, "no code")


def test_a_field_that_no_sentence_names_has_no_bounds(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even(), "b": even(2)}, {"priorities": declared(("车", "nev"))})
    found = measures.priorities(made).iloc[0]
    assert (found["status"], found["reason"], found["high"]) == ("none", "none", pd.NA)  # headings alone name it


def duty(item: int, agency: str, duty: str, at: int) -> tuple[object, ...]:
    return ("a", at, at + 1, "a-5", 109 * item, 109 * item + 109, "局", agency, duty, "局")


def test_how_far_a_text_says_who_is_responsible(tmp_path: Path) -> None:
    """Of ten items four name an agency: three an own statement each, of which one has a leader, and the fourth inside the first."""
    rows = [duty(0, "reform", "lead", 0), duty(0, "science", "support", 1), duty(3, "reform", "responsible", 330), duty(5, "", "responsible", 550)]
    wide = ("a", 2, 3, "a-5", 0, 2 * 109, "厅", "finance", "responsible", "厅")
    found = measures.duty_coverage(study(tmp_path, {"a": even(), "b": even()}, {"duties": [*rows, wide]}))
    a, b = (row for _, row in found.iterrows())
    assert (a["items"], a["covered"], a["served"], a["agencies"]) == (10, 0.4, 4, 4)
    assert (a["per_item"], a["leading"]) == (5 / 4, 1 / 4)
    assert (b["items"], b["served"], b["agencies"]) == (10, 0, 0)
    assert (b["covered"], b["leading"]) == (pd.NA, pd.NA)
    assert [str(claim) for claim in claims_priorities.silent(found)] == [
        "B names no agency.",
        "Who leads is said for fewer than half of what agencies are named for by A (25%).",
    ]
    assert measures.card(found, "responsibility")["A"].tolist() == ["10", "40.0%", "4", "4", "1.25", "25.0%"]


def cited(doc_id: str, at: int, title: str, level: str) -> tuple[object, ...]:
    return (doc_id, at, at + 1, title, "", "", level, title)


def test_documents_that_most_regions_cite_come_first(tmp_path: Path) -> None:
    rows = [cited("a", 0, "甲规划", "province"), cited("a", 2, "乙规划", "national"), cited("b", 0, "丙办法", "unknown"), cited("b", 2, "甲规划", "province")]
    found = measures.citations(study(tmp_path, {"a": even(), "b": even()}, {"citations": [*rows, cited("b", 4, "丙办法", "unknown")]}))
    table = measures.citations_wide(found, "zh")
    assert table.index.tolist() == ["甲规划", "乙规划", "丙办法"]
    assert table.to_numpy().tolist() == [["省级", "1", "1"], ["国家", "1", "–"], ["不详", "–", "2"]]
    assert table.columns.tolist() == ["层级", "a区", "b区"]
    assert measures.citations_wide(found.iloc[:0]).empty


def frame(values: dict[str, tuple[float, float, float]], ruler: str = "characters") -> pd.DataFrame:
    """Densities with one interval for both, of regions in order."""
    rows = [
        {"region": r, "region_en": r.title(), "region_order": i, "label": "promises", "value": v, "low": low, "high": high}
        | {"wide_low": low, "wide_high": high, "sections": 10, "ruler": ruler, "compared": " ".join(values)}
        for i, (r, (v, low, high)) in enumerate(values.items())
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("trap", "values", "holds"),
    [
        ("above all others", {"a": (1, 0.5, 1.5), "b": (3, 2, 4)}, True),
        ("intervals touch", {"a": (1, 0.5, 2), "b": (3, 2, 4)}, False),
        ("alone", {"b": (3, 2, 4)}, False),
        ("no interval", {"a": (1, 0.5, 1.5), "b": (3, float("nan"), float("nan"))}, False),
    ],
)
def test_the_densest_is_claimed_only_beyond_both_intervals(trap: str, values: Any, holds: bool) -> None:
    assert claims_targets.densest(frame(values)).holds == holds


def test_the_wide_interval_has_to_hold_too() -> None:
    own = frame({"a": (1, 0.5, 1.5), "b": (3, 2, 4)})
    assert not claims_targets.densest(own.assign(wide_low=[0.1, 1.4])).holds


def test_one_order_by_every_ruler() -> None:
    high, low = frame({"a": (2, 1, 3), "b": (1, 0, 2)}), frame({"a": (1, 0, 2), "b": (2, 1, 3)})
    steady = claims_targets.same_order(lambda ruler: high, ["characters", "items"])
    assert str(steady) == "From the densest down the texts come in one order by characters and items: A and B."
    moved = claims_targets.same_order(lambda ruler: high if ruler == "items" else low, ["characters", "items"])
    assert str(moved).endswith("whatever is counted (in characters B, A; in items A, B).")
    assert not moved.holds


SHARE = {"indicator": "比重", "indicator_code": "sei_va.share_gdp", "unit": "%", "year": "2025"}
INDICATOR = ("sei_va.share_gdp", "战略性新兴产业增加值占比", "value added, share of GDP", "value added", "share_gdp", "sei", "share", "%", "value added")


def three(folder: Path) -> Study:
    """Three texts that promise a share; the third is cut off."""
    texts = {name: Text(even().parts, [{**target(0), **SHARE, "value": str(5 * (i + 1))}]) for i, name in enumerate("abc")}
    texts["c"].facts["complete"] = "truncated"
    return study(folder, texts, {"indicators": [INDICATOR]})


def test_a_comparison_of_two_hangs_on_both(tmp_path: Path) -> None:
    made = three(tmp_path)
    common = measures.common_ground(made)
    without = measures.leaving_each_out(made, measures.common_ground)
    said = claims_targets.resting(common, without)
    assert str(said) == "does not hold here: every comparison is left whichever text is left out (of 1: 0 without A and 0 without B)."
    assert not claims_targets.resting(common.iloc[:0], without.iloc[:0]).holds


def answer(made: Study) -> str:
    promises, common = measures.promises(made), measures.common_ground(made)
    return str(
        answers.targets(promises, measures.promise_density(made), common, measures.look_alikes(made), measures.reference_targets(made))
    )


def test_the_answer_on_targets_says_what_is_so(tmp_path: Path) -> None:
    said = answer(three(tmp_path))
    assert said.startswith("2 whole texts make 2 promises in figures, 2 with a deadline and 0 with a baseline. They meet on common ground once.")
    assert "Value added, share of GDP: A 5% (2025) and B 10% (2025)." in said
    assert "None of these promises has a target of a higher plan" in said
    assert "From none can growth be computed." in said
    assert answer(study(tmp_path / "2", {"a": even()})) == "No whole text promises anything in figures."
    alone = answer(study(tmp_path / "3", {"a": Text(even().parts, [target(0, baseline_value="1", baseline_year="2020", year="2025")])}))
    assert "No other whole text promises anything that it could be compared with." in alone
    assert "can be computed for 1 promise, of A alone: 24.6% a year." in alone  # 3 ^ (1/5)


def test_the_answer_on_priorities_says_what_is_so(tmp_path: Path) -> None:
    def said(made: Study) -> str:
        coverage, responsibility = measures.priority_coverage(made), measures.duty_coverage(made)
        return str(answers.priorities(coverage, responsibility, measures.duties(made), measures.citations(made)))

    more = {"priorities": declared(("信息", "it"), ("车", "nev")), "duties": [duty(0, "reform", "lead", 0)], "citations": [cited("a", 0, "甲规划", "national")]}
    assert said(study(tmp_path, {"a": even(), "b": even()}, more)) == (
        "Of 2 whole texts 1 declares priorities: A (2 fields). Of these 2 fields they speak of 1, attach an instrument to 2 and a "
        "promise in figures to 0, which no other field shares in 0 cases. Agencies are named by A (10% of its items), by B not. "
        "Documents of higher levels are cited by A (1); none of them by two regions or more."
    )
    assert said(study(tmp_path / "2", {"a": even()})) == (
        "Of 1 whole text none declares priorities. No whole text says which agency is responsible. None cites a document of a higher level."
    )


def fields(**shares: tuple[float, float, float]) -> pd.DataFrame:
    rows = [
        {"region": "a", "region_en": "A", "region_order": 1, "list_id": "l", "part": "", "basis": "order", "truncated": False}
        | {"label_en": name.title(), "codes": name, "share": v, "low": low, "high": high, "wide_low": low, "wide_high": high}
        for name, (v, low, high) in shares.items()
    ]
    return pd.DataFrame(rows)


def test_fields_are_apart_only_beyond_the_intervals() -> None:
    apart, near = fields(it=(0.3, 0.2, 0.4), nev=(0.1, 0.0, 0.15)), fields(it=(0.3, 0.2, 0.4), nev=(0.1, 0.0, 0.25))
    assert str(claims_priorities.apart(apart)[0]) == "A speaks more of It than of Nev, beyond the intervals (30.0% and 10.0% of its sentences)."
    assert not claims_priorities.apart(near)[0].holds
    assert not claims_priorities.apart(apart.assign(wide_low=0.0))[0].holds
    assert not claims_priorities.apart(fields(it=(0.3, 0.2, 0.4)))[0].holds


def test_the_field_named_most_by_every_ruler() -> None:
    found = fields(it=(0.3, 0.2, 0.4), nev=(0.1, 0.0, 0.15))
    stress = {ruler: pd.DataFrame({"region": "a", "label": ["it", "nev"], "share": shares}) for ruler, shares in (("items", [0.2, 0.1]), ("headings", [0.1, 0.2]))}
    assert str(claims_priorities.same_by_rulers(found, stress.__getitem__, ["items"])[0]).endswith("counted in items (It).")
    moved = claims_priorities.same_by_rulers(found, stress.__getitem__, ["items", "headings"])[0]
    assert (moved.holds, moved.text.endswith("(It, Nev).")) == (False, True)


def named(region: str, **n: int) -> pd.DataFrame:
    rows = [{"region": region, "region_en": region.title(), "label": "any", "agency_en": who, "n": count, "truncated": False} for who, count in n.items()]
    return pd.DataFrame(rows)


def test_agencies_among_the_most_named_of_every_text() -> None:
    a, b = named("a", reform=5, science=4, finance=3, trade=1), named("b", reform=2, tax=9, trade=3, health=3)
    both = pd.concat([a, b])
    assert claims_priorities.common_agencies(both) == []  # of b three are named more often than reform
    assert claims_priorities.common_agencies(pd.concat([a, named("b", reform=3, tax=9, trade=3, health=3)])) == ["reform"]
    assert claims_priorities.common_agencies(a) == []  # of one text nothing is common
    shared = pd.concat([a, named("b", reform=2)])
    without = shared.assign(omitted="c", omitted_en="C")
    assert [claim.holds for claim in claims_priorities.most_everywhere(shared, without)] == [True, True]
    more = pd.concat([a, named("b", reform=2, science=1)]).assign(omitted="c", omitted_en="C")
    assert str(claims_priorities.most_everywhere(shared, more)[1]).endswith("(without C also science).")


def test_for_what_agencies_are_named_most(tmp_path: Path) -> None:
    """All ten items train talent; three name an agency, one of them two."""
    rows = [duty(0, "reform", "lead", 0), duty(1, "reform", "lead", 110), duty(2, "reform", "lead", 220), duty(2, "science", "support", 221)]
    made = study(tmp_path, {"a": even()}, {"duties": rows})
    said = claims_priorities.for_what(measures.duties(made, "instrument"))
    assert str(said[0]) == "A: Talent in 3 of 3 items that name an agency, most often reform (3)."
    assert not claims_priorities.for_what(measures.duties(made, "instrument").iloc[:0])[0].holds


def test_what_is_undeclared_has_names(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()}, {"priorities": declared(("融合", "it materials"))})
    lonely = study(tmp_path / "2", {"a": even()}, {"priorities": declared(("车", "nev"))})
    assert measures.priority_coverage(made)["undeclared_zh"].tolist() == [""]
    coverage = measures.priority_coverage(lonely)
    assert coverage[["undeclared_zh", "undeclared_en"]].to_numpy().tolist() == [["信息技术、新材料", "Information technology, New materials"]]
    assert str(claims_priorities.undeclared(coverage)[0]) == "A names Information technology and New materials more than some field that it declares."

"""Emphasis narrowed, with errors of coding, and on four rulers; the counts stand in the comments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kendalltau

from compare import measures
from compare.measures import claims
from compare.measures.errors import Counts, errors_of
from compare.measures.kendall import tau_b
from compare.measures.ranks import order_alike
from compare.measures.scope import MeasureError, labels
from compare.study import Study
from studies import Line, Part, Text, even, study


def row(frame: pd.DataFrame, **where: str) -> Any:
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


def scored(code: str, precision: float, recall: float, n: int, seen: str = "unseen") -> tuple[object, ...]:
    """A row of accuracy over all texts for a code of sectors ('' for all of them)."""
    figures = (precision, "", "", recall, "", "", "", "", "")
    return ("all", seen, "sector", code, *map(str, figures), "", "", n)


def accurate(*rows: tuple[object, ...]) -> dict[str, list[tuple[object, ...]]]:
    return {"accuracy": list(rows)}


PERFECT = scored("", 1, 1, 10**6)
SURE = [scored(code, 1, 1, 10**6) for code in ("it", "nev")]


# Goals: 10 sentences, 4 on it. Measures: 30 sentences, 24 on it; a box of 6 on nev inside them.
def mixed() -> Text:
    return Text(
        [
            Part("goal", [Line("目", "it")] * 4 + [Line("标")] * 6),
            Part("measure", [Line("措", "it")] * 24 + [Line("施")] * 6),
            Part("box", [Line("栏", "nev")] * 6, under=1),
        ]
    )


@pytest.mark.parametrize(
    ("functions", "view", "n", "units"),
    [
        ("measure", "functions", 24, 36),  # the box has the function of the section it stands in
        (("goal",), "functions", 4, 10),
        (("goal", "measure"), "functions", 28, 46),
        (("task", "goal"), "like_for_like", 4, 10),
    ],
)
def test_emphasis_in_sections_of_chosen_functions(
    tmp_path: Path, functions: Any, view: str, n: int, units: int
) -> None:
    found = row(measures.emphasis(study(tmp_path, {"a": mixed()}), functions=functions), label="it")
    assert (found["n"], found["units"], found["view"]) == (n, units, view)
    assert set(found["functions"].split()) == ({functions} if isinstance(functions, str) else set(functions))


@pytest.mark.parametrize(
    ("only", "message"),
    [
        ({"functions": "aims"}, "no function is called 'aims'"),
        ({"stance": ["promote", "love"]}, "no stance is called 'love'"),
        ({"functions": "goal", "view": "like_for_like"}, "chooses functions itself"),
    ],
)
def test_what_cannot_be_chosen_is_refused(tmp_path: Path, only: dict[str, Any], message: str) -> None:
    with pytest.raises(MeasureError, match=message) as caught:
        measures.emphasis(study(tmp_path, {"a": even()}), **only)
    assert "accepted:" in str(caught.value)


def test_by_stance_denominators_stay_and_rare_is_not_too_few(tmp_path: Path) -> None:
    lines = [Line("甲", "it")] * 25 + [Line("乙", "it", stance="restrict")] * 5 + [Line("丙")] * 10
    made = study(tmp_path, {"a": Text([Part("task", lines)])})
    found = row(measures.emphasis(made, stance="restrict"), label="it")
    assert (found["n"], found["units"], found["coded"], found["coded_sentences"]) == (5, 40, 5, 30)
    assert (found["status"], found["share"], found["stance"]) == ("ok", 0.125, "restrict")
    assert row(measures.emphasis(made, stance=["promote", "restrict"]), label="it")["n"] == 30


def ids(made: Study, start: str) -> list[str]:
    return made.sentences.loc[made.sentences["text"].str.startswith(start), "sentence_id"].tolist()


# `even` has ten sections: it in sentences 一 and 二, materials in 二 and 三, 100 characters, nev in half of the headings.
@pytest.mark.parametrize(
    ("ruler", "gone", "label", "n", "units"),
    [
        ("sentences", "二", "it", 10, 30),
        ("characters", "二", "it", 100, 800),  # 二 has 20 characters in each section
        ("items", "二", "it", 10, 10),  # an item keeps what its other sentences say
        ("items", "一二", "it", 0, 10),
        ("items", "000", "nev", 0, 10),  # headings that are left out pass nothing on
        ("headings", "0000", "nev", 4, 9),
    ],
)
def test_sentences_left_out_count_nowhere(
    tmp_path: Path, ruler: Any, gone: str, label: str, n: int, units: int
) -> None:
    made = study(tmp_path, {"a": even()})
    without = ids(made, gone) if gone.startswith("0") else [i for start in gone for i in ids(made, start)]
    found = row(measures.emphasis(made, ruler=ruler, without=without), label=label)
    assert (found["n"], found["units"]) == (n, units)
    assert found["without"] == (0 if gone.startswith("0") else len(without))  # headings are no counted sentences


def test_an_item_of_which_nothing_is_left_is_no_item(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()})
    first = made.sentences[(made.sentences["section_id"] == "a-0") & (made.sentences["kind"] == "body")]
    found = row(measures.emphasis(made, ruler="items", without=set(first["sentence_id"])), label="it")
    assert (found["n"], found["units"]) == (9, 9)


# The share is 0.5 in every draw, and a million cases leave no doubt of P and R: the wide bounds are 0.5 and 0.5 P / R.
@pytest.mark.parametrize(
    ("precision", "recall", "low", "high"),
    [
        (1, 1, 0.5, 0.5),
        (0.8, 0.5, 0.5, 0.8),  # half were missed: the true share is higher
        (0.5, 1, 0.25, 0.5),  # half are wrong: it is lower
        (1, 0.25, 0.5, 1),  # four times as many would be more than all
    ],
)
def test_the_wide_interval_by_hand(tmp_path: Path, precision: float, recall: float, low: float, high: float) -> None:
    made = study(tmp_path, {"a": even()}, accurate(PERFECT, scored("it", precision, recall, 10**6)))
    found = row(measures.emphasis(made), label="it")
    assert (found["low"], found["high"]) == (0.5, 0.5)
    assert (found["wide_low"], found["wide_high"]) == (pytest.approx(low, abs=0.005), pytest.approx(high, abs=0.005))
    assert (found["errors_from"], found["errors_n"]) == ("code", 10**6)


@pytest.mark.parametrize(
    ("rows", "counts", "source", "cases"),
    [
        ([scored("", 0.9706, 0.9429, 7), scored("it", 1, 1, 9)], Counts(7, 7, 7), "scheme", 7),  # 0.9429 × 7 = 6.6
        ([scored("", 0.9706, 0.9429, 70), scored("it", 1, 1, 9)], Counts(66 / 7, 68 / 7, 10), "scheme", 70),
        ([scored("", 1, 1, 70), scored("it", 0.75, 0.6, 10)], Counts(6, 8, 10), "code", 10),
        ([scored("", 1, 0.5, 70, "tuned"), scored("", 1, 0.5, 10)], Counts(5, 5, 10), "scheme", 10),
    ],
)
def test_errors_are_the_codes_own_from_ten_cases_on(
    tmp_path: Path, rows: list[tuple[object, ...]], counts: Counts, source: str, cases: int
) -> None:
    made = study(tmp_path, {"a": even()}, accurate(*rows))
    errors = errors_of(made, "sector", labels(made, "sector"))
    assert tuple(errors.counts["it"]) == pytest.approx(counts)
    assert (errors.source["it"], errors.cases["it"]) == (source, cases)


@pytest.mark.parametrize(
    "rows", [[], [scored("", 0.9, 0.9, 70, "tuned")], [scored("it", 1, 1, 20)], [scored("", 0, 0, 5)]]
)
def test_without_errors_on_unseen_texts_there_is_no_wide_interval(
    tmp_path: Path, rows: list[tuple[object, ...]]
) -> None:
    found = row(measures.emphasis(study(tmp_path, {"a": even()}, accurate(*rows))), label="it")
    assert found["low"] == 0.5
    assert found[["wide_low", "wide_high"]].isna().all()
    assert (found["errors_from"], found["reason"]) == ("none", "no errors of this scheme were measured on unseen texts")


def test_the_wide_interval_holds_the_narrow_one_at_every_level(tmp_path: Path) -> None:
    uneven = Text([Part("task", [Line("甲", "it")] * i + [Line("乙", "nev")] * 3) for i in range(1, 13)])
    made = study(tmp_path, {"a": uneven, "b": even()}, accurate(scored("", 0.9, 0.8, 40), scored("it", 0.9, 0.9, 30)))
    for level in ("code", "subcode", "group"):
        frame = measures.emphasis(made, level=level)  # type: ignore[arg-type]
        shown = frame[frame["low"].notna()]
        assert (shown["wide_low"] <= shown["low"]).all()
        assert (shown["wide_high"] >= shown["high"]).all()
    wide = row(measures.emphasis(made), region="a", label="it")
    assert wide["wide_low"] < wide["low"] < wide["high"] < wide["wide_high"]


def test_adding_a_region_moves_no_interval(tmp_path: Path) -> None:
    card = accurate(scored("", 0.9, 0.8, 40))
    uneven = Text([Part("task", [Line("甲", "it")] * i + [Line("乙")] * 3) for i in range(1, 13)])
    alone = row(measures.emphasis(study(tmp_path / "1", {"a": uneven}, card)), label="it")
    beside = row(measures.emphasis(study(tmp_path / "2", {"b": even(), "a": uneven}, card)), region="a", label="it")
    bounds = ["low", "high", "wide_low", "wide_high"]
    assert alone[bounds].tolist() == beside[bounds].tolist()


# a has it in half of its sentences, b in a fifth; b has nev in 8 of 10, a nowhere. All sections are alike.
@pytest.mark.parametrize(
    ("card", "it"),
    [
        ([PERFECT, *SURE], True),
        ([PERFECT, scored("it", 1, 0.35, 10**6), SURE[1]], False),  # 0.2 / 0.35 = 0.57: the wide ones overlap
        ([PERFECT, scored("it", 1, 0.45, 10**6), SURE[1]], True),  # 0.2 / 0.45 = 0.44
        ([], False),
    ],
)
def test_a_difference_is_claimed_only_beyond_both_intervals(
    tmp_path: Path, card: list[tuple[object, ...]], it: bool
) -> None:
    little = Text([Part("task", [Line("甲", "it")] * 2 + [Line("乙", "nev")] * 8) for _ in range(10)])
    said = claims.stands_out(measures.emphasis(study(tmp_path, {"a": even(), "b": little}, accurate(*card))))
    assert ("A stresses Information technology more than every other text compared" in repr(said)) == it
    assert ("B stresses New-energy vehicles" in repr(said)) == bool(card)
    if not card:
        assert "no errors of this scheme were measured" in str(said[0])


# `even`: it and materials 20 sentences each, 200 characters each, 10 items each; nev only 5 items and 5 headings.
def test_ranks_on_four_rulers(tmp_path: Path) -> None:
    ranks = measures.rank_stability(study(tmp_path, {"a": even()}))
    named = ["rank_sentences", "rank_characters", "rank_items", "rank_headings", "rank_min", "rank_max", "spread"]
    assert row(ranks, label="it")[named].tolist() == [1.5, 1.5, 1.5, 2.5, 1.5, 2.5, 1.0]
    assert row(ranks, label="nev")[named].tolist() == [3.0, 3.0, 3.0, 1.0, 1.0, 3.0, 2.0]
    agreement = measures.ruler_agreement(ranks).set_index(["ruler", "other"])["tau_b"]
    assert agreement["sentences", "items"] == 1.0
    assert agreement["sentences", "headings"] == -1.0  # nev last and first; it and materials tied on both


def test_what_cannot_be_ranked_is_missing(tmp_path: Path) -> None:
    plain = Text([Part("task", [Line("甲", "it")] * 15 + [Line("乙", "nev")] * 10)])  # no items, no headings
    few = Text([Part("task", [Line("甲", "it")] * 5)])
    ranks = measures.rank_stability(study(tmp_path, {"a": plain, "few": few}))
    found = row(ranks, region="a", label="it")
    assert (found["rank_sentences"], found["rank_min"], found["rank_max"]) == (1, 1, 1)
    assert found[["rank_items", "rank_headings"]].isna().all()
    assert row(ranks, region="a", label="materials")["rank_min"] is pd.NA
    assert ranks.loc[ranks["region"] == "few", "rank_min"].isna().all()
    agreement = measures.ruler_agreement(ranks)
    assert agreement["tau_b"].isna().all()
    assert set(agreement["reason"]) == {"2 codes, of which an order needs 3", "0 codes, of which an order needs 3"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3], [10, 20, 30], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 1, 2], [1, 2, 3], 2 / np.sqrt(2 * 3)),  # C = 2, one pair tied on the first alone
        ([1, 1, 1], [1, 2, 3], None),
        ([1, 2], [1, 2], None),
    ],
)
def test_orders_on_two_rulers(one: list[float], other: list[float], expected: float | None) -> None:
    found, reason = order_alike(np.array(one, float), np.array(other, float))
    assert found == (None if expected is None else pytest.approx(expected))
    assert bool(reason) == (expected is None)


def test_tau_b_is_scipys() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        one, other = rng.integers(0, 5, 12).astype(float), rng.integers(0, 5, 12).astype(float)
        assert tau_b(one, other[None, :])[0] == pytest.approx(kendalltau(one, other).statistic)

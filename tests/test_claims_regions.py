"""Sentences on emphasis and instruments: what the data bear out, and what they do not; figures worked by hand in the comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import measures
from compare.measures import claims, claims_instruments, claims_sectors
from compare.study import Study
from studies import Line, Part, Text, even, study

EXACT: list[tuple[object, ...]] = [
    ("all", "unseen", scheme, code, "1", "", "", "1", "", "", "", "", "", "", "", str(10**6))
    for scheme, codes in (("sector", "it materials nev"), ("instrument", "talent planning demonstration cooperation"))
    for code in ("", *codes.split())
]
"""An accuracy card without errors: the wide interval is the other one."""


def text(codes: dict[str, int], sections: int = 10, **facts: str) -> Text:
    """Sections alike, with so many sentences of each pair of codes: no draw of sections differs, and bounds are the figure itself."""
    lines = [Line("甲", code) for code, n in codes.items() for _ in range(n)]
    return Text([Part("task", list(lines)) for _ in range(sections)], facts=facts)


def made(folder: Path, exact: bool = True, **texts: Text) -> Study:
    return study(folder, texts, {"accuracy": EXACT} if exact else None)


# A names it in 1 of 10 sentences. Nobody else does, in so many sentences that at most 3 of them in the hundred may have been missed.
@pytest.mark.parametrize(("sentences", "claimed"), [(20, False), (29, False), (31, True), (60, True)])
def test_what_another_text_never_names_stands_out_only_beyond_what_it_may_have_missed(
    sentences: int, claimed: bool, tmp_path: Path
) -> None:
    one, other = text({"it": 1, "nev": 9}), text({"nev": 1}, sentences)
    said = claims.stands_out(measures.emphasis(made(tmp_path, a=one, b=other)))
    assert ("A stresses Information technology more than every other text compared (10.0%" in repr(said)) == claimed


def test_what_one_text_alone_may_be_compared_for_does_not_stand_out(tmp_path: Path) -> None:
    """The code of the larger share, but the other text has no interval: nothing is said."""
    one, other = text({"it": 3, "nev": 1}), text({"it": 1, "nev": 3}, 7)  # 7 sections: no draws
    assert not claims.stands_out(measures.emphasis(made(tmp_path, a=one, b=other)))[0].holds


# Uses of a: it 30 of 40, of b: 10 of 40. a's quotient (30 + 5) / (10 + 5) = 2.33, b's 0.43; materials the other way round.
def test_what_sets_regions_apart(tmp_path: Path) -> None:
    quotients = measures.location_quotient(
        made(tmp_path, a=text({"it": 3, "materials": 1}), b=text({"it": 1, "materials": 3}))
    )
    said = claims_sectors.set_apart(quotients)
    assert str(said[0]) == (
        "A gives Information technology more of its words than the others do (2.33 times; 95% interval 2.33 to 2.33, "
        "with coding errors 2.33 to 2.33; 30 of 40 uses)."
    )
    assert [str(claim).split(" (")[0] for claim in said[1:4]] == [
        "A gives New materials less of its words than the others do",
        "B gives New materials more of its words than the others do",
        "B gives Information technology less of its words than the others do",
    ]
    assert str(said[4]) == "Of 4 quotients with intervals some 0 would leave out 1 by chance alone."
    assert "A by more Information technology (2.3 times) and less New materials (0.4 times)" in str(
        claims_sectors.apart_in_short(quotients)
    )


def test_nothing_is_set_apart_where_errors_were_never_measured(tmp_path: Path) -> None:
    quotients = measures.location_quotient(
        made(tmp_path, exact=False, a=text({"it": 3, "materials": 1}), b=text({"it": 1, "materials": 3}))
    )
    said = claims_sectors.set_apart(quotients)[0]
    assert not said.holds
    assert "no errors of this scheme were measured" in str(said)


# a against the mean of b and c, ¼ and ¾: 35 / 25 = 1.4. Without b it has the share of c: 1. Without c 2.33. b has 15 / 35 in all.
def test_what_hangs_on_one_other_text(tmp_path: Path) -> None:
    texts = {
        "a": text({"it": 3, "materials": 1}),
        "b": text({"it": 1, "materials": 3}),
        "c": text({"it": 3, "materials": 1}),
    }
    given = made(tmp_path, **texts)
    without = measures.leaving_each_out(given, measures.location_quotient)
    said = claims_sectors.whichever_left_out(measures.location_quotient(given), without)
    told = {str(claim).removeprefix(claims.FAILED): claim.holds for claim in said}
    assert (
        told[
            "A gives Information technology more of its words than the others do, whichever other text is left out (not without B)."
        ]
        is False
    )
    assert (
        told["B gives Information technology less of its words than the others do, whichever other text is left out."]
        is True
    )


def test_with_two_texts_none_can_be_left_out(tmp_path: Path) -> None:
    given = made(tmp_path, a=text({"it": 3, "materials": 1}), b=text({"it": 1, "materials": 3}))
    without = measures.leaving_each_out(given, measures.location_quotient)
    said = claims_sectors.whichever_left_out(measures.location_quotient(given), without)
    assert [claim.holds for claim in said] == [False]


def test_a_text_without_partners_is_said_to_have_none(tmp_path: Path) -> None:
    quotients = measures.location_quotient(made(tmp_path, a=text({"it": 3, "materials": 1})))
    assert "no other text is whole" in str(claims_sectors.set_apart(quotients)[0])


# `even`: nev stands in headings alone, so it is last on three rulers and first on the fourth.
def test_what_is_first_on_every_ruler_and_what_moves(tmp_path: Path) -> None:
    ranks = measures.rank_stability(made(tmp_path, a=even()))
    assert str(claims_sectors.first_on_every_ruler(ranks)[0]) == (
        "A: Information technology, New materials and New-energy vehicles are among the first 3 on every ruler; "
        "New-energy vehicles moves most, by 2 ranks."
    )
    assert str(claims_sectors.rulers_agree(measures.ruler_agreement(ranks))) == (
        "Kendall's tau-b between the orders of two rulers runs from -1.00 (A, sentences and headings) to 1.00 (A, sentences and characters)."
    )


def test_which_texts_may_be_compared(tmp_path: Path) -> None:
    few, cut = text({"it": 1}), text({"it": 3}, complete="truncated")
    stress = measures.emphasis(made(tmp_path, a=text({"it": 3}), few=few, cut=cut))
    said = claims_sectors.comparable(stress)
    assert str(said) == "2 of 3 texts can be compared; too few sentences name a sector in Few (10). Cut is cut off."


# Of 50 uses 20, 20 and 10: demand is surely the smallest, and neither of the others the largest.
def test_the_order_of_groups(tmp_path: Path) -> None:
    one = text({"talent": 2, "planning": 2, "demonstration": 1})
    mix = measures.instrument_mix(made(tmp_path, a=one, b=one))
    assert [str(claim) for claim in claims_instruments.order_of_groups(mix)] == [
        "Demand is the smallest group in all 2, beyond both intervals.",
        "No group is the largest beyond both intervals in any of them.",
    ]
    unmeasured = measures.instrument_mix(made(tmp_path / "unmeasured", exact=False, a=one, b=one))
    assert str(claims_instruments.order_of_groups(unmeasured)[0]).startswith("No group is the smallest beyond both")


# Without planning (30 of 60 uses) the 20 of supply are two thirds: environment falls by 50 points, and is no longer the largest.
def test_what_moves_with_a_border(tmp_path: Path) -> None:
    one = text({"talent": 2, "planning": 3, "demonstration": 1})
    borders = measures.mix_borders(made(tmp_path, a=one))
    said = str(claims_instruments.moved_most(borders))
    assert said.startswith(
        "1 of 3 borders on which studies disagree, each drawn otherwise alone, would change which group is the largest (in A)"
    )
    assert said.endswith("the widest move is -50.0 points for environment in A, by counting planning otherwise.")
    smallest = claims_instruments.still_smallest(borders)
    assert str(smallest).endswith("(not in A, by counting planning otherwise).")  # environment has none left
    assert not smallest.holds


def test_a_group_that_ties_for_the_smallest_stays_the_smallest(tmp_path: Path) -> None:
    borders = measures.mix_borders(made(tmp_path, a=text({"talent": 2, "planning": 3})))  # no demand before, none after
    assert str(claims_instruments.still_smallest(borders)) == (
        "Demand stays the smallest group in the text, whichever border is drawn otherwise."
    )


# it and talent stand together in all of their 20 sentences, where 20 × 20 / 40 = 10 are expected; materials and planning likewise.
def test_what_stands_together_and_which_cells_are_empty(tmp_path: Path) -> None:
    given = made(tmp_path, a=text({"it talent": 2, "materials planning": 2, "demonstration": 1}))
    together = measures.cross(given)
    assert str(claims_instruments.most_together(together)[0]) == (
        "A: Information technology with Talent (expected 10.0) and New materials with Planning (expected 10.0), "
        "in 20 of 40 sentences with one of each."
    )
    assert str(claims_instruments.more_than_expected(together)[0]) == (
        "A, more often than expected: Information technology with Talent (20, expected 10.0) and New materials with Planning (20, expected 10.0)."
    )
    xy = measures.xy_table(given)
    assert (
        str(claims_instruments.empty_cells(xy)[0])
        == "A: 7 of 9 cells are empty (supply 2, environment 2 and demand 3)."
    )
    assert (
        str(claims_instruments.that_name_a_value(xy))
        == "So many uses stand in sentences that name a sector: A 80% of 50."
    )


def test_cells_that_are_empty_everywhere(tmp_path: Path) -> None:
    one, other = text({"it talent": 2, "materials planning": 2}), text({"it talent": 2, "materials demonstration": 2})
    said = claims_instruments.empty_cells(measures.xy_table(made(tmp_path, a=one, b=other)))
    assert str(said[-1]) == (
        "Empty in every text compared: Information technology (environment and demand), New materials (supply) and New-energy vehicles (all groups)."
    )


def words(must: int, encourage: int, plain: int) -> Text:
    strengths = ["must"] * must + ["encourage"] * encourage + ["plain"] * plain
    return Text([Part("task", [Line("甲", "talent", strength=strength) for strength in strengths]) for _ in range(10)])


def test_how_strictly_a_text_is_worded(tmp_path: Path) -> None:
    given = made(tmp_path, a=words(1, 4, 5), b=words(2, 1, 7))
    said = claims_instruments.worded(measures.wording(given))
    assert str(said[0]) == "A encourages in 40% of its 100 sentences, 95% interval 40% to 40%."
    assert str(said[-1]) == "Beyond the interval of the writing A encourages more than B."
    assert str(claims_instruments.soft_or_strict(measures.wording(given))).endswith("A 40% and 10% and B 10% and 20%.")
    by_code = claims_instruments.softest_and_strictest(measures.wording_by_code(given))
    assert [str(claim) for claim in by_code] == [
        "Most softly (strive, encourage, explore) worded are Talent (25%).",
        "Most strictly (prohibit, must) worded are Talent (15%).",
    ]


def test_log_odds_beside_quotients(tmp_path: Path) -> None:
    given = made(tmp_path, a=text({"it": 3, "materials": 1}), b=text({"it": 1, "materials": 3}))
    said = claims_sectors.by_log_odds(measures.location_quotient(given), measures.code_log_odds(given))
    assert str(said[0]) == "Of 4 that lie beyond both intervals 4 have a |z| above 1.96 by log-odds."
    assert str(said[1]) == "No other has such a z."


def test_a_paragraph_reads_on(tmp_path: Path) -> None:
    given = made(tmp_path, a=text({"it talent": 3, "materials": 1}), b=text({"it": 1, "materials planning": 3}))
    sectors = claims_sectors.answer(
        measures.emphasis(given),
        measures.rank_stability(given),
        measures.location_quotient(given),
        measures.breadth(given),
    )
    assert sectors._repr_markdown_().startswith(
        "Both texts can be compared. A names Information technology most, in 75.0% of its sentences (30 of 40)"
    )
    assert "\n" not in repr(sectors)
    assert all(claim.holds for claim in sectors)


@pytest.mark.parametrize(
    "texts",
    [
        {"a": Text([Part("task", [Line("空话。")])])},
        {"a": text({"it": 1}), "b": text({"talent": 1}, complete="truncated")},
    ],
)
def test_what_cannot_be_said_does_not_hold_and_does_not_fail(texts: dict[str, Text], tmp_path: Path) -> None:
    given = made(tmp_path, **texts)
    stress, ranks, quotients = (
        measures.emphasis(given),
        measures.rank_stability(given),
        measures.location_quotient(given),
    )
    mix, borders, together, xy = (
        measure(given) for measure in (measures.instrument_mix, measures.mix_borders, measures.cross, measures.xy_table)
    )
    said = [
        *claims_sectors.answer(stress, ranks, quotients, measures.breadth(given)),
        *claims_sectors.first_on_every_ruler(ranks),
        claims_sectors.rulers_agree(measures.ruler_agreement(ranks)),
        *claims_sectors.set_apart(quotients),
        *claims_sectors.by_log_odds(quotients, measures.code_log_odds(given)),
        *claims_sectors.whichever_left_out(quotients, measures.leaving_each_out(given, measures.location_quotient)),
        claims_sectors.broadest(measures.breadth(given)),
        *claims_instruments.answer(mix, borders, quotients, together, measures.wording(given)),
        *claims_instruments.order_of_groups(mix),
        claims_instruments.moved_most(borders),
        claims_instruments.still_smallest(borders),
        *claims_instruments.most_together(together),
        *claims_instruments.more_than_expected(together),
        *claims_instruments.empty_cells(xy),
        claims_instruments.that_name_a_value(xy),
        *claims_instruments.worded(measures.wording(given)),
        *claims_instruments.softest_and_strictest(measures.wording_by_code(given)),
    ]
    assert not [str(claim) for claim in said if claim.holds]

"""What a brief says of one region: picked out of the measures of all, and put into sentences; worked by hand in the comments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from compare import measures
from compare.measures import claims_alike, claims_brief
from compare.measures.claims import FAILED, Claim, Claims, Paragraph
from compare.study import Study
from studies import Line, Part, Text, even, study


def text(codes: dict[str, int], sections: int = 10, **facts: str) -> Text:
    """Sections alike, with so many sentences of each code."""
    lines = [Line("甲", code) for code, n in codes.items() for _ in range(n)]
    return Text([Part("task", list(lines)) for _ in range(sections)], facts=facts)


def own(frame: pd.DataFrame, region: str) -> pd.DataFrame:
    return frame[frame["region"] == region]


# a: it 30 of 40; b: 10 of 40; c: 20 of 40. Of a: without b the mean is ½, (30 + 5) / (20 + 5); without c it is ¼, 35 / 15.
def test_each_partner_left_out_of_the_mean(tmp_path: Path) -> None:
    texts = {"a": text({"it": 3, "nev": 1}), "b": text({"it": 1, "nev": 3}), "c": text({"it": 2, "nev": 2})}
    quotients = measures.location_quotient(study(tmp_path, texts))
    left = measures.leaving_out_others(quotients, "a")
    assert set(left["omitted_en"]) == {"B", "C"}
    found = left[left["label"] == "it"].set_index("omitted")["quotient"]
    assert found.to_dict() == {"b": pytest.approx(35 / 25), "c": pytest.approx(35 / 15)}


def test_one_partner_cannot_be_left_out(tmp_path: Path) -> None:
    quotients = measures.location_quotient(study(tmp_path, {"a": text({"it": 4}), "b": text({"nev": 4})}))
    assert measures.leaving_out_others(quotients, "a").empty
    assert list(measures.leaving_out_others(quotients, "nobody").columns) == ["label", "label_en", "omitted", "omitted_en", "quotient"]


def promises(tmp_path: Path) -> Study:
    base = {"indicator": "企业", "unit": "家"}
    rows = [
        {**base, "value": "1"},
        {**base, "value": "2", "year": "2025"},
        {**base, "value": "3", "year": "2025", "baseline_value": "1.5", "baseline_year": "2020", "comparator": ">="},
        {**base, "value": "4", "year": "2025", "part_of": "total"},
        {**base, "value": "5", "value_high": "10"},
    ]
    placed = [{"start": str(10 * i), "end": str(10 * i + 1), **row} for i, row in enumerate(rows)]
    return study(tmp_path, {"a": Text(even().parts, placed, {"period_start": "2021", "period_end": "2025"})})


def test_promises_that_say_most_come_first(tmp_path: Path) -> None:
    made = promises(tmp_path)
    rows = measures.stated(measures.promises(made))
    assert rows["figure"].tolist() == ["≥ 3 家 (2025)", "2 家 (2025)", "1 家", "5–10 家"]  # the part is left out
    assert rows["baseline"].tolist() == ["1.5 (2020)", "", "", ""]
    assert rows["change"].tolist() == ["+14.9%", "", "", ""]  # 100 (2 ^ (1/5) - 1)
    table = measures.listing(measures.stated(measures.promises(made), 2), "stated")
    assert (table.columns.name, table.index.name, table.index.tolist()) == ("Indicator", None, ["企业", "企业"])
    assert table.iloc[1].tolist() == ["2 家 (2025)", "–", "–"]
    said = claims_brief.promises(measures.promises(made), measures.promise_totals(made))
    assert str(said[0]) == "It makes 4 promises in figures, 1 more as parts of them: 2 with a deadline, 1 with a baseline beside them."
    assert "14.9% a year" in str(said[1])


def test_no_promise_no_agency_no_list(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()})
    assert measures.stated(measures.promises(made)).empty
    assert measures.listing(measures.stated(measures.promises(made)), "stated").empty
    assert str(claims_brief.promises(measures.promises(made), measures.promise_totals(made))[0]) == "It promises nothing in figures."
    assert str(claims_brief.declares(measures.priority_coverage(made))[0]) == "It declares no list of priorities."
    assert str(claims_brief.responsible(measures.duties(made))[0]) == "It names no agency as responsible."
    assert str(claims_brief.leans(measures.citations(made))) == "It cites no document of a higher level."
    assert str(claims_brief.queries(measures.findings(made))[0]) == "Nothing was found to query."
    assert "stands in another policy compared." in str(claims_brief.shares_text(measures.reuse_shares(made), measures.text_reuse(made))[0])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"genre": "action_plan", "issued_on": "2018-07-20", "period_start": "2018", "period_end": "2020"}, "an action plan issued in 2018 for 2018 to 2020:"),
        ({"genre": "measures"}, "a set of measures that states neither date nor period:"),
        ({"genre": "", "issued_on": "2018-07-20"}, "of unknown kind issued in 2018:"),
        ({"genre": "scheme", "period_start": "2018", "period_end": "2020", "complete": "truncated"}, "a scheme for 2018 to 2020:"),
    ],
)
def test_what_kind_of_text_it_is(tmp_path: Path, facts: dict[str, str], expected: str) -> None:
    made = study(tmp_path, {"alpha": Text(even().parts, facts=facts)})
    (said,) = claims_brief.about(measures.corpus(made))
    assert str(said).startswith(f"The text of Alpha is {expected} 1,000 characters of body text in 40 sentences")
    assert ("it is cut off" in str(said)) == ("complete" in facts)


def quotients(**rows: tuple[float, float, float, float, float]) -> pd.DataFrame:
    """Rows of one region by label: quotient, low, wide_low, high, wide_high."""
    frame = pd.DataFrame(list(rows.values()), columns=["quotient", "low", "wide_low", "high", "wide_high"]).astype("Float64")
    about = {"scheme": "sector", "partners": "b c", "reason": "", "share": 0.5, "coded_sentences": 30, "total": 40.0}
    return frame.assign(label=list(rows), label_en=[label.title() for label in rows], label_order=range(len(rows)), **about)


HIGH, HIGHER, LOW = (2.0, 1.5, 1.2, 3.0, 4.0), (3.0, 1.5, 1.2, 4.0, 5.0), (0.3, 0.2, 0.1, 0.5, 0.9)
UNSURE, MEETS = (2.0, 1.5, 0.8, 3.0, 4.0), (0.5, 0.2, 0.1, 0.9, 1.0)


def test_what_stands_out_does_so_beyond_both_intervals() -> None:
    rows = quotients(high=HIGH, unsure=UNSURE, low=LOW, meets=MEETS, higher=HIGHER)
    (said,) = claims_brief.stands_out([rows])
    assert str(said) == (
        "Set against the mean of the 2 others that may be compared and beyond both intervals it has"
        " more Higher (3.0) and High (2.0) and less Low (0.3); in brackets the quotients."
    )
    assert "no sector lies beyond both intervals" in str(claims_brief.stands_out([quotients(unsure=UNSURE)])[0])
    alone = quotients(high=HIGH).assign(partners="b")
    assert "the one other text that may be compared" in str(claims_brief.stands_out([alone])[0])


def test_a_region_that_cannot_be_compared_says_why(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even(), "few": text({"it": 1})})
    rows = measures.location_quotient(made)
    assert str(claims_brief.stands_out([own(rows, "a")])[0]).startswith("There is nothing to set its sectors against: no other text")
    assert str(claims_brief.stands_out([own(rows, "few")])[0]).startswith("Too few of its sentences")
    assert str(claims_brief.stresses(own(rows, "few"))[0]) == "Only 10 sentences of it carry a code of the scheme sector, too few for shares."


def test_whether_it_holds_by_other_rulers() -> None:
    clear = quotients(high=HIGH, low=LOW)
    assert str(claims_brief.steady({"sentences": clear, "items": clear})) == "What stands out by sentences (High and Low) stands out by items too."
    moved = claims_brief.steady({"sentences": clear, "items": quotients(high=HIGH, low=MEETS)})
    assert str(moved) == f"{FAILED}What stands out by sentences (High and Low) stands out by items too (it is so for High)."
    assert claims_brief.steady({"sentences": quotients(unsure=UNSURE), "items": clear}).holds


def left(**each: float) -> pd.DataFrame:
    return pd.DataFrame([{"label": k, "label_en": k.title(), "omitted": "b", "omitted_en": "Beta", "quotient": v} for k, v in each.items()])


def test_whether_it_rests_on_one_other_text() -> None:
    rows = quotients(high=HIGH, unsure=UNSURE)
    assert str(claims_brief.rests_on(rows, left(high=1.1, unsure=0.9))) == "Whichever of the 1 others is left out of the mean, High lies on the same side of it."
    turned = claims_brief.rests_on(rows, left(high=0.9))
    assert not turned.holds
    assert "not High without Beta" in str(turned)
    assert "one other text alone" in str(claims_brief.rests_on(rows, left().reindex(columns=["label"])))
    assert "nothing stands out" in str(claims_brief.rests_on(quotients(unsure=UNSURE), left(unsure=0.9)))


def test_the_answer_is_the_first_sentence_of_each_part() -> None:
    answer = claims_brief.in_short([Claims([Claim("One."), Claim("Two.")]), Claims([Claim("three.", holds=False)])])
    assert repr(answer) == f"One. {FAILED}three."
    assert answer._repr_markdown_() == f"One. {FAILED}three."
    assert isinstance(answer, Paragraph)


OWN, MORE = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


@pytest.fixture(scope="module")
def sharing(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """b shares twenty characters of its forty-three with a, and as many with c; d shares nothing."""
    texts = {
        "a": Text([Part("task", [Line(f"前言{OWN}。")])]),
        "b": Text([Part("task", [Line(f"引子{OWN}。"), Line(f"又{MORE}。")])]),
        "c": Text([Part("task", [Line(f"{MORE}。")])], facts={"complete": "truncated"}),
        "d": Text([Part("task", [Line("金融土地。")])]),
    }
    return study(tmp_path_factory.mktemp("sharing"), texts)


def test_passages_seen_from_either_side(sharing: Study) -> None:
    passages = measures.text_reuse(sharing)
    both = measures.both_ways(passages)
    assert len(both) == 2 * len(passages) == 4
    mine = own(both, "b").sort_values("start")
    assert mine["other_en"].tolist() == ["A", "C"]
    assert mine["quote"].tolist() == [OWN, MORE]
    assert mine["other_start"].tolist() == [2, 0]
    assert mine["colour"].nunique() == 1
    for row in both.itertuples():
        assert sharing.text(row.doc_id)[row.start : row.end] == row.quote
        assert sharing.text(row.other_doc)[row.other_start : row.other_end] == row.other_quote
    pd.testing.assert_frame_equal(both.head(2), passages)


def test_what_a_text_shares_with_whom(sharing: Study) -> None:
    shares, both = measures.reuse_shares(sharing), measures.both_ways(measures.text_reuse(sharing))
    (said,) = claims_brief.shares_text(own(shares, "b"), own(both, "b"))
    assert str(said) == "93.0% of it stands in other policies compared, in 2 passages shared with A (20 characters) and C (20 characters)."
    (none,) = claims_brief.shares_text(own(shares, "d"), own(both, "d"))
    assert str(none) == "No passage of it but set phrases (0.0% of the text) stands in another policy compared."


def test_the_answer_on_likeness_and_reuse(sharing: Study) -> None:
    alike, shares, passages = measures.similarity(sharing), measures.reuse_shares(sharing), measures.text_reuse(sharing)
    said = repr(claims_alike.answer(alike, shares, passages))
    assert said.startswith(f"{FAILED}two texts are long enough to be compared.")
    assert "2 pairs of policies share 2 passages that are no set phrases: up to 100.0% of what there is of C's text." in said
    assert "No two policies have a passage" in repr(claims_alike.answer(alike, shares, passages.iloc[:0]))


def alike(*rows: tuple[str, str, float], **about: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["region", "other", "cosine"]).astype({"cosine": "Float64"})
    named = {"region_en": frame["region"].str.upper(), "other_en": frame["other"].str.upper()}
    return frame.assign(doc_id=frame["region"], other_doc=frame["other"], status="ok", **named, **about)


def test_the_nearest_two_whoever_is_left_out() -> None:
    every = alike(("a", "b", 0.6), ("a", "c", 0.4), ("a", "d", 0.3), ("b", "c", 0.5), ("b", "d", 0.2), ("c", "d", 0.1))
    without = {"a": (("b", "c", 0.9),), "c": (("a", "b", 0.61), ("a", "d", 0.3)), "d": (("a", "b", 0.58), ("b", "c", 0.5))}
    left = pd.concat([alike(*rows, omitted=name, omitted_en=name.upper()) for name, rows in without.items()])
    assert str(claims_alike.same_nearest(every, left)) == "Whichever of the 2 other texts is left out, A and B stay the nearest (cosine 0.58 to 0.61)."
    moved = pd.concat([left, alike(("a", "b", 0.5), ("b", "d", 0.7), omitted="e", omitted_en="E")])
    assert "(not without E)" in str(claims_alike.same_nearest(every, moved))
    assert "there is no third text" in str(claims_alike.same_nearest(every, left[left["omitted"] == "a"]))


# Of ten sentences of a six name it; two are shared, and both name it: 6 / 10 becomes 4 / 8, materials 4 / 10 becomes 4 / 8.
def test_shares_without_shared_sentences(tmp_path: Path) -> None:
    lines = [Line("共", "it")] * 2 + [Line("一", "it")] * 4 + [Line("二", "materials")] * 4
    made = study(tmp_path, {"a": Text([Part("task", lines * 3)]), "b": even()})
    shared = [row.sentence_id for row in made.sentences.itertuples() if row.text == "共"]
    whole, bare = measures.emphasis(made, intervals=False), measures.emphasis(made, intervals=False, without=shared)
    moved, same = claims_alike.unmoved_by_sharing(whole, bare)
    assert str(moved) == "A: 6 sentences left out; no share moves by more than 10.0 points (Information technology)."
    assert not same.holds  # it and materials are now named alike
    assert str(claims_alike.unmoved_by_sharing(whole, whole)[0]) == "No sentence is shared, so that nothing changes."


def test_leaving_each_region_out(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even(), "b": even(), "c": even()})

    def count(part: Study) -> pd.DataFrame:
        return pd.DataFrame({"regions": [" ".join(part.regions_in_order)]})

    assert measures.leaving_each_out(made, count)[["omitted_en", "regions"]].values.tolist() == [["A", "b c"], ["B", "a c"], ["C", "a b"]]
    assert measures.leaving_each_out(made.only("a"), count).empty


def test_the_outline_joins_what_has_one_function(tmp_path: Path) -> None:
    parts: list[Any] = [
        Part("goal", [Line("一二三")]),  # 0-3
        Part("task", [Line("四五"), Line("六", kind="heading")]),  # 4-6, 7-8
        Part("box", [Line("七八九")], under=1),  # 9-12: a box of the task
        Part("goal", [Line("十")]),  # 13-14
        Part("goal", [Line("版权", kind="furniture")]),  # 15-17
    ]
    rows = measures.outline(study(tmp_path, {"a": Text(parts), "cut": Text(parts[:1], facts={"complete": "truncated"})}))
    mine = own(rows, "a")
    assert mine[["function", "start", "end"]].values.tolist() == [["goal", 0, 3], ["task", 4, 12], ["goal", 13, 14], ["furniture", 15, 17]]
    assert set(mine["total"]) == {17}
    assert own(rows, "cut")[["end", "truncated"]].values.tolist() == [[3, True]]

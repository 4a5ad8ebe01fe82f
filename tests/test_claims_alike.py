"""Sentences about what texts have in common: each holds for data that bear it out, and says so where they do not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from compare import measures
from compare.measures import claims_alike
from compare.measures.claims import FAILED
from studies import Line, Part, Text, study

OWN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"


def alike(*rows: tuple[str, str, float, float, float, float]) -> pd.DataFrame:
    columns = ["region_en", "other_en", "cosine", "low", "high", "even"]
    frame = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[2:], "Float64"))
    ids = {"doc_id": frame["region_en"].str.lower(), "other_doc": frame["other_en"].str.lower()}
    zh = {"region_zh": frame["region_en"] + "区", "other_zh": frame["other_en"] + "区"}
    return frame.assign(status="ok", overlap="", truncated=False, **ids, **zh)


CLEAR = [("A", "B", 0.8, 0.7, 0.9, 0.6), ("A", "C", 0.5, 0.4, 0.6, 0.4), ("B", "C", 0.5, 0.4, 0.69, 0.4)]
NEAR = [*CLEAR[:2], ("B", "C", 0.6, 0.4, 0.7, 0.7)]


def test_the_nearest_two_are_named_and_whether_the_intervals_part_them_from_the_rest() -> None:
    nearest, beyond = claims_alike.most_alike(alike(*CLEAR))
    assert str(nearest) == (
        "Nearest in their words are A and B (cosine 0.80, 95% interval 0.70 to 0.90);"
        " cut to the length of the shortest, the same two."
    )
    assert str(beyond) == "A and B are more alike than any other two, beyond the intervals."
    nearest, beyond = claims_alike.most_alike(alike(*NEAR))  # 0.7 is not over 0.7
    assert "cut to the length of the shortest, B and C (0.70)" in str(nearest)
    assert not beyond.holds


def test_a_pair_that_is_not_independent_or_not_whole_says_so() -> None:
    rows = alike(*CLEAR).assign(overlap="110000", truncated=True)
    nearest, _ = claims_alike.most_alike(rows)
    assert str(nearest).endswith("Their areas overlap (110000). One of the two is cut off.")
    assert nearest.zh == "用词最接近的是A区和B区(余弦0.80,95%区间0.70至0.90);截至最短文本的长度,仍是这两份。两地辖域重叠(110000)。其中一份不全。"


@pytest.mark.parametrize("value", [pd.NA, 0.65])
def test_no_claim_beyond_intervals_that_are_unknown_or_meet(value: object) -> None:
    rows = alike(*CLEAR)
    rows.loc[0, "low"] = value
    assert not claims_alike.most_alike(rows)[1].holds
    rows = alike(*CLEAR)
    rows.loc[2, "high"] = pd.NA
    assert not claims_alike.most_alike(rows)[1].holds


def test_a_text_stands_apart_only_where_length_does_not_explain_it() -> None:
    rows = [("A", "B", 0.8, 0.7, 0.9, 0.6), ("A", "C", 0.3, 0.2, 0.4, 0.4), ("B", "C", 0.3, 0.2, 0.4, 0.4)]
    assert str(claims_alike.stands_apart(alike(*rows))[0]).startswith("C stands apart")
    assert not claims_alike.stands_apart(alike(rows[0], rows[1], (*rows[2][:5], 0.6)))[0].holds
    assert not claims_alike.stands_apart(alike(rows[0]))[0].holds


def test_how_much_stands_elsewhere_is_said_of_each_text(tmp_path: Path) -> None:
    part = Text([Part("task", [Line(OWN), Line("水" * 20)])])
    cut = Text([Part("task", [Line(OWN)])], facts={"complete": "truncated"})
    made = study(tmp_path, {"a": part, "b": cut, "c": Text([Part("task", [Line("山" * 30)])])})
    assert list(map(str, claims_alike.stands_elsewhere(measures.reuse_shares(made)))) == [
        "A: 50.0% of its text stands in other policies compared, in 1 passage; set phrases are 0.0% more.",
        "B: 100.0% of what there is of its text stands in other policies compared, in 1 passage; set phrases are 0.0% more.",
        "No passage but set phrases in common with another: C.",
    ]
    assert "A and B: 20 characters the same" in str(claims_alike.longest_passage(measures.text_reuse(made)))


def test_nothing_is_claimed_of_one_text(tmp_path: Path) -> None:
    one = study(tmp_path, {"a": Text([Part("task", [Line(OWN)])])})
    said = [
        *claims_alike.most_alike(measures.similarity(one)),
        *claims_alike.stands_apart(measures.similarity(one)),
        *claims_alike.stands_elsewhere(measures.reuse_shares(one)),
        claims_alike.longest_passage(measures.text_reuse(one)),
        *claims_alike.key_words(measures.keyness(one)),
        *claims_alike.map_read(measures.correspondence(one)),
    ]
    assert len(said) == 6
    assert all(str(claim).startswith(FAILED) for claim in said)


def test_words_of_a_region_are_named_with_their_rates(tmp_path: Path) -> None:
    def repeated(text: str) -> Text:
        return Text([Part("task", [Line(text)]) for _ in range(20)])

    made = study(tmp_path, {"a": repeated("农机金融。"), "b": repeated("卫星金融。")})
    assert list(map(str, claims_alike.key_words(measures.keyness(made)))) == [
        "A, uses in 1,000 words: 农机 (500.0 against 0.0).",
        "B, uses in 1,000 words: 卫星 (500.0 against 0.0).",
    ]


def test_the_axes_of_a_map_are_read(tmp_path: Path) -> None:
    def coded(it: int, materials: int) -> Text:
        lines = [Line("一", "it")] * it + [Line("二", "materials")] * materials
        return Text([Part("task", lines)])

    found = measures.correspondence(study(tmp_path, {"a": coded(40, 0), "b": coded(20, 20), "c": coded(20, 20)}))
    # One axis; masses 1/3; it has 80 of 120: A lies 1/3 from that share, B and C 1/6 on the other side, so A gives
    # 4 / (4 + 1 + 1); of two codes each gives the other's mass
    assert list(map(str, claims_alike.map_read(found))) == [
        "Axis 1 holds 100% of the inertia; A gives 67% of it and New materials 67%, on opposite sides."
    ]

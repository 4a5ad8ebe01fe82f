"""Passages in common, on texts written for the trap that they show; offsets checked on random ones."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare import measures
from compare.measures import alignment
from compare.measures.alignment import Block
from compare.measures.formulas import phrases, worn
from compare.measures.shingles import REFERENCE, Source, in_a_row, index, runs
from compare.study import Study
from studies import Line, Part, Text, study

OWN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"  # twenty characters that nothing else has
MORE = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
FILL = ("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章")


def texts(*lines: str, kind: str = "body") -> Text:
    return Text([Part("task", [Line(line, kind=kind)]) for line in lines])


def pair(tmp_path: Path, one: str, other: str) -> pd.DataFrame:
    return measures.text_reuse(study(tmp_path, {"a": texts(one), "b": texts(other)}))


# one text, another, what the first side of each passage is, characters the same, and the trap
@pytest.mark.parametrize(
    ("one", "other", "quotes", "length"),
    [
        (f"{FILL[0]}{OWN}。", f"{FILL[1]}{OWN},{FILL[0][::-1]}", [OWN], 20),
        (OWN[:19], OWN[:19], [], 0),  # one short
        (f"{OWN[:7]},{OWN[7:]}", OWN, [f"{OWN[:7]},{OWN[7:]}"], 20),  # punctuation parts nothing
        (f"{OWN[:7]}\n {OWN[7:]}", OWN, [f"{OWN[:7]}\n {OWN[7:]}"], 20),  # nor does a line break inside a sentence
        (f"２０２０年{OWN}ＡＢ", f"2020年{OWN}ab", [f"２０２０年{OWN}ＡＢ"], 27),  # width and case are no difference
        # 12 the same, one differs, 12 the same: 24 - 1
        (OWN[:12] + "啊" + MORE[:12], OWN[:12] + "哦" + MORE[:12], [OWN[:12] + "啊" + MORE[:12]], 24),
        # 12 the same, five on one side alone, 12 the same: 24 - 5 = 19 is too little, 13 and 13 are 21
        (OWN[:12] + "啊哦呃咿呀" + MORE[:12], OWN[:12] + MORE[:12], [], 0),
        (OWN[:13] + "啊哦呃咿呀" + MORE[:13], OWN[:13] + MORE[:13], [OWN[:13] + "啊哦呃咿呀" + MORE[:13]], 26),
        # twenty on each side that share nothing: 20 - 20 + 20, and what they join is not worth more than one; 21 apart are two
        (OWN + FILL[0] + "啊" + MORE, OWN + FILL[1] + "哦" + MORE, [OWN, MORE], 40),
        # behind the run the texts go on alike, in pieces too short for a shingle: three the same, one differs, four the same
        (
            OWN + "啊" + MORE[:3] + "哦" + MORE[4:8],
            OWN + "呃" + MORE[:3] + "咿" + MORE[4:8],
            [OWN + "啊" + MORE[:3] + "哦" + MORE[4:8]],
            27,
        ),
        # what is the same in another order is two passages
        (OWN + MORE, MORE + OWN, [OWN, MORE], 40),
        # and what one text says twice is found twice
        (OWN, OWN + FILL[0] + "啊" + OWN, [OWN, OWN], 40),
        ("，。；", "，。；", [], 0),
    ],
)
def test_passages_by_hand(tmp_path: Path, one: str, other: str, quotes: list[str], length: int) -> None:
    rows = pair(tmp_path, one, other)
    assert rows["quote"].tolist() == quotes
    assert rows["length"].sum() == length
    assert (rows["kind"] == "specific").all()


def test_figures_of_a_passage(tmp_path: Path) -> None:
    row = pair(tmp_path, f"{FILL[0]}。{OWN[:13]}啊哦呃咿呀{MORE[:13]}。", f"{OWN[:13]},{MORE[:13]}").iloc[0]
    assert (row["start"], row["end"], row["other_start"], row["other_end"]) == (21, 52, 0, 27)
    assert (row["length"], row["score"], row["outside"]) == (26, 21, 26)
    assert row["similarity"] == pytest.approx(2 * 26 / (31 + 26))
    assert row["passage"] == "a-21 b-0"
    assert pd.isna(row["inherited"])


@pytest.mark.parametrize("kind", ["agencies", "table_row", "title", "furniture"])
def test_no_passage_reaches_over_what_is_not_compared(tmp_path: Path, kind: str) -> None:
    split = Text([Part("task", [Line(OWN[:10]), Line("丙方负责", kind=kind), Line(OWN[10:])])])
    assert measures.text_reuse(study(tmp_path, {"a": split, "b": split})).empty
    whole = Text([Part("task", [Line(OWN[:10], kind="heading"), Line(OWN[10:])])])
    assert len(measures.text_reuse(study(tmp_path, {"a": whole, "b": whole}))) == 1


PHRASE = "以习近平新时代中国特色社会主义思想为指导"  # 20 characters


@pytest.mark.parametrize(
    ("text", "kind", "outside"),
    [
        (PHRASE, "formula", 0),
        ("重点实验室、工程技术研究中心、企业技术中心和技术创新中心", "formula", 1),  # names of platforms, and 和
        (PHRASE + OWN[:19], "formula", 19),
        (PHRASE + OWN, "specific", 20),  # twenty of its own, however long the phrase beside it
        (PHRASE[:8] + OWN, "specific", 28),  # part of a phrase is no phrase
    ],
)
def test_set_phrases_are_told_from_wording_of_its_own(tmp_path: Path, text: str, kind: str, outside: int) -> None:
    row = pair(tmp_path, text, text).iloc[0]
    assert (row["kind"], row["outside"]) == (kind, outside)


def test_what_most_texts_have_is_a_formula_and_what_two_of_two_have_is_not(tmp_path: Path) -> None:
    everyone = {name: texts(OWN + FILL[0][:k]) for k, name in enumerate("abc")}
    rows = measures.text_reuse(study(tmp_path / "3", everyone | {"d": texts(MORE), "e": texts(MORE)}))
    assert set(rows[rows["doc_id"] < "d"]["kind"]) == {"formula"}  # three of five
    assert rows[rows["doc_id"] == "d"]["kind"].tolist() == ["specific"]  # two of five
    rows = measures.text_reuse(study(tmp_path / "6", everyone | {name: texts(FILL[1]) for name in "dfg"}))
    assert set(rows[rows["doc_id"] < "d"]["kind"]) == {"specific"}  # three of six are no majority


def test_the_title_of_a_document_that_both_cite_is_no_wording_of_theirs(tmp_path: Path) -> None:
    cited = [(doc, 0, 20, OWN, "", "", "national", OWN) for doc in "ab"]
    made = study(tmp_path, {"a": texts(OWN), "b": texts(OWN)}, {"citations": cited})
    assert measures.text_reuse(made)["kind"].tolist() == ["formula"]


def test_text_common_to_more_than_twenty_regions_is_no_row_but_a_share(tmp_path: Path) -> None:
    rows = {f"r{k:02}": texts(OWN + chr(0x5000 + k) * 20) for k in range(21)}
    made = study(tmp_path, rows)
    assert measures.text_reuse(made).empty
    assert measures.reuse_shares(made)["formula"].tolist() == [0.5] * 21


def with_reference(tmp_path: Path) -> Study:
    national = texts(FILL[0] + OWN)
    national.facts["role"] = "reference"
    local = texts(OWN, FILL[1][:10] + MORE)
    return study(tmp_path, {"national": national, "a": local, "b": texts(MORE, OWN, FILL[1][::-1])})


def test_inherited_is_what_a_reference_document_holds(tmp_path: Path) -> None:
    rows = measures.text_reuse(with_reference(tmp_path))
    found = {(r.doc_id, r.other_doc, r.quote): (r.inherited, r.other_role) for r in rows.itertuples()}
    assert found == {
        ("a", "b", OWN): ("national", "policy"),
        ("a", "b", MORE): ("", "policy"),
        ("a", "national", OWN): ("national", "reference"),
        ("b", "national", OWN): ("national", "reference"),
    }


def test_shares_by_hand(tmp_path: Path) -> None:
    made = with_reference(tmp_path)
    rows = measures.reuse_shares(made).set_index("doc_id")
    # a: 20 + 10 + 20 characters, of which 20 + 20 stand in b and 20 in the reference; b: 20 + 20 + 20
    assert rows.loc["a", ["characters", "specific", "inherited", "formula", "passages"]].tolist() == [
        50,
        0.8,
        0.4,
        0,
        2,
    ]
    assert rows.loc["b", "specific"] == pytest.approx(40 / 60)
    assert "national" not in rows.index
    assert measures.shared_sentences(made) == ["a-0", "a-21", "b-0", "b-21"]  # of a's second sentence 20 of 30
    assert pd.isna(measures.reuse_shares(made.only("a"))["inherited"]).all()


def test_a_sentence_half_of_which_is_shared_is_not_shared(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": texts(OWN + FILL[0], OWN + FILL[1][:19]), "b": texts(OWN)})
    assert measures.shared_sentences(made) == ["a-41", "b-0"]


def test_headings_are_compared_but_are_no_part_of_the_shares(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": Text([Part("task", [Line(OWN, kind="heading"), Line(FILL[0])])]), "b": texts(OWN)})
    rows = measures.reuse_shares(made).set_index("doc_id")
    assert rows.loc["a", ["characters", "specific"]].tolist() == [20, 0]
    assert rows.loc["b", ["characters", "specific"]].tolist() == [20, 1]


def test_one_text_and_no_text(tmp_path: Path) -> None:
    alone = study(tmp_path / "one", {"a": texts(OWN)})
    assert measures.text_reuse(alone).empty
    assert measures.reuse_shares(alone)["specific"].tolist() == [0]
    bare = study(tmp_path / "none", {"a": texts("表", kind="table_row"), "b": texts(OWN)})
    assert measures.reuse_shares(bare).set_index("doc_id").loc["a", "characters"] == 0
    assert pd.isna(measures.reuse_shares(bare).set_index("doc_id").loc["a", "specific"])
    assert measures.shared_sentences(bare) == []
    assert measures.agreements(bare).empty


def plain(text: str) -> str:
    """As two sides are compared, written in another way than the code does."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def test_two_passages_that_begin_together_have_names_of_their_own(tmp_path: Path) -> None:
    """One text repeats in two ways how the other goes on: both ways are passages, and each has its own agreements."""
    one = f"{MORE}5G{OWN}"
    made = study(tmp_path, {"a": texts(one), "b": texts(f"{MORE[5:]}{OWN[:11]}{OWN}")})
    rows, agreed = measures.text_reuse(made), measures.agreements(made)
    assert len(rows) == 2
    assert rows["passage"].tolist() == ["a-5 b-0", "a-5 b-0 (2)"]
    for row in rows.itertuples():
        blocks = agreed[agreed["passage"] == row.passage]
        assert (blocks["end"] - blocks["start"]).sum() == row.length


PIECES = st.sampled_from(
    [OWN, MORE, OWN[:11], MORE[5:], PHRASE, "战略性新兴产业", ",", "。", " \n", "５G", "甲乙", "啊"]
)


@settings(max_examples=30)
@given(st.lists(st.lists(PIECES, max_size=8), min_size=2, max_size=4))
def test_offsets_cut_out_what_is_claimed(tmp_path_factory: pytest.TempPathFactory, made: list[list[str]]) -> None:
    given_texts = {f"d{k}": texts("".join(["一", *pieces])) for k, pieces in enumerate(made)}
    found = study(tmp_path_factory.mktemp("s"), given_texts)
    rows, agreed = measures.text_reuse(found), measures.agreements(found)
    for row in rows.itertuples():
        assert found.text(row.doc_id)[row.start : row.end] == row.quote
        assert found.text(row.other_doc)[row.other_start : row.other_end] == row.other_quote
        blocks = agreed[agreed["passage"] == row.passage]
        assert (blocks["start"].iloc[0], blocks["end"].iloc[-1]) == (row.start, row.end)
        assert (blocks["end"].to_numpy()[:-1] <= blocks["start"].to_numpy()[1:]).all()
        assert (blocks["other_end"].to_numpy()[:-1] <= blocks["other_start"].to_numpy()[1:]).all()
        same = [
            (
                plain(found.text(row.doc_id)[b.start : b.end]),
                plain(found.text(row.other_doc)[b.other_start : b.other_end]),
            )
            for b in blocks.itertuples()
        ]
        assert all(a == b for a, b in same)
        assert sum(len(a) for a, _ in same) == row.length
        assert row.score >= 20
    shares = measures.reuse_shares(found)
    assert ((shares["specific"] + shares["formula"]).dropna() <= 1 + 1e-9).all()


def best_local(one: str, other: str) -> int:
    """The score of the best local alignment, by the book: every cell of Smith and Waterman's table."""
    best, above = 0, [0] * (len(other) + 1)
    for a in one:
        line = [0]
        for j, b in enumerate(other):
            line.append(max(0, above[j] + (1 if a == b else -1), above[j + 1] - 1, line[j] - 1))
        best, above = max(best, *line), line
    return best


@settings(max_examples=60)
@given(st.text("甲乙丙丁戊己", max_size=60), st.text("甲乙丙丁戊己", max_size=60), st.integers(0, 20))
def test_no_passage_scores_more_than_the_best_alignment_and_a_planted_one_is_found(
    one: str, other: str, at: int
) -> None:
    here, there = min(at, len(one)), min(at, len(other))
    one, other = one[:at] + OWN[6:] + MORE[:8] + one[at:], other[:at] + OWN[6:] + MORE[:8] + other[at:]
    row = in_a_row([Source(one, [(0, len(one))], 0), Source(other, [(0, len(other))], 1)])
    stretches = [Block(*map(int, block)) for block in zip(*runs(row, index(row), 20), strict=True)]
    found = list(alignment.chosen(alignment.extended(row.sign, list(alignment.chains(row.sign, stretches)))))
    assert max(map(alignment.score, found)) <= best_local(one, other)
    planted = {(here + k, there + k) for k in range(22)}
    assert any(
        planted <= {(row.at[b.first + k], row.at[b.second + k]) for b in f for k in range(b.length)} for f in found
    )


def test_shingles_with_a_bar_in_them_are_none() -> None:
    row = in_a_row([Source("甲乙丙丁戊己。庚辛", [(0, 7), (7, 9)], 0), Source(OWN, [(0, 8), (12, 20)], REFERENCE)])
    bars = np.flatnonzero(row.sign < 0)
    assert len(set(row.sign[bars].tolist())) == len(bars) == 4  # in front, behind the first, in and behind the second
    places = index(row).place
    assert not any((row.sign[place : place + 6] < 0).any() for place in places.tolist())
    assert len(places) == 3 + 3 + 3


def test_phrases_are_as_they_are_looked_for_and_stand_once() -> None:
    listed = [phrase for kind in phrases().values() for phrase in kind]
    assert [phrase for phrase in listed if plain(phrase) != phrase] == []
    assert len(listed) == len(set(listed))


def test_signs_of_phrases_names_and_common_text_are_told_apart() -> None:
    text = PHRASE + "新材料" + OWN
    row = in_a_row([Source(text, [(0, len(text))], k) for k in range(3)])
    used = worn(row, 3)
    first = slice(1, 1 + len(text))
    assert used.phrase[first].tolist() == [True] * 20 + [False] * 23
    assert used.name[first].tolist() == [False] * 20 + [True] * 3 + [False] * 20
    assert used.common[first].all()
    assert not worn(row, 6).common.any()


@pytest.fixture(scope="module")
def corpus() -> Study:
    return compare.load(Path(__file__).parents[1])


def test_the_principles_of_two_of_the_texts_are_found(corpus: Study) -> None:
    rows = measures.text_reuse(corpus)
    own = rows[rows["kind"] == "specific"]
    assert set(zip(own["doc_id"], own["other_doc"], strict=True)) == {
        ("bingtuan", "cangzhou")
    }  # read: no other pair has any
    both = [" ".join(plain(q) for q in own[side]) for side in ("quote", "other_quote")]
    for words in (
        "聚焦主攻方向",
        "强化载体抓手",
        "抓督导考核",
        "发挥两个作用",
        "突出企业在领域选择、对外合作、投资决策",
    ):
        assert all(plain(words) in said for said in both), words
    guide = rows[rows["quote"].str.contains("习近平新时代")]
    assert set(guide["kind"]) == {"formula"}
    assert len(corpus.behind(measures.sides(own))) > 20


def test_the_shares_of_the_texts_are_those_of_their_passages(corpus: Study) -> None:
    shares: Any = measures.reuse_shares(corpus).set_index("doc_id")
    assert 0.06 < shares.loc["bingtuan", "specific"] < 0.09
    assert 0.11 < shares.loc["cangzhou", "specific"] < 0.14
    assert (shares["formula"] < 0.05).all()
    sentences = corpus.sentences.set_index("sentence_id").loc[measures.shared_sentences(corpus)]
    assert set(sentences["doc_id"]) == {"bingtuan", "cangzhou"}

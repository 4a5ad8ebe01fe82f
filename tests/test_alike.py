"""Words, keyness, similarity and correspondence on texts small enough to count by hand."""

from __future__ import annotations

from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from compare import measures
from compare.measures.axes import axes, column_points, contributions, row_points
from compare.measures.bags import bags, cosines, inverse_frequency, of_texts
from compare.measures.tokens import segmenter, stop_words
from compare.study import Study
from studies import Line, Part, Text, even, study


def text(*lines: str, times: int = 1, region: dict[str, str] | None = None, **facts: str) -> Text:
    """Each line is a sentence of a section of its own; the lot is repeated ``times`` times."""
    parts = [Part("task", [Line(line)]) for _ in range(times) for line in lines]
    return Text(parts, facts=facts, region=region or {})


def words(made: Study, region: str) -> list[str]:
    rows = measures.tokens(made)
    return rows[rows["region"] == region]["token"].tolist()


XINJIANG = {"name_zh": "新疆维吾尔自治区", "short_zh": "新疆", "members": "650000"}


# what is cut, what is left of it, and which trap it is
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "发展石墨烯和新能源汽车产业。",
            ["石墨烯", "新能源汽车", "产业"],
        ),  # jieba alone cuts 石墨/烯; 发展 says nothing
        ("推广5G和GDP核算,共12个。", ["5g", "gdp", "核算"]),  # figures are no words, a figure with a letter is
        ("新疆的石河子市、昌吉和石河子大学发展金融。", ["金融"]),  # the region, places inside it, with their rank
        ("上海、东盟的金融。", ["上海", "东盟", "金融"]),  # to whom a region turns is part of its policy
        ("石嘴山的金融。", ["石嘴山", "金融"]),  # a prefecture of Ningxia, which is not compared
    ],
)
def test_tokens(tmp_path: Path, sentence: str, expected: list[str]) -> None:
    made = study(tmp_path, {"a": text(sentence, region=XINJIANG), "b": text("金融。")})
    assert words(made, "a") == expected


def test_a_text_may_give_its_region_a_short_form(tmp_path: Path) -> None:
    zone = {"name_zh": "乌昌石国家自主创新示范区", "short_zh": "乌昌石", "members": "650100"}
    lines = (
        "建设乌昌石国家自主创新示范区(以下简称“乌昌石国家示范区”)。",
        "乌昌石国家示范区的金融。",
        "国家的金融(以下简称“金融”)。",
    )
    made = study(tmp_path, {"a": text(*lines, region=zone)})
    assert words(made, "a") == ["金融", "国家", "金融", "金融"]  # 金融 is called 金融, which names no place


def test_two_characters_of_a_name_inside_other_words_are_no_place(tmp_path: Path) -> None:
    yunnan = {"name_zh": "云南省", "short_zh": "云南", "members": "530000"}
    made = study(tmp_path, {"a": text("大理和重大理论。", region=yunnan)})
    assert words(made, "a") == ["理论"]


def test_tokens_stand_where_they_say_and_only_text_that_counts_has_any(tmp_path: Path) -> None:
    lines = [Line("金融业。", kind="heading"), Line("发展金融,金融。"), Line("(金融局)", kind="agencies")]
    made = study(tmp_path, {"a": Text([Part("task", lines)])})
    rows = measures.tokens(made)
    whole = made.text("a")
    assert [whole[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == ["金融", "金融"]
    assert made.behind(measures.occurrences(made, "a", "金融")).frame["spans"].tolist() == [[(2, 4), (5, 7)]]


def test_what_a_user_adds_to_jieba_changes_no_token(tmp_path: Path) -> None:
    import jieba

    jieba.add_word("金融土地")
    try:
        assert words(study(tmp_path, {"a": text("金融土地。")}), "a") == ["金融", "土地"]
    finally:
        jieba.del_word("金融土地")


def test_words_are_added_only_where_jieba_lacks_them_and_stop_words_stand_once(tmp_path: Path) -> None:
    from compare.measures.tokens import _data

    segmenter(tmp_path)
    import jieba

    added = _data("policy")["added"]["words"].split()
    jieba.initialize()
    assert [word for word in added if jieba.dt.FREQ.get(word)] == []
    listed = [word for kind in _data("policy")["stop"].values() for word in kind["words"].split()]
    assert len(added) == len(set(added))
    assert stop_words() == set(listed)


# a: 金融 20 of 40 tokens; b: 10 of 40 (and 土地 30); c: 60 of 120, and lies in a.
def test_keyness_by_hand(tmp_path: Path) -> None:
    made = study(
        tmp_path,
        {
            "a": text("金融土地。", times=20, region={"members": "110000"}),
            "b": text("金融土地,土地土地。", times=10),
            "c": text("金融土地。", times=60, region={"members": "110100"}),
            "d": text("金融农机。", times=20),
            "short": text("金融。", times=19),
        },
    )
    rows = measures.keyness(made)
    few = rows[rows["region"] == "short"]
    assert (few["status"].tolist(), few["token"].tolist()) == (["too few"], [""])
    assert rows[rows["region"] == "b"]["status"].tolist() == ["too few"]  # ten sentences
    key = rows[(rows["region"] == "a") & (rows["token"] == "金融")].iloc[0]
    assert (key["n"], key["tokens"], key["sentences"], key["rate"]) == (20, 40, 20, 500)
    assert (key["against"], key["rest_rate"]) == ("d", 500)
    assert key["log_odds"] == pytest.approx(0)
    first = rows[rows["region"] == "d"].iloc[0]
    assert (first["token"], first["against"], first["rest_rate"]) == ("农机", "a c", 0)
    assert first["z"] > 0


# a: 金融 20 of 40 tokens. b: 5 of 20, and 15 土地, the shortest: the prior is 20 tokens. Rates 1/2 and 1/4, mean 3/8: a = 7.5 for
# 金融, 12.5 for 土地. ln(27.5 / 32.5) - ln(12.5 / 27.5), and c, which lies in a, takes no part in it.
def test_the_prior_of_keyness_is_that_of_a_region_and_its_partners(tmp_path: Path) -> None:
    made = study(
        tmp_path,
        {
            "a": text("金融土地。", times=20, region={"members": "110000"}),
            "b": text("金融。", *["土地。"] * 3, times=5),
            "c": text("金融。", times=30, region={"members": "110100"}),
        },
    )
    rows = measures.keyness(made)
    key = rows[(rows["region"] == "a") & (rows["token"] == "金融")].iloc[0]
    assert (key["tokens"], key["against"]) == (40, "b")
    odds = log(27.5 / 32.5) - log(12.5 / 27.5)
    assert key["log_odds"] == pytest.approx(odds)
    assert key["z"] == pytest.approx(odds / sqrt(1 / 27.5 + 1 / 12.5))


def test_a_region_that_overlaps_with_all_others_has_no_keyness(tmp_path: Path) -> None:
    pair = {
        "a": text("金融。", times=20, region={"members": "1"}),
        "b": text("金融。", times=20, region={"members": "1"}),
    }
    assert measures.keyness(study(tmp_path, pair))["status"].tolist() == ["nothing to compare"] * 2


# Texts x = {p: 1, q: e}, y = {p: 1}: weights p 1·i, q 2·j, with i = ln(3/3) + 1 = 1 and j = ln(3/2) + 1.
def test_cosine_by_hand() -> None:
    from scipy.sparse import csr_matrix

    counts = csr_matrix(np.array([[1.0, np.e], [1.0, 0.0]]))
    inverse = inverse_frequency(counts)
    assert inverse == pytest.approx([1, log(1.5) + 1])
    assert cosines(counts, inverse)[0, 1] == pytest.approx(1 / sqrt(1 + (2 * (log(1.5) + 1)) ** 2))


def test_a_text_without_tokens_is_like_none(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": text("金融。"), "b": text("发展。")})
    counts = of_texts(bags(measures.tokens(made), ["a", "b"]))
    assert cosines(counts, inverse_frequency(counts)).tolist() == [[1.0, 0.0], [0.0, 0.0]]


def alike(tmp_path: Path) -> Study:
    return study(
        tmp_path,
        {
            "a": text("金融土地。", "人才农机。", times=10, region={"members": "110000"}),
            "b": text("金融土地。", "人才农机。", times=10, complete="truncated"),
            "c": text("航空卫星。", times=20, region={"members": "110100"}),
            "d": Text([Part("task", [Line("金融土地。") for _ in range(20)])]),
            "e": text("金融。", times=19),
        },
    )


def test_similarity_of_texts_alike_and_unlike(tmp_path: Path) -> None:
    rows = measures.similarity(alike(tmp_path)).set_index(["doc_id", "other_doc"])
    assert len(rows) == 10
    same, other = rows.loc[("a", "b")], rows.loc[("a", "c")]
    assert (same["cosine"], same["truncated"], same["overlap"]) == (pytest.approx(1), True, "")
    assert same["low"] < 1
    assert same["high"] == 1
    assert (other["cosine"], other["even"], other["overlap"]) == (0, 0, "110100")
    # d is one section: no interval; half of a's weights are d's, so 1/√2 where all tokens weigh the same
    assert "1 sections" in rows.loc[("a", "d")]["reason"]
    assert rows.loc[("a", "d")]["low"] is not rows.loc[("a", "d")]["cosine"]
    assert rows.loc[("a", "e")]["status"] == "too few"
    assert rows.loc[("a", "e")][["cosine", "low", "even"]].isna().all()


def test_the_same_texts_give_the_same_figures(tmp_path: Path) -> None:
    made = alike(tmp_path)
    assert measures.similarity(made).equals(measures.similarity(made))


def test_clusters_join_the_nearest_first(tmp_path: Path) -> None:
    found = measures.clusters(measures.similarity(alike(tmp_path)))
    assert found.merges.iloc[0][["left", "right", "size"]].tolist() == ["a", "b", 2]
    assert found.merges.iloc[0]["distance"] == pytest.approx(0)
    assert set(found.merges.iloc[1][["left", "right"]]) == {"step 1", "d"}
    assert set(found.merges.iloc[2][["left", "right"]]) == {"step 2", "c"}
    assert found.merges.iloc[-1]["distance"] == pytest.approx(1)  # c shares no word
    assert set(found.order) == {"a", "b", "c", "d"}
    assert found.left_out == ("e",)


def test_one_text_has_nothing_to_be_like(tmp_path: Path) -> None:
    rows = measures.similarity(study(tmp_path, {"a": even()}))
    assert rows.empty
    assert measures.clusters(rows).order == ()


# Greenacre's smoking data (1984, Theory and Applications of Correspondence Analysis, table 3.1); figures as in Nenadić and
# Greenacre (2007, Journal of Statistical Software 20(3)), there with the opposite sign on the first axis.
SMOKING = np.array([[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]], dtype=float)
AVERAGE = np.array([42, 29, 20, 9], dtype=float)  # the national average, a supplementary row


def test_correspondence_of_the_smoking_data() -> None:
    made = axes(SMOKING)
    assert made.inertia == pytest.approx([0.074759, 0.010017, 0.000414], abs=1e-6)
    assert made.row_mass == pytest.approx([0.056995, 0.093264, 0.264249, 0.455959, 0.129534], abs=1e-6)
    assert made.rows[:, 0] == pytest.approx([0.065768, -0.258958, 0.380595, -0.232952, 0.201089], abs=1e-6)
    assert made.rows[:, 1] == pytest.approx([0.193737, 0.243305, 0.010660, -0.057744, -0.078911], abs=1e-6)
    assert made.columns[:, 0] == pytest.approx([0.393308, -0.099456, -0.196321, -0.293776], abs=1e-6)
    assert contributions(made)[:, 0] == pytest.approx([0.003, 0.084, 0.512, 0.331, 0.070], abs=5e-4)
    points = row_points(made, np.vstack([SMOKING, AVERAGE]), np.array([True] * 5 + [False]))
    assert points.cos2[:5, 0] == pytest.approx([0.092, 0.526, 0.999, 0.942, 0.865], abs=5e-4)
    assert points.coordinate[5, :2] == pytest.approx([0.258368, -0.117648], abs=1e-6)
    assert np.isnan([points.mass[5], *points.contribution[5]]).all()


@settings(max_examples=50)
@given(arrays(float, (4, 3), elements=st.integers(1, 30).map(float)))
def test_properties_of_axes(table: np.ndarray) -> None:
    made = axes(table)
    share = table / table.sum()
    expected = np.outer(share.sum(axis=1), share.sum(axis=0))
    assert made.inertia.sum() == pytest.approx(
        ((share - expected) ** 2 / expected).sum(), abs=1e-9
    )  # chi-square over n
    assert contributions(made).sum(axis=0) == pytest.approx(1)
    twice = row_points(made, np.vstack([table, table]), np.array([True] * 4 + [False] * 4))
    assert twice.coordinate[4:] == pytest.approx(
        made.rows, abs=1e-6
    )  # a supplementary row stands where it would if active
    columns = column_points(made, np.ones(3, dtype=bool))
    assert np.nansum(columns.inertia) == pytest.approx(1 if len(made.inertia) else 0)


def coded(*counts: int) -> Text:
    """A text with so many sentences of it, materials and nev."""
    codes = zip(("it", "materials", "nev"), counts, strict=True)
    return Text([Part("task", [Line("一" * 5, code) for code, n in codes for _ in range(n)])])


def points(found: Any, **where: Any) -> Any:
    rows = found.points
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows


def test_regions_that_would_bend_the_map_are_supplementary(tmp_path: Path) -> None:
    texts = {"a": coded(30, 10, 0), "b": coded(10, 30, 0), "c": coded(20, 20, 0), "few": coded(9, 10, 0)}
    texts["cut"] = coded(30, 10, 0)
    texts["cut"].facts["complete"] = "truncated"
    found = measures.correspondence(study(tmp_path, texts))
    reasons = points(found, axis=1, kind="region").set_index("point")["reason"].to_dict()
    assert reasons == {"a": "", "b": "", "c": "", "few": "too few", "cut": "cut off"}
    # Profiles (3/4, 1/4), (1/4, 3/4), (1/2, 1/2) about (1/2, 1/2): distances² 1/4, 1/4, 0, masses 1/3: inertia 1/6, one axis
    assert found.axes[["inertia", "share"]].values.tolist() == [[pytest.approx(1 / 6), pytest.approx(1)]]
    assert points(found, point="a")["coordinate"].item() == pytest.approx(0.5)
    assert points(found, point="cut")["coordinate"].item() == pytest.approx(0.5)
    assert points(found, point="cut")["mass"].isna().all()
    assert points(found, point="a")["contribution"].item() == pytest.approx(0.5)


# o alone has nev: 20 of 20, against three texts of 200 without. Mass 1/31: (31 - 1) > 2², and the whole axis is its own.
def test_an_outlier_is_taken_out_while_three_remain(tmp_path: Path) -> None:
    texts = {"a": coded(110, 90, 0), "b": coded(90, 110, 0), "c": coded(100, 100, 0), "o": coded(0, 0, 20)}
    made = study(tmp_path, texts)
    found = measures.correspondence(made)
    assert points(found, axis=1, kind="region").set_index("point")["reason"]["o"] == "outlier"
    assert points(found, point="o")["coordinate"].isna().all()  # none of its codes is on the map
    assert "nev" not in points(found, kind="code").dropna(subset="coordinate")["point"].tolist()
    assert points(measures.correspondence(made.without("c")), point="o")["reason"].eq("").all()


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"a": even()}, "1 regions"),
        ({"a": coded(20, 5, 0), "b": coded(5, 20, 0)}, "2 regions"),
        ({"a": coded(20, 5, 0), "b": coded(20, 5, 0), "c": coded(20, 5, 0)}, "do not differ"),
        ({"a": text("一"), "b": text("一"), "c": text("一")}, "0 regions"),
    ],
)
def test_no_map(tmp_path: Path, texts: dict[str, Text], why: str) -> None:
    found = measures.correspondence(study(tmp_path, texts))
    assert why in found.reason
    assert (len(found.points), len(found.axes)) == (0, 0)


def test_even_length_cuts_the_longer_text_and_leaves_the_shortest_whole(tmp_path: Path) -> None:
    lines = [Line("金融土地。") for _ in range(20)]
    rare = [Line(f"{word}。") for word in ("农机", "航空", "卫星", "人才", "旅游")]
    long, short = Text([Part("task", lines * 5 + rare)]), Text([Part("task", lines + rare)])
    made = study(tmp_path, {"a": short, "b": short, "c": long})
    rows = measures.similarity(made).set_index(["doc_id", "other_doc"])
    assert rows.loc[("a", "b"), "even"] == pytest.approx(1)  # both have 45 tokens: nothing is cut
    # every word is in all three, so each weighs 1 + ln n: (2 (1 + ln 20) (1 + ln 100) + 5) over both lengths
    twenty, hundred = 1 + log(20), 1 + log(100)
    whole = (2 * twenty * hundred + 5) / sqrt((2 * twenty**2 + 5) * (2 * hundred**2 + 5))
    assert rows.loc[("a", "c"), "cosine"] == pytest.approx(whole)
    assert (
        rows.loc[("a", "c"), "even"] < whole
    )  # of c's 205 tokens 45 are drawn, which lack most of the five rare words

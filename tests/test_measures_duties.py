"""Declared priorities, duties and citations against cases counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from compare import measures
from compare.measures import claims_priorities as claims
from compare.measures.citations import normal, number_of
from compare.measures.kendall import tau_b
from compare.measures.scope import MeasureError
from compare.study import Study
from compare.vocab import agencies as agency_names
from studies import Line, Part, Text, even, study

Rows = dict[str, list[tuple[object, ...]]]
AGENCIES: list[tuple[object, ...]] = list(agency_names())


def declared(doc_id: str, *fields: tuple[str, str, int], basis: str = "order", sentence: str = "", start: int = 0) -> list[tuple[object, ...]]:
    """Rows of one list: label, codes and tier of each field."""
    return [
        (doc_id, f"{doc_id}-{start}", i + 1, label, codes, str(tier), basis, sentence or f"{doc_id}-0", start + i, start + i + 1, label)
        for i, (label, codes, tier) in enumerate(fields)
    ]


# The list stands in the first section. 20 sentences on it, 10 on materials (all with talent), 2 on both, 8 without a code;
# one on it and one on both hold a promise.
def acting() -> Text:
    lines = [Line("甲。", "it")] * 20 + [Line("乙。", "materials talent")] * 10 + [Line("丙。", "it materials planning")] * 2 + [Line("丁。")] * 8
    parts = [Part("principle", [Line("选择甲乙丙。", "it materials nev planning")]), Part("task", lines)]
    rows = [
        {"sentence_id": "a-7", "start": "7", "end": "8", "value": "3", "unit": "个", "target_id": "t1"},
        {"sentence_id": "a-97", "start": "97", "end": "98", "value": "5", "unit": "个"},
    ]
    return Text(parts, rows)


FIELDS = declared("a", ("甲", "it", 1), ("乙", "materials", 2), ("丙", "nev", 3), ("丁", "", 4))


def test_fields_beside_what_the_text_says_of_them(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": acting(), "b": even()}, {"priorities": FIELDS})
    found = measures.priorities(made).set_index("label")
    assert found["n"].to_dict() == {"甲": 23, "乙": 13, "丙": 1, "丁": 0}  # the list names them too
    assert set(found["units"]) == {41}
    assert found.loc["甲", "share"] == pytest.approx(23 / 41)
    assert found["emphasis_rank"].tolist() == [1, 2, 3, pd.NA]
    assert found["list_rank"].tolist() == [1, 2, 3, pd.NA]
    assert found["status"].to_dict() == {"甲": "ok", "乙": "ok", "丙": "ok", "丁": "no code"}
    assert found["sentences"].to_dict() == {"甲": 22, "乙": 12, "丙": 0, "丁": 0}  # without the list itself
    assert found["instruments"].to_dict() == {"甲": 0, "乙": 10, "丙": 0, "丁": 0}  # planning is no act
    assert found["own_instruments"].to_dict() == {"甲": 0, "乙": 10, "丙": 0, "丁": 0}
    assert found["promises"].to_dict() == {"甲": 2, "乙": 1, "丙": 0, "丁": 0}
    assert found["own_promises"].to_dict() == {"甲": 1, "乙": 0, "丙": 0, "丁": 0}
    assert found.loc["甲", "promise_ids"] == "a-97 t1"


def test_coverage_of_a_list(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": acting(), "b": even()}, {"priorities": FIELDS[:2]})
    coverage = measures.priority_coverage(made)
    first, second = (coverage.iloc[i] for i in range(2))
    assert first[["fields", "spoken_of", "with_instrument", "with_promise", "own_promise"]].tolist() == [2, 2, 1, 2, 1]
    assert (first["without_instrument"], first["without_promise"]) == ("甲", "")
    assert first["declared_share"] == 1
    assert (first["tau"], first["reason"]) == (pd.NA, "2 fields with a code, of which tau needs 8")
    assert (second["fields"], second["basis"], second["reason"]) == (0, "", "no list is declared")
    assert second["declared_share"] is pd.NA
    assert set(coverage["compared"]) == {"a"}
    assert str(claims.acted_on(coverage)[0]) == (
        "A declares 2 fields in a list, whose order is no ranking: it speaks of 2, attaches an instrument to 1 and a promise to 2, "
        "to 1 a promise of their own."
    )


def test_what_is_stressed_but_not_declared(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": acting()}, {"priorities": declared("a", ("丙", "nev", 1))})
    coverage = measures.priority_coverage(made).iloc[0]
    assert coverage["undeclared"] == "it materials"
    assert coverage["declared_share"] == pytest.approx(1 / 33)


def test_a_heading_lends_its_section_to_the_field(tmp_path: Path) -> None:
    parts = [
        Part("task", [Line("新能源汽车", "nev", "heading"), Line("引才。", "talent"), Line("建成。", "materials")]),
        Part("task", [Line("下节", kind="heading"), Line("引才。", "talent")], under=0),
        Part("task", [Line("材料", "materials", "heading"), Line("引才。", "talent")]),
        Part("task", [Line("甲", "it")] * 20),
    ]
    made = study(tmp_path, {"a": Text(parts)}, {"priorities": declared("a", ("车", "nev", 1), basis="headings")})
    found = measures.priorities(made).iloc[0]
    assert (found["n"], found["status"], found["sentences"], found["instruments"]) == (0, "none", 3, 2)
    assert found["own_instruments"] == 2


def test_a_field_of_two_codes_is_where_they_meet(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()}, {"priorities": declared("a", ("材料", "it materials", 1))})
    found = measures.priorities(made).iloc[0]
    assert (found["n"], found["label_en"]) == (10, "Information technology & New materials")
    assert found["share"] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("trap", "before", "heading", "part"),
    [
        ("the whole area", "立足全市实际,优先发展", "总体要求", ""),
        ("a part", "立足滨海新区实际,优先发展", "总体要求", "滨海新区"),
        ("a part in the heading", "优先发展", "推进滨海新区发展", "滨海新区"),
        ("the region's own name", "立足a区实际,优先发展", "要求", ""),
    ],
)
def test_a_list_may_be_for_a_part_of_the_region(tmp_path: Path, trap: str, before: str, heading: str, part: str) -> None:
    text = Text([Part("task", [Line(heading, kind="heading"), Line(f"{before}甲、乙。", "it")])])
    sentence = f"a-{len(heading) + 1}"
    rows = declared("a", ("甲", "it", 1), basis="wording", sentence=sentence, start=len(heading) + 1 + len(before))
    found = measures.priorities(study(tmp_path, {"a": text}, {"priorities": rows}))
    assert found["part"].tolist() == [part]


def test_a_truncated_text_is_not_compared_and_its_list_not_claimed(tmp_path: Path) -> None:
    cut = Text(acting().parts, facts={"complete": "truncated"})
    made = study(tmp_path, {"a": cut}, {"priorities": FIELDS})
    coverage = measures.priority_coverage(made)
    assert set(coverage["compared"]) == {""}
    assert not claims.acted_on(coverage)[0].holds
    assert not claims.without_promise(measures.priorities(made))[0].holds


# Concordant minus discordant pairs over the geometric mean of untied pairs.
TAUS = [
    ([4, 3, 2, 1], [0.4, 0.3, 0.2, 0.1], 1.0),
    ([4, 3, 2, 1], [0.1, 0.2, 0.3, 0.4], -1.0),
    ([3, 2, 1], [0.5, 0.1, 0.3], 1 / 3),  # two of three pairs agree
    ([2, 2, 1, 1], [0.4, 0.3, 0.2, 0.1], 4 / np.sqrt(4 * 6)),  # two pairs tied in tier
    ([3, 2, 1], [0.2, 0.2, 0.1], 2 / np.sqrt(3 * 2)),  # one tied in share
    ([1, 1, 1], [0.3, 0.2, 0.1], np.nan),
]


@pytest.mark.parametrize(("tier", "shares", "expected"), TAUS)
def test_tau_b(tier: list[int], shares: list[float], expected: float) -> None:
    found = tau_b(np.array(tier), np.array([shares]))[0]
    assert found == pytest.approx(expected, nan_ok=True)


CODES = [f"c{i}" for i in range(8)]
EIGHT: list[tuple[object, ...]] = [("eight", c, "", "", c, c, "", "", "", "", 900 + i) for i, c in enumerate(CODES)]


def ordered(study_folder: Path, sections: int, basis: str = "order") -> Study:
    """A text of sections alike: 8 − i sentences on code i, so that the share falls with the declared tier."""
    lines = [Line(f"{i}{k}") for i in range(8) for k in range(8 - i)]
    text = Text([Part("task", lines) for _ in range(sections)])
    codings: list[tuple[object, ...]] = []
    at = 0
    for _ in range(sections):
        for line in lines:
            codings.append(("a", "eight", CODES[int(line.text[0])], at, at + 2, "", "promote", f"a-{at}", line.text, "test", ""))
            at += 3
    rows: Rows = {"codes": EIGHT, "codings": codings, "priorities": declared("a", *((c, c, i + 1) for i, c in enumerate(CODES)), basis=basis)}
    return study(study_folder, {"a": text}, rows)


def test_tau_of_eight_fields_with_its_interval(tmp_path: Path) -> None:
    found = measures.priority_coverage(ordered(tmp_path, 8), "eight")
    assert found.loc[0, ["tau", "tau_low", "tau_high", "reason"]].tolist() == [1, 1, 1, ""]  # all sections are alike
    assert str(claims.ranked(found)[0]) == "A speaks more of what it puts first (tau-b 1.00, 95% interval 1.00 to 1.00)."


def test_tau_without_an_interval_and_none_of_headings(tmp_path: Path) -> None:
    few = measures.priority_coverage(ordered(tmp_path / "few", 7), "eight").iloc[0]
    assert (few["tau"], few["tau_low"], few["reason"]) == (1, pd.NA, "7 sections, of which an interval needs 8")
    headed = measures.priority_coverage(ordered(tmp_path / "headed", 8, "headings"), "eight").iloc[0]
    assert (headed["tau"], headed["reason"]) == (pd.NA, "the order is that of headings")


def test_without_lists_nothing_is_claimed(tmp_path: Path) -> None:
    made = study(tmp_path, {"a": even()})
    found, coverage = measures.priorities(made), measures.priority_coverage(made)
    assert found.empty
    assert coverage["reason"].tolist() == ["no list is declared"]
    said: list[Any] = [*claims.acted_on(coverage), *claims.without_promise(found), *claims.same_first(found), *claims.ranked(coverage)]
    assert not [claim for claim in said if claim.holds]


def test_the_first_tier_is_named_most_or_not(tmp_path: Path) -> None:
    tiers = declared("a", ("甲", "it", 1), ("乙", "materials", 2), basis="wording")
    assert claims.same_first(measures.priorities(study(tmp_path / "1", {"a": acting()}, {"priorities": tiers})))[0].holds
    turned = declared("a", ("乙", "materials", 1), ("甲", "it", 2), basis="wording")
    failed = claims.same_first(measures.priorities(study(tmp_path / "2", {"a": acting()}, {"priorities": turned})))[0]
    assert str(failed) == "does not hold here: A speaks most of a field of its first tier (Information technology is named most)."


def duty(doc_id: str, item: tuple[int, int], agency: str, agency_id: str, what: str, at: int) -> tuple[object, ...]:
    return (doc_id, at, at + 1, f"{doc_id}-0", *item, agency, agency_id, what, agency)


# Items of even() are 5 + 11 + 21 + 11 + 61 = 109 characters long. In a, three items name agencies; the second twice.
DUTIES = [
    duty("a", (0, 108), "工信委", "industry_it", "lead", 1),
    duty("a", (0, 108), "科技局", "science_technology", "support", 2),
    duty("a", (109, 217), "经信局", "industry_it", "support", 3),
    duty("a", (109, 217), "工信厅", "industry_it", "lead", 4),
    duty("a", (218, 326), "水务集团", "", "responsible", 5),
    duty("b", (0, 108), "科技厅", "science_technology", "responsible", 6),
]


def made_of_duties(folder: Path, **facts: str) -> Study:
    return study(folder, {"a": even(), "b": Text(even().parts, facts=facts), "c": even()}, {"duties": DUTIES, "agencies": AGENCIES})


def test_duties_by_what_agencies_are_named_as(tmp_path: Path) -> None:
    found = measures.duties(made_of_duties(tmp_path)).set_index(["region", "duty", "agency_id"])
    assert found.loc[("a", "any", "industry_it"), ["n", "items", "items_with"]].tolist() == [2, 3, 3]
    assert found.loc[("a", "any", "industry_it"), "share"] == pytest.approx(2 / 3)
    assert found.loc[("a", "any", "industry_it"), "names"] == "工信委、经信局、工信厅"
    assert found.loc[("a", "lead", "industry_it"), ["n", "items_with"]].tolist() == [2, 2]
    assert found.loc[("a", "support", "industry_it"), ["n", "items_with"]].tolist() == [1, 2]
    assert found.loc[("a", "lead", "science_technology"), "status"] == "none"
    assert found.loc[("a", "lead", "science_technology"), "share"] is pd.NA
    assert found.loc[("a", "any", "水务集团"), ["n", "agency_en"]].tolist() == [1, "水务集团"]
    assert found.loc[("a", "any", "industry_it"), "agency_zh"] == "工业和信息化部门"
    assert set(found["compared"]) == {"a b"}


def test_duties_by_the_instruments_and_sectors_of_their_items(tmp_path: Path) -> None:
    found = measures.duties(made_of_duties(tmp_path), "sector").set_index(["region", "label", "agency_id"])
    # the heading of each of the first five items names new-energy vehicles, its sentences it and materials
    assert found.loc[("a", "nev", "industry_it"), ["n", "items_with", "items"]].tolist() == [2, 3, 3]
    assert found.loc[("a", "it", "science_technology"), "share"] == pytest.approx(1 / 3)
    by_means = measures.duties(made_of_duties(tmp_path / "2"), "instrument")
    assert set(by_means["label"]) == {"talent", "planning", "cooperation"}
    with pytest.raises(MeasureError, match="no scheme is called 'agency'"):
        measures.duties(made_of_duties(tmp_path / "3"), "agency")


def test_a_sentence_outside_the_item_lends_it_no_code(tmp_path: Path) -> None:
    parts = [Part("task", [Line("甲。", "it"), Line("乙。", "materials"), Line("丙。", "nev")])]
    rows: Rows = {"duties": [duty("a", (3, 5), "工信委", "industry_it", "lead", 1)], "agencies": AGENCIES}
    found = measures.duties(study(tmp_path, {"a": Text(parts)}, rows), "sector")
    assert found["label"].tolist() == ["materials"]


def test_a_truncated_text_has_no_duties_unless_asked_for(tmp_path: Path) -> None:
    made = made_of_duties(tmp_path, complete="truncated")
    assert set(measures.duties(made)["region"]) == {"a"}
    asked = measures.duties(made, cut_off=True)
    assert set(asked["region"]) == {"a", "b"}
    assert set(asked["compared"]) == {"a"}
    assert "B" not in repr(claims.most_named(asked))


def test_duties_in_words(tmp_path: Path) -> None:
    found = measures.duties(made_of_duties(tmp_path))
    assert str(claims.most_named(found)[0]) == "A: industry and information technology, in 2 of 3 items that name an agency."
    assert str(claims.leads(found)[0]) == "A says of 2 of 3 items who leads: industry and information technology leads 2."
    none = measures.duties(study(tmp_path / "none", {"a": even()}))
    assert none.empty
    assert not claims.most_named(none)[0].holds
    assert not claims.leads(none)[0].holds


def cited(doc_id: str, at: int, title: str, number: str = "", issuer: str = "", level: str = "unknown") -> tuple[object, ...]:
    return (doc_id, at, at + 1, title, number, issuer, level, title or number)


CITED = [
    cited("a", 1, "国务院关于印发“十三五”国家规划的通知", "国发〔2016〕67号", "国务院", "national"),
    cited("a", 2, "“十三五”国家规划"),
    cited("a", 3, "甲区产业方案", level="own"),
    cited("b", 4, "", "国发[2016]67号", "国务院", "national"),
    cited("b", 5, "省意见", level="province"),
    cited("b", 6, "市办法(2018-2020年)", level="prefecture"),
    cited("c", 7, "市办法（2021—2025年）", level="prefecture"),
]


def made_of_citations(folder: Path) -> Study:
    texts = {name: Text(even().parts, region={"level": level}) for name, level in (("a", "province"), ("b", "prefecture"), ("c", "county"))}
    return study(folder, texts, {"citations": CITED})


def test_one_document_however_it_is_cited(tmp_path: Path) -> None:
    found = measures.citations(made_of_citations(tmp_path))
    assert found[["region", "name", "level", "higher", "n", "regions"]].to_numpy().tolist() == [
        ["a", "国务院关于印发“十三五”国家规划的通知", "national", True, 2, 2],
        ["b", "国务院关于印发“十三五”国家规划的通知", "national", True, 1, 2],
        ["b", "省意见", "province", True, 1, 1],
        ["b", "市办法(2018-2020年)", "prefecture", False, 1, 2],
        ["c", "市办法(2018-2020年)", "prefecture", True, 1, 2],
    ]


def test_levels_of_what_is_cited(tmp_path: Path) -> None:
    found = measures.citation_levels(made_of_citations(tmp_path)).set_index(["region", "level"])
    assert found.loc[("a", "national"), ["documents", "n"]].tolist() == [1, 2]
    assert found.loc[("a", "national"), "per_10k"] == pytest.approx(20)  # 2 in 1,000 characters
    assert found.loc[("a", "province"), "per_10k"] is pd.NA


def test_citations_in_words(tmp_path: Path) -> None:
    found = measures.citations(made_of_citations(tmp_path))
    assert [str(claim) for claim in claims.leans_on(found)][:2] == ["A cites 1 document of higher levels.", "B cites 2 documents of higher levels."]
    assert str(claims.common_documents(found)) == (
        "Cited by two texts or more: 国务院关于印发“十三五”国家规划的通知 and 市办法(2018-2020年)."
    )
    none = measures.citations(study(tmp_path / "none", {"a": even()}))
    assert none.empty
    assert not claims.common_documents(none).holds
    assert not claims.leans_on(none)[0].holds


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("国务院关于印发“十三五”国家规划的通知", "“十三五”国家规划", True),
        ("省人民政府办公厅关于转发省发展改革委意见的通知", "省发展改革委意见", True),
        ("行动计划(2018-2020年)", "行动计划", True),
        ("“十三五”规划", "“十四五”规划", False),
        ("国务院关于同意建设示范区的批复", "建设示范区的批复", False),
    ],
)
def test_titles_of_one_document(one: str, other: str, same: bool) -> None:
    assert (normal(one) == normal(other)) is same


def test_numbers_of_one_document() -> None:
    assert number_of("国发〔2016〕67号") == number_of("国发[2016]67号") == number_of("国发【2016】 第67号")
    assert number_of("国发〔2016〕67号") != number_of("国发〔2016〕76号")

"""Priorities: the lists that a text declares, in the ways in which plans of any region do."""

from __future__ import annotations

import re

import pytest

from compare.coding import priorities
from compare.models import Coding, Document
from plain_documents import document

WORDS = {
    "新一代信息技术": "it", "电子信息": "it", "集成电路": "it", "人工智能": "it", "大数据": "it", "数字经济": "it",
    "装备制造": "equipment", "智能制造": "equipment", "航空航天": "equipment", "高端装备": "equipment", "低空经济": "equipment",
    "新材料": "materials", "合金": "materials", "石墨烯": "materials",
    "生物医药": "bio", "生物技术": "bio", "生物产业": "bio", "生物制造": "bio",
    "新能源汽车": "nev", "氢能": "energy", "新能源(?!汽车)": "energy", "节能环保": "environment", "先进环保": "environment",
    "大健康": "health", "数字创意": "digital_creative", "现代服务业": "services", "智慧农业": "agriculture agri_it",
}  # fmt: skip


def _sectors(doc: Document) -> list[Coding]:
    found = []
    for word, codes in WORDS.items():
        for m in re.finditer(word, doc.norm):
            sentence = max((s for s in doc.sentences if s.start <= m.start()), key=lambda s: s.start)
            place = (m.start(), m.end(), "", "promote", sentence.sentence_id, m[0], "test")
            found += [Coding("doc", "sector", code.replace("agri_it", "it"), *place) for code in codes.split()]
    return found


def _listed(text: str, function: str = "task") -> list[tuple[str, str, int, str]]:
    doc = document(text, function=function)
    rows = priorities.find(doc, _sectors(doc))
    assert [text[row.start : row.end] for row in rows] == [row.label for row in rows]
    return [(row.label, row.codes, int(row.tier), row.basis) for row in rows]


def _labels(text: str, function: str = "task") -> list[str]:
    return [label for label, *_ in _listed(text, function)]


DECLARED = [
    ("作为 in the next clause", "选择新一代信息技术、先进装备制造、新材料等重点领域,作为未来三年主攻方向。", ["新一代信息技术", "先进装备制造", "新材料"]),
    ("作为 behind a count", "重点选择新一代信息技术、节能环保、大健康等三大产业作为重点培育发展方向。", ["新一代信息技术", "节能环保", "大健康"]),
    ("count in digits", "聚焦生物医药、电子信息、先进环保等3个领域,集中发力。", ["生物医药", "电子信息", "先进环保"]),
    ("其中 is no part of a field", "其中新能源、新材料、生物医药三大主导产业占比超过七成。", ["新能源", "新材料", "生物医药"]),
    ("count without 等", "聚焦集成电路、生物医药、新材料三大先导产业。", ["集成电路", "生物医药", "新材料"]),
    ("为主导", "构建以新能源、新材料、生物医药为主导的产业体系。", ["新能源", "新材料", "生物医药"]),
    ("及 and 与 belong to names", "选择激光及智能制造、电子信息及应用、新材料等3个领域,作为主攻方向。", ["激光及智能制造", "电子信息及应用", "新材料"]),
    ("和 joins two fields", "聚焦电子信息、新材料和生物医药三大产业。", ["电子信息", "新材料", "生物医药"]),
    ("an attribute before the first field", "聚焦有特色的新材料、新能源、生物医药三大产业。", ["新材料", "新能源", "生物医药"]),
    ("two counts in one sentence", "重点发展集成电路、生物医药、新材料三大先导产业,以及人工智能、数字创意两大高端产业。",
     ["集成电路", "生物医药", "新材料", "人工智能", "数字创意"]),
    ("three of four fields of one sector", "聚焦集成电路、人工智能、新能源汽车、大数据四大主导产业。", ["集成电路", "人工智能", "新能源汽车", "大数据"]),
    ("优先发展 alone", "优先发展新能源、新材料、生物医药产业。", ["新能源", "新材料", "生物医药产业"]),
    ("full-width commas", "选择新能源、新材料、生物医药等重点领域，作为主攻方向。", ["新能源", "新材料", "生物医药"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "labels"), DECLARED)
def test_declared_lists(trap: str, text: str, labels: list[str]) -> None:
    found = _listed(text)
    assert [label for label, *_ in found] == labels
    assert {basis for *_, basis in found} == {"order"}
    assert [tier for _, _, tier, _ in found][:3] == [1, 2, 3]


TIERED = [
    ("two words in one sentence", "优先发展生物产业、新材料产业,稳步发展新能源、电子信息、节能环保等产业。",
     [("生物产业", 1), ("新材料产业", 1), ("新能源", 2), ("电子信息", 2), ("节能环保", 2)]),
    ("three sentences", "持续推进生物医药产业和激光及智能制造,提升水平。加速发展电子信息及应用、新能源汽车产业。努力培育先进环保和航空航天产业。",
     [("生物医药产业", 1), ("激光及智能制造", 1), ("电子信息及应用", 2), ("新能源汽车产业", 2), ("先进环保", 3), ("航空航天产业", 3)]),
    ("主导, 新兴, 未来", "做强新能源、新材料等主导产业,培育壮大生物医药、数字创意等新兴产业,前瞻布局氢能、低空经济等未来产业。",
     [("新能源", 1), ("新材料", 1), ("生物医药", 2), ("数字创意", 2), ("氢能", 3), ("低空经济", 3)]),
    ("a field said twice counts once", "持续推进生物医药产业和智能制造,做大做强生物医药行业。努力培育先进环保和航空航天产业。",
     [("生物医药产业", 1), ("智能制造", 1), ("先进环保", 2), ("航空航天产业", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "tiers"), TIERED)
def test_tiers_by_wording(trap: str, text: str, tiers: list[tuple[str, int]]) -> None:
    found = _listed(text)
    assert [(label, tier) for label, _, tier, _ in found] == tiers
    assert {basis for *_, basis in found} == {"wording"}


HEADINGS = (
    "一、发展产业。\n1.新一代信息技术产业。建设基地。\n2.高端装备制造业。推进集成。\n3.推动新材料产业加快发展。延伸链条。\n4.智慧农业产业。融合。\n"
)


def test_headings_where_no_list_is_declared() -> None:
    assert _listed(HEADINGS) == [
        ("新一代信息技术产业", "it", 1, "headings"),
        ("高端装备制造业", "equipment", 2, "headings"),
        ("新材料产业", "materials", 3, "headings"),
        ("智慧农业产业", "agriculture it", 4, "headings"),
    ]


def test_a_declared_list_comes_before_headings() -> None:
    text = "一、要求。\n聚焦电子信息、新材料、生物医药三大产业。\n" + HEADINGS.replace("一、", "二、")
    assert _labels(text) == ["电子信息", "新材料", "生物医药"]


def test_a_list_that_repeats_or_is_ranked_elsewhere_counts_once() -> None:
    text = (
        "一、原则。\n选择生物医药健康、智能制造、先进环保、航空航天等4个领域,作为主攻方向。\n"
        "二、部署。\n持续推进生物医药产业和智能制造。努力培育先进环保和航空航天产业。\n"
        "三、要求。\n聚焦生物医药健康、智能制造、先进环保、航空航天四大产业。\n"
    )
    assert {basis for *_, basis in _listed(text)} == {"wording"}
    assert _labels(text) == ["生物医药产业", "智能制造", "先进环保", "航空航天产业"]


NONE = [
    ("products of one sector", "重点发展铝基合金、石墨烯、新材料等三大领域。"),
    ("a list of places in which", "在新材料、新能源、生物医药等领域,形成一批成果。"),
    ("platforms", "持续推进新材料、生物医药、大数据创新战略联盟建设。稳步推进新能源实验室、智能制造中心。"),
    ("a part of the region", "柳州市重点发展新能源、新材料、生物医药三大产业。"),
    ("one strength only", "加快发展新能源、新材料产业,大力发展生物医药、大数据产业。"),
    ("no field", "以人才、技术、标准为重点,以成果转化、品牌培育、军民融合为途径。"),
]


@pytest.mark.parametrize(("trap", "text"), NONE)
def test_no_list(trap: str, text: str) -> None:
    assert _labels(text) == []


def test_none_in_background_and_inside_the_section_of_one_sector() -> None:
    declared = "聚焦电子信息、新材料、生物医药三大产业。\n"
    assert _labels("一、发展基础。\n" + declared, "background") == []
    assert _labels("一、新材料产业。\n" + declared) == []
    assert _labels("一、空间布局。\n" + declared) == []


def test_a_weaker_declaration_counts_where_there_is_no_other() -> None:
    assert _labels("大力发展新能源、新材料、生物医药等产业。") == ["新能源", "新材料", "生物医药"]

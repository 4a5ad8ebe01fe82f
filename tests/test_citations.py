"""Citations: title, number, and whose document it is."""

from __future__ import annotations

import pytest

from compare.coding import citations
from plain_documents import document

CITED = [
    ("number in brackets", "根据《国务院关于加快发展的决定》(国发〔2016〕67号)精神。", "国务院关于加快发展的决定", "国发〔2016〕67号", "国务院", "national"),
    ("full-width brackets", "根据《国务院办公厅关于支持的意见》（国办发[2015]36号）。", "国务院办公厅关于支持的意见", "国办发[2015]36号", "国务院办公厅", "national"),
    ("number of a province", "落实《关于加快新材料发展的意见》(浙政办发〔2019〕62号)。", "关于加快新材料发展的意见", "浙政办发〔2019〕62号", "浙江省人民政府办公厅", "province"),
    ("number of a party committee", "落实《推进制造强省的意见》(皖发〔2021〕3号)。", "推进制造强省的意见", "皖发〔2021〕3号", "安徽省委", "province"),
    ("number of a department of a province", "落实《新材料方案》(桂工信〔2019〕62号)。", "新材料方案", "桂工信〔2019〕62号", "", "province"),
    ("number of a city", "落实《人才新政》(杭政函〔2018〕1号)。", "人才新政", "杭政函〔2018〕1号", "", "prefecture"),
    ("a ministry's sign, but a county's number", "落实《人才新政》(建政发〔2018〕1号)。", "人才新政", "建政发〔2018〕1号", "", "prefecture"),
    ("number alone", "根据国发〔2016〕67号文件要求。", "", "国发〔2016〕67号", "国务院", "national"),
    ("title alone, national", "对接《国家创新驱动发展战略纲要》。", "国家创新驱动发展战略纲要", "", "", "national"),
    ("a law", "落实《促进科技成果转化法》。", "促进科技成果转化法", "", "", "national"),
    ("办法 is no law", "符合《产业园区用地管理办法》。", "产业园区用地管理办法", "", "", "unknown"),
    ("a central party document", "落实《中共中央 国务院关于新时代推进西部大开发的意见》。", "中共中央 国务院关于新时代推进西部大开发的意见", "", "中共中央、国务院", "national"),
    ("a central department", "落实《国家发展改革委关于培育集群的通知》。", "国家发展改革委关于培育集群的通知", "", "国家发展改革委", "national"),
    ("province by title", "制定《广西新兴产业统计目录》。", "广西新兴产业统计目录", "", "", "province"),
    ("province's government by title", "落实《河北省人民政府关于加快的意见》。", "河北省人民政府关于加快的意见", "", "河北省人民政府", "province"),
    ("a municipality's party and government", "依据《中共重庆市委重庆市人民政府关于推动制造业发展的意见》。", "中共重庆市委重庆市人民政府关于推动制造业发展的意见", "", "重庆市委", "province"),
    ("a municipality's government", "依据《上海市人民政府办公厅关于推动的意见》。", "上海市人民政府办公厅关于推动的意见", "", "上海市人民政府办公厅", "province"),
    ("自治区 by title, title inside a title", "落实《自治区贯彻落实<关于人才评价的指导意见>实施方案》。", "自治区贯彻落实<关于人才评价的指导意见>实施方案", "", "", "province"),
    ("title inside a title, Chinese signs", "印发《关于落实〈国家规划〉的意见》。", "关于落实〈国家规划〉的意见", "", "", "unknown"),
    ("prefecture by title", "衔接《沧州市城市总体规划》。", "沧州市城市总体规划", "", "", "prefecture"),
    ("a city of a province", "衔接《浙江省杭州市城市总体规划》。", "浙江省杭州市城市总体规划", "", "", "prefecture"),
    ("district by title", "衔接《天河区产业规划》。", "天河区产业规划", "", "", "county"),
    ("a zone is no district", "执行《高新区人才管理细则》。", "高新区人才管理细则", "", "", "unknown"),
    ("issuer before the title", "2017年,科技部、国家发改委联合印发《关于支持新疆试验的函》。", "关于支持新疆试验的函", "", "科技部、国家发改委", "national"),
    ("a department of the province before the title", "省科技厅印发《研发机构认定细则》。", "研发机构认定细则", "", "省科技厅", "province"),
    ("nobody before the title", "制定出台《融合发展政策指导意见》。", "融合发展政策指导意见", "", "", "unknown"),
    ("a work is a citation", "弘扬《论语》精神。", "论语", "", "", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "title", "number", "issuer", "level"), CITED)
def test_title_number_issuer_level(trap: str, text: str, title: str, number: str, issuer: str, level: str) -> None:
    (row,) = citations.find(document(text))
    assert (row.title, row.doc_number, row.issuer, row.level) == (title, number, issuer, level)
    assert text[row.start : row.end] == row.quote


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("inner signs are no title", "各州、市〈地〉人民政府〈行政公署〉。"),
        ("quotation marks", "实施“宽带中国”战略。"),
        ("an open title", "参照《关于印发〈市专精特新办法...\n"),
        ("a house number", "地址在天山路67号。"),
        ("a column", "专栏1号工程。"),
    ],
)
def test_no_citation(trap: str, text: str) -> None:
    assert citations.find(document(text)) == []


@pytest.mark.parametrize(
    ("trap", "text", "title", "own"),
    [
        ("sent out", "《兵团行动计划(2018-2020年)》已经兵团同意,现印发给你们,请认真贯彻执行。", "", True),
        ("same title, other brackets", "《沧州市产业方案》要求。", "沧州市产业方案(2018-2020年)", True),
        ("number on a line of its own", "新政发〔2021〕23号\n各州:\n", "", True),
        ("another document, already in force", "《中国制造2025》已印发实施。", "沧州市产业方案", False),
    ],
)
def test_the_document_itself(trap: str, text: str, title: str, own: bool) -> None:
    (row,) = citations.find(document(text, title=title))
    assert (row.level == "own") is own


def test_the_span_holds_title_and_number() -> None:
    text = "为落实《国务院通知》（国发〔2016〕67号）、《省意见》要求。"
    quotes = [row.quote for row in citations.find(document(text))]
    assert quotes == ["《国务院通知》（国发〔2016〕67号）", "《省意见》"]

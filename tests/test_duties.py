"""Duties: who leads, supports or is responsible, in the ways in which plans of any region say it."""

from __future__ import annotations

import pytest

from compare.coding import agencies, duties
from compare.vocab import read_yaml
from plain_documents import document


def _named(text: str) -> list[tuple[str, str]]:
    return [(row.duty, row.agency) for row in duties.find(document(text))]


R, L, S = "responsible", "lead", "support"

LISTS = [
    ("closing formula", "发展云计算。(兵团工信委、科技局等部门按职责分工负责)", [(R, "工信委"), (R, "科技局")]),
    ("full-width signs", "发展云计算。(市工信局，市科技局按职责分工负责)", [(R, "工信局"), (R, "科技局")]),
    ("without 部门", "推动上市。(省国资委、金融办、财政厅等按职责分工负责)", [(R, "国资委"), (R, "金融办"), (R, "财政厅")]),
    ("lead and support", "研究目录。(科技厅牵头,自治区发展改革委、财政厅配合)", [(L, "科技厅"), (S, "发展改革委"), (S, "财政厅")]),
    ("two leads", "研究目录。(自治区科技厅、发展改革委牵头,相关部门配合)", [(L, "科技厅"), (L, "发展改革委"), (S, "相关部门")]),
    ("lead alone", "给予补贴。(科技厅牵头)", [(L, "科技厅")]),
    ("lead, then responsible", "建基地。(市经信局牵头,市财政局、各县区人民政府按职责分工负责)", [(L, "经信局"), (R, "财政局"), (R, "各县区人民政府")]),
    ("lead, then nothing", "建基地。(市经信局牵头,市财政局、市商务局)", [(L, "经信局"), (S, "财政局"), (S, "商务局")]),
    ("会同: the first leads", "修订办法。(省科技厅会同省财政厅负责)", [(L, "科技厅"), (S, "财政厅")]),
    ("labels run together", "制定规划。(牵头单位:省工信厅配合单位:省商务厅、统计局)", [(L, "工信厅"), (S, "商务厅"), (S, "统计局")]),
    ("labels with semicolon", "制定规划。〔牵头部门：省工信厅；责任部门：省商务厅〕", [(L, "工信厅"), (R, "商务厅")]),
    ("square black brackets", "制定规划。【责任单位:区发改局、区财政局】", [(R, "发改局"), (R, "财政局")]),
    ("a deadline is no agency", "制定规划。(责任单位:市发改委;完成时限:2022年底前)", [(R, "发改委")]),
    ("mark behind the name", "制定规划。(责任单位:市发改委(牵头)、市财政局)", [(L, "发改委"), (R, "财政局")]),
    ("lines without bracket", "1.制定规划。\n牵头单位:市发改委\n配合单位:市财政局、市科技局\n", [(L, "发改委"), (S, "财政局"), (S, "科技局")]),
    ("bare list after a stop", "制定规划。(市发展改革委、市财政局,各区政府)", [(R, "发展改革委"), (R, "财政局"), (R, "各区政府")]),
    ("nobody by name", "完善服务体系。(各相关行业主管部门)", [(R, "各相关行业主管部门")]),
    ("nested brackets", "扩大开放。(牵头单位:商务局(旅游局) 配合单位:各州、市〈地〉人民政府〈行政公署〉,各园区〈开发区〉管委会)",
     [(L, "商务局(旅游局)"), (S, "各州、市〈地〉人民政府〈行政公署〉"), (S, "各园区〈开发区〉管委会")]),
    ("协办 inside a name", "招商。(兵团援疆办(经协办)、工商联等部门按职责分工负责)", [(R, "援疆办(经协办)"), (R, "工商联")]),
    ("和 inside a name, 和 between names", "发展旅游。(市文化和旅游局、市发展和改革委员会和市财政局负责)",
     [(R, "文化和旅游局"), (R, "发展和改革委员会"), (R, "财政局")]),
    ("及 before 相关部门", "发展旅游。(自治区工业和信息化委及相关部门配合)", [(S, "工业和信息化委"), (S, "相关部门")]),
    ("a list in short form", "完善机制。(发改、科技、财政等部门按职责分工负责)", [(R, "发改"), (R, "科技"), (R, "财政")]),
    ("universities and institutes", "育种。(省农业农村厅,甘肃农业大学、省农业科学院负责)", [(R, "农业农村厅"), (R, "甘肃农业大学"), (R, "农业科学院")]),
    ("places with brackets", "落实责任。(各县(市、区)人民政府,市直有关部门负责)", [(R, "各县(市、区)人民政府"), (R, "市直有关部门")]),
    ("leading group", "协调解决。(省制造强省建设领导小组各成员单位按职责分工负责)", [(R, "制造强省建设领导小组各成员单位")]),
    ("name in prose", "发展改革委作为牵头单位,要做好组织协调。", [(L, "发展改革委")]),
    ("由 … 牵头", "由市商务局牵头,建立工作专班。", [(L, "商务局")]),
    ("a bank's branch", "扩大信贷。(中国人民银行杭州中心支行、浙江银保监局负责)", [(R, "中国人民银行杭州中心支行"), (R, "银保监局")]),
    ("zones by short name", "建基地。(责任单位:市发改委,经开区、高新区、新站高新区)", [(R, "发改委"), (R, "经开区"), (R, "高新区"), (R, "新站高新区")]),
    ("a zone's committee keeps its zone", "建基地。(市经信局牵头,高新区管委会配合)", [(L, "经信局"), (S, "高新区管委会")]),
    ("a district's bureau and a district", "建基地。(天河区科技局、广州市财政局,天河区人民政府负责)", [(R, "科技局"), (R, "财政局"), (R, "天河区人民政府")]),
    ("market regulation keeps its 市", "抽查。(市场监管局、市市场监管局负责)", [(R, "市场监管局"), (R, "市场监管局")]),
]  # fmt: skip

NOT_LISTS = [
    ("a bracket of places", "建设园区(沿江、沿边等市)。"),
    ("prose with 牵头", "支持龙头科技企业牵头组建创新联合体。"),
    ("prose with 自治区牵头", "由自治区牵头组织各市、企业论证。"),
    ("responsible, but nobody", "项目实施过程管理由项目承担单位负责。"),
    ("a remark in brackets", "引进人才。(含柔性引进)"),
    ("agencies in running text", "发改、科技、工信等相关职能部门协同联动,统筹推进建设。"),
    ("explanation", "建设平台(责任到人,落实到位)。"),
]


@pytest.mark.parametrize(("trap", "text", "expected"), LISTS)
def test_agencies_and_what_they_are_named_as(trap: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert _named(text) == expected


@pytest.mark.parametrize(("trap", "text"), NOT_LISTS)
def test_no_duty_where_nobody_is_named(trap: str, text: str) -> None:
    assert _named(text) == []


@pytest.mark.parametrize(
    ("written", "agency_id"),
    [
        ("兵团工信委", "industry_it"), ("市经信局", "industry_it"), ("工业和信息化厅", "industry_it"),
        ("环境保护局", "ecology_environment"), ("省生态环境厅", "ecology_environment"),
        ("国土资源厅", "natural_resources"), ("市自然资源和规划局", "natural_resources"),
        ("卫生计生委", "health"), ("市卫生健康委", "health"),
        ("金融办", "local_finance"), ("自治区地方金融管理局", "local_finance"),
        ("科技局", "science_technology"), ("科学技术厅", "science_technology"),
        ("塔里木大学", "universities"), ("高新区管委会", "park_committees"), ("各市人民政府", "local_governments"),
        ("中国证监会新疆监管局", "financial_regulators"), ("新疆消防救援局", "emergency"),
        ("自治区食品药品监管局", "market_regulation"), ("市药监局", "drug"), ("市扶贫办", "agriculture_rural"),
        ("大数据局", "data"), ("旅游发展委", "culture_tourism"), ("质监局", "market_regulation"), ("安监局", "emergency"),
        ("数据局", "data"), ("发展改革和科技局", "development_reform"), ("农业农村和水务局", "agriculture_rural"),
    ],
)  # fmt: skip
def test_agency_by_function_across_names_and_reforms(written: str, agency_id: str) -> None:
    found = agencies.read(written)
    assert found is not None
    assert found.agency_id == agency_id


@pytest.mark.parametrize("other", ["2022年底前完成", "持续推进", "沿江", "石墨烯", "推进项目建设", "一", "新材料"])
def test_other_tokens_are_no_agency(other: str) -> None:
    assert agencies.read(other) is None


def test_offsets_item_and_quote() -> None:
    text = "（一）发展大数据。\n引进企业。\n（兵团工信委、科技局负责）\n（二）发展云计算。\n建设平台。（科技局牵头）\n"
    rows = duties.find(document(text))
    assert [text[row.start : row.end] for row in rows] == [row.quote for row in rows] == ["兵团工信委", "科技局", "科技局"]
    assert [text[row.item_start : row.item_end] for row in rows] == [text[: text.index("\n（二")]] * 2 + [text[text.index("（二") : -1]]


def test_a_unit_with_two_lists_is_shared_out() -> None:
    text = "(一)发展产业。\n引进企业。(市商务局负责)建设平台。(市科技局负责)\n"
    rows = duties.find(document(text))
    served = [text[row.item_start : row.item_end] for row in rows]
    assert served == ["(一)发展产业。\n引进企业。(市商务局负责)", "建设平台。(市科技局负责)"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("(兵团工信委、农业局、商务局(旅游局)等部门按职责分工负责)", True),
        ("(科技厅牵头,自治区发展改革委配合)", True),
        ("(各相关行业主管部门)", True),
        ("责任单位:市科技局、市财政局", True),
        ("【牵头单位:市科技局】。", True),
        ("推进项目建设(科技厅牵头)", True),
        ("(科技厅牵头)推进项目建设", True),
        ("(沿江、沿边等市)", False),  # a bracket of places
        ("(2018-2020年)", False),
        ("推进项目。(科技部署)", False),  # 科技部 runs on into another word
        ("按新能源局部牵头推进项目", False),  # and so does 能源局
    ],
)
def test_which_brackets_and_lines_name_agencies(sentence: str, named: bool) -> None:
    assert bool(duties.find(document(sentence + "\n"))) is named


def test_the_vocabulary_is_in_order_and_no_name_stands_twice() -> None:
    entries = read_yaml("agencies")["agencies"]
    ids = [entry["id"] for entry in entries]
    assert ids == sorted(set(ids))
    names = [name for entry in entries for key in ("match", "short") for name in entry[key]]
    assert len(names) == len(set(names))
    for entry in entries:
        for key in ("match", "short", "endings"):
            assert entry.get(key, []) == sorted(entry.get(key, [])), (entry["id"], key)


def test_names_that_hide_sector_terms_are_long_enough_to_be_sure() -> None:
    short = [name for entry in read_yaml("agencies")["agencies"] for name in entry["match"] if len(name) < 3]
    assert short == []


def test_every_name_is_read_as_its_own_entry() -> None:
    wrong = [
        (name, entry["id"])
        for entry in read_yaml("agencies")["agencies"]
        for name in (*entry["match"], *entry["short"])
        if (found := agencies.read(name)) is None or found.agency_id != entry["id"]
    ]
    assert wrong == []

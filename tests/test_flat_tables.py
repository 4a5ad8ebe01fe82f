"""Tables as web pages leave them: which lines are one, and what each figure is."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.corpus.flat_tables import read_tables
from compare.corpus.normalise import normalise

RAW = Path(__file__).parents[1] / "data" / "raw"

CELL_A_LINE = """——创新能力显著提升。到2025年,高新技术企业达到600家。
表2 创新发展目标(预期)
指标 |
2020年 |
2025年 |
高新技术企业数(家) |
210 |
600 |
国家级(家) |
12 |
30 |
创新平台(个) |
80 |
150 |
重点实验室 |
10 |
20 |
孵化器(含众创空间) |
0 |
1,005 |
——绿色发展。"""

ROW_A_LINE = """表1 主要指标
序号\t指标名称\t单位\t2020年\t2025年\t年均增长(%)\t属性
1\t地区生产总值\t亿元\t12,504\t18000\t7.5左右\t预期性
2\t研发经费投入强度\t%\t1.80\t>2.6\t—\t预期性
3\t单位GDP能耗降低\t%\t-\t—\t[13.5]\t约束性
正文继续。"""

PIPES = """| 指标 | 2022年 | 2025年 | 2027年 |
| 工业总产值(亿元) | 900 | 1200 | 1500 |
| 其中:战略性新兴产业 | 200 | 400 | 600 |
"""


NO_DIVIDER = """专栏1 制造业发展主要指标
指标
2022年
2027年
高技术制造业增加值占比(%)
9.4
15
规上工业企业研发投入强度(%)
1.52
2.2
(四)空间布局
构建“一带三区”发展格局。"""


def cells(text: str) -> list[tuple[str, str, str, str, str]]:
    """(indicator, unit, parent, year, value) of every figure."""
    found = read_tables(normalise(text), "t")[1]
    return [(c.indicator, c.unit, c.parent, c.year, c.value) for c in found]


def test_one_cell_a_line_with_children_and_a_bracket_that_is_no_unit() -> None:
    assert cells(CELL_A_LINE) == [
        ("高新技术企业数", "家", "", "2020", "210"),
        ("高新技术企业数", "家", "", "2025", "600"),
        ("国家级", "家", "", "2020", "12"),
        ("国家级", "家", "", "2025", "30"),
        ("创新平台", "个", "", "2020", "80"),
        ("创新平台", "个", "", "2025", "150"),
        ("重点实验室", "个", "创新平台", "2020", "10"),
        ("重点实验室", "个", "创新平台", "2025", "20"),
        ("孵化器(含众创空间)", "个", "创新平台", "2020", "0"),
        ("孵化器(含众创空间)", "个", "创新平台", "2025", "1005"),
    ]


def test_one_row_a_line_with_a_column_of_units_and_one_of_growth() -> None:
    assert cells(ROW_A_LINE) == [
        ("地区生产总值", "亿元", "", "2020", "12504"),
        ("地区生产总值", "亿元", "", "2025", "18000"),
        ("地区生产总值年均增长", "%", "", "2025", "7.5"),
        ("研发经费投入强度", "%", "", "2020", "1.8"),
        ("研发经费投入强度", "%", "", "2025", "2.6"),
        ("单位GDP能耗降低累计", "%", "", "2025", "13.5"),
    ]


@pytest.mark.parametrize(
    "above",
    ["表1 年度目标（单位：亿元）\n", "表1 年度目标（营业收入，单位：亿元）\n", "表1 年度目标\n单位：亿元\n", "表1 年度目标(单位:亿元) |\n"],
)
def test_a_unit_for_all_is_said_above(above: str) -> None:
    assert cells(f"{above}产业｜2021年｜2024年\n光电子信息｜6480｜10050\n市场占有率（%）｜8｜12") == [
        ("光电子信息", "亿元", "", "2021", "6480"),
        ("光电子信息", "亿元", "", "2024", "10050"),
        ("市场占有率", "%", "", "2021", "8"),
        ("市场占有率", "%", "", "2024", "12"),
    ]


def test_a_unit_above_that_is_several_counts_nothing() -> None:
    assert cells("表1 年度目标（单位：亿元、%）\n产业｜2021年｜2024年\n光电子信息｜6480｜10050")[0] == ("光电子信息", "", "", "2021", "6480")


def test_any_number_of_years_and_a_child_marked_by_words() -> None:
    assert cells(PIPES) == [
        ("工业总产值", "亿元", "", "2022", "900"),
        ("工业总产值", "亿元", "", "2025", "1200"),
        ("工业总产值", "亿元", "", "2027", "1500"),
        ("战略性新兴产业", "亿元", "工业总产值", "2022", "200"),
        ("战略性新兴产业", "亿元", "工业总产值", "2025", "400"),
        ("战略性新兴产业", "亿元", "工业总产值", "2027", "600"),
    ]


def test_a_table_whose_dividers_were_lost_ends_at_the_next_heading() -> None:
    assert cells(NO_DIVIDER) == [
        ("高技术制造业增加值占比", "%", "", "2022", "9.4"),
        ("高技术制造业增加值占比", "%", "", "2027", "15"),
        ("规上工业企业研发投入强度", "%", "", "2022", "1.52"),
        ("规上工业企业研发投入强度", "%", "", "2027", "2.2"),
    ]
    [(_, end)] = read_tables(normalise(NO_DIVIDER), "t")[0]
    assert NO_DIVIDER[end:].startswith("\n(四)空间布局")


@pytest.mark.parametrize("text", [CELL_A_LINE, ROW_A_LINE, PIPES, NO_DIVIDER])
def test_spans_cut_out_figure_and_head(text: str) -> None:
    for cell in read_tables(normalise(text), "t")[1]:
        assert text[cell.start : cell.end].replace(",", "").strip("%").rstrip("0").rstrip(".") == cell.value.rstrip("0")
        assert text[cell.head_start : cell.head_end].startswith(cell.indicator[:3])


def test_the_span_of_a_table_is_its_caption_and_lines() -> None:
    [(start, end)] = read_tables(normalise(CELL_A_LINE), "t")[0]
    assert CELL_A_LINE[start:end].startswith("表2 创新发展目标")
    assert CELL_A_LINE[start:end].endswith("1,005 |")
    assert read_tables(CELL_A_LINE, "t")[1][0].table_id == f"t-{start}"


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("a box whose lines end in |", "专栏1:重点项目 |\n建设大数据产业园,2025年建成20万平方米。 |\n第二项。 |\n"),
        ("a single bar in running text", "到2025年|建成10个园区。"),
        ("a menu", "首页 | 政务公开 | 2020年 | 2021年\n"),
        ("tabs that indent", "\t一、总体要求\n\t到2025年,建成10个园区。\n"),
        ("a line 指标 without years below it", "指标\n高新技术企业数\n10\n20\n"),
        ("no table at all", "到2025年,建成10个园区。"),
        ("nothing", ""),
    ],
)
def test_what_is_no_table(trap: str, text: str) -> None:
    assert read_tables(normalise(text), "t")[1] == []
    assert read_tables(normalise(text), "t")[0] == []


def test_the_four_tables_of_wuchangshi() -> None:
    text = (RAW / "wuchangshi.txt").read_bytes().decode()
    found = read_tables(normalise(text), "wuchangshi")[1]
    assert len({c.table_id for c in found}) == 4
    assert len(found) == 48
    assert ("成交" not in found[0].indicator, found[0].value, found[0].unit, found[0].year) == (True, "1.8", "%", "2020")
    children = {c.indicator: c.parent for c in found if c.parent}
    assert children == {
        "院士": "高端人才数量",
        "院士工作站": "人才平台",
        "博士后流动站、工作站": "人才平台",
        "技术转移中心": "科技成果转化平台",
        "成果交易中心": "科技成果转化平台",
        "孵化器(含众创空间)": "科技成果转化平台",
    }


INDUSTRIES = [
    # one row a line, with bars; the year's column says what is measured, the later ones go on
    (
        "产业领域｜2017年主营业务收入（亿元）｜2020年目标（亿元）｜年均增速（%）\n石墨及新材料｜185｜360｜24.8\n生物医药｜415｜630｜14.9",
        [
            ("石墨及新材料主营业务收入", "亿元", "", "2017", "185"),
            ("石墨及新材料主营业务收入", "亿元", "", "2020", "360"),
            ("石墨及新材料主营业务收入年均增速", "%", "", "2020", "24.8"),
            ("生物医药主营业务收入", "亿元", "", "2017", "415"),
            ("生物医药主营业务收入", "亿元", "", "2020", "630"),
            ("生物医药主营业务收入年均增速", "%", "", "2020", "14.9"),
        ],
    ),
    # with blanks, and who is in charge behind the figures
    (
        "产业集群 2021年产值（亿元） 2025年目标值（亿元） 牵头单位\n新能源装备 1215 1750 市发展改革局\n现代轻工 1120 1500 市工业和信息化局",
        [
            ("新能源装备产值", "亿元", "", "2021", "1215"),
            ("新能源装备产值", "亿元", "", "2025", "1750"),
            ("现代轻工产值", "亿元", "", "2021", "1120"),
            ("现代轻工产值", "亿元", "", "2025", "1500"),
        ],
    ),
    # of places
    (
        "县（市、区） 2025年工业投资（亿元） 2027年工业投资（亿元）\n东川区 30 45\n南山县 12 20",
        [
            ("东川区工业投资", "亿元", "", "2025", "30"),
            ("东川区工业投资", "亿元", "", "2027", "45"),
            ("南山县工业投资", "亿元", "", "2025", "12"),
            ("南山县工业投资", "亿元", "", "2027", "20"),
        ],
    ),
]


@pytest.mark.parametrize(("table", "expected"), INDUSTRIES)
def test_rows_of_industries_or_places_are_measured_as_their_column_says(table: str, expected: list[tuple[str, ...]]) -> None:
    assert cells(table) == expected


def test_the_number_of_a_row_behind_a_last_cell_of_words_is_no_figure() -> None:
    table = "序号\t产业名称\t2017年产值（亿元）\t2020年目标（亿元）\t重点布局区域\n1\t冶金\t3850\t5100\t防川、百宁\n2\t石化化工\t1420\t2300\t廉湾\n3\t汽车\t2630\t3500\t柳源"
    assert [(indicator, value) for indicator, _, _, _, value in cells(table)] == [
        ("冶金产值", "3850"),
        ("冶金产值", "5100"),
        ("石化化工产值", "1420"),
        ("石化化工产值", "2300"),
        ("汽车产值", "2630"),
        ("汽车产值", "3500"),
    ]


def test_a_total_in_a_cell_is_a_figure() -> None:
    assert cells("指标\t单位\t2020年\t2025年\n单位能耗下降\t%\t—\t累计13\n研发强度\t%\t3\t4") == [
        ("单位能耗下降", "%", "", "2025", "13"),
        ("研发强度", "%", "", "2020", "3"),
        ("研发强度", "%", "", "2025", "4"),
    ]


@pytest.mark.parametrize("head", ["2020年实绩(亿元)", "2020年(亿元)", "“十三五”末目标(亿元)", "2016—2020年累计(亿元)"])
def test_a_column_adds_no_words_to_an_indicator(head: str) -> None:
    assert cells(f"指标\t{head}\t2025年(亿元)\n工业增加值\t300\t500\n研发经费\t3\t5")[0][0] == "工业增加值"


def test_only_the_years_end_is_cut_off() -> None:
    assert cells("产业\t2020年底盘产量(万套)\t2025年底目标(万套)\n商用车\t300\t500\n客车\t3\t5")[0][0] == "商用车盘产量"

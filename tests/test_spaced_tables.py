"""Tables whose cells only blanks divide: which lines are one, what each figure is, what its rows state."""

from __future__ import annotations

import pytest

from compare import annotate
from compare.corpus.flat_tables import read_tables
from compare.corpus.normalise import normalise

Row = tuple[str, str, str, str]


def cells(text: str) -> list[Row]:
    """(indicator, unit, year, value) of every figure."""
    return [(c.indicator, c.unit, c.year, c.value) for c in read_tables(normalise(text), "t")[1]]


# (trap, table, its figures)
READ: list[tuple[str, str, list[Row]]] = [
    (
        "thousands that a blank sets off",
        "序号 指标名称 单位 2024年 2027年\n1 未来产业营业收入 亿元 176 500\n2 服务业营业收入 亿元 924 1 500\n3 企业数量 家 1 212 2 500",
        [("未来产业营业收入", "亿元", "2024", "176"), ("未来产业营业收入", "亿元", "2027", "500"),
         ("服务业营业收入", "亿元", "2024", "924"), ("服务业营业收入", "亿元", "2027", "1500"),
         ("企业数量", "家", "2024", "1212"), ("企业数量", "家", "2027", "2500")],
    ),
    (
        "one blank, and a column of units",
        "指标名称 单位 2017年 2022年\n边贸进出口额 亿元 386.2 680\n平均通关时间 小时 9.5 4以内",
        [("边贸进出口额", "亿元", "2017", "386.2"), ("边贸进出口额", "亿元", "2022", "680"),
         ("平均通关时间", "小时", "2017", "9.5"), ("平均通关时间", "小时", "2022", "4")],
    ),
    (
        "the number of a row is no figure",
        "序号  指标  2020年  2025年\n1  医药产业营业收入（亿元）  836  1800\n2  上市新药（个，累计）  3  10",
        [("医药产业营业收入", "亿元", "2020", "836"), ("医药产业营业收入", "亿元", "2025", "1800"),
         ("上市新药", "个", "2020", "3"), ("上市新药", "个", "2025", "10")],
    ),
    (
        "nor where it runs into its head, or is an item's",
        "指标 2020年 2025年\n1研发人员数（万人） 2 3\n2.发明专利（件） 5 9",
        [("研发人员数", "万人", "2020", "2"), ("研发人员数", "万人", "2025", "3"), ("发明专利", "件", "2020", "5"), ("发明专利", "件", "2025", "9")],
    ),
    (
        "full-width blanks, a dash for the first year",
        "指标　2022年实际　2023年　2025年\n能耗累计下降（%）　—　3　9",
        [("能耗累计下降", "%", "2023", "3"), ("能耗累计下降", "%", "2025", "9")],
    ),
    (
        "a first year that was left out",
        "指标 2022年 2023年 2025年\n能耗累计下降（%） 3 9",
        [("能耗累计下降", "%", "2023", "3"), ("能耗累计下降", "%", "2025", "9")],
    ),
    (
        "groups, growth, kind, signs and brackets",
        """类别 序号 指标 单位 2020年 2025年 年均增长（%） 属性
创新能力 1 研发投入强度 % 1.8 ≥2.6 — 预期性
2 高新技术企业 家 210 600 23.4 预期性
绿色发展
3 单位GDP能耗降低 % — [13.5] — 约束性""",
        [("研发投入强度", "%", "2020", "1.8"), ("研发投入强度", "%", "2025", "2.6"), ("高新技术企业", "家", "2020", "210"),
         ("高新技术企业", "家", "2025", "600"), ("高新技术企业年均增长", "%", "2025", "23.4"), ("单位GDP能耗降低", "%", "2025", "13.5")],
    ),
    (
        "a blank inside a year, a bracket and a figure; remarks with digits",
        "主要指标 现状值（2020年） 2025 年 备注\n森林覆盖率 （%） 38.5 > 40 2024年底前\n总产值（亿元） 12,504 18000 以上 不含矿业",
        [("森林覆盖率", "%", "2020", "38.5"), ("森林覆盖率", "%", "2025", "40"), ("总产值", "亿元", "2020", "12504"), ("总产值", "亿元", "2025", "18000")],
    ),
    (
        "industries and years, nothing else",
        "表1 年度目标（单位：亿元）\n产业 2021年 2024年\n光电子信息 6480 10050",
        [("光电子信息", "亿元", "2021", "6480"), ("光电子信息", "亿元", "2024", "10050")],
    ),
    (
        "one unit for all, a child, words for a figure, a range",
        "表2 主要指标\n单位：亿元\n指标 2020年 2025年\n总产值 100 200-220\n其中：制造业 60 120\n安全生产 达标 达标\n",
        [("总产值", "亿元", "2020", "100"), ("总产值", "亿元", "2025", "200"), ("制造业", "亿元", "2020", "60"), ("制造业", "亿元", "2025", "120")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "rows"), READ, ids=[case[0] for case in READ])
def test_rows_with_blanks_between_their_cells(trap: str, text: str, rows: list[Row]) -> None:
    assert cells(text) == rows


# (trap, text without a table)
NONE = [
    ("running text with blanks", "主要指标 方面，2020年 达到5个，2025年 达到8个。\n产值 5 8\n"),
    ("a list of projects", "序号 项目名称 建设内容 总投资 2023年投资\n1 甲产业园 标准厂房 68 10\n"),
    ("a header and no row", "指标 2020年 2025年\n一、重点任务\n建设园区 10 个。"),
    ("a header without years", "指标 单位 数量\n产值 亿元 5\n"),
    ("a heading with a blank", "2025年 主要指标 体系\n产值 5 8\n"),
]


@pytest.mark.parametrize(("trap", "text"), NONE, ids=[case[0] for case in NONE])
def test_what_is_no_table(trap: str, text: str) -> None:
    assert read_tables(normalise(text), "t") == ([], [])


# (trap, what stands behind the last row)
BEHIND = [
    ("prose", "展望2035年，建成创新高地。"),
    ("a heading", "三、重点任务"),
    ("a heading without a number", "重点任务"),
    ("a project", "智能产业园 总投资 68亿元"),
    ("prose with blanks", "建设园区 10 个。"),
]


@pytest.mark.parametrize(("trap", "behind"), BEHIND, ids=[case[0] for case in BEHIND])
def test_a_table_ends_with_its_last_row(trap: str, behind: str) -> None:
    text = f"表1 主要指标\n指标 2020年 2025年\n创新能力\n发明专利（件） 5 9\n{behind}\n"
    [(start, end)] = read_tables(normalise(text), "t")[0]
    assert text[start:end].startswith("表1")
    assert text[start:end].endswith("5 9")


PLAN = """东河市产业发展规划（2021-2025年）
第一章 总体要求
第一节 发展目标
到2025年，产业规模明显扩大。主要指标如下：
{table}
展望2035年，建成具有全国影响力的产业创新高地和先进制造业基地。
第二章 重点任务
建设园区。
"""


def test_rows_state_planning_and_no_other_instrument() -> None:
    table = "表1 主要指标\n序号 指标 2020年 2025年\n1 外贸进出口总额（亿元） 386 680\n2.龙头企业（家） 3 5\n3 企业上市融资额（亿元） 7 —"
    doc = annotate(PLAN.format(table=table), "x")
    rows = [s for s in doc.sentences if s.kind == "table_row"]
    assert [s.text[:4] for s in rows] == ["序号 指", "1 外贸", "2.龙头", "3 企业"]
    coded = {s.text[:1]: {c.code for c in doc.codings if c.scheme == "instrument" and c.sentence_id == s.sentence_id} for s in rows}
    assert coded == {"序": set(), "1": {"planning"}, "2": {"planning"}, "3": set()}
    assert [(q.value, q.role, q.baseline_value) for q in doc.quantities if q.table_id] == [
        ("386", "baseline", ""), ("680", "target", "386"), ("3", "baseline", ""), ("5", "target", "3"), ("7", "status", ""),
    ]  # fmt: skip


def test_a_cell_alone_on_its_line_states_nothing() -> None:
    doc = annotate(PLAN.format(table="表1 主要指标\n指标 |\n2020年 |\n2025年 |\n龙头企业（家） |\n3 |\n5 |"), "x")
    rows = {s.sentence_id for s in doc.sentences if s.kind == "table_row"}
    assert [q.role for q in doc.quantities if q.table_id] == ["baseline", "target"]
    assert not [c for c in doc.codings if c.scheme == "instrument" and c.sentence_id in rows]


# (trap, title, header, figures of the row, their roles, comparators and baselines)
ROLES = [
    ("annual targets begin in the year of issue", "2023-2025", "2022年实际 2023年 2024年 2025年", "5 6 7 8",
     [("baseline", "=", ""), ("target", "=", "5"), ("target", "=", "5"), ("target", "=", "5")]),
    ("annual targets without a figure of the past", "2023-2025", "2022年实际 2023年 2025年", "— 3 9", [("target", "=", ""), ("target", "=", "")]),
    ("the last of two past years is the baseline", "2021-2025", "2015年 2020年 2025年", "3 5 8",
     [("status", "=", ""), ("baseline", "=", ""), ("target", "=", "5")]),
    ("no target, no baseline", "2021-2025", "2015年 2020年", "3 5", [("status", "=", ""), ("status", "=", "")]),
    ("a sign is of its own figure", "2021-2025", "2020年 2025年 2030年", "3 ≥5 8以上", [("baseline", "=", ""), ("target", ">=", "3"), ("target", ">=", "3")]),
    ("a sign and a blank", "2021-2025", "2020年 2025年", "3 > 5", [("baseline", "=", ""), ("target", ">", "3")]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "period", "header", "figures", "expected"), ROLES, ids=[case[0] for case in ROLES])
def test_roles_come_from_the_years_of_the_table(
    trap: str, period: str, header: str, figures: str, expected: list[tuple[str, str, str]]
) -> None:
    # the other row makes the years of the table more than those of the row in question
    table = f"表1 主要指标\n指标 {header}\n龙头企业（家） {figures}\n上市公司（家） {' '.join('4' for _ in header.split())}"
    doc = annotate(PLAN.format(table=table).replace("2021-2025", period), "x")
    row = [q for q in doc.quantities if q.indicator == "龙头企业"]
    assert [(q.role, q.comparator, q.baseline_value) for q in row] == expected


def test_a_range_and_what_stands_before_the_figures() -> None:
    doc = annotate(PLAN.format(table="表1 主要指标\n指标 属性 2020年 2025年\n龙头企业（家） 约束性 3 5-6"), "x")
    assert [(q.value, q.value_high, q.binding) for q in doc.quantities if q.table_id] == [("3", "", "约束性"), ("5", "6", "约束性")]

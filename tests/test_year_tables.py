"""Tables that tell their years elsewhere than in a header: in each row, in the caption, at the head of the rows."""

from __future__ import annotations

import pytest

from compare import annotate
from compare.corpus.flat_tables import read_tables
from compare.corpus.normalise import normalise

Row = tuple[str, str, str, str]

# (trap, table, (indicator, unit, year, value) of every figure)
READ: list[tuple[str, str, list[Row]]] = [
    (
        "years in each row",
        "算力规模（P）：2024年1350，2025年2600\n规上工业增加值增速（%）：2021年8、2022年8.5；",
        [("算力规模", "P", "2024", "1350"), ("算力规模", "P", "2025", "2600"),
         ("规上工业增加值增速", "%", "2021", "8"), ("规上工业增加值增速", "%", "2022", "8.5")],
    ),
    (
        "years of the caption, rows with numbers and colons",
        "专栏1 主要预期指标（2023年—2025年—2027年）\n  1.产值（亿元）：128.6—250—500；\n  2.规上企业（家）：41—60—90。\n  注：均为预期性指标。",
        [("产值", "亿元", "2023", "128.6"), ("产值", "亿元", "2025", "250"), ("产值", "亿元", "2027", "500"),
         ("规上企业", "家", "2023", "41"), ("规上企业", "家", "2025", "60"), ("规上企业", "家", "2027", "90")],
    ),
    (
        "a unit in the caption, two rows on a line",
        "专栏2 分产业主营业务收入（亿元，2015年/2020年）\n锂电材料96/300；生物医药118/240\n其他48/110\n第三章 主攻方向",
        [("锂电材料", "亿元", "2015", "96"), ("锂电材料", "亿元", "2020", "300"), ("生物医药", "亿元", "2015", "118"),
         ("生物医药", "亿元", "2020", "240"), ("其他", "亿元", "2015", "48"), ("其他", "亿元", "2020", "110")],
    ),
    (
        "blanks between the figures",
        "专栏1 主要指标（2020年，2025年）\n造船完工量（万载重吨） 268.5 330\n",
        [("造船完工量", "万载重吨", "2020", "268.5"), ("造船完工量", "万载重吨", "2025", "330")],
    ),
    (
        "a dash divides, and is no minus",
        "专栏1 主要指标（2023年-2025年-2027年）\n产值（亿元）：128.6-250-500\n",
        [("产值", "亿元", "2023", "128.6"), ("产值", "亿元", "2025", "250"), ("产值", "亿元", "2027", "500")],
    ),
    ("a figure below nothing", "专栏1 主要指标（2020年，2025年）\n利润增速（%） -3.5 8\n", [("利润增速", "%", "2020", "-3.5"), ("利润增速", "%", "2025", "8")]),
    (
        "rows of years",
        "专栏1 分年度安排\n年份 电炉钢占比（%） 固废利用率（%）\n2023年 8 —\n2025年 15 58\n三、任务",
        [("电炉钢占比", "%", "2023", "8"), ("电炉钢占比", "%", "2025", "15"), ("固废利用率", "%", "2025", "58")],
    ),
    (
        "基数 and 预计 in a head are no units",
        "指标\t2025年（预计）\t2030年\n研发投入强度（%）\t4.1\t5",
        [("研发投入强度", "%", "2025", "4.1"), ("研发投入强度", "%", "2030", "5")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "rows"), READ, ids=[case[0] for case in READ])
def test_figures_with_their_years(trap: str, text: str, rows: list[Row]) -> None:
    assert [(c.indicator, c.unit, c.year, c.value) for c in read_tables(normalise(text), "t")[1]] == rows


# (trap, text without a table)
NONE = [
    ("a period is no two years", "专栏1 主要项目（2021—2025年）\n造船厂改造：10—20万吨\n"),
    ("years in the row too", "专栏1 主要安排（2023年/2025年）\n建设期 2021年/2023年\n"),
    ("fewer figures than years", "专栏1 主要指标（2020年，2025年）\n造船完工量（万载重吨） 330\n"),
    ("prose behind a year", "年份 产值 企业数\n2023年 达到 较好水平\n"),
    ("one year", "算力规模（P）：2025年2600\n"),
    ("a colon before running text", "发展目标：2024年产值达到500亿元，2025年建成示范区。\n"),
]


@pytest.mark.parametrize(("trap", "text"), NONE, ids=[case[0] for case in NONE])
def test_what_tells_no_figures_by_year(trap: str, text: str) -> None:
    assert read_tables(normalise(text), "t") == ([], [])


PLAN = """东河市产业发展规划（2023—2027年）
一、总体要求
产业规模明显扩大。
专栏1 主要指标（2022年—2025年—2027年）
1.产值（亿元）：128.6—250—500；
2.规上企业（家）：41—60—90。
二、重点任务
建设园区。
"""


def test_a_row_is_one_sentence_that_states_planning() -> None:
    found = annotate(PLAN, "x")
    rows = [s for s in found.sentences if s.kind == "table_row"]
    assert [s.text for s in rows] == ["1.产值（亿元）：128.6—250—500；", "2.规上企业（家）：41—60—90。"]
    stated = {c.sentence_id: c.rule for c in found.codings if c.code == "planning"}
    assert [stated.get(s.sentence_id) for s in rows] == ["planning.row", "planning.row"]
    told = [(q.value, q.unit, q.year, q.role, q.baseline_value) for q in found.quantities if q.table_id][:3]
    assert told == [("128.6", "亿元", "2022", "baseline", ""), ("250", "亿元", "2025", "target", "128.6"), ("500", "亿元", "2027", "target", "128.6")]

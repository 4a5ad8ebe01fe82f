"""Both sides of a trap: for each form of words that decides a number's role or field, a like sentence that must stay as it was.

Each row names its trap, the function of its section, the sentence and every quantity as in `test_quantities_sentences`.
"""

from __future__ import annotations

import pytest

from compare.models import Facts
from quantities_of import FACTS, quantities_of

UNDATED = Facts("test")

FIELDS: list[tuple[str, str, str, list[str]]] = [
    ("a range whose ends are included", "measure", "按实收资本分档给予奖励:1亿元(含)至5亿元的200万元。", ["1亿元(含)至5亿元 limit = 1..5 亿元", "200万元 incentive = 200 万元"]),
    ("a floor that is included", "measure", "对产值10亿元(含)以上的企业,给予50万元奖励。", ["10亿元 limit >= 10 亿元", "50万元 incentive = 50 万元"]),
    ("one ceiling for two", "measure", "按实际投入的30%给予补助,最高分别为100万元、50万元。", ["30% incentive = 30 %", "100万元 incentive <= 100 万元", "50万元 incentive <= 50 万元"]),
    ("tenths and a half of one", "background", "目前,能源工业占比超过八成五。", ["八成五 status > 85 %"]),
    ("a digit behind tenths is another number's", "background", "目前,七成三级医院完成改造。", ["七成 status = 70 %"]),
    ("less than a part of the whole", "background", "人均水资源量不足全国平均水平的三分之一。", ["三分之一 status < 33.33 %"]),
    ("points above the whole are no comparison of the number", "background", "增速高于全国平均水平的5个百分点。", ["5个百分点 status = 5 个百分点"]),
    ("跨上 is a step, no floor", "goal", "到2025年,特色农业增加值跨上千亿元台阶。", ["千亿元 target = 1000 亿元 2025"]),
    ("上千 is a floor", "background", "目前,全市集聚上千家企业。", ["千家 status >= 1000 家"]),
    ("days ahead that must be kept", "measure", "发射活动须提前15日发布航行警告。", ["15日 limit >= 15 日"]),
    ("a day of a month", "measure", "本措施自发布之日起施行,每月15日报送进展。", []),
    ("hours of sun", "background", "我市年日照时数3200小时以上。", ["3200小时 status >= 3200 小时"]),
    ("a start at the end of a five-year plan", "background", "煤炭就地转化率由“十二五”末的19%提高到2020年的31%。", ["19% status = 19 % 2015", "31% status = 31 % 2020"]),
    ("an end of a five-year plan", "goal", "到“十四五”末,煤炭就地转化率提高到31%。", ["31% target = 31 % 2025"]),
    ("two starts of one year", "background", "弃风率、弃光率分别由2016年的45.1%、30.3%下降到6.8%、2.4%。", ["45.1% status = 45.1 % 2016", "30.3% status = 30.3 % 2016", "6.8% status = 6.8 %", "2.4% status = 2.4 %"]),
]  # fmt: skip

LEFT: list[tuple[str, str, str, list[str]]] = [
    ("a size in the head of a figure", "background", "产值超百亿元企业:2015年6家,2020年17家。", ["6家 status = 6 家 2015", "17家 status = 17 家 2020"]),
    ("a size that is the figure", "goal", "到2025年,力争产值超百亿元。", ["百亿元 target > 100 亿元 2025"]),
    ("firms that are wanting", "background", "主营业务收入超50亿元的企业尚属空白。", []),
    ("own industries in brackets", "goal", "聚焦重点产业(石化、船舶2个主导产业,储能、海洋医药、电子材料3个新兴产业)。", []),
    ("clusters in brackets are built", "goal", "到2025年,建成产业集群(含3个产业园)12个。", ["3个 target = 3 个 2025", "12个 target = 12 个 2025"]),
    ("the first in a list of bureaus", "measure", "列第一位者为牵头单位,下同。", []),
    ("a rank that is reached", "background", "目前,产量列全国第一位。", ["第一位 status = 1 位"]),
    ("the pressure of a kind of bottle", "task", "支持70兆帕车载储氢瓶、膜电极等产品研发。", []),
    ("all three above one sum", "background", "2020年,信息技术、装备、新材料三个产业产值均超过2000亿元。", ["2000亿元 status > 2000 亿元 2020"]),
    ("counted with their size", "goal", "到2025年,培育5家产值超过20亿元的企业。", ["5家 target = 5 家 2025"]),
    ("a share of the land", "background", "2020年,全省162家开发区以占全省2.3%的国土面积,完成增加值6000亿元。", ["162家 status = 162 家 2020", "2.3% status = 2.3 % 2020", "6000亿元 status = 6000 亿元 2020"]),
    ("a mile that is measured", "task", "严格执行干支流岸线一公里范围内项目准入要求。", ["一公里 limit <= 1 公里"]),
    ("the last mile", "task", "打通政策落实“最后一公里”,解决最后一公里问题。", []),
]  # fmt: skip

STARTS: list[tuple[str, str, str, list[str]]] = [
    ("a list of indicators with two years", "box", "战略性新兴产业产值:2020年1.43万亿元,2025年3万亿元", ["1.43万亿元 baseline = 1.43 万亿元 2020", "3万亿元 target = 3 万亿元 2025"]),
    ("a list of two past years", "box", "高新技术企业数:2015年3157家,2020年8559家", ["3157家 status = 3157 家 2015", "8559家 status = 8559 家 2020"]),
    ("a start with its year in its clause", "box", "大数据:2020年产值85亿元,2025年达到240亿元。", ["85亿元 baseline = 85 亿元 2020", "240亿元 target = 240 亿元 2025"]),
    ("from what is now, to be cut", "task", "关停整合石料矿山,由现有的27家压减到9家。", ["27家 baseline = 27 家", "9家 target = 9 家"]),
    ("from what was, already cut", "background", "石料矿山已由2015年的27家压减到9家。", ["27家 status = 27 家 2015", "9家 status = 9 家"]),
    ("merged into fewer", "measure", "推动32个工业园区优化整合为9个左右高能级平台。", ["32个 baseline = 32 个", "9个 target ~ 9 个"]),
    ("merging among two counts", "measure", "推动32个工业园区整合资源,建设9个平台。", ["32个 target = 32 个", "9个 target = 9 个"]),
    ("a reward that rises", "measure", "升限奖励标准由5万元提高至8万元。", ["5万元 baseline = 5 万元", "8万元 incentive = 8 万元"]),
]  # fmt: skip

ROWS = [*FIELDS, *LEFT, *STARTS]


@pytest.mark.parametrize(("trap", "function", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_both_sides(trap: str, function: str, text: str, expected: list[str]) -> None:
    facts = UNDATED if "without a date" in trap else FACTS
    assert quantities_of(text, function, facts) == expected, trap

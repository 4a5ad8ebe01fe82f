"""Numbers of measures: who is meant, what is given and for how long, what bounds, what specifies works. One trap a row."""

from __future__ import annotations

import pytest

from quantities_of import quantities_of, records

# (trap, text, its quantities)
TERMS = [
    ("years for which a rent is waived", "租用标准厂房的,前两年免租。", ["两年 incentive = 2 年"]),
    ("years of support behind its verb", "按实际保费补贴一年。", ["一年 incentive = 1 年"]),
    ("years for which something is shut out", "弄虚作假的,三年内不得申报。", ["三年 limit = 3 年"]),
    ("how long something stood still", "停产一年以上的企业,依法收回土地。", ["一年 limit >= 1 年"]),
    ("a time past which a rule holds", "空置超过6个月的追回已减租金。", ["6个月 limit > 6 个月"]),
    ("the length of a plan is no term", "未来三年给予支持。", []),
    ("a plan of three years is none", "组织实施三年行动计划。", []),
    ("the time before is none", "近三年按计划推进。", []),
    ("the years to come are none, they date", "今后三年按年均10%增长。", ["10% target = 10 % 2024"]),
    ("the first years of a plan are none", "前三年按进度推进。", []),
    ("the first years by a rate of support", "前三年按每平方米30元补助。", ["三年 incentive = 3 年", "30元 incentive = 30 元"]),
    ("ahead of time is none", "提前三年完成。", []),
    ("years ahead are not years behind", "对新入职的博士,连续三年分别按每月2000元、1000元发放补贴。",
     ["三年 incentive = 3 年", "2000元 incentive = 2000 元", "1000元 incentive = 1000 元"]),
]

GIVEN = [
    ("补 beside an amount", "签约的,每人每月补1200元。", ["1200元 incentive = 1200 元"]),
    ("弥补 gives nothing", "弥补30亿元缺口。", ["30亿元 target = 30 亿元"]),
    ("再奖", "次年仍在库的再奖5万元。", ["5万元 incentive = 5 万元"]),
    ("what a voucher takes off", "使用算力券抵扣30%。", ["30% incentive = 30 %"]),
    ("a share that is bettered", "按8%给予补助;其中购置首台套的,比例提高到10%。", ["8% incentive = 8 %", "10% incentive = 10 %"]),
    ("a share that is bettered without support", "本地配套比例提高到10%。", ["10% target = 10 %"]),
    ("a credit that may reach", "给予授信,额度可达3000万元。", ["3000万元 incentive <= 3000 万元"]),
    ("exports of a park are no budget", "推动园区出口20亿元。", ["20亿元 target = 20 亿元"]),
    ("what a province pays in", "省、市出资2亿元。", ["2亿元 incentive = 2 亿元"]),
    ("what a treasury puts up", "省财政出6亿元。", ["6亿元 incentive = 6 亿元"]),
    ("money that a treasury sets aside", "市财政每年拿出600万元。", ["600万元 incentive = 600 万元"]),
    ("a price above the usual is no support", "水价按基准价的150%执行。", ["150% target = 150 %"]),
    ("rent that is charged in part", "前两年免租,第三年按50%收取。", ["两年 incentive = 2 年", "50% incentive = 50 %"]),
    ("a share of what is usual", "改良型品种按上述标准的50%执行。", ["50% incentive = 50 %"]),
    ("a second ceiling of the same support", "单个项目支持额度不超过500万元,且不高于研发投入的30%。", ["500万元 incentive <= 500 万元", "30% incentive <= 30 %"]),
    ("to whom, behind the amount", "按合同金额的20%对应用企业给予补助。", ["20% incentive = 20 %"]),
]

BOUNDS = [
    ("who is meant", "年运量达到3万吨的,每吨补助15元。", ["3万吨 limit = 3 万吨", "15元 incentive = 15 元"]),
    ("a weight in an examination", "纳入考核,权重不低于15%。", ["15% limit >= 15 %"]),
    ("a price bound to the market's", "收费不高于市场价的70%。", ["70% limit <= 70 %"]),
    ("a number held down", "化工园区控制在28个以内。", ["28个 limit <= 28 个"]),
    ("how a building is to be", "建设标准厂房,层高不低于6米。", ["6米 limit >= 6 米"]),
    ("what goes", "单炉规模小于7.5万吨的2025年底前全部退出。", ["7.5万吨 limit < 7.5 万吨 2025"]),
    ("what may be had", "完成人可享有不低于70%的所有权。", ["70% limit >= 70 %"]),
    ("what is taken in", "将50万元以上的仪器设备纳入平台。", ["50万元 limit >= 50 万元"]),
    ("what is made of a place is aimed at", "将药谷建设成为产值超300亿元的产品基地。", ["300亿元 target > 300 亿元"]),
    ("who is meant, by each of a list", "对产量首次突破1万辆、5万辆的整车企业,分别给予200万元奖励。",
     ["1万辆 limit > 1 万辆", "5万辆 limit > 5 万辆", "200万元 incentive = 200 万元"]),
    ("who is meant by one of two", "投资超过20亿元或对补链具有作用的项目,实行“一事一议”。", ["20亿元 limit > 20 亿元"]),
    ("a number held down by a date is aimed at", "到2025年,棉纺规模控制在130万锭以内。", ["130万锭 target <= 130 万锭 2025"]),
    ("a ratio", "确需新建的,置换比例不低于1.25:1。", ["1.25:1 limit >= 1.25 :1"]),
]

WORKS = [
    ("power of a works by its noun", "建成苇湖66万千瓦、赤岗100万千瓦煤电机组。", ["66万千瓦 project = 66 万千瓦", "100万千瓦 project = 100 万千瓦"]),
    ("two of a size", "配套2×66万千瓦低热值煤电厂。", ["2×66万千瓦 project = 132 万千瓦"]),
    ("power and what is stored", "配套建设新型储能180万千瓦/540万千瓦时。", ["180万千瓦 project = 180 万千瓦", "540万千瓦时 project = 540 万千瓦时"]),
    ("a bracket behind works", "推进二号露天矿(1500万吨/年)手续办理。", ["1500万吨/年 project = 1500 万吨/年"]),
    ("a plant rated by the day", "新建日处理1万吨的城北污水处理厂。", ["1万吨 project = 1 万吨"]),
    ("a capacity to make machines is aimed at", "到2025年,形成500万千瓦风电机组制造能力。", ["500万千瓦 target = 500 万千瓦 2025"]),
    ("a capacity that no project has", "引进梯次利用企业,规划形成年处理5万吨退役电池的能力。", ["5万吨 target = 5 万吨"]),
    ("a capacity that a named project has", "加快推进东河多晶硅项目,形成年产10万吨高纯硅产能。", ["10万吨 project = 10 万吨"]),
    ("a capacity of a firm that is enlarged", "支持东河公司扩建,形成年处理20万吨的能力。", ["20万吨 project = 20 万吨"]),
    ("a capacity that a stage has", "推进星箭产业园二期建设,形成年产卫星300颗的能力。", ["300颗 project = 300 颗"]),
    ("power of many places is aimed at", "推广分布式光伏100万千瓦。", ["100万千瓦 target = 100 万千瓦"]),
]

YEARS = [
    ("years in brackets govern nothing behind them", "到2025年,产值达到260亿元(2023年175亿元、2024年215亿元),本地配套率达到60%。",
     ["260亿元 target = 260 亿元 2025", "175亿元 target = 175 亿元 2023", "215亿元 target = 215 亿元 2024", "60% target = 60 % 2025"]),
    ("a deadline behind what is ordered", "对3台老旧锅炉实施改造,2023年底前完成。", ["3台 target = 3 台 2023"]),
    ("another statement behind", "推广机器人300台,到2025年产值达到20亿元。", ["300台 target = 300 台", "20亿元 target = 20 亿元 2025"]),
    ("the plan's own period", "力争规划期内新增平台12个。", ["12个 target = 12 个 2025"]),
    ("what was before the plan's period", "目前有上市公司8家,规划期内力争达到20家。", ["8家 status = 8 家", "20家 target = 20 家 2025"]),
    ("the end of the plan's period", "到规划期末建成平台12个。", ["12个 target = 12 个 2025"]),
    ("another date before the plan's period", "到2023年新增5个,规划期内累计新增12个。", ["5个 target = 5 个 2023", "12个 target = 12 个 2025"]),
    ("a number brought down by merging", "矿山数量由19家整合到6家以内。", ["19家 baseline = 19 家", "6家 target <= 6 家"]),
    ("the year compared with", "产值较2021年翻一番,占比由46.2%提高到52%。",
     ["翻一番 target = 2 倍", "46.2% baseline = 46.2 % 2021", "52% target = 52 %"]),
]

UNITS = [
    ("what the last of a list is counted in", "首次突破5亿、10亿、50亿元的,给予奖励。", ["5亿 limit > 5 亿元", "10亿 limit > 10 亿元", "50亿元 limit > 50 亿元"]),
    ("coal equivalent by the kilogram", "吨钢综合能耗降至545千克标准煤以下。", ["545千克标准煤 target <= 545 千克标准煤"]),
    ("过 before a number", "收入过百亿元企业达到14家。", ["14家 target = 14 家"]),
    ("more than half", "到2025年,绿色电力占比过半。", ["半 target > 50 % 2025"]),
    ("a unit with a bracket", "到2025年,服装产量达到6000万件(套)。", ["6000万件(套) target = 6000 万件(套) 2025"]),
    ("computing by another spelling", "到2025年,智能算力规模达到6000PFlops。", ["6000PFlops target = 6000 PFlops 2025"]),
    ("连续 that is no years", "支持企业实施低温连续熔炼改造,铅回收率达到98.5%以上。", ["98.5% target >= 98.5 %"]),
    ("for each that passes", "每通过1个品种给予100万元补助。", ["100万元 incentive = 100 万元"]),
    ("a kind of battery is no count", "引进三元动力电池项目。", []),
    ("the fineness of a yarn is none", "提高40支以上精梳纱比重。", []),
    ("about, with a verb between", "其中胶合板约占七成。", ["七成 target ~ 70 %"]),
    ("a step that was taken", "两个产业产值先后跨过200亿元关口。", ["200亿元 status > 200 亿元"]),
    ("another figure of the same thing", "万锭用工降至50人以下。", ["50人 target <= 50 人"]),
    ("a size with its time", "新增产能20万吨/年。", ["20万吨/年 target = 20 万吨/年"]),
]

THERE = [
    ("what is there and what it lacks", "耕地面积612万亩,粮食常年产量稳定在62亿斤左右,但转化率不到55%。",
     ["612万亩 status = 612 万亩", "62亿斤 status ~ 62 亿斤", "55% status < 55 %"]),
    ("what is ordered behind a lack", "加工转化率较高,但精深加工占比不到20%,要新建加工园区3个。", ["20% status < 20 %", "3个 target = 3 个"]),
    ("who lacks something is meant", "投资超过1亿元,但税收不足500万元的项目,不予供地。", ["1亿元 target > 1 亿元", "500万元 limit < 500 万元"]),
    ("what is built on others", "依托骨干企业新建5个车间和8个实验室。", ["5个 target = 5 个", "8个 target = 8 个"]),
    ("what the city adds", "我市每年新增规上企业20家,要强化梯度培育。", ["20家 target = 20 家"]),
    ("but with an order", "建成20家工厂,但须不少于10亩。", ["20家 target = 20 家", "10亩 limit >= 10 亩"]),
    ("what the county has before what it is to do", "我县在外经商的人员超过3万人,要建立人才库。", ["3万人 status > 3 万人"]),
    ("what the county is to do", "我县要培育企业30家,要建立企业库。", ["30家 target = 30 家"]),
    ("what is drawn on, the second of a list", "依托180万亩林果和60万亩蔬菜资源,推动就近加工。", ["180万亩 status = 180 万亩", "60万亩 status = 60 万亩"]),
]

ALL = [*TERMS, *GIVEN, *BOUNDS, *WORKS, *YEARS, *UNITS, *THERE]


@pytest.mark.parametrize(("trap", "text", "expected"), ALL, ids=[row[0] for row in ALL])
def test_numbers_of_measures(trap: str, text: str, expected: list[str]) -> None:
    assert quantities_of(text, "measure" if (trap, text, expected) in [*TERMS, *GIVEN] else "task") == expected


def test_a_term_that_is_none_is_left_over() -> None:
    for trap, text, expected in TERMS:
        if not expected:
            assert {left.reason for left in records(text, "measure")[1]} == {"duration"}, trap

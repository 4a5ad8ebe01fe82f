"""What a number measures and how it is to be read: indicator, code, basis; and forms that an earlier reading got wrong."""

from __future__ import annotations

import pytest

from quantities_of import quantities_of, records

# trap, function, text, and for each quantity in order: indicator | code | basis
READINGS: list[tuple[str, str, str, list[str]]] = [
    ("the noun behind the count", "task", "促进建成3-5个有较强创新能力的战略性新兴产业集聚区。", ["战略性新兴产业集聚区 | gathering_areas.level | level"]),
    ("a list of attributes before the noun", "task", "培育8家创新能力强、主业突出、掌握核心技术的排头兵企业。", ["排头兵企业 | vanguard_firms.level | level"]),
    ("the subject goes on", "background", "2020年,全市实现地区生产总值1378亿元,占全省的10%。",
     ["全市地区生产总值 | gdp.level | level", "全市地区生产总值占全省 | gdp.share_area | share"]),
    ("其中", "goal", "到2025年,全社会研发经费支出占GDP比重达到3.2%,其中基础研究经费占比达到8%。",
     ["全社会研发经费支出占GDP比重 | rd_intensity.level | share", "基础研究经费占比 | basic_research.level | share"]),
    ("a level that leaves its noun out", "goal", "到2025年,培育国家级先进制造业集群2个、省级20个。",
     ["培育国家级先进制造业集群 | clusters.level | level", "省级先进制造业集群 | clusters.level | level"]),
    ("the noun is shared by two magnitudes", "goal", "到2025年,形成3个千亿级、6个百亿级产业集群。",
     ["千亿级产业集群 | hundred_bn_clusters.level | level", "百亿级产业集群 | ten_bn_clusters.level | level"]),
    ("two years, one subject", "goal", "产业规模2025年达到500亿元、2030年达到1000亿元。",
     ["产业规模 | industry_size.level | level", "产业规模 | industry_size.level | level"]),
    ("the list before 、 is not the next number's", "goal", "引进产业创新团队100个、产业人才200名。",
     ["引进产业创新团队 | talent_teams.added | level", "产业人才 | talents.added | level"]),
    ("whose figure it is stands in the clause before", "goal", "新兴产业规模显著扩大,产业增加值达3600亿元,占地区生产总值的比重达到15%。",
     ["新兴产业增加值 | sei_va.level | level", "新兴产业增加值占地区生产总值的比重 | sei_va.share_gdp | share"]),
    ("a clause with a number is no owner", "goal", "高新技术产业产值达到300亿元,产业增加值达到100亿元。",
     ["高新技术产业产值 | hitech_output.level | level", "产业增加值 | value_added.level | level"]),
    ("a size that says which firms", "task", "力争建成1~2个百亿级规模的龙头企业。", ["百亿级规模的龙头企业 | ten_bn_firms.level | level"]),
    ("growth, yearly", "goal", "数字经济核心产业增加值年均增长12%。", ["数字经济核心产业增加值年均增长 | digital_core_va.annual_growth | annual_growth"]),
    ("a fall since a year is no yearly fall", "goal", "到2022年,单位工业增加值能耗较2018年下降15%。",
     ["单位工业增加值能耗较下降 | industry_energy_intensity.fall | growth"]),
    ("a fall in four years", "background", "单位工业增加值能耗四年下降21.6%。", ["单位工业增加值能耗四年下降 | industry_energy_intensity.fall | growth"]),
    ("growth, once", "background", "2020年,工业投资增长8.1%。", ["工业投资增长 | industrial_investment.growth | growth"]),
    ("change in points", "goal", "研发投入强度较2020年提高0.8个百分点。", ["研发投入强度较提高 | rd_intensity.change | change"]),
    ("each year", "task", "每年实施三十项重点技术改造项目。", ["重点技术改造项目 | upgrade_projects.per_year | per_year"]),
    ("added up", "goal", "到2025年,累计新建省级以上创新平台40家。", ["累计新建省级以上创新平台 | provincial_platforms.added | cumulative"]),
    ("不低于 is no fall", "task", "推广燃料电池汽车不低于2000辆。", ["推广燃料电池汽车 | fuel_cell_vehicles.level | level"]),
    ("有 is not always a verb", "background", "有效发明专利达到6.8万件。", ["有效发明专利 | invention_patents.level | level"]),
    ("a size alone names its thing", "task", "打造千亿级新型显示产业集群。", ["新型显示产业集群规模 |  | level"]),
    ("what a project makes", "box", "建设年产20万吨树脂项目。", ["年产树脂项目 |  | per_year"]),
    ("support and what for", "measure", "自治区提供50%的场地补贴。", ["自治区提供场地补贴 |  | share"]),
    ("each kind of firm its prize", "measure", "对国家级、省级企业技术中心,分别给予100万元、50万元奖励。",
     ["国家级奖励 |  | level", "省级企业技术中心奖励 |  | level"]),
]  # fmt: skip

FORMS: list[tuple[str, str, str, list[str]]] = [
    ("year's product is no product of the year", "goal", "2025年、2030年产业规模分别突破500亿元、1000亿元。",
     ["500亿元 target > 500 亿元 2025", "1000亿元 target > 1000 亿元 2030"]),
    ("yearly output value is no project", "goal", "到2025年,园区年产值突破100亿元。", ["100亿元 target > 100 亿元 2025"]),
    ("one ceiling for all", "measure", "对一、二、三级平台分别给予最高300万元、200万元、100万元补助。",
     ["300万元 incentive <= 300 万元", "200万元 incentive <= 200 万元", "100万元 incentive <= 100 万元"]),
    ("one floor for all, at the end", "goal", "到2025年,甲、乙两类产业规模分别达到300亿元、500亿元以上。",
     ["300亿元 target >= 300 亿元 2025", "500亿元 target >= 500 亿元 2025"]),
    ("fourth in the country", "background", "2020年,产业规模居全国第四,增速居第一。", ["第四 status = 4 位 2020", "第一 status = 1 位 2020"]),
    ("fourth of a list", "task", "第四,强化人才支撑。", []),
    ("longest", "measure", "贷款期限最长5年。", ["5年 limit <= 5 年"]),
    ("a threshold that names investment", "measure", "对总投资10亿元以上的重大项目实行“一事一议”。", ["10亿元 limit >= 10 亿元"]),
    ("a share of firms is an aim, no threshold", "task", "推动80%以上的规上工业企业实施数字化改造。", ["80% target >= 80 %"]),
    ("more than a hundred", "background", "园区集聚上百家企业。", ["百家 status >= 100 家"]),
    ("上 of another word", "background", "线上20场活动成功举办。", ["20场 status = 20 场"]),
    ("附近 and 节约 are no comparators", "task", "每年节约20万吨标准煤,附近5个园区联网。", ["20万吨标准煤 target = 20 万吨标准煤", "5个 target = 5 个"]),
    ("kilovolt is one unit", "box", "建设1000千伏变电站2座。", ["1000千伏 project = 1000 千伏", "2座 target = 2 座"]),
    ("a range of shares", "goal", "增速保持在6%-8%。", ["6%-8% target = 6..8 % 2025"]),
    ("two numbers, not a range", "goal", "高新技术企业从100家到200家。", ["100家 baseline = 100 家", "200家 target = 200 家 2025"]),
    ("a class of drugs, and what is counted", "goal", "到2025年,新增获批1类新药3个以上。", ["3个 target >= 3 个 2025"]),
    ("a size of firms in words", "goal", "培育百亿元企业3家、五十亿元企业6家。", ["3家 target = 3 家 2025", "6家 target = 6 家 2025"]),
    ("works that are there, by their size", "background", "桃山梁5万千瓦风电场并网发电。", ["5万千瓦 project = 5 万千瓦"]),
    ("what a list of projects makes", "background", "年产12万吨铝板、年产3亿平方米隔膜、煤基乙醇一期等重大项目建成投产。",
     ["12万吨 project = 12 万吨", "3亿平方米 project = 3 亿平方米"]),
    ("a day with blanks", "measure", "2025 年 6 月 30 日内完成审批。", []),
    ("thousands set off by blanks", "background", "2018年,全州接待游客1 164万人次,人均收入11 926元,装机突破1 000万千瓦。",
     ["1 164万人次 status = 1164 万人次 2018", "11 926元 status = 11926 元 2018", "1 000万千瓦 status > 1000 万千瓦 2018"]),
    ("a year and a number", "goal", "到2025年 100家企业上云。", ["100家 target = 100 家 2025"]),
    ("the years of a project", "box", "占地320亩,总投资4.6亿元,2019—2021年。", ["320亩 project = 320 亩 2021", "4.6亿元 project = 4.6 亿元 2021"]),
    ("drugs of a class are counted", "task", "推动5个以上一类新药获批上市。", ["5个 target >= 5 个"]),
    ("the number of a box is no thousand", "task", "见专栏1 200万千瓦光伏基地。", ["200万千瓦 project = 200 万千瓦"]),
    ("points said once", "background", "较2016年分别提高6.2个和4.5个百分点。", ["6.2个 status = 6.2 个百分点", "4.5个百分点 status = 4.5 个百分点"]),
    ("a kind of aircraft", "task", "推进19座级通用飞机改型,到2023年交付50架。", ["50架 target = 50 架 2023"]),
    ("five years that are over", "background", "五年累计压减炼铁产能286万吨,退出煤炭产能940万吨。",
     ["286万吨 status = 286 万吨", "940万吨 status = 940 万吨"]),
    ("five years to come", "goal", "五年累计压减炼铁产能286万吨。", ["286万吨 target = 286 万吨 2025"]),
    ("what work rests on is there", "task", "以9个省级以上工业园区为载体,培育产业集群3个。", ["9个 status = 9 个", "3个 target = 3 个"]),
    ("a plan without dates of issue tells of a year past", "background", "2021年,全市实现工业增加值500亿元。", ["500亿元 status = 500 亿元 2021"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "function", "text", "expected"), READINGS, ids=[row[0] for row in READINGS])
def test_reading(trap: str, function: str, text: str, expected: list[str]) -> None:
    assert [f"{q.indicator} | {q.indicator_code} | {q.basis}" for q in records(text, function)[0]] == expected


@pytest.mark.parametrize(("trap", "function", "text", "expected"), FORMS, ids=[row[0] for row in FORMS])
def test_form(trap: str, function: str, text: str, expected: list[str]) -> None:
    assert quantities_of(text, function) == expected


@pytest.mark.parametrize(
    ("quote", "text", "reason"),
    [
        ("2025年", "到2025年建成。", "date"),
        ("2021-2025年", "规划期为2021-2025年。", "period"),
        ("2021", "桂政办发〔2021〕112号文件。", "doc_number"),
        ("500强", "引进世界500强。", "name"),
        ("六大", "发展六大产业。", "own_count"),
        ("三批", "公布第三批名单。", "ordinal"),
        ("三次", "贯彻三次全会精神。", "ordinal"),
        ("3", "见专栏3。", "list_reference"),
        ("三年", "开展三年行动。", "duration"),
        ("5", "推进5G应用。", "name"),
        ("百亿级", "建成2个百亿级园区。", "magnitude"),
        ("1.2", "容积率为1.2。", "no_unit"),
    ],
)
def test_reason_of_a_leftover(quote: str, text: str, reason: str) -> None:
    found = {row.quote: row.reason for row in records(text)[1]}
    if quote == "三批":  # 批 is no unit: nothing to account for
        assert found == {}
    else:
        assert found[quote] == reason

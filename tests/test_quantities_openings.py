"""Openings of two plans, written for this test, read from title to tasks: sections and years work together.

Coded by the codebook before they were run: every quantity in order as quote, role, comparator, value, unit, year.
"""

from __future__ import annotations

import pytest

from compare.corpus import read
from compare.quantities import extract
from quantities_of import short, spaced

CITY = """临江市人民政府关于印发临江市先进制造业发展“十四五”规划的通知
各县(市、区)人民政府,市政府各部门:
现将《临江市先进制造业发展“十四五”规划》印发给你们,请认真贯彻执行。
临江市人民政府
2021年11月8日
临江市先进制造业发展“十四五”规划
为加快建设先进制造业强市,根据《临江市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》,制定本规划。
一、发展基础
(一)主要成效
综合实力稳步提升。“十三五”期间,全市规模以上工业增加值年均增长7.8%,高于全省平均水平1.1个百分点。2020年,全市实现工业增加值1362亿元,占地区生产总值比重为36.5%。规模以上工业企业达到2156家,其中产值超10亿元企业68家、超50亿元企业9家。
创新能力持续增强。全社会研发投入强度由2015年的1.62%提高到2020年的2.35%。累计建成省级以上企业技术中心176家,高新技术企业总数突破1200家,是2015年的3.4倍。拥有国家级专精特新“小巨人”企业21家,居全省第3位。
绿色发展成效明显。单位工业增加值能耗累计下降19.6%,创建国家级绿色工厂12家。
(二)存在问题
龙头企业偏少,百亿级企业仅4家,与先进地区相比仍有差距。
二、总体要求
(一)指导思想
以习近平新时代中国特色社会主义思想为指导,深入贯彻党的十九大和十九届历次全会精神,聚力实施“三大工程”,加快构建“4+5+N”产业体系。
(二)发展目标
到2025年,先进制造业强市建设取得重大进展,制造业增加值占地区生产总值比重保持在30%左右。
——规模实力。规模以上工业总产值突破8000亿元,年均增长8%以上;形成2个千亿级、6个五百亿级产业集群。
——创新动能。规上工业企业研发经费支出占营业收入比重达到2.2%,发明专利授权量年均增长10%,每万名从业人员中研发人员不少于90人年。
——数字赋能。实施智能化改造项目3000项以上,累计建成省级智能工厂50家、智能车间200个,重点企业关键工序数控化率提高到68%。
——绿色低碳。单位工业增加值能耗较2020年下降15%,工业固废综合利用率稳定在95%以上。
展望2035年,全市工业总产值突破1.5万亿元,进入全国制造业城市前30位。
三、重点任务
(一)打造优势产业集群
1.新材料。依托临江化工园区,重点发展高端聚烯烃、电子化学品,推进总投资180亿元的新材料一体化项目,形成年产60万吨聚烯烃能力。到2025年,产业规模达到1200亿元。
2.装备制造。围绕3个重点方向,培育8—10家“链主”企业,打造长三角重要装备基地。
(二)实施创新强基工程
每年安排1亿元专项资金,组织实施重大科技项目30项左右。支持企业建设研发机构,到2023年实现大中型工业企业研发机构全覆盖,规上工业企业研发机构覆盖率达到60%。
四、保障措施
(一)加大财税支持。对新认定的国家级、省级企业技术中心,分别给予100万元、50万元奖励;对技术改造项目按设备投入的10%给予补助,最高不超过800万元。设立总规模50亿元的制造业高质量发展基金。
(二)强化用地保障。每年新增建设用地指标中工业用地占比不低于40%。
"""

CITY_EXPECTED = """
7.8% status = 7.8 % 2020
1.1个百分点 status = 1.1 个百分点 2020
1362亿元 status = 1362 亿元 2020
36.5% status = 36.5 % 2020
2156家 status = 2156 家 2020
68家 status = 68 家 2020
9家 status = 9 家 2020
1.62% status = 1.62 % 2015
2.35% status = 2.35 % 2020
176家 status = 176 家 2020
1200家 status > 1200 家 2020
3.4倍 status = 3.4 倍 2020
21家 status = 21 家 2020
第3位 status = 3 位 2020
19.6% status = 19.6 % 2020
12家 status = 12 家 2020
4家 status = 4 家 2020
30% target ~ 30 % 2025
8000亿元 target > 8000 亿元 2025
8% target >= 8 % 2025
2个 target = 2 个 2025
6个 target = 6 个 2025
2.2% target = 2.2 % 2025
10% target = 10 % 2025
90人年 target >= 90 人年 2025
3000项 target >= 3000 项 2025
50家 target = 50 家 2025
200个 target = 200 个 2025
68% target = 68 % 2025
15% target = 15 % 2025
95% target >= 95 % 2025
1.5万亿元 target > 1.5 万亿元 2035
30位 target <= 30 位 2035
180亿元 project = 180 亿元
60万吨 project = 60 万吨
1200亿元 target = 1200 亿元 2025
8—10家 target = 8..10 家
1亿元 incentive = 1 亿元
30项 target ~ 30 项
60% target = 60 % 2023
100万元 incentive = 100 万元
50万元 incentive = 50 万元
10% incentive = 10 %
800万元 incentive <= 800 万元
50亿元 fund = 50 亿元
40% limit >= 40 %
"""

DISTRICT = """云溪区加快培育未来产业行动方案(2024-2027年)
为抢抓新一轮科技革命机遇,加快培育新质生产力,制定本方案。
一、总体目标
到2025年,全区未来产业规模达到300亿元,集聚企业200家以上。到2027年,未来产业规模突破600亿元,建成5个未来产业先导区,攻克关键核心技术50项,引进领军人才团队20个,全社会研发投入占GDP比重超过4%,努力打造全国未来产业创新高地。
二、重点领域
聚焦人工智能、低空经济、人形机器人、量子科技、合成生物、新型储能等六大赛道,实施“155”工程。
(一)人工智能。建设3000P智算中心,备案大模型20个以上,打造典型应用场景100个。到2027年,人工智能核心产业规模达到150亿元,年均增速20%以上。
(二)低空经济。开通低空航线30条,建设起降点不少于50个,年飞行量达到10万架次。
(三)新型储能。推进百兆瓦级压缩空气储能示范,力争三年内装机规模翻两番。
三、政策措施
1.支持创新平台建设。对新获批的国家重点实验室,给予最高1000万元支持;对省级重点实验室,给予200万元支持。
2.支持企业发展。对首次年营收达到1亿元、5亿元、10亿元的企业,分别给予20万元、50万元、100万元奖励。对租用办公用房的初创企业,前两年按租金的50%给予补贴,每年不超过30万元。
3.强化基金引导。组建20亿元未来产业母基金,吸引社会资本,形成不低于100亿元的基金集群。
4.保障空间供给。三年新增高品质产业空间100万平方米,工业上楼项目容积率不低于3.0。
5.优化审批服务。企业开办1个工作日办结,项目审批时限压缩50%以上。
本方案自2024年5月1日起施行,有效期至2027年12月31日。
"""

DISTRICT_EXPECTED = """
300亿元 target = 300 亿元 2025
200家 target >= 200 家 2025
600亿元 target > 600 亿元 2027
5个 target = 5 个 2027
50项 target = 50 项 2027
20个 target = 20 个 2027
4% target > 4 % 2027
3000P project = 3000 P
20个 target >= 20 个
100个 target = 100 个
150亿元 target = 150 亿元 2027
20% target >= 20 % 2027
30条 target = 30 条
50个 target >= 50 个
10万架次 target = 10 万架次
翻两番 target = 4 倍 2027
1000万元 incentive <= 1000 万元
200万元 incentive = 200 万元
1亿元 limit = 1 亿元
5亿元 limit = 5 亿元
10亿元 limit = 10 亿元
20万元 incentive = 20 万元
50万元 incentive = 50 万元
100万元 incentive = 100 万元
两年 incentive = 2 年
50% incentive = 50 %
30万元 incentive <= 30 万元
20亿元 fund = 20 亿元
100亿元 fund >= 100 亿元
100万平方米 target = 100 万平方米
1个工作日 limit = 1 个工作日
50% target >= 50 %
"""


@pytest.mark.parametrize(("text", "expected"), [(CITY, CITY_EXPECTED), (DISTRICT, DISTRICT_EXPECTED)], ids=["city", "district"])
def test_opening(text: str, expected: str) -> None:
    quantities, _ = extract(read(text, "test"))
    assert [short(q) for q in quantities] == expected.strip().splitlines()


@pytest.mark.parametrize(("text", "expected"), [(CITY, CITY_EXPECTED), (DISTRICT, DISTRICT_EXPECTED)], ids=["city", "district"])
def test_opening_with_blanks(text: str, expected: str) -> None:
    """Its dates of issue and its period are read with blanks around digits too."""
    quantities, _ = extract(read(spaced(text), "test"))
    assert [short(q).replace(" ", "") for q in quantities] == [row.replace(" ", "") for row in expected.strip().splitlines()]

"""Numbers in sentences in the manner of plans from other regions, written for this test and coded by the codebook.

Each row names its trap, the function of the section that it stands in, the sentence, and every quantity that a careful
coder would record: quote, role, comparator, value (a range with ..), unit, year ('' where the sentence gives none).
The plan around them is of 2021 to 2025, issued on 1 March 2021.
"""

from __future__ import annotations

import pytest

from quantities_of import quantities_of, spaced

ROWS: list[tuple[str, str, str, list[str]]] = [
    # --- forms of numbers
    ("万亿 is part of the unit", "goal", "到2025年,全省数字经济规模突破1.2万亿元,年均增长12%左右。", ["1.2万亿元 target > 1.2 万亿元 2025", "12% target ~ 12 % 2025"]),
    ("a numeral without 元", "goal", "到2025年,高新技术产业产值达到五千亿以上。", ["五千亿 target >= 5000 亿 2025"]),
    ("a fraction", "goal", "到2025年,三分之一以上的规上工业企业建有研发机构。", ["三分之一 target >= 33.33 % 2025"]),
    ("tenths", "background", "全市八成以上的科技成果在本地转化。", ["八成 status >= 80 %"]),
    ("doubling", "goal", "到2025年,新材料产业产值比2020年翻一番。", ["翻一番 target = 2 倍 2025"]),
    ("doubling twice", "goal", "力争到2027年,人工智能核心产业规模翻两番。", ["翻两番 target = 4 倍 2027"]),
    ("growth in multiples", "background", "“十三五”期间,全区技术合同成交额增长1.5倍。", ["1.5倍 status = 1.5 倍 2020"]),
    ("percentage points", "goal", "到2025年,战略性新兴产业增加值占规上工业增加值比重较2020年提高5个百分点。", ["5个百分点 target = 5 个百分点 2025"]),
    ("a range with a long dash", "goal", "到2025年,培育8—10个国家级创新平台。", ["8—10个 target = 8..10 个 2025"]),
    ("a range with a tilde", "task", "打造3~5家具有全国影响力的链主企业。", ["3~5家 target = 3..5 家"]),
    ("a range in words", "task", "每个产业链引育三至五家龙头企业。", ["三至五家 target = 3..5 家"]),
    ("a range of money with the unit twice", "measure", "对首台(套)产品给予50万元至100万元奖励。", ["50万元至100万元 incentive = 50..100 万元"]),
    ("a thousands separator", "background", "2020年,全市实现地区生产总值12,504亿元。", ["12,504亿元 status = 12504 亿元 2020"]),
    ("thirty in words", "goal", "到2025年,新增国家级专精特新“小巨人”企业三十家。", ["三十家 target = 30 家 2025"]),
    ("a hundred as a vague level", "task", "每年实施百项重点技改项目。", ["百项 target = 100 项"]),
    ("a class of drugs is no count", "measure", "对取得注册证书的1类新药,给予1000万元奖励。", ["1000万元 incentive = 1000 万元"]),
    ("a level kept", "task", "推动种植面积稳定在12万亩。", ["12万亩 target = 12 万亩"]),
    ("a base to double", "goal", "高新技术企业数量在2020年412家的基础上翻一番。", ["412家 baseline = 412 家 2020", "翻一番 target = 2 倍 2025"]),
    ("a ceiling with the verb behind it", "measure", "同一企业每年最高补贴500万元。", ["500万元 incentive <= 500 万元"]),
    ("full-width digits", "goal", "到２０２５年，全社会研发经费投入强度达到３．２％。", ["３．２％ target = 3.2 ％ 2025"]),
    ("a year in Chinese digits", "goal", "到二〇二五年,培育上市企业20家。", ["20家 target = 20 家 2025"]),
    ("百分之 with words", "goal", "到2025年,新能源汽车渗透率达到百分之五十。", ["百分之五十 target = 50 % 2025"]),
    ("more than a round number", "background", "目前,全市拥有高新技术企业3000余家。", ["3000余家 status > 3000 家"]),
    ("a range over 万 and 亿", "measure", "对顶尖人才团队给予1000万元至1亿元项目资助。", ["1000万元至1亿元 incentive = 1000..10000 万元"]),
    ("what a price is counted by", "measure", "按放电量给予每千瓦时0.2元补贴。", ["0.2元 incentive = 0.2 元"]),
    ("what each of is rewarded", "measure", "每新增1家给予10万元奖励。", ["10万元 incentive = 10 万元"]),
    ("a kind of product", "task", "推进8英寸碳化硅衬底产线建设。", []),
    ("a litre of a thousand", "goal", "到2025年,白酒产能达到10万千升。", ["10万千升 target = 10 万千升 2025"]),
    ("a shot is a unit, 发展 is none", "task", "推进产业园二期建设,形成年产火箭20发、卫星300颗的能力,加快工业4.0发展。", ["20发 project = 20 发", "300颗 project = 300 颗"]),
    ("新增口岸 is no count of mouths", "task", "支持2个口岸扩大开放。", ["2个 target = 2 个"]),
    # --- roles
    ("a pot, not what is paid", "measure", "设立总规模100亿元的产业发展基金。", ["100亿元 fund = 100 亿元"]),
    ("a fund that pays", "measure", "从产业发展基金中给予500万元支持。", ["500万元 incentive = 500 万元"]),
    ("a capacity that is kept in bounds", "goal", "全市钢铁产能控制在3500万吨以内。", ["3500万吨 target <= 3500 万吨 2025"]),
    ("a capacity that is cut", "task", "2022年压减炼铁产能281万吨。", ["281万吨 target = 281 万吨 2022"]),
    ("a reach within which nothing is built", "task", "沿江1公里范围内不得新建化工项目。", ["1公里 limit <= 1 公里"]),
    ("a floor for whom", "measure", "支持研发投入占比不低于5%的企业申报项目。", ["5% limit >= 5 %"]),
    ("a rate of support", "measure", "对初创企业,支持比例可提高至40%。", ["40% incentive = 40 %"]),
    ("a ceiling over all support", "measure", "单个企业年度资助总额不超过3000万元。", ["3000万元 limit <= 3000 万元"]),
    ("cut down to, from", "task", "矿山企业由17家压减到8家以内。", ["17家 baseline = 17 家", "8家 target <= 8 家"]),
    ("entered is told, who is entered describes", "measure", "对入选的科学家团队给予资助,培养卓越工程师1000名。", ["1000名 target = 1000 名"]),
    ("未来产业 is no future tense", "measure", "未来产业基金投早投小比例不低于70%。", ["70% limit >= 70 %"]),
    ("all years of the plan", "measure", "五年新建标准厂房150万平方米。", ["150万平方米 target = 150 万平方米 2025"]),
    ("a comparator far before", "measure", "各县按不低于上年度预算收入2%的比例安排资金。", ["2% limit >= 2 %"]),
    # --- comparators
    ("以上 after the unit", "goal", "到2025年,单位地区生产总值能耗下降13.5%以上。", ["13.5% target >= 13.5 % 2025"]),
    ("不超过 holds 超过", "measure", "每个开发区主导产业原则上不超过3个。", ["3个 limit <= 3 个"]),
    ("不得低于 holds 低于", "measure", "新建项目亩均税收不得低于20万元。", ["20万元 limit >= 20 万元"]),
    ("控制在…以内", "goal", "到2025年,城镇调查失业率控制在5.5%以内。", ["5.5% target <= 5.5 % 2025"]),
    ("稳定在…以上", "goal", "“十四五”时期,制造业增加值占地区生产总值比重稳定在30%以上。", ["30% target >= 30 % 2025"]),
    ("保持…左右", "goal", "地区生产总值年均增速保持在6.5%左右。", ["6.5% target ~ 6.5 % 2025"]),
    ("突破", "goal", "到2025年,高新技术企业突破2200家。", ["2200家 target > 2200 家 2025"]),
    ("超 alone", "background", "2020年,全市规上工业企业超1800家。", ["1800家 status > 1800 家 2020"]),
    ("至少", "goal", "到2025年,每个县(市、区)至少建成1个省级开发区。", ["1个 target >= 1 个 2025"]),
    ("以上 belongs to the noun before", "goal", "到2025年,累计新建省级以上创新平台40家。", ["40家 target = 40 家 2025"]),
    ("以上 of the noun behind", "goal", "到2025年,建成50家省级以上工程研究中心。", ["50家 target = 50 家 2025"]),
    ("近 is about", "background", "全区集聚各类人才近5万人。", ["5万人 status ~ 5 万人"]),
    ("不少于", "task", "每年引进高层次创新团队不少于10个。", ["10个 target >= 10 个"]),
    ("以下", "goal", "到2025年,单位工业增加值用水量降至12立方米以下。", ["12立方米 target <= 12 立方米 2025"]),
    ("未超过 is no more than", "background", "2020年,全市研发投入强度未超过1.5%。", ["1.5% status <= 1.5 % 2020"]),
    # --- roles by tense, year and section
    ("a past year in a section of goals", "goal", "2020年,全市战略性新兴产业产值达到850亿元。", ["850亿元 status = 850 亿元 2020"]),
    ("a future year in a background section", "background", "预计到2025年,全球氢能市场规模将达到2万亿元。", ["2万亿元 target = 2 万亿元 2025"]),
    ("stock now in a task", "task", "依托全市现有的120家科研院所,加快成果转化。", ["120家 status = 120 家"]),
    ("since a year", "background", "2016年以来,累计引进重大项目230个,完成投资1560亿元。", ["230个 status = 230 个", "1560亿元 status = 1560 亿元"]),
    ("the year inherited from the head of the paragraph", "goal", "到2025年,创新能力显著增强。有效发明专利拥有量达到1.5万件。", ["1.5万件 target = 1.5 万件 2025"]),
    ("two horizons in one sentence", "goal", "到2023年,产业规模达到300亿元;到2025年,产业规模达到500亿元。", ["300亿元 target = 300 亿元 2023", "500亿元 target = 500 亿元 2025"]),
    ("baseline and target in one clause", "goal", "到2025年,工业技改投资占比由2020年的18.7%提升至32%。", ["18.7% baseline = 18.7 % 2020", "32% target = 32 % 2025"]),
    ("从…增加到, both past", "background", "高新技术企业从2015年的210家增加到2020年的680家。", ["210家 status = 210 家 2015", "680家 status = 680 家 2020"]),
    ("within three years of the plan", "goal", "力争三年内全市新增上市企业15家。", ["15家 target = 15 家 2024"]),
    ("to the end of the five-year plan", "goal", "到“十四五”末,全省集成电路产业规模达到800亿元。", ["800亿元 target = 800 亿元 2025"]),
    ("five-year plan of the past", "background", "“十三五”末,全市常住人口城镇化率达到62.3%。", ["62.3% status = 62.3 % 2020"]),
    ("comparison with the year before", "background", "2020年,规上工业增加值同比增长6.8%,高于全省平均水平1.2个百分点。", ["6.8% status = 6.8 % 2020", "1.2个百分点 status = 1.2 个百分点 2020"]),
    ("share of all", "background", "2020年,先进制造业产值占全市工业总产值的45.6%。", ["45.6% status = 45.6 % 2020"]),
    ("years paired with values", "goal", "2023年、2024年、2025年数字经济核心产业增加值分别达到120亿元、150亿元、190亿元。", ["120亿元 target = 120 亿元 2023", "150亿元 target = 150 亿元 2024", "190亿元 target = 190 亿元 2025"]),
    ("before the end of a year", "task", "2022年底前,建成5G基站8000个。", ["8000个 target = 8000 个 2022"]),
    ("yearly tasks", "task", "每年滚动实施重大科技攻关项目50项以上。", ["50项 target >= 50 项"]),
    # --- incentives, limits, funds, projects
    ("pairing in order", "measure", "对新认定的国家级、省级、市级企业技术中心,分别给予200万元、100万元、30万元一次性奖励。", ["200万元 incentive = 200 万元", "100万元 incentive = 100 万元", "30万元 incentive = 30 万元"]),
    ("share of support and its ceiling", "measure", "按照设备投资额的20%给予补助,最高不超过500万元。", ["20% incentive = 20 %", "500万元 incentive <= 500 万元"]),
    ("threshold and reward", "measure", "对年营业收入首次突破10亿元的企业,给予50万元奖励。", ["10亿元 limit > 10 亿元", "50万元 incentive = 50 万元"]),
    ("highest support", "measure", "对企业上云最高给予30万元补贴。", ["30万元 incentive <= 30 万元"]),
    ("support behind the amount", "measure", "首次认定的高新技术企业奖励20万元。", ["20万元 incentive = 20 万元"]),
    ("a fund", "measure", "设立总规模100亿元的产业引导基金。", ["100亿元 fund = 100 亿元"]),
    ("a named project", "box", "某某电池项目:总投资52亿元,占地600亩,年产10GWh动力电池。", ["52亿元 project = 52 亿元", "600亩 project = 600 亩", "10GWh project = 10 GWh"]),
    ("a zone", "task", "起步区规划面积38.6平方公里,重点布局集成电路产业。", ["38.6平方公里 project = 38.6 平方公里"]),
    ("conditions of a rule", "measure", "支持投资5000万元以上的项目优先纳入省重点项目计划。", ["5000万元 limit >= 5000 万元"]),
    # --- descriptions of what is counted
    ("千亿级 describes the clusters", "goal", "到2025年,形成2个千亿级、5个百亿级产业集群。", ["2个 target = 2 个 2025", "5个 target = 5 个 2025"]),
    ("超百亿元 describes the firms", "goal", "到2025年,培育营业收入超百亿元企业10家。", ["10家 target = 10 家 2025"]),
    ("a figure describes the firms", "goal", "到2025年,培育年产值超过50亿元的龙头企业8家。", ["8家 target = 8 家 2025"]),
    ("千亿级 standing alone", "goal", "到2025年,打造千亿级新型显示产业集群。", ["千亿级 target = 1000 亿元 2025"]),
    ("a class is no count that the next number describes", "goal", "到2025年,新增三类医疗器械注册证150张以上。", ["150张 target >= 150 张 2025"]),
    ("以上 describes the firms", "background", "2020年,主营业务收入10亿元以上企业达到46家。", ["46家 status = 46 家 2020"]),
    # --- names and own items
    ("世界500强", "background", "引进世界500强企业35家。", ["35家 status = 35 家"]),
    ("名 in quotes", "task", "实施“千人计划”“万名专家服务基层”行动和“131”人才工程。", []),
    ("中国制造2025, 5G, +", "task", "深入实施《中国制造2025》,推进“5G+工业互联网”512工程,建设工业4.0示范线。", []),
    ("own items", "principle", "聚焦六大产业、三大片区,实施八个专项行动,健全四项机制。", []),
    ("items with an enumeration", "task", "在高效节能、先进环保、资源循环利用等三个方面取得突破。", []),
    ("一 without a unit", "task", "进一步统一标准,推进一体化、一站式服务,引进一批项目,构建一核两翼布局。", []),
    ("three-year action", "task", "开展国企改革三年行动,编制五年规划,落实三年滚动计划。", []),
    ("the third industry", "background", "三次产业结构进一步优化,第三产业发展迅速,第一批示范企业落地。", []),
    ("document number and meeting", "principle", "根据《国务院关于印发规划的通知》(国发〔2021〕8号)和省委十届十一次全会精神,制定本规划。", []),
    ("references to boxes and tables", "task", "具体见专栏3、表2和附件1。", []),
    ("own items that are really built", "task", "高标准建设四个省级高新技术产业开发区。", ["四个 target = 4 个"]),
    # --- ranks
    ("first three", "goal", "到2025年,综合实力进入全国开发区前三。", ["前三 target <= 3 位 2025"]),
    ("first ten with a unit", "goal", "到2025年,科技创新综合实力进入全国前10位。", ["10位 target <= 10 位 2025"]),
    ("first strong counties", "background", "连续三年入选全国综合实力百强县。", []),
    # --- units
    ("a unit with a slash", "goal", "到2025年,规上工业亩均税收达到25万元/亩。", ["25万元/亩 target = 25 万元/亩 2025"]),
    ("每万人 is part of the indicator", "goal", "到2025年,每万人口高价值发明专利拥有量达到12件。", ["12件 target = 12 件 2025"]),
    ("compute", "goal", "到2025年,智能算力规模达到2000PFLOPS,数据中心标准机架达到5万架。", ["2000PFLOPS target = 2000 PFLOPS 2025", "5万架 target = 5 万架 2025"]),
    ("power", "goal", "到2025年,新能源装机规模达到6000万千瓦,新型储能装机达到500万千瓦。", ["6000万千瓦 target = 6000 万千瓦 2025", "500万千瓦 target = 500 万千瓦 2025"]),
    ("person-times", "goal", "到2025年,年接待游客超过8000万人次。", ["8000万人次 target > 8000 万人次 2025"]),
    ("working days", "measure", "企业开办时间压缩至1个工作日以内。", ["1个工作日 target <= 1 个工作日"]),
    # --- roles that a word farther off seems to give
    ("a prize for quality is no support", "measure", "对新获省政府质量奖的企业奖励100万元。", ["100万元 incentive = 100 万元"]),
    ("a share and a ceiling in one", "measure", "按设备投入的15%、单个项目最高800万元给予补助。", ["15% incentive = 15 %", "800万元 incentive <= 800 万元"]),
    ("what land is used for", "task", "新增建设用地指标不低于40%用于工业。", ["40% limit >= 40 %"]),
    ("which land is meant", "task", "对亩均税收低于8万元的低效用地依法处置。", ["8万元 limit < 8 万元"]),
    ("a fund inside a fund", "measure", "设立总规模30亿元的产业基金,其中天使基金不少于3亿元。", ["30亿元 fund = 30 亿元", "3亿元 fund >= 3 亿元"]),
    ("a count behind a list, with 以上", "goal", "到2025年,形成新型显示、智能汽车、生物医药等3个以上产业集群。", ["3个 target >= 3 个 2025"]),
]


@pytest.mark.parametrize(("trap", "function", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_sentence(trap: str, function: str, text: str, expected: list[str]) -> None:
    assert quantities_of(text, function) == expected


@pytest.mark.parametrize(("trap", "function", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_sentence_with_blanks(trap: str, function: str, text: str, expected: list[str]) -> None:
    """Blanks around digits change nothing but the quotes."""
    assert [row.replace(" ", "") for row in quantities_of(spaced(text), function)] == [row.replace(" ", "") for row in expected]

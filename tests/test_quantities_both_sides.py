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
    ("all of the counted above one sum", "goal", "到2025年,形成3个产值均超千亿元的产业集群。", ["3个 target = 3 个 2025"]),
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

PROJECTS: list[tuple[str, str, str, list[str]]] = [
    ("all figures behind a project's name in a box", "box", "国家临床研究协作中心:联合9家三甲医院,设立研究型病床1500张。", ["9家 project = 9 家", "1500张 project = 1500 张"]),
    ("money behind a project's name in a box", "box", "抗体药物产业化基地:投资46亿元,建设生产线12条。", ["46亿元 project = 46 亿元", "12条 project = 12 条"]),
    ("firms that come to a named park", "box", "生命产业园:占地1200亩,引进细胞治疗企业80家。", ["1200亩 project = 1200 亩", "80家 target = 80 家"]),
    ("projects of a kind are no name", "box", "重点产业化项目:建设生产线12条。", ["12条 target = 12 条"]),
    ("an act before a colon is no name", "task", "打造先进制造业基地:建设智能工厂20家。", ["20家 target = 20 家"]),
    ("a bracket behind works", "box", "港航物流:建设集装箱码头二期工程(5万吨级泊位4个、年吞吐能力80万标箱)。", ["4个 project = 4 个", "80万标箱 project = 80 万标箱"]),
    ("a bracket that counts projects", "box", "加快推进交通基础设施项目(12个)。", ["12个 target = 12 个"]),
    ("a line that is dated and named", "task", "2022年底前完成金垣食品年产8万吨速冻食品生产线建设。", ["8万吨 project = 8 万吨 2022"]),
    ("a plant that slaughters", "task", "推进牧丰年屠宰100万头生猪及肉制品深加工项目早日投产。", ["100万头 project = 100 万头"]),
    ("a capacity of the base just named", "task", "2022年底前建成装配式建筑产业基地,年产预制构件20万立方米。", ["20万立方米 project = 20 万立方米 2022"]),
    ("a capacity that is striven for", "task", "力争三年引进整鞋企业15家,形成年产6000万双的生产能力。", ["15家 target = 15 家", "6000万双 target = 6000 万双"]),
    ("a capacity dated by its own year", "task", "加快存储晶圆制造基地二期建设,2022年形成月产12万片的生产能力。", ["12万片 target = 12 万片 2022"]),
    ("a capacity to be reached by all", "task", "推动整车年产能达到120万辆。", ["120万辆 target = 120 万辆"]),
    ("a capacity of a year in a list of aims", "box", "酱香白酒:2025年产能10万千升、产值300亿元。", ["10万千升 target = 10 万千升 2025", "300亿元 target = 300 亿元 2025"]),
    ("what a power station's extension adds", "task", "完成那黎水电站扩机工程,新增装机24万千瓦。", ["24万千瓦 project = 24 万千瓦"]),
    ("what a programme adds", "task", "实施新能源倍增工程,新增装机240万千瓦。", ["240万千瓦 target = 240 万千瓦"]),
    ("power and energy of one station", "task", "建设100兆瓦/200兆瓦时电网侧独立储能电站。", ["100兆瓦 project = 100 兆瓦", "200兆瓦时 project = 200 兆瓦时"]),
    ("money put into one thing", "task", "投资18.5亿元改造板蒙、弄怀口岸联检楼。", ["18.5亿元 project = 18.5 亿元"]),
    ("money put into many", "task", "每年投资5亿元改造一批老旧厂房。", ["5亿元 target = 5 亿元"]),
    ("factories of the park just named", "task", "规划建设占地1200亩的鞋服产业城,配套建设标准化厂房30万平方米。", ["1200亩 project = 1200 亩", "30万平方米 project = 30 万平方米"]),
    ("factories of a park's stage", "task", "建设航空智造产业园二期标准厂房30万平方米。", ["30万平方米 project = 30 万平方米"]),
    ("factories anywhere", "task", "建设智能网联汽车产业园、轨道交通产业园和30万平方米标准化厂房。", ["30万平方米 target = 30 万平方米"]),
    ("areas that are vacated", "task", "推动批发市场外迁,腾退仓储面积40万平方米。", ["40万平方米 target = 40 万平方米"]),
    ("named plants that were built", "background", "建成清峁180万吨甲醇深加工、柳沟梁60万吨煤制烯烃等一批重大项目。", ["180万吨 project = 180 万吨", "60万吨 project = 60 万吨"]),
    ("a stage that was opened", "background", "2020年,2000万吨炼化一体化一期项目建成投产。", ["2000万吨 project = 2000 万吨 2020"]),
    ("output of a year", "background", "2020年,原油加工量2000万吨,一批炼化项目建成投产。", ["2000万吨 status = 2000 万吨 2020"]),
    ("a zone and its first part", "background", "新区规划面积486平方公里,其中起步区68平方公里。", ["486平方公里 project = 486 平方公里", "68平方公里 project = 68 平方公里"]),
    ("what has been built of a zone", "background", "目前,经济开发区建成区面积11.8平方公里,入驻企业400家。", ["11.8平方公里 status = 11.8 平方公里", "400家 status = 400 家"]),
    ("counted by name with their investment", "task", "建成煤制乙二醇、煤油共炼二期等8个重大项目,总投资680亿元。", ["8个 target = 8 个", "680亿元 project = 680 亿元"]),
    ("counted with their investment", "task", "实施重大项目120个,总投资680亿元。", ["120个 target = 120 个", "680亿元 target = 680 亿元"]),
    ("a base that is enlarged", "task", "支持雍安新能源乘用车基地30万辆扩建。", ["30万辆 project = 30 万辆"]),
    ("works of enlarging, counted", "task", "每年实施100项技改项目。", ["100项 target = 100 项"]),
    ("a programme's bracket", "task", "实施智能制造工程(建成智能工厂30家)。", ["30家 target = 30 家"]),
    ("a programme in a box", "box", "企业上云工程:推动1000家企业上云。", ["1000家 target = 1000 家"]),
    ("a capacity that is foreseen of one project", "task", "该项目总投资10亿元,预计年产铝材20万吨。", ["10亿元 project = 10 亿元", "20万吨 project = 20 万吨"]),
    ("lines of a size, counted", "task", "到2025年,建成年产100万吨以上水泥生产线3条。", ["3条 target = 3 条 2025"]),
    ("the year in which works open", "task", "支持储能二期20吉瓦时储能电池项目2024年投产。", ["20吉瓦时 project = 20 吉瓦时 2024"]),
    ("the year in which works begin", "task", "支持储能二期20吉瓦时储能电池项目,2024年开工。", ["20吉瓦时 project = 20 吉瓦时"]),
]  # fmt: skip

LIMITS: list[tuple[str, str, str, list[str]]] = [
    ("an area that must be", "measure", "园区建筑面积应不少于1万平方米。", ["1万平方米 limit >= 1 万平方米"]),
    ("an area that is built", "measure", "每年新建厂房面积不少于1万平方米。", ["1万平方米 target >= 1 万平方米"]),
    ("an area that may be", "task", "三个中心镇可规划建设不超过300亩的小微企业创业园。", ["300亩 limit <= 300 亩"]),
    ("an area of a condition", "measure", "签订租约且营业面积在100平方米以上的,按租金的30%给予补助。", ["100平方米 limit >= 100 平方米", "30% incentive = 30 %"]),
    ("a line drawn around land", "task", "划定工业用地红线28万亩。", ["28万亩 limit = 28 万亩"]),
    ("a line named behind its area", "task", "划定420平方公里工业保护线。", ["420平方公里 limit = 420 平方公里"]),
    ("an area drawn without a line", "measure", "划定不少于3万亩的产业区块用于招商。", ["3万亩 target >= 3 万亩"]),
    ("a class of plants, all of them", "task", "2022年底前30万千瓦以上机组全部完成改造。", ["30万千瓦 limit >= 30 万千瓦 2022"]),
    ("firms counted, all of them", "task", "2022年底前1000家以上企业全部完成改造。", ["1000家 target >= 1000 家 2022"]),
    ("a size that is reached and used", "task", "2022年底前建成厂房10万平方米以上并全部投入使用。", ["10万平方米 target >= 10 万平方米 2022"]),
    ("the size of each", "task", "单个平台连片开发面积不小于3000亩,单个面积控制在3至8万平方米。", ["3000亩 limit >= 3000 亩", "3至8万平方米 limit = 3..8 万平方米"]),
    ("a quota", "task", "完善每人每日8000元免税额度管理。", ["8000元 limit = 8000 元"]),
    ("a quota of credit", "task", "争取新增贷款8000亿元额度。", ["8000亿元 target = 8000 亿元"]),
    ("a quota of bonds", "task", "争取安排80亿元专项债券额度。", ["80亿元 target = 80 亿元"]),
    ("what is allowed", "measure", "种子基金允许单个项目100%亏损。", ["100% limit = 100 %"]),
    ("only one is kept", "task", "原则上一个县只保留1家省级开发区。", ["1家 limit = 1 家"]),
    ("a fund manager's capital", "measure", "创业投资基金管理人实缴规模2亿元以上并投资于本区企业的,按实际投资额的1%给予奖励。", ["2亿元 limit >= 2 亿元", "1% incentive = 1 %"]),
    ("conditions in turn", "measure", "对新开航线,年执飞分别不少于1000架次、3000架次的,分别补贴60万元、30万元。", ["1000架次 limit >= 1000 架次", "3000架次 limit >= 3000 架次", "60万元 incentive = 60 万元", "30万元 incentive = 30 万元"]),
    ("a class of headquarters", "measure", "综合型总部:营业收入不低于10亿元,分支机构不少于3家。", ["10亿元 limit >= 10 亿元", "3家 limit >= 3 家"]),
    ("an aim behind a rule", "measure", "项目投资强度不低于300万元/亩,新引进企业不少于3家。", ["300万元/亩 limit >= 300 万元/亩", "3家 target >= 3 家"]),
    ("a floor behind a rule", "task", "固定资产投资强度不低于250万元/亩,亩均税收不低于15万元。", ["250万元/亩 limit >= 250 万元/亩", "15万元 limit >= 15 万元"]),
    ("low yields that are meant", "task", "到2025年,每年新增用地不少于2000亩。对亩均税收低于8万元的低效用地依法处置。", ["2000亩 target >= 2000 亩 2025", "8万元 limit < 8 万元 2025"]),
    ("a term that is shortened", "measure", "技术审评时限压缩至40个工作日以内。", ["40个工作日 limit <= 40 个工作日"]),
    ("a high standard is no rule", "measure", "三年建设高标准厂房不少于100万平方米。", ["100万平方米 target >= 100 万平方米"]),
    ("a standard is a rule", "measure", "入园标准不低于固定资产投资5000万元。", ["5000万元 limit >= 5000 万元"]),
    ("all support to one firm", "measure", "同一企业年度奖补总额原则上不超过其当年地方财政贡献的100%。", ["100% limit <= 100 %"]),
    ("before the end of a year is no rank", "task", "2022年底前10万吨以上产线全部改造。", ["10万吨 limit >= 10 万吨 2022"]),
]  # fmt: skip

SUPPORT: list[tuple[str, str, str, list[str]]] = [
    ("the next step of a reward", "measure", "对综合型总部给予落户奖励,最高3000万元;成长型总部最高500万元,分三年兑现。", ["3000万元 incentive <= 3000 万元", "500万元 incentive <= 500 万元"]),
    ("a ceiling that follows no reward", "measure", "明确入园条件;单个项目最高投资500万元。", ["500万元 target = 500 万元"]),
    ("budget money of each year in the next clause", "task", "安排市级技改专项资金,每年不少于1亿元,重点支持环保提标。", ["1亿元 incentive >= 1 亿元"]),
    ("special money of each year", "task", "市级科技专项资金连续五年每年投入不少于6亿元。", ["6亿元 incentive >= 6 亿元"]),
    ("research money of all is no budget", "goal", "全社会研发经费每年增加不少于6亿元。", ["6亿元 target >= 6 亿元"]),
    ("a space that is lent", "measure", "对入选团队给予50万元资助、200平方米以内三年免租办公用房。", ["50万元 incentive = 50 万元", "200平方米 incentive <= 200 平方米", "三年 incentive = 3 年"]),
    ("money to start with", "measure", "对初创企业免费提供工位及10万元以内的启动资金。", ["10万元 incentive <= 10 万元"]),
    ("the ceiling of the support just given", "measure", "按利息的50%给予贴息,年度贴息总额不超过300万元。", ["50% incentive = 50 %", "300万元 incentive <= 300 万元"]),
    ("the ceiling of a year's vouchers", "measure", "发放算力券,年度总额不超过2亿元,按支付额的30%予以补贴。", ["2亿元 limit <= 2 亿元", "30% incentive = 30 %"]),
]  # fmt: skip

TOLD: list[tuple[str, str, str, list[str]]] = [
    ("what our county has", "task", "我县年产优质小麦42万吨、红薯15万吨,出栏生猪60万头,食品原料充足。", ["42万吨 status = 42 万吨", "15万吨 status = 15 万吨", "60万头 status = 60 万头"]),
    ("what our county is to have", "task", "我县要新建粮食加工厂20家。", ["20家 target = 20 家"]),
    ("in view of what there is", "task", "针对我县现有纱锭35万枚、织机2200台的实际,改造提升纺织产业。", ["35万枚 status = 35 万枚", "2200台 status = 2200 台"]),
    ("what is wanting, in a section of tasks", "task", "二是龙头企业数量偏少,本地配套率不足四成;", ["四成 status < 40 %"]),
    ("mending what is wanting", "task", "二是补齐薄弱环节,引进配套企业20家;", ["20家 target = 20 家"]),
    ("a year's end without a date of the text", "background", "2018年底全县脱贫摘帽,累计有3100名群众在县内就业。", ["3100名 status = 3100 名 2018"]),
    ("a deadline without a date of the text", "background", "国家要求,到2018年底培训工人3100名。", ["3100名 target = 3100 名 2018"]),
    ("a year before that of the number of a document", "goal", "2021年,全区服务业增加值612.4亿元。", ["612.4亿元 status = 612.4 亿元 2021"]),
    ("a deadline behind it", "goal", "力争到2024年,服务业增加值突破800亿元。", ["800亿元 target > 800 亿元 2024"]),
]  # fmt: skip

MORE: list[tuple[str, str, str, list[str]]] = [
    ("storage that must be fitted", "task", "新建新能源项目按不低于装机容量10%配置储能。", ["10% limit >= 10 %"]),
    ("storage that is aimed at", "task", "力争储能配置比例达到10%。", ["10% target = 10 %"]),
    ("a reach within which building is kept down", "task", "严格控制沿江一公里范围内新建化工项目。", ["一公里 limit <= 1 公里"]),
    ("indicators of a box", "box", "锂盐产能:2020年3.2万吨,2025年9万吨。", ["3.2万吨 baseline = 3.2 万吨 2020", "9万吨 target = 9 万吨 2025"]),
    ("a plant of a box", "box", "锂盐厂:年产锂盐3.2万吨。", ["3.2万吨 project = 3.2 万吨"]),
    ("up to the year told of", "background", "2020年产值达到7860亿元,2015年以来年均增长9.8%。", ["7860亿元 status = 7860 亿元 2020", "9.8% status = 9.8 % 2020"]),
    ("no year told of", "background", "2015年以来年均增长9.8%。", ["9.8% status = 9.8 %"]),
    ("old works before a year", "task", "对2010年前投运的老旧风机实施改造,新建变电站3座。", ["3座 target = 3 座"]),
    ("due before a year", "task", "2023年前新建变电站3座。", ["3座 target = 3 座 2023"]),
    ("a kind of product", "task", "布局6英寸、8英寸碳化硅器件产线,14纳米工艺量产。", []),
]  # fmt: skip

ROWS = [*MORE, *FIELDS, *LEFT, *STARTS, *PROJECTS, *LIMITS, *SUPPORT, *TOLD]
NUMBERED = Facts("test", doc_number="麓政规〔2022〕3号")
FACTS_OF = {
    "a year's end without a date of the text": UNDATED,
    "a deadline without a date of the text": UNDATED,
    "a year before that of the number of a document": NUMBERED,
    "a deadline behind it": NUMBERED,
}


@pytest.mark.parametrize(("trap", "function", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_both_sides(trap: str, function: str, text: str, expected: list[str]) -> None:
    assert quantities_of(text, function, FACTS_OF.get(trap, FACTS)) == expected, trap

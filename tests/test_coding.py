"""Sector and instrument codings: traps of the language, one a row; vocabularies that prove themselves."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import coding, corpus, quantities, vocab
from compare.coding.proof import prove
from compare.models import Coding, Facts, Quantity
from compare.vocab.lexicon import lexicon

ROOT = Path(__file__).parents[1]


def codings(text: str, heading: str = "二、主要任务", numbers: list[Quantity] | None = None) -> list[Coding]:
    """Codings of a text that stands under a heading."""
    doc = corpus.read(f"{heading}\n{text}", "x")
    return coding.code(doc, numbers or [])


def codes(text: str, scheme: str, heading: str = "二、主要任务") -> set[str]:
    doc = corpus.read(f"{heading}\n{text}", "x", Facts("x", period_start="2021", period_end="2025"))
    found = coding.code(doc, quantities.extract(doc)[0])
    return {c.code for c in found if c.scheme == scheme and c.start > len(heading)}


# (trap, text, sectors)
SECTORS = [
    ("a vehicle of logistics is no logistics", "发展新能源冷链物流车。", {"nev"}),
    ("tableware is no catering", "生产一次性餐饮具。", set()),
    ("what a treatment uses is no machine tool", "发展激光治疗设备。", {"bio"}),
    ("a name that ends before 机械 is no wind turbine", "推进长风机械公司改造。", set()),
    ("used batteries are recycled", "布局电池回收利用。", {"environment"}),
    ("an engine of before is no electric drive", "推动传统发动机企业转型。", {"traditional"}),
    ("new building materials are no new materials", "发展新型建材。", {"traditional"}),
    ("新能源汽车 is no new energy", "推广新能源汽车。", {"nev"}),
    ("智能电网 is energy", "发展智能电网。", {"energy"}),
    ("电子信息新材料 is materials", "发展电子信息新材料。", {"materials"}),
    ("生物质能 is bio and energy", "开发生物质能。", {"bio", "energy"}),
    ("农机装备 is equipment and agriculture", "提升农机装备水平。", {"equipment", "agriculture"}),
    ("智慧农业 is agriculture and it", "发展智慧农业。", {"agriculture", "it"}),
    ("智慧医疗 is health and it", "推广智慧医疗。", {"health", "it"}),
    ("节能环保装备 is environment and equipment", "发展节能环保装备。", {"environment", "equipment"}),
    ("an agency's name", "由市农业局、生态环境局、文化和旅游局组织实施。", set()),
    ("a university's name", "支持东河农业大学、化工学院与企业共建基地。", set()),
    ("a firm's name", "支持东河宏达生物科技有限公司扩大生产。", set()),
    ("the last word of a compound", "研发物流机器人、集成电路封装材料、煤矿综采装备。", {"equipment", "materials"}),
    ("a list ends a compound", "发展物流、机器人。", {"equipment", "services"}),
    ("new-energy equipment is both", "发展风电装备。", {"energy", "equipment"}),
    ("goods of a port", "引导铁矿石、粮食、钢材等货类在港区分拨。", set()),
    ("goods that are made", "发展铁矿石、粮食、钢材等加工。", {"agriculture", "traditional"}),
    ("ability is no saving of energy", "系统调节能力不足。", set()),
    ("fourteen nanometres", "14纳米工艺实现量产。", set()),
    ("cells beside storage", "发展储能变流器、电芯、电池管理系统。", {"energy"}),
    ("cells of vehicles", "发展新能源汽车、电芯、储能系统。", {"energy", "nev"}),
    ("a use some characters on", "发展高速列车车轮用钢。", {"materials"}),
    ("应用 is no use for", "拓展无人机应用,发展钢材。", {"equipment", "traditional"}),
    ("a person takes part, ginseng is none", "支持法人参与产业联盟。", set()),
    ("ginseng", "发展人参、茯苓种植加工。", {"agriculture", "bio"}),
    ("镁|基本, two words", "金属镁基本外销。", {"traditional"}),
    ("red genes", "传承红色基因。", set()),
    ("布局 is no office", "优化新材料产业布局。", {"materials"}),
    ("a cited title", "落实《新能源汽车产业发展规划》。", set()),
    ("figures of speech", "优化创新生态,改善软环境,开辟绿色通道。", set()),
    ("战略性新兴产业 names no sector", "壮大战略性新兴产业和高新技术产业。", set()),
    ("AI inside a Latin word", "引进MAIN公司。", set()),
    ("AI before Han", "发展AI产业。", {"it"}),
    ("a technology as a tool of administration", "运用大数据等技术,精准识别困难群众。", set()),
    ("a technology applied in industry", "利用大数据等技术,改造提升制造业。", {"it"}),
    ("家具 across words", "培育国家具有优势的产业。", set()),
    ("合金 across words", "结合金融机构需求开展服务。", set()),
    ("化工 across words", "深化工程建设改革,强化工业基础,优化工作流程,推广数字化工具。", set()),
    ("化工业 is an industry", "发展精细化工业。", {"traditional"}),
    ("家电 across words", "建设国家电子信息产业基地。", {"it"}),
    ("家政 across words", "争取国家政策支持。", set()),
    ("中医 across words", "其中医疗器械产值增长10%。", {"bio"}),
    ("核能 across words", "提升考核能力。", set()),
    ("海工 across words", "对接上海工业互联网平台。", {"it"}),
    ("环保 across words", "健全循环保障机制。", set()),
    ("a line of business is no industry", "开展设备融资租赁业务。", set()),
    ("new-energy and connected vehicles in one", "壮大新能源及智能网联汽车产业。", {"nev"}),
    ("机械化 is no machinery industry", "提高全程机械化水平。", set()),
    ("卫星城 is no satellite", "建设卫星城镇。", set()),
    ("电池材料 is materials only", "发展电池材料。", {"materials"}),
    ("low-altitude economy", "发展低空经济。", {"equipment"}),
    ("full-width letters", "建设５Ｇ网络。", {"it"}),
    ("a use is no industry", "开发航空航天用高温合金。", {"materials"}),
    ("用于 is no such use", "推动新材料用于航空航天。", {"materials", "equipment"}),
    ("a loan named for a crop", "推广“茶叶贷”和农业保险。", set()),
    ("a service that names a platform", "建设检验检测等公共技术平台。", set()),
    ("the service industry itself", "发展检验检测、知识产权服务等高技术服务业。", {"sei_services"}),
    ("a body named for an industry", "成立市智能制造发展领导小组。", set()),
    ("航空 is equipment, 航空口岸 a port", "扩大航空口岸开放。", set()),
    ("海工 across words again", "优化临海工业布局。", set()),
    ("海工 before 业务", "发展海工业务。", {"equipment"}),
    ("to use equipment is no industry", "提高光伏发电设备利用率。", {"energy"}),
    ("what is made for another industry", "发展轨道交通用大型型材、航空航天铝材。", {"materials"}),
    ("goods for another industry are of both", "发展固废处理装备、海上风电机组。", {"environment", "energy", "equipment"}),
    ("machines for farm products too", "推广粮食烘干设备。", {"agriculture", "equipment"}),
    ("to renew equipment is no industry", "加快制氢设备更新。", {"energy"}),
    ("a park's tail", "支持“散乱污”企业整治。", {"environment"}),
    ("trucks where a sentence speaks of electric ones", "坚持纯电动为主,推广重卡、客车。", {"nev"}),
    ("to forge strengths is no foundry", "锻造新型显示长板。", {"it"}),
    ("a foundry", "发展锻造、铸造。", {"traditional"}),
    ("an industry that forges", "做强锻造产业集群。", {"traditional"}),
    ("a compound ends at a preposition", "推进煤矿于三年内改造。", {"traditional"}),
    ("parts of wind turbines are no parts of cars", "发展风电整机、轮毂、齿轮箱。", {"energy", "equipment"}),
    ("parts of cars", "发展轮毂、变速箱。", {"traditional"}),
    ("parts in a clause before another industry", "做强水泵、阀门,壮大新一代信息技术产业。", {"it", "traditional"}),
    ("parts of one place beside another's industry", "东河县重点发展轴承,西河县重点发展光伏。", {"energy", "equipment"}),
    ("a branch that makes parts", "推动水泵企业应用人工智能。", {"it", "traditional"}),
    ("bearings beside panels", "发展光伏组件、轴承。", {"energy"}),
    ("parts of motors of phones", "发展耳机、数据线、阀门。", {"it"}),
    ("parts of cars beside electric ones", "支持轮毂企业切入新能源汽车供应链。", {"nev", "traditional"}),
    ("sensors of robots", "突破工业机器人用力觉传感器、减速器。", {"equipment"}),
    ("sensors alone", "发展传感器。", {"it"}),
    ("parts of two kinds and nothing else", "发展轴承、传感器。", {"equipment", "it"}),
    ("a sector named otherwise too", "发展智能装备、集成电路、传感器。", {"equipment", "it"}),
    ("an industry of parts is one", "发展机器人产业和模具产业。", {"equipment", "traditional"}),
    ("an old industrial base is no industry", "推进老工业基地调整,用好老工业区搬迁政策。", set()),
    ("a county of farms is no farming", "走出农业大县工业突围的新路子。", set()),
    ("snacks are no leisure", "发展休闲豆制品、休闲食品。", {"agriculture"}),
    ("leisure", "发展休闲旅游。", {"tourism"}),
    ("what weighs on industry is no environmental industry", "能耗指标紧张,环保压力较大,存量企业节能降耗任务繁重。", set()),
    ("environmental industry", "发展环保产业和节能降耗技术。", {"environment"}),
    ("a market that opens to it", "放宽环保产业市场准入。", {"environment"}),
    ("a vessel under pressure weighs on nobody", "发展固废处理压力容器。", {"environment", "equipment"}),
    ("what it may not enter by", "提高节能准入门槛。", set()),
    ("ground that is used well", "提高土地综合利用水平。", set()),
    ("training workers is no training industry", "每年培训产业工人。", set()),
    ("a technical college", "办好东河重型机械职业技术学院。", set()),
    ("machines for mines", "发展露天矿开采设备。", {"equipment"}),
    ("satellite parks", "建设卫星园区、卫星工厂。", set()),
    ("whole vehicles", "支持整车企业做大规模。", {"traditional"}),
    ("whole drones", "发展无人机整车集成。", {"equipment"}),
    ("vehicles as freight", "发展整车物流。", {"services"}),
    ("vehicles beside what charges others", "发展传统商用车,完善充电设施。", {"nev", "traditional"}),
    ("whole vehicles beside electric ones", "支持整车企业开发纯电动、插电式车型和动力电池。", {"nev"}),
    ("research by contract", "引进合同研发、合同生产机构。", {"sei_services"}),
    ("a platform with its short name", "建设合同研发生产(CDMO)公共平台。", {"bio"}),
    ("services in a list", "壮大法律、知识产权等专业服务。", {"services", "sei_services"}),
    ("smart ports", "发展智慧港航、智慧文旅。", {"it", "services", "tourism"}),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "expected"), SECTORS, ids=[row[0] for row in SECTORS])
def test_sectors(trap: str, text: str, expected: set[str]) -> None:
    assert codes(text, "sector") == expected


# (trap, text, instruments)
INSTRUMENTS = [
    ("firms that develop goods do not grow by it", "支持企业发展中药饮片。", set()),
    ("firms that develop, by themselves", "支持企业发展。", {"enterprise"}),
    ("a share that research has measures", "企业研发投入占营业收入比重达到3%。", {"planning"}),
    ("a base named for what it makes is no research", "推进抗体药物产业化基地建设。", {"infrastructure"}),
    ("构建|链条 is not 建链", "构建链条完整的工业体系。", set()),
    ("public computing is infrastructure", "建设公共算力服务平台。", {"infrastructure"}),
    ("built", "建设一批重点实验室。", {"platforms"}),
    ("built, as a noun behind a list", "推进重点实验室、工程研究中心建设。", {"platforms"}),
    ("rested on, not built", "依托重点实验室,发展优势产业。", set()),
    ("rested on, then an action in the same clause", "围绕产业需求建设重点实验室。", {"platforms"}),
    ("基于 in the middle of a clause is no opening", "推进基于深度神经网络的图像识别工程研究中心建设。", {"platforms"}),
    ("research as one field among others", "重点发展芯片设计、创新药研发、基础算法。", {"planning"}),
    ("research as the first of the stages", "发展高分子材料研发、制造、深加工。", {"rd"}),
    ("what R&D spending is to reach", "到2025年,骨干企业研发投入占营业收入比重达到3%。", {"planning"}),
    ("R&D spending that is raised", "引导企业加大研发投入。", {"rd"}),
    ("a newly approved centre is supported", "对新获批的国家重点实验室给予100万元奖励。", {"funding", "platforms"}),
    ("a park merely mentioned", "园区与主城区交通便利。", set()),
    ("industry that gathers in parks is a process of clusters", "引导产业向园区集中。", {"enterprise"}),
    ("a product is no platform", "研发深远海养殖平台、海上安装平台。", {"rd"}),
    ("research as one stage of all", "将质量要求贯穿研发、生产、流通全过程。", set()),
    ("stages that are worked on", "开展关键技术研发、生产线改造。", {"rd"}),
    ("what support is reckoned by", "以加计扣除的费用为依据给予补助。", {"funding"}),
    ("a noun of building behind the longer of two objects", "推动技术创新公共服务平台建设。", {"platforms", "rd"}),
    ("a service to firms that is bettered", "做好口岸公共服务。", {"public_services"}),
    ("a service in the name of a system", "加强公共服务能力。", set()),
    ("training with its number", "每年培训电商人才600人次。", {"planning", "talent"}),
    ("imports that are enlarged", "扩大先进技术装备进口。", {"trade"}),
    ("imports that only describe", "扩大进口替代产品产能。", set()),
    ("firms behind a long list", "培育智能服务器、边缘计算盒子、智能传感器、机器视觉检测设备等硬件企业。", {"enterprise"}),
    ("fields that come first", "生物医药以抗体药物、重组蛋白疫苗为重点。", {"planning"}),
    ("one field that comes first", "以抗体药物为重点。", set()),
    ("what building comes first is no field", "以绿色园区、绿色工厂建设为重点。", set()),
    ("a park that is built", "规划建设一批特色产业园。", {"infrastructure"}),
    ("the noun of a place before the colon of a box", "高新区:力争取得突破。", set()),
    ("a zone that is built", "建设产业示范基地。", {"infrastructure", "demonstration"}),
    ("the proper name of a national zone", "服务国家自主创新示范区。", set()),
    ("自主知识产权 is an attribute", "形成一批具有自主知识产权的产品。", set()),
    ("知识产权 protected", "加强知识产权保护。", {"ip"}),
    ("研发费用加计扣除 is tax, not R&D", "落实研发费用加计扣除政策。", {"tax"}),
    ("研发中心 is a platform, not R&D", "引进企业设立研发中心。", {"platforms", "investment"}),
    ("供给侧结构性改革 is rhetoric", "推进供给侧结构性改革。", set()),
    ("发展改革委 is an agency: its lead is coordination, no reform", "由发展改革委牵头。", {"governance"}),
    ("reward paid", "对上市企业给予奖励。", {"funding", "finance"}),
    ("a people's technology described", "从事技术开发的人才按规定参加评审。", set()),
    ("talent gathered", "引进高层次人才和创新团队。", {"talent"}),
    ("a reason, not a measure", "为产业发展提供人才支撑。", set()),
    ("resources in a list", "统筹产业、人才、管理等资源。", set()),
    ("建设用地 holds no 建设", "保障产业园建设用地。", {"factors"}),
    ("用电 across words", "发展专用电动汽车。", set()),
    ("school and firm inside the region is no cooperation", "深化校企合作。", {"talent"}),
    ("military-civil", "推进军民融合。", {"cooperation"}),
    ("chain leaders", "全面推行链长制。", {"governance"}),
    ("风险补偿金 is funding and finance", "设立风险补偿金。", {"funding", "finance"}),
    ("首台套", "落实首台套政策。", {"procurement"}),
    ("going abroad", "支持企业走出去。", {"trade"}),
    ("upgrading of technology", "支持企业技术改造。", {"rd"}),
    ("an industry developed without a means", "大力发展生物医药产业。", set()),
    ("a list of priorities", "重点发展新材料、新能源、生物医药等产业。", {"planning"}),
    ("numbers that tell of the past", "截至2021年底,累计建成加氢站11座。", set()),
    ("support paid is funding, whatever it is called", "企业购买工具软件的,按合同金额的20%给予最高200万元支持。", {"funding"}),
    ("a list of products after 重点发展", "重点发展甲材、乙材、丙材等产品。", {"planning"}),
    ("what a clause rests on is not built, in a box either", "围绕科研设施、重点实验室等资源,开展交流。", set()),
    ("what money is for is no action", "专项资金重点用于创新平台、示范基地建设和人才引进。", {"funding"}),
    ("an occasion is no action", "以示范工程建设为契机,推进技术改造。", {"rd"}),
    ("done before is no action", "在建设两个产业园的基础上,推进技术改造。", {"rd"}),
    ("新发展格局 is rhetoric", "加快构建新发展格局。", set()),
    ("a firm made stronger", "支持企业做大做强。", {"enterprise"}),
    ("an industry made stronger", "做大做强食品加工业。", set()),
    ("the firms that act are not what is fostered", "鼓励龙头企业开展国际合作。", {"cooperation"}),
    ("guiding thought is rhetoric", "以新发展理念为指导,增强产业链供应链自主可控能力,深化改革创新。", set()),
    ("guiding thought that builds", "以新发展理念为指导,着力打造战略性新兴产业集群。", {"enterprise"}),
    ("what a target measures is no means", "到2025年,工业技改投资年均增长10%以上。", {"planning"}),
    ("what a target counts as built is", "到2025年,新建重点实验室10家。", {"planning", "platforms"}),
    ("services in a list of fields are industries", "大力发展工业设计、知识产权、检验检测等专业服务。", set()),
    ("the same word as a means", "加强知识产权保护,发展工业设计。", {"ip"}),
    ("集群 that only describes", "设立集群基金群。", {"finance"}),
    ("who is paid is no act", "对取得质量管理规范认证的机构,给予100万元奖励。", {"funding"}),
    ("who is paid, without 对", "新建冷库1000吨以上的,每吨补助20元。", {"funding"}),
    ("what is built before firms are paid", "建设一批高水平的园区,对入驻企业给予补助。", {"funding", "infrastructure"}),
    ("对 in the middle of an order", "加强对园区建设的统筹协调,对先进单位给予奖励。", {"funding", "governance"}),
    ("the same rule as an act", "制定生产管理规范。", {"regulation"}),
    ("a railway that is asked for is no goal", "争取把铁路纳入国家规划。", set()),
    ("a rank that is aimed at", "争取进入国家级高新区行列。", {"planning"}),
    ("a goal that is built", "力争建成全国重要的机器人产业基地。", {"infrastructure", "planning"}),
    ("a goal without a date", "力争把我市建成全国重要的机器人产业基地。", {"infrastructure", "planning"}),
    ("what is striven for is no goal of its own", "力争上游,做好公共服务。", {"public_services"}),
    ("firms are sought around a chain", "围绕缺失环节精准招商,形成互补。", {"investment"}),
    ("capacity that is curbed", "控制普通电解铝产能。", {"regulation"}),
    ("a valve is not curbed", "扩大控制阀产能。", set()),
    ("a list that is renewed", "动态更新首台套设备推广目录。", {"demonstration", "procurement"}),
    ("where something enters and builds", "推动化工企业进入化工园区建设新基地。", {"infrastructure"}),
    ("who comes to stay", "新建项目迁入合规园区。", set()),
    ("a cluster that is built", "建设产业集群。", {"enterprise"}),
    ("machines that are renewed", "支持企业更新自动铺装设备。", {"rd"}),
    ("services that are grown are industries", "壮大法律、会计、知识产权等专业服务。", set()),
    ("services that firms split off", "支持制造企业剥离设立专业服务公司。", {"enterprise"}),
    ("lines of business that are split off: firms, no research", "引导企业剥离研发、检测、物流等业务。", {"enterprise"}),
    ("what comes about among tasks is no act either", "产业链韧性显著增强。", set()),
    ("an order that ends like it", "推动园区基础设施持续完善。", {"infrastructure"}),
    ("an order with a word before it", "切实推动营商环境持续优化,新建园区3个。", {"infrastructure", "planning", "reform"}),
    ("a noun that begins with a word of action", "创新平台体系持续健全,招商引资。", {"investment"}),
    ("a new model on the market is no listing", "支持新车型上市。", set()),
    ("where something is applied", "推动人工智能在质量检测环节应用。", {"demonstration"}),
    ("a loan that banks develop is no research", "鼓励金融机构开发绿色信贷等产品。", {"finance"}),
    ("firms of a service that are brought in", "引进航运经纪、船员劳务等机构。", {"investment"}),
    ("a rebuilding that firms carry out", "支持企业实施破碎分选和熔炼改造。", {"rd"}),
    ("a rebuilding of an old quarter is no upgrading", "实施老旧工业区改造。", {"infrastructure"}),
    ("a place that is to have industries", "东河等沿海开发区做优钢铁、石化,发展氢能。", {"planning"}),
    ("the whole place is to have them", "全市做优钢铁、石化,发展氢能。", set()),
    ("the level of a zone is no field", "提升开发区发展能级,做强新能源、新材料。", set()),
    ("a town that is to have them", "西河区做大做强软件、集成电路。", {"planning"}),
    ("an entry with a colon", "一轴:沿江智能制造轴。", {"planning"}),
    ("an entry of a layout", "一带,即沿海新兴产业带。", {"planning"}),
    ("things come about in one clause of a goal", "到2025年,产业链条基本健全,新建产业园5个。", {"infrastructure", "planning"}),
    ("who goes into a park builds none", "新建项目一律进入合规园区。", {"regulation"}),
    ("research in a list of services", "支持企业购买检验检测、研发设计等服务。", set()),
    ("fields that a place gathers are no finance", "重点集聚研发设计、检验检测、科技金融等功能。", set()),
    ("a roof is no building for firms", "鼓励厂房屋顶安装光伏。", set()),
    ("a risk of firms is no firm that closes", "稳妥化解企业担保圈风险。", {"finance"}),
    ("定期货运 is no futures trade", "开行定期货运专线。", set()),
    ("the fields of a plan by their chief direction", "以创新药、医疗器械为主要方向。", {"planning"}),
    ("集群 that is grown", "推动集群发展。", {"enterprise"}),
    ("a body named for what is built", "成立示范区建设专班。", {"governance"}),
    ("support that may not be had", "骗取财政资金的,依法追究责任。", {"regulation"}),
    ("a natural advantage is no means", "发挥电价优势,发展大数据产业。", set()),
    ("an occasion that is seized", "抢抓综合试验区建设机遇,发展大数据产业。", set()),
    ("技术 that is broken through", "突破海上风电导管架建造技术。", {"rd"}),
    ("a figure that is broken through", "培育壮大新材料产业,推动产值突破百亿元。", set()),
    ("how fast an office works is no goal", "工业项目审批时限压减至40个工作日以内。", {"reform"}),
    ("a drug on the market is no listed firm", "支持创新药获批上市。", set()),
    ("农业产业化 is no commercialisation of research", "推进农业产业化经营。", set()),
    ("a rate within a bound is no loan", "对银行贷款实际利息给予50%的贴息。", {"funding"}),
    ("products that are developed", "支持企业开发高端分析仪器、体外诊断试剂等产品。", {"rd"}),
    ("a policy's own span is no goal", "本政策有效期至2025年12月31日。", set()),
    ("what a thing unites", "搭建集中试、检测、专利于一体的公共技术平台。", {"platforms"}),
    ("what an environment suits", "营造有利于产业集聚、成果转化的发展环境。", {"reform"}),
    ("factors that are drawn on", "推动各地共享人才、技术等各类资源。", set()),
    ("people who are attracted", "大力引进人才、技术。", {"talent"}),
    ("projects newly attracted are to be attracted", "对新引进的项目给予奖励。", {"funding", "investment"}),
    ("projects that were attracted describe", "对引进的项目建立台账。", {"governance"}),
    ("合作 across words", "发挥资源整合作用。", set()),
    ("升规 across words", "提升规模和效益。", set()),
    ("台资 across words", "统筹平台资源。", set()),
    ("a field of services is no rule", "发展节能评估、污染治理等节能环保服务业。", set()),
    ("面对 inside 全面对接", "全面对接长三角。", {"cooperation"}),
    ("what has been done, among tasks", "近年来,我市先后引育领军人才。", set()),
    ("what has been won, among tasks", "我区被列为国家改革试点。", set()),
    ("what is wanting, among tasks", "企业融资难的问题依然突出。", set()),
    ("what has been done, though important", "近年来,我市先后引育重要领域领军人才。", set()),
    ("what has been done, and is to go on", "近年来,我市产业已有基础,要引进龙头企业。", {"investment"}),
    ("who was recognised gets support", "全市被认定为高新技术企业的,给予一次性奖励20万元。", {"enterprise", "funding"}),
    ("who came of late gets support", "近年来新引进的高层次人才,给予安家补贴。", {"funding", "talent"}),
    ("what stands already is to grow", "我市已经建成的园区要加快提升,支持企业技术改造。", {"rd"}),
    ("fields ahead are no layout", "提前布局氢能产业,加快布局充电设施。", {"infrastructure"}),
    ("a deadline with blanks", "2025 年 6 月底前完成园区建设。", {"infrastructure", "planning"}),
    ("government's part is no measure", "更好发挥政府在规划布局、基础设施、公共服务等方面的作用。", set()),
    ("what solves a problem", "着力解决融资难问题,突出抓好人才引进。", {"finance", "talent"}),
    ("what goes where, in any section", "东部片区布局整车制造,西部片区布局关键零部件。", {"planning"}),
    ("a cluster of a size that is to be raised", "打造千亿级装备制造产业集群。", {"enterprise", "planning"}),
    ("a magnitude that is aimed at is a goal", "力争工业总产值突破千亿元大关。", {"planning"}),
    ("a magnitude that describes is none", "力争培育产值突破千亿元的产业。", set()),
    ("the spread of a product by number", "到2025年推广新能源汽车3000辆。", {"demonstration", "planning"}),
    ("what is closed", "关停落后生产线。", {"regulation"}),
    ("用电 across words", "推动企业改用电炉。", {"rd"}),
    ("a negated act is a rule, not the act", "不得引进高耗能项目。", {"regulation"}),
    ("land made sure of", "优先保障工业用地。", {"factors"}),
    ("land merely named", "存量土地分布较散。", set()),
    ("the shape of a space", "构建“一核两带三园”。", {"planning"}),
    ("一带一路 is no shape", "融入“一带一路”建设。", {"cooperation"}),
    ("a quarter as a deadline", "2025年三季度前完成改造。", {"planning"}),
    ("a season as a deadline", "锅炉2022年汛期前拆除。", {"planning", "regulation"}),
    ("days on which something counts are no deadline", "2025年前的旧账逐项核定。", set()),
    ("money by the month is paid", "对入驻企业给予200元/月。", {"funding"}),
    ("what works can do in a day is a goal", "2025年,污水处理能力达到5万吨/日。", {"planning"}),
    ("a term of rent is no money paid", "租用标准厂房的,前两年免租。", {"factors"}),
    ("leaders who look after firms set no target", "每名市级领导挂点联系2家企业。", {"governance"}),
    ("platforms newly counted among outcomes describe in a task", "新增产值20亿元。", {"planning"}),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "expected"), INSTRUMENTS, ids=[row[0] for row in INSTRUMENTS])
def test_instruments(trap: str, text: str, expected: set[str]) -> None:
    assert codes(text, "instrument") == expected


# (heading, instruments): a heading states what it names, but the motto of a list of principles nothing
HEADINGS = [
    ("(一)强化人才支撑", {"talent"}),
    ("(二)加大财税金融支持", {"finance", "funding", "tax"}),
    ("(三)加强组织实施", {"governance"}),
    ("(四)实施创新平台筑基工程", {"platforms"}),
    ("(五)做强做优汽车产业", set()),
    ("(六)发展新材料产业", set()),
    ("(七)优化发展环境", {"reform"}),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_headings(heading: str, expected: set[str]) -> None:
    assert codes(f"{heading}\n推动产业提质。", "instrument", "四、保障措施") == expected


def test_a_motto_among_principles_states_nothing() -> None:
    assert codes("——创新引领、融资赋能。\n推动产业提质。", "instrument", "二、基本原则") == set()
    assert codes("——融资。\n推动产业提质。", "instrument", "五、政策措施") == {"finance"}


def test_a_motto_that_opens_its_paragraph_states_nothing() -> None:
    assert codes("集聚发展。引导企业上市。", "instrument", "(二)基本原则") == {"finance"}
    assert codes("梯次培育,滚动实施。\n推动产业提质。", "instrument", "(二)基本原则") == set()
    assert codes("集聚发展,引导企业做大做强。", "instrument", "(二)基本原则") == {"enterprise"}  # longer than a motto
    assert codes("1.市场主体不断壮大。\n推动产业提质。", "instrument", "(三)发展目标") == set()
    assert codes("1.壮大市场主体。\n推动产业提质。", "instrument", "三、重点任务") == {"enterprise"}


# (trap, sentence of guiding thought, instruments)
GUIDING = [
    ("what is done for firms and chains", "以新发展理念为指导,强龙头、补链条、聚集群,推动产业提质。", {"enterprise"}),
    ("other slogans", "以新发展理念为指导,招商引资、科技创新,推动产业提质。", set()),
    ("what the whole zone is to be", "以新发展理念为指导,奋力打造国家级未来产业先导区。", set()),
    ("a base that the place is to be", "以新发展理念为指导,努力建成国家重要的绿色食品供应基地。", set()),
    ("what is broken through", "以新发展理念为指导,着力突破关键技术。", {"rd"}),
]


@pytest.mark.parametrize(("trap", "text", "expected"), GUIDING, ids=[row[0] for row in GUIDING])
def test_guiding_thought(trap: str, text: str, expected: set[str]) -> None:
    assert codes(text, "instrument", "(一)指导思想") == expected


def test_what_a_zone_is_to_be_is_no_motto() -> None:
    assert codes("——科技成果转化示范区。\n推动产业提质。", "instrument", "二、发展目标") == {"demonstration", "rd"}


def test_what_is_to_be_done_is_no_motto() -> None:
    assert codes("——企业培育。\n推动产业提质。", "instrument", "二、发展目标") == {"enterprise"}
    assert codes("——创新驱动。\n推动产业提质。", "instrument", "二、发展目标") == set()


def test_a_goal_that_gathers_or_builds_is_a_goal() -> None:
    assert codes("引进一批高水平人才。", "instrument", "二、发展目标") == {"planning", "talent"}
    assert codes("引进一批高水平人才。", "instrument") == {"talent"}
    assert codes("集聚发展形成新格局。", "instrument", "二、发展目标") == {"enterprise"}  # a phrase brings nothing about


def test_platforms_newly_counted_among_goals_are_set_up() -> None:
    assert codes("新增国家级企业技术中心8家。", "instrument", "二、发展目标") == {"planning", "platforms"}
    assert codes("新增专精特新企业20家。", "instrument", "二、发展目标") == {"planning"}


def test_a_preamble_may_state_a_goal() -> None:
    text = "为加快产业发展,力争到2026年全市产值达到700亿元,制定本方案。"
    assert codes(text, "instrument", "东河市产业发展方案") == {"planning"}
    assert codes("为加快产业发展,制定本方案。", "instrument", "东河市产业发展方案") == set()


def test_cells_belong_to_what_their_document_speaks_of() -> None:
    about = "发展新型储能,建设储能电站和储能产业园。\n"
    assert codes(f"{about}引进电芯企业。", "sector") == {"energy"}
    assert codes("引进电芯企业。", "sector") == {"nev"}


def test_each_sentence_of_a_layout_plans() -> None:
    text = "沿海地区依托港口资源,发展风电装备。"
    assert codes(text, "instrument", "三、空间布局") == {"planning"}
    assert codes(text, "instrument", "三、重点任务") == set()


def test_a_layout_reaches_below() -> None:
    below = "三、空间布局\n(一)生物医药"
    assert codes("软件谷以基础软件、网络安全为主。", "instrument", below) == {"planning"}
    assert codes("推动资源共享。", "instrument", below) == set()  # says nothing of places
    assert codes("软件谷以基础软件为主。", "instrument", "三、重点任务\n(一)生物医药") == set()


def test_a_heading_of_what_comes_first() -> None:
    assert codes("第二节 重点领域\n推动产业提质。", "instrument", "第二章 主要任务") == {"planning"}
    assert codes("(一)重点领域稳步推进\n推动产业提质。", "instrument", "二、主要任务") == set()
    assert codes("1.聚焦主攻方向。\n推动产业提质。", "instrument", "(二)基本原则") == set()
    assert codes("(一)发展重点和方向\n推动产业提质。", "instrument", "二、产业集群") == {"planning"}
    assert codes("发展方向日益明确\n推动产业提质。", "instrument", "二、产业集群") == set()


def test_the_name_of_a_cluster_as_a_heading_fosters_none() -> None:
    assert codes("1.海洋生物医药集群。\n推动产业提质。", "instrument") == set()
    assert codes("(一)智能家电产业集群。\n推动产业提质。", "instrument") == set()
    assert codes("2.船舶与海工装备集群。\n推动产业提质。", "instrument") == set()  # 与 is no act there
    assert codes("1.培育海洋生物医药集群。\n推动产业提质。", "instrument") == {"enterprise"}
    assert codes("1.海洋生物医药集群壮大。\n推动产业提质。", "instrument") == {"enterprise"}


def test_what_a_box_of_projects_lists_is_planned_dated_or_not() -> None:
    assert codes("高端芯片封装厂:总投资51亿元,2025年投产。", "instrument", "二、任务\n专栏1 重大项目") == {"planning"}
    assert codes("高端芯片封装厂:总投资51亿元。", "instrument", "二、任务\n专栏1 重大项目") == {"planning"}
    # a box of work says of each entry what it is, and one that states an act lists nothing besides
    assert codes("高端芯片封装厂:总投资51亿元。", "instrument", "二、任务\n专栏1 重点工作") == set()
    assert codes("产业园:引进下游企业。", "instrument", "二、任务\n专栏1 重大项目") == {"investment"}


def test_works_that_name_an_entry_of_a_box_are_built_and_planned() -> None:
    assert codes("1.合成生物中试基地:\n年底开工。", "instrument", "二、任务\n专栏1 重大项目") >= {"platforms", "planning"}
    assert codes("影像装备产业园:占地300亩。", "instrument", "二、任务\n专栏1 重大项目") == {"infrastructure", "planning"}
    assert codes("研发经费支出占收入比重:提高到3%。", "instrument", "二、任务\n专栏1 发展目标") == {"planning"}
    assert codes("影像装备产业园:与主城区相邻。", "instrument", "二、任务") == set()


def test_the_head_of_a_paragraph_of_layout_states_nothing() -> None:
    assert codes("沿江智造带。以机器人为主。", "instrument", "三、空间布局") == {"planning"}
    found = codings("沿江智造带。以机器人为主。", "三、空间布局")
    assert [c.quote for c in found if c.code == "planning"] == ["空间布局", "以机器人为主"]
    assert [c.quote for c in codings("“核心引领”。以机器人为主。", "三、空间布局") if c.code == "planning"][1:] == ["以机器人为主"]
    assert codes("按照“一核两带”组织空间。以机器人为主。", "instrument", "三、空间布局") == {"planning"}


@pytest.mark.parametrize("heading", ["一、发展基础", "一、背景意义", "一、发展现状"])
def test_no_instrument_from_background(heading: str) -> None:
    text = "建成3个重点实验室,引进一批高层次人才,生物医药产业稳步发展。"
    assert codes(text, "instrument", heading) == set()
    assert codes(text, "sector", heading) == {"bio"}


def test_a_title_names_its_sector_and_states_nothing() -> None:
    found = coding.code(corpus.read("东河市氢能产业发展规划\n一、总体要求\n坚持市场主导。", "x"), [])
    assert {(c.scheme, c.code) for c in found} == {("sector", "energy")}


def test_a_target_states_planning_and_a_status_does_not() -> None:
    heading, text = "二、主要目标", "产值达到500亿元。"
    start = len(heading) + 1 + text.index("500")
    quantity = Quantity("x", start, start + 5, f"x-{len(heading) + 1}", "500亿元", "target", value="500", unit="亿元")
    targets = {c.rule for c in codings(text, heading, [quantity]) if c.code == "planning"}
    status = {c.rule for c in codings(text, heading, [quantity._replace(role="status")]) if c.code == "planning"}
    assert (targets, status) == ({"planning.target"}, set())


STANCES = [
    ("加快发展钢铁产业。", "promote"), ("推动钢铁产业转型升级。", "transform"), ("严格控制钢铁产业新增产能。", "restrict"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_stance(text: str, expected: str) -> None:
    assert {c.stance for c in codings(text) if c.code == "traditional"} == {expected}


def test_second_levels() -> None:
    found = {c.subcode for c in codings("深化兵地融合,加强国际合作,开展改革试点,推广应用新产品。") if c.subcode}
    assert found == {"cooperation.domestic", "cooperation.international", "demonstration.pilot", "demonstration.application"}


def test_every_sector_code_has_a_group_of_the_classification_or_stands_outside() -> None:
    groups = {row[7] for row in vocab.codes() if row[0] == "sector"}
    assert "" not in groups
    allowed = {str(n) for n in range(1, 10)} | {f"{n}.{m}" for n in range(1, 10) for m in range(1, 10)} | {"outside"}
    assert groups <= allowed


def test_the_vocabularies_hold_what_the_linter_asks() -> None:
    assert vocab.lint() == []


def test_a_class_given_to_headings_that_no_list_defines_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    verbs = vocab.read_yaml("verbs") | {"given": {"boxes": ["build"], "heading": ["promote", "promot"]}}
    monkeypatch.setattr(vocab.linter, "read_yaml", lambda name: verbs if name == "verbs" else vocab.read_yaml(name))
    assert vocab.lint() == [
        "verbs.yaml, given: keys boxes, heading; needed: box, heading",
        "verbs.yaml, given, heading: no class of verbs is called 'promot'",
    ]


def test_every_term_is_found_by_an_example_and_every_counterexample_is_refused() -> None:
    assert prove() == []


def test_the_files_are_in_canonical_form() -> None:
    command = [sys.executable, ROOT / "tools" / "vocabulary.py", "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("before", ["", "😀", "\U00020000\U00020001", "a", "\ud800"])
def test_terms_are_found_at_their_place_behind_any_character(before: str) -> None:
    text = f"{before}新能源汽车"
    assert [(start, end) for start, end, _ in lexicon().scan(text).sectors] == [(len(before), len(text))]


TERMS = ["新能源", "新能源汽车", "汽车", "研发", "研发费用", "加计扣除", "建设", "建设用地", "重点实验室", "的", "、", ",", "农业局", "农业"]


@given(st.lists(st.sampled_from(TERMS), max_size=12).map("".join))
def test_the_scan_finds_leftmost_longest_terms_without_overlap_in_each_layer(text: str) -> None:
    spans = [(start, end) for start, end, _ in lexicon().scan(text).sectors]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for start, end in spans:
        assert not any(text.startswith(longer, start) and len(longer) > end - start for longer in ("新能源汽车", "农业局"))

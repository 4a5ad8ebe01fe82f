"""Words that two others make between them, and instruments by their usual wordings in plans of any region."""

from __future__ import annotations

import pytest

from test_coding import codes

# What stands on both sides of a bar here was once, or would be, read as a term: 其|中水|稻, 引|导游|客.
ACROSS = [
    ("其中|水稻", "其中水稻种植面积稳定。", {"agriculture"}),
    ("如果|农业", "如果农业用水不足,及时调度。", {"agriculture"}),
    ("引导|游资", "引导游资有序流动。", set()),
    ("维护|工作", "做好设备维护工作。", set()),
    ("长沙|发展", "推动长沙发展。", set()),
    ("宁夏|布局", "在宁夏布局项目。", set()),
    ("污染|整治", "开展污染整治。", set()),
    ("开采|石墨", "有序开采石墨。", {"materials"}),
    ("吸引|航运", "吸引航运企业落户。", {"services"}),
    ("长三角|带动", "发挥长三角带动作用。", set()),
    ("设计|周期", "缩短设计周期。", set()),
    ("三大生态|板块", "构建三大生态板块。", set()),
    ("有机|加工", "建设有机加工车间。", set()),
    ("高压|电工", "开设高压电工专业。", set()),
    ("加工|装备", "提升加工装备水平。", set()),
    ("小微|商户", "服务小微商户。", set()),
    ("哈|萨克斯|坦", "深化与哈萨克斯坦的往来。", set()),
    ("主|流媒体", "组织主流媒体加强宣传。", set()),
    ("加大|棚户区", "加大棚户区改造力度。", set()),
    ("病虫|草害", "推进病虫草害防控。", set()),
    ("上游|船只", "管控上游船只。", set()),
    ("起草|编制", "组织起草编制总体规划。", set()),
    ("完善干部|选育|管用", "健全干部选育管用机制。", set()),
    ("a firewall against risks", "筑牢金融风险防火墙。", set()),
    ("work that is taken apart", "将年度工作逐项拆解。", set()),
    ("开源 saves money here", "坚持开源节流。", set()),
    ("software of open source", "发展开源软件、开源社区。", {"it"}),
]

SECTORS = [
    ("machines of mills and of fields", "发展轧机、绕线机、涂布机。", {"equipment"}),
    ("farm machines are of both", "推广旋耕机、脱粒机。", {"agriculture", "equipment"}),
    ("industrial fans are no wind power", "做强水泵、阀门、风机。", {"traditional"}),
    ("care of the old", "建设护理型床位,发展助餐、助浴。", {"health"}),
    ("crafts", "发展柳编、草编、漆器。", {"traditional"}),
    ("ships that are leased", "发展船舶租赁、船舶代理。", {"services"}),
    ("instruments that are shared", "推进大型科学仪器开放共享。", set()),
    ("the office of an industry", "生物医药产业办公室定期调度。", set()),
    ("a branch of a firm", "新能源分公司负责落实。", set()),
    ("a branch that firms open", "支持物流企业设立分公司。", {"services"}),
    ("a will that is forged", "锻造敢打硬仗的铁军。", set()),
]

INSTRUMENTS = [
    ("procedures are made lighter", "简化游艇入境查验手续。", {"reform"}),
    ("procedures that run their course are no reform", "加快煤矿核准手续办理。", set()),
    ("supervision of a thing", "加强餐饮油烟排放监管。", {"regulation"}),
    ("standards that are kept", "严格落实能耗限额标准。", {"regulation"}),
    ("conduct that is put in order", "规范网络直播行为。", {"regulation"}),
    ("a standard that is written", "制定螺蛳粉产品标准。", {"regulation"}),
    ("a group that is formed", "组建乳业集团。", {"enterprise"}),
    ("craftsmen that are trained", "培养苗绣传承人30名。", {"planning", "talent"}),
    ("a factory abroad", "支持企业赴境外设厂。", {"trade"}),
    ("an agreement with another city", "与苏州签订人才合作协议。", {"cooperation"}),
    ("a factory in a park near by", "支持企业赴园区设厂。", set()),
    ("entrepreneurs are no firms of name", "培育100名企业家。", {"planning", "talent"}),
    ("engineers from abroad build nothing there", "引进海外工程师50名。", {"planning", "talent"}),
    ("rules of managing that a firm has", "支持管理规范、经营良好的企业上市。", {"finance"}),
    ("a bridge that is a figure of speech", "搭建沟通桥梁。", set()),
    ("a central city is no centre", "支持建设国家中心城市。", set()),
    ("public administration is no joint one", "加强与公共管理部门的沟通。", set()),
    ("who is paid, not what is supervised", "对落实监管要求的企业给予奖励。", {"funding"}),
]


@pytest.mark.parametrize(("trap", "text", "expected"), [*ACROSS, *SECTORS], ids=[row[0] for row in [*ACROSS, *SECTORS]])
def test_sectors(trap: str, text: str, expected: set[str]) -> None:
    assert codes(text, "sector") == expected


@pytest.mark.parametrize(("trap", "text", "expected"), INSTRUMENTS, ids=[row[0] for row in INSTRUMENTS])
def test_instruments(trap: str, text: str, expected: set[str]) -> None:
    assert codes(text, "instrument") == expected

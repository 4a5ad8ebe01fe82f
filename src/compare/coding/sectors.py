"""Sector codings: which industries a sentence names (codebook, section 1)."""

from __future__ import annotations

import re
from operator import itemgetter

from compare.coding.masks import Masks
from compare.coding.stance import Stance
from compare.models import CodingRow, Document, Sentence
from compare.vocab.lexicon import Code, SectorHit

# What such names end in, apart from 局 and 厅.
_BODIES = "大学|学院|技校|职校|职教中心|中专|科学院|部门|银行|协会|学会|联合会|监管|管委会|办公室"
_STAFFS, _MEETINGS = "领导小组|工作专班|指挥部", "大会|峰会|论坛"
# S2: a term inside the name of an agency, university, bank or firm names no sector; 布局 and 格局 are no offices.
_ORGANISATION = re.compile(
    rf"[一-龥]{{0,3}}(?:职业|技术|师范|技师){{0,2}}(?:{_BODIES}|(?<![布格全大结])局(?![部面势])|厅(?!级)|(?<![设立])分公司)"
    rf"|[一-龥]{{0,8}}(?:{_STAFFS})|[一-龥]{{0,2}}(?:{_MEETINGS})"
    r"|[一-龥()]{0,9}(?:有限公司|股份公司|集团公司|有限责任)"
)
# What tells that there may be such a name, and how far behind a term it can stand: most sentences are told by one look.
_MAY_END = re.compile(rf"{_BODIES}|{_STAFFS}|{_MEETINGS}|局|厅|公司|有限责任")
_LONGEST = 13
# S5: a technology that is only the tool of an administrative act: 运用大数据等技术,精准…
_TOOL = re.compile(r"(?:(?<=[\n,;:。])|\A)\s?(?:充分|综合)?(?:运用|利用)[^,;。]*(?:技术|手段|平台|方式)")
# S7: a service that names a platform or a body is no service industry: 检验检测等公共技术平台, 检测认证机构.
_OF_A_PLATFORM = re.compile(r"(?:\([^()]{1,12}\))?(?:、[^,。;、]{1,10}){0,3}(?:[^,。;、]{0,2}等)?(?:[一-龥]{0,2}(?:公共|技术|服务|综合|创新|一体化)){0,4}(?:平台|中心|(?<!服务)机构|实验室|能力|体系)")
# A use or a product of finance named for a sector: 航空航天用高温合金, “茶叶贷”, 农业保险.
_USED = re.compile(r"(?:[^,。;、]{0,2}(?<![应使利采作通专商乘信费常实])用|级)(?![于户地途能电水工量])[^,。;、]{0,10}(?:合金|材料|型材|钢|铝|铜|膜|纤维|玻璃|陶瓷|板材|粉|树脂|石英)|贷|保险")
_ASIDE = frozenset("级贷保")
# 深化|工程, 强化|工业, 数字化|工具: two words, whose ends look like chemicals; not 精细化工业, 煤化工程.
_ACROSS = re.compile(r"(?<=[深强优云转净美亮简孵固活绿字能息业代元色网端体样准范模态链群际场产])化工(?=[业程作具艺厂人会序])")
# 锻造长板, 锻造新型显示优势: the verb
_FORGED = re.compile("长板|新|一[批支]|敢|过硬|高素质|铁军|优势|竞争|更|出(?!口)|强|硬|具有|核心|产业链")
# 供水、供电、污水处理等配套设施: what a park is supplied with
_UTILITIES = re.compile(r"[^,。;:]*供[水电气热暖][^,。;:]*配套|[^,。;:]*配套[^,。;:]*供[水电气热暖]")
# 水泵、阀门、风机: fans of factories, no wind power
_FANS = re.compile(r"(?<=(?:水泵|阀门|气机|压机|缩机|锅炉)、)风机|风机(?=[、和](?:水泵|阀门|空压机|压缩机|锅炉|电机))|风机(?=水泵)")
# 环保压力较大, 节能减排任务繁重, 环保准入: what weighs on industries or is asked of them
_OPENED = ("产业", "装备", "技术", "设备", "服务业")  # 放宽环保产业市场准入
_BURDEN = re.compile(r"(?!产业|装备|技术|设备)[^,。;:、]{0,8}(?:压力(?!容器)|约束|欠账|隐患|任务(?:艰巨|繁重)|准入|门槛)")
# 休闲豆制品: food, no tourism
_SNACK = re.compile(r"[^,。;:、和与的]{0,3}(?:制品|食品|零食|面食|肉食|饮料|小吃|糕点|卤味|坚果|果仁|豆干|肉干|膨化)")
_CARRIED = frozenset({"traditional", "agriculture", "equipment", "health"})
_SUPPLIED = frozenset({"污水处理", "垃圾处理", "物流"})
# 铁矿石、粮食、钢材等货类: what a port handles or a trade zone brings in
_CARGO = re.compile(r"[^,。;:]{0,24}?(?:等)(?:货类|货种|货物|大宗货物|大宗商品|消费品进口)|等?货类")
# 融资租赁业务, 物流业务: a line of business, no industry.
_BUSINESS = frozenset({"services", "sei_services"})
# Cells of either use belong to storage in a sentence that names storage and no vehicle: 储能变流器、电芯、电池管理系统.
_CELLS = frozenset({"电芯", "电池管理系统", "钠离子电池", "固态电池", "锂电池", "锂离子电池", "磷酸铁锂电池", "磷酸铁锂"})
_VEHICLE = re.compile("汽车|动力电池|整车|车用|乘用车|商用车|换电|电动")
_STORAGE = (Code("energy", "energy.grid"),)
# 坚持纯电动为主,专用车先行,乘用车跟进: vehicles of that kind
_VEHICLES = frozenset({"乘用车", "商用车", "专用车", "客车", "重卡", "卡车", "货车", "整车", "皮卡", "特种车辆"})
_ELECTRIC = re.compile("纯电|插电|三电|动力电池|智能座舱|智能网联|智能电动|电动化|电动汽车|电动自行车|充电桩|燃料电池|氢能|换电|新能源(?:汽车|[客货卡重乘商专冷轻])")
# The last word of a compound says what it is: 物流机器人, 集成电路封装材料, 煤矿综采装备, 水泥运输船. Its first word alone names another
# sector; of which sectors that holds, by last word (新能源装备 and 环保装备 are both, codebook, rule S4).
_GAP = r"[^,。;:、和与及的等在于作为代供()“”\s]"
_WHOLES = (
    (re.compile(rf"{_GAP}{{0,4}}机器人"), frozenset({"traditional", "services", "tourism", "energy"}), "equipment.smart"),
    (re.compile(rf"{_GAP}{{0,3}}(?<!新)材料(?!加工)"), frozenset({"it", "equipment", "nev", "energy", "environment", "traditional"}), "materials.general"),
    (
        re.compile(rf"{_GAP}{{0,3}}(?:铝材|型材|铜材|铜箔|铝箔|箔材|隔膜|树脂|纤维|胶膜|浆料|靶材|带材|板材|轴承钢|齿轮钢|用钢|特钢|用管|保温料|基板)(?!加工|企业)"),
        frozenset({"equipment", "nev", "energy", "it", "services"}), "materials.general",
    ),
    (re.compile(rf"{_GAP}{{0,3}}新材料"), frozenset({"traditional"}), "materials.general"),
    (re.compile(rf"{_GAP}{{0,6}}(?:装备|成套设备|[采掘钻选]设备)"), frozenset({"traditional", "services"}), "equipment.smart"),
    (re.compile(rf"{_GAP}{{0,2}}(?:运输船|加注船|安装船|运维船)"), frozenset({"traditional", "energy", "agriculture"}), "equipment.marine"),
)
# 固废处理装备, 海上风电机组, 粮食烘干设备 are of both industries (codebook, rule S4)
_GOODS = re.compile(r"[^,。;:、和与及的等()“”\s按各类需用]{0,2}(?:装备|机组|(?:成套)?设备|机械(?!化))(?!更新|改造|租赁|投资|购置|厂房|利用|维护|维修|运维|运行|补贴|检修|折旧)")
_MADE = {
    "energy": Code("equipment", "equipment.power"),
    "environment": Code("equipment", "equipment.smart"),
    "agriculture": Code("equipment", "equipment.machinery"),
}
_LAST_WORDS = re.compile("机器人|材|装备|设备|船|机组|机械|箔|隔膜|树脂|纤维|胶膜|浆料|钢|用管|保温料|基板")
# A part names its own industry only where nothing near it names one of those whose machines it goes into: 轮毂 beside wind
# turbines, 传感器 beside robots. A part of vehicles beside electric ones names both (codebook: conventional vehicles).
_GOES_INTO = {
    "traditional": frozenset({"equipment", "energy", "it"}),
    "equipment": frozenset({"nev", "energy", "it"}),
    "it": frozenset({"nev", "energy", "equipment"}),
}
# What a sentence holds where one of its terms may name nothing (`_says_nothing`).
_DOUBTFUL = re.compile("[用级贷保货]|风机|压力|约束|欠账|隐患|任务|准入|门槛|休闲|消费品|大宗|化工|锻造|海工业|纳米|业务|污水处理|垃圾处理|物流")
_PLACE = itemgetter(3, 4)
_BRANCHES = ("企业", "产业", "行业")  # 推动水泵企业应用人工智能: a branch of its own
_INDUSTRY = re.compile(r"制造|农业|生产|工业|改造|装备")


def find(doc: Document, sentence: Sentence, hits: list[SectorHit], masks: Masks, stance: Stance) -> list[CodingRow]:
    """Sector codings of one sentence, one row for each term and code; ``hits`` are those inside the sentence."""
    norm, doc_id, sentence_id = doc.norm, doc.doc_id, sentence.sentence_id
    rows: list[CodingRow] = []
    parts: list[CodingRow] = []
    masked = masks.touch(sentence.start, sentence.end)
    tool = _tool(norm, sentence) if "运用" in sentence.text or "利用" in sentence.text else None
    bodies = _MAY_END.search(norm, hits[0][0], sentence.end + _LONGEST) is not None
    compounds = _LAST_WORDS.search(norm, hits[0][0], sentence.end) is not None
    doubtful = _DOUBTFUL.search(norm, hits[0][0], sentence.end + 3) is not None
    settled = stance.throughout
    for i, (start, end, (rule, codes, is_part)) in enumerate(hits):
        if (masked and masks.hides(start)) or (tool is not None and start in tool) or (bodies and _ORGANISATION.match(norm, end)):
            continue
        if (doubtful or codes[0].code == "sei_services") and _says_nothing(norm, sentence, start, end, codes[0].code):
            continue
        if norm[start:end] in _VEHICLES and codes[0].code == "traditional" and _ELECTRIC.search(sentence.text):
            continue
        if norm[start:end] in _CELLS and _is_storage(doc, sentence) and not norm.startswith(("正极", "负极", "材料"), end):
            rule, codes, is_part = f"energy.grid:{norm[start:end]}", _STORAGE, False
        if compounds and (whole := _whole(norm, end, codes[0].code)):
            end, subcode = whole
            if i + 1 < len(hits) and hits[i + 1][0] < end:
                continue  # the last word speaks for itself
            rule, codes, is_part = f"{subcode}:{norm[start:end]}", (Code(subcode.partition(".")[0], subcode),), False
        elif compounds and (made := _MADE.get(codes[0].code)) and _GOODS.match(norm, end) and all(code != "equipment" for code, _ in codes):
            codes = (*codes, made)
        quote, attitude = doc.text[start:end], settled or stance.at(start)
        for code, subcode in codes:
            (parts if is_part else rows).append((doc_id, "sector", code, start, end, subcode, attitude, sentence_id, quote, rule, ""))
    return rows if not parts else sorted([*rows, *_own_industry(norm, sentence, parts, rows)], key=_PLACE)


def _own_industry(norm: str, sentence: Sentence, parts: list[CodingRow], rows: list[CodingRow]) -> list[CodingRow]:
    """The parts that name their own industry: it is named by another term too, or no sector that they go into is named in
    their clause or the one before. ``rows`` are what the other terms name.
    """
    own = {row[2] for row in rows}
    kept = []
    for row in parts:
        first, last = _around(norm, sentence, row[3])
        near = {other[2] for other in rows if first <= other[3] < last}
        if row[2] in own or near.isdisjoint(_GOES_INTO.get(row[2], ())) or norm.startswith(_BRANCHES, row[4]):
            kept.append(row)
    return kept


def _around(norm: str, sentence: Sentence, place: int) -> tuple[int, int]:
    """The clause that holds a place, and the one before it."""
    comma = norm.rfind(",", sentence.start, place)
    first = norm.rfind(",", sentence.start, comma) + 1 if comma >= 0 else sentence.start
    last = norm.find(",", place, sentence.end)
    return max(first, sentence.start), last if last >= 0 else sentence.end


def _says_nothing(norm: str, sentence: Sentence, start: int, end: int, code: str) -> bool:
    """Whether a term names no sector where it stands: cut from two words, a use, a platform, a utility of a park."""
    if _is_cut(norm, start, end, code):
        return True
    if (norm[end : end + 1] in _ASIDE or norm.find("用", end, end + 3) >= 0) and _USED.match(norm, end):
        return True
    if code == "environment" and not norm.endswith(_OPENED, start, end) and _BURDEN.match(norm, end):
        return True
    if norm[start:end] == "风机" and _FANS.match(norm, start):
        return True
    if norm[start:end] == "休闲" and _SNACK.match(norm, end):
        return True
    if code == "sei_services":
        platform = None if norm[end - 1] == "业" else _OF_A_PLATFORM.match(norm, end)
        # 第三方检测机构, 合同研发机构 are firms of that service
        return platform is not None and not (platform[0].endswith("机构") and norm.startswith(("第三方", "合同"), start))
    if code in _CARRIED and _CARGO.match(norm, end):
        return True
    if norm[start:end] not in _SUPPLIED:
        return False
    clause = norm.rfind(",", sentence.start, start) + 1 or sentence.start
    return _UTILITIES.match(norm, clause, sentence.end) is not None


def _is_cut(norm: str, start: int, end: int, code: str) -> bool:
    """Whether what looks like a term is the end of one word and the beginning of another."""
    if norm[start] == "纳" and norm[start - 1 : start].isdigit():  # 14纳米工艺
        return True
    if norm.startswith("锻造", start) and end - start == 2:
        return _FORGED.match(norm, end) is not None
    if norm[start] == "化" and end - start == 2:
        return _ACROSS.match(norm, start) is not None
    if norm.startswith("海工业", start) and end - start == 2:  # 沿海|工业, 上海|工业; not 海工|业务
        return not norm.startswith("务", end + 1)
    return norm[end - 1] == "业" and norm[end : end + 1] == "务" and code in _BUSINESS


def _whole(norm: str, end: int, code: str) -> tuple[int, str] | None:
    """Where the compound ends that a term opens, and what it names; None where the term is no part of such a compound."""
    for pattern, codes, subcode in _WHOLES:
        if code in codes and (m := pattern.match(norm, end)):
            return m.end(), subcode
    return None


def _is_storage(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence speaks of storage, or its document does and the sentence of no vehicle."""
    if _VEHICLE.search(sentence.text):
        return False
    return "储能" in sentence.text or doc.norm.count("储能") > doc.norm.count("汽车")


def _tool(norm: str, sentence: Sentence) -> range | None:
    """The clause that names technologies only as the tool of an administrative act; None if there is none."""
    clause = _TOOL.search(norm, sentence.start, sentence.end)
    if clause is None or _INDUSTRY.search(norm, clause.end(), sentence.end):
        return None
    return range(clause.start(), clause.end())

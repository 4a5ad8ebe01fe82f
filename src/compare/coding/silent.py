"""Sentences that state no instrument whatever words they hold: mottos, guiding thought, what has been done or is wanting."""

from __future__ import annotations

import re

from compare.coding import outcomes
from compare.models import Sentence

# I7: a sentence of guiding thought is rhetoric but for what it says will be built: 着力打造…产业集群.
_GUIDING = re.compile(r"以[^,。;]{2,40}为指导|高举[^,。;]{0,20}旗帜|(?:深入|全面|认真)(?:学习)?贯彻(?:落实)?[^。;]{0,60}(?:全会|大会|讲话|指示|党的[^,。;]{2,20})[^,。;]{0,20}精神")
# I3: among tasks too a sentence may tell what has been done or is wanting: 近年来,我市先后引育… …的矛盾仍然突出。
_TOLD = re.compile(
    r"\s*(?=[近长多我全])(?![^。;]*(?:的,|给予|,(?:要|将|应|须)|要加快|加快|支持|鼓励))"
    r"(?:(?:近年来|近几年|长期以来|多年来),[^。;]*?(?:先后|已|了)|[我全][省市县区州旗盟][^,。;]{0,8}(?:先后|被[列评认确]))"
)
_WANTING = re.compile(r"(?:问题|矛盾|短板|差距)(?:依然|仍然|仍|较为|比较|十分)(?:突出|明显|存在|较大)[。;]?$")
_WANTING_ENDS = ("突出", "明显", "存在", "较大")
# What a zone is to be, or what is to be done (——企业培育。): no motto ends in it.
_POSITIONS = ("示范区", "试验区", "先导区", "先行区", "培育")
# 梯次培育,滚动实施。 1.创新引领、数智赋能: words of four characters, in ones, twos or threes.
_MOTTO = re.compile(r"\s*(?:[(]?[0-9一二三四五六七八九十]{1,2}[).、])?\s*(?:坚持)?[一-龥]{4}(?:[,、][一-龥]{4}){0,3}[。;:]?\s*$")
_LONGEST_MOTTO = 26
_COMES_ABOUT = re.compile(r"[^,;]*(?:不断|持续|明显|显著|更加|稳步|大幅|进一步|全面)[一-龥]{2}[。;:]?\s*$")  # 3.市场主体不断壮大。 among goals


def is_slogan(norm: str, sentence: Sentence, function: str) -> bool:
    """Whether a sentence is the motto of a list of principles or goals, which states nothing: ——创新引领、数字赋能。

    Codebook, section 4; among measures such a heading names a means: ——税收。 What a zone is to be (——科技成果转化示范区。) is stated.
    Among principles a motto may also open its paragraph without a dash: 梯次培育,滚动实施。
    """
    bare = sentence.text.rstrip("。;:；：, ")
    if len(bare) <= _LONGEST_MOTTO and outcomes.is_one(norm, sentence):
        return True
    if function not in ("principle", "goal"):
        return False
    if sentence.kind == "heading" and norm[sentence.start] in "—-─":
        return not bare.endswith(_POSITIONS)
    if function == "goal":
        return sentence.kind == "heading" and _COMES_ABOUT.match(norm, sentence.start, sentence.end) is not None
    return len(bare) <= _LONGEST_MOTTO and _MOTTO.match(norm, sentence.start, sentence.end) is not None


def is_told(norm: str, sentence: Sentence) -> bool:
    """Whether a sentence tells what has been done or is wanting, and orders nothing."""
    if _TOLD.match(norm, sentence.start, sentence.end):
        return True
    wanting = sentence.text.rstrip("。;；").endswith(_WANTING_ENDS)
    return wanting and _WANTING.search(norm, sentence.end - 14, sentence.end) is not None


def is_guiding(norm: str, sentence: Sentence) -> bool:
    """Whether a sentence states guiding thought; hardly one holds any of the words without which it does not."""
    text = sentence.text
    held = "精神" in text or "为指导" in text or "高举" in text
    return held and _GUIDING.search(norm, sentence.start, sentence.end) is not None

"""The one door: every list in order, every span true, facts given before facts read, nothing kept between two calls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare import annotate, build, models, tables
from compare.models import Annotation, Facts, SpanError
from projects import DONGHE

RAW = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))


def is_blank(gap: str) -> bool:
    """Whether it says nothing; signs of symbol fonts (U+F000 to U+F0FF) mark items of a list."""
    return not re.sub("[\uf000-\uf0ff]", "", gap).replace("|", "").replace("\ufeff", "").strip()


def check_everything(found: Annotation, text: str) -> None:
    """What holds for any text: spans, sentences in order without overlap, rows that their tables allow, in their order."""
    models.check(found)
    assert found.text == text
    end = 0
    for sentence in found.sentences:
        assert end <= sentence.start < sentence.end
        assert is_blank(text[end : sentence.start]), "no word stands between two sentences"
        end = sentence.end
    assert is_blank(text[end:])
    ids = {sentence.sentence_id for sentence in found.sentences}
    for name in build.FOUND:
        rows = [tuple(row) for row in getattr(found, name)]
        tables.check_rows(name, rows)
        assert rows == tables.sort_rows(name, rows), f"{name} are not in the order of their table"
        assert {row.sentence_id for row in getattr(found, name) if getattr(row, "sentence_id", "")} <= ids


@pytest.mark.parametrize("path", RAW, ids=lambda p: p.stem)
def test_the_five_texts(path: Path) -> None:
    text = path.read_bytes().decode()
    check_everything(annotate(text, path.stem), text)


# Fragments whose borders are where readers of such texts go wrong.
PIECES = [
    "一、总体要求", "(一)指导思想", "第一条 ", "1.", "专栏1 ", "表1 ", "到2025年,", "产值达到300亿元以上", "5—10家", "三十家", "分别给予50万元、100万元奖励", "《规划纲要(2021-2025年)》",
    "〔2021〕23号", "(市发展改革委牵头,财政局配合)", "新能源汽车", "生物医药", "建设重点实验室", "***", "|", "\n", "\r\n", "\r", "。", ";", ",", "“", "”", "(", ")", " ", "\u3000", "\t",
    "5%", "1.2万亿元", "2023-2025年", "不超过3个", "牵头单位:", "来源:", "🚄", "\U00020000", "\ufeff", "e\u0301", "\u2028", "\x85",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(st.characters(codec="utf-8"), max_size=60)
)


@settings(max_examples=300)
@given(TEXTS)
@example("")
@example("\n")
@example(DONGHE.replace("\n", "\r"))
@example("一、")
@example("((((")
@example("《《》")
@example("\ue000")
@example("\uf0b7 一、总体要求")
def test_any_text_at_all(text: str) -> None:
    check_everything(annotate(text, "any"), text)


@settings(max_examples=50)
@given(TEXTS)
def test_the_same_text_gives_the_same_rows(text: str) -> None:
    first = annotate(text, "a")
    annotate(DONGHE, "b")
    assert annotate(text, "a") == first


def test_facts_given_override_what_the_text_says() -> None:
    read = annotate(DONGHE, "donghe").facts
    assert (read.title, read.period_start, read.period_end) == (
        "东河市新能源产业发展行动计划(2022-2025年)",
        "2022",
        "2025",
    )
    assert {"title", "period_start", "period_end"} <= set(read.inferred.split())
    given = annotate(DONGHE, "donghe", Facts("donghe", title="计划", period_end="2030")).facts
    assert (given.title, given.period_start, given.period_end) == ("计划", "2022", "2030")
    assert not {"title", "period_end"} & set(given.inferred.split())
    assert "period_start" in given.inferred.split()


def test_what_comes_out_of_the_door() -> None:
    found = annotate(DONGHE, "donghe")
    quotes = {q.quote: (q.role, q.value, q.unit, q.comparator) for q in found.quantities}
    assert quotes["300亿元"] == ("target", "300", "亿元", ">=")
    assert quotes["50万元"] == ("incentive", "50", "万元", "=")
    assert {"energy"} == {c.code for c in found.codings if c.scheme == "sector"}
    assert {"funding", "planning"} <= {c.code for c in found.codings if c.scheme == "instrument"}
    assert [(d.agency, d.duty) for d in found.duties] == [("发展改革委", "responsible")]


@pytest.mark.parametrize("path", RAW, ids=lambda p: p.stem)
def test_what_is_wanted_is_what_all_would_hold(path: Path) -> None:
    text = path.read_bytes().decode()
    everything = annotate(text, path.stem)
    for name in ("priorities", "duties", "citations", "findings", "codings", "quantities"):
        assert getattr(annotate(text, path.stem, only=[name]), name) == getattr(everything, name)
    few = annotate(text, path.stem, only=["codings", "quantities"])
    assert (few.priorities, few.duties, few.citations, few.findings) == ([], [], [], [])


def test_a_false_span_is_a_fault_of_the_program() -> None:
    found = annotate(DONGHE, "donghe")
    found.leftovers.append(models.Leftover("donghe", 0, 3, "", "别的字", "date"))
    with pytest.raises(SpanError, match="cuts out '东河市', not '别的字'"):
        models.check(found)

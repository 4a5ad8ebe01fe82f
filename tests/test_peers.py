"""Other programs on the gold: how their answers are read, and that what is committed is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare import tables
from peers import coders, extractors

HERE = Path(__file__).parents[1] / "peers"


@pytest.mark.parametrize(
    ("text", "value", "read"),
    [
        ("500亿元", "50000000000", ("500", "亿元")),  # as written, not in yuan
        ("1,200家", "1200", ("1200", "家")),
        ("2.5%", "2.5%", ("2.5", "%")),
        ("三十", "30", ("30", "")),  # a Chinese numeral keeps the value that it was given
        ("八成", "80%", ("80", "%")),
        ("五", "五", ("", "")),
    ],
)
def test_an_amount_is_written_back_in_its_own_unit(text: str, value: str, read: tuple[str, str]) -> None:
    assert extractors.in_own_unit(text, value) == read


def test_the_dictionary_finds_whole_tokens_only(tmp_path: Path) -> None:
    whole = coders.Sentence("a", 0, "加快发展集成电路。", frozenset())
    inside = coders.Sentence("a", 0, "加快发展新型显示。", frozenset())  # jieba cuts 新型/显示
    assert coders.dictionary([whole, inside], str(tmp_path)) == [{("sector", "it")}, set()]


def test_the_classifier_never_sees_the_text_that_it_codes() -> None:
    """Three texts, each with a word of its own: what only the asked text says cannot be known."""
    it, bio = frozenset({("sector", "it")}), frozenset({("sector", "bio")})
    known = [
        coders.Sentence(d, 0, text, code)
        for d in "ab"
        for text, code in [("集成电路芯片", it), ("生物医药疫苗", bio)] * 3
    ]
    alone = [coders.Sentence("c", 0, "太阳能光伏组件", frozenset({("sector", "energy")}))] * 3
    given = coders.classifier([*known, *alone])
    assert given[0] == {("sector", "it")}
    assert given[1] == {("sector", "bio")}
    assert not any(("sector", "energy") in codes for codes in given)


def test_the_committed_figures_are_a_table_with_version_and_date() -> None:
    rows = tables.read_rows(HERE / "figures.csv", "peers")
    assert {row[0] for row in rows} >= {"jieba dictionary", "n-gram classifier"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row[2]) for row in rows)


def test_the_lock_has_hashes_and_names_no_host() -> None:
    lock = (HERE / "lock.txt").read_text(encoding="utf-8")
    assert lock.count("==") <= lock.count("--hash=sha256:")
    assert not re.search(r"https?://|--index-url|--find-links", lock)

"""Lines of a text and which of them belong to the page (furniture) or to the title block, not to the policy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from compare.corpus.markers import marker_at
from compare.vocab import read_yaml

_END_MARK = re.compile(r"[。;!?:]|[.]{3}|…$")
# 9.4 alone on its line is a figure of a table.
_DATE = re.compile(r"(?:20\d\d\s?[年/.-]\s?\d{1,2}\s?[月/.-]|\d{1,2}\s?[月/-])\s?\d{1,2}\s?日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?(?:\s*(?:印发|转载))?$|20\d\d年?$|\d{1,2}:\d\d(:\d\d)?$")
_DATE_IN_WORDS = re.compile(r"[一二][〇○零OＯ一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日(?:\s*印发)?$")
_NUMBER = re.compile(r"[一-龥]{1,12}\s?[〔\[(﹝【](?:19|20)\d\d[〕\])﹞】]\s?\d+\s?号")
_NOTICE = re.compile(r"现印发给?(?:你们|各)|现将《[^《》]{4,80}》|(?:请|望)[^。]{0,12}(?:贯彻|遵照)执行|请结合实际|请[^。,]{0,6}(?:组织实施|抓好落实|贯彻落实)")
ISSUER = re.compile(r"[一-龥()]{2,30}(?:人民政府|办公厅|办公室|委员会|管委会|厅|(?<![布格结大全])局|委)$")
# A line of a table of contents (一、总体要求……………3), and the number of a page (— 3 —, 第3页 共12页).
_CONTENTS = re.compile(r"[.…·]{2,}\s*\d{1,3}$")
_PAGE = re.compile(r"(?:[-—–·]{1,2}\s?\d{1,3}\s?[-—–·]{1,2}|第\s?\d{1,3}\s?页(?:[,/\s]{0,2}共\s?\d{1,3}\s?页)?)$")
# A line of a title that is broken over several: words and nothing else.
_FRAGMENT = re.compile(r"[一-龥“”《》()、0-9A-Za-z+]{6,40}$")
_LONGEST_TITLE_END = 20
_PERIOD_LINE = re.compile(r"\(\s?20\d\d\s?年?\s?[-—~–至]+\s?20\d\d\s?年?\)$")


class Line(NamedTuple):
    """A line without its line break and outer blanks; ``kind`` is furniture, title (the title block) or text."""

    start: int
    end: int
    kind: str


@cache
def _words() -> dict[str, tuple[str, ...]]:
    vocabulary = read_yaml("headings")
    lists = {name: tuple(words) for name, words in vocabulary["furniture"].items()}
    return lists | {"title_ends": tuple(vocabulary["title_ends"])}


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words()["anywhere"])))


def split_lines(norm: str, furniture: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """Every line that is not blank, in order, each marked as furniture, title block or text.

    ``furniture`` are spans of lines of which the file itself says that they belong to the page (its menus, the heads of
    its pages); the rules here look at the others as if those were not there.
    """
    spans = list(_spans(norm))
    if not furniture:
        return _marked(norm, spans)
    starts = [start for start, _ in furniture]
    known = [span for span in spans if (i := bisect_right(starts, span[0])) and span[1] <= furniture[i - 1][1]]
    rest = sorted(set(spans) - set(known))
    return sorted([*_marked(norm, rest), *(Line(start, end, "furniture") for start, end in known)])


def _marked(norm: str, spans: list[tuple[int, int]]) -> list[Line]:
    first, last = _body(norm, spans)
    lines = []
    for i, (start, end) in enumerate(spans):
        if i >= last:
            kind = "furniture" if not is_signature(norm[start:end]) else "title"
        elif i < first:
            kind = "title" if is_of_title_block(norm[start:end]) or (i and _ends_title(norm, spans[i - 1], end)) else "furniture"
        else:
            kind = "title" if is_signature(norm[start:end]) else _plain_kind(norm[start:end])
        lines.append(Line(start, end, kind))
        if kind == "title" and i < first:
            _join_title(norm, lines)
    return lines


def _join_title(norm: str, lines: list[Line]) -> None:
    """The lines before the last one, which is a title, as part of it where it is broken over several."""
    for i in range(title_begins(norm, lines, len(lines) - 1), len(lines) - 1):
        lines[i] = lines[i]._replace(kind="title")


def _ends_title(norm: str, before: tuple[int, int], end: int) -> bool:
    """Whether what ends at ``end`` is the short last line of a title: 实施方案(2024—2027年)."""
    whole = re.sub(r"\s", "", norm[before[0] : end])
    return end - before[1] <= _LONGEST_TITLE_END and _FRAGMENT.match(norm[slice(*before)]) is not None and is_title(whole)


def title_begins(norm: str, lines: Sequence[Line], last: int) -> int:
    """The line on which the title begins that the line ``last`` ends: …产业高质量发展 / 实施方案 are two lines of one."""
    first = last
    while first > max(last - 2, 0):
        before = norm[lines[first - 1].start : lines[first - 1].end]
        joined = re.sub(r"\s", "", norm[lines[first - 1].start : lines[last].end])
        if lines[first - 1].kind == "text" or not _FRAGMENT.match(before) or ISSUER.match(before) or is_title(before) or not is_title(joined):
            break
        first -= 1
    return first


def _spans(norm: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, without its outer blanks."""
    end = -1
    for line in norm.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(bare)


def _body(norm: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the policy begins and the page's tail begins, as places in ``spans``.

    The policy begins at its first numbered heading or its first full paragraph that is no notice; the title block and the
    menus stand before it. The tail begins at a line that opens a list of other articles or a page's foot.
    """
    first = last = len(spans)
    for i, (start, end) in enumerate(spans):
        line = norm[start:end]
        marked = marker_at(norm, start, end) and not _is_of_paper(line)
        if marked or _is_paragraph(line):
            first = i
            break
    for i in range(len(spans) - 1, max(first, len(spans) // 2), -1):
        line = norm[spans[i][0] : spans[i][1]]
        if len(line) <= 20 and line.startswith(_words()["tail"]):
            last = i
    return first, last


def _is_paragraph(line: str) -> bool:
    """Running text of the policy: a preamble may be short (为加快产业发展,制定本规划。) and may end in a colon."""
    if _NOTICE.search(line) or _is_addressee(line) or _plain_kind(line) == "furniture":
        return False
    return (len(line) >= 16 and line[-1] == "。") or (len(line) >= 60 and (line[-1] == ":" or "。" in line))


def _plain_kind(line: str) -> str:
    if len(line) <= 60 and (line in _words()["whole"] or _anywhere().search(line) or _is_of_paper(line)):
        return "furniture"
    return "text"


def _is_of_paper(line: str) -> bool:
    """A line of a table of contents, or the number of a page."""
    if line[-1].isdigit():
        return "|" not in line and bool(_CONTENTS.search(line))
    return is_page(line)


def is_page(line: str) -> bool:
    """Whether a line, without outer blanks, is the number of a page: — 3 —, 第3页."""
    return len(line) <= 20 and _PAGE.match(line) is not None


def is_signature(line: str) -> bool:
    """A date or an issuing body alone on its line; 优化产业布局 is neither."""
    return len(line) <= 30 and bool(_DATE.match(line) or _DATE_IN_WORDS.match(line) or ISSUER.match(line)) and "、" not in line


def _is_addressee(line: str) -> bool:
    """各市、县人民政府,自治区人民政府各组成部门: and the like; 现提出如下措施: closes a preamble."""
    return line.endswith(":") and len(line) > 8 and "各" in line[:60] and not line.startswith(("为", "根据", "按照", "依据"))


def is_title(line: str) -> bool:
    """Whether a line has the form of a policy's title (it may carry its period or number behind it)."""
    bare = re.sub(r"\s?\([^()]*\)$", "", line)
    return 6 <= len(bare) <= 80 and bare.endswith(_words()["title_ends"] + ("通知",)) and not _END_MARK.search(bare[:-1].replace(":", ""))


def is_of_title_block(line: str) -> bool:
    """Whether a line is what stands before a policy: title, number, addressees, notice, issuer, date."""
    if _plain_kind(line) == "furniture":
        return False
    return bool(
        is_title(line)
        or _is_addressee(line)
        or _NUMBER.search(line)
        or _NOTICE.search(line)
        or _PERIOD_LINE.match(line)
        or (is_signature(line) and "年" in line)
        or ISSUER.match(line)
        or line == "(此件公开发布)"
    )

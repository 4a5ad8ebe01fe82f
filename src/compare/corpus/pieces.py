"""Lines into pieces: sentences, and the headings that open them, also where a heading runs into its paragraph."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compare.corpus.boxes import BOXES
from compare.corpus.markers import ONLY_HEADINGS, OPENINGS, RUN_TO_NEXT, Marker, marker_at
from compare.vocab import read_yaml

_SENTENCE = re.compile(r"[^。;!?]+[。;!?]*[”’」』\"]*|[。;!?]+[”’」』\"]*")
# A colon that closes a short heading: (一)总体目标:到2025年…
_COLON = re.compile(r"[^,。;:、]{2,16}:(?=.)")
# Longest heading that ends in a stop and is followed by text, and longest that stands alone on its line.
LONGEST_RUN, LONGEST_LINE = 32, 45
_LONGEST_PLAIN = 8
_NO_HEADING = re.compile(r"[。;!?,|%‰]|:.*\d|\d\s*$")
# Responsible agencies in brackets, which end most items: (科技厅牵头,…配合), (责任单位:…), (…按职责分工负责).
_AGENCIES = re.compile(r"[(\[【〔](?:[^()]|\([^()]*\))*?(?:负责|牵头|配合|责任单位|参与|主管部门|分工落实|会同)(?:[^()]|\([^()]*\))*[)\]】〕]?[。;]?$")
# … or nothing but bodies: (市卫生健康局、市教育局、市政务服务中心)
_BODY = r"[^()\[\]【】〔〕、,;:。“]{1,20}(?:局|委|办|厅|中心|集团|公司|政府|管委会|部门|协会|银行|单位|学院|街道|各?[市县区镇])"
_BODIES = re.compile(rf"[(\[【〔]{_BODY}(?:[、,;]{_BODY})+(?:\([^()]*\))?[)\]】〕][。;]?$")
_AGENCY_LINE = re.compile(r"(?:牵头|责任|配合|主办|协办)(?:单位|部门):")
_AGENCY_OPENINGS = frozenset("牵责配主协")
# What a sentence begins with that may be more than running text, or nothing.
_BRACKETS = frozenset("([【〔")
_TELLING = OPENINGS | _AGENCY_OPENINGS | _BRACKETS | frozenset(" \t\ufeff|")


class Piece(NamedTuple):
    """A sentence span; ``head`` is its heading's number where it is one (heading) or is opened by one (item)."""

    start: int
    end: int
    kind: str
    head: Marker | None = None


@cache
def _words() -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
    headings = read_yaml("headings")
    run_in = "|".join(sorted(headings["run_in"], key=lambda w: (-len(w), w)))
    ends = "|".join(sorted(headings["title_ends"], key=lambda w: (-len(w), w)))
    title = re.compile(rf"[^,。;:!?]{{4,60}}?(?:{ends})(?:\(\s?20\d\d\s?年?\s?[-—~–至]+\s?20\d\d\s?年?\))?(?=一、|第一[章条]|\(一\)|为(?!主|期)|根据|按照)")
    return re.compile(run_in), tuple(headings["unnumbered"]), title


def title_end(norm: str, start: int, end: int) -> int:
    """Where a title that runs into the first heading of its line ends; ``start`` if there is none."""
    found = _words()[2].match(norm, start, end)
    return found.end() if found else start


def pieces(norm: str, start: int, end: int, first: bool) -> list[Piece]:
    """The pieces of one line of the policy, in order; ``first`` allows the document's title to run into the line."""
    found: list[Piece] = []
    if first and (cut := title_end(norm, start, end)) > start:
        found.append(Piece(start, cut, "title"))
        start = cut
    if end - start <= _LONGEST_PLAIN and norm[start:end].strip() in _words()[1]:
        found.append(Piece(start, end, "heading", Marker("plain", start, start)))
        return found
    for sentence in _SENTENCE.finditer(norm, start, end):
        begin, stop = sentence.span()
        if norm[begin] in _TELLING:
            _sentence(norm, begin, stop, end, found)
        else:  # nine of ten
            found.append(tuple.__new__(Piece, (begin, stop, "body", None)))  # half the time of Piece(…)
    return found


def whole_rows(norm: str, found: list[Piece]) -> list[Piece]:
    """The pieces of a line of a table: what a colon cut off (1.产值(亿元):) belongs to its row."""
    rows: list[Piece] = []
    for piece in found:
        last = rows[-1] if rows else None
        if last is not None and last.head is not None and last.head.kind not in BOXES and norm[last.end - 1] == ":":
            rows[-1] = last._replace(end=piece.end)
        else:
            rows.append(piece)
    return rows


def _sentence(norm: str, start: int, end: int, line_end: int, found: list[Piece]) -> None:
    while start < end and norm[start] in " \t\ufeff":
        start += 1
    if end - start < 4 and not norm[start:end].strip(" |"):
        return
    opening = norm[start]
    marker = marker_at(norm, start, end) if opening in OPENINGS else None
    if marker is not None and marker.kind in ONLY_HEADINGS and not _stands_alone(norm, start, end, line_end):
        marker = None
    if marker is None:
        if opening in _BRACKETS:
            agencies = (_AGENCIES.match(norm, start, end) or _BODIES.match(norm, start, end)) is not None
        else:
            agencies = opening in _AGENCY_OPENINGS and _AGENCY_LINE.match(norm, start, end) is not None
        found.append(Piece(start, end, "agencies" if agencies else "body"))
        return
    cut = _heading_end(norm, marker, end, line_end)
    if cut == marker.end:
        found.append(Piece(start, end, "item", marker))
        return
    found.append(Piece(start, cut, "heading", marker))
    if cut < end:
        _sentence(norm, cut, end, line_end, found)


def _stands_alone(norm: str, start: int, end: int, line_end: int) -> bool:
    """Whether a line holds nothing but a short heading: 2.1 指导思想."""
    text = norm[start:end].rstrip()
    whole = norm[start - 1 : start] in ("", "\n", " ", "\t") and not norm[end:line_end].strip()
    return whole and len(text) <= LONGEST_RUN and not _NO_HEADING.search(text)


def _heading_end(norm: str, marker: Marker, end: int, line_end: int) -> int:
    """Where the heading opened by ``marker`` ends; ``marker.end`` if the number opens running text."""
    body = marker.end
    while body < end and norm[body] in " \t:":
        body += 1
    if norm.startswith("【", body) and 0 < (close := norm.find("】", body, body + LONGEST_RUN)) < end:
        return close + 1  # 第三条【发展目标】到2026年…
    if marker.kind in ("box", "table"):
        return end if norm[body:end].strip(" |") else marker.end
    if following := RUN_TO_NEXT.match(norm, body, line_end):
        return following.end()
    if (known := _words()[0].match(norm, body, end)) and known.end() < end and _runs_in(norm, known.end(), line_end):
        return known.end() + (norm[known.end()] == ":")
    if colon := _COLON.match(norm, body, end):
        return colon.end()
    text = norm[body:end].rstrip(" |")
    alone = end >= line_end or not norm[end:line_end].strip(" |")
    if text.endswith(("。", "!", "?")):
        short = len(text) <= LONGEST_RUN and text.count(",") <= 1 and not re.search(r"\d", text)
        return end if short and not (alone and marker.kind in ("arabic", "parabic", "dash") and len(text) > 18) else marker.end
    if alone and not text.endswith((";", ",")) and len(text) <= LONGEST_LINE:
        return end
    return marker.end


def _runs_in(norm: str, at: int, line_end: int) -> bool:
    """Whether running text, not a longer heading, follows a known heading word: 指导思想深入贯彻…, not 重点任务分工。"""
    stop = norm.find("。", at, line_end)
    return norm[at] not in "。和与及、的" and stop - at > 5 and stop + 1 < line_end

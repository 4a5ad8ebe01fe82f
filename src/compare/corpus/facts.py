"""What a text says of itself: title, issuer, number, date, period, genre; and whether it is whole."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from compare.corpus.lines import Line, is_title
from compare.corpus.pieces import title_end
from compare.models import Facts
from compare.vocab import read_yaml

_NOTICE_TITLE = re.compile(r"《([^《》]{6,80})》(?:已经|已|现|业经)")
_NUMBER = re.compile(r"([一-龥]{1,12}\s?[〔\[(](20\d\d)[〕\])]\s?\d+\s?号)")
_DATE = re.compile(r"(20\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日")
_PERIOD = re.compile(r"(20\d\d)年?\s?[-—~–至]+\s?(20\d\d)年?")
_YEARS = re.compile(r"([一二三四五])年(?:行动|滚动|攻坚)")
_FIVE_YEAR = re.compile(r"(十[一二三四五六])五[”\"]?(?=时期|期间|规划|末|以来|[^一-龥]|.{0,12}规划)")
# How far into the text its own period is looked for.
_HEAD = 4000
_FIRST_YEAR = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_ISSUER = re.compile(r"[一-龥()]{2,30}(?:人民政府|办公厅|办公室|委员会|管委会|厅|局|委)$")


def infer(doc_id: str, text: str, norm: str, lines: list[Line], given: Facts | None) -> Facts:
    """The facts of a document: what ``given`` states, and from the text what it leaves empty (named in ``inferred``)."""
    block = [norm[line.start : line.end] for line in lines if line.kind == "title"]
    title = _title(text, norm, lines)
    start, end = _period(title, norm)
    issued = next((f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}" for b in block if (m := _DATE.match(b))), "")
    number = next((m[1] for b in block if "号" in b and (m := _NUMBER.search(b)) and "《" not in b[: m.start()]), "")
    found = Facts(
        doc_id=doc_id,
        title=title,
        issuer=next((b for b in block if _ISSUER.match(b)), ""),
        doc_number=number,
        genre=_genre(title),
        issued_on=issued,
        period_start=start,
        period_end=end,
        complete="yes" if _is_whole(norm, lines) else "truncated",
    )
    return _merge(given or Facts(doc_id), found)


def _merge(given: Facts, found: Facts) -> Facts:
    names = [f.name for f in fields(Facts) if getattr(found, f.name) and not getattr(given, f.name)]
    merged = replace(given, doc_id=found.doc_id, **{name: getattr(found, name) for name in names if name != "doc_id"})
    return replace(merged, inferred=" ".join(name for name in names if name != "doc_id"))


def _title(text: str, norm: str, lines: list[Line]) -> str:
    """The title as written: the one that the notice names, else the last title line of the block, else one run in."""
    candidates = [line for line in lines if line.kind == "title" and is_title(norm[line.start : line.end])]
    own = [line for line in candidates if not norm[line.start : line.end].endswith("通知")] or candidates
    if noticed := _NOTICE_TITLE.search(norm, 0, _HEAD):
        return text[noticed.start(1) : noticed.end(1)]
    if own:
        return text[own[-1].start : own[-1].end]
    first = next((line for line in lines if line.kind == "text"), None)
    return text[first.start : title_end(norm, first.start, first.end)] if first is not None else ""


def _period(title: str, norm: str) -> tuple[str, str]:
    """First and last year: from the title, the line below it, or the five-year plan that the title or text names."""
    if m := _PERIOD.search(title) or re.search(r"^\((20\d\d)[-—~–至]+(20\d\d)年?\)\s*$", norm[:3000], re.MULTILINE):
        return m[1], m[2]
    if m := _FIVE_YEAR.search(title) or _FIVE_YEAR.search(norm, 0, _HEAD):
        first = _FIRST_YEAR.get(m[1], 0)
        in_title = bool(_FIVE_YEAR.search(title))
        goal = re.search(rf"{m[1]}五[”\"]?(?:时期|期间),", norm)
        if first and (in_title or goal):
            return str(first), str(first + 4)
    return "", ""


def _genre(title: str) -> str:
    bare = re.sub(r"\([^()]*\)$", "", title)
    for entry in read_yaml("headings")["genres"]:
        if any(bare.endswith(word) for word in entry["match"]):
            return str(entry["genre"])
    return ""


def _is_whole(norm: str, lines: list[Line]) -> bool:
    """Whether the last line of the policy ends as a text ends: with a stop, a bracket, a date or a signature."""
    last = next((line for line in reversed(lines) if line.kind != "furniture"), None)
    if last is None or last.kind == "title":
        return True
    ending = norm[last.start : last.end].rstrip(" |\"”’")
    return not ending or ending[-1] in "。!?;:)》】…" or len(ending) < 40

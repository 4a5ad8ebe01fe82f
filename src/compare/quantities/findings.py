"""What a careful reader would query in a text; each kind of finding says less rather than too much.

- ``truncated``: the text ends in the middle of a sentence;
- ``masked``: words replaced by signs (***, ××);
- ``dates_disagree``: the day of issue against the day of printing; a period in the text against the title's;
- ``list_count``, ``missing_character`` and the kinds about figures: see the modules that find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.models import Document, Finding, Quantity, Sentence
from compare.quantities import finding_lists, finding_names, finding_numbers
from compare.quantities.finding_notes import finding

_STOP = "。!?;…."
_PAIRS = ("“”", "()", "《》", "【】")
# Words after which no sentence ends.
_OPEN_END = re.compile(r"[的和与及或对为将把在并以向从被、,]$")
_NO_SENTENCE = re.compile(r"(?:\d日|印发|主办|承办|附件.*|抄送.*|联系.*|电话.*|来源.*|[局厅委部府会室])$")
_LONG = 40
_MASK = re.compile(r"\*{2,}|×{2,}|[□■�]+|(?<=[一-龥])X{3,}(?![A-Za-z])")
_MASK_SIGNS = ("**", "××", "XXX", "□", "■", "�")
_DATE = re.compile(r"((?:19|20)\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日")
_YEARS = r"(20\d\d)\s?年?\s?(?:[-—–~至]+)\s?(20\d\d)\s?年?"
_PERIOD = re.compile(_YEARS)
_STATED_PERIOD = re.compile(
    rf"(?:本[^,。;《》\n]{{0,8}}(?:规划|计划|方案|纲要|意见|措施|办法)\s?\({_YEARS}\)|规划期限?(?:为|是|:)?{_YEARS})"
)


def find(doc: Document, quantities: list[Quantity]) -> list[Finding]:
    """All findings of a document, in the order of the text; none in furniture."""
    kinds = (
        _truncated(doc),
        _masked(doc),
        _days(doc),
        _periods(doc),
        finding_lists.find(doc),
        finding_names.find(doc),
        finding_numbers.find(doc, quantities),
    )
    found = {one for kind in kinds for one in kind}
    if not found:
        return []
    aside = [(s.start, s.end) for s in doc.sentences if s.kind == "furniture"]
    return sorted((f for f in found if not any(a <= f.start < b for a, b in aside)), key=lambda f: (f.start, f.kind))


def _truncated(doc: Document) -> Iterator[Finding]:
    """The last sentence, if it is none: a bracket or quotation mark left open, or words after which no sentence ends."""
    last = next((s for s in reversed(doc.sentences) if s.kind != "furniture"), None)
    if last is None or last.kind not in ("body", "item"):
        return
    said = doc.norm[last.start : last.end].rstrip()
    missing = next((pair for pair in _PAIRS if said.count(pair[0]) > said.count(pair[1])), "")
    if missing:
        yield _tail(doc, last, "ends_inside", sign=missing[0])
    elif said.endswith(tuple(_STOP)) or _NO_SENTENCE.search(said):
        return
    elif _OPEN_END.search(said) or (len(said) >= _LONG and "," in said and said[-1] not in ")》】”:"):
        yield _tail(doc, last, "ends_open")


def _tail(doc: Document, last: Sentence, note: str, **said: str) -> Finding:
    end = last.start + len(doc.text[last.start : last.end].rstrip())
    clause = max(doc.norm.rfind(sign, last.start, end - 1) for sign in ",;。")
    start = max(last.start, clause + 1)
    return finding(doc, "truncated", start, end, note, **said)


def _masked(doc: Document) -> Iterator[Finding]:
    if not any(sign in doc.norm for sign in _MASK_SIGNS):
        return
    for m in _MASK.finditer(doc.norm):
        around = doc.text[max(0, m.start() - 6) : m.end() + 6].strip().replace("\n", " ")
        yield finding(doc, "masked", m.start(), m.end(), "masked", around=around)


def _days(doc: Document) -> Iterator[Finding]:
    """A day that stands alone on its line (signed) against one with 印发 behind it (printed)."""
    signed: re.Match[str] | None = None
    for m in _DATE.finditer(doc.norm):
        stop = doc.norm.find("\n", m.end())
        before = doc.norm[doc.norm.rfind("\n", 0, m.start()) + 1 : m.start()]
        after = doc.norm[m.end() : stop if stop >= 0 else len(doc.norm)].strip()
        if not before.strip() and not after:
            signed = signed or m
        elif after == "印发" and signed is not None and m.groups() != signed.groups():
            said = {"printed": _iso(m), "signed": _iso(signed), "at": signed.start()}
            yield finding(doc, "dates_disagree", m.start(), m.end(), "printed", **said)


def _iso(m: re.Match[str]) -> str:
    return f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}"


def _periods(doc: Document) -> Iterator[Finding]:
    """The period that the text gives itself, where it is not the title's."""
    title = _PERIOD.search(doc.facts.title)
    if title is None:
        return
    for m in (*_STATED_PERIOD.finditer(doc.norm), *_own_titles(doc, doc.facts.title)):
        years = [year for year in m.groups() if year]
        if years != [title[1], title[2]]:
            said = {"first": years[0], "last": years[1], "title_first": title[1], "title_last": title[2]}
            yield finding(doc, "dates_disagree", m.start(), m.end(), "period", **said)


def _own_titles(doc: Document, title: str) -> Iterator[re.Match[str]]:
    """Places where the document's own title stands with a period behind it."""
    name = re.split(r"[(（]", title)[0].strip()
    if len(name) > 4:
        yield from re.finditer(rf"{re.escape(name)}\s?\({_YEARS}\)", doc.norm)

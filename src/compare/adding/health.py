"""How well a text was read and coded, for the person who brought it: what was left aside, what was found, what is odd."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import median

from compare.build import Made
from compare.cache import Entry
from compare.corpus.markers import marker_at
from compare.corpus.normalise import normalise
from compare.intake import Reading
from compare.models import Facts, Finding, Leftover, Quantity, Section, Sentence
from compare.tables import rows_from_csv

SHOWN = 12
LONGEST = 48
# A text copied from a page by the line: most lines of running text end where the page did.
LONG, FEWEST = 20, 10
ENDS = frozenset("。;；:：!！?？…”\"）)】》%")
_CELLS = re.compile(r"[|｜\t]|\s\d")
# Leftovers that a reader should look at: a number whose unit the vocabulary does not know.
_QUERIED = "no_unit"
# Names of the two schemes that every study has; a study's own stand by their id.
_CODED = {"sector": "name a sector", "instrument": "state an instrument"}


def report(made: Made, doc_id: str, reading: Reading) -> list[str]:
    """The health report of one document, line by line; other policies of the corpus are the yardstick."""
    entry = made.entries[doc_id]
    facts = Facts(*rows_from_csv("documents", entry.tables["documents"])[0])
    others = {d: e for d, e in made.entries.items() if d != doc_id and _role(e) == "policy"}
    parts = (
        ("read", _read(reading)),
        ("furniture", _furniture(entry)),
        ("structure", _structure(entry)),
        ("coded", _coded(entry.counts, others)),
        ("numbers", _numbers(entry)),
        ("whole", _whole(facts, entry)),
    )
    return [f"{name if first else '':<11}{line}" for name, lines in parts for first, line in _marked(lines)]


def _marked(lines: Iterator[str]) -> Iterator[tuple[bool, str]]:
    for i, line in enumerate(lines):
        yield i == 0, line


def _role(entry: Entry) -> str:
    return Facts(*rows_from_csv("documents", entry.tables["documents"])[0]).role


def _read(reading: Reading) -> Iterator[str]:
    yield f"{reading.how}: {len(reading.text):,} characters"
    yield from reading.notes
    long, broken = _lines_of_a_page(reading.text)
    if len(broken) >= FEWEST and len(broken) > long / 2:
        yield f"  {len(broken)} of {long} lines break off in mid-sentence, as {quoted(broken[0])}: sentences end with their line, so"
        yield "  that little of this text is read rightly; join the lines of each paragraph in the file, remove the text and add it again"


def _lines_of_a_page(text: str) -> tuple[int, list[str]]:
    """How many long lines of running text there are, and those that break off and go on in the next, all of about one length."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    long = [(line, after) for line, after in pairwise([*lines, ""]) if len(line) >= LONG and not _CELLS.search(line)]
    broken = [line for line, after in long if line[-1] not in ENDS and after and marker_at(normalise(after), 0, len(after)) is None]
    middle = median(map(len, broken)) if broken else 0
    return len(long), [line for line in broken if abs(len(line) - middle) <= middle / 6]


def _furniture(entry: Entry) -> Iterator[str]:
    aside = [s.text for s in _sentences(entry) if s.kind == "furniture"]
    if not aside:
        yield "none found"
        return
    yield f"{len(aside)} lines, {sum(map(len, aside)):,} characters, are the page's and not the policy's:"
    yield from (f"  {quoted(text)}" for text in aside[:SHOWN])
    if len(aside) > SHOWN:
        yield f"  … and {len(aside) - SHOWN} more (kind furniture in data/processed/sentences.csv)"


def _sentences(entry: Entry) -> list[Sentence]:
    return [Sentence(*row) for row in rows_from_csv("sentences", entry.tables["sentences"])]


def _structure(entry: Entry) -> Iterator[str]:
    sections = [Section(*row) for row in rows_from_csv("sections", entry.tables["sections"])]
    heads = [s for s in sections if s.function != "title"]
    if not heads:
        yield "no headings found: is the text one paragraph, or are its numbers pictures? No section has a function"
        return
    functions = Counter(s.function for s in heads)
    said = ", ".join(f"{n} {function}" for function, n in functions.most_common())
    yield f"{len(heads)} sections, {max(s.level for s in heads)} levels deep: {said}"
    first = [s.heading for s in heads if s.level == 1]
    yield f"  first level: {', '.join(quoted(h, 16) for h in first[:SHOWN])}{' …' if len(first) > SHOWN else ''}"


def _coded(counts: Mapping[str, int], others: Mapping[str, Entry]) -> Iterator[str]:
    total = counts["sentences"]
    if not total:
        yield "no sentence of body text or items was found"
        return
    for scheme, what in _CODED.items():
        share = counts.get(scheme, 0) / total
        line = f"{counts.get(scheme, 0)} of {total} sentences {what} ({share:.0%}), {total - counts.get(scheme, 0)} do not"
        peers = sorted(e.counts.get(scheme, 0) / e.counts["sentences"] for e in others.values() if e.counts["sentences"])
        if peers:
            line += f"; in the other {len(peers)} texts {peers[0]:.0%} to {peers[-1]:.0%}, in the middle {median(peers):.0%}"
        yield line
        if peers and share < peers[0]:
            yield "  less than in any other text: see the terms below, and whether the text is of the same kind"


def _numbers(entry: Entry) -> Iterator[str]:
    found = [Quantity(*row) for row in rows_from_csv("quantities", entry.tables["quantities"])]
    left = [Leftover(*row) for row in rows_from_csv("leftovers", entry.tables["leftovers"])]
    roles = Counter(q.role for q in found)
    yield f"{len(found)} quantities: {', '.join(f'{n} {role}' for role, n in roles.most_common()) or 'none'}"
    reasons = Counter(row.reason for row in left)
    yield f"{len(left)} numbers are none: {', '.join(f'{n} {reason}' for reason, n in reasons.most_common()) or 'none'}"
    queried = [row.quote for row in left if row.reason == _QUERIED]
    if queried:
        yield f"  without a known unit: {', '.join(map(quoted, queried[:SHOWN]))}{' …' if len(queried) > SHOWN else ''}"


def _whole(facts: Facts, entry: Entry) -> Iterator[str]:
    last = next((s.text for s in reversed(_sentences(entry)) if s.kind != "furniture"), "")
    looks = "looks cut off" if facts.complete == "truncated" else "looks complete"
    yield f"{looks}: it ends with {quoted(last[-LONGEST:])}"
    findings = [Finding(*row) for row in rows_from_csv("findings", entry.tables["findings"])]
    yield from (f"  {f.kind}: {quoted(f.quote)} ({f.note})" for f in findings if f.kind != "truncated")


def quoted(text: str, longest: int = LONGEST) -> str:
    """A passage on one line between corner brackets, cut where it is long."""
    flat = " ".join(text.split())
    return f"「{flat if len(flat) <= longest else flat[: longest - 1] + '…'}」"

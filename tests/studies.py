"""Small studies for the tests of the reading side: tables written by hand, small enough to count on the fingers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from compare import tables
from compare.study import Study, load

CODES = [
    ("sector", "it", "", "", "信息技术", "Information technology", "", 1),
    ("sector", "materials", "", "", "新材料", "New materials", "", 2),
    ("sector", "nev", "", "", "新能源汽车", "New-energy vehicles", "", 3),
    ("instrument", "talent", "", "", "人才", "Talent", "supply", 4),
    ("instrument", "planning", "", "", "规划", "Planning", "environment", 5),
    ("instrument", "demonstration", "", "", "示范", "Demonstration", "demand", 6),
    ("instrument", "cooperation", "", "", "合作", "Cooperation", "demand", 7),
    ("instrument", "cooperation", "domestic", "cooperation", "国内合作", "Domestic cooperation", "environment", 8),
    ("instrument", "cooperation", "international", "cooperation", "国际合作", "International cooperation", "demand", 9),
]
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00")


class Line(NamedTuple):
    """One sentence: its text, the codes it carries ('it', 'cooperation.domestic'), its kind, stance of its codes, strength."""

    text: str
    codes: str = ""
    kind: str = "body"
    stance: str = "promote"
    strength: str = "plain"


@dataclass
class Part:
    """A section with its lines; ``item`` makes it an item, ``under`` is the place of the section above."""

    function: str
    lines: list[Line]
    item: bool = False
    under: int | None = None


@dataclass
class Text:
    """One policy of one region: sections, rows of quantities (by column name), facts that differ from the default."""

    parts: list[Part]
    quantities: list[dict[str, str]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    region: dict[str, str] = field(default_factory=dict)


def study(folder: Path, texts: dict[str, Text], more: dict[str, list[tuple[object, ...]]] | None = None) -> Study:
    """The study of ``texts`` by region, written into ``folder``/data/processed; ``more`` gives rows of other tables."""
    processed = folder / "data" / "processed"
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in tables.registry()}
    for name, extra in (more or {}).items():
        rows[name] += extra
    rows["codes"] += [code_row(*code) for code in CODES]
    for place, (region, text) in enumerate(texts.items()):
        _add(rows, region, text, place)
    for name, table in rows.items():
        tables.write(name, table, processed)
    (processed / "text").mkdir(exist_ok=True)
    for region, text in texts.items():
        lines = [line.text for part in text.parts for line in part.lines]
        (processed / "text" / f"{region}.txt").write_bytes("\n".join(lines).encode())
    return load(folder)


CODE_COLUMNS = ("scheme", "code", "subcode", "parent", "name_zh", "name_en", "group", "order")


def code_row(*code: object) -> tuple[object, ...]:
    """A row of codes from scheme, code, subcode, parent, name_zh, name_en, group, order."""
    return _row("codes", dict(zip(CODE_COLUMNS, code, strict=True)))


def _row(table: str, given: dict[str, object]) -> tuple[object, ...]:
    names = tables.registry()[table].names
    assert set(given) <= set(names), set(given) - set(names)
    return tuple(given.get(name, "") for name in names)


def _add(rows: dict[str, list[tuple[object, ...]]], region: str, text: Text, place: int) -> None:
    about = {"name_zh": f"{region}区", "name_en": region.title(), "short_zh": f"{region}区", "short_en": region.title()}
    where = {"level": "prefecture", "order": place + 1, "colour": COLOURS[place % len(COLOURS)]}
    rows["regions"].append(_row("regions", {"region": region, **about, **where, **text.region}))
    facts = {
        "doc_id": region,
        "region": region,
        "role": "policy",
        "file": f"{region}.txt",
        "complete": "yes",
        "sha256": "0",
    }
    rows["documents"].append(_row("documents", {**facts, **text.facts}))
    schemes = {str(code[1]): str(code[0]) for code in rows["codes"]}
    at, sections = 0, []
    for part in text.parts:
        section = f"{region}-{at}"
        sections.append(section)
        above = sections[part.under] if part.under is not None else ""
        head = part.lines[0].text
        level = 0 if part.function == "title" else 1 + (part.under is not None)
        rows["sections"].append(
            (region, section, above, level, "", head, part.function, at, at + len(head), at + len(head))
        )
        for line in part.lines:
            sentence, end = f"{region}-{at}", at + len(line.text)
            item = section if part.item else ""
            rows["sentences"].append((region, sentence, section, item, at, end, line.kind, line.strength, line.text))
            for name in line.codes.split():
                code, _, sub = name.partition(".")
                rows["codings"].append(
                    (region, schemes[code], code, at, end, sub, line.stance, sentence, line.text, "test", "")
                )
            at = end + 1
    for quantity in text.quantities:
        rows["quantities"].append(_row("quantities", {**QUANTITY, "doc_id": region, **quantity}))


QUANTITY = {
    "sentence_id": "s",
    "quote": "q",
    "role": "target",
    "comparator": "=",
    "basis": "level",
    "binding": "unstated",
    "precision": "exact",
    "rule": "test",
}


def even(sections: int = 10, function: str = "task") -> Text:
    """Sections alike: of four sentences (10, 20, 10 and 60 characters) one speaks of it, one of it and materials, one of materials.

    The headings of the first half name new-energy vehicles; every section is an item.
    """
    parts = []
    for i in range(sections):
        lines = [
            Line(f"{i:04d}", "nev" if i < sections / 2 else "", "heading"),
            Line("一" * 10, "it talent"),
            Line("二" * 20, "it materials cooperation.domestic"),
            Line("三" * 10, "materials planning"),
            Line("四" * 60),
        ]
        parts.append(Part(function, lines, item=True))
    return Text(parts)

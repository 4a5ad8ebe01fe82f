"""What a new text will be in the corpus: its row of documents.csv and, for a new place, one of regions.csv, with the passages
that the facts were taken from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from compare import intake, sources, tables
from compare.adding import where
from compare.adding.where import Where
from compare.corpus import Stated, normalise, stated
from compare.corpus.facts import LIKELY, STATED
from compare.errors import UserError
from compare.intake import Reading
from compare.packaged import packaged_data
from compare.project import Project
from compare.sheets import Sheet
from compare.sources import NAME, NAMES

PALETTE = Path(__file__).with_name("palette.yaml")
GIVEN, DEFAULT = "given", "default"
# Columns that follow from the others and are not to be set.
_FIXED = frozenset({"file", "sha256", "inferred"})
_OFFICIAL = re.compile(r"https?://[^/]*\.gov\.cn(?:/|$)")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as a person is asked to confirm it: how sure it is (given, stated, likely, guess, default), and the passage it
    was taken from.
    """

    column: str
    value: str
    sure: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A text on its way into the corpus; ``region`` is None where its region is there already."""

    file: Path
    reading: Reading
    document: Row
    region: Row | None
    shown: tuple[Shown, ...]


def plan(project: Project, file: Path, given: Mapping[str, str]) -> Plan:
    """What adding ``file`` would write; ``given`` are values of columns of documents and regions that override what is inferred.

    UserError where the file cannot be read, is in the corpus already, names no place, or a value is not allowed.
    """
    _check(given)
    reading = intake.load(file)
    documents, regions = sources.sheets_of(project)
    hashed = sources.sha256(file)
    for row in _rows(documents):
        if row["sha256"] == hashed:
            mend = f"to put another file in its place, run policy-compare remove {row['doc_id']} first"
            raise UserError(f"is in the corpus already, as {row['doc_id']}", where=str(file), mend=mend)
    facts = stated(reading.text, reading.furniture)
    place = where.find(normalise(reading.text), facts)
    region, known, of_region = _region(_rows(regions), place, given, file, reading.text)
    document, of_document = _document(_rows(documents), region["region"], reading, facts, given, place)
    document |= {"file": f"{document['doc_id']}{file.suffix.lower()}", "sha256": hashed}
    if project.raw.joinpath(document["file"]).exists():
        mend = "choose another id with --doc-id, or move that file away"
        raise UserError(f"data/raw/{document['file']} is there already", where=str(file), mend=mend)
    return Plan(file, reading, document, None if known else region, (*of_document, *of_region))


def _check(given: Mapping[str, str]) -> None:
    """UserError for a column that there is not, or a value that it does not allow."""
    registry = tables.registry()
    columns = {c.name: c for name in ("regions", "documents") for c in registry[name].columns if c.name not in _FIXED}
    for name, value in given.items():
        if name not in columns:
            raise UserError(f"no column is called {name!r}", where="--set", accepted=", ".join(sorted(columns)))
        if fault := tables.problem(replace(columns[name], required=False), value):
            raise UserError(f"{name}: {fault}", where=f"--{name.replace('_', '-')}")
    for name in ("doc_id", "region"):
        if name in given and not NAME.fullmatch(given[name]):
            what = f"found {given[name]!r}, which cannot name a file"
            raise UserError(what, where=f"--{name.replace('_', '-')}", accepted=NAMES)


def _rows(sheet: Sheet) -> list[Row]:
    return [dict(zip(sheet.names, line.cells, strict=True)) for line in sheet.lines]


# The region ------------------------------------------------------------------------------------------------------------


def _region(
    rows: list[Row], place: Where | None, given: Mapping[str, str], file: Path, text: str
) -> tuple[Row, bool, list[Shown]]:
    """The row of the text's region, whether it is there already, and what to show of it."""
    known = _known(rows, place, given)
    if known is not None:
        if changed := sorted(given.keys() & (known.keys() - {"region"})):
            mend = "edit the row there, or choose another id for a new region"
            raise UserError(f"{known['region']} is in data/raw/regions.csv already", where=f"--{changed[0].replace('_', '-')}", mend=mend)
        sure = GIVEN if "region" in given else place.sure if place else DEFAULT
        quote = text[place.start : place.end] if place is not None and "region" not in given else ""
        return known, True, [Shown("region", known["region"], sure, quote), Shown("name_zh", known["name_zh"], "in regions.csv")]
    if place is None and not {"region", "name_zh"} <= given.keys():
        mend = "name it: --region ID --name-zh … --name-en …"
        accepted = "a region of regions.csv, or a new one: " + (", ".join(row["region"] for row in rows) or "none yet")
        raise UserError("names no place that is known, so its region cannot be told", where=str(file), accepted=accepted, mend=mend)
    row = _new_region(rows, place, given, file)
    return row, False, [shown for shown in _shown_region(row, place, given, text) if shown.value]


def _shown_region(row: Row, place: Where | None, given: Mapping[str, str], text: str) -> Iterator[Shown]:
    read = place if place is not None and place.name_zh == row["name_zh"] else None
    for column in ("region", "name_zh", "name_en", "short_zh", "short_en", "level", "parent", "adcode", "order", "colour"):
        if column in given:
            yield Shown(column, row[column], GIVEN)
        elif column == "name_zh" and read is not None:
            yield Shown(column, row[column], read.sure, text[read.start : read.end])
        elif column in ("name_en", "short_en") and row[column] == row["name_zh"]:
            yield Shown(column, row[column], "not known: --name-en")
        elif column in ("name_en", "level", "parent", "adcode"):
            yield Shown(column, row[column], f"from {row['name_zh']}")
        else:
            yield Shown(column, row[column], DEFAULT)


def _known(rows: list[Row], place: Where | None, given: Mapping[str, str]) -> Row | None:
    if "region" in given:
        return next((row for row in rows if row["region"] == given["region"]), None)
    if place is None or "name_zh" in given:
        return None
    code = place.place.adcode if place.place is not None else ""
    return next((row for row in rows if row["name_zh"] == place.name_zh or (code and row["adcode"] == code)), None)


def _new_region(rows: list[Row], place: Where | None, given: Mapping[str, str], file: Path) -> Row:
    name_zh = given.get("name_zh") or (place.name_zh if place is not None else "")
    # a name of the user's own says that the place read from the text is not the one
    read = place if place is not None and name_zh == place.name_zh else where.of_name(name_zh)
    known = read.place if read is not None else None
    english = "China" if read is not None and read.level == where.NATION else known.name_en if known is not None else ""
    name_en = given.get("name_en") or english or name_zh
    short_en = known.short_en if known is not None and "name_en" not in given else name_en
    row = dict.fromkeys(tables.registry()["regions"].names, "") | {
        "region": _free(_slug(short_en) or _slug(file.stem) or "region", {row["region"] for row in rows}),
        "name_zh": name_zh,
        "name_en": name_en,
        "short_zh": read.short_zh if read is not None else name_zh,
        "short_en": short_en,
        "level": read.level if read is not None else "zone",
        "parent": read.parent if read is not None else "",
        "adcode": known.adcode if known is not None else "",
        "order": str(max((int(row["order"]) for row in rows), default=0) + 1),
        "colour": _colour([row["colour"] for row in rows]),
    }
    row |= {name: value for name, value in given.items() if name in row}
    row["members"] = given.get("members", row["adcode"])
    return row


def _colour(used: list[str]) -> str:
    """The first colour of the palette that is used least."""
    palette: list[str] = packaged_data(PALETTE)["colours"]
    taken = [colour.upper() for colour in used]
    return min(palette, key=lambda colour: taken.count(colour.upper()))


# The document ----------------------------------------------------------------------------------------------------------


def _document(
    rows: list[Row], region: str, reading: Reading, facts: list[Stated], given: Mapping[str, str], place: Where | None
) -> tuple[Row, list[Shown]]:
    names = [name for name in tables.registry()["documents"].names if name != "inferred"]
    row = dict.fromkeys(names, "")
    found: dict[str, Shown] = {f.name: Shown(f.name, f.value, f.sure, reading.text[f.start : f.end]) for f in facts}
    national = place is not None and place.level == where.NATION
    found["role"] = Shown("role", "reference" if national else "policy", LIKELY if national else DEFAULT)
    official = reading.url and _OFFICIAL.match(reading.url)
    found["source_kind"] = Shown("source_kind", "official" if official else "unknown", LIKELY if official else DEFAULT, reading.url)
    if reading.url:
        found["url"] = Shown("url", reading.url, STATED, "the page's own address")
    found["region"] = Shown("region", region, GIVEN)
    found |= {name: Shown(name, value, GIVEN) for name, value in given.items() if name in row}
    taken = {row["doc_id"] for row in rows}
    if "doc_id" in given and given["doc_id"] in taken:
        mend = f"choose another, or run policy-compare remove {given['doc_id']} first"
        raise UserError(f"{given['doc_id']!r} is the id of another document", where="--doc-id", mend=mend)
    if "doc_id" not in given:
        found["doc_id"] = Shown("doc_id", _doc_id(region, found, taken), DEFAULT)
    row |= {name: shown.value for name, shown in found.items()}
    return row, [found[name] for name in names if name in found and name != "region"]


def _doc_id(region: str, found: Mapping[str, Shown], taken: set[str]) -> str:
    """The region's id; for its further texts with the year from which they hold."""
    year = next((found[name].value[:4] for name in ("period_start", "issued_on") if name in found and found[name].value), "")
    if region not in taken:
        return region
    return _free(f"{region}_{year}" if year else region, taken)


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken."""
    names = [name, *(f"{name}_{i}" for i in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _slug(name: str) -> str:
    """A name as an id: plain Latin letters, or the Chinese as it is; '' where nothing is left."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower().replace("'", "")
    return re.sub(r"[^\w]+", "_", bare).strip("_")

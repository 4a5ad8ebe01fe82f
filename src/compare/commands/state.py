"""The summary of a state of the corpus, made from what the build found; regions that did not change are not measured again."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from compare import build, changes, measures, tables
from compare.build import Made
from compare.cache import Entry
from compare.changes import Figures, Summary
from compare.changes.summary import figures_from_json
from compare.project import Project
from compare.study import load

_MEASURED = "figures.json"
_REPORTED = "reported.json"
_QUICK = "quick"


def folder(project: Project) -> Path:
    """Where summaries are kept; may be deleted at any time."""
    return project.cache / "state"


def summary(
    project: Project, made: Made, entries: Mapping[str, Entry] | None = None, bounded: Collection[str] | None = None
) -> Summary:
    """The state with all documents of a build, or with ``entries`` in their place (the others' tables are the build's).

    ``bounded`` are the regions whose shares need intervals, by default all: a text that comes or goes moves those of its
    own region alone. Where an interval was drawn before it stands anyway.
    """
    there = made.entries if entries is None else entries
    documents = {doc_id: _document(entry) for doc_id, entry in there.items()}
    regions = {row["region"]: row for row in _rows(made, "regions")}
    policies = [d for d in documents if documents[d]["role"] == "policy"]
    by_region: dict[str, list[str]] = {}
    for doc_id in policies:
        by_region.setdefault(documents[doc_id]["region"], []).append(doc_id)
    common = _common(made)
    keys = {region: _hash(common, *(documents[d]["key"] for d in ids)) for region, ids in by_region.items()}
    quick = set(by_region) - set(by_region if bounded is None else bounded)
    found = _figures(project, made, there, by_region, keys, quick)
    codes: dict[str, dict[str, str]] = {}
    for row in _rows(made, "codes"):
        if not row["subcode"]:
            codes.setdefault(row["scheme"], {})[row["code"]] = row["name_en"]
    names = {region: regions[region]["short_en"] if region in regions else region for region in by_region}
    return Summary(documents, names, found, codes)


def regions_of(made: Made, doc_id: str) -> list[str]:
    """The region of a document."""
    return [str(_document(made.entries[doc_id])["region"])]


def reported(project: Project) -> Summary | None:
    """The state of the last report, or None where there is none that can be read."""
    raw = _load(folder(project) / _REPORTED)
    try:
        return Summary.from_json(raw) if raw else None
    except (KeyError, TypeError, AttributeError):
        return None


def keep(project: Project, state: Summary) -> None:
    """Keep the state as that of the last report."""
    tables.write_text(folder(project) / _REPORTED, json.dumps(state.as_json(), ensure_ascii=False))


def _document(entry: Entry) -> dict[str, Any]:
    row = dict(zip(tables.registry()["documents"].names, tables.rows_from_csv("documents", entry.tables["documents"])[0], strict=True))
    return {"region": row["region"], "role": row["role"], "key": entry.digest, "rows": dict(entry.rows)}


def _rows(made: Made, name: str) -> list[dict[str, Any]]:
    _, body = made.files[f"{name}.csv"].decode().split("\n", 1)
    return [dict(zip(tables.registry()[name].names, row, strict=True)) for row in tables.rows_from_csv(name, body)]


def _common(made: Made) -> str:
    """What the figures of every region depend on beside its documents: codes, the accuracy card, and the measures themselves."""
    sources = [path.read_bytes() for path in sorted(Path(measures.__file__).parent.glob("*.py"))]
    digest = hashlib.sha256(b"\0".join([made.files["codes.csv"], made.files["accuracy.csv"], *sources]))
    return digest.hexdigest()


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _figures(
    project: Project, made: Made, entries: Mapping[str, Entry], by_region: Mapping[str, list[str]], keys: Mapping[str, str], quick: set[str]
) -> dict[str, Figures]:
    """Figures of every region: as measured before where nothing changed, of ``quick`` ones without intervals else."""
    raw = _load(folder(project) / _MEASURED) or {}
    found: dict[str, Figures] = {}
    wanted: dict[bool, list[str]] = {True: [], False: []}
    for region, key in keys.items():
        kept = raw.get(key) or (raw.get(f"{key} {_QUICK}") if region in quick else None)
        if kept is not None:
            found[region] = figures_from_json(kept)
        else:
            wanted[region not in quick].append(region)
    for bounds, regions in wanted.items():
        if regions:
            new = _measured(made, {doc_id: entries[doc_id] for region in regions for doc_id in by_region[region]}, bounds)
            found |= new
            raw |= {keys[region] + ("" if bounds else f" {_QUICK}"): own for region, own in new.items()}
    if any(wanted.values()):
        # the state before a change is asked for next to the one after it: both stay
        tables.write_text(folder(project) / _MEASURED, json.dumps(_latest(raw, len(found)), ensure_ascii=False))
    return {region: found[region] for region in by_region}


def _latest(raw: dict[str, Any], count: int) -> dict[str, Any]:
    """The last entries of the file, so that it does not grow with every change."""
    return dict(list(raw.items())[-2 * count - 2 :])


def _measured(made: Made, entries: Mapping[str, Entry], intervals: bool) -> dict[str, Figures]:
    """Figures of the regions of some documents, from tables that hold those alone."""
    with tempfile.TemporaryDirectory() as place:
        for name in tables.registry():
            data = made.files[f"{name}.csv"]
            if name in build.OF_DOCUMENTS:
                data = "".join([tables.to_csv(name, []), *(e.tables[name] for _, e in sorted(entries.items()))]).encode()
            (Path(place) / f"{name}.csv").write_bytes(data)
        return changes.figures(load(place), intervals)


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None

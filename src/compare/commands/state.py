"""The summary of a state of the corpus, made from what the build found; regions that did not change are not measured again."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
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


def folder(project: Project) -> Path:
    """Where summaries are kept; may be deleted at any time."""
    return project.cache / "state"


def summary(project: Project, made: Made, entries: Mapping[str, Entry] | None = None) -> Summary:
    """The state with all documents of a build, or with ``entries`` in their place (the others' tables are the build's)."""
    there = made.entries if entries is None else entries
    documents = {doc_id: _document(entry) for doc_id, entry in there.items()}
    regions = {row["region"]: row for row in _rows(made, "regions")}
    policies = [d for d in documents if documents[d]["role"] == "policy"]
    by_region: dict[str, list[str]] = {}
    for doc_id in policies:
        by_region.setdefault(documents[doc_id]["region"], []).append(doc_id)
    keys = {region: _key(made, [documents[d]["key"] for d in ids]) for region, ids in by_region.items()}
    found = _figures(project, made, there, by_region, keys)
    codes: dict[str, dict[str, str]] = {}
    for row in _rows(made, "codes"):
        if not row["subcode"]:
            codes.setdefault(row["scheme"], {})[row["code"]] = row["name_en"]
    names = {region: regions[region]["short_en"] if region in regions else region for region in by_region}
    return Summary(documents, names, found, codes)


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
    digest = hashlib.sha256()
    for name in sorted(entry.tables):
        digest.update(entry.tables[name].encode())
    return {"region": row["region"], "role": row["role"], "key": digest.hexdigest(), "rows": dict(entry.rows)}


def _rows(made: Made, name: str) -> list[dict[str, Any]]:
    _, body = made.files[f"{name}.csv"].decode().split("\n", 1)
    return [dict(zip(tables.registry()[name].names, row, strict=True)) for row in tables.rows_from_csv(name, body)]


def _key(made: Made, documents: list[str]) -> str:
    """What the figures of a region depend on: its documents' rows, codes, the accuracy card, and the measures themselves."""
    digest = hashlib.sha256("\0".join(documents).encode())
    for name in ("codes.csv", "accuracy.csv"):
        digest.update(made.files[name])
    for path in sorted(Path(measures.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _figures(
    project: Project, made: Made, entries: Mapping[str, Entry], by_region: Mapping[str, list[str]], keys: Mapping[str, str]
) -> dict[str, Figures]:
    raw = _load(folder(project) / _MEASURED) or {}
    kept = {region: figures_from_json(raw[key]) for region, key in keys.items() if key in raw}
    fresh = [doc_id for region, ids in by_region.items() if region not in kept for doc_id in ids]
    if fresh:
        kept |= _measured(made, {doc_id: entries[doc_id] for doc_id in fresh})
    known = {keys[region]: asdict(own) for region, own in kept.items()}
    # the state before a change is asked for next to the one after it: both stay
    tables.write_text(folder(project) / _MEASURED, json.dumps({**_latest(raw, len(known)), **known}, ensure_ascii=False))
    return {region: kept[region] for region in by_region}


def _latest(raw: dict[str, Any], count: int) -> dict[str, Any]:
    """The last entries of the file, so that it does not grow with every change."""
    return dict(list(raw.items())[-2 * count - 2 :])


def _measured(made: Made, entries: Mapping[str, Entry]) -> dict[str, Figures]:
    """Figures of the regions of some documents, from tables that hold those alone."""
    with tempfile.TemporaryDirectory() as place:
        for name in tables.registry():
            data = made.files[f"{name}.csv"]
            if name in build.OF_DOCUMENTS:
                data = "".join([tables.to_csv(name, []), *(e.tables[name] for _, e in sorted(entries.items()))]).encode()
            (Path(place) / f"{name}.csv").write_bytes(data)
        return changes.figures(load(place))


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None

"""A study's own vocabulary: a folder of YAML files that extends or overrides the packaged codes, or adds schemes of its own.

    vocab/sectors.yaml        entries of packaged codes (terms are added to theirs), and new codes
    vocab/instruments.yaml    the same for instruments
    vocab/<scheme>.yaml       a scheme of the study's own (innovation stage, target group …), entries as in sectors.yaml

An entry that names a packaged code or second level adds its terms, rules and examples to it. What it excludes is matched no
more, and what it matches is excluded no more; ``drop`` takes packaged terms away altogether, and ``replace: true`` puts the
entry in the place of the packaged one. A new code needs name_zh and name_en; every other key may be left out.

One vocabulary is in use at a time in a process. What is computed from it is marked `derived` and forgotten when another
comes into use.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

PACKAGED = {"sectors": "sector", "instruments": "instrument"}
SCHEME = re.compile("[a-z][a-z0-9_]*")
# What a new entry has where its file says nothing.
_EMPTY: dict[str, Any] = {"match": [], "parts": [], "exclude": [], "also": {}, "examples": [], "counterexamples": []}
_EMPTY_RULES: dict[str, Any] = {"phrases": [], "rules": [], "exclude": [], "also": {}, "shared": [], "examples": [], "counterexamples": []}
SOURCE = "the study's own vocabulary"
Entry = dict[str, Any]


class _State:
    folder: Path | None = None
    digest = ""
    forget: list[Callable[[], None]] = []  # noqa: RUF012  (one state for the process is what this is)


def derived(function: F) -> F:
    """Like functools.cache, for what is computed from the vocabularies: forgotten when another comes into use."""
    cached = functools.cache(function)
    _State.forget.append(cached.cache_clear)
    return cached  # type: ignore[return-value]


def use(folder: Path | None) -> None:
    """From now on the packaged vocabulary with that of ``folder``; None, or a folder that is not there, is the packaged one."""
    there = folder if folder is not None and folder.is_dir() and files(folder) else None
    digest = _digest(there) if there is not None else ""
    if (there, digest) != (_State.folder, _State.digest):
        _State.folder, _State.digest = there, digest
        for forget in _State.forget:
            forget()


@contextmanager
def using(folder: Path | None) -> Iterator[None]:
    """`use` for as long as the block runs."""
    before = _State.folder
    use(folder)
    try:
        yield
    finally:
        use(before)


def folder() -> Path | None:
    """The folder in use, or None."""
    return _State.folder


def digest() -> str:
    """A hash of the study's own files, or '' where there are none: what was found with them depends on it."""
    return _State.digest


def files(place: Path) -> list[Path]:
    """The YAML files of a folder, in order."""
    return sorted(place.glob("*.yaml"))


def schemes() -> list[str]:
    """Names of the study's own schemes, in order."""
    return [path.stem for path in files(_State.folder) if path.stem not in PACKAGED] if _State.folder is not None else []


def _digest(place: Path) -> str:
    parts = [f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files(place)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def merged(name: str, packaged: list[Entry], own: list[Entry]) -> list[Entry]:
    """Entries of sectors or instruments with those of the study: changed in their place, new ones at the end."""
    found = {(entry["code"], entry.get("subcode", "")): entry for entry in packaged}
    for entry in own:
        key = (entry["code"], entry.get("subcode", ""))
        before = found.get(key)
        found[key] = _entry(name, {} if before is None or entry.get("replace") else before, entry)
    return list(found.values())


def _entry(name: str, before: Entry, entry: Entry) -> Entry:
    out = {**(_EMPTY if name == "sectors" else _EMPTY_RULES), "source": SOURCE, "subcode": "", **before}
    if name == "sectors" and not before:
        out |= {"nbs2018": "outside", "gbt4754": ""}
    dropped = set(entry.get("drop", ()))
    for key, value in entry.items():
        if key == "rules":
            out[key] = _rules(out[key], value)
        elif key == "also":
            out[key] = {**out[key], **value}
        elif isinstance(value, list) and key != "drop":
            out[key] = sorted({*out[key], *value}) if key not in ("examples", "counterexamples") else [*out[key], *value]
        elif key not in ("drop", "replace"):
            out[key] = value
    matched = {*entry.get("match", ()), *entry.get("phrases", ()), *(o for rule in entry.get("rules", ()) for o in rule["objects"])}
    out["exclude"] = [term for term in out["exclude"] if term not in dropped | matched]
    dropped |= set(entry.get("exclude", ())) - matched
    return _without(out, dropped) if dropped else out


def _without(entry: Entry, dropped: set[str]) -> Entry:
    """The entry without terms that it matched; an example that they stand in may stay."""
    out = {key: [v for v in value if v not in dropped] if key in ("match", "parts", "phrases") else value for key, value in entry.items()}
    rules = [{**rule, "objects": [o for o in rule["objects"] if o not in dropped]} for rule in entry.get("rules", [])]
    if "rules" in entry:
        out["rules"] = [rule for rule in rules if rule["objects"]]
    out["also"] = {term: more for term, more in entry.get("also", {}).items() if term not in dropped}
    return out


def _rules(before: list[Entry], own: list[Entry]) -> list[Entry]:
    """Rules by name: objects are added to a rule of the same name."""
    found = {rule["name"]: rule for rule in before}
    for rule in own:
        old = found.get(rule["name"], {"objects": []})
        found[rule["name"]] = {**old, **rule, "objects": sorted({*old["objects"], *rule["objects"]})}
    return list(found.values())


def codes(packaged: dict[str, Any], own: dict[str, list[Entry]]) -> dict[str, Any]:
    """First-level codes of all schemes by scheme, with those that the study adds."""
    out = {scheme: dict(top) for scheme, top in packaged.items()}
    for name, entries in own.items():
        scheme = PACKAGED.get(name, name)
        top = out.setdefault(scheme, {})
        for entry in entries:
            if not entry.get("subcode") and (entry["code"] not in top or entry.get("replace")):
                names = {key: entry.get(key, "") for key in ("name_zh", "name_en")}
                top[entry["code"]] = {**names, **{key: entry[key] for key in ("group", "nbs2018", "stip") if key in entry}}
    return out

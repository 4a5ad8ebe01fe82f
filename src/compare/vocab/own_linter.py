"""What the files of a study's own vocabulary must hold to be read, and what is odd about its schemes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from compare.errors import caret
from compare.vocab import FOLDER, VocabularyError, own, read_yaml
from compare.vocab.own import PACKAGED, SCHEME

_TEXTS = {"code", "subcode", "name_zh", "name_en", "source", "group", "nbs2018", "gbt4754", "stip"}
_LISTS = {"match", "parts", "exclude", "examples", "counterexamples", "drop"}
_KEYS = {
    "sectors": _TEXTS | _LISTS | {"also", "replace"},
    "instruments": _TEXTS | (_LISTS - {"match", "parts"}) | {"phrases", "rules", "shared", "also", "replace"},
}
_RULE = {"name", "verbs", "within", "objects", "closes"}
_SCHEME_KEYS = (_TEXTS | _LISTS) - {"drop", "parts"}


def refuse(path: Path, entries: Any) -> None:
    """VocabularyError for the first thing in a file of the study's own that cannot be read; the message names its line."""
    if not SCHEME.fullmatch(path.stem) or path.stem in _packaged_files() or path.stem in PACKAGED.values():
        accepted = "sectors.yaml, instruments.yaml, or the name of a scheme of your own: small letters, digits and _"
        raise VocabularyError(f"{path.name} cannot be changed or named so in a study", where=_shown(path), accepted=accepted, mend="rename it")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise VocabularyError("holds no list of entries", where=_shown(path), accepted="- code: …", mend="see CONTRIBUTING.md, Vocabulary")
    for number, entry in enumerate(entries):
        if (fault := next(_faults(path.stem, entry, entries), None)) is not None:
            raise _error(path, number, *fault)


def _shown(path: Path) -> str:
    """The file as the user knows it: its folder and its name."""
    return f"{path.parent.name}/{path.name}"


def _error(path: Path, number: int, what: str, accepted: str) -> VocabularyError:
    lines = path.read_text(encoding="utf-8").splitlines()
    begins = [i for i, line in enumerate(lines) if line.startswith("- ")]
    place = begins[number] if number < len(begins) else 0
    shown = caret(lines[place], 2, len(lines[place]))
    return VocabularyError(what, where=f"{_shown(path)}, line {place + 1}", shown=shown, accepted=accepted, mend="correct the entry")


@cache
def _packaged_files() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.yaml")) - PACKAGED.keys()


def _faults(name: str, entry: dict[str, Any], entries: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    keys = _KEYS.get(name, _SCHEME_KEYS)
    if unknown := sorted(set(entry) - keys):
        yield f"unknown keys {', '.join(map(str, unknown))}", ", ".join(sorted(keys))
    if not isinstance(entry.get("code"), str) or not SCHEME.fullmatch(entry["code"]):
        yield f"found code {entry.get('code')!r}", "small letters, digits and _"
        return
    subcode = entry.get("subcode", "")
    if subcode and not str(subcode).startswith(f"{entry['code']}."):
        yield f"found subcode {subcode!r} under {entry['code']!r}", f"{entry['code']}.something"
    for key in sorted((_LISTS | {"phrases", "shared"}) & entry.keys()):
        value = entry[key]
        if not isinstance(value, list) or not all(isinstance(term, str) and term.strip() for term in value):
            yield f"{key} is no list of texts", "[新材料, '5G']: a number or yes is put in quotes"
    both = {*entry.get("match", ()), *entry.get("phrases", ())} & {*entry.get("exclude", ())}
    if both:
        yield f"{', '.join(sorted(both))} is both matched and excluded", "a term on one of the lists"
    for rule in entry.get("rules", ()):
        if not isinstance(rule, dict) or set(rule) - _RULE or not {"name", "verbs", "objects"} <= rule.keys():
            yield "a rule has other keys", "name, verbs, objects, and within where it asks for nearness"
    yield from _names(name, entry, entries)


def _names(name: str, entry: dict[str, Any], entries: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """A code that the packaged vocabulary does not have needs names, and a second level a first."""
    key = (entry["code"], entry.get("subcode", ""))
    firsts = {code for code, _ in _packaged(name)} | {e["code"] for e in entries if not e.get("subcode") and "code" in e}
    if entry["code"] not in firsts:
        yield f"no code is called {entry['code']!r}", ", ".join(sorted(firsts)) + "; or an entry for it without subcode"
    if (key not in _packaged(name) or entry.get("replace")) and not (entry.get("name_zh") and entry.get("name_en")):
        known = sorted(sub for code, sub in _packaged(name) if code == key[0] and sub)
        yield f"{key[1] or key[0]} is new and has no name", f"name_zh and name_en{'; or one of ' if known else ''}{', '.join(known)}"


@cache
def _packaged(name: str) -> frozenset[tuple[str, str]]:
    """Codes and second levels of a packaged file."""
    if name not in PACKAGED:
        return frozenset()
    with own.using(None):
        entries, top = read_yaml(name), read_yaml("codes")[PACKAGED[name]]
    return frozenset({(e["code"], e.get("subcode", "")) for e in entries} | {(code, "") for code in top})


def lint_schemes() -> Iterator[str]:
    """What is wrong with the terms of the study's own schemes, one message each."""
    for scheme in own.schemes():
        homes: dict[str, list[str]] = defaultdict(list)
        for entry in read_yaml(scheme):
            name = entry.get("subcode") or entry["code"]
            for term in entry["match"]:
                homes[term].append(name)
        for term, names in sorted(homes.items()):
            if len(names) > 1:
                yield f"vocab/{scheme}.yaml: {term!r} stands under {', '.join(names)}; keep it under one"

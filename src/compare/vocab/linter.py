"""What the vocabularies of sectors and instruments must hold, so that data can be trusted like code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from compare.vocab import FOLDER, read_yaml

_KEYS = {
    "sectors": {"code", "subcode", "nbs2018", "gbt4754", "name_zh", "name_en", "source", "match", "parts", "exclude", "also", "examples", "counterexamples"},
    "instruments": {"code", "subcode", "group", "name_zh", "name_en", "source", "phrases", "rules", "exclude", "also", "shared", "examples", "counterexamples"},
}
_NEEDED = {"code", "name_zh", "name_en", "source", "exclude", "examples", "counterexamples"}
_GIVEN_BY = {"box", "heading"}
_RULE_KEYS = {"name", "verbs", "objects", "within", "closes"}


def lint() -> list[str]:
    """What is wrong with the form of the vocabularies, one message each; an empty list if all is well.

    Whether every term is found by its example and every counterexample is refused is proved by
    `compare.coding.proof.prove`.
    """
    from compare.vocab.own_linter import lint_schemes

    return [*_file("sectors"), *_file("instruments"), *_verbs(), *lint_schemes()]


def terms(entry: dict[str, Any]) -> list[str]:
    """All terms that an entry matches: its match list, or its phrases and the objects of its rules."""
    objects = [term for rule in entry.get("rules", []) for term in rule["objects"]]
    return [*entry.get("match", []), *entry.get("phrases", []), *objects]


def name_of(entry: dict[str, Any]) -> str:
    """The second-level code of an entry, or its first-level code where it has none."""
    return str(entry.get("subcode") or entry["code"])


def _file(name: str) -> Iterator[str]:
    known = set(read_yaml("codes")[name.removesuffix("s")])
    homes: dict[str, list[str]] = defaultdict(list)
    said: set[str] = set()
    at = _places(name)
    for entry in read_yaml(name):
        where = f"{name}.yaml{_line(at, entry)}, {name_of(entry)}"
        yield from _entry(where, entry, _KEYS[name], known)
        for term in {str(term) for term in terms(entry)}:
            homes[term].append(name_of(entry))
        said |= set(entry.get("shared", []))
    for term, places in sorted(homes.items()):
        if len(places) > 1 and term not in said:
            yield f"{name}.yaml: {term!r} stands under {', '.join(places)}; name it under shared there, or keep it under one"
    if name == "sectors":  # one layer: what one entry excludes, no other entry could match
        for entry in read_yaml(name):
            for term in sorted(set(entry["exclude"]) & homes.keys()):
                yield f"{name}.yaml: {name_of(entry)} excludes {term!r}, which {', '.join(homes[term])} matches"


def _places(name: str) -> dict[str, int]:
    """The first line of a file on which each entry names itself."""
    lines = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    named = [(line.lstrip("- "), i) for i, line in enumerate(lines, start=1)]
    return {line: i for line, i in reversed(named) if line.startswith(("code: ", "subcode: "))}


def _line(places: dict[str, int], entry: dict[str, Any]) -> str:
    """', line N' where the entry names itself, or '' where that cannot be told."""
    key = "subcode" if entry.get("subcode") else "code"
    place = places.get(f"{key}: {entry.get(key)}")
    return f", line {place}" if place else ""


def _entry(where: str, entry: dict[str, Any], keys: set[str], known: set[str]) -> Iterator[str]:
    if unknown := set(entry) - keys:
        yield f"{where}: unknown keys {', '.join(sorted(unknown))}; accepted: {', '.join(sorted(keys))}"
    if missing := _NEEDED - set(entry):
        yield f"{where}: keys missing: {', '.join(sorted(missing))}"
        return
    if entry["code"] not in known:
        yield f"{where}: code {entry['code']!r} is not in codes.yaml"
    found = terms(entry)
    for term in sorted(set(found) & set(entry["exclude"])):
        yield f"{where}: {term!r} is both matched and excluded"
    for key in ("also", "parts"):
        for term in sorted(set(entry.get(key, ())) - set(found)):
            yield f"{where}: {key} names {term!r}, which the entry does not match"
    for rule in entry.get("rules", []):
        yield from _rule(where, rule)
    for key in ("match", "parts", "phrases", "exclude"):
        yield from _order(f"{where}, {key}", entry.get(key, []))


def _rule(where: str, rule: dict[str, Any]) -> Iterator[str]:
    if set(rule) - _RULE_KEYS or not rule["verbs"] or not rule["objects"]:
        yield f"{where}: a rule has the keys {', '.join(sorted(rule))}; accepted: {', '.join(sorted(_RULE_KEYS))}"
    for verb in sorted(set(rule["verbs"]) - set(read_yaml("verbs")["classes"])):
        yield f"{where}, rule {rule['name']}: no class of verbs is called {verb!r} in verbs.yaml"
    yield from _order(f"{where}, rule {rule['name']}", rule["objects"])


def _verbs() -> Iterator[str]:
    verbs = read_yaml("verbs")
    for name, words in [*verbs["classes"].items(), *((name, verbs[name]) for name in ("adjunct", "nouns", "purpose", "exclude"))]:
        yield from _order(f"verbs.yaml, {name}", words)
    if set(verbs["given"]) != _GIVEN_BY:
        yield f"verbs.yaml, given: keys {', '.join(sorted(verbs['given']))}; needed: {', '.join(sorted(_GIVEN_BY))}"
    for where, names in verbs["given"].items():
        for verb in sorted(set(names) - set(verbs["classes"])):
            yield f"verbs.yaml, given, {where}: no class of verbs is called {verb!r}"


def _order(where: str, words: Iterable[Any]) -> Iterator[str]:
    listed = list(words)
    for word in listed:
        if not isinstance(word, str) or not word.strip():
            yield f"{where}: {word!r} is no text; put it in quotes"
            return
    if listed != sorted(set(listed)):
        yield f"{where}: not in code-point order, or a word stands twice; tools/vocabulary.py writes the order"

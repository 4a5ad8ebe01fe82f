"""Vocabularies prove themselves: every term is found by an example of its entry, every counterexample is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compare.coding import instruments, schemes, sectors
from compare.coding.masks import Masks
from compare.coding.stance import Stances
from compare.models import Document, Facts, Section, Sentence
from compare.vocab import own, read_yaml
from compare.vocab.lexicon import lexicon
from compare.vocab.linter import name_of, terms


def prove() -> list[str]:
    """What the examples do not bear out, one message each; an empty list if all is well."""
    faults: list[str] = []
    for name in ("sectors", "instruments", *own.schemes()):
        for entry in read_yaml(name):
            faults += _entry(f"{name}.yaml, {name_of(entry)}", name, entry)
    return faults


def rules_of(scheme: str, text: str) -> set[str]:
    """The rules that code a text read as one sentence of a task section, or as a heading where no stop ends it.

    >>> sorted(rules_of("instruments", "依托重点实验室,引进高层次人才。"))
    ['talent.gather:人才']
    """
    section = Section("example", "example-0", "", 1, "", "", "task", 0, 0, len(text))
    kind = "body" if text.endswith(("。", ";", ":")) else "heading"
    sentence = Sentence("example", "example-0", "example-0", "", 0, len(text), kind, "plain", text)
    doc = Document("example", text, text, Facts("example"), [section], [sentence])
    hits, masks, stance = lexicon().scan(text), Masks(text), Stances(text).of(sentence)
    if scheme == "sectors":
        return {rule for *_, rule, _ in sectors.find(doc, sentence, hits.sectors, masks, stance)} if hits.sectors else set()
    if scheme in schemes.of_study():
        return {coding.rule for coding in schemes.find(doc, masks, Stances(text)) if coding.scheme == scheme}
    return {rule for *_, rule, _ in instruments.find(doc, sentence, "task", hits.cues, masks, stance)}


def _entry(where: str, scheme: str, entry: dict[str, Any]) -> Iterator[str]:
    found = {rule.rsplit(":", 1)[-1] for text in entry["examples"] for rule in rules_of(scheme, text) if _own(rule, entry)}
    for term in sorted(set(terms(entry)) - found):
        yield f"{where}: no example finds {term!r}; add a sentence with it to examples, or see which longer term hides it"
    for text in entry["counterexamples"]:
        if rules := sorted(rule for rule in rules_of(scheme, text) if _own(rule, entry)):
            yield f"{where}: the counterexample {text!r} is coded by {', '.join(rules)}"


def _own(rule: str, entry: dict[str, Any]) -> bool:
    head = rule.split(":", 1)[0]
    return head in (entry.get("subcode"), entry["code"]) or head.startswith(f"{entry['code']}.")

"""Write the vocabularies of sectors, instruments and verbs in canonical form: entries as they stand, words in order.

    python tools/vocabulary.py          rewrite the files
    python tools/vocabulary.py --check  exit 1 if a file is not in canonical form
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "src" / "compare" / "vocab"
WORDS = ("match", "parts", "phrases", "exclude", "shared")
WIDTH = 118


def main() -> int:
    """0 if all is in canonical form or has been brought into it, 1 if --check finds a file that is not."""
    stale = []
    for name in ("sectors", "instruments", "verbs"):
        path = FOLDER / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        new = _head(text) + (_verbs if name == "verbs" else _entries)(yaml.safe_load(text))
        if new != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    print("\n".join(f"{name}: not in canonical form" for name in stale) or "all in canonical form")
    return 1 if stale and "--check" in sys.argv else 0


def _head(text: str) -> str:
    """The comment lines at the top of a file."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))])


def _entries(entries: list[dict[str, Any]]) -> str:
    return "".join(_entry(entry) for entry in entries)


def _entry(entry: dict[str, Any]) -> str:
    out = []
    for key, value in entry.items():
        if key in WORDS:
            out.append(_words(f"  {key}: ", sorted(set(value))))
        elif key == "rules":
            out.append("  rules: []\n" if not value else "  rules:\n" + "".join(_rule(rule) for rule in value))
        elif key == "also":
            lines = "".join(f"    {_text(term)}: [{', '.join(more)}]\n" for term, more in sorted(value.items()) if more)
            out.append("  also:\n" + lines if lines else "  also: {}\n")
        elif key in ("examples", "counterexamples"):
            out.append(f"  {key}: []\n" if not value else f"  {key}:\n" + "".join(_sentence(v) for v in value))
        else:
            out.append(f"  {key}: {_text(value)}\n")
    return "- " + "".join(out)[2:]


def _rule(rule: dict[str, Any]) -> str:
    within = f"      within: {rule['within']}\n" if "within" in rule else ""
    closes = "      closes: true\n" if rule.get("closes") else ""
    verbs = f"      verbs: [{', '.join(rule['verbs'])}]\n"
    return f"    - name: {rule['name']}\n{verbs}{within}{closes}" + _words("      objects: ", sorted(set(rule["objects"])))


def _sentence(text: str) -> str:
    return textwrap.fill(f"- {_text(text)}", WIDTH // 2 + 20, initial_indent="    ", subsequent_indent="      ", break_long_words=False) + "\n"


def _verbs(verbs: dict[str, Any]) -> str:
    classes = "".join(_words(f"  {name}: ", sorted(set(words))) for name, words in verbs["classes"].items())
    rest = "".join(_words(f"{name}: ", sorted(set(verbs[name]))) for name in ("adjunct", "nouns", "purpose", "exclude"))
    planning = "".join(_words(f"  {name}: ", sorted(set(words))) for name, words in verbs["planning"].items())
    given = "".join(_words(f"  {where}: ", sorted(set(names))) for where, names in sorted(verbs["given"].items()))
    return "classes:\n" + classes + "given:\n" + given + rest + "planning:\n" + planning


def _words(lead: str, words: list[str]) -> str:
    """A flow list, folded; a Han character is two columns wide."""
    if not words:
        return f"{lead}[]\n"
    indent = " " * (len(lead) - len(lead.lstrip()) + 2)
    lines, line = [], f"{lead}["
    for i, word in enumerate(words):
        piece = _text(word) + ("]" if i == len(words) - 1 else ", ")
        if _columns(line + piece.rstrip()) > WIDTH:
            lines.append(line.rstrip())
            line = indent + piece
        else:
            line += piece
    return "\n".join([*lines, line]) + "\n"


def _columns(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _text(value: Any) -> str:
    """A scalar as YAML writes it, on one line."""
    return yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True).removesuffix("\n").removesuffix("...").rstrip("\n")


if __name__ == "__main__":
    sys.exit(main())

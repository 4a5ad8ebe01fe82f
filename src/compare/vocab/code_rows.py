"""Rows of the tables ``codes`` (every scheme, first and second level) and ``agencies``."""

from __future__ import annotations

from typing import Any

from compare.vocab import read_yaml
from compare.vocab.own import PACKAGED

# The packaged schemes' files; a scheme of the study's own has its own name.
FILES = {scheme: name for name, scheme in PACKAGED.items()}
Row = tuple[str, str, str, str, str, str, str, str, str, str, int]


def codes() -> list[Row]:
    """Rows of the table codes, in its column order: the first level of a scheme, then its second level.

    A second-level instrument keeps the group of its first level unless its entry names another
    (cooperation.domestic and demonstration.pilot work on the environment).
    """
    rows: list[Row] = []
    for scheme, top in read_yaml("codes").items():
        entries = read_yaml(FILES.get(scheme, scheme))
        for place, (code, names) in enumerate(top.items(), start=1):
            rows.append(_row(scheme, code, "", names, names, place * 100))
            below = [entry for entry in entries if entry["code"] == code and entry.get("subcode")]
            for i, entry in enumerate(below, start=1):
                rows.append(_row(scheme, code, entry["subcode"], names, entry, place * 100 + i))
    return rows


def agencies() -> list[tuple[str, str, str]]:
    """Rows of the table agencies: id and names of each function."""
    return [(entry["id"], entry["name_zh"], entry["name_en"]) for entry in read_yaml("agencies")["agencies"]]


def _row(scheme: str, code: str, subcode: str, top: dict[str, Any], own: dict[str, Any], order: int) -> Row:
    return (
        scheme, code, subcode, code if subcode else "", own["name_zh"], own["name_en"],
        own.get("group", top.get("group", "")), own.get("nbs2018", ""), str(own.get("gbt4754", "")),
        own.get("stip", top.get("stip", "")), order,
    )  # fmt: skip

"""Data files that ship with the package: YAML beside the module that reads it, each parsed once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def packaged_data(path: Path) -> Any:
    """What the file holds; the same object each time, which nobody may change."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def parse_yaml(text: str) -> Any:
    """What the text says; yaml.MarkedYAMLError where it is no YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader, in C where PyYAML has it)

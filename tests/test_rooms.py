"""The directions of the house (design: the way through it is the way of the data), held with ast."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import compare

HOUSE = Path(compare.__file__).parent

# From the top down: a room imports only rooms above it. Rooms on one line do not know each other.
TEXT_SIDE = ["errors", "models", "vocab", "corpus", "intake", "coding", "quantities", "annotate"]
TABLES = ["packaged", "decoding", "tables", "project", "sheets"]  # open to both sides
BUILDING = ["workers", "sources", "cache", "corrections", "accuracy", "build", "adding", "starting", "tutorial", "outside", "differences", "check"]
READING = ["evidence", "by_document", "study", "pick", "measures", "charts", "changes", "report", "candidates"]
ORDER = [*TEXT_SIDE[:1], *TABLES, *TEXT_SIDE[1:], *BUILDING, *READING, "commands", "cli", "__init__"]
HEAVY = {"pandas", "numpy", "sklearn", "matplotlib", "seaborn", "jieba", "scipy"}


def room(path: Path) -> str:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[0]


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def imports(path: Path, *, at_runtime: bool = False, at_top: bool = False) -> Iterator[str]:
    """Dotted names that a module imports; inside functions too, but for what only the type checker sees."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {id(n) for block in ast.walk(tree) if _is_typing(block) for n in ast.walk(block)} if at_runtime else set()
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)} if at_top else set()
    for node in ast.walk(tree):
        if id(node) in hidden or id(node) in inside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def rooms_of(name: str) -> str | None:
    parts = name.split(".")
    if parts[0] != "compare" or parts[-1] == "__version__":
        return None
    return {"annotate": "annotate", "load": "study", "Study": "study"}.get(parts[1], parts[1])


def test_every_module_has_its_room() -> None:
    assert {room(path) for path in modules()} == set(ORDER)


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    ours = room(path)
    above = set(ORDER[: ORDER.index(ours)]) | {ours}
    below = {r for name in imports(path) if (r := rooms_of(name)) is not None and r not in above}
    assert not below, f"{ours} imports {sorted(below)}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_the_reading_side_never_imports_the_text_side(path: Path) -> None:
    if room(path) in READING:
        text_side = set(TEXT_SIDE) - {"errors"} | set(BUILDING)
        assert not {r for name in imports(path) if (r := rooms_of(name)) in text_side}


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_no_pandas_above_the_tables(path: Path) -> None:
    if room(path) in {*TEXT_SIDE, *TABLES, *BUILDING}:
        at_runtime = {name.split(".")[0] for name in imports(path, at_runtime=True, at_top=room(path) == "tables")}
        assert not at_runtime & HEAVY

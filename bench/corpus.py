"""A built project of many texts for the bench, each of a region of its own, and one text more beside it."""

from __future__ import annotations

from pathlib import Path

import texts

ROOT = Path(__file__).resolve().parents[1]
LENGTH = 11_000


def make(folder: Path, count: int, seed: int) -> None:
    """A project of ``count`` texts in ``folder``, built; the file 'one more.txt' is no part of it."""
    from compare import build, sources, starting, tables

    project = starting.make(folder)
    paths = texts.write(ROOT / "data" / "raw", project.raw, LENGTH * (count + 2) * 5 // 4, seed)
    for path in paths[count + 1 :]:
        path.unlink()
    paths[count].rename(folder / "one more.txt")
    for name, rows in (("documents", _documents), ("regions", _regions)):
        names = [c for c in tables.registry()[name].names if c != "inferred"]
        given = [rows(i, path, sources.sha256(path)) for i, path in enumerate(paths[:count], start=1)]
        lines = [",".join(row.get(c, "") for c in names) for row in given]
        (project.raw / f"{name}.csv").write_text("\n".join([",".join(names), *lines]) + "\n", encoding="utf-8")
    build.write(project, build.make(project).files)


def _documents(_: int, path: Path, sha256: str) -> dict[str, str]:
    return {"doc_id": path.stem, "region": path.stem, "role": "policy", "file": path.name, "complete": "yes", "sha256": sha256}


def _regions(i: int, path: Path, _: str) -> dict[str, str]:
    names = dict.fromkeys(("region", "name_zh", "name_en", "short_zh", "short_en"), path.stem)
    return {**names, "level": "prefecture", "order": str(i), "colour": "#0072B2"}

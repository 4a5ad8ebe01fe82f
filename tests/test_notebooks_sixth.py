"""The notebooks on the five texts and a sixth, that no rule was written for: they run, and show it beside the others."""

from __future__ import annotations

import csv
import shutil
from dataclasses import asdict, astuple, replace
from hashlib import sha256
from pathlib import Path

import pytest

from compare import annotate, tables
from compare.build import FOUND
from compare.study import Study, load
from test_notebooks import ROOT, check_run, run, text_of

TEXT = ROOT / "data" / "gold" / "written" / "beihe.txt"
NAMES = {"region": "beihe", "name_zh": "北河市", "name_en": "Beihe", "short_zh": "北河", "short_en": "Beihe", "level": "prefecture", "order": "6", "colour": "#56B4E9"}


def six(folder: Path) -> Study:
    """The study of the corpus with a sixth region, written to ``folder``."""
    found = annotate(TEXT.read_text(encoding="utf-8"), "beihe")
    facts = replace(found.facts, region="beihe", role="policy", file=TEXT.name, complete="yes", sha256=sha256(TEXT.read_bytes()).hexdigest())
    more: dict[str, list[tuple[object, ...]]] = {name: [tuple(row) for row in getattr(found, name)] for name in FOUND}
    more["documents"] = [astuple(facts)]
    more["regions"] = [tuple(NAMES.get(name, "") for name in tables.registry()["regions"].names)]
    for name in tables.registry():
        rows = [*tables.read_rows(ROOT / "data" / "processed" / f"{name}.csv", name), *more.get(name, [])]
        tables.write(name, rows, folder / "data" / "processed")
    _write_raw(folder, {"documents": asdict(facts), "regions": NAMES})
    return load(folder)


def _write_raw(folder: Path, rows: dict[str, dict[str, str]]) -> None:
    """The raw texts with the sixth, its lines in the sheets, and the decoded texts beside the tables."""
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    shutil.copy(TEXT, folder / "data" / "raw")
    shutil.copytree(ROOT / "data" / "processed" / "text", folder / "data" / "processed" / "text")
    shutil.copy(TEXT, folder / "data" / "processed" / "text")
    for name, row in rows.items():
        path = folder / "data" / "raw" / f"{name}.csv"
        with path.open(newline="", encoding="utf-8") as read:
            head = next(csv.reader(read))
        with path.open("a", newline="", encoding="utf-8") as f:
            csv.writer(f, lineterminator="\n").writerow([row.get(column, "") for column in head])


def test_the_sixth_stands_beside_the_five(tmp_path: Path) -> None:
    study = six(tmp_path)
    assert study.regions_in_order == (*load(ROOT).regions_in_order, "beihe")
    assert {"priorities", "duties", "citations", "quantities"} <= {
        name for name in FOUND if (getattr(study, name)["doc_id"] == "beihe").any()
    }


@pytest.mark.slow
def test_they_run_with_a_sixth_text(tmp_path: Path) -> None:
    for done in run(six(tmp_path / "source"), tmp_path / "copy").values():
        check_run(done)
        assert any("Beihe" in str(text) for text in text_of(done))

"""`python bench/measures.py`: seconds of each measure on the five texts and on 500 documents made from their clauses.

Each document of the bench is a region of its own, so that a measure that compares every two regions shows it. Times are of one
run in one process, tables loaded before. ``--documents`` names other sizes; it prints and judges nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import texts

from compare import build, measures, sheets, tables
from compare.project import Project
from compare.study import Study, load

ROOT = Path(__file__).resolve().parents[1]
SEED = 20_181_107
SIZE = 11_000
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00")

# What is timed, in the order of the notebooks. A measure that others rest on comes before them, as in a notebook.
MEASURES: dict[str, Callable[[Study], object]] = {
    "emphasis": measures.emphasis,
    "rank_stability": measures.rank_stability,
    "location_quotient": measures.location_quotient,
    "code_log_odds": measures.code_log_odds,
    "breadth": measures.breadth,
    "instrument_mix": measures.instrument_mix,
    "mix_borders": measures.mix_borders,
    "cross": measures.cross,
    "xy_table": lambda study: measures.xy_table(study, "sector"),
    "xy_evidence": lambda study: measures.xy_evidence(study, "sector"),
    "wording": measures.wording,
    "promises": measures.promises,
    "promise_totals": measures.promise_totals,
    "common_ground": measures.common_ground,
    "look_alikes": measures.look_alikes,
    "references": measures.references,
    "priority_coverage": measures.priority_coverage,
    "duties": measures.duties,
    "citations": measures.citations,
    "tokens": measures.tokens,
    "keyness": measures.keyness,
    "similarity": measures.similarity,
    "correspondence": measures.correspondence,
    "text_reuse": measures.text_reuse,
    "reuse_shares": measures.reuse_shares,
}


def main() -> None:
    """One line a measure, one column a size of corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="*", default=[500], help="sizes beside the five texts (500)")
    sizes = parser.parse_args().documents
    warnings.simplefilter("ignore")  # jieba's own, on newer Pythons
    with tempfile.TemporaryDirectory() as folder:
        studies = {"5 texts": load(ROOT)}
        for size in sizes:
            studies[f"{size} documents"] = made_up(Path(folder) / str(size), size)
        print(f"{'seconds, one run':<24}{''.join(f'{name:>16}' for name in studies)}")
        for name, measure in MEASURES.items():
            print(f"{name:<24}{''.join(f'{_timed(measure, study):>16.2f}' for study in studies.values())}", flush=True)


def made_up(folder: Path, size: int) -> Study:
    """A study of ``size`` documents made from the clauses of the five texts, a region each."""
    project = Project(folder)
    project.raw.mkdir(parents=True)
    paths = texts.write(ROOT / "data" / "raw", project.raw, size * SIZE, SEED, SIZE)[:size]
    _write(project, "regions", [_region(path.stem, i) for i, path in enumerate(paths)])
    _write(project, "documents", [_document(path) for path in paths], without=("inferred",))
    build.write(project, build.make(project).files)
    shutil.rmtree(project.cache, ignore_errors=True)
    study = load(folder)
    for name in tables.registry():
        study.table(name)
    return study


def _region(name: str, place: int) -> dict[str, str]:
    names = dict.fromkeys(("region", "name_zh", "name_en", "short_zh", "short_en", "members"), name)
    return names | {"level": "prefecture", "order": str(place), "colour": COLOURS[place % len(COLOURS)]}


def _document(path: Path) -> dict[str, str]:
    about = {"doc_id": path.stem, "region": path.stem, "role": "policy", "file": path.name, "title": path.stem}
    hashed = hashlib.sha256(path.read_bytes()).hexdigest()
    return about | {"period_start": "2021", "period_end": "2025", "complete": "yes", "sha256": hashed}


def _write(project: Project, table: str, rows: list[dict[str, str]], without: tuple[str, ...] = ()) -> None:
    names = [name for name in tables.registry()[table].names if name not in without]
    lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
    (project.raw / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    sheets.read(project.raw / f"{table}.csv", f"data/raw/{table}.csv", table, without=without)


def _timed(measure: Callable[[Study], object], study: Study) -> float:
    begun = time.perf_counter()
    measure(study)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

"""`make bench`: what the library costs, each figure as minimum, median and maximum of five fresh processes.

- import: `import compare` beside a bare Python.
- build: the five texts to all tables, without cache, vocabularies loaded, imports not counted.
- add: one more text in a corpus of so many, the command as a user runs it, its start (pandas, jieba's dictionary) counted;
  every text has been measured before, as after the first `add` or `report`.
- annotate: from reading files to both CSVs written, beside `jieba.lcut` on the same texts in the same process, in turn
  first and second. Before the clock starts both have read one text, so that jieba's dictionary, our vocabularies and the
  patterns of both are loaded.

It prints and judges nothing: machines differ, ratios within one process less so.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import corpus
import texts

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
SEED = 20_181_107
CHARACTERS = 2_200_000
SIZES = (5, 500)


def main() -> None:
    """Run all parts, or one part once in this process (for the parts themselves)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--once", choices=["build", "add", "annotate"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--turn", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once == "build":
        print(json.dumps(build_once(asked.folder)))
    elif asked.once == "add":
        print(json.dumps(add_once(asked.folder)))
    elif asked.once == "annotate":
        print(json.dumps(annotate_once(asked.folder, asked.turn)))
    else:
        with tempfile.TemporaryDirectory() as folder:
            everything(Path(folder))


def everything(folder: Path) -> None:
    """All parts, printed one after the other."""
    print(f"{'':<44}{'min':>10}{'median':>10}{'max':>10}")
    bare = [_seconds([sys.executable, "-c", "pass"]) for _ in range(RUNS + 1)][1:]
    ours = [_seconds([sys.executable, "-c", "import compare"]) for _ in range(RUNS + 1)][1:]
    show("bare Python, s", bare)
    show("import compare, s beyond that", [o - b for o, b in zip(ours, bare, strict=True)])
    show("build of the five texts, s", [once("build", folder / f"project{n}", n)["build"] for n in range(RUNS)])
    for count in SIZES:
        corpus.make(folder / f"corpus{count}", count, SEED)
        added = [once("add", folder / f"corpus{count}", n)["add"] for n in range(RUNS + 1)][1:]
        show(f"add one text to {count}, s", added)
    (folder / "texts").mkdir()
    paths = texts.write(ROOT / "data" / "raw", folder / "texts", CHARACTERS, SEED)
    size = sum(len(path.read_text(encoding="utf-8")) for path in paths)
    runs = [once("annotate", folder / "texts", n) for n in range(RUNS)]
    show("jieba.lcut, million characters a second", [size / run["jieba"] / 1e6 for run in runs])
    for name, title in (("one", "annotate on one core"), ("all", "annotate on all cores")):
        show(f"{title}, million characters a second", [size / run[name] / 1e6 for run in runs])
        show(f"{title} / jieba.lcut", [run["jieba"] / run[name] for run in runs])
    print(f"bench text: {size:,} characters in {len(paths)} documents, no sentence twice, seed {SEED}; {RUNS} runs")


def once(part: str, folder: Path, turn: int) -> dict[str, float]:
    """Seconds of one part, measured in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--once", part, "--folder", str(folder), "--turn", str(turn)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def build_once(folder: Path) -> dict[str, float]:
    """Seconds from raw texts to written tables in a fresh copy of the project, without cache."""
    from compare import build
    from compare.project import Project

    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("processed"))
    project = Project(folder)
    return {"build": _timed(lambda: build.write(project, build.make(project).files))}


def add_once(folder: Path) -> dict[str, float]:
    """Seconds of `policy-compare add` in a project; the text is taken out again."""
    text = folder / "one more.txt"
    command = [sys.executable, "-m", "compare.cli"]
    asked = [*command, "add", str(text), "--project", str(folder), "--region", "more", "--name-zh", "再一地", "--name-en", "More"]
    seconds = _timed(lambda: subprocess.run(asked, check=True, capture_output=True))
    subprocess.run([*command, "remove", "more", "--project", str(folder)], check=True, capture_output=True)
    return {"add": seconds}


def annotate_once(folder: Path, turn: int) -> dict[str, float]:
    """Seconds of `annotate` and of jieba.lcut on the files of ``folder``; who goes first changes with the turn."""
    from compare import annotate, outside

    paths = sorted(folder.glob("*.txt"))
    lcut = _jieba(folder)
    documents = [path.read_text(encoding="utf-8") for path in paths]
    first = min((ROOT / "data" / "raw").glob("*.txt")).read_text(encoding="utf-8")
    annotate(first, "first")
    lcut(first)
    steps: dict[str, Callable[[], object]] = {
        "one": lambda: _on_one_core(lambda: outside.annotate_files(paths, folder / "out")),
        "jieba": lambda: [lcut(text) for text in documents],
        "all": lambda: outside.annotate_files(paths, folder / "out"),
    }
    order = list(steps) if turn % 2 == 0 else list(steps)[::-1]
    return {name: _timed(steps[name]) for name in order}


def _on_one_core(step: Callable[[], object]) -> None:
    """Run a step with one core to itself, as jieba runs; where a system cannot say so, as it comes."""
    if not hasattr(os, "sched_setaffinity"):
        step()
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        step()
    finally:
        os.sched_setaffinity(0, cores)


def _jieba(folder: Path) -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, on newer Pythons
        import jieba
    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = str(folder)
    jieba.initialize()
    lcut: Callable[[str], list[str]] = jieba.lcut
    return lcut


def _timed(step: Callable[[], object]) -> float:
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def _seconds(command: Sequence[str]) -> float:
    return _timed(lambda: subprocess.run(command, check=True))


def show(name: str, figures: Sequence[float]) -> None:
    """One line of the table."""
    print(f"{name:<44}{min(figures):>10.3f}{statistics.median(figures):>10.3f}{max(figures):>10.3f}", flush=True)


if __name__ == "__main__":
    main()

"""`make peers`: how other programs do on the gold, scored as the rules are; writes peers/figures.csv.

Coders (a jieba dictionary, a classifier) run here; extractors of quantities in an environment of their own, peers/.venv,
made from lock.txt. Extractors know neither roles nor years: where their span overlaps a quantity of the gold they are
given both, so that their figures are upper bounds. Without that environment their lines are left out, and it is said.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import coders
from coders import Code, Sentence

from compare import accuracy, tables
from compare.accuracy.codes import split
from compare.accuracy.golds import Gold, read
from compare.models import Coding, Quantity
from compare.project import Project

HERE = Path(__file__).resolve().parent
PROJECT = Project(HERE.parent)
VENV = HERE / ".venv"
CODES, NUMBERS = ("sector", "instrument"), ("quantity_found", "quantity_record")
Found = dict[str, accuracy.Found]


def main() -> None:
    """Run all peers and write their figures."""
    golds = read(PROJECT.gold)
    sentences = [sentence for gold in golds for sentence in _sentences(gold)]
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    rows = []
    for name, made_by, found in _coders(golds, sentences):
        rows += _rows(name, made_by, today, CODES, accuracy.rows(golds, found))
    for name, made_by, found in _extractors(golds, sentences):
        rows += _rows(name, made_by, today, NUMBERS, accuracy.rows(golds, found))
    tables.write_text(PROJECT.peers, tables.make("peers", rows))
    print(PROJECT.peers.read_text(encoding="utf-8"), end="")


def _sentences(gold: Gold) -> Iterator[Sentence]:
    path = gold.text or PROJECT.processed / "text" / f"{gold.doc_id}.txt"
    text = path.read_bytes().decode("utf-8")
    for row in gold.sentences.rows:
        open_to = split(row["contested"])
        named = {(scheme, code) for scheme, column in coders.COLUMNS.items() for code in split(row[column]) - open_to}
        start, end = int(row["start"]), int(row["end"])
        yield Sentence(gold.doc_id, start, text[start:end], frozenset(named))


def _coders(golds: Sequence[Gold], sentences: Sequence[Sentence]) -> Iterator[tuple[str, str, Found]]:
    PROJECT.cache.mkdir(exist_ok=True)
    given = coders.dictionary(sentences, str(PROJECT.cache))
    yield "jieba dictionary", f"jieba {version('jieba')}", _of_codes(golds, sentences, given)
    given = coders.classifier(sentences)
    yield "n-gram classifier", f"scikit-learn {version('scikit-learn')}", _of_codes(golds, sentences, given)


def _of_codes(golds: Sequence[Gold], sentences: Sequence[Sentence], given: Sequence[set[Code]]) -> Found:
    found: dict[str, list[Coding]] = defaultdict(list)
    for sentence, named in zip(sentences, given, strict=True):
        for scheme, code in sorted(named):
            at = sentence.start
            found[sentence.doc_id].append(Coding(sentence.doc_id, scheme, code, at, at, "", "", "", "", "peer"))
    return {gold.doc_id: accuracy.Found(found[gold.doc_id], []) for gold in golds}


def _extractors(golds: Sequence[Gold], sentences: Sequence[Sentence]) -> Iterator[tuple[str, str, Found]]:
    if not (python := _environment()):
        print("peers/.venv could not be made: extractors of quantities are left out", file=sys.stderr)
        return
    asked = json.dumps([(s.doc_id, s.start, s.text) for s in sentences], ensure_ascii=False)
    done = subprocess.run([python, HERE / "extractors.py"], input=asked, stdout=subprocess.PIPE, text=True, check=True)
    for name, answer in json.loads(done.stdout).items():
        package = f"{name} {answer['version']}"
        yield name, package, {gold.doc_id: _of_numbers(gold, answer["rows"]) for gold in golds}


def _environment() -> str | None:
    """The Python of peers/.venv, which is made where it is missing; None where it cannot be."""
    python, stamp = VENV / "bin" / "python", VENV / "lock.txt"
    lock = (HERE / "lock.txt").read_bytes()
    if not stamp.is_file() or stamp.read_bytes() != lock:
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--quiet",
            "--require-hashes",
            "--no-deps",
        ]
        for command in (
            [sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)],
            [*pip, "-r", str(HERE / "lock.txt")],
        ):
            if subprocess.run(command, check=False).returncode:
                return None
        stamp.write_bytes(lock)
    return str(python)


def _of_numbers(gold: Gold, rows: Sequence[Sequence[Any]]) -> accuracy.Found:
    out = []
    for doc_id, start, end, comparator, value, high, unit in rows:
        if doc_id == gold.doc_id:
            meant = next((g for g in gold.quantities if int(g["start"]) < end and int(g["end"]) > start), {})
            role, year = meant.get("role", "status"), meant.get("year", "")
            fields = {"comparator": comparator, "value": value, "value_high": high, "unit": unit, "year": year}
            out.append(Quantity(doc_id, start, end, "", "", role, rule="peer", **fields))
    return accuracy.Found([], out)


def _rows(
    peer: str, made_by: str, date: str, measures: Sequence[str], card: Sequence[accuracy.Line]
) -> list[tuple[str, ...]]:
    return [
        (peer, made_by, date, x.seen, x.measure, x.precision, x.recall, x.f1, x.f1_low, x.f1_high, x.n)
        for x in card
        if x.doc_id == "all" and not x.code and x.measure in measures
    ]


if __name__ == "__main__":
    main()

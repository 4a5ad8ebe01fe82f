"""Long texts for the bench: clauses of the five texts shuffled by seed, in documents of the same build.

Each document follows one of the five texts line by line and sentence by sentence: numbers of headings, marks at the end,
lengths in clauses. What stands between is drawn from the clauses of all five, and no sentence occurs twice, so that
nothing learnt from one sentence helps with another.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

SENTENCE = re.compile(r"[^。;!?;!?\n\r]*[。;!?;!?\n\r]|[^。;!?;!?\n\r]+$")
ENDS = "。;!?;!?\n\r"
# A comma inside brackets does not part clauses: (兵团工信委,网信办等部门负责).
CLAUSE = re.compile(r"(?:\([^()]*\)|\uff08[^\uff08\uff09]*\uff09|[^,\uff0c])+")
NUMBER = re.compile(
    r"\s*(?:第[一二三四五六七八九十]+[章条节]|[一二三四五六七八九十]+、|[(\uff08][一二三四五六七八九十]+[)\uff09]|\d+[.\uff0e、]|专栏\d+)?\s*"
)


def write(raw: Path, folder: Path, characters: int, seed: int, length: int = 11_000) -> list[Path]:
    """Files of about ``length`` characters in ``folder``, together at least ``characters``."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(raw.glob("*.txt"))]
    pool = sorted({clause for text in texts for _, clauses, _ in _shape(text) for clause in clauses})
    chance = random.Random(seed)
    seen: set[str] = set()
    paths: list[Path] = []
    total = 0
    while total < characters:
        text = _document(_shape(chance.choice(texts)), pool, chance, seen, length)
        path = folder / f"bench{len(paths):04}.txt"
        path.write_bytes(text.encode())
        paths.append(path)
        total += len(text)
    return paths


def _shape(text: str) -> list[tuple[str, list[str], str]]:
    """Sentences as (number of the heading, clauses, mark at the end)."""
    out = []
    for sentence in SENTENCE.findall(text):
        body = sentence.rstrip(ENDS)
        number = NUMBER.match(body)
        start = number.end() if number else 0
        clauses = [c.strip() for c in CLAUSE.findall(body[start:]) if c.strip()]
        out.append((body[:start], clauses, sentence[len(body) :]))
    return out


def _document(
    shape: list[tuple[str, list[str], str]], pool: list[str], chance: random.Random, seen: set[str], length: int
) -> str:
    parts: list[str] = []
    size = 0
    while size < length:
        for number, clauses, mark in shape:
            part = (_fresh(number, len(clauses), pool, chance, seen) if clauses else number) + (mark or "\n")
            parts.append(part)
            size += len(part)
            if size >= length:
                break
    return "".join(parts)


def _fresh(number: str, count: int, pool: list[str], chance: random.Random, seen: set[str]) -> str:
    """A sentence of ``count`` clauses that has not been; of more, where those of one clause are used up."""
    for tries in range(100):
        sentence = number + ",".join(chance.choices(pool, k=count + tries // 3))
        if sentence.strip() not in seen:
            seen.add(sentence.strip())
            return sentence
    raise RuntimeError("no fresh sentence in a hundred tries")

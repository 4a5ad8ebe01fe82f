"""How well codings and quantities agree with the gold: the accuracy card.

A predicted code belongs to the gold sentence that holds the start of its evidence; evidence outside every gold sentence
is wrong. A quantity is found where the spans overlap and the role is right; its record is right where value, upper end,
unit and comparator agree too, and the year where the gold gives one. Codes that the two coders did not agree on, and
quantities marked optional, count neither for nor against.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from compare.decoding import decode
from compare.errors import UserError
from compare.tables import registry

SCHEMES = {"sector": "sectors", "instrument": "instruments"}
UP, DOWN = frozenset({">", ">="}), frozenset({"<", "<="})
SHARES = ("quantity_basis", "quantity_indicator", "quantity_reversed")
Row = dict[str, str]


@dataclass(slots=True)
class Counts:
    """True and false positives and false negatives."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __iadd__(self, other: Counts) -> Counts:
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed
        return self

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found; None where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is nothing to find and nothing was found."""
        every = 2 * self.right + self.extra + self.missed
        return 2 * self.right / every if every else None


@dataclass(slots=True)
class Card:
    """Counts by measure and code (code '' for all), and what is told of the quantities found."""

    counts: dict[tuple[str, str], Counts] = field(default_factory=dict)
    shares: Counter[str] = field(default_factory=Counter)
    contested: int = 0

    def add(self, measure: str, code: str, counts: Counts) -> None:
        """Count something under its measure and code."""
        total = self.counts.setdefault((measure, code), Counts())
        total += counts

    def merge(self, other: Card) -> None:
        """Add another document's counts."""
        for (measure, code), counts in other.counts.items():
            self.add(measure, code, counts)
        self.shares += other.shares
        self.contested += other.contested


def documents(gold: Path) -> list[str]:
    """Ids of the documents that the gold codes."""
    return sorted(path.name.removesuffix(".codes.tsv") for path in gold.glob("*.codes.tsv"))


def cards(
    gold: Path, codings: Iterable[Sequence[Any]], quantities: Iterable[Sequence[Any]], doc_ids: Iterable[str]
) -> dict[str, Card]:
    """One card for each coded document of ``doc_ids``, and 'all' last; rows are those of the tables codings and quantities."""
    ours = set(doc_ids)
    ids = [doc_id for doc_id in documents(gold) if doc_id in ours]
    coded = _by_document("codings", codings, ids)
    counted = _by_document("quantities", quantities, ids)
    out: dict[str, Card] = {}
    for doc_id in ids:
        card = _score_codes(read_gold(gold / f"{doc_id}.codes.tsv"), coded[doc_id])
        card.merge(_score_quantities(read_gold(gold / f"{doc_id}.quantities.tsv"), counted[doc_id]))
        out[doc_id] = card
    total = Card()
    for card in out.values():
        total.merge(card)
    return {**out, "all": total} if out else {}


def rows(found: dict[str, Card]) -> list[tuple[str, ...]]:
    """Rows of the table accuracy."""
    out: list[tuple[str, ...]] = []
    for doc_id, card in found.items():
        for (measure, code), c in card.counts.items():
            out.append(
                (doc_id, measure, code, _short(c.precision), _short(c.recall), _short(c.f1), str(c.right + c.missed))
            )
        n = card.counts["quantity_found", ""].right
        shares = [(measure, card.shares[measure] / n if n else None) for measure in SHARES]
        out += [(doc_id, measure, "", _short(share), "", "", str(n)) for measure, share in shares]
    return out


def read_gold(path: Path) -> list[Row]:
    """Rows of one gold file as dictionaries; UserError where it is missing or no UTF-8."""
    if not path.is_file():
        raise UserError(
            "no such file", where=str(path), mend="each coded document has <doc>.codes.tsv and <doc>.quantities.tsv"
        )
    return list(csv.DictReader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""), dialect="excel-tab"))


def _by_document(table: str, found: Iterable[Sequence[Any]], doc_ids: Sequence[str]) -> dict[str, list[Row]]:
    names = registry()[table].names
    out: dict[str, list[Row]] = {doc_id: [] for doc_id in doc_ids}
    for row in found:
        if row[0] in out:
            out[row[0]].append(dict(zip(names, map(str, row), strict=True)))
    return out


def _score_codes(gold: Sequence[Row], predicted: Sequence[Row]) -> Card:
    starts = [int(g["start"]) for g in gold]
    got: list[dict[str, set[str]]] = [{scheme: set() for scheme in SCHEMES} for _ in gold]
    card = Card()
    for p in predicted:
        if p["scheme"] not in SCHEMES:
            continue
        i = bisect_right(starts, int(p["start"])) - 1
        if i >= 0 and int(p["start"]) < int(gold[i]["end"]):
            got[i][p["scheme"]].add(p["code"])
        else:
            _count(card, p["scheme"], p["code"], Counts(extra=1))
    for g, found in zip(gold, got, strict=True):
        skipped = _codes(g["contested"])
        card.contested += len(skipped)
        for scheme, column in SCHEMES.items():
            _compare(card, scheme, _codes(g[column]) - skipped, found[scheme] - skipped)
    return card


def _compare(card: Card, scheme: str, wanted: set[str], found: set[str]) -> None:
    card.add(scheme, "", Counts())
    for code in wanted | found:
        _count(card, scheme, code, Counts(code in wanted and code in found, code not in wanted, code not in found))


def _count(card: Card, scheme: str, code: str, counts: Counts) -> None:
    card.add(scheme, code, counts)
    card.add(scheme, "", counts)


def _codes(cell: str | None) -> set[str]:
    return set(filter(None, (cell or "").split(",")))


def _score_quantities(gold: Sequence[Row], predicted: Sequence[Row]) -> Card:
    card = Card()
    found, record = Counts(), Counts()
    used: set[int] = set()
    for g in gold:
        place = _best(g, predicted, used)
        if place is not None:
            used.add(place)
        if g.get("optional") == "yes":
            continue
        p = predicted[place] if place is not None else None
        hit = p is not None and p["role"] == g["role"]
        same = p is not None and hit and _same(p, g)
        found += Counts(hit, p is not None and not hit, not hit)
        record += Counts(same, p is not None and not same, not same)
        if p is not None and hit:
            card.shares.update(_told(p, g))
    stray = Counts(extra=len(predicted) - len(used))
    found += stray
    record += stray
    card.counts = {("quantity_found", ""): found, ("quantity_record", ""): record}
    return card


def _best(g: Row, predicted: Sequence[Row], used: set[int]) -> int | None:
    """The unused row that overlaps a gold quantity: one of its role before others, then the nearest start."""
    a, b = int(g["start"]), int(g["end"])
    hits = [i for i, p in enumerate(predicted) if i not in used and int(p["start"]) < b and int(p["end"]) > a]
    return min(
        hits, key=lambda i: (predicted[i]["role"] != g["role"], abs(int(predicted[i]["start"]) - a)), default=None
    )


def _same(p: Row, g: Row) -> bool:
    values = all(_number(p[name]) == _number(g[name]) for name in ("value", "value_high"))
    return values and p["unit"] == g["unit"] and p["comparator"] == g["comparator"] and g["year"] in {"", p["year"]}


def _told(p: Row, g: Row) -> list[str]:
    pairs = (g["indicator"][i : i + 2] for i in range(len(g["indicator"]) - 1))
    told = {
        "quantity_basis": p["basis"] == g["basis"],
        "quantity_indicator": any(pair in p["indicator"] for pair in pairs),
        "quantity_reversed": (g["comparator"] in UP and p["comparator"] in DOWN)
        or (g["comparator"] in DOWN and p["comparator"] in UP),
    }
    return [name for name, true in told.items() if true]


def _number(cell: str) -> Decimal | None:
    return round(Decimal(cell), 6) if cell else None


def _short(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}".rstrip("0").rstrip(".")


def lines(found: dict[str, Card]) -> list[str]:
    """The cards as text: a line for each document and measure in columns, and what all quantities found tell."""
    out = [f"{'document':<16} {'measure':<16} {'precision':>9} {'recall':>7} {'F1':>7} {'n':>5}"]
    for doc_id, card in found.items():
        for (measure, code), c in card.counts.items():
            if not code:
                shares = " ".join(f"{_short(x) or '-':>{w}}" for x, w in ((c.precision, 9), (c.recall, 7), (c.f1, 7)))
                out.append(f"{doc_id:<16} {measure:<16} {shares} {c.right + c.missed:>5}")
    card = found["all"]
    n = card.counts["quantity_found", ""].right
    told = ", ".join(f"{measure.removeprefix('quantity_')} {card.shares[measure]}" for measure in SHARES)
    out.append(f"of {n} quantities found: {told}; contested codes left out: {card.contested}")
    return out

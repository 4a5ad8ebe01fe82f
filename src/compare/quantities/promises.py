"""Statements of one promise joined by target_id, and parts joined to their total by part_of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.models import Quantity

_COUNTING = re.compile(r"数量|总数|总量|规模|数$|个数|家数|分别|达到|建成|打造|形成|培育|累计|组建|开展|发展|拥有|有效|集聚|各类|力争|实现|全市|全省|全区|企业数")
_RANKED = re.compile(r"[万千百十]亿|国家|省|市|自治区|兵团|世界|核心|发明|高价值")
_PARTS = re.compile(r"^(.+?)(?:等|在内的)(?:各类|的)?([^等]{2,})$")
_ALIKE = 0.6


def join(found: list[Quantity], parents: dict[int, str]) -> list[Quantity]:
    """The quantities with target_id and part_of filled in; ``parents`` gives the row head above a table figure's row.

    A part_of that stands already (其中) names the total's statement; it becomes that statement's target_id.
    """
    targets = [i for i, q in enumerate(found) if q.role == "target"]
    ids = _ids(found, targets)
    whole = _wholes(found, targets, parents, ids)
    return [q._replace(target_id=ids[i], part_of=whole.get(i, "")) if i in ids else q for i, q in enumerate(found)]


def _ids(found: list[Quantity], targets: list[int]) -> dict[int, str]:
    ids: dict[int, str] = {}
    normal = {i: _normal(found[i].indicator) for i in targets}
    firsts: dict[str, list[int]] = {}
    for i in targets:
        q = found[i]
        text = normal[i]
        same = next((j for j in firsts.get(q.value, ()) if _one_promise(q, found[j], text, normal[j])), None)
        if same is None:
            same = next((j for j in firsts.get(text, ()) if _one_promise(q, found[j], text, normal[j])), None)
        ids[i] = f"{q.doc_id}-{q.start}" if same is None else ids[same]
        firsts.setdefault(q.value, []).append(i)
        if len(text) > 2:
            firsts.setdefault(text, []).append(i)
    return ids


def _one_promise(a: Quantity, b: Quantity, text: str, other: str) -> bool:
    """Whether two statements promise one thing: unit, year and reading agree, and the words are alike."""
    if a.sentence_id == b.sentence_id and not a.table_id:
        return False
    if a.table_id and a.table_id == b.table_id:
        return False
    if a.year and b.year and a.year != b.year:
        return False
    if a.unit != b.unit and not (len(a.unit) == len(b.unit) == 1):
        return False
    if (a.basis in ("growth", "annual_growth")) != (b.basis in ("growth", "annual_growth")):
        return False
    if text == other and len(text) > 2:
        return True
    one, two = set(_RANKED.findall(text)), set(_RANKED.findall(other))
    if one != two and ((one and two) or a.indicator_code != b.indicator_code):
        return False
    if a.value != b.value:
        return False
    return bool(a.indicator_code and a.indicator_code == b.indicator_code) or alike(text, other) >= _ALIKE


def _normal(text: str) -> str:
    return _COUNTING.sub("", re.sub(r"\([^()]*\)", "", text))


def alike(a: str, b: str) -> float:
    """Dice coefficient of the pairs of running characters; 1 where one text holds the other whole and is not longer than twice."""
    if not a or not b:
        return 0.0
    short, long = sorted((a, b), key=len)
    if len(short) > 2 and short in long and len(long) <= 2 * len(short):
        return 1.0
    first = {a[i : i + 2] for i in range(len(a) - 1)}
    second = {b[i : i + 2] for i in range(len(b) - 1)}
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _wholes(found: list[Quantity], targets: list[int], parents: dict[int, str], ids: dict[int, str]) -> dict[int, str]:
    by_statement = {f"{found[i].doc_id}-{found[i].start}": ids[i] for i in targets}
    whole = {i: by_statement.get(found[i].part_of, "") for i in targets if found[i].part_of}
    heads = {(found[i].table_id, found[i].indicator, found[i].year): ids[i] for i in targets if found[i].table_id}
    for i in targets:
        q = found[i]
        if above := parents.get(q.start):
            whole[i] = heads.get((q.table_id, above, q.year), "")
    listed = [(ids[i], found[i], members) for i in targets if (members := _members(found[i].indicator))]
    for i in targets:
        q = found[i]
        if whole.get(i) or not listed:
            continue
        for total, statement, members in listed:
            if total != ids[i] and q.year == statement.year and q.table_id and _is_member(q.indicator, members):
                whole[i] = total
                break
    return {i: total for i, total in whole.items() if total and total != ids[i]}


def _members(text: str) -> list[str]:
    """What a total lists of its parts: A、B、C等平台 → A, B, C."""
    m = _PARTS.match(text)
    return [_normal(part) for part in m[1].split("、")] if m else []


def _is_member(text: str, members: Iterable[str]) -> bool:
    name = _normal(text)
    return any(alike(name, member) >= _ALIKE or name == member for member in members)

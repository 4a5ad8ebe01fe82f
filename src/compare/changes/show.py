"""Moves as lines for a terminal and as HTML for the report."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from compare.changes.moves import Move, Moves, Said
from compare.changes.summary import Share, Summary
from compare.errors import columns

SHOWN = 12
_HEAD = ("region", "", "", "share", "95 % interval", "rank")


def as_text(moves: Moves, now: Summary, when: str) -> list[str]:
    """What changed, in lines; ``when`` is 'since the last report' or 'when … was added'."""
    if not moves:
        return [f"nothing changed {when}"]
    lines = [f"what changed {when}:", *(f"  {line}" for line in _documents(moves))]
    own, others = _apart(moves)
    lines.append(f"  {_about_others(others)}")
    rows = [_row(move, now) for move in (*others, *own)][:SHOWN]
    if rows:
        lines += [f"  {line}" for line in _aligned([_HEAD, *rows])]
    left = len(moves.moves) - len(rows)
    if left > 0:
        lines.append(f"  … and {left} more figures: reports/changes.html")
    for title, few in _said(moves):
        lines += [f"  {title}:", *(f"    {_claim(said)}" for said in few)]
    return lines


def as_html(moves: Moves, now: Summary, when: str) -> str:
    """The same in full, as the body of a page."""
    parts = [f"<h1>What changed {html.escape(when)}</h1>"]
    if not moves:
        return parts[0] + "<p>Nothing.</p>"
    own, others = _apart(moves)
    parts += ["<ul>", *(f"<li>{html.escape(line)}</li>" for line in (*_documents(moves), _about_others(others))), "</ul>"]
    for title, few in (("Figures of other regions that moved", others), ("Figures of regions whose own texts changed", own)):
        if few:
            parts += [f"<h2>{title}</h2>", _table([_HEAD, *(_row(move, now) for move in few)])]
    for title, said in _said(moves):
        items = "".join(f"<li>{html.escape(_claim(one))}</li>" for one in said)
        parts += [f"<h2>{html.escape(title.capitalize())}</h2>", f"<ul>{items}</ul>"]
    parts.append(
        '<p class="note">Shares: sentences of body text and items with the code. Ranks: among the regions that have a share; 1 is the largest. '
        "A figure is listed where it moved by more than 0.05 percentage points, or its rank did.</p>"
    )
    return "\n".join(parts)


def _documents(moves: Moves) -> list[str]:
    lines = [
        f"texts {what}: {', '.join(ids)}"
        for what, ids in (("added", moves.added), ("removed", moves.removed), ("read or coded otherwise", moves.changed))
        if ids
    ]
    if moves.rows:
        rows = (f"{table} {now - before:+,d} ({now:,d})" for table, (before, now) in moves.rows.items())
        lines.append(f"rows: {', '.join(rows)}")
    return lines


def _apart(moves: Moves) -> tuple[list[Move], list[Move]]:
    """Moves of regions whose own texts changed, and those of the others."""
    return [m for m in moves.moves if m.region in moves.touched], [m for m in moves.moves if m.region not in moves.touched]


def _about_others(others: Sequence[Move]) -> str:
    moved = sum(move.moved for move in others)
    ranks = sum(move.rank_before != move.rank_now for move in others)
    if not others:
        return "other regions: no share, interval or rank moved"
    shares = "no share or interval moved" if not moved else f"{moved} shares or intervals moved"
    return f"other regions: {shares}, {ranks} {'rank' if ranks == 1 else 'ranks'} did"


def _row(move: Move, now: Summary) -> tuple[str, ...]:
    code = now.codes[move.scheme].get(move.code, move.code)
    share = _arrow(_percent(move.before.share), _percent(move.now.share))
    unknown = move.before.low is None and move.now.low is None
    span = "" if unknown else _arrow(_span(move.before), _span(move.now))
    rank = _arrow(_rank(move.rank_before, move.of_before), _rank(move.rank_now, move.of_now))
    return now.names.get(move.region, move.region), move.scheme, code, share, span, rank


def _arrow(before: str, now: str) -> str:
    return now if before == now else f"{before} → {now}"


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.1%}"


def _span(share: Share) -> str:
    return "none" if share.low is None or share.high is None else f"{share.low:.1%}–{share.high:.1%}"


def _rank(rank: int | None, of: int) -> str:
    return "none" if rank is None else f"{rank} of {of}"


def _said(moves: Moves) -> list[tuple[str, list[Said]]]:
    named = (
        ("claims that no longer hold", moves.fallen),
        ("claims that hold now", moves.risen),
        ("claims that read otherwise", moves.reworded),
    )
    return [(title, few) for title, few in named if few]


def _claim(said: Said) -> str:
    words = _arrow(said.before, said.now) if said.before and said.now else said.now or f"{said.before} → (gone)"
    return f"{said.notebook}: {words}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(columns(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(c + " " * (w - columns(c)) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _table(rows: Iterable[Sequence[str]]) -> str:
    head, *body = rows
    cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    lines = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in body)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>"

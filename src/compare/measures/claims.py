"""Sentences made from the data. One that the data do not bear out says so in its place, and the report lists it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.measures.frames import rows_of
from compare.measures.names import names_of

if TYPE_CHECKING:
    import pandas as pd

FAILED = "does not hold here: "
"""How a claim begins that the data do not bear out; the report looks for it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, and whether the data at hand bear it out."""

    text: str
    holds: bool = True

    def __str__(self) -> str:
        return self.text if self.holds else FAILED + self.text

    def _repr_markdown_(self) -> str:
        return _escaped(str(self))

    def __repr__(self) -> str:
        return str(self)


class Claims(tuple[Claim, ...]):
    """Several claims, shown as a list."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return "\n".join(f"- {_escaped(str(claim))}" for claim in self)

    def __repr__(self) -> str:
        return "\n".join(map(str, self))


class Paragraph(Claims):
    """Several claims that are read one after the other, shown as a paragraph."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return _escaped(repr(self))

    def __repr__(self) -> str:
        return " ".join(map(str, self))


def _escaped(text: str) -> str:
    """Text in which no sign is read as Markdown or HTML."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, {"<": "&lt;", ">": "&gt;"}.get(sign, f"\\{sign}"))
    return text


def _each(frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Name and rows of each region that may be compared, in order."""
    for region in str(frame["compared"].iloc[0]).split() if len(frame) else ():
        rows = frame[frame["region"] == region]
        yield str(rows["region_en"].iloc[0]), rows


def _listed(names: Iterable[str]) -> str:
    *most, last = list(names) or ["none"]
    return f"{', '.join(most)} and {last}" if most else last


def most_stressed(stress: pd.DataFrame) -> Claims:
    """What each region names most often, with share, n and denominator; ties are all named."""
    unit = stress["ruler"].iloc[0]
    said = []
    for name, rows in _each(stress):
        top = rows[rows["share"] == rows["share"].max()]
        share, n, of = float(top["share"].iloc[0]), top["n"].iloc[0], top["units"].iloc[0]
        said.append(Claim(f"{name}: {_listed(top['label_en'])}, in {share:.1%} of its {unit} ({n:,.0f} of {of:,.0f})."))
    return Claims(
        said or [Claim(f"a region has 20 coded sentences of the scheme {stress['scheme'].iloc[0]}", holds=False)]
    )


def common_top(stress: pd.DataFrame, count: int = 3) -> Claim:
    """Whether something is among the ``count`` most named of every region that may be compared."""
    tops = [set(rows.nlargest(count, "share", keep="all")["label_en"]) for _, rows in _each(stress)]
    order = stress.drop_duplicates("label").sort_values("label_order")["label_en"]
    shared = [name for name in order if tops and all(name in top for top in tops)]
    if len(tops) > 1 and shared:
        return Claim(
            f"{_listed(shared)} {'is' if len(shared) == 1 else 'are'} among the {count} most named of all {len(tops)} texts compared."
        )
    return Claim(
        f"one {stress['scheme'].iloc[0]} is among the {count} most named of every text compared ({len(tops)} compared).",
        holds=False,
    )


def stands_out(stress: pd.DataFrame) -> Claims:
    """What one region stresses more than every other: both its intervals lie above those of all others (`above_all`)."""
    said = []
    for best in above_all(stress):
        spans = [f"{best[f'{of}low']:.1%} to {best[f'{of}high']:.1%}" for of in ("", "wide_")]
        said.append(
            Claim(
                f"{best['region_en']} stresses {best['label_en']} more than every other text compared "
                f"({best['share']:.1%}, 95% interval {spans[0]}, with coding errors {spans[1]})."
            )
        )
    return Claims(said or [Claim(f"{BEYOND}{_why_none(stress)}.", holds=False)])


def above_all(stress: pd.DataFrame) -> list[pd.Series]:
    """Rows of `measures.emphasis` whose two intervals lie above those of every other region compared, in order of the codes.

    One interval tells of the writing, the wide one of coding errors too. A code for which a region has a share but lacks
    either is passed over, so that nothing is claimed of a scheme whose errors were never measured. Where a region never names
    the code its share may still be up to 3 / units: the 95 % bound on what was not seen in so many (rule of three: Hanley and
    Lippman-Hand 1983, Journal of the American Medical Association 249(13)).
    """
    regions = [rows.set_index("label") for _, rows in _each(stress)]
    found = []
    for label in stress["label"].unique() if len(regions) > 1 else ():
        each = [rows.loc[label] for rows in regions]
        named = [row for row in each if row["status"] == "ok"]
        if not named or any(row[["low", "high", "wide_low", "wide_high"]].isna().any() for row in named):
            continue
        best = max(named, key=lambda row: float(row["share"]))
        if all(_above(best, row, of) for row in each if row is not best for of in ("", "wide_")):
            found.append(best)
    return found


BEYOND = "one text stresses something more than every other, beyond the intervals"


def _above(one: pd.Series, other: pd.Series, of: str) -> bool:
    high = 3 / float(other["units"]) if other["status"] == "none" else float(other[f"{of}high"])
    return float(one[f"{of}low"]) > high


def _why_none(stress: pd.DataFrame) -> str:
    """The reason where no text could stand out, whatever its shares."""
    unmeasured = stress["wide_low"].isna().all() and stress["low"].notna().any()
    return " (no errors of this scheme were measured on unseen texts)" if unmeasured else ""


def same_by_rulers(measure: Callable[[str], pd.DataFrame], rulers: Iterable[str]) -> Claim:
    """Whether what a region names most often is the same whichever ruler measures it; ``measure`` maps a ruler to emphasis."""
    found: dict[str, list[set[str]]] = {}
    named = list(rulers)
    for ruler in named:
        for name, rows in _each(measure(ruler)):
            top = rows[rows["share"] == rows["share"].max()]
            found.setdefault(name, []).append(set(top["label_en"]))
    steady = [name for name, tops in found.items() if len(tops) == len(named) and set.intersection(*tops)]
    if found and len(steady) == len(found):
        return Claim(f"Whether counted in {_listed(named)}, each text names the same thing most often.")
    rest = f"it is so for {_listed(steady)}" if steady else "it is so for none"
    return Claim(
        f"each text names the same thing most often, whether counted in {_listed(named)} ({rest}).", holds=False
    )


def leading_group(mix: pd.DataFrame) -> Claims:
    """The group shares of each region, the largest first, and whether the same group is the largest everywhere."""
    names = {"": "no group", **{group: name[1].lower() for group, name in names_of("groups").items()}}
    said = []
    for name, rows in _each(mix):
        groups = rows[rows["group_share"].notna()].drop_duplicates("group").sort_values("group_share", ascending=False)
        shares = _listed(f"{names[row.group]} {row.group_share:.0%}" for row in rows_of(groups))
        said.append(Claim(f"{name}: {shares} of {rows['total'].iloc[0]:,.0f} uses."))
    leaders = _leaders(mix)
    if len(set(leaders.values())) == 1 < len(leaders):
        group = names[next(iter(leaders.values()))]
        said.append(Claim(f"The same group comes first in all {len(leaders)} texts compared: {group}."))
    elif len(leaders) > 1:
        said.append(Claim("the same group of instruments comes first in every text compared.", holds=False))
    return Claims(said or [Claim("a region has 20 sentences with an instrument.", holds=False)])


def moved_by_borders(borders: pd.DataFrame) -> Claims:
    """Which disputed borders change the leading group of a text compared, from `measures.mix_borders`; one sentence a switch."""
    rows = borders[borders["region"].isin(str(borders["compared"].iloc[0]).split() if len(borders) else [])]
    once = rows.drop_duplicates(["region", "switch"])
    moving = once[once["leader_changes"]]
    if once.empty:
        return Claims([Claim("a region has 20 sentences with an instrument.", holds=False)])
    said = [
        Claim(f"Counting {switch} otherwise changes the leading group of {_listed(own['region_en'])}.")
        for switch, own in moving.groupby("switch_en", sort=False)
    ]
    return Claims(said or [Claim(f"No disputed border changes the leading group of a text ({_count(once)} tried).")])


def _count(once: pd.DataFrame) -> int:
    return once["switch"].nunique()


def unmoved_by_planning(with_planning: pd.DataFrame, without: pd.DataFrame) -> Claim:
    """Whether the leading group of each region stays first when planning is left out."""
    before, after = _leaders(with_planning), _leaders(without)
    moved = [name for name in before if name in after and before[name] != after[name]]
    if before and not moved:
        return Claim("Leaving planning out changes the leading group of no text compared.")
    return Claim(
        f"leaving planning out changes the leading group of no text (it does for {_listed(moved)}).", holds=False
    )


def _leaders(mix: pd.DataFrame) -> dict[str, str]:
    """The largest group of each region that may be compared."""
    tops = {name: rows.drop_duplicates("group").nlargest(1, "group_share") for name, rows in _each(mix)}
    return {name: str(top["group"].iloc[0]) for name, top in tops.items()}


def promised(promises: pd.DataFrame) -> Claims:
    """How many promises there are, how precise they are, and the steepest of them."""
    headline = promises[~promises["part"].astype(bool)]
    if headline.empty:
        return Claims([Claim("a text promises something in figures.", holds=False)])
    n, of = len(headline), headline["region"].nunique()
    dated, based = int(headline["year"].notna().sum()), int(headline["baseline_value"].notna().sum())
    said = [Claim(f"{n} promises in {of} texts: {dated} with a deadline, {based} with a baseline beside them.")]
    grown = promises[promises["growth"].notna()]
    if grown.empty:
        return Claims(
            [*said, Claim("some promise states a baseline from which its growth can be computed.", holds=False)]
        )
    top = grown.nlargest(1, "growth").iloc[0]
    figures = f"{top['baseline_value']:g} to {top['value']:g} {top['unit']}, {top['baseline_year']} to {top['year']}"
    said.append(
        Claim(f"The steepest is {top['region_en']}'s {top['indicator_en']}: {top['growth']:.1f}% a year ({figures}).")
    )
    return Claims(said)


def common_indicators(promises: pd.DataFrame) -> Claim:
    """Whether an indicator of the vocabulary is promised by two texts of the same group, so that figures may meet in a row."""
    coded = promises[(promises["indicator_code"] != "") & ~promises["truncated"]]
    same = ["indicator_code", "place", "group"]
    regions = coded.groupby(same)["region"].transform("nunique")
    shared = coded[regions > 1].drop_duplicates("indicator_code")
    if shared.empty:
        return Claim("two texts promise the same indicator.", holds=False)
    return Claim(f"Promised by two texts or more: {_listed(shared['indicator_name'])}.")

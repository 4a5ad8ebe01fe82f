"""Sentences about what each region stresses, by how many rulers and beyond which intervals; see `claims`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, Paragraph, _each, _listed, above_all
from compare.measures.contrast import NOBODY
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    import pandas as pd

NOUNS = {"sector": ("sector", "sectors"), "instrument": ("instrument", "instruments")}
"""What a code of a scheme is called, one and many; codes of any other are codes."""

FIRST = 3
"""Ranks that count as first."""

TELLING = 1.96
"""z from which a code is said to tell a text from the others; an order, not a test."""


def noun(frame: pd.DataFrame, many: bool = False) -> str:
    """What a code of the frame's scheme is called."""
    return NOUNS.get(frame["scheme"].iloc[0] if len(frame) else "", ("code", "codes"))[many]


def answer(stress: pd.DataFrame, ranks: pd.DataFrame, quotients: pd.DataFrame, spread: pd.DataFrame) -> Paragraph:
    """What each region stresses, in a paragraph: from `emphasis`, `rank_stability`, `location_quotient` and `breadth`."""
    first = comparable(stress)
    if not first.holds:
        return Paragraph([first])
    if len(str(stress["compared"].iloc[0]).split()) == 1:
        return Paragraph([first, *_most(stress, ranks), broadest(spread)])
    return Paragraph([first, *_most(stress, ranks), _out(stress), apart_in_short(quotients), broadest(spread)])


def comparable(stress: pd.DataFrame) -> Claim:
    """How many of the texts may be compared, why the others may not, and which is cut off."""
    compared = str(stress["compared"].iloc[0]).split() if len(stress) else []
    regions = stress.drop_duplicates("region")
    others = _listed(
        f"{row.region_en} ({row.coded_sentences if row.units else 'no such section'})"
        for row in rows_of(regions[~regions["region"].isin(compared)])
    )
    few = f"too few sentences name a {noun(stress)} in {others}"
    if not compared:
        return Claim(f"a text has 20 sentences that name a {noun(stress)} ({few}).", holds=False)
    cut = regions[regions["region"].isin(compared) & regions["truncated"]]["region_en"]
    note = f" {_listed(cut)} {'is' if len(cut) == 1 else 'are'} cut off." if len(cut) else ""
    if len(compared) == len(regions):
        every = {1: "There is one text.", 2: "Both texts can be compared."}
        return Claim(every.get(len(compared), f"All {len(compared)} texts can be compared.") + note)
    return Claim(f"{len(compared)} of {len(regions)} texts can be compared; {few}.{note}")


def _most(stress: pd.DataFrame, ranks: pd.DataFrame) -> Iterator[Claim]:
    """What each region names most, and whether it is among its first three on every ruler."""
    lasting = {name: set(rows[rows["rank_max"] <= FIRST]["label_en"]) for name, rows in _each(ranks)}
    unit = stress["ruler"].iloc[0]
    for name, rows in _each(stress):
        top = rows[rows["share"] == rows["share"].max()]
        n, of, share = (top[column].iloc[0] for column in ("n", "units", "share"))
        steady = ", and among its first 3 on every ruler" if set(top["label_en"]) <= lasting.get(name, set()) else ""
        yield Claim(
            f"{name} names {_listed(top['label_en'])} most, in {share:.1%} of its {unit} ({n:,.0f} of {of:,.0f}){steady}."
        )


def _out(stress: pd.DataFrame) -> Claim:
    """What stands out beyond both intervals, in one sentence."""
    out = [f"{row['region_en']} {row['label_en']} ({row['share']:.1%})" for row in above_all(stress)]
    if not out:
        return Claim(f"No text names one {noun(stress)} more often than every other beyond both intervals.")
    return Claim(f"Named more often than in every other text, beyond both intervals: {_listed(out)}.")


def first_on_every_ruler(ranks: pd.DataFrame) -> Claims:
    """What is among the first three of each region on all rulers, and what moves most from one to another."""
    said = []
    for name, rows in _each(ranks):
        ranked = rows[rows["rank_max"].notna()]
        first = ranked[ranked["rank_max"] <= FIRST].sort_values(["rank_max", "label_order"])
        most = ranked[ranked["spread"] == ranked["spread"].max()]
        among = f"{_listed(first['label_en'])} {'is' if len(first) == 1 else 'are'}" if len(first) else "nothing is"
        moves = f"{_listed(most['label_en'])} {'moves' if len(most) == 1 else 'move'} most, by {float(most['spread'].iloc[0]):g} ranks"
        said.append(Claim(f"{name}: {among} among the first {FIRST} on every ruler; {moves}."))
    return Claims(said or [Claim(f"a text has 20 sentences that name a {noun(ranks)}.", holds=False)])


def rulers_agree(agreement: pd.DataFrame) -> Claim:
    """Between which rulers the order differs most and least, over all regions that may be compared (`ranks.ruler_agreement`)."""
    compared = str(agreement["compared"].iloc[0]).split() if len(agreement) else []
    known = agreement[agreement["region"].isin(compared) & agreement["tau_b"].notna()]
    if known.empty:
        return Claim("two rulers order the codes of a text.", holds=False)
    ends = [known.sort_values("tau_b", ascending=way, kind="stable").iloc[0] for way in (True, False)]
    said = [f"{row['tau_b']:.2f} ({row['region_en']}, {row['ruler_name']} and {row['other_name']})" for row in ends]
    return Claim(f"Kendall's tau-b between the orders of two rulers runs from {said[0]} to {said[1]}.")


def beyond(quotients: pd.DataFrame) -> pd.DataFrame:
    """Quotients that lie on one side of 1 with both their intervals; ``more`` says whether above."""
    above = (quotients["low"] > 1) & (quotients["wide_low"] > 1)
    below = (quotients["high"] < 1) & (quotients["wide_high"] < 1)
    above, below = (side.fillna(value=False).astype(bool) for side in (above, below))
    return quotients.assign(more=above)[above | below]


def _sure(quotients: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Of each region that may be compared the rows that are `beyond`, the largest quotient first."""
    sure = beyond(quotients).sort_values(["quotient", "label_order"], ascending=[False, True])
    for name, rows in _each(quotients):
        yield name, sure[sure["region"] == rows["region"].iloc[0]]


def set_apart(quotients: pd.DataFrame) -> Claims:
    """What each region gives more, or less, of its words than the others do, beyond both intervals (`location_quotient`)."""
    said = [f"{name} {_gives(row)} ({_figures(row)})." for name, own in _sure(quotients) for row in rows_of(own)]
    if not said:
        what = f"a text gives one {noun(quotients)} more or less of its words than the others do, beyond both intervals"
        return Claims([Claim(f"{what}{_why_none(quotients)}.", holds=False)])
    looked = int(quotients["wide_low"].notna().sum())
    chance = f"Of {looked} quotients with intervals some {0.05 * looked:.0f} would leave out 1 by chance alone."
    return Claims(map(Claim, [*said, chance]))


def _gives(row: Any) -> str:
    return f"gives {row.label_en} {'more' if row.more else 'less'} of its words than the others do"


def _figures(row: Any) -> str:
    spans = (
        f"95% interval {row.low:.2f} to {row.high:.2f}, with coding errors {row.wide_low:.2f} to {row.wide_high:.2f}"
    )
    return f"{row.quotient:.2f} times; {spans}; {row.n:,.0f} of {row.total:,.0f} uses"


def _decimals(value: float) -> str:
    """Two decimals, or three of what would be taken for 1."""
    return f"{value:.3f}" if f"{value:.2f}" == "1.00" else f"{value:.2f}"


def _why_none(quotients: pd.DataFrame) -> str:
    """The reason where no quotient could lie beyond both intervals, whatever it is."""
    if quotients["wide_low"].notna().any():
        return ""
    reasons = set(quotients["reason"]) - {"", "too few", "no units"}
    return f" ({_listed(sorted(reasons))})" if reasons else f" ({NOBODY})" if quotients["quotient"].isna().all() else ""


def apart_in_short(quotients: pd.DataFrame) -> Claim:
    """All that sets regions apart, in one sentence."""
    each = [f"{name} by {_listed(_short(row) for row in rows_of(own))}" for name, own in _sure(quotients) if len(own)]
    if not each:
        return Claim(
            f"Nothing sets a text apart from the mean of the others beyond both intervals{_why_none(quotients)}."
        )
    return Claim(f"What sets texts apart from the mean of the others beyond both intervals: {'; '.join(each)}.")


def _short(row: Any) -> str:
    return f"{'more' if row.more else 'less'} {row.label_en} ({row.quotient:.1f} times)"


def whichever_left_out(quotients: pd.DataFrame, without: pd.DataFrame) -> Claims:
    """Whether what sets a region apart does so whichever other text is left out; ``without`` is `leaving_each_out` of `location_quotient`."""
    said = []
    for name, own in _sure(quotients):
        for row in rows_of(own):
            left = without[(without["region"] == row.region) & (without["label"] == row.label)]
            left = left[left["quotient"].notna()]
            sure = beyond(left)
            lost = left[~left["omitted"].isin(sure.loc[sure["more"] == row.more, "omitted"])]
            fails = f" (not without {_listed(lost['omitted_en'])})" if len(lost) else ""
            if len(left):
                said.append(Claim(f"{name} {_gives(row)}, whichever other text is left out{fails}.", holds=lost.empty))
    nothing = "something sets a text apart beyond both intervals, and others are left to compare it with when one is left out."
    return Claims(said or [Claim(nothing, holds=False)])


def by_log_odds(quotients: pd.DataFrame, odds: pd.DataFrame) -> Claims:
    """Whether log-odds tell the same apart as quotients do, and what else (`log_odds.code_log_odds`)."""
    z = odds.set_index(["region", "label"])["z"]
    sure = [(name, row) for name, own in _sure(quotients) for row in rows_of(own)]
    agree = [row for _, row in sure if (z if row.more else -z)[row.region, row.label] > TELLING]
    known = {(row.region, row.label) for _, row in sure}
    more = [
        f"{row.region_en} {row.label_en} ({row.z:+.1f})"
        for _, own in _each(odds)
        for row in rows_of(own[own["z"].abs() > TELLING].sort_values("z", ascending=False))
        if (row.region, row.label) not in known
    ]
    if not sure and not more:
        return Claims([Claim(f"log-odds tell a text from the others by a |z| above {TELLING}.", holds=False)])
    first = f"Of {len(sure)} that lie beyond both intervals {len(agree)} have a |z| above {TELLING} by log-odds."
    rest = f"Such a z without an interval that leaves out 1: {_listed(more)}." if more else "No other has such a z."
    return Claims([Claim(first), Claim(rest)])


def broadest(spread: pd.DataFrame) -> Claim:
    """How broad each region is, and whether two are told apart by the interval (`breadth`); coding errors are not in it."""
    rows = [row for _, own in _each(spread) for row in rows_of(own) if row.status == "ok"]
    many = noun(spread, many=True)
    if not rows:
        return Claim(f"a whole text names {many} in 20 sentences, so that its breadth can be told.", holds=False)
    each = _listed(f"{row.region_en} {row.effective:.1f}" for row in rows)
    said = f"The words are spread as widely as over so many {many} used alike: {each}, of {rows[0].codes}"
    ends = spread.set_index("region")[["low", "high"]].dropna()
    bounded = [row for row in rows if row.region in ends.index]
    pairs = [(a, b) for a in bounded for b in bounded if a.low > b.high]
    apart = _listed(f"{a.region_en} is broader than {b.region_en}" for a, b in pairs)
    told = (
        f"; beyond the interval of the writing {apart}"
        if pairs
        else "; the intervals overlap"
        if len(bounded) > 1
        else ""
    )
    return Claim(f"{said}{told}.")

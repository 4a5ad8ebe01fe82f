"""Sentences about the instruments that each region works with, and on which sectors; see `claims`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, Paragraph, _each, _listed
from compare.measures.claims_sectors import apart_in_short
from compare.measures.frames import rows_of
from compare.measures.names import names_of

if TYPE_CHECKING:
    import pandas as pd

TOO_FEW = Claim("a whole text has 20 sentences with an instrument.", holds=False)

SOFT, STRICT = ("strive", "encourage", "explore"), ("prohibit", "must")


def answer(
    mix: pd.DataFrame, borders: pd.DataFrame, quotients: pd.DataFrame, together: pd.DataFrame, words: pd.DataFrame
) -> Paragraph:
    """With which instruments the regions work, in a paragraph: from `instrument_mix`, `mix_borders`, `location_quotient`, `cross`, `wording`."""
    if not str(mix["compared"].iloc[0] if len(mix) else ""):
        return Paragraph([TOO_FEW])
    alone = len(str(mix["compared"].iloc[0]).split()) == 1
    apart = () if alone else (apart_in_short(quotients),)
    return Paragraph(
        [
            _group_shares(mix),
            *order_of_groups(mix),
            moved_most(borders),
            *apart,
            _together_in_short(together),
            soft_or_strict(words),
        ]
    )


def _group(group: str) -> str:
    return names_of("groups")[group][1].lower() if group else "no group"


def _groups(mix: pd.DataFrame) -> dict[str, list[Any]]:
    """Of each whole region its groups, the largest first."""
    out = {}
    for name, rows in _each(mix):
        known = rows[rows["group_share"].notna()].drop_duplicates("group")
        if len(known):
            out[name] = list(rows_of(known.sort_values("group_share", ascending=False, kind="stable")))
    return out


def _group_shares(mix: pd.DataFrame) -> Claim:
    """Range of each group's share over the whole texts."""
    groups = _groups(mix)
    each = []
    for group in filter(None, names_of("groups")):
        shares = sorted(float(row.group_share) for rows in groups.values() for row in rows if row.group == group)
        ends = dict.fromkeys(f"{share:.0%}" for share in shares[:1] + shares[-1:])
        each += [f"{' to '.join(ends)} {_group(group)}"] if ends else []
    texts = "the one whole text" if len(groups) == 1 else f"the {len(groups)} whole texts"
    return Claim(f"Of the uses of instruments in {texts} these are the shares of the groups: {_listed(each)}.")


def order_of_groups(mix: pd.DataFrame) -> Claims:
    """Which group is the smallest in every whole text, and where one is the largest, beyond both intervals (`instrument_mix`)."""
    groups = {name: rows for name, rows in _groups(mix).items() if len(rows) > 1}
    if not groups:
        return Claims([TOO_FEW])
    last = {name: _group(rows[-1].group) for name, rows in groups.items() if _ahead(rows[-2], rows[-1])}
    first = {name: _group(rows[0].group) for name, rows in groups.items() if _ahead(rows[0], rows[1])}
    return Claims([_everywhere(last, "smallest", len(groups)), _everywhere(first, "largest", len(groups))])


def _everywhere(of: dict[str, str], what: str, texts: int) -> Claim:
    """Which group is the smallest, or largest, beyond both intervals; in few words where it is the same in all texts."""
    sure = "beyond both intervals"
    if not of:
        return Claim(f"No group is the {what} {sure}{' in any of them' if texts > 1 else ''}.")
    if len(of) == texts and len(set(of.values())) == 1:
        group = next(iter(of.values())).capitalize()
        return Claim(f"{group} is the {what} group{f' in all {texts}' if texts > 1 else ''}, {sure}.")
    return Claim(f"A group is the {what} {sure} in {_listed(f'{name} ({group})' for name, group in of.items())}.")


def _ahead(one: Any, other: Any) -> bool:
    """Whether a group's intervals lie above those of another; not where either has none."""
    import pandas as pd

    ends = [(one.group_low, other.group_high), (one.group_wide_low, other.group_wide_high)]
    return all(pd.notna(low) and pd.notna(high) and low > high for low, high in ends)


def moved_most(borders: pd.DataFrame) -> Claim:
    """Which disputed border moves a group's share most, and how many change which group is the largest (`mix_borders`)."""
    rows = borders[borders["region"].isin(str(borders["compared"].iloc[0]).split() if len(borders) else [])]
    if rows.empty:
        return TOO_FEW
    most = rows.sort_values("change", key=lambda change: -change.abs(), kind="stable").iloc[0]
    changes = rows[rows["leader_changes"]].sort_values("region_order")
    many = changes["switch"].nunique()
    of = f"of {rows['switch'].nunique()} borders on which studies disagree, each drawn otherwise alone,"
    said = f"{many or 'None'} {of} would change which group is the largest"
    where = f" (in {_listed(dict.fromkeys(changes['region_en']))})" if many else ""
    points = f"{100 * most['change']:+.1f} points for {_group(most['group'])} in {most['region_en']}, by counting {most['switch_en']} otherwise"
    return Claim(f"{said}{where}; the widest move is {points}.")


def still_smallest(borders: pd.DataFrame) -> Claim:
    """Whether the smallest group of each region stays the smallest whichever border is drawn otherwise (`mix_borders`)."""
    compared = str(borders["compared"].iloc[0]).split() if len(borders) else []
    rows = borders[borders["region"].isin(compared)]
    if rows.empty:
        return TOO_FEW
    other, names = [], set()
    for (_, region, switch), own in rows.groupby(["region_order", "region_en", "switch_en"], sort=False):
        before, after = (
            set(own.loc[own[f"share_{when}"] == own[f"share_{when}"].min(), "group"]) for when in ("before", "after")
        )
        names.add(min(before))
        other += [] if before & after else [f"{region}, by counting {switch} otherwise"]
    name = (
        f"{_group(names.pop()).capitalize()} stays the smallest group"
        if len(names) == 1
        else "The smallest group stays so"
    )
    where = f"in all {len(compared)} texts" if len(compared) > 1 else "in the text"
    rest = f" (not in {_listed(other)})" if other else ""
    return Claim(f"{name} {where}, whichever border is drawn otherwise{rest}.", holds=not other)


def most_together(together: pd.DataFrame) -> Claims:
    """Which two codes stand together most often in each region, beside what would be expected (`cross`)."""
    said = []
    for name, rows in _each(together):
        top = rows[(rows["n"] == rows["n"].max()) & (rows["n"] > 0)]
        if len(top):
            n, of = int(top["n"].iloc[0]), int(top["units"].iloc[0])
            pairs = _listed(f"{_pair(row)} (expected {row.expected:.1f})" for row in rows_of(top.head(MOST)))
            more = f" and {len(top) - MOST} more" if len(top) > MOST else ""
            said.append(Claim(f"{name}: {pairs}{more}, in {n} of {of} {together['ruler'].iloc[0]} with one of each."))
    return Claims(said or [_none_together(together)])


MOST = 3
"""Pairs that tie for the first place and are named."""


def _pair(row: Any) -> str:
    return f"{row.label_en} with {row.other_label_en}"


def _none_together(together: pd.DataFrame) -> Claim:
    return Claim(
        f"a whole text has 20 {together['ruler'].iloc[0]} with a {together['scheme'].iloc[0]} and an {together['other_scheme'].iloc[0]}.",
        holds=False,
    )


def _together_in_short(together: pd.DataFrame) -> Claim:
    """How many units name both in each region, and the pairs that come first."""
    each = []
    for name, rows in _each(together):
        top = rows[(rows["n"] == rows["n"].max()) & (rows["n"] > 0)]
        each += [f"{_pair(row)} in {name} ({row.n} of {row.units} {row.ruler})" for row in rows_of(top.head(1))]
    return Claim(f"What stands together most often is {_listed(each)}.") if each else _none_together(together)


def more_than_expected(together: pd.DataFrame) -> Claims:
    """Pairs that stand together in five units or more, and half as often again as would be expected; a description, no test."""
    said = []
    for name, rows in _each(together):
        often = rows[(rows["n"] >= FEWEST) & (rows["ratio"] >= RATIO)]
        often = often.sort_values(["ratio", "n"], ascending=False, kind="stable").head(MOST)
        if len(often):
            each = _listed(f"{_pair(row)} ({row.n}, expected {row.expected:.1f})" for row in rows_of(often))
            said.append(Claim(f"{name}, more often than expected: {each}."))
    nothing = (
        f"two codes stand together in {FEWEST} {together['ruler'].iloc[0]} and {RATIO:g} times as often as expected."
    )
    return Claims(said or [Claim(nothing, holds=False)])


FEWEST, RATIO = 5, 1.5


def empty_cells(xy: pd.DataFrame) -> Claims:
    """How many cells of the X-Y table are empty in each region, and which of them in every one (`xy_table`)."""
    named = xy[xy["x"] != ""]
    said, empty = [], []
    for name, rows in _each(named):
        none = rows[rows["n"] == 0]
        empty.append(set(zip(none["x"], none["group"], strict=True)))
        counts = _listed(f"{_group(group)} {(none['group'] == group).sum()}" for group in dict.fromkeys(none["group"]))
        said.append(Claim(f"{name}: {len(none)} of {len(rows)} cells are empty{f' ({counts})' if len(none) else ''}."))
    if len(said) < 2:
        return Claims(said or [TOO_FEW])
    always = named[[pair in set.intersection(*empty) for pair in zip(named["x"], named["group"], strict=True)]]
    ordered = always.sort_values(["x_order", "group_order"])
    groups = {str(x): list(dict.fromkeys(own["group"])) for x, own in ordered.groupby("x_en", sort=False)}
    every = named["group"].nunique()
    each = [f"{x} ({'all groups' if len(of) == every else _listed(map(_group, of))})" for x, of in groups.items()]
    return Claims(
        [
            *said,
            Claim(
                f"Empty in every text compared: {_listed(each)}."
                if each
                else "No cell is empty in every text compared."
            ),
        ]
    )


def that_name_a_value(xy: pd.DataFrame) -> Claim:
    """Which share of the uses stands in units that name a value of the second dimension (`xy_table`)."""
    each = []
    for name, rows in _each(xy):
        total, none = int(rows["total"].iloc[0]), int(rows.loc[rows["x"] == "", "n"].sum())
        each.append(f"{name} {1 - none / total:.0%} of {total:,}")
    what = xy["dimension"].iloc[0] if len(xy) else "sector"
    return (
        Claim(f"So many uses stand in {xy['ruler'].iloc[0]} that name a {what}: {_listed(each)}.") if each else TOO_FEW
    )


def soft_or_strict(words: pd.DataFrame) -> Claim:
    """Shares of soft (strive, encourage, explore) and strict (prohibit, must) wordings over the whole texts (`wording`)."""
    each = []
    for name, rows in _each(words):
        if not rows["truncated"].any():
            share = rows.set_index("strength")["n"] / rows["units"].iloc[0]
            each.append((name, float(share.reindex(SOFT).sum()), float(share.reindex(STRICT).sum())))
    if not each:
        return Claim("a whole text has 20 sentences.", holds=False)
    said = _listed(f"{name} {soft:.0%} and {strict:.0%}" for name, soft, strict in each)
    return Claim(f"Sentences that strive, encourage or explore, and those that prohibit or demand: {said}.")


def worded(words: pd.DataFrame) -> Claims:
    """In how many of its sentences each text encourages, and whether two are told apart by the interval (`wording`)."""
    said, rows = [], []
    for name, own in _each(words):
        row = next(rows_of(own[own["strength"] == "encourage"]))
        if row.status == "ok":
            rows.append(row)
            span = f", 95% interval {row.low:.0%} to {row.high:.0%}" if _known(row) else ""
            said.append(
                Claim(
                    f"{name} encourages in {row.share:.0%} of its {row.units:,} sentences{span}{', cut off' if row.truncated else ''}."
                )
            )
    pairs = [(a, b) for a in rows for b in rows if _known(a) and _known(b) and a.low > b.high]
    apart = f"Beyond the interval of the writing {_listed(f'{a.region_en} encourages more than {b.region_en}' for a, b in pairs)}."
    if len(rows) > 1:
        said.append(
            Claim(apart if pairs else "The intervals overlap: no text encourages more than another beyond them.")
        )
    return Claims(said or [Claim("a text encourages in one of 20 sentences or more.", holds=False)])


def _known(row: Any) -> bool:
    import pandas as pd

    return bool(pd.notna(row.low))


def softest_and_strictest(words: pd.DataFrame) -> Claims:
    """Which codes are worded most softly and most strictly, of those with 20 sentences (`wording_by_code`)."""
    known = words[words["status"].isin(("ok", "none"))]
    share = known.assign(share=known["n"] / known["units"])
    said = []
    for what, strengths in (("softly (strive, encourage, explore)", SOFT), ("strictly (prohibit, must)", STRICT)):
        of = (
            share[share["strength"].isin(strengths)].groupby(["label_order", "label_en"], as_index=False)["share"].sum()
        )
        top = of[of["share"] > 0].sort_values("share", ascending=False, kind="stable").head(MOST)
        if len(top):
            said.append(
                Claim(f"Most {what} worded are {_listed(f'{row.label_en} ({row.share:.0%})' for row in rows_of(top))}.")
            )
    return Claims(said or [Claim("an instrument stands in 20 sentences of the whole texts.", holds=False)])

"""How far the instrument mix depends on where the borders between its groups are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from compare.measures.borders import SCHEME, Border, available, flipped, uses
from compare.measures.counts import amounts, held
from compare.measures.emphasis import coded_sentences
from compare.measures.mix import in_groups, mix_rows, with_borders
from compare.measures.names import named, names_of, truncated_regions
from compare.measures.scope import TOO_FEW, Only, Ruler, Scope, View, scope, units

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

GROUPS = [group for group in names_of("groups") if group]


def mix_borders(study: Study, ruler: Ruler = "sentences", view: View = "whole", **only: Unpack[Only]) -> pd.DataFrame:
    """One row for each region, switch and group: the group's share of all uses before and after this switch alone is flipped.

    Switches are those of `borders` (borders.yaml says what each moves, from where to where, and on whose authority).
    share_before = n_before / total_before, share_after = n_after / total_after (`instrument_mix`), change = share_after -
    share_before, all as fractions, so a change of 0.05 is 5 percentage points. ``concerned`` counts the uses on the border.
    A total may change: what becomes another code counts once with it, and part of a code counts beside the rest of it.
    ``leading_before`` and ``leading_after`` are the ids of the group with the largest share, several where they tie, and
    ``leader_changes`` says whether they differ; both are empty, and shares <NA>, where ``status`` is "too few" (under 20
    coded sentences) or "no units". A group without uses has the share 0 here, since what is asked is how it moves. A truncated
    text stands apart, as in `instrument_mix`. `behind` opens the uses that a switch concerns.
    """
    within = scope(view, only)
    names = mix_rows(study, SCHEME)
    there, pairs = units(study, ruler, within), _held(study, ruler, within, set(names["label"]))
    before = _groups(study, ruler, there, pairs, names)
    parts = []
    for order, border in enumerate(available(SCHEME, set(names["label"]))):
        after = _groups(study, ruler, there, flipped(pairs, [border]), with_borders(names, [border]))
        part = before.merge(after, on=["region", "group"], suffixes=("_before", "_after"))
        on = amounts(there, pairs[pairs["border"] == border.id], ruler).groupby("region")["amount"].sum()
        parts.append(part.assign(concerned=part["region"].map(on).fillna(0.0), **_about(border, order)))
    return _finish(study, parts, before, coded_sentences(study, SCHEME, within), {"ruler": ruler, **within.columns})


def _held(study: Study, ruler: Ruler, within: Scope, known: set[str]) -> pd.DataFrame:
    """Labels of each unit, with the border that each lies on: unit_id, label, border; what no border moves is held once."""
    coded = uses(study, SCHEME, within, known)
    coded = coded[coded["label"].isin(known)]
    both = coded.assign(label=coded["label"] + "|" + coded["border"]).drop_duplicates(["sentence_id", "label"])
    pairs = held(study, both, SCHEME, ruler, within)
    split = pairs["label"].str.split("|", n=1)
    return pairs.assign(label=split.str[0], border=split.str[1]).astype({"label": "str", "border": "str"})


def _groups(study: Study, ruler: Ruler, there: pd.DataFrame, pairs: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Uses of each group in each region: region, group, n, total."""
    import pandas as pd

    once = pairs.loc[pairs["label"].isin(names["label"]), ["unit_id", "label"]].drop_duplicates()
    carried = in_groups(amounts(there, once, ruler), names)
    every = pd.MultiIndex.from_product([study.regions_in_order, GROUPS], names=["region", "group"])
    n = carried.groupby(["region", "group"])["amount"].sum().reindex(every, fill_value=0.0)
    frame = n.rename("n").reset_index().astype({"region": "str", "group": "str"})
    return frame.assign(total=frame.groupby("region")["n"].transform("sum"))


def _about(border: Border, order: int) -> dict[str, str | int]:
    return {
        "switch": border.id,
        "switch_zh": border.name_zh,
        "switch_en": border.name_en,
        "switch_order": order,
        "of": border.of,
        "from_group": border.group,
        "to_group": border.alternative,
        "source": border.source,
    }


def _finish(
    study: Study, parts: list[pd.DataFrame], before: pd.DataFrame, enough: dict[str, int], asked: dict[str, str]
) -> pd.DataFrame:
    import pandas as pd

    frame = pd.concat(parts, ignore_index=True) if parts else before.iloc[:0]
    few = frame["region"].map(enough).fillna(0) < TOO_FEW
    gone = (frame["total_before"] == 0) | (frame["total_after"] == 0)
    status = few.map({True: "too few", False: "ok"}).mask(gone, "no units").astype("str")
    shown = status == "ok"
    for when in ("before", "after"):
        share = (frame[f"n_{when}"] / frame[f"total_{when}"]).where(shown).astype("Float64")
        frame = frame.assign(**{f"share_{when}": share})
        frame = frame.assign(**{f"leading_{when}": _leading(frame, when).where(shown, "")})
    cut = truncated_regions(study)
    usable = set(frame.loc[shown, "region"]) - cut
    names = [(*names_of("groups")[group], GROUPS.index(group)) for group in frame["group"]]
    return named(study, frame).assign(
        change=frame["share_after"] - frame["share_before"],
        leader_changes=frame["leading_before"] != frame["leading_after"],
        group_zh=[zh for zh, _, _ in names],
        group_en=[en for _, en, _ in names],
        group_order=[order for _, _, order in names],
        status=status,
        **{"scheme": SCHEME, **asked},
        truncated=frame["region"].isin(cut),
        compared=" ".join(region for region in study.regions_in_order if region in usable),
    )


def _leading(frame: pd.DataFrame, when: str) -> pd.Series[str]:
    """Groups with the largest count of each region and switch, in the order of groups."""
    keys, n = ["region", "switch"], frame[f"n_{when}"]
    most = frame[n == frame.groupby(keys)[f"n_{when}"].transform("max")]
    leaders = most.groupby(keys)["group"].agg(" ".join)
    return frame[keys].merge(leaders.rename("leaders"), left_on=keys, right_index=True, how="left")["leaders"]

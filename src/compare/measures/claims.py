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
FAILED_ZH = "此处不成立:"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, whether the data at hand bear it out, and the same in Chinese where somebody has written it."""

    text: str
    holds: bool = True
    zh: str = ""

    def said(self, labels: str = "en") -> str:
        """The sentence as it may be printed: in Chinese where ``labels`` is zh and it has been written, else in English."""
        if labels != "zh" or not self.zh:
            return str(self)
        return self.zh if self.holds else FAILED_ZH + self.zh

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


def _zh(rows: pd.DataFrame) -> str:
    """The Chinese name of the region of these rows."""
    return str(rows["region_zh"].iloc[0])


def _listed_zh(names: Iterable[str]) -> str:
    *most, last = list(names) or ["无"]
    return f"{'、'.join(most)}和{last}" if most else last


def _unit(ruler: str) -> str:
    """What a ruler counts, in Chinese."""
    return "句子" if ruler == "sentences" else names_of("rulers")[ruler][0]


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
        zh = f"{_zh(rows)}提及最多的是{_listed_zh(top['label_zh'])},见于{share:.1%}的{_unit(unit)}({n:,.0f}/{of:,.0f})。"
        said.append(
            Claim(f"{name}: {_listed(top['label_en'])}, in {share:.1%} of its {unit} ({n:,.0f} of {of:,.0f}).", zh=zh)
        )
    none = Claim(
        f"a region has 20 coded sentences of the scheme {stress['scheme'].iloc[0]}", holds=False, zh="有地区的已编码句达到20句。"
    )
    return Claims(said or [none])


def common_top(stress: pd.DataFrame, count: int = 3) -> Claim:
    """Whether something is among the ``count`` most named of every region that may be compared."""
    tops = [set(rows.nlargest(count, "share", keep="all")["label_en"]) for _, rows in _each(stress)]
    order = stress.drop_duplicates("label").sort_values("label_order")[["label_en", "label_zh"]].values.tolist()
    shared = {name: zh for name, zh in order if tops and all(name in top for top in tops)}
    if len(tops) > 1 and shared:
        return Claim(
            f"{_listed(shared)} {'is' if len(shared) == 1 else 'are'} among the {count} most named of all {len(tops)} texts compared.",
            zh=f"在全部{len(tops)}份可比文本中,{_listed_zh(shared.values())}都在提及最多的{count}项之列。",
        )
    return Claim(
        f"one {stress['scheme'].iloc[0]} is among the {count} most named of every text compared ({len(tops)} compared).",
        holds=False,
        zh=f"有一项在每份可比文本中都属提及最多的{count}项(比较{len(tops)}份)。",
    )


def stands_out(stress: pd.DataFrame) -> Claims:
    """What one region stresses more than every other: both its intervals lie above those of all others (`above_all`)."""
    said = []
    for best in above_all(stress):
        spans = [f"{best[f'{of}low']:.1%} to {best[f'{of}high']:.1%}" for of in ("", "wide_")]
        spans_zh = [span.replace(" to ", "至") for span in spans]
        said.append(
            Claim(
                f"{best['region_en']} stresses {best['label_en']} more than every other text compared "
                f"({best['share']:.1%}, 95% interval {spans[0]}, with coding errors {spans[1]}).",
                zh=f"{best['region_zh']}对{best['label_zh']}的着墨多于其他各份可比文本({best['share']:.1%},"
                f"95%区间{spans_zh[0]},计入编码误差{spans_zh[1]})。",
            )
        )
    unmeasured = "(此体系的编码误差未在未读过的文本上测得)" if _why_none(stress) else ""
    none_zh = f"有一份文本对某项的着墨多于其他各份,且超出区间{unmeasured}。"
    return Claims(said or [Claim(f"{BEYOND}{_why_none(stress)}.", holds=False, zh=none_zh)])


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
    zh = {"": "未归组", **{group: name[0] for group, name in names_of("groups").items()}}
    said = []
    for name, rows in _each(mix):
        groups = rows[rows["group_share"].notna()].drop_duplicates("group").sort_values("group_share", ascending=False)
        shares = _listed(f"{names[row.group]} {row.group_share:.0%}" for row in rows_of(groups))
        shares_zh = "、".join(f"{zh[row.group]}{row.group_share:.0%}" for row in rows_of(groups))
        total = rows["total"].iloc[0]
        said.append(Claim(f"{name}: {shares} of {total:,.0f} uses.", zh=f"{_zh(rows)}:{shares_zh}(共{total:,.0f}次使用)。"))
    leaders = _leaders(mix)
    if len(set(leaders.values())) == 1 < len(leaders):
        group = next(iter(leaders.values()))
        same = f"The same group comes first in all {len(leaders)} texts compared: {names[group]}."
        said.append(Claim(same, zh=f"在全部{len(leaders)}份可比文本中,居首的都是{zh[group]}工具。"))
    elif len(leaders) > 1:
        differ = "the same group of instruments comes first in every text compared."
        said.append(Claim(differ, holds=False, zh="各份可比文本中居首的是同一类工具。"))
    return Claims(said or [NO_INSTRUMENTS])


NO_INSTRUMENTS = Claim("a region has 20 sentences with an instrument.", holds=False, zh="有地区的工具句达到20句。")


def moved_by_borders(borders: pd.DataFrame) -> Claims:
    """Which disputed borders change the leading group of a text compared, from `measures.mix_borders`; one sentence a switch."""
    rows = borders[borders["region"].isin(str(borders["compared"].iloc[0]).split() if len(borders) else [])]
    once = rows.drop_duplicates(["region", "switch"])
    moving = once[once["leader_changes"]]
    if once.empty:
        return Claims([NO_INSTRUMENTS])
    said = [
        Claim(
            f"Counting {switch} otherwise changes the leading group of {_listed(own['region_en'])}.",
            zh=f"若对“{own['switch_zh'].iloc[0]}”另作归类,{_listed_zh(own['region_zh'])}居首的工具类型随之改变。",
        )
        for switch, own in moving.groupby("switch_en", sort=False)
    ]
    none = f"No disputed border changes the leading group of a text ({_count(once)} tried)."
    return Claims(said or [Claim(none, zh=f"任何一种有争议的归类改变都不改变各文本居首的工具类型(试{_count(once)}种)。")])


def _count(once: pd.DataFrame) -> int:
    return once["switch"].nunique()


def unmoved_by_planning(with_planning: pd.DataFrame, without: pd.DataFrame) -> Claim:
    """Whether the leading group of each region stays first when planning is left out."""
    before, after = _leaders(with_planning), _leaders(without)
    moved = [name for name in before if name in after and before[name] != after[name]]
    if before and not moved:
        return Claim("Leaving planning out changes the leading group of no text compared.", zh="不计“目标与规划”,各份可比文本居首的工具类型不变。")
    zh = dict(zip(with_planning["region_en"], with_planning["region_zh"], strict=True))
    return Claim(
        f"leaving planning out changes the leading group of no text (it does for {_listed(moved)}).",
        holds=False,
        zh=f"不计“目标与规划”,各文本居首的工具类型不变({_listed_zh(zh[name] for name in moved)}有变)。",
    )


def _leaders(mix: pd.DataFrame) -> dict[str, str]:
    """The largest group of each region that may be compared."""
    tops = {name: rows.drop_duplicates("group").nlargest(1, "group_share") for name, rows in _each(mix)}
    return {name: str(top["group"].iloc[0]) for name, top in tops.items()}


def promised(promises: pd.DataFrame) -> Claims:
    """How many promises there are, how precise they are, and the steepest of them."""
    headline = promises[~promises["part"].astype(bool)]
    if headline.empty:
        return Claims([Claim("a text promises something in figures.", holds=False, zh="有文本以数字作出承诺。")])
    n, of = len(headline), headline["region"].nunique()
    dated, based = int(headline["year"].notna().sum()), int(headline["baseline_value"].notna().sum())
    said = [
        Claim(
            f"{n} promises in {of} texts: {dated} with a deadline, {based} with a baseline beside them.",
            zh=f"{of}份文本共有{n}项承诺:{dated}项有期限,{based}项同时给出基期值。",
        )
    ]
    grown = promises[promises["growth"].notna()]
    if grown.empty:
        none = "some promise states a baseline from which its growth can be computed."
        return Claims([*said, Claim(none, holds=False, zh="有承诺给出基期值,可据以计算增长。")])
    top = grown.nlargest(1, "growth").iloc[0]
    figures = f"{top['baseline_value']:g} to {top['value']:g} {top['unit']}, {top['baseline_year']} to {top['year']}"
    figures_zh = f"由{top['baseline_value']:g}到{top['value']:g}{top['unit']},{top['baseline_year']}至{top['year']}年"
    said.append(
        Claim(
            f"The steepest is {top['region_en']}'s {top['indicator_en']}: {top['growth']:.1f}% a year ({figures}).",
            zh=f"增速最高的是{top['region_zh']}的{top['indicator_zh']}:隐含年均增长{top['growth']:.1f}%({figures_zh})。",
        )
    )
    return Claims(said)


def common_indicators(promises: pd.DataFrame) -> Claim:
    """Whether an indicator of the vocabulary is promised by two texts of the same group, so that figures may meet in a row."""
    coded = promises[(promises["indicator_code"] != "") & ~promises["truncated"]]
    same = ["indicator_code", "place", "group"]
    regions = coded.groupby(same)["region"].transform("nunique")
    shared = coded[regions > 1].drop_duplicates("indicator_code")
    if shared.empty:
        return Claim("two texts promise the same indicator.", holds=False, zh="有两份文本承诺同一指标。")
    return Claim(
        f"Promised by two texts or more: {_listed(shared['indicator_name'])}.",
        zh=f"两份以上文本都承诺的指标:{_listed_zh(shared['indicator_plain'])}。",
    )

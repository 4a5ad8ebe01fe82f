"""Sentences about targets on common ground, made from the data; see `claims`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, _listed
from compare.measures.figures import convert
from compare.measures.frames import rows_of
from compare.measures.ground import SIGNS, figure
from compare.measures.intervals import FEWEST_SECTIONS
from compare.measures.names import names_of, shown

if TYPE_CHECKING:
    import pandas as pd


def side_by_side(common: pd.DataFrame) -> Claims:
    """What regions promise of the same thing, a sentence for each row of `ground.common_ground`."""
    said = []
    for _, rows in common[~common["truncated"]].groupby("row"):
        figures = _listed(f"{row.region_en} {figure(row)}" for row in rows_of(rows))
        figures_zh = "、".join(f"{row.region_zh}{figure(row)}" for row in rows_of(rows))
        name, plain = _capital(rows["indicator_name"].iloc[0]), rows["indicator_plain"].iloc[0]
        said.append(Claim(f"{name}: {figures}.", zh=f"{plain}:{figures_zh}。"))
    return Claims(said or [Claim("two whole texts promise the same thing.", holds=False, zh="有两份完整文本作出同一承诺。")])


def kept_apart(alikes: pd.DataFrame) -> Claim:
    """How many pairs look alike and may not be compared, and in what they differ most often."""
    if alikes.empty:
        return Claim("promises of two texts look alike and may not be compared.", holds=False, zh="有两份文本的承诺看似相同而不可比较。")
    fields = Counter(name for said in alikes["fields"] for name in said.split())
    names = {name: en.lower() for name, (_, en) in names_of("fields").items()}
    ordered = sorted(fields.items(), key=lambda pair: (-pair[1], list(names).index(pair[0])))
    differ = _listed(f"{names[name]} ({n})" for name, n in ordered)
    pairs = "pair of promises looks" if len(alikes) == 1 else "pairs of promises look"
    names_zh = {name: zh for name, (zh, _) in names_of("fields").items()}
    differ_zh = "、".join(f"{names_zh[name]}({n})" for name, n in ordered)
    zh = f"有{len(alikes)}对承诺看似相同而不可比较,不同之处在于:{differ_zh}。"
    return Claim(f"{len(alikes)} {pairs} alike and may not be compared; what differs: {differ}.", zh=zh)


def precise(totals: pd.DataFrame) -> Claims:
    """How dense and how precise the promises of each region that may be compared are."""
    compared = totals["compared"].iloc[0].split() if len(totals) else []
    said = []
    for row in rows_of(totals[totals["region"].isin(compared)]):
        tasks = f"; of its {row.tasks} tasks {_share(row.with_figure)} give a figure and {_share(row.task_deadline)} a deadline"
        tasks_zh = f";{row.tasks}项任务条款中{_share(row.with_figure)}有数字,{_share(row.task_deadline)}有期限"
        said.append(
            Claim(
                f"{row.region_en}: {row.headline} promises, {row.density:.1f} per 1,000 characters{tasks if row.tasks else ''}.",
                zh=f"{row.region_zh}:{row.headline}项承诺,每千字{row.density:.1f}项{tasks_zh if row.tasks else ''}。",
            )
        )
    return Claims(said or [Claim("a whole text promises something in figures.", holds=False, zh="有完整文本以数字作出承诺。")])


def _share(value: Any) -> str:
    return f"{value:.0%}"


def bound(totals: pd.DataFrame) -> Claim:
    """Which texts say whether their targets bind (约束性) or are expected (预期性)."""
    said = totals[totals[["binding", "expected"]].notna().any(axis=1)]
    if said.empty:
        return Claim("a text says whether its targets bind or are expected.", holds=False, zh="有文本说明其目标是约束性还是预期性。")
    each = _listed(
        f"{row.region_en} (binding {shown(row.binding, percent=True)}, expected {shown(row.expected, percent=True)})" for row in rows_of(said)
    )
    each_zh = "、".join(
        f"{row.region_zh}(约束性{shown(row.binding, percent=True)},预期性{shown(row.expected, percent=True)})" for row in rows_of(said)
    )
    zh = f"{len(totals)}份文本中有{len(said)}份说明目标的约束力:{each_zh}。"
    return Claim(f"{len(said)} of {len(totals)} texts say whether targets bind: {each}.", zh=zh)


def beside_references(references: pd.DataFrame) -> Claims:
    """Promises beside the reference targets of the same definition and year, from `references.reference_targets`."""
    drawn = references[references["shown"] & ~references["truncated"]]
    said = []
    for row in rows_of(drawn):
        whose = "national target" if row.reference_level == "nation" else f"target of {row.reference_region}"
        theirs = f"{SIGNS[row.reference_comparator]}{shown(row.reference_value)} {row.reference_unit}; {row.reference_source}"
        ours = f"{row.region_en} promises {figure(row)} of {row.indicator_name}"
        against, against_zh = _against(row)
        whose_zh = "国家目标" if row.reference_level == "nation" else f"{row.reference_region}目标"
        zh = f"{row.region_zh}承诺{row.indicator_plain}{figure(row)},{against_zh}同年的{whose_zh}({theirs})。"
        said.append(Claim(f"{ours}, {against} the {whose} for that year ({theirs}).", zh=zh))
    none = "a promise has a reference target of the same definition and year."
    return Claims(said or [Claim(none, holds=False, zh="有承诺可与同定义、同年份的上级目标对照。")])


def _against(row: Any) -> tuple[str, str]:
    """How the promise stands to the reference, in English and Chinese."""
    ours, theirs = convert(float(row.value), row.unit, row.reference_unit), float(row.reference_value)
    if ours == theirs:
        return "the same figure as", "等于"
    return ("a higher figure than", "高于") if ours is not None and ours > theirs else ("a lower figure than", "低于")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def dated(periods: pd.DataFrame) -> Claims:
    """How many promises of each text have a deadline, and whether it is the last year of the text's period."""
    said = []
    for _, rows in periods[~periods["truncated"]].groupby(["region_order", "region", "doc_id"], sort=True):
        total, first = int(rows["n"].sum()), rows.iloc[0]
        due = rows[rows["year"].notna()]
        if not total:
            continue
        ends = due["year"].eq(first["period_end"]).fillna(False)
        last = int(due.loc[ends, "n"].sum())
        share = "all" if last == due["n"].sum() else str(last)
        when = f", {share} of them for {first['period_end']}, the last year of its period" if last else ""
        said.append(Claim(f"{first['region_en']}: {int(due['n'].sum())} of {total} promises have a deadline{when}."))
    return Claims(said or [Claim("a whole text promises something in figures.", holds=False)])


def without_growth(promises: pd.DataFrame) -> Claim:
    """For how many promises growth can be computed, and why it cannot for the others."""
    grown = int(promises[["growth", "points"]].notna().any(axis=1).sum())
    if not grown:
        return Claim("growth can be computed for a promise.", holds=False)
    rest = promises.loc[promises[["growth", "points"]].isna().all(axis=1), "reason"].value_counts()
    why = _listed(f"{reason} ({n})" for reason, n in rest.items()) if len(rest) else "nothing"
    return Claim(f"Growth can be computed for {grown} of {len(promises)} promises, parts of totals among them; what stands against the others: {why}.")


MOST = 6
"""Texts that a sentence on densities names, the densest first."""


def densest(density: pd.DataFrame) -> Claim:
    """Whether one text's promises are denser than those of every other, beyond both intervals."""
    rows = _compared(density)
    ends = ["low", "high", "wide_low", "wide_high"]
    if len(rows) > 1 and rows[ends].notna().all(axis=None):
        *others, best = sorted(rows_of(rows), key=lambda row: float(row.value))
        beyond = all(best.low > row.high and best.wide_low > row.wide_high for row in others)
        if beyond:
            return Claim(f"{best.region_en} promises more for its length than every other text compared ({_per(rows)}).")
    return Claim(f"one text promises more for its length than every other, beyond the intervals ({_per(rows)}).", holds=False)


def _compared(density: pd.DataFrame) -> pd.DataFrame:
    own = str(density["compared"].iloc[0]).split() if len(density) else []
    return density[density["region"].isin(own) & (density["label"] == "promises")]


def _per(rows: pd.DataFrame) -> str:
    """Densities with their interval, the densest first."""
    if rows.empty:
        return "none is compared"
    each = [
        f"{row.region_en} {row.value:.1f}" + (f", {row.low:.1f} to {row.high:.1f}" if row.sections >= FEWEST_SECTIONS else "")
        for row in rows_of(rows.nlargest(MOST, "value"))
    ]
    return f"{names_of('densities')[rows['ruler'].iloc[0]][1].partition(' ')[2]}: {'; '.join(each)}"


def same_order(measure: Callable[[str], pd.DataFrame], rulers: Iterable[str]) -> Claim:
    """Whether the texts come in one order of density whichever ruler measures it; ``measure`` maps a ruler to `promise_density`."""
    orders = {}
    for ruler in rulers:
        rows = _compared(measure(ruler)).sort_values(["value", "region_order"], ascending=[False, True])
        orders[ruler] = rows["region_en"].tolist()[:MOST]
    each = "; ".join(f"in {ruler} {', '.join(order)}" for ruler, order in orders.items())
    alike = len({tuple(order) for order in orders.values()}) == 1
    if alike and any(len(order) > 1 for order in orders.values()):
        return Claim(f"From the densest down the texts come in one order by {_listed(orders)}: {_listed(next(iter(orders.values())))}.")
    return Claim(f"the texts come in one order of density whatever is counted ({each}).", holds=False)


def resting(common: pd.DataFrame, without: pd.DataFrame) -> Claim:
    """Whether every comparison is left whichever text is left out; ``without`` is `leaving_each_out` of `common_ground`."""
    rows = common["row"].nunique()
    once = common.drop_duplicates("region")
    left = {row.region_en: without.loc[without["omitted"] == row.region, "row"].nunique() for row in rows_of(once)}
    if rows and all(n == rows for n in left.values()):
        return Claim(f"Whichever text is left out, {rows} {'comparison is' if rows == 1 else 'comparisons are'} left.")
    lost = _listed(f"{n} without {name}" for name, n in left.items() if n < rows) if rows else "there is none"
    return Claim(f"every comparison is left whichever text is left out (of {rows}: {lost}).", holds=False)

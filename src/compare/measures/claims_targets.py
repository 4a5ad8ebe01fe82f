"""Sentences about targets on common ground, made from the data; see `claims`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, _listed
from compare.measures.figures import convert
from compare.measures.frames import rows_of
from compare.measures.ground import SIGNS, figure
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

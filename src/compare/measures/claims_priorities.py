"""Sentences about declared priorities, duties and citations, made from the data; see `claims`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, _listed, _listed_zh
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    import pandas as pd

BASES = {
    "wording": "in tiers that its words make",
    "order": "in a list, whose order is no ranking",
    "headings": "by the headings of its sections",
}
BASES_ZH = {"wording": "以措辞分层", "order": "逐项列举(先后不等于排序)", "headings": "以章节标题"}


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of lists for a whole region whose text is whole."""
    return frame[~frame["truncated"] & (frame["part"] == "") & (frame["basis"] != "")]


def acted_on(coverage: pd.DataFrame) -> Claims:
    """How many of the fields that each region declares it speaks of, and how many have an instrument or a promise."""
    said = []
    for row in rows_of(_whole(coverage)):
        names = f"{row.region_en} declares {row.fields} fields {BASES[row.basis]}"
        acts = f"attaches an instrument to {row.with_instrument} and a promise to {row.with_promise}"
        zh = (
            f"{row.region_zh}{BASES_ZH[row.basis]}宣布{row.fields}个重点领域:{row.spoken_of}个在文中有所论述,"
            f"{row.with_instrument}个附有政策工具,{row.with_promise}个附有承诺,其中{row.own_promise}个有专属承诺。"
        )
        said.append(Claim(f"{names}: it speaks of {row.spoken_of}, {acts}, to {row.own_promise} a promise of their own.", zh=zh))
    return Claims(said or [Claim("a whole text declares priorities.", holds=False, zh="有完整文本宣布重点领域。")])


def without_promise(priorities: pd.DataFrame) -> Claims:
    """Declared fields to which no promise in figures is attached, by region."""
    rows = _whole(priorities)
    said = []
    for _, own in rows[rows["promises"] == 0].groupby(["region_order", "region", "list_id"], sort=True):
        zh = f"{own['region_zh'].iloc[0]}对{_listed_zh(own['label_zh'])}没有以数字作出承诺。"
        said.append(Claim(f"{own['region_en'].iloc[0]} promises nothing in figures of {_listed(own['label_en'])}.", zh=zh))
    return Claims(said or [Claim("a declared priority has no promise.", holds=False, zh="有宣布的重点领域没有承诺。")])


def same_first(priorities: pd.DataFrame) -> Claims:
    """Whether each region speaks most of a field that it put in the first tier by its wording."""
    rows = _whole(priorities)
    tiered = rows[(rows["basis"] == "wording") & rows["share"].notna()]
    said = []
    for _, own in tiered.groupby(["region_order", "region", "list_id"], sort=True):
        top = own[own["share"] == own["share"].max()]
        first = bool((top["tier"].astype(int) == own["tier"].astype(int).min()).any())
        text = f"{own['region_en'].iloc[0]} speaks most of a field of its first tier ({_listed(top['label_en'])} is named most)."
        zh = f"{own['region_zh'].iloc[0]}着墨最多的是其第一层级的领域({_listed_zh(top['label_zh'])}提及最多)。"
        said.append(Claim(text, holds=first, zh=zh))
    return Claims(said or [Claim("a whole text ranks its priorities by its wording.", holds=False, zh="有完整文本以措辞为重点领域分层。")])


def ranked(coverage: pd.DataFrame) -> Claims:
    """Kendall's tau-b of explicit orders of eight fields or more, where the interval tells its sign."""
    rows = _whole(coverage)
    rows = rows[rows["tau"].notna()]
    said = [_tau(row) for row in rows_of(rows)]
    none = "a whole text declares an explicit order of eight fields or more."
    return Claims(said or [Claim(none, holds=False, zh="有完整文本为八个以上领域明确排序。")])


def _tau(row: Any) -> Claim:
    span = f"tau-b {row.tau:.2f}, 95% interval {row.tau_low:.2f} to {row.tau_high:.2f}" if row.reason == "" else f"tau-b {row.tau:.2f}"
    sure = row.reason == "" and (row.tau_low > 0 or row.tau_high < 0)
    way = "more" if row.tau > 0 else "less"
    span_zh = span.replace("95% interval", "95%区间").replace(" to ", "至")
    zh = f"{row.region_zh}对排在前面的领域着墨更{'多' if row.tau > 0 else '少'}({span_zh})。"
    return Claim(f"{row.region_en} speaks {way} of what it puts first ({span}).", holds=bool(sure), zh=zh)


def most_named(duties: pd.DataFrame) -> Claims:
    """The agencies that most items of each region name, from `duties.duties` without a division of items; ties are all named."""
    said = []
    whole = duties[~duties["truncated"] & (duties["duty"] == "any")]
    for _, own in whole.groupby(["region_order", "region"], sort=True):
        named = own[own["n"] > 0]
        top = named[named["n"] == named["n"].max()]
        if len(top):
            n, of = int(top["n"].iloc[0]), int(top["items"].iloc[0])
            zh = f"{own['region_zh'].iloc[0]}:{_listed_zh(top['agency_zh'])},见于{of}项指明部门的条款中的{n}项。"
            said.append(Claim(f"{own['region_en'].iloc[0]}: {_listed(top['agency_en'])}, in {n} of {of} items that name an agency.", zh=zh))
    return Claims(said or [Claim("a whole text names agencies.", holds=False, zh="有完整文本指明责任部门。")])


def leads(duties: pd.DataFrame) -> Claims:
    """Which agencies lead most items of each region that tells who leads."""
    said = []
    rows = duties[~duties["truncated"] & (duties["duty"] == "lead") & (duties["n"] > 0)]
    for _, own in rows.groupby(["region_order", "region"], sort=True):
        top = own[own["n"] == own["n"].max()]
        n, of, items = (int(top[name].iloc[0]) for name in ("n", "items_with", "items"))
        who = f"{_listed(top['agency_en'])} {'leads' if len(top) == 1 else 'lead'} {n}"
        zh = f"{own['region_zh'].iloc[0]}在{items}项条款中为{of}项指明牵头部门:{_listed_zh(top['agency_zh'])}牵头{n}项,最多。"
        said.append(Claim(f"{own['region_en'].iloc[0]} says of {of} of {items} items who leads: {who}.", zh=zh))
    return Claims(said or [Claim("a whole text says which agency leads.", holds=False, zh="有完整文本指明牵头部门。")])


def leans_on(citations: pd.DataFrame) -> Claims:
    """How many documents of higher levels each text cites."""
    said = []
    for _, own in citations.groupby(["region_order", "region"], sort=True):
        higher = own[own["higher"]]
        n = higher["cited"].nunique()
        zh = f"{own['region_zh'].iloc[0]}引用{n}份上级文件。"
        said.append(Claim(f"{own['region_en'].iloc[0]} cites {n} {'document' if n == 1 else 'documents'} of higher levels.", zh=zh))
    return Claims(said or [Claim("a text cites another document.", holds=False, zh="有文本引用其他文件。")])


def common_documents(citations: pd.DataFrame) -> Claim:
    """Whether a document is cited by two regions or more."""
    shared = citations[citations["regions"] > 1].drop_duplicates("cited")
    if shared.empty:
        return Claim("two texts cite the same document.", holds=False, zh="有两份文本引用同一文件。")
    return Claim(f"Cited by two texts or more: {_listed(shared['name'])}.", zh=f"两份以上文本都引用的文件:{_listed_zh(shared['name'])}。")


def apart(priorities: pd.DataFrame) -> Claims:
    """Whether each region speaks of one declared field more than of another, beyond both intervals."""
    said = []
    ends = ["low", "high", "wide_low", "wide_high"]
    rows = _whole(priorities)
    for _, own in rows.groupby(["region_order", "region", "list_id"], sort=True):
        bounded = own[own[ends].notna().all(axis=1)]
        name = own["region_en"].iloc[0]
        if len(bounded) < 2:
            continue
        top, last = (bounded.loc[bounded["share"].astype(float).agg(way)] for way in ("idxmax", "idxmin"))
        beyond = bool(top["low"] > last["high"] and top["wide_low"] > last["wide_high"])
        shares = f"{top['share']:.1%} and {last['share']:.1%} of its sentences"
        said.append(Claim(f"{name} speaks more of {top['label_en']} than of {last['label_en']}, beyond the intervals ({shares}).", holds=beyond))
    return Claims(said or [Claim("a whole text has two fields with intervals.", holds=False)])


def undeclared(coverage: pd.DataFrame) -> Claims:
    """What each region names more than some field that it declares."""
    said = [
        Claim(f"{row.region_en} names {_listed(row.undeclared_en.split(', '))} more than some field that it declares.")
        for row in rows_of(_whole(coverage))
        if row.undeclared
    ]
    return Claims(said or [Claim("a whole text names something more than a field that it declares.", holds=False)])


def same_by_rulers(priorities: pd.DataFrame, measure: Callable[[str], pd.DataFrame], rulers: Iterable[str]) -> Claims:
    """Whether the declared field that is named most is the same by all rulers; ``measure`` maps a ruler to emphasis.

    Fields of one code alone are looked at, since a ruler measures codes.
    """
    rows = _whole(priorities)
    single = rows[(rows["codes"] != "") & ~rows["codes"].str.contains(" ")]
    tops: dict[str, list[set[str]]] = {}
    named = list(rulers)
    for stress in map(measure, named):
        shown = stress[stress["share"].notna()].set_index(["region", "label"])["share"].astype(float)
        for _, own in single.groupby(["region_order", "region", "list_id"], sort=True):
            name = str(own["region_en"].iloc[0])
            shares = {row.label_en: shown[row.region, row.codes] for row in rows_of(own) if (row.region, row.codes) in shown.index}
            if shares:
                tops.setdefault(name, []).append({field for field, share in shares.items() if share == max(shares.values())})
    said = []
    for name, found in tops.items():
        steady = set.intersection(*found) if len(found) == len(named) else set()
        each = _listed(sorted(steady)) if steady else ", ".join(" / ".join(sorted(top)) for top in found)
        said.append(Claim(f"{name} speaks most of one declared field whether counted in {_listed(named)} ({each}).", holds=bool(steady)))
    return Claims(said or [Claim("a whole text declares fields that are measured.", holds=False)])


def common_agencies(duties: pd.DataFrame, count: int = 3) -> list[str]:
    """Agencies among the ``count`` most named of every whole text that names any, where two do; in order of name."""
    rows = duties[~duties["truncated"] & (duties["label"] == "any") & (duties["n"] > 0)]
    tops = [set(own.nlargest(count, "n", keep="all")["agency_en"]) for _, own in rows.groupby("region")]
    return sorted(set.intersection(*tops)) if len(tops) > 1 else []


def most_everywhere(duties: pd.DataFrame, without: pd.DataFrame) -> Claims:
    """Which agencies are among the three most named of every text, and whether that hangs on one; ``without`` is `leaving_each_out` of `duties`."""
    shared = common_agencies(duties)
    if not shared:
        return Claims([Claim("one agency is among the three most named of every text that names any.", holds=False)])
    said = [Claim(f"{_listed(shared)} {'is' if len(shared) == 1 else 'are'} among the three most named of every text that names any.")]
    once = without.drop_duplicates("omitted")
    parts = {row.omitted_en: without[without["omitted"] == row.omitted] for row in rows_of(once)}
    more = {name: set(common_agencies(own)) - set(shared) for name, own in parts.items()}
    joined = [f"without {name} also {_listed(sorted(found))}" for name, found in more.items() if found]
    said.append(Claim(f"{'It' if not joined else 'it'} is these alone, whichever text is left out{f' ({_listed(joined)})' if joined else ''}.", holds=not joined))
    return Claims(said)


def silent(responsibility: pd.DataFrame) -> Claims:
    """Which whole texts name no agency, and which do not say who leads, from `duty_coverage`."""
    whole = responsibility[~responsibility["truncated"]]
    nobody = whole.loc[whole["agencies"] == 0, "region_en"].tolist()
    rest = whole[(whole["agencies"] > 0) & (whole["leading"] < LEADING)]
    unled = [f"{row.region_en} ({row.leading:.0%})" for row in rows_of(rest)]
    none = Claim(f"{_listed(nobody)} {'names' if len(nobody) == 1 else 'name'} no agency.")
    open_ = Claim(f"Who leads is said for fewer than half of what agencies are named for by {_listed(unled)}.")
    return Claims(
        [
            none if nobody else Claim("a whole text names no agency.", holds=False),
            open_ if unled else Claim("a text that names agencies leaves mostly open who leads.", holds=False),
        ]
    )


LEADING = 0.5
"""Share of what agencies are named for, under which a text leaves mostly open who leads."""


def for_what(duties: pd.DataFrame) -> Claims:
    """For which code each region names agencies in most items, and the agency named most there; ``duties`` is divided by a scheme."""
    said = []
    whole = duties[~duties["truncated"] & (duties["n"] > 0)]
    for _, own in whole.groupby(["region_order", "region"], sort=True):
        most = own[own["items_with"] == own["items_with"].max()].sort_values("label_order")
        code = most[most["label"] == most["label"].iloc[0]]
        top = code[code["n"] == code["n"].max()]
        n, of, every = (int(top[name].iloc[0]) for name in ("n", "items_with", "items"))
        what = f"{top['label_en'].iloc[0]} in {of} of {every} items that name an agency"
        said.append(Claim(f"{own['region_en'].iloc[0]}: {what}, most often {_listed(top['agency_en'])} ({n})."))
    return Claims(said or [Claim("a whole text names agencies for something that is coded.", holds=False)])

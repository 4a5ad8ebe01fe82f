"""What a notebook answers, in one paragraph made from the data: each sentence says what is so, or that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, _listed
from compare.measures.claims_priorities import common_agencies
from compare.measures.claims_targets import _against, densest, side_by_side
from compare.measures.frames import rows_of
from compare.measures.names import names_of

if TYPE_CHECKING:
    import pandas as pd


def targets(
    promises: pd.DataFrame, density: pd.DataFrame, common: pd.DataFrame, alikes: pd.DataFrame, references: pd.DataFrame
) -> Claim:
    """What the texts promise, how densely, where they meet, and how they stand to higher targets."""
    whole = promises[~promises["truncated"] & ~promises["part"].astype(bool)]
    if whole.empty:
        return Claim("No whole text promises anything in figures.")
    n, texts = len(whole), whole["region"].nunique()
    dated, based = int(whole["year"].notna().sum()), int(whole["baseline_value"].notna().sum())
    first = f"{_count(texts, 'whole text')} {'makes' if texts == 1 else 'make'} {_count(n, 'promise')} in figures, {dated} with a deadline and {based} with a baseline."
    said = [first, _meeting(common, texts), _higher(references), _grown(whole), _apart(alikes), _dense(density)]
    return Claim(" ".join(filter(None, said)))


def _meeting(common: pd.DataFrame, texts: int) -> str:
    if texts < 2:
        return "No other whole text promises anything that it could be compared with."
    if not len(common):
        return "No two of them promise the same thing in the same terms."
    rows = common["row"].nunique()
    shown = " ".join(claim.text for claim in list(side_by_side(common))[:3])
    more = f" (the first 3 of {rows})" if rows > 3 else ""
    return f"They meet on common ground {_times(rows)}{more}. {shown}"


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"


AGAINST = {"a higher figure than": "higher than", "the same figure as": "as high as", "a lower figure than": "lower than"}


def _higher(references: pd.DataFrame) -> str:
    drawn = references[references["shown"].astype(bool) & ~references["truncated"].astype(bool)]
    if drawn.empty:
        return "None of these promises has a target of a higher plan of the same definition and year."
    each = [
        f"{row.region_en}'s figure is {AGAINST[_against(row)[0]]} that of the {'nation' if row.reference_level == 'nation' else row.reference_region}"
        for row in list(rows_of(drawn))[:3]
    ]
    more = f" (the first 3 of {len(drawn)})" if len(drawn) > 3 else ""
    return f"Beside targets of higher plans of the same definition and year{more}, {_listed(each)}."


def _grown(promises: pd.DataFrame) -> str:
    own = promises[promises["growth"].notna()].sort_values(["region_order", "region"])
    if own.empty:
        return "From none can growth be computed."
    who = own["region_en"].drop_duplicates().tolist()
    alone = " alone" if len(who) == 1 else ""
    span = f"{own['growth'].min():.1f}% to {own['growth'].max():.1f}%" if len(own) > 1 else f"{own['growth'].iloc[0]:.1f}%"
    return f"Growth from a stated baseline can be computed for {_count(len(own), 'promise')}, of {_listed(who)}{alone}: {span} a year."


def _apart(alikes: pd.DataFrame) -> str:
    if alikes.empty:
        return ""
    fields = alikes["fields"].str.split().explode().value_counts()
    most = names_of("fields")[str(fields[fields == fields.max()].index.sort_values()[0])][1].lower()
    pairs = f"{_count(len(alikes), 'pair')} of promises {'looks' if len(alikes) == 1 else 'look'} alike and may not be compared"
    return f"{pairs}, most often for their {most}." if len(alikes) > 1 else f"{pairs}, for their {most}."


def _dense(density: pd.DataFrame) -> str:
    own = str(density["compared"].iloc[0]).split()
    rows = density[density["region"].isin(own) & (density["label"] == "promises")]
    if len(rows) < 2:
        return ""
    top = max(rows_of(rows), key=lambda row: float(row.value))
    beyond = "beyond chance" if densest(density).holds else "which may be chance"
    of = names_of("densities")[top.ruler][1].partition(" ")[2]
    return f"{top.region_en} is densest, with {top.value:.1f} promises {of}, {beyond}."


def priorities(
    coverage: pd.DataFrame, responsibility: pd.DataFrame, duties: pd.DataFrame, citations: pd.DataFrame
) -> Claim:
    """What the texts declare and do about it, whom they make responsible, and which higher documents they lean on."""
    said = [_declared(coverage), _acted(coverage), _responsible(responsibility), _agency(duties), _leaning(citations)]
    return Claim(" ".join(filter(None, said)))


def _lists(coverage: pd.DataFrame) -> pd.DataFrame:
    return coverage[~coverage["truncated"] & (coverage["part"] == "") & (coverage["fields"] > 0)]


def _declared(coverage: pd.DataFrame) -> str:
    own = _lists(coverage)
    whole = coverage.loc[~coverage["truncated"], "region"].nunique()
    if own.empty:
        return f"Of {_count(whole, 'whole text')} none declares priorities."
    each = _listed(f"{row.region_en} ({row.fields} fields)" for row in rows_of(own))
    return f"Of {_count(whole, 'whole text')} {own['region'].nunique()} declare{'s' if own['region'].nunique() == 1 else ''} priorities: {each}."


def _acted(coverage: pd.DataFrame) -> str:
    own = _lists(coverage)
    if own.empty:
        return ""
    total = {name: int(own[name].sum()) for name in ("fields", "spoken_of", "with_instrument", "with_promise", "own_promise")}
    rest = f"a promise in figures to {total['with_promise']}, which no other field shares in {_count(total['own_promise'], 'case')}"
    return f"Of these {total['fields']} fields they speak of {total['spoken_of']}, attach an instrument to {total['with_instrument']} and {rest}."


def _responsible(responsibility: pd.DataFrame) -> str:
    whole = responsibility[~responsibility["truncated"]]
    naming = whole[whole["agencies"] > 0]
    if naming.empty:
        return "No whole text says which agency is responsible."
    each = _listed(f"{row.region_en} ({_share(row.covered)} of its items)" for row in rows_of(naming))
    silent = whole.loc[whole["agencies"] == 0, "region_en"].tolist()
    return f"Agencies are named by {each}" + (f", by {_listed(silent)} not." if silent else ".")


def _share(value: Any) -> str:
    return f"{value:.0%}" if value == value and value is not None else "none"


def _agency(duties: pd.DataFrame) -> str:
    shared = common_agencies(duties)
    return f"Among the most named of each is {_listed(shared)}." if shared else ""


def _leaning(citations: pd.DataFrame) -> str:
    higher = citations[citations["higher"].astype(bool)]
    if higher.empty:
        return "None cites a document of a higher level."
    n = higher["region"].value_counts()
    once = higher.drop_duplicates("region").sort_values(["region_order", "region"])
    names = _listed(f"{row.region_en} ({n[row.region]})" for row in rows_of(once))
    shared = int((higher.drop_duplicates("cited")["regions"] > 1).sum())
    return f"Documents of higher levels are cited by {names}; {shared or 'none'} of them by two regions or more."


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"

"""Sentences about one region's text, made from the rows of that region; see `claims`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, Paragraph, _listed
from compare.measures.claims_priorities import BASES
from compare.measures.contrast import NOBODY
from compare.measures.frames import rows_of
from compare.measures.names import names_of

if TYPE_CHECKING:
    import pandas as pd

FIRST = 3
"""Codes, fields or agencies that a sentence names."""


def in_short(parts: Iterable[Claims]) -> Paragraph:
    """The first sentence of each part, as one paragraph."""
    return Paragraph([part[0] for part in parts])


def about(texts: pd.DataFrame) -> Claims:
    """What kind of text it is, of when and how long, from the region's rows of `corpus`."""
    said = []
    for row in rows_of(texts):
        size = f"{row.characters:,} characters of body text in {row.sentences:,} sentences"
        end = "; it is cut off" if row.truncated else ""
        said.append(Claim(f"The text of {row.region_en} is {_kind(row.genre)}{_years(row)}: {size}{end}."))
    return Claims(said)


def noted(texts: pd.DataFrame) -> Claims:
    """What whoever filed the region's texts noted of them."""
    return Claims([Claim(note) for note in texts["note"] if note] or [Claim("Nothing more is noted of it.")])


def _kind(genre: str) -> str:
    name = genre.replace("_", " ")
    if not name:
        return "of unknown kind"
    return f"a set of {name}" if name.endswith("s") else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _years(row: Any) -> str:
    import pandas as pd

    issued = f" issued in {row.issued_on[:4]}" if row.issued_on else ""
    if pd.isna(row.period_start) or pd.isna(row.period_end):
        return issued or " that states neither date nor period"
    return f"{issued} for {row.period_start} to {row.period_end}"


def stresses(quotients: pd.DataFrame) -> Claims:
    """What the region names most of a scheme."""
    scheme = quotients["scheme"].iloc[0]
    total = quotients["total"].iloc[0]
    known = quotients[quotients["share"].notna()]
    if known.empty:
        n = quotients["coded_sentences"].iloc[0]
        return Claims([Claim(f"Only {_count(n, 'sentence')} of it carry a code of the scheme {scheme}, too few for shares.")])
    top = known.sort_values(["share", "label_order"], ascending=[False, True]).head(FIRST)
    shares = _listed(f"{row.label_en} ({row.share:.0%})" for row in rows_of(top))
    return Claims([Claim(f"Of {total:,.0f} uses of {scheme}s most are of {shares}.")])


def stands_out(quotients: Iterable[pd.DataFrame]) -> Claims:
    """Of which codes of each scheme the region has more and less than the mean of the others, beyond both intervals."""
    return Claims(_against(own, own["scheme"].iloc[0]) for own in quotients)


def _against(quotients: pd.DataFrame, scheme: str) -> Claim:
    if quotients["share"].isna().all():
        return Claim(f"Too few of its sentences carry a code of the scheme {scheme} to set it against others.")
    if quotients["reason"].iloc[0] == NOBODY:
        return Claim(f"There is nothing to set its {scheme}s against: {NOBODY}.")
    more, less = beyond(quotients, 1), beyond(quotients, -1)
    said = []
    for rows, word in ((more, "more"), (less, "less")):
        if len(rows):
            said.append(f"{word} {_listed(f'{row.label_en} ({row.quotient:.1f})' for row in rows_of(rows))}")
    n = len(quotients["partners"].iloc[0].split())
    mean = "the one other text that may be compared" if n == 1 else f"the mean of the {n} others that may be compared"
    if not said:
        return Claim(f"Set against {mean} no {scheme} lies beyond both intervals.")
    return Claim(f"Set against {mean} and beyond both intervals it has {' and '.join(said)}; in brackets the quotients.")


def beyond(quotients: pd.DataFrame, side: int) -> pd.DataFrame:
    """Rows whose intervals both lie above 1 (``side`` 1) or below (-1), the farthest first."""
    ends = quotients[["low", "wide_low", "high", "wide_high"]].astype("float64")
    sure = ends[["low", "wide_low"]].min(axis=1, skipna=False) > 1 if side > 0 else ends[["high", "wide_high"]].max(axis=1, skipna=False) < 1
    return quotients[sure].sort_values("quotient", ascending=side < 0)


def groups(mix: pd.DataFrame) -> Claims:
    """How the region's uses of instruments divide over the groups, with the intervals."""
    names = {"": "no group", **{group: en.lower() for group, (_, en) in names_of("groups").items()}}
    rows = mix[mix["group_share"].notna()].drop_duplicates("group").sort_values("group_share", ascending=False)
    if rows.empty:
        n = mix["coded_sentences"].iloc[0]
        return Claims([Claim(f"Only {_count(n, 'sentence')} of it state an instrument, too few for shares.")])
    shares = _listed(f"{names[row.group]} {row.group_share:.0%}{_span(row)}" for row in rows_of(rows))
    total = f"{rows['total'].iloc[0]:,.0f} uses, second levels with a group of their own counted apart"
    return Claims([Claim(f"By group of {total}: {shares}.")])


def _span(row: Any) -> str:
    import pandas as pd

    return "" if pd.isna(row.group_low) else f" ({row.group_low:.0%} to {row.group_high:.0%})"


def promises(rows: pd.DataFrame, totals: pd.DataFrame) -> Claims:
    """How many promises in figures the region makes and how precise they are, and the steepest."""
    total = next(rows_of(totals))
    if not total.headline:
        return Claims([Claim("It promises nothing in figures.")])
    own = rows[~rows["part"].astype(bool)]
    dated, based = int(own["year"].notna().sum()), int(own["baseline_value"].notna().sum())
    more = f", {total.parts} more as parts of them" if total.parts else ""
    what = f"{dated or 'none'} with a deadline, {based or 'none'} with a baseline beside them"
    said = [Claim(f"It makes {_count(total.headline, 'promise')} in figures{more}: {what}.")]
    grown = own[own["growth"].notna()]
    if len(grown):
        top = next(rows_of(grown.nlargest(1, "growth")))
        said.append(Claim(f"The steepest is {top.indicator_en}: {top.growth:.1f}% a year."))
    return Claims(said)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def declares(coverage: pd.DataFrame) -> Claims:
    """Which fields the region declares as priorities, on what its order rests, and whether it acts on them."""
    said = []
    for row in rows_of(coverage[coverage["basis"] != ""]):
        where = f" for {row.part}" if row.part else ""
        acts = f"attaches an instrument to {row.with_instrument} and a promise in figures to {row.with_promise}"
        said.append(Claim(f"It declares {_count(row.fields, 'field')}{where} {BASES[row.basis]}, speaks of {row.spoken_of}, and {acts}."))
    return Claims(said or [Claim("It declares no list of priorities.")])


def responsible(duties: pd.DataFrame) -> Claims:
    """Which agencies most of the region's items name, and which lead."""
    any_duty = duties[(duties["duty"] == "any") & (duties["n"] > 0)] if len(duties) else duties
    if any_duty.empty:
        return Claims([Claim("It names no agency as responsible.")])
    of = int(any_duty["items"].iloc[0])
    top = _listed(f"{row.agency_en} ({row.n})" for row in rows_of(any_duty.head(FIRST)))
    said = [Claim(f"Of {_count(of, 'item')} that name agencies most name {top}.")]
    led = duties[(duties["duty"] == "lead") & (duties["n"] > 0)]
    if len(led):
        who = _listed(f"{row.agency_en} ({row.n})" for row in rows_of(led.head(FIRST)))
        n = int(led["items_with"].iloc[0])
        said.append(Claim(f"{_count(n, 'item')} {'says' if n == 1 else 'say'} who leads: most often {who}."))
    return Claims(said)


def leans(citations: pd.DataFrame) -> Claim:
    """How many documents of higher levels the region's text cites, by name where they are few."""
    higher = citations[citations["higher"]] if len(citations) else citations
    if higher.empty:
        return Claim("It cites no document of a higher level.")
    names = list(higher["name"])
    shown = f": {_listed(names)}" if len(names) <= FIRST else ""
    return Claim(f"It cites {_count(len(names), 'document')} of higher levels{shown}.")


def shares_text(shares: pd.DataFrame, passages: pd.DataFrame) -> Claims:
    """How much of the region's text stands in other policies too, and with whom; ``passages`` are its own (`reuse.both_ways`)."""
    row = next(rows_of(shares))
    own = passages[(passages["kind"] == "specific") & (passages["other_role"] == "policy")]
    inherited = "" if shares["inherited"].isna().all() else f" {row.inherited:.1%} stands in reference documents."
    if own.empty:
        return Claims([Claim(f"No passage of it but set phrases ({row.formula or 0:.1%} of the text) stands in another policy compared.{inherited}")])
    by_other = own.groupby(["other_order", "other_en"]).agg(length=("length", "sum")).reset_index()
    most_first = by_other.sort_values("length", ascending=False, kind="stable")
    whom = _listed(f"{other.other_en} ({other.length:,} characters)" for other in rows_of(most_first))
    return Claims([Claim(f"{row.specific:.1%} of it stands in other policies compared, in {_count(row.passages, 'passage')} shared with {whom}.{inherited}")])


def queries(findings: pd.DataFrame) -> Claims:
    """What a careful reader would query in the region's texts, from `corpus.findings`."""
    said = [Claim(f"{row.kind.replace('_', ' ').capitalize()}, at {row.start:,}: {row.note}.") for row in rows_of(findings)]
    return Claims(said or [Claim("Nothing was found to query.")])


def steady(by_ruler: dict[str, pd.DataFrame]) -> Claim:
    """Whether what stands out beyond both intervals on the first ruler does so on the others too; quotients of the region by ruler."""
    first, *others = by_ruler
    found = {ruler: _outstanding(rows) for ruler, rows in by_ruler.items()}
    if not found[first]:
        return Claim(f"Nothing stands out beyond both intervals when {first} are counted.")
    kept = [name for name in found[first] if all(name in found[ruler] for ruler in others)]
    text = f"What stands out by {first} ({_listed(found[first])}) stands out by {_listed(others)} too"
    if kept == found[first]:
        return Claim(f"{text}.")
    return Claim(f"{text} (it is so {f'for {_listed(kept)}' if kept else 'of none'}).", holds=False)


def _outstanding(quotients: pd.DataFrame) -> list[str]:
    """Names of what lies beyond both intervals, in the order of the scheme."""
    both = {row.label for side in (1, -1) for row in rows_of(beyond(quotients, side))}
    return list(quotients[quotients["label"].isin(both)].sort_values("label_order")["label_en"])


def rests_on(quotients: pd.DataFrame, left: pd.DataFrame) -> Claim:
    """Whether what stands out does so whichever other text is left out of the mean, from `brief.leaving_out_others`."""
    names = _outstanding(quotients)
    if left.empty or not names:
        why = "nothing stands out" if not names else "there is one other text alone to compare with"
        return Claim(f"Whether it rests on one other text cannot be asked: {why}.")
    side = dict(zip(quotients["label"], quotients["quotient"] > 1, strict=True))
    turned = left[(left["quotient"] > 1) != left["label"].map(side)]
    turned = turned[turned["label_en"].isin(names)]
    if turned.empty:
        n, lie = left["omitted"].nunique(), "lies" if len(names) == 1 else "lie"
        return Claim(f"Whichever of the {n} others is left out of the mean, {_listed(names)} {lie} on the same side of it.")
    each = _listed(f"{row.label_en} without {row.omitted_en}" for row in rows_of(turned))
    return Claim(f"what stands out does so whichever other text is left out (not {each}).", holds=False)

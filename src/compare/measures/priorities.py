"""Declared priorities against emphasis: how much a text speaks of what it puts first, and whether it acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.field_bounds import bounded
from compare.measures.fields import Fields, Measured
from compare.measures.frames import rows_of
from compare.measures.names import named, truncated_regions
from compare.measures.places import readers
from compare.measures.scope import labels
from compare.measures.tau import Tau, tau_of

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

def priorities(study: Study, scheme: str = "sector") -> pd.DataFrame:
    """One row for each field of each list of priorities that a text declares, in the order of its list.

    - part: the part of the region that the list is for ('' for the whole), from the words before its first field or the
      heading above it; basis and tier: as the text has them (wording, order, headings; an order is no ranking).
    - n, units, share: sentences of kind body and item that carry every code of the field, all such sentences of the
      region, and n / units, <NA> where ``status`` is "none", "too few" (under 20 coded sentences) or "no code".
    - emphasis_rank: 1 + the number of the scheme's codes outside the field with a larger share in the region; list_rank:
      the place of the field's share in its list, ties alike.
    - low, high, wide_low, wide_high: bounds of the share as written, and as coded too (`intervals.bootstrap`), with the
      ``reason`` where they are missing.
    - sentences: those that name the field, and those of the sections whose heading does, the list itself left out;
      instruments: uses of instruments in them (one a sentence and code; planning is none); instrument_codes: the codes by
      frequency; promises: promises stated in them (`targets.promises`), and promise_ids.
    - own_instruments, own_promises: the same in sentences that name no code beside the field's, or stand in its section;
      of the others it shares the act with the fields named beside it.

    ``codes`` opens the field's sentences with `Study.evidence`.
    """
    return _priorities(study, scheme, Fields.of(study, scheme))


def _priorities(study: Study, scheme: str, fields: Fields) -> pd.DataFrame:
    import pandas as pd

    lists = _lists(study)
    measured = [fields.field(row) for row in rows_of(lists)]
    columns = Measured._fields
    frame = lists.assign(**{name: [getattr(one, name) for one in measured] for name in columns})
    frame = frame.assign(
        share=pd.array([one.share for one in measured], dtype="Float64"),
        emphasis_rank=pd.array([one.emphasis_rank for one in measured], dtype="Int64"),
    )
    ranks = frame.groupby(["doc_id", "list_id"])["share"].rank(method="min", ascending=False)
    frame = frame.assign(list_rank=ranks.astype("Int64"), label_zh=frame["label"], scheme=scheme)
    frame = frame.assign(truncated=frame["region"].isin(truncated_regions(study)))
    return named(study, bounded(study, fields, frame, scheme))


def _lists(study: Study) -> pd.DataFrame:
    """Rows of the table priorities of the policies, in order, with region and part."""
    import pandas as pd

    order = {region: i for i, region in enumerate(study.regions_in_order)}
    rows = study.priorities.merge(study.policies[["doc_id", "region"]], on="doc_id", how="inner")
    rows = rows.assign(_order=rows["region"].map(order)).sort_values(["_order", "doc_id", "list_id", "rank"], ignore_index=True)
    parts = _parts(study, rows.drop_duplicates("list_id"))
    part = pd.Series([parts.get(list_id, "") for list_id in rows["list_id"]], index=rows.index, dtype="str")
    return rows.drop(columns="_order").assign(part=part)


def _parts(study: Study, firsts: pd.DataFrame) -> dict[str, str]:
    """The part of the region that each list is for: named before its first field, else in the heading above it."""
    by_region = readers(study)
    own = study.sentences[study.sentences["sentence_id"].isin(firsts["sentence_id"])]
    known = {row.sentence_id: row for row in rows_of(own)}
    above = study.sections[study.sections["section_id"].isin(own["section_id"]) & (study.sections["level"] > 0)]
    heading = dict(zip(above["section_id"], above["heading"], strict=True))
    found = {}
    for first in rows_of(firsts):
        sentence = known.get(first.sentence_id)
        if sentence is not None and sentence.kind != "heading":
            reader = by_region[first.region]
            before = sentence.text[: first.start - sentence.start]
            found[first.list_id] = reader.inside(before) or reader.inside(heading.get(sentence.section_id, ""))
    return found


def priority_coverage(study: Study, scheme: str = "sector") -> pd.DataFrame:
    """One row for each list, and for each region that declares none: what it covers, and what is not acted on.

    fields counts the fields, spoken_of those with a sentence of their own, with_instrument and with_promise those with one
    attached (`priorities`), own_instrument and own_promise those with one that is not shared with other fields;
    without_instrument and without_promise name the fields without any. declared_share: of the region's coded
    sentences those with a declared code; undeclared: codes that no field names and that have more sentences than some
    declared field, most first (their names: undeclared_zh, undeclared_en). tau: Kendall's tau-b between tier and share with its interval (`tau.tau_of`), only for
    eight fields or more whose order is explicit; else ``reason`` says why there is none. A truncated text may break off
    before it comes to its fields: it is not in ``compared``.
    """
    import pandas as pd

    fields = Fields.of(study, scheme)
    found = _priorities(study, scheme, fields)
    cut = truncated_regions(study)
    by_region = {region: [own for _, own in rows.groupby(["doc_id", "list_id"], sort=False)] for region, rows in found.groupby("region")}
    rows = [_covered(fields, region, own) for region in study.regions_in_order for own in by_region.get(region, [found.iloc[:0]])]
    frame = named(study, pd.DataFrame(rows)).astype({"tau": "Float64", "tau_low": "Float64", "tau_high": "Float64"})
    compared = " ".join(region for region in study.regions_in_order if region in by_region and region not in cut)
    names = labels(study, scheme)
    said = {}
    for language, gap in (("zh", "、"), ("en", ", ")):
        known = dict(zip(names["label"], names[f"label_{language}"], strict=True))
        said[f"undeclared_{language}"] = [gap.join(known[code] for code in codes.split()) for codes in frame["undeclared"]]
    return frame.assign(**said, scheme=scheme, truncated=frame["region"].isin(cut), compared=compared)


def _covered(fields: Fields, region: str, own: pd.DataFrame) -> dict[str, Any]:
    import pandas as pd

    first = own.iloc[0] if len(own) else None
    drawn = tau_of(fields, own) if first is not None else Tau(None, None, None, "no list is declared")
    share, undeclared = _rest(fields, region, own)
    return {
        "region": region,
        **{name: first[name] if first is not None else "" for name in ("doc_id", "list_id", "part", "basis")},
        "fields": len(own),
        "spoken_of": int((own["n"] > 0).sum()),
        "with_instrument": int((own["instruments"] > 0).sum()),
        "with_promise": int((own["promises"] > 0).sum()),
        "own_instrument": int((own["own_instruments"] > 0).sum()),
        "own_promise": int((own["own_promises"] > 0).sum()),
        "without_instrument": "、".join(own[own["instruments"] == 0]["label"]),
        "without_promise": "、".join(own[own["promises"] == 0]["label"]),
        "declared_share": pd.NA if share is None else share,
        "undeclared": undeclared,
        "tau": drawn.tau,
        "tau_low": drawn.low,
        "tau_high": drawn.high,
        "reason": drawn.reason,
    }


def _rest(fields: Fields, region: str, own: pd.DataFrame) -> tuple[float | None, str]:
    """Share of the coded sentences with a declared code; undeclared codes that are named more than some declared field."""
    declared = {code for codes in own["codes"] for code in codes.split()}
    coded: set[str] = set().union(*(fields.carrying.get((region, code), ()) for code in fields.known))
    if not coded or not declared:
        return None, ""
    named_in = set().union(*(fields.carrying.get((region, code), ()) for code in declared))
    least = own.loc[own["codes"] != "", "n"].min()
    rest = [code for code in fields.known if code not in declared and fields.count(region, code) > least]
    return len(named_in) / len(coded), " ".join(sorted(rest, key=lambda code: (-fields.count(region, code), code)))

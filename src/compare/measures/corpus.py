"""What the texts are: their facts, their size and shape, what is odd about them, and where their areas overlap."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from compare.measures.names import named, names_of
from compare.measures.scope import COUNTED, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def corpus(study: Study) -> pd.DataFrame:
    """One row for each policy text: facts as stated or inferred, and its size.

    characters, sentences and items count sentences of kind body and item (the denominators of other measures), all_characters
    every sentence, furniture too; coded is the share of the counted sentences that carry a code of any scheme.
    Facts that a text does not state are empty.
    """
    rows = sentences(study)
    counted = rows[rows["kind"].isin(COUNTED)]
    coded = counted["sentence_id"].isin(study.codings["sentence_id"])
    grouped = counted.assign(coded=coded).groupby("doc_id")
    size = grouped.agg(
        characters=("length", "sum"),
        sentences=("sentence_id", "size"),
        items=("item_id", lambda ids: ids[ids != ""].nunique()),
        coded=("coded", "mean"),
    )
    size["all_characters"] = rows.groupby("doc_id")["length"].sum()
    for table in ("codings", "quantities", "findings"):
        size[table] = study.table(table).groupby("doc_id").size().reindex(size.index, fill_value=0)
    kept = [
        "doc_id",
        "region",
        "title",
        "issuer",
        "doc_number",
        "genre",
        "domain",
        "issued_on",
        "period_start",
        "period_end",
    ]
    facts = study.policies[[*kept, "complete", "source_kind", "inferred", "note"]]
    frame = facts.merge(size.reset_index(), on="doc_id", how="left")
    return named(study, frame.assign(truncated=frame["complete"] == "truncated"))


def structure(study: Study) -> pd.DataFrame:
    """One row for each policy text and section function: how much of the text serves it.

    characters sums the sentences of all kinds whose deepest section has the function; sentences of kind furniture count
    as furniture wherever they stand. share = characters / all characters of the text, between 0 and 1. A function that a text
    does not have has no row.
    """
    rows = sentences(study)
    function = dict(zip(study.sections["section_id"], study.sections["function"], strict=True))
    what = (
        rows["section_id"].map(lambda section: function.get(section, "")).mask(rows["kind"] == "furniture", "furniture")
    )
    return _shape(study, rows.assign(function=what), "function", names_of("functions"))


def kinds(study: Study) -> pd.DataFrame:
    """One row for each policy text and kind of sentence: sentences, characters, and share of the text's characters."""
    return _shape(study, sentences(study), "kind", names_of("kinds"))


def _shape(study: Study, rows: pd.DataFrame, by: str, names: dict[str, tuple[str, str]]) -> pd.DataFrame:
    grouped = (
        rows.groupby(["doc_id", "region", by])
        .agg(characters=("length", "sum"), sentences=("length", "size"))
        .reset_index()
    )
    total = grouped.groupby("doc_id")["characters"].transform("sum")
    place = {name: i for i, name in enumerate(names)}
    frame = grouped.assign(
        total=total,
        share=grouped["characters"] / total,
        label=grouped[by],
        label_zh=[names.get(name, (name, name))[0] for name in grouped[by]],
        label_en=[names.get(name, (name, name))[1] for name in grouped[by]],
        label_order=[place.get(name, len(place)) for name in grouped[by]],
        truncated=grouped["doc_id"].isin(study.policies.loc[study.policies["complete"] == "truncated", "doc_id"]),
    )
    return named(study, frame).sort_values(["region_order", "doc_id", "label_order"], ignore_index=True)


def findings(study: Study) -> pd.DataFrame:
    """One row for each thing that a careful reader would query, in the order of the texts: kind, quote and note."""
    rows = study.findings.merge(study.policies[["doc_id", "region"]], on="doc_id", how="inner")
    ordered = named(study, rows).sort_values(["region_order", "doc_id", "start"], ignore_index=True)
    return ordered[["region", "region_zh", "region_en", "doc_id", "kind", "quote", "note", "start", "end"]]


def overlaps(study: Study) -> pd.DataFrame:
    """Pairs of regions whose areas overlap, and the shared areas: what such a pair says is not independent.

    Areas are the members of a region; a GB/T 2260 code that ends in 00 holds those that begin with its other digits
    (650000 holds 650100 and 659001). Members that are names overlap where they are the same.
    """
    import pandas as pd

    areas = study.regions.set_index("region")["members"].str.split(";").to_dict()
    name = study.short_names()
    rows = []
    for one, other in combinations(study.regions_in_order, 2):
        pairs = [(a, b) for a in areas[one] for b in areas[other]]
        shared = sorted({b for a, b in pairs if holds(a, b)} | {a for a, b in pairs if holds(b, a)})
        if shared:
            rows.append((one, other, name[one], name[other], ", ".join(shared)))
    return pd.DataFrame(rows, columns=["region", "other", "region_en", "other_en", "shared"]).astype("str")


def holds(area: str, part: str) -> bool:
    """Whether the area is the part or has it inside."""
    area, part = area.strip(), part.strip()
    if not area or not part:
        return False
    stem = area
    while area.isdigit() and stem.endswith("00"):
        stem = stem[:-2]
    return part == area or (area.isdigit() and len(area) == len(part) and part.startswith(stem))

"""What the texts are: their facts, their size and shape, what is odd about them, and where their areas overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.frames import rows_of
from compare.measures.names import named, names_of
from compare.measures.scope import COUNTED, functions, sentences

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


def outline(study: Study) -> pd.DataFrame:
    """One row for each stretch of a policy text whose sections have one function, in the order of the text: start, end, function.

    A box or a table has the function of the section it stands in; sentences of kind furniture are furniture wherever they
    stand. ``total`` is where the text ends, in characters.
    """
    import pandas as pd

    function, name = functions(study), names_of("functions")
    ends = {doc_id: len(study.text(doc_id)) for doc_id in study.policies["doc_id"]}
    rows = sentences(study).sort_values(["doc_id", "start"])
    found: list[list[Any]] = []
    for row in rows_of(rows):
        what = "furniture" if row.kind == "furniture" else function.get(row.section_id, "")
        if found and found[-1][1] == row.doc_id and found[-1][4] == what:
            found[-1][3] = row.end
        else:
            found.append([row.region, row.doc_id, row.start, row.end, what])
    frame = pd.DataFrame(found, columns=["region", "doc_id", "start", "end", "function"])
    frame = frame.astype({"region": "str", "doc_id": "str", "function": "str"})
    cut = study.policies.loc[study.policies["complete"] == "truncated", "doc_id"]
    label = {"label_zh": [name[f][0] for f in frame["function"]], "label_en": [name[f][1] for f in frame["function"]]}
    told = frame.assign(**label, total=frame["doc_id"].map(ends), truncated=frame["doc_id"].isin(cut))
    return named(study, told).sort_values(["region_order", "doc_id", "start"], ignore_index=True)


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
    """One row for each thing that a careful reader would query, in the order of the texts: kind, quote, and note in both languages."""
    rows = study.findings.merge(study.policies[["doc_id", "region"]], on="doc_id", how="inner")
    ordered = named(study, rows).sort_values(["region_order", "doc_id", "start"], ignore_index=True)
    return ordered[["region", "region_zh", "region_en", "doc_id", "kind", "quote", "note", "note_zh", "start", "end"]]


def overlaps(study: Study) -> pd.DataFrame:
    """Pairs of regions whose areas overlap, and the shared areas: what such a pair says is not independent.

    Areas are the members of a region; a GB/T 2260 code that ends in 00 holds those that begin with its other digits
    (650000 holds 650100 and 659001). Members that are names overlap where they are the same.
    """
    import pandas as pd

    name, place = study.short_names(), {region: i for i, region in enumerate(study.regions_in_order)}
    shared = {tuple(sorted(pair, key=place.__getitem__)): areas for pair, areas in _shared(study).items()}
    pairs = sorted(shared, key=lambda pair: [place[region] for region in pair])
    rows = [(*pair, *(name[region] for region in pair), ", ".join(sorted(shared[pair]))) for pair in pairs]
    return pd.DataFrame(rows, columns=["region", "other", "region_en", "other_en", "shared"]).astype("str")


def _shared(study: Study) -> dict[frozenset[str], set[str]]:
    """Areas that two regions share, by pair."""
    members = study.regions.set_index("region")["members"].str.split(";")
    areas = {region: [a for part in members[region] if (a := part.strip())] for region in study.regions_in_order}
    holders: dict[tuple[str, int], list[str]] = {}
    for region, own in areas.items():
        for area in own:
            holders.setdefault(_stem(area), []).append(region)
    shared: dict[frozenset[str], set[str]] = {}
    for region, own in areas.items():
        for area in own:
            for holder in {holder for key in _stems_above(area) for holder in holders.get(key, ())} - {region}:
                shared.setdefault(frozenset((region, holder)), set()).add(area)
    return shared


def holds(area: str, part: str) -> bool:
    """Whether the area is the part or has it inside.

    >>> holds("650000", "650100"), holds("650100", "650000"), holds("兵团", "兵团")
    (True, False, True)
    """
    return bool(area.strip() and part.strip()) and _stem(area.strip()) in _stems_above(part.strip())


def _stem(area: str) -> tuple[str, int]:
    """What the areas inside begin with, and their length; a name is its own stem."""
    stem = area
    while area.isdigit() and stem.endswith("00"):
        stem = stem[:-2]
    return stem, len(area)


def _stems_above(area: str) -> set[tuple[str, int]]:
    """Stems of all areas that would hold this one: looked up, so that no pair of regions has to be compared."""
    if not area.isdigit():
        return {(area, len(area))}
    return {(area[:cut], len(area)) for cut in range(len(area), -1, -2)}

"""The coding table that policy-tool papers print: each use with its place in the documents, counted by code and group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.borders import uses
from compare.measures.mix import mix_rows
from compare.measures.names import named, names_of, truncated_regions
from compare.measures.scope import COUNTED, labelled, scope, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

OUTSIDE = 0
"""Chapter of what stands before the first, and item of what stands in none."""


def item_numbers(study: Study) -> pd.DataFrame:
    """One row for each sentence of kind body or item: where it stands, as policy-tool papers number it.

    number is document-chapter-item: documents count in the order of the regions, chapters are the headings of the first
    level, items (条款) count anew in each chapter, whatever numbers the text prints; 0 is what stands before the first chapter,
    or in no item. Columns document, chapter, item, number beside doc_id, region, sentence_id, item_id, start and text.
    """
    rows = sentences(study)
    rows = rows[rows["kind"].isin(COUNTED)].sort_values(["doc_id", "start"])
    place = {doc_id: i for i, doc_id in enumerate(study.policies["doc_id"], start=1)}
    chapters = _chapters(study)
    above = rows["section_id"].map(lambda section: chapters.get(section, ("", OUTSIDE)))
    rows = rows.assign(document=rows["doc_id"].map(place), _chapter=[c for c, _ in above], chapter=[n for _, n in above])
    first = rows[rows["item_id"] != ""].drop_duplicates(["doc_id", "_chapter", "item_id"])
    nth = first.groupby(["doc_id", "_chapter"]).cumcount() + 1
    order = dict(zip(first["item_id"], nth, strict=True))
    rows = rows.assign(item=rows["item_id"].map(order).fillna(OUTSIDE).astype("int64"))
    parts = zip(rows["document"], rows["chapter"], rows["item"], strict=True)
    rows = rows.assign(number=[f"{d}-{c}-{i}" for d, c, i in parts]).astype({"number": "str"})
    kept = ["document", "chapter", "item", "number", "doc_id", "region", "sentence_id", "item_id", "start", "text"]
    return rows.sort_values(["document", "start"], ignore_index=True)[kept]


def _chapters(study: Study) -> dict[str, tuple[str, int]]:
    """The chapter that each section stands in, and its place among those of its document."""
    sections = study.sections
    parent = dict(zip(sections["section_id"], sections["parent"], strict=True))
    tops = sections[sections["level"] == 1].sort_values(["doc_id", "start"])
    nth = dict(zip(tops["section_id"], tops.groupby("doc_id").cumcount() + 1, strict=True))

    def chapter(section: str) -> tuple[str, int]:
        while section in parent and section not in nth:
            section = parent[section]
        return (section, int(nth[section])) if section in nth else ("", OUTSIDE)

    return {section: chapter(section) for section in parent}


def coding_table(study: Study, scheme: str = "instrument", other: str = "sector") -> pd.DataFrame:
    """One row for each use of a code of the scheme in a sentence of kind body or item, in the order of the documents.

    The columns of `item_numbers`, label with names and group as in `measures.instrument_mix` (so that the rows of a region and
    label are its n there), and others: the codes of the ``other`` scheme that the sentence names, separated by space.
    """
    names = mix_rows(study, scheme)
    coded = uses(study, scheme, scope("whole"), set(names["label"]))
    pairs = coded.loc[coded["label"].isin(names["label"]), ["sentence_id", "label"]].drop_duplicates()
    beside = labelled(study, other).groupby("sentence_id")["label"].agg(" ".join)
    kept = names[["label", "code", "label_zh", "label_en", "group", "label_order"]]
    frame = item_numbers(study).merge(pairs, on="sentence_id").merge(kept, on="label")
    groups = {**names_of("groups"), "": ("", "")}
    frame = frame.assign(
        group_zh=[groups[group][0] for group in frame["group"]],
        group_en=[groups[group][1] for group in frame["group"]],
        others=frame["sentence_id"].map(beside).fillna(""),
        truncated=frame["region"].isin(truncated_regions(study)),
    ).astype({"others": "str"})
    return named(study, frame.sort_values(["document", "start", "label_order"], ignore_index=True))


def coding_counts(mix: pd.DataFrame, by_items: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """One row for each region and label, by group: how often it is used, in sentences and in items, and where.

    ``mix`` and ``by_items`` are from `measures.instrument_mix` with the rulers sentences and items, ``table`` from `coding_table`.
    The rows are those of the mix, with its columns n, share, group_n, group_share and status once more for items under the
    prefix items_, and numbers: the places (`item_numbers`) of the uses, each once.
    """
    kept = ["n", "share", "group_n", "group_share", "total", "status"]
    places = table.groupby(["region", "label"])["number"].agg(lambda numbers: "、".join(dict.fromkeys(numbers)))
    items = by_items.set_index(["region", "label"])[kept].add_prefix("items_")
    frame = mix.merge(items.reset_index(), on=["region", "label"], how="left")
    frame = frame.merge(places.rename("numbers"), on=["region", "label"], how="left")
    groups = {**names_of("groups"), "": ("", "")}
    frame = frame.assign(
        numbers=frame["numbers"].fillna(""),
        group_zh=[groups[group][0] for group in frame["group"]],
        group_en=[groups[group][1] for group in frame["group"]],
        group_order=[list(groups).index(group) for group in frame["group"]],
    ).astype({"numbers": "str"})
    return frame.sort_values(["region_order", "region", "group_order", "label_order", "label"], ignore_index=True)

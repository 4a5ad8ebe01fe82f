"""Which unit carries which label, and how much of it: the table that every share is a sum over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.scope import Level, Ruler, Scope, View, labelled, sentences, units

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

INHERITED = "sector"
"""The scheme whose codes in a heading hold for the items below it; a means named in a heading is stated once."""


def attributions(
    study: Study,
    scheme: str,
    ruler: Ruler = "sentences",
    view: View | Scope = "whole",
    level: Level = "code",
    coded: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Each label of each unit, once: region, doc_id, unit_id, section_id, label, amount.

    ``amount`` is 1, with the ruler characters the unit's length split evenly over its labels. An item carries the
    labels of its sentences and of its own heading, and the sectors of the headings above it. ``coded`` gives labels of
    sentences (sentence_id, label, each pair once) in place of those of the level.
    """
    coded = labelled(study, scheme, level, view) if coded is None else coded
    return amounts(units(study, ruler, view), held(study, coded, scheme, ruler, view), ruler)


def held(study: Study, coded: pd.DataFrame, scheme: str, ruler: Ruler, view: View | Scope) -> pd.DataFrame:
    """Labels of each unit of the ruler, from those of sentences: unit_id, label, each pair once."""
    if ruler == "items":
        return _of_items(study, coded, scheme, view)
    return coded[["sentence_id", "label"]].rename(columns={"sentence_id": "unit_id"})


def amounts(there: pd.DataFrame, pairs: pd.DataFrame, ruler: Ruler) -> pd.DataFrame:
    """`attributions` of pairs of unit and label to the units that are ``there``."""
    merged = there.merge(pairs[["unit_id", "label"]], on="unit_id", how="inner")
    share = merged.groupby("unit_id")["label"].transform("size") if ruler == "characters" else 1
    return merged.assign(amount=merged["weight"] / share).drop(columns="weight")


def _of_items(study: Study, coded: pd.DataFrame, scheme: str, view: View | Scope) -> pd.DataFrame:
    """Labels of each item: unit_id, label."""
    import pandas as pd

    rows = sentences(study, view)
    counted = rows[rows["kind"].isin(("body", "item", "heading")) & (rows["item_id"] != "")]
    own = counted.merge(coded[["sentence_id", "label"]], on="sentence_id").rename(columns={"item_id": "unit_id"})
    found = [own[["unit_id", "label"]]]
    if scheme == INHERITED:
        found.append(_from_headings(study, coded, counted["item_id"].unique().tolist()))
    return pd.concat(found).drop_duplicates(ignore_index=True)


def _from_headings(study: Study, coded: pd.DataFrame, items: list[str]) -> pd.DataFrame:
    """Labels of the headings above and on each item; the title governs all and is left out."""
    import pandas as pd

    headings = study.sentences[study.sentences["kind"] == "heading"]
    named = headings.merge(coded[["sentence_id", "label"]], on="sentence_id")
    by_section = named.groupby("section_id")["label"].agg(list).to_dict()
    parent = dict(zip(study.sections["section_id"], study.sections["parent"], strict=True))
    pairs = []
    for item in items:
        section = item
        while section in parent:
            pairs += [(item, label) for label in by_section.get(section, ())]
            section = parent[section]
    return pd.DataFrame(pairs, columns=["unit_id", "label"], dtype="str")


def by_region(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Rows of each region; one pass, however many regions there are."""
    return {str(region): part for region, part in rows.groupby("region", sort=False)}

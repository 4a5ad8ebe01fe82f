"""The sentences behind one row of a measure."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, cast

from compare.measures.borders import chosen, flipped, uses
from compare.measures.counts import INHERITED
from compare.measures.mix import mix_rows, with_borders
from compare.measures.scope import COUNTED, Level, MeasureError, Scope, functions, placed, scope, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.evidence import Evidence
    from compare.study import Study

Fields = dict[str, str]
"""What a row says in words: scheme, label, scope, ruler …"""


def behind(study: Study, row: Any, without: Collection[str] = ()) -> Evidence:
    """The sentences that a row counts, what was coded in them marked; ``row`` as a frame's ``iloc`` or ``itertuples`` gives it.

    For rows of `emphasis`, `rank_stability`, `instrument_mix`, `mix_borders`, `location_quotient`, `code_log_odds`, `cross`,
    `xy_table`, `wording` and `wording_by_code`. Ruler, scope and switches are read from the row; sentences that were left
    out have to be given again. On the rulers sentences and headings there are as many sentences as n says (in `xy_table` n
    counts uses, of which a sentence may hold several), on characters those that n adds up, on items all sentences of those
    items that speak of it, with the headings that items have their sectors from. A row of anything else is a MeasureError.
    """
    import pandas as pd

    cells = row.to_dict() if isinstance(row, pd.Series) else row._asdict()
    fields = {str(name): value for name, value in cells.items() if isinstance(value, str)}
    if not {"scheme", "view", "functions", "stance"} <= set(fields):
        raise MeasureError("this row is of no measure that counts codings", accepted="rows of emphasis, mix, cross …")
    within = _scope(fields, without)
    if "strength" in fields:
        return study.behind(_worded(study, fields, within))
    if "dimension" in fields:
        return study.behind(_in_cell(study, fields, within))
    conditions = [(fields["scheme"], _codings(study, fields, within))]
    if "other_scheme" in fields:
        other = placed(study, fields["other_scheme"], view=within)
        conditions.append((fields["other_scheme"], other[other["label"] == fields["other_label"]]))
    found = [codings.merge(_units(study, fields, within, scheme), on="sentence_id") for scheme, codings in conditions]
    shared = set.intersection(*(set(part["unit_id"]) for part in found))
    return study.behind(pd.concat([part[part["unit_id"].isin(shared)] for part in found], ignore_index=True))


def _scope(fields: Fields, without: Collection[str]) -> Scope:
    names = ["" if name == "outside" else name for name in fields["functions"].split()]
    return scope("whole", {"functions": names, "stance": fields["stance"].split(), "without": without})


def _codings(study: Study, fields: Fields, within: Scope) -> pd.DataFrame:
    """Codings that carry the label of the row, or that lie on its border."""
    scheme = fields["scheme"]
    if "switch" in fields or "flipped" in fields:
        known = set(mix_rows(study, scheme)["label"])
        coded = uses(study, scheme, within, known)
        if "switch" in fields:
            return coded[coded["border"] == fields["switch"]]
        coded = flipped(coded, chosen(fields["flipped"].split(), scheme, known))
    else:
        coded = placed(study, scheme, cast("Level", fields.get("level", "code")), within)
    return coded[coded["label"] == fields["label"]]


def _in_cell(study: Study, fields: Fields, within: Scope) -> pd.DataFrame:
    """Codings of a cell of `xy_table`: those of its group, and those of its value in the same units."""
    import pandas as pd

    scheme, dimension, x = fields["scheme"], fields["dimension"], fields["x"]
    names = mix_rows(study, scheme)
    known = set(names["label"])
    flips = chosen(fields["flipped"].split(), scheme, known)
    group = dict(with_borders(names, flips)[["label", "group"]].itertuples(index=False, name=None))
    coded = flipped(uses(study, scheme, within, known), flips)
    own = coded[coded["label"].map(group) == fields["group"]]
    own = own.merge(_units(study, fields, within, scheme), on="sentence_id")
    if dimension == "stance":
        return own[own["stance"] == x]
    if dimension == "function":
        function = functions(study)
        return own[own["section_id"].map(lambda section: function.get(section, "")) == x]
    values = placed(study, dimension, view=within).merge(_units(study, fields, within, dimension), on="sentence_id")
    if not x:
        return own[~own["unit_id"].isin(values["unit_id"])]
    values = values[(values["label"] == x) & values["unit_id"].isin(own["unit_id"])]
    return pd.concat([own[own["unit_id"].isin(values["unit_id"])], values], ignore_index=True)


def _worded(study: Study, fields: Fields, within: Scope) -> pd.DataFrame:
    """Whole sentences of the strength, and with the code, of a row of `wording`."""
    regions = [fields["region"]] if "region" in fields else fields["compared"].split()
    rows = sentences(study, within)
    rows = rows[rows["region"].isin(regions) & rows["kind"].isin(COUNTED) & (rows["strength"] == fields["strength"])]
    if fields["scheme"]:
        coded = placed(study, fields["scheme"], view=within)
        rows = rows[rows["sentence_id"].isin(coded.loc[coded["label"] == fields["label"], "sentence_id"])]
    return rows


def _units(study: Study, fields: Fields, within: Scope, scheme: str) -> pd.DataFrame:
    """Units of the row's region and ruler that each sentence speaks for: sentence_id, unit_id, section_id of the unit."""
    import pandas as pd

    rows = sentences(study, within)
    rows = rows[rows["region"] == fields["region"]]
    ruler = fields.get("ruler", "sentences")
    counted = rows[rows["kind"].isin(("heading",) if ruler == "headings" else COUNTED)]
    if ruler != "items":
        return counted[["sentence_id", "section_id"]].assign(unit_id=counted["sentence_id"])
    items = counted.loc[counted["item_id"] != "", "item_id"].unique()
    held = rows[rows["item_id"].isin(items) & rows["kind"].isin((*COUNTED, "heading"))]
    pairs = list(zip(held["sentence_id"], held["item_id"], strict=True))
    if scheme == INHERITED:
        pairs += _above(study, list(items))
    frame = pd.DataFrame(pairs, columns=["sentence_id", "unit_id"], dtype="str").drop_duplicates(ignore_index=True)
    return frame.assign(section_id=frame["unit_id"])


def _above(study: Study, items: list[str]) -> list[tuple[str, str]]:
    """Each heading on and above an item, with the item."""
    headings = study.sentences[study.sentences["kind"] == "heading"]
    by_section = headings.groupby("section_id")["sentence_id"].agg(list).to_dict()
    parent = dict(zip(study.sections["section_id"], study.sections["parent"], strict=True))
    pairs = []
    for item in items:
        section = item
        while section in parent:
            pairs += [(heading, item) for heading in by_section.get(section, ())]
            section = parent[section]
    return pairs

"""What is compared: which sentences count, in which sections, measured with which ruler.

Only documents of role policy count, and of them only sentences of kind body and item (headings are a ruler of their
own; title, table_row, agencies and furniture never count).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from compare.errors import UserError
from compare.measures.names import names_of

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

Ruler = Literal["sentences", "characters", "items", "headings"]
View = Literal["whole", "like_for_like"]
Level = Literal["code", "subcode", "group"]

COUNTED = ("body", "item")
"""Kinds of sentences that stand in denominators."""

LIKE_FOR_LIKE = ("goal", "task")
"""Functions of the sections that most genres of plan have: what is to be reached and what is to be done."""

TOO_FEW = 20
"""Coded sentences under which a share says more about chance than about a text."""


class MeasureError(UserError):
    """A measure was asked for something that it does not know; the message says what it accepts."""


def accept(name: str, value: str, allowed: object) -> None:
    """Raise MeasureError unless ``value`` is one of the values of the Literal ``allowed``."""
    if value not in get_args(allowed):
        raise MeasureError(f"no {name} is called {value!r}", accepted=", ".join(get_args(allowed)))


def functions(study: Study) -> dict[str, str]:
    """Function of each section, where a box or a table takes that of the section it stands in."""
    sections = study.sections
    own = dict(zip(sections["section_id"], sections["function"], strict=True))
    parent = dict(zip(sections["section_id"], sections["parent"], strict=True))

    def resolve(section: str) -> str:
        above = parent.get(section, "")
        boxed = own[section] in ("box", "table") and above in own and own[above] not in ("title", "")
        return resolve(above) if boxed else own[section]

    return {section: resolve(section) for section in own}


def sentences(study: Study, view: View = "whole") -> pd.DataFrame:
    """Sentences of the policies in the view, of all kinds, with region and length in characters."""
    accept("view", view, View)
    regions = study.policies[["doc_id", "region"]]
    rows = study.sentences.merge(regions, on="doc_id", how="inner")
    if view == "like_for_like":
        function = functions(study)
        rows = rows[rows["section_id"].map(lambda section: function.get(section, "")).isin(LIKE_FOR_LIKE)]
    return rows.assign(length=(rows["end"] - rows["start"]).astype("int64"))


def units(study: Study, ruler: Ruler = "sentences", view: View = "whole") -> pd.DataFrame:
    """Units of the ruler: region, doc_id, unit_id, section_id (that the bootstrap draws), weight (1, or characters).

    An item is counted once however many sentences it has; a sentence outside every item is no unit of that ruler.
    """
    accept("ruler", ruler, Ruler)
    rows = sentences(study, view)
    rows = rows[rows["kind"].isin(("heading",) if ruler == "headings" else COUNTED)]
    if ruler == "items":
        rows = rows[rows["item_id"] != ""].drop_duplicates("item_id")
        rows = rows.assign(sentence_id=rows["item_id"], section_id=rows["item_id"])
    weight = rows["length"] if ruler == "characters" else 1
    kept = rows[["region", "doc_id", "sentence_id", "section_id"]].rename(columns={"sentence_id": "unit_id"})
    return kept.assign(weight=weight).astype({"weight": "float64"}).reset_index(drop=True)


def labels(study: Study, scheme: str, level: Level = "code") -> pd.DataFrame:
    """What the level distinguishes, in order: label, code, label_zh, label_en, group, label_order.

    At level subcode a code that is divided keeps a row of its own for codings that no second level claims.
    """
    accept("level", level, Level)
    codes = study.codes[study.codes["scheme"] == scheme]
    if codes.empty:
        raise MeasureError(f"no scheme is called {scheme!r}", accepted=", ".join(study.codes["scheme"].unique()))
    if level == "group":
        return _groups(codes)
    kept = codes if level == "subcode" else codes[codes["subcode"] == ""]
    label = kept["code"] + kept["subcode"].map(lambda sub: f".{sub}" if sub else "")
    names = {"name_zh": "label_zh", "name_en": "label_en", "order": "label_order"}
    columns = ["label", "code", "label_zh", "label_en", "group", "label_order"]
    named = kept.assign(label=label.astype("str")).rename(columns=names)[columns]
    return named.sort_values(["label_order", "label"], ignore_index=True)


def _groups(codes: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    there = [
        (g, "", *name, g, i) for i, (g, name) in enumerate(names_of("groups").items()) if (codes["group"] == g).any()
    ]
    return pd.DataFrame(there, columns=["label", "code", "label_zh", "label_en", "group", "label_order"])


def group_of(study: Study, scheme: str) -> dict[tuple[str, str], str]:
    """Group of each (code, subcode): the second level's own where it has one, else the code's."""
    codes = study.codes[study.codes["scheme"] == scheme]
    rows = codes[["code", "subcode", "group"]].values
    first = {code: group for code, subcode, group in rows if not subcode}
    return {(code, subcode): group or first.get(code, "") for code, subcode, group in rows}


def labelled(study: Study, scheme: str, level: Level = "code") -> pd.DataFrame:
    """Codings of the scheme, once for each sentence and label: doc_id, sentence_id, label."""
    rows = study.codings[study.codings["scheme"] == scheme]
    pairs = list(zip(rows["code"], rows["subcode"], strict=True))
    if level == "group":
        group = group_of(study, scheme)
        label = [group.get(pair, group.get((pair[0], ""), "")) for pair in pairs]
    elif level == "subcode":
        known = set(labels(study, scheme, "subcode")["label"])
        dotted = [(f"{code}.{sub}", code) for code, sub in pairs]
        label = [name if name in known else code for name, code in dotted]
    else:
        label = [code for code, _ in pairs]
    kept = rows[["doc_id", "sentence_id"]].assign(label=label).astype({"label": "str"})
    return kept[kept["label"] != ""].drop_duplicates(ignore_index=True)


def without_empty_remainders(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the rows of a divided code as a whole, unless somewhere a coding stands that no second level claims."""
    divided = set(frame.loc[frame["label"] != frame["code"], "code"])
    used = set(frame.loc[frame["n"] > 0, "label"])
    return frame[~frame["label"].isin(divided - used)].reset_index(drop=True)

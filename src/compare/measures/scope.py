"""What is compared: which sentences count, in which sections, measured with which ruler.

Only documents of role policy count, and of them only sentences of kind body and item (headings are a ruler of their
own; title, table_row, agencies and furniture never count).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypedDict, get_args

from compare import tables
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


class Only(TypedDict, total=False):
    """What a measure is narrowed to, each on request.

    - functions: functions of sections (goal, task, measure …) that alone count, in place of ``view``; a box or a table
      has the function of the section it stands in, "" is what stands outside all sections.
    - stance: stances of codings (promote, transform, restrict, neutral) that alone count. Denominators stay, and so does
      the count of coded sentences by which 'too few' is judged: a text may well restrict little.
    - without: ids of sentences that count nowhere, neither in n nor in a denominator, headings among them; an item loses
      what they say, and goes where nothing is left of it. So text that stands elsewhere too can be left out.
    """

    functions: str | Collection[str]
    stance: str | Collection[str]
    without: Collection[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sentences and codings count; empty fields narrow nothing. Made by `scope`."""

    view: str = "whole"
    functions: frozenset[str] = frozenset()
    stance: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    @property
    def columns(self) -> dict[str, str]:
        """What a result says of its scope; functions and stance are empty where all count."""
        shown = " ".join(name or "outside" for name in names_of("functions") if name in self.functions)
        return {"view": self.view, "functions": shown, "stance": " ".join(sorted(self.stance))}


def scope(view: View | Scope = "whole", only: Only | None = None) -> Scope:
    """The scope of a view (or a scope as it is), narrowed; MeasureError for a function or stance that does not exist."""
    if isinstance(view, Scope):
        return view
    accept("view", view, View)
    asked: Only = only or {}
    stance = _several("stance", asked.get("stance", ()), tables.registry()["codings"].column("stance").allowed)
    chosen = _several("function", asked.get("functions", ()), names_of("functions"))
    if chosen and view != "whole":
        raise MeasureError(f"view {view!r} chooses functions itself", accepted="either view or functions")
    without, alike = frozenset(asked.get("without", ())), frozenset(LIKE_FOR_LIKE)
    if view == "like_for_like" or chosen == alike:
        return Scope("like_for_like", alike, stance, without)
    return Scope("functions" if chosen else view, chosen, stance, without)


def _several(name: str, values: str | Collection[str], allowed: Collection[str]) -> frozenset[str]:
    chosen = frozenset([values] if isinstance(values, str) else values)
    if unknown := sorted(chosen - set(allowed)):
        raise MeasureError(f"no {name} is called {unknown[0]!r}", accepted=", ".join(filter(None, allowed)))
    return chosen


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


def sentences(study: Study, view: View | Scope = "whole") -> pd.DataFrame:
    """Sentences of the policies in the view, of all kinds, with region and length in characters."""
    chosen = scope(view)
    regions = study.policies[["doc_id", "region"]]
    rows = study.sentences.merge(regions, on="doc_id", how="inner")
    if chosen.functions:
        function = functions(study)
        rows = rows[rows["section_id"].map(lambda section: function.get(section, "")).isin(chosen.functions)]
    if chosen.without:
        rows = rows[~rows["sentence_id"].isin(chosen.without)]
    return rows.assign(length=(rows["end"] - rows["start"]).astype("int64"))


def left_out(study: Study, chosen: Scope) -> dict[str, int]:
    """Number of counted sentences of each region in the scope that it leaves out by name."""
    if not chosen.without:
        return {}
    there = units(study, "sentences", replace(chosen, without=frozenset()))
    count = there[there["unit_id"].isin(chosen.without)]["region"].value_counts()
    return {str(region): int(n) for region, n in count.items()}


def units(study: Study, ruler: Ruler = "sentences", view: View | Scope = "whole") -> pd.DataFrame:
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
    """What the level distinguishes, in order: label, code, subcode, label_zh, label_en, group, label_order.

    At level subcode a code that is divided keeps a row of its own for codings that no second level claims.
    """
    accept("level", level, Level)
    codes = study.codes[study.codes["scheme"] == scheme]
    if codes.empty:
        raise MeasureError(f"no scheme is called {scheme!r}", accepted=", ".join(study.codes["scheme"].unique()))
    if level == "group":
        return _groups(codes)
    kept = codes if level == "subcode" else codes[codes["subcode"] == ""]
    label = [label_of(code, sub) for code, sub in zip(kept["code"], kept["subcode"], strict=True)]
    names = {"name_zh": "label_zh", "name_en": "label_en", "order": "label_order"}
    named = kept.assign(label=label).astype({"label": "str"}).rename(columns=names)[LABEL_COLUMNS]
    return named.sort_values(["label_order", "label"], ignore_index=True)


EVIDENCE = ["doc_id", "sentence_id", "start", "end", "stance"]
LABEL_COLUMNS = ["label", "code", "subcode", "label_zh", "label_en", "group", "label_order"]


def label_of(code: str, subcode: str) -> str:
    """The label of a second level (cooperation.domestic), whether or not its id begins with the code's; else the code."""
    if not subcode or subcode.startswith(f"{code}."):
        return subcode or code
    return f"{code}.{subcode}"


def _groups(codes: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    there = [
        (g, "", "", *name, g, i)
        for i, (g, name) in enumerate(names_of("groups").items())
        if (codes["group"] == g).any()
    ]
    return pd.DataFrame(there, columns=LABEL_COLUMNS)


def group_of(study: Study, scheme: str) -> dict[tuple[str, str], str]:
    """Group of each (code, subcode): the second level's own where it has one, else the code's."""
    codes = study.codes[study.codes["scheme"] == scheme]
    rows = codes[["code", "subcode", "group"]].values
    first = {code: group for code, subcode, group in rows if not subcode}
    return {(code, subcode): group or first.get(code, "") for code, subcode, group in rows}


def labelled(study: Study, scheme: str, level: Level = "code", view: View | Scope = "whole") -> pd.DataFrame:
    """Codings of the scheme, once for each sentence and label: doc_id, sentence_id, label.

    Of ``view`` only the stance and the sentences left out matter here; `units` chooses the sections.
    """
    rows = placed(study, scheme, level, view)[["doc_id", "sentence_id", "label"]]
    return rows[rows["label"] != ""].drop_duplicates(ignore_index=True)


def placed(study: Study, scheme: str, level: Level = "code", view: View | Scope = "whole") -> pd.DataFrame:
    """Codings of the scheme with their label, "" for none: doc_id, sentence_id, start, end, stance, label."""
    rows = codings(study, scheme, view)
    pairs = list(zip(rows["code"], rows["subcode"], strict=True))
    if level == "group":
        group = group_of(study, scheme)
        label = [group.get(pair, group.get((pair[0], ""), "")) for pair in pairs]
    elif level == "subcode":
        known = set(labels(study, scheme, "subcode")["label"])
        label = [name if (name := label_of(*pair)) in known else pair[0] for pair in pairs]
    else:
        label = [code for code, _ in pairs]
    return rows[EVIDENCE].assign(label=label).astype({"label": "str"})


def codings(study: Study, scheme: str, view: View | Scope = "whole") -> pd.DataFrame:
    """Codings of the scheme in the stance of the scope, without those of sentences that it leaves out."""
    chosen = scope(view)
    rows = study.codings[study.codings["scheme"] == scheme]
    if chosen.stance:
        rows = rows[rows["stance"].isin(chosen.stance)]
    return rows[~rows["sentence_id"].isin(chosen.without)] if chosen.without else rows


def without_empty_remainders(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the rows of a divided code as a whole, unless somewhere a coding stands that no second level claims."""
    divided = set(frame.loc[frame["label"] != frame["code"], "code"])
    used = set(frame.loc[frame["n"] > 0, "label"])
    return frame[~frame["label"].isin(divided - used)].reset_index(drop=True)

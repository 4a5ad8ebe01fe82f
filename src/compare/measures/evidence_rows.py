"""Every coding with its sentence, in an order in which what a figure counts stands together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measures.borders import uses
from compare.measures.mix import mix_rows
from compare.measures.names import named, names_of, truncated_regions
from compare.measures.scope import COUNTED, LIKE_FOR_LIKE, functions, scope

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

FIRST = ("sector", "instrument")
"""The schemes that come first; those of the study's own follow as the table codes has them."""

KEY = ["doc_id", "scheme", "code", "start", "end"]


def evidence_rows(study: Study) -> pd.DataFrame:
    """One row for each coding of the policies: its sentence with the headings above it, its quote, its code, its rule.

    Rows are ordered by region and scheme; those whose sentence counts (``counted``: kind body or item) come first, by group and
    label, of each label those in goals and tasks (``alike``) first. So the rows behind a share of `measures.emphasis` or a use of
    `measures.instrument_mix` (ruler sentences, whole or like_for_like) stand together, and so do those behind a group; they hold
    as many sentences as n says. label is that of the mix: the code, or a second level that counts in another group. ``also``
    lists the other codes of the sentence in the order of the table codings, quote_start and quote_end count from the start of its text.
    """
    coded = study.codings.merge(study.policies[["doc_id", "region"]], on="doc_id", how="inner")
    frame = coded.merge(_labels(study), on=KEY, how="left")
    held = study.sentences[["sentence_id", "section_id", "kind", "start", "text"]].rename(columns={"start": "_from"})
    frame = frame.merge(held, on="sentence_id", how="left")
    function = functions(study)
    where = [function.get(section, "") for section in frame["section_id"]]
    paths = study.behind(coded).frame.set_index("sentence_id")["path"]
    frame = frame.assign(
        function=where,
        path=frame["sentence_id"].map(paths).fillna(""),
        also=_also(frame),
        counted=frame["kind"].isin(COUNTED),
        alike=[name in LIKE_FOR_LIKE for name in where],
        quote_start=frame["start"] - frame["_from"],
        quote_end=frame["end"] - frame["_from"],
        truncated=frame["region"].isin(truncated_regions(study)),
    ).astype({"alike": "bool", "also": "str", "function": "str"})
    return _ordered(study, named(study, frame.drop(columns="_from")))


def _labels(study: Study) -> pd.DataFrame:
    """The label of each coding, by its key, with names, group and order."""
    import pandas as pd

    parts = []
    for scheme in study.codings["scheme"].unique():
        names = mix_rows(study, scheme)
        coded = uses(study, scheme, scope("whole"), set(names["label"]))
        own = study.codings[study.codings["scheme"] == scheme][KEY].assign(label=coded["label"].to_numpy())
        parts.append(own.merge(names[["label", "label_zh", "label_en", "group", "label_order"]], on="label", how="left"))
    empty = pd.DataFrame(columns=[*KEY, "label", "label_zh", "label_en", "group", "label_order"])
    return pd.concat(parts, ignore_index=True) if parts else empty


def _also(frame: pd.DataFrame) -> list[str]:
    """The codes of each row's sentence, of every scheme, without its own."""
    codes = frame.groupby("sentence_id")["code"].agg(lambda own: list(dict.fromkeys(own))).to_dict()
    pairs = zip(frame["sentence_id"], frame["code"], strict=True)
    return [" ".join(code for code in codes[sentence] if code != own) for sentence, own in pairs]


def _ordered(study: Study, frame: pd.DataFrame) -> pd.DataFrame:
    groups = {**names_of("groups"), "": ("", "")}
    schemes = {scheme: i for i, scheme in enumerate(dict.fromkeys((*FIRST, *study.codes["scheme"])))}
    frame = frame.assign(
        group_zh=[groups[group][0] for group in frame["group"]],
        group_en=[groups[group][1] for group in frame["group"]],
        _scheme=frame["scheme"].map(schemes),
        _group=[list(groups).index(group) for group in frame["group"]],
        _last=~frame["counted"],
        _other=~frame["alike"],
    )
    order = ["region_order", "region", "_scheme", "_last", "_group", "label_order", "label", "_other", "doc_id", "start", "end"]
    return frame.sort_values(order, ignore_index=True).drop(columns=["_scheme", "_group", "_last", "_other"])

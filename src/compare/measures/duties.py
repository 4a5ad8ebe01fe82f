"""Who is made responsible: agencies by what they are named as, and by the instruments and sectors of the items they serve."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from compare.measures.names import named, names_of, truncated_regions
from compare.measures.scope import COUNTED, labelled, labels, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

Item = tuple[str, int, int]
"""Document, start and end of an item that a duty serves."""

ANY = "any"
"""The label of all duties together."""


def duties(study: Study, by: str = "duty", cut_off: bool = False) -> pd.DataFrame:
    """One row for each region, label and agency: how many of the region's items name the agency.

    An item is what a statement of duty serves (the table duties); n counts the items that name the agency, once each,
    items those of the region that name any agency, share = n / items and share_with = n / items_with, both <NA> where n
    is 0. ``by`` divides them:

    - "duty": labels lead, support, responsible and any; n counts items that name the agency as such, and ``items_with``
      those that name anyone as such (texts that name everyone as responsible do not say who leads);
    - a scheme ("instrument", "sector"): labels are its codes; n counts items that name the agency and carry the code in
      their headings or sentences, items_with those with the code that name any agency.

    Agencies are functions, whatever a level or a year calls them (the table agencies); one of unknown function goes by
    its name. names lists how the region's text writes it. A region without duties has no rows. Texts that are cut off are
    left out unless ``cut_off``, and never in ``compared``.
    """
    served = _served(study, cut_off)
    if by == "duty":
        of = {item: {ANY, *(duty for _, duty, _ in named_in)} for item, named_in in served.items()}
        names: list[Any] = [(label, *name) for label, name in names_of("duties").items()]
    else:
        of = _carried(study, by, served)
        names = labels(study, by)[["label", "label_zh", "label_en"]].values.tolist()
    return _finish(study, _rows(study, served, of, by), names, by)


def _served(study: Study, cut_off: bool) -> dict[Item, list[tuple[str, str, str]]]:
    """Agency, duty and name as written of each item, in the order of the text."""
    cut = set() if cut_off else truncated_regions(study)
    there = set(study.policies.loc[~study.policies["region"].isin(cut), "doc_id"])
    columns = ["doc_id", "item_start", "item_end", "agency_id", "duty", "agency"]
    served: dict[Item, list[tuple[str, str, str]]] = defaultdict(list)
    rows = study.duties[study.duties["doc_id"].isin(there)]
    for doc_id, start, end, agency_id, duty, agency in rows[columns].values.tolist():
        served[doc_id, start, end].append((agency_id or agency, duty, agency))
    return served


def _carried(study: Study, scheme: str, served: dict[Item, Any]) -> dict[Item, set[str]]:
    """Codes that the headings and sentences of each item carry."""
    codes: dict[str, set[str]] = defaultdict(set)
    for sentence, code in labelled(study, scheme)[["sentence_id", "label"]].values.tolist():
        codes[sentence].add(code)
    every = sentences(study)
    rows = every[every["kind"].isin((*COUNTED, "heading"))].sort_values(["doc_id", "start"])
    by_doc: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for doc_id, start, end, sentence in rows[["doc_id", "start", "end", "sentence_id"]].values.tolist():
        by_doc[doc_id].append((start, end, sentence))
    found: dict[Item, set[str]] = {}
    for doc_id, start, end in served:
        own = by_doc[doc_id]
        first = bisect_left(own, (start, 0, ""))
        last = bisect_left(own, (end, 0, ""))
        found[doc_id, start, end] = {code for _, stop, sentence in own[first:last] if stop <= end for code in codes[sentence]}
    return found


def _rows(study: Study, served: dict[Item, list[tuple[str, str, str]]], of: dict[Item, set[str]], by: str) -> pd.DataFrame:
    """n of each region, label and agency; an agency of a region has a row for each label that the region has."""
    import pandas as pd

    region = dict(zip(study.policies["doc_id"], study.policies["region"], strict=True))
    items: dict[str, int] = defaultdict(int)
    with_label: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    n: dict[tuple[str, str, str], int] = defaultdict(int)
    written: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for item, named_in in served.items():
        where = region[item[0]]
        items[where] += 1
        for label in of[item]:
            with_label[where][label] += 1
        for agency, _, name in named_in:
            written[where, agency][name] = None
        as_duty = {(ANY, agency) for agency, _, _ in named_in} | {(duty, agency) for agency, duty, _ in named_in}
        as_code = {(label, agency) for label in of[item] for agency, _, _ in named_in}
        for label, agency in as_duty if by == "duty" else as_code:
            n[where, label, agency] += 1
    rows = [
        (where, label, agency, n[where, label, agency], items[where], count, "、".join(names))
        for (where, agency), names in written.items()
        for label, count in with_label[where].items()
    ]
    columns = ["region", "label", "agency_id", "n", "items", "items_with", "names"]
    return pd.DataFrame(rows, columns=columns).astype({"region": "str", "label": "str", "agency_id": "str", "names": "str"})


def _finish(study: Study, frame: pd.DataFrame, names: list[Any], by: str) -> pd.DataFrame:
    known = {agency: (zh, en) for agency, zh, en in study.agencies[["agency_id", "name_zh", "name_en"]].values.tolist()}
    place = {label: (i, zh, en) for i, (label, zh, en) in enumerate(names)}
    cut = truncated_regions(study)
    there = set(frame["region"]) - cut
    frame = frame.assign(
        share=(frame["n"] / frame["items"]).where(frame["n"] > 0).astype("Float64"),
        share_with=(frame["n"] / frame["items_with"]).where(frame["n"] > 0).astype("Float64"),
        status=["ok" if n else "none" for n in frame["n"]],
        agency_zh=[known.get(agency, (agency, agency))[0] for agency in frame["agency_id"]],
        agency_en=[known.get(agency, (agency, agency))[1] for agency in frame["agency_id"]],
        label_order=[place[label][0] for label in frame["label"]],
        label_zh=[place[label][1] for label in frame["label"]],
        label_en=[place[label][2] for label in frame["label"]],
        by=by,
        truncated=frame["region"].isin(cut),
        compared=" ".join(region for region in study.regions_in_order if region in there),
    )
    if by == "duty":
        frame = frame.assign(duty=frame["label"])
    ordered = named(study, frame).assign(_most=-frame["n"])
    return ordered.sort_values(["region_order", "region", "label_order", "_most", "agency_id"], ignore_index=True).drop(columns="_most")

"""Text that stands in more than one document: the passages, and how much of each text they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from compare.measures import alignment
from compare.measures.corpus import overlaps
from compare.measures.frames import rows_of
from compare.measures.names import named
from compare.measures.overlap import Found, Passage, found
from compare.measures.scope import COUNTED
from compare.measures.shingles import REFERENCE

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from compare.study import Study


def text_reuse(study: Study) -> pd.DataFrame:
    """One row for each passage that two documents have in common, at least one of them a policy; no direction is claimed.

    doc_id[start:end] is ``quote`` and other_doc[other_start:other_end] is ``other_quote``, exactly. Sentences of kind heading,
    body and item are compared, by letters, figures and Han characters alone (half width, lower case): white space and
    punctuation neither join nor part. Candidates are shingles of six characters that both have; along them passages are
    aligned locally (`alignment`: one for each character that is the same, minus one for each that differs or stands on
    one side). A passage has a score of 20 at least: in the project's texts what pairs share below that are names,
    enumerations and set phrases, from there on sentences. length counts the characters that are the same, similarity =
    2 · length / (both lengths), between 0.5 and 1.

    ``kind`` is "formula" where both have it because plans have it: of the equal characters fewer than half and fewer than 20
    are ``outside`` the phrases and names of formulas.yaml, titles of cited documents, and common text (ten characters or
    more that stand in the policies of more than half of the regions, three at least, or of more than 20). Else it is
    "specific". Text common to over 20 regions is no row at all, so that rows do not grow with the square of the documents.

    ``inherited`` lists the reference documents that hold the passage (four fifths of it); "" if none does, <NA> where the
    study has no reference document, so that nothing is known. Pairs with a reference document have other_role
    "reference". ``overlap`` names the areas that both regions hold. `Study.behind` opens a row on its first side,
    `sides` stacks both.
    """
    import pandas as pd

    everything = found(study)
    region = dict(zip(study.documents["doc_id"], study.documents["region"], strict=True))
    names = _names(everything)
    rows = [_row(study, everything, passage, region) | {"passage": name} for passage, name in zip(everything.passages, names, strict=True)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    frame.loc[:, "inherited"] = frame["inherited"] if _has_references(study) else pd.NA
    return named(study, frame.assign(**_pair(study, frame)))


COLUMNS = {
    **dict.fromkeys(("passage", "region", "other", "doc_id"), "str"),
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(("quote", "other_doc"), "str"),
    **dict.fromkeys(("other_start", "other_end"), "int64"),
    "other_quote": "str",
    **dict.fromkeys(("length", "score", "outside"), "int64"),
    "similarity": "float64",
    **dict.fromkeys(("kind", "inherited"), "str"),
}


def _row(study: Study, everything: Found, passage: Passage, region: dict[str, str]) -> dict[str, Any]:
    at, blocks = everything.row.at, passage.blocks
    out: dict[str, Any] = {}
    size = 0
    for prefix, number, side in (("", passage.one, 0), ("other_", passage.other, 1)):
        first, last = blocks[0][side], blocks[-1][side] + blocks[-1].length - 1
        start, end, doc_id = int(at[first]), int(at[last]) + 1, everything.ids[number]
        out |= {f"{prefix}start": start, f"{prefix}end": end, f"{prefix}quote": study.text(doc_id)[start:end]}
        out |= {prefix + "doc" if prefix else "doc_id": doc_id, "other" if prefix else "region": region[doc_id]}
        size += last + 1 - first
    same = alignment.length(blocks)
    out |= {"length": same, "score": alignment.score(blocks), "outside": passage.outside, "similarity": 2 * same / size}
    holders = " ".join(everything.ids[number] for number in passage.holders)
    kind = "specific" if passage.specific else "formula"
    return out | {"kind": kind, "inherited": holders}


def _names(everything: Found) -> list[str]:
    """Id of each passage: where it begins on both sides, and a number where several begin there and go on apart."""
    at, seen = everything.row.at, Counter[str]()
    out = []
    for passage in everything.passages:
        begin = passage.blocks[0]
        name = f"{everything.ids[passage.one]}-{at[begin.first]} {everything.ids[passage.other]}-{at[begin.second]}"
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out


def _pair(study: Study, frame: pd.DataFrame) -> dict[str, Any]:
    """What is known of the two documents of each row."""
    import pandas as pd

    known, names = study.documents.set_index("doc_id"), study.regions.set_index("region")
    areas = {frozenset((row.region, row.other)): row.shared for row in rows_of(overlaps(study))}
    pairs = zip(frame["region"], frame["other"], strict=True)
    cut = [frame[side].map(known["complete"]) == "truncated" for side in ("doc_id", "other_doc")]
    return {
        "other_role": frame["other_doc"].map(known["role"]).astype("str"),
        "overlap": pd.array([areas.get(frozenset(pair), "") for pair in pairs], dtype="str"),
        "truncated": cut[0] | cut[1],
        "other_zh": frame["other"].map(names["short_zh"]).astype("str"),
        "other_en": frame["other"].map(names["short_en"]).astype("str"),
        "other_order": frame["other"].map(names["order"]),
        "other_colour": frame["other"].map(names["colour"]).astype("str"),
    }


def _has_references(study: Study) -> bool:
    return bool((study.documents["role"] != "policy").any())


def sides(passages: pd.DataFrame) -> pd.DataFrame:
    """Both sides of each row of `text_reuse`, one under the other: passage, doc_id, start, end, quote; for `Study.behind`."""
    import pandas as pd

    one = ["doc_id", "start", "end", "quote"]
    other = dict(zip(("other_doc", "other_start", "other_end", "other_quote"), one, strict=True))
    stacked = pd.concat([passages[["passage", *one]], passages[["passage", *other]].rename(columns=other)])
    return stacked.sort_index(kind="stable").reset_index(drop=True)


def both_ways(passages: pd.DataFrame) -> pd.DataFrame:
    """Each passage of two policies in `text_reuse` twice, seen from either side: so that a text's own rows are all it shares.

    Rows with a reference document stay as they are.
    """
    import pandas as pd

    pairs = [("region", "other"), ("doc_id", "other_doc")]
    pairs += [(f"region_{name}", f"other_{name}") for name in ("zh", "en", "order")]
    pairs += [(name, f"other_{name}") for name in ("start", "end", "quote", "colour")]
    policies = passages[passages["other_role"] == "policy"]
    turned = policies.rename(columns={a: b for pair in pairs for a, b in (pair, pair[::-1])})[passages.columns]
    return pd.concat([passages, turned], ignore_index=True)


def agreements(study: Study) -> pd.DataFrame:
    """Where the two sides of each passage agree: passage, start, end, other_start, other_end, in the order of the text.

    Between them they differ. doc_id[start:end] and other_doc[other_start:other_end] are the same but for white space,
    punctuation, width and case.
    """
    import pandas as pd

    everything = found(study)
    at = everything.row.at
    rows = [
        (name, *(int(x) for a in (b.first, b.second) for x in (at[a], at[a + b.length - 1] + 1)))
        for p, name in zip(everything.passages, _names(everything), strict=True)
        for b in p.blocks
    ]
    columns = ["passage", "start", "end", "other_start", "other_end"]
    return pd.DataFrame(rows, columns=columns).astype({"passage": "str"})


def reuse_shares(study: Study) -> pd.DataFrame:
    """One row for each policy: how much of it stands elsewhere, as shares of its characters (in sentences of kind body and item).

    characters counts letters, figures and Han characters. specific is the share that specific passages of `text_reuse` have
    in common with other policies; formula the share of set phrases (formulas.yaml, without its names) and of stretches of
    20 characters or more that are common text, in so far as they are not specific; inherited the share that stands in
    reference documents too (<NA> where the study has none), whether specific or not. passages counts the specific ones.
    """
    import pandas as pd

    rows = _by_sentence(study)
    counted = rows[rows["kind"].isin(COUNTED)]
    sums = counted.groupby("doc_id")[["signs", "specific", "formula", "inherited"]].sum()
    shares = sums[["specific", "formula", "inherited"]].div(sums["signs"], axis=0).astype("Float64")
    facts = study.policies[["region", "doc_id", "title", "complete"]]
    frame = facts.merge(shares.assign(characters=sums["signs"]).reset_index(), on="doc_id", how="left")
    own = _own(found(study))
    frame["passages"] = [own[doc_id] for doc_id in frame["doc_id"]]
    frame["characters"] = frame["characters"].fillna(0).astype("int64")
    if not _has_references(study):
        frame["inherited"] = pd.array([pd.NA] * len(frame), dtype="Float64")
    return named(study, frame.assign(truncated=frame["complete"] == "truncated").drop(columns="complete"))


def shared_sentences(study: Study) -> list[str]:
    """Ids of the policies' sentences of which more than half the characters are shared with another policy, not as formula.

    Headings too, in the order of the texts: what `emphasis` may leave out to compare what each region says in its own words.
    """
    rows = _by_sentence(study)
    return rows.loc[2 * rows["specific"] > rows["signs"], "sentence_id"].tolist()


def _own(everything: Found) -> Counter[str]:
    """How many specific passages each policy shares with other policies."""
    shared = (p for p in everything.passages if p.specific and everything.row.region[p.other] != REFERENCE)
    return Counter(everything.ids[number] for p in shared for number in (p.one, p.other))


def _by_sentence(study: Study) -> pd.DataFrame:
    """One row for each sentence of a policy: doc_id, sentence_id, kind, and its signs: all, specific, formula, inherited."""
    import numpy as np
    import pandas as pd

    everything = found(study)
    row = everything.row
    specific, inherited = _marked(everything)
    flags = {"specific": specific, "formula": everything.formula & ~specific, "inherited": inherited}
    out = []
    by_document = dict(tuple(study.sentences.groupby("doc_id")))
    begins = np.searchsorted(row.document, np.arange(len(everything.ids) + 1))
    for number, doc_id in enumerate(everything.ids):
        own = slice(begins[number], begins[number + 1])
        if row.region[number] == REFERENCE or doc_id not in by_document:
            continue
        sentences = by_document[doc_id].sort_values("start")
        there = row.sign[own] > 0
        place = np.searchsorted(sentences["start"].to_numpy(), row.at[own][there], side="right") - 1
        counts = {"signs": np.bincount(place, minlength=len(sentences))}
        for name, flag in flags.items():
            counts[name] = np.bincount(place, weights=flag[own][there], minlength=len(sentences)).astype(int)
        out.append(sentences[["doc_id", "sentence_id", "kind"]].assign(**counts))
    columns = ["doc_id", "sentence_id", "kind", "signs", *flags]
    return pd.concat(out, ignore_index=True) if out else pd.DataFrame(columns=columns)


def _marked(everything: Found) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Signs in specific passages of two policies, and signs that stand in a reference document too."""
    import numpy as np

    specific, inherited = (np.zeros(len(everything.row.sign), dtype=bool) for _ in range(2))
    for passage in everything.passages:
        to_reference = everything.row.region[passage.other] == REFERENCE
        if not (to_reference or passage.specific):
            continue
        flags = inherited if to_reference else specific
        for block in passage.blocks:
            flags[block.first : block.first + block.length] = True
            flags[block.second : block.second + block.length] = True
    return specific, inherited

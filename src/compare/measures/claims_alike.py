"""Sentences about what texts have in common: words, passages, places on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.measures.claims import Claim, Claims, Paragraph, _listed, _listed_zh
from compare.measures.correspondence import Map
from compare.measures.frames import rows_of

if TYPE_CHECKING:
    import pandas as pd

SURE = 1.96
"""z above which a word is named as one that sets a region apart."""

SENTENCES = 3
"""Sentences in which such a word must stand: one passage may repeat a word for reasons of its own."""


def most_alike(alike: pd.DataFrame) -> Claims:
    """Which two texts are nearest in their words, also at even length, and whether beyond the intervals of all others."""
    known = alike[alike["status"] == "ok"]
    if known.empty:
        return Claims([Claim("two texts are long enough to be compared.", holds=False, zh="有两份文本长到可以比较。")])
    top, even = (next(rows_of(known.nlargest(1, value))) for value in ("cosine", "even"))
    span = (
        "" if known.loc[top.Index, ["low", "high"]].isna().any() else f", 95% interval {top.low:.2f} to {top.high:.2f}"
    )
    near = f" Their areas overlap ({top.overlap})." if top.overlap else ""
    near += " One of the two is cut off." if top.truncated else ""
    too = "the same two" if even.Index == top.Index else f"{_two(even)} ({even.even:.2f})"
    said = f"Nearest in their words are {_two(top)} (cosine {top.cosine:.2f}{span}); cut to the length of the shortest, {too}."
    near_zh = (f"两地辖域重叠({top.overlap})。" if top.overlap else "") + ("其中一份不全。" if top.truncated else "")
    too_zh = "仍是这两份" if even.Index == top.Index else f"则是{_two_zh(even)}({even.even:.2f})"
    said_zh = f"用词最接近的是{_two_zh(top)}(余弦{top.cosine:.2f}{span.replace(', 95% interval ', ',95%区间').replace(' to ', '至')});截至最短文本的长度,{too_zh}。"
    others = known.drop(index=top.Index)
    beyond = bool(len(others)) and bool((top.low > others["high"]).fillna(value=False).all())
    who = _two(top) if beyond else "two texts"
    more_zh = f"{_two_zh(top) if beyond else '有两份文本'}比其他任何两份都更相近,且超出区间。"
    more = Claim(f"{who} are more alike than any other two, beyond the intervals.", beyond, more_zh)
    return Claims([Claim(said + near, zh=said_zh + near_zh), more])


def stands_apart(alike: pd.DataFrame) -> Claims:
    """Texts that are less like every other than any two of the others are like each other, at even length too."""
    known = alike[alike["status"] == "ok"].dropna(subset=["low", "high"])
    names = {**dict(zip(known["doc_id"], known["region_en"], strict=True))}
    names |= dict(zip(known["other_doc"], known["other_en"], strict=True))
    zh = dict(zip([*known["doc_id"], *known["other_doc"]], [*known["region_zh"], *known["other_zh"]], strict=True))
    said = []
    for doc_id, name in names.items():
        own = (known["doc_id"] == doc_id) | (known["other_doc"] == doc_id)
        mine, others = known[own], known[~own]
        if len(others) and mine["high"].max() < others["low"].min() and mine["even"].max() < others["even"].min():
            span = f"{mine['cosine'].min():.2f} to {mine['cosine'].max():.2f}, all others from {others['cosine'].min():.2f}"
            span_zh = f"余弦{mine['cosine'].min():.2f}至{mine['cosine'].max():.2f},其余各对均在{others['cosine'].min():.2f}以上"
            said.append(
                Claim(
                    f"{name} stands apart in its words, beyond the intervals and at even length (cosine {span}).",
                    zh=f"{zh[doc_id]}用词与众不同,超出区间,截成等长后亦然({span_zh})。",
                )
            )
    return Claims(said or [Claim("one text stands apart in its words, beyond the intervals.", holds=False, zh="有一份文本用词与众不同,且超出区间。")])


def answer(alike: pd.DataFrame, shares: pd.DataFrame, passages: pd.DataFrame) -> Paragraph:
    """Which texts are alike and what they share, in a paragraph: from `similarity`, `reuse_shares` and `text_reuse`."""
    nearest, *beyond = most_alike(alike)
    said = [nearest, *(claim for claim in (*beyond, *stands_apart(alike)) if claim.holds)]
    own = passages[(passages["kind"] == "specific") & (passages["other_role"] == "policy")]
    if own.empty:
        return Paragraph([*said, Claim("No two policies have a passage in common that is no set phrase.")])
    pairs, most = own.drop_duplicates(["doc_id", "other_doc"]), next(rows_of(shares.nlargest(1, "specific")))
    whose = f"{_two(next(rows_of(pairs)))} share" if len(pairs) == 1 else f"{len(pairs)} pairs of policies share"
    count = f"{len(own)} passages that are no set phrases" if len(own) > 1 else "a passage that is no set phrase"
    part = f"{most.specific:.1%} of {'what there is of ' if most.truncated else ''}{most.region_en}'s text"
    return Paragraph([*said, Claim(f"{whose} {count}: up to {part}."), longest_passage(passages)])


def same_nearest(alike: pd.DataFrame, left: pd.DataFrame) -> Claim:
    """Whether the nearest two stay the nearest whichever third text is left out, from `leaving_out.leaving_each_out`."""
    known = alike[alike["status"] == "ok"]
    if known.empty:
        return Claim("the nearest two stay the nearest whichever third text is left out (no two can be compared).", holds=False)
    top = next(rows_of(known.nlargest(1, "cosine")))
    others = left[(left["status"] == "ok") & ~left["omitted"].isin([top.region, top.other])].reset_index(drop=True)
    if others.empty:
        return Claim("the nearest two stay the nearest whichever third text is left out (there is no third text).", holds=False)
    tops = others.loc[others.groupby("omitted", sort=False)["cosine"].idxmax()]
    moved = tops[(tops["doc_id"] != top.doc_id) | (tops["other_doc"] != top.other_doc)]
    if moved.empty:
        span = f"{tops['cosine'].min():.2f} to {tops['cosine'].max():.2f}"
        return Claim(f"Whichever of the {len(tops)} other texts is left out, {_two(top)} stay the nearest (cosine {span}).")
    return Claim(f"{_two(top)} stay the nearest whichever third text is left out (not without {_listed(moved['omitted_en'])}).", holds=False)


def unmoved_by_sharing(whole: pd.DataFrame, own: pd.DataFrame) -> Claims:
    """How far shares of codes move when sentences shared with other policies are left out; both from `emphasis`."""
    both = whole.merge(own, on=["region", "label"], suffixes=("", "_own"))
    left_out = both[both["without_own"] > 0]
    if left_out.empty:
        return Claims([Claim("No sentence is shared, so that nothing changes.")])
    said, moved = [], []
    for _, rows in left_out.groupby(["region_order", "region"], sort=True):
        name, n = rows["region_en"].iloc[0], rows["without_own"].iloc[0]
        known = rows.dropna(subset=["share", "share_own"])
        if known.empty:
            said.append(Claim(f"{name}: {n} sentences left out; too few coded sentences for shares."))
            continue
        change = 100 * (known["share_own"] - known["share"]).abs().astype(float)
        most = known.loc[change == change.max(), "label_en"].iloc[0]
        said.append(Claim(f"{name}: {n} sentences left out; no share moves by more than {change.max():.1f} points ({most})."))
        tops = [set(known.loc[known[share] == known[share].max(), "label"]) for share in ("share", "share_own")]
        moved += [] if tops[0] == tops[1] else [name]
    text = "Without shared sentences each text names the same thing most often as with them"
    return Claims([*said, Claim(f"{text} (not {_listed(moved)})." if moved else f"{text}.", holds=not moved)])


def _two(pair: Any) -> str:
    return f"{pair.region_en} and {pair.other_en}"


def _two_zh(pair: Any) -> str:
    return f"{pair.region_zh}和{pair.other_zh}"


def stands_elsewhere(shares: pd.DataFrame) -> Claims:
    """How much of each text stands in another too, in how many passages, and how much is set phrases."""
    said = []
    for row in rows_of(shares[shares["passages"] > 0]):
        part = "what there is of its text" if row.truncated else "its text"
        count = f"{row.passages} passage{'s' if row.passages > 1 else ''}"
        also = "" if shares["inherited"].isna().all() else f" {row.inherited:.1%} stands in reference documents."
        said.append(
            Claim(
                f"{row.region_en}: {row.specific:.1%} of {part} stands in other policies compared, in {count};"
                f" set phrases are {row.formula:.1%} more.{also}",
                zh=f"{row.region_zh}{'现存文字' if row.truncated else '全文'}的{row.specific:.1%}也见于其他政策文本(共{row.passages}段);"
                f"另有{row.formula:.1%}为套语。{'' if not also else f'{row.inherited:.1%}见于参考文件。'}",
            )
        )
    rest = shares[(shares["passages"] == 0) & (shares["characters"] > 0)]
    if said and len(rest):
        zh = f"除套语外与其他文本没有相同段落的:{_listed_zh(rest['region_zh'])}。"
        return Claims([*said, Claim(f"No passage but set phrases in common with another: {_listed(rest['region_en'])}.", zh=zh)])
    return Claims(said or [NO_PASSAGE])


NO_PASSAGE = Claim("two texts have a passage in common that is no set phrase.", holds=False, zh="有两份文本有套语以外的相同段落。")


def longest_passage(passages: pd.DataFrame) -> Claim:
    """The longest passage that two policies have in common and that is no set phrase."""
    own = passages[(passages["kind"] == "specific") & (passages["other_role"] == "policy")]
    if own.empty:
        return Claim("two policies have a passage in common that is no set phrase.", holds=False, zh=NO_PASSAGE.zh)
    top = next(rows_of(own.nlargest(1, "length")))
    where = (
        ""
        if own["inherited"].isna().all()
        else f"; {top.inherited} holds it too"
        if top.inherited
        else "; no reference holds it"
    )
    where_zh = "" if not where else f",{top.inherited}中也有" if top.inherited else ",参考文件中没有"
    return Claim(
        f"The longest passage in common is of {_two(top)}: {top.length} characters the same, {top.similarity:.0%} of both{where}."
        " Which came first it does not show.",
        zh=f"最长的相同段落见于{_two_zh(top)}:{top.length}字相同,占两段的{top.similarity:.0%}{where_zh}。孰先孰后无从得知。",
    )


def key_words(key: pd.DataFrame, count: int = 5) -> Claims:
    """The words that set each region apart most, with their rates; a word must stand in three sentences."""
    said = []
    clear = key[(key["z"] > SURE) & (key["sentences"] >= SENTENCES)]
    for _, rows in clear.groupby("region", sort=False):
        words = [f"{row.token} ({row.rate:.1f} against {row.rest_rate:.1f})" for row in rows_of(rows.head(count))]
        said.append(Claim(f"{rows['region_en'].iloc[0]}, uses in 1,000 words: {_listed(words)}."))
    return Claims(said or [Claim("a word sets one text apart from the others.", holds=False)])


def map_read(found: Map) -> Claims:
    """What the first two axes of a correspondence analysis hold, and which region and code make each."""
    if found.axes.empty:
        return Claims([Claim(f"the regions make a map ({found.reason}).", holds=False)])
    said = []
    for axis in rows_of(found.axes.head(2)):
        rows = found.points[(found.points["axis"] == axis.axis) & ~found.points["supplementary"]]
        region, code = (
            next(rows_of(rows[rows["kind"] == kind].nlargest(1, "contribution"))) for kind in ("region", "code")
        )
        said.append(
            Claim(
                f"Axis {axis.axis} holds {axis.share:.0%} of the inertia; {region.label_en} gives {region.contribution:.0%} of it"
                f" and {code.label_en} {code.contribution:.0%}, on {'the same side' if region.coordinate * code.coordinate > 0 else 'opposite sides'}."
            )
        )
    return Claims(said)

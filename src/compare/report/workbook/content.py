"""The frame behind each table of the workbook: what the measures give, with names in both languages and what a click opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from compare.measures.accuracy import ALL
from compare.measures.coding_table import coding_counts
from compare.measures.evidence_rows import FIRST
from compare.measures.names import names_of
from compare.report.workbook.links import Links

if TYPE_CHECKING:
    import pandas as pd

    from compare.report.frames import Frames

SECTOR, INSTRUMENT = "sector", "instrument"
VIEWS = {"whole": "全文 Whole texts", "like_for_like": "目标与任务 Goals and tasks"}
BASES: dict[str, dict[str, Any]] = {
    "全部使用(按句) All uses, in sentences": {},
    "不含规划 Without planning": {"leave_out": ["planning"]},
    "按条款 In items": {"ruler": "items"},
}
DIMENSIONS = {"sector": ("产业", "sectors"), "function": ("章节", "sections")}
"""Second dimensions of the X-Y tables."""
YES, NO = "是 yes", "否 no"


def both(frame: pd.DataFrame, name: str) -> list[str]:
    """The columns <name>_zh and <name>_en as one text; where they are the same, once."""
    pairs = zip(frame[f"{name}_zh"], frame[f"{name}_en"], strict=True)
    return [" ".join(dict.fromkeys(part for part in pair if part)) for pair in pairs]


def worded(values: pd.Series, what: str) -> list[str]:
    """Values in the words of names.yaml, in both languages; one that it does not know stands as it is."""
    names = names_of(what)
    return [" ".join(dict.fromkeys(names[value])) if value in names else value for value in values]


def regions(frame: pd.DataFrame) -> list[str]:
    """The region of each row in both languages, and whether its text is cut off."""
    cut = f"({' '.join(names_of('missing')['cut off'])})"
    truncated = frame["truncated"] if "truncated" in frame else [False] * len(frame)
    return [f"{name} {cut}" if gone else name for name, gone in zip(both(frame, "region"), truncated, strict=True)]


def why(frame: pd.DataFrame) -> list[str]:
    """Why a share or its bounds are missing; empty where nothing is."""
    missing = {status: " ".join(dict.fromkeys(said)) for status, said in names_of("missing").items()}
    shown = {"ok": "", "none": "未提及 not named"}
    pairs = zip(frame["status"], frame["reason"], strict=True)
    return [shown[status] or reason if status in shown else missing[status] for status, reason in pairs]


def texts(frames: Frames, _links: Links) -> pd.DataFrame:
    """Each text with its facts and its size."""
    frame = frames("corpus")
    known = frames.study.policies.set_index("doc_id")
    about = {name: frame["doc_id"].map(known[name]) for name in ("url", "sha256")}
    return frame.assign(document=range(1, len(frame) + 1), region_both=regions(frame), **about)


def sector_intervals(frames: Frames, links: Links) -> pd.DataFrame:
    """Emphasis of sectors, in whole texts and in goals and tasks."""
    import pandas as pd

    parts = [frames("emphasis", scheme=SECTOR), frames("emphasis", scheme=SECTOR, view="like_for_like")]
    frame = pd.concat([part.assign(view=view) for part, view in zip(parts, VIEWS, strict=True)], ignore_index=True)
    shown = frame.assign(view_both=frame["view"].map(VIEWS), region_both=regions(frame), why=why(frame))
    return shown.assign(link=links.labels(shown))


def groups(frames: Frames, links: Links) -> pd.DataFrame:
    """Shares of the groups of instruments on each base; only the first opens rows, since others count otherwise."""
    import pandas as pd

    parts = []
    for base, options in BASES.items():
        rows = frames("instrument_mix", **options).drop_duplicates(["region", "group"]).assign(base=base)
        parts.append(rows.assign(link="" if options else links.groups(rows)))
    frame = pd.concat(parts, ignore_index=True)
    names = names_of("groups")
    named = frame[frame["group"].isin(names)]
    place = named["group"].map(list(names).index)
    named = named.assign(
        group_zh=[names[group][0] for group in named["group"]],
        group_en=[names[group][1] for group in named["group"]],
        region_both=regions(named),
        why=_why_group(named),
        _base=named["base"].map(list(BASES).index),
        _place=place,
    )
    return named.sort_values(["_base", "region_order", "region", "_place"], ignore_index=True)


def _why_group(frame: pd.DataFrame) -> list[str]:
    """As `why`, of groups: a group without uses has no share, and the first of its rows says nothing of the others."""
    used = frame["status"].mask(frame["status"].isin(("ok", "none")) & (frame["group_n"] > 0), "ok")
    return why(frame.assign(status=used))


def instrument_intervals(frames: Frames, links: Links) -> pd.DataFrame:
    """Emphasis of instruments, second levels in their own group."""
    frame = frames("emphasis", scheme=INSTRUMENT, level="subcode")
    return _with_group(frame).assign(region_both=regions(frame), why=why(frame), link=links.labels(frame))


def _with_group(frame: pd.DataFrame) -> pd.DataFrame:
    names = {**names_of("groups"), "": ("", "")}
    own = frame["group"].where(frame["group"].isin(names), "")
    return frame.assign(group_zh=[names[g][0] for g in own], group_en=[names[g][1] for g in own])


def counts(frames: Frames, links: Links) -> pd.DataFrame:
    """Counts and percentages of instruments, in sentences and in items."""
    mix, by_items = frames("instrument_mix"), frames("instrument_mix", ruler="items")
    frame = coding_counts(mix, by_items, frames("coding_table"))
    empty = frame["n"] == 0
    frame = frame.assign(n=frame["n"].astype("Float64").mask(empty), items_n=frame["items_n"].astype("Float64").mask(frame["items_n"] == 0))
    return frame.assign(region_both=regions(frame), link=links.labels(frame))


def _sentences(frames: Frames, frame: pd.DataFrame) -> pd.DataFrame:
    """With the sentence of each row: text, path, and where the row's quote stands in it; of several sentences the first."""
    found = frames.study.behind(frame).frame
    rows = found[["doc_id", "start", "end", "path", "text"]].rename(columns={"start": "_from", "end": "_to"})
    frame = frame.assign(_row=range(len(frame))).drop(columns=["text", "path"], errors="ignore")
    near = frame[["_row", "doc_id", "start", "end"]].merge(rows, on="doc_id", how="left")
    near = near[(near["start"] < near["_to"]) & (near["end"] > near["_from"])].drop_duplicates("_row")
    joined = frame.merge(near.drop(columns=["doc_id", "start", "end"]), on="_row", how="left").drop(columns="_row")
    joined = joined.assign(text=joined["text"].fillna(""), path=joined["path"].fillna(""))
    return joined.assign(quote_start=joined["start"] - joined["_from"], quote_end=joined["end"] - joined["_from"])


def promises(frames: Frames, _links: Links) -> pd.DataFrame:
    """Each promise with its sentence."""
    frame = _sentences(frames, frames("promises"))
    return frame.assign(region_both=regions(frame), part_both=frame["part"].astype(bool).map({True: YES, False: NO}))


def common_ground(frames: Frames, _links: Links) -> pd.DataFrame:
    """Promises that may be compared, side by side."""
    frame = _sentences(frames, frames("common_ground"))
    return frame.assign(region_both=regions(frame))


def look_alikes(frames: Frames, _links: Links) -> pd.DataFrame:
    """Promises that look alike and may not be compared."""
    frame = frames("look_alikes")
    names = {region: " ".join(pair) for region, *pair in frames.study.regions[["region", "short_zh", "short_en"]].values.tolist()}
    fields = {name: " ".join(said) for name, said in names_of("fields").items()}

    def listed(cells: pd.Series, words: dict[str, str]) -> list[str]:
        return ["; ".join(words.get(part, part) for part in cell.split()) for cell in cells]

    return frame.assign(
        regions_both=listed(frame["regions"], names),
        other_regions_both=listed(frame["other_regions"], names),
        fields_both=listed(frame["fields"], fields),
        reason_both=frame["reason_zh"] + " " + frame["reason_en"],
    )


def priorities(frames: Frames, _links: Links) -> pd.DataFrame:
    """Declared fields, with the sentence that declares each."""
    frame = _sentences(frames, frames("priorities"))
    return frame.assign(region_both=regions(frame))


def duties(frames: Frames, _links: Links) -> pd.DataFrame:
    """Agencies by duty; without the rows of duties that an agency does not have."""
    frame = frames("duties")
    frame = frame[frame["n"] > 0].reset_index(drop=True)
    return frame.assign(region_both=regions(frame), duty_both=both(frame, "label"))


def queries(frames: Frames, _links: Links) -> pd.DataFrame:
    """What a careful reader would query."""
    frame = _sentences(frames, frames("findings"))
    return frame.assign(region_both=regions(frame))


def coding_table(frames: Frames, _links: Links) -> pd.DataFrame:
    """Each use with its number."""
    frame = frames("coding_table")
    return frame.assign(region_both=regions(frame))


def evidence(frames: Frames, _links: Links) -> pd.DataFrame:
    """Each coding with its sentence."""
    frame = frames("evidence_rows")
    parts = zip(frame["doc_id"], frame["start"], frame["end"], frame["code"], strict=True)
    return frame.assign(
        id=[f"{doc_id}-{start}-{end}-{code}" for doc_id, start, end, code in parts],
        region_both=regions(frame),
        group_both=both(frame, "group"),
        counted_both=frame["counted"].map({True: YES, False: NO}),
        stance_both=worded(frame["stance"], "stances"),
        function_both=worded(frame["function"], "functions"),
    )


def cells(frames: Frames) -> pd.DataFrame:
    """The uses behind the cells of both tables of two dimensions, as they stand on their sheet."""
    import pandas as pd

    return pd.concat([frames("xy_evidence", dimension=dimension) for dimension in DIMENSIONS], ignore_index=True)


def cell_evidence(frames: Frames, _links: Links) -> pd.DataFrame:
    """Each use in each cell of the tables of two dimensions."""
    frame = cells(frames)
    return frame.assign(
        dimension_both=[" ".join(DIMENSIONS[name]) for name in frame["dimension"]],
        region_both=regions(frame),
        group_both=both(frame, "group"),
        x_both=both(frame, "x"),
    )


def codebook(frames: Frames, _links: Links) -> pd.DataFrame:
    """Codes of all schemes."""
    codes = frames.study.codes
    place = {scheme: i for i, scheme in enumerate(dict.fromkeys((*FIRST, *codes["scheme"])))}
    ordered = codes.assign(_scheme=codes["scheme"].map(place)).sort_values(["_scheme", "order", "subcode"], ignore_index=True)
    return ordered.assign(group_both=worded(ordered["group"], "groups"))


def indicators(frames: Frames, _links: Links) -> pd.DataFrame:
    """Indicators that promises of the study use, in the order of their codes."""
    used = set(frames("promises")["indicator_code"])
    rows = frames.study.indicators
    return rows[rows["indicator_code"].isin(used)].reset_index(drop=True)


def accuracy(frames: Frames, _links: Links) -> pd.DataFrame:
    """The accuracy card over all coded texts: each thing scored as a whole, then its codes."""
    rows = frames.study.accuracy
    scored = names_of("scored")
    rows = rows[(rows["doc_id"] == ALL) & rows["measure"].isin(scored)]
    codes = frames.study.codes[frames.study.codes["subcode"] == ""]
    names = {(scheme, code): f"{zh} {en}" for scheme, code, zh, en in codes[["scheme", "code", "name_zh", "name_en"]].values.tolist()}
    keys = zip(rows["measure"], rows["code"], strict=True)
    frame = rows.assign(
        name_both=[names.get(key, "") for key in keys],
        measure_both=worded(rows["measure"], "scored"),
        seen_both=worded(rows["seen"], "seen"),
        _place=rows["measure"].map(list(scored).index),
    )
    return frame.sort_values(["_place", "seen", "code"], ignore_index=True)


TABLES: dict[str, Callable[[Frames, Links], pd.DataFrame]] = {
    "texts": texts,
    "sector_intervals": sector_intervals,
    "groups": groups,
    "instrument_intervals": instrument_intervals,
    "counts": counts,
    "promises": promises,
    "common_ground": common_ground,
    "look_alikes": look_alikes,
    "priorities": priorities,
    "duties": duties,
    "queries": queries,
    "coding_table": coding_table,
    "evidence": evidence,
    "cell_evidence": cell_evidence,
    "codebook": codebook,
    "indicators": indicators,
    "accuracy": accuracy,
}
"""The frame of each table of sheets.yaml."""

"""Which documents the texts lean on: each document once, whatever the title looks like, and who cites it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from compare.measures.figures import half_width
from compare.measures.frames import rows_of
from compare.measures.names import heads, named, shown, truncated_regions, word
from compare.measures.scope import COUNTED, sentences

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

HEIGHT = {"national": 4, "province": 3, "prefecture": 2, "county": 1}
"""Levels of issuing bodies, the highest first."""
OF_REGION = {"province": 3, "special": 3, "zone": 2, "prefecture": 2, "county": 1}
"""How high a region itself stands: a zone lies inside a province, a special jurisdiction beside it."""
LEVELS = (*HEIGHT, "unknown")

_SENT_OUT = re.compile(r"^[一-龥、 ]*?关于(?:印发|转发|发布|公布|下达)(.+?)的(?:通知|公告|决定)$")
_SIGNS = re.compile(r"[\s“”\"《》〈〉<>'‘’()·,、-]|—")
_YEARS = re.compile(r"\((?:19|20)\d\d(?:\s*[-—–~至]+\s*(?:19|20)?\d\d)?年?\)")


def citations(study: Study) -> pd.DataFrame:
    """One row for each document that a region's texts cite, themselves left out.

    Documents are told apart by number and by title without the notice that sends them out, years in brackets and signs
    (《国务院关于印发“十三五”国家战略性新兴产业发展规划的通知》 and 《“十三五”国家战略性新兴产业发展规划》 are one): ``cited`` joins
    them, ``name`` is the longest title, else the number. n counts the citations in the region's texts; level is that of
    the issuing body as far as title, number or the words before it tell; ``higher`` whether it lies above the region's own,
    False where it is not known. regions counts the regions that cite the document. doc_id, start and end open the first.
    """
    import pandas as pd

    rows = study.citations[study.citations["level"] != "own"].merge(study.policies[["doc_id", "region", "level"]], on="doc_id", suffixes=("", "_own"))
    ids = _joined([(normal(title), number_of(number)) for title, number in zip(rows["title"], rows["doc_number"], strict=True)])
    groups: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for one, row in zip(ids, rows_of(rows), strict=True):
        groups[one][row.region].append(row)
    found = []
    for cited, by_region in groups.items():
        every = [row for own in by_region.values() for row in own]
        name = max((row.title for row in every), key=len) or next(row.doc_number for row in every)
        number = next((row.doc_number for row in every if row.doc_number), "")
        issuer = next((row.issuer for row in every if row.issuer), "")
        level = next((row.level for row in every if row.level != "unknown"), "unknown")
        for region, own in by_region.items():
            first = own[0]
            higher = HEIGHT.get(level, 0) > OF_REGION.get(first.level_own, 0)
            found.append((region, cited, name, number, issuer, level, higher, len(own), len(by_region), first.doc_id, first.start, first.end))
    columns = ["region", "cited", "name", "doc_number", "issuer", "level", "higher", "n", "regions", "doc_id", "start", "end"]
    types = {"region": "str", "name": "str", "doc_number": "str", "issuer": "str", "level": "str", "higher": "bool", "doc_id": "str"}
    frame = pd.DataFrame(found, columns=columns).astype(types)
    place = {level: i for i, level in enumerate(LEVELS)}
    frame = named(study, frame).assign(_level=frame["level"].map(place), truncated=frame["region"].isin(truncated_regions(study)))
    order = ["region_order", "region", "_level", "doc_id", "start"]
    return frame.sort_values(order, ignore_index=True).drop(columns="_level")


def normal(title: str) -> str:
    """A title by which documents are told apart.

    >>> normal("国务院关于印发“十三五”国家战略性新兴产业发展规划的通知") == normal("“十三五”国家战略性新兴产业发展规划")
    True
    >>> normal("兵团行动计划(2018-2020年)")
    '兵团行动计划'
    """
    bare = _YEARS.sub("", half_width(title))
    sent = _SENT_OUT.match(bare)
    return _SIGNS.sub("", sent[1] if sent else bare)


def number_of(number: str) -> str:
    """A document number whose brackets do not tell it from another: 国发〔2016〕67号, 国发[2016]67号."""
    return re.sub(r"[\s〔〕\[\]()【】﹝﹞第]", " ", half_width(number)).replace(" ", "")


def _joined(keys: list[tuple[str, str]]) -> list[int]:
    """The document of each citation, as the place of its first: citations that share a title or a number are of one."""
    parent = list(range(len(keys)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[tuple[int, str], int] = {}
    for i, key in enumerate(keys):
        for kind, value in enumerate(key):
            if value:
                a, b = root(first.setdefault((kind, value), i)), root(i)
                parent[max(a, b)] = min(a, b)
    return [root(i) for i in range(len(keys))]


def citation_levels(study: Study) -> pd.DataFrame:
    """One row for each region and level: documents cited and citations, also in 10,000 characters of body and items.

    documents counts each document once, n every citation; per_10k = 10,000 × n / characters, <NA> where a region cites
    none of the level. A truncated text may break off before it cites: it is not in ``compared``.
    """
    import pandas as pd

    found = citations(study)
    text = sentences(study)
    length = text[text["kind"].isin(COUNTED)].groupby("region")["length"].sum()
    own = found.groupby(["region", "level"]).agg(documents=("cited", "nunique"), n=("n", "sum"))
    index = pd.MultiIndex.from_product([study.regions_in_order, LEVELS], names=["region", "level"])
    frame = own.reindex(index, fill_value=0).reset_index()
    characters = frame["region"].map(length).fillna(0).astype("int64")
    share = (10000 * frame["n"] / characters.where(characters > 0)).where(frame["n"] > 0).astype("Float64")
    cut = truncated_regions(study)
    compared = " ".join(region for region in study.regions_in_order if region not in cut)
    return named(study, frame.assign(characters=characters, per_10k=share, truncated=frame["region"].isin(cut), compared=compared))


def citations_wide(found: pd.DataFrame, labels: str = "en") -> pd.DataFrame:
    """A table to read from `citations`: a row a document, those that most regions cite first, a column a region, times cited.

    The level of the issuing body stands in the first column; – where a region does not cite the document.
    """
    import pandas as pd

    place = {level: i for i, level in enumerate(LEVELS)}
    columns = found.drop_duplicates("region").sort_values(["region_order", "region"])
    rows = found.drop_duplicates("cited").assign(_level=lambda f: f["level"].map(place), _most=lambda f: -f["regions"])
    rows = rows.sort_values(["_most", "_level", "region_order", "cited"])
    times = {(row.cited, row.region): str(row.n) for row in rows_of(found)}
    body = [
        [word("levels", row.level, labels), *(times.get((row.cited, region), shown(None)) for region in columns["region"])]
        for row in rows_of(rows)
    ]
    head = [word("tables", "level", labels), *heads(columns.drop(columns="doc_id"), labels)]
    return pd.DataFrame(body, index=pd.Index(rows["name"].tolist(), dtype="str"), columns=head)

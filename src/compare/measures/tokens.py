"""Words of the texts: what jieba cuts, without stop words, figures, and the names of the places compared."""

from __future__ import annotations

import csv
import logging
import re
import warnings
from contextlib import suppress
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.measures.corpus import holds
from compare.measures.frames import rows_of
from compare.measures.scope import COUNTED
from compare.packaged import packaged_data
from compare.project import Project
from compare.study import PROCESSED

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

PLACES = Path(__file__).parents[1] / "vocab" / "places.csv"
"""Places by GB/T 2260 code, the one list of them in the package."""

WORD = re.compile(r"[A-Za-z\u3400-\u9fff]{2,}|\d+[A-Za-z]")
"""What a token is: two letters or Han characters or more, or a figure with a letter (5G)."""

RANKS = (
    *("特别行政区", "壮族自治区", "维吾尔自治区", "回族自治区", "自治区", "自治州"),
    *("地区", "新区", "高新区", "大学", "省", "市", "州", "盟", "县", "区", "师"),
)
"""What may follow the name of a place and belongs to its name."""

ALIAS = re.compile(r"以下简称[:：]?[“\"「]([^”\"」]{2,20})[”\"」]")


class Cut(NamedTuple):
    """One word as jieba cuts it, and where it stands in the text."""

    word: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence that counts, and its words."""

    sentence_id: str
    section_id: str
    start: int
    text: str
    words: list[Cut]


def tokens(study: Study) -> pd.DataFrame:
    """One row for each word of the policies: region, doc_id, sentence_id, section_id, start, end, token.

    Only sentences of kind body and item count. Words are those of jieba (its own dictionary and model, with the words
    that policy.yaml adds), Latin letters in lower case. Left out are single characters, figures, the stop words of
    policy.yaml, and the names of the places compared: every region of the study, what it lies in, its members, the
    provinces, prefectures and Corps cities of vocab/places.csv inside or above its areas, all with their rank (石河子, 石河子市,
    石河子大学), and the short form by which a text calls them (以下简称“…”). Names of other places stay: to whom a region
    turns is part of its policy. `Study.behind` opens any rows.
    """
    ids = tuple(study.policies["doc_id"])
    names = place_names(study)
    return study.once(("tokens", ids, names), lambda: _table(study, names)).copy()


def _table(study: Study, names: frozenset[str]) -> pd.DataFrame:
    import pandas as pd

    counted = study.sentences[study.sentences["kind"].isin(COUNTED)]
    by_document = dict(tuple(counted.groupby("doc_id")))
    rows = []
    for policy in rows_of(study.policies):
        cut = study.once(
            ("words", policy.doc_id), partial(_cut, study, by_document.get(policy.doc_id, counted.head(0)))
        )
        for sentence, word in _kept(cut, names):
            place = (sentence.sentence_id, sentence.section_id, word.start, word.end)
            rows.append((policy.region, policy.doc_id, *place, word.word.lower()))
    columns = ["region", "doc_id", "sentence_id", "section_id", "start", "end", "token"]
    whole = ("start", "end")
    return pd.DataFrame(rows, columns=columns).astype({name: "int64" if name in whole else "str" for name in columns})


def occurrences(study: Study, region: str, token: str) -> pd.DataFrame:
    """Where a region's policies use a token: those rows of `tokens`, which `Study.behind` opens."""
    rows = tokens(study)
    return rows[(rows["region"] == region) & (rows["token"] == token)].reset_index(drop=True)


def place_names(study: Study) -> frozenset[str]:
    """Names of the regions compared, of what they lie in, their members, and provinces and prefectures of their areas."""
    regions = study.regions[study.regions["region"].isin(study.regions_in_order)]
    cells = [*regions["members"], *regions["adcode"]]
    areas = {area.strip() for cell in cells for area in str(cell).split(";") if area.strip()}
    codes = sorted(area for area in areas if area.isdigit())
    said = [*regions["name_zh"], *regions["short_zh"], *regions["parent"], *(a for a in areas if not a.isdigit())]
    said += [name for code, name in _places().items() if any(holds(a, code) or holds(code, a) for a in codes)]
    return frozenset(name for full in said for name in (full, _stem(full)) if len(name) > 1)


def _stem(name: str) -> str:
    """A name without the word for its rank: 沧州 for 沧州市."""
    return name.removesuffix(next((r for r in RANKS if name.endswith(r) and len(name) > len(r) + 1), ""))


def _kept(sentences: list[Sentence], names: frozenset[str]) -> list[tuple[Sentence, Cut]]:
    """The words that are tokens.

    A name of two characters must be a word by itself (海南 is none in 上海南部); longer ones are looked for in the text,
    since jieba does not know them.
    """
    aliases = {alias for sentence in sentences for alias in ALIAS.findall(sentence.text)}
    own = names | {alias for alias in aliases if any(name in alias for name in names)}
    whole = {name + rank for name in own for rank in ("", *RANKS)}
    long = sorted((name for name in own if len(name) > 2), key=lambda name: (-len(name), name))
    spans = re.compile("|".join(map(re.escape, long)) or "(?!)")
    stop = stop_words()
    kept = []
    for sentence in sentences:
        named = [(m.start() + sentence.start, m.end() + sentence.start) for m in spans.finditer(sentence.text)]
        for cut in sentence.words:
            inside = any(cut.start < end and start < cut.end for start, end in named)
            if not inside and cut.word not in whole and cut.word.lower() not in stop and WORD.fullmatch(cut.word):
                kept.append((sentence, cut))
    return kept


def _cut(study: Study, sentences: pd.DataFrame) -> list[Sentence]:
    """Sentences and all their words, punctuation too."""
    jieba = segmenter(_cache(study))
    out = []
    for row in rows_of(sentences):
        words = [Cut(word, row.start + start, row.start + end) for word, start, end in jieba.tokenize(row.text)]
        out.append(Sentence(row.sentence_id, row.section_id, row.start, row.text, words))
    return out


def _cache(study: Study) -> Path:
    """Where jieba may keep its dictionary in a form that loads faster: the project's cache, or beside the tables."""
    parts = study.folder.parts[-len(PROCESSED.parts) :]
    root = study.folder.parents[len(PROCESSED.parts) - 1] if parts == PROCESSED.parts else study.folder
    return Project(root).cache / f"jieba-{version('jieba')}"


def segmenter(folder: Path) -> Any:
    """jieba's segmenter with the words of policy.yaml, loaded once; what loads faster it keeps in ``folder``."""
    ours = _own_jieba()
    if not ours.initialized:
        with suppress(OSError):  # without the folder it reads its own dictionary, half a second slower
            folder.mkdir(parents=True, exist_ok=True)
        ours.tmp_dir = str(folder)
        for word in _data("policy")["added"]["words"].split():
            ours.add_word(word)
    return ours


@cache
def _own_jieba() -> Any:
    """A segmenter of our own: what a user does to jieba's common one changes no result, and it logs nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba asks pkg_resources, and Python, for what both no longer like
        import jieba
    jieba.default_logger.setLevel(logging.CRITICAL)
    return jieba.Tokenizer()


@cache
def stop_words() -> frozenset[str]:
    """The stop words of policy.yaml, of all kinds."""
    kinds = _data("policy")["stop"]
    return frozenset(word for kind in kinds.values() for word in kind["words"].split())


@cache
def _places() -> dict[str, str]:
    """Short names of provinces, prefectures and the cities of the Corps, by GB/T 2260 code."""
    with PLACES.open(encoding="utf-8", newline="") as f:
        rows = [(row["adcode"], row["short_zh"]) for row in csv.DictReader(f)]
    return {code: name for code, name in rows if code.endswith("00") or code.startswith("6590")}


@cache
def _data(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = packaged_data(Path(__file__).with_name(f"{name}.yaml"))
    return loaded

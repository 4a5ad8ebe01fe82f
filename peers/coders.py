"""Codes of sentences as simple programs give them: a dictionary looked up in a segmenter's tokens, and a classifier."""

from __future__ import annotations

import logging
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from compare.vocab import read_yaml

Code = tuple[str, str]
GROUPS = 8
COLUMNS = {"sector": "sectors", "instrument": "instruments"}


class Sentence(NamedTuple):
    """One sentence of the gold: codes that count, as (scheme, code)."""

    doc_id: str
    start: int
    text: str
    codes: frozenset[Code]


def dictionary(sentences: Sequence[Sentence], folder: str) -> list[set[Code]]:
    """Codes of the vocabularies' terms that are tokens of jieba: no rules, no exclusions, no sections."""
    terms = _terms()
    lcut = _jieba(folder)
    return [{code for token in lcut(sentence.text) for code in terms.get(token, ())} for sentence in sentences]


def _terms() -> dict[str, set[Code]]:
    out: dict[str, set[Code]] = defaultdict(set)
    for scheme, keys in (("sector", ("match",)), ("instrument", ("phrases",))):
        for entry in read_yaml(f"{scheme}s"):
            for term in [term for key in keys for term in entry.get(key, ())]:
                more = entry.get("also", {}).get(term, ())
                out[term] |= {(scheme, str(name).split(".", maxsplit=1)[0]) for name in (entry["code"], *more)}
    return out


def _jieba(folder: str) -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, on newer Pythons
        import jieba
    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = folder
    lcut: Callable[[str], list[str]] = jieba.lcut
    return lcut


def classifier(sentences: Sequence[Sentence]) -> list[set[Code]]:
    """Codes by logistic regression on character n-grams of one to four.

    Texts are dealt into groups in the order of their ids; each group is coded by a model trained on the others, so that no
    text is coded by a model that has seen it.
    """
    out: list[set[Code]] = [set() for _ in sentences]
    dealt = {doc_id: i % GROUPS for i, doc_id in enumerate(sorted({sentence.doc_id for sentence in sentences}))}
    for group in sorted(set(dealt.values())):
        train = [sentence for sentence in sentences if dealt[sentence.doc_id] != group]
        asked = [i for i, sentence in enumerate(sentences) if dealt[sentence.doc_id] == group]
        for code, there in _trained(train, [sentences[i].text for i in asked]):
            for i, yes in zip(asked, there, strict=True):
                if yes:
                    out[i].add(code)
    return out


def _trained(train: Sequence[Sentence], texts: Sequence[str]) -> list[tuple[Code, Any]]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
    known, asked = grams.fit_transform([sentence.text for sentence in train]), grams.transform(texts)
    found = []
    for code in sorted({code for sentence in train for code in sentence.codes}):
        model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", random_state=0)
        model.fit(known, [code in sentence.codes for sentence in train])
        found.append((code, model.predict(asked)))
    return found

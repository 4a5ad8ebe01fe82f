"""The words of charts, in zh, en or both."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import UserError
from compare.packaged import packaged_data

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = {"zh": ("zh",), "en": ("en",), "both": ("zh", "en")}


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = packaged_data(Path(__file__).with_name("labels.yaml"))
    return words


def languages(labels: str) -> tuple[str, ...]:
    """The languages asked for; UserError with what is accepted."""
    if labels not in LANGUAGES:
        raise UserError(f"no labels {labels!r}", accepted=", ".join(LANGUAGES))
    return LANGUAGES[labels]


def text(part: str, key: str, labels: str, between: str = " ", **values: Any) -> str:
    """One text in the languages asked for; a value may itself be a pair (zh, en)."""
    entry = _words()[part][key]
    said = []
    for language in languages(labels):
        place = ("zh", "en").index(language)
        own = {name: value[place] if isinstance(value, tuple) else value for name, value in values.items()}
        said.append(str(entry[language]).format(**own))
    return between.join(dict.fromkeys(said))


def pair(part: str, key: str) -> tuple[str, str]:
    """A text in Chinese and English, to stand inside another; the key itself where it is no text of ours."""
    entry = _words()[part].get(key, {"zh": key, "en": key})
    return entry["zh"], entry["en"]


def names(frame: pd.DataFrame, of: str, labels: str, between: str = " ") -> list[str]:
    """Names in columns <of>_zh and <of>_en; where both are the same, once."""
    wanted = [frame[f"{of}_{language}"] for language in languages(labels)]
    return [between.join(dict.fromkeys(row)) for row in zip(*wanted, strict=True)]


def regions(frame: pd.DataFrame, labels: str, between: str = " ") -> list[str]:
    """Name of each row's region, with a word on a text that is cut off."""
    cut = text("words", "cut_off", labels)
    gap = "\n" if between == "\n" else " "
    said = zip(names(frame, "region", labels, between), frame["truncated"], strict=True)
    return [f"{name}{gap}({cut})" if gone else name for name, gone in said]


def counts(frame: pd.DataFrame, of: str) -> tuple[str, str]:
    """'Bingtuan 301, Guangxi 256' in Chinese and English: a denominator of each region, in order."""
    rows = frame.drop_duplicates("region").sort_values(["region_order", "region"])
    numbers = [f"{n:,.0f}" for n in rows[of]]
    zh = "、".join(f"{name}{n}" for name, n in zip(rows["region_zh"], numbers, strict=True))
    # A no-break space, so that a line never ends between a name and its number.
    en = ", ".join(f"{name}\N{NO-BREAK SPACE}{n}" for name, n in zip(rows["region_en"], numbers, strict=True))
    return zh, en

"""All that the page holds, and how it stands in it: as JSON that no text can break out of."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.measures.frames import rows_of
from compare.measures.names import names_of
from compare.packaged import packaged_data
from compare.report.citing import citation
from compare.report.explorer.figures import Card, HeatMap, cards, heat_maps
from compare.report.explorer.schemes import Scheme, schemes
from compare.report.explorer.targets import Ground, Pair, ground, look_alikes
from compare.report.explorer.texts import Document, Terms, documents

if TYPE_CHECKING:
    from compare.study import Study

Names = tuple[str, str]

NAMES = ("kinds", "functions", "groups", "missing")
"""What `measures.names_of` names; the other names stand in words.yaml."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region as the page names it; ``truncated`` where a text of it is cut off."""

    id: str
    zh: str
    en: str
    long_zh: str
    long_en: str
    colour: str
    truncated: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What the page shows, places instead of names; ``terms`` lists the words that places of documents refer to.

    ``source`` is the program and the corpus in short, ``cite`` how they are cited in full.
    """

    source: str
    cite: Names
    words: dict[str, Names]
    names: dict[str, dict[str, Names]]
    terms: dict[str, list[str]]
    regions: list[Region]
    schemes: list[Scheme]
    maps: list[list[HeatMap]]
    ground: list[Ground]
    alike: list[Pair]
    cards: list[Card]
    documents: list[Document]


def of(study: Study) -> Content:
    """The content of a study's page."""
    listed, terms = schemes(study), Terms()
    texts = documents(study, listed, terms)
    own, cited = _own_words(), citation(study)
    return Content(
        source=f"policy-compare {cited.version}, {cited.corpus}",
        cite=(cited.gbt, cited.line),
        words=own["words"],
        names={**{name: names_of(name) for name in NAMES}, **{k: v for k, v in own.items() if k != "words"}},
        terms=terms.listed,
        regions=_regions(study),
        schemes=listed,
        maps=[heat_maps(study, scheme) for scheme in listed],
        ground=ground(study),
        alike=look_alikes(study),
        cards=cards(study),
        documents=texts,
    )


@cache
def _own_words() -> dict[str, dict[str, Names]]:
    """Words of words.yaml in Chinese and English, by part."""
    parts = packaged_data(Path(__file__).with_name("words.yaml"))
    return {part: {key: (said["zh"], said["en"]) for key, said in entries.items()} for part, entries in parts.items()}


def _regions(study: Study) -> list[Region]:
    cut = set(study.policies.loc[study.policies["complete"] == "truncated", "region"])
    rows = {row.region: row for row in rows_of(study.policies.drop_duplicates("region"))}
    names = [rows[region] for region in study.regions_in_order]
    return [Region(r.region, r.short_zh, r.short_en, r.name_zh, r.name_en, r.colour, r.region in cut) for r in names]


def as_json(content: Content) -> str:
    """The content as JSON for a script element: no < > & in it, so that nothing a policy says can end the element."""
    plain: dict[str, Any] = asdict(content)
    for scheme in plain["schemes"]:
        del scheme["_places"]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text

"""What each figure measures, whose, where and in which prices: the fields in which two figures must agree to be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from compare.measures.figures import NO_PRICES, UNKNOWN, data, half_width, prices, unit
from compare.measures.places import Places, readers

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study

_BASE = re.compile(r"(?:较|比|是|在)(20[0-9]{2})年(?![^,;。]*[,;。])")
_NEAR = 24
"""Characters before a figure in which the year that it is counted from stands."""

MONEY = ("yuan", "dollars", "euros", "hong_kong_dollars")
WITHOUT_PRICES = ("share_gdp", "share_industry", "share_area", "share", "change", "change_gdp", "change_industry", "change_share")
NOT_SAID = "named in scope"
"""How the population of an indicator ends that only the words of a text can tell."""


def measured(study: Study, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of quantities with concept, statistic, population, kind, place, group, base_said, prices and dimension.

    - concept, statistic, population, kind: those of the indicator's code, '' where it has none;
    - place: the part of the region that the figure is for, '' for the whole: from the words (scope), else from a label
      in front of it (昌吉国家高新区:…), else from a heading above it that names a place and nothing else;
    - group: what else the words restrict the figure to, as written but for signs and endings (figures.yaml);
    - base_said: the year that the words just before the figure count from (较2020年, 比2020年);
    - prices: real, nominal or unknown for money and what is counted in it, '' for all else (`figures.prices`);
    - dimension: what its unit measures (`figures.unit`).
    """
    import pandas as pd

    fields = ["concept", "statistic", "population", "kind"]
    known = study.indicators.set_index("indicator_code")[fields]
    frame = rows.merge(known, left_on="indicator_code", right_index=True, how="left")
    frame = frame.fillna(dict.fromkeys(fields, ""))
    where = _Where(study)
    cut = [where.of(row) for row in frame[["doc_id", "sentence_id", "start", "scope"]].values.tolist()]
    return frame.assign(
        place=[place for place, _ in cut],
        group=[group for _, group in cut],
        base_said=pd.array([where.base(row) for row in frame[["sentence_id", "start"]].values.tolist()], dtype="Int64"),
        prices=_prices(study, frame),
        dimension=[unit(written).dimension for written in frame["unit"]],
    )


class _Where:
    """Reads place and group of figures; what headings say is looked up once a section."""

    def __init__(self, study: Study) -> None:
        by_region = readers(study)
        region = dict(zip(study.policies["doc_id"], study.policies["region"], strict=True))
        self._readers = {doc_id: by_region[name] for doc_id, name in region.items()}
        sections = study.sections[study.sections["doc_id"].isin(region)]
        columns = ["doc_id", "section_id", "parent", "level", "number", "heading"]
        self._sections: dict[str, list[Any]] = {row[1]: row for row in sections[columns].values.tolist()}
        self._of_section: dict[str, str] = {"": ""}
        texts = study.sentences[["sentence_id", "section_id", "start", "text"]].values.tolist()
        self._sentences: dict[str, list[Any]] = {row[0]: row for row in texts}

    def of(self, row: list[Any]) -> tuple[str, str]:
        """Place and group of a figure."""
        doc_id, sentence_id, start, scope = row
        reader = self._readers[doc_id]
        place, rest = reader.split(scope)
        sentence = self._sentences.get(sentence_id)
        if sentence is not None and not place and not reader.is_whole(scope):
            _, section, begin, text = sentence
            place = reader.label(text, start - begin) or self._heading(section, reader)
        return place, normal(rest)

    def base(self, row: list[Any]) -> int | None:
        """The year that a figure is counted from, as the words before it in its clause say."""
        sentence_id, start = row
        sentence = self._sentences.get(sentence_id)
        if sentence is None:
            return None
        _, _, begin, text = sentence
        found = _BASE.findall(half_width(text[max(0, start - begin - _NEAR) : start - begin]))
        return int(found[-1]) if found else None

    def _heading(self, section_id: str, reader: Places) -> str:
        if section_id not in self._of_section:
            row = self._sections.get(section_id)
            place = ""
            if row is not None:
                _, _, parent, level, number, heading = row
                place = (reader.heading(heading, number) if level else "") or self._heading(parent, reader)
            self._of_section[section_id] = place
        return self._of_section[section_id]


def normal(group: str) -> str:
    """What a figure is restricted to, so written that two ways to write one thing are alike.

    >>> normal("战略新兴产业"), normal("国家级"), normal("规上食品"), normal("战略性新兴")
    ('战略性新兴', '国家', '规模以上食品', '战略性新兴')
    """
    for written, meant in data()["aliases"].items():
        group = group.replace(written, meant)
    endings = tuple(data()["endings"])
    while group.endswith(endings) and group not in endings:
        group = group[: -len(next(end for end in endings if group.endswith(end)))]
    return group.strip("…")


def _prices(study: Study, frame: pd.DataFrame) -> list[str]:
    money = _in_money(study)
    texts = study.sentences.set_index("sentence_id")[["start", "text"]].to_dict("index")
    spans: dict[str, list[tuple[int, int]]] = {}
    columns = ["sentence_id", "start", "end"]
    for sentence_id, start, end in study.quantities[columns].values.tolist():
        spans.setdefault(sentence_id, []).append((start, end))
    found = []
    columns = ["sentence_id", "start", "indicator", "indicator_code", "statistic", "unit"]
    for sentence_id, start, words, code, statistic, written in frame[columns].values.tolist():
        priced = code.partition(".")[0] in money or (not code and re.split(" per ", unit(written).dimension)[0] in MONEY)
        if not priced or statistic in WITHOUT_PRICES:
            found.append(NO_PRICES)
            continue
        said = prices(words, 0, [])
        sentence = texts.get(sentence_id)
        if said == UNKNOWN and sentence is not None:
            at = sentence["start"]
            own = [(a - at, b - at) for a, b in spans[sentence_id]]
            said = prices(sentence["text"], start - at, own)
        found.append(said)
    return found


def _in_money(study: Study) -> set[str]:
    """Indicators, without their statistic, whose level is money or counted in it."""
    level = study.indicators[study.indicators["statistic"] == "level"]
    pairs = zip(level["indicator_code"], level["unit"], strict=True)
    return {code.partition(".")[0] for code, written in pairs if unit(written).dimension.split(" per ")[0] in MONEY}

"""Names, order and colours that charts and tables show beside ids; and the table that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.measures.frames import rows_of
from compare.packaged import packaged_data

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


@cache
def names_of(what: str) -> dict[str, tuple[str, str]]:
    """Chinese and English name of each value of ``what`` (groups, functions, kinds), in the order of display."""
    names = packaged_data(Path(__file__).with_name("names.yaml"))[what]
    return {value: (name["zh"], name["en"]) for value, name in names.items()}


REGION = {"short_zh": "region_zh", "short_en": "region_en", "order": "region_order", "colour": "colour"}


def named(study: Study, frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with region_zh, region_en, region_order and colour beside its column region; rows keep their order."""
    names = study.regions[["region", *REGION]].rename(columns=REGION)
    return frame.merge(names, on="region", how="left", validate="many_to_one")


def truncated_regions(study: Study) -> set[str]:
    """Regions of which a policy is cut off."""
    return set(study.policies.loc[study.policies["complete"] == "truncated", "region"])


def bilingual(zh: Iterable[str], en: Iterable[str], labels: str = "en") -> list[str]:
    """Names in the language asked for: zh, en, or both with a space between."""
    if labels == "zh":
        return list(zh)
    return list(en) if labels == "en" else [f"{a} {b}" for a, b in zip(zh, en, strict=True)]


def word(what: str, value: str, labels: str = "en") -> str:
    """One name of `names_of` in the language asked for; where both are the same, once."""
    zh, en = names_of(what)[value]
    return zh if zh == en else bilingual([zh], [en], labels)[0]


def heads(columns: pd.DataFrame, labels: str = "en") -> list[str]:
    """Name above each column: of the region, with the document where a region has several, and whether it is cut off."""
    names = bilingual(columns["region_zh"], columns["region_en"], labels)
    several = columns["region"].duplicated(keep=False)
    ids = columns["doc_id"] if "doc_id" in columns else columns["region"]
    names = [f"{name} ({doc})" if more else name for name, doc, more in zip(names, ids, several, strict=True)]
    cut_off = word("missing", "cut off", labels)
    return [f"{name} ({cut_off})" if cut else name for name, cut in zip(names, columns["truncated"], strict=True)]


def wide(frame: pd.DataFrame, value: str = "share", labels: str = "en") -> pd.DataFrame:
    """A table to read: a row a label, a column a region (or text), as text; '–' for none, with other reasons as words.

    Shares are percentages. The last row gives the denominator: the column units, or total.
    """
    import pandas as pd

    by = "doc_id" if "doc_id" in frame else "region"
    columns = frame.drop_duplicates(by).sort_values(["region_order", by])
    rows = frame.drop_duplicates("label").sort_values(["label_order", "label"])
    cells = {(getattr(row, by), row.label): _cell(row, value, labels) for row in rows_of(frame)}
    body = [[cells.get((column, label), shown(None)) for column in columns[by]] for label in rows["label"]]
    names = bilingual(rows["label_zh"], rows["label_en"], labels)
    unit = word(
        "rulers", frame["ruler"].iloc[0] if "units" in frame else "uses" if "ruler" in frame else "characters", labels
    )
    total = [f"{count:,.0f}" for count in columns["units" if "units" in frame else "total"]]
    return pd.DataFrame([*body, total], index=pd.Index([*names, f"n ({unit})"]), columns=heads(columns, labels))


def _cell(row: Any, value: str, labels: str) -> str:
    status = getattr(row, "status", "ok")
    return (
        shown(getattr(row, value), percent=value.startswith("share"))
        if status == "ok"
        else word("missing", status, labels)
    )


def shown(value: Any, percent: bool = False) -> str:
    """A value as a reader's table prints it: '–' for what is missing, thousands apart, at most two decimals."""
    import pandas as pd

    if value is None or value is pd.NA or value == "" or pd.isna(value):
        return names_of("missing")["none"][0]
    if isinstance(value, str):
        return value
    return f"{value:.1%}" if percent else f"{value:,.2f}".rstrip("0").rstrip(".")


YEARS = ("period_start", "period_end")
PERCENT = ("coded", "with_deadline", "with_baseline", "with_range", "binding", "expected", "with_figure", "task_deadline", "covered", "leading", "declared_share")
SHARES = ("share", "specific", "formula", "inherited", "similarity")
"""Columns that `listing` shows in percent."""


def listing(frame: pd.DataFrame, what: str, labels: str = "en") -> pd.DataFrame:
    """A table to read: a row for each row of ``frame``, a column for each of ``what`` (words, reuse, passages …), as text.

    A column that the frame has in two languages (label_zh, label_en) is named without them. The first column heads the rows.
    """
    import pandas as pd

    names = names_of(what)
    body = {}
    for name, (zh, en) in names.items():
        both = f"{name}_zh" in frame
        values = bilingual(frame[f"{name}_zh"], frame[f"{name}_en"], labels) if both else frame[name]
        body[bilingual([zh], [en], labels)[0]] = [shown(v, percent=name in SHARES) for v in values]
    table = pd.DataFrame(body)
    table = table.set_index(first := table.columns[0])
    # Above the heads of the rows, not in a line of its own below those of the columns.
    return table.rename_axis(index=None, columns=first)


def card(frame: pd.DataFrame, what: str, labels: str = "en") -> pd.DataFrame:
    """A table to read: a row for each of ``what`` (facts, size, totals), a column for each row of ``frame``, as text."""
    import pandas as pd

    names = names_of(what)
    body = [
        [str(v) if name in YEARS and not pd.isna(v) else shown(v, percent=name in PERCENT) for v in frame[name]]
        for name in names
    ]
    index = bilingual([zh for zh, _ in names.values()], [en for _, en in names.values()], labels)
    return pd.DataFrame(body, index=pd.Index(index), columns=heads(frame, labels))

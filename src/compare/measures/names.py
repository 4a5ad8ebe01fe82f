"""Names, order and colours that charts and tables show beside ids; and the table that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from compare.measures.frames import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


@cache
def names_of(what: str) -> dict[str, tuple[str, str]]:
    """Chinese and English name of each value of ``what`` (groups, functions, kinds), in the order of display."""
    with Path(__file__).with_name("names.yaml").open(encoding="utf-8") as f:
        names = yaml.safe_load(f)[what]
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


MISSING = {"none": "–", "too few": "too few", "no units": "n/a"}
"""What a reader's table shows in place of a share that is missing."""


def wide(frame: pd.DataFrame, value: str = "share", labels: str = "en") -> pd.DataFrame:
    """A table to read: a row a label, a column a region, percentages as text; '–' for none, with reasons as words.

    The last row gives the denominator, the column of the frame called units or, for an instrument mix, total.
    """
    import pandas as pd

    columns = frame.drop_duplicates("region").sort_values(["region_order", "region"])
    rows = frame.drop_duplicates("label").sort_values(["label_order", "label"])
    of = "units" if "units" in frame else "total"
    cells = {
        (row.region, row.label): f"{getattr(row, value):.1%}" if row.status == "ok" else MISSING[row.status]
        for row in rows_of(frame)
    }
    body = [[cells[region, label] for region in columns["region"]] for label in rows["label"]]
    head = bilingual(columns["region_zh"], columns["region_en"], labels)
    head = [f"{name} (cut off)" if cut else name for name, cut in zip(head, columns["truncated"], strict=True)]
    names = bilingual(rows["label_zh"], rows["label_en"], labels)
    total = [f"{count:,.0f}" for count in columns[of]]
    return pd.DataFrame([*body, total], index=pd.Index([*names, f"n ({frame['ruler'].iloc[0]})"]), columns=head)

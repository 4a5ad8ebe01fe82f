"""Whether a result hangs on one text: the same measure with each region left out in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def leaving_each_out(study: Study, measure: Callable[[Study], pd.DataFrame]) -> pd.DataFrame:
    """What ``measure`` gives of the study without each of its regions in turn, one result below the other.

    ``omitted``, ``omitted_zh`` and ``omitted_en`` say which region is left out; its own rows are missing there. Regions are left
    out in order. There are no rows where the study has one region, since then nothing would be left.
    """
    import pandas as pd

    zh, en = study.short_names("zh"), study.short_names("en")
    parts = []
    for region in study.regions_in_order if len(study.regions_in_order) > 1 else ():
        about = {"omitted": region, "omitted_zh": zh[region], "omitted_en": en[region]}
        parts.append(measure(study.without(region)).assign(**about))
    if not parts:
        return measure(study).iloc[:0].assign(omitted="", omitted_zh="", omitted_en="")
    return pd.concat(parts, ignore_index=True)

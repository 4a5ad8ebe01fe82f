"""How a region's uses of a scheme divide over its codes: what contrasts and breadth are computed from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare.measures.counts import attributions, by_region
from compare.measures.emphasis import coded_sentences
from compare.measures.intervals import Draws, resample
from compare.measures.names import named, truncated_regions
from compare.measures.scope import TOO_FEW, Level, Only, Ruler, View, labels, left_out, scope

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from compare.study import Study


@dataclass(frozen=True)
class Composition:
    """Uses of every region: one code in one unit of the ruler is one use, as in `mix.instrument_mix`.

    ``counts`` has a row a region and a column a label; ``coded`` the coded sentences of each region, which say whether it
    has too few; ``asked`` what was asked for, as columns of a result.
    """

    study: Study
    names: pd.DataFrame
    carried: pd.DataFrame
    counts: pd.DataFrame
    coded: dict[str, int]
    asked: dict[str, str]
    without: dict[str, int]

    @property
    def regions(self) -> list[str]:
        """All regions with a policy, in order."""
        return list(self.counts.index)

    @property
    def whole(self) -> list[str]:
        """Regions that may be compared: with uses, 20 coded sentences and no text that is cut off."""
        return [region for region, why in self.status.items() if why == "ok"]

    @cached_property
    def status(self) -> dict[str, str]:
        """Why a region may not be compared: "no units", "too few", "truncated"; else "ok"."""
        total, cut = self.counts.sum(axis=1), truncated_regions(self.study)
        return {
            region: "no units"
            if not total[region]
            else "too few"
            if self.coded.get(region, 0) < TOO_FEW
            else "truncated"
            if region in cut
            else "ok"
            for region in self.counts.index
        }

    def draws(self) -> dict[str, Draws]:
        """Each region's uses drawn anew, section by section (`intervals.resample`)."""
        uses = self.carried.assign(weight=self.carried["amount"])
        rows, listed = by_region(uses), list(self.counts.columns)
        return {
            region: resample(part := rows.get(region, uses.iloc[:0]), part, listed, region)
            for region in self.counts.index
        }

    def shares(self) -> np.ndarray:
        """Counts over the region's total (a row a region); NaN in the row of a region without uses."""
        import numpy as np

        counts = self.counts.to_numpy(dtype=float)
        total = counts.sum(axis=1, keepdims=True)
        shares: np.ndarray = np.divide(counts, total, out=np.full_like(counts, np.nan), where=total > 0)
        return shares

    def rows(self) -> pd.DataFrame:
        """One row for each region and label, with its names: n, total, share and status ("none" where n is 0)."""
        import pandas as pd

        every = pd.MultiIndex.from_product([self.regions, self.names["label"]], names=["region", "label"])
        frame = pd.DataFrame({"n": self.counts.to_numpy().ravel()}, every).reset_index().merge(self.names, on="label")
        total = frame.groupby("region")["n"].transform("sum")
        status = frame["region"].map(self.status).replace("truncated", "ok")
        status = status.mask((status == "ok") & (frame["n"] == 0), "none")
        share = (frame["n"] / total).where(status == "ok").astype("Float64")
        return frame.assign(total=total, share=share, status=status.astype("str"))

    def finish(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A result with the names of its regions, how many coded sentences they have, and which may be compared."""
        return named(self.study, frame).assign(
            **self.asked,
            coded_sentences=frame["region"].map(self.coded).fillna(0).astype("int64"),
            without=frame["region"].map(self.without).fillna(0).astype("int64"),
            truncated=frame["region"].isin(truncated_regions(self.study)),
            compared=" ".join(self.whole),
        )


def composition(
    study: Study,
    scheme: str,
    ruler: Ruler = "sentences",
    view: View = "whole",
    level: Level = "code",
    only: Only | None = None,
) -> Composition:
    """The composition of every region, in the scope asked for."""
    within, names = scope(view, only), labels(study, scheme, level)
    carried = attributions(study, scheme, ruler, within, level)
    counts = carried.pivot_table(index="region", columns="label", values="amount", aggfunc="sum", fill_value=0.0)
    counts = counts.reindex(index=list(study.regions_in_order), columns=names["label"].tolist(), fill_value=0.0)
    asked = {"scheme": scheme, "level": level, "ruler": ruler, **within.columns}
    return Composition(
        study, names, carried, counts, coded_sentences(study, scheme, within), asked, left_out(study, within)
    )

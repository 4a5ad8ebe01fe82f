"""The same measure with each text left out in turn: what rests on one text alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from compare.study import Study

T = TypeVar("T")


def leaving_out(study: Study, measure: Callable[[Study], T]) -> dict[str, T]:
    """What ``measure`` gives without the texts of each region in turn, by region in order; nothing where there is one region."""
    regions = study.regions_in_order
    return {region: measure(study.without(region)) for region in regions} if len(regions) > 1 else {}

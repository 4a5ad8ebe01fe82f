"""Rows of a DataFrame as objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Each row with its columns as attributes; what a column holds is the frame's affair, not the type checker's."""
    return iter(frame.itertuples())

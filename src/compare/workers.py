"""How many worker processes a piece of work is worth."""

from __future__ import annotations

import os

# A worker starts, loads the vocabularies and sends its rows back; below so many characters for each that costs more than it saves.
WORTH_A_WORKER = 500_000


def worth(documents: int, characters: int) -> int:
    """The number of processes for so many documents of so many characters in all; 1 means this process alone."""
    return max(1, min(_cores(), documents, characters // WORTH_A_WORKER))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

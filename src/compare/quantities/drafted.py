"""A number that is a quantity, first as found in its clause, then with what its surroundings say of it."""

from __future__ import annotations

from typing import NamedTuple

from compare.quantities.candidates import Candidate
from compare.quantities.years import Anchor


class Draft(NamedTuple):
    """A number that is a quantity, in its clause ``norm[left:right]``."""

    one: Candidate
    left: int
    right: int
    unit_class: str
    anchor: Anchor


class Read(NamedTuple):
    """A draft with what its surroundings say of it; ``begin`` and ``stop`` close its comparator in."""

    draft: Draft
    sign: str
    begin: int
    stop: int
    role: str
    rule: str
    anchor: Anchor

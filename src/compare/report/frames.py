"""What the measures say of a study, each computed once: what notebooks call by hand, the exports of a report share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compare import measures
from compare.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


@dataclass(frozen=True, slots=True)
class Call:
    """A function by name, and its options; in data files ``{emphasis: {scheme: sector}}``."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Any) -> Call:
        """The call that an entry of a data file stands for: a name, or a name with options."""
        if isinstance(entry, str):
            return cls(entry)
        ((name, options),) = entry.items()
        return cls(name, options or {})

    @classmethod
    def several(cls, entry: Any) -> tuple[Call, ...]:
        """The calls of an entry: none, one, or a list of them."""
        return tuple(map(cls.read, entry if isinstance(entry, list) else [entry] if entry else []))


class Frames:
    """The frames of a study by measure and options, computed when first asked for; nobody changes them."""

    def __init__(self, study: Study) -> None:
        """Of this study; nothing is computed yet."""
        self.study = study
        self._made: dict[tuple[str, str], Any] = {}

    def __call__(self, measure: str, **options: Any) -> pd.DataFrame:
        """What ``measures.<measure>(study, **options)`` gives; UserError where there is no such measure."""
        frame: pd.DataFrame = self.made(Call(measure, options))
        return frame

    def made(self, call: Call) -> Any:
        """What a measure gives, where that is no frame but a record of several, too.

        With the option ``of``, the name of another measure, it is given what that one gives in place of the study.
        """
        if call.name not in measures.__all__:
            raise UserError(f"no measure is called {call.name!r}", accepted=", ".join(measures.__all__))
        key = call.name, repr(sorted(call.options.items()))
        if key not in self._made:
            of = call.options.get("of", "")
            options = {name: value for name, value in call.options.items() if name != "of"}
            self._made[key] = getattr(measures, call.name)(self.made(Call(of)) if of else self.study, **options)
        return self._made[key]

    def of(self, *calls: Call) -> list[Any]:
        """What these calls give, in order."""
        return [self.made(call) for call in calls]

"""Compare regional industrial policies written in Chinese.

Three names carry a study: `annotate` turns a text into records, `load` opens the tables of a corpus as a `Study`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.annotate import annotate

if TYPE_CHECKING:
    from compare.study import Study, load

__version__ = "0.1.0"
__all__ = ["Study", "__version__", "annotate", "load"]


def __getattr__(name: str) -> Any:
    """`load` and `Study` on first use: they bring pandas, which a user of `annotate` never waits for."""
    if name in {"load", "Study"}:
        from compare import study

        return getattr(study, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

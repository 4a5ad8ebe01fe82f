"""What comes out of a file: its text, which of its lines belong to the page, and how it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters that show nothing and stand inside words of copied pages: zero-width spaces and joiners, soft hyphens, marks
# of direction, byte-order marks in the middle, variation selectors. With them in it, no term would be found.
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0100-\U000e01ef]"
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read; ``furniture`` are spans of whole lines that belong to the page and not to the policy.

    ``how`` says in words how the bytes were read (an encoding, or the kind of file), ``notes`` what a reader should know
    of it, ``url`` is the address that a page gives as its own.
    """

    text: str
    how: str
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    url: str = ""


class Lines:
    """A text on its way, one block a line, each marked as the policy's or the page's."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, bool]] = []

    def add(self, text: str, *, furniture: bool = False) -> None:
        """One block; line breaks inside it stay, blocks without a character that shows are left out."""
        for line in text.splitlines():
            if visible(line).strip():
                self._lines.append((line.rstrip(), furniture))

    def reading(self, how: str, notes: tuple[str, ...] = (), url: str = "") -> Reading:
        """All blocks as a text, each on a line of its own."""
        parts: list[str] = []
        spans: list[Span] = []
        at = hidden = 0
        for line, furniture in self._lines:
            shown = visible(line)
            hidden += len(line) - len(shown)
            parts.append(shown)
            if furniture:
                spans.append((at, at + len(shown)))
            at += len(shown) + 1
        return Reading("".join(f"{part}\n" for part in parts), how, tuple(spans), notes + invisible(hidden), url)


def visible(text: str) -> str:
    """The text without characters that show nothing."""
    return _INVISIBLE.sub("", text)


def invisible(count: int) -> tuple[str, ...]:
    """What to say of characters that were left out, if any were."""
    return (f"{count} invisible characters inside the text were left out",) if count else ()

"""Where an offset lies: its sentence, its section, and the item that an agency serves."""

from __future__ import annotations

from bisect import bisect_right

from compare.models import Document, Section, Sentence


class Places:
    """Look-ups in the sentences and sections of one document."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._starts = [sentence.start for sentence in doc.sentences]
        self._sections = {section.section_id: section for section in doc.sections}
        self._chains: dict[str, list[Section]] = {"": []}

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that holds the offset, or the last one before it; None before the first."""
        i = bisect_right(self._starts, at) - 1
        return self._doc.sentences[i] if i >= 0 else None

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return self._sections.get(section_id)

    def chain(self, section_id: str) -> list[Section]:
        """The section and those above it, deepest first."""
        if section_id not in self._chains:
            section = self._sections.get(section_id)
            self._chains[section_id] = [section, *self.chain(section.parent)] if section is not None else []
        return self._chains[section_id]

    def item(self, sentence: Sentence, start: int, end: int, ends: list[int]) -> tuple[int, int]:
        """Start and end of what a statement of duty serves: the lowest numbered unit, else the section, else the line.

        ``ends`` is where the statements of the document end that close what they serve: a unit with several of them is
        shared out, each serving the text before it.
        """
        low, high = self._unit(sentence, start, end)
        inside = [at for at in ends if low < at <= high]
        if len(inside) > 1:
            low = max((at for at in inside if at <= start), default=low)
            high = end
        text = self._doc.text
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        return low, high

    def _unit(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        unit = self._sections.get(sentence.item_id) or self._sections.get(sentence.section_id)
        if unit is not None and unit.start <= start < unit.body_end and unit.level > 0:
            return unit.start, unit.body_end
        text = self._doc.text
        low = text.rfind("\n", 0, start) + 1
        if low == start and low:  # a statement on a line of its own serves the line before
            low = text.rfind("\n", 0, low - 1) + 1
        high = text.find("\n", end)
        return low, high if high >= 0 else len(text)

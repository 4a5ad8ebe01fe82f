"""The numbers that Word draws before paragraphs of lists (第一章, 一、, (一), 1.); they stand in no run of the text.

After ECMA-376 part 1, section 17.9: a paragraph, or its style, names a list and a level; the level gives start, form of
the number and the text around it; a paragraph of a level starts all deeper ones anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.intake.word_xml import W, is_on, style_of, value

if TYPE_CHECKING:
    from docx.document import Document

_DIGITS = "〇一二三四五六七八九"
_LEVELS = 9


class _Level(NamedTuple):
    """A level of a list: where it starts, the form of its number, the text around it (%1), whether all are decimal."""

    start: int
    form: str
    text: str
    legal: bool


class Numbers:
    """Counts the paragraphs of each list as they come."""

    def __init__(self, document: Document) -> None:
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._of_styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[tuple[str, int]] = set()
        self._read_lists(document)
        self._read_styles(document)

    def label(self, paragraph: Any) -> str:
        """The number before a paragraph, as Word draws it; '' where it has none, or a bullet."""
        number, place = self._of(paragraph)
        level = self._levels.get((self._lists.get(number, ""), place))
        if level is None:
            return ""
        counts = self._count(number, place, level)
        text = level.text
        for i in range(_LEVELS):
            if f"%{i + 1}" in text:
                shown = self._levels.get((self._lists[number], i), level)
                form = "decimal" if level.legal else shown.form
                text = text.replace(f"%{i + 1}", numeral(counts[i] or shown.start, form))
        if level.form == "bullet" or not text.strip():
            return ""
        return text if not text[-1].isalnum() else f"{text} "

    def _count(self, number: str, place: int, level: _Level) -> list[int | None]:
        counts = self._counts.setdefault(self._lists[number], [None] * _LEVELS)
        begun = counts[place]
        fresh = (number, place) in self._starts and (number, place) not in self._met
        self._met.add((number, place))
        counts[place] = self._starts[number, place] if fresh else level.start if begun is None else begun + 1
        counts[place + 1 :] = [None] * (_LEVELS - place - 1)
        return counts

    def _of(self, paragraph: Any) -> tuple[str, int]:
        style = self._of_styles.get(style_of(paragraph), ("", 0))
        own = _numbered(paragraph.find(W + "pPr"))
        if own is None:
            return style
        number, place = own
        return number or style[0], style[1] if place is None else place

    def _read_lists(self, document: Document) -> None:
        root = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if root is None:
            return
        from docx.oxml import parse_xml

        element = getattr(root, "element", None)
        for child in element if element is not None else parse_xml(root.blob):
            if child.tag == W + "abstractNum":
                for level in child.findall(W + "lvl"):
                    self._read_level(str(child.get(W + "abstractNumId")), level)
            elif child.tag == W + "num":
                self._read_list(child)

    def _read_list(self, element: Any) -> None:
        number = str(element.get(W + "numId"))
        base = element.find(W + "abstractNumId")
        self._lists[number] = value(base) if base is not None else ""
        for change in element.findall(W + "lvlOverride"):
            start = change.find(W + "startOverride")
            if start is not None:
                self._starts[number, _integer(change.get(W + "ilvl"))] = _integer(value(start), 1)

    def _read_level(self, base: str, element: Any) -> None:
        def of(name: str, otherwise: str) -> str:
            found = element.find(W + name)
            return value(found) if found is not None else otherwise

        level = _Level(_integer(of("start", "1"), 1), of("numFmt", "decimal"), of("lvlText", ""), is_on(element.find(W + "isLgl")))
        self._levels[base, _integer(element.get(W + "ilvl"))] = level

    def _read_styles(self, document: Document) -> None:
        """Lists that styles name; a style takes that of the style it is based on."""
        elements = {str(style.style_id): style.element for style in document.styles}
        for name, element in elements.items():
            seen: set[str] = set()
            while element is not None and name not in self._of_styles:
                found = _numbered(element.find(W + "pPr"))
                if found is not None and found[0]:
                    self._of_styles[name] = (found[0], found[1] or 0)
                base = element.find(W + "basedOn")
                above = value(base) if base is not None else ""
                element = elements.get(above) if above not in seen else None
                seen.add(above)


def _numbered(properties: Any) -> tuple[str, int | None] | None:
    """List and level that properties name; a list '0' is none."""
    numbered = properties.find(W + "numPr") if properties is not None else None
    if numbered is None:
        return None
    number, place = numbered.find(W + "numId"), numbered.find(W + "ilvl")
    return value(number) if number is not None else "", _integer(value(place)) if place is not None else None


def _integer(text: Any, otherwise: int = 0) -> int:
    return int(text) if str(text).isdigit() else otherwise


def numeral(n: int, form: str) -> str:
    """A number in a form of Word's; forms that no Chinese plan uses come out in digits.

    >>> numeral(21, "chineseCountingThousand"), numeral(3, "decimalEnclosedCircle"), numeral(4, "upperRoman")
    ('二十一', '③', 'IV')
    """
    return _FORMS.get(form, str)(n)


def _chinese(n: int) -> str:
    if not 0 < n < 1000:
        return str(n)
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _digits(n: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(n))


def _circled(n: int) -> str:
    return chr(0x2460 + n - 1) if 0 < n <= 20 else f"({n})"


def _letters(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _roman(n: int) -> str:
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for worth, sign in signs:
        count, n = divmod(n, worth)
        text += sign * count
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"),
        _chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "none": lambda _: "",
}

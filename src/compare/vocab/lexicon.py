"""All terms of all vocabularies in one automaton, and the one pass over a text that finds them.

Terms stand in layers: all sectors in one, each instrument in one of its own, action words in one. In each layer the
leftmost-longest term wins, and an exclusion that wins names nothing there: 农业局 hides 农业, 研发费用 hides 研发 from R&D
while the layer of taxes still reads 研发费用加计扣除.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import ahocorasick

from compare.vocab import derived, read_yaml

SECTORS, VERBS, MARKS = "sectors", "verbs", "marks"


class Code(NamedTuple):
    """A first-level code and its second level (empty where the scheme has none)."""

    code: str
    subcode: str


class Reading(NamedTuple):
    """A rule of an instrument that a term takes part in: the action words it needs, how near (0: same clause), and whether
    the term must close its phrase (集群, not 集群基金).
    """

    verbs: int
    within: int
    rule: str
    code: Code
    closes: bool = False


@dataclass(slots=True)
class Cue:
    """What a cue term can do: act (``verb``, a set of class bits; ``acts`` where it begins with such a word), rest (依托 …), name a purpose (用于), be acted on, or
    speak for itself. Most cues in a text do nothing but act.
    """

    verb: int = 0
    acts: bool = False
    only_acts: bool = False
    adjunct: bool = False
    purpose: bool = False
    needs: int = 0  # the action words of all its objects
    objects: tuple[Reading, ...] = ()
    spoken: frozenset[str] = frozenset()  # the codes of its phrases
    phrases: tuple[Reading, ...] = ()


class Sector(NamedTuple):
    """What a sector term names: one code or more. A part (轴承, 变速箱) goes into the machines of other industries."""

    rule: str
    codes: tuple[Code, ...]
    is_part: bool = False


# A term found, ``norm[start:end]``, and what it stands for. Plain tuples: a text holds one every five characters.
SectorHit = tuple[int, int, Sector]
CueHit = tuple[int, int, Cue]
MarkHit = tuple[int, int, str]


# Layer, length of the term, what it stands for there (None: nothing), whether it is Latin.
_Meaning = tuple[int, int, Any, bool]


class Hits(NamedTuple):
    """Hits of one text in order: sector terms, cue terms of all instruments and action words together, planning marks."""

    sectors: list[SectorHit]
    cues: list[CueHit]
    marks: list[MarkHit]


class Lexicon:
    """The automaton over all terms."""

    def __init__(self) -> None:
        self._layers: list[str] = []
        self._terms: dict[str, dict[int, Any]] = {}
        self._sectors, self._verbs, self._marks = map(self._layer, (SECTORS, VERBS, MARKS))
        self.verb_bits = {name: 1 << i for i, name in enumerate(read_yaml("verbs")["classes"])}
        self.given = {
            where: sum(self.verb_bits[name] for name in names) for where, names in read_yaml("verbs")["given"].items()
        }
        self._acting = {word for words in read_yaml("verbs")["classes"].values() for word in words}
        self._lengths = sorted({len(word) for word in self._acting})
        self._load_sectors()
        self._load_verbs()
        for entry in read_yaml("instruments"):
            self._load_instrument(entry)
        self._hide_agencies()
        # Terms stand in it from their end to their beginning, and texts are read so (see `scan`).
        self._automaton = ahocorasick.Automaton()
        begun: list[str] = []  # the term, and before it the shorter ones that it begins with
        for term in sorted(self._terms):
            while begun and not term.startswith(begun[-1]):
                begun.pop()
            begun.append(term)
            self._automaton.add_word(_halves(term[::-1]), self._meanings(begun))
        self._automaton.make_automaton()

    def _hide_agencies(self) -> None:
        """Agencies name nothing in any layer that has a term inside their name: 农业局 hides 农业, 知识产权局 知识产权."""
        inside = ahocorasick.Automaton()
        for term, roles in self._terms.items():
            inside.add_word(term, tuple(roles))
        inside.make_automaton()
        for agency in read_yaml("agencies")["agencies"]:
            for name in agency["match"]:
                layers = {layer for _, found in inside.iter(name) for layer in found}
                for layer in sorted(layers - self._terms.get(name, {}).keys()):
                    self._terms.setdefault(name, {})[layer] = None

    def _layer(self, name: str) -> int:
        if name not in self._layers:
            self._layers.append(name)
        return self._layers.index(name)

    def _load_sectors(self) -> None:
        layer = self._sectors
        for entry in read_yaml("sectors"):
            code = Code(entry["code"], entry["subcode"])
            also, parts = entry.get("also", {}), set(entry.get("parts", ()))
            for term in entry["match"]:
                more = tuple(_code(name) for name in also.get(term, ()))
                rule = f"{entry['subcode'] or entry['code']}:{term}"
                self._terms.setdefault(term, {})[layer] = Sector(rule, (code, *more), term in parts)
            for term in entry["exclude"]:
                self._terms.setdefault(term, {})[layer] = None

    def _load_verbs(self) -> None:
        layer = self._verbs
        verbs = read_yaml("verbs")
        for name, words in verbs["classes"].items():
            for word in words:
                cue = self._cue(word, layer)
                cue.verb |= self.verb_bits[name]
                cue.only_acts = True
        for word in verbs["adjunct"]:
            cue = self._cue(word, layer)
            cue.adjunct, cue.only_acts = True, False
        for word in verbs["purpose"]:
            cue = self._cue(word, layer)
            cue.purpose, cue.only_acts = True, False
        for word in verbs["exclude"]:
            self._terms.setdefault(word, {})[layer] = None
        layer = self._marks
        for name, words in verbs["planning"].items():
            for word in words:
                self._terms.setdefault(word, {})[layer] = name

    def _load_instrument(self, entry: dict[str, Any]) -> None:
        own = _code(entry.get("subcode") or entry["code"])
        layer = self._layer(entry.get("subcode") or entry["code"])
        also = entry.get("also", {})
        for term in entry["phrases"]:
            for code in (own, *map(_code, also.get(term, ()))):
                cue = self._cue(term, layer)
                cue.spoken |= {code.code}
                cue.phrases += (Reading(0, 0, f"{own.code}:{term}", code),)
        for rule in entry["rules"]:
            mask = sum(self.verb_bits[verb] for verb in rule["verbs"])
            for term in rule["objects"]:
                for code in (own, *map(_code, also.get(term, ()))):
                    name = f"{own.code}.{rule['name']}:{term}"
                    cue = self._cue(term, layer)
                    cue.needs |= mask
                    cue.objects += (Reading(mask, rule.get("within", 0), name, code, rule.get("closes", False)),)
        for term in entry["exclude"]:
            self._terms.setdefault(term, {})[layer] = None

    def _cue(self, term: str, layer: int) -> Cue:
        found = self._terms.setdefault(term, {})
        if layer not in found:
            found[layer] = Cue(acts=any(term[:length] in self._acting for length in self._lengths))
        cue: Cue = found[layer]
        return cue

    def _meanings(self, begun: list[str]) -> tuple[_Meaning, ...]:
        """What a term, the last of ``begun``, and the shorter ones that it begins with stand for: in each layer the longest,
        of Latin ones all.

        In the order in which `scan` hands them out: of two cues that begin together, the one that is acted on comes
        first and covers the action word.
        """
        said: list[_Meaning] = []
        settled: set[int] = set()
        for term in reversed(begun):
            is_latin = term.isascii()
            said += [
                (layer, len(term), found, is_latin) for layer, found in self._terms[term].items() if is_latin or layer not in settled
            ]
            settled.update(self._terms[term])
        if len(said) > 1:
            said.sort(key=lambda one: (one[0] == self._verbs, one[0], -one[1]))
        return tuple(said)

    def scan(self, norm: str) -> Hits:
        """All terms of a text in one pass; leftmost-longest in each layer.

        The automaton tells of a term where it ends. Read from the end of the text it tells where terms begin, the
        longest first, so that one look at each beginning settles all layers: nothing that was kept is taken back, and
        hits come in the order of the text (a quarter less time than in the direction of reading).
        """
        found_at = list(self._automaton.iter(_halves(norm[::-1])))
        found_at.reverse()
        hits = Hits([], [], [])
        keep: list[Callable[[Any], None]] = [hits.cues.append] * len(self._layers)
        keep[self._sectors], keep[self._marks] = hits.sectors.append, hits.marks.append
        free = [0] * len(self._layers)  # where the last hit of each layer ends
        final = len(norm) - 1
        # of the terms that begin at one place the last, which is the longest, stays in the dictionary
        for place, meanings in dict(found_at).items():
            if not place & 1:  # the end of a match across two characters
                continue
            start = final - (place >> 1)
            for layer, length, found, is_latin in meanings:
                if start >= free[layer] and not (is_latin and _inside_word(norm, start, start + length)):
                    free[layer] = end = start + length
                    if found is not None:
                        keep[layer]((start, end, found))
        return hits


_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def _halves(text: str) -> str:
    """Each character as two, its high and its low half.

    An automaton looks its next state up among the characters that can follow; after the first character of a term those
    are thousands of Han characters, but only some eighty high halves, which makes the pass twice as fast. A character
    beyond the basic plane, which no term has, becomes a replacement character, so that places stay places.
    """
    halves = text.encode("utf-16-be", "surrogatepass")
    if len(halves) != 2 * len(text):
        halves = _BEYOND.sub("\ufffd", text).encode("utf-16-be", "surrogatepass")
    return halves.decode("latin-1")


def _inside_word(norm: str, start: int, end: int) -> bool:
    """Whether a Latin term is part of a longer word or number: AI in MAIN, 5G in 15G."""
    before = norm[start - 1] if start else " "
    after = norm[end] if end < len(norm) else " "
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())


def _code(name: str) -> Code:
    return Code(name.split(".", maxsplit=1)[0], name if "." in name else "")


@derived
def lexicon() -> Lexicon:
    """The lexicon of the vocabularies in use; built once."""
    return Lexicon()

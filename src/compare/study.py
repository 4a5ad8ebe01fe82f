"""The tables of a corpus together: what a notebook loads, and the sentences behind every number.

study = compare.load()
study.codings                                      # one DataFrame a table, as CODEBOOK.md describes it
study.evidence(region="guangxi", code="materials") # the sentences, with headings above them and terms marked
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from compare import tables
from compare.by_document import regrouped
from compare.errors import UserError
from compare.evidence import Evidence

if TYPE_CHECKING:
    import pandas as pd

PROCESSED = Path("data") / "processed"

Made = TypeVar("Made")


class StudyError(UserError):
    """The study cannot answer: no tables where they were looked for, or a name that they do not know."""


@dataclass(frozen=True)
class Study:
    """All tables of a corpus, read when first asked for; ``folder`` is its ``data/processed``."""

    folder: Path
    _read: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def table(self, name: str) -> pd.DataFrame:
        """One table by name; StudyError with the names that exist."""
        if name not in tables.registry():
            raise StudyError(f"no table is called {name!r}", accepted=", ".join(tables.registry()))
        if name not in self._read:
            self._read[name] = tables.read(name, self.folder)
        return self._read[name]

    def text(self, doc_id: str) -> str:
        """The decoded text of a document, to which every start and end refers; read once. StudyError if there is none."""
        return self.once(("text", doc_id), lambda: self._read_text(doc_id))

    def _read_text(self, doc_id: str) -> str:
        _refuse_unknown("document", [doc_id], self.documents["doc_id"])
        path = self.folder / "text" / f"{doc_id}.txt"
        if not path.is_file():
            raise StudyError(f"the text of {doc_id} is missing: no {path}", mend="run policy-compare build")
        return path.read_bytes().decode(
            "utf-8"
        )  # reading as text would turn \r\n into \n and move every offset behind it

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, kept under ``key`` for this study and those drawn from it: the key says what it depends on."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    @property
    def regions(self) -> pd.DataFrame:
        """Places with a policy: names, level, members, order and colour in charts."""
        return self.table("regions")

    @property
    def documents(self) -> pd.DataFrame:
        """Texts and their facts, of role policy and reference."""
        return self.table("documents")

    @property
    def codes(self) -> pd.DataFrame:
        """Codes and second-level codes of every scheme: names, group, crosswalks, order."""
        return self.table("codes")

    @property
    def indicators(self) -> pd.DataFrame:
        """What quantities may measure: concept, statistic, population, kind."""
        return self.table("indicators")

    @property
    def agencies(self) -> pd.DataFrame:
        """Agencies by function: what duties name."""
        return self.table("agencies")

    @property
    def sections(self) -> pd.DataFrame:
        """Headings and what they govern, with their function."""
        return self.table("sections")

    @property
    def sentences(self) -> pd.DataFrame:
        """The units of coding, with kind and strength of wording."""
        return self.table("sentences")

    @property
    def codings(self) -> pd.DataFrame:
        """Evidence that a sentence speaks of a sector or uses an instrument."""
        return self.table("codings")

    @property
    def quantities(self) -> pd.DataFrame:
        """Numbers with their unit, and what they are for."""
        return self.table("quantities")

    @property
    def priorities(self) -> pd.DataFrame:
        """Fields in lists of priorities that the texts declare."""
        return self.table("priorities")

    @property
    def duties(self) -> pd.DataFrame:
        """Agencies named for an item."""
        return self.table("duties")

    @property
    def citations(self) -> pd.DataFrame:
        """Documents that the texts cite."""
        return self.table("citations")

    @property
    def leftovers(self) -> pd.DataFrame:
        """Numbers that are no quantities, and why."""
        return self.table("leftovers")

    @property
    def accuracy(self) -> pd.DataFrame:
        """How well codes and quantities are found, against the gold."""
        return self.table("accuracy")

    @property
    def peers(self) -> pd.DataFrame:
        """How well other programs do against the same gold."""
        return self.table("peers")

    @property
    def corrections(self) -> pd.DataFrame:
        """The researcher's own rulings."""
        return self.table("corrections")

    @property
    def findings(self) -> pd.DataFrame:
        """What a careful reader would query."""
        return self.table("findings")

    @cached_property
    def policies(self) -> pd.DataFrame:
        """Documents of role policy in the order of their regions, with names, order and colour of the region."""
        of_region = [
            "region",
            "name_zh",
            "name_en",
            "short_zh",
            "short_en",
            "order",
            "colour",
            "members",
            "adcode",
            "level",
        ]
        own = self.documents[self.documents["role"] == "policy"]
        joined = own.merge(self.regions[of_region], on="region", how="left", validate="many_to_one")
        return joined.sort_values(["order", "region", "doc_id"], ignore_index=True)

    @cached_property
    def regions_in_order(self) -> tuple[str, ...]:
        """Ids of the regions with a policy, in the order of charts and tables."""
        return tuple(dict.fromkeys(self.policies["region"]))

    @cached_property
    def colours(self) -> dict[str, str]:
        """Colour of each region in charts, as #rrggbb."""
        return dict(zip(self.regions["region"], self.regions["colour"], strict=True))

    def short_names(self, labels: str = "en") -> dict[str, str]:
        """Short name of each region; ``labels`` is zh, en or both."""
        names = {"zh": self.regions["short_zh"], "en": self.regions["short_en"]}
        names["both"] = names["zh"] + " " + names["en"]
        if labels not in names:
            raise StudyError(f"no labels {labels!r}", accepted="zh, en, both")
        return dict(zip(self.regions["region"], names[labels], strict=True))

    def evidence(
        self,
        region: str | Iterable[str] | None = None,
        scheme: str | Iterable[str] | None = None,
        code: str | Iterable[str] | None = None,
        **more: str | Iterable[str],
    ) -> Evidence:
        """The sentences whose codings match every condition, codes' terms marked.

        ``more`` takes any column of codings (subcode, stance, rule, doc_id …); each condition is a value or several.
        A value that the tables do not know is a StudyError naming those that they do.
        """
        conditions = {"region": region, "scheme": scheme, "code": code, **more}
        rows = self.codings.merge(self.documents[["doc_id", "region"]], on="doc_id", how="left")
        known = {"region": self.regions["region"], "scheme": self.codes["scheme"], "code": self.codes["code"]}
        match = rows["doc_id"].notna()
        for column, value in conditions.items():
            if column not in rows:
                raise StudyError(f"codings have no column {column!r}", accepted=", ".join(map(str, rows.columns)))
            if value is not None:
                values = [value] if isinstance(value, str) else list(value)
                _refuse_unknown(column, values, known.get(column, rows[column]))
                match &= rows[column].isin(values)
        return self.behind(rows[match])

    def behind(self, rows: pd.DataFrame) -> Evidence:
        """The sentences behind any rows with doc_id, start and end: codings, quantities, findings, promises …"""
        return Evidence.of(rows, self.sentences, self.sections, self.documents)

    def only(self, *regions: str) -> Study:
        """The same study with the documents of these regions alone."""
        _refuse_unknown("region", list(regions), self.regions["region"])
        kept = self.documents[self.documents["region"].isin(regions)]
        read = {"documents": kept}
        for name, table in tables.registry().items():
            frame = self.table(name)
            # accuracy speaks of the rules, whichever regions are compared
            if name not in ("documents", "accuracy") and "doc_id" in table.names:
                read[name] = frame[frame["doc_id"].isin(kept["doc_id"])].reset_index(drop=True)
        read["documents"] = kept.reset_index(drop=True)
        read["regions"] = self.regions[self.regions["region"].isin(regions)].reset_index(drop=True)
        return Study(self.folder, {**self._read, **read}, self._made)

    def without(self, *regions: str) -> Study:
        """The same study without the documents of these regions."""
        _refuse_unknown("region", list(regions), self.regions["region"])
        return self.only(*(region for region in self.regions["region"] if region not in regions))

    def by_document(self) -> Study:
        """The same study with each document as a region of its own, whose id is the doc_id: every measure then groups by document.

        Where a region has several documents their names say when each is of; texts of one place still count as overlapping.
        """
        documents, regions = regrouped(self.documents, self.regions)
        return Study(self.folder, {**self._read, "documents": documents, "regions": regions})

    def __repr__(self) -> str:
        n = len(self.policies)
        return f"Study of {n} {'text' if n == 1 else 'texts'}: {', '.join(self.short_names()[r] for r in self.regions_in_order)}"


def _refuse_unknown(column: str, values: list[str], known: Iterable[str]) -> None:
    names = list(dict.fromkeys(known))
    for value in values:
        if value not in names:
            raise StudyError(f"no {column} is called {value!r}", accepted=", ".join(sorted(filter(None, names))))


def load(processed: str | Path | None = None) -> Study:
    """The study in ``processed``: a ``data/processed`` folder or the project that holds one.

    Without an argument the working directory and those above it are searched. StudyError says what was looked for.
    """
    if processed is None:
        here = Path.cwd()
        places = [folder / PROCESSED for folder in (here, *here.parents)]
    else:
        places = [Path(processed), Path(processed) / PROCESSED]
    for place in places:
        if (place / "documents.csv").is_file():
            return Study(place.resolve())
    looked = ", ".join(str(place / "documents.csv") for place in places)
    raise StudyError(
        f"no tables found; looked for {looked}", mend="run policy-compare build, or name the folder: load(folder)"
    )

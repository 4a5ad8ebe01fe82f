"""Vocabularies as data: the YAML files of this folder and the code that loads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from compare.errors import UserError, caret
from compare.packaged import parse_yaml
from compare.vocab import own
from compare.vocab.own import derived, use, using

FOLDER = Path(__file__).parent


class VocabularyError(UserError):
    """A vocabulary has a fault; the message names file and line."""


@derived
def read_yaml(name: str) -> Any:
    """The parsed file ``<name>.yaml`` of this folder, with what the study's own vocabulary adds; read once.

    VocabularyError where it is missing or is no YAML. The name of a scheme of the study's own is that of its file.
    """
    place = own.folder()
    if place is None or name not in {*own.PACKAGED, *own.schemes(), "codes"}:
        return _parsed(FOLDER / f"{name}.yaml")
    if name == "codes":
        found = {path.stem: own_entries(path) for path in own.files(place)}
        return own.codes(_parsed(FOLDER / "codes.yaml"), found)
    entries = own_entries(place / f"{name}.yaml") if (place / f"{name}.yaml").is_file() else []
    packaged = _parsed(FOLDER / f"{name}.yaml") if name in own.PACKAGED else []
    return own.merged(name if name in own.PACKAGED else "sectors", packaged, entries)


def own_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of one file of the study's own; VocabularyError where they have a form that cannot be read."""
    from compare.vocab.own_linter import refuse

    entries = _parsed(path, f"{path.parent.name}/{path.name}")
    refuse(path, entries)
    return list(entries)


def _parsed(path: Path, shown: str = "") -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        return parse_yaml(text)
    except FileNotFoundError:
        raise VocabularyError("no such file", where=shown or str(path), mend="install the package again") from None
    except UnicodeDecodeError as error:
        raise VocabularyError(f"not UTF-8: {error}", where=shown or str(path), mend="save it as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(shown or str(path), text, error) from None


def _no_yaml(path: str, text: str, error: yaml.MarkedYAMLError) -> VocabularyError:
    mark = error.problem_mark or error.context_mark
    number, place = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    return VocabularyError(
        f"no YAML: {error.problem or error.context}",
        where=f"{path}, line {number + 1}",
        shown=caret(lines[min(number, len(lines) - 1)], place, place + 1),
        mend="correct the line, or put the file back as it was",
    )


# at the end, because both modules read the files through read_yaml
from compare.vocab.code_rows import agencies, codes  # noqa: E402
from compare.vocab.linter import lint  # noqa: E402

__all__ = ["FOLDER", "VocabularyError", "agencies", "codes", "derived", "lint", "own", "read_yaml", "use", "using"]

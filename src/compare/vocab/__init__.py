"""Vocabularies as data: the YAML files of this folder and the code that loads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from compare.errors import UserError, caret

FOLDER = Path(__file__).parent


class VocabularyError(UserError):
    """A vocabulary has a fault; the message names file and line."""


@cache
def read_yaml(name: str) -> Any:
    """The parsed file ``<name>.yaml`` of this folder; read once. VocabularyError where it is missing or is no YAML."""
    path = FOLDER / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader, in C where PyYAML has it)
    except FileNotFoundError:
        raise VocabularyError("no such file", where=str(path), mend="install the package again") from None
    except UnicodeDecodeError as error:
        raise VocabularyError(f"not UTF-8: {error}", where=str(path), mend="save it as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(path, text, error) from None


def _no_yaml(path: Path, text: str, error: yaml.MarkedYAMLError) -> VocabularyError:
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

__all__ = ["FOLDER", "VocabularyError", "agencies", "codes", "lint", "read_yaml"]

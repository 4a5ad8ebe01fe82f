"""Choices for a reader at a live notebook; nothing at all where a notebook is executed with nobody there to choose."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from compare.study import Study


def offer(show: Callable[..., Any], /, **choices: Mapping[Any, str] | Iterable[str]) -> None:
    """Show a drop-down list for each choice, and below them what ``show`` returns for what is chosen.

    A choice bears the name of the argument of ``show`` that it fills: values, or a mapping of values to the names shown. The
    first values are chosen to begin with. Nothing is shown in a run without a reader (`live`), or where a choice has no value;
    so a static view of the first values stands beside it.
    """
    listed = {name: _options(values) for name, values in choices.items()}
    if not (live() and all(listed.values())):
        return
    import ipywidgets  # type: ignore[import-untyped]

    lists = {name: ipywidgets.Dropdown(options=options, description=name) for name, options in listed.items()}
    ipywidgets.interact(show, **lists)


def regions(study: Study, labels: str = "en") -> dict[str, str]:
    """Every region with a policy, in order, with its short name: a choice for `offer`."""
    names = study.short_names(labels)
    return {region: names[region] for region in study.regions_in_order}


def codes(study: Study, scheme: str, labels: str = "en") -> dict[str, str]:
    """Every code of a scheme, in order, with its name: a choice for `offer`."""
    rows = study.codes[(study.codes["scheme"] == scheme) & (study.codes["subcode"] == "")].sort_values(["order", "code"])
    names = {"zh": rows["name_zh"], "en": rows["name_en"]}.get(labels, rows["name_zh"] + " " + rows["name_en"])
    return dict(zip(rows["code"], names, strict=True))


def pairs(study: Study, rows: pd.DataFrame, labels: str = "en") -> dict[tuple[str, str], str]:
    """Every two documents of ``rows`` (doc_id, other_doc), in order, with the names of their regions: a choice for `offer`."""
    names = study.short_names(labels)
    region = dict(zip(study.documents["doc_id"], study.documents["region"], strict=True))
    listed = dict.fromkeys(zip(rows["doc_id"], rows["other_doc"], strict=True))
    return {(one, other): f"{names[region[one]]} – {names[region[other]]}" for one, other in listed}


def live() -> bool:
    """Whether this is a notebook's kernel whose cells may ask the reader.

    A front end says so with every cell that it sends; nbclient, nbconvert and papermill, which execute without a reader, say
    that they may not.
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    kernel = getattr(shell, "kernel", None)
    return kernel is not None and bool(kernel.get_parent("shell").get("content", {}).get("allow_stdin"))


def _options(values: Mapping[Any, str] | Iterable[str]) -> list[tuple[str, Any]]:
    """Names shown, each with its value."""
    pairs = values.items() if isinstance(values, Mapping) else ((value, value) for value in values)
    return [(str(name), value) for value, name in pairs]

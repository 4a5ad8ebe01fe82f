"""Pickers: seen by a reader at a live notebook, and by nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from compare import pick
from compare.report import execute
from studies import even, study

OFFER = "from compare import pick\npick.offer(lambda region: region * 2, region={'a': 'Alpha', 'b': 'Beta'})"
WIDGET = "application/vnd.jupyter.widget-view+json"


def test_an_executed_notebook_shows_none(tmp_path: Path) -> None:
    path = tmp_path / "one.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(OFFER)]), path)
    done = execute.execute(path)
    assert done.cells[0].outputs == []
    assert "widgets" not in done.metadata


def test_a_reader_at_a_live_notebook_chooses(tmp_path: Path) -> None:
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name="python3", transport="ipc", connection_file=str(tmp_path / "kernel.json"))
    manager.start_kernel()
    client = manager.client()
    said: list[dict[str, Any]] = []
    try:
        client.start_channels()
        client.wait_for_ready(timeout=60)
        client.execute_interactive(OFFER, allow_stdin=True, output_hook=said.append, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
    assert not [message for message in said if message["msg_type"] == "error"]
    shown = [message["content"]["data"] for message in said if message["msg_type"] == "display_data"]
    assert [data["text/plain"] for data in shown if WIDGET not in data] == ["'aa'"]  # what the first choice shows
    assert len([data for data in shown if WIDGET in data]) == 1  # the list


class Kernel:
    """Stands in for a kernel whose front end may be asked, or not."""

    def __init__(self, asked: bool | None) -> None:
        self.content = {} if asked is None else {"content": {"allow_stdin": asked}}

    def get_parent(self, channel: str) -> dict[str, Any]:
        assert channel == "shell"
        return self.content


@pytest.mark.parametrize(
    ("asked", "expected"), [(True, True), (False, False), (None, False)], ids=["reader", "executed", "no cell at all"]
)
def test_a_kernel_is_live_where_its_cells_may_ask(
    asked: bool | None, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import IPython

    shell = type("Shell", (), {"kernel": Kernel(asked)})()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    assert pick.live() is expected


def test_outside_a_notebook_nothing_is_live(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert not pick.live()


def test_a_choice_without_values_is_no_choice(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pick, "live", lambda: True)
    pick.offer(lambda region: region, region=[])
    assert capsys.readouterr().out == ""


def test_regions_come_in_order_with_their_names(tmp_path: Path) -> None:
    made = study(tmp_path, {"beta": even(), "alpha": even()})
    assert list(pick.regions(made).items()) == [("beta", "Beta"), ("alpha", "Alpha")]
    assert pick.regions(made, "zh") == {"beta": "beta区", "alpha": "alpha区"}


def test_codes_and_pairs_of_documents_are_choices(tmp_path: Path) -> None:
    import pandas as pd

    made = study(tmp_path, {"beta": even(), "alpha": even()})
    assert pick.codes(made, "sector", "zh") == {"it": "信息技术", "materials": "新材料", "nev": "新能源汽车"}
    assert list(pick.codes(made, "instrument"))[-1] == "cooperation"  # second levels are no codes
    rows = pd.DataFrame({"doc_id": ["beta", "beta"], "other_doc": ["alpha", "alpha"]})
    assert pick.pairs(made, rows) == {("beta", "alpha"): "Beta – Alpha"}

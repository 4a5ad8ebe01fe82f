"""Notebooks: executed in two kernels of this very Python, and cleaned of what differs from run to run."""

from __future__ import annotations

import ast
import asyncio
import copy
import json
import os
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from compare.charts.theme import FIGURES
from compare.errors import UserError

if TYPE_CHECKING:
    from nbformat import NotebookNode

AT_ONCE = 2

TIMEOUT = 600
"""Seconds that one cell may take."""

PARAMETER = "REGION"
"""The parameter of a notebook that is about one region at a time."""

FRESH = "__import__('compare.report.fresh', fromlist=['fresh'])"
"""Code that leaves no name behind."""

Say = Callable[[str], None]
Done = Callable[["Run", "NotebookNode"], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A notebook to execute: as it stands, or for one region, which its parameter REGION then names."""

    path: Path
    region: str = ""

    @property
    def stem(self) -> str:
        """What the run's page is called."""
        return f"{self.path.stem}_{self.region}" if self.region else self.path.stem

    @property
    def said(self) -> str:
        """The run in a message of progress."""
        return f"{self.path.name}, {self.region}" if self.region else self.path.name

    @property
    def where(self) -> str:
        """The notebook as a message names it."""
        asked = f" for {PARAMETER} {self.region!r}" if self.region else ""
        return f"{self.path.parent.name}/{self.path.name}{asked}"


def runs(paths: Sequence[Path], regions: Sequence[str]) -> list[Run]:
    """A run for each notebook, in order; for one whose cell of parameters sets REGION, a run for each region."""
    return [Run(path, region) for path in paths for region in ((_place(_read(path)) and regions) or ("",))]


def execute(path: Path, figures: Path | None = None, region: str = "") -> NotebookNode:
    """The notebook at ``path`` with the outputs of one run in its own folder; UserError names the cell that fails.

    With ``figures``, charts that the notebook publishes are written there; with ``region``, its parameter REGION is set.
    """
    return execute_runs([Run(path, region)], figures)[0]


def execute_runs(listed: Iterable[Run], figures: Path | None = None, done: Done | None = None) -> list[NotebookNode]:
    """Runs in one kernel, one after the other; ``done`` is given each that ends.

    Between two of them the kernel forgets all names and options and counts its cells anew (`fresh`). What is kept is what
    the library has loaded: a kernel of their own would cost each run some seconds of imports.
    """
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    begun: list[tuple[Run, NotebookNode]] = []
    try:
        with tempfile.TemporaryDirectory() as profile:
            asyncio.run(_one_after_the_other(iter(listed), Path(profile), figures, begun, done))
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise _failure(*begun[-1], error) from None
    return [cleaned(notebook) for _, notebook in begun]


async def _one_after_the_other(
    listed: Iterator[Run], profile: Path, figures: Path | None, begun: list[tuple[Run, NotebookNode]], done: Done | None
) -> None:
    """Execute the runs in place; ``begun`` grows with each that begins."""
    from nbclient import NotebookClient

    first = next(listed, None)
    if first is None:
        return
    folder = {"metadata": {"path": str(first.path.parent)}}
    client = NotebookClient(
        _read(first.path), timeout=TIMEOUT, record_timing=False, shutdown_kernel="immediate", resources=folder
    )
    client.km = _kernel(profile)
    # A kernel that the client did not make itself it would leave running.
    async with client.async_setup_kernel(env=_environment(str(profile), figures), cleanup_kc=True):
        kernel: Any = client.kc
        for run in chain((first,), listed):
            fresh = f"{FRESH}.forget(get_ipython())" if begun else f"{FRESH}.remember()"
            reply = await kernel.execute_interactive(fresh, silent=True, store_history=False, timeout=TIMEOUT)
            if reply["content"]["status"] != "ok":  # else a notebook would begin with what the one before has left
                raise RuntimeError(f"no fresh kernel for {run.where}: {reply['content'].get('evalue')}")
            client.nb = _with_region(_read(run.path), run.region)
            begun.append((run, client.nb))
            await client.async_execute(cleanup_kc=False)
            if done:
                done(run, cleaned(client.nb))


def _read(path: Path) -> NotebookNode:
    import nbformat

    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _place(notebook: NotebookNode) -> tuple[NotebookNode, ast.expr] | None:
    """The cell of parameters that sets REGION, and the value that it gives; None where a notebook has none."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", ()):
            for node in ast.parse(cell.source).body:
                if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [PARAMETER]:
                    return cell, node.value
    return None


def _with_region(notebook: NotebookNode, region: str) -> NotebookNode:
    """The notebook with its parameter REGION set to the region; as it is where none is asked for."""
    found = _place(notebook) if region else None
    if found:
        cell, value = found
        lines = cell.source.encode().splitlines(keepends=True)  # ast counts columns in bytes
        line, end = lines[value.lineno - 1], value.end_col_offset or 0
        lines[value.lineno - 1] = line[: value.col_offset] + json.dumps(region, ensure_ascii=False).encode() + line[end:]
        cell.source = b"".join(lines).decode()
    return notebook


def _kernel(folder: Path) -> Any:
    """A kernel of this Python, spoken to through files where the system can: two kernels then never want one port."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    # No folder of kernels: a kernel that someone installed under the name python3 would be another Python.
    own = KernelSpecManager(kernel_dirs=[])
    transport = "tcp" if os.name == "nt" else "ipc"
    connection = str(folder / "kernel.json")
    return AsyncKernelManager(
        kernel_name="python3", kernel_spec_manager=own, transport=transport, connection_file=connection
    )


def _environment(profile: str, figures: Path | None) -> dict[str, str]:
    """What the kernel sees: no profile of the user's, hashes that do not change, and where figures go."""
    own = {"IPYTHONDIR": profile, "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    rest = {name: value for name, value in os.environ.items() if name != FIGURES}
    return {**rest, **own, **({FIGURES: str(figures)} if figures else {})}


def _failure(run: Run, notebook: NotebookNode, error: Exception) -> UserError:
    """A message with the cell and the error; the last cell that began is the one that failed."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [i for i, cell in enumerate(code) if cell.get("execution_count") or _error(cell)]
    number = begun[-1] if begun else 0
    # what the cell shows of it, else what the client was told
    told: Any = (_error(code[number]) if code else None) or error
    known = hasattr(told, "ename")
    what = f"{told.ename}: {told.evalue}" if known else f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
    shown = "\n".join(f"  | {line}" for line in code[number].source.splitlines()) if code else ""
    mend = "mend the cell or the tables it reads; the report stands as it was"
    return UserError(what, where=f"{run.where}, code cell {number + 1}", shown=shown, mend=mend)


def _error(cell: NotebookNode) -> Any:
    return next((output for output in cell.get("outputs", ()) if output.output_type == "error"), None)


def cleaned(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what another run or Python would write otherwise: times, versions, widgets, kernel names."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
    }
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        kept = {name: cell.metadata[name] for name in ("tags",) if name in cell.metadata}
        cell.metadata = kept
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    return notebook


def execute_all(listed: Sequence[Run], say: Say, figures: Path | None = None) -> list[NotebookNode]:
    """All runs in the order given, executed as by `as_executed`."""
    made = dict(as_executed(listed, say, figures))
    return [made[run] for run in listed]


def as_executed(listed: Sequence[Run], say: Say, figures: Path | None = None) -> Iterator[tuple[Run, NotebookNode]]:
    """Each run with its notebook as it ends, from two kernels that take the next one when they are free, heavy ones first.

    ``say`` hears of each. The first failure ends all: what else is running is waited for, nothing more begins.
    """
    begun, count = time.monotonic(), 0
    waiting = deque(_heaviest_first(listed))
    ended: SimpleQueue[tuple[Run, NotebookNode] | Future[Any]] = SimpleQueue()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = min(AT_ONCE, len(listed))
        for _ in range(running):
            lane = pool.submit(execute_runs, _taken(waiting), figures, lambda *made: ended.put(made))
            lane.add_done_callback(ended.put)
        try:
            while running:
                found = ended.get()
                if isinstance(found, Future):
                    found.result()
                    running -= 1
                    continue
                count += 1
                say(f"executed {count} of {len(listed)}: {found[0].said} ({time.monotonic() - begun:.1f} s)")
                yield found
        finally:
            waiting.clear()


def _taken(waiting: deque[Run]) -> Iterator[Run]:
    """Runs of the queue until it is empty."""
    while True:
        try:
            yield waiting.popleft()
        except IndexError:  # two kernels take from the queue: only the taking itself tells whether there is one
            return


def _heaviest_first(listed: Sequence[Run]) -> list[Run]:
    """So that no heavy run begins when all else is done.

    How heavy a notebook is shows in the size of its file: pictures are what takes long to make.
    """
    return sorted(listed, key=lambda run: run.path.stat().st_size, reverse=True)


def write(notebook: NotebookNode, path: Path) -> bool:
    """Write the notebook where it differs from the file; whether it did."""
    import nbformat

    text = str(nbformat.writes(notebook)).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    path.write_bytes(text.encode())
    return True


def write_plain(notebooks: Sequence[NotebookNode], paths: Sequence[Path]) -> None:
    """Write notebooks without outputs and counts, and take away others that lie beside them."""
    for notebook, path in zip(notebooks, paths, strict=True):
        write(plain(notebook), path)
    for path in paths[0].parent.glob("*.ipynb"):
        if path not in paths:
            path.unlink()


def plain(notebook: NotebookNode) -> NotebookNode:
    """A copy of the notebook as someone who has never run it would have it."""
    bare = copy.deepcopy(notebook)
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return bare

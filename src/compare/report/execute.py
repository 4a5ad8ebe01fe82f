"""Notebooks: executed in a kernel of this very Python, two at a time, and cleaned of what differs from run to run."""

from __future__ import annotations

import asyncio
import copy
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.charts.theme import FIGURES
from compare.errors import UserError

if TYPE_CHECKING:
    from nbformat import NotebookNode

AT_ONCE = 2
TIMEOUT = 600
"""Seconds that one cell may take."""

Say = Callable[[str], None]


def execute(path: Path, figures: Path | None = None) -> NotebookNode:
    """The notebook at ``path`` with the outputs of one run in its own folder; UserError names the cell that fails.

    With ``figures``, charts that the notebook publishes are written there.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        record_timing=False,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        with tempfile.TemporaryDirectory() as profile:
            client.km = _kernel(Path(profile))
            # A kernel that the client did not make itself it would leave running.
            asyncio.run(client.async_execute(env=_environment(profile, figures), cleanup_kc=True))
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise _failure(path, notebook, error) from None
    return cleaned(notebook)


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


def _failure(path: Path, notebook: NotebookNode, error: Exception) -> UserError:
    """A message with the cell and the error; the last cell that began is the one that failed."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [i for i, cell in enumerate(code) if cell.get("execution_count") or _error(cell)]
    number = begun[-1] if begun else 0
    found = _error(code[number]) if code else None
    what = (
        f"{found.ename}: {found.evalue}" if found else f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
    )
    shown = "\n".join(f"  | {line}" for line in code[number].source.splitlines()) if code else ""
    where = f"{path.parent.name}/{path.name}, code cell {number + 1}"
    return UserError(
        what, where=where, shown=shown, mend="mend the cell or the tables it reads; the report stands as it was"
    )


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


def execute_all(paths: Sequence[Path], say: Say, figures: Path | None = None) -> list[NotebookNode]:
    """All notebooks in the order given, two at a time; ``say`` hears of each that is done. The first failure ends it."""
    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = {pool.submit(execute, path, figures): path for path in paths}
        try:
            for done, future in enumerate(as_completed(running), start=1):
                future.result()
                say(f"executed {done} of {len(paths)}: {running[future].name} ({time.monotonic() - begun:.1f} s)")
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return [future.result() for future in running]


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

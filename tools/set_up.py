"""Set up .venv from the hashed locks, with python3 and pip alone.

Every `make` target that needs the libraries runs this first. Where nothing has changed it returns at once; where a lock
or the project's own facts changed it installs over what stands; a set-up that was interrupted, or made by another Python
or in another folder, is made anew.

    python3 tools/set_up.py [--extras] [--no-cache]
"""

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  # asked before tomllib, which older Pythons lack
    found = ".".join(map(str, sys.version_info[:3]))
    sys.exit(
        f"policy-compare needs Python 3.11 or newer; {sys.executable} is {found}.\n"
        "Name a newer one, for example: make test PYTHON=python3.13"
    )

import tomllib

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up.json"
LOG = VENV / "set-up.log"
BUILD, CORE, EXTRAS = (ROOT / "locks" / f"{name}.txt" for name in ("build", "core", "extras"))

# Settings of the caller that would change what is installed: without byte code every import costs 2.5 times as long; a
# user-wide or foreign target would be filled instead of .venv.
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in UNWANTED}


def main() -> None:
    """Bring .venv up to date, or leave it alone where it is."""
    parser = argparse.ArgumentParser(description="Set up .venv from the hashed locks.")
    parser.add_argument("--extras", action="store_true", help="install the extras fast, scale and bench as well")
    parser.add_argument("--no-cache", action="store_true", help="leave pip's cache aside, as on a new machine")
    args = parser.parse_args()
    with one_at_a_time():
        wanted, stands = fingerprint(args.extras), standing()
        if not wanted.items() <= stands.items():
            set_up(wanted, stands, ["--no-cache-dir"] if args.no_cache else [])


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second call wait, so that two `make` in one checkout do not fill one .venv together."""
    try:
        import fcntl
    except ImportError:  # not on Windows, where the way is conda
        yield
        return
    with Path(__file__).open("rb") as handle:  # the lock ends with the handle, also when the process is killed
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def fingerprint(extras: bool) -> dict[str, str]:
    """Say what a finished .venv is made from: the interpreter, the folder, the project's facts and the locks."""
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # Settings of ruff or pytest need no new install: only what an install reads is counted.
    read = [facts["build-system"], facts["project"], facts["tool"]["setuptools"]]
    made_from = {"python": sys.version, "folder": str(VENV), "project": digest(json.dumps(read).encode())}
    return made_from | {lock.name: digest(lock.read_bytes()) for lock in [BUILD, CORE, *[EXTRAS] * extras]}


def digest(content: bytes) -> str:
    """Return a short name of a content."""
    return hashlib.sha256(content).hexdigest()


def standing() -> dict[str, str]:
    """Read what the present .venv was made from: nothing where it is missing, half made or its Python is gone."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if PYTHON.exists() else {}  # a link to a Python that was removed does not exist


def set_up(wanted: dict[str, str], stands: dict[str, str], pip_options: list[str]) -> None:
    """Make .venv or bring it up to date; the stamp goes first and comes last, so a half-made one is known."""
    began = time.monotonic()
    print(f"Setting up .venv with Python {sys.version.split()[0]}", flush=True)
    STAMP.unlink(missing_ok=True)
    moved = any(wanted[key] != stands.get(key) for key in ("python", "folder"))
    pip = make_venv() if moved else [str(PYTHON), "-m", "pip"]
    # jieba is an sdist: the tools that build it stand before it, since nothing is fetched beside the locks.
    locked = ["install", "--require-hashes", "--no-deps", "--no-build-isolation", *pip_options, "-r"]
    install("build tools", [*pip, *locked, str(BUILD)])
    pip = [str(PYTHON), "-m", "pip"]  # which the build tools hold
    install("libraries", [*pip, *locked, str(CORE)])
    if EXTRAS.name in wanted:
        install("extras", [*pip, *locked, str(EXTRAS)])
    install("policy-compare", [*pip, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    STAMP.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")
    print(f"Set up in {time.monotonic() - began:.0f} s", flush=True)


def make_venv() -> list[str]:
    """Create .venv anew and return the command of the pip that installs the first packages into it."""
    python = outside()
    venv = [python, "-m", "venv", "--clear", str(VENV)]
    # Debian ships ensurepip in a package of its own, so it may be missing, or there and failing.
    if importlib.util.find_spec("ensurepip") and succeeds(venv, capture_output=True):
        return [str(PYTHON), "-m", "pip"]
    if not succeeds([*venv, "--without-pip"]):
        sys.exit(f"Python's venv could not create {VENV}: see its message above.")
    if not importlib.util.find_spec("pip"):
        sys.exit(
            f"{python} has neither ensurepip nor pip, so nothing can be installed.\n"
            "Install one of them, on Debian: apt-get install python3-venv"
        )
    return [python, "-m", "pip", "--python", str(PYTHON)]


def outside() -> str:
    """Return this Python, or the one that .venv rests on where this is .venv's own: it cannot clear itself away."""
    return str(Path(sys.executable).resolve()) if Path(sys.prefix) == VENV else sys.executable


def succeeds(command: list[str], capture_output: bool = False) -> bool:
    """Run a command and say whether it went well."""
    return subprocess.run(command, env=ENVIRONMENT, capture_output=capture_output, check=False).returncode == 0


def install(what: str, command: list[str]) -> None:
    """Run one pip command, its words kept in a log that is shown if it fails."""
    print(f"  {what} …", flush=True)
    command = [*command, "--compile", "--no-input", "--disable-pip-version-check"]
    pipe, same = subprocess.PIPE, subprocess.STDOUT
    with LOG.open("a+b") as log, subprocess.Popen(command, env=ENVIRONMENT, stdout=pipe, stderr=same) as process:
        begins = log.tell()
        for line in process.stdout or ():
            log.write(line)
            show_progress(line.decode(errors="replace").strip())
        replace_line("")
        if process.wait() != 0:
            log.seek(begins)
            words = log.read().decode(errors="replace")[-4000:]
            sys.exit(f"{words}\nCould not install {what}: pip's words stand above. Mend it and call again.")


def show_progress(line: str) -> None:
    """Show a person at a terminal what pip is at, each line in place of the last; a log keeps one line a step."""
    if line.startswith(("Collecting", "Downloading", "Installing collected")):
        replace_line(f"    {line[:70]}")


def replace_line(words: str) -> None:
    """Write over the terminal's present line."""
    if sys.stdout.isatty():
        print(f"\r\x1b[K{words}", end="", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nInterrupted: the next call makes .venv anew.")

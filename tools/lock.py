"""Write the three hashed locks from the ranges in pyproject.toml.

    python3 tools/lock.py [--upgrade]

Locked versions stay as they are wherever the ranges allow it; --upgrade takes the newest. One lock serves every platform
and every Python from 3.11 on (environment markers), and no lock names a host.
"""

import argparse
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = "--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-config --quiet"
NO_HOSTS = "--no-emit-index-url --no-emit-find-links"


def main() -> None:
    """Compile build, core and extras, in this order."""
    parser = argparse.ArgumentParser(description="Write locks/*.txt from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that the ranges allow")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    with tempfile.TemporaryDirectory() as scratch:
        uv = uv_in(Path(scratch))
        compile_lock(uv, "build", ["--group", "build", *upgrade])
        compile_lock(uv, "core", ["pyproject.toml", "--group", "test", "--constraint", "locks/build.txt", *upgrade])
        wishes = Path(scratch) / "extras.in"
        wishes.write_text("\n".join(extras()), encoding="utf-8")
        # The extras go on top of the core, so they are solved on its versions.
        compile_lock(uv, "extras", [str(wishes), "--constraint", "locks/core.txt", *upgrade])


def uv_in(folder: Path) -> Path:
    """Install uv into a scratch environment: it writes the locks and is needed for nothing else."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin" / "pip", "install", "--quiet", "uv"], check=True)
    return folder / "bin" / "uv"


def extras() -> list[str]:
    """Return the requirements of all extras, each once."""
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return sorted({wish for extra in facts["project"]["optional-dependencies"].values() for wish in extra})


def compile_lock(uv: Path, name: str, sources: list[str]) -> None:
    """Write one lock."""
    lock = f"locks/{name}.txt"
    command = [str(uv), "pip", "compile", *f"{OPTIONS} {NO_HOSTS}".split(), "--output-file", lock, *sources]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        sys.exit(f"{lock} was not written: see uv's message above.")
    print(f"{lock}: {sum('==' in line for line in (ROOT / lock).open(encoding='utf-8'))} packages")


if __name__ == "__main__":
    main()

"""Write environment.yml, the way in for conda, from the ranges in pyproject.toml.

    python3 tools/environment.py

The same ranges serve both ways, so a researcher with conda and one with `make` compare on the same libraries.
"""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "environment.yml"

# The full ones pull in Qt and statsmodels, which nothing here uses.
OTHER_NAMES = {"matplotlib": "matplotlib-base", "seaborn": "seaborn-base"}
# What conda-forge lacks comes from pip, inside the same environment.
ONLY_PIP = {"noto-cjk-sans-otc", "playwright"}

HEADER = """\
# Made by `make lock` from pyproject.toml: edit the ranges there.
#   conda env create -f environment.yml
#   conda activate policy-compare
#   policy-compare report
name: policy-compare
channels:
  - conda-forge
  - nodefaults
dependencies:
"""


def main() -> None:
    """Write the file anew."""
    text = environment((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ENVIRONMENT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{ENVIRONMENT.name} written")


def environment(pyproject: str) -> str:
    """Turn the text of pyproject.toml into the text of environment.yml."""
    facts = tomllib.loads(pyproject)
    wanted = facts["dependency-groups"]["build"] + facts["project"]["dependencies"] + facts["dependency-groups"]["test"]
    wishes = [split(wish) for wish in [f"python{facts['project']['requires-python']}", *wanted]]
    from_conda = [(OTHER_NAMES.get(name, name), versions) for name, versions in wishes if name not in ONLY_PIP]
    from_pip = [(name, versions) for name, versions in wishes if name in ONLY_PIP]
    lines = [f'  - "{name} {versions}"' for name, versions in from_conda]
    lines += ["  - pip:", *(f'      - "{name}{versions}"' for name, versions in from_pip)]
    return HEADER + "\n".join([*lines, "      - -e ."]) + "\n"


def split(wish: str) -> tuple[str, str]:
    """Part a requirement into its name, as conda writes names, and its versions.

    >>> split("PyYAML>=6.0.2,<7")
    ('pyyaml', '>=6.0.2,<7')
    >>> split("noto-cjk-sans-otc==0.0.1")
    ('noto-cjk-sans-otc', '==0.0.1')
    """
    found = re.fullmatch(r"([A-Za-z0-9._-]*[A-Za-z0-9])\s*([<>=!~][^;\[\]]*)?", wish)
    if not found:  # a marker or an extra needs a decision, not a guess
        raise ValueError(f"pyproject.toml: {wish!r} is not a name with versions; environment.yml cannot say it")
    return found[1].lower(), (found[2] or "").replace(" ", "")


if __name__ == "__main__":
    main()

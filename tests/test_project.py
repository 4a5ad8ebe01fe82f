"""What holds the project's own files together: ranges, locks, environment.yml, Makefile, .ci/run and the READMEs."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
import typer
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import compare
from compare.cli import app
from tools import environment, lock, set_up

ROOT = Path(__file__).parent.parent
FACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CORE, EXTRAS = FACTS["project"]["dependencies"], FACTS["project"]["optional-dependencies"]
GROUPS = FACTS["dependency-groups"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GUIDES = ["README.md", "README.zh.md", "CONTRIBUTING.md"]

LOCKS = {
    "build": [*GROUPS["build"], *FACTS["build-system"]["requires"]],
    "core": [*CORE, *GROUPS["test"]],
    "extras": list(chain.from_iterable(EXTRAS.values())),
}


def guide(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, list[Version]]:
    """Locked versions of each package; several where a marker divides them."""
    found: dict[str, list[Version]] = {}
    for package, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock_text(name), re.MULTILINE):
        found.setdefault(canonicalize_name(package), []).append(Version(version))
    return found


def lock_text(name: str) -> str:
    return (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


# -- ranges and locks ---------------------------------------------------------------------------------------------------


def test_environment_is_what_pyproject_makes() -> None:
    made = environment.environment(guide("pyproject.toml"))
    assert guide("environment.yml") == made, "run: make lock"


def test_environment_ends_with_the_project_and_names_its_channels() -> None:
    lines = guide("environment.yml").splitlines()
    assert lines[-1].strip() == "- -e ."
    assert [line.strip() for line in lines[lines.index("channels:") + 1 :][:2]] == ["- conda-forge", "- nodefaults"]


@pytest.mark.parametrize("wish", ["pandas[excel]>=3", "colorama>=0.4; sys_platform == 'win32'", "x @ file:///x"])
def test_environment_refuses_what_conda_cannot_say(wish: str) -> None:
    with pytest.raises(ValueError, match="is not a name with versions"):
        environment.split(wish)


@pytest.mark.parametrize(("name", "wish"), [(name, wish) for name, wishes in LOCKS.items() for wish in wishes])
def test_every_range_is_locked_within(name: str, wish: str) -> None:
    wanted = Requirement(wish)
    locked = pins(name).get(canonicalize_name(wanted.name), [])
    assert locked, f"locks/{name}.txt lacks {wanted.name}: run make lock"
    outside = [str(version) for version in locked if version not in wanted.specifier]
    assert not outside, f"locks/{name}.txt: {wanted.name} {outside} is outside {wanted.specifier}: run make lock"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(name: str) -> None:
    """Neither an index nor any other host: whoever installs says where from."""
    pin = r"[a-z0-9._-]+==[0-9][\w.!+]*(?: ; [\w\s.'()<>=!]+)? \\\n"
    entry = rf"{pin}(?:    --hash=sha256:[0-9a-f]{{64}} \\\n)*    --hash=sha256:[0-9a-f]{{64}}\n"
    left = re.sub(entry, "", lock_text(name))
    assert not left, f"locks/{name}.txt holds more than pins with hashes: {left[:200]!r}"


def test_no_two_locks_disagree() -> None:
    core = pins("core")
    for name in ("build", "extras"):
        differing = {package: found for package, found in pins(name).items() if core.get(package, found) != found}
        assert not differing, f"locks/{name}.txt against locks/core.txt: run make lock"


def test_locks_are_made_for_the_python_that_pyproject_asks_for() -> None:
    lowest = re.fullmatch(r">=(\d+)\.(\d+)", FACTS["project"]["requires-python"])
    assert lowest
    assert f"--python-version {lowest[1]}.{lowest[2]} " in lock.OPTIONS
    assert f"version_info < ({lowest[1]}, {lowest[2]})" in guide("tools/set_up.py")
    assert FACTS["tool"]["mypy"]["python_version"] == f"{lowest[1]}.{lowest[2]}"


def test_whatever_is_imported_is_declared() -> None:
    """A library that comes along with another today may be gone tomorrow."""
    declared = {canonicalize_name(Requirement(wish).name) for wish in [*CORE, *chain.from_iterable(EXTRAS.values())]}
    home = packages_distributions()
    undeclared = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for module in sorted(imported(path) - set(sys.stdlib_module_names) - {"compare"})
        if not declared & {canonicalize_name(name) for name in home.get(module, [module])}
    ]
    assert not undeclared, "pyproject.toml does not declare what these import"


def imported(path: Path) -> set[str]:
    """First parts of the absolute imports of a module, those inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.partition(".")[0] for name in names}


# -- set-up -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A project without .venv, and the commands that a set-up would run in it."""
    ran: list[list[str]] = []
    monkeypatch.setattr(set_up, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(set_up, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(set_up, "STAMP", tmp_path / ".venv" / "set-up.json")
    monkeypatch.setattr(sys, "argv", ["set_up.py"])

    def succeeds(command: list[str], capture_output: bool = False) -> bool:
        ran.append(command)
        (tmp_path / ".venv").mkdir(exist_ok=True)
        (tmp_path / ".venv" / "python").touch()
        return True

    monkeypatch.setattr(set_up, "succeeds", succeeds)
    monkeypatch.setattr(set_up, "install", lambda _, command: ran.append(command))
    return ran


def test_build_tools_come_first_and_the_project_last(fresh: list[list[str]]) -> None:
    set_up.main()
    made, *installed = fresh
    assert made[:3] == [sys.executable, "-m", "venv"]
    assert [command[-1] for command in installed] == [str(set_up.BUILD), str(set_up.CORE), str(set_up.ROOT)]
    assert all({"--no-deps", "--no-build-isolation"} <= set(command) for command in installed)
    assert all("--require-hashes" in command for command in installed[:-1])


def test_a_second_call_does_nothing(fresh: list[list[str]]) -> None:
    set_up.main()
    fresh.clear()
    set_up.main()
    assert fresh == []


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        ({"core.txt": "another lock"}, False),
        ({"project": "other dependencies"}, False),
        ({"python": "another Python"}, True),
        ({"folder": "the checkout was moved"}, True),
    ],
)
def test_a_change_is_set_up(fresh: list[list[str]], change: dict[str, str], anew: bool) -> None:
    set_up.main()
    fresh.clear()
    stamp = json.loads(set_up.STAMP.read_text(encoding="utf-8"))
    set_up.STAMP.write_text(json.dumps(stamp | change), encoding="utf-8")
    set_up.main()
    assert [command[-1] for command in fresh][-1] == str(set_up.ROOT)
    assert any("venv" in command for command in fresh) == anew


@pytest.mark.parametrize("stamp", [None, "", '{"python": "3.'])
def test_a_half_made_one_is_made_anew(fresh: list[list[str]], stamp: str | None) -> None:
    set_up.main()
    fresh.clear()
    set_up.STAMP.unlink()
    if stamp is not None:
        set_up.STAMP.write_text(stamp, encoding="utf-8")
    set_up.main()
    assert "--clear" in fresh[0]


def test_an_interrupted_one_leaves_no_stamp(fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    set_up.main()
    set_up.STAMP.write_text('{"python": "another"}', encoding="utf-8")

    def interrupt(what: str, command: list[str]) -> None:
        raise KeyboardInterrupt(what)

    monkeypatch.setattr(set_up, "install", interrupt)
    with pytest.raises(KeyboardInterrupt):
        set_up.main()
    assert set_up.standing() == {}


@pytest.mark.parametrize("there", [False, True], ids=["ensurepip is missing", "ensurepip fails"])
def test_pip_may_stand_outside(fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda name: object() if name == "pip" or there else None)
    monkeypatch.setattr(set_up, "succeeds", lambda command, capture_output=False: "--without-pip" in command)
    assert set_up.make_venv() == [sys.executable, "-m", "pip", "--python", str(set_up.PYTHON)]


def test_it_is_made_anew_from_outside(fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also where `make` called the Python inside it: after a move, say."""
    (tmp_path / "python3").touch()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(tmp_path / "python3")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv" / "bin" / "python"))
    set_up.make_venv()
    assert fresh[0][0] == str(tmp_path / "python3")


def test_without_any_pip_it_says_so(fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="neither ensurepip nor pip"):
        set_up.make_venv()


# -- the package --------------------------------------------------------------------------------------------------------


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """A template that is not shipped is missed only by who installed it elsewhere."""
    package = [path for path in (ROOT / "src" / "compare").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    source = tmp_path / "source"
    for path in [ROOT / "pyproject.toml", ROOT / "README.md", ROOT / "LICENSE", *package]:
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*build, str(tmp_path), str(source)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if name.startswith("compare/")}
    assert shipped == {path.relative_to(ROOT / "src").as_posix() for path in package}


def test_the_change_log_tells_of_this_version() -> None:
    assert re.search(rf"^## \[{re.escape(compare.__version__)}\]", guide("CHANGELOG.md"), re.MULTILINE)


# -- commands and guides ------------------------------------------------------------------------------------------------


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))


def ci_targets() -> list[str]:
    return re.findall(r"^\s*step make ([a-z-]+)", guide(".ci/run"), re.MULTILINE)


def commands(text: str) -> Iterator[str]:
    """Commands in a guide: lines of its shell blocks, and what stands between backquotes."""
    for block in re.findall(r"```(?:sh|console|bash)\n(.*?)```", text, re.DOTALL):
        yield from (line.partition("#")[0].strip() for line in block.splitlines())
    yield from re.findall(r"`([^`\n]+)`", text)


def test_every_target_is_phony_and_explained() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert targets() == set(phony[1].split())
    explained = set(re.findall(r"^([a-z][a-z-]*):.*##", MAKEFILE, re.MULTILINE))
    assert targets() - explained == {"set-up"}


@pytest.mark.parametrize("name", [*GUIDES, ".ci/run"])
def test_guides_name_only_targets_that_exist(name: str) -> None:
    text = guide(name)
    named = {command.split()[1] for command in commands(text) if re.match(r"make [a-z]", command)}
    if name == ".ci/run":
        named |= set(ci_targets())
    assert named, f"{name} names no command"
    assert named <= targets(), f"{name} names targets that the Makefile lacks"


@pytest.mark.parametrize("name", GUIDES)
def test_guides_name_only_subcommands_that_exist(name: str) -> None:
    known = set(typer.main.get_group(app).commands)
    named = set(re.findall(r"^policy-compare ([a-z]+)", "\n".join(commands(guide(name))), re.MULTILINE))
    assert named <= known, f"{name} names a command that is not there"


@pytest.mark.parametrize("name", GUIDES)
def test_guides_point_at_files_that_exist(name: str) -> None:
    text = guide(name)
    linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) + re.findall(r'(?:src|href)="([^":#]+)"', text)
    missing = [link for link in linked if not (ROOT / link).exists()]
    assert not missing, f"{name} links to what is not there"


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_snippets_of_the_readme_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order in which a reader meets them, in the project's folder."""
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", guide(name), re.DOTALL)
    assert len(blocks) == 3
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, name, "exec"), names)  # noqa: S102  # our own README


def test_both_readmes_show_the_same_snippets() -> None:
    """But for comments, which each writes in its own language."""
    english, chinese = (
        [ast.dump(ast.parse(block)) for block in re.findall(r"```python\n(.*?)```", guide(name), re.DOTALL)]
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese


def test_ci_runs_what_the_readme_says() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    ran = ci_targets()
    shown = re.findall(r"^make ([a-z-]+)", guide("README.md"), re.MULTILINE)
    assert shown[:2] == ["report", "test"]
    assert ran.index("test") < ran.index("report")


def test_nothing_committed_names_a_folder_of_this_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    private = {f"{folder}/".encode() for folder in (ROOT, Path.home()) if folder != Path(folder.anchor)}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and not name.startswith("data/raw/"):
            content = path.read_bytes()
            assert not [folder for folder in private if folder in content], f"{name} names a folder of this machine"

"""Where uv cannot be had, pip makes the same environment: from lists that hold all that is locked, to the hash."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.markers import Marker, default_environment

ROOT = Path(__file__).parents[3]
LISTS = {"requirements.txt": False, "requirements-dev.txt": True}  # whether what tests and checks need is in it
# How `make lock` writes them.
EXPORT = ("export", "--offline", "--quiet", "--frozen", "--all-extras", "--no-annotate", "--no-header")
MACHINES = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
PYTHONS = ("3.11.2", "3.11.14", "3.12.1", "3.13.0")  # as Debian 12 has it, and later ones


@pytest.mark.parametrize(("name", "dev"), LISTS.items())
def test_a_list_for_pip_is_what_uv_exports(name, dev, tmp_path):
    uv = ROOT / ".venv" / "bin" / "uv"
    if not uv.exists():
        pytest.skip("uv is er niet; de volgende test vergelijkt de lijsten zonder uv met uv.lock")
    out = tmp_path / name
    chosen = [] if dev else ["--no-dev"]
    subprocess.run([uv, *EXPORT, *chosen, "--output-file", out], cwd=ROOT, check=True, capture_output=True)
    assert out.read_text() == (ROOT / name).read_text()


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("name", "dev"), LISTS.items())
def test_a_list_for_pip_holds_all_that_is_needed(name, dev, python, machine):
    place = surroundings(python, machine)
    assert listed(ROOT / name, place) == needed(place, dev=dev)


def test_every_line_of_a_list_has_a_hash():
    for name in LISTS:
        parts = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
        assert not [part.split()[0] for part in parts if "--hash=sha256:" not in part]


def surroundings(python: str, machine: str) -> dict[str, str]:
    """What markers ask about a machine."""
    system, os_name = MACHINES[machine]
    version = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    return {**default_environment(), **version, "sys_platform": machine, "platform_system": system, "os_name": os_name}


def applies(marker: str | None, place: dict[str, str]) -> bool:
    return not marker or Marker(marker).evaluate(place)


def listed(path: Path, place: dict[str, str]) -> set[tuple[str, str]]:
    """The packages of a list that this machine gets, with their versions."""
    lines = re.findall(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", path.read_text(), re.MULTILINE)
    return {(name, version) for name, version, marker in lines if applies(marker, place)}


def needed(place: dict[str, str], *, dev: bool) -> set[tuple[str, str]]:
    """What the project needs on this machine by uv.lock, followed from one package to the next."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    (house,) = (package for package in packages if package["name"] == "wsn-privacy")
    wanted = list(house["dependencies"])
    wanted += [each for extra in house["optional-dependencies"].values() for each in extra]
    wanted += house["dev-dependencies"]["dev"] if dev else []
    found, seen = set(), set()
    while wanted:
        asked = wanted.pop()
        package = locked(packages, asked, place)
        if not applies(asked.get("marker"), place) or package is None:
            continue
        found.add((package["name"], package["version"]))
        for part in ("", *asked.get("extra", ())):
            if (package["name"], part) not in seen:
                seen.add((package["name"], part))
                wanted += package.get("optional-dependencies", {}).get(part, []) if part else []
                wanted += [] if part else package.get("dependencies", [])
    return found


def locked(packages: list[dict], asked: dict, place: dict[str, str]) -> dict | None:
    """The package that is meant: where two versions are locked, the one for this machine."""
    for package in packages:
        if package["name"] == asked["name"] and asked.get("version", package["version"]) == package["version"]:
            markers = package.get("resolution-markers") or [None]
            if any(applies(marker, place) for marker in markers):
                return package
    return None


def wheel(folder: Path, name: str, *lines: str, version: str = "1.0") -> str:
    """A package of nothing but its name, with these lines about it; returns its line for a list with hashes."""
    about = f"{name}-{version}.dist-info"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    head = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines]
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(f"{name}.py", "")
        out.writestr(f"{about}/METADATA", "\n".join(head) + "\n")
        out.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        out.writestr(f"{about}/RECORD", "")
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of the set-up with lists of its own; uv is nowhere to be had, and packages come from one folder."""
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "bin" / "set-up", tmp_path / "bin")
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    run = wheel(shelf, "alone")
    asking = wheel(shelf, "asking", "Requires-Dist: asked[more]>=0.9")
    extra = ("Provides-Extra: more", "Requires-Dist: alone ; extra == 'more'")
    asked = wheel(shelf, "asked", *extra)
    wheel(shelf, "asked", *extra, version="1.1")  # came out after the list was made
    (tmp_path / "requirements.txt").write_text(run)
    (tmp_path / "requirements-dev.txt").write_text(run + asked + asking)
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    return tmp_path


def set_up(house: Path, scope: str) -> subprocess.CompletedProcess:
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(house / "shelf"), "PIP_CONFIG_FILE": os.devnull}
    return subprocess.run(
        ["bin/set-up", scope],
        cwd=house,
        env={**os.environ, **offline, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )


def installed(house: Path) -> set[str]:
    return {path.stem for path in house.glob(".venv/lib/python*/site-packages/a*.py")}


@pytest.mark.programs
def test_without_uv_pip_sets_up_the_same(house):
    run = set_up(house, "run")
    assert (run.returncode, "Het lukt niet met uv" in run.stderr) == (0, True), run.stderr
    assert installed(house) == {"alone"}  # for a trial, nothing of the tests
    dev = set_up(house, "dev")  # where one package asks another with an extra
    assert dev.returncode == 0, dev.stderr
    assert installed(house) == {"alone", "asked", "asking"}
    again = set_up(house, "dev")
    assert (again.returncode, again.stderr) == (0, "")


@pytest.mark.programs
def test_without_uv_pip_refuses_what_is_not_as_locked(house):
    wheel(house / "shelf", "alone", "Summary: another one")
    run = set_up(house, "run")
    assert run.returncode != 0
    assert "HASHES" in run.stderr
    assert not (house / ".venv" / "set-up-run").exists()

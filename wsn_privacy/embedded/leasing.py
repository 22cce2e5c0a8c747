"""How long a server runs: as long as somebody uses it.

Every user holds a shared lock on one file; the user who finds that nobody else holds it stops the server. A lock dies
with its process, so after a crash nothing is left to tidy up, and a server left behind is simply used again.
"""

import fcntl
import hashlib
import importlib.util
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOCKET_PATH_LIMIT = 100  # bytes; the kernel's own limit is 104 to 108
PATIENCE = 60  # seconds: a database that was cut off repairs itself before it answers

_started: list[subprocess.Popen[bytes]] = []  # servers may outlive their first user; Python warns of a lost handle


class Unavailable(Exception):
    """A server could not be started; the message is a Dutch sentence for the terminal."""


@dataclass(frozen=True)
class Server:
    """One server: where it lives, how it is made ready and started, and the pid it answers with (0: no answer)."""

    name: str
    home: Path
    command: list[str]
    prepare: Callable[[], None]
    pid: Callable[[], int]
    after: Callable[[], None] = lambda: None
    identity: dict[str, Any] = field(default_factory=dict)  # as whom it runs; empty: as the one who starts it

    @property
    def log(self) -> Path:
        """The file that receives what the server prints."""
        return self.home.with_suffix(".log")


@contextmanager
def lease(server: Server) -> Iterator[None]:
    """Uses a server: starts it when it is not up, stops it when nobody else uses it any more."""
    server.home.parent.mkdir(parents=True, exist_ok=True)
    with (
        server.home.with_suffix(".users").open("a") as users,
        server.home.with_suffix(".turn").open("a") as turn,
    ):
        try:
            fcntl.flock(turn, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_SH)
            if not server.pid():
                _start(server)
            fcntl.flock(turn, fcntl.LOCK_UN)
            yield
        finally:
            fcntl.flock(turn, fcntl.LOCK_EX)
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _stop(server)


def socket_home(home: Path) -> Path:
    """The folder of a server's socket: its own folder, or a short one elsewhere when that path is too long."""
    if len(os.fsencode(home / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_LIMIT:
        return home
    return Path("/tmp") / f"wsn-{os.getuid()}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"  # noqa: S108


def programs(package: str, folder: str) -> Path:
    """The folder with a wheel's programs. Raises Unavailable when the wheel is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable(
            f"Het pakket {package} ontbreekt. Gebruik 'make run', of zet DATABASE_URL, REDIS_URL en EMAIL_URL."
        )
    return Path(spec.submodule_search_locations[0]) / folder


def private(folder: Path, uid: int) -> None:
    """Makes a folder that only `uid` can enter. Raises Unavailable when it is of somebody else."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if uid != os.geteuid() == folder.stat().st_uid:
        os.chown(folder, uid, -1)
    if folder.is_symlink() or folder.stat().st_uid != uid:
        raise Unavailable(f"De map {folder} is van iemand anders.")


def _start(server: Server) -> None:
    """Starts a server in a session of its own, so that Ctrl-C reaches only its user, and waits for its answer."""
    server.prepare()
    with server.log.open("ab") as log:
        process = subprocess.Popen(
            server.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            **server.identity,
        )
    try:
        until = time.monotonic() + PATIENCE
        while not server.pid():
            if process.poll() is not None or time.monotonic() > until:
                raise Unavailable(f"{server.name} start niet. Lees waarom in {server.log}.")
            time.sleep(0.02)
        server.after()
        _started.append(process)
    except BaseException:
        process.terminate()
        process.wait()
        raise


def _stop(server: Server) -> None:
    """Stops a server and waits until it is gone."""
    import psutil

    if pid := server.pid():
        process = psutil.Process(pid)
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)

"""The processes of `make run`: each in a session of its own, ended together and in order."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 12  # seconds: gunicorn and Celery finish what they are at; after that they are made to stop


@dataclass(frozen=True)
class Child:
    """One process: its name on screen, the module that it runs, its options, and the open sockets that it inherits."""

    name: str
    options: list[str]
    sockets: tuple[int, ...] = ()


class Died(Exception):
    """A child ended by itself; the message is a Dutch sentence for the terminal."""


@contextmanager
def children(wanted: list[Child], logs: Path) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Starts the children, gives them by name, and ends them all, whatever happened meanwhile."""
    logs.mkdir(parents=True, exist_ok=True)
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for child in wanted:
            running[child.name] = _start(child, logs / f"{child.name}.log")
        yield running
    finally:
        _end(list(running.values()))


def check(running: dict[str, subprocess.Popen[bytes]], logs: Path) -> None:
    """Raises Died when one of the children has ended."""
    for name, process in running.items():
        if process.poll() is not None:
            raise Died(f"'{name}' is gestopt (code {process.returncode}). Lees waarom in {logs / name}.log.")


def _start(child: Child, log: Path) -> subprocess.Popen[bytes]:
    """Starts one child, out of reach of the terminal's Ctrl-C: its parent ends it, in order."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [*_never_alone(), sys.executable, "-m", *child.options],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            pass_fds=child.sockets,
        )


def _never_alone() -> list[str]:
    """On Linux: what makes a child end when its parent was killed and could not end it."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv and sys.platform == "linux" else []


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Asks all of them to stop and waits; who does not listen is stopped with everything it started."""
    for process in processes:
        process.terminate()
    until = time.monotonic() + PATIENCE
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

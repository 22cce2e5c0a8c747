"""Everything that a trial needs, started by one command and stopped by Ctrl-C."""

import fcntl
import http.client
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from wsn_privacy.embedded import Unavailable, services
from wsn_privacy.embedded.children import Child, Died, check, children
from wsn_privacy.trial.logins import PASSWORD, STAFF

LOGS = settings.VAR / "log"
PATIENCE = 60  # seconds until the first page must answer


class Stopped(Exception):
    """Somebody pressed Ctrl-C or asked this process to end."""


class Command(BaseCommand):
    """Runs the whole of it in the foreground."""

    help = "Start alles: database, broker, webserver, achtergrondtaken. Stop met Ctrl-C."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Starts, serves and stops; every refusal is one sentence."""
        address = f"http://localhost:{settings.PORT}"
        _hear_signals()
        try:
            with (
                only_one(settings.VAR / "run.lock", address),
                listening(settings.PORT) as door,
                services(settings.VAR),
            ):
                self.make_ready()
                self.serve(door, address)
        except Stopped:
            self.stdout.write("Gestopt. De gegevens blijven bewaard.")
        except (Died, Unavailable) as sentence:
            self.stderr.write(str(sentence))
            sys.exit(1)

    def make_ready(self) -> None:
        """Brings tables and static files up to date, and fills an empty database with a fictional association."""
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not get_user_model().objects.exists():
            self.stdout.write("De voorbeeldgegevens worden klaargezet.")
            call_command("load_demo", stdout=io.StringIO())
        connections.close_all()

    def serve(self, door: socket.socket, address: str) -> None:
        """Runs the children until one ends or somebody stops them."""
        with children(wanted(door), LOGS) as running:
            wait_for_page(running)
            self.stdout.write(welcome(address))
            self.stdout.flush()
            while True:
                check(running, LOGS)
                time.sleep(0.5)


def wanted(door: socket.socket) -> list[Child]:
    """The three processes: pages, jobs, and the clock that starts the jobs."""
    celery = ["celery", "-A", "wsn_privacy"]
    worker = ["worker", "--concurrency", "2", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    worker += ["--queues", "celery,destruction"]
    return [
        Child("web", ["gunicorn", "--bind", f"fd://{door.fileno()}"], (door.fileno(),)),
        Child("worker", [*celery, *worker, "--loglevel", "INFO"]),
        Child("beat", [*celery, "beat", "--pidfile", "", "--loglevel", "INFO"]),
    ]


@contextmanager
def only_one(lock: Path, address: str) -> Iterator[None]:
    """Holds the lock of this folder. Raises Unavailable, with the address, when another run holds it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Unavailable(f"WSN Privacy draait hier al, op {file.read()}.") from None
        file.truncate(0)
        file.write(address)
        file.flush()
        yield


@contextmanager
def listening(port: str) -> Iterator[socket.socket]:
    """A socket on the loopback address, held from the start so that nobody takes the port meanwhile.

    Raises Unavailable for a port that is no port, is taken, or needs root.
    """
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise Unavailable(f"PORT={port} is geen poort: geef een getal van 1 tot en met 65535.")
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", int(port)))
            door.listen()
        except PermissionError:
            raise Unavailable(f"Poort {port} mag alleen root gebruiken. Kies een andere: PORT=8001 make run.") from None
        except OSError:
            raise Unavailable(f"Poort {port} is al in gebruik. Kies een andere: PORT=8001 make run.") from None
        yield door


def wait_for_page(running: dict[str, subprocess.Popen[bytes]]) -> None:
    """Returns when the web server answers; raises Died when it does not come up."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        check(running, LOGS)
        if page_answers():
            return
        time.sleep(0.1)
    raise Died(f"De webserver geeft geen antwoord. Lees waarom in {LOGS / 'web.log'}.")


def page_answers() -> bool:
    """Whether the web server says that it is alive; asked directly, past any proxy of the environment."""
    connection = http.client.HTTPConnection("127.0.0.1", int(settings.PORT), timeout=2)
    with suppress(OSError, http.client.HTTPException), closing(connection):
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    return False


def welcome(address: str) -> str:
    """What to do next: where it runs, and who may sign in when the fictional association is loaded."""
    lines = [f"WSN Privacy draait op {address}", *demo_logins()]
    if mailbox := os.environ.get("DEMO_MAILBOX"):
        lines.append(f"E-mail gaat de deur niet uit; u vindt die in {mailbox}.")
    return "\n".join([*lines, "Stop met Ctrl-C."])


def demo_logins() -> list[str]:
    """One line per login of the fictional association that is in this database."""
    known = set(get_user_model().objects.values_list("email", flat=True))
    connections.close_all()
    return [f"  {each.email:<36} {PASSWORD:<16} {each.label}" for each in STAFF if each.email in known]


def _hear_signals() -> None:
    """Ctrl-C, a polite kill and a closed terminal all mean: stop. Once said, they are not heard again."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)

"""Ways to kill a sweep at a moment: its process, the worker that runs it, its connection, or the whole database."""

import io
import os
import signal
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from celery import Celery
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from dossiers.access import wall
from dossiers.models import Dossier, Record
from tests.wsn_privacy.trial.programs import WORKER, running, wait_until
from wsn_privacy import embedded
from wsn_privacy.embedded.database import DATABASE, OWNER
from wsn_privacy.embedded.leasing import socket_home

WAYS = ("process", "connection", "worker", "backend", "server")
DESTROYER = ("celery", "-A", "tests.wsn_privacy.operations.small_batches", *WORKER, "--queues", "destruction")
SWEEP = "wsn_privacy.tasks.sweep"
PATIENCE = 120


class Cluster:
    """A database server of one test, which may be killed and comes back."""

    def __init__(self, var: Path) -> None:
        self.var, self.server = var, embedded.postgres(var)

    @contextmanager
    def used(self):
        """Have Django use it, with the tables made, until the block ends."""
        known, before = connection.settings_dict, dict(connection.settings_dict)
        with embedded.lease(self.server):
            connection.close()
            known |= {"NAME": DATABASE, "USER": OWNER, "HOST": str(socket_home(self.var / "postgres"))}
            try:
                call_command("migrate", verbosity=0)
                yield self
            finally:
                connection.close()
                known.update(before)

    def there(self):
        """It answers; it is started when it was killed. Whoever was connected has to connect again."""
        connection.close()
        if not wait_until(lambda: self.server.pid() > 0, 2 if self.gone() else PATIENCE):
            with embedded.lease(self.server):  # the lease above holds on to it
                pass

    def gone(self) -> bool:
        """Whether its first process is no more."""
        with suppress(FileNotFoundError, psutil.NoSuchProcess):
            pid = int((self.server.home / "postmaster.pid").read_text().split()[0])
            return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
        return True

    def killed(self):
        """Kill it with all its processes, as when the power goes."""
        first = psutil.Process(self.server.pid())
        for process in (first, *first.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs([first], timeout=10)


def left() -> int:
    """How much there is to destroy and to keep: records and dossiers."""
    with wall.as_job():
        return Record.objects.count() + Dossier.objects.count()


def sessions() -> set[int]:
    """The processes of the server for other connections than ours."""
    with connection.cursor() as cursor:
        asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(f"{asked} AND backend_type = 'client backend'")
        return {pid for (pid,) in cursor.fetchall()}


@contextmanager
def begun():
    """A sweep in a process of its own; gives its number."""
    kept = connection.connection
    if not (pid := os.fork()):
        try:
            connection.connection = None  # that of the parent stays open: it is still held here
            with wall.as_job():
                call_command("sweep", stdout=io.StringIO())
        finally:
            os._exit(0 if kept else 1)
    try:
        yield pid
    finally:
        os.waitpid(pid, 0)


@contextmanager
def by_worker(logs: Path):
    """A sweep by a worker of Celery; gives the number of its process."""
    app = Celery(broker=settings.CELERY_BROKER_URL, set_as_current=False)
    with running(logs, (*DESTROYER, "--loglevel", "INFO")) as (process,):
        assert wait_until(lambda: "ready" in (logs / "0.log").read_text(), PATIENCE)
        app.send_task(SWEEP, queue="destruction")
        yield process.pid
        process.wait(timeout=PATIENCE)


def struck(way: str, most: int, moment: float, cluster: Cluster, logs: Path) -> None:
    """Begin a sweep, and strike it `moment` seconds after there was no more than `most` left."""
    others = sessions()
    with by_worker(logs) if way == "worker" else begun() as pid:
        patience = time.monotonic() + PATIENCE
        while not (left() <= most and sessions() - others) and time.monotonic() < patience:
            time.sleep(0.002)
        assert time.monotonic() < patience, "the sweep never came that far"
        time.sleep(moment)
        if way in ("process", "worker"):
            os.kill(pid, signal.SIGKILL)
        elif way == "server":
            cluster.killed()
        else:
            for theirs in sessions() - others:
                with suppress(ProcessLookupError):
                    os.kill(theirs, signal.SIGTERM if way == "connection" else signal.SIGKILL)
    cluster.there()
    wait_until(lambda: sessions() <= others or way in ("backend", "server"), 10)

"""The programs of the house as processes of their own, on the database, the broker and the mailbox of one test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[3]
WORKER = ("worker", "--pool", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat")


def surroundings(**more: str) -> dict[str, str]:
    """What a program finds in its environment: the servers of this test."""
    database = connection.settings_dict
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wsn_privacy.settings",
        "DATABASE_URL": f"postgresql://{database['USER']}@{database['HOST'].replace('/', '%2F')}/{database['NAME']}",
        "FILES_KEY": settings.FILES_KEY,
        "FILES_DIR": str(settings.FILES_DIR),
        "ERASURES_DIR": str(settings.ERASURES_DIR),
        "BROKER_URL": settings.CELERY_BROKER_URL,
        "EMAIL_URL": f"smtp://{settings.EMAIL_HOST}:{settings.EMAIL_PORT}",
        "MFA_REQUIRED": "0",
        **more,
    }


@contextmanager
def running(logs: Path, *commands: tuple[str, ...], **more: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """These modules of Python as processes, until the block ends."""
    begun = []
    try:
        for place, command in enumerate(commands):
            with (logs / f"{place}.log").open("wb") as log:
                whole = [sys.executable, "-m", *command]
                begun.append(subprocess.Popen(whole, cwd=ROOT, env=surroundings(**more), stdout=log, stderr=log))
        yield begun
    finally:
        for process in begun:
            process.send_signal(signal.SIGTERM)
        for process in begun:
            process.wait(timeout=60)


def wait_until(holds: Callable[[], bool], seconds: float) -> bool:
    """Whether something came to hold within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.2)
    return holds()

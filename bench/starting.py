"""How long a newcomer waits for the first page: `make run` in a fresh copy, and once more."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from django.conf import settings

from bench.measuring import Row, Unmeasured
from wsn_privacy.embedded.mail import free_port

COLD_MS, WARM_MS = 60_000, 8_000
LEFT_OUT = shutil.ignore_patterns(".venv", "var", ".git", "__pycache__", ".*_cache")
OURS = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DEMO_MAILBOX", "VAR_DIR", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV")


def start_up() -> list[Row]:
    """A start from nothing but the source, and a second one."""
    with tempfile.TemporaryDirectory(prefix="wsn-bench-") as folder:
        copied = Path(folder) / "source"
        Path(folder).chmod(0o711)  # the account that runs the database passes through
        shutil.copytree(settings.BASE_DIR, copied, ignore=LEFT_OUT)
        took = [_first_page(copied) for _ in range(2)]
    return [_row("start_cold", took[0], COLD_MS), _row("start_warm", took[1], WARM_MS)]


def not_measured() -> list[Row]:
    """The same rows, empty: a start takes a minute and is measured with --start."""
    return [_row("start_cold", None, COLD_MS), _row("start_warm", None, WARM_MS)]


def _row(name: str, took: float | None, limit: int) -> Row:
    if took is None:
        return Row(name, target=f"< {limit} ms", value="niet gemeten")
    return Row(name, n=1, median_ms=round(took), p95_ms=round(took), target=f"< {limit} ms", ok=took < limit)


def _first_page(folder: Path) -> float:
    """Milliseconds from the command to the first page; then it is stopped as by Ctrl-C."""
    port = free_port()
    surroundings = {name: value for name, value in os.environ.items() if name not in OURS}
    began = time.perf_counter()
    process = subprocess.Popen(
        ["make", "run"],
        cwd=folder,
        env={**surroundings, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - began > 600:
                raise Unmeasured("make run: er kwam geen pagina")
            time.sleep(0.05)
        return (time.perf_counter() - began) * 1000
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.wait(60)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

"""Work in a process of its own, on the same database, to see how long it takes and how much memory it needs.

`python -m bench.apart ACT [FILE]` is that process; it writes what came of it as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable

from bench.measuring import Unmeasured


@dataclass(frozen=True)
class Done:
    """How long the act itself took in seconds, the most memory its process ever held in MB, and what it answered."""

    took: float
    peak: float
    answer: dict[str, Any]


def apart(act: str, *arguments: str) -> Done:
    """One act in a process of its own. Raises Unmeasured when it fails."""
    command = [sys.executable, "-m", "bench.apart", act, *arguments]
    surroundings = {**os.environ, "DATABASE_URL": _address(), "HEADS_DIR": str(settings.HEADS_DIR)}
    surroundings["ERASURES_DIR"] = str(settings.ERASURES_DIR)
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unmeasured(f"{act}: {done.stderr.strip().splitlines()[-1]}")
    return Done(**json.loads(done.stdout))


def _address() -> str:
    """The database that is measured on, as a URL."""
    known = {name: quote(str(value), safe="") for name, value in connection.get_connection_params().items() if value}
    account = known.get("user", "") + (f":{known['password']}" if "password" in known else "")
    port = f":{known['port']}" if "port" in known else ""
    return f"postgresql://{account}@{known.get('host', '')}{port}/{known['dbname']}"


def peak() -> float:
    """The most memory that this process ever held, in MB; 0 where the system does not tell."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def take_in(file: str) -> dict[str, Any]:
    """Take in a list of tenants, as `manage.py import_tenants` does."""
    from dossiers.imports import runs
    from dossiers.models import ImportRun

    with Path(file).open("rb") as opened:
        return runs.import_file(opened, ImportRun.Kind.TENANTS, name=Path(file).name, dry_run=False).counts


def verify() -> dict[str, Any]:
    """Check the journal, as `manage.py audit_verify` does."""
    from dossiers.journal import actions as journal

    found = journal.verify()
    return {"lines": found.lines, "seals": found.seals, "unsealed": found.unsealed, "broken": found.broken}


def sweep() -> dict[str, Any]:
    """Destroy what is due, as the daily sweep does."""
    from wsn_privacy.disposal.run import counts_of, destroy_due

    return counts_of(destroy_due(timezone.localdate()))


ACTS: dict[str, Callable[..., dict[str, Any]]] = {"take_in": take_in, "verify": verify, "sweep": sweep}


def main(act: str, *arguments: str) -> None:
    """Do it, and write what came of it."""
    import django

    django.setup()
    began = time.perf_counter()
    answer = ACTS[act](*arguments)
    took = time.perf_counter() - began
    sys.stdout.write(json.dumps({"took": took, "peak": peak(), "answer": answer}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsn_privacy.settings")
    main(*sys.argv[1:])

"""Whether anything may be served: not from a copy of the database in which erased people came back.

However the copy was put back, with our command or with that of PostgreSQL: it is held against the ledger of erasures.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from celery import Task
from django.db import DatabaseError, InterfaceError, OperationalError
from django.shortcuts import render
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from retention.ledger import rules as ledger_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

LOOKS_AGAIN = 10  # seconds that an answer holds in one process
FOR_MACHINES = {"/healthz", "/readyz"}
log = logging.getLogger(__name__)
_last: dict[str, Any] = {"at": float("-inf"), "why": ""}


def why_not_served() -> str:
    """Why nothing may be served, in a sentence, or an empty string. Asked again every ten seconds.

    A database that does not answer is told elsewhere.
    """
    if time.monotonic() - _last["at"] > LOOKS_AGAIN or _last["why"]:
        _last.update(why=_asked(), at=time.monotonic())
    return str(_last["why"])


def forget() -> None:
    """Have the next question asked anew."""
    _last.update(at=float("-inf"), why="")


def _asked() -> str:
    try:
        return ledger_rules.why_not_served()
    except (OperationalError, InterfaceError):
        return ""
    except DatabaseError:
        return _("De tabellen zijn nog niet bijgewerkt. Draai manage.py migrate.")
    except OSError:
        return _("Het register van vernietigingen (ERASURES_DIR) is niet te lezen.")


def replay_gate(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answers every page with 503 as long as nothing may be served; pages for machines say so themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path not in FOR_MACHINES and why_not_served():
            return render(request, "503.html", status=503)
        return get_response(request)

    return middleware


class Job(Task):
    """A job that is not done as long as nothing may be served; its work stands in the rows and is found later."""

    abstract = True

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Does the job, as one act, or says in the log why not."""
        if why := why_not_served():
            log.error("%s is not done: %s", self.name, why)
            return None
        with journal.one_act():
            return super().__call__(*args, **options)

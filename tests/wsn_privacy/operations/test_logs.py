"""What stands in the log, and what never does."""

import logging
import sys
from typing import Any

from django.test import RequestFactory
from django.urls import resolve

from wsn_privacy.operations.logs import Discreet


def line(message: str, *args: object, exc_info: Any = None, **extra: object) -> str:
    """What the log says of this."""
    record = logging.getLogger("house").makeRecord("house", logging.ERROR, "", 0, message, args, exc_info, extra=extra)
    return Discreet("{levelname} {message}", style="{").format(record)


def caught(error: Exception, cause: Exception | None = None) -> tuple:
    try:
        raise error from cause
    except Exception:
        return sys.exc_info()


def test_a_page_is_named_and_its_address_is_not_told():
    request = RequestFactory().get("/healthz?naam=devries")
    request.resolver_match = resolve("/healthz")
    said = line("%s: %s", "Not Found", "/healthz", request=request)
    assert said == "ERROR Not Found: healthz"


def test_an_address_that_leads_nowhere_is_not_told_either():
    said = line("%s: %s", "Not Found", "/mijn-verzoek/geheim/", request=RequestFactory().get("/mijn-verzoek/geheim/"))
    assert said == "ERROR Not Found: a page that does not exist"


def test_an_error_is_told_without_its_words():
    said = line("stop", exc_info=caught(ValueError("Key (email)=(devries@voorbeeld.example)")))
    assert "devries" not in said
    assert said.startswith("ERROR stop\n")
    assert said.endswith("ValueError")


def test_what_lay_behind_an_error_is_told_without_its_words_too():
    said = line("stop", exc_info=caught(KeyError("devries"), cause=ValueError("devries")))
    assert ("devries" in said, "KeyError\nwhile busy with\nValueError" in said) == (False, True)


def test_a_failed_task_is_told_without_its_words():
    said = line("Task %(name)s failed: %(exc)s", {"name": "cases.tasks.send_mails", "exc": "ValueError('devries')"})
    assert said == "ERROR Task cases.tasks.send_mails failed: "


def test_this_is_how_every_line_is_written(settings):
    handlers = settings.LOGGING["handlers"].values()
    written = {settings.LOGGING["formatters"][handler["formatter"]]["()"] for handler in handlers}
    assert written == {"wsn_privacy.operations.logs.Discreet"}

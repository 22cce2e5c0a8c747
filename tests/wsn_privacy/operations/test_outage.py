"""The mail server and the broker away for a minute while twenty requests come in, with every program as it runs."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from contextlib import ExitStack
from http.cookiejar import CookieJar

import pytest
from django.urls import reverse

from cases.models import Case, Mail
from tests.cases.intake.form_filling import GOOD
from tests.conftest import Mailbox
from tests.wsn_privacy.trial.programs import ROOT, WORKER, running, surroundings, wait_until
from wsn_privacy import embedded
from wsn_privacy.embedded.mail import free_port

REQUESTS, A_MINUTE, PATIENCE = 20, 60, 3.0
WARM_UP = 8  # pages, so that no program is still starting
CELERY = ("celery", "-A", "wsn_privacy")

pytestmark = [pytest.mark.programs, pytest.mark.django_db(transaction=True)]


class Visitor:
    """A browser without a screen, that times every page."""

    def __init__(self, site: str) -> None:
        self.site, self.took = site, []
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
        )

    def page(self, path: str, words: dict | None = None) -> str:
        """What a page says; a form is sent with the hidden fields of that page."""
        if words is not None:
            hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.page(path)))
            words = urllib.parse.urlencode({**hidden, **words}, doseq=True).encode()
        began = time.monotonic()
        with self.opener.open(urllib.request.Request(self.site + path, data=words), timeout=30) as answer:
            text = answer.read().decode()
        self.took.append((time.monotonic() - began, path))
        return text

    def ask(self, email: str) -> str:
        """Fill in the whole form and send it; what the confirmation says."""
        for step, words in GOOD.items():
            self.page(reverse("cases:step", args=[step]), {**words, **({"email": email} if "email" in words else {})})
        return self.page(reverse("cases:step", args=["controleren"]), {})


class Servers:
    """A broker and a mail server of one test, at addresses that stay the same when they stop and come back."""

    def __init__(self, folder, port: int) -> None:
        self.folder, self.port, self.stack = folder, port, ExitStack()

    def start(self) -> None:
        """Both are there."""
        self.stack.enter_context(embedded.lease(embedded.valkey(self.folder)))
        self.stack.enter_context(embedded.mail_catcher(self.folder / "mail", self.port))

    def stop(self) -> None:
        """Both are away."""
        self.stack.close()


@pytest.fixture
def servers(tmp_path):
    """Both, until the test ends."""
    both = Servers(tmp_path, free_port())
    both.start()
    yield both
    both.stop()


@pytest.fixture
def site(servers, tmp_path):
    """The address of the site, with its worker and its clock, as in service."""
    port = free_port()
    where = {
        "REDIS_URL": embedded.redis_url(servers.folder),
        "EMAIL_URL": f"smtp://127.0.0.1:{servers.port}",
        "PORT": str(port),
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(collect, cwd=ROOT, env=surroundings(**where), check=True, capture_output=True)
    beat = (*CELERY, "beat", "--pidfile", "", "--schedule", str(tmp_path / "beat"))
    web = ("gunicorn", "--bind", f"127.0.0.1:{port}")
    with running(tmp_path, web, (*CELERY, *WORKER), beat, **where):
        yield f"http://127.0.0.1:{port}"


def answers(site: str) -> bool:
    """Whether the site is up."""
    try:
        return bool(Visitor(site).page("/healthz"))
    except OSError:
        return False


def test_a_broker_that_hangs_costs_no_page_three_seconds(site, servers, tmp_path):
    assert wait_until(lambda: answers(site), 60), (tmp_path / "0.log").read_text()[-2000:]
    for _ in range(WARM_UP):
        Visitor(site).page("/verzoek/wat/")
    visitor, pid = Visitor(site), embedded.valkey(servers.folder).pid()
    os.kill(pid, signal.SIGSTOP)
    try:
        assert "WSN-" in visitor.ask("aanvrager@tenant.example")
    finally:
        os.kill(pid, signal.SIGCONT)
    assert max(visitor.took)[0] < PATIENCE, max(visitor.took)
    assert wait_until(lambda: len(Mailbox(tmp_path / "mail").mails) == 1, 90)


def test_nothing_is_lost_and_no_page_waits(site, servers, tmp_path):
    assert wait_until(lambda: answers(site), 60), (tmp_path / "0.log").read_text()[-2000:]
    for _ in range(WARM_UP):
        Visitor(site).page("/verzoek/wat/")
    visitors = [Visitor(site) for _ in range(REQUESTS)]
    servers.stop()
    began = time.monotonic()
    for number, visitor in enumerate(visitors):
        time.sleep(max(0, began + number * A_MINUTE / REQUESTS - time.monotonic()))
        assert "WSN-" in visitor.ask(f"aanvrager{number}@tenant.example")
    time.sleep(max(0, began + A_MINUTE - time.monotonic()))
    slowest = max(took for visitor in visitors for took in visitor.took)
    assert slowest[0] < PATIENCE, slowest
    assert (Case.objects.count(), Mail.objects.filter(sent_at=None).count()) == (REQUESTS, REQUESTS)
    servers.start()
    inbox = Mailbox(tmp_path / "mail")
    assert wait_until(lambda: len(inbox.mails) >= REQUESTS, 180), (tmp_path / "1.log").read_text()[-2000:]
    assert {mail["To"] for mail in inbox.mails} == {f"aanvrager{n}@tenant.example" for n in range(REQUESTS)}
    assert (len(inbox.mails), Mail.objects.filter(sent_at=None).count()) == (REQUESTS, 0)

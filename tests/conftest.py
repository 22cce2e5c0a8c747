"""What every test may ask for: the real database and broker, a mailbox, a browser; and no way out to the network."""

import email
import email.policy
import gc
import ipaddress
import os
import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser

from tests import database
from wsn_privacy import embedded
from wsn_privacy.operations import restore_guard

pytest_plugins = ["tests.cast_people", "tests.cast", "tests.fresh"]

SERVERS = pytest.StashKey[ExitStack]()
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What `make test` leaves to `make test-slow`: the same asked of every page, of everybody, or for minutes.
SLOW = {
    *("test_axe", "test_crawl", "test_doors", "test_keyboard", "test_layout", "test_network", "test_spots"),
    *("test_effort", "test_every_right_to_the_end", "test_killed_sweep", "test_load_demo", "test_outage"),
    *("test_run", "test_two_beats"),
}


def pytest_configure(config: pytest.Config) -> None:
    """Starts the servers once per run; the workers of that run share them."""
    gc.set_threshold(100_000, 20, 20)  # looking through all that was collected, again and again, finds nothing
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in the thread of the tests
    if not hasattr(config, "workerinput"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever is asked to stop, tidies up first
        config.stash[SERVERS] = servers = ExitStack()
        servers.callback(shutil.rmtree, settings.VAR)
        if not os.environ.get("DATABASE_URL"):
            servers.enter_context(embedded.lease(database.server()))
        servers.enter_context(embedded.lease(embedded.valkey(settings.VAR)))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops them and leaves nothing behind."""
    if SERVERS in config.stash:
        config.stash[SERVERS].close()


@pytest.hookimpl(tryfirst=True)  # before it is chosen by mark what runs
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the tests that mostly wait, so that others run meanwhile; without a browser its tests are skipped."""
    items.sort(key=lambda item: item.get_closest_marker("programs") is None)
    for item in items:
        if item.path.stem in SLOW:
            item.add_marker("slow")
    if not browser_path():
        why = "geen browser; installeren kan met: apt-get install chromium"
        for item in items:
            if "browser" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason=why))


def pytest_collection_finish() -> None:
    """Leaves what was collected out of every later look for garbage: it stays until the end."""
    gc.freeze()


def browser_path() -> str | None:
    """The browser of this machine, if there is one."""
    return next(
        (found for name in (os.environ.get("CHROME"), *BROWSERS) if name and (found := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """How the browser starts: without a sandbox (it runs as root in CI) and without asking anything of the network."""
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    return {"executable_path": browser_path(), "args": quiet}


@pytest.fixture(scope="session")
def browser(browser: Browser, django_db_setup: None) -> Iterator[Browser]:
    """The browser, which goes when the database is still there.

    Playwright keeps an event loop, and beside a loop Django opens a connection of its own: that is closed here.
    """
    yield browser
    connection.close()


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """A Dutch visitor."""
    return {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture(autouse=True, scope="session")
def _no_way_out() -> Iterator[None]:
    """Refuses every connection that leaves this machine."""
    connect = socket.socket.connect

    def near(self: socket.socket, address: tuple[str, int] | str) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = "127.0.0.1" if address[0] == "localhost" else address[0]
            if not ipaddress.ip_address(host).is_loopback:
                raise OSError(f"a test wanted to reach {host}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", near)
        yield


@pytest.fixture(autouse=True)
def _nobody_was_here_before(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgets who asked, sent or tried how often, and what was written outside the database."""
    cache.clear()
    restore_guard.forget()
    monkeypatch.setattr(restore_guard, "LOOKS_AGAIN", 3600)  # once in a test: no page has a question more
    settings.HEADS_DIR = str(tmp_path / "heads")
    settings.ERASURES_DIR = str(tmp_path / "erasures")


class Mailbox:
    """The mails that the catcher kept, oldest first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def mails(self) -> list[EmailMessage]:
        """Every mail, as a mail program would read it."""
        raw = [path.read_bytes() for path in sorted(self.folder.glob("*.eml"))]
        return [email.message_from_bytes(each, policy=email.policy.default) for each in raw]


@pytest.fixture
def mailbox(tmp_path: Path, settings) -> Iterator[Mailbox]:
    """A real mail server on loopback, to which the site sends during this test."""
    with embedded.mail_catcher(tmp_path / "mail") as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield Mailbox(tmp_path / "mail")


@pytest.fixture
def site(live_server, settings) -> str:
    """The address of the site as a browser reaches it; links in mails begin with it too."""
    settings.SITE_URL = live_server.url
    return str(live_server.url)

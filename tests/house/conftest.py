"""A browser that walks through every page of one scene, built once for the tests of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from dossiers import wall
from tests.fresh import as_new
from tests.house.scene import Scene, build
from tests.house.spotting import ASKER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.house.spotting import Spot

ANSWERS = {
    "wat": {"kind": "access"},
    "waarover": {"topics": ["tenancy", "camera"], "question": "Wat weet u van mij?"},
    "wie": {
        "name": "Amina Yıldırım",
        "born_on_day": "27",
        "born_on_month": "3",
        "born_on_year": "1980",
        "address": "Veldweg 3, 0000 AA Voorbeeldstad",
        "relation": "tenant",
        "for_whom": "self",
    },
    "bereiken": {"contact_by": "email", "email": "amina@tenant.example", "letters_safe": "yes"},
}


@pytest.fixture
def _django_db_helper(request: pytest.FixtureRequest) -> None:
    """No transaction around a test that walks through a scene: that stands in the database for the whole file."""
    if "scene" not in request.fixturenames:
        request.getfixturevalue("_django_db_helper")


class Walk:
    """One browser that goes wherever a spot says, as whoever the spot says."""

    def __init__(self, context: BrowserContext, scene: Scene, url: str) -> None:
        self.context, self.scene, self.url = context, scene, url
        self.page: Page = context.new_page()
        self.entered: dict[str, str] = {}

    def to(self, spot: Spot) -> Page:
        """Open the page of `spot` and do what is done there."""
        self.context.clear_cookies()
        if spot.who:
            self._enter(spot.who)
        self.page.goto(self.url + spot.path.format(**self.scene.words))
        if spot.act:
            spot.act(self.page, self.scene)
        return self.page

    def look(self, *, scheme: str = "", width: int = 0) -> None:
        """See the same page in another colour scheme, or through a window of another width."""
        if scheme:
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if width:
            self.page.set_viewport_size({"width": width, "height": 800})

    def _enter(self, who: str) -> None:
        """Come in as `who`; staff sign in once, the draft of a visitor begins anew."""
        if who not in self.entered or who == ASKER:
            self.entered[who] = _session_of(None if who == ASKER else self.scene.people[who])
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": self.entered[who], "url": self.url}
        self.context.add_cookies([cookie])  # type: ignore[list-item]


def _session_of(user: Any) -> str:
    """The key of a session in which `user` signed in, or without one, in which the form is filled in."""
    client = Client()
    if user:
        client.force_login(user)
    else:
        for step, answers in ANSWERS.items():
            client.post(f"/verzoek/{step}/", answers)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """People, dossiers and requests in every state, in the database while the tests of this file run."""
    with django_db_blocker.unblock():
        as_new()
        try:
            with wall.as_job():
                yield build()
        finally:
            as_new()


@pytest.fixture(scope="module")
def walk(browser: Browser, browser_context_args: dict[str, Any], scene: Scene) -> Iterator[Walk]:
    """The browser on the site of that scene."""
    server = LiveServer("localhost")
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(10_000)
    try:
        with override_settings(SITE_URL=server.url):
            yield Walk(context, scene, server.url)
    finally:
        context.close()
        server.stop()

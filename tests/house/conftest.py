"""A browser that walks through every page of one scene, which stands as long as tests are played in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.fresh import standing
from tests.house.scenes.scene import Scene, build
from tests.house.scenes.spotting import ASKER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from tests.house.scenes.spotting import Spot

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


class Walk:
    """One browser that goes wherever a spot says, as whoever the spot says."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.page: Page = context.new_page()
        self.scene = Scene()
        self.entered: dict[str, str] = {}
        self.at: Spot | None = None
        self.scheme, self.width = "", 0
        self.heard: list[Request] = []
        context.on("request", lambda request: self.heard.append(request))

    def enter(self, scene: Scene) -> None:
        """Walk in this scene; whoever came in before is out again when it is another one."""
        if self.scene is not scene:
            self.scene, self.entered, self.at = scene, {}, None

    def to(self, spot: Spot) -> Page:
        """Open the page of `spot` and do what is done there; `heard` is what the browser asked for that."""
        self.at = None
        self.look(scheme="light", width=1280)
        self.heard.clear()
        self.context.clear_cookies()
        if spot.who:
            self._come_in(spot.who)
        self.page.goto(self.url + spot.path.format(**self.scene.words))
        if spot.act:
            spot.act(self.page, self.scene)
        return self.page

    def stay(self, spot: Spot) -> Page:
        """The page of `spot`; not opened again when one stands there already and only looked."""
        if self.at is not spot:
            self.to(spot)
            self.at = spot
        return self.page

    def look(self, *, scheme: str = "", width: int = 0) -> None:
        """See the same page in another colour scheme, or through a window of another width."""
        if scheme not in ("", self.scheme):
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if width not in (0, self.width):
            self.page.set_viewport_size({"width": width, "height": 800})
        self.scheme, self.width = scheme or self.scheme, width or self.width

    def _come_in(self, who: str) -> None:
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


@pytest.fixture
def scene(_django_db_helper: None, _outside_requests: None) -> Scene:
    """People, dossiers and requests in every state, in the database; it stands there for the next test too."""
    return standing(build)  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def walker(browser: Browser, browser_context_args: dict[str, Any], django_db_setup: None) -> Iterator[Walk]:
    """A browser on the site."""
    server = LiveServer("localhost")
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(10_000)
    try:
        yield Walk(context, server.url)
    finally:
        context.close()
        server.stop()


@pytest.fixture
def walk(walker: Walk, scene: Scene, settings: Any, no_cover: None) -> Walk:
    """The browser on the site of that scene; the lines behind these pages are counted where they are tested."""
    settings.SITE_URL = walker.url
    walker.enter(scene)
    return walker

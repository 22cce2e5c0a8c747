"""Who walks through the site: a tenant with a telephone and no JavaScript, and staff at a desk."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests import cast
from tests.journeys.steps import Desk, Pointer, Telephone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

expect.set_options(timeout=15_000)  # the machine may be busy; what never comes is still found
SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    """How often somebody asked or knocked is counted per hour; each test begins with a clean count."""
    cache.clear()


@pytest.fixture
def open_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own, that nobody used before."""
    with ExitStack() as opened:

        def fresh(**how: Any) -> Page:
            context = browser.new_context(**{**browser_context_args, **how})
            context.set_default_timeout(15_000)
            opened.callback(context.close)
            return context.new_page()

        yield fresh


@pytest.fixture
def telephone(site: str, open_page: Callable[..., Page]) -> Telephone:
    """The tenant's telephone: 360 pixels wide, no JavaScript, and used with the keys alone."""
    return Telephone(open_page(viewport=SMALL, java_script_enabled=False), site)


@pytest.fixture
def thumb(site: str, open_page: Callable[..., Page]) -> Callable[..., Pointer]:
    """A telephone of 360 pixels wide that is tapped on, with JavaScript or without: `thumb(javascript=False)`."""
    return lambda javascript=True: Pointer(open_page(viewport=SMALL, java_script_enabled=javascript), site)


@pytest.fixture
def desk(site: str, open_page: Callable[..., Page]) -> Callable[..., Desk]:
    """A computer at which somebody signs in by the ordinary door: `desk(officer)`, or on the way to a link."""

    def of(user: Any, link: str = "/vandaag/") -> Desk:
        seat = Desk(open_page(viewport=LARGE), site)
        seat.sign_in(user.email, cast.PASSWORD, link)
        return seat

    return of

"""What a spot is, who stands there, and what they do there first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiers.functions import Function

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.house.scenes.scene import Scene

    Act = Callable[[Page, Scene], None]

NOBODY, ASKER = "", "asker"  # a visitor, and one who filled in every step of the form
OFFICER, FG, DESK = Function.PRIVACY_OFFICER, Function.FG, Function.FRONT_DESK


@dataclass(frozen=True)
class Spot:
    """A page as somebody meets it: its name, who, its address with words of the scene, what they do there first."""

    name: str
    who: str
    path: str
    act: Act | None = None
    has_script: bool = False  # a browser gives a passkey to a script only
    has_square: bool = False  # the secret of an app is drawn into its page


def go(page: Page, button: str) -> None:
    """Press a button and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def press(button: str) -> Act:
    """Press a button."""
    return lambda page, _scene: go(page, button)


def type_in(label: str, text: str, button: str) -> Act:
    """Fill one box and press a button."""

    def act(page: Page, _scene: Scene) -> None:
        page.get_by_label(label).fill(text)
        go(page, button)

    return act


def in_turn(*acts: Act) -> Act:
    """One thing after the other."""

    def act(page: Page, scene: Scene) -> None:
        for each in acts:
            each(page, scene)

    return act

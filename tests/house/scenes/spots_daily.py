"""The spots of every day: the list with views and an act on several, taking along, evidence, the calendar link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.house.scenes.spotting import FG, OFFICER, Spot, go, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.house.scenes.scene import Scene


def _name_it_twice(page: Page, _scene: Scene) -> None:
    """Keep a filter under no name."""
    page.get_by_text("Bewaar dit filter als weergave").click()
    go(page, "Bewaar")


DAILY = [
    Spot("lijst, filter", OFFICER, "/verzoeken/?status=all&owner=nobody&waits=requester"),
    Spot("lijst, weergaven", OFFICER, "/verzoeken/?term=late"),
    Spot("lijst, weergave, fg", FG, "/verzoeken/?term=late"),
    Spot("lijst, weergave, fout", OFFICER, "/verzoeken/?kind=access", _name_it_twice),
    Spot("lijst, niets gekozen", OFFICER, "/verzoeken/", press("Herinner")),
    Spot("verzoeken meenemen", OFFICER, "/verzoeken/meenemen/?term=late"),
    Spot("verzoeken meenemen, fout", OFFICER, "/verzoeken/meenemen/", press("Bestand maken")),
    Spot("bewijsbestand", OFFICER, "/verzoeken/{sent}/bewijs/"),
    Spot("bewijsbestand, fout", FG, "/verzoeken/{sent}/bewijs/", press("Bestand maken")),
    Spot("agenda-link", FG, "/account/", press("Maak een agenda-link")),
]

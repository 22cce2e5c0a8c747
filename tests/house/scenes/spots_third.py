"""The spots about other people in a request, restrictions, the second signature and recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiers.functions import Function
from tests.house.scenes.scene_third import THIRD_CODE
from tests.house.scenes.spotting import FG, NOBODY, OFFICER, Spot, go, in_turn, press, type_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.house.scenes.scene import Scene

DIRECTOR = Function.DIRECTOR
_AT = "/verzoeken/{others}/anderen/"
_OPEN = type_in("Uw code", THIRD_CODE, "Open de vraag")


def _by_mail(page: Page, _scene: Scene) -> None:
    """Put it to somebody by mail; on a second visit once more."""
    if page.get_by_text("Opnieuw vragen").count():
        page.get_by_text("Opnieuw vragen").click()
    page.get_by_label("Om wat voor gegeven").fill("uw naam bij een melding")
    page.get_by_label("een e-mail met de link").check()
    page.get_by_label("E-mailadres van de derde").fill("nel@third.example")
    go(page, "Maak de brief")


def _send_back(page: Page, _scene: Scene) -> None:
    page.get_by_text("Niet mee eens?").click()
    go(page, "Stuur terug")


PEOPLE = [
    Spot("anderen", OFFICER, _AT),
    Spot("anderen, fg", FG, _AT),
    Spot("anderen, niemand", OFFICER, "/verzoeken/{nothing}/anderen/"),
    Spot("anderen, te vroeg", OFFICER, "/verzoeken/{received}/anderen/"),
    *(
        Spot(f"ander {name}", OFFICER, f"{_AT}{{other_{name}}}/")
        for name in ("open", "hidden", "unasked", "asked", "answered", "weighed")
    ),
    Spot("ander, gevraagd per mail", OFFICER, f"{_AT}{{other_mailed}}/", _by_mail),
    Spot("ander, fg", FG, f"{_AT}{{other_answered}}/"),
    Spot("ander, fout", OFFICER, f"{_AT}{{other_open}}/", press("Bewaar de keuze")),
    Spot("ander, vraag fout", OFFICER, f"{_AT}{{other_unasked}}/", press("Maak de brief")),
    Spot("ander, vraag", OFFICER, f"{_AT}{{other_unasked}}/vraag/"),
    Spot("ander, besluit fout", OFFICER, f"{_AT}{{other_answered}}/", press("Leg het besluit vast")),
    Spot("reactie, code", NOBODY, "/reactie/{word_asked}/"),
    Spot("reactie, geen code", NOBODY, "/reactie/{word_asked}/", press("Open de vraag")),
    Spot("reactie, foute code", NOBODY, "/reactie/R-2222222222/", _OPEN),
    Spot("reactie, vraag", NOBODY, "/reactie/{word_asked}/", _OPEN),
    Spot("reactie, vraag fout", NOBODY, "/reactie/{word_asked}/", in_turn(_OPEN, press("Verstuur mijn antwoord"))),
    Spot("reactie, beantwoord", NOBODY, "/reactie/{word_answered}/", _OPEN),
    Spot("reactie, besloten", NOBODY, "/reactie/{word_weighed}/", _OPEN),
    Spot("reactie, afgehandeld", NOBODY, "/reactie/{word_closed}/"),
]
SIGNING = [
    Spot("stuk met beperking", OFFICER, "/verzoeken/{limited}/stukken/1/"),
    Spot("besluit, beperking open", OFFICER, "/verzoeken/{limited}/besluit/"),
    Spot("besluit, niets geven", OFFICER, "/verzoeken/{nothing_given}/besluit/"),
    Spot("besluit, taal nagekeken", OFFICER, "/verzoeken/{returned}/besluit/", press("Kijk de taal na")),
    Spot("beperking", OFFICER, "/verzoeken/{limited}/besluit/beperking/d/"),
    Spot("beperking, fout", OFFICER, "/verzoeken/{limited}/besluit/beperking/d/", press("Leg de beperking vast")),
    Spot("versturen, geen handtekening", OFFICER, "/verzoeken/{unsigned}/verzending/"),
    Spot("versturen, handtekening gevraagd", OFFICER, "/verzoeken/{to_sign}/verzending/"),
    Spot("versturen, getekend", OFFICER, "/verzoeken/{signed}/verzending/"),
    Spot("verzoek om te tekenen", DIRECTOR, "/verzoeken/{to_sign}/"),
    Spot("tekenen", DIRECTOR, "/verzoeken/{to_sign}/handtekening/"),
    Spot("tekenen, nog niet gelezen", DIRECTOR, "/verzoeken/{to_sign}/handtekening/", press("Ik teken dit besluit")),
    Spot("tekenen, lezen", DIRECTOR, "/verzoeken/{to_sign}/handtekening/lezen/"),
    Spot("tekenen, terug fout", DIRECTOR, "/verzoeken/{to_sign}/handtekening/", _send_back),
    Spot("tekenen, gedaan", DIRECTOR, "/verzoeken/{signed}/handtekening/"),
    Spot("verzoek, teruggestuurd", OFFICER, "/verzoeken/{returned}/"),
    Spot("tekenen, teruggestuurd", DIRECTOR, "/verzoeken/{returned}/handtekening/"),
    Spot("verzoek, directeur", DIRECTOR, "/verzoeken/{to_sign}/"),
    Spot("beperkingen", OFFICER, "/beperkingen/"),
    Spot("beperkingen, fg", FG, "/beperkingen/"),
    Spot("beperking bekijken", OFFICER, "/verzoeken/{review}/beperking/d/"),
    Spot("beperking bekijken, fout", OFFICER, "/verzoeken/{review}/beperking/d/", press("Leg vast")),
]
_TELL = "/verzoeken/{tellings}/ontvangers/{untold}/"
TELLING = [
    Spot("verzoek met ontvangers", OFFICER, "/verzoeken/{tellings}/"),
    Spot("ontvanger", OFFICER, _TELL),
    Spot("ontvanger, fout", OFFICER, _TELL, press("Leg vast")),
    Spot("ontvanger, fg", FG, _TELL),
    Spot("ontvanger, ingelicht", OFFICER, "/verzoeken/{tellings}/ontvangers/{told}/"),
]
THIRD = [*PEOPLE, *SIGNING, *TELLING]

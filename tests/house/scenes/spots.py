"""The spots: every page built, in each of its states, as each function meets it. A new page gets a spot here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cases.intake.public.forms import STEPS
from cases.models import Case
from dossiers.functions import Function
from tests.house.scenes import spots_daily, spots_inside, spots_keeping, spots_letters, spots_search, spots_third
from tests.house.scenes.scene import CODE, fresh_link
from tests.house.scenes.spotting import ASKER, DESK, FG, NOBODY, OFFICER, Spot, go, press, type_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.house.scenes.scene import Scene
    from tests.house.scenes.spotting import Act

SHOWN_A_PART = (Function.LETTING, Function.NUISANCE, Function.ARREARS, Function.MAINTENANCE)


def follow_link(name: str) -> Act:
    """Use a fresh link to the state of the request with this name."""

    def act(page: Page, scene: Scene) -> None:
        token = fresh_link(Case.objects.get(reference=scene.words[name]))
        page.goto(page.url.replace("/status/", f"/status/{token}/"))
        go(page, "Laat zien hoe het gaat")

    return act


def _open_section(page: Page, _scene: Scene) -> None:
    if page.get_by_label("een melding behandelen").count():  # on a second visit it is open already
        page.get_by_label("een melding behandelen").check()
        go(page, "Openen")


WHO = "Zoek op naam of klantnummer"
BOX = "Zoek op naam, adres of nummer"
SEARCH = type_in("Naam van de aanvrager", "Amina", "Zoek in de klantlijst")
PUBLIC = [
    Spot("start", NOBODY, "/"),
    Spot("start, bezig", ASKER, "/"),
    *(Spot(f"stap {step}", ASKER, f"/verzoek/{step}/") for step in (*STEPS, "controleren")),
    *(Spot(f"stap {step}, te vroeg", NOBODY, f"/verzoek/{step}/") for step in ("wie",)),
    Spot("stap wat, fout", NOBODY, "/verzoek/wat/", press("Verder")),
    Spot("stap wie, fout", ASKER, "/verzoek/wie/", type_in("Jaar", "2999", "Verder")),
    Spot("stap bereiken, fout", ASKER, "/verzoek/bereiken/", type_in("Uw e-mailadres", "geen adres", "Verder")),
    Spot("bevestiging", NOBODY, "/verzoek/klaar/{submission}/"),
    Spot("bevestiging, namens een ander", NOBODY, "/verzoek/klaar/{behalf_submission}/"),
    Spot("status", NOBODY, "/status/"),
    Spot("status, fout", NOBODY, "/status/", press("Stuur mij een link")),
    Spot("status, gevraagd", NOBODY, "/status/?gevraagd"),
    Spot("status, link vervalst", NOBODY, "/status/vals/", press("Laat zien hoe het gaat")),
    *(
        Spot(f"stand {name}", NOBODY, "/status/", follow_link(name))
        for name in ("received", "waiting", "identified", "decided", "sent", "withdrawn", "late", "paper")
    ),
    Spot("antwoord, link vervalst", NOBODY, "/antwoord/vals/"),
    Spot("antwoord, code", NOBODY, "/antwoord/{answer}/"),
    Spot("antwoord, code leeg", NOBODY, "/antwoord/{answer}/", press("Open het antwoord")),
    Spot("antwoord, te vaak fout", NOBODY, "/antwoord/{locked_answer}/"),
    Spot("antwoord, papieren", NOBODY, "/antwoord/{answer}/", type_in("Uw code", CODE, "Open het antwoord")),
    Spot("niet gevonden", NOBODY, "/verzoek/betalen/"),
    Spot("inloggen", NOBODY, "/inloggen/"),
    Spot("inloggen, fout", NOBODY, "/inloggen/", press("Inloggen")),
]
OFFICERS = [
    Spot("geheimhouding", "newcomer", "/geheimhouding/"),
    Spot("geheimhouding, fout", "newcomer", "/geheimhouding/", press("Beloven en verder")),
    Spot("geheimhouding, getekend", OFFICER, "/geheimhouding/"),
    Spot("vandaag", OFFICER, "/vandaag/"),
    Spot("lijst", OFFICER, "/verzoeken/"),
    Spot("lijst, leeg", OFFICER, "/verzoeken/?number=WSN-1900"),
    Spot("lijst, alles", OFFICER, "/verzoeken/?status=all"),
    *(
        Spot(f"verzoek {name}", OFFICER, f"/verzoeken/{{{name}}}/")
        for name in ("received", "waiting", "gathered", "decided", "sent", "withdrawn", "late", "soon", "desk", "paper")
    ),
    Spot("nieuw verzoek", OFFICER, "/verzoeken/nieuw/"),
    Spot("nieuw verzoek, fout", OFFICER, "/verzoeken/nieuw/", press("Leg het verzoek vast")),
    Spot("nieuw verzoek, gezocht", OFFICER, "/verzoeken/nieuw/", SEARCH),
    Spot("identiteit", OFFICER, "/verzoeken/{received}/identiteit/"),
    Spot("identiteit, fout", OFFICER, "/verzoeken/{received}/identiteit/", press("Leg identiteit vast")),
    Spot("identiteit, niemand", OFFICER, "/verzoeken/{desk}/identiteit/"),
    Spot("niet in de klantlijst", OFFICER, "/verzoeken/{received}/identiteit/onbekend/"),
    Spot(
        "niet in de klantlijst, fout",
        OFFICER,
        "/verzoeken/{received}/identiteit/onbekend/",
        press("Staat niet in de klantlijst"),
    ),
    Spot("niet in de klantlijst, te laat", OFFICER, "/verzoeken/{sent}/identiteit/onbekend/"),
    Spot("identiteit, al gedaan", OFFICER, "/verzoeken/{sent}/identiteit/"),
    Spot("uitleg vragen", OFFICER, "/verzoeken/{received}/uitleg/"),
    Spot("uitleg vragen, fout", OFFICER, "/verzoeken/{received}/uitleg/", press("Stel deze vraag")),
    Spot("uitleg vragen, te laat", OFFICER, "/verzoeken/{sent}/uitleg/"),
    Spot("verlengen", OFFICER, "/verzoeken/{received}/verlenging/"),
    Spot("verlengen, fout", OFFICER, "/verzoeken/{received}/verlenging/", press("Meld de verlenging")),
    Spot("verlengen, te laat", OFFICER, "/verzoeken/{late}/verlenging/"),
    Spot("wat als", OFFICER, "/verzoeken/{received}/wat-als/"),
    Spot(
        "wat als, uitgerekend", OFFICER, "/verzoeken/{received}/wat-als/?what=extended&on_day=1&on_month=1&on_year=2030"
    ),
    Spot(
        "wat als, gelijk",
        OFFICER,
        "/verzoeken/{received}/wat-als/?what=clarification_given&on_day=1&on_month=1&on_year=2027",
    ),
    Spot("wat als, fg", FG, "/verzoeken/{received}/wat-als/"),
    Spot("stukken, te vroeg", OFFICER, "/verzoeken/{received}/stukken/"),
    Spot("stukken, nog niet", OFFICER, "/verzoeken/{identified}/stukken/"),
    Spot("stukken", OFFICER, "/verzoeken/{judged}/stukken/"),
    Spot("stukken, niets", OFFICER, "/verzoeken/{nothing}/stukken/"),
    Spot("stukken, geef de rest", OFFICER, "/verzoeken/{judged}/stukken/overige/"),
    Spot("stukken, deels", OFFICER, "/verzoeken/{judged}/stukken/afgeschermd/"),
    Spot("stuk", OFFICER, "/verzoeken/{judged}/stukken/4/"),
    Spot("stuk, fout", OFFICER, "/verzoeken/{judged}/stukken/4/", press("Bewaar en ga verder")),
    Spot("stuk, besloten", OFFICER, "/verzoeken/{sent}/stukken/1/"),
    Spot("besluit, te vroeg", OFFICER, "/verzoeken/{judged}/besluit/"),
    Spot("besluit", OFFICER, "/verzoeken/{nothing}/besluit/"),
    Spot(
        "besluit, fout",
        OFFICER,
        "/verzoeken/{nothing}/besluit/",
        type_in("Uitleg in de brief", "", "Neem het besluit"),
    ),
    Spot("versturen", OFFICER, "/verzoeken/{decided}/verzending/"),
    Spot("versturen, fout", OFFICER, "/verzoeken/{signed}/verzending/", press("Verstuur het antwoord")),
    Spot("versturen, al gedaan", OFFICER, "/verzoeken/{sent}/verzending/"),
    Spot("nieuwe code", OFFICER, "/verzoeken/{locked}/", press("Nieuwe code")),
    Spot("dossiers", OFFICER, "/dossiers/"),
    Spot("zoeken", OFFICER, "/zoeken/"),
    Spot("zoeken, niets", OFFICER, "/dossiers/", type_in(BOX, "Onbekend", "Zoeken")),
    Spot("zoeken, fout", OFFICER, "/dossiers/", type_in(BOX, "x", "Zoeken")),
    Spot("zoeken, gevonden", OFFICER, "/dossiers/", type_in(BOX, "Amina", "Zoeken")),
    Spot("zoeken, adres", OFFICER, "/dossiers/", type_in(BOX, "Veldweg", "Zoeken")),
    Spot("dossier", OFFICER, "/dossiers/{dossier}/"),
    Spot("dossier, leeg", OFFICER, "/dossiers/{empty}/"),
    Spot("persoon", OFFICER, "/personen/{person}/"),
    Spot("persoon, overlijden", OFFICER, "/personen/{person}/overlijden/"),
    Spot("persoon, alleen genoemd", OFFICER, "/personen/{neighbour}/"),
    Spot("relatie", OFFICER, "/dossiers/{dossier}/relaties/nieuw/"),
    Spot("relatie, fout", OFFICER, "/dossiers/{dossier}/relaties/nieuw/", press("Leg dit vast")),
    Spot(
        "relatie, gezocht",
        OFFICER,
        "/dossiers/{dossier}/relaties/nieuw/",
        type_in(WHO, "overbren", "Zoek deze persoon"),
    ),
    Spot("relatie, einde", OFFICER, "/dossiers/{dossier}/relaties/{tie}/einde/"),
    Spot("relatie, einde fout", OFFICER, "/dossiers/{dossier}/relaties/{tie}/einde/", press("Beëindig de relatie")),
    Spot("zoeken, zonder dossier", OFFICER, "/zoeken/", type_in(BOX, "Overburen", "Zoeken")),
    Spot("gegeven", OFFICER, "/dossiers/gegevens/{record}/"),
    Spot("niet gevonden, medewerker", OFFICER, "/dossiers/niets/"),
]
OTHERS = [
    Spot("vandaag, fg", FG, "/vandaag/"),
    Spot("lijst, fg", FG, "/verzoeken/"),
    Spot("verzoek late, fg", FG, "/verzoeken/{late}/"),
    Spot("stukken, fg", FG, "/verzoeken/{judged}/stukken/"),
    Spot("stuk, fg", FG, "/verzoeken/{judged}/stukken/4/"),
    Spot("dossiers, fg", FG, "/dossiers/"),
    Spot("dossier, fg", FG, "/dossiers/{dossier}/"),
    Spot("persoon, fg", FG, "/personen/{person}/"),
    Spot("mag niet, fg", FG, "/verzoeken/{late}/identiteit/"),
    Spot("vandaag, directeur", Function.DIRECTOR, "/vandaag/"),
    Spot("vandaag, balie", DESK, "/vandaag/"),
    Spot("nieuw verzoek, balie", DESK, "/verzoeken/nieuw/"),
    Spot("verzoek desk, balie", DESK, "/verzoeken/{desk}/"),
    Spot("lijst, balie", DESK, "/verzoeken/"),
    *(Spot(f"dossiers, {function.label}", function, "/dossiers/") for function in SHOWN_A_PART),
    *(Spot(f"dossier, {function.label}", function, "/dossiers/{dossier}/") for function in SHOWN_A_PART),
    Spot("reden", Function.NUISANCE, "/dossiers/{dossier}/nuisance/reden/"),
    Spot("reden, fout", Function.NUISANCE, "/dossiers/{dossier}/nuisance/reden/", press("Openen")),
    Spot("reden gegeven", Function.ARREARS, "/dossiers/gegevens/{arrears}/", _open_section),
    Spot("niet gevonden, consulent", Function.NUISANCE, "/dossiers/{elsewhere}/"),
    Spot("vandaag, beheer", Function.FUNCTIONAL_MANAGEMENT, "/vandaag/"),
    Spot("vandaag, zonder functie", "stranger", "/vandaag/"),
    Spot("dossiers, zonder functie", "stranger", "/dossiers/"),
]
EVERY = [
    *PUBLIC,
    *OFFICERS,
    *OTHERS,
    *spots_search.SEARCH,
    *spots_third.THIRD,
    *spots_inside.INSIDE,
    *spots_letters.LETTERS,
    *spots_daily.DAILY,
    *spots_keeping.KEEPING,
]
# For the whole session, so that all tests of one spot come after each other and look at the page opened for the first.
every_spot = pytest.mark.parametrize("spot", EVERY, ids=lambda spot: spot.name, scope="session")

"""The spots inside: access, imports, the register, the log, recording in a dossier, and the own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiers.functions import Function
from tests.cast import PASSWORD
from tests.house.scenes.spotting import DESK, FG, NOBODY, OFFICER, Spot, go, in_turn, press, type_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.house.scenes.scene import Scene

BEHEER, MAINTENANCE = Function.FUNCTIONAL_MANAGEMENT, Function.MAINTENANCE


def _half_in(page: Page, scene: Scene) -> None:
    """The first step at the door, for somebody who has a second one."""
    page.get_by_label("E-mailadres").fill(scene.words["app_email"])
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    go(page, "Inloggen")


_ENTER = "/toegang/noodtoegang/{dossier}/nuisance/"
ACCESS = [
    Spot("toegang", OFFICER, "/toegang/"),
    Spot("toegang, beheer", BEHEER, "/toegang/"),
    Spot("toegang, functie", OFFICER, "/toegang/functies/letting/"),
    Spot("toegang, functie die vastligt", OFFICER, "/toegang/functies/fg/"),
    Spot("medewerkers", OFFICER, "/toegang/medewerkers/"),
    Spot("medewerkers, fg", FG, "/toegang/medewerkers/"),
    Spot("medewerker", OFFICER, "/toegang/medewerkers/{colleague}/"),
    Spot("medewerker, fg", FG, "/toegang/medewerkers/{colleague}/"),
    Spot("medewerker, beheer", BEHEER, "/toegang/medewerkers/{colleague}/"),
    Spot("medewerker, uzelf", OFFICER, "/toegang/medewerkers/{self}/"),
    Spot("medewerker, vertrokken", OFFICER, "/toegang/medewerkers/{gone}/"),
    Spot("werkgebieden", OFFICER, "/toegang/werkgebieden/"),
    Spot("werkgebieden, fg", FG, "/toegang/werkgebieden/"),
    Spot("werkgebieden, fout", OFFICER, "/toegang/werkgebieden/", press("Maak dit team")),
    Spot("team", OFFICER, "/toegang/teams/{team}/"),
    Spot("persoonlijke toegang", OFFICER, "/toegang/persoonlijk/"),
    Spot("persoonlijke toegang, fg", FG, "/toegang/persoonlijk/"),
    Spot("persoonlijke toegang, fout", OFFICER, "/toegang/persoonlijk/", press("Geef toegang")),
    Spot("noodtoegang", OFFICER, "/toegang/noodtoegang/"),
    Spot("noodtoegang, fg", FG, "/toegang/noodtoegang/"),
    Spot("noodtoegang, oordeel", OFFICER, "/toegang/noodtoegang/{emergency}/"),
    Spot("noodtoegang, oordeel, fout", OFFICER, "/toegang/noodtoegang/{emergency}/", press("Leg het oordeel vast")),
    Spot("noodtoegang, beoordeeld", FG, "/toegang/noodtoegang/{reviewed}/"),
    Spot("noodtoegang, nemen", MAINTENANCE, _ENTER),
    Spot("noodtoegang, nemen, fout", MAINTENANCE, _ENTER, press("Neem noodtoegang")),
    Spot("veel bekeken", OFFICER, "/toegang/veel-bekeken/"),
    Spot("toegang, mag niet", DESK, "/toegang/"),
]
IMPORTS = [
    Spot("invoer", OFFICER, "/invoer/"),
    Spot("invoer, beheer", BEHEER, "/invoer/"),
    Spot("invoer, fout", OFFICER, "/invoer/", press("Probeer dit bestand")),
    *(
        Spot(f"invoer {state}", OFFICER, f"/invoer/{{import_{state}}}/")
        for state in ("waiting", "running", "tried", "done", "failed", "undone")
    ),
    Spot("invoer tried, beheer", BEHEER, "/invoer/{import_tried}/"),
]
REGISTER = [
    Spot("register", NOBODY, "/register/"),
    Spot("register, geen dag", NOBODY, "/register/?op_day=31&op_month=2&op_year=2026"),
    Spot("register, versie", NOBODY, "/register/5/v1/"),
    Spot("register, informatie", NOBODY, "/register/12/informatie/"),
    Spot("register beheer", OFFICER, "/register/beheer/"),
    Spot("register beheer, niets", OFFICER, "/register/beheer/?words=bestaat+niet"),
    Spot("register beheer, balie", DESK, "/register/beheer/"),
    Spot("verwerking", OFFICER, "/register/beheer/12/"),
    Spot("verwerking, nagekeken", OFFICER, "/register/beheer/5/"),
    Spot("verwerking, beëindigd", OFFICER, "/register/beheer/20/"),
    Spot("verwerking, fg", FG, "/register/beheer/12/"),
    Spot("verwerking, balie", DESK, "/register/beheer/5/"),
    Spot("verwerking nieuw", OFFICER, "/register/beheer/nieuw/"),
    Spot("verwerking nieuw, fout", OFFICER, "/register/beheer/nieuw/", press("Bewaren")),
    Spot("verwerking wijzigen", OFFICER, "/register/beheer/12/wijzigen/"),
    Spot("dpia", OFFICER, "/register/beheer/12/dpia/"),
    Spot("dpia, nieuw, fout", OFFICER, "/register/beheer/14/dpia/", press("Bewaren")),
    Spot("dpia, advies, fg", FG, "/register/beheer/12/dpia/"),
    Spot("dpia, nog geen, fg", FG, "/register/beheer/14/dpia/"),
    Spot("register meenemen", OFFICER, "/register/beheer/meenemen/"),
    Spot("register meenemen, fout", OFFICER, "/register/beheer/meenemen/", press("Maak het bestand")),
]
LOG = [
    Spot("logboek", OFFICER, "/logboek/"),
    Spot("logboek, fg", FG, "/logboek/"),
    Spot("logboek, niets", OFFICER, "/logboek/?reference=D-22222222&verb=looked"),
    Spot("logboek, fout", OFFICER, "/logboek/?since=gisteren"),
    Spot("logboek, alleen noodtoegang", FG, "/logboek/?only=emergency"),
    Spot("logboek meenemen", OFFICER, "/logboek/uitvoer/"),
    Spot("logboek meenemen, fout", OFFICER, "/logboek/uitvoer/", press("Bestand maken")),
    Spot("wie keek", OFFICER, "/logboek/dossier/{dossier}/"),
    Spot("wie keek, niemand", OFFICER, "/logboek/dossier/{empty}/"),
]
_FIELDS = ("text", "category", "happened_on")
_NEW, _AT = "/dossiers/{dossier}/nieuw/", "/dossiers/gegevens/{full_record}/"
_NEIGHBOUR = type_in("Wie wordt hierin genoemd?", "Nummer", "Zoek in de dossiers")
_CITIZEN = in_turn(lambda page, _scene: page.get_by_label("Tekst").fill("Belde over 111222333"), press("Leg dit vast"))
RECORDING = [
    Spot("vastleggen", OFFICER, _NEW),
    Spot("vastleggen, onderhoud", MAINTENANCE, _NEW),
    *(
        Spot(f"vastleggen {kind}", OFFICER, f"{_NEW}{{basis_{kind}}}/")
        for kind in ("contract", "article", "consent", "assessment")
    ),
    Spot("vastleggen contract, fout", DESK, f"{_NEW}{{basis_contract}}/", press("Leg dit vast")),
    Spot("vastleggen consent, fout", OFFICER, f"{_NEW}{{basis_consent}}/", press("Leg dit vast")),
    Spot("vastleggen, vinkje, fout", OFFICER, f"{_NEW}{{basis_contract}}/", _CITIZEN),
    Spot("vastleggen, gezocht", OFFICER, f"{_NEW}{{basis_nuisance}}/", _NEIGHBOUR),
    Spot("gegeven, vol", OFFICER, _AT),
    Spot("gegeven, vol, verhuur", Function.LETTING, _AT),
    Spot("gegeven, bevroren", OFFICER, "/dossiers/gegevens/{frozen_record}/"),
    Spot("gegeven, bevroren, balie", DESK, "/dossiers/gegevens/{frozen_record}/"),
    Spot("bestand erbij", OFFICER, f"{_AT}bestand/"),
    Spot("bestand erbij, fout", OFFICER, f"{_AT}bestand/", press("Voeg toe")),
    Spot("bestand kwijt", OFFICER, "/dossiers/bestanden/{lost_file}/"),
    Spot("verklaring", OFFICER, f"{_AT}verklaring/"),
    Spot("verklaring, fout", OFFICER, f"{_AT}verklaring/", press("Voeg toe")),
    Spot("verbeteren", OFFICER, f"{_AT}verbetering/"),
    *(Spot(f"verbeteren {field}", OFFICER, f"{_AT}verbetering/{field}/") for field in _FIELDS),
    Spot("verbeteren, fout", OFFICER, f"{_AT}verbetering/title/", press("Verbeter")),
]
ACCOUNT = [
    Spot("account", OFFICER, "/account/"),
    Spot("account, met app", "with_app", "/account/"),
    Spot("account, met sleutel", "with_key", "/account/"),
    Spot("app instellen", OFFICER, "/account/app/", has_square=True),
    Spot("app instellen, fout", OFFICER, "/account/app/", press("Stel de app in"), has_square=True),
    Spot("sleutel instellen", OFFICER, "/account/sleutel/", has_script=True),
    Spot("herstelcodes", "with_app", "/account/herstelcodes/"),
    Spot("wachtwoord", OFFICER, "/account/wachtwoord/"),
    Spot("wachtwoord, fout", OFFICER, "/account/wachtwoord/", press("Wijzig het wachtwoord")),
    Spot("nogmaals", OFFICER, "/nogmaals/?next=/logboek/"),
    Spot("nogmaals, met app, fout", "with_app", "/nogmaals/", press("Verder met deze code")),
    Spot("tweede stap", NOBODY, "/inloggen/", _half_in),
    Spot("tweede stap, fout", NOBODY, "/inloggen/", in_turn(_half_in, press("Verder"))),
    Spot("inloggen met sleutel", NOBODY, "/inloggen/sleutel/", has_script=True),
    Spot("collega's", OFFICER, "/collegas/"),
    Spot("collega's, beheer", BEHEER, "/collegas/"),
    Spot("collega's, fout", OFFICER, "/collegas/", press("Verstuur de uitnodiging")),
    Spot("welkom", NOBODY, "/welkom/{invitation}/"),
    Spot("welkom, fout", NOBODY, "/welkom/{invitation}/", press("Bewaar en ga verder")),
    Spot("welkom, oude link", NOBODY, "/welkom/vals/"),
]
INSIDE = [*ACCESS, *IMPORTS, *REGISTER, *LOG, *RECORDING, *ACCOUNT]

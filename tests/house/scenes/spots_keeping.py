"""The spots of retention: what is due, lists in every state, rules and holds."""

from __future__ import annotations

from dossiers.functions import Function
from tests.house.scenes.spotting import FG, OFFICER, Spot, press

DIRECTOR = Function.DIRECTOR
_LIST = "/opschonen/lijsten/"
KEEPING = [
    Spot("opschonen", OFFICER, "/opschonen/"),
    Spot("opschonen, directeur", DIRECTOR, "/opschonen/"),
    *(
        Spot(f"lijst {name}", OFFICER, f"{_LIST}{{list_{name}}}/")
        for name in ("proposed", "submitted", "seconding", "waiting", "stopped", "lapsed", "carried_out")
    ),
    Spot("lijst, goedkeuren", DIRECTOR, f"{_LIST}{{list_submitted}}/"),
    Spot("lijst, tweede goedkeuring", FG, f"{_LIST}{{list_seconding}}/"),
    Spot("lijst, goedkeuren fout", DIRECTOR, f"{_LIST}{{list_submitted}}/", press("Keur de lijst goed")),
    Spot("lijst, toch bewaren", OFFICER, f"{_LIST}{{list_proposed}}/{{due_item}}/"),
    Spot("lijst, toch bewaren fout", OFFICER, f"{_LIST}{{list_proposed}}/{{due_item}}/", press("Bewaar dit gegeven")),
    Spot("vermelding bij een ander", OFFICER, f"{_LIST}{{list_proposed}}/vermeldingen/{{mention_item}}/"),
    Spot(
        "vermelding bij een ander, fout",
        OFFICER,
        f"{_LIST}{{list_proposed}}/vermeldingen/{{mention_item}}/",
        press("Leg het besluit vast"),
    ),
    Spot("vernietigingsverklaringen", FG, "/opschonen/verklaringen/"),
    Spot("opdrachten", OFFICER, "/opschonen/opdrachten/"),
    Spot("opdracht", OFFICER, "/opschonen/opdrachten/{slip}/"),
    Spot("opdracht, fout", OFFICER, "/opschonen/opdrachten/{slip}/", press("Leg het bewijs vast")),
    Spot("opdracht bij verzoek", OFFICER, "/opschonen/opdrachten/{request_slip}/"),
    Spot("opdracht, fg", FG, "/opschonen/opdrachten/{slip}/"),
    Spot("opdracht, uitgevoerd", OFFICER, "/opschonen/opdrachten/{proved_slip}/"),
    Spot("zonder einddatum", OFFICER, "/opschonen/zonder-einddatum/"),
    Spot("geblokkeerd", OFFICER, "/opschonen/geblokkeerd/"),
    Spot("bewaarregels", FG, "/opschonen/regels/"),
    Spot("bewaarregel", OFFICER, "/opschonen/regels/tenancy/"),
    Spot("bewaarregel, fg", FG, "/opschonen/regels/tenancy/"),
    Spot("bewaarregel, fout", OFFICER, "/opschonen/regels/tenancy/", press("Stel de nieuwe versie vast")),
    Spot("bewaarregel, uitgerekend", OFFICER, "/opschonen/regels/tenancy/", press("Reken eerst uit wat dit verandert")),
    Spot("vooruitzien", OFFICER, "/opschonen/vooruit/"),
    Spot("vooruitzien, een verwerking", FG, "/opschonen/vooruit/{due_activity}/"),
    Spot("blokkades", OFFICER, "/opschonen/blokkades/"),
    Spot("blokkade", OFFICER, "/opschonen/blokkades/{hold}/"),
    Spot("blokkade, fout", OFFICER, "/opschonen/blokkades/{hold}/", press("Leg vast")),
    Spot("blokkeren", OFFICER, "/opschonen/blokkades/nieuw/{dossier}/"),
    Spot("blokkeren, fout", OFFICER, "/opschonen/blokkades/nieuw/{dossier}/", press("Plaats de blokkade")),
    Spot("afgehandeld", OFFICER, "/opschonen/gegevens/{full_record}/"),
    Spot("afgehandeld, fout", OFFICER, "/opschonen/gegevens/{full_record}/", press("Leg de dag vast")),
]

"""The spots of the search plan: of the privacy officer, and of the colleague who searches."""

from __future__ import annotations

from dossiers.functions import Function
from tests.house.scenes.spotting import FG, OFFICER, Spot, press

FILE = "/verzoeken/{searched}/stukken/{found_number}/bestanden/{found_file}/"
PLAN, TASK = "/verzoeken/{searched}/zoekplan/", "/mijn-taken/{task}/"
SEARCH = [
    Spot("zoekplan, te vroeg", OFFICER, "/verzoeken/{received}/zoekplan/"),
    Spot("zoekplan, begin", OFFICER, "/verzoeken/{identified}/zoekplan/"),
    Spot("zoekplan", OFFICER, PLAN),
    Spot("zoekplan, fg", FG, PLAN),
    Spot("zoekplan, fout", OFFICER, PLAN, press("Vraag deze plekken")),
    Spot("zoekplan, niet gewacht", OFFICER, "/verzoeken/{stopped}/zoekplan/"),
    Spot("zoekplan, iemand anders", OFFICER, PLAN + "{task}/ander/"),
    Spot("zoekplan, iemand anders, fout", OFFICER, PLAN + "{task}/ander/", press("Vraag deze collega")),
    Spot("zoekplan, iemand anders, te laat", OFFICER, PLAN + "{task_over}/ander/"),
    Spot("zoekplan, niet wachten", OFFICER, PLAN + "niet-wachten/"),
    Spot("zoekplan, niet wachten, fout", OFFICER, PLAN + "niet-wachten/", press("Ga verder zonder deze antwoorden")),
    Spot("zoekplan, niets om op te wachten", OFFICER, "/verzoeken/{stopped}/zoekplan/niet-wachten/"),
    Spot("stukken, zoekplan", OFFICER, "/verzoeken/{searched}/stukken/"),
    Spot("stuk, bestand", OFFICER, "/verzoeken/{searched}/stukken/{found_number}/"),
    Spot("stuk, bestand, onderwerp", OFFICER, "/verzoeken/{searched}/stukken/{found_number}/onderwerp/"),
    Spot("stuk, bestand lezen", OFFICER, FILE),
    Spot("stuk, gelakte versie", OFFICER, FILE + "gelakt/"),
    Spot("stuk, gelakte versie, fout", OFFICER, FILE + "gelakt/", press("Zet in de plaats")),
    Spot("stuk, bestand, fg", FG, "/verzoeken/{searched}/stukken/{found_number}/"),
    Spot("besluit, collega's zoeken nog", OFFICER, "/verzoeken/{searched}/besluit/"),
    Spot("standaardplan", OFFICER, "/zoekplekken/"),
    Spot("standaardplan, fg", FG, "/zoekplekken/"),
    Spot("standaardplan, plek", OFFICER, "/zoekplekken/{place}/"),
    Spot("standaardplan, nieuw, fout", OFFICER, "/zoekplekken/nieuw/", press("Bewaren")),
    Spot("mijn taken", Function.ARREARS, "/mijn-taken/"),
    Spot("mijn taken, leeg", "stranger", "/mijn-taken/"),
    Spot("taak", Function.ARREARS, TASK),
    Spot("taak, fout", Function.ARREARS, TASK, press("Gezocht, niets gevonden")),
    Spot("taak, voorbij", Function.ARREARS, "/mijn-taken/{task_over}/"),
]

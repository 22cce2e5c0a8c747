"""The spots of the pages about letters."""

from __future__ import annotations

from dossiers.functions import Function
from tests.house.scene_letters import LETTER_CODE
from tests.house.spotting import FG, NOBODY, OFFICER, Spot, press, type_in

_OF = "/verzoeken/{lettered}/"
LETTERS = [
    Spot("verzoek met brieven", OFFICER, _OF),
    Spot("brief schrijven", OFFICER, f"{_OF}brieven/nieuw/reminder/"),
    Spot("brief schrijven, fout", OFFICER, f"{_OF}brieven/nieuw/reminder/", press("Maak de brief")),
    Spot("brief schrijven, kan niet", OFFICER, f"{_OF}brieven/nieuw/apology/"),
    Spot("brief schrijven, niets te vullen", OFFICER, f"{_OF}brieven/nieuw/receipt/"),
    Spot("brief versturen", OFFICER, f"{_OF}brieven/{{unsent_letter}}/"),
    Spot("brief versturen, fout", OFFICER, f"{_OF}brieven/{{unsent_letter}}/", press("Verstuur de brief")),
    Spot("brief versturen, ander adres", OFFICER, "/verzoeken/{shared}/brieven/{shared_letter}/"),
    Spot("brief op papier", OFFICER, f"{_OF}brieven/{{paper_letter}}/"),
    Spot("brief op de site", OFFICER, f"{_OF}brieven/{{site_letter}}/"),
    Spot("post", OFFICER, "/brieven/"),
    Spot("post, fout", OFFICER, "/brieven/", type_in("Jaar", "2999", "Deze brieven zijn op de post")),
    Spot("post, fg", FG, "/brieven/"),
    Spot("teksten", OFFICER, "/brieven/teksten/"),
    Spot("tekst", OFFICER, "/brieven/teksten/extension/"),
    Spot(
        "tekst, fout",
        OFFICER,
        "/brieven/teksten/extension/",
        type_in("Onderwerp", "", "Bewaar als nieuwe versie"),
    ),
    Spot("tekst, fg", FG, "/brieven/teksten/extension/"),
    Spot("brief mag niet", Function.LETTING, "/brieven/"),
    Spot("brief ophalen", NOBODY, "/brief/{letter_token}/"),
    Spot("brief ophalen, code leeg", NOBODY, "/brief/{letter_token}/", press("Open de brief")),
    Spot("brief opgehaald", NOBODY, "/brief/{letter_token}/", type_in("Uw code", LETTER_CODE, "Open de brief")),
]

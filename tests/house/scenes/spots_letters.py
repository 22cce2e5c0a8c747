"""The spots of the pages about letters."""

from __future__ import annotations

from dossiers.functions import Function
from tests.house.scenes.scene_letters import LETTER_CODE
from tests.house.scenes.spotting import FG, NOBODY, OFFICER, Spot, press, type_in

_OF = "/verzoeken/{lettered}/"
_RARELY = [
    Spot("kosten, gratis", OFFICER, "/verzoeken/{received}/kosten/"),
    Spot("kosten", OFFICER, "/verzoeken/{fee_free}/kosten/"),
    Spot("kosten, fout", OFFICER, "/verzoeken/{fee_free}/kosten/", press("Maak de aankondiging")),
    Spot("niet aangekomen, leeg", OFFICER, "/verzoeken/{fee_free}/niet-aangekomen/"),
    Spot("niet aangekomen", OFFICER, "/verzoeken/{returned}/niet-aangekomen/"),
    Spot("niet aangekomen, fout", OFFICER, "/verzoeken/{returned}/niet-aangekomen/", press("Leg vast wat terugkwam")),
    Spot("kosten, aangekondigd", OFFICER, "/verzoeken/{feed}/kosten/"),
    Spot("kosten, aangekondigd fout", OFFICER, "/verzoeken/{feed}/kosten/", press("Leg dit vast")),
    Spot("namens", OFFICER, "/verzoeken/{behalf}/namens/"),
    Spot("namens, fout", OFFICER, "/verzoeken/{behalf}/namens/", press("Leg dit vast")),
    Spot("namens, gezien", OFFICER, "/verzoeken/{acting}/namens/"),
    Spot("namens, ex-partner", OFFICER, "/verzoeken/{shared}/namens/"),
    Spot("verzoek namens", OFFICER, "/verzoeken/{acting}/"),
    Spot("samenvoegen", OFFICER, "/verzoeken/{again}/samenvoegen/"),
    Spot("samenvoegen, fout", OFFICER, "/verzoeken/{again}/samenvoegen/", press("Voeg de verzoeken samen")),
    Spot("samenvoegen, kan niet", OFFICER, "/verzoeken/{received}/samenvoegen/"),
    Spot("samenvoegen, geen ander", OFFICER, "/verzoeken/{shared}/samenvoegen/"),
    Spot("verzoek merged", OFFICER, "/verzoeken/{merged}/"),
    Spot("klacht", OFFICER, "/verzoeken/{complaint_new}/klacht/"),
    Spot("klacht, fout", OFFICER, "/verzoeken/{complaint_new}/klacht/", press("Leg dit vast")),
    Spot("klacht, over eigen werk", OFFICER, "/verzoeken/{complaint_mine}/klacht/"),
    Spot("klacht, oordeel", OFFICER, "/verzoeken/{complaint_open}/klacht/"),
    Spot("klacht, oordeel fout", OFFICER, "/verzoeken/{complaint_open}/klacht/", press("Leg uw oordeel vast")),
    Spot(
        "klacht, doorsturen fout", OFFICER, "/verzoeken/{complaint_open}/klacht/", press("Stuur door naar de commissie")
    ),
    Spot("klacht, doorgestuurd", OFFICER, "/verzoeken/{complaint_forwarded}/klacht/"),
    Spot("klacht, beoordeeld", OFFICER, "/verzoeken/{complaint_judged}/klacht/"),
    Spot("verzoek met klacht", OFFICER, "/verzoeken/{complained_of}/"),
]
LETTERS = [
    *_RARELY,
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

"""What an association writes down about the people it lets to: the open sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Keeps(Enum):
    """From when the retention term of a sort of record runs."""

    END_OF_TENANCY = "when the tenancy ends"
    END_OF_YEAR = "when the year of the books ends"
    DONE = "some weeks later, when the matter is done"
    AT_ONCE = "from the day itself"


@dataclass(frozen=True)
class Sort:
    """A sort of record: activity and basis in the register, evidence, subjects and sentences, one of each tuple."""

    activity: int
    ground: str
    evidence: str
    origin: str
    titles: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]
    keeps: Keeps = Keeps.END_OF_TENANCY
    by: str = ""
    names_another: str = ""


CONTRACT = "Huurovereenkomst, algemene voorwaarden"

ALLOCATION = Sort(
    2,
    "legal_duty",
    "Woningwet artikel 46 lid 2",
    "opgave van de huurder",
    ("Inkomen bekeken bij toewijzing", "Passend toewijzen: uitkomst", "Toets bij nieuwe huur"),
    (
        ("Inkomensverklaring gezien, niet bewaard.", "De inkomensgegevens zijn gecontroleerd en daarna vernietigd."),
        ("Huishouden van {few} personen.", "Huishouden: {few}."),
        ("De huur past bij het inkomen.", "Uitkomst: passend.", "Woning mag worden toegewezen."),
    ),
    Keeps.END_OF_YEAR,
    "verhuur",
)
LEASE = Sort(
    5,
    "contract",
    CONTRACT,
    "huurovereenkomst",
    ("Huurcontract getekend", "Huurovereenkomst en sleutels", "Start huur"),
    (
        ("Contract getekend op kantoor.", "Contract digitaal getekend.", "Huurovereenkomst voor onbepaalde tijd."),
        ("Kale huur € {rent}, servicekosten € {small}.", "Huurprijs € {rent} per maand."),
        ("{few} sleutels meegegeven.", "Opname gedaan, geen gebreken.", "Meterstanden genoteerd bij de oplevering."),
    ),
    by="verhuur",
)
RENT = Sort(
    6,
    "contract",
    CONTRACT,
    "administratie",
    ("Huur en servicekosten", "Bericht over de betaling", "Betaling {month} {year}"),
    (
        (
            "Machtiging voor incasso ontvangen, ingangsdatum 1 {month}.",
            "Afrekening servicekosten {year}: € {small} terug.",
            "Afrekening servicekosten {year}: € {small} bijbetalen.",
            "Huur wordt voortaan rond de {day}e afgeschreven.",
        ),
        ("Brief verstuurd.", "Huurder is akkoord.", "Verwerkt in de administratie.", "Geen vragen meer."),
    ),
    Keeps.END_OF_YEAR,
    "incasso",
)
INCREASE = Sort(
    9,
    "legal_duty",
    "BW artikel 7:252 en 7:252a",
    "administratie",
    ("Huurverhoging per 1 juli", "Voorstel huurverhoging", "Jaarlijkse huurverhoging {year}"),
    (
        ("Voorstel verstuurd: van € {rent} naar € {more}.", "Nieuwe huur per 1 juli {year}: € {more}."),
        (
            "Geen bezwaar ontvangen.",
            "Huurder maakte bezwaar, het inkomen was te hoog ingeschat. Voorstel ingetrokken.",
            "Huurder vroeg om uitleg en kreeg die telefonisch.",
            "Bezwaar ongegrond, uitleg per brief gegeven.",
        ),
    ),
    Keeps.DONE,
    "incasso",
)
REPAIR = Sort(
    10,
    "contract",
    CONTRACT,
    "melding van de huurder",
    ("Reparatie {room}", "{fault}", "Reparatieverzoek", "Onderhoud {room}"),
    (
        ("{fault}, gemeld op {weekday}.", "Melding: {fault} in de {room}.", "Huurder belt: {fault}."),
        (
            "Monteur komt {weekday} tussen {morning} uur.",
            "{firm} maakt zelf een afspraak.",
            "Huurder is {weekday} de hele dag thuis.",
            "Eerst foto's opgevraagd. Daarna afspraak gemaakt.",
        ),
        (
            "Klaar, getekend voor akkoord.",
            "Onderdeel besteld, tweede bezoek nodig.",
            "Opgelost. Geen kosten voor de huurder.",
            "Niemand thuis; kaartje achtergelaten.",
            "Huurder tevreden.",
        ),
    ),
    Keeps.END_OF_TENANCY,
    "onderhoud",
)
ENERGY = Sort(
    17,
    "contract",
    "Leveringsovereenkomst warmte",
    "meetbedrijf",
    ("Warmtemeter uitgelezen", "Afrekening stookkosten", "Zonnepanelen geplaatst"),
    (
        ("Verbruik {year}: {few} GJ.", "Stand opgenomen op {day} {month}.", "Voorschot wordt € {small} per maand."),
        ("Past bij vorig jaar.", "Hoger dan vorig jaar; tips gestuurd.", "Lager dan vorig jaar."),
    ),
    Keeps.DONE,
    "onderhoud",
)
CALL = Sort(
    19,
    "legitimate_interest",
    "Belangenafweging klantcontact, versie 2",
    "telefoonnotitie",
    ("Telefoongesprek", "Vraag aan de balie", "Terugbelverzoek", "Bericht via de site"),
    (
        (
            "Vraagt of een {pet} mag.",
            "Wil weten wanneer de galerij wordt schoongemaakt.",
            "Vraagt naar woningruil.",
            "Wil een schutting plaatsen.",
            "Meldt een nieuw telefoonnummer.",
            "Vraagt een huurdersverklaring.",
            "Zoekt een berging of garage erbij.",
        ),
        (
            "Uitgelegd hoe het zit.",
            "Teruggebeld op {weekday}, vraag beantwoord.",
            "Formulier gestuurd.",
            "Doorgegeven aan de collega van {team}.",
            "Akkoord, onder de gewone voorwaarden.",
        ),
    ),
    Keeps.AT_ONCE,
    "balie",
)
SURVEY = Sort(
    20,
    "legitimate_interest",
    "Belangenafweging klantonderzoek, versie 1",
    "onderzoeksbureau",
    ("Klantonderzoek na reparatie", "Cijfer voor de dienstverlening"),
    (("Cijfer {mark}.", "Geeft een {mark}."), ("Vindt dat de monteur netjes werkte.", "Wil sneller antwoord.", "")),
    Keeps.AT_ONCE,
    "balie",
)
ENROLMENT = Sort(
    1,
    "contract",
    "Inschrijving als woningzoekende",
    "inschrijfformulier",
    ("Ingeschreven als woningzoekende", "Voorkeuren aangepast", "Inschrijving verlengd"),
    (
        ("Zoekt {few} kamers, met lift.", "Zoekt een woning tot € {rent}.", "Wil blijven wonen in de buurt."),
        ("Wachttijd telt vanaf {month} {year}.", "Huishouden: {few}.", "Reageert via de site."),
    ),
    Keeps.DONE,
    "verhuur",
)
REJECTED = Sort(
    3,
    "contract",
    "Reactie op een aangeboden woning",
    "aanbieding",
    ("Woning geweigerd", "Niet de eerste kandidaat", "Aanbieding verlopen"),
    (
        ("De woning is toegewezen aan iemand met meer wachttijd.", "Kandidaat vond de woning te klein."),
        ("Stukken zijn niet bewaard.", "Reden meegedeeld per e-mail.", "Blijft ingeschreven."),
    ),
    Keeps.AT_ONCE,
    "verhuur",
)
SALE = Sort(
    21,
    "contract",
    "Koopovereenkomst",
    "notaris",
    ("Koopovereenkomst getekend", "Levering bij de notaris", "Bezichtiging en bod"),
    (
        ("Koopsom zoals in de akte.", "Bod aanvaard onder voorbehoud van financiering."),
        ("Levering op {day} {month} {year}.", "Waarborgsom ontvangen.", "Lid van de vereniging van eigenaren."),
    ),
    Keeps.END_OF_YEAR,
    "verhuur",
)
COMPLAINT = Sort(
    18,
    "legal_duty",
    "Woningwet artikel 55b en de klachtenregeling",
    "brief van de huurder",
    (
        "Klacht over de dienstverlening",
        "Klacht over onderhoud",
        "Brief aan de klachtencommissie",
        "Geschil servicekosten",
    ),
    (
        ("Huurder wachtte {few} weken op een monteur.", "Huurder vindt de servicekosten te hoog.", "Niet teruggebeld."),
        ("Excuses gemaakt en opgelost.", "Uitleg gegeven per brief.", "Klachtencommissie: deels gegrond."),
        ("Afgehandeld.", "Huurder is het er niet mee eens en gaat niet verder.", "€ {small} vergoed."),
    ),
    Keeps.DONE,
    "leefbaarheid.noord",
)
CARETAKER = Sort(
    22,
    "contract",
    "Arbeidsovereenkomst huismeester",
    "personeelszaken",
    ("Werktijden huismeester", "Jaargesprek"),
    (("Werkt {few} ochtenden per week.", "Gesprek op {day} {month} gehouden."), ("Verslag akkoord.", "Geen wensen.")),
    Keeps.END_OF_TENANCY,
    "directeur",
)
EARLIER_REQUEST = Sort(
    23,
    "legal_duty",
    "AVG artikel 12 lid 3",
    "eerder verzoek",
    ("Eerder verzoek om inzage", "Besluit op een verzoek"),
    (("Verzoek van {month} {year}.",), ("Binnen vier weken beantwoord.", "Alles gegeven.", "Ingetrokken na uitleg.")),
    Keeps.DONE,
    "privacy",
)
LEAK = Sort(
    24,
    "legal_duty",
    "AVG artikel 33 lid 5",
    "register van datalekken",
    ("Brief bij de buren bezorgd", "Verkeerde bijlage gestuurd"),
    (("Een brief kwam op het verkeerde adres.",), ("Huurder is gebeld, excuses gemaakt.", "Geen gevolgen gebleken.")),
    Keeps.DONE,
    "privacy",
)
EVERYDAY = (REPAIR, REPAIR, RENT, INCREASE, CALL, REPAIR, CALL, ENERGY, SURVEY, RENT)

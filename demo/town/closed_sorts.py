"""What an association writes down in the closed sections: arrears, nuisance, fraud and care."""

from __future__ import annotations

from demo.town.sorts import CONTRACT, Keeps, Sort

REMINDER = Sort(
    7,
    "contract",
    CONTRACT,
    "administratie",
    ("Herinnering huur", "Aanmaning", "Laatste brief voor de deurwaarder"),
    (
        ("Huur van {month} staat open: € {rent}.", "Achterstand is € {debt}.", "Open staat {few} maanden huur."),
        ("Brief verstuurd.", "Gebeld, geen gehoor.", "Gesproken: betaalt op de {day}e.", "Sms gestuurd."),
    ),
    Keeps.DONE,
    "incasso",
)
PAYMENT_PLAN = Sort(
    7,
    "contract",
    "Betalingsregeling, ondertekend",
    "gesprek met de huurder",
    ("Betalingsregeling", "Regeling aangepast", "Regeling nagekomen"),
    (
        ("Achterstand € {debt}. Regeling: € {small} per maand naast de huur.", "In {few} termijnen van € {small}."),
        ("Eerste termijn op tijd betaald.", "Termijn van {month} gemist, gebeld.", "Volledig betaald in {month}."),
        ("Huurder heeft hulp van de wijkcoach.", "Huurder werkt weer.", "Huurder begrijpt de afspraak.", ""),
    ),
    Keeps.DONE,
    "incasso",
)
EARLY_SIGNAL = Sort(
    8,
    "legal_duty",
    "Wet gemeentelijke schuldhulpverlening artikel 4",
    "administratie",
    ("Melding vroegsignalering", "Terugkoppeling gemeente"),
    (
        ("Naam, adres en hoogte van de achterstand gemeld bij de gemeente.", "Gemeente deed een huisbezoek."),
        ("Huurder neemt hulp aan.", "Huurder wil geen hulp.", "Nog geen bericht."),
    ),
    Keeps.AT_ONCE,
    "incasso",
)
BAILIFF = Sort(
    7,
    "contract",
    CONTRACT,
    "deurwaarder",
    ("Overgedragen aan de deurwaarder", "Dagvaarding", "Vonnis kantonrechter", "Ontruiming voorkomen"),
    (
        ("Vordering € {debt} plus kosten.", "Zitting op {day} {month}.", "Huurder verscheen niet op de zitting."),
        ("Regeling via de deurwaarder.", "Ontruiming uitgesteld na betaling van € {rent}.", "Sociaal team ingelicht."),
    ),
    Keeps.DONE,
    "incasso",
)
NUISANCE = Sort(
    12,
    "legitimate_interest",
    "Belangenafweging overlast, versie 3",
    "melding van een omwonende",
    ("Melding geluid", "Melding {kind_of_noise}", "Klacht over {kind_of_noise}"),
    (
        (
            "{other} meldt {kind_of_noise}, vooral na {later} uur.",
            "Melding van {other}: {kind_of_noise} in het trappenhuis.",
            "{other} belde: al {few} weken {kind_of_noise}.",
        ),
        ("Huurder gebeld, herkent het niet.", "Brief gestuurd met de huisregels.", "Huurder zegt beterschap toe."),
        ("Na {few} weken geen nieuwe melding.", "Buurtbemiddeling aangeboden.", "Nog in behandeling."),
    ),
    Keeps.DONE,
    "leefbaarheid.noord",
    names_another="reporter",
)
TALK = Sort(
    12,
    "contract",
    CONTRACT,
    "gesprek met de huurder",
    ("Gesprek op kantoor", "Huisbezoek", "Afspraken op papier"),
    (
        ("Gesproken over de meldingen.", "Huisbezoek met de wijkagent.", "De huurder vertelde het eigen verhaal."),
        ("Afspraak: na 22 uur stil.", "Vloerbedekking wordt aangepast.", "Over {few} weken weer contact."),
    ),
    Keeps.DONE,
    "leefbaarheid.noord",
)
CAMERA = Sort(
    16,
    "legitimate_interest",
    "Belangenafweging camera entree, versie 1",
    "camera bij de entree",
    ("Beelden bekeken na vernieling",),
    (("Entree beschadigd op {day} {month}.",), ("Op de beelden is niemand te herkennen.", "Beelden zijn gewist.")),
    Keeps.AT_ONCE,
    "leefbaarheid.noord",
)
FRAUD_TIP = Sort(
    14,
    "legitimate_interest",
    "Belangenafweging woonfraude, versie 2",
    "tip",
    ("Tip over onderhuur", "Vermoeden van leegstand", "Signaal netbeheerder"),
    (
        ("Volgens een tip wonen er anderen in de woning.", "Al {few} maanden nauwelijks waterverbruik."),
        ("{other} ziet steeds andere mensen met koffers.", "{other} zegt dat de huurder elders woont."),
        ("Onderzoek gestart na afweging van belangen.", "Nog niet genoeg voor een onderzoek."),
    ),
    Keeps.DONE,
    "leefbaarheid.zuid",
    names_another="reporter",
)
FRAUD_VISIT = Sort(
    14,
    "legitimate_interest",
    "Belangenafweging woonfraude, versie 2",
    "onderzoek ter plaatse",
    ("Adresonderzoek", "Huisbezoek onderzoek", "Gesprek over onderhuur", "Uitkomst onderzoek"),
    (
        ("Huisbezoek op {weekday} om {hour} uur, met toestemming.", "Huurder uitgenodigd en gehoord."),
        ("In de kamer stond een bed van een ander.", "Geen aanwijzing gevonden.", "Advertentie op een site gezien."),
        ("Huurder beëindigt de onderhuur.", "Verslag gestuurd, huurder mag reageren.", "Zaak gesloten."),
    ),
    Keeps.DONE,
    "leefbaarheid.zuid",
)
SIGNAL_LIST = Sort(
    15,
    "legitimate_interest",
    "Sectorprotocol signaleringslijst",
    "besluit van de directie",
    ("Plaatsing signaleringslijst",),
    (("Geplaatst voor {few} jaar na ontruiming wegens hennep.",), ("Oud-huurder kreeg een brief met uitleg.",)),
    Keeps.AT_ONCE,
    "privacy",
)
ADAPTATION = Sort(
    11,
    "consent",
    "Toestemming, formulier aanpassing",
    "aanvraag via de gemeente",
    ("Aanvraag woningaanpassing", "Traplift", "Drempels en beugels"),
    (
        ("Gemeente keurde de aanpassing goed.", "Huurder kan de {room} moeilijk bereiken."),
        ("{firm} plaatst beugels.", "Traplift geplaatst in {month}.", "Geen medische gegevens bewaard."),
    ),
    Keeps.END_OF_TENANCY,
    "verhuur",
)
GUIDANCE = Sort(
    13,
    "contract",
    "Huur onder voorwaarden, driepartijenovereenkomst",
    "begeleidingsplan",
    ("Huur onder voorwaarden", "Voortgang begeleiding", "Gesprek met de begeleider"),
    (
        ("Begeleider komt {few} keer per maand.", "Gesprek van drie: huurder, begeleider, woonconsulent."),
        ("Huur wordt op tijd betaald.", "Huurder houdt zich aan de afspraken.", "Volgend gesprek in {month}."),
    ),
    Keeps.DONE,
    "privacy",
)
URGENCY = Sort(
    4,
    "consent",
    "Toestemming, formulier urgentie",
    "aanvraag",
    ("Urgentie aangevraagd", "Besluit urgentie"),
    (
        ("Aanvraag om medische reden.", "Advies van de medisch adviseur: ja of nee, zonder uitleg."),
        ("Toegekend.", "Afgewezen, uitleg gegeven."),
    ),
    Keeps.DONE,
    "verhuur",
)
ARREARS_MATTER = (REMINDER, REMINDER, EARLY_SIGNAL, PAYMENT_PLAN)
NUISANCE_MATTER = (NUISANCE, TALK)
FRAUD_MATTER = (FRAUD_TIP, FRAUD_VISIT, FRAUD_VISIT)
CARE_MATTER = (GUIDANCE, GUIDANCE, ADAPTATION)

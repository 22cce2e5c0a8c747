"""A made-up answer with its overview, inventory and receipt, and the eyes to read the PDFs with."""

from dataclasses import replace
from datetime import date

import pypdfium2

from cases.letters.typeset import (
    AnswerLetter,
    Committee,
    Inventory,
    Outcome,
    Overview,
    OverviewRecord,
    OverviewSection,
    Piece,
    PieceDecision,
    Receipt,
    Recipient,
    Sender,
    Topic,
    Withheld,
)

REFERENCE = "WSN-2026-0047"
DECIDED = date(2026, 12, 15)
SENDER = Sender(
    "Woonstichting Voorbeeld",
    ["Dorpsplein 4", "2671 AB Naaldwijk"],
    "0174 00 00 00",
    "privacy@wonen.example",
    "www.wonen.example",
    Committee("Klachtencommissie Voorbeeld", ["Postbus 12", "2670 AA Naaldwijk"], "https://www.wonen.example/klachten"),
)
LETTER = AnswerLetter(
    reference=REFERENCE,
    subject="Uw verzoek om inzage",
    salutation="Beste mevrouw Yıldız,",
    received_on=date(2026, 11, 22),
    due_on=date(2026, 12, 20),
    sent_on=DECIDED,
    court_until=date(2027, 1, 26),
    sender=SENDER,
    recipient=Recipient("Mevrouw Ş. Yıldız", ["Lindelaan 14", "2671 XY Naaldwijk"]),
    opening="U vroeg welke gegevens wij van u hebben.",
    outcome=Outcome.PARTLY,
    signatory="Privacy officer",
    paragraphs=["In uw dossier staan ook gegevens van anderen."],
    withheld=[Withheld("A", "Daar staat een naam van iemand anders.", "Artikel 15 lid 4 AVG", 3)],
    information=[Topic("Hoe lang wij uw gegevens bewaren", ["Betalingen bewaren wij zeven jaar."])],
)
GIVEN = OverviewRecord(
    1, date(2026, 5, 3), "Reparatie", "De kraan lekt.", "Telefoongesprek", "Onderhoud", "Overeenkomst", "Twee jaar"
)
CUT = replace(GIVEN, number=2, about="Melding", text="[A] hoorde muziek.", decision=PieceDecision.PARTLY)
OVERVIEW = Overview(
    REFERENCE, DECIDED, SENDER, [OverviewSection("Onderhoud", [GIVEN]), OverviewSection("Klacht", [CUT])]
)
INVENTORY = Inventory(
    REFERENCE,
    DECIDED,
    SENDER,
    [
        Piece(1, "Notitie", date(2026, 5, 3), "Klantsysteem", PieceDecision.GIVEN),
        Piece(2, "Melding", date(2026, 5, 4), "Klantsysteem", PieceDecision.PARTLY, ["A"]),
        Piece(3, "Onderzoek", None, "Dossier leefbaarheid", PieceDecision.WITHHELD, ["E"]),
    ],
)
RECEIPT = Receipt(
    REFERENCE,
    "U wilt uw gegevens bekijken",
    date(2026, 11, 22),
    date(2026, 12, 20),
    SENDER,
    ["Wij kijken of u het echt bent.", "Wij zoeken uw gegevens op."],
)


def shown(pdf: bytes) -> str:
    """Return the words on all pages, spaces folded, as a person would copy them."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def page(pdf: bytes, number: int) -> str:
    return " ".join(pypdfium2.PdfDocument(pdf)[number].get_textpage().get_text_range().split())


def with_text(text: str) -> Overview:
    return replace(OVERVIEW, sections=[OverviewSection("Klacht", [replace(GIVEN, text=text)])])

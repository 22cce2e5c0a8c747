"""The letters that can be written: for whom each is, which words it takes, and whether it says where to complain.

Each kind is data. Its text is a row (`LetterText`) that the privacy officer edits; the words in braces in that text
come from the closed lists here, and from nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LetterKind(TextChoices):
    """What a letter is for."""

    ANSWER = "answer", _("antwoord met stukken")
    RECEIPT = "receipt", _("ontvangst")
    IDENTITY = "identity", _("vraag wie het is")
    IDENTITY_CODE = "identity_code", _("code om te laten zien wie u bent")
    ANSWER_CODE = "answer_code", _("code om ons antwoord op te halen")
    HEIR = "heir", _("brief aan nabestaanden")
    CLARIFICATION = "clarification", _("vraag om verduidelijking")
    EXTENSION = "extension", _("uitstel")
    THIRD_PARTY = "third_party", _("brief aan een derde")
    REMINDER = "reminder", _("herinnering")
    COMMITTEE = "committee", _("klacht voor de klachtencommissie")
    APOLOGY = "apology", _("excuus")
    FEE = "fee", _("aankondiging van kosten")
    MANDATE = "mandate", _("vraag om een machtiging")
    MERGED = "merged", _("verzoeken samengevoegd")
    WITHDRAWN = "withdrawn", _("bevestiging van intrekking")
    RECIPIENT = "recipient", _("bericht aan een ontvanger van gegevens")


class For(StrEnum):
    """Who reads the letter: the person who asked, or somebody who may not learn who that is."""

    REQUESTER = "requester"
    OTHER = "other"


@dataclass(frozen=True)
class Word:
    """A word in braces: its name, what it stands for, a fictional value, whether it must be there, and is a day."""

    name: str
    meaning: str | Promise
    sample: str
    needed: bool = False
    is_day: bool = False


@dataclass(frozen=True)
class Spec:
    """One kind of letter: its own words beside the general ones, its reader, and whether it says where to complain."""

    words: tuple[Word, ...] = ()
    reader: For = For.REQUESTER
    remedies: bool = True
    needed: tuple[str, ...] = ()

    @property
    def general(self) -> tuple[Word, ...]:
        """The words that are filled in by themselves; a letter to somebody else has none about the request."""
        return GENERAL + ABOUT_THE_CASE if self.reader is For.REQUESTER else GENERAL

    @property
    def all_words(self) -> tuple[Word, ...]:
        """Every word that the text of this kind may hold."""
        return (*self.words, *self.general)

    @property
    def must_stand(self) -> tuple[str, ...]:
        """The names of the words without which the text says too little."""
        return (*(word.name for word in self.words if word.needed), *self.needed)


GENERAL = (
    Word("vereniging", _("de naam van de organisatie"), "Woningstichting Voorbeeld"),
    Word("telefoon", _("ons telefoonnummer"), "033 000 00 00"),
    Word("mail", _("ons e-mailadres"), "privacy@voorbeeld.example"),
)
ABOUT_THE_CASE = (
    Word("nummer", _("het nummer van het verzoek"), "WSN-2026-0000"),
    Word("soort", _("de soort van het verzoek"), "inzage"),
    Word("gevraagd", _("wat er gevraagd is, in een zin"), "U vroeg welke gegevens wij van u hebben."),
    Word("ontvangen", _("de dag van ontvangst"), "22 november 2026"),
    Word("uiterlijk", _("de laatste dag voor ons antwoord"), "20 december 2026"),
)
BEFORE = Word("voor", _("de dag waarop wij uiterlijk antwoord willen"), "2 december 2026", True, is_day=True)

SPECS: dict[str, Spec] = {
    LetterKind.RECEIPT: Spec(needed=("uiterlijk", "nummer")),
    LetterKind.IDENTITY: Spec((Word("manier", _("hoe iemand laat zien wie hij is"), "Bel ons, of kom langs."), BEFORE)),
    LetterKind.IDENTITY_CODE: Spec(
        (
            Word("code", _("de code om te noemen"), "1234 5678", True),
            Word("voor", _("de laatste dag waarop de code werkt"), "31 december 2026", True, is_day=True),
        ),
        needed=("nummer",),
    ),
    LetterKind.ANSWER_CODE: Spec(
        (
            Word("code", _("de code om in te vullen"), "1234 5678", True),
            Word("voor", _("de laatste dag waarop het antwoord klaarstaat"), "31 december 2026", True, is_day=True),
        ),
        needed=("nummer",),
    ),
    LetterKind.HEIR: Spec(
        (Word("overledene", _("wie is overleden"), "de heer A. Voorbeeld", True),), needed=("nummer",)
    ),
    LetterKind.CLARIFICATION: Spec(
        (Word("vraag", _("wat wij willen weten"), "Over welke jaren gaat uw vraag?", True), BEFORE)
    ),
    LetterKind.EXTENSION: Spec(
        (
            Word("reden", _("waarom het langer duurt"), "Wij moeten 400 bladzijden nalezen.", True),
            Word("nieuwe_datum", _("de nieuwe laatste dag"), "22 februari 2027", True, is_day=True),
        )
    ),
    LetterKind.THIRD_PARTY: Spec(
        (
            Word("gegeven", _("het eigen deel van de derde"), "uw naam bij een melding van 3 mei", True),
            Word("reageer_voor", _("de laatste dag om te reageren"), "15 december 2026", True, is_day=True),
            Word("link", _("het adres om te reageren"), "https://voorbeeld.example/derde/", True),
            Word("code", _("de code bij de link"), "1234 5678", True),
        ),
        reader=For.OTHER,
    ),
    LetterKind.REMINDER: Spec(
        (Word("waarover", _("waarop wij wachten"), "Wij weten nog niet wie u bent.", True), BEFORE)
    ),
    LetterKind.COMMITTEE: Spec(
        (
            Word("naam", _("wie klaagt"), "A. Voorbeeld", True),
            Word("adres", _("hoe de commissie de klager bereikt"), "Dorpsstraat 1, 0000 AA Voorbeeldstad", True),
            Word("dag", _("wanneer de klacht bij ons kwam"), "22 november 2026", True),
            Word("klacht", _("wat de klager schreef"), "U gaf mijn adres aan iemand anders.", True),
            Word("reden", _("waarom wij niet zelf oordelen"), "Wie besloot, is onze enige privacy officer.", True),
            Word("nummer", _("ons nummer"), "WSN-2026-0000", True),
        ),
        reader=For.OTHER,
        remedies=False,
    ),
    LetterKind.APOLOGY: Spec(
        (
            Word("reden", _("waarom het te laat is"), "Door ziekte bleef uw verzoek liggen.", True),
            Word("nieuwe_datum", _("wanneer iemand antwoord krijgt"), "4 januari 2027", True, is_day=True),
        )
    ),
    LetterKind.FEE: Spec(
        (
            Word("bedrag", _("het bedrag"), "€ 12,50", True),
            Word("waarvoor", _("waarvoor wij dit vragen"), "Dit is de derde kopie van hetzelfde dossier.", True),
            Word("regel", _("de regel waarop dit rust"), "AVG artikel 15 lid 3", True),
            BEFORE,
        ),
        needed=("nummer",),
    ),
    LetterKind.MANDATE: Spec(
        (Word("namens", _("namens wie iets gevraagd wordt"), "de heer A. Voorbeeld", True), BEFORE)
    ),
    LetterKind.MERGED: Spec((Word("ander_nummer", _("het nummer dat samenging"), "WSN-2026-0001", True),)),
    LetterKind.WITHDRAWN: Spec((Word("dag", _("de dag van intrekken"), "1 december 2026", True, is_day=True),)),
    LetterKind.RECIPIENT: Spec(
        (
            Word("over", _("over wie het gaat"), "mevrouw A. Voorbeeld, huurt of huurde Dorpsstraat 1", True),
            Word("wijziging", _("wat er veranderd is"), "Wij verbeterden haar geboortedatum.", True),
            Word("vraag", _("wat de ontvanger moet doen"), "Verbeter dit ook in uw administratie.", True),
        ),
        reader=For.OTHER,
        remedies=False,
    ),
}

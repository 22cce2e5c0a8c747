"""What a letter is made from: frozen values, filled by the caller from a case; no model and no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """The decision on a whole request."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    NOTHING_FOUND = "nothing_found"


class PieceDecision(StrEnum):
    """The decision on one piece, in the words of the inventory and of its JSON."""

    GIVEN = "gegeven"
    PARTLY = "deels"
    WITHHELD = "niet"


@dataclass(frozen=True)
class Committee:
    """The complaints committee: name, postal address in lines, and web address ("" if none)."""

    name: str
    address: Sequence[str]
    url: str = ""


@dataclass(frozen=True)
class Sender:
    """The association that writes: name, visiting or postal address in lines, how to reach it, its committee."""

    name: str
    address: Sequence[str]
    phone: str
    email: str
    website: str
    committee: Committee


@dataclass(frozen=True)
class Recipient:
    """Who receives the letter: name, and address in lines as they show in the window of the envelope."""

    name: str
    address: Sequence[str]


@dataclass(frozen=True)
class Code:
    """A letter in a shielded place, and in plain Dutch what stood there."""

    letter: str
    meaning: str


CODES = (
    Code("A", "Gegevens van iemand anders."),
    Code("B", "Gegevens van iemand die iets bij ons meldde."),
    Code("C", "Gegevens van een medewerker."),
    Code("D", "Dit gaat niet over u."),
    Code("E", "Dit is nodig om strafbare feiten te onderzoeken, of voor de veiligheid."),
    Code("F", "Vertrouwelijk advies over een geschil."),
    Code("G", "Een andere regel uit de wet. In de brief staat welke."),
)


@dataclass(frozen=True)
class Withheld:
    """What a person does not get: code letter, outward reason, ground ("Artikel 15 lid 4 AVG"), number of places."""

    code: str
    reason: str
    ground: str
    count: int


@dataclass(frozen=True)
class Topic:
    """One subject of the information of art. 15(1) AVG (purposes, recipients, retention ...) in whole sentences.

    `is_own` when every word is ours, from the register: names of others are not looked for in it.
    """

    heading: str
    sentences: Sequence[str]
    is_own: bool = False


@dataclass(frozen=True)
class AnswerLetter:
    """The written, reasoned decision on a request (art. 12(3)-(4) and 15 AVG; reglement: every decision reasoned).

    `opening` says in a sentence what was asked. `decision` replaces the standard sentences of the outcome. `paragraphs`
    are the outward reasons, `acts` what was done and not done, each topic a list. `court_until` is the last day for the
    court (art. 35(2) UAVG, six weeks); None when the answer came later than the AVG allows, or answers a complaint
    (`is_complaint`): then there is no last day. Internal notes do not belong in any field.
    Raises ValueError when something is withheld or refused without a reason.
    """

    reference: str
    subject: str
    salutation: str
    received_on: date
    due_on: date
    sent_on: date
    court_until: date | None
    sender: Sender
    recipient: Recipient
    opening: str
    outcome: Outcome
    signatory: str
    decision: str = ""
    paragraphs: Sequence[str] = ()
    withheld: Sequence[Withheld] = ()
    information: Sequence[Topic] = ()
    acts: Sequence[Topic] = ()
    is_complaint: bool = False
    enclosures: Sequence[str] = ("Overzicht van uw gegevens", "Lijst van alle stukken")

    def __post_init__(self) -> None:
        """Refuse a letter that withholds without saying why."""
        reasons = [*self.paragraphs, *(part.reason for part in self.withheld)]
        reasons += [sentence for topic in self.acts for sentence in topic.sentences]
        if any(not part.reason.strip() for part in self.withheld):
            raise ValueError("a withheld part has no outward reason")
        if self.outcome in (Outcome.PARTLY, Outcome.REFUSED) and not any(reason.strip() for reason in reasons):
            raise ValueError("a partial answer or a refusal has no outward reason")


@dataclass(frozen=True)
class OverviewRecord:
    """One record as given: `text` is the granted text, with marks like "[A]" for shielded words when partly given.

    `number` is its number in the inventory; `purpose` the activity, `ground` the lawful basis, `retention` how long it
    is kept, all as shown.
    """

    number: int
    on: date | None
    about: str
    text: str
    origin: str
    purpose: str
    ground: str
    retention: str
    decision: PieceDecision = PieceDecision.GIVEN

    def __post_init__(self) -> None:
        """Refuse a record that was not given: its words have no place here."""
        if self.decision is PieceDecision.WITHHELD:
            raise ValueError(f"piece {self.number} is withheld and cannot be in the overview")


@dataclass(frozen=True)
class OverviewSection:
    """The records of one section of the dossier, under its Dutch name."""

    heading: str
    records: Sequence[OverviewRecord]


@dataclass(frozen=True)
class OwnPart:
    """What is kept of the person apart from the pieces: facts, each with what it is and what it says.

    `mark` is its number in overview and inventory ("K1"). `is_own` when every word is the person's own or ours, so that
    names of others are not looked for in it: a street may be called after somebody.
    """

    mark: str
    heading: str
    facts: Sequence[tuple[str, str]]
    is_own: bool = True


@dataclass(frozen=True)
class OwnSection:
    """Parts that belong together, under a heading."""

    heading: str
    parts: Sequence[OwnPart]


@dataclass(frozen=True)
class Overview:
    """All personal data given (art. 15(1) and (3) AVG), who the person is to us first.

    The codes used in marks are explained from `legend`; `nothing` is what it says where there are no pieces.
    """

    reference: str
    made_on: date
    sender: Sender
    sections: Sequence[OverviewSection]
    legend: Sequence[Code] = CODES
    own: Sequence[OwnSection] = ()
    nothing: str = "Wij hebben geen gegevens van u gevonden."


@dataclass(frozen=True)
class Piece:
    """One line of the inventory. `kind` and `source` are general words: a withheld piece must not be told by them.

    `sha256` is the hash of what was given, hexadecimal; "" when nothing was. Never the hash of withheld words: a short
    text can be guessed back from it.
    """

    number: int
    kind: str
    on: date | None
    source: str
    decision: PieceDecision
    codes: Sequence[str] = ()
    sha256: str = ""

    def __post_init__(self) -> None:
        """Refuse a hash of withheld words."""
        if self.decision is PieceDecision.WITHHELD and self.sha256:
            raise ValueError(f"piece {self.number} is withheld and cannot carry a hash")


@dataclass(frozen=True)
class Part:
    """A file of the package: name, SHA-256 in hexadecimal, size in bytes."""

    filename: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Search:
    """One place outside the dossiers that was searched: the outcome ("niets gevonden"), with what, as whom and when.

    `by` is a function, never a name. `on` is None when no answer came.
    """

    place: str
    outcome: str
    terms: Sequence[str] = ()
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Inventory:
    """Every piece found, given or not. `parts` lists the other files of the package; `build_package` fills it.

    `searches` are the places outside the dossiers that were searched, also where nothing was found; `own` what was
    given beside the pieces.
    """

    reference: str
    made_on: date
    sender: Sender
    pieces: Sequence[Piece]
    legend: Sequence[Code] = CODES
    parts: Sequence[Part] = ()
    searches: Sequence[Search] = ()
    own: Sequence[OwnPart] = ()


@dataclass(frozen=True)
class Receipt:
    """Confirmation that a request came in. It carries no name: `kind` is the label of the kind of request.

    `steps` are the next steps in whole sentences; `status_url` is the address of the status page without any secret.
    """

    reference: str
    kind: str
    received_on: date
    due_on: date
    sender: Sender
    steps: Sequence[str]
    status_url: str = ""

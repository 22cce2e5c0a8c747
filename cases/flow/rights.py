"""The table of rights: what sets one apart from another, as data on one engine. Adding a right is adding a line.

The term of each comes from `law.clock`, its steps from `cases.workflow`, its text from the letters. Nothing else in the
casework asks which right a case is about: it asks for a column (docs/decisions/0014-rights-on-one-engine.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Answer, Case, Decision, Fee, Measure
from dossiers.models import Freeze, Person
from law.grounds import Exemption
from law.rights import Right as LegalRight

Words = Mapping[str, str | Promise]
GRANTED, PARTLY, REFUSED, NOTHING = Answer.Outcome
DONE, NOT_DONE = Decision.Outcome.GRANTED, Decision.Outcome.REFUSED
COPY = ("Overzicht van uw gegevens", "Lijst van alle stukken")
NONE_LIKE_THAT = "Wij hebben gezocht. Wij hebben de gegevens die u noemt niet gevonden."
MAY_COST = (Fee.Ground.EXCESSIVE, Fee.Ground.UNFOUNDED)  # AVG art. 12(5)


class Gathers(Enum):
    """What is looked up for a request: everything, what the officer chooses, or nothing unless it helps."""

    ALL = "all"
    CHOSEN = "chosen"
    NONE = "none"


class Stake(Enum):
    """What somebody else would get done who asks in this person's name: the more, the surer who asks (art. 12(6))."""

    DATA = "data"  # gets to see what is kept
    RECORDS = "records"  # has it changed
    NOTHING = "nothing"


@dataclass(frozen=True)
class Right:
    """One right, that is one kind of request: a column for everything in which one differs from another.

    `verdicts` say how the request ended, in Dutch: the decision in the letter, with which the officer's own words begin
    as well. `outcomes` are the choices for one finding, in the words of this right.
    """

    wish: str | Promise  # what somebody wants, on the public form
    heading: str  # of the letter
    asked: str  # the first sentence of the letter
    verdicts: Mapping[str, str]  # by Answer.Outcome
    hint: str | Promise = ""  # what comes of it, below the wish
    must_explain: bool = False  # whether the public form asks for own words
    prompt: str | Promise = ""  # how it asks for those, where nothing else is asked
    prompt_missing: str | Promise = ""  # and what it says when there are none
    outcomes: Words = field(default_factory=lambda: dict(Decision.Outcome.choices))  # by Decision.Outcome
    gathers: Gathers = Gathers.CHOSEN
    stake: Stake = Stake.NOTHING
    measure: str = ""  # what granting does to a record (Measure.Kind)
    freezes: str = ""  # why records stay frozen while this is settled (Freeze.Reason)
    gives: bool = False  # whether the person gets the data itself
    informs: bool = False  # whether the answer tells what art. 15(1) asks, and who looked
    takes_along: bool = False  # whether the data go along for another organisation, as far as art. 20(1) reaches
    has_verdict: bool = False  # whether we are judged, by somebody who did not do it (regulation, klachten)
    enclosures: tuple[str, ...] = ()  # what goes with the letter
    may_cost: tuple[Fee.Ground, ...] = ()  # on which grounds money may be asked
    refused_on: Exemption | None = None  # the rule of a refusal, where the officer chooses no other
    limited_as: LegalRight | None = None  # the right whose limits count, where this one has none of its own

    @property
    def needs_findings(self) -> bool:
        """Whether it cannot be decided before the findings are gathered."""
        return self.gathers is not Gathers.NONE


RIGHTS: Mapping[str, Right] = {
    Case.Kind.ACCESS: Right(
        wish=_("Mijn gegevens bekijken"),
        hint=_("U krijgt een overzicht van wat wij van u hebben."),
        heading="Uw verzoek om inzage",
        asked="U vroeg welke gegevens wij van u hebben.",
        verdicts={
            GRANTED: "U krijgt alle gegevens die wij van u hebben. U vindt ze in het overzicht.",
            PARTLY: "U krijgt een deel van de gegevens die wij van u hebben. Sommige stukken geven wij niet of niet "
            "helemaal. Daarin staan gegevens van anderen. Zij hebben ook recht op privacy.",
            REFUSED: "U leest in het overzicht wie u bij ons bent. De stukken die wij vonden, geven wij niet. "
            "Hieronder leest u waarom.",
            NOTHING: "Wij hebben gezocht in onze dossiers. Wij hebben geen gegevens van u gevonden.",
        },
        gathers=Gathers.ALL,
        stake=Stake.DATA,
        gives=True,
        informs=True,
        enclosures=COPY,
        may_cost=(Fee.Ground.FURTHER_COPIES,),  # AVG art. 15(3); the first copy is free
    ),
    Case.Kind.CORRECTION: Right(
        wish=_("Een fout laten verbeteren"),
        must_explain=True,
        prompt=_("Wat klopt er niet, en wat moet het zijn?"),
        prompt_missing=_("Schrijf op wat er niet klopt en wat het moet zijn."),
        heading="Uw verzoek om verbetering",
        asked="U vroeg ons om een fout in uw gegevens te verbeteren.",
        verdicts={
            GRANTED: "U hebt gelijk. Wij hebben uw gegevens verbeterd.",
            PARTLY: "Wij hebben een deel van uw gegevens verbeterd. Hieronder leest u wat, en wat niet.",
            REFUSED: "Wij verbeteren deze gegevens niet. Hieronder leest u waarom.",
            NOTHING: NONE_LIKE_THAT,
        },
        outcomes={DONE: _("verbeteren"), NOT_DONE: _("niet verbeteren")},
        stake=Stake.RECORDS,
        measure=Measure.Kind.CORRECT,
        freezes=Freeze.Reason.CONTESTED,
        may_cost=MAY_COST,
        refused_on=Exemption.ACCURATE,
    ),
    Case.Kind.ERASURE: Right(
        wish=_("Gegevens laten verwijderen"),
        heading="Uw verzoek om verwijdering",
        asked="U vroeg ons om gegevens van u te verwijderen.",
        verdicts={
            GRANTED: "Wij verwijderen wat u vroeg.",
            PARTLY: "Wij verwijderen een deel. Een ander deel moeten wij bewaren. Hieronder leest u waarom.",
            REFUSED: "Wij moeten deze gegevens bewaren. Hieronder leest u waarom.",
            NOTHING: NONE_LIKE_THAT,
        },
        outcomes={DONE: _("verwijderen"), NOT_DONE: _("niet verwijderen")},
        stake=Stake.RECORDS,
        measure=Measure.Kind.ERASE,
        may_cost=MAY_COST,
        refused_on=Exemption.STILL_NEEDED,
    ),
    Case.Kind.RESTRICTION: Right(
        wish=_("Mijn gegevens tijdelijk niet laten gebruiken"),
        heading="Uw verzoek om beperking",
        asked="U vroeg ons om gegevens van u tijdelijk niet te gebruiken.",
        verdicts={
            GRANTED: "Wij bewaren deze gegevens, en gebruiken ze niet meer. U hoort het vooraf als dat verandert.",
            PARTLY: "Een deel van de gegevens gebruiken wij niet meer. Een ander deel wel. U leest waarom.",
            REFUSED: "Wij blijven deze gegevens gebruiken. Hieronder leest u waarom.",
            NOTHING: NONE_LIKE_THAT,
        },
        outcomes={DONE: _("bevriezen"), NOT_DONE: _("niet bevriezen")},
        stake=Stake.RECORDS,
        measure=Measure.Kind.RESTRICT,
        may_cost=MAY_COST,
        refused_on=Exemption.NOT_RESTRICTED,
    ),
    Case.Kind.OBJECTION: Right(
        wish=_("Bezwaar maken tegen gebruik van mijn gegevens"),
        heading="Uw bezwaar",
        asked="U maakte bezwaar tegen het gebruik van uw gegevens.",
        verdicts={
            GRANTED: "U hebt gelijk. Wij stoppen met dit gebruik van uw gegevens.",
            PARTLY: "Wij stoppen met een deel van dit gebruik. Hieronder leest u wat, en wat niet.",
            REFUSED: "Wij stoppen niet met dit gebruik. Ons belang weegt zwaarder. Hieronder leest u waarom.",
            NOTHING: "Wij hebben gezocht. Wij gebruiken geen gegevens van u waartegen u bezwaar kunt maken.",
        },
        outcomes={DONE: _("stoppen met dit gebruik"), NOT_DONE: _("doorgaan met dit gebruik")},
        stake=Stake.RECORDS,
        measure=Measure.Kind.STOP,
        freezes=Freeze.Reason.OBJECTION,
        may_cost=MAY_COST,
        refused_on=Exemption.COMPELLING,
    ),
    Case.Kind.PORTABILITY: Right(
        wish=_("Mijn gegevens meenemen"),
        hint=_("U krijgt een bestand voor een andere organisatie."),
        heading="Uw gegevens meenemen",
        asked="U vroeg ons om uw gegevens mee te geven.",
        verdicts={
            GRANTED: "U krijgt de gegevens die u ons zelf gaf, in twee bestanden. Een computer kan ze lezen.",
            PARTLY: "U krijgt een deel van de gegevens in twee bestanden. Hieronder leest u waarom niet alles.",
            REFUSED: "De stukken die wij vonden, geven wij niet mee. Hieronder leest u waarom.",
            NOTHING: "Wij hebben niets gevonden dat u ons zelf gaf, met toestemming of voor uw contract.",
        },
        outcomes={DONE: _("meegeven"), NOT_DONE: _("niet meegeven")},
        gathers=Gathers.ALL,
        stake=Stake.DATA,
        takes_along=True,
        enclosures=("Uw gegevens in twee bestanden: gegevens.json en gegevens.csv",),
        may_cost=MAY_COST,
        refused_on=Exemption.NOT_PORTABLE,
    ),
    Case.Kind.HUMAN_REVIEW: Right(
        wish=_("Een besluit van de computer laten bekijken door een mens"),
        must_explain=True,
        heading="Uw verzoek om een besluit door een mens",
        asked="U vroeg ons om een besluit van de computer door een mens te laten bekijken.",
        verdicts={NOTHING: "Een medewerker heeft opnieuw gekeken. Hieronder leest u het besluit."},
        gathers=Gathers.NONE,
        may_cost=MAY_COST,
        refused_on=Exemption.AUTOMATED_ALLOWED,
    ),
    Case.Kind.COMPLAINT: Right(
        wish=_("Een klacht indienen over mijn gegevens"),
        must_explain=True,
        heading="Uw klacht",
        asked="U hebt een klacht over hoe wij met uw gegevens omgaan.",
        verdicts={NOTHING: "Wij hebben uw klacht onderzocht. Hieronder leest u wat wij vinden en wat wij doen."},
        gathers=Gathers.NONE,
        has_verdict=True,
        limited_as=LegalRight.ACCESS,
    ),
    Case.Kind.OTHER: Right(
        wish=_("Iets anders, of ik weet het niet"),
        must_explain=True,
        heading="Uw vraag over uw gegevens",
        asked="U stelde ons een vraag over uw gegevens.",
        verdicts={NOTHING: "Hieronder leest u ons antwoord op uw vraag."},
        gathers=Gathers.NONE,
        gives=True,
        enclosures=COPY,
        limited_as=LegalRight.ACCESS,
    ),
}


def right_of(case: Case) -> Right:
    """The right that this case is about."""
    return RIGHTS[Case.Kind(case.kind)]


def gives_card(case: Case) -> bool:
    """Whether the answer holds what is kept of the person apart from any record (AVG art. 15(1) and 20(1)).

    Who is only named by others never gave us anything, and so takes nothing along.
    """
    if case.subject is None:
        return False
    right = right_of(case)
    return right.informs or (right.takes_along and case.subject.kind != Person.Kind.THIRD_PARTY)

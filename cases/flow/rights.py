"""What sets one right apart from another: words, what is looked up, and what a decision does. Data, on one engine.

The term of each comes from `law.clock`, its steps from `cases.workflow`, its text from the letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Answer, Case, Decision, Measure
from dossiers.models import Freeze

Words = Mapping[str, str | Promise]
GRANTED, PARTLY, REFUSED, NOTHING = Answer.Outcome


class Gathers(Enum):
    """What is looked up for a request: everything, what the officer chooses, or nothing unless it helps."""

    ALL = "all"
    CHOSEN = "chosen"
    NONE = "none"


@dataclass(frozen=True)
class Sort:
    """One kind of request. `outcomes` are the choices for one finding, in the words of this right."""

    heading: str
    asked: str
    openings: Words
    verdicts: Words
    outcomes: Words = field(default_factory=lambda: dict(Decision.Outcome.choices))
    gathers: Gathers = Gathers.CHOSEN
    measure: str = ""  # what granting does to a record (Measure.Kind)
    freezes: str = ""  # why records stay frozen while this is settled (Freeze.Reason)
    gives: bool = False  # whether the person gets the data itself

    @property
    def needs_findings(self) -> bool:
        """Whether it cannot be decided before the findings are gathered."""
        return self.gathers is not Gathers.NONE


SORTS: Mapping[str, Sort] = {
    Case.Kind.ACCESS: Sort(
        heading="Uw verzoek om inzage",
        asked="U vroeg welke gegevens wij van u hebben.",
        openings={
            GRANTED: _("U krijgt alle gegevens die wij van u hebben. U vindt ze in het overzicht."),
            PARTLY: _(
                "U krijgt een deel van de gegevens die wij van u hebben. Sommige stukken geven wij niet of niet "
                "helemaal. Daarin staan gegevens van anderen. Zij hebben ook recht op privacy."
            ),
            REFUSED: _("Wij kunnen u deze gegevens niet geven. Hieronder leest u waarom."),
            NOTHING: _("Wij hebben gezocht in onze dossiers. Wij hebben geen gegevens van u gevonden."),
        },
        verdicts={},
        gathers=Gathers.ALL,
        gives=True,
    ),
    Case.Kind.CORRECTION: Sort(
        heading="Uw verzoek om verbetering",
        asked="U vroeg ons om een fout in uw gegevens te verbeteren.",
        openings={
            GRANTED: _("U hebt gelijk. Wij hebben uw gegevens verbeterd."),
            PARTLY: _("Wij hebben een deel van uw gegevens verbeterd. Hieronder leest u wat, en wat niet."),
            REFUSED: _("Wij verbeteren deze gegevens niet. Hieronder leest u waarom."),
            NOTHING: _("Wij hebben gezocht. Wij hebben de gegevens die u noemt niet gevonden."),
        },
        verdicts={
            GRANTED: "Wij hebben uw gegevens verbeterd.",
            PARTLY: "Wij hebben een deel verbeterd. Een ander deel niet. Hieronder leest u waarom.",
            REFUSED: "Wij verbeteren deze gegevens niet. Hieronder leest u waarom.",
            NOTHING: "Wij hebben niets gevonden om te verbeteren.",
        },
        outcomes={"granted": _("verbeteren"), "refused": _("niet verbeteren")},
        measure=Measure.Kind.CORRECT,
        freezes=Freeze.Reason.CONTESTED,
    ),
    Case.Kind.ERASURE: Sort(
        heading="Uw verzoek om verwijdering",
        asked="U vroeg ons om gegevens van u te verwijderen.",
        openings={
            GRANTED: _("Wij hebben verwijderd wat u vroeg."),
            PARTLY: _("Wij hebben een deel verwijderd. Een ander deel moeten wij bewaren. Hieronder leest u waarom."),
            REFUSED: _("Wij moeten deze gegevens bewaren. Hieronder leest u waarom."),
            NOTHING: _("Wij hebben gezocht. Wij hebben de gegevens die u noemt niet gevonden."),
        },
        verdicts={
            GRANTED: "Wij verwijderen wat u vroeg.",
            PARTLY: "Wij verwijderen een deel. Een ander deel bewaren wij. Hieronder leest u waarom.",
            REFUSED: "Wij verwijderen deze gegevens niet. Hieronder leest u waarom.",
            NOTHING: "Wij hebben niets gevonden om te verwijderen.",
        },
        outcomes={"granted": _("verwijderen"), "refused": _("niet verwijderen")},
        measure=Measure.Kind.ERASE,
    ),
    Case.Kind.RESTRICTION: Sort(
        heading="Uw verzoek om beperking",
        asked="U vroeg ons om gegevens van u tijdelijk niet te gebruiken.",
        openings={
            GRANTED: _("Wij bewaren deze gegevens, en gebruiken ze niet meer. U hoort het vooraf als dat verandert."),
            PARTLY: _("Een deel van de gegevens gebruiken wij niet meer. Een ander deel wel. U leest waarom."),
            REFUSED: _("Wij blijven deze gegevens gebruiken. Hieronder leest u waarom."),
            NOTHING: _("Wij hebben gezocht. Wij hebben de gegevens die u noemt niet gevonden."),
        },
        verdicts={
            GRANTED: "Wij bewaren deze gegevens en gebruiken ze niet.",
            PARTLY: "Een deel van de gegevens gebruiken wij niet. Een ander deel wel. Hieronder leest u waarom.",
            REFUSED: "Wij blijven deze gegevens gebruiken. Hieronder leest u waarom.",
            NOTHING: "Wij hebben niets gevonden om te beperken.",
        },
        outcomes={"granted": _("bevriezen"), "refused": _("niet bevriezen")},
        measure=Measure.Kind.RESTRICT,
    ),
    Case.Kind.OBJECTION: Sort(
        heading="Uw bezwaar",
        asked="U maakte bezwaar tegen het gebruik van uw gegevens.",
        openings={
            GRANTED: _("U hebt gelijk. Wij stoppen met dit gebruik van uw gegevens."),
            PARTLY: _("Wij stoppen met een deel van dit gebruik. Hieronder leest u wat, en wat niet."),
            REFUSED: _("Wij blijven deze gegevens gebruiken. Ons belang weegt zwaarder. Hieronder leest u waarom."),
            NOTHING: _("Wij hebben gezocht. Wij gebruiken geen gegevens van u waartegen u bezwaar kunt maken."),
        },
        verdicts={
            GRANTED: "Wij stoppen met dit gebruik.",
            PARTLY: "Wij stoppen met een deel van dit gebruik. Hieronder leest u waarom niet met alles.",
            REFUSED: "Wij stoppen niet met dit gebruik. Hieronder leest u waarom.",
            NOTHING: "Wij hebben geen gebruik gevonden waarmee wij kunnen stoppen.",
        },
        outcomes={"granted": _("stoppen met dit gebruik"), "refused": _("doorgaan met dit gebruik")},
        measure=Measure.Kind.STOP,
        freezes=Freeze.Reason.OBJECTION,
    ),
    Case.Kind.PORTABILITY: Sort(
        heading="Uw gegevens meenemen",
        asked="U vroeg ons om uw gegevens mee te geven.",
        openings={
            GRANTED: _("U krijgt de gegevens die u ons zelf gaf, in twee bestanden. Een computer kan ze lezen."),
            PARTLY: _("U krijgt een deel van de gegevens in twee bestanden. Hieronder leest u waarom niet alles."),
            REFUSED: _("Wij geven deze gegevens niet mee. Hieronder leest u waarom."),
            NOTHING: _("Wij hebben niets gevonden dat u ons zelf gaf, met toestemming of voor uw contract."),
        },
        verdicts={
            GRANTED: "U krijgt uw gegevens mee.",
            PARTLY: "U krijgt een deel van uw gegevens mee. Hieronder leest u waarom niet alles.",
            REFUSED: "U krijgt deze gegevens niet mee. Hieronder leest u waarom.",
            NOTHING: "Wij hebben geen gegevens gevonden die u kunt meenemen.",
        },
        outcomes={"granted": _("meegeven"), "refused": _("niet meegeven")},
        gathers=Gathers.ALL,
    ),
    Case.Kind.HUMAN_REVIEW: Sort(
        heading="Uw verzoek om een besluit door een mens",
        asked="U vroeg ons om een besluit van de computer door een mens te laten bekijken.",
        openings={
            NOTHING: _("Een medewerker heeft het besluit opnieuw bekeken. Hieronder leest u wat daaruit kwam."),
        },
        verdicts={NOTHING: "Een medewerker heeft opnieuw gekeken. Hieronder leest u het besluit."},
        gathers=Gathers.NONE,
    ),
    Case.Kind.COMPLAINT: Sort(
        heading="Uw klacht",
        asked="U hebt een klacht over hoe wij met uw gegevens omgaan.",
        openings={NOTHING: _("Wij hebben uw klacht onderzocht. Hieronder leest u wat wij vinden en wat wij doen.")},
        verdicts={NOTHING: "Wij hebben uw klacht onderzocht. Hieronder leest u ons oordeel."},
        gathers=Gathers.NONE,
    ),
    Case.Kind.OTHER: Sort(
        heading="Uw vraag over uw gegevens",
        asked="U stelde ons een vraag over uw gegevens.",
        openings={NOTHING: _("Hieronder leest u ons antwoord op uw vraag.")},
        verdicts={NOTHING: "Hieronder leest u ons antwoord."},
        gathers=Gathers.NONE,
        gives=True,
    ),
}


def sort_of(case: Case) -> Sort:
    """What sets the right of this case apart."""
    return SORTS[Case.Kind(case.kind)]

"""What shows that a lawful basis is there, in the form that the basis asks for (AVG art. 5(2), 6(1) and 7(1))."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossiers.models import Record
from law.grounds import Ground

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.models import Activity, LawfulBasis

Kind = Record.Evidence
KINDS = {
    Ground.CONTRACT: Kind.CONTRACT,
    Ground.LEGAL_DUTY: Kind.ARTICLE,
    Ground.PUBLIC_TASK: Kind.ARTICLE,
    Ground.CONSENT: Kind.CONSENT,
    Ground.LEGITIMATE_INTEREST: Kind.ASSESSMENT,
    Ground.VITAL_INTERESTS: Kind.ASSESSMENT,
}
LONGEST_WORDS = 110  # of a consent, so that its dates fit beside them
ARTICLE = re.compile(r"\bart(?:ikel|ikelen|\.)?\s*\d", re.IGNORECASE)
CONSENT = re.compile(r"‘[^’]{3,}’, gegeven op \d{1,2} [a-z]+ \d{4}(?:, geldig tot en met \d{1,2} [a-z]+ \d{4})?")


def kind_for(basis: LawfulBasis) -> Kind:
    """The kind of evidence that this basis asks for."""
    return KINDS[Ground(basis.ground)]


def of_consent(words: str, given_on: dt.date, until: dt.date | None = None) -> str:
    """The evidence of a consent: its words as they were agreed to, when, and until when it holds."""
    said = words.replace("‘", "'").replace("’", "'").strip()
    told = _("‘%(words)s’, gegeven op %(on)s") % {"words": said, "on": date_format(given_on, "j F Y")}
    return told + (_(", geldig tot en met %(on)s") % {"on": date_format(until, "j F Y")} if until else "")


def of_assessment(activity: Activity) -> str:
    """Where the written assessment of an interest stands: in the register, in the version of now."""
    return _("afweging in het register, verwerking %(number)s, versie %(version)s") % {
        "number": activity.number,
        "version": activity.revision,
    }


def why_not_evidence(basis: LawfulBasis, kind: str, evidence: str) -> str:
    """Why this does not show that `basis` is there, or an empty string (AVG art. 5(2))."""
    if len(evidence.strip()) < 3:
        return _("Leg vast waarop de grondslag rust: het contract, het artikel of de toestemming.")
    if kind != kind_for(basis):
        return _("Bij deze grondslag hoort ander bewijs: %(kind)s.") % {"kind": kind_for(basis).label}
    if kind == Kind.ARTICLE and not ARTICLE.search(evidence):
        return _("Noem het wetsartikel, bijvoorbeeld: Woningwet artikel 46.")
    if kind == Kind.CONSENT and not CONSENT.fullmatch(evidence):
        return _("Schrijf op met welke woorden toestemming is gegeven, en op welke datum.")
    if kind == Kind.ASSESSMENT and not basis.activity.interest.strip():
        return _(
            "Voor deze verwerking staat geen afweging in het register. Vraag de privacy officer die op te schrijven."
        )
    return ""

"""Why somebody cannot be taken for the person who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.flow import rules as flow_rules
from cases.flow.comparison import differences
from cases.flow.representation_rules import why_not_alone
from cases.identity.code_letters import is_proven
from cases.models import Identification

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case
    from dossiers.models import Person

LONGEST_REASON = 1_000


def why_not_be(case: Case, subject: Person, on: dt.date) -> str:
    """Why `subject` cannot be the one who asks: the law has somebody else ask (UAVG art. 5(4))."""
    return why_not_alone(case, subject, on)


def why_not_by(case: Case, subject: Person, method: str) -> str:
    """Why `method` did not show who this is: no known way, or a code that was never sent or told."""
    if why := flow_rules.why_not_method(method):
        return why
    if method == Identification.Method.LETTER_CODE and not is_proven(case, subject):
        return _("Er is geen code uit een brief aan deze persoon nagekeken. Maak eerst de brief.")
    return ""


def why_not_same(case: Case, subject: Person, because: str) -> str:
    """Why `subject` is not taken for who asks: name or date of birth differs, and nobody said why that is right."""
    found = differences(case, subject)
    if not found or because.strip():
        return ""
    told = _("Schrijf op waarom dit toch dezelfde persoon is, of leg eerst vast wie er namens deze persoon vraagt.")
    return " ".join([*found, told])


def why_not_deliver(case: Case) -> str:
    """Why the answer cannot go: who asks differs from who is on file in a way that was not there, or not explained."""
    seen = getattr(case, "identification", None)
    explained = seen.differences.splitlines() if seen else []
    found = [each for each in differences(case, case.subject) if each not in explained]
    if not found:
        return ""
    return " ".join([*found, _("Schrijf bij Identiteit op waarom dit toch dezelfde persoon is.")])


def why_not_explain(case: Case, because: str) -> str:
    """Why no reason can be recorded now for what differs."""
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    if getattr(case, "identification", None) is None:
        return _("Leg eerst vast wie het verzoek doet.")
    if not differences(case, case.subject):
        return _("Er verschilt niets.")
    return "" if because.strip() else _("Schrijf op waarom dit toch dezelfde persoon is.")

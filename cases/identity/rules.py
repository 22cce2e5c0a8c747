"""Why somebody cannot be taken for the person who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from cases import workflow
from cases.flow import rules as flow_rules
from cases.flow.comparison import differences, is_same_name
from cases.flow.representation_rules import why_not_alone
from cases.identity.code_letters import is_proven
from cases.models import Identification
from cases.verbs import Verb
from dossiers.models import Person
from dossiers.text.keys import fold
from dossiers.text.printable import dutch
from law import sources

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from cases.models import Case

LONGEST_REASON = 1_000


def why_not_be(case: Case, subject: Person, on: dt.date) -> str:
    """Why `subject` cannot be the one who asks: the law has somebody else ask (UAVG art. 5(4))."""
    if subject.died_on:
        told = _(
            "Deze persoon is overleden op %(day)s. De AVG geldt dan niet meer (%(rule)s). Nabestaanden hebben hierop "
            "geen recht. Schrijf hun een brief; daarmee sluit u dit verzoek."
        )
        return told % {"day": dutch(subject.died_on), "rule": sources.AVG_RECITAL_27}
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


def why_not_missing(case: Case, because: str) -> str:
    """Why it cannot be recorded that who asks is not in the client list: not looked for, or somebody there fits."""
    if why := workflow.why_not(Verb.IDENTIFIED, case.status):
        return why
    if not because.strip():
        return _("Schrijf op hoe u in de klantlijst zocht.")
    if any(_fits(case, person) for person in _alike(case)):
        return _(
            "In de klantlijst staat iemand met hetzelfde e-mailadres, of met deze naam en geboortedatum. "
            "Kies die persoon."
        )
    return ""


def _alike(case: Case) -> QuerySet[Person]:
    """Who has the same e-mail address as who asks, or the same date of birth."""
    asked, same = case.requester, Q(pk=None)
    if asked.email:
        same |= Q(email__iexact=asked.email)
    if asked.born_on:
        same |= Q(born_on=asked.born_on)
    return Person.objects.filter(same)


def _fits(case: Case, person: Person) -> bool:
    """Whether `person` has the e-mail address of who asks, or the date of birth and the name."""
    asked = case.requester
    if asked.email and fold(person.email) == fold(asked.email):
        return True
    name = asked.on_behalf_of or asked.name
    return person.born_on == asked.born_on and is_same_name(name, person, is_same_day=True)

"""The ladder of ways to show who one is: the lightest that fits, and more for what is sensitive (AVG art. 12(6))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.flow.rights import Stake, right_of
from cases.flow.steps import locked
from cases.flow.topics import Topic
from cases.identity.code_letters import is_proven
from cases.models import Decision, Identification
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.models import Dossier, Mention
from dossiers.refusal import Refused
from dossiers.sections import CLOSED

if TYPE_CHECKING:
    from cases.models import Case, Finding
    from dossiers.actors import Actor

Method = Identification.Method
STEPS = tuple(Method)  # lightest first
SENSITIVE = {Topic.NUISANCE, Topic.CAMERA, Topic.ALL}


@dataclass(frozen=True)
class Proposal:
    """The lightest way that fits a request, and why."""

    method: Method
    because: str | Promise


def proposal_for(case: Case) -> Proposal:
    """The lightest way in which this person can show who they are, given what is asked."""
    stake = right_of(case).stake
    if stake is Stake.DATA:
        if SENSITIVE & set(case.topics) or not case.topics:
            return Proposal(
                Method.LETTER_CODE,
                gettext_lazy(
                    "In de stukken kan iets gevoeligs staan, ook over anderen. Een mailbox wordt soms gedeeld."
                ),
            )
        return Proposal(Method.CALLED_BACK, gettext_lazy("Het gaat om gewone gegevens van de aanvrager zelf."))
    if stake is Stake.RECORDS:
        return Proposal(
            Method.CALLED_BACK, gettext_lazy("Er verandert iets aan een dossier. Een ander mag dat niet vragen.")
        )
    return Proposal(Method.KNOWN_EMAIL, gettext_lazy("U geeft geen gegevens en verandert niets."))


def is_sensitive(finding: Finding) -> bool:
    """Whether what is given of a finding is sensitive: from a closed section, or naming somebody else."""
    return finding.section in CLOSED or finding.of_another


def why_not_deliver(case: Case) -> str:
    """Why the answer cannot go out on what is known of who asked: sensitive papers ask more than the first step."""
    given = case.findings.exclude(decision__outcome=Decision.Outcome.REFUSED).select_related("record")
    if _is_unknown(case):
        return _unknown() if given.exists() else ""
    if not _is_by_mail_alone(case):
        return ""
    return _too_light() if any(is_sensitive(finding) for finding in given) else ""


def why_too_light(case: Case) -> str:
    """The same, as soon as it can be known: from what is gathered, or before that from what is on file.

    So that the person can be asked once more while there is time.
    """
    if not case.is_open or not (_is_by_mail_alone(case) or _is_unknown(case)):
        return ""
    if case.findings.exists():
        return why_not_deliver(case)
    own = Q(person__in=case.subject_keys, sections__overlap=[str(section) for section in CLOSED])
    elsewhere = Mention.objects.filter(person__in=case.subject_keys)
    return _too_light() if Dossier.objects.filter(own).exists() or elsewhere.exists() else ""


def _is_by_mail_alone(case: Case) -> bool:
    """Whether data go out to somebody who is known by a message to a known address, and no more."""
    identification = getattr(case, "identification", None)
    return bool(identification and identification.method == Method.KNOWN_EMAIL and right_of(case).gives)


def _is_unknown(case: Case) -> bool:
    """Whether nobody knows who asks: not in the client list, and nothing was shown."""
    identification = getattr(case, "identification", None)
    return bool(identification and identification.method == Method.NOT_ON_FILE)


def _unknown() -> str:
    return _(
        "Er is iets gevonden, en deze persoon staat niet in de klantlijst. Laat eerst aan de balie zien wie het is, "
        "en leg dat vast bij Identiteit."
    )


def _too_light() -> str:
    return _(
        "Er zitten gevoelige stukken bij. Een bericht via een bekend e-mailadres is dan te weinig: een mailbox wordt "
        "soms gedeeld. Leg eerst een zwaardere manier vast bij Identiteit."
    )


def why_not_strengthen(case: Case, method: str) -> str:
    """Why a heavier way cannot be recorded now, or an empty string."""
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    identification = getattr(case, "identification", None)
    if identification is None:
        return _("Leg eerst vast wie het verzoek doet.")
    if method not in Method:
        return _("Kies hoe deze persoon liet zien wie het is.")
    if method == Method.LETTER_CODE and not is_proven(case, case.subject):
        return _("Er is geen code uit een brief aan deze persoon nagekeken. Maak eerst de brief.")
    if identification.method == Method.NOT_ON_FILE and method != Method.SHOWN:
        return _("Wij kennen deze persoon niet. Alleen aan de balie kan iemand laten zien wie het is.")
    if STEPS.index(Method(method)) <= STEPS.index(Method(identification.method)):
        return _("Dit is niet zwaarder dan wat er al staat.")
    return ""


@transaction.atomic
def strengthen(*, case: Case, method: str, by: Actor) -> Identification:
    """Record that the person showed who they are in a heavier way than before. Raises Refused."""
    case = locked(case)
    if why := why_not_strengthen(case, method):
        raise Refused(why)
    row = case.identification
    row.method, row.by, row.at = method, by, timezone.now()
    row.save(update_fields=("method", "by", "at"))
    journal.record(Verb.IDENTIFIED_AGAIN, case, by=by)
    return row

"""Asking who somebody is, and recording how they showed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cases.flow import rules as flow_rules
from cases.flow.comparison import differences
from cases.flow.next_steps import ANSWER_WITHIN
from cases.flow.outbox import enqueue
from cases.flow.steps import hold_person, locked, take_step
from cases.identity import rules
from cases.letter_kinds import LetterKind
from cases.letters import dispatch, writing
from cases.models import Case, Dispatch, Identification, Mail
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.printable import dutch
from law.calendar import plus_working_days
from retention.holds.actions import lift_holds
from retention.models import Hold

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Person


@transaction.atomic
def ask_identity(*, case: Case, by: Actor, on: dt.date) -> Case:
    """Ask the person who they are, by a message, or by a letter where there is no e-mail address.

    The clock runs on, the date with suspension stands beside it. Raises Refused.
    """
    case = locked(case)
    if why := flow_rules.why_not_ask_identity(case):
        raise Refused(why)
    take_step(case, Verb.IDENTITY_ASKED, by=by, on=on)
    if case.requester.email:
        enqueue(Mail.objects.create(case=case, kind=Mail.Kind.IDENTITY))
        return case
    how = _("Kom naar onze balie, of bel ons op %(phone)s. Dan spreken wij af hoe u laat zien wie u bent.")
    words = {
        "manier": how % {"phone": settings.ASSOCIATION_PHONE},
        "voor": dutch(plus_working_days(on, ANSWER_WITHIN)),
    }
    letter = writing.write(case=case, kind=LetterKind.IDENTITY, by=by, on=on, words=words)
    dispatch.queue(letter=letter, channel=Dispatch.Channel.POST, confirmed=True, by=by, on=on)
    return case


@transaction.atomic
def identify(*, case: Case, subject: Person | None, method: str, by: Actor, on: dt.date, because: str = "") -> Case:
    """Record who the person is and how they showed it; method, officer and moment, never a document (AVG art. 12(6)).

    It counts for every right that was asked in the same request. The dossiers of the person are held from here on, so
    that nothing is destroyed under a request. Where name or date of birth differs, `because` says why it is the same
    person even so; both are kept. Raises Refused.
    """
    case = locked(case)
    why = _why_not(case, subject, because, on)
    if why or subject is None or (why := rules.why_not_by(case, subject, method)):
        raise Refused(why)
    others = [locked(each) for each in case.family().exclude(pk=case.pk)]
    for each in (case, *(other for other in others if not _why_not(other, subject, because, on))):
        if each.subject_id not in (None, subject.pk):  # it was taken for somebody else's
            lift_holds(kind=Hold.Kind.REQUEST, reference=each.reference, by=by, on=on)
        each.subject = subject
        found = differences(each, subject)
        words = {"differences": "\n".join(found), "because": because.strip() if found else ""}
        Identification.objects.create(case=each, method=method, by=by, **words)
        take_step(each, Verb.IDENTIFIED, by=by, on=on)
        hold_person(subject, each, by, on)
    return case


@transaction.atomic
def not_on_file(*, case: Case, because: str, by: Actor, on: dt.date) -> Case:
    """Record that who asks is not in the client list, and how was looked; for every right of the same request.

    So that elsewhere can be searched, and that nothing was found can be answered. Raises Refused.
    """
    case = locked(case)
    if why := rules.why_not_missing(case, because):
        raise Refused(why)
    others = [locked(each) for each in case.family().exclude(pk=case.pk)]
    words = {"method": Identification.Method.NOT_ON_FILE, "because": because.strip()}
    for each in (case, *(other for other in others if not rules.why_not_missing(other, because))):
        Identification.objects.create(case=each, by=by, differences=_("Staat niet in de klantlijst."), **words)
        take_step(each, Verb.IDENTIFIED, by=by, on=on)
    return case


def _why_not(case: Case, subject: Person | None, because: str, on: dt.date) -> str:
    """Why it cannot be recorded now that `subject` does this request."""
    why = flow_rules.why_not_identify(case, subject)
    if why or subject is None:
        return why
    return rules.why_not_be(case, subject, on) or rules.why_not_same(case, subject, because)


@transaction.atomic
def explain(*, case: Case, because: str, by: Actor) -> Identification:
    """Record why it is the same person, although what the request says differs from what is on file. Raises Refused."""
    case = locked(case)
    if why := rules.why_not_explain(case, because):
        raise Refused(why)
    row = case.identification
    row.differences, row.because = "\n".join(differences(case, case.subject)), because.strip()
    row.save(update_fields=("differences", "because"))
    journal.record(Verb.DIFFERENCE_EXPLAINED, case, by=by)
    return row

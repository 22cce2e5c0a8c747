"""What moves or explains the clock: a question to the person, the one extension, and what would happen if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from cases.flow import rules as flow_rules
from cases.flow.extending import suppose
from cases.flow.next_steps import ANSWER_WITHIN
from cases.flow.outbox import enqueue
from cases.flow.steps import locked, take_step
from cases.letter_kinds import LetterKind
from cases.letters import dispatch, writing
from cases.models import Clarification, Dispatch, Extension, Mail
from cases.verbs import Verb
from dossiers.refusal import Refused
from dossiers.text.printable import dutch
from law.calendar import plus_working_days
from law.clock import EventKind

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case, Letter
    from dossiers.actors import Actor


@transaction.atomic
def ask_clarification(*, case: Case, question: str, by: Actor, on: dt.date) -> Clarification:
    """Ask the person what they mean; the clock runs on, the date with suspension stands beside it.

    Raises Refused while another question is open, and for a case that is decided (EDPB 01/2022, par. 159).
    """
    case = locked(case)
    if why := flow_rules.why_not_ask_clarification(case, question):
        raise Refused(why)
    asked = Clarification.objects.create(case=case, question=question.strip(), asked_by=by)
    take_step(case, Verb.CLARIFICATION_ASKED, by=by, on=on)
    words = {"vraag": asked.question, "voor": dutch(plus_working_days(on, ANSWER_WITHIN))}
    letter = writing.write(case=case, kind=LetterKind.CLARIFICATION, by=by, on=on, words=words)
    _tell(letter, Mail.Kind.CLARIFICATION, by, on)
    return asked


@transaction.atomic
def clarify(*, case: Case, answer: str, answered_on: dt.date, by: Actor, on: dt.date) -> Clarification:
    """Record what the person answered, and on which day. Raises Refused when nothing was asked."""
    case = locked(case)
    if why := flow_rules.why_not_clarify(case, answer, answered_on, on):
        raise Refused(why)
    asked = case.clarifications.get(answered_on__isnull=True)
    asked.answer, asked.answered_on, asked.answered_by = answer.strip(), answered_on, by
    asked.save(update_fields=("answer", "answered_on", "answered_by"))
    take_step(case, Verb.CLARIFIED, by=by, on=answered_on)
    return asked


@transaction.atomic
def extend(*, case: Case, reason: str, words: str, by: Actor, on: dt.date) -> Extension:
    """Announce that the answer takes longer: once, with its reason, three months from receipt (AVG art. 12(3)).

    The date moves when the notice has left (`extending.notice_left`). Raises Refused after the first month.
    """
    case = locked(case)
    if why := flow_rules.why_not_extend(case, on) or flow_rules.why_not_say_longer(reason, words):
        raise Refused(why)
    extension = Extension.objects.create(case=case, reason=reason, words=words.strip(), by=by)
    take_step(case, Verb.EXTENDED, by=by, on=on)
    told = {"reden": extension.words, "nieuwe_datum": dutch(suppose(case, EventKind.EXTENDED, on).due.on)}
    letter = writing.write(case=case, kind=LetterKind.EXTENSION, by=by, on=on, words=told)
    _tell(letter, Mail.Kind.EXTENSION, by, on)
    return extension


def _tell(letter: Letter, kind: Mail.Kind, by: Actor, on: dt.date) -> None:
    """A message that something waits for the person on the status page, or else the letter on paper."""
    if letter.case.requester.email:
        enqueue(Mail.objects.create(case=letter.case, kind=kind))
    else:
        dispatch.queue(letter=letter, channel=Dispatch.Channel.POST, confirmed=True, by=by, on=on)


SUPPOSED = (
    EventKind.IDENTITY_ASKED,
    EventKind.IDENTITY_GIVEN,
    EventKind.CLARIFICATION_ASKED,
    EventKind.CLARIFICATION_GIVEN,
    EventKind.THIRD_PARTY_INFORMED,
    EventKind.EXTENDED,
    EventKind.SENT,
)

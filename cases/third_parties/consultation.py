"""Putting it to a third party: a letter that tells nothing about who asked, a code, an answer, and what we decide.

Whatever a third party does or does not do, the clock of the case runs on (AVG art. 12(3)).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.flow.outbox import enqueue
from cases.flow.steps import locked
from cases.letters import dispatch, writing
from cases.models import ClockEvent, Consultation, Dispatch, Mail, ThirdParty
from cases.third_parties import letters
from cases.third_parties import rules as third_parties_rules
from cases.third_parties.actions import apply_choices
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from law.clock import EventKind
from law.deadlines import third_party_due

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor

Channel, Proof = Consultation.Channel, Consultation.Proof


@dataclass(frozen=True)
class Question:
    """What is put to a third party, and by which road; `arrives_on` is when the letter is expected.

    `after` is the mark of the question that was on screen (`mark_of`): what was asked since is not asked twice.
    """

    what: str
    channel: str
    arrives_on: dt.date
    address: str = ""
    email: str = ""
    after: str = ""


def mark_of(consultation: Consultation | None) -> str:
    """What tells one question to a third party from the next; "" before the first."""
    return str(consultation.asked_at.timestamp()) if consultation else ""


@transaction.atomic
def consult(*, third: ThirdParty, question: Question, by: Actor, on: dt.date) -> tuple[Consultation, str, bytes]:
    """Put it to the third party, again if need be: then the old code stops working. Raises Refused.

    The letter names the day fourteen days after it is expected. On paper it waits with the post; one of before that
    waits there still is taken away. Returns the code and the letter that holds it.
    """
    third, channel = _locked(third), question.channel
    if why := third_parties_rules.why_not_ask(third, question.what, channel, question.address, question.email):
        raise Refused(why)
    before: Consultation | None = getattr(third, "consultation", None)
    if mark_of(before) != question.after:
        raise Refused(third_parties_rules.asked_since())
    is_first = before is None
    consultation = Consultation(third=third) if is_first else third.consultation
    code, terms = consultation.new_code(), third.case.regulation.terms
    consultation.what, consultation.channel = question.what.strip(), channel
    consultation.address = question.address.strip() if channel == Channel.POST else ""
    consultation.email = question.email.strip() if channel == Channel.EMAIL else ""
    consultation.asked_on, consultation.asked_at, consultation.asked_by = on, timezone.now(), by
    consultation.named_on = third_party_due(max(question.arrives_on, on), terms.objection_days).on
    letter = letters.question(consultation, code)
    old, consultation.paper = consultation.paper, None
    consultation.letter = letters.question(consultation, "")
    consultation.sha256 = hashlib.sha256(consultation.letter).hexdigest()
    consultation.save(force_insert=is_first)
    ClockEvent.objects.create(case=third.case, kind=EventKind.THIRD_PARTY_INFORMED, on=on, by=by)
    journal.record(Verb.THIRD_ASKED, third, by=by)
    if old:
        dispatch.take_back(letter=old)
    if channel == Channel.EMAIL:
        enqueue(Mail.objects.create(kind=Mail.Kind.THIRD, consultation=consultation))
    else:
        _put_with_the_post(consultation, code, by, on)
    return consultation, code, letter


def _put_with_the_post(consultation: Consultation, code: str, by: Actor, on: dt.date) -> None:
    """Keep the letter with the code, and have it go with the next post."""
    words, to = letters.words_of(consultation, code), letters.addressee(consultation)
    paper = writing.write(case=consultation.third.case, kind=letters.KIND, by=by, on=on, words=words, to=to)
    dispatch.queue(letter=paper, channel=Dispatch.Channel.POST, confirmed=True, by=by, on=on)
    consultation.paper = paper
    consultation.save(update_fields=("paper",))


@transaction.atomic
def notice(*, consultation: Consultation, noticed_on: dt.date | None, proof: str, by: Actor, on: dt.date) -> None:
    """Record on which day it was noticed, and what shows it; the fourteen days run from there. Raises Refused."""
    third = _locked(consultation.third)
    if why := third_parties_rules.why_not_notice(third.consultation, noticed_on, proof, on):
        raise Refused(why)
    _noticed(third.consultation, noticed_on, proof, by)
    journal.record(Verb.THIRD_NOTICED, third, by=by)


def _noticed(consultation: Consultation, on: dt.date | None, proof: str, by: Actor | None) -> None:
    consultation.noticed_on, consultation.proof, consultation.noticed_by = on, proof, by
    consultation.save(update_fields=("noticed_on", "proof", "noticed_by"))


def find(word: str) -> Consultation | None:
    """The consultation that a link names, or None."""
    rows = Consultation.objects.select_related("third__case__regulation").defer("letter")
    return rows.filter(word=word.strip().upper()).first() if "\0" not in word else None


def unlock(*, word: str, code: str, today: dt.date) -> Consultation | None:
    """The consultation that link and code open together, or None, whatever the cause. A wrong code counts.

    Opening it proves that the letter was noticed, unless that was shown before.
    """
    found = find(word)
    if found is None:
        return None
    with transaction.atomic():
        third = _locked(found.third)
        if third_parties_rules.why_not_unlock(third.consultation):
            return None
        is_right = third.consultation.try_code(code)
        if is_right and third.consultation.noticed_on is None:
            _noticed(third.consultation, today, Proof.OPENED, None)
        journal.record(Verb.THIRD_UNLOCKED if is_right else Verb.THIRD_CODE_REFUSED, third, by=None)
    return third.consultation if is_right else None


@transaction.atomic
def record_view(*, consultation: Consultation, answer: str, remark: str, today: dt.date) -> None:
    """Keep what the third party said. It changes no decision and no date; the officer weighs it. Raises Refused."""
    third = _locked(consultation.third)
    row = third.consultation
    if why := third_parties_rules.why_not_answer(row, today):
        raise Refused(why)
    if answer not in Consultation.Answer:
        raise Refused(_("Kies één antwoord."))
    row.answer, row.remark, row.answered_at = answer, remark.strip(), timezone.now()
    row.save(update_fields=("answer", "remark", "answered_at"))
    journal.record(Verb.THIRD_ANSWERED, third, by=None)


@transaction.atomic
def weigh(*, consultation: Consultation, outcome: str, reasons: str, by: Actor, on: dt.date) -> int:
    """Decide about the name after the answer, or the silence; every finding follows. Raises Refused.

    An objection is weighed, with reasons that the third party can read; it is no veto. Returns how many decisions
    changed.
    """
    third = _locked(consultation.third)
    row = third.consultation
    if why := third_parties_rules.why_not_weigh(row, outcome, reasons, on):
        raise Refused(why)
    row.outcome, row.reasons, row.weighed_by, row.weighed_at = outcome, reasons.strip(), by, timezone.now()
    row.told_at = None
    row.save(update_fields=("outcome", "reasons", "weighed_by", "weighed_at", "told_at"))
    journal.record(Verb.THIRD_WEIGHED, third, by=by)
    return apply_choices(third.case, by=by)


@transaction.atomic
def outcome_letter(*, consultation: Consultation, by: Actor, on: dt.date) -> bytes:
    """The letter with the outcome for the third party; that it was told is kept. Raises Refused."""
    third = _locked(consultation.third)
    if why := third_parties_rules.why_not_tell(third.consultation) or third_parties_rules.why_not_word(
        third.case, third.consultation.reasons
    ):
        raise Refused(why)
    letter = letters.outcome(third.consultation, on)
    Consultation.objects.filter(pk=third.pk).update(told_at=timezone.now())
    journal.record(Verb.THIRD_TOLD, third, by=by)
    return letter


def _locked(third: ThirdParty) -> ThirdParty:
    """The third party as it stands now, its case locked first as everywhere."""
    locked(third.case)
    rows = ThirdParty.objects.select_related("case__regulation", "case__requester", "case__subject", "person")
    found = rows.select_related("consultation").get(pk=third.pk)
    if hasattr(found, "consultation"):
        found.consultation.third = found
    return found

"""Acts on complaints: what one is about, the verdict, and the road to the complaints committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cases.flow import steps
from cases.flow.addressing import Addressee, addressee_of
from cases.flow.complaint_rules import why_not_forward, why_not_judge, why_not_place
from cases.letter_kinds import LetterKind
from cases.letters import dispatch, sender, writing
from cases.models import Complaint, Dispatch
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case, Letter
    from dossiers.actors import Actor


@transaction.atomic
def place(*, case: Case, about: Case | None, against: str, by: Actor) -> Complaint:
    """Note what a complaint is about: a request of ours or None, and against what. Raises Refused.

    Who handled that request does not handle the complaint.
    """
    case = steps.locked(case)
    if why := why_not_place(case, about, against, by):
        raise Refused(why)
    row, _new = Complaint.objects.update_or_create(
        case=case, defaults={"about": about, "against": against, "made_by": by}
    )
    journal.record(Verb.COMPLAINT_PLACED, case, by=by, details={"against": str(against)})
    return row


@transaction.atomic
def judge(*, case: Case, verdict: str, remedy: str, by: Actor) -> Complaint:
    """Note the verdict on a complaint and what is done now; both stand in the letter. Raises Refused.

    Nobody judges a complaint about what he did himself.
    """
    case = steps.locked(case)
    if why := why_not_judge(case, verdict, remedy, by):
        raise Refused(why)
    row = _settled(case, verdict, remedy, by)
    journal.record(Verb.COMPLAINT_JUDGED, case, by=by, details={"verdict": str(verdict)})
    return row


def _settled(case: Case, verdict: str, remedy: str, by: Actor) -> Complaint:
    row: Complaint = Complaint.objects.get(case=case)
    row.verdict, row.remedy, row.judged_at, row.judged_by = verdict, remedy.strip(), timezone.now(), by
    row.save(update_fields=("verdict", "remedy", "judged_at", "judged_by"))
    return row


@transaction.atomic
def forward(*, case: Case, reason: str, agreed: bool, by: Actor, on: dt.date) -> Letter:
    """Hand a complaint to the complaints committee: its letter goes with the next post (regulation, klachten).

    `reason` is why, for committee and complainant; `agreed` is that who complained knows that name, address and
    complaint go along. Whoever handled the request may do this: it is no verdict. What is left is to answer the
    complainant. Returns the letter to the committee. Raises Refused.
    """
    case = steps.locked(case)
    if why := why_not_forward(case, reason, agreed):
        raise Refused(why)
    _settled(case, Complaint.Verdict.FORWARDED, reason, by)
    letter = writing.write(
        case=case, kind=LetterKind.COMMITTEE, by=by, on=on, words=_told(case, reason), to=_committee()
    )
    dispatch.queue(letter=letter, channel=Dispatch.Channel.POST, confirmed=True, by=by, on=on)
    journal.record(Verb.COMPLAINT_FORWARDED, case, by=by)
    return letter


def _committee() -> Addressee:
    """The complaints committee of the association."""
    committee = sender.sender().committee
    return Addressee(committee.name, tuple(committee.address), salutation="Geachte commissie,")


def _told(case: Case, reason: str) -> dict[str, str]:
    """What the committee gets: who complains, how to reach that person, of what, and why we do not judge it."""
    who = addressee_of(case)
    reached = ", ".join(part for part in (*who.address, who.email) if part)
    return {
        "naam": who.name,
        "adres": reached or "ons niet bekend",
        "dag": dutch(case.received_on),
        "klacht": case.question.strip() or "Er staat geen uitleg bij.",
        "reden": reason.strip(),
        "nummer": case.reference,
    }

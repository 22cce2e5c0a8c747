"""Sending the answer, and its being fetched with a link and a code."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.answer.proof import proven, with_proof
from cases.decision.signing import actions as signing
from cases.findings.measures import actions as measures
from cases.flow import rules as flow_rules
from cases.flow.addressing import addressee_of
from cases.flow.outbox import enqueue
from cases.flow.steps import locked, take_step
from cases.identity import rules as identity_rules
from cases.identity import verification
from cases.models import Case, Delivery, Dispatch, Letter, Mail
from cases.public_access.codes import KEPT_READY, tried
from cases.public_access.tokens import key_of
from cases.third_parties import rules as third_parties_rules
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common
from retention.holds.actions import lift_holds
from retention.models import Hold

if TYPE_CHECKING:
    from dossiers.actors import Actor


def why_not_send(case: Case, channel: str, unsigned: str | None = None) -> str:
    """Why the answer cannot go out now: the step, a missing signature, or a third party who must hear first.

    `unsigned` is what `signing.why_unsigned` says of this case, where that is known.
    """
    why = flow_rules.why_not_send(case, channel) or identity_rules.why_not_deliver(case)
    why = why or verification.why_not_deliver(case)
    why = why or (signing.why_unsigned(case) if unsigned is None else unsigned)
    return why or third_parties_rules.why_untold(case)


def send(*, case: Case, channel: str, by: Actor, on: dt.date) -> tuple[Delivery, str]:
    """Send the answer and do what it says (AVG art. 12(1), 15(3), 16 to 19, 21).

    The answer goes out as it was proven; without a proof of today it is printed first, while the case is not locked.
    Then, in one transaction: what was decided is done to the records (corrected, frozen, a statement added; what is to
    be erased is frozen, and destroyed by the worker right after), what was frozen while this was settled is freed, who
    is to be told of it is written down (art. 19), letter and package are kept, the clock stops, open questions to
    colleagues end, and the holds that kept the records from destruction are lifted. On paper the letter waits for the
    post; on the site it stands ready, and a message says so.

    Returns the delivery and, for the site, the code: shown once, kept only as a keyed hash. Raises Refused.
    """
    return with_proof(case, on, lambda: _send(case, channel, by, on))


@transaction.atomic
def _send(case: Case, channel: str, by: Actor, on: dt.date) -> tuple[Delivery, str]:
    case = locked(case)
    if why := why_not_send(case, channel):
        raise Refused(why)
    proof = proven(case, on)
    measures.carry_out(case, by, on)
    _keep_letter(case, channel, bytes(proof.letter), by)
    delivery, code = _keep_package(case, channel, bytes(proof.package), by, on)
    take_step(case, Verb.SENT, by=by, on=on)
    lift_holds(kind=Hold.Kind.REQUEST, reference=case.reference, by=by, on=on)
    if code:
        enqueue(Mail.objects.create(case=case, kind=Mail.Kind.ANSWER))
    return delivery, code


def _keep_package(case: Case, channel: str, package: bytes, by: Actor, on: dt.date) -> tuple[Delivery, str]:
    """Keep the package with how it goes, and for the site with a code, which is given back."""
    until, seal = on + dt.timedelta(days=KEPT_READY), hashlib.sha256(package).hexdigest()
    delivery = Delivery(case=case, channel=channel, package=package, sha256=seal, until=until, sent_by=by)
    code = delivery.new_code() if channel == Delivery.Channel.PORTAL else ""
    delivery.save()
    return delivery, code


def _keep_letter(case: Case, channel: str, pdf: bytes, by: Actor) -> None:
    """Keep the letter of the answer with its receiver; on paper it waits with the other letters for the post."""
    to, seal = addressee_of(case), hashlib.sha256(pdf).hexdigest()
    words = {"to_name": to.name, "to_address": ", ".join(to.address)}
    letter = Letter.objects.create(case=case, kind=Letter.Kind.ANSWER, pdf=pdf, sha256=seal, made_by=by, **words)
    if channel == Delivery.Channel.POST:
        Dispatch.objects.create(letter=letter, channel=Dispatch.Channel.POST, queued_by=by)


@transaction.atomic
def renew_code(*, case: Case, by: Actor) -> str:
    """A new code for an answer that stands ready; the old one stops working. Raises Refused when nothing is ready."""
    delivery = Delivery.objects.select_for_update().filter(case=case, channel=Delivery.Channel.PORTAL).first()
    if delivery is None:
        raise Refused(_("Dit antwoord wordt niet op de site opgehaald. Er is geen code."))
    code = delivery.new_code()
    delivery.save_code()
    journal.record(Verb.CODE_RENEWED, case, by=by)
    return code


def unlock(*, token: str, code: str, today: dt.date) -> Delivery:
    """The delivery that the link and the code together open. Raises Refused, with the number of tries that are left."""
    with tried(find(token), code, today) as (delivery, right):
        journal.record(Verb.ANSWER_UNLOCKED if right else Verb.CODE_REFUSED, delivery.case, by=None)
    return delivery


def find(token: str) -> Delivery | None:
    """The delivery on the site that a link names, or None."""
    key = key_of(Delivery, token)
    if key is None:
        return None
    return (
        Delivery.objects.filter(pk=key, channel=Delivery.Channel.PORTAL).select_related("case").defer("package").first()
    )


@transaction.atomic
def fetched(*, delivery: Delivery) -> None:
    """Witness that the answer was fetched; the first time is kept with the delivery."""
    delivery.mark_fetched()
    journal.record(Common.FETCHED, delivery.case, by=None)

"""The code for an answer on the site, by letter to the address that we know: a road apart from that of the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.delivery import actions
from cases.flow.addressing import Addressee, addressee_of, representation_of
from cases.flow.comparison import home_of
from cases.flow.steps import locked
from cases.letters import dispatch, writing
from cases.models import Delivery, Dispatch, Letter
from cases.public_access.codes import spaced
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case
    from dossiers.actors import Actor


def receiver_of(case: Case) -> Addressee | None:
    """Who gets the code, at the address in the client list, or that was noted of who acts; None without an address."""
    to = addressee_of(case)
    if representation_of(case) is not None or case.requester.on_behalf_of:
        return to if representation_of(case) is not None and to.address else None
    home = home_of(case.subject) if case.subject else ""
    return Addressee(case.subject.name, _lines(home)) if case.subject and home else None


def why_not_make(case: Case, on: dt.date) -> str:
    """Why no letter with a code can be made for the answer to this request."""
    ready = Delivery.objects.filter(case=case, channel=Delivery.Channel.PORTAL).defer("package").first()
    if ready is None:
        return _("Dit antwoord wordt niet op de site opgehaald. Er is geen code.")
    if ready.until and on > ready.until:
        return _("Het antwoord staat niet meer klaar op de site.")
    if receiver_of(case) is None:
        return _("Wij weten geen adres. Geef de code per telefoon op het bekende nummer of aan de balie.")
    return ""


@transaction.atomic
def make(*, case: Case, by: Actor, on: dt.date) -> Letter:
    """Write a letter with a new code, and put it with the post; the code of before stops working. Raises Refused.

    A letter of before that still waits with the post is taken back.
    """
    case = locked(case)
    why, to = why_not_make(case, on), receiver_of(case)
    if why or to is None:
        raise Refused(why)
    for old in Letter.objects.filter(case=case, kind=Letter.Kind.ANSWER_CODE).defer("pdf"):
        dispatch.take_back(letter=old)
    code = actions.renew_code(case=case, by=by)
    words = {"code": spaced(code), "voor": dutch(case.delivery.until)}
    letter = writing.write(case=case, kind=Letter.Kind.ANSWER_CODE, by=by, on=on, words=words, to=to)
    dispatch.queue(letter=letter, channel=Dispatch.Channel.POST, confirmed=True, by=by, on=on)
    journal.record(Verb.ANSWER_CODE_WRITTEN, case, by=by)
    return letter


def _lines(address: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in address.split(",") if part.strip())

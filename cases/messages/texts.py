"""The words of the messages. A message carries a number and a link; never content, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.flow.addressing import addressee_of
from cases.letter_kinds import SPECS, For
from cases.letters.rules import why_unfinished
from cases.messages import digest
from cases.models import Mail
from cases.public_access.tokens import token_of
from cases.third_parties import letters
from law.deadlines import avg_extended

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.models import Case

SUBJECTS = {
    Mail.Kind.RECEIVED: _("Wij hebben uw verzoek: %s"),
    Mail.Kind.IDENTITY: _("Wij willen weten wie u bent: %s"),
    Mail.Kind.STATUS: _("Uw link: %s"),
    Mail.Kind.ANSWER: _("Ons antwoord staat klaar: %s"),
    Mail.Kind.LETTER: _("Een brief staat klaar: %s"),
    Mail.Kind.CLARIFICATION: _("Wij hebben een vraag: %s"),
    Mail.Kind.EXTENSION: _("Ons antwoord duurt langer: %s"),
    Mail.Kind.SEARCH: _("Wilt u iets opzoeken? %s"),
    Mail.Kind.SEARCH_REMINDER: _("Er wacht nog een vraag op u: %s"),
    Mail.Kind.DUE: _("Antwoord moet weg: %s"),
    Mail.Kind.LATE: _("Ons antwoord is te laat: %s"),
    Mail.Kind.DIGEST: _("Privacyverzoeken van deze week: %s"),
    Mail.Kind.THIRD: _("Een vraag van %s"),
    Mail.Kind.SIGN: _("Wilt u tekenen: %s"),
    Mail.Kind.UNCOLLECTED: _("Ons antwoord staat nog klaar: %s"),
}


def send(mail: Mail) -> None:
    """Send one message to the member of staff or third party it names, to who gets the letter, or else to who asked.

    Raises OSError when the mail server does not take it, ValidationError or ValueError when the address cannot be one.
    """
    address = address_of(mail)
    validate_email(address)
    EmailMessage(
        subject=str(SUBJECTS[Mail.Kind(mail.kind)]) % _called(mail),
        body=render_to_string(f"mails/{mail.kind}.txt", _words_of(mail)),
        to=[address],
    ).send()


def _called(mail: Mail) -> str:
    """What the message is about: the number of the request, and for somebody else no more than who writes."""
    is_for_other = mail.consultation or (mail.letter and SPECS[mail.letter.kind].reader is For.OTHER)
    return str(settings.ASSOCIATION_NAME if is_for_other or mail.case is None else mail.case.reference)


def _words_of(mail: Mail) -> dict[str, Any]:
    """What the text of a message can show. A third party reads nothing of the case."""
    shown = {"link": link_of(mail), "settings": settings}
    if mail.consultation:
        return {**shown, "consultation": mail.consultation}
    if mail.kind == Mail.Kind.DIGEST:
        return {**shown, "lines": digest.lines_of(timezone.localdate())}
    about: dict[str, Any] = {"case": mail.case, "letter": mail.letter, "task": mail.search_task}
    if mail.case and mail.kind == Mail.Kind.EXTENSION:
        about["until"] = avg_extended(mail.case.received_on).on
    if mail.case and mail.kind == Mail.Kind.LATE:
        about["why"] = why_unfinished(mail.case)
    return {**shown, **about}


def address_of(mail: Mail) -> str:
    """Where a message goes: a member of staff, who gets a letter, or who asked. Raises ValueError for nobody."""
    if mail.to:
        return str(mail.to.email)
    if mail.consultation:
        return mail.consultation.email
    if mail.letter:
        return mail.letter.to_email
    if mail.case is None:
        raise ValueError("a message without a case names a member of staff")
    asked = mail.case.requester.email
    return asked if mail.kind == Mail.Kind.STATUS else addressee_of(mail.case).email or asked


def link_of(mail: Mail) -> str:
    """The address in the message, from SITE_URL and never from the request."""
    if mail.consultation:
        return letters.link_to(mail.consultation)
    if mail.kind == Mail.Kind.DIGEST:
        return settings.SITE_URL + reverse("home")
    path = "/" if mail.case is None else LINKS.get(Mail.Kind(mail.kind), _to_confirmation)(mail, mail.case)
    return f"{settings.SITE_URL}{path}"


def _to_confirmation(_mail: Mail, case: Case) -> str:
    return reverse("cases:confirmation", args=[case.submission])


def _to_status(mail: Mail, case: Case) -> str:
    return reverse("cases:status_link", args=[token_of(mail.link)]) if mail.link else reverse("cases:status")


def _to_letter(mail: Mail, case: Case) -> str:
    if mail.letter is None:
        return _to_status(mail, case)
    return reverse("cases:letter_fetch", args=[token_of(mail.letter)])


def _to_answer(_mail: Mail, case: Case) -> str:
    return reverse("cases:answer", args=[token_of(case.delivery)])


def _to_task(mail: Mail, _case: Case) -> str:
    return reverse("tasks:task", args=[mail.search_task_id]) if mail.search_task_id else reverse("tasks:list")


LINKS: dict[Mail.Kind, Callable[[Mail, Case], str]] = {
    Mail.Kind.STATUS: _to_status,
    Mail.Kind.IDENTITY: _to_status,
    Mail.Kind.CLARIFICATION: _to_status,
    Mail.Kind.EXTENSION: _to_status,
    Mail.Kind.LATE: _to_status,
    Mail.Kind.LETTER: _to_letter,
    Mail.Kind.ANSWER: _to_answer,
    Mail.Kind.UNCOLLECTED: _to_answer,
    Mail.Kind.SEARCH: _to_task,
    Mail.Kind.SEARCH_REMINDER: _to_task,
    Mail.Kind.DUE: lambda _mail, case: reverse("cases:detail", args=[case.reference]),
    Mail.Kind.SIGN: lambda _mail, case: reverse("cases:signature", args=[case.reference]),
}

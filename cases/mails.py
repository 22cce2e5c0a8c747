"""The words of the messages. A message carries a number and a link; never content, never a name."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import delivery, digest, posting, tracking
from cases.addressing import addressee_of
from cases.letter_kinds import SPECS, For
from cases.models import Mail

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
    Mail.Kind.DIGEST: _("Privacyverzoeken van deze week: %s"),
}


def send(mail: Mail) -> None:
    """Send one message to the member of staff it names, to who gets the letter, or else to who asked.

    Raises OSError when the mail server does not take it, ValidationError or ValueError when the address cannot be one.
    """
    case = mail.case
    address = address_of(mail)
    validate_email(address)
    words = {
        "case": case,
        "letter": mail.letter,
        "task": mail.search_task,
        "link": link_of(mail),
        "settings": settings,
        "lines": digest.lines_of(timezone.localdate()) if mail.kind == Mail.Kind.DIGEST else [],
    }
    EmailMessage(
        subject=str(SUBJECTS[Mail.Kind(mail.kind)]) % _called(mail),
        body=render_to_string(f"mails/{mail.kind}.txt", words),
        to=[address],
    ).send()


def _called(mail: Mail) -> str:
    """What the message is about: the number of the request, and for somebody else no more than who writes."""
    is_about_the_case = mail.case and (mail.letter is None or SPECS[mail.letter.kind].reader is For.REQUESTER)
    return str(mail.case.reference if mail.case and is_about_the_case else settings.ASSOCIATION_NAME)


def address_of(mail: Mail) -> str:
    """Where a message goes: a member of staff, who gets a letter, or who asked. Raises ValueError for nobody."""
    if mail.to:
        return str(mail.to.email)
    if mail.letter:
        return mail.letter.to_email
    if mail.case is None:
        raise ValueError("a message without a case names a member of staff")
    asked = mail.case.requester.email
    return asked if mail.kind == Mail.Kind.STATUS else addressee_of(mail.case).email or asked


def link_of(mail: Mail) -> str:
    """The address in the message, from SITE_URL and never from the request."""
    case = mail.case
    if case is None:
        return settings.SITE_URL + (reverse("home") if mail.kind == Mail.Kind.DIGEST else "/")
    if mail.kind == Mail.Kind.STATUS and mail.link:
        path = reverse("cases:status_link", args=[tracking.token_of(mail.link)])
    elif mail.kind == Mail.Kind.LETTER and mail.letter:
        path = reverse("cases:letter_fetch", args=[posting.token_of(mail.letter)])
    elif mail.kind == Mail.Kind.ANSWER:
        path = reverse("cases:answer", args=[delivery.token_of(case.delivery)])
    elif mail.kind in (Mail.Kind.SEARCH, Mail.Kind.SEARCH_REMINDER):
        path = reverse("tasks:task", args=[mail.search_task_id]) if mail.search_task_id else reverse("tasks:list")
    elif mail.kind == Mail.Kind.DUE:
        path = reverse("cases:detail", args=[case.reference])
    elif mail.kind in (Mail.Kind.IDENTITY, Mail.Kind.CLARIFICATION, Mail.Kind.EXTENSION):
        path = reverse("cases:status")
    else:
        path = reverse("cases:confirmation", args=[case.submission])
    return f"{settings.SITE_URL}{path}"

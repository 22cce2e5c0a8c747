"""The words of the messages. A message carries a number and a link; never content, never a name."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import delivery, tracking
from cases.models import Mail

SUBJECTS = {
    Mail.Kind.RECEIVED: _("Wij hebben uw verzoek: %s"),
    Mail.Kind.IDENTITY: _("Wij willen weten wie u bent: %s"),
    Mail.Kind.STATUS: _("Uw link: %s"),
    Mail.Kind.ANSWER: _("Ons antwoord staat klaar: %s"),
    Mail.Kind.CLARIFICATION: _("Wij hebben een vraag: %s"),
    Mail.Kind.EXTENSION: _("Ons antwoord duurt langer: %s"),
}


def send(mail: Mail) -> None:
    """Send one message to the member of staff it names, or else to the address that the person gave.

    Raises OSError when the mail server does not take it, ValidationError or ValueError when the address cannot be one.
    """
    case = mail.case
    address = address_of(mail)
    validate_email(address)
    EmailMessage(
        subject=str(SUBJECTS[Mail.Kind(mail.kind)]) % (case.reference if case else settings.ASSOCIATION_NAME),
        body=render_to_string(f"mails/{mail.kind}.txt", {"case": case, "link": link_of(mail), "settings": settings}),
        to=[address],
    ).send()


def address_of(mail: Mail) -> str:
    """Where a message goes: a member of staff, or the person who asked. Raises ValueError when it goes to nobody."""
    if mail.to:
        return str(mail.to.email)
    if mail.case is None:
        raise ValueError("a message without a case names a member of staff")
    return mail.case.requester.email


def link_of(mail: Mail) -> str:
    """The address in the message, from SITE_URL and never from the request."""
    case = mail.case
    if case is None:
        return settings.SITE_URL + "/"
    if mail.kind == Mail.Kind.STATUS and mail.link:
        path = reverse("cases:status_link", args=[tracking.token_of(mail.link)])
    elif mail.kind == Mail.Kind.ANSWER:
        path = reverse("cases:answer", args=[delivery.token_of(case.delivery)])
    elif mail.kind in (Mail.Kind.IDENTITY, Mail.Kind.CLARIFICATION, Mail.Kind.EXTENSION):
        path = reverse("cases:status")
    else:
        path = reverse("cases:confirmation", args=[case.submission])
    return f"{settings.SITE_URL}{path}"

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
}


def send(mail: Mail) -> None:
    """Send one message to the address that the person gave.

    Raises OSError when the mail server does not take it, ValidationError or ValueError when the address cannot be one.
    """
    case = mail.case
    validate_email(case.requester.email)
    EmailMessage(
        subject=str(SUBJECTS[Mail.Kind(mail.kind)]) % case.reference,
        body=render_to_string(f"mails/{mail.kind}.txt", {"case": case, "link": link_of(mail), "settings": settings}),
        to=[case.requester.email],
    ).send()


def link_of(mail: Mail) -> str:
    """The address in the message, from SITE_URL and never from the request."""
    case = mail.case
    if mail.kind == Mail.Kind.STATUS and mail.link:
        path = reverse("cases:status_link", args=[tracking.token_of(mail.link)])
    elif mail.kind == Mail.Kind.ANSWER:
        path = reverse("cases:answer", args=[delivery.token_of(case.delivery)])
    elif mail.kind == Mail.Kind.IDENTITY:
        path = reverse("cases:status")
    else:
        path = reverse("cases:confirmation", args=[case.submission])
    return f"{settings.SITE_URL}{path}"

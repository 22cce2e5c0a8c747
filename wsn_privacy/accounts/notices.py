"""The mails about an account. They carry a link at most; never a name, never what was changed into what."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from dossiers.functions import Function

if TYPE_CHECKING:
    from wsn_privacy.models import Invitation, User

logger = logging.getLogger(__name__)


def tell_of_change(user: User) -> None:
    """After the commit, a mail that the sign-in of this account was changed: whoever did not do it can say so."""
    page = f"{settings.SITE_URL}{reverse('account')}"
    body = render_to_string("account/changed.txt", {"link": page, "settings": settings})
    transaction.on_commit(lambda: _send(_("Uw inlog is gewijzigd"), body, user.email))


def tell_of_last_officer(user: User) -> None:
    """After the commit, a mail to who can set it right: the groups of the work accounts leave no privacy officer."""
    keepers = type(user).objects.filter(groups__name=Function.FUNCTIONAL_MANAGEMENT, is_active=True)
    addresses = [user.email, *keepers.values_list("email", flat=True)]
    body = render_to_string("account/last_officer.txt", {"settings": settings})
    subject = _("Er is bijna geen privacy officer meer")
    for address in addresses:
        transaction.on_commit(partial(_send, subject, body, address))


def send_invitation(invitation: Invitation, token: str) -> None:
    """After the commit, the mail with the link with which a colleague comes in."""
    page = f"{settings.SITE_URL}{reverse('welcome', args=[token])}"
    body = render_to_string("account/invitation.txt", {"link": page, "until": invitation.until, "settings": settings})
    transaction.on_commit(lambda: _send(_("Uw toegang tot WSN Privacy"), body, invitation.user.email))


def _send(subject: str, body: str, address: str) -> None:
    """Sends now. What a broken mail server does not take can be sent anew by hand."""
    try:
        EmailMessage(subject=subject, body=body, to=[address]).send()
    except OSError as fault:
        logger.warning("a mail about an account was not sent: %s", type(fault).__name__)

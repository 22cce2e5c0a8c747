"""What allauth asks of us: who may come in, what is written down, and how its secrets are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cases.intake.public.draft import Draft
from cases.public_access import passes
from cases.public_access.throttles import client_of
from dossiers.journal import actions as journal
from dossiers.reauthentication import prove
from wsn_privacy.accounts.sealing import seal, unseal
from wsn_privacy.accounts.session_checks import SECOND_FACTOR
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from wsn_privacy.models import User

PATIENCE = _("Het is te vaak niet gelukt. Wacht vijf minuten en probeer het dan nog eens.")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes an account alone; whoever comes in leaves a line."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": PATIENCE,
        "rate_limited": PATIENCE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a colleague is invited."""
        return False

    @transaction.atomic
    def login(self, request: HttpRequest, user: User) -> None:
        """Opens the session after the last step, and notes which steps were taken.

        What a tenant did at this computer is not taken along.
        """
        Draft(request.session).drop()
        passes.drop(request.session)
        journal.record(Verb.SIGNED_IN, user, by=user)
        methods = {record["method"] for record in get_authentication_records(request, user)}
        super().login(request, user)
        prove(request)
        if "mfa" in methods:
            request.session[SECOND_FACTOR] = True

    def logout(self, request: HttpRequest) -> None:
        """Ends the session."""
        logout(request)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Back to the door, which says nothing of an account that was closed."""
        journal.record(Verb.SIGN_IN_REFUSED, user, by=None)
        return redirect("login")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address by which tries are counted."""
        return client_of(request)

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Our pages say in their own words what happened."""

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """Our own mail about this is sent where it happens."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors in our words, and their secrets encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it was."""
        return unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        """What the app on the phone shows above the code."""
        return f"WSN Privacy {settings.ASSOCIATION_NAME}"

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()

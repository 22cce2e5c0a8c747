"""Signing in with the account of the association: OpenID Connect with PKCE, as Entra ID and others speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from dossiers.access import actions as grants
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.verbs import Common
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.accounts.notices import tell_of_last_officer
from wsn_privacy.models import User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin

    from dossiers.actors import Actor


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """Who may come in with an account of the association, and with which functions."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: a colleague is invited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ties an unknown account to the colleague who was invited; raises with a sentence when there is none."""
        claims = _claims(sociallogin)
        sociallogin.account.extra_data = {}  # what the provider tells is used and not kept
        if not sociallogin.is_existing:
            user = invitations.user_for(email=str(claims.get("email") or ""), verified=claims.get("email_verified"))
            if user is None:
                journal.deny(User, str(claims.get("sub", "")), by=None)
                raise _turned_away(request, _("U bent hier nog niet uitgenodigd. Vraag dat aan de privacy officer."))
            sociallogin.connect(request, user)
        sociallogin.account.save(update_fields=("extra_data",))
        if settings.OIDC_GROUPS and sociallogin.user.is_active:  # who left gets nothing back
            _give_functions(request, sociallogin.user, claims)

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> None:
        """Back to the door with a sentence, whatever went wrong or was cancelled there.

        Raises ImmediateHttpResponse, by which allauth answers with that page.
        """
        raise ImmediateHttpResponse(no_way(request))

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """The invitation was the mail."""


def _claims(sociallogin: SocialLogin) -> dict[str, Any]:
    """What the provider says of somebody, from its two places."""
    told = sociallogin.account.extra_data
    return {**told.get("id_token", {}), **told.get("userinfo", {})}


def _give_functions(request: HttpRequest, user: Actor, claims: dict[str, Any]) -> None:
    """The functions that the groups of the provider stand for, and no others; teams stay as they are."""
    if "groups" not in claims:
        journal.record(Verb.SIGN_IN_REFUSED, user, by=None)
        raise _turned_away(request, _("Uw groepen kwamen niet mee. Vraag functioneel beheer ernaar te kijken."))
    told = {str(group) for group in claims["groups"]}
    _set_functions(request, user, {function for group, function in settings.OIDC_GROUPS if group in told})


@transaction.atomic
def _set_functions(request: HttpRequest, user: Actor, wanted: set[str]) -> None:
    """Give `user` these functions and no others, one at a time, with the line; the last privacy officer stays one."""
    grants.one_at_a_time()
    held = set(user.groups.filter(name__in=Function.values).values_list("name", flat=True))
    if Function.PRIVACY_OFFICER in held - wanted and grants.why_not_without_officer(user):
        wanted.add(Function.PRIVACY_OFFICER)
        _warn_of_last_officer(request, user)
    if wanted != held:
        user.groups.remove(*Group.objects.filter(name__in=held - wanted))
        user.groups.add(*Group.objects.filter(name__in=wanted - held))
        user.refresh_from_db(fields=("epoch",))
        journal.record(Common.FUNCTIONS_GIVEN, user, by=None)


def _warn_of_last_officer(request: HttpRequest, user: Actor) -> None:
    """Say that the groups of the provider would have left nobody to keep access and answer requests."""
    journal.record(Verb.LAST_OFFICER_KEPT, user, by=None)
    messages.warning(
        request,
        _(
            "Uw werkaccount geeft u de functie privacy officer niet meer. U houdt die, want er is nog geen andere. "
            "Geef eerst een collega deze functie."
        ),
    )
    tell_of_last_officer(user)


def _turned_away(request: HttpRequest, why: str) -> ImmediateHttpResponse:
    messages.error(request, why)
    return ImmediateHttpResponse(redirect("login"))


def no_way(request: HttpRequest) -> HttpResponse:
    """To the door, when the provider did not do its part."""
    messages.error(request, _("Inloggen met uw werkaccount lukte niet. Probeer het nog eens."))
    return redirect("login")

"""Setting up a second factor and taking it away. Each leaves a line, a mail, and no other session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as recovery_codes
from allauth.mfa.totp.internal import flows as totp
from allauth.mfa.webauthn.internal import flows as webauthn
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import JournalVerb
from wsn_privacy.accounts.invitations.actions import end_links, why_not_help
from wsn_privacy.accounts.invitations.two_people import why_not_take_factor
from wsn_privacy.accounts.notices import tell_of_change
from wsn_privacy.accounts.session_checks import SECOND_FACTOR
from wsn_privacy.accounts.sessions import end_other_sessions, end_sessions
from wsn_privacy.models import User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.actors import Actor, StaffRequest
    from wsn_privacy.accounts.forms import AppForm, NewPasskeyForm

Kind = Authenticator.Type


def every_factor() -> QuerySet[Authenticator]:
    """The second factors of everybody; recovery codes only stand in for one."""
    return Authenticator.objects.exclude(type=Kind.RECOVERY_CODES)


def factors_of(user: Actor) -> QuerySet[Authenticator]:
    """The second factors of `user`, oldest first."""
    return every_factor().filter(user=user).order_by("created_at", "pk")


@transaction.atomic
def add_app(*, request: StaffRequest, form: AppForm) -> None:
    """Have an app on a phone give codes for the user of this request."""
    totp.activate_totp(request, form)
    _changed(request, Verb.FACTOR_SET)


@transaction.atomic
def add_passkey(*, request: StaffRequest, form: NewPasskeyForm) -> None:
    """Let the user of this request come in with a passkey too."""
    name = _("Toegangssleutel %(n)s") % {"n": factors_of(request.user).filter(type=Kind.WEBAUTHN).count() + 1}
    webauthn.add_authenticator(request, name=name, credential=form.cleaned_data["credential"])
    _changed(request, Verb.FACTOR_SET)


def why_not_remove(factor: Authenticator) -> str:
    """Why this second factor cannot be taken away, or an empty string."""
    if settings.MFA_REQUIRED and factors_of(factor.user).count() == 1:
        return _("U hebt altijd één tweede stap nodig. Stel eerst een andere in.")
    return ""


@transaction.atomic
def remove(*, request: StaffRequest, factor: Authenticator) -> None:
    """Take away a second factor of the user of this request. Raises Refused for the last one that is needed."""
    user = request.user
    User.objects.select_for_update().get(pk=user.pk)
    if why := why_not_remove(factor):
        raise Refused(why)
    delete_and_cleanup(request, factor)
    if not factors_of(user).exists():
        request.session.pop(SECOND_FACTOR, None)
    _changed(request, Verb.FACTOR_REMOVED, proves=False)


@transaction.atomic
def renew_codes(*, request: StaffRequest) -> None:
    """Give the user of this request new recovery codes; the old ones no longer work."""
    recovery_codes.generate_recovery_codes(request)
    _changed(request, Verb.CODES_RENEWED, proves=False)


@transaction.atomic
def reset(*, user: User, by: User) -> None:
    """Take away every second factor of a colleague who lost them: at the next sign-in a new one is set up.

    Links that were mailed before work no more. Raises Refused for oneself, and for a colleague whom `by` may not let in
    anew.
    """
    if user.pk == by.pk:
        raise Refused(_("Uw eigen tweede stap regelt u bij uw account."))
    user = User.objects.select_for_update().get(pk=user.pk)
    if why := why_not_help(user, by) or why_not_take_factor(user, by):
        raise Refused(why)
    end_links(user)
    Authenticator.objects.filter(user=user).delete()
    journal.record(Verb.FACTOR_REMOVED, user, by=by)
    end_sessions(user=user, by=by)
    tell_of_change(user)


def _changed(request: StaffRequest, verb: JournalVerb, *, proves: bool = True) -> None:
    user = request.user
    if proves:
        request.session[SECOND_FACTOR] = True
    journal.record(verb, user, by=user)
    end_other_sessions(request, user)
    tell_of_change(user)

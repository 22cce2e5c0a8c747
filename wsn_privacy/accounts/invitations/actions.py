"""Inviting a colleague by mail: an account without a password, and a link that works once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.scope import has_function
from dossiers.signed_links import key_from, token_for
from wsn_privacy.accounts.invitations.two_people import why_not_mail_link
from wsn_privacy.accounts.notices import send_invitation
from wsn_privacy.accounts.sessions import end_sessions
from wsn_privacy.models import Invitation, User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.contrib.auth.forms import SetPasswordForm

    from dossiers.actors import Actor

LASTS = dt.timedelta(days=7)
SALT = "wsn_privacy.invitation"
MAY_INVITE = (Function.PRIVACY_OFFICER, Function.FUNCTIONAL_MANAGEMENT)
# Who keeps the software gives nobody, and so not itself under another address, a function that sees content.
BY_ITS_KEEPERS = {Function.FUNCTIONAL_MANAGEMENT}


def functions_to_give(by: Actor) -> list[tuple[str, str]]:
    """The functions that `by` may give a new colleague, as choices of a form."""
    may_all = has_function(by, Function.PRIVACY_OFFICER)
    return [(f.value, str(f.label)) for f in Function if may_all or f in BY_ITS_KEEPERS]


def why_not_invite(by: Actor, functions: Collection[str] = ()) -> str:
    """Why `by` cannot invite a colleague with these functions, or an empty string."""
    if not has_function(by, *MAY_INVITE):
        return _("Alleen de privacy officer en functioneel beheer nodigen collega's uit.")
    if set(functions) - {value for value, _label in functions_to_give(by)}:
        return _("Deze functie geeft alleen de privacy officer.")
    if Function.FUNCTIONAL_MANAGEMENT in functions and len(set(functions)) > 1:
        return _("Functioneel beheer gaat niet samen met een andere functie: het ziet geen inhoud.")
    return ""


def why_not_help(user: User, by: Actor) -> str:
    """Why `by` cannot let a colleague in anew who lost a password or a second factor, or an empty string."""
    if why := why_not_invite(by):
        return why
    if has_function(by, Function.PRIVACY_OFFICER) or not user.groups.filter(name__in=SEES_EVERYBODY).exists():
        return ""
    return _("Deze collega helpt alleen de privacy officer.")


@transaction.atomic
def invite(*, name: str, email: str, functions: Iterable[str], by: User) -> Invitation:
    """Make an account for a colleague and mail the way in. Raises Refused for an address that is known already."""
    functions = list(functions)
    if why := why_not_invite(by, functions):
        raise Refused(why)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name=name)
    except IntegrityError as known:
        raise Refused(_("Met dit e-mailadres is er al een account.")) from known
    user.groups.set(Group.objects.filter(name__in=functions))
    journal.record(Verb.INVITED, user, by=by)
    return _invitation(user, by)


@transaction.atomic
def invite_again(*, user: User, by: User) -> Invitation:
    """Mail a new link to somebody who lost the first one, or the password. The old password works until then.

    Raises Refused for an account that is closed, and for a colleague whom `by` may not let in anew.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if why := why_not_help(user, by) or why_not_mail_link(user, by):
        raise Refused(why)
    if not user.is_active:
        raise Refused(_("Dit account is gesloten."))
    end_links(user)
    journal.record(Verb.INVITED, user, by=by)
    return _invitation(user, by)


def end_links(user: User) -> None:
    """Have no link that was mailed to `user` work any more."""
    user.invitations.filter(used_at__isnull=True, until__gt=timezone.now()).update(until=timezone.now())


def _invitation(user: User, by: User) -> Invitation:
    made = Invitation.objects.create(user=user, by=by, until=timezone.now() + LASTS)
    send_invitation(made, token_of(made))
    return made


def token_of(invitation: Invitation) -> str:
    """The word in the link."""
    return token_for(SALT, invitation.pk)


def open_invitation(token: str) -> Invitation:
    """The invitation that a link stands for. Raises Refused for a link that is forged, used or old."""
    key = key_from(SALT, token)
    found = _open().filter(pk=key).select_related("user").first() if key else None
    if found is None:
        raise Refused(_("Deze link werkt niet meer. Vraag de collega die u uitnodigde om een nieuwe link."))
    return found


@transaction.atomic
def accept(*, invitation: Invitation, form: SetPasswordForm[User]) -> User:
    """Take up an invitation with the password of a form that holds. Raises Refused when it was taken up meanwhile."""
    user = _use(invitation)
    if user is None:
        raise Refused(_("Deze link werkt niet meer. Vraag de collega die u uitnodigde om een nieuwe link."))
    form.user = user
    form.save()
    end_sessions(user=user, by=user)
    return user


@transaction.atomic
def user_for(*, email: str, verified: Any) -> User | None:
    """Whose account of the association this is: of somebody invited at this address, or, when the provider vouches
    for the address, of somebody known by it. Taking it up uses the invitation."""
    if not email or "\0" in email or verified is False:
        return None
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    invitation = _open().filter(user=user).first() if user else None
    if invitation:
        return _use(invitation)
    return user if user and verified is True and user.last_login else None


def _use(invitation: Invitation) -> User | None:
    """The invited user, once."""
    now = timezone.now()
    used = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True, until__gt=now).update(used_at=now)
    if used:
        journal.record(Verb.INVITATION_TAKEN_UP, invitation, by=invitation.user)
    return User.objects.get(pk=invitation.user_id) if used else None


def _open() -> Any:
    return Invitation.objects.filter(used_at__isnull=True, until__gt=timezone.now(), user__is_active=True)

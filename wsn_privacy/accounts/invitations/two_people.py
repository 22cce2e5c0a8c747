"""Two people for two keys: who mails a colleague a new link does not take away the second factor, and the other way.

With both, one person would sign in as the colleague (AVG art. 32). A link counts until the colleague set up a second
factor after it; a second factor taken away counts until there is a new one. Somebody who may invite may make a
colleague of the same kind, so functional management takes no second factor away at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils.translation import gettext as _

from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.scope import has_function
from wsn_privacy.models import Invitation, User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


def why_not_mail_link(user: User, by: Actor) -> str:
    """Why `by` cannot mail `user` a new link, or an empty string: `by` took the second factor away."""
    kind = ContentType.objects.get_for_model(User)
    took = LogEntry.objects.filter(verb=Verb.FACTOR_REMOVED, actor=by.pk, content_type=kind, object_pk=str(user.pk))
    newest = took.exclude(actor=user.pk).aggregate(at=Max("timestamp"))["at"]
    if newest is None or _has_set_one_since(user, newest):
        return ""
    return _("U haalde bij deze collega de tweede stap weg. Een nieuwe link stuurt iemand anders.")


def why_not_take_factor(user: User, by: Actor) -> str:
    """Why `by` cannot take the second factor of `user` away, or an empty string: `by` mailed the last link."""
    if not has_function(by, Function.PRIVACY_OFFICER):
        return _("Alleen de privacy officer haalt een tweede stap weg.")
    newest = Invitation.objects.filter(user=user, by=by.pk).aggregate(at=Max("made_at"))["at"]
    if newest is None or _has_set_one_since(user, newest):
        return ""
    return _("U stuurde deze collega een link. De tweede stap haalt een andere privacy officer weg.")


def _has_set_one_since(user: User, at: dt.datetime) -> bool:
    factors = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return factors.filter(created_at__gt=at).exists()

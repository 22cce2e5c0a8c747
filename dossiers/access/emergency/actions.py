"""Emergency entrance (noodtoegang): into a section outside the function, for one working day, with a review after."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.models import DossierUserObjectPermission, Emergency, Opening
from dossiers.refusal import Refused
from dossiers.scope import has_function, scope_of
from dossiers.sections import Purpose, Section
from dossiers.verbs import Verb
from law.calendar import roll_forward

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dossiers.actors import Actor
    from dossiers.models import Dossier

log = logging.getLogger(__name__)
BODY = gettext_lazy("""Een medewerker gebruikte noodtoegang tot een onderdeel buiten de eigen functie.

Lees de reden en beoordeel of het terecht was:
%(link)s

%(association)s
""")
REVIEWERS = (Function.PRIVACY_OFFICER,)


def ends_at(at: dt.datetime) -> dt.datetime:
    """When an emergency entrance taken at `at` ends: with this working day, on a day off with the next one."""
    last = roll_forward(timezone.localdate(at))
    return timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=1), dt.time.min))


def why_not_enter(dossier: Dossier, section: str, reason: str, by: Actor) -> str:
    """Why `by` may not enter `section` of this dossier in an emergency, or an empty string (regulation)."""
    if has_function(by, Function.FUNCTIONAL_MANAGEMENT):
        return _("Functioneel beheer ziet geen inhoud, ook niet in nood.")
    if scope_of(by).sees(section, dossier.complex_id, dossier.pk):
        return _("U mag dit onderdeel al zien.")
    own = Emergency.objects.filter(dossier=dossier, section=section, by=by, until__gt=timezone.now())
    if own.filter(outcome=Emergency.Outcome.WRONG).exists():
        return _("De privacy officer vond dit vandaag niet terecht. Overleg eerst met de privacy officer.")
    return "" if reason.strip() else _("Leg uit waarom u dit nu nodig hebt.")


def why_not_review(emergency: Emergency, outcome: str, remark: str, by: Actor) -> str:
    """Why `by` may not judge this entrance so, or an empty string."""
    if not has_function(by, *REVIEWERS):
        return _("Alleen de privacy officer beoordeelt noodtoegang.")
    if emergency.by_id == by.pk:
        return _("Uw eigen noodtoegang beoordeelt een collega.")
    if emergency.outcome:
        return _("Deze noodtoegang is al beoordeeld.")
    if outcome not in (Emergency.Outcome.RIGHT, Emergency.Outcome.WRONG):
        return _("Kies of de noodtoegang terecht was.")
    if outcome == Emergency.Outcome.WRONG and not remark.strip():
        return _("Leg uit waarom de noodtoegang niet terecht was.")
    return ""


@transaction.atomic
def enter(*, dossier: Dossier, section: str, reason: str, by: Actor, at: dt.datetime) -> Emergency:
    """Let `by` into a section outside the function until the end of the working day. Raises Refused.

    The entrance is on the start screen of the privacy officer at once, and a message goes out.
    """
    if why := why_not_enter(dossier, section, reason, by):
        raise Refused(why)
    reason, until = reason.strip(), ends_at(at)
    entered = Emergency.objects.create(dossier=dossier, section=section, by=by, at=at, until=until, reason=reason)
    view = Permission.objects.get(content_type__app_label="dossiers", codename="view_dossier")
    grant, is_new = DossierUserObjectPermission.objects.select_for_update().get_or_create(
        user=by,
        permission=view,
        content_object=dossier,
        is_emergency=True,
        defaults={"sections": [section], "until": until, "reason": reason[:200], "given_at": at},
    )
    if not is_new:
        standing = set(grant.sections) if grant.until and grant.until > at else set()
        grant.sections, grant.until, grant.reason = sorted(standing | {section}), until, reason[:200]
        grant.save(update_fields=("sections", "until", "reason"))
    if Section(section).is_closed:
        Opening.objects.get_or_create(
            dossier=dossier,
            section=section,
            by=by,
            on=timezone.localdate(at),
            purpose=Purpose.OTHER,
            reason=reason[:200],
            defaults={"at": at},
        )
    journal.record(Verb.EMERGENCY_ENTERED, dossier, by=by, purpose=section)
    return entered


@transaction.atomic
def review(*, emergency: Emergency, outcome: str, remark: str, by: Actor, at: dt.datetime) -> Emergency:
    """Judge an entrance. One that was wrong ends at once. Raises Refused."""
    emergency = Emergency.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=emergency.pk)
    if why := why_not_review(emergency, outcome, remark, by):
        raise Refused(why)
    emergency.outcome, emergency.remark = outcome, remark.strip()
    emergency.reviewed_at, emergency.reviewed_by = at, by
    emergency.save(update_fields=("outcome", "remark", "reviewed_at", "reviewed_by"))
    journal.record(Verb.EMERGENCY_REVIEWED, emergency, by=by)
    if outcome == Emergency.Outcome.WRONG:
        _shut(emergency)
    return emergency


def _shut(emergency: Emergency) -> None:
    """Close the section of this entrance again, if it is still open."""
    held = DossierUserObjectPermission.objects.filter(
        user=emergency.by_id, content_object=emergency.dossier, is_emergency=True
    )
    for grant in held.select_for_update():
        grant.sections = [section for section in grant.sections if section != emergency.section]
        if grant.sections:
            grant.save(update_fields=("sections",))
        else:
            grant.delete()


def unreviewed() -> QuerySet[Emergency]:
    """The entrances that wait for a review, oldest first."""
    return Emergency.objects.filter(outcome="").order_by("at", "id")


def tell() -> int:
    """Mail the privacy officers of every entrance that they were not told of yet. Returns of how many."""
    told = 0
    for pk in list(Emergency.objects.filter(told_at__isnull=True).values_list("pk", flat=True)):
        told += _tell_one(pk)
    return told


@journal.one_act()
@transaction.atomic
def _tell_one(pk: int) -> int:
    """One message, without a name and without what is in the dossier, unless another worker has it."""
    rows = Emergency.objects.select_for_update(skip_locked=True, of=("self",))
    emergency = rows.filter(pk=pk, told_at__isnull=True).first()
    if emergency is None:
        return 0
    link = f"{settings.SITE_URL}{reverse('grants:review', args=[pk])}"
    body = BODY % {"link": link, "association": settings.ASSOCIATION_NAME}
    try:
        for address in officers().values_list("email", flat=True):
            EmailMessage(subject=_("Noodtoegang gebruikt: kijk of dat terecht was"), body=body, to=[address]).send()
    except OSError as fault:
        log.warning("emergency %s not told: %s", pk, type(fault).__name__)
        return 0
    emergency.told_at = timezone.now()
    emergency.save(update_fields=("told_at",))
    return 1


def officers() -> QuerySet[Actor]:
    """The privacy officers of now."""
    found: QuerySet[Any] = get_user_model().objects.filter(groups__name=Function.PRIVACY_OFFICER, is_active=True)
    return found

"""Giving and taking access: functions, sections per function, work areas, personal grants, and leaving.

Only the privacy officer does it. What is taken ends at the next page, in open sessions too: the scope of somebody is
read anew with every request.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm, remove_perm

from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.journal import actions as journal
from dossiers.models import (
    ComplexGroupObjectPermission,
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
    SectionAccess,
)
from dossiers.refusal import Refused
from dossiers.scope import has_function
from dossiers.verbs import Common, JournalVerb, Verb

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from django.db.models import QuerySet

    from dossiers.actors import Actor
    from dossiers.models import Complex, Dossier

READS_ACCESS = (*SEES_EVERYBODY, Function.FUNCTIONAL_MANAGEMENT)  # who read which function and colleague may look where
# They see every section, to answer requests and to supervise; functional management sees none. That is not a choice.
FIXED = (*SEES_EVERYBODY, Function.FUNCTIONAL_MANAGEMENT)
LONGEST = dt.timedelta(days=365)


def why_not_keep(by: Actor) -> str:
    """Why `by` may not give or take access at all, or an empty string (regulation)."""
    if not has_function(by, Function.PRIVACY_OFFICER):
        return _("Alleen de privacy officer geeft of neemt toegang.")
    return ""


def why_not_change(user: Actor, by: Actor) -> str:
    """Why `by` may not change what `user` may see, or an empty string."""
    if why := why_not_keep(by):
        return why
    if user.pk == by.pk:
        return _("Uw eigen toegang wijzigt een collega.")
    return "" if user.is_active else _("Deze medewerker is vertrokken.")


def why_not_functions(user: Actor, functions: Collection[str], by: Actor) -> str:
    """Why `user` may not get exactly these functions from `by`, or an empty string."""
    if why := why_not_change(user, by):
        return why
    if Function.FUNCTIONAL_MANAGEMENT in functions and len(functions) > 1:
        return _("Functioneel beheer gaat niet samen met een andere functie: het ziet geen inhoud.")
    if Function.PRIVACY_OFFICER not in functions:
        return why_not_without_officer(user)
    return ""


def why_not_without_officer(user: Actor) -> str:
    """Why `user` cannot stop as privacy officer, or an empty string."""
    officers = get_user_model().objects.filter(groups__name=Function.PRIVACY_OFFICER, is_active=True)
    if officers.filter(pk=user.pk).exists() and not officers.exclude(pk=user.pk).exists():
        return _("Er moet minstens één privacy officer zijn. Geef eerst een collega deze functie.")
    return ""


def one_at_a_time() -> None:
    """Until the end of the transaction nobody else takes functions: of two last officers one stays."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dossiers.functions'))")


def why_not_sections(function: str, by: Actor) -> str:
    """Why `by` may not choose the sections of `function`, or an empty string."""
    if why := why_not_keep(by):
        return why
    if function in FIXED:
        return _("De privacy officer en de FG zien alles, functioneel beheer ziet niets. Dat ligt vast.")
    return ""


def why_not_give(user: Actor, dossier: Dossier, until: dt.datetime, reason: str, by: Actor) -> str:
    """Why `by` may not give `user` access to this dossier until then, or an empty string."""
    if why := why_not_change(user, by):
        return why
    if has_function(get_user_model().objects.get(pk=user.pk), Function.FUNCTIONAL_MANAGEMENT):
        return _("Functioneel beheer ziet geen inhoud, ook niet voor één dossier.")
    if not reason.strip():
        return _("Leg uit waarom dit nodig is.")
    if not timezone.now() < until <= timezone.now() + LONGEST + dt.timedelta(days=1):
        return _("Kies een dag vanaf vandaag, binnen een jaar.")
    if running(user, dossier).exists():
        return _("Deze medewerker heeft al toegang tot dit dossier. Beëindig die eerst.")
    return ""


def running(user: Actor, dossier: Dossier) -> Any:
    """The personal grants of `user` on this dossier that have not ended; no emergencies."""
    grants = DossierUserObjectPermission.objects.filter(user=user, content_object=dossier, is_emergency=False)
    return grants.exclude(until__lte=timezone.now())


@transaction.atomic
def set_functions(*, user: Actor, functions: Collection[str], by: Actor) -> None:
    """Give `user` exactly these functions; teams stay as they are. Raises Refused."""
    one_at_a_time()
    user = _locked(user)
    if why := why_not_functions(user, functions, by):
        raise Refused(why)
    _set_groups(user, Function.values, functions, by, Common.FUNCTIONS_GIVEN)


@transaction.atomic
def set_teams(*, user: Actor, teams: Collection[str], by: Actor) -> None:
    """Put `user` in exactly these teams. A team is a group that is no function. Raises Refused."""
    user = _locked(user)
    if why := why_not_change(user, by):
        raise Refused(why)
    names = Group.objects.exclude(name__in=Function.values).values_list("name", flat=True)
    _set_groups(user, list(names), teams, by, Verb.TEAMS_GIVEN)


def _set_groups(user: Actor, among: Collection[str], names: Collection[str], by: Actor, verb: JournalVerb) -> None:
    wanted = set(Group.objects.filter(name__in=set(names) & set(among)))
    held = set(user.groups.filter(name__in=among))
    if wanted != held:
        user.groups.remove(*(held - wanted))
        user.groups.add(*(wanted - held))
        journal.record(verb, user, by=by)


@transaction.atomic
def make_team(*, name: str, by: Actor) -> Group:
    """A new team without members or complexes. Raises Refused for a name that is taken."""
    if why := why_not_keep(by):
        raise Refused(why)
    if name in Function or Group.objects.filter(name__iexact=name).exists():
        raise Refused(_("Er is al een team met deze naam."))
    team = Group.objects.create(name=name)
    journal.record(Verb.TEAM_MADE, team, by=by)
    return team


@transaction.atomic
def set_sections(*, function: str, sections: Mapping[str, bool], by: Actor) -> None:
    """Have `function` see exactly these sections, each everywhere (true) or in the own complexes. Raises Refused."""
    group = Group.objects.select_for_update().get(name=function)
    standing = dict(group.sections.values_list("section", "everywhere"))
    if standing == dict(sections):
        return
    if why := why_not_sections(function, by):
        raise Refused(why)
    for cell in SectionAccess.objects.filter(group=group).exclude(section__in=sections):
        cell.delete()
    for section, everywhere in sections.items():
        if standing.get(section) != everywhere:
            SectionAccess.objects.update_or_create(group=group, section=section, defaults={"everywhere": everywhere})
    journal.record(Verb.SECTIONS_SET, group, by=by)


@transaction.atomic
def set_area(*, user: Actor, complexes: Collection[Complex], by: Actor) -> None:
    """Have `user` work in exactly these complexes, besides those of the own teams. Raises Refused."""
    user = _locked(user)
    if why := why_not_change(user, by):
        raise Refused(why)
    _set_area(user, ComplexUserObjectPermission.objects.filter(user=user), complexes, by)


@transaction.atomic
def set_team_area(*, team: Group, complexes: Collection[Complex], by: Actor) -> None:
    """Have a team work in exactly these complexes. Raises Refused."""
    team = Group.objects.select_for_update().get(pk=team.pk)
    if why := why_not_keep(by):
        raise Refused(why)
    _set_area(team, ComplexGroupObjectPermission.objects.filter(group=team), complexes, by)


def _set_area(holder: Any, area: QuerySet[Any], complexes: Collection[Complex], by: Actor) -> None:
    """Have `holder`, a user or a team, work in exactly these complexes; `area` is what stands there now."""
    standing = area.filter(permission__codename="view_complex").select_related("content_object")
    held = {each.content_object for each in standing}
    wanted = set(complexes)
    if held == wanted:
        return
    for place in held - wanted:
        remove_perm("view_complex", holder, place)
    for place in wanted - held:
        assign_perm("view_complex", holder, place)
    journal.record(Verb.WORK_AREA_SET, holder, by=by)


@transaction.atomic
def give(
    *, user: Actor, dossier: Dossier, sections: Collection[str], until: dt.datetime, reason: str, by: Actor
) -> DossierUserObjectPermission:
    """Let `user` see one dossier until then: these sections, or without any the own ones. Raises Refused."""
    user = _locked(user)
    if why := why_not_give(user, dossier, until, reason, by):
        raise Refused(why)
    view = Permission.objects.get(content_type__app_label="dossiers", codename="view_dossier")
    DossierUserObjectPermission.objects.filter(user=user, content_object=dossier, is_emergency=False).delete()
    grant = DossierUserObjectPermission.objects.create(
        user=user,
        permission=view,
        content_object=dossier,
        sections=sorted(sections),
        until=until,
        reason=reason.strip(),
        given_by=by,
    )
    journal.record(Verb.ACCESS_GRANTED, dossier, by=by)
    return grant


@transaction.atomic
def take(*, grant: DossierUserObjectPermission, by: Actor) -> None:
    """End a personal grant now. Raises Refused."""
    if why := why_not_keep(by):
        raise Refused(why)
    journal.record(Verb.ACCESS_REVOKED, grant.content_object, by=by)
    grant.delete()


@transaction.atomic
def end_all(*, user: Actor, by: Actor) -> None:
    """Somebody leaves: account closed, functions, teams, complexes and grants gone, sessions over. Raises Refused.

    What the user did stays, under the same account. A link or invitation that asks for an open account is over too.
    """
    one_at_a_time()
    user = _locked(user)
    if why := why_not_change(user, by) or why_not_without_officer(user):
        raise Refused(why)
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=("is_active", "password"))
    user.groups.clear()
    for model in (ComplexUserObjectPermission, DossierUserObjectPermission):
        for held in model.objects.filter(user=user):
            held.delete()
    _end_sessions(user)
    journal.record(Verb.ACCOUNT_CLOSED, user, by=by)


def _end_sessions(user: Actor) -> None:
    """Delete the sessions of `user`; whose a session is stands only inside it."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator(chunk_size=500):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            SessionStore(session.session_key).delete()


def _locked(user: Actor) -> Actor:
    return get_user_model().objects.select_for_update().get(pk=user.pk)

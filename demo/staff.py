"""Who works at the fictional association: one login per function, where each works, and what each undertook."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from guardian.shortcuts import assign_perm

from dossiers.functions import Function
from dossiers.models import DossierUserObjectPermission
from wsn_privacy.accounts.undertaking import sign
from wsn_privacy.models import User
from wsn_privacy.trial.logins import PASSWORD, STAFF

if TYPE_CHECKING:
    from dossiers.models import Complex, Dossier


TEAM = "team oost"


TEAM_WORKS_IN = "EFG"


GRANT_LASTS = dt.timedelta(days=14)


def hire() -> dict[str, User]:
    """Make the logins, each in its function, and have them sign for confidentiality. Returns them by mailbox name."""
    password = make_password(PASSWORD)
    groups = {group.name: group for group in Group.objects.filter(name__in=Function.values)}
    team, _new = Group.objects.get_or_create(name=TEAM)
    users = {}
    for login in STAFF:
        user = User.objects.create(email=login.email, name=login.name, password=password)
        user.groups.add(groups[login.function], *([team] if login.in_team else []))
        if login.has_signed:
            sign(user=user)
        users[login.box] = user
    return users


def assign(users: dict[str, User], complexes: list[Complex]) -> None:
    """Give housing consultants and maintenance the complexes they work in, to a person or to a team."""
    by_code = {each.code: each for each in complexes}
    for login in STAFF:
        for code in login.works_in:
            assign_perm("view_complex", users[login.box], by_code[code])
    team = Group.objects.get(name=TEAM)
    for code in TEAM_WORKS_IN:
        assign_perm("view_complex", team, by_code[code])


def stand_in(user: User, dossier: Dossier, now: dt.datetime) -> None:
    """Let `user` see one dossier outside the own complexes for two weeks, with the reason."""
    view = Permission.objects.get(content_type__app_label="dossiers", codename="view_dossier")
    DossierUserObjectPermission.objects.create(
        user=user,
        permission=view,
        content_object=dossier,
        reason="Neemt waar voor een collega met vakantie.",
        until=now + GRANT_LASTS,
    )

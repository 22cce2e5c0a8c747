"""Who works at the fictional association: one login per function, where each works, and what each undertook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission

from dossiers.functions import Function
from dossiers.models import (
    ComplexGroupObjectPermission,
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
)
from wsn_privacy.models import User
from wsn_privacy.undertaking import sign

if TYPE_CHECKING:
    from dossiers.models import Complex, Dossier

PASSWORD = "Voorbeeld-2018"  # noqa: S105, the same for everybody and shown on screen: there is nothing real behind it
TEAM = "team oost"


@dataclass(frozen=True)
class Login:
    """A member of staff: where the name comes in at, what is done there, and in which complexes."""

    box: str
    name: str
    function: Function
    label: str
    works_in: str = ""
    in_team: bool = False
    has_signed: bool = True

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.box}@voorbeeld.example"


STAFF = (
    Login("privacy", "Noor Verbeek", Function.PRIVACY_OFFICER, "privacy officer"),
    Login("privacy.tweede", "Bas Oldenkamp", Function.PRIVACY_OFFICER, "tweede privacy officer"),
    Login("fg", "Mirjam Zuidgeest", Function.FG, "functionaris gegevensbescherming"),
    Login("verhuur", "Peggy Lieuw", Function.LETTING, "verhuur"),
    Login("leefbaarheid.noord", "Sam Achterberg", Function.NUISANCE, "woonconsulent, complex A en C", "AC"),
    Login("leefbaarheid.zuid", "Dewi Ratulangi", Function.NUISANCE, "woonconsulent, complex B en D", "BD"),
    Login("leefbaarheid.oost", "Tjitske Algra", Function.NUISANCE, "woonconsulent, team oost: E, F en G", in_team=True),
    Login("incasso", "Rob Messelaar", Function.ARREARS, "incasso"),
    Login("onderhoud", "Gerard Pol", Function.MAINTENANCE, "onderhoud, complex A tot en met D", "ABCD"),
    Login("balie", "Hanan Touil", Function.FRONT_DESK, "balie"),
    Login("directeur", "Astrid Wolfsen", Function.DIRECTOR, "directeur-bestuurder"),
    Login("beheer", "Jurre Terpstra", Function.FUNCTIONAL_MANAGEMENT, "functioneel beheer"),
    Login("nieuw", "Kim Dekker", Function.LETTING, "verhuur, tekende nog niet voor geheimhouding", has_signed=False),
)
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
    view = Permission.objects.get(content_type__app_label="dossiers", codename="view_complex")
    for login in STAFF:
        for code in login.works_in:
            ComplexUserObjectPermission.objects.create(
                user=users[login.box], permission=view, content_object=by_code[code]
            )
    team = Group.objects.get(name=TEAM)
    for code in TEAM_WORKS_IN:
        ComplexGroupObjectPermission.objects.create(group=team, permission=view, content_object=by_code[code])


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

"""What the shell of every page shows: the association, the menu of this function, and the demo mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from cases.flow.rules import may_take_in
from dossiers.access import actions as grants
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.scope import has_function, scope_of
from retention.permissions import READS_LISTS
from wsn_privacy.accounts.invitations.actions import why_not_invite

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dossiers.actors import Actor


@dataclass(frozen=True)
class Item:
    """One item of the menu."""

    url: str
    label: str
    current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context of base.html and public.html."""
    return {
        "association": {
            "name": settings.ASSOCIATION_NAME,
            "phone": settings.ASSOCIATION_PHONE,
            "email": settings.ASSOCIATION_EMAIL,
        },
        "demo_mailbox": bool(settings.DEMO_MAILBOX),
        "nav": SimpleLazyObject(lambda: _menu(request)),
    }


def _menu(request: HttpRequest) -> list[Item]:
    """The pages that the function of this user uses every day."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    pages = [(reverse(name), label) for is_used, name, label in _pages(user) if is_used]
    longest = max((url for url, _label in pages if request.path.startswith(url)), key=len, default="")
    return [Item(url, label, url == longest) for url, label in pages]


def _pages(user: Actor) -> list[tuple[bool, str, str]]:
    """Every page of the menu: whether this user uses it, its name and its label."""
    scope = scope_of(user)
    takes_in_files = has_function(user, Function.PRIVACY_OFFICER, Function.FUNCTIONAL_MANAGEMENT)
    is_apart = Function.FUNCTIONAL_MANAGEMENT in scope.functions
    return [
        (bool(scope.functions), "home", _("Vandaag")),
        (not is_apart, "tasks:list", _("Mijn taken")),
        (has_function(user, *SEES_EVERYBODY), "cases:list", _("Verzoeken")),
        (may_take_in(user), "cases:intake", _("Nieuw verzoek")),
        (has_function(user, *SEES_EVERYBODY), "cases:post", _("Brieven")),
        (bool(scope.sections), "dossiers:list", _("Dossiers")),
        (bool(scope.functions), "register:list", _("Register")),
        (has_function(user, *READS_LISTS), "cleaning", _("Opschonen")),
        (takes_in_files, "imports:list", _("Invoer")),
        (has_function(user, *grants.READS_ACCESS), "grants:matrix", _("Toegang")),
        (has_function(user, *SEES_EVERYBODY), "log:list", _("Logboek")),
        (not why_not_invite(user), "colleagues", _("Collega's")),
    ]

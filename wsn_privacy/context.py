"""What the shell of every page shows: the association, the menu of this function, and the demo mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from cases.models.case import READERS
from cases.rules import may_take_in
from dossiers.access import has_function, scope_of
from dossiers.log import READERS as LOG_READERS
from dossiers.functions import Function

if TYPE_CHECKING:
    from django.http import HttpRequest


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
    pages = [(reverse("home"), _("Vandaag"))]
    if has_function(user, *READERS):
        pages.append((reverse("cases:list"), _("Verzoeken")))
    if may_take_in(user):
        pages.append((reverse("cases:intake"), _("Nieuw verzoek")))
    if scope_of(user).sections:
        pages.append((reverse("dossiers:list"), _("Dossiers")))
    if scope_of(user).functions:
        pages.append((reverse("register:list"), _("Register")))
    if has_function(user, Function.PRIVACY_OFFICER, Function.FUNCTIONAL_MANAGEMENT):
        pages.append((reverse("imports:list"), _("Invoer")))
    if has_function(user, *LOG_READERS):
        pages.append((reverse("log:list"), _("Logboek")))
    longest = max((url for url, _label in pages if request.path.startswith(url)), key=len, default="")
    return [Item(url, label, url == longest) for url, label in pages]

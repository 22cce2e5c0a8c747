"""What the loading tells afterwards: who may sign in, and a page or two that each of them can open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from cases.models import Case
from cases.public_access.tokens import token_of
from dossiers.models import Complex, Dossier, Mention, Person, Record, Unit
from dossiers.scope import scope_of
from dossiers.sections import CLOSED
from wsn_privacy.accounts.undertaking import is_signed
from wsn_privacy.models import User
from wsn_privacy.trial.logins import PASSWORD, STAFF

if TYPE_CHECKING:
    from demo.requests import Outcomes

COUNTED = {
    "complexes": Complex,
    "units": Unit,
    "people": Person,
    "dossiers": Dossier,
    "records": Record,
    "mentions": Mention,
    "cases": Case,
}


def told(outcomes: Outcomes) -> dict[str, Any]:
    """The contract of `load_demo --json`."""
    counts = {name: model._default_manager.count() for name, model in COUNTED.items()}
    logins: dict[str, list[str]] = {}
    for login in STAFF:
        logins.setdefault(login.function.value, []).append(login.email)
    return {
        "password": PASSWORD,
        "logins": logins,
        "dossiers": counts["dossiers"],
        "samples": {user.email: samples_of(user) for user in User.objects.filter(email__in=emails()).order_by("email")},
        "answer": {
            "url": _url("cases:answer", token_of(outcomes.delivery)),
            "code": outcomes.code,
        },
        "counts": counts,
    }


def emails() -> list[str]:
    """The addresses of all logins."""
    return [login.email for login in STAFF]


def samples_of(user: User) -> dict[str, str | None]:
    """A dossier, a request and a closed section that `user` can open; None where there is none or nothing is signed."""
    if not is_signed(user):
        return {"dossier": None, "case": None, "closed_section": None}
    records = Record.objects.visible_to(user).order_by("reference")
    shut = records.filter(section__in=CLOSED).select_related("dossier").first()
    dossier = shut.dossier if shut else Dossier.objects.visible_to(user).order_by("reference").first()
    case = Case.objects.visible_to(user).order_by("reference").first()
    return {
        "dossier": _url("dossiers:detail", dossier.reference) if dossier and scope_of(user).sections else None,
        "case": _url("cases:detail", case.reference) if case else None,
        "closed_section": _url("dossiers:reason", shut.dossier.reference, shut.section) if shut else None,
    }


def _url(page: str, *parts: str) -> str:
    """The full address of a page, as in mails."""
    return settings.SITE_URL + reverse(page, args=parts)


def as_text(told: dict[str, Any]) -> str:
    """The same for a reader: a short table."""
    lines = [
        "De voorbeeldgegevens staan klaar: {dossiers} dossiers, {records} gegevens, {cases} verzoeken.".format(
            **told["counts"]
        ),
        f"Iedereen meldt zich aan met het wachtwoord {told['password']}",
        "",
        *(f"  {login.email:<40} {login.label}" for login in STAFF),
        "",
        f"Een antwoord staat klaar op {told['answer']['url']}",
        f"De code is {told['answer']['code']}.",
    ]
    return "\n".join(lines)

"""The letterhead of the association, and the confirmation of receipt as a PDF."""

from __future__ import annotations

from django.conf import settings

from cases.letters import typeset
from cases.models import Case
from dossiers.text.press import letterhead


def sender() -> typeset.Sender:
    """The association as it stands at the top of its letters."""
    head = letterhead()
    name = f"Klachtencommissie {head['name']}"
    return typeset.Sender(**head, committee=typeset.Committee(name, head["address"], settings.COMPLAINTS_URL))


def receipt(case: Case, steps: list[str]) -> bytes:
    """The confirmation that a request came in, as PDF and without a name."""
    return typeset.receipt(
        typeset.Receipt(
            reference=case.reference,
            kind=str(case.get_kind_display()),
            received_on=case.received_on,
            due_on=case.clock.due.on,
            sender=sender(),
            steps=steps,
            status_url=f"{settings.SITE_URL}/status/",
        )
    )

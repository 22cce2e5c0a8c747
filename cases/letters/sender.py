"""The letterhead of the association, and the confirmation of receipt as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from cases.letters import typeset
from cases.models import Case

if TYPE_CHECKING:
    pass


def sender() -> typeset.Sender:
    """The association as it stands at the top of its letters."""
    address = [line.strip() for line in settings.ASSOCIATION_ADDRESS.split(",")]
    committee = typeset.Committee(f"Klachtencommissie {settings.ASSOCIATION_NAME}", address, settings.COMPLAINTS_URL)
    return typeset.Sender(
        settings.ASSOCIATION_NAME,
        address,
        settings.ASSOCIATION_PHONE,
        settings.ASSOCIATION_EMAIL,
        settings.SITE_URL,
        committee,
    )


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

"""Why it cannot be written down that an order for another system was carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from retention.permissions import may_propose

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from retention.models import Slip


def why_not_prove(slip: Slip, by: Actor, done_on: dt.date, on: dt.date) -> str:
    """Why `by` cannot write down on `on` that an order was carried out on `done_on`, or an empty string."""
    if not may_propose(by):
        return _("Alleen de privacy officer legt het bewijs vast.")
    if slip.proved_at:
        return _("Het bewijs van deze opdracht is al vastgelegd.")
    if done_on > on:
        return _("Die dag moet nog komen.")
    given = timezone.localdate(slip.made_at)
    return _("Die dag ligt voor de opdracht zelf.") if done_on < given else ""

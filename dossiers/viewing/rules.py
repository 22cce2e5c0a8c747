"""What may not be done with a dossier now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dossiers.scope import scope_of
from dossiers.sections import Purpose, Section

if TYPE_CHECKING:
    from dossiers.actors import Actor
    from dossiers.models import Dossier


def why_not_open(dossier: Dossier, section: str, user: Actor, purpose: str, reason: str) -> str:
    """Why `user` may not open `section` of this dossier for `purpose`, or an empty string (regulation)."""
    if not scope_of(user).sees(section, dossier.complex_id, dossier.pk):
        return _("U hebt deze gegevens niet nodig voor uw functie.")
    if not Section(section).is_closed:
        return _("Dit onderdeel is al open. U hoeft geen reden te geven.")
    if purpose not in Purpose:
        return _("Kies waarvoor u dit nodig hebt.")
    if purpose == Purpose.OTHER and not reason.strip():
        return _("Leg kort uit waarvoor u dit nodig hebt.")
    return ""

"""What may not be removed, and why: per record, in a sentence that the person who asked can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dossiers.models import Freeze
from law.grounds import Ground
from retention.models import Hold

if TYPE_CHECKING:
    from dossiers.models import Record


def why_not_erase(record: Record, *, reference: str = "") -> str:
    """Why `record` has to stay, or an empty string (regulation, removal; AVG art. 17(3)).

    `reference` is the request that asks for it: its own holds and freezes keep nothing.
    """
    activity = record.basis.activity
    if record.basis.ground == Ground.LEGAL_DUTY:
        return _("De wet zegt dat wij dit bewaren: %(kept)s (%(because)s).") % {
            "kept": activity.kept.rstrip("."),
            "because": activity.kept_because.rstrip("."),
        }
    hold = Hold.objects.active().filter(dossier=record.dossier_id).exclude(reference=reference).first()
    if hold:
        return _("Dit moet nu blijven: %(why)s (%(number)s).") % {
            "why": hold.get_kind_display(),
            "number": hold.reference,
        }
    ice = Freeze.objects.active().filter(record=record).exclude(reference=reference).first()
    if ice:
        return _("Dit is bevroren voor verzoek %(number)s en moet zo lang blijven.") % {"number": ice.reference}
    if record.basis.ground == Ground.CONTRACT and record.dossier.ended_on is None:
        return _("Wij hebben dit nodig zolang het contract loopt: %(what)s.") % {"what": activity.name}
    return ""

"""Keeping a filter of the list of requests under a name, and taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases.models import KeptFilter
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from dossiers.actors import Actor

MOST = 20  # of one's own: more does not fit above a list


def why_not_keep(query: str, by: Actor) -> str:
    """Why this filter is not kept."""
    if not query:
        return _("Kies eerst een filter. Zonder filter ziet u altijd alle open verzoeken.")
    if KeptFilter.objects.filter(user=by).count() >= MOST:
        return _("U hebt al %(most)s weergaven. Haal er eerst een weg.") % {"most": MOST}
    return ""


def save(*, name: str, query: str, is_shared: bool, by: Actor) -> KeptFilter:
    """Keep a filter, for oneself or for all who read requests. Raises Refused, also for a name used before."""
    if why := why_not_keep(query, by):
        raise Refused(why)
    try:
        with transaction.atomic():
            view = KeptFilter.objects.create(name=name, query=query, is_shared=is_shared, user=by)
            journal.record(Verb.VIEW_SAVED, view, by=by)
    except IntegrityError:
        raise Refused(_("U hebt al een weergave met deze naam.")) from None
    return view


@transaction.atomic
def drop(*, view: KeptFilter, by: Actor) -> None:
    """Take a view away. Raises Refused for that of somebody else."""
    if view.user_id != by.pk:
        raise Refused(_("Deze weergave is van een collega. Vraag die collega om hem weg te halen."))
    journal.record(Verb.VIEW_DELETED, view, by=by)
    view.delete()

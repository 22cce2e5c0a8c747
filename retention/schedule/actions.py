"""The day from which the term of a record runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.models import Record
from dossiers.refusal import Refused
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


@transaction.atomic
def set_trigger(*, record: Record, on: dt.date, by: Actor) -> Record:
    """Write down on which day the matter of `record` was closed: its term is counted from there. Raises Refused."""
    record = Record.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=record.pk)
    if on < record.happened_on:
        raise Refused(_("Die dag ligt voor de datum van het gegeven zelf."))
    if record.freezes.active().exists():
        raise Refused(_("Dit gegeven is bevroren. Er kan nu niets aan veranderen."))
    record.trigger_on = on
    record.save(update_fields=("trigger_on",))
    journal.record(Verb.RECORD_SETTLED, record, by=by)
    return record

"""Telling recipients what was done to records (AVG art. 19): who they are, and how it ended.

There is no list of who got which record. The register says who gets such records; whether this one did is settled by
a person, per recipient.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Measure, Telling
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cases.models import Case
    from dossiers.actors import Actor

TOLD_OF = (Measure.Kind.CORRECT, Measure.Kind.ERASE, Measure.Kind.RESTRICT)


@dataclass(frozen=True)
class Settled:
    """How it ended with a recipient: `told_on` and `how` count for who was told, `reason` for who was not."""

    outcome: str
    told_on: dt.date | None = None
    how: str = ""
    reason: str = ""


def recipients_of(measures: Iterable[Measure]) -> dict[str, list[Measure]]:
    """Who is to be told of these measures, by name: the recipients of the activities their records belong to."""
    found: dict[str, list[Measure]] = {}
    for row in measures:
        activity = row.finding.activity
        if row.kind in TOLD_OF and row.finding.record and activity:
            for name in activity.recipient_names:
                found.setdefault(name, []).append(row)
    return dict(sorted(found.items()))


def begin(case: Case, measures: Iterable[Measure]) -> None:
    """Write down who is to be told, in the transaction that carries these measures out."""
    for name, rows in recipients_of(measures).items():
        references = sorted({row.finding.record.reference for row in rows if row.finding.record})
        fields = sorted({row.field for row in rows if row.field})
        Telling.objects.create(case=case, recipient=name, kind=rows[0].kind, records=references, fields=fields)


def why_not_tell(row: Telling, told_on: dt.date | None, how: str, today: dt.date) -> str:
    """Why it cannot be recorded that this recipient was told on this day."""
    if told_on is None or not how:
        return _("Vul in wanneer en hoe u dit liet weten.")
    if told_on > today:
        return _("Deze dag is nog niet geweest.")
    if told_on < timezone.localdate(row.made_at):
        return _("Deze dag ligt voor ons antwoord. Toen was er nog niets gewijzigd.")
    undone = Measure.objects.filter(finding__case=row.case_id, kind=Measure.Kind.ERASE, done_at__isnull=True)
    if undone.exists():
        return _("Nog niet alles is verwijderd. Dat gebeurt vanzelf. Laat het daarna weten.")
    return ""


def why_not_settle(row: Telling, said: Settled, today: dt.date) -> str:
    """Why this cannot be recorded as how it ended with a recipient, or an empty string (AVG art. 19)."""
    if row.outcome:
        return _("Dit is al vastgelegd.")
    if said.outcome == Telling.Outcome.TOLD:
        return why_not_tell(row, said.told_on, said.how, today)
    if not said.reason.strip():
        return _("Schrijf op waarom niet.")
    return ""


@transaction.atomic
def record_outcome(*, row: Telling, said: Settled, by: Actor, on: dt.date) -> Telling:
    """Record that a recipient was told, never got it, or cannot be told; `on` is today. Raises Refused."""
    row = Telling.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
    if why := why_not_settle(row, said, on):
        raise Refused(why)
    is_told = said.outcome == Telling.Outcome.TOLD
    row.outcome, row.settled_at, row.settled_by = said.outcome, timezone.now(), by
    row.told_on, row.how = (said.told_on, said.how) if is_told else (None, "")
    row.reason = "" if is_told else said.reason.strip()
    row.save(update_fields=("outcome", "settled_at", "settled_by", "told_on", "how", "reason"))
    journal.record(Verb.RECIPIENT_SETTLED, row.case, by=by, details={"outcome": said.outcome})
    return row


def listed(case: Case) -> list[dict[str, Any]]:
    """Every recipient of a case and how it ended, for the evidence file."""
    return [
        {
            "ontvanger": row.recipient,
            "wat": row.get_kind_display(),
            "gegevens": row.records,
            "uitkomst": row.get_outcome_display() or None,
            "ingelicht": row.told_on,
            "hoe": row.get_how_display() or None,
            "reden": row.reason or None,
            "afgehandeld": row.settled_at,
        }
        for row in case.tellings.all()
    ]

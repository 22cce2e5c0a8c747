"""Telling recipients what was done to records (AVG art. 19): who they are, and how it ended.

Who was told of these records before, got them. Of others the register says who gets such records; who that really is,
and whether they got this one, is settled by a person, per recipient.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Measure, Telling
from cases.notification import contents
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
    """Write down who is to be told of what, in the transaction that carries these measures out, and before they are."""
    for name, rows in recipients_of(measures).items():
        references = sorted({row.finding.record.reference for row in rows if row.finding.record})
        known = _known(case, name)
        Telling.objects.create(
            case=case,
            recipient=name,
            kind=rows[0].kind,
            records=references,
            fields=sorted({row.field for row in rows if row.field}),
            about=contents.about(case, [row.finding for row in rows]),
            changes=contents.changes(case, rows),
            to_name=known.to_name if known else "",
            to_address=known.to_address if known else "",
        )


def _known(case: Case, name: str) -> Telling | None:
    """The last time that somebody called this in the register was told of this person, and we knew who that was."""
    told = Telling.objects.filter(case__subject__in=case.subject_keys, recipient=name, outcome=Telling.Outcome.TOLD)
    return told.exclude(to_name="").order_by("-told_on").first()


def why_not_write(row: Telling) -> str:
    """Why there is no letter to this recipient: it is settled, or nobody said to whom it goes."""
    if row.outcome:
        return _("Dit is al vastgelegd.")
    return "" if row.to_name else _("Zeg eerst aan wie de brief gaat. In het register staat alleen de soort ontvanger.")


@transaction.atomic
def name_recipient(*, row: Telling, name: str, address: str, by: Actor) -> Telling:
    """Record who it is that got the data, where the register names a kind only (AVG art. 19). Raises Refused."""
    row = Telling.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
    if row.outcome:
        raise Refused(_("Dit is al vastgelegd."))
    row.to_name, row.to_address = name.strip(), address.strip()
    row.save(update_fields=("to_name", "to_address"))
    journal.record(Verb.RECIPIENT_NAMED, row.case, by=by)
    return row


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
    """Record that a recipient was told, never got it, or cannot be told; `on` is today. Raises Refused.

    What was to be told is then no longer kept here.
    """
    row = Telling.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
    if why := why_not_settle(row, said, on):
        raise Refused(why)
    is_told = said.outcome == Telling.Outcome.TOLD
    row.outcome, row.settled_at, row.settled_by = said.outcome, timezone.now(), by
    row.told_on, row.how = (said.told_on, said.how) if is_told else (None, "")
    row.reason = "" if is_told else said.reason.strip()
    row.about, row.changes = "", []  # needed for the letter alone
    row.save(update_fields=("outcome", "settled_at", "settled_by", "told_on", "how", "reason", "about", "changes"))
    journal.record(Verb.RECIPIENT_SETTLED, row.case, by=by, details={"outcome": said.outcome})
    return row


def listed(case: Case) -> list[dict[str, Any]]:
    """Every recipient of a case and how it ended, for the evidence file."""
    return [
        {
            "ontvanger": row.recipient,
            "wie": row.to_name or None,
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

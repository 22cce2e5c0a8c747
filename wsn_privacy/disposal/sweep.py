"""The daily sweep: everything that is done to rows because a day has passed. It may run twice without harm."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.clock import reminders
from cases.decision.limiting import actions as limiting
from cases.flow.steps import locked
from cases.models import Case, Mail, StatusLink
from cases.search import actions as search
from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.locks import alone
from dossiers.models import DossierUserObjectPermission
from dossiers.refusal import Refused
from wsn_privacy.disposal.run import counts_of, destroy_due, foresee, keep_counts
from wsn_privacy.models import JobRun
from wsn_privacy.operations import clock
from wsn_privacy.operations.database_owner import as_owner
from wsn_privacy.verbs import Verb

OLD_LINK = dt.timedelta(days=1)
BATCH = 500


def sweep_once(now: dt.datetime) -> dict[str, Any] | None:
    """Sweep, unless this day has been swept or is being swept. A sweep that broke off is done again.

    Returns the counts of `sweep`, or None.

    Raises Refused when the clock cannot be right.
    """
    return _sweep_as(timezone.localtime(now).date().isoformat(), now, again=False)


def sweep_now(now: dt.datetime) -> dict[str, Any] | None:
    """Sweep by hand, also on a day that has been swept. Returns None while another sweep runs. Raises Refused."""
    return _sweep_as(timezone.localtime(now).strftime("%Y-%m-%d %H:%M:%S"), now, again=True)


def _sweep_as(period: str, now: dt.datetime, *, again: bool) -> dict[str, Any] | None:
    """Sweep as the job of `period`; its row shows how far it is. Raises Refused."""
    # The account first: changing it gives the lock back.
    with as_owner(), alone(f"wsn_privacy.{clock.SWEEP}") as is_alone:
        if not is_alone:
            return None
        if why := clock.why_not_sweep(now):
            raise Refused(why)
        broke_off = _broke_off()
        run, _new = JobRun.objects.get_or_create(job=clock.SWEEP, period=period, defaults={"started_at": now})
        if run.finished_at and not again:
            return None
        counts = sweep(now, dry_run=False, job=run, broke_off=broke_off)
        kept = {"due_dates_mended": counts["due_dates_mended"], "items_failed": counts["items_failed"]}
        keep_counts(run, counts_of(counts) | kept)
        JobRun.objects.filter(pk=run.pk).update(finished_at=timezone.now())
        return counts


def _broke_off() -> bool:
    """Whether the last sweep did not end."""
    last = JobRun.objects.filter(job=clock.SWEEP).order_by("-started_at", "-pk").first()
    return last is not None and last.finished_at is None


@journal.one_act()
@wall.as_job()
def sweep(now: dt.datetime, *, dry_run: bool, job: JobRun | None = None, broke_off: bool = False) -> dict[str, Any]:
    """Do what is due at `now`, or with `dry_run` only count it. Returns counts, and references of what was destroyed.

    `job` shows how far it is. `broke_off` says that the sweep before this one did not end.
    """
    today = timezone.localtime(now).date()
    counts: dict[str, Any] = {
        "now": timezone.localtime(now).isoformat(timespec="seconds"),
        "dry_run": dry_run,
        "cases_open": Case.objects.open().count(),
        "cases_late": Case.objects.late(today).count(),
        "due_dates_mended": _repair_due_dates(dry_run),
        "reviews_due": limiting.due(today).count(),
        "mails_waiting": Mail.objects.filter(sent_at__isnull=True).count(),
        "due_reminders": len(reminders.due_for_reminder(today)) if dry_run else reminders.remind_due(today),
        "late_told": len(reminders.late_untold(today)) if dry_run else reminders.tell_late(today),
        "digests": len(reminders.digests_due(now)) if dry_run else reminders.send_digests(now),
        "search_reminders": search.count_due(today) if dry_run else search.remind_due(today),
        "grants_ended": _delete_expired(DossierUserObjectPermission.objects.filter(until__lte=now), dry_run),
        "links_ended": _delete_expired(_old_links(now), dry_run),
        "sessions_ended": _delete_expired(Session.objects.filter(expire_date__lt=now), dry_run),
    }
    return counts | (foresee(today) if dry_run else destroy_due(today, job, broke_off=broke_off))


def _repair_due_dates(dry_run: bool) -> list[str]:
    """Compare the stored due date of every open case with the one its events give. Returns the cases that differed."""
    repaired = []
    cases = Case.objects.open().select_related("regulation").prefetch_related("events").order_by("pk")
    for case in cases.iterator(chunk_size=BATCH):
        if case.due_on == case.clock.due.on:
            continue
        repaired.append(case.reference)
        if not dry_run:
            _repair(case)
    return repaired


@transaction.atomic
def _repair(case: Case) -> None:
    """Give a case the due date of its events as they are now: they may have changed since it was read."""
    case = locked(case)
    case.due_on = case.clock.due.on
    case.save(update_fields=("due_on",))
    journal.record(Verb.TERM_REPAIRED, case, by=None)


def _old_links(now: dt.datetime) -> Any:
    """Links to the status of a case that expired, and whose message is not waiting to be sent."""
    waiting = Mail.objects.filter(sent_at__isnull=True, link__isnull=False).values("link_id")
    return StatusLink.objects.filter(Q(until__lt=now - OLD_LINK)).exclude(pk__in=waiting)


def _delete_expired(rows: Any, dry_run: bool) -> int:
    """Delete `rows`, or with `dry_run` count them. Returns how many."""
    if dry_run:
        return int(rows.count())
    _total, by_model = rows.delete()
    return int(by_model.get(rows.model._meta.label, 0))

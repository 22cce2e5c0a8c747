"""Reminding of due dates: at five and at one working day, at three days and on the day itself, and once a week of all.

Once the date has passed, the person who asked is told that.

All of it is found in the rows. A run that is late, or the second of two, does what is left and nothing twice.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.clock.waits import waits_for_requester
from cases.flow import rules as flow_rules
from cases.flow.outbox import enqueue
from cases.models import Case, Digest, DueReminder, Mail
from cases.verbs import Verb
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.scope import has_function
from law.calendar import minus_working_days, plus_working_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from dossiers.actors import Actor

Moment = DueReminder.Moment
EARLY, LATE, ALERT = 5, 1, 3  # working days, working days, days
MONDAY, DIGEST_AT = 0, dt.time(7, 30)


def moment_of(due_on: dt.date, today: dt.date) -> str:
    """Which reminder it is time for, if any; of those that were missed the last counts. None after the date."""
    if today > due_on:
        return ""
    if today == due_on:
        return Moment.THE_DAY
    if today >= minus_working_days(due_on, LATE):
        return Moment.ONE_DAY
    if (due_on - today).days <= ALERT:
        return Moment.THREE_DAYS
    return Moment.FIVE_DAYS if today >= minus_working_days(due_on, EARLY) else ""


def due_for_reminder(today: dt.date) -> list[UUID]:
    """The keys of the open cases whose reminder of today did not go out, most urgent first."""
    # A weekend or holiday can stand between today and a date that is five working days off, hence one day beyond.
    near = Case.objects.open().filter(due_on__range=(today, plus_working_days(today, EARLY + 1)))
    done = set(DueReminder.objects.filter(case__in=near).values_list("case", "due_on", "moment"))
    waiting = near.order_by("due_on", "id").values_list("pk", "due_on")
    moments = [(pk, due_on, moment_of(due_on, today)) for pk, due_on in waiting]
    return [pk for pk, due_on, moment in moments if moment and (pk, due_on, moment) not in done]


def remind_due(today: dt.date) -> int:
    """Remind of every case that is near its date, each moment once. Returns how many were reminded of."""
    return sum(_remind_one(pk, today) for pk in due_for_reminder(today))


@journal.one_act()
@transaction.atomic
def _remind_one(pk: UUID, today: dt.date) -> int:
    """Remind of one case if it is time and nobody did, unless somebody else has it just now."""
    case = Case.objects.open().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    moment = moment_of(case.due_on, today) if case else ""
    if case is None or not moment:
        return 0
    _reminder, is_new = DueReminder.objects.get_or_create(case=case, due_on=case.due_on, moment=moment)
    if not is_new:
        return 0
    send_reminder(case, told_of(case))
    return 1


def late_untold(today: dt.date) -> list[UUID]:
    """The keys of the open cases that are late and whose person was not told, first due first.

    Who gave no e-mail address gets the letter of apology; who must do something first knows that we wait.
    """
    with_mail = Q(requester__email__gt="") | Q(representation__email__gt="")
    told = DueReminder.objects.filter(case=OuterRef("pk"), due_on=OuterRef("due_on"), moment=Moment.LATE)
    late = Case.objects.open().late(today).filter(with_mail, ~Exists(told)).exclude(waits_for_requester())
    return list(late.order_by("due_on", "id").values_list("pk", flat=True))


def tell_late(today: dt.date) -> int:
    """Tell each person whose answer is late that it is, once per date (regulation: a term missed is told).

    Returns how many.
    """
    return sum(_tell_one_late(pk, today) for pk in late_untold(today))


@journal.one_act()
@transaction.atomic
def _tell_one_late(pk: UUID, today: dt.date) -> int:
    """Tell one person, unless it was done, the answer is not late any more, or somebody else has the case just now."""
    case = Case.objects.open().late(today).select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if case is None:
        return 0
    _reminder, is_new = DueReminder.objects.get_or_create(case=case, due_on=case.due_on, moment=Moment.LATE)
    if not is_new:
        return 0
    enqueue(Mail.objects.create(kind=Mail.Kind.LATE, case=case))
    journal.record(Verb.OVERDUE_REPORTED, case, by=None)
    return 1


def send_reminder(case: Case, to: Iterable[Actor], by: Actor | None = None) -> None:
    """The mails of one reminder, with a line."""
    for user in to:
        enqueue(Mail.objects.create(kind=Mail.Kind.DUE, case=case, to=user))
    journal.record(Verb.TERM_REMINDED, case, by=by)


def officers() -> Sequence[Actor]:
    """Who handles requests."""
    working = get_user_model().objects.filter(is_active=True, groups__name=Function.PRIVACY_OFFICER)
    return [user for user in working.order_by("pk") if flow_rules.may_work(user)]


def told_of(case: Case) -> Sequence[Actor]:
    """Who is reminded of a case: who handles it, and when nobody does (any more) everybody who could."""
    return [case.owner] if case.owner and flow_rules.may_work(case.owner) else officers()


def week_of(now: dt.datetime) -> str:
    """The week whose overview is due: from Monday morning until that day ends. Otherwise an empty string."""
    local = timezone.localtime(now)
    is_due = local.weekday() == MONDAY and local.time() >= DIGEST_AT
    return f"{local:%G-W%V}" if is_due else ""


def readers() -> Sequence[Actor]:
    """Who gets the overview of the week: who handles requests, and the FG."""
    watching = get_user_model().objects.filter(is_active=True, groups__name=Function.FG)
    handling = officers()
    others = [user for user in watching.order_by("pk") if has_function(user, Function.FG) and user not in handling]
    return [*handling, *others]


def digests_due(now: dt.datetime) -> list[Actor]:
    """Who did not get the overview of this week yet, if it is time for it."""
    week = week_of(now)
    if not week:
        return []
    done = set(Digest.objects.filter(week=week).values_list("user", flat=True))
    return [user for user in readers() if user.pk not in done]


def send_digests(now: dt.datetime) -> int:
    """Send everybody who handles requests or watches over them the overview of the week, once. Returns how many."""
    return sum(_send_one(user, week_of(now)) for user in digests_due(now))


@journal.one_act()
@transaction.atomic
def _send_one(user: Actor, week: str) -> int:
    _digest, is_new = Digest.objects.get_or_create(user=user, week=week)
    if is_new:
        enqueue(Mail.objects.create(kind=Mail.Kind.DIGEST, to=user))
    return int(is_new)

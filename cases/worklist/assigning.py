"""Giving a request to a colleague, reminding of it, and doing either to several at once. Deciding is never done so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.clock import reminders
from cases.flow import rules as flow_rules
from cases.flow.steps import locked
from cases.models import Case, DueReminder, SearchTask
from cases.search import actions as search
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection

    from dossiers.actors import Actor

MOST = 100  # requests at once


def why_not_assign(case: Case, to: Actor | None) -> str:
    """Why this request cannot go to `to`."""
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    if to is None or not to.is_active or not flow_rules.may_work(to):
        return _("Kies iemand die verzoeken behandelt.")
    if case.owner_id == to.pk:
        return _("%(name)s behandelt dit verzoek al.") % {"name": to.name or to.email}
    return ""


@transaction.atomic
def assign(*, case: Case, to: Actor, by: Actor) -> Case:
    """Give a request to who will handle it. Raises Refused."""
    case = locked(case)
    if why := why_not_assign(case, to):
        raise Refused(why)
    case.owner = to
    case.save(update_fields=("owner",))
    journal.record(Verb.ASSIGNED, case, by=by)
    return case


def why_not_remind(case: Case, today: dt.date) -> str:
    """Why nobody is reminded of this request now: once a day is enough."""
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    moments = case.due_reminders.filter(moment=DueReminder.Moment.BY_HAND).values_list("at", flat=True)
    if any(timezone.localtime(at).date() == today for at in moments):
        return _("Hieraan is vandaag al herinnerd.")
    return ""


@transaction.atomic
def remind(*, case: Case, by: Actor, on: dt.date) -> None:
    """Remind who handles a request, and each colleague who still searches for it. Raises Refused."""
    case = locked(case)
    if why := why_not_remind(case, on):
        raise Refused(why)
    DueReminder.objects.create(case=case, due_on=case.due_on, moment=DueReminder.Moment.BY_HAND, by=by)
    reminders.send_reminder(case, reminders.told_of(case), by=by)
    for task in SearchTask.objects.open().filter(case=case).select_related("case").order_by("pk"):
        _remind_colleague(task, by, on)


def _remind_colleague(task: SearchTask, by: Actor, on: dt.date) -> None:
    """Remind one colleague, unless that was done by hand today."""
    try:
        search.remind(task=task, by=by, on=on)
    except Refused:
        return


@dataclass
class Done:
    """What became of an act on several requests: how many it was done to, and why not to the others."""

    count: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def to_each(cases: Collection[Case], act: Callable[[Case], Any]) -> Done:
    """Do `act` to each request, in a transaction of its own. Raises Refused for none or too many."""
    if not cases:
        raise Refused(_("Kies een of meer verzoeken."))
    if len(cases) > MOST:
        raise Refused(_("Kies niet meer dan %(most)s verzoeken tegelijk.") % {"most": MOST})
    done = Done()
    for case in cases:
        try:
            act(case)
            done.count += 1
        except Refused as refusal:
            done.refused.append((case.reference, refusal.why))
    return done

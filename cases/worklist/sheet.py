"""A request on one sheet of A4, for a meeting: number, dates with their reasons, what happened and what is open.

It holds the initials of who asked and no name: paper lies about.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cases.clock import page_data as clock_page_data
from cases.letters import sender
from cases.models import Case, SearchTask
from cases.verbs import Verb
from cases.workflow import Status
from cases.worklist import rows
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.press import press
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dossiers.actors import Actor

MOST = 100  # sheets in one file
MOST_LINES = 8  # of one list on a sheet: more would not fit


def sheets(*, cases: Sequence[Case], by: Actor, on: dt.date) -> bytes:
    """One PDF with a sheet for each request. Each printing leaves a line per request. Raises Refused for none."""
    if not cases:
        raise Refused(_("Kies een of meer verzoeken."))
    if len(cases) > MOST:
        raise Refused(_("Kies niet meer dan %(most)s verzoeken tegelijk.") % {"most": MOST})
    parts = ("regulation", "requester", "owner")
    found = Case.objects.filter(pk__in=[case.pk for case in cases]).select_related(*parts).prefetch_related("events")
    ordered = list(found.order_by("due_on", "id"))
    searches = SearchTask.objects.open().filter(case__in=ordered)
    content = {
        "sender": asdict(sender.sender()),
        "reference": dutch(on),
        "on": dutch(on),
        "by": by.name or by.email,
        "cases": [_sheet(case, [task for task in searches if task.case_id == case.pk], on) for case in ordered],
    }
    for case in ordered:
        journal.record(Verb.CASE_PRINTED, case, by=by)
    return press("case.typ", on, content)


def _sheet(case: Case, searches: list[SearchTask], on: dt.date) -> dict[str, Any]:
    """What one sheet says."""
    row = rows.row_of(case, on)
    facts = [
        (_("Soort"), row.what),
        (_("Stand"), row.standing),
        (_("Aanvrager"), row.initials),
        (_("Ontvangen"), f"{dutch(case.received_on)}, {Case.Channel(case.channel).label}"),
        (_("Behandelaar"), case.owner.name or case.owner.email if case.owner else _("nog niemand")),
        (_("Volgende stap"), str(row.next_label) if case.is_open else ""),
    ]
    dates = [(label, dutch(day)) for label, day in clock_page_data.dates_of(case.clock) if day]
    happened = [(dutch(event.on), str(event.label)) for event in clock_page_data.events(case)]
    waits = [
        _("%(system)s: uiterlijk %(day)s") % {"system": task.system, "day": dutch(task.due_on)} for task in searches
    ]
    if case.status == Status.WAITING:
        waits.insert(0, _("De aanvrager: laten zien wie het is"))
    return {
        "reference": case.reference,
        "facts": [(name, value) for name, value in facts if value],
        "dates": dates,
        "happened": happened[-MOST_LINES:],
        "waits": _shortened(waits),
    }


def _shortened(lines: list[str]) -> list[str]:
    """At most so many lines, the last of which says how many there are beside."""
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], _("en nog %(n)s") % {"n": len(lines) - MOST_LINES + 1}]

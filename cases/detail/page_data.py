"""The stages of a request with their notes, and who viewed it, for the page of the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Value
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.flow import complaint_rules
from cases.flow.rights import right_of
from cases.models import Case
from cases.workflow import Status
from cases.worklist.rows import NEVER_ANSWERED, next_page
from dossiers.chain import keyed_hash
from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.verbs import Common
from law.clock import EventKind

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class Stage:
    """One of the five stages as the list of steps shows it: state done, now or todo."""

    label: str
    state: str
    note: str
    url: str = ""
    action: str = ""


def stages(case: Case, *, may_work: bool, undecided: int = 0, found: int | None = 0) -> list[Stage]:
    """The five stages of a case with their state, a sentence, and for who handles requests the way to the next step.
    `found` is None for who may not know of it."""
    reached = _reached(case.status)
    notes = (
        _on(case.received_on) + ", " + str(case.get_channel_display()),
        _identity_note(case),
        _findings_note(case, found, undecided),
        _decision_note(case),
        _sent_note(case),
    )
    labels = (_("Ontvangen"), _("Identiteit"), _("Stukken"), _("Besluit"), _("Verzonden"))
    page, action = next_page(case) if case.is_open else ("", "")
    if case.status == Status.IDENTIFIED and not right_of(case).needs_findings:
        reached = 3
    is_judged = complaint_rules.complaint_of(case) is not None and not complaint_rules.why_not_answer(case)
    if (case.status == Status.GATHERED and not undecided) or (case.status == Status.IDENTIFIED and is_judged):
        page, action, reached = "cases:decision", _("Besluit nemen"), 3
    answer = []
    for place, (label, note) in enumerate(zip(labels, notes, strict=True)):
        state = "done" if place < reached else "now" if place == reached and case.is_open else "todo"
        here = state == "now" and may_work and bool(page)
        url = reverse(page, args=[case.reference]) if here else ""
        answer.append(Stage(label, state, note, url, str(action) if here else ""))
    return answer


def _reached(status: str) -> int:
    """How many stages are behind a case."""
    order = {Status.RECEIVED: 1, Status.WAITING: 1, Status.IDENTIFIED: 2, Status.GATHERED: 2, Status.DECIDED: 4}
    return {**order, Status.SENT: 5, Status.WITHDRAWN: 1, Status.MERGED: 2}[Status(status)]


def _on(on: dt.date) -> str:
    return date_format(on, "j F Y")


def _day_of(case: Case, kind: EventKind) -> str:
    """The day on which that last happened, as the clock knows it."""
    return _on(max(event.on for event in case.events.all() if event.kind == kind))


def _identity_note(case: Case) -> str:
    if case.status == Status.WAITING:
        return _("Gevraagd; wij wachten op de aanvrager")
    if identification := getattr(case, "identification", None):
        return f"{identification.get_method_display()}, {_day_of(case, EventKind.IDENTITY_GIVEN)}"
    return "" if case.status == Status.WITHDRAWN else _("Nog niet gecontroleerd")


def _findings_note(case: Case, found: int | None, undecided: int) -> str:
    if case.status in (Status.RECEIVED, Status.WAITING):
        return _("Kan nog niet: eerst identiteit")
    if not found and not right_of(case).needs_findings:
        return _("Niet nodig bij dit verzoek")
    if case.status == Status.IDENTIFIED:
        return _("Nog niet verzameld")
    if not found:
        is_told = found is not None and case.status not in NEVER_ANSWERED and not _is_by_letter(case)
        return _("Niets gevonden") if is_told else ""
    text = ngettext("%(n)s stuk gevonden", "%(n)s stukken gevonden", found) % {"n": found}
    return text + (", " + _("nog %(n)s te beoordelen") % {"n": undecided} if undecided else "")


def _decision_note(case: Case) -> str:
    answer = getattr(case, "answer", None)
    if answer and case.status in (Status.DECIDED, Status.SENT):
        return f"{answer.get_outcome_display()}, {_day_of(case, EventKind.DECIDED)}".capitalize()
    is_silent = case.status in (Status.GATHERED, *NEVER_ANSWERED) or _is_by_letter(case)
    return "" if is_silent else _("Kan nog niet: eerst de stukken")


def _sent_note(case: Case) -> str:
    if case.status == Status.WITHDRAWN:
        return _("Ingetrokken door de aanvrager")
    if case.status == Status.MERGED:
        return _("Gaat verder bij het eerdere verzoek")
    if delivery := getattr(case, "delivery", None):
        return f"{_day_of(case, EventKind.SENT)}, {delivery.get_channel_display()}"
    return _("Een brief aan de nabestaanden") if _is_by_letter(case) else ""


def _is_by_letter(case: Case) -> bool:
    """Whether it was closed with a letter, without a decision: what heirs ask is no right under the AVG."""
    return case.status == Status.SENT and getattr(case, "delivery", None) is None


def lookers(case: Case) -> list[dict[str, Any]]:
    """Who looked at this case, by function: how many times, and how often somebody was turned away."""
    lines = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Case), object_pk=str(case.pk))
    looks = lines.filter(verb=Common.LOOKED).annotate(seen_by=F("actor__groups__name"))
    denied = LogEntry.objects.filter(object_pk=keyed_hash(case.reference), verb=Common.DENIED).annotate(
        seen_by=Value("")
    )
    counts = [rows.order_by().values_list("seen_by").annotate(Count("pk")) for rows in (looks, denied)]
    named = {**dict(Function.choices), "": _("geweigerd")}
    found = counts[0].union(counts[1], all=True)
    return [{"label": named.get(name, _("zonder functie")), "count": count} for name, count in found if count]

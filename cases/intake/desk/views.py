"""Taking a request in on behalf of somebody who came by, called or wrote: one screen, under a minute (S4)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases.flow import rules as flow_rules
from cases.flow.topics import Topic
from cases.identity import actions as identity
from cases.identity import candidates
from cases.intake.actions import Asked, receive
from cases.intake.desk.forms import IntakeForm
from cases.models import Case, Identification, Requester
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.models import Person
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from dossiers.actors import Actor, StaffRequest


@form_view
def intake(request: StaffRequest) -> HttpResponse:
    """The form, and taking the request in."""
    _may_take_in(request)
    if request.method != "POST":
        return render(request, "cases/intake/desk/intake.html", {"form": IntakeForm()})
    form = IntakeForm(request.POST, people=_people(request))
    if form.is_valid() and not _is_known(form, request.user):
        with refusing(form, "received_on"):
            return _take_in(request, form.cleaned_data)
    return form_page(request, "cases/intake/desk/intake.html", {"form": form})


@require_POST
def search(request: StaffRequest) -> HttpResponse:
    """Look the name up in the client list, keeping what was typed."""
    _may_take_in(request)
    found = _people(request)
    form = IntakeForm(initial=_kept(request), people=found)
    if not found:
        messages.info(request, _("Geen klant gevonden. Zoek op een deel van de naam, of ga zonder klant verder."))
    return render(request, "cases/intake/desk/intake.html", {"form": form})


def _may_take_in(request: StaffRequest) -> None:
    if not flow_rules.may_take_in(request.user):
        raise PermissionDenied


def _people(request: StaffRequest) -> list[tuple[str, str]]:
    """The people in the client list whom the typed name may be; each look in it leaves a line.

    There is no request yet that the line could be about, so it is about the user.
    """
    typed = IntakeForm(request.POST)
    typed.is_valid()
    asked = typed.cleaned_data
    user = request.user
    journal.record(Common.SEARCHED, user, by=user)
    return candidates.choices(candidates.candidates(user, asked.get("name", ""), asked.get("born_on")), user)


def _kept(request: HttpRequest) -> dict[str, Any]:
    """All that was typed so far, right or wrong, to stay on the form."""
    typed = IntakeForm(request.POST)
    return {field.name: field.value() for field in typed}


def _is_known(form: IntakeForm, user: Actor) -> bool:
    """Whether this person has an open request that `user` may know of, and nobody said that this is another.

    Says so on the form.
    """
    asked = form.cleaned_data
    if not asked.get("subject") or asked.get("again"):
        return False
    known = Case.objects.visible_to(user).open().filter(subject=asked["subject"])
    running = known.exclude(submission=asked["submission"]).first()
    if running is None:
        return False
    form.add_error(
        "again",
        _("Deze persoon heeft al een open verzoek (%(number)s). Is dit iets anders? Zet dan het vinkje.")
        % {"number": running.reference},
    )
    return True


def _take_in(request: StaffRequest, asked: dict[str, Any]) -> HttpResponse:
    """Register the request, and the identity when it was seen at the desk."""
    received_at = _moment(asked["received_on"])
    subject = Person.objects.get(pk=asked["subject"]) if asked.get("subject") else None
    case = receive(
        asked=_asked(asked, subject),
        channel=asked["channel"],
        received_at=received_at,
        submission=asked["submission"],
        by=request.user,
    )
    if subject and asked.get("seen") and not flow_rules.why_not_identify(case, subject):
        _identify(request, case, subject)
    days = (timezone.localdate() - case.received_on).days
    if days:
        messages.warning(request, _late_note(days))
    messages.success(request, _("Het verzoek is vastgelegd. Geef het ontvangstbriefje mee."))
    return redirect("cases:detail", case.reference)


def _identify(request: StaffRequest, case: Case, subject: Person) -> None:
    """Record that the document was shown, or say that the officer has to look first. The request stands either way."""
    method, today = Identification.Method.SHOWN, timezone.localdate()
    try:
        identity.identify(case=case, subject=subject, method=method, by=request.user, on=today)
    except Refused:  # why may tell more of the person than this function sees
        messages.warning(request, _("Wie dit vraagt, is nog niet vastgelegd. De privacy officer kijkt eerst iets na."))


def _asked(typed: dict[str, Any], subject: Person | None) -> Asked:
    """What was typed, as a request."""
    contact = Requester.ContactBy
    by = contact.EMAIL if typed["email"] else contact.PHONE if typed["phone"] else contact.POST
    first, *also = typed["kind"]
    same = ("name", "question", "born_on", "address", "email", "phone")
    words = {name: typed[name] for name in same}
    topics = (Topic.ALL.value, Topic.CAMERA.value) if typed["footage"] else ()
    return Asked(**words, kind=first, also=tuple(also), topics=topics, contact_by=by, subject=subject)


def _moment(on: dt.date) -> dt.datetime:
    """The moment that stands for a day: now for today, noon for another."""
    if on == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(dt.datetime.combine(on, dt.time(12)))


def _late_note(days: int) -> str:
    return ngettext(
        "U legt dit %(n)s dag later vast. De klok begint op de dag van ontvangst.",
        "U legt dit %(n)s dagen later vast. De klok begint op de dag van ontvangst.",
        days,
    ) % {"n": days}

"""Requests by the thousand, for measuring: rows as they would be, none of them worked on."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from cases.models import Answer, Case, CaseNumber, ClockEvent, Identification, Requester
from cases.workflow import Status
from consent.models import Regulation
from demo.copying import copy, witness
from dossiers.functions import Function
from dossiers.models import Person
from law.clock import Event, EventKind, RegulationTerms, Right, read_clock

if TYPE_CHECKING:
    from wsn_privacy.models import User

BATCH = 2_000
SPAN = 365  # days over which the requests came in
# The events behind each status.
PATHS = {
    Status.RECEIVED: (),
    Status.WAITING: (EventKind.IDENTITY_ASKED,),
    Status.IDENTIFIED: (EventKind.IDENTITY_GIVEN,),
    Status.GATHERED: (EventKind.IDENTITY_GIVEN,),
    Status.DECIDED: (EventKind.IDENTITY_GIVEN, EventKind.DECIDED),
    Status.WITHDRAWN: (EventKind.WITHDRAWN,),
}
SHARES = (8, 5, 10, 10, 5, 62)
NOTHING_FOUND = "Wij hebben in onze systemen niets over u gevonden."


@transaction.atomic
def make_cases(how_many: int) -> int:
    """Write this many requests beside the ones there are, in every status but sent. Returns how many.

    They ask about the people who are there, are numbered after the last request of this year, and are alike at every
    making. Nobody handled them, so none of them has findings, letters or messages. Raises ValueError when there is no
    privacy officer.
    """
    officer = get_user_model().objects.filter(groups__name=Function.PRIVACY_OFFICER).order_by("email").first()
    if officer is None:
        raise ValueError("requests need a privacy officer; load the demo first")
    maker = Maker(officer, timezone.localdate())
    first = _reserve(maker.today.year, how_many)
    people = cycle(list(Person.objects.order_by("reference")[:BATCH]))
    for start in range(0, how_many, BATCH):
        chunk = list(islice(people, min(BATCH, how_many - start)))
        maker.write([maker.draw_case(first + start + n, person) for n, person in enumerate(chunk)])
    return how_many


def _reserve(year: int, how_many: int) -> int:
    """Take this many numbers of the year; returns the first."""
    CaseNumber.objects.get_or_create(year=year)
    series = CaseNumber.objects.select_for_update().get(year=year)
    first = series.last + 1
    series.last += how_many
    series.save(update_fields=("last",))
    return first


class Maker:
    """Draws requests with the rows that belong to them."""

    def __init__(self, officer: User, today: dt.date) -> None:
        """All of them are handled by `officer`."""
        self.officer, self.today = officer, today
        self.regulation = Regulation.objects.in_force(today)
        self.events: list[ClockEvent] = []
        self.requesters: list[Requester] = []

    def draw_case(self, number: int, person: Person) -> Case:
        """One request; what belongs to it waits for `write`."""
        draw = Random(number)  # noqa: S311, made-up requests, not secrets
        status = draw.choices(tuple(PATHS), SHARES)[0]
        right = draw.choice((Right.ACCESS, Right.ACCESS, Right.CORRECTION, Right.ERASURE))
        days_ago = draw.randrange(SPAN) if status is Status.WITHDRAWN else draw.randrange(45)
        received_on = self.today - dt.timedelta(days_ago)
        case = Case(
            reference=f"{settings.ASSOCIATION_CODE}-{self.today.year}-{number:04d}",
            kind=right.value,
            status=status,
            channel=draw.choice(Case.Channel.values),
            question="Welke gegevens hebt u van mij?",
            received_at=timezone.make_aware(dt.datetime.combine(received_on, dt.time())),
            registered_by=self.officer,
            regulation=self.regulation,
            subject=person if EventKind.IDENTITY_GIVEN in PATHS[status] else None,
            owner=self.officer if PATHS[status] else None,
            due_on=due_on(right, received_on, self.regulation.terms),
        )
        self.requesters.append(_requester(case, person))
        self._note(case, received_on)
        return case

    def _note(self, case: Case, received_on: dt.date) -> None:
        """The events of a request, two days apart and none after today."""
        for step, kind in enumerate((EventKind.RECEIVED, *PATHS[Status(case.status)])):
            on = min(received_on + dt.timedelta(2 * step), self.today)
            self.events.append(ClockEvent(case=case, kind=kind, on=on, by=self.officer))

    def write(self, cases: list[Case]) -> None:
        """Write these requests with all that belongs to them, and a line for each."""
        copy(cases)
        copy(self.requesters)
        copy(self.events)
        known = [case for case in cases if case.subject]
        copy([Identification(case=case, method=Identification.Method.SHOWN, by=self.officer) for case in known])
        decided = [case for case in cases if case.status == Status.DECIDED]
        copy(
            [
                Answer(case=case, outcome=Answer.Outcome.NOTHING, reasons=NOTHING_FOUND, by=self.officer)
                for case in decided
            ]
        )
        witness(cases)
        self.events, self.requesters = [], []


@cache
def due_on(right: Right, received_on: dt.date, terms: RegulationTerms) -> dt.date:
    """The date on which a request received on this day is due."""
    return read_clock(right, [Event(EventKind.RECEIVED, received_on)], terms).due.on


def _requester(case: Case, person: Person) -> Requester:
    """What this person wrote about themselves."""
    return Requester(
        case=case,
        name=person.name,
        born_on=person.born_on,
        address=person.address,
        relation=Requester.Relation.TENANT,
        contact_by=Requester.ContactBy.POST,
        phone=person.phone,
    )

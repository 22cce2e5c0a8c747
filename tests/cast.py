"""The cast: what the people of `cast_people` ask, as far as a test needs it, and what there is to be seen of it."""

import datetime as dt
import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.findings.bulk import actions as bulk
from cases.findings.bulk import rules as bulk_rules
from cases.flow import steps as flow_steps
from cases.flow.rights import Gathers, right_of
from cases.identity import actions as identity
from cases.intake.actions import Asked, receive
from cases.merge import actions as merge
from cases.models import Case, Decision, Delivery, Signature
from cases.workflow import Status
from dossiers.access import wall
from dossiers.functions import Function
from dossiers.models import Person
from tests.cast_people import PASSWORD as PASSWORD
from tests.cast_people import TENANT_EMAIL, make_dossier, make_record, make_user
from tests.cast_people import make_person as make_person


@pytest.fixture(autouse=True)
def _outside_requests(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test does itself, it does as a job: it sees all rows. A request sees what its user may see."""
    if "_django_db_helper" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("_django_db_helper")
    with wall.as_job():
        yield


@pytest.fixture(autouse=True)
def _what_migrations_wrote(db: None) -> None:
    """Functions, register and regulation are there for every test."""


# Requests

NO_SEARCH = {"no_search_because": "Alles staat in onze dossiers."}  # asked where no search plan was made
ALIKE = "getrouwd; de trouwakte gezien"  # why a request under another name than that on file is of the same person


def make_case(*, by: Any = None, received_at: dt.datetime | None = None, channel: str = "", **asked: Any) -> Case:
    """A request just received: for access, from the tenant, through the public form unless `by` took it in."""
    words = {"kind": Case.Kind.ACCESS, "name": "Amina Yıldırım", "email": TENANT_EMAIL, "contact_by": "email", **asked}
    return receive(
        asked=Asked(**words),
        channel=channel or (Case.Channel.DESK if by else Case.Channel.FORM),
        received_at=received_at or timezone.now(),
        submission=uuid.uuid4(),
        by=by,
    )


def days_ago(days: int) -> dt.datetime:
    """Noon in the Netherlands, so many calendar days back; before noon today is now."""
    noon = timezone.make_aware(dt.datetime.combine(timezone.localdate() - dt.timedelta(days), dt.time(12)))
    return min(noon, timezone.now())


def judge_all(case: Case, *, by: Any, outcome: str = Decision.Outcome.GRANTED, **words: Any) -> None:
    """Decide on every finding in the same way."""
    for finding in case.findings.undecided():
        findings.judge(finding=finding, revision=0, outcome=outcome, by=by, **words)


def give_rest(case: Case, *, by: Any) -> int:
    """Give whole all that stands on the list of what can be given at once."""
    return bulk.give(case=case, marks=[line.mark for line in bulk_rules.to_give(case).lines], by=by)


def case_in(status: str, *, by: Any = None, subject: Person | None = None, **asked: Any) -> Case:
    """A request that went, by the ordinary steps, as far as `status`; `by` is the officer who took them.

    Without a `subject` a person with a dossier and two records is made. For a case on the way from DECIDED to SENT the
    answer is fetched on the site.
    """
    by = by or make_user(Function.PRIVACY_OFFICER)
    today = timezone.localdate()
    case = make_case(**asked)
    for step in _steps_to(Status(status)):
        step(case, by, subject, today)
    return Case.objects.get(pk=case.pk)


def _steps_to(status: Status) -> Iterator[Callable[..., Any]]:
    """The steps from RECEIVED to `status`."""
    if status == Status.WITHDRAWN:
        yield lambda case, by, _subject, on: flow_steps.withdraw(case=case, by=by, on=on)
        return
    if status == Status.MERGED:
        yield _identify
        yield _merge
        return
    if status == Status.WAITING:
        yield lambda case, by, _subject, on: identity.ask_identity(case=case, by=by, on=on)
        return
    way = (Status.IDENTIFIED, Status.GATHERED, Status.DECIDED, Status.SENT)
    steps = (_identify, _gather, _decide, _send)
    yield from steps[: way.index(status) + 1 if status in way else 0]


def _identify(case: Case, by: Any, subject: Person | None, on: dt.date) -> None:
    subject = subject or person_with_records()
    identity.identify(case=case, subject=subject, method="shown", by=by, on=on, because=ALIKE)


def _merge(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    case.refresh_from_db()
    merge.merge(later=case, earlier=earlier_than(case, by), kind="same", by=by, on=on)


def earlier_than(case: Case, by: Any) -> Case:
    """An identified request of the same person for the same right, that came in at the same moment."""
    earlier = make_case(kind=case.kind, received_at=case.received_at)
    on = timezone.localdate()
    identity.identify(case=earlier, subject=case.subject, method="shown", by=by, on=on, because=ALIKE)
    return Case.objects.get(pk=earlier.pk)


def _gather(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    case = Case.objects.get(pk=case.pk)
    about_some = right_of(case).gathers is Gathers.CHOSEN
    chosen = [record.pk for record in findings.records_about(case)] if about_some else None
    findings.gather(case=case, by=by, on=on, chosen=chosen)


def _decide(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    judge_all(case, by=by)
    decision.decide(**NO_SEARCH, case=case, reasons="U krijgt alles wat wij van u hebben.", by=by, on=on)


def _send(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    sign(case, by=by)
    delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=by, on=on)


def sign(case: Case, *, by: Any) -> None:
    """Have a director sign a decision for which `by` asks that, if it needs a second signature."""
    if signing.why_unsigned(case):
        signer = make_user(Function.DIRECTOR, name="Rik Tekent")
        read_and_sign(signing.request_signature(case=case, to=signer, by=by, on=timezone.localdate()), by=signer)


def read_and_sign(row: Signature, *, by: Any) -> None:
    """Open what goes out, as `by` is asked to, and sign it."""
    signing.keep_reading(row=row, paper=signing.PAGE, by=by)
    signing.sign(row=row, by=by)


def finish(case: Case, *, by: Any, channel: str = Delivery.Channel.PORTAL) -> tuple[Delivery, str]:
    """Take a gathered case to its end with everything granted: the delivery and its code."""
    on = timezone.localdate()
    _decide(case, by, None, on)
    sign(case, by=by)
    return delivery.send(case=case, channel=channel, by=by, on=on)


def person_with_records(count: int = 2) -> Person:
    """A tenant with a dossier that holds `count` records."""
    dossier = make_dossier()
    for _number in range(count):
        make_record(dossier)
    return dossier.person


# Looking at what is there


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of our own tables, to compare before and after: a refusal changes nothing."""
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in OUR_APPS]
    return {
        model._meta.label: sorted((tuple(map(_plain, row)) for row in model.objects.values_list()), key=str)
        for model in ours
    }


OUR_APPS = ("wsn_privacy", "cases", "retention", "consent", "dossiers")


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What `acts` gave when all began at the same moment, each in a thread with a connection of its own.

    Exceptions are given back in place of a result. Only for tests with real transactions.
    """
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(10)
            with wall.as_job():
                return act()
        except Exception as fault:
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))

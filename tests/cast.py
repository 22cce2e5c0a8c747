"""The cast: the people who appear in the tests, and small builders for what they live in and ask.

A tenant, her neighbour (the third party), the staff by function, and a stranger: somebody who signs in and has no
function. Every member of staff has signed for confidentiality, unless a test says otherwise.
"""

import datetime as dt
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone
from guardian.shortcuts import assign_perm

from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import steps as flow_steps
from cases.flow.rights import (
    Gathers,
    right_of,
)
from cases.identity import actions as identity
from cases.intake.actions import (
    Asked,
    receive,
)
from cases.merge import actions as merge
from cases.models import Case, Decision, Delivery
from cases.workflow import Status
from consent.models import Regulation
from dossiers.access import wall
from dossiers.functions import Function
from dossiers.models import Complex, Dossier, LawfulBasis, Mention, Person, Record, Unit
from dossiers.models.people import key_of
from dossiers.models.places import address_key_of
from dossiers.records.evidence import kind_for
from dossiers.sections import Section
from wsn_privacy.models import Undertaking, User

PASSWORD = "Een lang wachtwoord 7"
TENANT_EMAIL = "amina@tenant.example"


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


# Staff


def make_user(*functions: str, name: str = "", complexes: Iterable[Complex] = (), signed: bool = True) -> User:
    """A member of staff with these functions, who works in these complexes and has signed for confidentiality."""
    name = name or f"Medewerker {uuid.uuid4().hex[:6]}"
    user = get_user_model().objects.create_user(f"{uuid.uuid4().hex[:12]}@staff.example", PASSWORD, name=name)
    user.groups.set(Group.objects.filter(name__in=functions))
    for place in complexes:
        assign_perm("dossiers.view_complex", user, place)
    if signed:
        Undertaking.objects.create(user=user, regulation=Regulation.objects.in_force(timezone.localdate()))
    return user


@pytest.fixture
def officer(db: None) -> User:
    """The privacy officer."""
    return make_user(Function.PRIVACY_OFFICER, name="Petra Officier")


@pytest.fixture
def second_officer(db: None) -> User:
    """The privacy officer's colleague, with the same function."""
    return make_user(Function.PRIVACY_OFFICER, name="Otto Tweede")


@pytest.fixture
def fg(db: None) -> User:
    """The functionaris gegevensbescherming: sees all, handles nothing."""
    return make_user(Function.FG, name="Fenna Gegevens")


@pytest.fixture
def consultant_a(complex_a: Complex) -> User:
    """The housing consultant for nuisance of complex A."""
    return make_user(Function.NUISANCE, name="Aron Consulent", complexes=[complex_a])


@pytest.fixture
def consultant_b(complex_b: Complex) -> User:
    """The housing consultant for nuisance of complex B."""
    return make_user(Function.NUISANCE, name="Bea Consulent", complexes=[complex_b])


@pytest.fixture
def front_desk(db: None) -> User:
    """Somebody at the front desk."""
    return make_user(Function.FRONT_DESK, name="Dirk Balie")


@pytest.fixture
def letting(db: None) -> User:
    """Somebody who lets homes."""
    return make_user(Function.LETTING, name="Vera Verhuur")


@pytest.fixture
def arrears(db: None) -> User:
    """Somebody who collects arrears."""
    return make_user(Function.ARREARS, name="Ivo Incasso")


@pytest.fixture
def maintenance(complex_a: Complex) -> User:
    """Somebody who plans repairs in complex A."""
    return make_user(Function.MAINTENANCE, name="Olga Onderhoud", complexes=[complex_a])


@pytest.fixture
def director(db: None) -> User:
    """The director."""
    return make_user(Function.DIRECTOR, name="Rik Directeur")


@pytest.fixture
def functional_management(db: None) -> User:
    """Functional management: keeps the software, sees no content."""
    return make_user(Function.FUNCTIONAL_MANAGEMENT, name="Mila Beheer")


@pytest.fixture
def stranger(db: None) -> User:
    """Somebody who signs in and has no function at all."""
    return make_user(name="Sam Vreemd")


@pytest.fixture
def signed_in() -> Callable[[Any], Client]:
    """A browser in which somebody has signed in: `signed_in(officer).get(...)`."""

    def client_of(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of


# Homes and the people in them


@pytest.fixture
def complex_a(db: None) -> Complex:
    """The complex where the tenant lives."""
    return Complex.objects.create(code="A", name="De Akker")


@pytest.fixture
def complex_b(db: None) -> Complex:
    """Another complex."""
    return Complex.objects.create(code="B", name="De Beemd")


@pytest.fixture
def tenant(db: None) -> Person:
    """The tenant who asks."""
    return make_person(given_name="Amina", family_name="Yıldırım", email=TENANT_EMAIL)


@pytest.fixture
def neighbour(db: None) -> Person:
    """The neighbour who is named in her file: the third party."""
    return make_person(given_name="Koenraad", prefix="van", family_name="Overburen", kind=Person.Kind.THIRD_PARTY)


@pytest.fixture
def dossier(tenant: Person, complex_a: Complex) -> Dossier:
    """The tenant's dossier, in complex A, still empty."""
    return make_dossier(tenant, complex_a)


def make_person(given_name: str = "Gerda", family_name: str = "Huurder", **fields: Any) -> Person:
    """Somebody about whom something is kept; a tenant unless `kind` says otherwise."""
    fields = {"kind": Person.Kind.TENANT, "prefix": "", **fields}
    key = key_of(given_name, fields["prefix"], family_name)
    return Person.objects.create(given_name=given_name, family_name=family_name, name_key=key, **fields)


def make_dossier(person: Person | None = None, place: Complex | None = None, **fields: Any) -> Dossier:
    """A dossier of `person` in a home of `place`; without a place it has no home."""
    person = person or make_person()
    if place is not None and "unit" not in fields:
        number = place.units.count() + 1
        address = {"street": "Veldweg", "number": str(number), "postcode": "0000 AA", "city": "Voorbeeldstad"}
        address["address_key"] = address_key_of(**address)
        fields["unit"] = Unit.objects.create(complex=place, code=f"{place.code}-{number:03d}", **address)
    fields = {"started_on": dt.date(2020, 3, 1), **fields}
    return Dossier.objects.create(person=person, complex=place, sort_key=person.name_key, **fields)


def make_record(
    dossier: Dossier | None = None,
    section: str = Section.TENANCY,
    *,
    mentions: Iterable[Person] = (),
    role: str = Mention.Role.REPORTER,
    **fields: Any,
) -> Record:
    """A record in a section of `dossier`, on a basis that the register allows there, naming `mentions`."""
    basis = LawfulBasis.objects.filter(activity__section=section).first() or LawfulBasis.objects.first()
    words = {
        "basis": basis,
        "title": "Gesprek aan de deur",
        "text": "Mevrouw vertelde hoe het gaat.",
        "evidence": "huurcontract, artikel 6",
        "evidence_kind": kind_for(fields.get("basis", basis)),
        "origin": "van uzelf",
        "happened_on": dt.date(2025, 5, 14),
        **fields,
    }
    record = Record.objects.create(dossier=dossier or make_dossier(), section=section, **words)
    for person in mentions:
        Mention.objects.create(record=record, person=person, role=role)
    return record


# Requests


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
    identity.identify(case=case, subject=subject or person_with_records(), method="shown", by=by, on=on)


def _merge(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    case.refresh_from_db()
    merge.merge(later=case, earlier=earlier_than(case, by), kind="same", by=by, on=on)


def earlier_than(case: Case, by: Any) -> Case:
    """An identified request of the same person for the same right, that came in at the same moment."""
    earlier = make_case(kind=case.kind, received_at=case.received_at)
    identity.identify(case=earlier, subject=case.subject, method="shown", by=by, on=timezone.localdate())
    return Case.objects.get(pk=earlier.pk)


def _gather(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    about_some = right_of(case).gathers is Gathers.CHOSEN
    chosen = [record.pk for record in findings.records_about(case)] if about_some else None
    findings.gather(case=case, by=by, on=on, chosen=chosen)


def _decide(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    judge_all(case, by=by)
    decision.decide(case=case, reasons="U krijgt alles wat wij van u hebben.", by=by, on=on)


def _send(case: Case, by: Any, _subject: Person | None, on: dt.date) -> None:
    sign(case, by=by)
    delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=by, on=on)


def sign(case: Case, *, by: Any) -> None:
    """Have a director sign a decision for which `by` asks that, if it needs a second signature."""
    if signing.why_unsigned(case):
        signer = make_user(Function.DIRECTOR, name="Rik Tekent")
        signing.sign(row=signing.ask(case=case, to=signer, by=by, on=timezone.localdate()), by=signer)


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

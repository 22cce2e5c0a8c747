"""The people of the cast: a tenant, her neighbour (the third party), the staff by function, and a stranger.

A stranger is somebody who signs in and has no function. Every member of staff has signed for confidentiality, unless a
test says otherwise.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from guardian.shortcuts import assign_perm

from consent.models import Regulation
from dossiers.functions import Function
from dossiers.models import Complex, Dossier, LawfulBasis, Mention, Person, Record, Unit
from dossiers.models.people import key_of
from dossiers.models.places import address_key_of
from dossiers.records.evidence import kind_for
from dossiers.sections import Section
from wsn_privacy.models import Undertaking, User

PASSWORD = "Een lang wachtwoord 7"
TENANT_EMAIL = "amina@tenant.example"


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

"""What somebody takes along holds what they gave about themselves, and nothing that we made or others told."""

import csv
import io
import json
import zipfile

import pytest
from django.utils import timezone

from cases.answer import client_card
from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.models import Case
from cases.workflow import Status
from dossiers.models import Person
from tests import cast


@pytest.fixture
def tenant(complex_a):
    """Somebody with everything on the card, and a home."""
    person = cast.make_person(
        given_name="Amina", family_name="Yıldırım", email=cast.TENANT_EMAIL, phone="+31612345678",
        address="Postbus 9, 1234 AB Elders", client_number="K-4471", born_on="1980-03-27",
    )  # fmt: skip
    cast.make_dossier(person, complex_a)
    return Person.objects.get(pk=person.pk)


def taken_along(person, by, **asked):
    """The two files that go with the answer, read as another organisation would."""
    case = cast.case_in(Status.GATHERED, by=by, subject=person, kind="portability", **asked)
    cast.judge_all(case, by=by)
    decision.decide(case=case, reasons="U krijgt wat u ons gaf.", by=by, on=timezone.localdate())
    sent, _code = delivery.send(case=Case.objects.get(pk=case.pk), channel="post", by=by, on=timezone.localdate())
    with zipfile.ZipFile(io.BytesIO(bytes(sent.package))) as archive:
        table = archive.read("gegevens.csv").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
        return sent.case.answer.outcome, json.loads(archive.read("gegevens.json")), rows


def test_names_birth_date_address_mail_and_every_telephone_go_along_twice(officer, tenant):
    outcome, told, rows = taken_along(tenant, officer, phone="0201234567")
    given = {(each["wat"], each["waarde"]) for each in told["betrokkene"]["gegeven"]}
    assert given >= {
        ("Voornaam", "Amina"),
        ("Achternaam", "Yıldırım"),
        ("Geboortedatum", "1980-03-27"),
        ("Adres", "Postbus 9, 1234 AB Elders"),
        ("Woning", "Veldweg 1, 0000 AA Voorbeeldstad"),
        ("E-mailadres", cast.TENANT_EMAIL),
        ("Telefoonnummer", "+31612345678"),
        ("Uw telefoonnummer", "0201234567"),
    }
    assert {(row["onderwerp"], row["tekst"].lstrip("'")) for row in rows} == given
    assert (outcome, told["schema"]) == ("granted", "meenemen/2")


def test_what_we_made_ourselves_does_not_go_along(officer, tenant):
    _outcome, told, rows = taken_along(tenant, officer)
    assert not [words for words in ("K-4471", tenant.reference) if words in json.dumps([told, rows])]


def test_what_somebody_else_filled_in_is_not_of_this_person(officer, tenant):
    words = {"subject": tenant, "kind": "portability", "phone": "0201234567", "on_behalf_of": tenant.name}
    case = cast.case_in(Status.GATHERED, by=officer, **words)
    values = [value for _label, value in client_card.given_by(case)]
    assert "0201234567" not in values
    assert "+31612345678" in values


def test_who_is_only_named_by_others_gave_us_nothing(officer, neighbour):
    outcome, told, rows = taken_along(neighbour, officer)
    assert (outcome, told["betrokkene"]["gegeven"], rows) == ("nothing", [], [])

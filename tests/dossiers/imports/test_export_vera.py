"""One dossier out in VERA: what goes along for whom, and that it can be read in again."""

import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from dossiers.imports.vera import export
from dossiers.models import Complex, Dossier, LogEntry, Person, Tie, Unit
from dossiers.sections import Purpose, Section
from dossiers.viewing.actions import open_section
from tests.cast import make_dossier, make_person, make_record
from tests.dossiers.imports.intake_tools import vera

pytestmark = pytest.mark.django_db


@pytest.fixture
def rented(complex_a):
    person = make_person(
        "Amina", "Yıldırım", client_number="K-1", email="a@tenant.example", born_on=dt.date(1970, 1, 31)
    )
    dossier = make_dossier(person, complex_a)
    Unit.objects.update(postcode="9999 XA")
    other = make_person("Bewind", "Voerder", kind=Person.Kind.THIRD_PARTY, email="bewind@kantoor.example")
    Tie.objects.create(person=person, other=other, kind="administrator", scope="x", since=dt.date(2020, 1, 1))
    return Dossier.objects.select_related("person", "unit__complex", "complex").get(pk=dossier.pk)


def exported(dossier):
    out = io.StringIO()
    call_command("export_vera", dossier.reference, stdout=out)
    return json.loads(out.getvalue())


def test_the_resources_are_those_of_vera(rented):
    told = exported(rented)
    assert told["natuurlijk-personen"][0]["achternaam"] == "Yıldırım"
    assert told["natuurlijk-personen"][0]["geboortedatum"] == "1970-01-31"
    assert told["relatierollen"][0]["soort"] == {"code": "BWI", "naam": "Bewindvoerder"}
    assert told["huurovereenkomsten"][0]["begindatum"] == "2020-03-01"
    assert told["eenheden"][0]["adres"]["woonplaats"] == {"naam": "Voorbeeldstad"}


def test_what_is_sent_can_be_read_in_elsewhere(tmp_path, rented):
    told = exported(rented)
    before = rented.person.name_key, rented.unit.address, rented.started_on
    for model in (Tie, Dossier, Person, Unit, Complex):
        model.objects.all().delete()
    assert vera(tmp_path, told)["refused"] == 0
    dossier = Dossier.objects.get()
    assert (dossier.person.name_key, dossier.unit.address, dossier.started_on) == before
    assert Tie.objects.get().kind == "administrator"


def test_of_somebody_else_no_more_is_sent_than_the_name(rented):
    assert "bewind@kantoor.example" not in json.dumps(exported(rented))


def test_the_command_sends_no_records(rented):
    make_record(rented, Section.TENANCY, title="Gesprek")
    assert "informatieobjecten" not in exported(rented)


def test_a_closed_section_goes_along_only_when_it_is_open(rented, officer):
    make_record(rented, Section.TENANCY, title="Gesprek")
    make_record(rented, Section.NUISANCE, title="Ruzie")
    titles = [each["titel"] for each in export.export(rented, by=officer)["informatieobjecten"]]
    assert titles == ["Gesprek"]
    open_section(
        dossier=rented,
        section="nuisance",
        purpose=Purpose.REQUEST,
        reason="",
        by=officer,
        on=timezone.localdate(),
    )
    titles = {each["titel"] for each in export.export(rented, by=officer)["informatieobjecten"]}
    assert titles == {"Gesprek", "Ruzie"}


def test_an_export_leaves_a_line(rented, officer, signed_in):
    answer = signed_in(officer).post(f"/invoer/dossier/{rented.reference}/")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{rented.reference}.json"'
    assert json.loads(answer.content)["clusters"] == [{"id": "A", "code": "A", "naam": "De Akker"}]
    line = LogEntry.objects.get(verb="exported")
    assert (line.object_repr, line.actor, line.subject_id) == (rented.reference, officer, rented.person_id)


def test_a_dossier_that_is_not_there_is_told(db):
    with pytest.raises(CommandError) as refused:
        call_command("export_vera", "D-22222222")
    assert refused.value.returncode == 2

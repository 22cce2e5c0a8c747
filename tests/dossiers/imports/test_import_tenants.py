"""A list of tenants from another system: what goes in, what does not and why, and that twice is once."""

import datetime as dt
import json

import pytest

from dossiers.journal import actions as journal
from dossiers.models import Complex, Dossier, ImportLine, LogEntry, Person, Unit
from tests.cast import make_dossier, make_person, rows
from tests.dossiers.imports.intake_tools import BSN, HEAD, LINE, SAMPLES, command, kept, tenants, with_value

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample():
    return command("import_tenants", SAMPLES / "huurders.csv")


def reason(path, column, value, line=LINE):
    """Why a line with this value is refused."""
    (found,) = tenants(path, with_value(column, value, line))["refusals"]
    return found["line"], found["field"], found["reason"]


def test_a_list_becomes_people_homes_and_dossiers(sample):
    assert (sample["read"], sample["new"], sample["refused"]) == (3, 3, 0)
    person = Person.objects.get(client_number="K-1001")
    assert (person.name, person.born_on, person.email) == (
        "A. Voorbeeld",
        dt.date(1970, 1, 31),
        "a.voorbeeld@tenant.example",
    )
    dossier = person.dossiers.get()
    assert (dossier.unit.address, dossier.complex.code) == ("Klaverweg 12 A, 9999 XA Voorbeeldstad", "KLA")
    assert dossier.sort_key == person.name_key == "voorbeeld a."


def test_who_left_is_a_former_tenant_and_who_lives_there_a_tenant(sample):
    kinds = dict(Person.objects.values_list("client_number", "kind"))
    assert kinds == {"K-1001": "tenant", "K-1002": "former_tenant", "K-1003": "tenant"}
    assert Dossier.objects.get(person__client_number="K-1002").ended_on == dt.date(2024, 12, 31)


def test_a_second_time_changes_nothing(sample):
    before = kept()
    again = command("import_tenants", SAMPLES / "huurders.csv")
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 3)
    assert kept() == before


def test_a_trial_writes_nothing_at_all():
    before = rows()
    told = command("import_tenants", SAMPLES / "huurders.csv", "--dry-run")
    assert (told["dry_run"], told["new"], told["run"]) == (True, 3, None)
    assert rows() == before


def test_a_column_of_citizen_numbers_is_named_counted_and_left(sample):
    assert (sample["bsn_columns"], sample["bsn"]) == (["BSN"], 1)
    everything = json.dumps(rows(), default=str)
    assert BSN not in everything


def test_every_row_that_is_written_leaves_a_line_and_the_journal_stays_whole(sample):
    subjects = set(LogEntry.objects.filter(verb="imported").values_list("object_repr", flat=True))
    written_rows = [*Person.objects.all(), *Dossier.objects.all(), *Unit.objects.all(), *Complex.objects.all()]
    assert subjects >= {str(row) for row in written_rows}
    assert LogEntry.objects.filter(subject_id=Person.objects.first().pk).count() == 2
    journal.seal()
    assert not journal.verify().broken


def test_no_line_of_the_journal_holds_what_was_in_the_file(sample):
    told = json.dumps(list(LogEntry.objects.values()), default=str)
    assert not [word for word in ("Voorbeeld", "Klaverweg", "tenant.example", "1970") if word in told]


def test_a_changed_value_is_written_and_what_stood_there_is_kept(tmp_path):
    tenants(tmp_path, LINE)
    told = tenants(tmp_path, with_value("E-mail", "nieuw@tenant.example"))
    assert (told["new"], told["changed"]) == (0, 1)
    assert Person.objects.get().email == "nieuw@tenant.example"
    line = ImportLine.objects.get(outcome="changed")
    assert line.before == {"email": ["a@tenant.example", "nieuw@tenant.example"]}
    (changed,) = LogEntry.objects.filter(verb="changed", object_repr=Person.objects.get().reference)
    assert list(changed.changes) == ["email"]
    assert "nieuw" not in json.dumps(changed.changes)


def test_an_empty_cell_wipes_nothing(tmp_path):
    tenants(tmp_path, LINE)
    assert tenants(tmp_path, with_value("E-mail", ""))["unchanged"] == 1
    assert Person.objects.get().email == "a@tenant.example"


def test_a_new_name_moves_the_person_and_the_dossier_in_the_lists(tmp_path):
    tenants(tmp_path, LINE)
    tenants(tmp_path, with_value("Achternaam", "Ädelaar"))
    assert (Person.objects.get().name_key, Dossier.objects.get().sort_key) == ("adelaar", "adelaar")


def test_a_tenancy_that_ends_ends_the_dossier(tmp_path):
    tenants(tmp_path, LINE)
    tenants(tmp_path, f"{LINE};31-12-2020", head=f"{HEAD};Contract tot")
    assert Dossier.objects.get().ended_on == dt.date(2020, 12, 31)
    assert Person.objects.get().kind == "former_tenant"


def test_who_moves_keeps_the_old_dossier_and_gets_a_new_one(tmp_path):
    tenants(tmp_path, LINE)
    moved = with_value("Huisnummer", "20", with_value("Eenheid", "KLA-20", with_value("Contract van", "1-5-2022")))
    assert tenants(tmp_path, moved)["changed"] == 1
    assert Person.objects.get().dossiers.count() == 2


@pytest.mark.parametrize(
    ("column", "value", "field", "words"),
    [
        ("Geboortedatum", "31-02-1970", "geboortedatum", "bestaat niet"),
        ("Geboortedatum", "gisteren", "geboortedatum", "geen datum"),
        ("Geboortedatum", "01-01-2199", "geboortedatum", "toekomst"),
        ("Geboortedatum", "1-1-70", "geboortedatum", "geen datum"),
        ("Postcode", "0123 AB", "postcode", "geen postcode"),
        ("Postcode", "1234 SS", "postcode", "geen postcode"),
        ("E-mail", "a@tenant", "e-mail", "e-mailadres"),
        ("Klantnummer", "", "klantnummer", "leeg"),
        ("Achternaam", "", "achternaam", "leeg"),
        ("Achternaam", "x" * 81, "achternaam", "hoogstens 80"),
        ("Achternaam", "Jan\u202esen", "achternaam", "niet te zien"),
        ("Achternaam", f"Voorbeeld {BSN}", "achternaam", "burgerservicenummer"),
        ("Klantnummer", BSN, "klantnummer", "burgerservicenummer"),
        ("Contract van", "", "contract van", "vanaf wanneer"),
        ("Complex", "", "complex", "bij welk complex"),
        ("Straat", "", "adres", "Vul straat"),
    ],
)
def test_a_line_with_a_value_that_cannot_be_is_refused_with_its_reason(tmp_path, column, value, field, words):
    line, found, why = reason(tmp_path, column, value)
    assert (line, found) == (2, field)
    assert words in why
    assert not value or value not in why
    assert not Person.objects.exists()


def test_the_other_lines_go_in_beside_a_refused_one(tmp_path):
    told = tenants(tmp_path, LINE, "K-2;Ander;31-02-1970;;;;;;;;", "K-3;Derde;;;;;;;;;")
    assert (told["new"], told["refused"]) == (2, 1)
    assert told["refusals"][0]["line"] == 3


def test_a_client_number_that_comes_twice_is_refused_the_second_time(tmp_path):
    told = tenants(tmp_path, LINE, with_value("Achternaam", "Ander"))
    assert told["refusals"] == [{"line": 3, "field": "klantnummer", "reason": "Dit klantnummer staat ook op regel 2."}]
    assert Person.objects.get().family_name == "Voorbeeld"


def test_a_client_number_of_two_people_on_file_is_nobodys(tmp_path):
    make_person(client_number="K-1")
    make_person(client_number="K-1")
    assert "meer dan één" in reason(tmp_path, "Achternaam", "Voorbeeld")[2]


def test_one_home_has_one_address(tmp_path):
    other = with_value("Klantnummer", "K-2", with_value("Huisnummer", "99"))
    told = tenants(tmp_path, LINE, other)
    assert told["refusals"][0]["field"] == "eenheid"
    assert Unit.objects.get().number == "12"


def test_housemates_share_a_home(tmp_path):
    assert tenants(tmp_path, LINE, with_value("Klantnummer", "K-2"))["new"] == 2
    assert Unit.objects.get().dossiers.count() == 2


def test_a_home_does_not_move_to_another_complex_unseen(tmp_path):
    tenants(tmp_path, LINE)
    assert "ander complex" in reason(tmp_path, "Complex", "ROG")[2]


def test_a_complex_is_known_by_its_code_or_its_name(tmp_path):
    place = Complex.objects.create(code="KLA", name="De Klaver")
    tenants(tmp_path, with_value("Complex", "de klaver"))
    assert Unit.objects.get().complex == place


def test_somebody_who_rents_nothing_has_no_dossier(tmp_path):
    told = tenants(tmp_path, "K-9;Zoeker;woningzoekende", head="Klantnr;Achternaam;Soort")
    assert told["new"] == 1
    assert (Person.objects.get().kind, Dossier.objects.count()) == ("seeker", 0)


def test_a_dossier_that_stood_there_without_a_home_gets_it(tmp_path):
    person = make_person(client_number="K-1", family_name="Voorbeeld", given_name="")
    dossier = make_dossier(person, started_on=dt.date(2015, 3, 1))
    tenants(tmp_path, LINE)
    assert Dossier.objects.get().pk == dossier.pk
    assert Dossier.objects.get().unit.code == "KLA-12"

"""VERA in: people, homes and tenancies by their keys, whatever the order; no citizen number; twice is once."""

import datetime as dt
import json
import random

import pytest
from django.core.management import CommandError, call_command

from dossiers.imports.vera.codes import CONTACTS, ROLES, code_of
from dossiers.imports.vera.reading import key_of, without_citizen_numbers
from dossiers.models import Complex, Dossier, Person, Tie, Unit
from tests.cast import make_person, rows
from tests.dossiers.imports.intake_tools import BSN, OTHER_BSN, SAMPLES, command, kept, vera

pytestmark = pytest.mark.django_db
SAMPLE = json.loads((SAMPLES / "vera.json").read_text(encoding="utf-8"))


@pytest.fixture
def sample():
    return command("import_vera", SAMPLES / "vera.json")


def person(key):
    return Person.objects.get(vera_id=key)


def facts():
    """What is on file, without what differs at each import: keys and references."""
    people = sorted(Person.objects.values_list("vera_id", "kind", "name_key", "email", "phone", "address"))
    homes = sorted(Dossier.objects.values_list("person__vera_id", "unit__vera_id", "started_on", "vera_id"))
    return people, homes, sorted(Tie.objects.values_list("person__vera_id", "other__vera_id", "kind", "since"))


def test_each_resource_is_counted(sample):
    assert sample["read"] == 20
    assert sample["resources"]["natuurlijk-personen"] == 3
    assert sample["skipped"] == {"betaalgegevens": 1}
    told = {name: each["new"] for name, each in sample["rows"].items()}
    assert told == {"Complex": 1, "Unit": 2, "Person": 4, "Dossier": 3, "Tie": 3}


def test_citizen_numbers_are_left_and_counted_however_deep_they_stand(sample):
    assert sample["bsn"] == 2
    everything = json.dumps(rows(), default=str)
    assert BSN not in everything
    assert OTHER_BSN not in everything


def test_a_person_has_name_birthday_contact_and_address(sample):
    tenant = person("N-1")
    assert (tenant.name, tenant.born_on, tenant.client_number) == (
        "N. de Verzonnen",
        dt.date(1975, 4, 12),
        "K-2001",
    )
    assert (tenant.email, tenant.phone) == ("noor@tenant.example", "06 12345678")
    assert tenant.address == "Zonneweg 7b, 9997 XC Voorbeeldstad"


def test_a_tenancy_of_a_household_is_a_dossier_for_each_tenant(sample):
    dossiers = Dossier.objects.filter(unit__vera_id="E-1").order_by("vera_id")
    assert {each.person.vera_id for each in dossiers} == {"N-1", "N-2"}
    assert dossiers[0].vera_id == "H-1"
    assert dossiers[0].person == person("N-1")
    assert {each.started_on for each in dossiers} == {dt.date(2018, 6, 1)}


def test_kinds_follow_from_tenancies_and_roles(sample):
    kinds = dict(Person.objects.values_list("vera_id", "kind"))
    assert kinds == {"N-1": "tenant", "N-2": "co_tenant", "N-3": "former_tenant", "J-1": "third_party"}


def test_roles_between_two_people_become_ties(sample):
    found = set(Tie.objects.values_list("person__vera_id", "other__vera_id", "kind", "scope"))
    assert found == {
        ("N-1", "J-1", "administrator", "bewindvoerder"),
        ("N-3", "N-2", "curator", "curator"),
        ("N-1", "N-2", "co_tenant", ""),
    }
    assert Tie.objects.get(kind="curator").until == dt.date(2030, 1, 1)


def test_a_home_belongs_to_the_cluster_that_it_names_or_that_names_it(sample):
    assert set(Unit.objects.values_list("code", "complex__code")) == {("VHE-1", "ZON"), ("VHE-2", "ZON")}
    assert Complex.objects.get().name == "Zonneweg en omgeving"


def test_a_second_time_changes_nothing(sample):
    before = kept()
    again = command("import_vera", SAMPLES / "vera.json")
    assert (again["new"], again["changed"], again["refused"]) == (0, 0, 0)
    assert kept() == before


def test_a_trial_writes_nothing_at_all():
    before = rows()
    assert command("import_vera", SAMPLES / "vera.json", "--dry-run")["rows"]["Person"]["new"] == 4
    assert rows() == before


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_the_file_makes_no_difference(tmp_path, seed):
    command("import_vera", SAMPLES / "vera.json")
    expected = facts()
    for model in (Tie, Dossier, Person, Unit, Complex):
        model.objects.all().delete()
    draw = random.Random(seed)
    entities = [{"resource": name, "item": item} for name, items in SAMPLE.items() for item in items]
    draw.shuffle(entities)
    lines = tmp_path / "vera.jsonl"
    lines.write_text("\n".join(map(json.dumps, entities)))
    told = command("import_vera", lines)
    assert (told["read"], told["refused"]) == (20, 0)
    assert facts() == expected


def test_a_changed_tenancy_changes_the_dossier(tmp_path, sample):
    changed = {"huurovereenkomsten": [{**SAMPLE["huurovereenkomsten"][0], "einddatum": "2019-05-31"}]}
    told = vera(tmp_path, changed)
    assert told["rows"]["Dossier"] == {"new": 0, "changed": 2}
    assert set(Dossier.objects.filter(unit__vera_id="E-1").values_list("ended_on", flat=True)) == {dt.date(2019, 5, 31)}


def test_a_later_file_may_refer_to_what_is_on_file(tmp_path, sample):
    later = {
        "huurovereenkomsten": [{"id": "H-9", "begindatum": "2024-01-01", "relaties": ["N-3"], "eenheden": ["E-2"]}],
        "relatierollen": [
            {
                "id": "R-9",
                "soort": "BWI",
                "relatie": {"id": "J-1"},
                "rolRelatie": {"id": "N-3"},
                "begindatum": "2024-01-01",
            }
        ],
    }
    assert vera(tmp_path, later)["refused"] == 0
    assert Dossier.objects.get(vera_id="H-9").person == person("N-3")
    assert Tie.objects.get(person=person("N-3"), kind="administrator").other == person("J-1")


def test_who_came_in_by_a_list_is_known_again_by_number_and_name(tmp_path):
    known = make_person("Okke", "Verzonnen", client_number="K-2002")
    namesake = make_person("Iemand", "Anders", client_number="K-2001")
    command("import_vera", SAMPLES / "vera.json")
    known.refresh_from_db()
    namesake.refresh_from_db()
    assert known.vera_id == "N-2"
    assert namesake.vera_id is None


def test_another_party_never_takes_over_a_dossier(tmp_path, sample):
    mine = Dossier.objects.get(vera_id="H-1")
    swapped = {"huurovereenkomsten": [{**SAMPLE["huurovereenkomsten"][0], "relaties": ["N-3"]}]}
    vera(tmp_path, swapped)
    mine.refresh_from_db()
    assert mine.person == person("N-1")
    assert person("N-3").dossiers.filter(started_on="2018-06-01").exists()


ONE = {"id": "N-1", "achternaam": "Verzonnen"}


@pytest.mark.parametrize(
    ("told", "field", "words"),
    [
        ({"natuurlijk-personen": [{"achternaam": "X"}]}, "natuurlijk-personen.id", "leeg"),
        ({"natuurlijk-personen": [{"id": "1"}]}, "natuurlijk-personen.achternaam", "leeg"),
        ({"natuurlijk-personen": ["tekst"]}, "natuurlijk-personen", "geen object"),
        ({"natuurlijk-personen": [ONE, ONE]}, "id", "al eerder"),
        (
            {"natuurlijk-personen": [{**ONE, "geboortedatum": "1970-02-31"}]},
            "natuurlijk-personen.geboortedatum",
            "bestaat niet",
        ),
        ({"eenheden": [{"id": "E", "code": "E"}]}, "eenheden.clusters", "geen cluster"),
        (
            {"huurovereenkomsten": [{"id": "H", "begindatum": "2020-01-01", "relaties": ["weg"]}]},
            "huurovereenkomsten.relaties",
            "Geen van deze",
        ),
        (
            {
                "natuurlijk-personen": [ONE],
                "huurovereenkomsten": [
                    {"id": "H", "begindatum": "2020-01-01", "relaties": ["N-1"], "eenheden": ["weg"]}
                ],
            },
            "huurovereenkomsten.eenheden",
            "kennen wij niet",
        ),
        (
            {"huurovereenkomsten": [{"id": "H", "relaties": ["N-1"]}]},
            "huurovereenkomsten.begindatum",
            "leeg",
        ),
        (
            {
                "natuurlijk-personen": [ONE],
                "relatierollen": [{"id": "R", "soort": "BWI", "relatie": {"id": "N-1"}, "begindatum": "2020-01-01"}],
            },
            "relatierollen.rolRelatie",
            "voor wie",
        ),
        (
            {
                "natuurlijk-personen": [ONE],
                "contactgegevens": [{"id": "C", "soort": "EMA", "waarde": "fout", "relatie": {"id": "N-1"}}],
            },
            "contactgegevens.waarde",
            "e-mailadres",
        ),
    ],
)
def test_what_hangs_on_nothing_or_cannot_be_is_refused_with_field_and_reason(tmp_path, told, field, words):
    refused = vera(tmp_path, told)["refusals"]
    assert len(refused) == 1
    assert refused[0]["field"].endswith(field[:20] if "." not in field else field.partition(".")[2])
    assert words in refused[0]["reason"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{"clusters": [\n{"id": "1"},\n{"id": }\n]}', 3),
        ('{"clusters": [\n{"id": "1"}\n', 3),
        ("[1, 2]", 1),
        ("geen json", 1),
        ('{"resource": "clusters", "item": {"id": "1"}}\n{"resource": ', 2),
        ('{"resource": "clusters", "item": {"id": "1"}}\n{"clusters": []}', 2),
    ],
)
def test_a_file_that_is_not_vera_says_on_which_line_and_leaves_nothing(tmp_path, content, line, capsys):
    file = tmp_path / "vera.json"
    file.write_text(content)
    before = rows()
    with pytest.raises(CommandError) as refused:
        call_command("import_vera", str(file), "--json")
    assert refused.value.returncode == 1
    assert json.loads(capsys.readouterr().out)["line"] == line
    assert rows() == before


def test_a_citizen_number_in_another_field_is_left_too(tmp_path):
    told = vera(tmp_path, {"natuurlijk-personen": [{**ONE, "code": BSN}]})
    assert told["bsn"] == 1
    assert Person.objects.get().client_number == ""


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"id": "7"}, "7"),
        ({"idExtern": "8"}, "8"),
        ("https://relaties.example/v4/natuurlijk-personen/9", "9"),
        ("/natuurlijk-personen/9/", "9"),
        ("10", "10"),
        (11, "11"),
        (None, ""),
        ([], ""),
        (True, ""),
    ],
)
def test_a_reference_is_read_in_every_form(given, key):
    assert key_of(given) == key


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"code": "BWI", "naam": "iets"}, "BWI"),
        ({"naam": "Bewindvoerder"}, "BWI"),
        ("bwi", "BWI"),
        ("RELATIEROLSOORT.CUR", "CUR"),
        ({"code": "ZZZ", "naam": "curator"}, "CUR"),
        ({"code": "ZZZ"}, ""),
        (None, ""),
    ],
)
def test_a_code_of_the_reference_data_is_known_by_code_or_name(given, code):
    assert code_of(given, ROLES) == code


def test_no_code_stands_for_two_names():
    assert len(set(ROLES.values())) == len(ROLES)
    assert len(set(CONTACTS.values())) == len(CONTACTS)


def test_what_is_left_out_leaves_the_rest():
    told, found = without_citizen_numbers({"a": [{"bsn": BSN, "b": 1}], "BSN": "", "c": {"Bsn": OTHER_BSN}})
    assert (told, found) == ({"a": [{"b": 1}], "c": {}}, 2)

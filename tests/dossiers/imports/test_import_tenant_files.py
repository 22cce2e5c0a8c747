"""A list of tenants as a file: which it can be, how it is read, and what is said of one that cannot be."""

import datetime as dt
import json

import pytest
from django.core.management import CommandError, call_command

from dossiers.imports.tables import checking
from dossiers.models import ImportLine, ImportRun, Person
from dossiers.text.identifiers import holds_citizen_number
from tests.cast import rows
from tests.dossiers.imports.intake_tools import BSN, LINE, SAMPLES, command, tenants, with_value, workbook, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample():
    return command("import_tenants", SAMPLES / "huurders.csv")


@pytest.mark.parametrize(
    "head", ["klantnr;naam", "Client number,Name", "RELATIENUMMER\tVolledige naam", "klant nummer|Huurder"]
)
def test_columns_are_known_by_many_names_and_parted_by_many_signs(tmp_path, head):
    sign = next(each for each in ";,\t|" if each in head)
    tenants(tmp_path, f"7{sign}Amina van den Berg", head=head)
    person = Person.objects.get()
    assert (person.given_name, person.prefix, person.family_name) == ("Amina", "van den", "Berg")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_come_through_in_every_encoding(tmp_path, encoding):
    file = tmp_path / "lijst.csv"
    file.write_bytes("Klantnr;Achternaam\r\n1;Žižek-Çélik\r\n".encode(encoding, errors="replace").replace(b"?", b"C"))
    if encoding == "cp1252":
        file.write_bytes("Klantnr;Achternaam\r\n1;Çélik\r\n".encode(encoding))
    command("import_tenants", file)
    assert "élik" in Person.objects.get().family_name


def test_a_workbook_is_read_as_a_table(tmp_path):
    head = ["Klantnummer", "Naam", "Geboortedatum", "BSN"]
    file = workbook(tmp_path, head, [1001, "Berg, Amina van den", dt.datetime(1970, 1, 31), 123456782])
    assert command("import_tenants", file)["bsn"] == 1
    person = Person.objects.get()
    assert (person.client_number, person.prefix, person.born_on) == ("1001", "van den", dt.date(1970, 1, 31))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "niets"),
        (b"Naam;Adres\n", "klantnummer"),
        (b"Klantnummer;Leeftijd\n1;2\n", "achternaam"),
        (b"Klantnummer;Achternaam;Achternaam\n", "twee keer"),
        (b'Klantnummer;Achternaam\n1;Een\n2;"Twee\n', "niet te lezen"),
        (b"PK\x03\x04rommel", "XLSX"),
        (b"\x00\x01\x02\x03\n", "geen CSV"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_leaves_nothing(tmp_path, content, words, capsys):
    file = tmp_path / "lijst.csv"
    file.write_bytes(content)
    before = rows()
    with pytest.raises(CommandError, match=words) as refused:
        call_command("import_tenants", str(file))
    assert refused.value.returncode == 1
    assert rows() == before


def test_a_fault_half_way_names_its_line_and_takes_nothing_in(tmp_path, capsys):
    file = written(tmp_path, *[with_value("Klantnummer", f"K-{n}") for n in range(20)], 'K-21;"Half')
    with pytest.raises(CommandError, match="Regel 22"):
        call_command("import_tenants", str(file), "--json")
    assert json.loads(capsys.readouterr().out)["line"] == 22
    assert not Person.objects.exists()


def test_a_line_with_too_few_or_too_many_fields_is_refused(tmp_path):
    told = tenants(tmp_path, "K-1;Een", f"{LINE};nog iets")
    assert [each["line"] for each in told["refusals"]] == [2, 3]


def test_a_file_that_is_not_there_is_told_apart(tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("import_tenants", str(tmp_path / "weg.csv"))
    assert refused.value.returncode == 2


def test_a_reader_is_told_in_sentences(tmp_path, capsys):
    call_command("import_tenants", str(written(tmp_path, with_value("Postcode", "x"))), "--dry-run")
    told = capsys.readouterr().out
    assert "Proef: er is niets geschreven." in told
    assert "Regel 2, postcode:" in told


def test_what_is_kept_of_a_refused_line_holds_no_citizen_number(tmp_path):
    tenants(tmp_path, with_value("Achternaam", f"Jansen {BSN}"), with_value("Postcode", "x"))
    kept_lines = json.dumps(list(ImportLine.objects.values_list("before", flat=True)))
    assert not holds_citizen_number(kept_lines)
    assert "Voorbeeld" in kept_lines


def test_an_import_by_command_can_be_found_afterwards(sample):
    run = ImportRun.objects.get(pk=sample["run"])
    assert (run.state, run.read, run.counts["new"], len(run.sha256)) == ("done", 3, 3, 64)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1970-01-31", (1970, 1, 31)),
        ("31-01-1970", (1970, 1, 31)),
        ("31/1/1970", (1970, 1, 31)),
        ("31.01.1970", (1970, 1, 31)),
        ("19700131", (1970, 1, 31)),
        ("31 januari 1970", (1970, 1, 31)),
        ("31 Jan. 1970", (1970, 1, 31)),
        ("1970-01-31 00:00:00", (1970, 1, 31)),
        ("29-02-2024", (2024, 2, 29)),
    ],
)
def test_a_date_is_read_in_the_notations_in_use(text, day):
    assert checking.day(text) == dt.date(*day)


@pytest.mark.parametrize("text", ["0612345678", "06-12345678", "+31 6 12345678", "030 123 45 67", "(030) 1234567"])
def test_a_telephone_number_is_kept_as_written(text):
    assert checking.phone(text) == text


def test_the_zero_that_a_spreadsheet_took_is_put_back():
    assert checking.phone("612345678") == "0612345678"

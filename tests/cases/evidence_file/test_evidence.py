"""The evidence file: whole, checked by its own list, with letters and decisions and without what the papers say."""

import io
import json
import zipfile
from hashlib import sha256

import pytest

from cases.models import Decision, Letter
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast


@pytest.fixture
def client(officer, signed_in):
    """The privacy officer's browser."""
    return signed_in(officer)


def taken(client, case, purpose="supervisor"):
    answer = client.post(f"/verzoeken/{case.reference}/bewijs/", {"purpose": purpose})
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def sent(officer, dossier):
    """An answered request about a record."""
    cast.make_record(dossier, title="Geheimtitel", text="Geheimtekst in het stuk.")
    return cast.case_in(Status.SENT, by=officer, subject=dossier.person)


def test_every_file_has_its_fingerprint_in_the_list(sent, client):
    files = taken(client, sent)
    listed = dict(reversed(line.split("  ", 1)) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert listed == {name: sha256(content).hexdigest() for name, content in files.items()}
    assert {"leesmij.txt", "tijdlijn.csv", "logboek.csv", "besluiten.json", "zoekplan.json", "verzonden.json"} < set(
        files
    )


def test_every_letter_is_in_it_as_it_was_kept(sent, client):
    files = taken(client, sent)
    kept = {letter.sha256 for letter in Letter.objects.filter(case=sent)}
    assert kept
    assert {sha256(files[name]).hexdigest() for name in files if name.startswith("brieven/")} == kept


def test_of_what_went_out_there_are_fingerprints_and_no_contents(sent, client):
    files = taken(client, sent)
    with zipfile.ZipFile(io.BytesIO(bytes(sent.delivery.package))) as package:
        prints = {name: sha256(package.read(name)).hexdigest() for name in package.namelist()}
    told = json.loads(files["verzonden.json"])
    assert {part["naam"]: part["vingerafdruk"] for part in told["delen"]} == prints
    assert told["vingerafdruk"] == sha256(bytes(sent.delivery.package)).hexdigest()
    assert not [name for name, content in files.items() if b"Geheimt" in content]


def test_what_was_decided_and_why_is_in_it(sent, client):
    told = json.loads(taken(client, sent)["besluiten.json"])
    numbers = list(Decision.objects.filter(finding__case=sent).values_list("finding__number", flat=True))
    assert [piece["nummer"] for piece in told["stukken"] if piece["besluit"]] == sorted(numbers)
    assert told["besluit"]["motivering"] == sent.answer.reasons


def test_it_says_by_whom_when_and_for_what_it_was_made_and_the_log_too(sent, client, officer):
    assert "Petra Officier" in taken(client, sent)["leesmij.txt"].decode()
    line = LogEntry.objects.get(verb="evidence taken")
    assert (line.actor, line.purpose, line.object_pk) == (officer, "supervisor", str(sent.pk))


def test_the_log_in_it_names_functions_and_nobody(sent, client, officer):
    text = taken(client, sent)["logboek.csv"].decode("utf-8-sig")
    assert "privacy officer" in text
    assert officer.name not in text


def test_a_request_that_just_came_in_has_one_too(db, client):
    files = taken(client, cast.make_case())
    assert json.loads(files["verzonden.json"]) == {}


def test_without_a_purpose_or_without_proving_who_one_is_there_is_none(sent, client, settings):
    assert client.post(f"/verzoeken/{sent.reference}/bewijs/").status_code == 200
    settings.PROOF_LASTS = 600
    answer = client.post(f"/verzoeken/{sent.reference}/bewijs/", {"purpose": "audit"})
    assert answer["Location"].startswith("/nogmaals/")
    assert not LogEntry.objects.filter(verb="evidence taken").exists()

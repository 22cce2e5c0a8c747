"""A file as a finding: kept as noise, given whole or not at all, and never under the name that somebody gave it."""

import io
import json
import zipfile
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pypdfium2 import PdfDocument

from cases.answer.proof import prove
from cases.decision import actions as decision
from cases.findings import actions as findings
from cases.flow import search_ending
from cases.models import CaseKey, Decision, Finding, PaperBytes, SearchTask
from cases.search import actions as search
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast
from tests.cases.search.searching import paper_finding, source, task
from tests.dossiers.records.paperwork import docx


@pytest.fixture
def case(officer):
    return cast.case_in(Status.GATHERED, by=officer)


def package_of(case, officer):
    cast.judge_all(case, by=officer)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="U krijgt alles.", by=officer, on=timezone.localdate())
    return zipfile.ZipFile(io.BytesIO(prove(case, timezone.localdate()).package))


def test_a_finding_is_of_a_record_or_of_a_paper(case, officer):
    paper = paper_finding(case, by=officer)
    for wrong in ({"record": None, "paper": None}, {"record": case.findings.first().record, "paper": paper.paper}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.filter(pk=paper.pk).update(**wrong)


def test_a_paper_lies_in_the_database_as_noise(case, officer):
    content = docx("Een heel bijzonder woord")
    paper_finding(case, by=officer, content=content)
    sealed = bytes(PaperBytes.objects.get().sealed)
    assert content[:64] not in sealed
    assert content[-64:] not in sealed
    assert bytes(CaseKey.objects.get().wrapped) not in sealed


def test_a_paper_given_is_in_the_package_whole_under_its_number(case, officer):
    finding = paper_finding(case, by=officer, content=docx("Gesprek over de tuin."))
    archive = package_of(case, officer)
    content = archive.read(f"stuk-{finding.number:03d}.pdf")
    assert "Gesprek over de tuin." in " ".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    assert not any("jansen" in name.lower() for name in archive.namelist())
    piece = json.loads(archive.read("inventaris.json"))["stukken"][finding.number - 1]
    assert (piece["soort"], piece["herkomst"], piece["sha256"]) == (
        "bestand",
        "Klantarchief",
        sha256(content).hexdigest(),
    )


def test_the_inventory_says_where_was_searched_and_by_which_function_and_no_name(case, officer):
    finding = paper_finding(case, by=officer)
    archive_task = finding.paper.task
    SearchTask.objects.filter(pk=archive_task.pk).update(answered_as="incasso", other_terms="Jansen")
    ivo = cast.make_user("letting", name="Vera Verhuur")
    asked = [task(case, to=ivo, by=officer, place=source(name)) for name in ("Mailbox", "Camera", "Kelder")]
    search.record_answer(task=asked[0], said=search.Said("nothing", ["client_number", "address"]), by=ivo)
    search.take_back(task=asked[2], by=officer)
    search_ending.stop_waiting(case=case, reason="Beelden zijn weg.", by=officer)
    archive, today = package_of(case, officer), timezone.localdate().isoformat()
    inventory = json.loads(archive.read("inventaris.json"))
    assert [tuple(row.values()) for row in inventory["gezocht"]] == [
        ("Klantarchief", "gevonden", ["naam", "andere woorden"], "incasso", today),
        ("Mailbox", "niets gevonden", ["adres", "klantnummer"], "verhuur", today),
        ("Camera", "geen antwoord", [], None, None),
    ]
    shown = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(archive.read("inventaris.pdf")))
    for word in ("Waar wij nog meer zochten", "Mailbox", "niets gevonden", "adres, klantnummer", "geen antwoord"):
        assert word in " ".join(shown.split())
    for name in ("Vera", "Petra", "Jansen", "Beelden zijn weg"):
        assert name not in shown


def test_a_paper_withheld_is_nowhere_in_the_package(case, officer):
    finding = paper_finding(case, by=officer)
    words = {"code": "A", "reason": "Er staan gegevens van een ander in.", "by": officer}
    findings.judge(finding=finding, revision=0, outcome=Decision.Outcome.REFUSED, **words)
    archive = package_of(case, officer)
    assert not [name for name in archive.namelist() if name.startswith("stuk-")]
    assert json.loads(archive.read("inventaris.json"))["stukken"][finding.number - 1]["sha256"] is None


def test_a_paper_is_never_given_in_part(case, officer):
    finding = paper_finding(case, by=officer)
    with pytest.raises(Refused, match="heel, of niet"):
        findings.judge(
            finding=finding, revision=0, outcome="partly", code="A", reason="Uitleg", given_text="[A]", by=officer
        )


def test_a_paper_is_not_given_with_the_rest(case, officer):
    paper_finding(case, by=officer)
    assert cast.give_rest(case, by=officer) == 2
    assert case.findings.undecided().get().is_paper


def test_gathering_again_finds_new_records_beside_papers(case, officer):
    paper_finding(case, by=officer)
    fresh = cast.make_record(case.subject.dossiers.get())
    assert findings.gather(case=case, by=officer, on=timezone.localdate()) == 1
    assert case.findings.get(record=fresh).number == 4


def test_the_page_of_a_paper_offers_the_file_and_no_part(case, officer, signed_in):
    finding = paper_finding(case, by=officer)
    page = signed_in(officer).get(f"/verzoeken/{case.reference}/stukken/{finding.number}/").content.decode()
    assert "buurvrouw Jansen.docx" in page
    assert 'value="granted"' in page
    assert 'value="partly"' not in page


def test_the_file_comes_as_it_was_found_and_leaves_a_line(case, officer, signed_in):
    content = docx("Gesprek over de tuin.")
    finding = paper_finding(case, by=officer, content=content)
    response = signed_in(officer).get(f"/verzoeken/{case.reference}/stukken/{finding.number}/bestand/")
    assert response.content == content
    assert response["Content-Disposition"].startswith("attachment")
    assert LogEntry.objects.get(verb="fetched").object_pk == str(finding.paper.pk)


def test_a_file_whose_key_is_lost_says_so(case, officer, signed_in):
    finding = paper_finding(case, by=officer)
    PaperBytes.objects.update(sealed=b"noise")
    response = signed_in(officer).get(f"/verzoeken/{case.reference}/stukken/{finding.number}/bestand/")
    assert response.status_code == 409
    assert "niet meer te lezen" in response.content.decode()
    assert LogEntry.objects.get(verb="not readable").actor == officer


def test_the_file_of_another_case_is_not_there(case, officer, signed_in):
    finding = paper_finding(case, by=officer)
    other = cast.case_in(Status.GATHERED, by=officer)
    assert signed_in(officer).get(f"/verzoeken/{other.reference}/stukken/{finding.number}/bestand/").status_code == 404


def test_the_officer_says_what_a_file_is_before_the_person_reads_it(case, officer, signed_in):
    finding = paper_finding(case, by=officer)
    url, desk = f"/verzoeken/{case.reference}/stukken/{finding.number}/onderwerp/", signed_in(officer)
    day = {"happened_on_day": "3", "happened_on_month": "3", "happened_on_year": "2026"}
    assert desk.post(url, {"title": "Brief over de tuin", **day}).status_code == 302
    piece = json.loads(package_of(case, officer).read("inventaris.json"))["stukken"][finding.number - 1]
    assert piece["datum"] == "2026-03-03"
    assert Finding.objects.get(pk=finding.pk).title == "Brief over de tuin"
    assert desk.post(url, {"title": "Te laat"}).status_code == 409

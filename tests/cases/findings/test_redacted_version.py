"""A redacted version goes out in the place of a file; it is checked, both are kept, and the piece is given in part."""

import io
import json
import zipfile
from hashlib import sha256

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from cases.answer.proof import fingerprint, prove
from cases.decision import actions as decision
from cases.findings import actions as findings
from cases.models import Decision, FoundPaper, RedactedFile
from cases.search.found.storage import content_of
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.files.checking import checked
from dossiers.models import LogEntry, RecordFile
from dossiers.records import actions as records
from tests import cast
from tests.cases.answer.hiding import SECRET, pdf_with_all
from tests.cases.search.searching import paper_finding
from tests.dossiers.records import paperwork

NAMED = paperwork.docx("Overburen belde over de tuin.")
LAKED = paperwork.pdf("Iemand belde over de tuin.")
PART = {"outcome": "partly", "code": "A", "reason": "Er staat iemand anders in.", "revision": 0}


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    cast.make_record(dossier, "tenancy", mentions=[neighbour], text="Overburen belde.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    third_parties.choose(case=case, person=neighbour, choice="shield", by=officer)
    return case


@pytest.fixture
def finding(case, officer):
    return paper_finding(case, by=officer, content=NAMED)


@pytest.fixture
def seat(officer, signed_in):
    return signed_in(officer)


def page(finding, name="redact", key=None):
    return reverse(f"cases:{name}", args=[finding.case.reference, finding.number, key or finding.paper.pk])


def bring(seat, finding, content=LAKED, name="lak.pdf", key=None, **words):
    file = SimpleUploadedFile(name, content)
    return seat.post(page(finding, key=key), {"attached": file, "why": "De melder is gelakt.", **words})


def piece(finding):
    return reverse("cases:finding", args=[finding.case.reference, finding.number])


def given(case, officer):
    for row in case.findings.undecided():
        findings.judge(finding=row, by=officer, **(PART if row.others() else {"outcome": "granted", "revision": 0}))
    on = timezone.localdate()
    decision.decide(case=case, reasons="U krijgt een deel.", by=officer, on=on, **cast.NO_SEARCH)
    return zipfile.ZipFile(io.BytesIO(bytes(prove(case, timezone.localdate()).package)))


def words_of(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf)).split())


def test_the_redacted_version_goes_out_and_the_file_stays_inside(case, finding, seat, officer):
    assert bring(seat, finding).status_code == 302
    assert seat.post(piece(finding), PART).status_code == 302
    archive = given(case, officer)
    name = f"stuk-{finding.number:03d}.pdf"
    out = archive.read(name)
    assert "Iemand belde" in words_of(out)
    assert "Overburen" not in words_of(out)
    assert content_of(FoundPaper.objects.get()) == NAMED
    row = json.loads(archive.read("inventaris.json"))["stukken"][finding.number - 1]
    assert (row["soort"], row["besluit"]) == ("bestand (gelakte versie)", "deels")
    assert row["sha256"] == sha256(out).hexdigest()
    assert "gelakte versie" in words_of(archive.read("inventaris.pdf"))
    assert f"{name}. Een deel ervan hebben wij onleesbaar gemaakt." in words_of(archive.read("overzicht.pdf"))


def test_who_why_when_and_both_fingerprints_are_kept_and_the_bytes_as_noise(finding, seat, officer):
    bring(seat, finding)
    row = RedactedFile.objects.get()
    assert (row.by, row.why, row.was) == (officer, "De melder is gelakt.", finding.paper.sha256)
    assert row.sha256 != row.was
    assert b"%PDF" not in bytes(row.sealed)
    assert LogEntry.objects.filter(verb="file redacted", actor=officer, object_pk=str(finding.paper.pk)).count() == 1


def test_a_file_in_which_a_hidden_name_stands_is_not_given_whole(finding, seat):
    refused = seat.post(piece(finding), {"outcome": "granted", "revision": 0})
    assert refused.status_code == 409
    assert "staat iemand die u afschermt: Overburen" in refused.content.decode()
    assert not Decision.objects.exists()


def test_the_same_file_is_refused(case, seat, officer):
    finding = paper_finding(case, by=officer, name="brief.pdf", content=LAKED)
    assert "precies hetzelfde bestand" in bring(seat, finding).content.decode()
    assert not RedactedFile.objects.exists()


def test_a_hidden_name_that_can_still_be_read_is_refused_and_named(finding, seat):
    answer = bring(seat, finding, paperwork.pdf("Overburen belde."))
    assert answer.status_code == 409
    assert "In dit bestand is nog te lezen: Overburen" in answer.content.decode()
    assert not RedactedFile.objects.exists()


def test_boxes_that_lie_loose_on_the_page_are_refused(finding, seat):
    assert "De vlakken liggen los op de bladzijde" in bring(seat, finding, pdf_with_all()).content.decode()


def scan():
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "content"), [("scan.pdf", scan()), ("foto.jpg", paperwork.picture("jpg"))])
def test_in_a_scan_or_photograph_somebody_looks_and_says_so(finding, seat, name, content):
    assert "Kijk elke bladzijde zelf na" in bring(seat, finding, content, name).content.decode()
    assert bring(seat, finding, content, name, looked="on").status_code == 302
    assert RedactedFile.objects.get().is_looked_at


def test_another_kind_of_file_or_none_is_refused_at_its_box(finding, seat):
    other = bring(seat, finding, paperwork.docx("Gelakt."), "lak.docx")
    assert "Een gelakte versie is een PDF of een afbeelding" in other.content.decode()
    text = seat.post(page(finding), {}).content.decode()
    assert "Kies het gelakte bestand." in text
    assert 'href="#id_why"' in text


def test_a_file_without_a_redacted_version_is_not_given_in_part_and_with_one_not_whole(finding, seat):
    form = seat.get(piece(finding)).context["form"]
    assert "partly" not in dict(form.fields["outcome"].choices)
    bring(seat, finding)
    form = seat.get(piece(finding)).context["form"]
    assert "partly" in dict(form.fields["outcome"].choices)
    refused = seat.post(piece(finding), {"outcome": "granted", "revision": 0})
    assert "Kies ‘deels geven’, of haal die versie weg" in refused.content.decode()


def test_bringing_or_taking_away_opens_the_decision_again_and_no_other(case, finding, seat, officer):
    other = case.findings.get(number=1)
    findings.judge(finding=other, by=officer, **PART)
    findings.judge(finding=finding, by=officer, **PART | {"outcome": "refused"})
    bring(seat, finding)
    assert set(Decision.objects.values_list("finding", flat=True)) == {other.pk}
    findings.judge(finding=case.findings.get(pk=finding.pk), by=officer, **PART)
    assert seat.post(page(finding, "redact_undo")).status_code == 302
    assert set(Decision.objects.values_list("finding", flat=True)) == {other.pk}
    assert not RedactedFile.objects.exists()
    assert LogEntry.objects.filter(verb="redaction dropped", actor=officer).exists()
    assert seat.post(page(finding, "redact_undo")).status_code == 409


def test_another_redacted_version_is_another_decision_to_sign(case, finding, seat, officer):
    seen = set()
    for words in ("Iemand belde.", "Iemand schreef."):
        bring(seat, finding, paperwork.pdf(words))
        findings.judge(finding=case.findings.get(pk=finding.pk), by=officer, **PART)
        seen.add(fingerprint(case))
    assert len(seen) == 2


def test_only_the_file_of_a_record_names_another_and_then_its_text_goes_whole(case, dossier, seat, officer):
    record = cast.make_record(dossier, "tenancy", title="Brief over sleutels", text="Zie de brief.")
    papers = [checked("brief.docx", NAMED, len(NAMED)), checked("geheim.docx", paperwork.docx(SECRET))]
    records.attach(record=record, papers=papers, by=officer)
    findings.gather(case=case, by=officer, on=timezone.localdate())
    finding = case.findings.get(record=record)
    assert "Zo houdt u niets achter" in seat.post(piece(finding), PART).content.decode()
    file = RecordFile.objects.get(name="brief.docx")
    assert bring(seat, finding, key=file.pk).status_code == 302
    assert seat.post(piece(finding), PART).status_code == 302
    archive = given(case, officer)
    (out,) = [name for name in archive.namelist() if name.startswith("stuk-")]
    assert "Iemand belde" in words_of(archive.read(out))
    assert "Zie de brief." in words_of(archive.read("overzicht.pdf"))
    assert SECRET not in words_of(archive.read("overzicht.pdf"))


def test_after_the_decision_nothing_is_replaced(case, finding, seat, officer):
    findings.judge(finding=finding, by=officer, **PART | {"outcome": "refused"})
    given(case, officer)
    assert seat.get(page(finding)).status_code == 409
    assert bring(seat, finding).status_code == 409
    assert not RedactedFile.objects.exists()


def test_the_redacted_version_is_seen_in_the_page_by_who_reads_the_request(finding, seat, signed_in):
    bring(seat, finding)
    answer = signed_in(cast.make_user("fg")).get(page(finding, "redacted"))
    assert answer["Content-Type"] == "application/pdf"
    assert "Iemand belde" in words_of(answer.content)
    assert "sandbox" in answer["Content-Security-Policy"]
    assert signed_in(cast.make_user("letting")).get(page(finding, "redacted")).status_code == 404

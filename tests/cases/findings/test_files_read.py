"""A file is read in the page as plain words or pictures made here; nothing of it runs, and what hides is said."""

import io
import re
import zipfile

import pytest
from django.urls import reverse
from PIL import Image

from cases.workflow import Status
from dossiers.files.telling import apart
from dossiers.models import LogEntry
from tests import cast
from tests.cases.answer.hiding import SECRET, docx, eml, pdf_with_all, xlsx
from tests.cases.search.searching import paper_finding
from tests.dossiers.records import paperwork

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def case(officer):
    return cast.case_in(Status.GATHERED, by=officer)


@pytest.fixture
def seat(officer, signed_in):
    return signed_in(officer)


def address(finding, name="finding_file", *more):
    return reverse(f"cases:{name}", args=[finding.case.reference, finding.number, finding.paper.pk, *more])


def parts_of(page):
    """What the page shows of the file, and what it says beside it."""
    text = " ".join(page.content.decode().split())
    return text[: text.index("Wat erin zit en niet meegaat")], text[text.index("Wat erin zit en niet meegaat") :]


@pytest.mark.parametrize(
    ("name", "made", "stands", "hides"),
    [
        (
            "brief.docx",
            docx,
            ("Gesprek over de tuin.", "Twee meter"),
            ("Gewiste woorden", "Verborgen woorden", "Opmerking"),
        ),
        (
            "huur.xlsx",
            xlsx,
            ("Huur", "Maand", "512"),
            ("Verborgen blad", "Achter", "Verborgen rijen"),
        ),
        ("vraag.eml", eml, ("van@voorbeeld.example", "Twee meter"), ("Stille kopie aan",)),
        ("brief.pdf", pdf_with_all, ("Gesprek over de tuin.",), ("Wie het maakte", "Notitie op bladzijde")),
    ],
)
def test_a_file_is_read_in_the_page_with_what_hides_in_it_beside_it(case, officer, seat, name, made, stands, hides):
    finding = paper_finding(case, by=officer, name=name, content=made())
    shown, beside = parts_of(seat.get(address(finding)))
    for words in stands:
        assert words in shown
    for words in hides:
        assert words in beside
    assert LogEntry.objects.filter(verb="looked", object_pk=str(finding.paper.pk), actor=officer).exists()


def test_attachments_are_named_and_said_to_be_judged_apart(case, officer, seat):
    finding = paper_finding(case, by=officer, name="vraag.eml", content=eml())
    text = seat.get(address(finding)).content.decode()
    assert f"{SECRET}.bin" in text
    assert "Bijlagen gaan niet mee" in text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.docx", paperwork.docx(EVIL.replace("<", "&lt;"))),
        ("huur.xlsx", paperwork.xlsx(EVIL)),
        ("vraag.eml", paperwork.eml(EVIL, subject=EVIL)),
    ],
)
def test_nothing_of_a_file_is_markup(case, officer, seat, name, content):
    finding = paper_finding(case, by=officer, name=name, content=content)
    text = seat.get(address(finding)).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_page_of_a_pdf_comes_as_a_picture_that_is_made_here(case, officer, seat):
    finding = paper_finding(case, by=officer, name="brief.pdf", content=paperwork.pdf("Gesprek", pages=2))
    page = seat.get(address(finding) + "?bladzijde=2").content.decode()
    assert address(finding, "finding_page", 2) in page
    answer = seat.get(address(finding, "finding_page", 2))
    assert answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"]
    image = Image.open(io.BytesIO(answer.content)).convert("L")
    assert image.getextrema()[0] < 100 < image.getextrema()[1]  # there are letters on the page
    assert seat.get(address(finding, "finding_page", 3)).status_code == 404


def test_a_photograph_is_shown_without_what_hides_in_it(case, officer, seat):
    finding = paper_finding(case, by=officer, name="foto.jpg", content=paperwork.picture("jpg", SECRET))
    assert address(finding, "finding_picture") in seat.get(address(finding)).content.decode()
    answer = seat.get(address(finding, "finding_picture"))
    assert Image.open(io.BytesIO(answer.content)).size == (64, 48)
    assert SECRET.encode() not in answer.content


def test_what_cannot_be_read_is_said(case, officer, seat):
    finding = paper_finding(case, by=officer, name="vraag.msg", content=paperwork.ole({"__properties_version1.0": b""}))
    text = seat.get(address(finding)).content.decode()
    assert "Dit bestand kunnen wij hier niet lezen" in text
    refused = seat.post(
        reverse("cases:finding", args=[case.reference, finding.number]), {"outcome": "granted", "revision": 0}
    )
    assert refused.status_code == 409
    assert "Zet er een PDF voor in de plaats" in refused.content.decode()


def test_who_may_not_read_the_piece_reads_no_file(case, officer, signed_in):
    finding = paper_finding(case, by=officer)
    for function in ("letting", "director", "front_desk"):
        assert signed_in(cast.make_user(function)).get(address(finding)).status_code == 404
    assert signed_in(cast.make_user("fg")).get(address(finding)).status_code == 200
    assert signed_in(cast.make_user("fg")).get(address(finding, "redact")).status_code == 403


def test_a_file_that_swells_is_not_unpacked(case, officer):
    swollen = io.BytesIO()
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<a>" + b" " * 400_000_000 + b"</a>")
    assert apart.told_apart("docx", swollen.getvalue()).fault == "bomb"


def test_the_piece_leads_to_its_files(case, officer, seat):
    finding = paper_finding(case, by=officer)
    text = seat.get(reverse("cases:finding", args=[case.reference, finding.number])).content.decode()
    assert re.search(rf'href="{address(finding)}"[^>]*>Lees hier', text)
    assert f'href="{address(finding, "redact")}"' in text

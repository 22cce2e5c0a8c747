"""A file leaves without what hides in it: who made it, remarks, hidden sheets, the page of a mail, place and camera."""

import io
import json
import zipfile
from hashlib import sha256

import pikepdf
import pytest
from django.utils import timezone
from PIL import Image
from pypdfium2 import PdfDocument

from cases.answer.proof import prove
from cases.decision import actions as decision
from cases.workflow import Status
from dossiers.refusal import Refused
from tests import cast
from tests.cases.answer.hiding import SECRET, docx, eml, pdf_with_all, xlsx
from tests.cases.search.searching import paper_finding
from tests.dossiers.records import paperwork


@pytest.fixture
def case(officer):
    return cast.case_in(Status.GATHERED, by=officer)


def package_with(case, officer, name, content):
    """The package in which this file is given, and the number of its piece."""
    finding = paper_finding(case, by=officer, name=name, content=content)
    cast.judge_all(case, by=officer)
    decision.decide(case=case, reasons="U krijgt alles.", by=officer, on=timezone.localdate())
    raw = bytes(prove(case, timezone.localdate()).package)
    return zipfile.ZipFile(io.BytesIO(raw)), finding


def words_of(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf)).split())


def every_byte(archive):
    """All bytes of a package, with what lies packed in its PDFs, and their text."""
    told = [archive.read(name) for name in archive.namelist()]
    for name in archive.namelist():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(archive.read(name))) as pdf:
                told += [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
                told.append(str(dict(pdf.docinfo)).encode())
            told.append(words_of(archive.read(name)).encode())
    return b"\n".join(told)


@pytest.mark.parametrize(
    ("name", "made", "stays"),
    [
        ("brief.docx", docx, ("Gesprek over de tuin.", "Heg", "Twee meter")),
        ("huur.xlsx", xlsx, ("Huur", "Maand", "mei", "512")),
        ("vraag.eml", eml, ("van@voorbeeld.example", "De tuin", "Twee meter", "1 bijlage")),
    ],
)
def test_mails_and_office_files_leave_as_pdf_with_what_they_show_and_nothing_else(case, officer, name, made, stays):
    archive, finding = package_with(case, officer, name, made())
    (out,) = [each for each in archive.namelist() if each.startswith("stuk-")]
    assert out == f"stuk-{finding.number:03d}.pdf"
    text = words_of(archive.read(out))
    for words in stays:
        assert words in text
    assert SECRET.encode() not in every_byte(archive)


def test_the_list_and_the_overview_name_the_file_as_it_leaves(case, officer):
    archive, finding = package_with(case, officer, "brief.docx", docx())
    name = f"stuk-{finding.number:03d}.pdf"
    piece = json.loads(archive.read("inventaris.json"))["stukken"][finding.number - 1]
    assert piece["sha256"] == sha256(archive.read(name)).hexdigest()
    assert name in words_of(archive.read("overzicht.pdf"))


def test_a_pdf_leaves_with_its_pages_alone(case, officer):
    archive, finding = package_with(case, officer, "brief.pdf", pdf_with_all())
    content = archive.read(f"stuk-{finding.number:03d}.pdf")
    assert "Gesprek over de tuin." in words_of(content)
    assert SECRET.encode() not in every_byte(archive)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not pdf.attachments
        assert "/OpenAction" not in pdf.Root


def test_a_photograph_leaves_without_place_camera_and_maker(case, officer):
    archive, finding = package_with(case, officer, "foto.jpg", paperwork.picture("jpg", SECRET))
    content = archive.read(f"stuk-{finding.number:03d}.jpg")
    assert Image.open(io.BytesIO(content)).size == (64, 48)
    assert paperwork.PLACE not in Image.open(io.BytesIO(content)).getexif()
    assert SECRET.encode() not in every_byte(archive)


def test_a_file_of_which_no_pdf_can_be_made_stops_the_answer_with_what_to_do(case, officer):
    with pytest.raises(Refused, match="Zet er een PDF voor in de plaats"):
        package_with(case, officer, "vraag.msg", paperwork.ole({"__properties_version1.0": b""}))

"""A file leaves without what hides in it: who made it, remarks, hidden sheets, the page of a mail, place and camera."""

import io
import json
import zipfile
from email.message import EmailMessage
from hashlib import sha256

import openpyxl
import pikepdf
import pytest
from django.utils import timezone
from openpyxl.comments import Comment
from PIL import Image
from pypdfium2 import PdfDocument

from cases.answer.proof import prove
from cases.decision import actions as decision
from cases.workflow import Status
from dossiers.refusal import Refused
from tests import cast
from tests.cases.search.searching import paper_finding
from tests.dossiers.records import paperwork

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECRET = "Zqxgeheim"


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


def docx():
    """A document with a table, a deletion, hidden words, a remark and two makers."""
    body = (
        "<w:p><w:r><w:t>Gesprek over de tuin.</w:t></w:r>"
        f"<w:del><w:r><w:delText>{SECRET} gewist</w:delText></w:r></w:del>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET} verborgen</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Heg</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Twee meter</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    remark = f'<w:comment w:author="{SECRET}"><w:p><w:r><w:t>{SECRET} vindt van niet</w:t></w:r></w:p></w:comment>'
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{SECRET}</dc:creator></c>'
    return paperwork.archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
            "word/comments.xml": f'<w:comments xmlns:w="{W}">{remark}</w:comments>'.encode(),
            "docProps/core.xml": core.encode(),
        }
    )


def xlsx():
    """A workbook with a hidden sheet, a hidden row and column, a remark and a maker."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "Huur"
    for row in (["Maand", "Bedrag", SECRET], ["mei", 512, SECRET], [SECRET, SECRET, SECRET]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A1"].comment = Comment(SECRET, SECRET)
    hidden = book.create_sheet("Achter")
    hidden["A1"] = SECRET
    hidden.sheet_state = "hidden"
    book.properties.creator = SECRET
    book.save(out)
    return out.getvalue()


def eml():
    """A mail with a page, an attachment, and lines of the road it went."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "van@voorbeeld.example", "aan@voorbeeld.example", "De tuin"
    mail["Date"], mail["X-Originating-IP"], mail["Bcc"] = "Mon, 04 May 2026 10:00:00 +0200", SECRET, SECRET
    mail.set_content("Gesprek over de tuin. Heg van Twee meter, bedrag 512.")
    mail.add_alternative(f"<p>Zelfde<!-- {SECRET} --><script>{SECRET}</script></p>", subtype="html")
    mail.add_attachment(SECRET.encode(), maintype="application", subtype="octet-stream", filename=f"{SECRET}.bin")
    return mail.as_bytes()


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


def pdf_with_all():
    """A PDF that says who made it, with a file, a note, a drawn box and a script in it."""
    pdf = pikepdf.open(io.BytesIO(paperwork.pdf("Gesprek over de tuin.")))
    pdf.docinfo["/Author"] = SECRET
    with pdf.open_metadata() as told:
        told["dc:creator"] = [SECRET]
    pdf.attachments["bijlage.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename="bijlage.txt")
    said = {"Contents": SECRET, "Rect": [10, 10, 40, 40]}
    notes = [pikepdf.Dictionary(Subtype=pikepdf.Name(kind), **said) for kind in ("/Text", "/Square")]
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(each) for each in notes])
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=SECRET)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


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

"""Files in which something hides: who made them, remarks, deleted and hidden words, hidden sheets, a page, a script."""

import io
from email.message import EmailMessage

import openpyxl
import pikepdf
from openpyxl.comments import Comment

from tests.dossiers.records import paperwork

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECRET = "Zqxgeheim"


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

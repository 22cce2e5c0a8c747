"""Small true files of every kind that a record may have, made here, with a text of one's choice in them."""

import io
import struct
import zipfile
from email.message import EmailMessage

import openpyxl
import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

NUMBER = "111222333"  # passes the 11-test, and is nobody's: given out for tests
HARMLESS = "123456789"  # does not pass
PLACE, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
OLE_NONE, OLE_END, OLE_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def pdf(text: str = "Beste huurder", password: str = "", pages: int = 1) -> bytes:
    """A PDF with `text` on each page; with `password` it does not open without it."""
    paper = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for _number in range(pages):
        page = paper.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = paper.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
    out = io.BytesIO()
    paper.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def docx(*runs: str, more: dict[str, bytes] | None = None, head: str = "") -> bytes:
    """A DOCX with one paragraph of `runs`, and perhaps more parts, or a head before its document."""
    words = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs or ("Beste huurder",))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'{head}<w:document xmlns:w="{space}"><w:body><w:p>{words}</w:p></w:body></w:document>'
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **(more or {})})


def archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return out.getvalue()


def xlsx(value: object = "Beste huurder") -> bytes:
    """A sheet with `value` in its first cell."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = value
    book.save(out)
    return out.getvalue()


def picture(kind: str, secret: str = "zqx") -> bytes:
    """A photograph on its side, with `secret` wherever a camera or program may put it, and after the end."""
    image, out = Image.effect_noise((64, 48), 80).convert("RGB"), io.BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, secret
    exif.get_ifd(PLACE).update({1: "N", 2: (52.0, 9.0, 24.0)})
    if kind == "jpg":
        image.save(out, "JPEG", exif=exif, comment=secret.encode(), quality=90, progressive=True)
    else:
        told = PngInfo()
        told.add_text("Author", secret)
        told.add_itxt("Location", secret)
        image.save(out, "PNG", exif=exif, pnginfo=told)
    return out.getvalue() + secret.encode()


def eml(text: str = "Beste huurder", attached: bytes = b"", subject: str = "Uw vraag") -> bytes:
    """A mail with `text`, and perhaps a PDF attached."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "van@voorbeeld.example", "aan@voorbeeld.example", subject
    mail["Date"] = "Mon, 04 May 2026 10:00:00 +0200"
    mail.set_content(text)
    if attached:
        mail.add_attachment(attached, maintype="application", subtype="pdf", filename="bijlage.pdf")
    return mail.as_bytes()


def msg(text: str = "Beste huurder") -> bytes:
    """An Outlook message with `text`."""
    return ole({"__properties_version1.0": b"", "__substg1.0_1000001F": text.encode("utf-16-le")})


def locked_docx() -> bytes:
    """What Word makes of a document with a password."""
    return ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"})


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB) with these streams, each padded with spaces so that it is no small one."""
    contents = {name: content.ljust(4096, b" \0"[:1]) for name, content in streams.items()}
    table, body, entries = [OLE_FAT], b"", []
    at = 1 + (len(streams) + 4) // 4  # after the table and the directory
    table += [*range(2, at), OLE_END]
    for number, (name, content) in enumerate(contents.items(), start=1):
        padded = content.ljust(-(-len(content) // 512) * 512, b" ")
        sectors = len(padded) // 512
        following = number + 1 if number < len(streams) else OLE_NONE
        entries.append(_entry(name, 2, following, OLE_NONE, at, len(content)))
        table += [*range(at + 1, at + sectors), OLE_END]
        at, body = at + sectors, body + padded
    directory = b"".join([_entry("Root Entry", 5, OLE_NONE, 1, OLE_END, 0), *entries])
    directory = directory.ljust((1 + (len(streams) + 4) // 4 - 1) * 512, b"\0")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, OLE_END, 0, OLE_END, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", OLE_NONE) * 108
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head + fat + directory + body


def _entry(name: str, kind: int, following: int, child: int, start: int, size: int) -> bytes:
    """One line of the directory of a compound file."""
    called = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", OLE_NONE, following, child)
    rest = bytes(36) + struct.pack("<IQ", start, size)
    return called.ljust(64, b"\0") + struct.pack("<HBB", len(called), kind, 1) + links + rest


SAMPLES = {
    "pdf": pdf(),
    "docx": docx(),
    "xlsx": xlsx(),
    "jpg": picture("jpg"),
    "png": picture("png"),
    "eml": eml(),
    "msg": msg(),
}

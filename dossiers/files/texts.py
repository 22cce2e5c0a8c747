"""The text in a file, piece by piece, to look for numbers that must not be kept. Reads what may be hostile."""

from __future__ import annotations

import html
import re
from email import message_from_bytes, policy
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import olefile  # type: ignore[import-untyped]
import pypdfium2
from defusedxml.ElementTree import iterparse

from dossiers.files.kinds import KINDS, OLE, begins_as

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from xml.etree.ElementTree import Element

MOST_PAGES = 500
MOST_PARTS = 5_000  # files in a container
MOST_UNPACKED = 250_000_000  # bytes in all of them
MOST_TIMES = 200  # larger than packed, of a part above a million bytes
DEEPEST = 3  # attachments in attachments
WORDS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
LINES = {"p", "si", "c", "comment"}  # paragraph; shared string, cell and comment of a sheet
ENVELOPE = {"from", "to", "date", "subject", "message-id", "received", "mime-version"}
LOCKED = 4  # pdfium: a password is needed
TAG = re.compile(r"<[^>]*>")
# Of an Outlook message (MS-OXPROPS): subject, body, body as HTML, an attachment.
SUBJECT, BODY, PAGE, ATTACHMENT = "0037", "1000", "1013", "3701"


class Fault(Exception):
    """What is wrong with a file: `other` kind, `locked`, `broken`, a `bomb`, or with `macros`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text_of(kind: str, content: bytes, depth: int = 0) -> Iterator[str]:
    """The text of a file of this kind. Its first piece, an empty one, comes when the file is what it says it is.

    Raises Fault before the first piece; what goes wrong later leaves the rest unread.
    """
    readers = {"pdf": _pdf, "docx": _office, "xlsx": _office, "eml": _mail, "msg": _outlook}
    if not begins_as(kind, content):
        raise Fault("other")
    if kind in readers:
        yield from readers[kind](kind, content, depth)
    else:
        yield ""


def _pdf(_kind: str, content: bytes, _depth: int) -> Iterator[str]:
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as fault:
        raise Fault("locked" if fault.err_code == LOCKED else "broken") from None
    if not pages:
        raise Fault("broken")
    yield ""
    for number in range(min(pages, MOST_PAGES)):
        page = document[number]
        words = page.get_textpage()
        yield words.get_text_bounded()
        words.close()
        page.close()
    if pages > MOST_PAGES:
        raise Fault("long")


def _office(kind: str, content: bytes, _depth: int) -> Iterator[str]:
    if content.startswith(OLE):
        raise Fault("locked" if _ole(content).exists("EncryptedPackage") else "other")
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, EOFError):
        raise Fault("broken") from None
    _weigh(archive)
    names = set(archive.namelist())
    if not {WORDS[kind], "[Content_Types].xml"} <= names:
        raise Fault("other")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Fault("macros")
    with archive.open(WORDS[kind]) as part:
        _whole(part)
    yield ""
    for name in sorted(names):
        if name.endswith(".xml") and not name.startswith(("_rels/", "customXml/")):
            with archive.open(name) as part:
                yield from _lines(part)


def _weigh(archive: ZipFile) -> None:
    """Raises Fault when the container holds more than it may, or has a password."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Fault("locked")
    swollen = (part.file_size > 1_000_000 and part.file_size > MOST_TIMES * part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or any(swollen):
        raise Fault("bomb")


def _whole(part: IO[bytes]) -> None:
    """Raises Fault when a part of a document cannot be read to its end, or declares things of its own."""
    try:
        for _event, element in iterparse(part, forbid_dtd=True):
            if element.tag.rpartition("}")[2] in LINES:
                element.clear()
    except Exception:  # whatever a hostile document brings about
        raise Fault("broken") from None


def _lines(part: IO[bytes]) -> Iterator[str]:
    """The lines of one part: a number stands in one line, also when its digits were typed in pieces."""
    for _event, element in iterparse(part, forbid_dtd=True):
        if element.tag.rpartition("}")[2] in LINES:
            if not _points_elsewhere(element):
                yield "".join(element.itertext())
            element.clear()


def _points_elsewhere(element: Element) -> bool:
    """Whether a cell holds the place of its text among the shared strings, instead of the text."""
    return element.tag.endswith("}c") and element.get("t") == "s"


def _mail(_kind: str, content: bytes, depth: int) -> Iterator[str]:
    try:
        mail: EmailMessage = message_from_bytes(content, policy=policy.default)
        names = {name.lower() for name in mail.keys()}  # noqa: SIM118, a mail is not a dict
    except Exception:  # the parser of mails trips over some headers
        raise Fault("broken") from None
    if "from" not in names or len(names & ENVELOPE) < 2:
        raise Fault("other")
    yield ""
    yield str(mail["subject"] or "")
    for part in mail.walk():
        if part.is_multipart():
            continue
        inside = part.get_payload(decode=True)
        if isinstance(inside, bytes):
            yield from _part(part.get_content_type(), part.get_content_charset() or "utf-8", inside, depth)


def _part(media_type: str, charset: str, inside: bytes, depth: int) -> Iterator[str]:
    """The text of one part of a mail."""
    if not media_type.startswith("text/"):
        yield from _attached(inside, depth)
        return
    try:
        text = inside.decode(charset, "replace")
    except LookupError:
        text = inside.decode("utf-8", "replace")
    yield html.unescape(TAG.sub(" ", text)) if media_type == "text/html" else text


def _attached(content: bytes, depth: int) -> Iterator[str]:
    """The text of an attachment, if it is of a kind that we read."""
    if depth >= DEEPEST:
        raise Fault("deep")
    for kind in KINDS:
        if kind != "eml" and begins_as(kind, content):
            try:
                yield from text_of(kind, content, depth + 1)
            except Fault as fault:
                if fault.code != "other":
                    raise


def _ole(content: bytes) -> olefile.OleFileIO:
    try:
        return olefile.OleFileIO(BytesIO(content))
    except Exception:  # whatever a hostile container brings about
        raise Fault("broken") from None


def _outlook(_kind: str, content: bytes, depth: int) -> Iterator[str]:
    container = _ole(content)
    if not container.exists("__properties_version1.0"):
        raise Fault("locked" if container.exists("EncryptedPackage") else "other")
    if any(len(container.openstream(path).read()) < container.get_size(path) for path in container.listdir()):
        raise Fault("broken")
    yield ""
    for path in container.listdir():
        stored, form = path[-1][-8:-4], path[-1][-4:]
        if stored in (SUBJECT, BODY, PAGE):
            text = container.openstream(path).read().decode("utf-16-le" if form == "001F" else "cp1252", "replace")
            yield html.unescape(TAG.sub(" ", text)) if stored == PAGE else text
        elif stored == ATTACHMENT:
            yield from _attached(container.openstream(path).read(), depth)

"""What a mail shows (RFC 5322, MS-OXMSG): from whom to whom, when, about what, and its words; attachments by name."""

from __future__ import annotations

import html
import re
from email import message_from_bytes, policy
from io import BytesIO
from typing import TYPE_CHECKING, Any

import olefile  # type: ignore[import-untyped]

from dossiers.files.telling.shapes import Block, Told

if TYPE_CHECKING:
    from email.message import EmailMessage

HEADS = (("Van", "from"), ("Aan", "to"), ("Kopie aan", "cc"), ("Datum", "date"), ("Onderwerp", "subject"))
# MS-OXPROPS: from whom, to whom, copy to, subject; the words, the same as HTML; names of an attachment.
PROPERTIES = (("Van", "0C1A"), ("Aan", "0E04"), ("Kopie aan", "0E03"), ("Onderwerp", "0037"))
BODY, PAGE, LONG_NAME, SHORT_NAME, ATTACHED = "1000", "1013", "3707", "3704", "__attach_version"
NOT_SHOWN = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
ENDS_LINE = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
MANY_LINES = re.compile(r"\n{3,}")


def told_by_eml(content: bytes) -> Told:
    """What a mail shows; the plain words where it has them, else those of its page without the page."""
    mail: EmailMessage = message_from_bytes(content, policy=policy.default)  # type: ignore[assignment]
    told = Told(facts=[(label, str(mail[name])) for label, name in HEADS if mail[name]])
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is not None:
        text = _decoded(body)
        told.blocks.append(Block(lines=_lines(text, body.get_content_type() == "text/html")))
    told.attachments = [part.get_filename() or "zonder naam" for part in _besides(mail, body)]
    if mail["bcc"]:
        told.hidden.append(("bcc", str(mail["bcc"])))
    return told


def _besides(mail: EmailMessage, body: Any) -> list[Any]:
    """The parts that are no words of the mail: everything with a name, and what is no text."""
    words = ("text/plain", "text/html")
    parts = [part for part in mail.walk() if not part.is_multipart() and part is not body]
    return [part for part in parts if part.get_filename() or part.get_content_type() not in words]


def _decoded(part: Any) -> str:
    inside = part.get_payload(decode=True) or b""
    try:
        return str(inside.decode(part.get_content_charset() or "utf-8", "replace"))
    except LookupError:
        return str(inside.decode("utf-8", "replace"))


def _lines(text: str, is_page: bool) -> list[str]:
    if is_page:
        text = html.unescape(TAG.sub("", ENDS_LINE.sub("\n", NOT_SHOWN.sub("", text))))
    return MANY_LINES.sub("\n\n", text.replace("\r\n", "\n").strip()).split("\n")


def told_by_msg(content: bytes) -> Told:
    """What an Outlook message shows. One whose words lie in a form that cannot be read here tells `broken`."""
    container = olefile.OleFileIO(BytesIO(content))
    top = {path[0][12:16]: path for path in container.listdir() if len(path) == 1 and path[0].startswith("__substg1")}
    told = Told(facts=[(label, said) for label, tag in PROPERTIES if (said := _text(container, top.get(tag)))])
    plain, page = _text(container, top.get(BODY)), _text(container, top.get(PAGE))
    if not plain and not page:
        return Told(fault="broken")
    told.blocks.append(Block(lines=_lines(plain or page, not plain)))
    told.attachments = list(_attached(container))
    return told


def _attached(container: Any) -> list[str]:
    """The name of each attachment."""
    names: dict[str, str] = {}
    for path in container.listdir():
        if len(path) == 2 and path[0].startswith(ATTACHED):
            names.setdefault(path[0], "zonder naam")
            if path[1][12:16] in (LONG_NAME, SHORT_NAME) and (said := _text(container, path)):
                is_long = path[1][12:16] == LONG_NAME
                names[path[0]] = said if is_long or names[path[0]] == "zonder naam" else names[path[0]]
    return list(names.values())


def _text(container: Any, path: list[str] | None) -> str:
    if path is None:
        return ""
    stored = container.openstream(path).read()
    return str(stored.decode("utf-16-le" if path[-1].endswith("001F") else "cp1252", "replace")).strip("\0 ")

"""The kinds of file that a record may have, and what a file is by its content, whatever it is called."""

from pathlib import PurePath
from typing import NamedTuple

import filetype  # type: ignore[import-untyped]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Outlook messages, and of Office files with a password
ZIP = b"PK\x03\x04"


class Kind(NamedTuple):
    """One kind of file: the endings of its name, and its media type."""

    endings: tuple[str, ...]
    media_type: str


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pdf": Kind(("pdf",), "application/pdf"),
    "docx": Kind(("docx",), f"{OFFICE}.wordprocessingml.document"),
    "xlsx": Kind(("xlsx",), f"{OFFICE}.spreadsheetml.sheet"),
    "jpg": Kind(("jpg", "jpeg"), "image/jpeg"),
    "png": Kind(("png",), "image/png"),
    "eml": Kind(("eml",), "message/rfc822"),
    "msg": Kind(("msg",), "application/vnd.ms-outlook"),
}
PRINTED = frozenset({"docx", "xlsx", "eml", "msg"})  # what leaves as a PDF that we print ourselves
SPOKEN = "PDF, DOCX, XLSX, JPG, PNG, EML, MSG"


def leaves_as(kind: str) -> str:
    """The kind that a file of this kind leaves the house as: mails and Office files as PDF, others as they are."""
    return "pdf" if kind in PRINTED else kind


def claimed(name: str) -> str:
    """The kind that a file says it is by the ending of its name, or an empty string."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    return next((kind for kind, known in KINDS.items() if ending in known.endings), "")


def begins_as(kind: str, content: bytes) -> bool:
    """Whether `content` begins as a file of this kind does. A message has no fixed beginning; its reader looks."""
    if kind in ("docx", "xlsx"):
        return content.startswith((ZIP, OLE))  # OLE when it has a password, which its reader tells
    if kind == "msg":
        return content.startswith(OLE)
    if kind == "eml":
        return filetype.guess(content) is None and b"\0" not in content
    found = filetype.guess(content)
    return found is not None and found.extension == ("png" if found.extension == "apng" else kind)

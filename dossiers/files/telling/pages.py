"""PDF: its words page by page, a picture of a page, and the file without what does not belong to its pages."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from dossiers.files.telling.shapes import Block, Told

MOST_PAGES = 200
SCALE = 1.5  # pixels for each point: readable on a screen
LARGEST_SIDE = 2_000  # pixels
# Kinds of notes (pdfium: FPDF_ANNOT_*) that are drawn on the page, as is what was filled in on a form.
WIDGET, DRAWN = 20, {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 28}


def told_by(content: bytes) -> Told:
    """The words of each page, and what hangs on the pages: remarks, files, who made it."""
    document, told = pypdfium2.PdfDocument(content), Told()
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        words = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
        told.blocks += [Block("heading", [f"Bladzijde {number + 1}"]), Block(lines=words.split("\n"))]
        told.hidden += [("drawn" if kind in DRAWN else "remark", str(number + 1)) for kind in _notes(page)]
        if not words.strip():
            told.hidden.append(("scan", str(number + 1)))
    if len(document) > MOST_PAGES:
        told.hidden.append(("long", str(len(document))))
    made = document.get_metadata_dict()
    told.hidden += [("author", made[name]) for name in ("Author", "Creator", "Title") if made.get(name)]
    told.attachments = [f"{number + 1}" for number in range(document.count_attachments())]
    return told


def _notes(page: Any) -> list[int]:
    """The kinds of the notes that hang on a page; boxes of a form and links are no notes."""
    kinds = [_kind_of(page, place) for place in range(pdfium.FPDFPage_GetAnnotCount(page))]
    return [kind for kind in kinds if kind not in (WIDGET, pdfium.FPDF_ANNOT_LINK)]


def _kind_of(page: Any, place: int) -> int:
    note = pdfium.FPDFPage_GetAnnot(page, place)
    kind = int(pdfium.FPDFAnnot_GetSubtype(note))
    pdfium.FPDFPage_CloseAnnot(note)
    return kind


def bare(content: bytes) -> bytes:
    """The pages of a PDF in a new file: without properties, attachments, scripts, notes and forms.

    What is drawn on a page or was filled in on a form becomes part of it: what was covered stays covered. Other notes
    are taken off.
    """
    source = pypdfium2.PdfDocument(content)
    source.init_forms()
    for page in source:
        for place in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
            if _kind_of(page, place) not in {WIDGET, *DRAWN}:
                pdfium.FPDFPage_RemoveAnnot(page, place)
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def picture(content: bytes, number: int) -> bytes:
    """Page `number` of a PDF as a PNG, as it is seen. Raises IndexError for a page that is not there."""
    document = pypdfium2.PdfDocument(content)
    if not 1 <= number <= min(len(document), MOST_PAGES):
        raise IndexError(number)
    page = document[number - 1]
    scale = min(SCALE, LARGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, may_draw_forms=True, draw_annots=True, rev_byteorder=True)
    return _png(bitmap)


def _png(bitmap: Any) -> bytes:
    """A bitmap of pdfium as a PNG (W3C PNG), in colour without transparency."""
    width, height, stride, channels = bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
    rows, raw = [], bytes(bitmap.buffer)
    for row in range(height):
        line = raw[row * stride : row * stride + width * channels]
        if channels == 4:
            line = b"".join(line[at : at + 3] for at in range(0, len(line), 4))
        rows.append(b"\0" + line)
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )

"""What a Word document shows (ECMA-376 part 1): not what was deleted, hidden or remarked on, nor who made it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from dossiers.files.telling.shapes import Block, Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", FALLBACK}
BESIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
MAKERS = ("creator", "lastModifiedBy", "company", "manager")


def told_by(content: bytes) -> Told:
    """What a document shows, from top to bottom; what stands around its pages comes last."""
    told = Told()
    with ZipFile(BytesIO(content)) as archive:
        names = sorted(archive.namelist())
        document = _xml(archive, "word/document.xml")
        told.blocks += _blocks(document.find(f"{W}body"))
        for name in names:
            if name.startswith(BESIDE) and name.endswith(".xml"):
                told.blocks += [block for block in _blocks(_xml(archive, name)) if any(block.lines) or block.rows]
        told.hidden += _hidden(archive, names, document)
    return told


def makers_in(archive: ZipFile, names: list[str]) -> Iterator[tuple[str, str]]:
    """Who made an Office file, as its properties say."""
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in names:
            for element in _xml(archive, name):
                if element.tag.rpartition("}")[2] in MAKERS or element.tag.rpartition("}")[2].lower() in MAKERS:
                    yield from [("author", said)] if (said := (element.text or "").strip()) else []


def _hidden(archive: ZipFile, names: list[str], document: Element) -> Iterator[tuple[str, str]]:
    yield from makers_in(archive, names)
    if "word/comments.xml" in names:
        for remark in _xml(archive, "word/comments.xml").iter(f"{W}comment"):
            text = " ".join("".join(_words(part)) for part in remark.iter(f"{W}p"))
            yield "comment", f"{remark.get(f'{W}author', '')}: {text}"
    yield from _unseen(document)
    pictures = [name for name in names if name.startswith(("word/media/", "word/embeddings/"))]
    if pictures:
        yield "picture", str(len(pictures))


def _unseen(document: Element) -> Iterator[tuple[str, str]]:
    """The words that were deleted with a trace, and those that are hidden."""
    for gone in (*document.iter(f"{W}del"), *document.iter(f"{W}moveFrom")):
        if text := "".join(part.text or "" for part in gone.iter() if part.tag in (f"{W}delText", f"{W}t")):
            yield "deleted", text
    for run in document.iter(f"{W}r"):
        if _is_hidden(run) and (text := "".join(part.text or "" for part in run.iter(f"{W}t"))):
            yield "hidden_text", text


def _blocks(parent: Element | None) -> Iterator[Block]:
    """Paragraphs and tables in their order; what is in a box or a field stands where it is."""
    for child in parent if parent is not None else ():
        if child.tag in UNSEEN:
            continue
        if child.tag == f"{W}p":
            yield Block(lines="".join(_words(child)).split("\n"))
        elif child.tag == f"{W}tbl":
            yield Block("table", rows=[[_cell(cell) for cell in row.iter(f"{W}tc")] for row in child.iter(f"{W}tr")])
        else:
            yield from _blocks(child)


def _cell(cell: Element) -> str:
    return "\n".join("".join(_words(part)) for part in cell.iter(f"{W}p"))


def _words(element: Element) -> Iterator[str]:
    """The words of a paragraph that can be seen."""
    for child in element:
        if child.tag in UNSEEN or _is_hidden(child):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        else:
            yield from _words(child)


def _is_hidden(run: Element) -> bool:
    if run.tag != f"{W}r":
        return False
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off")


def _xml(archive: ZipFile, name: str) -> Element:
    found: Element = fromstring(archive.read(name), forbid_dtd=True)
    return found

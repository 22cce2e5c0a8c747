"""Looking for words wherever they may have stayed, in every shape in which a word is kept or sent.

What holds other things (zlib, gzip, zip, PDF, base64, hexadecimal) is opened, and what is in it too.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pypdfium2
from django.core.cache import cache as valkey
from django.db import connection, transaction

from dossiers.access import wall
from dossiers.text.keys import fold

DEEP = 6  # a PDF in a zip in a zip, in base64
SEALED_WITH = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
ESCAPED = re.compile(rb"\\u([0-9a-fA-F]{4})")

Places = dict[str, bytes]


def shapes(word: str) -> set[bytes]:
    """The bytes that `word` may be kept as: those in which letters may be small or capital in small letters."""
    said = {word, word.lower(), fold(word)}
    plain = {text.lower().encode() for text in said}
    plain |= {text.lower().encode("utf-16-le") for text in said} | {text.lower().encode("utf-16-be") for text in said}
    plain |= {quote(text).lower().encode() for text in said} | {text.encode().hex().encode() for text in said}
    return plain | {json.dumps(text)[1:-1].lower().encode() for text in said}


def in_base64(word: str) -> set[bytes]:
    """What `word` looks like in base64, wherever in it the word begins."""
    found = set()
    for text in (word, word.lower(), fold(word)):
        for before in range(3):
            raw = base64.b64encode(b"\0" * before + text.encode())
            sure = raw[(0, 2, 3)[before] : (before + len(text.encode())) * 8 // 6]
            found |= {sure, sure.replace(b"+", b"-").replace(b"/", b"_")}
    return found


def opened(content: bytes, deep: int = DEEP) -> Iterator[bytes]:
    """`content`, and everything that can be got out of it."""
    yield content
    if deep:
        for inside in _inside(content):
            yield from opened(inside, deep - 1)


def _inside(content: bytes) -> Iterator[bytes]:
    yield from _unpacked(content)
    if content.startswith(b"PK\x03\x04"):
        yield from _members(content)
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    if ESCAPED.search(content):
        yield ESCAPED.sub(lambda each: chr(int(each[1], 16)).encode("utf-8", "replace"), content)
    for run in HEX.findall(content):
        yield binascii.unhexlify(run)
    for run in BASE64.findall(content):
        try:
            yield base64.urlsafe_b64decode(run.translate(bytes.maketrans(b"+/", b"-_")) + b"=" * (-len(run) % 4))
        except binascii.Error:
            continue


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Every zlib and gzip stream in it, wherever that begins."""
    for begin in SEALED_WITH:
        at = content.find(begin)
        while at >= 0:
            try:
                found = zlib.decompressobj(47).decompress(content[at:])
            except zlib.error:
                found = b""
            if len(found) > 3:
                yield found
            at = content.find(begin, at + 1)


def _members(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            for member in pack.infolist():
                yield member.filename.encode()
                yield pack.read(member)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error):
        return


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """The text of the pages, and every stream and string of the document."""
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield bytes(thing.read_bytes() if thing.get("/Filter") is not None else thing.read_raw_bytes())
                yield repr(thing).encode()
        pages = pypdfium2.PdfDocument(content)
        yield "\n".join(page.get_textpage().get_text_range() for page in pages).encode()
        pages.close()
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        return


@dataclass(frozen=True)
class Looker:
    """What to look for: every shape of every word, as one pattern for letters of any size and one for base64."""

    plain: dict[bytes, str]
    coded: dict[bytes, str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Looker:
        """A looker for these words."""
        words = list(words)
        plain = {shape: word for word in words for shape in shapes(word)}
        return cls(plain, {shape: word for word in words for shape in in_base64(word)})

    def found_in(self, content: bytes) -> set[str]:
        """The words that are in `content`, in whatever shape."""
        plain, coded = _pattern(tuple(self.plain)), _pattern(tuple(self.coded))
        found: set[str] = set()
        for layer in opened(content):
            small = layer.decode("utf-8", "surrogateescape").lower().encode("utf-8", "surrogateescape")
            found |= {self.plain[hit] for each in {small, layer.lower()} for hit in plain.findall(each)}
            found |= {self.coded[hit] for hit in coded.findall(layer)}
        return found


@cache
def _pattern(shapes: tuple[bytes, ...]) -> re.Pattern[bytes]:
    return re.compile(b"|".join(map(re.escape, shapes)))


def found_in(content: bytes, words: Iterable[str]) -> set[str]:
    """Those of `words` that are in `content`, in whatever shape."""
    return Looker.of(words).found_in(content)


def scan(words: Iterable[str], places: Places) -> dict[str, set[str]]:
    """Which of `words` are in which of `places`; a place without any is not told."""
    looker = Looker.of(words)
    found = {name: looker.found_in(content) for name, content in places.items()}
    return {name: hits for name, hits in found.items() if hits}


def database() -> Places:
    """Every table as COPY gives it, and what the planner remembers."""
    places: Places = {}
    with wall.as_job(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            rows = io.StringIO()
            cursor.copy_expert(f'COPY (SELECT * FROM "{table}") TO STDOUT', rows)
            places[f"table {table}"] = rows.getvalue().encode()
    return places | statistics()


def statistics() -> Places:
    """What the planner remembers of each column. The view that tells hides the tables behind the second wall, also
    from their owner: for as long as we look, and never beyond this transaction, the owner stands before it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in wall.tables():
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute("SELECT tablename, attname, row_to_json(s)::text FROM pg_stats s WHERE schemaname = 'public'")
        found = {f"statistics {table}.{column}": known.encode() for table, column, known in cursor.fetchall()}
        transaction.set_rollback(True)
    return found


def broker() -> Places:
    """Every key and value that Valkey has for these tests."""
    client = valkey._cache.get_client()  # type: ignore[attr-defined]
    return {f"valkey {key!r}": key + b"\n" + (client.dump(key) or b"") for key in client.keys("*")}


def files(folder: Path) -> Places:
    """Every file under `folder`, by its name too."""
    return {
        f"file {path.relative_to(folder)}": str(path).encode() + b"\n" + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

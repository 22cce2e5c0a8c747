"""The scan itself: what it cannot find, it cannot show to be gone."""

import base64
import datetime as dt
import gzip
import io
import json
import random
import zipfile
import zlib
from urllib.parse import quote

import pikepdf
import pytest

from cases.letters import sender, typeset
from dossiers.text.keys import fold
from tests.cast import make_record
from tests.scanning import database, files, found_in, scan

WORD = "Zqxövâ17rt"
DAY = dt.date(2026, 11, 2)
TEXT = f"Mevrouw {WORD} belde."


def a_zip(content: bytes, name: str = "stuk.txt") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(name, content)
    return made.getvalue()


def a_pdf() -> bytes:
    """A document with the word in a compressed stream, as bytes that show nothing."""
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.pages[0].Contents = document.make_stream(f"BT ({TEXT}) Tj ET".encode())
        document.save(made, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


SHAPES = {
    "plain": TEXT.encode(),
    "small": TEXT.lower().encode(),
    "capitals": TEXT.upper().encode(),
    "folded": fold(TEXT).encode(),
    "utf-16": TEXT.encode("utf-16-le"),
    "base64 at 0": base64.b64encode(WORD.encode()),
    "base64 at 1": base64.b64encode(b"a" + TEXT.encode()),
    "base64 at 2": base64.b64encode(b"ab" + TEXT.encode()),
    "base64 for a URL": base64.urlsafe_b64encode(TEXT.encode()).rstrip(b"="),
    "URL": quote(TEXT).encode(),
    "JSON": json.dumps({"name": TEXT}).encode(),
    "JSON, every letter": "".join(f"\\u{ord(letter):04x}" for letter in WORD).encode(),
    "hex": TEXT.encode().hex().encode(),
    "HEX": TEXT.encode().hex().upper().encode(),
    "zlib": b"before" + zlib.compress(TEXT.encode()),
    "gzip": b"before" + gzip.compress(TEXT.encode()),
    "zip": a_zip(TEXT.encode()),
    "name in a zip": a_zip(b"x", f"{WORD}.txt").hex().encode(),
    "zip in a zip in hex": a_zip(a_zip(TEXT.encode())).hex().encode(),
    "zlib in base64": base64.urlsafe_b64encode(zlib.compress(TEXT.encode())),
    "PDF": a_pdf(),
    "PDF in a zip": a_zip(a_pdf()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_word_is_found_in_every_shape(shape):
    assert found_in(SHAPES[shape], [WORD, "Zqxandere99"]) == {WORD}


def test_a_letter_as_it_is_printed_is_read():
    made = typeset.receipt(
        typeset.Receipt(
            reference="V-2026-zqxletter5",
            kind="inzage",
            received_on=DAY,
            due_on=DAY,
            sender=sender.sender(),
            steps=["x"],
            status_url="https://b.example",
        )
    )
    assert found_in(made, ["zqxletter5", "zqxletter6"]) == {"zqxletter5"}


def test_nothing_is_found_where_nothing_is():
    noise = random.Random(7).randbytes(20_000)
    assert not found_in(noise + zlib.compress(noise) + b"Mevrouw Yildirim belde.", [WORD])


def test_every_table_is_looked_through(db):
    make_record(text=TEXT)
    assert scan([WORD], database()) == {"table dossiers_record": {WORD}}


def test_files_are_looked_through_with_their_names(tmp_path):
    (tmp_path / f"{WORD}.txt").write_bytes(b"x")
    (tmp_path / "b.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert set(scan([WORD], files(tmp_path))) == {f"file {WORD}.txt", "file b.gz"}

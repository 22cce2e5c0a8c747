"""Files that come in: by content what their name says, not too large, whole, and bare of what readers need not see."""

import io
import socket
import threading
import zlib

import pytest
from PIL import Image

from dossiers.files import clamd, images, reading, texts
from dossiers.files.checking import LARGEST, checked, safe_name
from dossiers.refusal import Refused
from tests.dossiers.records import paperwork

OTHER = "Dit bestand is iets anders dan de naam zegt."
LOCKED = "Dit bestand is met een wachtwoord beveiligd."
BROKEN = "Dit bestand is niet leesbaar."
TOO_MUCH = "In dit bestand zit meer dan wij kunnen uitpakken."


def why_not(name, content, size=None):
    """The sentence with which a file is refused."""
    with pytest.raises(Refused) as refusal:
        checked(name, content, size)
    return refusal.value.why


# What may come in


@pytest.mark.parametrize("kind", paperwork.SAMPLES)
def test_each_kind_comes_in_under_its_own_name(kind):
    paper = checked(f"brief.{kind.upper()}", paperwork.SAMPLES[kind])
    assert (paper.name, paper.kind, paper.warning) == (f"brief.{kind.upper()}", kind, "")


@pytest.mark.parametrize("name", paperwork.SAMPLES)
@pytest.mark.parametrize("kind", paperwork.SAMPLES)
def test_no_kind_comes_in_under_another_name(kind, name):
    if kind != name:
        assert why_not(f"brief.{name}", paperwork.SAMPLES[kind]).startswith((OTHER, BROKEN))


@pytest.mark.parametrize(
    "name", ["brief", "brief.exe", "brief.svg", "brief.html", "brief.docm", "brief.pdf.exe", ".pdf", "brief.zip"]
)
def test_other_kinds_do_not_come_in(name):
    assert why_not(name, paperwork.pdf()).startswith("Dit soort bestand kunnen wij niet bewaren.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html><script>alert(1)</script></html>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.eml", b"MZ\x90\0" + b"From: x\nTo: y\n\nx"),
        ("a.eml", b"From: x\n\nniets meer"),
        ("a.docx", paperwork.archive({"[Content_Types].xml": b"<x/>", "leeg.txt": b""})),
        ("a.msg", paperwork.ole({"WordDocument": b"x"})),
        ("a.jpg", paperwork.picture("png")),
    ],
)
def test_a_file_that_is_something_else_is_refused(name, content):
    assert why_not(name, content).startswith(OTHER)


def test_size_is_limited_on_both_sides():
    assert why_not("a.pdf", b"") == "Dit bestand is leeg. Kies een ander bestand."
    assert why_not("a.pdf", paperwork.pdf(), LARGEST + 1) == "Dit bestand is te groot. Er past hoogstens 25 MB in."


# What is broken, locked, or too much


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", paperwork.pdf(password="geheim")),
        ("a.docx", paperwork.locked_docx()),
        ("a.xlsx", paperwork.locked_docx()),
    ],
)
def test_a_file_with_a_password_is_refused(name, content):
    assert why_not(name, content).startswith(LOCKED)


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "jpg", "png", "msg"])
def test_a_file_that_was_cut_off_is_refused(kind):
    whole = paperwork.SAMPLES[kind]
    assert why_not(f"a.{kind}", whole[: len(whole) // 3]).startswith((BROKEN, OTHER))


def test_a_document_that_declares_entities_is_refused():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    reach = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for head in (laughs, reach):
        assert why_not("a.docx", paperwork.docx("&a;", head=head)).startswith(BROKEN)


def test_a_document_with_macros_is_refused():
    assert "macro" in why_not("a.docx", paperwork.docx(more={"word/vbaProject.bin": b"x"}))


def test_a_bomb_is_refused_before_it_is_unpacked():
    swollen = paperwork.docx(more={"word/media/a.bin": bytes(50_000_000)})
    many = paperwork.docx(more={f"word/{n}.xml": b"<a/>" for n in range(texts.MOST_PARTS)})
    assert len(swollen) < 100_000
    assert why_not("a.docx", swollen).startswith(TOO_MUCH)
    assert why_not("a.docx", many).startswith(TOO_MUCH)


def test_a_reader_that_takes_too_much_memory_dies_alone():
    inside = zlib.compress(b"BT (" + b"x" * 300_000_000 + b") Tj ET", 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    parts.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(inside), inside))
    body = b"".join(b"%d 0 obj%sendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    found = reading.read_apart("pdf", b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 5>>")
    assert not found.has_number


# What is not kept of an image


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_of_an_image_only_the_picture_is_kept(kind):
    sent = paperwork.picture(kind)
    kept = checked(f"foto.{kind}", sent).content
    before, after = Image.open(io.BytesIO(sent)), Image.open(io.BytesIO(kept))
    assert b"zqx" in sent
    assert b"zqx" not in kept
    assert after.tobytes() == before.tobytes()
    assert set(after.getexif()) <= {paperwork.ORIENTATION}
    assert not after.getexif().get_ifd(paperwork.PLACE)
    assert not set(after.info) & {"Author", "Location", "comment"}


def test_a_photograph_keeps_which_side_is_up():
    kept = checked("foto.jpg", paperwork.picture("jpg")).content
    assert Image.open(io.BytesIO(kept)).getexif() == {paperwork.ORIENTATION: 6}


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_an_image_that_was_stripped_once_stays_as_it_is(kind):
    kept = images.bare(kind, paperwork.picture(kind))
    assert images.bare(kind, kept) == kept


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_a_damaged_image_is_refused_or_a_picture_wherever_it_is_cut(kind):
    whole = images.bare(kind, paperwork.picture(kind))
    for end in range(2, len(whole), 97):
        with pytest.raises(images.Broken):
            images.bare(kind, whole[:end])


# Names


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\jan\\brief.pdf", "brief.pdf"),
        ("brief\r\nSet-Cookie: x.pdf", "brief Set-Cookie x.pdf"),
        ("brief\u202efdp.exe.pdf", "brief fdp.exe.pdf"),
        ('a"b<c>.pdf', "a b c .pdf"),
        ("ö" * 200 + ".pdf", "ö" * 116 + ".pdf"),
    ],
)
def test_a_name_keeps_nothing_that_misleads(given, kept):
    assert safe_name(given) == kept


# The virus scanner


class Scanner(threading.Thread):
    """A scanner on loopback that speaks as clamd does and gives one answer."""

    def __init__(self, verdict):
        super().__init__(daemon=True)
        self.verdict, self.heard = verdict, b""
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.door.getsockname()[1]}"
        self.start()

    def run(self):
        """Listen to one file and answer."""
        caller, _address = self.door.accept()
        with caller, self.door:
            assert caller.recv(10, socket.MSG_WAITALL) == b"zINSTREAM\0"
            while length := int.from_bytes(caller.recv(4, socket.MSG_WAITALL), "big"):
                self.heard += caller.recv(length, socket.MSG_WAITALL)
            caller.sendall(self.verdict)


def test_a_scanner_hears_the_whole_file_and_may_refuse_it(settings):
    clean, sent = Scanner(b"stream: OK\0"), paperwork.pdf()  # which says when it was made
    settings.CLAMD_URL = clean.url
    assert checked("a.pdf", sent).kind == "pdf"
    assert clean.heard == sent
    settings.CLAMD_URL = Scanner(b"stream: Eicar-Test-Signature FOUND\0").url
    assert why_not("a.pdf", paperwork.pdf()).startswith("In dit bestand zit een virus.")


@pytest.mark.parametrize("verdict", [b"", b"INSTREAM size limit exceeded. ERROR\0"])
def test_without_a_judgement_nothing_comes_in(settings, verdict):
    settings.CLAMD_URL = Scanner(verdict).url
    assert "kon niet op virussen worden nagekeken" in why_not("a.pdf", paperwork.pdf())


def test_a_scanner_may_listen_on_a_path(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        clamd.finds_harm(f"unix://{tmp_path}/clamd", b"x")

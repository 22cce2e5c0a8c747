"""Files with a record: encrypted on disk, fetched only by who may see the record, and gone with a refusal."""

import base64
import hashlib
import io
import os
import resource
import signal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dossiers.files import encryption, store
from dossiers.files.checking import LARGEST, Paper, checked
from dossiers.models import DossierKey, LogEntry, Record, RecordFile
from dossiers.records import actions as records
from dossiers.refusal import Refused
from dossiers.sections import Purpose, Section
from dossiers.viewing.actions import open_section
from tests.cast import make_dossier, make_record
from tests.dossiers.records import paperwork
from tests.dossiers.records.paperwork import NUMBER

pytestmark = pytest.mark.django_db
WORD = "zqxgeheim"


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    """A folder for the files of one test."""
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture
def record(dossier):
    """A record in the section of the tenancy."""
    return make_record(dossier)


@pytest.fixture
def attached(record, letting):
    """A mail with that record."""
    paper = checked("brief.eml", paperwork.eml(WORD))
    return records.attach(record=record, papers=[paper], by=letting)[0]


def on_disk(place):
    """The bytes of every file."""
    return [path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()]


def body(answer):
    """What a browser saves."""
    return b"".join(answer.streaming_content)


def address(row):
    """Where a file is fetched."""
    return reverse("recording:file", args=[row.pk])


# On disk


def test_a_file_lies_encrypted_under_a_name_that_tells_nothing(attached, place):
    (stored,) = on_disk(place)
    (path,) = (path for path in place.rglob("*") if path.is_file())
    assert WORD.encode() not in stored
    assert path.stem == str(attached.pk)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert len(stored) == encryption.sealed_size(attached.size)


def test_its_row_says_what_it_is(attached, letting):
    content = paperwork.eml(WORD)
    assert (attached.name, attached.media_type, attached.size) == ("brief.eml", "message/rfc822", len(content))
    assert attached.sha256 == hashlib.sha256(content).hexdigest()
    assert LogEntry.objects.get(verb="attached").actor == letting


def test_a_dossier_has_one_key_and_it_is_wrapped(attached, record, letting):
    records.attach(record=record, papers=[checked("b.eml", paperwork.eml())], by=letting)
    row = DossierKey.objects.get(dossier=record.dossier)
    assert store.key_in(row) not in bytes(row.wrapped)
    assert len(store.key_in(row)) == 32


def test_without_the_key_of_the_association_nothing_opens(attached, settings):
    settings.FILES_KEY = "een andere"
    with pytest.raises(encryption.Unreadable):
        next(store.content_of(attached))


def test_a_key_of_one_dossier_does_not_open_in_the_place_of_another(attached):
    other = make_dossier()
    DossierKey.objects.create(dossier=other, wrapped=DossierKey.objects.get().wrapped)
    with pytest.raises(encryption.Unreadable):
        store.key_in(DossierKey.objects.get(dossier=other))


@pytest.mark.parametrize(
    "size", [0, 1, encryption.PIECE - 1, encryption.PIECE, encryption.PIECE + 1, 3 * encryption.PIECE]
)
def test_what_was_sealed_opens_again_whatever_its_size(size):
    key, content = encryption.new_key(), os.urandom(size)
    stored = b"".join(encryption.sealed(content, key, "x"))
    assert len(stored) == encryption.sealed_size(size)
    assert b"".join(encryption.unsealed(io.BytesIO(stored), key, "x")) == content


def test_a_file_that_was_kept_from_before_opens():
    """As it was sealed when this module still held the pieces itself."""
    stored = base64.b64decode("V1NORgGCLjP++ODUJrE+9DWhFaPZiw/NG1OM0gzO1utWodQG8TdOd7TQkNw=")
    assert b"".join(encryption.unsealed(io.BytesIO(stored), bytes(range(32)), "a:1")) == b"Wat er toen was."


HEAD, STEP = 12, encryption.PIECE + encryption.TAG


@pytest.mark.parametrize(
    "harm",
    [
        lambda stored: stored[:-1] + bytes([stored[-1] ^ 1]),
        lambda stored: stored[: HEAD + STEP],
        lambda stored: stored[:HEAD],
        lambda stored: stored[:HEAD] + stored[HEAD + STEP : HEAD + 2 * STEP] + stored[HEAD : HEAD + STEP],
        lambda stored: stored + stored[HEAD : HEAD + STEP],
        lambda stored: b"",
    ],
    ids=["altered", "cut at a piece", "emptied", "in another order", "made longer", "nothing"],
)
def test_a_file_that_somebody_changed_does_not_open(harm):
    key = encryption.new_key()
    stored = harm(b"".join(encryption.sealed(bytes(2 * encryption.PIECE), key, "x")))
    with pytest.raises(encryption.Unreadable):
        list(encryption.unsealed(io.BytesIO(stored), key, "x"))


def test_a_file_in_the_place_of_another_does_not_open(attached, record, letting):
    (other,) = records.attach(record=record, papers=[checked("b.eml", paperwork.eml())], by=letting)
    store.draft(other.pk).write_bytes(store.draft(attached.pk).read_bytes())
    with pytest.raises(encryption.Unreadable):
        next(store.content_of(other))


# All or nothing


@pytest.mark.django_db(transaction=True)
def test_a_file_gets_its_name_when_the_row_stands(attached):
    assert store.place(attached.pk).exists()
    assert not store.draft(attached.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_neither_row_nor_file(record, letting, place):
    good = checked("a.eml", paperwork.eml())
    bad = Paper("b.eml", "eml", b"x", warning="x" * 300)  # does not fit in its row
    with pytest.raises(Exception, match="too long"):
        records.attach(record=record, papers=[good, bad], by=letting)
    assert (RecordFile.objects.count(), on_disk(place)) == (0, [])


def test_a_full_disk_is_told_in_words_and_leaves_nothing(dossier, letting, place):
    record, large = make_record(dossier), Paper("a.eml", "eml", os.urandom(3_000_000))
    limit, way = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limit[1]))
    try:
        with pytest.raises(Refused, match="de schijf is vol of doet het niet"):
            records.attach(record=record, papers=[large], by=letting)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, way)
    assert (RecordFile.objects.count(), on_disk(place)) == (0, [])


def test_a_record_is_not_kept_without_its_files(dossier, letting, settings):
    settings.FILES_DIR.write_bytes(b"")  # no folder can be made here
    basis = make_record(dossier).basis
    told = records.Told(
        title="Brief",
        text="Zie de brief.",
        category=basis.activity.category_names[0],
        evidence="huurcontract",
        origin="per post",
        happened_on=timezone.localdate(),
        papers=(checked("a.eml", paperwork.eml()),),
    )
    with pytest.raises(Refused, match="Er is niets vastgelegd"):
        records.add(dossier=dossier, basis=basis, told=told, by=letting, on=timezone.localdate())
    assert Record.objects.count() == 1


# Fetching


def test_a_file_is_saved_and_never_shown(attached, letting, signed_in):
    answer = signed_in(letting).get(address(attached))
    assert body(answer) == paperwork.eml(WORD)
    assert answer["Content-Disposition"] == 'attachment; filename="brief.eml"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Length"] == str(attached.size)
    line = LogEntry.objects.get(verb="fetched")
    assert (line.actor, line.subject_id) == (letting, attached.record.dossier.person_id)


def test_who_may_not_see_the_record_does_not_get_the_file(attached, maintenance, consultant_b, stranger, signed_in):
    for somebody in (maintenance, consultant_b, stranger):
        assert signed_in(somebody).get(address(attached)).status_code == 404
    assert LogEntry.objects.filter(verb="denied").count() == 3
    assert not LogEntry.objects.filter(verb="fetched").exists()


def test_a_file_of_a_closed_section_asks_the_reason_first(dossier, officer, second_officer, signed_in):
    record = make_record(dossier, Section.CARE)
    opening = {"dossier": dossier, "section": Section.CARE, "reason": "", "by": officer, "on": timezone.localdate()}
    open_section(**opening, purpose=Purpose.REQUEST)
    (row,) = records.attach(record=record, papers=[checked("a.eml", paperwork.eml())], by=officer)
    asked = signed_in(second_officer).get(address(row))
    assert asked.url == f"/dossiers/{dossier.reference}/care/reden/?gegeven={record.reference}"
    with pytest.raises(Refused, match="Dit onderdeel is dicht"):
        records.attach(record=record, papers=[checked("a.eml", paperwork.eml())], by=second_officer)


def test_a_file_that_is_damaged_is_told_in_words(attached, letting, signed_in):
    store.draft(attached.pk).write_bytes(b"WSNF\x01" + bytes(100))
    answer = signed_in(letting).get(address(attached))
    assert (answer.status_code, "Dit bestand is niet te lezen" in answer.text) == (409, True)
    assert LogEntry.objects.get(verb="not readable").actor == letting
    store.draft(attached.pk).unlink()
    assert signed_in(letting).get(address(attached)).status_code == 409


# By the pages


def upload(name, content):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, "application/octet-stream")


def test_files_are_added_on_the_page_and_a_warning_is_shown(record, letting, signed_in):
    page = reverse("recording:attachment", args=[record.reference])
    two = [upload("foto.png", paperwork.picture("png")), upload("brief.eml", paperwork.eml(NUMBER))]
    answer = signed_in(letting).post(page, {"attached": two}, follow=True)
    assert answer.text.count("In dit bestand staat iets dat op een burgerservicenummer lijkt.") == 2
    assert {row.name for row in RecordFile.objects.all()} == {"foto.png", "brief.eml"}
    assert NUMBER not in answer.text
    assert NUMBER not in str(list(LogEntry.objects.values())) + str(list(RecordFile.objects.values()))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"<html>", "Dit bestand is iets anders dan de naam zegt."),
        (f"{NUMBER}.eml", paperwork.eml(), "Geef het bestand een andere naam."),
        ("a.eml", b"x" * (LARGEST + 1), "Dit bestand is te groot."),
    ],
)
def test_a_file_that_may_not_come_in_is_refused_on_the_page(name, content, sentence, record, letting, signed_in):
    page = reverse("recording:attachment", args=[record.reference])
    answer = signed_in(letting).post(page, {"attached": [upload(name, content)]})
    assert (answer.status_code, sentence in answer.text) == (200, True)
    assert not RecordFile.objects.exists()


def test_a_form_without_a_file_says_so(record, letting, signed_in):
    page = reverse("recording:attachment", args=[record.reference])
    assert "Kies een bestand." in signed_in(letting).post(page, {}).text


def test_a_file_on_its_way_in_never_lies_on_a_disk(record, letting, signed_in, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "nowhere"  # a temporary file would fail here
    page = reverse("recording:attachment", args=[record.reference])
    large = paperwork.picture("jpg") + bytes(5_000_000)
    assert signed_in(letting).post(page, {"attached": [upload("a.jpg", large)]}).status_code == 302


def test_together_the_files_of_one_form_take_no_more_room_than_two(record, letting, signed_in):
    page = reverse("recording:attachment", args=[record.reference])
    many = [upload(f"{n}.eml", b"x" * LARGEST) for n in range(4)]
    answer = signed_in(letting).post(page, {"attached": many})
    assert answer.status_code == 200
    assert not RecordFile.objects.exists()

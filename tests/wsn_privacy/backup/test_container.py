"""The container of a backup: what is not exactly what we locked does not open, and none of it is given unchecked.

A backup is a file of age; those of the older form open too.
"""

import base64
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest

from dossiers.refusal import Refused
from tests.wsn_privacy.backup import older_form
from wsn_privacy.backup import container as containers
from wsn_privacy.backup.container import MAGIC, PIECE, Measured, Unreadable, locking
from wsn_privacy.backup.identity import identity

TAG = 16
# Made by the version that wrote them last.
KEPT = "V1NOQgHwvDbGatiUT9zvoIn0GRVkBdm5jpT6ychdR+QaKsOpVBaJFK0R3FfoHjTB62fT6neW/Icm142RrJPTaXrQr6gI"


def locked(content: bytes) -> bytes:
    """A container with this in it, written in pieces of odd sizes."""
    out = io.BytesIO()
    with locking(Measured(out)) as inside:
        for start in range(0, len(content), 700_001):
            inside.write(content[start : start + 700_001])
    return out.getvalue()


def opened(container: bytes) -> bytes:
    with containers.opened(io.BytesIO(container)) as inside:
        return inside.read()


def why_not(container: bytes) -> str:
    """The sentence with which a container does not open, or an empty string."""
    try:
        opened(container)
    except Unreadable as sentence:
        return str(sentence)
    return ""


@dataclass(frozen=True)
class Form:
    """A form of container: how it is locked, how long a piece is, and where the first one starts."""

    lock: Callable[[bytes], bytes]
    piece: int
    head: Callable[[bytes], int]

    def content(self) -> bytes:
        """Three pieces: A, B and half of C."""
        return b"A" * self.piece + b"B" * self.piece + b"C" * (self.piece // 2)


def after_head(container: bytes) -> int:
    """Where the first piece of an age file starts: after the line of dashes, and a nonce."""
    return container.index(b"\n", container.index(b"\n--- ") + 1) + 1 + 16


FORMS = {
    "age": Form(locked, PIECE, after_head),
    "older": Form(older_form.locked, older_form.PIECE, lambda container: older_form.HEAD),
}


@pytest.fixture(params=FORMS)
def form(request) -> Form:
    """Each form in turn."""
    return FORMS[request.param]


@pytest.mark.parametrize("pieces", [0, 1, 2])
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_what_goes_in_comes_out(form, pieces, more):
    size = max(0, pieces * form.piece + more)
    assert opened(form.lock(b"x" * size)) == b"x" * size


def test_nothing_of_it_can_be_read_and_no_two_are_alike():
    assert b"AAAA" not in locked(FORMS["age"].content())
    assert locked(b"AAAA") != locked(b"AAAA")


def harmed(form: Form, container: bytes) -> dict[str, bytes]:
    """What somebody can do to a container, each in its own way."""
    head, whole = form.head(container), form.piece + TAG
    first, second = container[head : head + whole], container[head + whole : head + 2 * whole]
    other = form.lock(form.content())
    start = form.head(other) + whole
    places = {"salt": head - 1, "first piece": head, "second piece": head + whole + 5, "last byte": len(container) - 1}
    ends = {"head": head, "first": head + whole, "second": head + 2 * whole, "middle": head + 100, "byte": -1}
    return {
        **{f"changed in the {name}": turned(container, at) for name, at in places.items()},
        **{f"cut after the {name}": container[:end] for name, end in ends.items()},
        "made longer": container + b"\0",
        "swapped": container[:head] + second + first + container[head + 2 * whole :],
        "left out": container[:head] + container[head + whole :],
        "of another": container[: head + whole] + other[start:],
    }


def turned(container: bytes, at: int) -> bytes:
    """The container with one bit turned over."""
    return container[:at] + bytes([container[at] ^ 1]) + container[at + 1 :]


def test_what_somebody_did_to_a_container_is_seen(form):
    container = form.lock(form.content())
    said = {harm: why_not(bad) for harm, bad in harmed(form, container).items()}
    seen = ("De reservekopie is niet heel: blok ", "De reservekopie gaat niet open: BACKUP_KEY is een andere, of ")
    assert not [harm for harm, why in said.items() if not why.startswith(seen)]
    assert opened(container) == form.content()


def test_the_sentence_names_the_block_that_does_not_open(form):
    container = form.lock(form.content())
    at = form.head(container) + form.piece + TAG + 5
    with pytest.raises(Unreadable, match="blok 2 is gewijzigd of ontbreekt"):
        opened(turned(container, at))


def test_nothing_of_a_piece_that_does_not_open_is_given(form):
    container = form.lock(form.content())
    given = []
    with pytest.raises(Unreadable), containers.opened(io.BytesIO(turned(container, len(container) - 1))) as inside:
        given.append(inside.read())
    assert given == [form.content()[: 2 * form.piece]]


def test_another_key_opens_nothing_and_the_sentence_names_it(form, settings):
    container = form.lock(b"AAAA")
    settings.BACKUP_KEY = "another"
    with pytest.raises(Unreadable, match="BACKUP_KEY"):
        opened(container)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + bytes(100), MAGIC[:-1], b"WSNF\x01" + bytes(100)])
def test_something_else_is_no_backup(content):
    with pytest.raises(Unreadable, match="geen reservekopie"):
        opened(content)


def test_a_container_that_was_kept_from_before_opens(settings):
    settings.BACKUP_KEY = "van vroeger"
    assert opened(base64.b64decode(KEPT)) == b"Wat er toen was."


# The key


def test_the_words_of_a_key_always_give_the_same_identity(settings):
    settings.BACKUP_KEY = "woorden"
    words = "AGE-SECRET-KEY-1"
    assert str(identity()).startswith(words)
    assert str(identity()) == str(identity())
    first = str(identity())
    settings.BACKUP_KEY = "andere woorden"
    assert str(identity()) != first


def test_an_identity_of_age_is_a_key_as_it_is(settings):
    own = pyrage.x25519.Identity.generate()
    settings.BACKUP_KEY = f"{own}\n"
    container = locked(b"AAAA")
    assert pyrage.decrypt(container, [own]) == b"AAAA"
    assert opened(container) == b"AAAA"


def test_who_changes_to_the_identity_of_the_words_opens_what_was_made_before(settings):
    container = locked(b"AAAA")
    settings.BACKUP_KEY = str(identity())
    assert opened(container) == b"AAAA"


def test_an_identity_with_a_mistake_in_it_is_refused_and_nothing_is_written(settings):
    settings.BACKUP_KEY = str(pyrage.x25519.Identity.generate())[:-1] + "!"
    out = io.BytesIO()
    with pytest.raises(Refused, match="er zit een fout in"), locking(Measured(out)):
        pytest.fail("it was taken for a key")
    assert out.getvalue() == b""


# The program age


@pytest.fixture
def age() -> str:
    """The program, where it is installed."""
    return shutil.which("age") or pytest.skip("age is er niet; installeren kan met: apt-get install age")


def test_age_itself_opens_a_container_with_the_identity_alone(age, tmp_path):
    content = os.urandom(3 * PIECE + 5)
    (tmp_path / "copy.backup").write_bytes(locked(content))
    (tmp_path / "key.txt").write_text(f"{identity()}\n")
    command = [age, "--decrypt", "--identity", "key.txt", "copy.backup"]
    assert subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout == content


def test_age_itself_locks_what_we_open(age, tmp_path):
    (tmp_path / "key.txt").write_text(f"{identity()}\n")
    command = [age, "--encrypt", "--identity", tmp_path / "key.txt"]
    made = subprocess.run(command, input=b"AAAA", check=True, capture_output=True).stdout
    assert opened(made) == b"AAAA"


# When it does not go well


class Full(io.RawIOBase):
    """A disk with room for this many bytes."""

    def __init__(self, room: int) -> None:
        self.room = room

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:
        self.room -= len(content)
        if self.room < 0:
            raise OSError(28, "No space left on device")
        return len(content)


@pytest.mark.parametrize("room", [10, 100_000, 1_000_000])
def test_a_full_disk_is_said_as_such_and_nobody_waits_for_it(room):
    before = threading.active_count()
    with pytest.raises(OSError, match="No space left"), locking(Measured(Full(room))) as inside:
        inside.write(bytes(5_000_000))
    assert threading.active_count() == before


def test_what_fails_meanwhile_is_what_is_raised():
    before, container = threading.active_count(), io.BytesIO(locked(bytes(5_000_000)))
    with pytest.raises(Stopped), locking(Measured(io.BytesIO())):
        raise Stopped
    with pytest.raises(Stopped), containers.opened(container):
        raise Stopped
    assert threading.active_count() == before


class Stopped(Exception):
    """Something else went wrong."""


MEASURE = """
import resource, sys
from django.conf import settings
settings.configure(BACKUP_KEY="words")
from wsn_privacy.backup.container import Measured, locking, opened
piece = bytes(1_000_000)
with open(sys.argv[1], "wb") as out, locking(Measured(out)) as inside:
    for _each in range(int(sys.argv[2])):
        inside.write(piece)
with open(sys.argv[1], "rb") as stored, opened(stored) as inside:
    while inside.read(1_000_000):
        pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.programs
def test_a_large_backup_takes_no_more_memory_than_a_small_one(tmp_path):
    used = [most_memory(tmp_path / "copy.backup", size) for size in (1, 200)]
    assert used[1] - used[0] < 20_000  # KiB


def most_memory(place: Path, size: int) -> int:
    """The most that a process took, in KiB, that locks and opens a container of so many million bytes."""
    command = [sys.executable, "-c", MEASURE, str(place), str(size)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

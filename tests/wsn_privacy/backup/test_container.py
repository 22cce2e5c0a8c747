"""The container of a backup: what is not exactly what we locked does not open, and none of it is given unchecked."""

import io

import pytest

from wsn_privacy.backup.container import MAGIC, PIECE, SALT, TAG, Reader, Unreadable, Writer

HEAD = len(MAGIC) + SALT
WHOLE = PIECE + TAG


def locked(content: bytes) -> bytes:
    out = io.BytesIO()
    writer = Writer(out)
    for start in range(0, len(content), 700_001):
        writer.write(content[start : start + 700_001])
    writer.finish()
    return out.getvalue()


def opened(container: bytes) -> bytes:
    return io.BufferedReader(Reader(io.BytesIO(container))).read()


@pytest.fixture(scope="module")
def container() -> bytes:
    """Three pieces: A, B and half of C."""
    return locked(b"A" * PIECE + b"B" * PIECE + b"C" * (PIECE // 2))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_goes_in_comes_out(size):
    assert opened(locked(b"x" * size)) == b"x" * size


def test_nothing_of_it_can_be_read_and_no_two_are_alike(container):
    assert b"AAAA" not in container
    assert locked(b"AAAA") != locked(b"AAAA")


@pytest.mark.parametrize("at", [len(MAGIC), HEAD, HEAD + WHOLE + 5, -1])
def test_one_changed_byte_is_seen(container, at):
    changed = bytearray(container)
    changed[at] ^= 1
    with pytest.raises(Unreadable):
        opened(bytes(changed))


@pytest.mark.parametrize("end", [HEAD, HEAD + WHOLE, HEAD + 2 * WHOLE, -1, HEAD + 100])
def test_a_cut_container_is_seen_also_between_two_pieces(container, end):
    with pytest.raises(Unreadable):
        opened(container[:end])


def test_what_is_put_behind_it_is_seen(container):
    with pytest.raises(Unreadable):
        opened(container + b"\0")


def test_swapped_pieces_are_seen(container):
    first, second = container[HEAD : HEAD + WHOLE], container[HEAD + WHOLE : HEAD + 2 * WHOLE]
    with pytest.raises(Unreadable):
        opened(container[:HEAD] + second + first + container[HEAD + 2 * WHOLE :])


def test_a_piece_of_another_container_is_seen(container):
    other = locked(b"A" * PIECE + b"B" * PIECE + b"C" * (PIECE // 2))
    with pytest.raises(Unreadable):
        opened(container[: HEAD + WHOLE] + other[HEAD + WHOLE :])


def test_another_key_opens_nothing_and_the_sentence_names_it(container, settings):
    settings.BACKUP_KEY = "another"
    with pytest.raises(Unreadable, match="BACKUP_KEY"):
        opened(container)


def test_something_else_is_no_backup():
    with pytest.raises(Unreadable, match="geen reservekopie"):
        opened(b"PK\x03\x04" + bytes(100))

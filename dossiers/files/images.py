"""Images without what does not belong to the picture: place, camera, owner, thumbnails, and whatever comes after it.

What is left is the picture, its colours, and which side is up. JPEG: ITU-T T.81 annex B; PNG: W3C PNG, chunks.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
IN_PICTURE = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"acTL", b"fcTL", b"fdAT"),
}
START, END, SCAN, EXIF = 0xD8, 0xD9, 0xDA, 0xE1
ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
ORIENTATION = 0x0112


class Broken(ValueError):
    """An image that does not follow its own format."""


def bare(kind: str, content: bytes) -> bytes:
    """`content` of a "jpg" or "png" with the picture alone. Raises Broken."""
    try:
        return b"".join(_jpeg(content) if kind == "jpg" else _png(content))
    except (IndexError, struct.error):
        raise Broken("cut short") from None


def _png(content: bytes) -> Iterator[bytes]:
    """The signature and the chunks that make the picture."""
    if not content.startswith(PNG + b"\0\0\0\rIHDR"):
        raise Broken("no header")
    yield PNG
    at, seen = len(PNG), set()
    while b"IEND" not in seen:
        (length,) = struct.unpack_from(">I", content, at)
        name, end = content[at + 4 : at + 8], at + 12 + length
        (told,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(content[at + 4 : end - 4]) != told:
            raise Broken("a chunk was altered")
        if name in IN_PICTURE:
            yield content[at:end]
        seen.add(name)
        at = end
    if b"IDAT" not in seen:
        raise Broken("no picture")


def _jpeg(content: bytes) -> Iterator[bytes]:
    """The segments that make the picture, and a small Exif that says only which side is up."""
    yield b"\xff\xd8"
    kept: list[bytes] = []
    seen: set[int] = set()
    for marker, segment in _segments(content):
        seen.add(marker)
        if marker == EXIF and EXIF not in seen - {marker}:
            kept += [_upright(turn)] if (turn := _turn(segment)) > 1 else []
        if (wanted := _in_picture(marker, segment)) is not None:
            kept.append(wanted)
    if not {SCAN, END} <= seen:
        raise Broken("no picture")
    yield from kept


def _in_picture(marker: int, segment: bytes) -> bytes | None:
    """What of this segment belongs to the picture: all, nothing, or a JFIF header without its thumbnail."""
    if marker == 0xE0:
        return b"\xff\xe0\0\x10" + segment[4:16] + b"\0\0" if segment[4:9] == b"JFIF\0" else None
    if marker in COLOURS:
        return segment if segment[4:].startswith(COLOURS[marker]) else None
    return None if 0xE0 <= marker <= 0xEF or marker == 0xFE else segment


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments after the start, each with its marker; a scan comes with its picture data. Nothing after the end."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise Broken("a marker was expected")
        while content[at + 1] == 0xFF:
            at += 1
        marker = content[at + 1]
        if marker == END or marker in ALONE:
            yield marker, content[at : at + 2]
            at += 2
            if marker == END:
                return
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if marker in (0, START) or length < 2 or end > len(content):
            raise Broken("a segment does not fit")
        end = _end_of_scan(content, end) if marker == SCAN else end
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the picture data that begins at `at` ends: at the first marker that is not part of it."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise Broken("no end")
        follower = content[at + 1]
        if follower == 0 or follower in ALONE:
            at += 2
        elif follower == 0xFF:
            at += 1
        else:
            return at


def _turn(segment: bytes) -> int:
    """The orientation that an Exif segment tells, 1 to 8; 1 (upright) when it tells none."""
    if segment[4:10] != b"Exif\0\0":
        return 1
    tiff = segment[10:]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for place in range(start + 2, start + 2 + 12 * count, 12):
            tag, form, how_many, value = struct.unpack_from(f"{order}HHIH", tiff, place)
            if (tag, form, how_many) == (ORIENTATION, 3, 1):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _upright(turn: int) -> bytes:
    """An Exif segment with the orientation and nothing else."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turn, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff

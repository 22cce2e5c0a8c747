"""Asking clamd, the virus scanner, about a file (INSTREAM). Off unless CLAMD_URL names where it listens."""

from __future__ import annotations

import socket
import struct
from urllib.parse import urlsplit

PATIENCE = 30  # seconds
PIECE = 64 * 1024


def finds_harm(url: str, content: bytes) -> bool:
    """Whether the scanner at `url` (tcp://host:port or unix:///path) finds something in `content`.

    Raises OSError when it cannot be reached or does not answer as it should.
    """
    with _connected(url) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for at in range(0, len(content), PIECE):
            piece = content[at : at + PIECE]
            scanner.sendall(struct.pack(">I", len(piece)) + piece)
        scanner.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := scanner.recv(PIECE)):
            answer += more
    said = answer.rstrip(b"\0").strip()
    if not said.endswith((b" OK", b" FOUND")):
        raise OSError("the scanner did not judge")
    return said.endswith(b" FOUND")


def _connected(url: str) -> socket.socket:
    """A connection with the scanner."""
    where = urlsplit(url)
    if where.scheme == "unix":
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(PATIENCE)
        scanner.connect(where.path)
        return scanner
    return socket.create_connection((where.hostname, where.port or 3310), PATIENCE)

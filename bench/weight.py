"""What the first public page weighs: the page with every style and drawing that it asks for, compressed as served."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from django.test import Client

from bench.measuring import Row, Unmeasured

LIMIT = 40_000  # bytes
ASKED_FOR = re.compile(r"<(?:link|img|script|source|iframe)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")
IN_STYLES = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def public_page() -> list[Row]:
    """The bytes that the first page costs over the line, compressed and not; nothing may come from elsewhere."""
    told = {"gzip": _weigh("gzip"), "identity": _weigh("identity")}
    return [
        Row("public_bytes", n=parts, value=f"{total} bytes", target=f"< {LIMIT} bytes", ok=total < LIMIT)
        if way == "gzip"
        else Row("public_bytes_plain", n=parts, value=f"{total} bytes", ok=True)
        for way, (parts, total) in told.items()
    ]


def _weigh(way: str) -> tuple[int, int]:
    """How many parts, and how many bytes in all."""
    client, waiting, known, total = Client(SERVER_NAME="localhost"), ["/"], set[str](), 0
    while waiting:
        address = waiting.pop()
        if address in known or address.startswith("data:"):
            continue
        if not address.startswith("/") or address.startswith("//"):
            raise Unmeasured(f"public_bytes: {address} komt van elders")
        known.add(address)
        response = client.get(address, headers={"accept-encoding": way})
        if response.status_code != 200:
            raise Unmeasured(f"public_bytes: {address} antwoordt {response.status_code}")
        total += len(response.getvalue())
        if not address.endswith(".svg"):
            waiting += _asked_for(address, client.get(address).getvalue().decode())
    return len(known), total


def _asked_for(address: str, content: str) -> list[str]:
    pattern = IN_STYLES if address.endswith(".css") else ASKED_FOR
    return [urljoin(address, found) for found in pattern.findall(content)]

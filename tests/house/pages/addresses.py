"""Every address of the house."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def every_name(urls: Any = None, prefix: str = "") -> Iterator[str]:
    """The name of every address that the site knows."""
    for one in (urls or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from every_name(one, f"{prefix}{one.namespace}:" if one.namespace else prefix)
        elif isinstance(one, URLPattern):
            yield f"{prefix}{one.name}"

"""What every page passes through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def undertaking_gate(get_response: Answer) -> Answer:
    """Passes every request on."""
    return get_response


def no_store(get_response: Answer) -> Answer:
    """Passes every request on."""
    return get_response

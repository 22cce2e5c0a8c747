"""Pages."""

from django.http import HttpRequest, HttpResponse


def start(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def step(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def confirmation(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def receipt(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")

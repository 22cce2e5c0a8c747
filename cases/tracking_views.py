"""Pages."""

from django.http import HttpRequest, HttpResponse


def ask(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def state(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def link(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def answer(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def paper(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")

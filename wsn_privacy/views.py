"""Pages."""

from django.http import HttpRequest, HttpResponse


def home(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def sign_in(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def sign_out(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def undertaking(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def mailbox(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")

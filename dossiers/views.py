"""Pages."""

from django.http import HttpRequest, HttpResponse


def dossier_list(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def detail(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def reason(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def record(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")

"""Coming in and going out."""

from django.http import HttpRequest, HttpResponse


def sign_in(request: HttpRequest) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def sign_out(request: HttpRequest) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def undertaking(request: HttpRequest) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def mailbox(request: HttpRequest) -> HttpResponse:
    """To be told."""
    return HttpResponse("")

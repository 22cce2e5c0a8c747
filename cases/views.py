"""Pages."""

from django.http import HttpRequest, HttpResponse


def case_list(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def intake(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def detail(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def slip(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def owner(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def identity(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def identity_question(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def findings(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def finding(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def rest(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def decision(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def sending(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def code(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def withdrawal(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def letter(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")


def package(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """To be told."""
    return HttpResponse("")

"""What every page passes through: what the database shows, who acts, whether they signed; and no cache keeps it."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from dossiers.access import wall
from dossiers.journal import actions as journal
from wsn_privacy.accounts.session_checks import OWN_ACCOUNT
from wsn_privacy.accounts.undertaking import is_signed

Answer = Callable[[HttpRequest], HttpResponse]

# Reachable for staff who have not signed yet: signing itself and the own account.
BEFORE_SIGNING = {"undertaking", *OWN_ACCOUNT}


def second_wall(get_response: Answer) -> Answer:
    """Has the database show, for as long as the request lasts, only what its user may see.

    A page that is still being written after its view returned sees nothing: no answer streams rows of a dossier.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        with wall.seen_by(request.user):
            return get_response(request)

    return middleware


def witness(get_response: Answer) -> Answer:
    """Tells the journal who acts for as long as the request lasts, and that all of it is one act."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with journal.acting(lambda: request.user), journal.one_act():
            return get_response(request)

    return middleware


def undertaking_gate(get_response: Answer) -> Answer:
    """Lets staff in only after signing for confidentiality on the regulation in force (regulation, confidentiality)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def before_view(
        request: HttpRequest, view: Callable[..., object], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        user = request.user
        if isinstance(user, AnonymousUser) or not getattr(view, "login_required", True):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in BEFORE_SIGNING:
            return None
        return None if is_signed(user) else _first_sign(request)

    middleware.process_view = before_view  # type: ignore[attr-defined]
    return middleware


def _first_sign(request: HttpRequest) -> HttpResponse:
    """To the undertaking, and from there to the page that somebody was going to."""
    if request.method == "GET":
        return redirect_to_login(request.get_full_path(), reverse("undertaking"))
    return redirect("undertaking")


def no_store(get_response: Answer) -> Answer:
    """Keeps pages out of every cache: they may hold personal data. Static files answer before this."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        add_never_cache_headers(response)
        return response

    return middleware

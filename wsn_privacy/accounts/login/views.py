"""Coming in and going out: signing in, the promise of confidentiality, signing out; and the mails of a trial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from consent.models import Regulation
from dossiers.form_pages import form_view
from dossiers.journal import actions as journal
from law.sources import AVG_TEXT
from wsn_privacy.accounts.login.forms import SignInForm, UndertakingForm
from wsn_privacy.accounts.next_url import next_of, onward
from wsn_privacy.accounts.session_checks import ENDED
from wsn_privacy.accounts.undertaking import sign
from wsn_privacy.models import Undertaking, User
from wsn_privacy.trial import mailbox as caught
from wsn_privacy.trial.logins import PASSWORD, STAFF, Login
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest

LEAVE_NOTHING = '"cache", "cookies", "storage"'


@login_not_required
@sensitive_post_parameters("password")
@form_view
def sign_in(request: HttpRequest) -> HttpResponse:
    """Lets staff in by address and password; a wrong pair leaves a line without the address."""
    if request.user.is_authenticated:
        return redirect(onward(request))
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return perform_login(request, form.get_user(), redirect_url=onward(request))
    if form.has_error(NON_FIELD_ERRORS):
        journal.deny(User, form.cleaned_data["username"].lower(), by=None)
    shown = {"form": form, "next": next_of(request), "logins": _demo_logins(), "nav": []}
    shown |= {"ended": request.session.pop(ENDED, False), "oidc": bool(settings.OIDC_SERVER_URL)}
    shown["without_second_factor"] = not settings.MFA_REQUIRED
    return render(request, "wsn_privacy/login.html", shown, status=429 if form.is_locked else 200)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session and has the browser forget what it kept."""
    if request.user.is_authenticated:
        journal.record(Verb.SIGNED_OUT, request.user, by=request.user)
    logout(request)
    response = redirect("login")
    response["Clear-Site-Data"] = LEAVE_NOTHING
    return response


@form_view
def undertaking(request: StaffRequest) -> HttpResponse:
    """The promise of confidentiality on the regulation in force, and signing it."""
    regulation = Regulation.objects.standing(timezone.localdate()).order_by("-since").first()
    if regulation is None:
        return redirect(onward(request))
    signed = Undertaking.objects.filter(user=request.user.pk, regulation=regulation).first()
    form = UndertakingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sign(user=request.user)
        return redirect(onward(request))
    shown: dict[str, Any] = {"form": form, "regulation": regulation, "signed": signed, "next": next_of(request)}
    shown["avg_url"] = AVG_TEXT
    if not signed:
        shown["nav"] = []  # there is nowhere to go yet
    return render(request, "wsn_privacy/undertaking.html", shown)


@login_not_required
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """The mails of a trial, newest first; in service there is no such page. Raises Http404 in service."""
    if not settings.DEMO_MAILBOX:
        raise Http404
    return render(request, "wsn_privacy/mailbox.html", {"mails": caught.newest()})


@login_not_required
@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail of a trial, with links that work. Raises Http404 when there is no such mail, and in service."""
    found = caught.mail_named(name) if settings.DEMO_MAILBOX else None
    if found is None:
        raise Http404
    return render(request, "wsn_privacy/mail.html", {"mail": found})


def _demo_logins() -> list[tuple[Login, str]]:
    """Who may sign in at the fictional association, with the password they share; nobody in service."""
    if not settings.DEMO_MAILBOX:
        return []
    addresses = [each.email for each in STAFF]
    known = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    return [(each, PASSWORD) for each in STAFF if each.email in known]

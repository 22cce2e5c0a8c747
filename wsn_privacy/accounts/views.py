"""The pages of one's own account: which proofs there are, and changing them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from dossiers.form_pages import form_view
from dossiers.journal import actions as journal
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from wsn_privacy.accounts import second_factor
from wsn_privacy.accounts.authentication.views import SCRIPTED, holds
from wsn_privacy.accounts.forms import AppForm, ChangeForm, NewPasskeyForm
from wsn_privacy.accounts.preferences import views as preferences_views
from wsn_privacy.accounts.session_checks import must_set_up
from wsn_privacy.accounts.sessions import change_password

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest

PICTURED = {"img-src": ["data:"]}  # the square with the secret is drawn into its page


@require_safe
def account(request: StaffRequest) -> HttpResponse:
    """How somebody comes in: password, second factors, recovery codes."""
    factors = list(second_factor.factors_of(request.user))
    codes = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    shown: dict[str, Any] = {
        "keys": [factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        "app": next((factor for factor in factors if factor.type == Authenticator.Type.TOTP), None),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
    }
    shown["must_set_up"] = must_set_up(request)
    return render(
        request, "account/account.html", {**shown, **preferences_views.shown(request.user), **_no_menu(request)}
    )


@form_view
@recently_authenticated
@csp_update(PICTURED)
def add_app(request: StaffRequest) -> HttpResponse:
    """Codes from an app on a phone."""
    if second_factor.factors_of(request.user).filter(type=Authenticator.Type.TOTP).exists():
        return redirect("account")
    form = AppForm(request.POST if request.method == "POST" else None, user=request.user)
    if holds(form):
        second_factor.add_app(request=request, form=form)
        messages.success(request, _("De app is ingesteld. Bewaar nu uw herstelcodes."))
        return redirect("recovery_codes")
    url = get_adapter().build_totp_url(request.user, form.secret)
    square = base64.b64encode(get_adapter().build_totp_svg(url).encode()).decode()
    shown = {"form": form, "square": f"data:image/svg+xml;base64,{square}", "secret": form.secret}
    return render(request, "account/add_app.html", shown | _no_menu(request))


@form_view
@recently_authenticated
@csp_update(SCRIPTED)
def add_passkey(request: StaffRequest) -> HttpResponse:
    """A passkey on this device."""
    form = NewPasskeyForm(request.POST if request.method == "POST" else None, user=request.user)
    if holds(form):
        second_factor.add_passkey(request=request, form=form)
        messages.success(request, _("De toegangssleutel is ingesteld. Bewaar nu uw herstelcodes."))
        return redirect("recovery_codes")
    options = webauthn.begin_registration(request.user, True)
    shown = {"form": form, "passkey": {"creation_options": options}}
    return render(request, "account/add_passkey.html", shown | _no_menu(request))


@require_POST
@recently_authenticated
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """One second factor less. Raises Http404 for one that is not of this user, with a line."""
    factor = second_factor.factors_of(request.user).filter(pk=pk).first()
    if factor is None:
        journal.deny(Authenticator, str(pk), by=request.user)
        raise Http404
    try:
        second_factor.remove(request=request, factor=factor)
        messages.success(request, _("Weggehaald. Op uw andere apparaten bent u uitgelogd."))
    except Refused as no:
        messages.error(request, no.why)
    return redirect("account")


@form_view
@recently_authenticated
def recovery_codes(request: StaffRequest) -> HttpResponse:
    """Codes on paper, for the day that the phone is lost."""
    if not second_factor.factors_of(request.user).exists():
        return redirect("account")
    if request.method == "POST":
        second_factor.renew_codes(request=request)
        messages.success(request, _("Dit zijn uw nieuwe herstelcodes. De oude werken niet meer."))
        return redirect("recovery_codes")
    codes = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    return render(request, "account/recovery_codes.html", {"codes": codes.wrap().get_unused_codes() if codes else []})


@sensitive_post_parameters()
@form_view
def password(request: StaffRequest) -> HttpResponse:
    """Another password."""
    user = request.user
    if not user.has_usable_password():
        return redirect("account")
    form = ChangeForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        change_password(request=request, form=form)
        messages.success(request, _("Uw wachtwoord is gewijzigd. Op uw andere apparaten bent u uitgelogd."))
        return redirect("account")
    return render(request, "account/password.html", {"form": form})


def _no_menu(request: HttpRequest) -> dict[str, Any]:
    """No menu for somebody who has nowhere to go yet."""
    return {"nav": []} if must_set_up(request) else {}

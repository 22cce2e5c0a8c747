"""The pages on which somebody proves who it is: the second step, a passkey alone, and once more later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import redis
from allauth.account.internal.decorators import login_stage_required
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from dossiers.form_pages import form_view
from dossiers.journal import actions as journal
from dossiers.reauthentication import prove
from wsn_privacy.accounts import second_factor
from wsn_privacy.accounts.forms import CodeForm, PasskeyAloneForm, PasskeyForm, PasswordForm
from wsn_privacy.accounts.next_url import next_of, onward
from wsn_privacy.models import User
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from django import forms
    from django.http import QueryDict

    from dossiers.actors import Actor, StaffRequest

SCRIPTED = {"script-src": [SELF]}  # a passkey needs a script; these pages alone have one


@form_view
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="login")
@csp_update(SCRIPTED)
def second_step(request: HttpRequest) -> HttpResponse:
    """After the password: a code, or a passkey."""
    stage = request._login_stage  # type: ignore[attr-defined]
    user = stage.login.user
    forms = {
        "code": CodeForm(_sent(request, "code"), user=user),
        "key": PasskeyForm(_sent(request, "credential"), user=user),
    }
    form = _posted(forms)
    if form and holds(form):
        form.save()
        return stage.exit()
    if form:
        journal.record(Verb.SIGN_IN_REFUSED, user, by=None)
    shown = {**forms, "form": form or forms["code"], "passkey": _passkey_of(user), "nav": []}
    return render(request, "account/second_step.html", shown)


@login_not_required
@form_view
@csp_update(SCRIPTED)
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Coming in with a passkey alone: it is a device and a finger, face or code at once."""
    if request.user.is_authenticated:
        return redirect(onward(request))
    form = PasskeyAloneForm(_sent(request, "credential"))
    if holds(form):
        key: Authenticator = form.cleaned_data["credential"]
        return perform_passwordless_login(request, key, Login(user=key.user, redirect_url=onward(request)))
    if form.is_bound:
        journal.deny(User, "passkey", by=None)
    shown = {"form": form, "next": next_of(request), "nav": []}
    shown["passkey"] = {"request_options": webauthn.begin_authentication(None)}
    return render(request, "account/passkey_sign_in.html", shown)


@sensitive_post_parameters()
@form_view
@csp_update(SCRIPTED)
def reauthenticate(request: StaffRequest) -> HttpResponse:
    """Once more who one is, before something weighty."""
    user = request.user
    can = {"password": user.has_usable_password(), "code": second_factor.factors_of(user).exists()}
    forms = {
        "password": PasswordForm(request, _sent(request, "password")),
        "code": CodeForm(_sent(request, "code"), user=user),
        "key": PasskeyForm(_sent(request, "credential"), user=user),
    }
    form = _posted(forms)
    if form and holds(form):
        prove(request)
        journal.record(Verb.PROVED_AGAIN, user, by=user)
        return redirect(onward(request))
    if form:
        journal.record(Verb.PROOF_REFUSED, user, by=user)
    shown = {**forms, "form": form, "can": can, "passkey": _passkey_of(user), "next": next_of(request)}
    return render(request, "account/reauthenticate.html", shown)


def holds(form: forms.BaseForm) -> bool:
    """Whether what was typed is right. Tries are counted in the cache; without it nobody gets further."""
    try:
        return form.is_valid()
    except redis.RedisError:
        form.add_error(None, _("Het lukt nu even niet. Probeer het over een paar minuten nog eens."))
        return False


def _sent(request: HttpRequest, field: str) -> QueryDict | None:
    """What was sent, for the form with this field; None for the other forms on the page."""
    return request.POST if request.method == "POST" and field in request.POST else None


def _posted(forms: dict[str, Any]) -> Any:
    """The form that was sent, or None."""
    return next((form for form in forms.values() if form.is_bound), None)


def _passkey_of(user: Actor) -> dict[str, Any] | None:
    """What the browser is asked to show a passkey of `user` for, or None for somebody without one."""
    if not second_factor.factors_of(user).filter(type=Authenticator.Type.WEBAUTHN).exists():
        return None
    return {"request_options": webauthn.begin_authentication(user)}

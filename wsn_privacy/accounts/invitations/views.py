"""The pages on which colleagues are invited, and on which they come in for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dossiers.form_pages import form_page, form_view, refusing
from dossiers.functions import Function
from dossiers.reauthentication import recently_authenticated
from dossiers.refusal import Refused
from dossiers.scope import has_function
from wsn_privacy.accounts import second_factor
from wsn_privacy.accounts.forms import ChooseForm
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.models import Invitation, User

if TYPE_CHECKING:
    from dossiers.actors import Actor, StaffRequest


class InviteForm(forms.Form):
    """Whom to invite, and to do what."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=120, error_messages={"required": gettext_lazy("Vul de naam in.")}
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van het werk"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Vul het e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen e-mailadres. Het ziet er zo uit: naam@voorbeeld.nl."),
        },
    )
    functions = forms.MultipleChoiceField(
        label=gettext_lazy("Functies"),
        help_text=gettext_lazy("Wat iemand ziet, volgt uit de functie. Kies alleen wat nodig is voor het werk."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Deze functie geeft alleen de privacy officer.")},
    )
    use_required_attribute = False

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["functions"].choices = invitations.functions_to_give(by)  # type: ignore[attr-defined]


@form_view
@recently_authenticated
def colleagues(request: StaffRequest) -> HttpResponse:
    """Inviting a colleague, and who is in already."""
    _inviter(request)
    form = InviteForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusing(form, "email"):
            invitations.invite(**form.cleaned_data, by=request.user)
            messages.success(request, _("De uitnodiging is verstuurd. De link werkt zeven dagen."))
            return redirect("colleagues")
    return _page(request, form)


def _page(request: HttpRequest, form: InviteForm, *, is_refused: bool = False) -> HttpResponse:
    takes_factors = has_function(request.user, Function.PRIVACY_OFFICER)
    shown = {"form": form, "colleagues": _colleagues(), "takes_factors": takes_factors}
    return form_page(request, "account/colleagues.html", shown, is_refused=is_refused)


@require_POST
@recently_authenticated
def again(request: StaffRequest, pk: str) -> HttpResponse:
    """A new link for a colleague who lost the first, or the password."""
    return _do_to(request, pk, invitations.invite_again, _("Er is een nieuwe link verstuurd."))


@require_POST
@recently_authenticated
def reset(request: StaffRequest, pk: str) -> HttpResponse:
    """No second factor any more, for a colleague who lost it."""
    return _do_to(request, pk, second_factor.reset, _("Bij de volgende keer inloggen stelt uw collega een nieuwe in."))


def _do_to(request: StaffRequest, pk: str, act: Any, done: str) -> HttpResponse:
    _inviter(request)
    user = User.objects.filter(pk=pk).first()
    try:
        if user is None:
            raise Refused(_("Dit account is er niet."))
        act(user=user, by=request.user)
        messages.success(request, done)
    except Refused as no:
        messages.error(request, no.why)
        return _page(request, InviteForm(request.user), is_refused=True)
    return redirect("colleagues")


def _inviter(request: StaffRequest) -> None:
    """Raises PermissionDenied for anyone who may invite nobody."""
    if invitations.why_not_invite(request.user):
        raise PermissionDenied


@dataclass(frozen=True)
class Colleague:
    """One line of the list: who, with which functions, and how the account stands."""

    user: User
    functions: list[str]
    state: str
    has_factor: bool

    @property
    def name(self) -> str:
        """What colleagues call this one."""
        return self.user.name

    @property
    def email(self) -> str:
        """Where this one signs in with."""
        return self.user.email


def _colleagues() -> list[Colleague]:
    """Everybody with an account, by name."""
    waiting = Invitation.objects.filter(user=OuterRef("pk"), used_at__isnull=True, until__gt=timezone.now())
    factors = second_factor.every_factor().filter(user=OuterRef("pk"))
    users = User.objects.annotate(waits=Exists(waiting), has_factor=Exists(factors))
    ordered = users.prefetch_related("groups").order_by("name", "pk")
    return [
        Colleague(user, _functions(user), _state(user, waits=user.waits, has_factor=user.has_factor), user.has_factor)
        for user in ordered
    ]


def _functions(user: User) -> list[str]:
    """The functions and teams of somebody, as staff know them."""
    labels = dict(Function.choices)
    return [str(labels.get(group.name, group.name)) for group in user.groups.all()]


def _state(user: User, *, waits: bool, has_factor: bool) -> str:
    """How an account stands, in a few words."""
    if not user.is_active:
        return _("gesloten")
    if waits:
        return _("uitgenodigd")
    if not user.last_login:
        return _("nog niet binnen geweest")
    return _("actief, met tweede stap") if has_factor else _("actief, zonder tweede stap")


@login_not_required
@sensitive_post_parameters()
@form_view
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The way in for somebody invited: a password, and then on to the second factor and the undertaking."""
    try:
        invitation = invitations.open_invitation(token)
        form = ChooseForm(invitation.user, request.POST if request.method == "POST" else None)
        if form.is_valid():
            user = invitations.accept(invitation=invitation, form=form)
            return perform_login(request, user, redirect_url=resolve_url("home"))
    except Refused as no:
        return render(request, "account/welcome.html", {"refused": no.why, "nav": []}, status=409)
    shown = {"form": form, "invited": invitation.user, "oidc": bool(settings.OIDC_SERVER_URL), "nav": []}
    return render(request, "account/welcome.html", shown)

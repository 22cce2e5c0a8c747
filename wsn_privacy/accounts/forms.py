"""What is typed to prove who one is, and to set that up: codes, passkeys and passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from wsn_privacy.accounts.login import throttle

if TYPE_CHECKING:
    from dossiers.actors import StaffRequest

SHORT = {"required": _("Vul de code in."), "max_length": _("Deze code is te lang.")}
PASSKEY_FAILED = _("Het lukte niet met deze toegangssleutel. Probeer het nog eens.")


def code_field(label: Any, hint: Any = "", *, autofocus: bool = True) -> forms.CharField:
    """A field for a short code from a phone or a list."""
    attrs: dict[str, Any] = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}
    widget = forms.TextInput(attrs={**attrs, "autofocus": True} if autofocus else attrs)
    return forms.CharField(label=label, help_text=hint, max_length=20, widget=widget, error_messages=SHORT)


class CodeForm(AuthenticateForm):
    """The code of the app, or one of the recovery codes."""

    code = code_field(_("Code"), _("De zes cijfers uit de app op uw telefoon, of een van uw herstelcodes."))
    use_required_attribute = False


class AppForm(ActivateTOTPForm):
    """The first code of a new app, which shows that the two understand each other."""

    code = code_field(_("Code uit de app"), _("De zes cijfers die de app nu laat zien."), autofocus=False)
    use_required_attribute = False


class _Spoken:
    """Every fault of a passkey reads the same: what it was helps nobody."""

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(None, PASSKEY_FAILED)  # type: ignore[misc]
        self.cleaned_data.pop("credential", None)  # type: ignore[attr-defined]


class NewPasskeyForm(_Spoken, AddWebAuthnForm):
    """A new passkey, which the browser fills in."""

    name = None


class PasskeyForm(_Spoken, AuthenticateWebAuthnForm):
    """A passkey of somebody whose password was right."""


class PasskeyAloneForm(_Spoken, LoginWebAuthnForm):
    """A passkey instead of address, password and code."""


def right_password(request: StaffRequest, password: str) -> str:
    """The password of who is in already. Raises ValidationError when it is wrong, or was wrong too often."""
    if throttle.too_many(request, request.user.email):
        raise forms.ValidationError(_("Het is te vaak niet gelukt. Wacht een kwartier, of log uit."))
    if not request.user.check_password(password):
        raise forms.ValidationError(_("Dit wachtwoord klopt niet."))
    throttle.forget(request, request.user.email)
    return password


class PasswordForm(forms.Form):
    """The password of somebody who is in already. Wrong ones are counted with those at the door."""

    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        error_messages={"required": _("Vul uw wachtwoord in."), "max_length": _("Dit wachtwoord is te lang.")},
    )
    use_required_attribute = False

    def __init__(self, request: StaffRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """The password. Raises ValidationError when it is wrong, or asked too often."""
        return right_password(self.request, self.cleaned_data["password"])


NEW_PASSWORD = _("Minstens twaalf tekens. Een zin die alleen u kent, werkt goed.")
TOO_LONG = {"max_length": _("Dit wachtwoord is te lang.")}


def _in_our_words(form: forms.Form) -> None:
    """Dutch labels and hints on the two fields for a new password."""
    form.fields["new_password1"].label, form.fields["new_password2"].label = _("Nieuw wachtwoord"), _("Nog een keer")
    form.fields["new_password1"].help_text, form.fields["new_password2"].help_text = NEW_PASSWORD, ""
    asked = {"new_password1": _("Kies een nieuw wachtwoord."), "new_password2": _("Vul het nog een keer in.")}
    for name, sentence in asked.items():
        form.fields[name].error_messages |= {"required": sentence, **TOO_LONG}


class ChooseForm(SetPasswordForm):
    """The first password of an invited colleague, or a new one after the old was lost."""

    use_required_attribute = False
    error_messages = {"password_mismatch": _("De twee wachtwoorden zijn niet gelijk.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)


class ChangeForm(PasswordChangeForm):
    """Another password, asked with the old one."""

    use_required_attribute = False
    error_messages = {"password_mismatch": _("De twee wachtwoorden zijn niet gelijk.")}

    def __init__(self, request: StaffRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request.user, *args, **kwargs)
        self.fields["old_password"].label = _("Oude wachtwoord")
        self.fields["old_password"].error_messages |= {"required": _("Vul uw oude wachtwoord in."), **TOO_LONG}
        _in_our_words(self)

    def clean_old_password(self) -> str:
        """The old password. Raises ValidationError when it is wrong, or asked too often."""
        return right_password(self.request, self.cleaned_data["old_password"])

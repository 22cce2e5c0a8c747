"""What is typed to come in: an address with a password, and the promise of confidentiality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from wsn_privacy.accounts.login import throttle


class SignInForm(AuthenticationForm):
    """Django's own form in our words. A wrong address, a wrong password and a closed account read the same."""

    username = forms.EmailField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Er mist iets in uw e-mailadres. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl."),
            "max_length": _("Dit e-mailadres is te lang."),
        },
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={
            "required": _("Vul uw wachtwoord in."),
            "max_length": _("Dit wachtwoord is te lang."),
        },
    )
    error_messages = {
        "invalid_login": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze allebei nog eens na."),
        "too_many": _("Het is te vaak niet gelukt. Wacht een kwartier, of bel functioneel beheer."),
    }
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """The user, unless somebody keeps guessing: then the password is not even looked at.

        Raises ValidationError then, and for a pair that is not known.
        """
        email = self.cleaned_data.get("username")
        if email and throttle.too_many(self.request, email):
            raise forms.ValidationError(self.error_messages["too_many"], code="too_many")
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError:
            throttle.failed(self.request)
            raise
        if email and self.get_user():
            throttle.forget(self.request, email)
        return cleaned

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to wait before the next try."""
        return self.has_error(NON_FIELD_ERRORS, "too_many")


class UndertakingForm(forms.Form):
    """The promise of confidentiality (regulation, confidentiality)."""

    promise = forms.BooleanField(
        label=_("Ik beloof dit. Ik houd geheim wat ik zie."),
        error_messages={"required": _("Zet een vinkje als u dit belooft. Zonder belofte kunt u niet verder.")},
    )

    use_required_attribute = False

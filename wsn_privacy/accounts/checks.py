"""What `manage.py check` says about signing in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  (Django's own name)

from dossiers.functions import Function

WITHOUT = Warning(
    "MFA_REQUIRED staat uit: een wachtwoord alleen is genoeg om gegevens van huurders te zien.",
    hint="Haal MFA_REQUIRED weg; alleen in een proef mag het uit.",
    id="wsn_privacy.W001",
)


@register(Tags.security, deploy=True)
def second_factor_is_required(**_kwargs: Any) -> list[CheckMessage]:
    """In service a password alone is not enough (regulation, security)."""
    return [WITHOUT] if settings.HTTPS and not settings.MFA_REQUIRED else []


@register(Tags.security, deploy=True)
def provider_is_reached_safely(**_kwargs: Any) -> list[CheckMessage]:
    """What the provider says is believed because the connection is safe."""
    unsafe = settings.OIDC_SERVER_URL and not settings.OIDC_SERVER_URL.startswith("https://")
    return [Error("OIDC_SERVER_URL begint niet met https://.", id="wsn_privacy.E001")] if unsafe else []


@register
def groups_stand_for_functions(**_kwargs: Any) -> list[CheckMessage]:
    """Every group in OIDC_GROUPS stands for a function that exists."""
    wrong = [function for group, function in settings.OIDC_GROUPS if not group or function not in Function.values]
    return [Error(f"OIDC_GROUPS: {function!r} is geen functie.", id="wsn_privacy.E002") for function in wrong]

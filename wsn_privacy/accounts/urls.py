"""The addresses of signing in. Of allauth's own only those are here that it asks for by name."""

from django.conf import settings
from django.urls import path

from wsn_privacy import entry
from wsn_privacy.accounts import invite_views, organisation, own, proving, views

OIDC = {"provider_id": settings.OIDC}

urlpatterns = [
    path("inloggen/", entry.sign_in, name="account_login"),
    path("inloggen/tweede-stap/", proving.second_step, name="mfa_authenticate"),
    path("inloggen/sleutel/", proving.passkey_sign_in, name="passkey_sign_in"),
    path(f"inloggen/{settings.OIDC}/", organisation.depart, OIDC, name="openid_connect_login"),
    path(f"inloggen/{settings.OIDC}/terug/", organisation.arrive, OIDC, name="openid_connect_callback"),
    path("nogmaals/", proving.reauthenticate, name="reauthenticate"),
    path("account/", views.account, name="account"),
    path("account/app/", views.add_app, name="second_factor_app"),
    path("account/sleutel/", views.add_passkey, name="second_factor_passkey"),
    path("account/weg/<int:pk>/", views.remove, name="second_factor_remove"),
    path("account/herstelcodes/", views.recovery_codes, name="recovery_codes"),
    path("account/agenda/", own.calendar_link, name="calendar_link"),
    path("account/sneltoetsen/", own.shortcuts, name="shortcuts"),
    path("agenda/<str:word>.ics", own.feed, name="calendar"),
    path("account/wachtwoord/", views.password, name="password"),
    path("collegas/", invite_views.colleagues, name="colleagues"),
    path("collegas/<uuid:pk>/uitnodigen/", invite_views.again, name="invite_again"),
    path("collegas/<uuid:pk>/tweede-stap/", invite_views.reset, name="second_factor_reset"),
    path("welkom/<str:token>/", invite_views.welcome, name="welcome"),
]

"""The addresses of signing in. Of allauth's own only those are here that it asks for by name."""

from django.conf import settings
from django.urls import path

from wsn_privacy.accounts import views
from wsn_privacy.accounts.authentication import views as authentication_views
from wsn_privacy.accounts.invitations import views as invitations_views
from wsn_privacy.accounts.login import views as login_views
from wsn_privacy.accounts.preferences import views as preferences_views
from wsn_privacy.accounts.single_sign_on import views as single_sign_on_views

OIDC = {"provider_id": settings.OIDC}

urlpatterns = [
    path("inloggen/", login_views.sign_in, name="account_login"),
    path("inloggen/tweede-stap/", authentication_views.second_step, name="mfa_authenticate"),
    path("inloggen/sleutel/", authentication_views.passkey_sign_in, name="passkey_sign_in"),
    path(f"inloggen/{settings.OIDC}/", single_sign_on_views.depart, OIDC, name="openid_connect_login"),
    path(f"inloggen/{settings.OIDC}/terug/", single_sign_on_views.arrive, OIDC, name="openid_connect_callback"),
    path("nogmaals/", authentication_views.reauthenticate, name="reauthenticate"),
    path("account/", views.account, name="account"),
    path("account/app/", views.add_app, name="second_factor_app"),
    path("account/sleutel/", views.add_passkey, name="second_factor_passkey"),
    path("account/weg/<int:pk>/", views.remove, name="second_factor_remove"),
    path("account/herstelcodes/", views.recovery_codes, name="recovery_codes"),
    path("account/agenda/", preferences_views.calendar_link, name="calendar_link"),
    path("account/sneltoetsen/", preferences_views.shortcuts, name="shortcuts"),
    path("agenda/<str:word>.ics", preferences_views.feed, name="calendar"),
    path("account/wachtwoord/", views.password, name="password"),
    path("collegas/", invitations_views.colleagues, name="colleagues"),
    path("collegas/<uuid:pk>/uitnodigen/", invitations_views.again, name="invite_again"),
    path("collegas/<uuid:pk>/tweede-stap/", invitations_views.reset, name="second_factor_reset"),
    path("welkom/<str:token>/", invitations_views.welcome, name="welcome"),
]

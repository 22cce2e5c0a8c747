"""The table of contents: the house, then what each app shows."""

from django.urls import include, path

from wsn_privacy import health, views

urlpatterns = [
    path("vandaag/", views.home, name="home"),
    path("inloggen/", views.sign_in, name="login"),
    path("uitloggen/", views.sign_out, name="logout"),
    path("geheimhouding/", views.undertaking, name="undertaking"),
    path("proefpost/", views.mailbox, name="mailbox"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("dossiers/", include("dossiers.urls")),
    path("", include("cases.urls")),
]

"""The table of contents: the house, then what each app shows."""

from django.urls import include, path

from wsn_privacy import cleaning, entry, health, searching, views

handler403 = "wsn_privacy.views.page_denied"
urlpatterns = [
    path("vandaag/", views.home, name="home"),
    path("zoeken/", searching.search, name="search"),
    path("inloggen/", entry.sign_in, name="login"),
    path("uitloggen/", entry.sign_out, name="logout"),
    path("geheimhouding/", entry.undertaking, name="undertaking"),
    path("proefpost/", entry.mailbox, name="mailbox"),
    path("proefpost/<slug:name>/", entry.mail, name="mail"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include("wsn_privacy.accounts.urls")),
    path("", include("dossiers.people_urls")),
    path("dossiers/", include("dossiers.recording_urls")),
    path("dossiers/", include("dossiers.urls")),
    path("toegang/", include("dossiers.grant_urls")),
    path("invoer/", include("dossiers.import_urls")),
    path("opschonen/", cleaning.overview, name="cleaning"),
    path("opschonen/", include("retention.urls")),
    path("register/", include("dossiers.register_urls")),
    path("logboek/", include("dossiers.log_urls")),
    path("mijn-taken/", include("cases.task_urls")),
    path("", include("cases.urls")),
]

"""The table of contents: the house, then what each app shows."""

from django.urls import include, path

from wsn_privacy.accounts.login import views as login_views
from wsn_privacy.home import views as home_views
from wsn_privacy.operations import views as operations_views

handler403 = "wsn_privacy.home.views.page_denied"
urlpatterns = [
    path("vandaag/", home_views.home, name="home"),
    path("zoeken/", home_views.search, name="search"),
    path("inloggen/", login_views.sign_in, name="login"),
    path("uitloggen/", login_views.sign_out, name="logout"),
    path("geheimhouding/", login_views.undertaking, name="undertaking"),
    path("proefpost/", login_views.mailbox, name="mailbox"),
    path("proefpost/<slug:name>/", login_views.mail, name="mail"),
    path("healthz", operations_views.alive, name="healthz"),
    path("readyz", operations_views.ready, name="readyz"),
    path("", include("wsn_privacy.accounts.urls")),
    path("", include("dossiers.people.urls")),
    path("dossiers/", include("dossiers.records.urls")),
    path("dossiers/", include("dossiers.pages.urls")),
    path("toegang/", include("dossiers.access.urls")),
    path("toegang/", include("dossiers.viewing.urls")),
    path("invoer/", include("dossiers.imports.urls")),
    path("opschonen/", home_views.overview, name="cleaning"),
    path("opschonen/", include("retention.urls")),
    path("register/", include("dossiers.register.urls")),
    path("logboek/", include("dossiers.log.urls")),
    path("mijn-taken/", include("cases.search.tasks.urls")),
    path("", include("cases.urls")),
]

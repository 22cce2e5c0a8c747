"""The pages of the dossiers, under dossiers/."""

from django.urls import path

from dossiers.pages import views as pages_views

app_name = "dossiers"

urlpatterns = [
    path("", pages_views.dossier_list, name="list"),
    path("gegevens/<str:reference>/", pages_views.record, name="record"),
    path("<str:reference>/", pages_views.detail, name="detail"),
    path("<str:reference>/<slug:section>/reden/", pages_views.reason, name="reason"),
]
